"""Singular pronouns: which people of an article "she", "him" and "hers" can stand for."""

from collections.abc import Mapping, Sequence

from kg.annotate.people import given_names
from kg.languages import table
from kg.records import Article, Mention, Token

HONORIFIC = 16  # characters before a name within which an honorific stands


class Pronouns:
    """The pronouns of one article's language, and who of the article is a woman."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        people = table(article.language, "people")
        self._she = frozenset(people["pronouns_she"])
        self.singular = frozenset(people["pronouns_he"]) | self._she
        self.possessives = frozenset(people["possessives"])
        self.relatives = frozenset(table(article.language, "frames")["relatives"])
        according = table(article.language, "speech").get("according", ())
        self.sources = frozenset(phrase.split()[-1] for phrase in according)
        self._objects = frozenset(people["object_pronouns"])
        self._either = frozenset(people["either_pronouns"])
        self._followers = frozenset(people["object_followers"])
        self._female_endings = tuple(people["female_endings"])
        self._female, self._given = frozenset(people["female"]), given_names(article.language)
        marks = [(False, people["male_honorifics"]), (True, people["female_honorifics"])]
        names = {m.start: m.key for m in mentions if m.kind == "person"}
        self._honoured = _honoured(article.text, names, {word: she for she, told in marks for word in told})

    def is_object(self, norm: str, following: str) -> bool:
        """Whether a pronoun is acted on: "him"; "her" where no noun of hers follows."""
        if norm in self._objects:
            return True
        return norm in self._either and (following in self._followers or not following[-1:].isalnum())

    def person(self, token: Token, window: Sequence[Mention]) -> str:
        """The person a pronoun stands for among the mentions before it, the likeliest first."""
        she = token.norm in self._she
        return next((m.key for m in window if not m.genitive and self._may_be(m.key, she=she)), "")

    def _may_be(self, person: str, *, she: bool) -> bool:
        """Whether "she" (or "he") can stand for somebody: by "Mrs" or "King", else by the first name."""
        if person in self._honoured:
            return self._honoured[person] is she
        first = person.split(maxsplit=1)[0]
        known = first in self._given and not (she and first.endswith(self._female_endings))
        return not known or she == (first in self._female) or " " not in person


def _honoured(text: str, names: Mapping[int, str], marks: Mapping[str, bool]) -> dict[str, bool]:
    """Whether the people of a text are women, as "Mrs" and "King" before their names (by offset) say."""
    found: dict[str, bool] = {}
    for start, person in names.items():
        word = text[max(0, start - HONORIFIC) : start].casefold().replace(".", " ").split()[-1:]
        if word and word[0] in marks:
            found.setdefault(person, marks[word[0]])
    return found
