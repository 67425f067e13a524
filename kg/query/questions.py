"""The named questions of `ontology/questions/`: SPARQL files with a title and parameters in their heads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rapidfuzz import process

from kg import resources
from kg.errors import NotFound, UsageError

_HEAD = re.compile(r"^#\s*(title|asks|param):\s*(.*)$", re.MULTILINE)
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: its name, kind (string, iri, date, integer, or a language code) and default."""

    name: str
    kind: str
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A named question, with `$name` where its parameters go."""

    name: str
    title: str
    asks: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def with_values(self, values: Mapping[str, str]) -> str:
        """The SPARQL with every parameter written as a term; values are never pasted as text."""
        unknown = values.keys() - {p.name for p in self.parameters}
        if unknown:
            known = ", ".join(p.name for p in self.parameters) or "none"
            raise UsageError(
                f"{self.name} has no parameter {min(unknown)}", remedy=f"its parameters: {known}"
            )
        body = "\n".join(line for line in self.sparql.split("\n") if not line.startswith("#"))
        for parameter in self.parameters:
            term = rendered(values.get(parameter.name, parameter.default), parameter)
            body = re.sub(rf"\${re.escape(parameter.name)}\b", term.replace("\\", r"\\"), body)
        return body


def rendered(value: str, parameter: Parameter) -> str:
    """A value as a SPARQL term of the parameter's kind."""
    try:
        match parameter.kind:
            case "iri":
                return str(ox.NamedNode(value))
            case "date" | "integer":
                return str(ox.Literal(value, datatype=ox.NamedNode(_XSD + parameter.kind)))
            case _:
                return str(ox.Literal(value))
    except ValueError as fault:
        raise UsageError(
            f"{value!r} is no {parameter.kind} for {parameter.name}: {fault}", remedy="see `kg questions`"
        ) from fault


@cache
def questions() -> Mapping[str, Question]:
    """All named questions, by name."""
    found = {}
    for path in sorted((resources.ontology() / "questions").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        heads = _HEAD.findall(text)
        parameters = [v.split(None, 2) for k, v in heads if k == "param"]
        found[path.stem] = Question(
            name=path.stem, sparql=text,
            title=next((v for k, v in heads if k == "title"), path.stem),
            asks=next((v for k, v in heads if k == "asks"), ""),
            parameters=tuple(
                Parameter(name=name, kind=kind, default="".join(rest).strip('"')) for name, kind, *rest in parameters
            ),
        )  # fmt: skip
    return found


def question(name: str) -> Question:
    """The question of that name, or NotFound with the nearest names."""
    known = questions()
    if name not in known:
        near = [n for n, *_ in process.extract(name, list(known), limit=3, score_cutoff=50)]
        raise NotFound(
            f"there is no question {name!r}",
            remedy=f"did you mean {', '.join(near)}?" if near else "see `kg questions`",
        )
    return known[name]
