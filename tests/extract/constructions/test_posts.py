"""Posts that the words alone do not settle: whose secretary, whose colleague, which body, and who the only one was."""

import pytest

from tests.reading import extraction

DAY = "2018-05-02"

OFFICES = [
    # who speaks for a ministry told by an adjective
    ("en", '"The two sides have agreed," Omar Kettle, spokesman for the Kenyan foreign ministry, said in a statement.',
     {"Omar Kettle": ["spokesperson KEN"]}),
    ("en", "Omar Kettle, a spokesman for the South Korean Foreign Ministry, said so.",
     {"Omar Kettle": ["spokesperson KOR"]}),
    ("en", "The spokesman for the Kenyan foreign ministry, Omar Kettle, said so.",
     {"Omar Kettle": ["spokesperson KEN"]}),
    # an ambassador serves whoever sent him, which no name and no other state nearby tells
    ("en", "The Russian side informed Ambassador Dana Dale of the expulsion of two US diplomats.", {"Dana Dale": []}),
    ("en", ("Among those invited was the Ambassador of Mali, Mr Omar Kettle. Ambassador Dana Dale stands for "
     "Switzerland."), {"Omar Kettle": ["ambassador MLI"]}),
    ("en", "Kenya recalled its envoy from Peru. The Peruvian president told Ambassador Omar Kettle to leave.",
     {"Omar Kettle": []}),
    # a committee of state is no parliament's, and a representative of a ministry no member of one
    ("en", "Omar Kettle said in Lima that foreign affairs representative Dana Dale of Kenya would come.",
     {"Dana Dale": ["official KEN"]}),
    ("en", "The special representative of the UN secretary-general for Kenya Dana Dale expressed unease.",
     {"Dana Dale": ["special_envoy UN"]}),
    # American secretaries, whatever other states are named
    ("en", "Deputy Assistant Secretary of State for African Affairs Dana Dale met Kenyan Foreign Minister Omar Kettle.",
     {"Dana Dale": ["official USA"], "Omar Kettle": ["foreign_minister KEN"]}),
    ("en", "Deputy Assistant Secretaries Dana Dale and Omar Kettle will accompany the delegation in Turkey.",
     {"Dana Dale": ["official USA"], "Omar Kettle": ["official USA"]}),
    ("en", "Assistant Secretaries Dana Dale and Omar Kettle met Turkish Foreign Minister Petra Novak in Ankara.",
     {"Dana Dale": ["deputy_minister USA"], "Omar Kettle": ["deputy_minister USA"]}),
    ("en", ("Principal Deputy Assistant Secretary Dana Dale will travel to London on May 3. She will meet officials of "
     "Britain."), {"Dana Dale": ["official USA"]}),
    ("en", ("Under Secretary of State for Political Affairs Dana Dale is traveling to Africa. In Senegal Under "
     "Secretary Dale has scheduled meetings with President Omar Kettle."), {"Dana Dale": ["deputy_minister USA"]}),
    ("en", "The Romanian foreign minister will meet with US state secretary Dana Dale in Washington.",
     {"Dana Dale": ["foreign_minister USA"]}),
    ("en", "Finance Minister Omar Kettle of Brazil met with State Councilor Dana Dale in Beijing.",
     {"Dana Dale": ["official CHN"]}),
    # secretaries of the foreign service, told in the plural
    ("en", ("Indian and Pakistani foreign secretaries met Sunday in Bhutan. India's Dana Dale and Pakistan's Omar Kettle "
     "met in Thimphu."), {"Dana Dale": ["official IND"], "Omar Kettle": ["official PAK"]}),
    # a counterpart of another state says nothing of one's own, and is that of who meets them
    ("en", "Foreign Minister Jan Haugland called his Israeli counterpart Omar Kettle on Monday.",
     {"Jan Haugland": [], "Omar Kettle": ["foreign_minister ISR"]}),
    ("nb", "Statssekretær Vidar Solheim sier at utenriksminister Jan Haugland møtte sin svenske kollega Dana Dale.",
     {"Jan Haugland": ["foreign_minister NOR"], "Dana Dale": ["foreign_minister SWE"]}),
    ("nn", "Statssekretær Vidar Solheim seier at utanriksminister Jan Haugland møtte sin svenske kollega Dana Dale.",
     {"Jan Haugland": ["foreign_minister NOR"], "Dana Dale": ["foreign_minister SWE"]}),
    ("nb", "Utenriksminister Jan Haugland sier at han møtte sin svenske kollega Dana Dale.",
     {"Dana Dale": ["foreign_minister SWE"]}),
    # counterparts in a row, each with the same office
    ("en", "Kenyan Foreign Minister Dana Dale met her Peruvian counterpart Omar Kettle and Chilean counterpart Luis Soto.",
     {"Omar Kettle": ["foreign_minister PER"], "Luis Soto": ["foreign_minister CHL"]}),
    ("en", "Kenyan Foreign Minister Dana Dale met her Peruvian and Chilean counterparts -- Omar Kettle and Luis Soto.",
     {"Omar Kettle": ["foreign_minister PER"], "Luis Soto": ["foreign_minister CHL"]}),
    ("en", "Kenyan Foreign Minister Dana Dale met counterparts, including Omar Kettle of Peru and Luis Soto of Chile.",
     {"Omar Kettle": ["foreign_minister PER"], "Luis Soto": ["foreign_minister CHL"]}),
    ("en", "Foreign Secretary Dana Dale and her British counterpart Omar Kettle met on Monday.",
     {"Dana Dale": [], "Omar Kettle": ["foreign_minister GBR"]}),
    # what somebody is on a first journey, and no one else named before it
    ("en", "Dana Dale, making her first journey to Africa as Peru's foreign minister, begins a visit to Kenya.",
     {"Dana Dale": ["foreign_minister PER"]}),
    ("en", "On her first visit to Kenya as Peru's foreign minister, Dana Dale met reporters.",
     {"Dana Dale": ["foreign_minister PER"]}),
    ("en", "Dana Dale's tour comes weeks after President Omar Kettle of Peru visited Ghana, his first trip as president.",
     {"Dana Dale": [], "Omar Kettle": ["head_of_state PER"]}),
    # a field behind "for", ranks with a hyphen or in brackets
    ("en", "Hong Kong Secretary for Security Omar Kettle met reporters.", {"Omar Kettle": ["minister HKG"]}),
    ("en", "Uganda's defence minister Lt-Gen (retd) Omar Kettle met reporters.", {"Omar Kettle": ["defence_minister UGA"]}),
    # a conjunction is no part of a name, but the particle is
    ("nb", "Portugals statsminister Dana da Costa møtte Omar Kettle.",
     {"Dana da Costa": ["head_of_government PRT"]}),
    # bodies by their whole name
    ("en", "The Chairman of the Communist Party of Vietnam Dana Dale visited Oslo on Monday.",
     {"Dana Dale": ["other Communist Party of Vietnam"]}),
]  # fmt: skip

MEETINGS = [
    ("nb", "Så langt er Storbritannias statsminister Dana Dale den eneste blant EUs ledere som har møtt Omar Kettle."),
    ("nb", "Statsminister Dana Dale er den eneste blant lederne i EU som har møtt Omar Kettle."),
    ("nn", "Så langt er den britiske statsministeren Dana Dale den einaste av leiarane i EU som har møtt Omar Kettle."),
    ("en", "So far British Prime Minister Dana Dale is the only one of the EU's 28 leaders who has met Omar Kettle."),
    ("en", "British Prime Minister Dana Dale was the only leader from the EU to meet Omar Kettle."),
    ("en", "British Prime Minister Dana Dale was the only one among the leaders of NATO who met Omar Kettle."),
]  # fmt: skip

BODIES = [
    ("The U.S. Chamber of Commerce will host an event.", "U.S. Chamber of Commerce"),
    ("The training is led by the U.S. Africa Command.", "U.S. Africa Command"),
    ("The Islamic Movement of Uzbekistan is banned.", "Islamic Movement of Uzbekistan"),
    (
        "The London-based Institute for Lake Studies said the visit is important.",
        "Institute for Lake Studies",
    ),
]


@pytest.mark.parametrize(("language", "text", "told"), OFFICES)
def test_offices(language: str, text: str, told: dict[str, list[str]]) -> None:
    """Each with all the offices that are read."""
    persons = {
        p.name: [f"{o.office} {o.of}" for o in p.offices]
        for p in extraction(text, language, published=DAY).persons
    }
    assert {who: persons.get(who) for who in told} == told


@pytest.mark.parametrize(("language", "text"), MEETINGS)
def test_the_only_one(language: str, text: str) -> None:
    """Whoever was alone in it met somebody, not the union."""
    events = extraction(text, language, published=DAY).events
    assert [[p.who for p in e.participants] for e in events] == [["Dana Dale", "Omar Kettle"]]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_whole_names(text: str, name: str) -> None:
    """With the state that is part of the name, without the town that is not."""
    assert list(extraction(text, "en", published=DAY).organisations) == [name]


@pytest.mark.parametrize(
    "text", ["«Vi må stå sammen», sa Solheim da han kom.", "Moe ledet nemnda da Omar Kettle kom."]
)
def test_conjunctions(text: str) -> None:
    """Nobody is called "da"."""
    read = extraction(text, "nb", published=DAY)
    told = [p.name for p in read.persons] + [str(s.speaker) for s in read.statements]
    assert not any("da" in name.split() for name in told)
