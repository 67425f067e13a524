"""A post that is told behind a name which has one before it: "Senator NAME, Kenya's foreign minister,"."""

from kg.annotate.records import Match, Name, Reach
from kg.annotate.titles.reaches import Cover
from kg.document import Token
from kg.languages import words

TITLE_REACH = 5  # tokens of "Peru's Deputy Prime Minister" before a name
SOLE = 2  # tokens of "Prime Minister"


class SecondPosts:
    """Tells such a post from that of somebody else who is not named."""

    def __init__(self, language: str, tokens: tuple[Token, ...]) -> None:
        self._words, self._sole = tokens, words(language, "people", "sole_titles")
        self._under = words(language, "people", "under_sole_titles")

    def second(self, match: Match, reach: Reach, name: Name, cover: Cover) -> bool:
        """Whether a title behind the comma behind `name` is his: its state told, and a comma or stop behind.

        Whoever is head of a state is followed in a row by others of it; nor is it his where the title before
        names another state.
        """
        told = bool(reach.of) and (reach.end > match.last or reach.start < match.first)
        closed = reach.end >= len(self._words) or self._words[reach.end].text in ",.);"
        if not told or not closed or match.form.plural or self._heads(name):
            return False
        for index in range(name.first - 1, max(-1, name.first - 1 - TITLE_REACH), -1):
            mention = cover.get(index)
            if self._words[index].text in ",;:(":
                break
            owns = mention is not None and (mention.genitive or mention.form == "adjective")
            if mention is not None and owns and mention.kind == "country" and mention.key != reach.of:
                return False
        return True

    def _heads(self, name: Name) -> bool:
        """Whether the title before a name is that of the one who leads a state."""
        before = [t.norm for t in self._words[max(0, name.first - SOLE - 1) : name.first]]
        under = not self._under.isdisjoint(before)
        return not under and any(" ".join(before[-n:]) in self._sole for n in range(1, SOLE + 1))
