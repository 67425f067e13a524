"""Norwegian reports that tell a meeting, a visit or a signing in other words than "A møtte B"."""

import pytest

from tests.reading import extraction

Told = list[tuple[str, list[str], str]]  # type, who, status

A, B, C = (
    "Norges statsminister Lise Dalheim", "Finlands president Pekka Laine", "Perus president Luz Orta",
)  # fmt: skip
DALHEIM, LAINE, ORTA = "Lise Dalheim", "Pekka Laine", "Luz Orta"

CASES: list[tuple[str, str, Told]] = [
    # whom a relative clause tells of
    ("nb", f"{B}, som {A} traff i Lima i fjor, går av.", [("meeting", [DALHEIM, LAINE], "held")]),
    ("nb", f"{B}, som {A} hadde samtaler med tirsdag, går av.", [("meeting", [DALHEIM, LAINE], "held")]),
    ("nn", f"{B}, som {A} ringde i går, går av.", [("phone_call", [DALHEIM, LAINE], "held")]),
    ("nb", f"{B}, som {A} aldri har møtt, går av.", []),
    # who signs for whom
    ("nb", f"{A} undertegnet en avtale med Peru. For peruansk side signerte {C}.", [("signing", [DALHEIM, ORTA], "held")]),
    ("nb", f"{A} skrev under for Norge, mens Peru var representert ved {C}.", [("signing", [DALHEIM, ORTA], "held")]),
    # who was there, too
    ("nb", f"{A} møtte {B}. Også {C} var til stede.", [("meeting", [DALHEIM, LAINE, ORTA], "held")]),
    ("nb", f"{A} møtte {B}. Etter møtet sa {C} at hun skal delta i debatten.", [("meeting", [DALHEIM, LAINE], "held")]),
    # several others brought together, but no players of a team
    ("nn", f"{A} førte {B} og {C} saman.", [("meeting", [DALHEIM, LAINE, ORTA], "held")]),
    ("nb", "Trener Ole Brandal samlet spillerne Nils Vang og Per Sletten til møte.", []),
    # sitting down, and setting up
    ("nb", f"{A} og {B} satte seg ned i Lima.", [("meeting", [DALHEIM, LAINE], "held")]),
    ("nb", f"{A} og {B} satte ned et utvalg.", []),
    # the meeting with somebody, of the one who travels
    ("nb", f"{A} reiser til Lima mandag. I møtet med {C} blir fiske tema.", [("visit", [DALHEIM, "PER"], "planned"), ("meeting", [DALHEIM, ORTA], "planned")]),
    # journeys
    ("nb", f"{A} håper å få {B} på besøk til Oslo i mai.", [("visit", [LAINE, DALHEIM], "proposed")]),
    ("nb", f"{A} avla fredag Lima et kort besøk.", [("visit", [DALHEIM, "PER"], "held")]),
    ("nb", f"Turen går til Lima, der {A} skal snakke med {C}.", [("visit", [DALHEIM, "PER"], "planned"), ("meeting", [DALHEIM, ORTA], "planned")]),
    ("nb", f"Til Lima reiste fredag også {A}.", [("visit", [DALHEIM, "PER"], "held")]),
    ("nb", f"{A} forlot fredag Lima uten noen avtale.", [("visit", [DALHEIM, "PER"], "held")]),
    ("nb", f"{A} satte {C} på flyet til Lima.", []),
    # envoys
    ("nb", "Perus ambassadør i Chile, Luz Orta, er bedt om å reise hjem.", [("expulsion", ["CHL", "PER"], "held")]),
    ("nb", "Peru sendte fredag fire chilenske diplomater på dør.", [("expulsion", ["PER", "CHL"], "held")]),
    # entries of a programme
    ("nb", f"Mandag 1. november\n\nKl. 10.00: {A} møter {B}.\n\nKl. 12.00: Samtaler med {C}.", [("meeting", [DALHEIM, LAINE], "planned"), ("meeting", [DALHEIM, ORTA], "planned")]),
    # ministers whom no body names
    ("nb", f"De nordiske statsministrene samles i Lima mandag. {A} er vert. Fra Finland kommer {B}.", [("summit", [DALHEIM, LAINE], "planned")]),
    ("nn", f"{A} tek del når dei nordiske statsministrane samlast i Lima måndag.", [("conference", [DALHEIM], "planned")]),
    # called off
    ("nb", f"{A} strøk et avtalt møte med {B}.", [("meeting", [DALHEIM, LAINE], "cancelled")]),
    ("nn", f"{A} strauk eit avtalt møte med {B}.", [("meeting", [DALHEIM, LAINE], "cancelled")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_what_is_told(language: str, text: str, told: Told) -> None:
    found = extraction(text, language).events
    assert [(e.type, [p.who for p in e.participants], e.status) for e in found] == told


def test_the_day_after_is_counted_from_that_of_the_clause_before() -> None:
    found = extraction(f"{A} møtte {B} mandag, og dagen etter møtte hun {C}.").events
    assert [(e.start or "")[:10] for e in found] == ["2021-10-25", "2021-10-26"]
