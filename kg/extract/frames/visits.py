"""Whom a visit is to: the state it goes to is its host, and whoever is at home there is no guest."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.extract.circumstances.where import Place
from kg.extract.frames.scene import Members, seat_of
from kg.languages import union, words
from kg.records import Document
from kg.reference import Registry

VISITED_REACH = 4  # tokens behind "besøkte" within which the place that is visited stands


def hosted_visit(
    members: Members, place: Place, registry: Registry, served: Mapping[str, AbstractSet[str]]
) -> tuple[Members, Place]:
    """A visit goes to a country: the host is the country it is in, unless a guest comes from there."""
    hosts = [w for w, role in members if role == "host" and w in registry.countries]
    country = hosts[0] if hosts else place.country
    own = {w for w, role in members if role == "guest" and country in served.get(w, ())}
    members = [(w, role) for w, role in members if w not in own]
    if own and not any(role == "guest" for _, role in members):
        return [], place
    received = any(role == "host" and country in served.get(w, ()) for w, role in members)
    if country and not hosts and not received and country not in {w for w, _ in members}:
        members = [*members, (country, "host")]
    if not country:  # "fikk besøk av B": whom he visits is told, and where is not
        return (members if {role for _, role in members} >= {"guest", "host"} else []), place
    return members, Place(
        city=place.city if place.country in (None, country) else None, country=country, venue=place.venue
    )


def _seat(document: Document, registry: Registry, start: int, end: int) -> Place | None:
    """ "Besøker Det hvite hus": the house of a head of state, in his country."""
    for mention in within(document.mentions, start, end):
        country = seat_of(registry, document.article.language, mention)
        if country and not mention.genitive:
            return Place(venue=document.article.text[mention.start : mention.end], country=country)
    return None


def visited(document: Document, registry: Registry, at: int) -> Place | None:
    """ "A besøkte Oslo": the place that is the verb's object."""
    tokens, language = document.tokens, document.article.language
    towns = union(language, "frames", "place_fillers") | words(language, "circumstances", "town_words")
    lands = {m.start for m in document.mentions if m.kind == "country" and m.form == "adjective"}
    near = range(at + 1, min(at + VISITED_REACH, len(tokens)))
    filled = sum(tokens[i].norm in towns or tokens[i].start in lands for i in near)  # "den peruanske byen"
    start, end = tokens[at].end, tokens[min(at + VISITED_REACH + filled, len(tokens) - 1)].start
    places = [m for m in within(document.mentions, start, end) if m.kind == "place" and not m.genitive]
    if not places:
        return _seat(document, registry, start, end)
    known = registry.place(places[0].key)
    city = document.article.text[places[0].start : places[0].end]
    return Place(city=city, country=known.country) if known.kind != "venue" else None


def reached(document: Document, registry: Registry, at: int, told: Place, *, direct: bool) -> Place:
    """The place that is the verb's object, or else `told`; where `direct`, also before a town told behind."""
    found = visited(document, registry, at)
    if found is None or (told.city and not found.city):
        return told
    if not told.city:
        return found
    behind = document.article.text[document.tokens[min(at + 1, len(document.tokens) - 1)].start :]
    if not direct or not behind.startswith(found.city or "\0"):
        return told
    return found if found.city != told.city else told
