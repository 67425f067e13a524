"""How long meetings and calls took: read of the one that the words are about, in every language, as loosely as told."""

import pytest

from tests.reading import extraction

NB = "Perus president Petra Novak møtte Kenyas president Tevita Fonoti i Lima mandag.\n\n{}"
NN = "Perus president Petra Novak møtte Kenyas president Tevita Fonoti i Lima måndag.\n\n{}"
EN = "Peru's president, Petra Novak, met Kenya's president, Tevita Fonoti, in Lima on Monday.\n\n{}"
CALL = "Perus president Petra Novak snakket med Kenyas president Tevita Fonoti på telefon mandag.\n\n{}"

TOLD = [
    ("nb", NB, "Samtalen varte i snaut 40 minutter.", "<PT40M"),
    ("nb", NB, "En halv time var satt av, men møtet varte i godt og vel en time.", ">PT60M"),
    ("nb", NB, "Møtet tok halvannen time.", "PT90M"),
    ("nb", CALL, "Telefonsamtalen varte i om lag tjue minutter.", "~PT20M"),
    ("nn", NN, "Møtet var venta å ta om lag to timar, men varte i halvannan.", "PT90M"),
    ("nn", NN, "Samtalane varte nesten tre timar.", "<PT180M"),
    ("en", EN, "The talks were to take half an hour but lasted almost 50 minutes.", "<PT50M"),
    ("en", EN, "The meeting lasted for two hours.", "PT120M"),
    ("en", EN, "The conversation took an hour and a half.", "PT90M"),
]
NOT_TOLD = [
    ("nb", NB, "Møtet skal vare i 40 minutter."),
    ("nb", NB, "Samtalen varte i 40 minutter. Samtalen varte i en time."),
    ("nb", NB, "Reisen varte i to timer."),
    ("en", EN, "The war lasted two years."),
]


@pytest.mark.parametrize(("code", "text", "words", "value"), TOLD, ids=[t[2] for t in TOLD])
def test_how_long_it_took_is_read(code: str, text: str, words: str, value: str) -> None:
    read = extraction(text.format(words), code)
    (lasted,) = (e.lasted for e in read.events if e.lasted)
    assert lasted.value == value
    assert read.article.text[lasted.start : lasted.end].rstrip(".") in words


@pytest.mark.parametrize(("code", "text", "words"), NOT_TOLD, ids=[t[2] for t in NOT_TOLD])
def test_what_says_nothing_of_it_is_not_read(code: str, text: str, words: str) -> None:
    read = extraction(text.format(words), code)
    assert read.events
    assert not any(e.lasted for e in read.events)


def test_it_is_that_of_the_meeting_told_last() -> None:
    text = NB.format("Novak møtte Ghanas president Kofi Asantewa i Cusco søndag. Samtalen varte i to timer.")
    lasted = {e.city: e.lasted.value if e.lasted else "" for e in extraction(text).events}
    assert lasted == {"Lima": "", "Cusco": "PT120M"}


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("møttes for første gang, i Lima 3. mai 2019.", "2019-05-03"),
        ("møttes i Lima, og 3. mai 2019 gikk Novak av.", None),
    ],
)
def test_a_place_and_day_set_behind_a_comma_are_those_of_the_meeting(words: str, start: str | None) -> None:
    text = f"Perus president Petra Novak og Kenyas president Tevita Fonoti {words}"
    (meeting,) = (e for e in extraction(text).events if e.type == "meeting")
    assert meeting.start == start
