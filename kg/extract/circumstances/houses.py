"""Where a house stands, by its name: "Oslo rådhus" in its town, the White House in its state."""

from bisect import bisect_right
from operator import attrgetter

from kg.annotate.structure import within, word_before
from kg.document import Document, Mention, Sentence, Title
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, table, words
from kg.reference import Place, Registry

RULERS = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister")
ENVOYS = ("ambassador", "special_envoy")
BEFORE = 40  # characters before a house within which its town stands
ROAD = 20  # characters behind a name within which "terrasse" or "plass" stands


def town_of(
    document: Document, registry: Registry, house: tuple[int, str], country: str | None
) -> Mention | None:
    """The town of "Lima's Royal Castle", or that opens the name of one of its public houses: "Oslo rådhus".

    `house` is where it stands, and its name.
    """
    start, name = house
    near = within(document.mentions, max(0, start - BEFORE), start)
    opening = (m for m in within(document.mentions, start, start + len(name)) if m.start == start)
    owner = next((m for m in (*near, *opening) if m.genitive and start - m.end <= 1), None)
    if owner and owner.kind == "place" and registry.place(owner.key).kind == "city":
        return owner if country in (None, registry.place(owner.key).country) else None
    if not name.casefold().endswith(tuple(words(document.article.language, "circumstances", "town_houses"))):
        return None
    for mention in within(document.mentions, start, start + len(name)):
        place = registry.places.get(mention.key) if mention.kind == "place" else None
        if place and place.kind == "city" and mention.start == start:
            return mention if country in (None, place.country) else None
    return None


def capital_of(document: Document, registry: Registry, mention: Mention) -> str | None:
    """The name of "the Albanian capital", "Albania's capital"."""
    tokens, language = document.tokens, document.article.language
    if mention.kind != "country":
        return None
    behind = bisect_right(tokens, mention.end - 1, key=attrgetter("start"))
    if behind >= len(tokens) or tokens[behind].norm not in words(language, "circumstances", "capital_words"):
        return None
    key = registry.countries[mention.key].capital
    return registry.places[key].names[language][0] if key else None


def met_in(document: Document, title: Title, mention: Mention) -> bool:
    """ "Met President A in Peru": a land that closes a title behind "in" is where, in English, he was met."""
    language = document.article.language
    inner = words(language, "circumstances", "inner_prepositions")
    if title.end != mention.end or word_before(document.article.text, mention.start) not in inner:
        return False
    former = title.when != "current" or document.article.text[: title.start].rstrip().endswith(",")
    unnamed = title.office in ENVOYS and not (title.person or former)  # "met China's ambassador in Lima"
    rules = title.office in RULERS and mention.kind == "country" and subject_first(language)
    return rules or (unnamed and mention.kind == "place")


def own_town(parent: Place, printed: str, language: str) -> str | None:
    """The name of the town that a listed house lies in, where its own name opens or ends with it."""
    name = next(iter(parent.names.get(language, ())), "")
    named = bool(name) and (printed.startswith(name) or printed.endswith(f" {name}"))
    return name if parent.kind == "city" and named else None


def housed(document: Document, registry: Registry, sentence: Sentence, venue: str) -> str | None:
    """The country of a venue that is the house of a body: the White House, the Kremlin, the Élysée."""
    own: dict[str, str] = table(document.article.language, "circumstances").get("house_states", {})
    listed: dict[str, str] = own | table(document.article.language, "groups").get("houses", {})
    if known := next((state for name, state in listed.items() if f" {name} " in f" {venue} "), ""):
        return known  # "regjeringens representasjonsbolig i Parkveien"
    for mention in within(document.mentions, sentence.start, sentence.end):
        body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
        printed = document.article.text[mention.start : mention.end]
        if body and venue in printed:
            return body.country or None
        stems = words(document.article.language, "circumstances", "mission_stems")
        abroad = any(stem in venue.casefold() for stem in stems)  # "den norske residensen" is elsewhere
        if mention.form == "adjective" and mention.kind == "country" and printed in venue.split():
            return None if abroad else mention.key  # "det peruanske utenriksdepartementet"
    return None


def named_seat(document: Document, registry: Registry, venue: str, country: str) -> str | None:
    """The capital that a house of government stands in, where the article says "in Washington"."""
    language = document.article.language
    if venue in words(language, "circumstances", "country_houses") or country not in registry.countries:
        return None
    capital = registry.countries[country].capital
    inside = words(language, "circumstances", "town_prepositions") - {"for"}
    towns = (m for m in document.mentions if m.kind == "place" and m.key == capital and not m.genitive)
    text, nouns = document.article.text, event_nouns(language)
    for town in towns:
        if (mark := word_before(text, town.start)) not in inside:
            continue
        owner = word_before(text, town.start - len(mark) - 1)  # "the summit in Washington" is elsewhere
        if owner.rpartition("-")[2] not in nouns:
            return text[town.start : town.end]
    return None


def seat_in(document: Document, registry: Registry, span: tuple[int, int]) -> str | None:
    """ "Sted: UD": the country of the body whose house it is."""
    named = [m for m in within(document.mentions, *span) if m.kind == "organisation"]
    bodies = (registry.organisations.get(m.key) for m in named)
    return next((b.country for b in bodies if b and b.country), None)


def on_road(document: Document, mention: Mention) -> bool:
    """Whether a name is that of a road or a square: "Victoria terrasse"."""
    behind = [w.strip(".,;:()") for w in document.article.text[mention.end :][:ROAD].casefold().split()[:1]]
    roads = words(document.article.language, "circumstances", "venue_roads")
    return document.article.text[mention.end : mention.end + 1] == " " and not roads.isdisjoint(behind)
