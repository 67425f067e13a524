"""Document to persons with the offices the text gives them, and to the countries named."""

import re
from collections.abc import Mapping, Sequence

from kg.annotate import annotate
from kg.annotate.structure import tokens as tokenise
from kg.annotate.titles.reader import title_grammar
from kg.document import Document, Mention, Title, replace
from kg.extract.actors.names import organisation_name
from kg.languages import table
from kg.records import Evidence, OfficeHeld, Person, Statement
from kg.reference import Registry

_PARTY = re.compile(r"\s*\(([A-ZÆØÅ][\w.-]{0,11})(?:,[^)]*)?\)")


def persons(document: Document, registry: Registry) -> tuple[Person, ...]:
    """Everybody named in the text, in order of first mention."""
    text = document.article.text
    order: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        titled = mention.form == "title" and mention.key not in text and mention.key in document.article.title
        if mention.kind == "person" and (mention.form in ("name", "alias") or titled):
            order.setdefault(mention.key, []).append(mention)
    titles: dict[str, list[Title]] = {}
    for title in document.titles:
        titles.setdefault(title.person, []).append(title)
    return tuple(
        Person(
            name=key,
            also=_also(key, mentions, text),
            offices=_offices(titles.get(key, []), document, registry),
            party=_party(mentions, document, registry),
            evidence=tuple(Evidence(start=m.start, end=m.end) for m in mentions),
        )
        for key, mentions in order.items()
    )


def _also(key: str, mentions: list[Mention], text: str) -> tuple[str, ...]:
    also: list[str] = []
    for mention in mentions:
        form = _without_genitive(text[mention.start : mention.end], mention)
        if form != key and form not in also and mention.form != "title":
            also.append(form)
    return tuple(also)


def _without_genitive(form: str, mention: Mention) -> str:
    if not mention.genitive:
        return form
    return re.sub(r"['’]?s$|['’]$", "", form)


def _offices(titles: list[Title], document: Document, registry: Registry) -> tuple[OfficeHeld, ...]:
    held: dict[tuple[str, str], OfficeHeld] = {}
    for title in titles:
        if not title.of or _vaguer(title, titles):
            continue
        of = served(title, document, registry)
        key = (title.office, of)
        before = held.get(key)
        evidence = (*(before.evidence if before else ()), Evidence(start=title.start, end=title.end))
        held[key] = OfficeHeld(
            office=title.office, of=of, when=before.when if before else title.when,
            portfolio=title.portfolio or (before.portfolio if before else None), evidence=evidence,
            of_inferred=title.of_inferred and (before is None or before.of_inferred),
        )  # fmt: skip
    return tuple(held.values())


def _vaguer(title: Title, titles: list[Title]) -> bool:
    """ "Ministeren" after "utenriksministeren" names no second office."""
    if title.office != "minister" or title.portfolio:
        return False
    return any(t.office != "minister" and t.office.endswith("minister") for t in titles)


def served(title: Title, document: Document, registry: Registry) -> str:
    """A ministry or parliament stands for its country; another body for itself, as the article names it."""
    of = title.of
    if of in registry.countries:
        return of
    organisation = registry.organisations.get(of)
    if organisation is None:
        people = table(document.article.language, "people")
        if house := table(document.article.language, "groups").get("houses", {}).get(of):
            return str(house)
        if of.endswith(tuple(people["home_bodies"])):
            return str(people["home"])
        named = next((m for m in document.mentions if m.kind == "organisation" and m.key == of), None)
        return organisation_name(document, named) if named is not None else of
    if title.office == "legislator" and organisation.country:
        return organisation.country  # "parlamentarikere fra Hamas"
    presides = organisation.kind == "parliament" and title.office == "official"  # it has its own president
    if organisation.country and organisation.kind in ("government", "parliament") and not presides:
        return organisation.country
    mention = next((m for m in document.mentions if m.kind == "organisation" and m.key == of), None)
    if mention is not None:
        return organisation_name(document, mention)
    return next((n for names in organisation.names.values() for n in names), of)


def _party(mentions: list[Mention], document: Document, registry: Registry) -> str | None:
    """The party of "NAME (Sp)", else of "Senterpartiets NAME", "Labour's NAME"."""
    for mention in mentions:
        match = _PARTY.match(document.article.text, mention.end)
        if match and _is_party(match.group(1), registry):
            return match.group(1)
    starts = {mention.start for mention in mentions}
    for before in document.mentions:
        body = registry.organisations.get(before.key) if before.kind == "organisation" else None
        if body is not None and body.kind == "party" and before.genitive and before.end + 1 in starts:
            return organisation_name(document, before)
    return None


def _is_party(name: str, registry: Registry) -> bool:
    return any(
        o.kind == "party" and (name in o.abbreviations or any(name in names for names in o.names.values()))
        for o in registry.organisations.values()
    )


def headed(document: Document, said: Sequence[Statement], registry: Registry) -> tuple[Person, ...]:
    """Those whom the title alone names ("Statement by NAME", "Readout of President NAME's Call").

    They are evidenced by their words, or by the office under which the text goes on telling of them.
    """
    article = document.article
    people = [m for m in document.mentions if m.kind == "person"]
    told = {m.key for m in people}
    spoken = {s.speaker: s.evidence for s in said if s.speaker not in told and s.speaker in article.title}
    known = {p.name for p in persons(document, registry)}
    for mention in people:
        if mention.form == "title" and mention.key not in known and mention.key in article.title:
            spoken.setdefault(mention.key, (Evidence(start=mention.start, end=mention.end),))
    if not spoken:
        return ()
    title = annotate(replace(article, text=article.title, title=""), registry)
    titles: dict[str, list[Title]] = {
        name: [t for t in document.titles if t.person == name] for name in spoken
    }
    return tuple(
        replace(
            person, evidence=spoken[person.name],
            offices=_offices(titles[person.name], document, registry)
            or tuple(replace(held, evidence=spoken[person.name]) for held in person.offices),
        )
        for person in persons(title, registry)
        if person.name in spoken
    )  # fmt: skip


def under_headline(told: Sequence[Person], document: Document, registry: Registry) -> tuple[Person, ...]:
    """The persons; who has no office in the text has the one of its title: "India's minister NAME"."""
    article = document.article
    bare = {p.name for p in told if not p.offices and p.name.rsplit(" ", 1)[-1] in article.title}
    tokens = tokenise(article.title) if bare else ()
    grammar = title_grammar(article.language)
    if not tokens or not any(grammar.matches(tokens, 0, len(tokens))):
        return tuple(told)
    title = annotate(replace(article, text=article.title, title=""), registry)
    named = {p.name: tuple(o for o in p.offices if not o.of_inferred) for p in persons(title, registry)}
    return tuple(_as_headed(p, named) if p.name in bare else p for p in told)


def _as_headed(person: Person, named: Mapping[str, Sequence[OfficeHeld]]) -> Person:
    """The person with the offices of whoever is `named` so, in full or by the last name alone."""
    alike = [n for n in named if n == person.name or _last_alone(n, person.name)]
    held = named[alike[0]] if len(alike) == 1 else ()
    return replace(person, offices=tuple(replace(o, evidence=person.evidence[:1]) for o in held))


def _last_alone(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return " " not in short and short == long.rsplit(" ", 1)[-1]


def countries(document: Document) -> dict[str, tuple[Evidence, ...]]:
    """Countries (ISO 3166-1 alpha-3) with every place they are named."""
    found: dict[str, list[Evidence]] = {}
    for mention in document.mentions:
        if mention.kind == "country":
            found.setdefault(mention.key, []).append(Evidence(start=mention.start, end=mention.end))
    return {key: tuple(spans) for key, spans in found.items()}
