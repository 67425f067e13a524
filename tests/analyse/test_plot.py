from defusedxml.ElementTree import fromstring

from kg import limits
from kg.analyse.changes import changes
from kg.analyse.chart import note, said, title
from kg.analyse.plot import plot, svg
from kg.analyse.records import Period, Series
from tests.analyse.invented import IRIS

HOSTILE = "<script>\"&'</script>"


def run(counts: list[int], *, share: bool = False, unplaced: int = 0) -> Series:
    names = [f"{2000 + n}" for n in range(len(counts))]
    events = [tuple(IRIS.event(f"e{n}-{k}") for k in range(times)) for n, times in enumerate(counts)]
    return Series(
        by="year", share=share, unplaced=("x",) * unplaced, changes=changes(names, counts),
        periods=tuple(Period(name=name, events=own, told=9) for name, own in zip(names, events, strict=True)),
    )  # fmt: skip


def test_every_event_is_a_square_above_its_period_and_inside_the_drawing() -> None:
    series = run([2, 0, 3])
    made = plot(series, 300, lambda iri: (iri, f"/{iri[-4:]}"), lambda *_: "", str)
    assert made is not None
    assert len(made.squares) == 5
    assert [one.href for one in made.squares[:2]] == ["/e0-0", "/e0-1"]
    assert made.squares[0].x == made.squares[1].x < made.squares[2].x
    assert made.squares[0].y > made.squares[1].y
    assert all(one.x >= 0 and one.x + one.width <= made.width and one.y >= 0 for one in made.squares)
    assert all(one.y + one.height <= made.floor for one in made.squares)


def test_of_many_events_a_bar_has_the_number() -> None:
    most = limits.PLOT_STACKED + 1
    made = plot(run([most, 1]), 300, lambda iri: (iri, ""), lambda *_: "", str)
    assert made is not None
    assert [one.title for one in made.squares] == [f"2000: {most}", "2001: 1"]
    assert made.squares[0].height > made.squares[1].height
    assert made.squares[0].y >= 0


def test_less_than_two_periods_are_not_drawn() -> None:
    assert plot(run([4]), 300, lambda iri: (iri, ""), lambda *_: "", str) is None


def test_a_change_is_a_line_and_words() -> None:
    series = run([0, 0, 0, 0, 6, 7, 6, 7])
    made = plot(series, 300, lambda iri: (iri, ""), lambda period, *_: period, str)
    assert made is not None
    assert [one.title for one in made.steps] == ["2004"]
    assert said(series, ("2004", 0.0, 6.5), "nb") == "∴ Fra 2004: 6,5 hendelser per periode, mot 0 før."
    assert "Worked out" in note(series, "en")
    assert (
        said(run([1], share=True), ("2004", 0.125, 0.5), "en")
        == "∴ From 2004: 50% of all that is told, 12.5% before."
    )


def test_a_drawing_says_what_it_shows_and_what_it_leaves_out() -> None:
    assert title(run([2, 0, 1]), ["Vik", "Sol"], "nn") == "Vik og Sol: 3 hendingar, 2000 – 2002"
    assert title(run([0, 1]), ["Vik"], "en") == "Vik: 1 event, 2001"
    assert title(run([]), [], "nb") == "Alle hendelser som telles: ingen daterte hendelser"
    assert note(run([1, 1], unplaced=2), "en").endswith("2 are not dated so precisely.")


def test_a_file_holds_names_as_text_only() -> None:
    made = plot(run([1, 2]), 300, lambda _: (HOSTILE, HOSTILE), lambda *_: HOSTILE, lambda _: HOSTILE)
    assert made is not None
    whole = svg(made, HOSTILE, HOSTILE, language="nb", style="")
    tree = fromstring(whole)
    assert "<script" not in whole
    assert tree.find("{http://www.w3.org/2000/svg}title").text == HOSTILE
