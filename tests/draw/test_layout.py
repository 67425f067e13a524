from itertools import combinations, pairwise
from math import atan2, dist, tau

from hypothesis import given
from hypothesis import strategies as st

from kg.draw.layout import _spread, positions
from kg.draw.outline import outline
from kg.draw.select import select
from tests.draw import graphs


def test_events_run_clockwise_from_the_left_by_date() -> None:
    whole = outline(graphs.crowd(people=9, events=20).store())
    centre = f"{graphs.BASE}id/person/p0"
    part = select(whole, centre=centre, low="", high="")
    places = positions(part, whole)
    assert places[centre] == (0, 0)
    ring = [iri for iri in part.nodes if whole.kinds[iri] == "event" and iri in whole.around[centre]]
    by_date = sorted(ring, key=lambda iri: (whole.starts[iri][0], iri))
    angles = [(atan2(places[iri][1], places[iri][0]) + tau / 2 + 1e-6) % tau for iri in by_date]
    assert len(ring) > 5
    assert angles == sorted(angles)
    assert angles[0] < 0.1


def test_nothing_stands_on_anything_else() -> None:
    for graph in (graphs.small(), graphs.hostile(), graphs.crowd(people=30, events=60)):
        whole = outline(graph.store())
        places = positions(select(whole, centre=None, low="", high=""), whole)
        assert min(dist(a, b) for a, b in combinations(places.values(), 2)) > 20


def test_what_is_tied_to_nothing_is_packed_below() -> None:
    made = graphs.small()
    for i in range(5):
        made.thing(f"event/alone{i}", "dip:Event", f"Alene {i}")
    whole = outline(made.store())
    places = positions(select(whole, centre=None, low="", high=""), whole)
    alone = {iri: y for iri, (_, y) in places.items() if "alone" in iri}
    assert len(alone) == 5
    assert min(alone.values()) > max(y for iri, (_, y) in places.items() if iri not in alone)


@given(st.lists(st.floats(0, 1, exclude_max=True), min_size=2, max_size=40))
def test_spreading_keeps_the_order_and_the_gap(wanted: list[float]) -> None:
    gap = 1 / len(wanted) / 1.2
    spread = _spread(sorted(wanted), gap)
    assert len(spread) == len(wanted)
    round_ = sorted(one % 1 for one in spread)
    gaps = [b - a for a, b in pairwise(round_)] + [1 - round_[-1] + round_[0]]
    assert min(gaps) > gap * 0.99
