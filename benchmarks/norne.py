"""Entity F1 on the diplomatic sentences of NorNE's dev parts (Jørgensen et al. 2020), not kept here.

usage: norne.py [--errors N] FILE.conllu ...
       e.g. ud/nob/no_bokmaal-ud-dev.conllu ud/nno/no_nynorsk-ud-dev.conllu of the repository ltgoslo/norne

Rules. A sentence is diplomatic when the registry's names find in it a country that is not Norway (as a
name, an adjective or its inhabitants) or a place outside Norway, and besides it an office (the title
tables, without those who may lead or head anything) or an organisation of the registry. Each is read
inside its text: with the 15 sentences before it and the 15 after it, one a paragraph. A hit has exactly
the span of a gold entity and its class: PER; ORG; or GPE_LOC, GPE_ORG and LOC, which are one class. On
our side persons are full names and surnames, organisations are all that the reader marks so, and places
are countries and places by name; adjectives, inhabitants, titles and pronouns are no entities. Gold of
the other classes (PROD, EVT, DRV, MISC) is neither asked for nor forgiven: what we call an organisation
and NorNE a product is wrong.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.annotate import annotate
from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.structure import tokens
from kg.annotate.titles.reader import title_grammar
from kg.document import Mention
from kg.records import Article
from kg.reference import load

CONTEXT = 15  # sentences on either side
CLASSES = {"PER": "PER", "ORG": "ORG", "GPE_LOC": "GPE", "GPE_ORG": "GPE", "LOC": "GPE"}
OURS = {"person": "PER", "organisation": "ORG", "country": "GPE", "place": "GPE"}
ANYTHING = ("other", "leader", "chief")  # "teatersjef"
FORMS = ("name", "alias", "capital")

Entity = tuple[int, int, str]  # start, end, class


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence of the treebank with its gold entities, as code points of its text."""

    text: str
    gold: frozenset[Entity]


def read(path: Path) -> Iterator[Sample]:
    """The sentences of a CoNLL-U file with `name=` in the last column."""
    text, cells = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            cells.append(line.split("\t"))
        elif not line and cells:
            yield Sample(text, frozenset(_entities(text, cells)))
            cells = []


def _entities(text: str, cells: list[list[str]]) -> Iterator[Entity]:
    at, start, end, kind = 0, 0, 0, ""
    for row in cells:
        if not row[0].isdigit():
            continue
        at = text.index(row[1], at)
        found = re.search(r"name=(O|[BI]-\w+)", row[9])
        tag = found.group(1) if found else "O"
        if not tag.startswith("I-"):
            if kind in CLASSES:
                yield start, end, CLASSES[kind]
            start, kind = at, tag[2:]
        at += len(row[1])
        end = at
        if tag == "O":
            kind = ""
    if kind in CLASSES:
        yield start, end, CLASSES[kind]


def diplomatic(text: str, language: str) -> bool:
    """Whether a sentence names a foreign country or place and an office or organisation; see the module."""
    words = tokens(text)
    places = load().places
    found = list(gazetteer(language).mentions(words))
    abroad = any(
        (m.kind == "country" and m.key != "NOR")
        or (m.kind == "place" and places[m.key].country not in ("NOR", ""))
        for m in found
    )
    titles = title_grammar(language).matches(words, 0, len(words))
    offices = any(t.form.office not in ANYTHING for t in titles)
    return abroad and (offices or any(m.kind == "organisation" for m in found))


def predicted(samples: list[Sample], at: int, language: str) -> frozenset[Entity]:
    """Our entities of sentence `at`, read with the sentences around it."""
    first = max(0, at - CONTEXT)
    before = "".join(s.text + "\n\n" for s in samples[first:at])
    text = before + "\n\n".join(s.text for s in samples[at : at + CONTEXT + 1])
    article = Article(id="norne", text=text, language=language, published=None)
    low, high = len(before), len(before) + len(samples[at].text)
    return frozenset(
        (m.start - low, m.end - low, OURS[m.kind])
        for m in annotate(article, load()).mentions
        if low <= m.start < high and _is_name(m)
    )


def _is_name(mention: Mention) -> bool:
    return mention.kind in OURS and mention.form in FORMS


def main() -> None:
    """Prints the figures of the files on the command line, and misses to standard error."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    for path in options.files:
        language = "nn" if "nynorsk" in path.name or "nno" in path.name else "nb"
        total += _score(path, language, options.errors)
    if len(options.files) > 1:
        _show("all", total)


def _score(path: Path, language: str, errors: int) -> Counter[tuple[str, str]]:
    samples = list(read(path))
    tally: Counter[tuple[str, str]] = Counter()
    chosen = [i for i, s in enumerate(samples) if diplomatic(s.text, language)]
    for at in chosen:
        gold, ours = samples[at].gold, predicted(samples, at, language)
        for name, entities in (("gold", gold), ("pred", ours), ("hits", gold & ours)):
            tally.update((kind, name) for *_, kind in entities)
        if errors > 0 and gold != ours:
            errors -= 1
            text = samples[at].text
            print(text, file=sys.stderr)
            for sign, entities in (("missed", gold - ours), ("wrong", ours - gold)):
                for start, end, kind in sorted(entities):
                    print(f"    {sign} {kind} {text[start:end]}", file=sys.stderr)
    print(f"{path.name}: {len(chosen)} diplomatic sentences of {len(samples)}")
    _show(language, tally)
    return tally


def _show(head: str, tally: Counter[tuple[str, str]]) -> None:
    for kind in ("PER", "ORG", "GPE", "pooled"):
        counts = {
            name: sum(n for (k, what), n in tally.items() if what == name and kind in (k, "pooled"))
            for name in ("gold", "pred", "hits")
        }
        precision = counts["hits"] / counts["pred"] if counts["pred"] else 0.0
        recall = counts["hits"] / counts["gold"] if counts["gold"] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(
            f"  {head:4} {kind:7} gold {counts['gold']:5} pred {counts['pred']:5} hits {counts['hits']:5}"
            f"  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        )


if __name__ == "__main__":
    main()
