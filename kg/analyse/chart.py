"""Findings or contacts → the drawing of a series in words of a language."""

from collections.abc import Callable
from typing import Any

from babel.numbers import format_decimal

from kg import languages, limits, resources
from kg.analyse.findings import Findings, find
from kg.analyse.plot import Plot, Words, plot, svg
from kg.analyse.question import defaults, question
from kg.analyse.records import Series
from kg.analyse.tables import Names
from kg.draw.records import Graph
from kg.draw.words import day, number, period
from kg.store import GraphStore

_WIDTH = 912
_STYLES = (
    "text { font: 13px var(--sans); fill: var(--ink) } .head { font-weight: 700 } .dim { fill: var(--ink-2) }"
    " .gr { stroke: var(--line) } .ed { stroke: var(--edge) } .evd { fill: var(--event) }"
    " .paper { fill: var(--paper) } .step { stroke: var(--worked-out); stroke-dasharray: 2 3 }"
)


def contact_chart(
    store: GraphStore,
    *,
    focus: str | None,
    other: str | None,
    start: str | None,
    end: str | None,
    language: str,
) -> str:
    """Contact over time as SVG: of all, of whom `focus` names, or of these and whom `other` names."""
    options: dict[str, Any] = {"what": "series", "start": start, "end": end, "language": language}
    options |= {"pair": (focus, other)} if focus and other else {"of": focus or ""}
    return chart(find(store, question(store, defaults() | options)), store)


def chart(found: Findings, graph: Graph) -> str:
    """The series as an SVG file of its own, or an empty one that says so."""
    question, run = found.question, found.series or Series(by="year", periods=())
    names = Names(graph, question.language)
    about = [names.of([iri])[iri] for iri in (question.of, question.other) if iri]
    labels = names.of(found.events)

    def event(iri: str) -> tuple[str, str]:
        return f"{day(found.events[iri].day, question.language)}: {labels[iri]}", ""

    drawn = plot(run, _WIDTH, spoken(run, question.language, event), least=1)
    empty = Plot(
        width=_WIDTH, height=20, floor=10, left=30, right=_WIDTH - 12, squares=(), steps=(), names=(),
        marks=(), axis="",
    )  # fmt: skip
    style = (resources.visualizations() / "tokens.css").read_text(encoding="utf-8") + _STYLES
    return svg(
        drawn or empty, title(run, about, question.language), note(run, question.language),
        language=question.language, style=style,
    )  # fmt: skip


def spoken(run: Series, language: str, event: Callable[[str], tuple[str, str]]) -> Words:
    """The words of a drawing of a series; `event` gives the title and the address of an event."""
    table = languages.table(language, "analyse")

    def bar(name: str, events: int) -> str:
        form = table["words"]["bar_one" if events == 1 else "bar"]
        return str(form.format(period=period(name, language), n=number(events, language)))

    return Words(
        axis=table["words"]["axis"].format(per=table["per"][run.by]), event=event, bar=bar,
        change=lambda *change: said(run, change, language), period=lambda name: period(name, language),
    )  # fmt: skip


def title(run: Series, about: list[str], language: str) -> str:
    """What the drawing shows, in a sentence: who, how many events, from when to when."""
    words = languages.table(language, "analyse")["words"]
    who = (
        words["of_two"].format(a=about[0], b=about[1])
        if len(about) == 2
        else "".join(about) or words["everything"]
    )
    if not run.total:
        return str(words["empty"].format(who=who))
    told = [one.name for one in run.periods if one.events]
    first, last = period(told[0], language), period(told[-1], language)
    when = first if first == last else f"{first} – {last}"
    return str(
        words["one" if run.total == 1 else "finding"].format(
            who=who, n=number(run.total, language), span=when
        )
    )


def note(run: Series, language: str) -> str:
    """What a sign is, and where the rate changes."""
    words = languages.table(language, "analyse")["words"]
    most = max((len(one.events) for one in run.periods), default=0)
    changes = [said(run, (one.period, one.before, one.after), language) for one in run.changes]
    told = [words["bars" if most > limits.PLOT_STACKED else "squares"]] if run.total else []
    if len(run.periods) > 1:
        told += [*changes, words["worked_out"]] if changes else [words["steady"]]
    if run.unplaced:
        form = words["unplaced_one" if len(run.unplaced) == 1 else "unplaced"]
        told.append(form.format(n=number(len(run.unplaced), language)))
    return " ".join(told)


def said(run: Series, change: tuple[str, float, float], language: str) -> str:
    """A change of rate in words."""
    name, before, after = change
    table, form, many = languages.table(language, "analyse"), _figure(language), 100 if run.share else 1
    return str(
        table["words"]["change_share" if run.share else "change"].format(
            period=period(name, language), before=form(many * before), after=form(many * after),
            per=table["per"][run.by],
        )
    )  # fmt: skip


def _figure(language: str) -> Callable[[float], str]:
    return lambda value: str(format_decimal(round(value, 2), locale=language))
