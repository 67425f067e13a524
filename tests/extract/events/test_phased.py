"""Talks of which only their course is told: their parties are those that the text told last."""

import pytest

from tests.reading import extraction

Told = list[tuple[str, list[str], str | None]]  # type, who, start

CASES: list[tuple[str, str, Told]] = [
    ("nb", "Norge og Færøyene ble enige om kvoter onsdag. Forhandlingene startet i november.", [("agreement", ["NOR", "FRO"], "2021-10-20"), ("negotiation", ["NOR", "FRO"], "2020-11")]),
    ("nn", "Noreg og Færøyane vart samde om kvotar onsdag. Forhandlingane tok til i november.", [("agreement", ["NOR", "FRO"], "2021-10-20"), ("negotiation", ["NOR", "FRO"], "2020-11")]),
    ("nb", "Serbia og Kosovo undertegnet avtalen mandag. I 2012 startet samtalene i Wien.", [("signing", ["SRB", "XKX"], "2021-10-25"), ("negotiation", ["SRB", "XKX"], "2012")]),
    ("en", "Peru and Chile signed the treaty on Monday. Talks began in 1998 under other governments.", [("signing", ["PER", "CHL"], "2021-10-25"), ("negotiation", ["PER", "CHL"], "1998")]),
    ("en", "Peru and Chile traded accusations on Monday. Talks between the two collapsed in March.", [("negotiation", ["PER", "CHL"], "2021-03")]),
    ("en", "Peru and Chile resumed peace talks on Monday. An earlier round in Arusha broke down in March.", [("negotiation", ["PER", "CHL"], "2021-10-25"), ("negotiation", ["PER", "CHL"], "2021-03")]),
    # the same talks, or those of others
    ("nb", "Perus president Ana Soto møtte Chiles president Luis Rey i Lima. Samtalene startet klokken 10.", [("meeting", ["Ana Soto", "Luis Rey"], "2021-10-25T10:00")]),
    ("en", "Peru and Chile are at odds. Talks in Geneva on Syria ended on Monday.", []),
    ("nb", "Peru og Chile er uenige. Samtalene mellom Syria og Iran brøt sammen i mars.", [("meeting", ["SYR", "IRN"], "2021-03")]),
    ("en", "Peru and Chile are at odds. Minds began to change in 1998.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_whose_talks(language: str, text: str, told: Told) -> None:
    found = extraction(text, language).events
    assert [(e.type, [p.who for p in e.participants], e.start) for e in found] == told
