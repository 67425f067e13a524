"""Singular pronouns: which people of an article "she", "him" and "hers" can stand for."""

from collections.abc import Mapping, Sequence
from functools import cache

from kg.annotate.names.home_names import home_names
from kg.annotate.names.last_names import bearers
from kg.document import Mention, Token
from kg.languages import lists, table, union, words
from kg.records import Article

HONORIFIC = 16  # characters before a name within which an honorific stands


@cache
def _sources(language: str) -> frozenset[tuple[str, ...]]:
    """The words before a source: "ifølge", "according to"."""
    return frozenset(tuple(phrase.split()) for phrase in words(language, "speech", "according"))


class Pronouns:
    """The pronouns of one article's language, and who of the article is a woman."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        people, told = table(article.language, "people"), lists(article.language, "people")
        self._she = told("pronouns_she")
        self.singular = union(article.language, "people", "pronouns_he", "pronouns_she")
        self.possessives = told("possessives")
        self.relatives = words(article.language, "frames", "relatives")
        self._sources = _sources(article.language)
        self._objects, self.company = told("object_pronouns"), told("company_openers")
        self._governing = union(article.language, "frames", "with", "by", "to", "at_somebody")
        self._governing |= told("object_governors")
        self._either, self._followers = told("either_pronouns"), told("object_followers")
        self._address = told("address_words")
        self._endings, self._names = tuple(people["female_endings"]), home_names(article.language)
        marks = [(False, people["male_honorifics"]), (True, people["female_honorifics"])]
        names = {m.start: m.key for m in mentions if m.kind == "person"}
        self._honoured = _honoured(article.text, names, {word: she for she, told in marks for word in told})
        self._day = (article.published or "")[:10]
        self._acting = words(article.language, "frames", "third_person")
        self._meant: dict[str, bool] = {}  # people whom a pronoun stood for -> whether it was a woman's

    def address(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a word is part of how somebody is addressed: "HE Deniz Aksoy", "His Excellency"."""
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return behind in self._address or (tokens[at].text in self._address and behind[:1].isupper())

    def sourced(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether the pronoun at `at` is that of a source, just spoken of: "ifølge ham", no "said to him"."""
        return any(tuple(t.norm for t in tokens[max(0, at - len(s)) : at]) == s for s in self._sources)

    def is_object(self, norm: str, before: str, following: str) -> bool:
        """Whether a pronoun is acted on: "him", "skal møte han"; "her" where no noun of hers follows."""
        if norm in self._objects or (before in self._governing and norm not in self.possessives):
            return True
        return norm in self._either and (following in self._followers or not following[-1:].isalnum())

    def person(self, token: Token, window: Sequence[Mention]) -> str:
        """The person a pronoun stands for among the mentions before it, the likeliest first."""
        she = self.she(token)
        return next((m.key for m in window if not m.genitive and self._may_be(m.key, she=she)), "")

    def owner(self, token: Token, here: Sequence[Mention]) -> str:
        """ "A's trip to Peru follows her visit to Chile": the one person of the sentence, an owner."""
        people = {m.key for m in here}
        fits = len(people) == 1 and here[0].genitive and here[0].form in ("name", "alias")
        return here[0].key if fits and self._may_be(here[0].key, she=self.she(token)) else ""

    def only(self, token: Token, here: Sequence[Mention]) -> str:
        """ "She told B that he was welcome": the one named before whose first name fits; "" for none."""
        she = self.she(token)
        fitting = {m.key for m in here if m.kind == "person" and self.woman(m.key) is she}
        return fitting.pop() if len(fitting) == 1 else ""

    def she(self, token: Token) -> bool:
        """Whether a pronoun means a woman."""
        return token.norm in self._she

    def woman(self, person: str) -> bool | None:
        """Whether somebody is a woman: by "Mrs" or "King", else by the first name; None where unsure."""
        if person in self._honoured:
            return self._honoured[person]
        if " " not in person:
            return self._lone(person)
        told = self._names.woman(person)
        return None if told is False and person.split(maxsplit=1)[0].endswith(self._endings) else told

    def _lone(self, surname: str) -> bool | None:
        """The same of a surname that stands alone: of those in office on the day, else of all who bear it."""
        known = [holder for holder, _ in bearers().get(surname, ())]
        now = [h for h in known if h.held_on(self._day)] if self._day else []
        told = {self.woman(h.name) for h in now or known if " " in h.name}
        return told.pop() if len(told) == 1 else None

    def _may_be(self, person: str, *, she: bool) -> bool:
        known = self.woman(person)
        return (self._meant.get(person) if known is None else known) in (None, she)

    def note(self, person: str, token: Token) -> None:
        """Takes note of whom a pronoun stood for: who was "she" once is not "he" in the next sentence.

        Only of those who act: in "A called B to congratulate him" there are two for "him".
        """
        if token.norm in self._acting:
            self._meant.setdefault(person, self.she(token))


def _honoured(text: str, names: Mapping[int, str], marks: Mapping[str, bool]) -> dict[str, bool]:
    """Whether the people of a text are women, as "Mrs" and "King" before their names (by offset) say."""
    found: dict[str, bool] = {}
    for start, person in names.items():
        word = text[max(0, start - HONORIFIC) : start].casefold().replace(".", " ").split()[-1:]
        if word and word[0] in marks:
            found.setdefault(person, marks[word[0]])
    return found
