"""Who works for another office: "the spokesman for the Peruvian president, NAME", "NAME, aide to"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.records import Match, Name, Reach
from kg.annotate.service.ruling import RULING
from kg.annotate.titles.reaches import Cover
from kg.document import Token, replace
from kg.languages import table, union, words

AIDES = ("official", "spokesperson", "special_envoy", "other")  # who work for somebody
SECRETARY = "deputy_minister"  # "State Secretary to Prime Minister NAME"
Told = tuple[Match, Reach]


class Aides:
    """Reads whom the aides of one document serve; `leading` are words that may stand before a title."""

    def __init__(self, language: str, tokens: tuple[Token, ...], leading: AbstractSet[str]) -> None:
        self._words, self._leading = tokens, leading
        self._joins, self._houses = (words(language, "people", k) for k in ("aide_joins", "aide_houses"))
        self._articles, self._of = (words(language, "people", k) for k in ("articles", "of_words"))
        self._to = words(language, "people", "aide_to")
        self._kin = union(language, "people", "kin_words", "spouse_words")

    def of(
        self, match: Match, reach: Reach, ahead: tuple[int, int, str, int] | None, names: Sequence[Name]
    ) -> Reach | None:
        """ "An adviser to President NAME": the reach of who works for somebody, up to that name."""
        at = match.last
        if ahead is None and (name := self._served(match, reach, names)) is not None:
            return replace(reach, end=name.last, owner=name.first)
        if ahead is None or match.form.plural or at >= len(self._words):
            return None
        secretary = match.form.office == SECRETARY and self._words[at].norm in self._to
        if match.form.office not in AIDES and not secretary:
            return None
        between = range(at + 1, ahead[0])
        passed = self._leading | self._houses
        plain = all(self._words[i].norm in passed for i in between)
        if self._words[at].norm not in self._joins or not at < ahead[0] or not plain:
            return None
        name = names[ahead[1]]  # "to President NAME of Peru"
        return replace(reach, of=ahead[2], end=max(name.last, ahead[3]), owner=-1 if ahead[2] else name.first)

    def kin(self, reach: Reach) -> bool:
        """ "The wife of the president, NAME": whether a relative stands before, who is named behind."""
        left = reach.start - 1
        left -= left > 0 and self._words[left].norm in self._articles
        return left > 0 and self._words[left].norm in self._of and self._words[left - 1].norm in self._kin

    def _served(self, match: Match, reach: Reach, names: Sequence[Name]) -> Name | None:
        """ "An aide to NAME": whom somebody serves who has no title here."""
        at = match.last
        free = match.form.office in AIDES and not match.form.plural and not reach.of and at < len(self._words)
        if not free or self._words[at].norm not in self._joins:
            return None
        return next((n for n in names if n.first == at + 1), None)


def with_chiefs(
    told: Sequence[Told], names: Sequence[Name], tokens: tuple[Token, ...], cover: Cover, language: str
) -> list[Told]:
    """The titles of a sentence; whoever works for one without a name behind it reaches over its words."""
    joins = words(language, "people", "aide_joins")
    between = words(language, "people", "articles") | words(language, "people", "qualifiers")
    between |= words(language, "people", "aide_houses")
    starts, ends = {n.first for n in names}, {n.last for n in names}
    found: list[Told] = []
    for match, reach in told:
        before = found[-1] if found else None
        if before is not None and _owned(before, match, reach, tokens, language):
            found[-1] = (match, replace(reach, of=before[1].of, start=before[1].start, owner=-1))
            continue
        if before is not None and _works_for(before, reach, tokens, cover, joins, between):
            plain = not match.form.plural and match.form.office not in AIDES and reach.end not in starts
            advised = _of_the(match, reach, tokens, starts, language) or _on_field(
                match, reach, tokens, language
            )
            named = _named_behind(before, match, reach, tokens, starts, language)
            at = before[1].start - 1  # "NAME, Chief of Staff to the President, NAME, Minister"
            named = named or (at > 0 and tokens[at].text == "," and at in ends)
            if (plain and (reach.of or reach.end > match.last or named)) or advised:
                of = reach.of or before[1].of
                found[-1] = (before[0], replace(before[1], of=of, end=reach.end, owner=-1))
                continue
        found.append((match, reach))
    return found


def _works_for(
    aide: Told,
    chief: Reach,
    tokens: tuple[Token, ...],
    cover: Cover,
    joins: frozenset[str],
    between: frozenset[str],
) -> bool:
    match, reach = aide
    at = match.last
    if match.form.office not in AIDES or match.form.plural or at >= len(tokens) or reach.start >= chief.start:
        return False
    if tokens[at].norm not in joins:
        return False
    return all(tokens[i].norm in between or i in cover for i in range(at + 1, chief.start))


def _of_the(
    chief: Match, reach: Reach, tokens: tuple[Token, ...], starts: AbstractSet[int], language: str
) -> bool:
    """ "Adviser to the Vice President NAME": behind an article of its own, a title leads no name."""
    articles = words(language, "people", "apart_articles")
    ahead = reach.end in starts and not chief.form.plural and chief.form.office not in AIDES
    return ahead and chief.first > 0 and tokens[chief.first - 1].norm in articles


def _named_behind(
    aide: Told, chief: Match, reach: Reach, tokens: tuple[Token, ...], starts: AbstractSet[int], language: str
) -> bool:
    """ "The spokesman for the president, NAME": the one spokesman, of whom a name behind a comma is said."""
    the = words(language, "people", "definite_articles")
    both = all(at > 0 and tokens[at - 1].norm in the for at in (aide[1].start, chief.first))
    return both and reach.end + 1 in starts and tokens[reach.end].text == ","


def _on_field(chief: Match, reach: Reach, tokens: tuple[Token, ...], language: str) -> bool:
    """ "Adviser to Prime Minister on Foreign Affairs NAME": who rules has no field; the adviser has."""
    on = words(language, "people", "aide_fields")
    field = any(tokens[i].norm in on for i in range(chief.last, reach.end))
    return chief.form.office in RULING and not chief.form.plural and field


def _owned(chief: Told, aide: Match, reach: Reach, tokens: tuple[Token, ...], language: str) -> bool:
    """ "Perus presidents talsmann", "presidentens rådgiver": the first title says whom the second serves."""
    match, printed = chief
    last = tokens[match.last - 1].norm
    bare = last.endswith("s") and not match.form.base.endswith("s") and not match.form.plural
    return (
        bare
        and table(language, "people")["compounds"]
        and (bool(printed.of) or (match.form.definite and aide.form.office in AIDES))
        and not reach.of
        and (printed.end == match.last == aide.first)
    )


def owner_start(reach: Reach, told: Sequence[tuple[Match, Reach]], names: Sequence[Name]) -> int:
    """Where the phrase begins that says whose aide it is: "President NAME's adviser"."""
    if reach.owner < 0:
        return reach.start
    start = next((n.first for n in names if n.first <= reach.owner < n.last), reach.owner)
    return next((r.start for _, r in told if r.start <= start <= r.end and r is not reach), start)
