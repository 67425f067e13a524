"""Houses and grounds: what a venue is by its name, its town and its country.

A name is taken apart into the kinds of house in it ("rådhus" is "city hall" in all languages), whose house it
is, and the words that are its own; neither their order nor their language counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.languages import codes, table
from kg.records import Decision, Extraction
from kg.reference import Place, Registry, fold
from kg.resolve.lookup import VENUE, Lookup, lookup
from kg.resolve.slugs import slug
from kg.resolve.spelling import key

_WORD = re.compile(r"[^\W_]+")
_PHRASE = 4  # words of the longest name of a kind
_STEM = 3  # letters before a kind that closes a compound
_ABROAD = frozenset({"embassy", "mission", "residence"})  # of one state, in another
_HOTEL = "hotel"
_CHAIN = 2  # words of its own from which a hotel is told from its namesakes in other towns


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A name taken apart: the kinds of house in it, the states whose it is, the words that are its own."""

    kinds: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueClaim:
    """A venue of an article: what tells it from others; `telling` where a country has one of the name."""

    article: str
    local: str
    slug: str
    known: bool
    words: tuple[str, ...]
    telling: bool
    town: str = ""
    country: str = ""
    published: str = ""

    @property
    def ref(self) -> str:
        """The claim's own name, the same as long as its article stays."""
        return f"{self.article}#place/{self.local}"


def venue_claims(extraction: Extraction, registry: Registry) -> tuple[VenueClaim, ...]:
    """The venues of an article's events, each name once, where most is told of it."""
    found: dict[str, VenueClaim] = {}
    for event in extraction.events:
        if event.venue:
            one = _claim(event.venue, event.city or "", event.country or "", extraction, registry)
            before = found.get(event.venue)
            if before is None or _told(one) > _told(before):
                found[event.venue] = one
    return tuple(found.values())


def venue_decision(claim: VenueClaim, registry: Registry) -> Decision:
    """What an article alone takes a venue for."""
    if claim.known:
        score = 0.95 if claim.town else 0.8
        reasons: tuple[str, ...] = ("name in the registry", *(("country agrees",) if claim.country else ()))
    else:
        score = 0.5
        where = claim.town or claim.country
        reasons = ("name and where it lies",) if where else ("name, within its article",)
    place = registry.places.get(claim.slug) if claim.known else None
    return Decision(
        kind="place", local=claim.local, slug=claim.slug, score=score, reasons=reasons,
        wikidata=place.wikidata or None if place else None,
    )  # fmt: skip


def _told(claim: VenueClaim) -> tuple[bool, bool, bool]:
    return claim.known, bool(claim.town), bool(claim.country)


def _claim(name: str, city: str, country: str, extraction: Extraction, registry: Registry) -> VenueClaim:
    index, parts = lookup(registry), _taken_apart(name, registry)
    town, country = _where(parts, city, country, index)
    words = _words(parts, town, country, registry)
    telling = _tells(words, parts)
    found = [
        p
        for p in {p.key: p for p in (*index.places.get(fold(name), ()), *_alike(words, registry))}.values()
        if p.kind == VENUE and country in ("", p.country) and (not town or p.parent in ("", town))
    ]
    sure = bool(town) or (bool(country) and (telling or _HOTEL not in parts.kinds))
    known = found[0] if found and (len(found) == 1 or town) and sure else None
    where = [w for w in (town, country) if w] or [extraction.article.id]
    return VenueClaim(
        article=extraction.article.id, local=name, slug=known.key if known else slug(name, *where),
        known=known is not None, words=words, telling=telling, town=known.parent if known else town,
        country=known.country if known else country, published=(extraction.article.published or "")[:10],
    )  # fmt: skip


def _taken_apart(name: str, registry: Registry) -> _Name:
    kinds, own, owners = set[str](), list[str](), set[str]()
    words, known, small = _WORD.findall(fold(name)), _kinds(), _small()
    index = lookup(registry)
    at = 0
    while at < len(words):
        size = next((n for n in range(_PHRASE, 0, -1) if " ".join(words[at : at + n]) in known), 0)
        if size:
            kinds.add(known[" ".join(words[at : at + size])])
        elif iso := index.owners.get(words[at]):
            owners.add(iso)
        elif words[at] not in small:
            stem, kind = _compound(words[at])
            own.append(stem)
            kinds |= {kind} - {""}
        at += size or 1
    return _Name(kinds=frozenset(kinds), owners=frozenset(owners), own=tuple(own))


def _compound(word: str) -> tuple[str, str]:
    """ "elyseepalasset" is the palace "elysee": the stem and the kind, or the word and ""."""
    for ending, kind in _kinds().items():
        stem = word.removesuffix(ending)
        if stem != word and len(ending) > _STEM and len(stem) >= _STEM:
            return stem, kind
    return word, ""


def _where(parts: _Name, city: str, country: str, index: Lookup) -> tuple[str, str]:
    """The town, by its key, and the country: a house named by its town or its state lies there."""
    named = [p for word in parts.own for p in _towns(word, index)]
    fits = [p for p in named if country in ("", p.country)] or named
    if parts.kinds and fits and not _rest(parts, fits[0]):
        return fits[0].key, fits[0].country
    if len(parts.owners) == 1 and parts.kinds & _of_state() and not parts.kinds & _ABROAD:
        (country,) = parts.owners
    told = [p for p in index.places.get(fold(city), ()) if p.kind != VENUE] if city else []
    here = [p for p in told if p.country == country] if country else told
    if here:
        best = min(here, key=lambda p: (p.kind != "capital", p.key))
        return best.key, country or best.country
    return (slug(city) if city else ""), country


def _towns(word: str, index: Lookup) -> Iterator[Place]:
    for form in dict.fromkeys((word, word.removesuffix("s"))):
        yield from [p for p in index.places.get(form, ()) if p.kind != VENUE]


def _rest(parts: _Name, town: Place) -> list[str]:
    """The words of its own that a name has beside its town's."""
    names = {fold(n) for several in town.names.values() for n in several}
    return [w for w in parts.own if w not in names and w.removesuffix("s") not in names]


def _words(parts: _Name, town: str, country: str, registry: Registry) -> tuple[str, ...]:
    """What a name has in common with itself in other languages, in one order."""
    place = registry.places.get(town)
    own = _rest(parts, place) if place else list(parts.own)
    owners = parts.owners if parts.kinds & _ABROAD else parts.owners - {country}
    kinds = parts.kinds - {_HOTEL} if own else parts.kinds
    if not (own or kinds):
        own = list(parts.own)
    return tuple(sorted({*(key(w) for w in own), *owners, *kinds}))


def _tells(words: tuple[str, ...], parts: _Name) -> bool:
    """Whether a country has one house of the name: no city hall, no hotel that may be one of a chain."""
    own = [w for w in words if w not in parts.kinds]
    if _HOTEL in parts.kinds:
        return len(own) >= _CHAIN
    return bool(own) or bool(parts.kinds & _of_state())


def _alike(words: tuple[str, ...], registry: Registry) -> tuple[Place, ...]:
    """The venues of the registry that have this name in some language."""
    index = lookup(registry)
    if index.venues is None:
        index.venues = {}
        for place in registry.places.values():
            if place.kind == VENUE:
                for name in sorted({n for several in place.names.values() for n in several}):
                    own = _words(_taken_apart(name, registry), place.parent, place.country, registry)
                    index.venues.setdefault(own, {})[place.key] = place
    return tuple(index.venues.get(words, {}).values())


@cache
def _kinds() -> dict[str, str]:
    """The kind that each word or phrase of every language names, folded; longest first."""
    named = {
        fold(word): kind
        for code in codes()
        for kind, words in table(code, "venues").get("kinds", {}).items()
        for word in words
    }
    return dict(sorted(named.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def _small() -> frozenset[str]:
    return frozenset(fold(w) for code in codes() for w in table(code, "venues").get("small", ()))


@cache
def _of_state() -> frozenset[str]:
    return frozenset(w for code in codes() for w in table(code, "venues").get("of_state", ()))
