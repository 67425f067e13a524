"""A program: a run of several processes where nothing else runs in this one, and what became of it, as JSON.

Forks are not made beside the threads that tests have.

    python -m tests.forking calm|deadly|broken
"""

import json
import os
import signal
import sys
from collections.abc import Iterator

from kg import limits, member, worker
from kg.errors import ReaderError
from kg.mapping.iris import Iris
from kg.process import Resolved, attempt
from kg.records import Article, Refusal
from kg.reference import load
from kg.team import Team

MET = "Perus president Petra Novakesi møtte mandag Kenyas president Tevita Fonotila i Lima. Sak {}."
DEADLY = 7  # the article that its process does not outlive
GONE = 5  # the item in whose place the sources break
ITEMS = 40


def article(number: int) -> Article:
    """One of some that differ."""
    text = MET.format(number)
    return Article(id=f"a{number}", text=text, language="nb", published="2021-10-26", sha256="0" * 64)


def _items(kind: str) -> Iterator[Article]:
    for number in range(ITEMS):
        if kind == "broken" and number == GONE:
            raise ReaderError("gone", place="source")
        yield article(number)


def main(kind: str) -> None:
    """Reads the articles by two forks; in `deadly` each fork dies of one of them, in `broken` there is a fault."""
    limits.ALONE_ARTICLES, limits.WORKER_ARTICLES = 3 if kind != "broken" else GONE, 2
    registry, iris, parent = load(), Iris(), os.getpid()
    started, here, fault = [], [], ""
    start = member._started

    def counted() -> member.Process:
        started.append(1)
        return start()

    member._started = counted
    if kind == "deadly":
        _dies_of_one(parent)

    def alone(article: Article) -> Resolved | Refusal:
        here.append(article.id)
        return attempt(article, registry, iris)

    given: list[Resolved | Refusal] = []
    with Team(2) as team:
        try:
            given.extend(team.attempted(team.forked(_items(kind), registry), iris, alone))
        except ReaderError as found:
            fault = found.message
    names = [one.reason if isinstance(one, Refusal) else one.extraction.article.id for one in given]
    same = all(one == attempt(article(at), registry, iris) for at, one in enumerate(given))
    json.dump(
        {"given": names, "same": same, "started": len(started), "here": here, "fault": fault}, sys.stdout
    )


def _dies_of_one(parent: int) -> None:
    """Has a fork end at the deadly article; a process that is started for it afterwards does not."""
    read = worker.attempt

    def dying(article: Article, *others: object) -> Resolved | Refusal:
        if os.getpid() != parent and article.id == f"a{DEADLY}":
            os.kill(os.getpid(), signal.SIGSEGV)
        return read(article, *others)  # type: ignore[arg-type]

    worker.attempt = dying


if __name__ == "__main__":
    main(sys.argv[1])
