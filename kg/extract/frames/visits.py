"""Whom a visit is to: the state it goes to is its host, and whoever is at home there is no guest."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.records import Place
from kg.extract.frames.records import Members
from kg.extract.frames.scene import seat_of
from kg.extract.grammar.adverbials import behind_adverbials
from kg.languages import table, union, words
from kg.reference import Registry

APPOSED_REACH = 18  # tokens of ", the first to Peru by a Chilean prime minister for a decade,"
LEFT_FOR_REACH = 12  # tokens behind "left" within which "for Lima" stands
BACK_REACH = 4  # tokens of "kommer han snart tilbake"
HOUSE_REACH = 5  # tokens from "besøk" over "til den svenske" to the house
PAIR = 2
WHICH_REACH = 10  # tokens from "which" over a title and a name to "visited"
VISITED_REACH = 4  # tokens behind "besøkte" within which the place that is visited stands


def hosted_visit(
    members: Members, place: Place, registry: Registry, served: Mapping[str, AbstractSet[str]]
) -> tuple[Members, Place]:
    """A visit goes to a country: the host is the country it is in, unless a guest comes from there."""
    hosts = [w for w, role in members if role == "host" and w in registry.countries]
    country = hosts[0] if hosts else place.country
    own = {w for w, role in members if role == "guest" and (country in served.get(w, ()) or w == country)}
    members = [(w, role) for w, role in members if w not in own]
    if own and not any(role == "guest" for _, role in members):
        return [], place
    received = any(role == "host" and country in served.get(w, ()) for w, role in members)
    known = any(served.get(w) for w, role in members if role == "guest")
    if country and not hosts and place.venue and not place.city and not known:
        return [], place  # "skuespilleren A besøkte Stortinget"
    if country and not hosts and not received and country not in {w for w, _ in members}:
        members = [*members, (country, "host")]
    if not country:  # "fikk besøk av B": whom he visits is told, and where is not
        return (members if {role for _, role in members} >= {"guest", "host"} else []), place
    return members, Place(
        city=place.city if place.country in (None, country) else None, country=country, venue=place.venue
    )


def to_his_post(document: Document, members: Members, at: int) -> bool:
    """ "The ambassador will return to Oslo": to the post that he holds, which is no visit."""
    language = document.article.language
    guests = {w for w, role in members if role == "guest"}
    posted = {t.person for t in document.titles if t.office == "ambassador" and t.when == "current"}
    back = words(language, "circumstances", "home_words") | words(language, "circumstances", "returning")
    near = {t.norm for t in document.tokens[at : at + BACK_REACH]}
    return bool(guests) and guests <= posted and not near.isdisjoint(back)


def housed(document: Document, registry: Registry, at: int) -> Place:
    """ "Er på besøk til den svenske Riksdagen": the state in whose house the visit at token `at` is."""
    tokens, language = document.tokens, document.article.language
    near = tokens[at + 1 : at + HOUSE_REACH]
    if not near or near[0].norm not in union(language, "frames", "to", "place_prepositions"):
        return Place()
    lands = {m.start for m in document.mentions if m.kind == "country" and m.form == "adjective"}
    small = union(language, "frames", "definite_determiners", "articles") | words(language, "bodies", "small")
    house = next((t for t in near[1:] if t.norm not in small and t.start not in lands), near[0])
    return _seat(document, registry, near[0].end, house.end) or Place()


def _seat(document: Document, registry: Registry, start: int, end: int) -> Place | None:
    """ "Besøker Det hvite hus", "besøker Stortinget": the house of a head of state, a parliament at home."""
    own, home = (
        words(document.article.language, "people", "home_houses"),
        table(document.article.language, "people").get("home", ""),
    )
    for token in within(document.tokens, start, end) if own else ():
        if token.norm in own and token.text[0].isupper():
            return Place(venue=token.text, country=home)
    for mention in within(document.mentions, start, end):
        country = seat_of(registry, document.article.language, mention)
        if country and not mention.genitive:
            return Place(venue=document.article.text[mention.start : mention.end], country=country)
    return None


def visited(document: Document, registry: Registry, at: int) -> Place | None:
    """ "A besøkte Oslo": the place that is the verb's object."""
    tokens, language = document.tokens, document.article.language
    at = behind_adverbials(document, at) - 1
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


def before_which(document: Document, registry: Registry, at: int) -> Place | None:
    """ "Lima, som A besøkte", "Lima, which A visited": the town before the relative that is the object."""
    tokens, which = document.tokens, words(document.article.language, "circumstances", "which_words")
    near = range(at - PAIR, max(0, at - WHICH_REACH), -1)
    opened = next((i for i in near if tokens[i].norm in which or tokens[i].text in ",.;:"), -1)
    ahead = opened - 1 - (tokens[opened - 1].text == ",")
    if opened < PAIR or tokens[opened].norm not in which:
        return None
    named = within(document.mentions, tokens[ahead].start, tokens[ahead].end)
    towns = [m for m in named if m.kind == "place" and m.form == "name" and not m.genitive]
    known = registry.place(towns[0].key) if towns else None
    if known is None or known.kind != "city":
        return None
    return Place(city=document.article.text[towns[0].start : towns[0].end], country=known.country)


def reached(document: Document, registry: Registry, at: int, told: Place, *, direct: bool) -> Place:
    """The place that is the verb's object, or else `told`; where `direct`, also before a town told behind."""
    found = visited(document, registry, at) or (before_which(document, registry, at) if direct else None)
    if found is None or (told.city and not found.city):
        return told
    if not told.city:
        return found
    behind = document.article.text[document.tokens[min(at + 1, len(document.tokens) - 1)].start :]
    if not direct or not behind.startswith(found.city or "\0"):
        return told
    return found if found.city != told.city else told


def bound_for(document: Document, registry: Registry, at: int, stop: int, told: Place) -> Place:
    """ "Left Washington on Monday for Lima": the place that is left for, else `told`."""
    language = document.article.language
    marks = words(language, "frames", "left_for")
    for index in range(at + 1, min(at + LEFT_FOR_REACH, stop - 1) if marks else at):
        if document.tokens[index].norm in marks and document.tokens[index + 1].text[:1].isupper():
            found = visited(document, registry, index)
            if found is not None or (found := _land(document, index + 1)).country:
                return found
    return told


def _land(document: Document, at: int) -> Place:
    """The country named at a token."""
    start = document.tokens[at].start
    named = (
        m for m in within(document.mentions, start, start + 1) if m.kind == "country" and m.form == "name"
    )
    return Place(country=next((m.key for m in named), None))


def apposed_goal(document: Document, registry: Registry, at: int) -> Place:
    """ "A's visit, the first to Peru for a decade, began": the place in what the commas say of the visit."""
    tokens, language = document.tokens, document.article.language
    last = min(at + APPOSED_REACH, len(tokens))
    if at + 3 < len(tokens) and tokens[at + 1].norm in words(language, "frames", "be_words"):
        goes = tokens[at + 2].norm in words(language, "frames", "to")  # "her first visit was to Peru"
        return (visited(document, registry, at + 2) or _land(document, at + 3)) if goes else Place()
    told = words(language, "frames", "first_words")
    if at + 2 >= last or tokens[at + 1].text != "," or not told & {t.norm for t in tokens[at + 2 : at + 4]}:
        return Place()
    close = next((i for i in range(at + 2, last) if tokens[i].text == ","), -1)
    goals = words(language, "frames", "to")
    inside = within(document.mentions, tokens[at + 2].start, tokens[max(close, at + 2)].start)
    for mention in (m for m in inside if m.kind in ("country", "place") and m.form == "name"):
        before = document.article.text[: mention.start].rsplit(None, 2)[-2:]
        if before[-1].casefold() in goals or before[0].casefold() in goals:
            if mention.kind == "country":
                return Place(country=mention.key)
            known = registry.place(mention.key)
            return Place(city=document.article.text[mention.start : mention.end], country=known.country)
    return Place()
