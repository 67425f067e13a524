"""A home ministry's name that is not home's: "russisk UD", or any in a report from abroad."""

from collections.abc import Mapping, Sequence

from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.records import Article
from kg.reference import Registry

OF = " of "
HOUSED = " i "  # between a home ministry's name and the town of another state: "Utenriksdepartementet i Lima"
OPENS = frozenset(".!?»”:–\n")  # behind which any word has a capital


def with_foreign_ministries(
    text: str, mentions: Sequence[Mention], registry: Registry, language: str
) -> tuple[Mention, ...]:
    """The mentions; those of a home ministry that is another state's become a body of that printed name."""
    mentions = _of_whom(text, mentions, registry, language)
    owning = ("adjective", "name")  # "the German", "the Pakistan", "Pakistan's Foreign Office"
    adjectives = {m.end + 1: m for m in mentions if m.kind == "country" and m.form in owning}
    states = {m.start: m for m in mentions if m.kind == "country" and m.form == "name" and not m.genitive}
    towns = {m.start: m for m in mentions if m.kind == "place"}
    return tuple(
        [
            _own(text, m, adjectives[m.start], registry)
            if m.start in adjectives
            else _of_state(text, m, states, registry) or _abroad(text, m, towns, registry)
            for m in mentions
        ]
    )


def _of_whom(text: str, mentions: Sequence[Mention], registry: Registry, language: str) -> Sequence[Mention]:
    """The mentions; a "Foreign Office" is not known to be Britain's in a report on Pakistan."""
    shared = words(language, "people", "shared_ministries")
    others = words(language, "people", "shared_by")
    told = bool(shared) and any(_of_home(m, state, registry) for m in mentions for state in others)
    if not told:
        return mentions
    return [_whosever(text, m, mentions, registry) if _shared(text, m, shared) else m for m in mentions]


def _shared(text: str, mention: Mention, shared: frozenset[str]) -> bool:
    """ "The Foreign Office": a name that ministries of several states have."""
    return mention.kind == "organisation" and text[mention.start : mention.end].casefold() in shared


def _whosever(text: str, mention: Mention, mentions: Sequence[Mention], registry: Registry) -> Mention:
    """It is not the state's that is known by it, where nothing else in the article is of that state."""
    body = registry.organisations.get(mention.key)
    state = body.country if body is not None else ""
    if not state or any(_of_home(m, state, registry) for m in mentions):
        return mention
    return replace(mention, key=text[mention.start : mention.end].casefold())


def _of_state(
    text: str, mention: Mention, states: Mapping[int, Mention], registry: Registry
) -> Mention | None:
    """ "The Foreign Office of Pakistan": that state's."""
    body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
    state = states.get(mention.end + len(OF)) if text.startswith(OF, mention.end) else None
    if body is None or body.kind != "government" or state is None or body.country in ("", state.key):
        return None
    return replace(mention, end=state.end, key=text[mention.start : state.end].casefold())


def _abroad(text: str, mention: Mention, towns: Mapping[int, Mention], registry: Registry) -> Mention:
    """ "Utenriksdepartementet i Lima": the ministry of the state of the town."""
    body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
    if body is None or body.kind != "government" or not text.startswith(HOUSED, mention.end):
        return mention
    town = towns.get(mention.end + len(HOUSED))
    place = registry.places.get(town.key) if town is not None and not town.genitive else None
    if place is None or place.country in ("", body.country) or town is None:
        return mention
    return replace(mention, key=text[mention.start : town.end].casefold())


def _own(text: str, mention: Mention, before: Mention, registry: Registry) -> Mention:
    body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
    if body is None or body.kind != "government" or body.country in ("", before.key):
        return mention
    return replace(mention, start=before.start, key=text[before.start : mention.end].casefold())


def without_home(
    article: Article, mentions: Sequence[Mention], titles: Sequence[Title], registry: Registry
) -> tuple[list[Mention], list[Title]]:
    """ "USA er ikke invitert. Utenriksdepartementets talsmann sier": whose it is, the text around tells.

    So where nothing else in the article is of home, and the name has its capital from the sentence alone.
    """
    home: str = table(article.language, "people")["home"]
    mentions = _of_whom(article.text, mentions, registry, article.language)
    if not home or any(_of_home(m, home, registry) for m in mentions):
        return list(mentions), list(titles)
    unowned = {m.start: m for m in mentions if _opens(article.text, m, home, registry)}
    kept = [
        replace(m, key=article.text[m.start : m.end].casefold()) if m.start in unowned else m
        for m in mentions
    ]
    freed = [replace(t, of="") if t.start in unowned and t.of == unowned[t.start].key else t for t in titles]
    return kept, freed


def _of_home(mention: Mention, home: str, registry: Registry) -> bool:
    """Whether a mention is of the home state, its people or one of its towns."""
    if mention.kind == "country":
        return mention.key == home
    place = registry.places.get(mention.key) if mention.kind == "place" else None
    return place is not None and place.country == home


def _opens(text: str, mention: Mention, home: str, registry: Registry) -> bool:
    body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
    if body is None or body.kind != "government" or body.country != home:
        return False
    plain = text[mention.start + 1 : mention.end].islower()  # no "UD"
    return plain and text[: mention.start].rstrip(" ")[-1:] in OPENS
