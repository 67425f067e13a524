"""Terms and literals in the form that Oxigraph writes them."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RegistryError
from kg.mapping.quads import Graph, concept, date, decimal, dip, iri, serialize, text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(value: str) -> None:
    graph = Graph("https://a.example/g")
    graph.add(iri("https://a.example/s"), iri("https://a.example/p"), text(value, "nb"))
    (quad,) = ox.parse(serialize(graph), format=ox.RdfFormat.N_QUADS)
    assert quad.object == ox.Literal(value, language="nb")


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2021", "gYear"), ("2021-10", "gYearMonth"), ("2021-10-25", "date"), ("2021-10-25T18:00", "date")],
)
def test_dates_keep_their_precision(value: str, datatype: str) -> None:
    assert date(value) == f'"{value[:10]}"^^<http://www.w3.org/2001/XMLSchema#{datatype}>'


@pytest.mark.parametrize("value", ["", "i går", "21-10", "2021-1O"])
def test_what_is_no_date_is_left_out(value: str) -> None:
    assert date(value) is None


@given(st.floats(min_value=-180, max_value=180, allow_nan=False))
def test_coordinates_are_canonical_decimals(value: float) -> None:
    literal = decimal(value).partition("^^")[0].strip('"')
    assert abs(float(literal) - value) < 1e-6
    assert "e" not in literal


def test_terms_and_concepts_must_be_defined() -> None:
    assert dip("hasParticipant") == "<https://w3id.example/dip/ns#hasParticipant>"
    assert concept("status", "held") == "<https://w3id.example/dip/concept/status-held>"
    with pytest.raises(RegistryError, match="dip:hasParticipants is not defined"):
        dip("hasParticipants")
    with pytest.raises(RegistryError, match="the scheme status has no 'hold'"):
        concept("status", "hold")


def test_unsafe_characters_of_an_address_are_encoded() -> None:
    assert iri('https://a.example/a b<"') == "<https://a.example/a%20b%3C%22>"
