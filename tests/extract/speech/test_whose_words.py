"""Whose words they are: views, papers, inhabitants, they, and quotations that a sentence leads up to."""

import pytest

from tests.reading import extraction

KOFI = "Kofi Ansah-Boateng"
LUZ = "Luz Ortuzabal"
MET = f"Ghana's foreign minister, {KOFI}, left. "

CASES: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    # a view is told as its holder's
    ("en", f"{MET}His version is that the map was sent in March.", [("i", KOFI, "the map was sent in March")]),
    ("en", "Peru’s position is that the strait must stay open.", [("i", "PER", "the strait must stay open")]),
    ("nb", "Perus holdning er at stredet må være åpent.", [("i", "PER", "stredet må være åpent")]),
    ("nn", "Perus syn er at sundet må vere ope.", [("i", "PER", "sundet må vere ope")]),
    ("en", "The view is that the strait must stay open.", []),
    # the paper that has been named
    (
        "en",
        "The newspaper La Plena reported that the trip is off. The paper said Peru had asked for it.",
        [("i", "La Plena", "the trip is off"), ("i", "La Plena", "Peru had asked for it")],
    ),
    ("en", "The paper said Peru had asked for it.", []),
    # one inhabitant is the person told of, several are the state
    (
        "en",
        "UN envoy Pelle Brandtoft went home. “He thanked me for it,” the Dane recalled.",
        [("d", "Pelle Brandtoft", "He thanked me for it")],
    ),
    ("nb", "FNs utsending Pelle Brandtoft reiste. Dansken sier at møtet var bra.", [("i", "Pelle Brandtoft", "møtet var bra")]),
    (
        "nb",
        "Statsminister Liv Sandvoll kranglet med svenske Pelle Brandtoft. Svensken påstår at hun tok feil.",
        [("i", "Pelle Brandtoft", "hun tok feil")],
    ),
    ("nb", "Statsminister Liv Sandvoll så islandske spillere. Islendingen påstår at hun tok feil.", []),
    ("en", "Peru and Ghana met. The Peruvians said the talks went well.", [("i", "PER", "the talks went well")]),
    ("en", f"{MET}The Dane said the talks went well.", []),
    # words led up to end with the stop inside the marks: the next sentence is another's
    (
        "en",
        f"{MET}Peru's president, {LUZ}, said last week that “weather is not a policy that works.” Ansah-Boateng has replied that he is waiting.",
        [("d", LUZ, "weather is not a policy that works."), ("i", KOFI, "he is waiting")],
    ),
    # what somebody is asked is nobody's answer
    (
        "en",
        f"{MET}Asked why the president’s office had announced one, he said: “You would have to ask them.”",
        [("d", KOFI, "You would have to ask them.")],
    ),
    # a thing that is confirmed, and the subject going on
    ("en", f"{MET}Ansah-Boateng confirmed the call but would not be drawn on it.", []),
    # "their office announced today, on": a clause in the middle
    (
        "en",
        f"Peru's president, {LUZ}, will go to Ghana in May, her office announced today, on the first such journey in years.",
        [("i", LUZ, f"Peru's president, {LUZ}, will go to Ghana in May")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "said"), CASES)
def test_words_are_given_to_whoever_said_them(
    language: str, text: str, said: list[tuple[str, str, str]]
) -> None:
    found = extraction(text, language).statements
    assert [(s.mode[0], s.speaker, text[s.start : s.end].rstrip("”")) for s in found] == said


def test_they_are_whom_the_sentence_before_is_about() -> None:
    text = (
        f"Prime Minister {LUZ} of Peru met Ghana’s prime minister, {KOFI}. The leaders discussed the pact, which their "
        "defence ministers, Rolf Ottesdal and Inia Vakalo, signed in Lima. They agreed that it should be law soon."
    )
    (said,) = extraction(text, "en").statements
    assert {said.speaker, *said.co_speakers} == {LUZ, KOFI}


def test_where_an_envoy_is_sent_is_no_hearer() -> None:
    text = f"Peru’s ambassador to Ghana, {LUZ}, said the call was short."
    (said,) = extraction(text, "en").statements
    assert (said.speaker, said.addressee) == (LUZ, None)
