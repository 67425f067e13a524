"""N-Quads as strings, which is faster than building term objects: terms, an escaper, a writer."""

import re
from functools import lru_cache
from itertools import chain

from kg.mapping import iris
from kg.mapping.vocabulary import vocabulary

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
COMMENT = "<http://www.w3.org/2000/01/rdf-schema#comment>"
ALT_LABEL = "<http://www.w3.org/2004/02/skos/core#altLabel>"
SAME_AS = "<http://www.w3.org/2002/07/owl#sameAs>"
WGS = "http://www.w3.org/2003/01/geo/wgs84_pos#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'[\\"\n\r\t\b\f]')
_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}


@lru_cache(maxsize=4096)
def dip(name: str) -> str:
    """A term of the ontology; one that the ontology does not define raises RegistryError."""
    vocabulary().check(name)
    return f"<{iris.DIP}{name}>"


@lru_cache(maxsize=4096)
def concept(scheme: str, code: str) -> str:
    """A concept of a scheme of the ontology, by its code; an unknown one raises RegistryError."""
    return f"<{vocabulary().concept(scheme, code)}>"


@lru_cache(maxsize=16_384)
def iri(value: str) -> str:
    """An IRI as a term; what an IRI may not hold is percent-encoded."""
    return f"<{_UNSAFE.sub(lambda m: f'%{ord(m.group()):02X}', value)}>"


def _quoted(value: str) -> str:
    if value.isprintable() and '"' not in value and "\\" not in value:  # most: nothing to escape
        return f'"{value}"'
    return f'"{_TO_ESCAPE.sub(lambda m: _ESCAPES[m.group()], value)}"'


def text(value: str, language: str = "") -> str:
    """A string, language-tagged when a language is given."""
    shown = _quoted(value)
    return f"{shown}@{language}" if language else shown


def typed(value: str, datatype: str) -> str:
    """A literal of an XSD datatype; the caller gives the canonical form."""
    return f"{_quoted(value)}^^<{XSD}{datatype}>"


def integer(value: int) -> str:
    """A whole number."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float) -> str:
    """A number as xsd:decimal in canonical form (whole numbers without a point), six digits at most."""
    shown = f"{value:.6f}".rstrip("0")
    return typed(shown.rstrip("."), "decimal")


def date(value: str) -> str | None:
    """An ISO day, month or year as xsd:date, gYearMonth or gYear; a clock time is cut off; else None."""
    day = value[:10]
    datatype = _DATES.get(len(day))
    return typed(day, datatype) if datatype and day.replace("-", "").isdigit() else None


class Graph:
    """The triples of one named graph, each once."""

    def __init__(self, name: str) -> None:
        self._end = f" <{name}> .\n"
        self._lines: set[str] = set()
        self._add = self._lines.add

    def add(self, subject: str, predicate: str, *objects: str | None) -> None:
        """Adds a triple an object; None adds nothing."""
        for one in objects:
            if one is not None:
                self._add(f"{subject} {predicate} {one}{self._end}")

    def describe(self, subject: str, *facts: tuple[str, str]) -> None:
        """Adds several triples of one subject, a predicate and an object each."""
        end = self._end
        self._lines.update([f"{subject} {predicate} {one}{end}" for predicate, one in facts])

    def lines(self) -> set[str]:
        """The N-Quads lines, unordered."""
        return self._lines


def serialize(*graphs: Graph) -> bytes:
    """All lines of graphs of different names, sorted, as UTF-8 N-Quads."""
    # UTF-8 is ordered as code points are, and its bytes compare faster than strings of several widths
    return b"".join(sorted(map(str.encode, chain.from_iterable(g.lines() for g in graphs))))
