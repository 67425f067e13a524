import json

from kg.export import extraction_json
from kg.process import process
from kg.records import (
    Article,
    Event,
    Extraction,
    Invitation,
    OfficeHeld,
    Participant,
    Person,
    Span,
    Statement,
)
from kg.reference import load

TEXT = "Kari Sol møtte Ola Li. – Godt å se deg, sa Sol."
SPAN = Span(start=0, end=22)
ARTICLE = Article(id="a", text=TEXT, language="nb", title="Sol møtte Li", published="2021-10-25")


def test_the_shape_is_that_of_the_contract() -> None:
    quote = TEXT.index("Godt")
    extraction = Extraction(
        article=ARTICLE,
        persons=(Person(name="Kari Sol", also=("Sol",), evidence=(SPAN,), offices=(OfficeHeld(office="minister", of="NOR", portfolio="energy", evidence=(SPAN,)),)),),
        countries=("NOR",), organisations=("Nato",),
        events=(Event(id="e1", type="meeting", participants=(Participant(who="Kari Sol"),), evidence=(SPAN,), trigger=SPAN, plover="CONSULT", start="2021-10-25", first_claim=SPAN),),
        invitations=(Invitation(inviter="Kari Sol", invitee="Ola Li", destination="NOR", evidence=(SPAN,), other_destinations=("Oslo",)),),
        statements=(Statement(speaker="Kari Sol", mode="direct", start=quote, end=quote + 15, evidence=(SPAN,), co_speakers=("Ola Li",), inferred_addressee=True, inferred_speaker=True),),
    )  # fmt: skip
    found = extraction_json(extraction, {"e1": "http://e.example/1"})
    span = {"start": 0, "end": 22}
    assert list(found) == [
        "id",
        "language",
        "published",
        "title",
        "persons",
        "countries",
        "organisations",
        "events",
        "invitations",
        "statements",
    ]
    assert found["persons"][0]["offices"] == [
        {"office": "minister", "of": "NOR", "when": "current", "portfolio": "energy", "evidence": [span]}
    ]
    event = found["events"][0]
    assert event["iri"] == "http://e.example/1"
    assert {
        "id",
        "type",
        "plover",
        "participants",
        "venue",
        "city",
        "country",
        "start",
        "end",
        "status",
        "part_of",
        "evidence",
    } <= event.keys()
    assert event["participants"] == [{"who": "Kari Sol", "role": "participant"}]
    assert event["first_claim"] == span
    assert {"from": "Kari Sol", "to": "Ola Li", "destination": "NOR", "status": "extended"}.items() <= found[
        "invitations"
    ][0].items()
    said = found["statements"][0]
    assert said["text"] == "Godt å se deg, "
    assert (said["start_char"], said["end_char"], said["co_speakers"]) == (quote, quote + 15, ["Ola Li"])
    assert said["inferred_addressee"]
    assert said["inferred_speaker"]
    json.dumps(found)


def test_absent_things_are_left_out() -> None:
    event = Event(id="e1", type="meeting", participants=(), evidence=(SPAN,), trigger=SPAN)
    found = extraction_json(Extraction(article=ARTICLE, events=(event,)))
    assert "iri" not in found["events"][0]
    assert "first_claim" not in found["events"][0]
    assert found["persons"] == []


def test_what_the_program_reads_has_words_at_its_offsets() -> None:
    text = (
        "Utenriksminister Anniken Huitfeldt (Ap) møtte Russlands utenriksminister Sergej Lavrov i Tromsø mandag.\n\n"
        "– Vi har mye å snakke om, sa Huitfeldt."
    )
    article = Article(id="t", text=text, language="nb", published="2021-10-25T21:00")
    found = json.loads(process(article, load()).json)
    assert found["events"][0]["iri"].startswith("https://w3id.example/dip/id/event/")
    assert found["statements"]
    for said in found["statements"]:
        assert said["text"] == text[said["start_char"] : said["end_char"]]
    for person in found["persons"]:
        assert any(
            form in text[s["start"] : s["end"]]
            for s in person["evidence"]
            for form in (person["name"], *person["also"])
        )
