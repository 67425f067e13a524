"""Graph → Contacts: what happened, when, and who was in it, from the default graph's plain layer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.analyse.records import NO_CONTACT, Asked, Contact
from kg.draw.outline import PREFIXES, STATUSES
from kg.draw.records import Graph
from kg.draw.select import first_day, last_day

_FACTS = ("eventType", "eventStatus", "startDate", "hasParticipant", "involvesCountry", "reportedBy")
_QUERY = f"""{PREFIXES} SELECT ?s ?p ?o WHERE {{
  VALUES ?p {{ {" ".join(f"dip:{name}" for name in _FACTS)} }} ?s a dip:Event ; ?p ?o }}"""
_Values = Mapping[str, Sequence[str]]


def contacts(graph: Graph) -> tuple[Contact, ...]:
    """Every event of a graph by its day, then its IRI; those without a day last."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in graph.query(_QUERY):
        found[row["s"].value][row["p"].value.rpartition("#")[2]].append(row["o"].value)
    made = [_contact(iri, values) for iri, values in found.items() if "/id/event/" in iri]
    return tuple(sorted(made, key=lambda one: (not one.day, one.day, one.iri)))


def chosen(among: Iterable[Contact], asked: Asked) -> list[Contact]:
    """The events that count: of the types, statuses and period that are asked for."""
    return [
        one for one in among if _typed(one, asked) and one.status in asked.statuses and _within(one, asked)
    ]


def kind(iri: str) -> str:
    """What a thing is, as its IRI has it: person, country, event."""
    return iri.rpartition("/id/")[2].partition("/")[0]


def _typed(one: Contact, asked: Asked) -> bool:
    return one.type in asked.types if asked.types else one.type not in NO_CONTACT


def _within(one: Contact, asked: Asked) -> bool:
    if not (asked.low or asked.high):
        return True
    if not one.day:
        return False
    return (not asked.high or first_day(one.day) <= asked.high) and (
        not asked.low or last_day(one.day) >= asked.low
    )


def _contact(iri: str, values: _Values) -> Contact:
    days = sorted({day[:10] for day in values.get("startDate", ())}, key=lambda day: (-len(day), day))
    codes = {one.rpartition("/")[2].removeprefix("status-") for one in values.get("eventStatus", ())}
    types = sorted(values.get("eventType", ()))
    return Contact(
        iri=iri, day=days[0] if days else "",
        type=types[0].rpartition("/")[2].removeprefix("event-type-").replace("-", "_") if types else "other",
        status=next((one for one in STATUSES if one in codes), "unknown"),
        persons=tuple(sorted({one for one in values.get("hasParticipant", ()) if kind(one) == "person"})),
        countries=tuple(sorted(set(values.get("involvesCountry", ())))),
        articles=tuple(sorted(set(values.get("reportedBy", ())))),
    )  # fmt: skip
