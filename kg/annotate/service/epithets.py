"""What a state's title is called besides: the "mektige" of "Perus mektige utenriksminister"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.document import Mention, Token
from kg.languages import union, words

MOST = 3  # words of "demokratisk valgte", "longest serving"
SHORT = 4  # letters of the shortest that an ending tells: "unge"


class Epithets:
    """Reads the adjectives between a state and a title that no table has; one language."""

    def __init__(self, language: str, stops: AbstractSet[str], verbs: AbstractSet[str]) -> None:
        self._endings = tuple(words(language, "people", "describing_endings")) or ("\0",)
        self._known = words(language, "people", "describing_words")
        fields = union(language, "people", "led_nouns", "institutions")
        self._stops, self._verbs = (stops - verbs) | fields, verbs

    def passed(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """The token of the state before at most three such words that end at token `at`; else `at`."""
        left = at
        while left >= 0 and at - left < MOST and left not in cover and self._describes(tokens[left]):
            left -= 1
        owner = cover.get(left)
        if owner is None or owner.kind != "country" or not (owner.genitive or owner.form == "adjective"):
            return at
        acts = not owner.genitive and any(t.norm in self._verbs for t in tokens[left + 1 : at + 1])
        return at if acts else left  # "the Peruvian visited President NAME"

    def _describes(self, token: Token) -> bool:
        """Whether a word can only say what somebody is like."""
        norm, text = token.norm, token.text
        if norm in self._known:
            return True
        if norm in self._stops or not (text[0].islower() or text[0].isdigit()):
            return False
        return (len(norm) >= SHORT and norm.endswith(self._endings)) or "-" in norm[1:-1]
