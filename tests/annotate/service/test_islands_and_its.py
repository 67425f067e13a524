"""Of which state an office is: of an island, behind "på"; of the state that acts in the sentence, for "its"."""

import pytest

from tests.reading import extraction

CASES = [
    ("nb", "Statsministeren på Malta, Petra Novak, fylte 60 år.", "MLT"),
    ("nn", "Utanriksministeren på Filippinane, Petra Novak, fylte 60 år.", "PHL"),
    ("nb", "Presidenten på Kypros, Petra Novak, sa nei.", "CYP"),
    ("en", "Fiji has 900,000 inhabitants. Peru sent its foreign minister, Petra Novak, to Nairobi.", "PER"),
    ("en", "Kenya met Peru in Lima. Its foreign minister, Petra Novak, was there.", "KEN"),
]


@pytest.mark.parametrize(("language", "text", "state"), CASES)
def test_the_office_is_of_this_state(language: str, text: str, state: str) -> None:
    persons = extraction(text, language, published="2019-05-15").persons
    assert [o.of for p in persons if p.name == "Petra Novak" for o in p.offices] == [state]
