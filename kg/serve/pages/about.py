"""About the graph: what there is, where it is from, how well it is read, what is missing, how to take it."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import limits, resources
from kg.serve.pages.home import counts
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import opened

_FLOORS = "FLOORS.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who published, in which languages, how many articles, how many stories of its own."""

    name: str
    languages: str
    articles: str
    stories: str
    href: str


def about(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of about.html."""
    catalogue, words = reader.catalogue, reader.words["words"]
    articles = list(catalogue.articles.values())
    days = sorted(one.issued[:10] for one in articles if one.issued)
    facts = len(catalogue.events) + len(catalogue.statements) + len(catalogue.invitations)
    publishers = _publishers(reader)
    lead = reader.say(
        words["about_lead"], articles=reader.count("articles", len(articles)),
        origins=reader.count("publishers", len(publishers)),
        first=reader.day(days[0]) if days else words["dash"],
        last=reader.day(days[-1]) if days else words["dash"],
        facts=reader.count("facts", facts),
    )  # fmt: skip
    return {
        "counts": counts(reader), "lead": lead, "quality": _quality(reader),
        "publishers": opened(reader, asked, "/about", publishers, lambda p: p, "publishers", 30),
        "runs": sorted({reader.label(run) for run in _runs(reader)}),
        "stories": reader.count("origins", len({one.origin for one in articles})),
        "triples": reader.say(
            "{n} {what}", n=reader.catalogue.size, what=reader.words["counts"]["triples_noun"]
        ),
        "limits": [
            (reader.words["limits"]["seconds"], f"{limits.QUERY_SECONDS:g} s"),
            (reader.words["limits"]["rows"], reader.number(limits.QUERY_ROWS)),
            (reader.words["limits"]["queries"], reader.number(limits.SERVE_QUERIES)),
        ],
    }  # fmt: skip


def _runs(reader: Reader) -> list[str]:
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    return [
        run for name in ("ExtractionRun", "SoftwareAgent") for run in reader.subjects(kind, reader.own(name))
    ]


def _publishers(reader: Reader) -> list[Publisher]:
    found: dict[str, list[Any]] = defaultdict(list)
    for one in reader.catalogue.articles.values():
        found[one.publisher].append(one)
    names = reader.words["words"]["in_language"]
    rows = [
        (len(ones), name, Publisher(
            name=name or reader.words["words"]["dash"],
            languages=", ".join(sorted({names.get(one.language, one.language) for one in ones})),
            articles=reader.number(len(ones)), stories=reader.number(len({one.origin for one in ones})),
            href=reader.link("/articles", publisher=name) if name else reader.link("/articles"),
        ))
        for name, ones in found.items()
    ]  # fmt: skip
    return [row for _, _, row in sorted(rows, key=lambda one: (-one[0], one[1]))]


def _quality(reader: Reader) -> list[tuple[str, str, float]]:
    """Task, its floor in hundredths as the language writes it, and as a number from 0 to 100."""
    sets = floors()
    tasks = reader.words["tasks"]
    table = sets.get("own") or next(iter(sets.values()), {})
    return [
        (tasks[task], reader.percent(value), round(value * 100, 1))
        for task, value in table.items() if task in tasks
    ]  # fmt: skip


@cache
def floors() -> Mapping[str, Mapping[str, float]]:
    """The pinned figures by set and task; none where the gold is not installed."""
    path = resources.gold() / _FLOORS
    if not path.is_file():
        return {}
    found: Mapping[str, Mapping[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))["floors"]
    return found
