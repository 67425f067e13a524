import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.analyse.libraries import LIBRARIES
from kg.analyse.measures import communities, measures
from kg.analyse.records import NETS, Asked, Net
from tests.analyse.invented import meetings, network, person

TWO_CIRCLES = ("AB", "AC", "BC", "CD", "DE", "DF", "EF", "G")


def test_every_node_has_its_figures() -> None:
    found = measures(network(meetings(*TWO_CIRCLES)), using="networkx")
    rows = {row.iri: row for row in found.rows}
    middle, edge, alone = rows[person("C")], rows[person("A")], rows[person("G")]
    assert (middle.degree, middle.strength, middle.events) == (3, 3.0, 3)
    assert middle.betweenness > edge.betweenness == 0
    assert middle.pagerank > edge.pagerank > alone.pagerank
    assert (alone.degree, alone.strength, alone.community) == (0, 0.0, None)
    assert found.library == "networkx"
    assert found.pivots is None


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize("net", NETS)
def test_of_nobody_and_of_one_alone_there_are_figures_too(name: str, net: Net) -> None:
    assert measures(network([], Asked(net=net)), using=name).rows == ()
    rows = measures(network(meetings("A"), Asked(net=net)), using=name).rows
    ties = 1 if net == "person-event" else 0
    assert len(rows) == {"person": 1, "country": 1, "person-event": 2}[net]
    assert all((row.degree, row.betweenness) == (ties, 0.0) for row in rows)
    assert sum(row.pagerank for row in rows) == pytest.approx(1.0)


def test_communities_are_those_that_keep_together_the_largest_first() -> None:
    numbers, modularity = communities(
        7,
        [(a, b, 1.0) for a, b in ((0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (3, 5), (5, 6), (3, 6))],
        seed=1,
    )
    assert numbers == [2, 2, 2, 1, 1, 1, 1]
    assert modularity > 0.2
    assert communities(3, [], seed=1) == ([None] * 3, 0.0)


SCRIPT = "from kg.analyse.measures import communities; print(communities({nodes}, {ties}, seed=3))"


def test_communities_do_not_depend_on_how_this_process_hashes(checkout: Path) -> None:
    nodes, ties = 10, [(a, b, 1.0) for a in range(10) for b in range(a + 1, 10, 3)]
    printed = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(nodes=nodes, ties=ties)], env={**os.environ, "PYTHONHASHSEED": "77"},
        cwd=checkout, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    assert printed.strip() == str(communities(nodes, ties, seed=3))
