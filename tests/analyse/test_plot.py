from itertools import pairwise

from defusedxml.ElementTree import fromstring

from kg import limits
from kg.analyse.changes import changes
from kg.analyse.chart import note, said, spoken, title
from kg.analyse.plot import Words, plot, svg
from kg.analyse.records import Period, Series
from kg.draw.words import period
from tests.analyse.invented import IRIS

SVG = "{http://www.w3.org/2000/svg}"
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
    made = plot(series, 300, spoken(series, "nb", lambda iri: (iri, f"/{iri[-4:]}")))
    assert made is not None
    assert len(made.squares) == 5
    assert [one.href for one in made.squares[:2]] == ["/e0-0", "/e0-1"]
    assert made.squares[0].x == made.squares[1].x < made.squares[2].x
    assert made.squares[0].y > made.squares[1].y
    assert all(one.x >= 0 and one.x + one.width <= made.width and one.y >= 0 for one in made.squares)
    assert all(one.y + one.height <= made.floor for one in made.squares)


def test_of_many_events_a_bar_has_the_number() -> None:
    most = limits.PLOT_STACKED + 1
    series = run([most, 1])
    made = plot(series, 300, spoken(series, "nn", lambda iri: (iri, "")))
    assert made is not None
    assert [one.title for one in made.squares] == [f"2000: {most} hendingar", "2001: 1 hending"]
    assert made.axis == "Hendingar per år"
    assert made.squares[0].height > made.squares[1].height
    assert made.squares[0].y >= 0


def test_less_than_two_periods_are_not_drawn() -> None:
    words = spoken(run([4]), "nb", lambda iri: (iri, ""))
    assert plot(run([4]), 300, words) is None
    made = plot(run([4]), 300, words, least=1)
    assert made is not None, "but in a file of their own, which no list stands beside"
    assert len(made.squares) == 4


def test_periods_and_axes_are_named_in_the_language() -> None:
    names = {
        language: [period(one, language) for one in ("2021-10", "2021-Q4", "2021")]
        for language in ("nb", "nn", "en")
    }
    assert names["nb"] == ["okt.\u00a02021", "4.\u00a0kv.\u00a02021", "2021"]
    assert names["nn"] == ["okt.\u00a02021", "4.\u00a0kv.\u00a02021", "2021"]
    assert names["en"] == ["Oct\u00a02021", "Q4\u00a02021", "2021"]
    quarters = [f"{year}-Q{n}" for year in (2018, 2019, 2020) for n in (1, 2, 3, 4)]
    series = Series(
        by="quarter", periods=tuple(Period(name=name, events=("e",), told=1) for name in quarters)
    )
    axes = {"nb": "Hendelser per kvartal", "nn": "Hendingar per kvartal", "en": "Events per quarter"}
    for language, axis in axes.items():
        made = plot(series, 912, spoken(series, language, lambda iri: (iri, "")))
        assert made is not None
        assert made.axis == axis
        assert made.names[0][0] == period("2018-Q1", language)
        assert min(b[1] - a[1] for a, b in pairwise(made.names)) > 80, "room for a name of eleven letters"


def test_a_change_is_a_line_and_words() -> None:
    series = run([0, 0, 0, 0, 6, 7, 6, 7])
    made = plot(series, 300, spoken(series, "nb", lambda iri: (iri, "")))
    assert made is not None
    assert [one.title for one in made.steps] == ["∴ Fra 2004: 6,5 hendelser per år, mot 0 før."]
    assert said(series, ("2004", 0.0, 6.5), "en") == "∴ From 2004: 6.5 events per year, 0 before."
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
    assert note(run([1, 1], unplaced=1), "en").endswith("1 is not dated so precisely.")


def test_of_nothing_no_more_is_said_than_that_it_is_nothing() -> None:
    assert note(run([]), "nb") == ""
    assert note(run([], unplaced=3), "nn") == "3 er ikkje daterte så nøyaktig."
    assert note(run([2]), "en") == "One square is one event.", "one period has no rate that changes"


def test_a_file_holds_names_as_text_only() -> None:
    made = plot(
        run([1, 2]), 300,
        Words(axis=HOSTILE, event=lambda _: (HOSTILE, HOSTILE), change=lambda *_: HOSTILE,
              period=lambda _: HOSTILE, bar=lambda *_: HOSTILE),
    )  # fmt: skip
    assert made is not None
    whole = svg(made, HOSTILE, HOSTILE, language="nb", style="")
    tree = fromstring(whole)
    assert "<script" not in whole
    assert tree.find(f"{SVG}title").text == HOSTILE


def test_a_file_has_a_name_and_a_description_and_its_words_stay_inside() -> None:
    series, long = run([1, 2]), " ".join(["Fra 2004: 6,5 hendelser per år."] * 9)
    made = plot(series, 912, spoken(series, "nb", lambda iri: (iri, "")))
    assert made is not None
    tree = fromstring(svg(made, "Vik", long, language="nb", style=""))
    assert tree.find(f"{SVG}desc").text == long
    assert (tree.get("aria-labelledby"), tree.get("aria-describedby")) == ("t", "d")
    lines = [one.text for one in tree.findall(f"{SVG}text")]
    assert " ".join(lines) == f"Vik {long}"
    assert max(map(len, lines)) <= 140
    assert float(tree.get("height")) == made.height + 18 * len(lines) + 12
