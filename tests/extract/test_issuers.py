"""Whose words come in a perfect tense with a hearer, and out of a house: "heter det i en uttalelse fra Kreml"."""

import pytest

from tests.extract.test_statements import extraction

SAID = (
    ("nb", "USA har advart Kina om at det kan få alvorlige følger.", "USA", "CHN"),
    ("nb", "USA har igjen advart Kina om at det kan få alvorlige følger.", "USA", "CHN"),
    ("nb", "– Avtalen er god, heter det i en uttalelse fra Kreml.", "Kreml", None),
    ("nn", "– Avtalen er god, heiter det i ei fråsegn frå Kreml.", "Kreml", None),
    ("nb", "– Avtalen er god, heter det i en felles uttalelse fra India og Pakistan.", "IND", None),
    ("nb", ("Irans utenriksminister Farhad Rostamin sa i en samtale med Finlands president Otso Lahtela at "
     "landet vil ha fred."), "Farhad Rostamin", "Otso Lahtela"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "hearer"), SAID)
def test_who_speaks_to_whom(language: str, text: str, speaker: str, hearer: str | None) -> None:
    said = extraction(text, language).statements[0]
    assert (said.speaker, said.addressee) == (speaker, hearer)


def test_the_president_of_the_land_visited() -> None:
    text = "Kinas president Liang Zeming vil reise til Moskva og møte landets president Anatolij Gromov."
    held = {p.name: [(o.office, o.of) for o in p.offices] for p in extraction(text, "nb").persons}
    assert held["Anatolij Gromov"] == [("head_of_state", "RUS")]
