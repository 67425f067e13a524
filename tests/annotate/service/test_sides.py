"""Whom an office serves by who stands on the other side, and for whom a report is written; invented names."""

import pytest

from tests.reading import extraction

Offices = dict[str, list[tuple[str, str | None]]]  # person -> offices and whom they serve
LUZ, QORVU, TAMSI = "Luz Ortuzabal", "Qorvu Zelmanyto", "Tamsi Quellbrook"
PERU = "Peru and Ghana trade copper. Peru buys cocoa."

CASES: list[tuple[str, Offices]] = [
    # of two states, the one who meets the other's
    (f"{PERU}\n\nPresident {LUZ} met Ghanaian Foreign Minister {QORVU} on Monday.",
     {LUZ: [("head_of_state", "PER")], QORVU: [("foreign_minister", "GHA")]}),
    (f"{PERU}\n\nPrime Minister {LUZ} spoke this morning with the Prime Minister of Ghana, {QORVU}.",
     {LUZ: [("head_of_government", "PER")], QORVU: [("head_of_government", "GHA")]}),
    (f"{PERU}\n\nGhanaian Foreign Minister {QORVU} came. He was received by President {LUZ}.",
     {LUZ: [("head_of_state", "PER")], QORVU: [("foreign_minister", "GHA")]}),
    # who goes to a state does not serve it, who represents it does
    (f"{PERU} Peru is large.\n\nForeign Minister {LUZ} will travel to Accra on Friday.",
     {LUZ: [("foreign_minister", "PER")]}),
    (f"{PERU}\n\nForeign Minister {LUZ} will represent Ghana.", {LUZ: [("foreign_minister", "GHA")]}),
    # the post that was told of before its holder
    (f"Ghana’s president has fallen ill, officials said.\n\nThe talks are off. President {LUZ} rests.",
     {LUZ: [("head_of_state", "GHA")]}),
    # for whom the report is written, but not for whom somebody else answers
    (f"{PERU}\n\nPresident {LUZ} met Ghanaian Foreign Minister {QORVU}. Defence Minister {TAMSI} was there, too.",
     {LUZ: [("head_of_state", "PER")], QORVU: [("foreign_minister", "GHA")], TAMSI: []}),
    (f"{PERU}\n\nPresident {LUZ} met Ghanaian Foreign Minister {QORVU}.\n\nDefence Minister {TAMSI} was there.",
     {LUZ: [("head_of_state", "PER")], QORVU: [("foreign_minister", "GHA")], TAMSI: [("defence_minister", "PER")]}),
    # the body of states that an article is on
    (f"The African Union opened its summit. Executive Secretary {LUZ} read a letter.",
     {LUZ: [("secretary_general", "African Union")]}),
    # three states leave it open
    (f"{PERU} Kenya sells tea to Peru. Ghana sells maize to Kenya.\n\nPresident {LUZ} met Ghanaian Foreign Minister {QORVU} on Monday.",
     {LUZ: [], QORVU: [("foreign_minister", "GHA")]}),
    # printed in capitals only
    (f"Peru's PM {LUZ} arrived at 5 PM {QORVU} said.", {LUZ: [("head_of_government", "PER")], QORVU: []}),
    (f"Peruvian FM {LUZ} spoke.", {LUZ: [("foreign_minister", "PER")]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES)
def test_sides(text: str, told: Offices) -> None:
    people = extraction(text, "en").persons
    assert {p.name: [(o.office, o.of) for o in p.offices] for p in people} == told
