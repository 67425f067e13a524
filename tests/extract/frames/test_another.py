"""Another meeting of those told of, and what is none. All names are invented."""

import pytest

from tests.reading import extraction

MET = "Utenriksminister Kari Moe møtte Polens utenriksminister Jan Nowak i Genève mandag. "


@pytest.mark.parametrize(
    ("language", "text", "start", "status"),
    [
        ("nb", MET + "Neste møte er 12. november.", "2021-11-12", "planned"),
        ("nb", "Norge og Polen undertegnet en våpenhvile søndag. En ny forhandlingsrunde skal holdes i Oslo i november.", "2021-11", "planned"),
        ("en", "Norway and Poland met in January. A second session planned for April was scrapped after a storm.", "2021-04", "cancelled"),
    ],
)  # fmt: skip
def test_another_is_an_event_of_its_own(language: str, text: str, start: str, status: str) -> None:
    events = [e for e in extraction(text, language).events if e.type in ("meeting", "negotiation")]
    assert (start, status) in {(e.start, e.status) for e in events}
    assert all(len(e.participants) == 2 for e in events)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", MET + "Neste møte i styret er 12. november."),  # of somebody else's
        ("nb", MET + "Neste møte med fiskerne er 12. november."),
        ("nb", MET + "Første runde av presidentvalget er 12. november."),
        ("nb", MET + "Hun gleder seg til neste møte 12. november."),
        ("nb", MET + "Det første møtet fant sted mandag."),  # the very one
        ("en", "Norway's Kari Moe met Poland's Jan Nowak on Monday. The next meeting of the board is on November 12."),
    ],
)  # fmt: skip
def test_what_is_not_another_of_theirs_tells_nothing_new(language: str, text: str) -> None:
    assert sum(e.type in ("meeting", "negotiation") for e in extraction(text, language).events) <= 1


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("nb", "Under samtaler i Ankara tirsdag ba utenriksminister Kari Moe sin tyrkiske kollega Ali Bulut komme til Oslo.", {"Kari Moe", "Ali Bulut"}),
        ("nn", "Etter tre netter med forhandlingar tok utanriksminister Kari Moe og Polens utanriksminister Jan Nowak kvarandre i handa.", {"Kari Moe", "Jan Nowak"}),
        ("nb", "Etter møte i regjeringen sa statsminister Kari Moe at Polens president Jan Nowak er velkommen.", set()),
        ("nb", "Etter møter med fiskerne sa statsminister Kari Moe nei til Polens president Jan Nowak.", set()),
    ],
)  # fmt: skip
def test_talks_of_nobody_are_of_the_two_who_act(language: str, text: str, who: set[str]) -> None:
    talks = [e for e in extraction(text, language).events if e.type in ("meeting", "negotiation")]
    assert {p.who for e in talks for p in e.participants} == who


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("nb", "Ryktene om et møte mellom utenriksminister Kari Moe og Polens president Jan Nowak er blitt avvist.", "denied"),
        ("nn", "Rykta om eit møte mellom utanriksminister Kari Moe og Polens president Jan Nowak vart blankt avviste.", "denied"),
        ("en", "Rumours of a meeting between Norway's Kari Moe and Polish President Jan Nowak have been flatly denied.", "denied"),
        ("nb", "Det blir ikke noe møte mellom utenriksminister Kari Moe og Polens president Jan Nowak i Lima.", "cancelled"),
        ("nn", "Det blir ingen samtalar mellom utanriksminister Kari Moe og Polens president Jan Nowak i Lima.", "cancelled"),
        ("en", "There will be no meeting between Norway's Kari Moe and Polish President Jan Nowak in Lima.", "cancelled"),
        ("en", "Instead, Norwegian Foreign Minister Kari Moe met Polish President Jan Nowak.", "held"),
        ("en", "Norwegian Foreign Minister Kari Moe met Polish President Jan Nowak in Lima not long ago.", "held"),
        ("nb", "I stedet for å møte Polens president Jan Nowak dro utenriksminister Kari Moe hjem.", None),
        ("nn", "I staden for å møte Polens president Jan Nowak drog utanriksminister Kari Moe heim.", None),
        ("en", "Instead of meeting Polish President Jan Nowak, Norwegian Foreign Minister Kari Moe flew home.", None),
    ],
)  # fmt: skip
def test_what_never_was_is_told_so(language: str, text: str, status: str | None) -> None:
    assert [e.status for e in extraction(text, language).events if e.type == "meeting"] == [status] * bool(
        status
    )


@pytest.mark.parametrize(
    ("language", "text", "host"),
    [
        ("nb", "Moldovas statsminister Ilinca Dragomir landet på Gardermoen fredag.", "NOR"),
        ("nb", "Moldovas statsminister Ilinca Dragomir landet på Kypros fredag.", "CYP"),
        ("nb", "Flyet med Moldovas statsminister Ilinca Dragomir landet i Lima fredag.", "PER"),
        ("nn", "Moldovas statsminister Ilinca Dragomir kom til Det kvite hus fredag.", "USA"),
        ("en", "Moldovan Prime Minister Ilinca Dragomir went to the White House on Friday.", "USA"),
        ("en", "Moldovan Prime Minister Ilinca Dragomir will travel to Zyxville and Peru in May.", "PER"),
        ("nb", "Det svenske kongeparet besøkte Lima i mars.", "PER"),
        ("nb", "Også presidenten på Sametinget, Ilinca Dragomir, er på Stortinget.", ""),
    ],
)  # fmt: skip
def test_houses_and_airports_are_places_of_a_state(language: str, text: str, host: str) -> None:
    visits = [e for e in extraction(text, language).events if e.type == "visit"]
    assert [p.who for e in visits for p in e.participants if p.role == "host"] == [host] * bool(host)


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("nb", "Statsminister Kari Moe ringte Polens president Jan Nowak mandag.", "organiser"),
        ("en", "Norwegian Prime Minister Kari Moe phoned Polish President Jan Nowak on Monday.", "organiser"),
        ("en", "Norwegian Prime Minister Kari Moe called Polish President Jan Nowak on Monday.", "participant"),
    ],
)  # fmt: skip
def test_whoever_rings_has_the_call_begin(language: str, text: str, role: str) -> None:
    (call,) = [e for e in extraction(text, language).events if e.type == "phone_call"]
    assert {(p.who, p.role) for p in call.participants} == {("Kari Moe", role), ("Jan Nowak", "participant")}
