"""Titles and bodies that one state has by default and others have too: whose they are in this article."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.service.known_holders import KnownHolders
from kg.annotate.service.setting import issuer_of
from kg.annotate.service.surroundings import SEATS
from kg.annotate.titles.state_houses import of_their_states
from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.records import Article
from kg.reference import Registry

FACING = 60  # characters from a title to the counterpart of its holder
FEW = 2  # states of towns named, where one of these can be home to somebody


def granted(
    titles: Sequence[Title],
    assumed: AbstractSet[tuple[int, int]],
    article: Article,
    mentions: Sequence[Mention],
    registry: Registry,
    holders: KnownHolders,
) -> list[Title]:
    """The titles with their state where the article names it, or none other that has such a title.

    "Foreign Secretary" (its span `assumed`) is the British one, "Foreign Office" the Pakistani one, as it is.
    """
    titles = [_housed(t, mentions, registry) for t in titles]
    sure = {t.of for t in titles if t.of and (t.start, t.end) not in assumed}  # by a title of one state alone
    found = [
        _granted(t, article, mentions, registry, sure, holders, assumed=(t.start, t.end) in assumed)
        for t in titles
    ]
    faced = [(t.of, t.start) for t in titles if t.office == "colleague" and t.of]
    found = [replace(t, of="") if (t.start, t.end) in assumed and _faces(t, faced) else t for t in found]
    return _less_seconds(of_their_states(found, mentions, article, registry), assumed, article)


def _housed(title: Title, mentions: Sequence[Mention], registry: Registry) -> Title:
    """ "Senate President NAME": of the state whose parliament is named in the title."""
    if title.of or not title.person or title.office != "legislator":
        return title
    inside = (registry.organisations.get(m.key) for m in mentions if title.start <= m.start < title.end)
    house = next((body for body in inside if body is not None and body.kind == "parliament"), None)
    return replace(title, of=house.country) if house is not None and house.country else title


def _faces(title: Title, faced: Sequence[tuple[str, int]]) -> bool:
    """ "Foreign Secretary A and his British counterpart B": A does not serve the state of B."""
    return any(of == title.of and 0 < start - title.end < FACING for of, start in faced)


def _less_seconds(
    titles: list[Title], assumed: AbstractSet[tuple[int, int]], article: Article
) -> list[Title]:
    """The titles, less the state of a second holder of a post that each state has once.

    "National Security Advisor A met National Security Advisor B": the second is not of the same state.
    """
    posts = words(article.language, "people", "sole_posts")
    deputies = words(article.language, "people", "deputy_words")
    holders: dict[tuple[str, str], str] = {}
    found = []
    for title in titles:
        printed = article.text[title.start : title.end].casefold()
        post = next((p for p in posts if printed.endswith(p)), "")  # "US foreign secretary"
        deputy = not deputies.isdisjoint(printed.split())
        if post and not deputy and title.person and title.of and title.when == "current":
            first = holders.setdefault((post, title.of), title.person)
            taken = first != title.person and (title.start, title.end) in assumed
            found.append(replace(title, of="") if taken else title)
        else:
            found.append(title)
    return found


def _mostly(states: AbstractSet[str], named: Iterable[str]) -> str:
    """The one of some states that is `named` more often than the others; "" where none is."""
    told = Counter(state for state in named if state in states).most_common(2)
    return told[0][0] if told and (len(told) == 1 or told[0][1] > told[1][1]) else ""


def _sharing(printed: str, state: str, bodies: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The states that have a body of the name in a title, where one by default is `state`."""
    fits = (name for name, states in bodies.items() if state in states)
    return next((bodies[n] for n in fits if printed.startswith(n) or f", {n}" in printed), ())


def _body_named(title: Title, mentions: Sequence[Mention]) -> bool:
    """Whether the body that a title is of is named, or one of its own: the "Security Council" of the UN."""
    body = title.of.casefold()
    keys = (m.key for m in mentions if m.kind == "organisation")
    return any(key == body or key.startswith(f"{body}-") for key in keys)


def _granted(
    title: Title,
    article: Article,
    mentions: Sequence[Mention],
    registry: Registry,
    sure: AbstractSet[str],
    holders: KnownHolders,
    *,
    assumed: bool,
) -> Title:
    people = table(article.language, "people")
    printed = article.text[title.start : title.end].casefold() if assumed or title.of else ""
    body = registry.organisations.get(title.of)
    shared = _sharing(
        printed, body.country if body is not None else title.of, people.get("shared_bodies", {})
    )
    if not assumed and not shared:
        return title
    counted = [m.key for m in mentions if m.kind == "country"]
    named = {*counted}
    elsewhere: dict[str, list[str]] = people.get("common_where", {})
    others = next((s for base, s in elsewhere.items() if f"{printed} ".startswith(f"{base} ")), None)
    towns = {m.key for m in mentions if m.kind == "place" and m.key in registry.places}
    visited = {registry.places[t].country for t in towns - {*SEATS}}  # the UN meets in New York
    visited |= {registry.places[t].country for t in towns}.intersection(others or ())
    named |= visited if len(visited) <= FEW else set()  # "will visit nine cities"
    issuer = issuer_of(article)
    if shared:
        seated = [registry.capital_of(m.key) for m in mentions if m.kind == "place"]
        most = _mostly({*shared}, (*counted, *seated)) or next(
            (of for of in shared if of in named), shared[0]
        )
        return replace(title, of=issuer if issuer in shared else most)
    if others is not None and "" in others and (of := _mostly({title.of, *others}, counted)):
        return replace(title, of=of)  # "Senator NAME" in a report on Australia
    held = {h.country for h in holders.in_office(title.person) if h.office == title.office}
    if len(held := held.intersection({title.of, *(others or ())})) == 1:
        return replace(title, of=held.pop())  # "forbundskansler NAME", who is known to be Austria's
    alone = others is not None and "" not in others and named.isdisjoint(others)
    if title.of in named or _body_named(title, mentions) or alone:
        return title
    if issuer == title.of or title.of in sure:
        return title  # a release of its state, or a state that another title tells of
    crowned = words(article.language, "people", "crowned").intersection(printed.split())
    unsure = crowned or title.of not in registry.countries or title.office == "head_of_government"
    # "Sen. NAME" where but the Philippines have such titles
    fits = set[str]() if unsure else named.intersection(others or ())
    return replace(title, of=fits.pop() if len(fits) == 1 else "")
