"""An extraction as the JSON of the contract: names, values and code point offsets of `text`."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.records import Addition, Event, Evidence, Extraction, Invitation, Participant, Person, Statement

STATUS = {"postponed": "cancelled"}  # the contract knows no other word for what is put off without a day


def extraction_json(extraction: Extraction, iris: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The JSON object of one article; `iris` maps event ids to IRIs where they are known."""
    article = extraction.article
    found = {
        "id": article.id,
        "language": article.language,
        "published": article.published,
        "title": article.title,
        "persons": [_person(p) for p in extraction.persons],
        "countries": list(extraction.countries),
        "organisations": list(extraction.organisations),
        "events": [_event(e, (iris or {}).get(e.id)) for e in extraction.events],
        "invitations": [_invitation(i) for i in extraction.invitations if i.inviter or i.invitee],
        "statements": [_statement(s, article.text) for s in extraction.statements],
    }
    if extraction.additions or extraction.withheld:
        found["places"] = list(extraction.places)
        found["additions"] = [_addition(a) for a in extraction.additions]
        found["withheld"] = [
            {"reader": w.agent.key, "kind": w.kind, "words": w.words, "reason": w.reason}
            for w in extraction.withheld
        ]
    return found


def _addition(addition: Addition) -> dict[str, Any]:
    """Which of all this another reader found; the rest is ours."""
    return {
        "reader": addition.agent.key, "kind": addition.kind, "local": addition.local,
        "evidence": _spans(addition.evidence),
    }  # fmt: skip


def _spans(evidence: Sequence[Evidence]) -> list[dict[str, int]]:
    return [{"start": e.start, "end": e.end} for e in evidence]


def _person(person: Person) -> dict[str, Any]:
    offices = []
    for held in person.offices:
        office: dict[str, Any] = {"office": held.office, "of": held.of, "when": held.when}
        if held.portfolio:
            office["portfolio"] = held.portfolio
        if held.of_inferred:
            office["of_inferred"] = True
        offices.append({**office, "evidence": _spans(held.evidence)})
    return {
        "name": person.name, "also": list(person.also), "offices": offices, "party": person.party,
        "evidence": _spans(person.evidence),
    }  # fmt: skip


def _event(event: Event, iri: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"id": event.id}
    if iri:
        found["iri"] = iri
    found |= {
        "type": event.type, "plover": event.plover,
        "participants": [_participant(p) for p in event.participants],
        "venue": event.venue, "city": event.city, "country": event.country,
        "start": event.start, "end": event.end, "part_of": event.part_of,
        "status": STATUS.get(event.status, event.status),
        "evidence": _spans(event.evidence),
    }  # fmt: skip
    if event.first_claim:
        found["first_claim"] = _spans([event.first_claim])[0]
    return found


def _participant(one: Participant) -> dict[str, Any]:
    return {"who": one.who, "role": one.role} | ({"inferred": True} if one.inferred else {})


def _invitation(invitation: Invitation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "from": invitation.inviter, "to": invitation.invitee, "destination": invitation.destination,
        "status": invitation.status, "evidence": _spans(invitation.evidence),
    }  # fmt: skip
    if invitation.other_destinations:
        found["other_destinations"] = list(invitation.other_destinations)
    if invitation.inferred_inviter:
        found["inferred_inviter"] = True
    return found


def _statement(statement: Statement, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "speaker": statement.speaker, "mode": statement.mode,
        "start_char": statement.start, "end_char": statement.end,
        "text": text[statement.start : statement.end],
        "addressee": statement.addressee, "about": list(statement.about),
        "stance": statement.stance, "cue": statement.cue, "evidence": _spans(statement.evidence),
    }  # fmt: skip
    if statement.plover:
        found["plover"] = statement.plover
    if statement.co_speakers:
        found["co_speakers"] = list(statement.co_speakers)
    if statement.inferred_addressee:
        found["inferred_addressee"] = True
    if statement.inferred_speaker:
        found["inferred_speaker"] = True
    return found
