"""Reads several bare texts and joins them, for tests of identity."""

import random

from kg.annotate import annotate
from kg.document import replace
from kg.extract import extract
from kg.reference import load
from kg.resolve import resolve
from kg.resolve.claims import claims
from kg.resolve.world import World
from tests.reading import article

Told = tuple[str, str, str]  # language, day of publication, text


def worlds(told: list[Told], seed: int | None = None) -> World:
    """The world of those articles, `a0`, `a1` and so on, joined in that order or in another."""
    registry, world, order = load(), World(), list(enumerate(told))
    if seed is not None:
        random.Random(seed).shuffle(order)
    for number, (language, day, text) in order:
        one = replace(article(text, language=language, published=day), id=f"a{number}")
        extraction = extract(annotate(one, registry), registry)
        people, events = claims(extraction, resolve(extraction, registry), registry)
        world.put(one.id, (*people, *events))
        world.settle()
    return world


def slugs(told: list[Told], kind: str, seed: int | None = None) -> list[tuple[str, str]]:
    """What each claim of the kind is taken for: article and slug, in the order of articles and claims."""
    found = [(local, decision.slug) for local, decision in worlds(told, seed).all() if f"#{kind}/" in local]
    return sorted((local.partition("#")[0], slug) for local, slug in found)
