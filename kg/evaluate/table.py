"""The report of `kg evaluate` for people: tables in total, by set, language and article, and the faults."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kg.evaluate.report import ACCURACIES, HEADLINE, NEGATIVES, TASKS, TOLD, Judged, Report
from kg.evaluate.tally import Fault

_KINDS = ("missed", "wrong", "differs")


def table(report: Report, *, by_article: bool = False) -> str:
    """The figures in total and, where the gold has several, of each set and language."""
    lines = [*_total(report), *_on_hits(report), *_headline(report)]
    parts, languages = report.parts(), report.languages()
    if len(parts) > 1 or len(languages) > 1:
        lines += ["", *_columns("F1", {"all": report, **parts, **languages})]
    if len(parts) > 1:
        crossed = {f"{name} {code}": own for name, part in parts.items()
                   for code, own in part.languages().items()}  # fmt: skip
        lines += ["", *_columns("F1 by set", crossed)]
    if NEGATIVES in parts:
        lines += ["", *_negatives(parts[NEGATIVES])]
    if by_article:
        lines += ["", *_columns_by_article(report)]
    return "\n".join(lines) + "\n"


def faults(report: Report, most: int, tasks: Collection[str] = (*TASKS, *ACCURACIES)) -> str:
    """Up to `most` of the misses, wrong ones and differing parts of each task, with their sentences."""
    grouped: defaultdict[tuple[str, str], list[tuple[Judged, Fault]]] = defaultdict(list)
    for article in report.judged:
        for fault in article.tally.faults:
            grouped[fault.task, fault.kind].append((article, fault))
    lines: list[str] = []
    for name in (*TASKS, *ACCURACIES):
        for kind in _KINDS:
            listed = grouped.get((name, kind), []) if name in tasks else []
            if listed:
                shown = f", the first {most}" if most < len(listed) else ""
                lines += ["", f"{_spaced(name)} {kind}: {len(listed)}{shown}"]
                lines += [line for article, fault in listed[:most] for line in _fault(article, fault)]
    return "\n".join(lines) + "\n" if lines else ""


def _fault(article: Judged, fault: Fault) -> Iterator[str]:
    yield f"  {article.id}  {fault.what}"
    if said := article.where(fault):
        yield f"      {said}"


def _total(report: Report) -> Iterator[str]:
    without = f", {len(report.missing)} without extraction" if report.missing else ""
    yield f"{report.articles} articles, {report.sentences} sentences{without}"
    yield ""
    yield f"{'task':<20}{'precision':>10}{'recall':>8}{'F1':>7}{'found':>8}{'gold':>7}"
    for name in TASKS:
        count = report.task(name)
        figures = f"{_share(count.precision):>10}{_share(count.recall):>8}{_share(count.f1):>7}"
        yield f"{_spaced(name):<20}{figures}{count.found:>8}{count.gold:>7}"


def _on_hits(report: Report) -> Iterator[str]:
    yield ""
    yield f"{'on hits':<20}{'accuracy':>10}{'of':>8}"
    for name in ACCURACIES:
        right, of = report.tally.accuracies.get(name, [0, 0])
        yield f"{_spaced(name):<20}{_share(right / of if of else None):>10}{of:>8}"


def _headline(report: Report) -> Iterator[str]:
    yield ""
    yield f"mean F1 of {', '.join(map(_spaced, HEADLINE))}: {_share(report.headline())}"
    yield f"the same with participants of all events: {_share(report.headline(end_to_end=True))}"


def _columns(title: str, reports: Mapping[str, Report]) -> Iterator[str]:
    yield f"{title:<20}" + "".join(f"{name:>9}" for name in reports)
    yield f"{'articles':<20}" + "".join(f"{part.articles:>9}" for part in reports.values())
    for task in TASKS:
        yield f"{_spaced(task):<20}" + "".join(f"{_share(p.task(task).f1):>9}" for p in reports.values())
    yield f"{'mean':<20}" + "".join(f"{_share(part.headline()):>9}" for part in reports.values())


def _negatives(part: Report) -> Iterator[str]:
    """What was told of articles in which nothing diplomatic happens."""
    yield f"nothing happens in {part.articles} articles ({part.sentences} sentences); told all the same:"
    for code, own in {"all": part, **part.languages()}.items():
        told = (f"{own.task(name).spurious:>4} {name} ({own.per_article(name):.3f} an article, "
                f"{own.per_sentence(name):.4f} a sentence)" for name in TOLD)  # fmt: skip
        yield f"  {code:<4}" + ", ".join(told)


def _columns_by_article(report: Report) -> Iterator[str]:
    yield f"{'hits/found/gold':<16}" + "".join(f"{_short(task):>13}" for task in TASKS)
    for article in report.judged:
        counts = (article.tally.counts.get(task) for task in TASKS)
        cells = (f"{c.hits}/{c.found}/{c.gold}" if c and (c.found or c.gold) else "-" for c in counts)
        yield f"{article.id:<16}" + "".join(f"{cell:>13}" for cell in cells)


def _short(task: str) -> str:
    return task.replace("participants", "part").replace("statements", "who").replace("_", " ")


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
