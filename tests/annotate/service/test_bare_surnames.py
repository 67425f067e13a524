"""A bare surname that several office-holders of the text bear is of none of them, told before any of them."""

import pytest

from tests.reading import extraction

NAMED = "Utenriksminister Berg møtte Perus president Ana Solis mandag. "
CASES = [
    (
        NAMED + "Tidligere utenriksminister Kari Berg og tidligere statsminister Jon Berg var også der.",
        "Berg",
    ),
    (NAMED + "Utenriksminister Kari Berg reiser hjem tirsdag.", "Kari Berg"),
    (NAMED + "Utenriksminister Kari Berg hadde med seg sønnen Jon Berg.", "Kari Berg"),
]


@pytest.mark.parametrize(("text", "who"), CASES)
def test_who_met_her(text: str, who: str) -> None:
    met = [e for e in extraction(text, "nb", published="2019-05-15").events if e.type == "meeting"]
    assert [[p.who for p in e.participants] for e in met][:1] == [[who, "Ana Solis"]]
