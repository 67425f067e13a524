"""Names that are words of the language too: "Theresa May", and "May" for her; "Ville" is no verb there."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, pairwise
from operator import attrgetter

from kg.annotate.names.people import given_names
from kg.annotate.records import Name
from kg.annotate.structure import covering
from kg.document import Mention, Token
from kg.languages import endings, words


class Homographs:
    """The names of one article that are ordinary words elsewhere."""

    def __init__(self, language: str, tokens: tuple[Token, ...], title: tuple[Token, ...]) -> None:
        self._language, self._tokens = language, tokens
        surnames, given = words(language, "people", "surnames_too"), given_names(language)
        pairs = chain(pairwise(tokens), pairwise(title))
        self._borne = {  # "May" of "Theresa May"
            word
            for one, other in pairs
            if one.text in given and (word := _bare(other.text, language)) in surnames
        }

    def among(self, names: list[Name], span: tuple[int, int], taken: AbstractSet[int]) -> list[Name]:
        """The names of a span of tokens with those of one word that stand alone, where they are no month."""
        if not self._borne:
            return names
        free = set(range(*span)).difference(taken, *(range(n.first, n.last) for n in names))
        alone = (i for i in free if _bare(self._tokens[i].text, self._language) in self._borne)
        found = [
            Name(i, i + 1, (_bare(self._tokens[i].text, self._language),), titled=False)
            for i in alone
            if not _dated(self._language, self._tokens, i)
        ]
        return sorted([*names, *found], key=attrgetter("first"))


@cache
def _marked(language: str) -> tuple[str, ...]:
    """The endings of genitives that an apostrophe tells."""
    return tuple(e for e in endings(language, "people", "genitive_endings") if not e.isalpha())


def _bare(text: str, language: str) -> str:
    marked = _marked(language)
    return next(text.removesuffix(e) for e in marked if text.endswith(e)) if text.endswith(marked) else text


def _dated(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "In May", "5 May", "May 2018", "last May": the month."""
    before = tokens[at - 1].norm if at else ""
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    owned = _bare(tokens[at].text, language) != tokens[at].text
    marks = words(language, "people", "month_marks")
    marks = marks if owned else marks | words(language, "people", "month_prepositions")
    return before in marks or before.isdigit() or after[:1].isdigit()


def as_names(
    tokens: tuple[Token, ...], mentions: Sequence[Mention], language: str, text: str
) -> tuple[Token, ...]:
    """The tokens, those of a person's name no longer looked up as the verbs or months that they spell."""
    alike = words(language, "people", "name_words")
    people = [m for m in mentions if m.kind == "person" and m.form in ("name", "alias")]
    named = (i for i, t in enumerate(tokens) if t.norm in alike and t.text[0].isupper())
    inside = {i for i in named if covering(people, text, tokens[i].start)}
    if not inside:
        return tuple(tokens)
    return tuple([_as_printed(t) if i in inside else t for i, t in enumerate(tokens)])


def _as_printed(token: Token) -> Token:
    return Token(start=token.start, end=token.end, text=token.text, norm=token.text)
