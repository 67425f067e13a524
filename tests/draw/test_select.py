import pytest

from kg import errors, limits
from kg.draw import draw
from kg.draw.outline import outline
from kg.draw.select import fold, select, window
from tests.draw import graphs


def test_names_are_compared_without_case_and_marks() -> None:
    assert fold("Oleg  SØRIN") == fold("oleg sorin")
    assert fold("Ærlig Þór") == "aerlig thor"


@pytest.mark.parametrize(
    "focus", ["Oleg Sørin", "oleg sorin", "Sørin", "https://w3id.example/dip/id/person/oleg-sorin"]
)
def test_a_focus_is_found_by_name_part_or_iri(focus: str) -> None:
    assert '<h1 id="title">Nettverket rundt Oleg Sørin</h1>' in draw(graphs.small().store(), focus=focus)


def test_an_unknown_focus_says_what_was_meant() -> None:
    with pytest.raises(errors.NotFound, match="did you mean Oleg Sørin") as caught:
        draw(graphs.small().store(), focus="Oleg Søring")
    assert caught.value.remedy.count(",") < limits.SUGGESTIONS


def test_a_name_shared_by_two_people_is_not_guessed() -> None:
    made = graphs.small()
    made.thing("person/per-vik", "dip:Person", "Per Vik")
    made.fact("event/talk", f"dip:hasParticipant <{graphs.BASE}id/person/per-vik>")
    with pytest.raises(errors.NotFound, match="Kari Vik, Per Vik"):
        draw(made.store(), focus="Vik")


def test_an_empty_graph_has_no_focus_and_an_empty_page() -> None:
    with pytest.raises(errors.NotFound, match="kg build"):
        draw(graphs.Dispatches().store(), focus="Vik")
    assert "Ingen hendelser her" in draw(graphs.Dispatches().store())


@pytest.mark.parametrize(
    ("start", "end"), [("i går", None), (None, "2021-13"), ("2021-1-1", None), ("2022", "2021")]
)
def test_a_period_that_is_none_is_refused(start: str | None, end: str | None) -> None:
    with pytest.raises(errors.UsageError):
        window(start, end)


def test_a_period_keeps_what_lies_in_it() -> None:
    whole = outline(graphs.small().store())
    names = {
        iri.rpartition("/")[2]
        for iri in select(whole, centre=None, low="2022-01-01", high="2022-12-31").nodes
    }
    assert names == {"next", "kari-vik"}


def test_a_picture_holds_no_more_than_it_may_and_says_so() -> None:
    store = graphs.crowd().store()
    whole = outline(store)
    for centre in (None, f"{graphs.BASE}id/person/p0"):
        part = select(whole, centre=centre, low="", high="")
        assert len(part.nodes) == limits.DRAW_NODES < part.total
        assert all(whole.around[iri] & set(part.nodes) for iri in part.nodes)
    assert "Viser 150 av 292: de best forbundne. 142 er utelatt." in draw(store)
