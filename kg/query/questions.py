"""The named questions of `ontology/questions/`: SPARQL with a title and parameters in its head."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import pyoxigraph as ox
from rapidfuzz import process

from kg import limits, resources
from kg.errors import NotFound, UsageError
from kg.reference import LANGUAGES

_HEAD = re.compile(r"^#\s*(title(?:-\w\w)?|asks(?:-\w\w)?|group|param):\s*(.*)$", re.MULTILINE)
_LABELS = re.compile(r'(LANG\(\?\w+\) = )"en"')  # the questions are written with labels in English
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: its name, kind (text, iri, date or integer) and default."""

    name: str
    kind: str
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A named question of a subject, with `$name` where its parameters go; what it `asks` is by language."""

    name: str
    titles: Mapping[str, str]
    asks: Mapping[str, str]
    group: str
    parameters: tuple[Parameter, ...]
    sparql: str

    @property
    def title(self) -> str:
        """What it asks, in English."""
        return self.titles["en"]

    def with_values(self, values: Mapping[str, str], language: str = "en") -> str:
        """The SPARQL with every parameter written as a term, never pasted as text; labels in a language."""
        names = [p.name for p in self.parameters]
        if unknown := sorted(values.keys() - set(names)):
            raise UsageError(
                f"{self.name} has no parameter {unknown[0]!r}",
                remedy=f"its parameters: {', '.join(names) or 'none'}",
            )
        body = "\n".join(line for line in self.sparql.split("\n") if not line.startswith("#"))
        body = _LABELS.sub(rf'\g<1>"{language}"', body)
        terms = {p.name: rendered(values.get(p.name, p.default), p) for p in self.parameters}
        if not terms:
            return body
        # In one pass: a value that looks like another parameter stays a value.
        return re.sub(rf"\$({'|'.join(map(re.escape, terms))})\b", lambda m: terms[m.group(1)], body)


def rendered(value: str, parameter: Parameter) -> str:
    """A value as a SPARQL term of the parameter's kind; UsageError when it is none."""
    try:
        match parameter.kind:
            case "iri":
                return str(ox.NamedNode(value))
            case "date":
                written = date.fromisoformat(value).isoformat()
                return str(ox.Literal(written, datatype=ox.NamedNode(f"{_XSD}date")))
            case "integer":
                return str(ox.Literal(str(int(value)), datatype=ox.NamedNode(f"{_XSD}integer")))
            case _:
                return str(ox.Literal(value))
    except ValueError as fault:
        raise UsageError(
            f"{value!r} is no {parameter.kind}", place=f"--param {parameter.name}",
            remedy=f"write it like {parameter.default}" if parameter.default else "see `kg questions`",
        ) from fault  # fmt: skip


@cache
def questions() -> Mapping[str, Question]:
    """All named questions, by name."""
    found = {}
    for path in sorted((resources.ontology() / "questions").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        heads = _HEAD.findall(text)
        given = dict(heads)
        found[path.stem] = Question(
            name=path.stem, sparql=text, titles=_by_language(given, "title", path.stem),
            asks=_by_language(given, "asks", ""), group=given.get("group", ""),
            parameters=tuple(_parameter(value) for key, value in heads if key == "param"),
        )  # fmt: skip
    return found


def _by_language(given: Mapping[str, str], head: str, otherwise: str) -> dict[str, str]:
    """A head in every language; in English where there is no other."""
    english = given.get(head, otherwise)
    return {code: given.get(f"{head}-{code}", english) for code in LANGUAGES}


def _parameter(head: str) -> Parameter:
    name, kind, *default = head.split(None, 2)
    return Parameter(name=name, kind=kind, default=default[0].strip('"') if default else "")


def question(name: str) -> Question:
    """The question of that name, or NotFound with the nearest names."""
    known = questions()
    if name not in known:
        near = [n for n, *_ in process.extract(name, list(known), limit=limits.SUGGESTIONS, score_cutoff=60)]
        raise NotFound(
            f"there is no question {name!r}",
            remedy=f"did you mean {', '.join(near)}?" if near else "see `kg questions`",
        )
    return known[name]
