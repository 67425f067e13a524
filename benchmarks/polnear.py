"""Direct quotations of PolNeAR (US political news, 2015-16) with their sources: F1 of kg, and of one regex.

usage: python benchmarks/polnear.py CHECKOUT [--errors N]

CHECKOUT is a copy of github.com/networkdynamics/PolNeAR; only its development part is read (data/dev), never
the test part. Of an article that several people annotated, the first in the order of the file names counts.

What is compared
  unit       one stretch of content that stands wholly between quotation marks (a content of two stretches,
             "A," he said. "B.", is two units), of at least five words, whose attribution has a source.
  set aside  quoted words inside other content (he called it "a disaster"): neither wanted nor wrong. Also
             predictions of fewer than five words.
  found      a predicted direct quotation whose characters overlap the unit's by half of both or more;
             one to one, most overlap first.
  right      the words printed for the predicted speaker touch the words of the annotated source; or both have
             the same last name; or the source is a pronoun or a title and the predicted speaker has the last
             name of whom the annotator named last as a source before it. Everything else is wrong.
  score      F1 over right ones. The second line leaves out sources without a name, a title or "he" and "she"
             ("a source", "voters"): kg keeps no statement whose speaker cannot be identified.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.annotate import annotate
from kg.extract import extract
from kg.records import Article
from kg.reference import Registry, load

WORDS = 5
HALF = 0.5
Span = tuple[int, int]
OPEN, CLOSE = "“\"'‘„", "”\"'’"
PRONOUNS = {"he", "she", "who", "him", "her"}
NAME = r"(?:[A-Z][\w.’'-]*)(?:\s+[A-Z][\w.’'-]*)*"
SAID = r"(?:said|says|told|wrote|added|tweeted|asked|replied|explained|continued|noted|declared)"
BASELINE = re.compile(
    rf"[“\"](?P<words>[^“”\"]+)[”\"](?:[^“”\"\n]{{0,60}}?(?:(?P<a>{NAME}|[Hh]e|[Ss]he)\s+{SAID}\b"
    rf"|{SAID}\s+(?P<b>{NAME}|he|she)))?"
)


@dataclass(slots=True)
class Quoted:
    """Quoted words, who is printed as their source, and the last name behind it where one is known."""

    span: Span
    source: list[Span]
    names: set[str] = field(default_factory=set)
    named: bool = True


def last_name(text: str) -> str:
    """The last capitalised word before any comma or bracket, folded; "" where there is none."""
    words = re.findall(r"[A-Z][\w’'-]+", re.split(r"[,(]", text)[0])
    return re.sub(r"[’']s$", "", words[-1]).casefold() if words else ""


def annotated(ann: Path, text: str) -> tuple[list[Quoted], list[Span]]:
    """The units of one article, and the stretches of all its content."""
    spans: dict[str, list[Span]] = {}
    found: list[Quoted] = []
    contents: list[Span] = []
    events: list[list[tuple[str, str]]] = []
    for line in ann.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T"):
            spans[parts[0]] = [_span(pair) for pair in parts[1].split(" ", 1)[1].split(";")]
        elif line.startswith("E"):
            events.append([(role, target) for role, target in (p.split(":") for p in parts[1].split())])
    last = ""
    for event in sorted(events, key=lambda e: min(spans[t][0] for _, t in e)):
        source = [s for role, t in event if role.startswith("Source") for s in spans[t]]
        content = [s for role, t in event if role.startswith("Content") for s in spans[t]]
        contents += content
        printed = " ".join(text[a:b] for a, b in source)
        referring = printed.casefold() in PRONOUNS or printed.casefold().startswith(("the ", "mr", "ms"))
        last = last if referring and not last_name(printed) else last_name(printed)
        named = bool(last_name(printed)) or printed.casefold() in PRONOUNS
        for start, end in content if source else []:
            found += [Quoted(span, source, {last} - {""}, named) for span in _units(text, start, end)]
    return found, contents


def _span(pair: str) -> Span:
    start, end = pair.split()
    return int(start), int(end)


def _units(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without its marks, by paragraph, where marks enclose all of it."""
    words = text[start:end].rstrip(" \n,.")
    if not (words[:1] and words[0] in OPEN and words[-1] in CLOSE):
        return
    for part in re.finditer(r"[^\n]+", text[start:end]):
        low, high = start + part.start(), start + part.end()
        while low < high and (text[low] in OPEN or text[low].isspace()):
            low += 1
        while high > low and (text[high - 1] in CLOSE + "," or text[high - 1].isspace()):
            high -= 1
        if len(text[low:high].split()) >= WORDS:
            yield low, high


def by_kg(text: str, registry: Registry) -> list[Quoted]:
    """The direct quotations that kg reads."""
    article = Article(id="polnear", text=text, language="en", title="", published=None, sha256="0" * 64)
    found = []
    for statement in extract(annotate(article, registry), registry).statements:
        if statement.mode != "direct":
            continue
        source = [
            (e.start, e.end)
            for e in statement.evidence
            if e.start != statement.start and text[e.start : e.end] != statement.cue
        ]
        names = {last_name(n) for n in (statement.speaker, *statement.co_speakers)} - {""}
        found.append(Quoted((statement.start, statement.end), source, names))
    return found


def by_regex(text: str) -> list[Quoted]:
    """The floor: marks, then a name or a pronoun beside a verb of saying; else whoever spoke before."""
    found: list[Quoted] = []
    for match in BASELINE.finditer(text):
        group = "a" if match["a"] else "b" if match["b"] else ""
        if group:
            found.append(Quoted(match.span("words"), [match.span(group)], {last_name(match[group])} - {""}))
        elif found:
            found.append(Quoted(match.span("words"), found[-1].source, found[-1].names))
    return found


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _overlap(a: Span, b: Span) -> float:
    return _shared(a, b) / (max(a[1], b[1]) - min(a[0], b[0]))


def right(gold: Quoted, guess: Quoted) -> bool:
    """Whether the predicted speaker is the annotated source."""
    touching = any(_shared(g, p) for g in gold.source for p in guess.source)
    return touching or bool(gold.names & guess.names)


@dataclass(slots=True)
class Count:
    """Units wanted, predictions that count, spans found, sources right."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0

    def line(self, label: str) -> str:
        """One row of the table."""
        precision, recall = self.right / max(1, self.predicted), self.right / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"{label:28}{self.gold:6}{self.predicted:6}{self.found:6}{self.right:6}"
            f"{precision:8.3f}{recall:8.3f}{f1:8.3f}"
        )


def compare(
    text: str, gold: list[Quoted], contents: list[Span], guesses: list[Quoted], *, named: bool, count: Count
) -> list[str]:
    """Adds one article to the count and gives its errors in words."""
    pairs = sorted(
        ((_overlap(g.span, p.span), i, j) for i, g in enumerate(gold) for j, p in enumerate(guesses)),
        reverse=True,
    )
    hits: dict[int, int] = {}
    for share, i, j in pairs:
        if share >= HALF and i not in hits and j not in hits.values():
            hits[i] = j
    wanted = {i for i, g in enumerate(gold) if g.named or not named}
    errors = []
    for i in wanted:
        shown = text[slice(*gold[i].span)][:70].replace("\n", " ")
        who = " ".join(text[a:b] for a, b in gold[i].source)
        if i not in hits:
            errors.append(f"missed [{who}] {shown}")
        elif right(gold[i], guesses[hits[i]]):
            count.right += 1
        else:
            errors.append(f"source [{who}] read as {sorted(guesses[hits[i]].names)}: {shown}")
    count.gold += len(wanted)
    count.found += sum(i in hits for i in wanted)
    for j, guess in enumerate(guesses):
        if j in hits.values():
            count.predicted += any(i in wanted for i, k in hits.items() if k == j)
        elif len(text[slice(*guess.span)].split()) >= WORDS and not _set_aside(guess, gold, contents):
            count.predicted += 1
            errors.append(f"spurious {sorted(guess.names)}: {text[slice(*guess.span)][:70]}")
    return errors


def _set_aside(guess: Quoted, gold: list[Quoted], contents: list[Span]) -> bool:
    inside = any(_shared(guess.span, c) >= HALF * (guess.span[1] - guess.span[0]) for c in contents)
    return inside and not any(_shared(guess.span, g.span) for g in gold)


def main() -> None:
    """Prints the table, and the errors of kg where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    folder = given.checkout / "data" / "dev"
    registry = load()
    rows = {(reader, named): Count() for named in (False, True) for reader in ("kg", "one regex")}
    errors: list[str] = []
    read: set[str] = set()
    for ann in sorted((folder / "attributions").glob("*.ann")):
        name = ann.stem.rsplit("_", 1)[0]
        if name in read:
            continue
        read.add(name)
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        gold, contents = annotated(ann, text)
        for reader, guesses in (("kg", by_kg(text, registry)), ("one regex", by_regex(text))):
            for named in (False, True):
                count = rows[reader, named]
                told = compare(text, gold, contents, guesses, named=named, count=count)
                errors += [f"{name}: {e}" for e in told] if reader == "kg" and named else []
    print(f"{len(read)} articles{'':17}  gold  pred found right       P       R      F1")
    for (reader, named), count in rows.items():
        print(count.line(f"{reader}, {'named sources' if named else 'all sources'}"))
    print(*errors[: given.errors], sep="\n")


if __name__ == "__main__":
    main()
