"""Names to persons: full names against the registry, and when they are kept apart."""

from hypothesis import given
from hypothesis import strategies as st

from kg.document import replace
from kg.records import Decision, Evidence, Extraction, OfficeHeld, Person
from kg.reference import Registry
from kg.resolve import resolve
from kg.resolve.slugs import checked, is_slug, slug

HERE = (Evidence(start=0, end=3),)


def decided(
    name: str, extraction: Extraction, registry: Registry, *offices: OfficeHeld, also: tuple[str, ...] = ()
) -> Decision:
    person = Person(name=name, also=also, offices=offices, evidence=HERE)
    found = resolve(
        replace(extraction, persons=(person,), events=(), statements=(), invitations=()), registry
    )
    return next(d for d in found if d.kind == "person")


def test_a_full_name_is_the_registrys_person_in_any_spelling(
    extraction: Extraction, registry: Registry
) -> None:
    for name in ("Boris Lund", "Boris Loond", "BORIS LUND"):
        decision = decided(name, extraction, registry)
        assert (decision.slug, decision.wikidata) == ("boris-lund", "Q77")
        assert "in office on the day" in decision.reasons


def test_office_and_country_make_it_surer(extraction: Extraction, registry: Registry) -> None:
    office = OfficeHeld(office="foreign_minister", of="SRL")
    bare, told = (
        decided("Boris Lund", extraction, registry),
        decided("Boris Lund", extraction, registry, office),
    )
    assert told.score > bare.score
    assert "office and country as in the registry" in told.reasons


def test_a_middle_name_more_is_the_holder_of_the_very_post(
    extraction: Extraction, registry: Registry
) -> None:
    office = OfficeHeld(office="foreign_minister", of="SRL")
    decision = decided("Boris Marie Lund", extraction, registry, office)
    assert (decision.slug, decision.wikidata) == ("boris-lund", "Q77")
    assert "full name but for a middle name" in decision.reasons
    elsewhere = OfficeHeld(office="ambassador", of="SRL")
    assert decided("Boris Marie Lund", extraction, registry, elsewhere).slug != "boris-lund"


def test_another_country_makes_another_person(extraction: Extraction, registry: Registry) -> None:
    decision = decided("Boris Lund", extraction, registry, OfficeHeld(office="ambassador", of="NRL"))
    assert decision.slug == "boris-lund-demo-1"
    assert decision.wikidata is None


def test_another_age_makes_another_person(extraction: Extraction, registry: Registry) -> None:
    old = replace(extraction, article=replace(extraction.article, published="1899-01-01"))
    assert decided("Boris Lund", old, registry).slug == "boris-lund-demo-1"


def test_a_surname_never_leaves_its_article(extraction: Extraction, registry: Registry) -> None:
    assert decided("Lund", extraction, registry).slug == "lund-demo-1"


def test_an_unknown_full_name_is_shared(extraction: Extraction, registry: Registry) -> None:
    assert decided("Åse Ødegård", extraction, registry).slug == "ase-odegard"


def test_a_full_name_among_the_other_forms_counts(extraction: Extraction, registry: Registry) -> None:
    assert decided("Boris P. Lund", extraction, registry, also=("Boris Lund",)).slug == "boris-lund"


@given(st.text())
def test_every_slug_can_stand_in_an_iri(text: str) -> None:
    assert is_slug(slug(text))
    assert is_slug(checked(text))


@given(st.text(), st.text())
def test_checked_texts_stay_apart(one: str, other: str) -> None:
    assert (checked(one) == checked(other)) == (one == other)


def test_names_in_other_letters_stay_apart() -> None:
    assert slug("Лавров") != slug("Путин")
    assert slug("Anna Vik") == slug("anna  VIK") == "anna-vik"
