"""The page of a statement, the page of an invitation, and the statements by topic and speaker."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kg.serve.catalogue import Statement
from kg.serve.faults import Refused
from kg.serve.pages.differences import differing
from kg.serve.pages.evidence import quotes
from kg.serve.pages.lists import filtered
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import invited, paged, said


def statement(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of statement.html."""
    iri = reader.iri("statement", asked["rest"])
    one = reader.catalogue.statements.get(iri)
    if one is None:
        raise Refused(404, f"the graph has no statement {asked['rest']}")
    same = [
        other for speaker in one.speakers[:1] for other in reader.catalogue.said_by.get(speaker, ())
        if other.iri != iri and (set(other.about) & set(one.about) or set(other.made_at) & set(one.made_at))
    ]  # fmt: skip
    return {
        "row": said(reader, one), "one": one, "href": reader.href(iri), "title": reader.label(iri),
        "speakers": reader.joined([reader.label(s) for s in one.speakers]),
        "topics": reader.joined([reader.label(topic) for topic in one.about]),
        "made_at": reader.all_named(one.made_at), "cues": reader.values(iri, "cue"),
        "worked_out": _worked_out(reader, iri),
        "same": [said(reader, other) for other in same[:5]],
    }  # fmt: skip


def _worked_out(reader: Reader, iri: str) -> list[str]:
    """The rules by which something of a thing was worked out."""
    rules = [reader.value(node, "rule") for node in reader.subjects("concerns", iri)]
    return [reader.words["rules"].get(rule, rule) for rule in dict.fromkeys(rules) if rule]


def invitation(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of invitation.html."""
    iri = reader.iri("invitation", asked["rest"])
    one = reader.catalogue.invitations.get(iri)
    if one is None:
        raise Refused(404, f"the graph has no invitation {asked['rest']}")
    company = [who for who in (one.inviter, one.invitee, *one.destinations) if who]
    others = [
        other for other in reader.catalogue.invitations.values()
        if other.iri != iri and (other.inviter, other.invitee) == (one.inviter, one.invitee)
    ]  # fmt: skip
    return {
        "row": invited(reader, one), "href": reader.href(iri),
        "quotes": quotes(reader, iri, one.articles, company),
        "others": [invited(reader, other) for other in others[:8]],
        "versions": differing(reader, reader.catalogue.differing.get(iri, ())),
    }  # fmt: skip


def statements(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of statements.html."""
    catalogue = reader.catalogue
    found: Sequence[Statement] = list(catalogue.statements.values())
    query = asked.get("q", "")
    if query:
        hits = set(reader.view.search.statements.find(query, len(found)).iris)
        found = [one for one in found if one.iri in hits]
    if at := asked.get("at", ""):
        found = catalogue.said_at.get(reader.iri("event", at), ())
    base = f"{reader.view.store.iris.base}id/"
    tests: dict[str, Callable[[Statement], Iterable[str]]] = {
        "speaker": lambda s: [iri.removeprefix(base) for iri in s.speakers],
        "topic": lambda s: [iri.removeprefix(base) for iri in dict.fromkeys((*s.about, *s.addressees))],
        "year": lambda s: [s.day[:4]] if s.day else [],
        "mode": lambda s: [s.mode] if s.mode else [],
        "stance": lambda s: [s.stance] if s.stance else [],
    }
    labels: dict[str, Callable[[str], str]] = {
        "speaker": lambda value: reader.label(base + value),
        "topic": lambda value: reader.label(base + value),
        "year": lambda value: value,
        "mode": lambda value: reader.words["modes"].get(value, value),
        "stance": lambda value: reader.words["stances"].get(value, value),
    }
    kept, filters = filtered(reader, found, asked, tests, labels)
    return {
        "title": reader.words["kinds"]["statement"]["many"], "filters": filters, "query": query,
        "hidden": {name: asked[name] for name in ("q", "at") if asked.get(name)},
        "at": reader.named(reader.iri("event", at)) if at else None,
        "statements": paged(reader, kept, lambda s: said(reader, s), "statements", "/statements", asked),
    }  # fmt: skip
