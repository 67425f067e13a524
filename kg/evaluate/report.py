"""What `kg evaluate` says: a table for people, an object for programs."""

from dataclasses import dataclass
from typing import Any

from kg.evaluate.tally import Count, Tally

TASKS = (
    "persons", "offices", "countries", "organisations", "events", "core_events", "participants",
    "participants_all", "invitations", "direct_span", "direct_statements", "indirect_span",
    "indirect_statements", "about",
)  # fmt: skip
HEADLINE = (
    "offices",
    "core_events",
    "participants",
    "invitations",
    "direct_statements",
    "indirect_statements",
)
ACCURACIES = (
    "office_when", "start", "start_compatible", "city", "country", "venue", "status", "type", "plover",
    "role", "all_right", "destination", "invitation_status", "addressee", "stance",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The counts over all articles; `missing` are the ids of gold without an extraction."""

    articles: int
    missing: tuple[str, ...]
    tally: Tally

    def task(self, name: str) -> Count:
        """The counts of one task of `TASKS`."""
        return self.tally.counts.get(name, Count())

    def headline(self, *, end_to_end: bool = False) -> float | None:
        """The mean F1 of `HEADLINE`; end to end, participants of missed and spurious events count too."""
        names = ("participants_all" if end_to_end and name == "participants" else name for name in HEADLINE)
        values = [value for value in (self.task(name).f1 for name in names) if value is not None]
        return sum(values) / len(values) if values else None

    def as_json(self) -> dict[str, Any]:
        """The report as JSON takes it; figures that are not defined are null."""
        return {
            "articles": self.articles,
            "missing": list(self.missing),
            "headline": self.headline(),
            "headline_end_to_end": self.headline(end_to_end=True),
            "tasks": {
                name: {"precision": count.precision, "recall": count.recall, "f1": count.f1,
                       "hits": count.hits, "found": count.found, "gold": count.gold}
                for name in TASKS for count in (self.task(name),)
            },
            "accuracy_on_hits": {
                name: {"accuracy": right / of if of else None, "right": right, "of": of}
                for name in ACCURACIES for right, of in (self.tally.accuracies.get(name, [0, 0]),)
            },
        }  # fmt: skip

    def as_text(self) -> str:
        """The report as lines of a table."""
        without = f", {len(self.missing)} without extraction" if self.missing else ""
        rows = [f"{self.articles} articles{without}", "",
                f"{'task':<20}{'precision':>10}{'recall':>8}{'F1':>7}{'found':>8}{'gold':>7}"]  # fmt: skip
        for name in TASKS:
            count = self.task(name)
            figures = f"{_share(count.precision):>10}{_share(count.recall):>8}{_share(count.f1):>7}"
            rows.append(f"{_spaced(name):<20}{figures}{count.found:>8}{count.gold:>7}")
        rows += ["", f"{'on hits':<20}{'accuracy':>10}{'of':>8}"]
        for name in ACCURACIES:
            right, of = self.tally.accuracies.get(name, [0, 0])
            accuracy = _share(right / of if of else None)
            rows.append(f"{_spaced(name):<20}{accuracy:>10}{of:>8}")
        headline = ", ".join(map(_spaced, HEADLINE))
        rows += ["", f"mean F1 of {headline}: {_share(self.headline())}"]
        rows += [f"the same with participants of all events: {_share(self.headline(end_to_end=True))}"]
        return "\n".join(rows) + "\n"


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
