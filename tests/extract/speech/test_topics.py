"""What a statement is about where it names nobody, or somebody else than whom it is about."""

import pytest

from tests.extract.speech.test_statements import extraction

MET = "Norwegian Foreign Minister Kari Moe met Polish Foreign Minister Jan Nowak on Monday. "
MOTTE = "Utenriksminister Kari Moe møtte Polens utenriksminister Jan Nowak mandag. "


@pytest.mark.parametrize(
    ("language", "text", "about"),
    [
        ("en", "Foreign Minister Kari Moe of Norway said trade with Peru should reach 3 billion US dollars.", ("PER",)),
        ("nb", "Utenriksminister Kari Moe oppfordret Peru til å trekke ut soldatene sine.", ("PER",)),
        ("nn", "Utanriksminister Kari Moe oppmoda Peru om å trekkje ut soldatane sine.", ("PER",)),
        ("nb", "Utenriksminister Kari Moe uttrykte uro for Darfur og understreket at partene må slippe hjelpen fram.", ("SDN",)),
        ("en", f"{MET}The UN envoy Ola Lie said the two leaders had a good exchange.", ("Kari Moe", "Jan Nowak")),
        ("nb", f"{MOTTE}FNs utsending Ola Lie sa at lederne hadde en god samtale.", ("Kari Moe", "Jan Nowak")),
        ("nb", f"{MOTTE}Talsmann Ola Lie sier at de to hadde mye å snakke om, særlig Peru.", ("PER", "Kari Moe", "Jan Nowak")),
        ("nn", "Utanriksminister Kari Moe møtte Polens utanriksminister Jan Nowak måndag. Talsmann Ola Lie seier at dei to er samde om grensa.", ("Kari Moe", "Jan Nowak")),
        ("nb", "USAs president Jan Nowak er i Peru. Rådgiver Ola Lie sier at den amerikanske presidenten planlegger et besøk til Kenya.", ("Jan Nowak", "KEN")),
        ("nb", "Kari Moe møtte Perus ambassadør Jan Nowak. Talsmann Ola Lie sier at ambassadøren fikk høre hva Kenya mener.", ("KEN",)),
        ("nb", "Utenriksminister Kari Moe sa at en diplomat er en gjest som oppfører seg.", ()),
    ],
)  # fmt: skip
def test_of_whom_the_words_tell(language: str, text: str, about: tuple[str, ...]) -> None:
    assert extraction(text, language).statements[-1].about == about


@pytest.mark.parametrize(
    ("language", "title", "text", "about"),
    [
        ("nb", "Moe ringte Nowak", f"{MOTTE}\n\n– Samtalen er over, sier talsmann Ola Lie.", {"Kari Moe", "Jan Nowak"}),
        ("nn", "Moe ringde Nowak", "Utanriksminister Kari Moe ringde Polens utanriksminister Jan Nowak.\n\n– Samtala er over, seier talsmann Ola Lie.", {"Kari Moe", "Jan Nowak"}),
        ("nb", "Moe møtte Nowak", f"{MOTTE}\n\n– Det var viktig å møtes, sier Moe.", {"Jan Nowak"}),
        ("nb", "Moe møtte Nowak", f"{MOTTE}\n\n– Møtet med Peru var nyttig, sier Moe.", {"PER"}),
        ("nb", "Moe klar for møte", f"{MOTTE}\n\n– Samtalen er over, sier talsmann Ola Lie.", set()),
        ("nb", "Moe ringte Nowak", f"{MOTTE}\n\n– Grensen er stengt, sier talsmann Ola Lie.", set()),
        ("en", "Moe calls Nowak", f"{MET}\n\n“The call is over,” a spokesman, Ola Lie, said.", set()),
    ],
)  # fmt: skip
def test_of_a_meeting_that_the_headline_names(language: str, title: str, text: str, about: set[str]) -> None:
    found = extraction(text, language, title=title).statements[-1].about
    assert set(found) & {"Kari Moe", "Jan Nowak", "PER"} == about


def test_a_politician_speaks_of_his_own_government() -> None:
    text = (
        "Peru har utvist en diplomat. Stortingsrepresentant Kari Moe mener at regjeringen har vært for treg."
    )
    assert extraction(text, "nb").statements[-1].about == ("NOR",)


def test_an_answer_is_about_whom_the_question_names() -> None:
    text = (
        "Polens ambassadør i Oslo, Jan Nowak, tar imot oss.\n\n"
        "– Snakker Kenya og Peru sammen igjen?\n\n– De snakker, ja, sier Nowak."
    )
    assert set(extraction(text, "nb").statements[-1].about) == {"KEN", "PER"}


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("en", "Kenya and Peru have talked for ten years. Both countries said they would go on.", ("KEN", "PER")),
        ("nb", "Kenya og Peru har snakket i ti år. Tross krangelen sier begge land at de vil fortsette.", ("KEN", "PER")),
        ("en", "Jan Nowak is president of Poland. His government said the border would open.", ("POL",)),
        ("en", f"{MET}A Kremlin spokesman said the talks were useless.", ("Kremlin",)),
        ("en", "With her guest, Jan Nowak, at her side after the talks, Prime Minister Kari Moe said the border would open.", ("Kari Moe",)),
        ("nb", "Overfor sin polske kollega Jan Nowak sier utenriksminister Kari Moe at grensen må åpnes.", ("Kari Moe",)),
        ("nb", "Fra norsk side ble det understreket at grensen må åpnes.", ("NOR",)),
        ("nb", "Ifølge utenriksministeren i Peru, Petra Novak, må grensen åpnes.", ("Petra Novak",)),
        ("nb", "Ifølge Lima må grensen åpnes uten varsel.", ("PER",)),
        ("en", "Ola Lie, the Peruvian foreign minister, said on Monday: “The border must open.”", ("Ola Lie",)),
        ("nb", "Pengene skal gå til strøm og gass, var budskapet fra utenriksminister Kari Moe.", ("Kari Moe",)),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, speakers: tuple[str, ...]) -> None:
    (said,) = extraction(text, language).statements
    assert (said.speaker, *said.co_speakers) == speakers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Norge ba Polen sende flere politifolk til Kosovo."),
        ("nn", "Noreg bad Polen sende fleire politifolk til Kosovo."),
    ],
)
def test_whoever_is_asked_to_send_something_is_not_invited(language: str, text: str) -> None:
    told = extraction(text, language)
    assert not told.invitations
    assert [(s.speaker, s.addressee) for s in told.statements] == [("NOR", "POL")]


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Peru and Poland have much in common", ["PER", "POL"]),
        ("relations between Poland and Peru are good", ["PER", "POL"]),
        ("the Peru-Poland relationship is strong", ["PER", "POL"]),
        ("Peru will work with Poland", ["PER", "POL"]),
        ("Peru's commitment to Poland is strong", ["POL"]),
        ("Peruvian support for Poland will continue", ["POL"]),
    ],
)
def test_a_speakers_own_state_beside_another(words: str, about: list[str]) -> None:
    read = extraction(f"President Ana Ruiz of Peru said that {words}.", "en")
    assert [sorted(s.about) for s in read.statements] == [about]
