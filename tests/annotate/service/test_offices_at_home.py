"""Offices of ministries, parliaments, royal houses and bodies: what stands around their titles."""

import pytest

from tests.reading import extraction

Held = list[tuple[str, str | None, str]]
GRETE, LUZ = "Grete Lundestad", "Luz Ortuzabal"

CASES: list[tuple[str, str, str, Held]] = [
    # a ministry of two fields, before and behind the name
    ("nb", f"Statssekretær i Kommunal- og moderniseringsdepartementet {GRETE} besøker Riga.", GRETE, [("deputy_minister", "NOR", "current")]),
    ("nb", f"Statssekretær {GRETE} i Nærings- og fiskeridepartementet besøker Riga.", GRETE, [("deputy_minister", "NOR", "current")]),
    ("nn", f"Statssekretær i Olje- og energidepartementet {GRETE} vitjar Riga.", GRETE, [("deputy_minister", "NOR", "current")]),
    # officers of parliament
    ("nb", f"Stortingets 1. visepresident {GRETE} besøker Riga.", GRETE, [("legislator", "NOR", "current")]),
    ("nb", f"Visepresidenten i Stortinget, {GRETE}, besøker Riga.", GRETE, [("legislator", "NOR", "current")]),
    ("nb", f"Første visepresident i Stortinget {GRETE} besøker Riga.", GRETE, [("legislator", "NOR", "current")]),
    ("nn", f"President i Stortinget {GRETE} vitjar Riga.", GRETE, [("legislator", "NOR", "current")]),
    # royals, and first names that are towns
    ("nb", "Prinsesse Grete Sofie var til stede i Riga.", "Grete Sofie", [("other", "NOR", "current")]),
    ("nb", "Sveriges kronprinsesse Victoria besøkte Oslo.", "Victoria", [("other", "SWE", "current")]),
    ("nn", "Den svenske kronprinsessa Victoria vitja Oslo.", "Victoria", [("other", "SWE", "current")]),
    # what an envoy is for
    ("nb", f"Hun møtte {LUZ}, FNs spesialrepresentant for barn og væpnet konflikt.", LUZ, [("special_envoy", "FN", "current")]),
    ("nb", f"Hun møtte FNs spesialrepresentant for seksualisert vold i konflikt, {LUZ}.", LUZ, [("special_envoy", "FN", "current")]),
    ("nn", f"Ho møtte {LUZ}, FNs spesialrepresentant for barn og væpna konflikt.", LUZ, [("special_envoy", "FN", "current")]),
    ("nb", f"Hun møtte den britiske ministeren for Europa og Amerika, {LUZ}.", LUZ, [("minister", "GBR", "current")]),
    # officers of the EU and the UN
    ("nb", f"EU-kommisjonens leder {LUZ} kom til Riga.", LUZ, [("official", "EU-kommisjonen", "current")]),
    ("nn", f"Ho møtte nestleiar for FN, {LUZ}.", LUZ, [("official", "FN", "current")]),
    # who is backed by a body serves it not
    ("nb", f"Den FN-støttede statsministeren {LUZ} kom til Riga.", LUZ, []),
    # words before a title that tell of another time of something else
    ("nb", f"Han hevdet tidligere denne uken at Perus president {LUZ} skulle reise.", LUZ, [("head_of_state", "PER", "current")]),
    ("nb", f"Det neste toppmøtet mellom Perus leder {LUZ} og Kenya ble avtalt.", LUZ, [("head_of_state", "PER", "current")]),
    ("nb", f"Perus neste president {LUZ} kom.", LUZ, [("head_of_state", "PER", "designate")]),
    ("nb", f"Norges tidligere forsvars- og utenriksminister {GRETE} kom.", GRETE, [("foreign_minister", "NOR", "former")]),
    ("nb", f"Tidligere forsvarsminister og utenriksminister {GRETE} kom.", GRETE, [("defence_minister", "NOR", "former"), ("foreign_minister", "NOR", "former")]),
    ("nb", f"Libyas opprørsgeneral {LUZ} kom.", LUZ, [("other", "LBY", "current")]),
    ("nb", f"Statsminister {GRETE} håper på en ny periode som statsminister.", GRETE, [("head_of_government", "NOR", "current")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "held"), CASES)
def test_whose_office_it_is(language: str, text: str, who: str, held: Held) -> None:
    people = {p.name: p for p in extraction(text, language).persons}
    assert [(o.office, o.of, o.when) for o in people[who].offices] == held
