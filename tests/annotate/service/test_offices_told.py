"""Whom an office serves by what its holder does: receives, promises, speaks in a lead, was before."""

import pytest

from tests.reading import extraction

Served = dict[str, list[tuple[str, str | None, str]]]  # person -> offices, whom they serve, and when
LEAD = {
    "en": "Peru’s foreign minister has rejected claims that a visit planned for this week would be called off.",
    "nb": "Perus utenriksminister avviser at et besøk som var planlagt denne uken, er avlyst på grunn av været.",
}
LUZ = "Luz Ortuzabal"
QORVU = "Qorvu Zelmanyto"

CASES: list[tuple[str, str, Served]] = [
    # an envoy at the post
    ("en", f"Norway’s ambassador in Colombo, Ms. {LUZ}, said no.", {LUZ: [("ambassador", "NOR", "current")]}),
    ("en", f"The EU's ambassador in Tashkent, {LUZ}, said no.", {LUZ: [("ambassador", "EU", "current")]}),
    ("en", f"Peru's envoy there, {LUZ}, said no.", {LUZ: [("special_envoy", "PER", "current")]}),
    ("en", f"Peru sent its ambassador-at-large, {LUZ}, to Accra.", {LUZ: [("ambassador", "PER", "current")]}),
    ("nb", f"Perus ambassadør der, {LUZ}, sier nei.", {LUZ: [("ambassador", "PER", "current")]}),
    # whose aide somebody is: no title of the chief's
    ("en", f"The Peruvian president’s press secretary, {LUZ}, said no.", {LUZ: [("spokesperson", "PER", "current")]}),
    ("en", f"The company's chairman, {LUZ}, said no.", {LUZ: []}),
    ("nb", f"Norges president møtte {LUZ}, som er statsministerens rådgiver.", {LUZ: []}),
    # a secretary is nobody's foreign minister where the language has a word for one
    ("nb", f"Det sier internasjonal sekretær {LUZ}.", {LUZ: []}),
    ("nn", f"Det seier Kari Vik og sekretær {LUZ} i Utanriksdepartementet.", {LUZ: [("official", "NOR", "current")]}),
    # what a pronoun is said to be
    ("nb", f"– Nei, sier {LUZ}. Hun er utenriksminister i Peru.", {LUZ: [("foreign_minister", "PER", "current")]}),
    ("nn", f"– Nei, seier {LUZ}. Ho var Perus utanriksminister.", {LUZ: [("foreign_minister", "PER", "former")]}),
    ("en", f"“No,” said {LUZ}. She is Peru’s foreign minister.", {LUZ: [("foreign_minister", "PER", "current")]}),
    ("nb", f"– Nei, sier {LUZ}. Hun er ikke utenriksminister i Peru.", {LUZ: []}),
    # two fields of one minister, and a house of parliament
    ("nb", f"Tidligere forsvars- og utenriksminister {LUZ} i Peru er enig.", {LUZ: [("foreign_minister", "PER", "former")]}),
    ("nb", f"{LUZ}, leder for Perus folkekongress, kom.", {LUZ: [("legislator", "PER", "current")]}),
    # of one house, and people told in one breath
    ("nb", f"Perus dronning {LUZ} og kronprins {QORVU} tok imot.", {QORVU: [("other", "PER", "current")]}),
    ("nb", f"Perus president {LUZ}, Zdenkra Qorvulic samt {QORVU} kom.", {"Zdenkra Qorvulic": [], QORVU: []}),
    ("nb", f"Perus president {LUZ} og hans ektefelle Zdenkra Berg kom.", {"Zdenkra Berg": []}),
    # a company is no state, and a second post is its holder's too
    ("en", f"The President of China Merchants Group, {LUZ}, came.", {LUZ: [("other", "China Merchants Group", "current")]}),
    ("en", f"{LUZ}, Peru’s president and acting defence minister, came.", {LUZ: [("head_of_state", "PER", "current"), ("defence_minister", "PER", "current")]}),
    ("en", f"{LUZ}, Peru’s president, and Defence Minister {QORVU} came.", {LUZ: [("head_of_state", "PER", "current")]}),
    # a body's name that is a first name too
    ("en", "“No,” foreign ministry spokesperson Tasnim Zelmanyto said.", {"Tasnim Zelmanyto": []}),
    # what somebody was then, and whom she met as that
    (
        "en",
        f"Peruvian President {LUZ} came. As foreign minister she met her Danish counterpart, {QORVU}.",
        {
            LUZ: [("head_of_state", "PER", "current"), ("foreign_minister", "PER", "former")],
            QORVU: [("foreign_minister", "DNK", "current")],
        },
    ),
    (
        "nb",
        f"Perus president {LUZ} kom. Som utenriksminister møtte hun sin danske kollega {QORVU}.",
        {
            LUZ: [("head_of_state", "PER", "current"), ("foreign_minister", "PER", "former")],
            QORVU: [("foreign_minister", "DNK", "current")],
        },
    ),
    # a host is of the place, not where many meet; one whom the guest leads is not
    ("en", f"Peru's president is to arrive in Oslo as the guest of Prime Minister {QORVU}.", {QORVU: [("head_of_government", "NOR", "current")]}),
    ("en", f"Peru's president will fly to Accra to meet President {QORVU}.", {QORVU: [("head_of_state", "GHA", "current")]}),
    ("en", f"Peru's president will fly to Geneva to meet President {QORVU}.", {QORVU: []}),
    ("en", f"A trade mission that was to visit Ghana, led by Minister of Commerce {QORVU}, is off.", {QORVU: []}),
    ("nb", f"Perus president reiste til Ghana for å møte president {QORVU}.", {QORVU: [("head_of_state", "GHA", "current")]}),
    ("nn", f"Perus president reiste til Accra for å møte president {QORVU}.", {QORVU: [("head_of_state", "GHA", "current")]}),
    # who promises for a state, not who tells of another
    ("en", f"Prime Minister {LUZ} called. She reaffirmed that Peru will send help.", {LUZ: [("head_of_government", "PER", "current")]}),
    ("en", f"Prime Minister {LUZ} called. She reaffirmed that Peru will never get it.", {LUZ: []}),
    ("nb", f"Utenriksminister {LUZ} ringte. Hun gjentok Perus sterke støtte.", {LUZ: [("foreign_minister", "PER", "current")]}),
    # the lead's subject is whoever is quoted next, not somebody described
    ("en", f"{LEAD['en']}\n\n“There was no visit. We said so,” {LUZ} said.", {LUZ: [("foreign_minister", "PER", "current")]}),
    ("en", f"{LEAD['en']}\n\n“There was no visit,” said {LUZ}, an analyst.", {LUZ: []}),
    ("nb", f"{LEAD['nb']}\n\n– Det var ikke noe besøk, sier {LUZ} til avisen.", {LUZ: [("foreign_minister", "PER", "current")]}),
    # "Senator" is no American where only the seat of the UN is named
    ("en", f"Senator {LUZ} spoke in New York.", {LUZ: []}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "served"), CASES)
def test_what_is_told_of_a_holder_says_whom_the_office_serves(
    language: str, text: str, served: Served
) -> None:
    found = {
        p.name: [(o.office, o.of, o.when) for o in p.offices] for p in extraction(text, language).persons
    }
    assert {name: sorted(posts) for name, posts in found.items() if name in served} == {
        name: sorted(posts) for name, posts in served.items()
    }
