"""Bodies of states: one under all its names, another state's kept apart, and what is no such body."""

import pytest

from kg.document import replace
from kg.records import Extraction
from kg.reference import Registry, load
from kg.resolve.bodies import Body, body_of, one_of_many, state_of
from kg.resolve.organisations import organisation_slug, resolve_organisation


@pytest.fixture(scope="module")
def world() -> Registry:
    return load()


@pytest.mark.parametrize(
    "name",
    [
        "Estlands utenriksdepartement", "det estiske utenriksdepartementet", "Estonian Foreign Ministry",
        "Estonia's foreign ministry", "Ministry of Foreign Affairs of Estonia", "estisk UD",
        "det estiske utanriksdepartementet", "Utenriksdepartementet i Tallinn", "Foreign Ministry in Tallinn",
    ],
)  # fmt: skip
def test_a_ministry_is_one_under_all_its_names(name: str, world: Registry) -> None:
    assert body_of(name, world) == Body(kind="foreign-ministry", state="EST")


@pytest.mark.parametrize(
    ("name", "state", "host"),
    [
        ("Russlands ambassade i Oslo", "RUS", "NOR"), ("the Russian embassy in Oslo", "RUS", "NOR"),
        ("Embassy of Japan in Norway", "JPN", "NOR"), ("Sør-Koreas ambassade", "KOR", ""),
        ("South Korean embassy", "KOR", ""),
    ],
)  # fmt: skip
def test_an_embassy_has_its_state_and_where_it_stands(
    name: str, state: str, host: str, world: Registry
) -> None:
    assert body_of(name, world) == Body(kind="embassy", state=state, host=host)


@pytest.mark.parametrize(
    "name", ["Foreign Ministry", "Nato-Russland-rådet", "United Russia", "Norges Bank", "Kommersant", ""]
)
def test_what_has_no_state_or_words_of_its_own_is_no_such_body(name: str, world: Registry) -> None:
    assert body_of(name, world) is None


def test_names_that_many_bodies_have_are_told_from_names_in_full(world: Registry) -> None:
    for name in ("Landbruksdepartementet", "National Assembly", "BNS", "Fellesforbundet", "Coast Guard"):
        assert one_of_many(name, world), name
    for name in ("Kommersant", "Pacific Islands Forum", "Nato-Russland-rådet", "Fjordabladet"):
        assert not one_of_many(name, world), name


def test_articles_about_other_countries_mean_the_same_body(extraction: Extraction, world: Registry) -> None:
    here, there = (replace(extraction, countries=(iso3,)) for iso3 in ("NOR", "USA"))
    for name in ("Nato-Russland-rådet", "Kommersant", "det estiske utenriksdepartementet", "Russisk UD"):
        assert organisation_slug(name, here, world) == organisation_slug(name, there, world), name
    assert organisation_slug("Russisk UD", here, world) == ("russian-mfa", True)
    assert organisation_slug("Politiet", here, world) != organisation_slug("Politiet", there, world)


def test_an_embassy_without_a_town_is_the_one_in_the_articles_country(
    extraction: Extraction, world: Registry
) -> None:
    told = replace(extraction, countries=("CHN", "NOR"))
    decision = resolve_organisation("den kinesiske ambassaden", told, world)
    assert (decision.slug, decision.score) == ("chn-embassy-nor", 0.5)
    sure = resolve_organisation("den kinesiske ambassaden i Oslo", told, world)
    assert (sure.slug, sure.score) == ("chn-embassy-nor", 0.9)


def test_a_ministry_acts_for_its_state(world: Registry) -> None:
    assert state_of("est-foreign-ministry", world) == "EST"
    assert state_of("chn-embassy-nor", world) == ""
    assert state_of("kommersant", world) == ""
