"""Who is the source: offices and governments by their owner or seat, "det sier X", and what stands apart."""

import pytest

from tests.reading import extraction

A, B = "Perus president Petra Novak", "Kenyas president Tevita Fonoti"


def read(text: str, language: str = "nb") -> list[tuple[str, str]]:
    return [(s.speaker, text[s.start : s.end]) for s in extraction(text, language).statements]


SAID = [
    ("nb", "Møtet er avlyst inntil videre, opplyser Petra Novaks kontor.", "Petra Novaks kontor"),
    ("nb", f"{A}s kontor opplyser at møtet er avlyst.", "Petra Novaks kontor"),
    ("nb", "Møtet er avlyst inntil videre, opplyser Perus utenriksdepartement torsdag.", "Perus utenriksdepartement"),
    ("nb", "Perus utenriksdepartement opplyser at møtet er avlyst.", "Perus utenriksdepartement"),
    ("nb", "I en uttalelse fra Perus utenriksdepartement heter det at møtet er avlyst.", "Perus utenriksdepartement"),
    ("nn", "Møtet er avlyst inntil vidare, opplyser Perus utanriksdepartement torsdag.", "Perus utanriksdepartement"),
    ("nb", "Regjeringen i Lima mener at møtet er avlyst.", "PER"),
    ("nb", "Regjeringen i Peru mener at møtet er avlyst.", "PER"),
    ("nb", "Regjeringen mener at møtet er avlyst.", "NOR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), SAID)
def test_offices_and_governments(language: str, text: str, speaker: str) -> None:
    assert [who for who, _ in read(text, language)] == [speaker]


def test_a_government_that_an_adjective_sets_apart_is_not_the_home_one() -> None:
    assert [w for w, _ in read("Den internasjonalt anerkjente regjeringen mener at møtet er avlyst.")] == []


POINTED = [
    ("nb", f"Statsministrene kommer til Lima i mai. Det sier {A}.", "Petra Novak"),
    ("nb", f"Statsministrene kommer til Lima i mai. Det opplyser {A} til avisen.", "Petra Novak"),
    ("nn", "Statsministrane kjem til Lima i mai. Det seier Petra Novak, som er president i Peru.", "Petra Novak"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), POINTED)
def test_the_sentence_that_is_pointed_back_to(language: str, text: str, speaker: str) -> None:
    assert read(text, language) == [(speaker, text[: text.index(".")])]


def test_a_sentence_that_somebody_else_says_is_not_pointed_to() -> None:
    text = f"Statsministrene kommer til Lima i mai, sier {B}. Det bekrefter {A}."
    assert [who for who, _ in read(text)] == ["Tevita Fonoti"]


def test_a_clause_in_front_that_says_when_is_not_said() -> None:
    text = f"Da Novak kom til Nairobi tirsdag, ba {B} om at diplomatiet får mer tid. {A} smilte."
    assert read(text) == [("Tevita Fonoti", "diplomatiet får mer tid")]


def test_a_verb_and_its_particle_may_stand_apart() -> None:
    text = f"{A} truet samme kveld med at Peru kan svare med nye tiltak."
    assert read(text) == [("Petra Novak", "Peru kan svare med nye tiltak")]
