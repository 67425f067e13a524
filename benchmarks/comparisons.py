"""The comparisons of `run.py`, a function each: figures of ours and of a peer, as rows of the table."""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph as ox
from peers import HERE, oxigraph, used, virtuoso, worked
from reading import ours as read_all
from table import Row, at_least, at_most

from kg.mapping.iris import BASE
from kg.query.questions import questions
from kg.records import Article
from kg.reference import load
from kg.remote import Client, ask, push
from kg.store import GraphStore

Figures = dict[str, Any]
FEW = 1_000  # articles at which the slow peers are measured, unless asked otherwise


def named_questions(truth: Path, out: Path) -> Path:
    """The named questions with people, states and days of the generated world, by name."""
    rows = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    first = next(row for row in rows if row["type"] == "meeting")
    one, other = first["countries"]
    values = {
        "person": first["people"][0], "one": one, "other": other, "country": one, "day": first["day"],
        "from": rows[0]["day"], "to": rows[-1]["day"], "office": "foreign_minister", "topic": "energi",
    }  # fmt: skip
    written = {}
    for name, question in questions().items():
        known = {p.name: values[p.name] for p in question.parameters if p.name in values}
        written[name] = f"BASE <{BASE}>\n{question.with_values(known)}"
    out.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    return out


def loading(home: Path, python: Path, count: int, *, slow: bool) -> Iterator[Row]:
    """Ours beside raw pyoxigraph and rdflib, of the same quads."""
    quads = home / "all.nq"
    with GraphStore.open(home / "store", read_only=True) as store, quads.open("wb") as file:
        store.database.dump(output=file, format=ox.RdfFormat.N_QUADS)
    ours = worked(sys.executable, "our_work.py", "load", home / "store", home / "again")
    raw = worked(python, "peer_work.py", "ox-load", quads, home / "raw")
    note = f"{ours['quads']:,} quads; wall {ours['wall']:.1f} s to {raw['wall']:.1f} s; with records, closed"
    yield at_most(
        "loading", ours["seconds"], "pyoxigraph bulk load", raw["seconds"], 1.5, articles=count, note=note
    )
    if slow and (other := worked(python, "peer_work.py", "rdflib-load", quads)):
        yield at_least("loading", ours["seconds"], "rdflib in memory", other["seconds"], 8, articles=count)


def asking(home: Path, python: Path, count: int, truth: Path, *, slow: bool) -> Iterator[Row]:
    """The named questions beside raw pyoxigraph and rdflib: median over them of each one's median."""
    file = named_questions(truth, home / "questions.json")
    every = json.loads(file.read_text(encoding="utf-8"))
    ours = worked(sys.executable, "our_work.py", "ask", home / "store", file)["questions"]
    file.write_text(json.dumps({name: every[name] for name in ours}, ensure_ascii=False), encoding="utf-8")
    late = sorted({*(every.keys() - ours.keys()), *(n for n, run in ours.items() if run["wall"] > 2)})
    yield Row(
        what="questions over 2 s", articles=count, ours=len(late), unit="", aim="0", reached=not late,
        note=f"of {len(every)}; {', '.join(late)}",
    )  # fmt: skip
    raw = worked(python, "peer_work.py", "ox-ask", home / "raw", file)["questions"]
    filled = sum(run["rows"] > 0 for run in ours.values())
    note = f"{len(ours)} questions, {filled} with rows; ours guarded, in a worker that can be killed"
    args = ("named questions, median, by the clock", _middle(ours), "pyoxigraph")
    yield at_most(*args, _middle(raw), 1.15, articles=count, note=note)
    if slow and (other := worked(python, "peer_work.py", "rdflib-ask", home / "all.nq", file)):
        rest = {"articles": count, "note": "rdflib stopped after 20 s a question"}
        yield at_least(args[0], args[1], "rdflib in memory", _middle(other["questions"]), 20, **rest)


def writing(home: Path, python: Path, count: int, *, slow: bool) -> Iterator[Row]:
    """The exports beside the peers' writers, of the same quads; written twice, they are the same bytes."""
    sums = []
    for form in ("nquads", "trig", "jsonld"):
        runs = [
            worked(sys.executable, "our_work.py", "dump", home / "store", form, home / f"o.{form}")
            for _ in range(2)
        ]
        sums.append(runs[0]["sha256"] == runs[1]["sha256"])
        ours, name = min(run["seconds"] for run in runs), f"writing {form}"
        note = f"sha256 {runs[0]['sha256'][:12]}; articles from their records, each checked"
        if form == "nquads":
            worked(python, "peer_work.py", "ox-load", home / "o.nquads", home / "named")
        if form != "jsonld":
            raw = worked(python, "peer_work.py", "ox-dump", home / "named", form, home / "peer")
            yield at_most(name, ours, "pyoxigraph dump", raw["seconds"], 1.3, articles=count, note=note)
        elif slow:
            context = HERE.parent / "ontology" / "context.jsonld"
            other = worked(python, "peer_work.py", "rdflib-jsonld", home / "o.nquads", context, home / "peer")
            if other:
                args = (name, ours, "rdflib", other["seconds"], 5)
                yield at_least(*args, articles=count, note=note)
    yield Row(
        what="exports written twice are the same", articles=count, ours=sum(sums), unit=f"of {len(sums)}",
        aim="all", reached=all(sums),
    )  # fmt: skip


def servers(home: Path, python: Path, count: int) -> Iterator[Row]:
    """The same store brought to the servers by `kg push`, and the named questions asked there."""
    every = json.loads((home / "questions.json").read_text(encoding="utf-8"))
    for name in ("Oxigraph server", "Virtuoso"):
        folder = home / name.split()[0]
        folder.mkdir()
        try:
            server = virtuoso(folder) if name == "Virtuoso" else oxigraph(python, folder)
            with server as (end, process):
                yield from _served(home, count, name, Client(end), process, every)
        except (FileNotFoundError, TimeoutError) as fault:
            print(f"left out: {fault}", file=sys.stderr)


def _served(
    home: Path, count: int, name: str, client: Client, process: int, every: Mapping[str, str]
) -> Iterator[Row]:
    with client, GraphStore.open(home / "store", read_only=True) as store:
        began, before = time.perf_counter(), used(process)
        push(store, client)
        note = f"the server {used(process) - before:.1f} s of processor"
        yield Row(
            what=f"kg push to {name}",
            articles=count,
            ours=time.perf_counter() - began,
            unit="s wall",
            note=note,
        )
        runs, failed = [], []
        for question, sparql in every.items():
            began = time.perf_counter()
            try:
                ask(client, sparql)
            except Exception as fault:  # noqa: BLE001  # told in the table
                failed.append(f"{question}: {type(fault).__name__}")
                continue
            runs.append(time.perf_counter() - began)
        note = f"{len(runs)} questions; {'; '.join(failed)}"
        if not runs:
            print(f"left out: {name} answers nothing: {note}", file=sys.stderr)
            return
        yield Row(
            what=f"named questions at {name}, median",
            articles=count,
            ours=median(runs),
            unit="s wall",
            note=note,
        )


def coding(folder: Path) -> Iterator[Row]:
    """PETRARCH2's coding step, the parse given, beside our whole reading of the same sentences."""
    found = worked(sys.executable, "petrarch.py", folder)
    if not found:
        return
    theirs = len(found["sentences"]) / median(found["seconds"])
    mine = _sentences(found["sentences"]) if found["sentences"] else 0.0
    yield Row(
        what="sentences a second", articles=0, ours=mine, unit="a second", peer="PETRARCH2, parse given",
        theirs=theirs, ratio=mine / theirs, aim="≥ 3", reached=mine >= 3 * theirs,
        note=f"{len(found['sentences'])} sentences of its sample, {found['events']} events of its own;"
        " ours from the bare text to quads",
    )  # fmt: skip


def _sentences(sentences: list[str]) -> float:
    text = "\n\n".join(" ".join(one.split()) for one in sentences)
    whole = [Article(id="all", text=text, language="en", published="2008-08-05", sha256="0" * 64)]
    registry = load()
    read_all(whole, registry)
    return len(sentences) / median(read_all(whole, registry) for _ in range(5))


def _middle(runs: Mapping[str, Figures]) -> float:
    return median(run["wall"] for run in runs.values())
