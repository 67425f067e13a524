"""What `kg evaluate` found: the articles with their tallies, and the figures of any part of them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.errors import UsageError
from kg.evaluate.passages import passage
from kg.evaluate.tally import Count, Fault, Tally

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
TOLD = ("events", "invitations")  # what nothing of is to be told where nothing diplomatic happens
NEGATIVES = "neg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One article of gold after scoring; `part` is the set its id names before its language, as own-nb-01."""

    id: str
    part: str
    language: str
    text: str
    sentences: int
    tally: Tally

    def where(self, fault: Fault) -> str:
        """The sentence that a fault is about; empty where the text does not show it."""
        return passage(self.text, fault.at, fault.words)


@dataclass(frozen=True, kw_only=True)
class Report:
    """The articles that were scored; `missing` are the ids of gold without an extraction."""

    judged: tuple[Judged, ...]
    missing: tuple[str, ...] = ()

    @property
    def articles(self) -> int:
        """How many articles of gold were scored."""
        return len(self.judged)

    @property
    def sentences(self) -> int:
        """How many sentences they have."""
        return sum(article.sentences for article in self.judged)

    @cached_property
    def tally(self) -> Tally:
        """The counts over all articles."""
        whole = Tally()
        for article in self.judged:
            whole.add(article.tally)
        return whole

    def task(self, name: str) -> Count:
        """The counts of one task of `TASKS`."""
        return self.tally.counts.get(name, Count())

    def of(self, wanted: Callable[[Judged], bool]) -> "Report":
        """The report on some of the articles."""
        judged = tuple(article for article in self.judged if wanted(article))
        names = {article.id for article in judged}
        return Report(judged=judged, missing=tuple(name for name in self.missing if name in names))

    def parts(self) -> dict[str, "Report"]:
        """The report on each set of the gold; none where ids name no sets."""
        names = dict.fromkeys(article.part for article in self.judged if article.part)
        return {name: self.of(lambda article, name=name: article.part == name) for name in names}  # type: ignore[misc]

    def languages(self) -> dict[str, "Report"]:
        """The report on each language."""
        names = sorted({article.language for article in self.judged})
        return {name: self.of(lambda article, name=name: article.language == name) for name in names}  # type: ignore[misc]

    def headline(self, *, end_to_end: bool = False) -> float | None:
        """The mean F1 of `HEADLINE`; end to end, participants of missed and spurious events count too."""
        names = ("participants_all" if end_to_end and name == "participants" else name for name in HEADLINE)
        values = [value for value in (self.task(name).f1 for name in names) if value is not None]
        return sum(values) / len(values) if values else None

    def figures(self) -> dict[str, Any]:
        """The report as JSON takes it, without its parts; figures that are not defined are null."""
        return {
            "articles": self.articles,
            "sentences": self.sentences,
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
            "spurious": {
                name: {"told": self.task(name).spurious, "per_article": self.per_article(name),
                       "per_sentence": self.per_sentence(name)} for name in TOLD
            },
        }  # fmt: skip

    def as_json(self, *, by_article: bool = False) -> dict[str, Any]:
        """The figures in total, of each set and language, and of each article where that is wanted."""
        whole = self.figures()
        whole["sets"] = {name: part.figures() for name, part in self.parts().items()}
        for name, part in self.parts().items():
            own = {code: some.figures() for code, some in part.languages().items()}
            whole["sets"][name]["languages"] = own
        whole["languages"] = {code: part.figures() for code, part in self.languages().items()}
        if by_article:
            whole["by_article"] = {
                article.id: Report(judged=(article,)).figures()["tasks"] for article in self.judged
            }
        return whole

    def per_article(self, task: str) -> float:
        """What was told and is not in gold, an article."""
        return self.task(task).spurious / max(self.articles, 1)

    def per_sentence(self, task: str) -> float:
        """What was told and is not in gold, a sentence."""
        return self.task(task).spurious / max(self.sentences, 1)


def narrowed(report: Report, names: Collection[str]) -> tuple[Report, frozenset[str]]:
    """The report on the sets and languages that are named, and which tasks are; all where none are."""
    parts, languages = set(report.parts()) & {*names}, set(report.languages()) & {*names}
    tasks = frozenset({*TASKS, *ACCURACIES} & {*names})
    if unknown := {*names} - parts - languages - tasks:
        known = ", ".join([*report.parts(), *report.languages(), *TASKS, *ACCURACIES])
        raise UsageError(f"no set, language or task {min(unknown)!r}", remedy=f"use one of {known}")
    chosen = report.of(
        lambda article: (
            article.part in (parts or {article.part})
            and article.language in (languages or {article.language})
        )
    )
    return chosen, tasks or frozenset({*TASKS, *ACCURACIES})
