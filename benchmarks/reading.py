"""Words a second of the whole reading of an article, beside spaCy's blank pipeline; start and memory.

    python benchmarks/reading.py [--spacy PYTHON] [--rounds N] [FOLDER ...]

FOLDERs are of gold articles; without any it is data/gold. Measured is CPU time of one core: `process`
(annotate, extract, resolve and map within the article, to N-Quads and JSON), over articles in memory. The
tables are built first, by articles of data/articles; "first" is the round in which every text is new. The
rounds of both take turns. spaCy's blank pipelines (nb, en) only cut a text into tokens and sentences: that is
the floor of what reading costs. Without --spacy it is installed into an environment of its own, in the
folder for temporary files, where the next run finds it; where that cannot be, it is left out.

Start is `kg extract` of one article as a process of its own: CPU and wall seconds (the least of several,
since what else runs can only add) and peak memory, after one run that leaves the byte code.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from kg import limits
from kg.process import process
from kg.read import read
from kg.records import Article
from kg.reference import Registry, load

CHECKOUT = Path(__file__).resolve().parent.parent
STARTS = 5
SPACY = "spacy>=3.7,<4"

Blank = subprocess.Popen[str]


def articles(folders: Sequence[Path]) -> list[Article]:
    """The articles of folders, in the order of their names; the demo corpus has its files of texts too."""
    paths = [path for folder in folders for path in sorted(folder.iterdir())]
    found = read([str(p) for p in paths if p.suffix == ".json" or p.name.startswith("demo-")])
    return [item for item in found if isinstance(item, Article)]


def ours(texts: Sequence[Article], registry: Registry) -> float:
    """CPU seconds of one round of ours."""
    began = time.process_time()
    for article in texts:
        process(article, registry)
    return time.process_time() - began


def peer() -> str:
    """The Python of spaCy's own environment, which is made where it is not there yet."""
    home = Path(tempfile.gettempdir()) / "kg-benchmark-spacy"
    python = home / "bin" / "python"
    if not (home / "installed").exists():
        print(f"{SPACY} is installed into {home}")
        venv.create(home, clear=True, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", SPACY]
        if subprocess.run(command, check=False).returncode == 0:  # noqa: S603  # no foreign words in it
            (home / "installed").touch()
    return str(python)


@contextmanager
def blank(python: str, texts: Sequence[Article]) -> Iterator[Blank | None]:
    """spaCy's process, ready for its first round; None where it is not installed."""
    command = [python, str(Path(__file__).with_name("blank.py"))]
    with subprocess.Popen(  # noqa: S603  # the Python that the user names
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as worker:
        assert worker.stdin
        assert worker.stdout
        try:
            print(json.dumps([(_spoken(a), a.text) for a in texts]), file=worker.stdin, flush=True)
            name = worker.stdout.readline().strip()
        except BrokenPipeError:
            name = ""
        print(name or "spaCy is not there: left out")
        yield worker if name else None
        with_end = worker.communicate()[0].split() if name else []
        if with_end:
            print(f"{name}: peak memory {float(with_end[-1]):.0f} MB")


def _spoken(article: Article) -> str:
    """spaCy has nynorsk rules under nb alone."""
    return "nb" if article.language == "nn" else article.language


def theirs(worker: Blank) -> float:
    """CPU seconds of one round of spaCy's."""
    assert worker.stdin
    assert worker.stdout
    print("round", file=worker.stdin, flush=True)
    return float(worker.stdout.readline())


def start(file: Path) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak MB of `kg extract` of one article."""
    began = time.perf_counter()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    worker = subprocess.Popen(  # noqa: S603  # this project's own command
        [sys.executable, "-m", "kg", "extract", str(file)], stdout=subprocess.DEVNULL,
        cwd=CHECKOUT, env=environment,
    )  # fmt: skip
    _, status, used = os.wait4(worker.pid, 0)
    worker.returncode = os.waitstatus_to_exitcode(status)
    assert worker.returncode == 0
    return used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024


def main(folders: Sequence[Path], spacy: str, rounds: int) -> None:
    """Prints the figures."""
    gc.set_threshold(limits.COLLECTED_OBJECTS)  # as `kg` does
    file = CHECKOUT / "data" / "articles" / "demo-nb-02.json"
    start(file)
    runs = [
        start(file) for _ in range(STARTS)
    ]  # first: a child counts what its parent had as memory of its own
    cpu, wall, memory = (min(run[i] for run in runs) for i in range(3))
    print(f"kg extract of one article: {cpu:.2f} s of CPU, {wall:.2f} s, {memory:.0f} MB")
    registry = load()
    ours(articles([CHECKOUT / "data" / "articles"]), registry)
    texts = [a for a in articles(folders) if not a.id.startswith("demo-")]
    words = sum(len(a.text.split()) for a in texts)
    print(f"{len(texts)} articles, {words} words, {rounds} rounds")
    kg, other = [], []
    with blank(spacy, texts) as worker:
        for _ in range(rounds):
            kg.append(words / ours(texts, registry))
            if worker is not None:
                other.append(words / theirs(worker))
    print("words a second   first  median    best")
    for name, figures in (("kg", kg), ("spaCy blank", other)):
        if figures:
            print(f"{name:14} {figures[0]:>7.0f} {median(figures):>7.0f} {max(figures):>7.0f}")
    if other:
        print(f"kg takes {median(b / a for a, b in zip(kg, other, strict=True)):.1f} times as long")
    print(f"kg: peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Words a second of reading; start and memory.")
    arguments.add_argument("folders", nargs="*", type=Path, default=[CHECKOUT / "data" / "gold"])
    arguments.add_argument("--spacy", help="a Python that has spaCy; default: one of its own")
    arguments.add_argument("--rounds", type=int, default=7)
    asked = arguments.parse_args()
    main(asked.folders, asked.spacy or peer(), asked.rounds)
