"""Venues of several articles: one house by whatever name and language, two where town or country say so."""

import random

import pytest

from kg.records import Article, Event, Evidence, Extraction
from kg.reference import load
from kg.resolve import resolve
from kg.resolve.venues import venue_claims
from kg.resolve.world import World

HERE = Evidence(start=0, end=3)
Told = tuple[str, str, str]  # name, town and country, as an article tells them


def taken(told: list[Told], order: list[int]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What each article's venue is taken for, and why, where they come in an order."""
    world, registry = World(), load()
    decided = {}
    for number in order:
        name, city, country = told[number]
        event = Event(
            id="e1", type="meeting", participants=(), evidence=(HERE,), trigger=HERE, venue=name,
            city=city or None, country=country or None,
        )  # fmt: skip
        one = Extraction(
            article=Article(id=f"a{number}", text="abc", language="nb", published=f"2024-05-{number + 10}"),
            events=(event,),
        )  # fmt: skip
        decided[one.article.id] = resolve(one, registry)
        world.put(one.article.id, venue_claims(one, registry))
        world.settle()
    finals = {
        a: d for a, own in decided.items() for d in world.decided(own, a) if d.local == told[int(a[1:])][0]
    }
    return {a: (d.slug, d.reasons) for a, d in sorted(finals.items())}


def slugs(*told: Told) -> list[str]:
    """What the venues are taken for: the same in any order of the articles."""
    order = list(range(len(told)))
    found = taken(list(told), order)
    for seed in range(4):
        random.Random(seed).shuffle(order)
        assert taken(list(told), order) == found
    return [slug for slug, _ in found.values()]


ONE: list[tuple[Told, Told]] = [
    (("The Edge", "Tromsø", "NOR"), ("Clarion Hotel The Edge", "", "NOR")),
    (("Oslo rådhus", "", "NOR"), ("Oslo City Hall", "Oslo", "NOR")),
    (("Rådhuset i Bergen", "", ""), ("Bergen City Hall", "", "NOR")),
    (("Hotell Fjordblikk", "Stavanger", "NOR"), ("Fjordblikk Hotel", "Stavanger", "NOR")),
    (("Vanadium-palasset", "", "KEN"), ("Vanadium Palace", "Nairobi", "KEN")),
    (("det chilenske utenriksdepartementet", "", "CHL"), ("Ministry of Foreign Affairs", "Santiago", "CHL")),
    (("Chiles utanriksdepartement", "", ""), ("Chilean Foreign Ministry", "", "CHL")),
    (("den kenyanske ambassaden", "Roma", "ITA"), ("Kenyan embassy", "Rome", "ITA")),
    (("Genève lufthavn", "", "CHE"), ("Geneva Airport", "Geneva", "CHE")),
    (("presidentpalasset", "Nikosia", "CYP"), ("Presidential Palace", "", "CYP")),
    (("Slottet", "", "NOR"), ("Royal Palace", "Oslo", "NOR")),
]
TWO: list[tuple[Told, Told]] = [
    (("Grand Hotel", "Oslo", "NOR"), ("Grand Hotel", "Bergen", "NOR")),
    (("Hotell Fjordblikk", "", "NOR"), ("Hotell Fjordblikk", "Stavanger", "NOR")),
    (("rådhuset", "", "NOR"), ("rådhuset", "Bergen", "NOR")),
    (("den kenyanske ambassaden", "Roma", "ITA"), ("den peruanske ambassaden", "Roma", "ITA")),
    (("den kenyanske ambassaden", "Roma", "ITA"), ("den kenyanske ambassaden", "Paris", "FRA")),
    (("Villa Ametyst", "", "ITA"), ("Villa Ametyst", "", "FRA")),
    (("Villa Ametyst", "", ""), ("Villa Ametyst", "", "")),
    (("Hotell Fjordblikk", "Stavanger", "NOR"), ("Hotell Fjordblikk og Bad", "Stavanger", "NOR")),
    (("statsministerboligen", "", "NOR"), ("statsministerens kontor", "", "NOR")),
]


@pytest.mark.parametrize(("one", "other"), ONE, ids=" ".join)
def test_one_house_has_one_slug(one: Told, other: Told) -> None:
    assert len(set(slugs(one, other))) == 1


@pytest.mark.parametrize(("one", "other"), TWO, ids=" ".join)
def test_two_houses_have_two(one: Told, other: Told) -> None:
    assert len(set(slugs(one, other))) == 2


def test_a_town_told_later_settles_where_a_house_is_and_a_second_unsettles_it() -> None:
    bare, rome, milan = (
        ("Villa Ametyst", "", "ITA"),
        ("Villa Ametyst", "Roma", "ITA"),
        ("Villa Ametyst", "Milano", "ITA"),
    )
    assert slugs(bare, rome) == ["villa-ametyst-roma-ita"] * 2
    assert len(set(slugs(bare, rome, milan))) == 3
    assert taken([bare, rome], [0, 1])["a0"][1] == (
        "the same name",
        "the same country",
        "in roma as others tell",
    )
    assert taken([bare, rome, milan], [0, 1, 2])["a0"][1] == ("the name stands in two towns of the country",)


def test_a_house_named_by_its_town_is_not_where_a_sentence_puts_it() -> None:
    assert slugs(("Oslo rådhus", "Vilnius", "LTU")) == ["oslo-radhus"]


def test_a_venue_that_goes_leaves_the_others_as_they_were() -> None:
    world, registry = World(), load()
    for number, city in enumerate(("Roma", "")):
        event = Event(
            id="e1", type="meeting", participants=(), evidence=(HERE,), trigger=HERE, venue="Villa Ametyst",
            city=city or None, country="ITA",
        )  # fmt: skip
        one = Extraction(article=Article(id=f"a{number}", text="abc", language="nb"), events=(event,))
        world.put(one.article.id, venue_claims(one, registry))
    assert world.settle() == {"a0", "a1"}
    world.drop("a0")
    assert world.settle() == {"a1"}
    assert dict(world.houses.all())["a1#place/Villa Ametyst"].slug == "villa-ametyst-ita"
