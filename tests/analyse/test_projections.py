import pytest

from kg import limits
from kg.analyse.records import Asked, Net
from tests.analyse.invented import IRIS, contact, meetings, network, person


def test_people_are_tied_by_what_they_were_in_together() -> None:
    events = [contact(1, "AB", "2021-05-03"), contact(2, "ABC", "2020-02"), contact(3, "D", "2021-01-01")]
    made = network(events)
    assert made.nodes == tuple(person(one) for one in "ABCD"), "who met nobody is a node without a tie"
    ab, ac, bc = made.ties
    assert (made.nodes[ab.a], made.nodes[ab.b]) == (person("A"), person("B"))
    assert ab.weight == pytest.approx(1.5)
    assert (ac.weight, bc.weight) == (0.5, 0.5)
    assert ab.events == (IRIS.event("e1"), IRIS.event("e2"))
    assert (ab.first, ab.last) == ("2020-02", "2021-05-03")
    assert made.events == tuple(IRIS.event(f"e{n}") for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("net", "nodes", "ties"), [("person", 3, 3), ("country", 3, 3), ("person-event", 4, 3)]
)
def test_each_network_has_nodes_of_its_kind(net: Net, nodes: int, ties: int) -> None:
    made = network(meetings("ABC"), Asked(net=net))
    assert (len(made.nodes), len(made.ties)) == (nodes, ties)
    assert net != "country" or made.nodes[0] == IRIS.country("AAA")
    assert net != "person-event" or {tie.weight for tie in made.ties} == {1.0}


def test_an_event_with_too_many_sides_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANALYSE_SIDES", 3)
    made = network(meetings("ABCD", "AB"))
    assert made.crowded == (IRIS.event("e0"),)
    assert len(made.ties) == 1
