"""Offices of people whom the text gives no title: "Trump ... The president", "the two presidents"."""

from collections.abc import Container, Iterable, Mapping, Sequence

from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.surroundings import ALONE
from kg.annotate.structure import within
from kg.document import Mention, Title, replace
from kg.languages import table
from kg.records import Article
from kg.reference import Holder

SHARED = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def in_office(
    title: Title, people: Iterable[str], article: Article, resolver: OfficeHolders
) -> Mapping[str, Holder]:
    """ "Trump ... The president": those named before without a title who were head of state that day."""
    alone = title.office == "head_of_state" and not title.plural and not title.of
    if not alone or title.when != "current" or not resolver.possession.definite(title):
        return {}
    printed = article.text[title.start : title.end].casefold()
    if title.office not in offices_of(printed, article.language):
        return {}  # an emperor is no president
    if any(office == title.office for office, _ in resolver.offices):
        return {}  # the text says who is
    return resolver.known.holding(people, title.office)


def at_home(title: Title, people: Iterable[str], before: Container[str], resolver: OfficeHolders) -> str:
    """ "Solberg ... statsministeren": the one named who held the office at home that day, untold."""
    if title.office not in ALONE or title.plural or title.of or title.when != "current" or not resolver.home:
        return ""
    told = (who for (office, _), who in resolver.offices.items() if office == title.office)
    if any(person in before for who in told for person in who):
        return ""  # or another one has been told of
    if resolver.offices.get((title.office, resolver.home)) or not resolver.possession.definite(title):
        return ""  # the text says who does
    held = resolver.known.holding(people, title.office)
    home = [name for name, holder in held.items() if holder.country == resolver.home]
    return home[0] if len(home) == 1 else ""


def shared(
    mentions: Sequence[Mention], titles: Sequence[Title], article: Article, resolver: OfficeHolders
) -> list[Title]:
    """ "Trump rang Putin, and the two presidents ...": the office of those whom no title is said of."""
    found = []
    titled = {t.person for t in titles}
    for mention in (m for m in mentions if m.form == "group" and m.key not in titled):
        phrase = article.text[mention.start : mention.end].casefold()
        for office in sorted(offices_of(phrase, article.language)):
            for holder in resolver.known.holding([mention.key], office).values():
                title = Title(start=mention.start, end=mention.end, office=office, of=holder.country)
                found.append(replace(title, person=mention.key, of_inferred=True, plural=True, definite=True))
    return found


def fellows(mentions: Sequence[Mention], titles: Sequence[Title], resolver: OfficeHolders) -> list[Title]:
    """ "Utenriksministrene i Peru og Chile ... A og B sa": people without a title who held that office.

    The registry has each in it on the day, for a state that the sentence of the plural names; two of them
    are enough where it names none: "de nordiske statsministrene".
    """
    told = [t for t in titles if t.plural and t.office in SHARED and t.when == "current"]
    titled = {t.person for t in titles}
    untold = list(dict.fromkeys(m.key for m in mentions if m.form == "name" and m.key not in titled))
    found: dict[str, Title] = {}
    for title in told if untold else ():
        sentence = resolver.sentence(title)
        named = {m.key for m in within(mentions, sentence.start, sentence.end) if m.kind == "country"}
        held = resolver.known.holding(untold, title.office)
        states = {holder.country for holder in held.values()}
        several = len(states) > 1 and not title.of and named.isdisjoint(states)
        for person, holder in held.items():
            if several or holder.country in named | {title.of}:
                found[person] = replace(title, of=holder.country, person=person, of_inferred=True)
    return list(found.values())


def offices_of(phrase: str, language: str) -> frozenset[str]:
    """The offices that "the two ministers" can hold; none where the words do not say."""
    offices: dict[str, list[str]] = table(language, "groups")["group_offices"]
    return frozenset(next((held for word, held in offices.items() if word in phrase), ()))


def met_by_his_like(titles: Sequence[Title]) -> set[tuple[str, str]]:
    """ "Utenriksministeren møter Perus utenriksminister B": who is not whom the bare office means, with it.

    `titles` are those of one sentence, before any without a name is resolved.
    """
    bare = [t for t in titles if t.definite and not (t.person or t.of or t.plural) and t.when == "current"]
    return {
        (t.office, t.person) for b in bare for t in titles if t.person and t.of and t.office == b.office
        and t.start > b.start
    }  # fmt: skip
