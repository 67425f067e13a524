"""What something is called that has no name of its own: a passage, a tenure, a participation, a graph."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.mapping.iris import DIP
from kg.query.prefixes import shortened

if TYPE_CHECKING:
    from kg.serve.pages.reader import Reader

_OA = "http://www.w3.org/ns/oa#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LONGEST = 60  # characters of a quotation in a name


def described(reader: "Reader", iri: str) -> str:
    """A name made from what is said of it; as prefixed IRI where nothing helps."""
    base = reader.view.store.iris.base
    if not iri.startswith(base):
        return str(reader.words["terms"].get(shortened(iri), shortened(iri)))
    if graph := iri.removeprefix(f"{base}graph/").partition("-")[0]:
        article = reader.value(iri, "http://www.w3.org/ns/prov#wasDerivedFrom")
        pattern = reader.words["made"].get(f"graph-{graph}", "") if iri.startswith(f"{base}graph/") else ""
        if pattern:
            return reader.say(pattern, of=reader.label(article) if article else "")
    for kind in reader.values(iri, _TYPE):
        make = _MADE.get(kind)
        if make is not None and (name := make(reader, iri)):
            return name
    return shortened(iri)


def _tenure(reader: "Reader", iri: str) -> str:
    office, holder = reader.value(iri, "office"), reader.value(iri, "holder")
    named = [reader.label(one) for one in (holder, office) if one]
    article, part, _ = iri.partition("/tenure/")
    source = reader.source(article) if part and "/id/article/" in article else None
    said = f"{source.publisher} {reader.day(source.issued)}".strip() if source else ""
    since = said or reader.day(reader.value(iri, "startDate"))
    return ", ".join(filter(None, (*named, since))) if named else ""


def _passage(reader: "Reader", iri: str) -> str:
    return reader.quoted(reader.value(f"{iri}/quote", f"{_OA}exact"), _LONGEST)


def _quote(reader: "Reader", iri: str) -> str:
    return reader.quoted(reader.value(iri, f"{_OA}exact"), _LONGEST)


def _position(reader: "Reader", iri: str) -> str:
    start, end = (reader.value(iri, f"{_OA}{name}") for name in ("start", "end"))
    return reader.say(reader.words["made"]["position"], start=start, end=end)


def _participation(reader: "Reader", iri: str) -> str:
    who = reader.value(iri, "participant")
    role = reader.value(iri, "role").rpartition("role-")[2]
    word = reader.words["roles"].get(role, "")
    return ", ".join(filter(None, (reader.label(who), word))) if who else ""


def _time(reader: "Reader", iri: str) -> str:
    words = reader.value(iri, "timeExpression")
    return reader.quoted(words, _LONGEST) if words else reader.day(reader.value(iri, "edtf"))


def _inference(reader: "Reader", iri: str) -> str:
    rule = reader.value(iri, "rule")
    return str(reader.words["rules"].get(rule, rule))


def _difference(reader: "Reader", iri: str) -> str:
    on = [reader.label(one) for one in reader.values(iri, "differsOn")[:1]]
    what = reader.value(iri, "differingProperty")
    return ": ".join((*on, reader.label(what))) if what else ""


def _made(name: str, of: str) -> Callable[["Reader", str], str]:
    def make(reader: "Reader", iri: str) -> str:
        about = reader.value(iri, of)
        return reader.say(reader.words["made"][name], of=reader.label(about)) if about else ""

    return make


def _ontology(reader: "Reader", iri: str) -> str:
    titles = reader.terms(iri, "http://purl.org/dc/terms/title")
    own = [t.value for t in titles if isinstance(t, ox.Literal) and t.language == reader.language]
    return next(iter(own), "")


_MADE: Mapping[str, Callable[["Reader", str], str]] = {
    f"{DIP}Tenure": _tenure,
    f"{DIP}Passage": _passage,
    f"{_OA}TextQuoteSelector": _quote,
    f"{_OA}TextPositionSelector": _position,
    f"{DIP}Participation": _participation,
    f"{DIP}TimeSpan": _time,
    f"{DIP}Inference": _inference,
    f"{DIP}Difference": _difference,
    f"{DIP}FirstOccurrence": _made("first", "firstEvent"),
    f"{DIP}Proposal": _made("proposal", "proposes"),
    "http://www.w3.org/2002/07/owl#Ontology": _ontology,
}
