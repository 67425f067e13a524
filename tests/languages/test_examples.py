"""Every language pack shows by examples what is read with its tables, and what they show is what is read."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg import languages
from kg.evaluate.names import Aliases
from kg.read.language import language_of
from kg.records import Event, Extraction
from kg.reference import load
from kg.resolve import resolve
from tests.reading import document, extraction

FOLDER = Path(languages.__file__).parent
NOT_READ = {
    "analyse",
    "desk",
    "draw",
    "editor",
    "examples",
    "faults",
    "names",
    "pages",
}  # words of our own pages
LISTS = ("verbs", "nouns", "particles", "phrasal", "compounds", "loose")
INNER = {
    "colleague",
    "leader",
    "chief",
    "top_diplomat",
    "secretary",
    "high_commissioner",
    "predecessor",
    "successor",
}  # what they are is found out in the text
KINDS = {
    "event": "frames", "invitation": "invitations", "office": "people", "time": "times", "statement": "speech",
    "organisation": "groups", "language": "read", "paragraph": "structure", "venue": "venues",
    "body": "bodies",
}  # fmt: skip
NAMES = Aliases(load())


def pack(code: str, table: str) -> dict[str, Any]:
    """A pack's own table, without its parent's."""
    path = FOLDER / code / f"{table}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def examples(code: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = pack(code, "examples").get("example", [])
    return listed


def kind_of(example: dict[str, Any]) -> str:
    (kind,) = example.keys() & KINDS.keys()
    return kind


ALL = [pytest.param(code, one, id=f"{code}-{number}") for code in languages.codes()
       for number, one in enumerate(examples(code))]  # fmt: skip


@pytest.mark.parametrize(("code", "example"), ALL)
def test_what_an_example_shows_is_read(code: str, example: dict[str, Any]) -> None:
    """With `unread`, a reason, it is what should be read: once it is, the reason must go."""
    kind, text = kind_of(example), example["text"]
    wanted, found = example[kind], list(read(kind, text, code))
    told = any(fits(wanted, one) for one in found)
    if reason := example.get("unread"):
        assert len(reason.split()) > 3 and not told, f"read now: take `unread` from {text!r}"
    else:
        assert told, f"{text}\nwanted {wanted}\nfound {found}"


def read(kind: str, text: str, code: str) -> list[dict[str, Any]]:
    """What is read of one kind in a text."""
    if kind == "language":
        return [{"code": language_of(text)}]
    if kind in {"event", "invitation", "office", "organisation", "statement"}:
        return told(kind, extraction(text, code))
    if kind in {"venue", "body"}:
        of = {"venue": "place", "body": "organisation"}[kind]
        return [{"is": one.slug} for one in resolve(extraction(text, code), load()) if one.kind == of]
    marked = document(text, code)
    if kind == "paragraph":
        return [{"kind": one.kind, "words": text[one.start : one.end]} for one in marked.paragraphs]
    return [
        {"rule": one.rule, "value": one.value, "until": one.until, "clock": one.clock} for one in marked.times
    ]


def fits(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether what was found has all that is wanted; people in any order, places by any name."""
    return all(plainly(key, value) == plainly(key, found[key]) for key, value in wanted.items())


def plainly(key: str, value: Any) -> Any:
    if key == "who":
        return sorted(value)
    return NAMES.place(value) if key in {"city", "destination"} and value else value


def told(kind: str, read: Extraction) -> list[dict[str, Any]]:
    """What was read of one kind, in the fields of the examples."""
    if kind == "event":
        return [of_event(event) for event in read.events]
    if kind == "invitation":
        return [{"from": one.inviter, "to": one.invitee, "destination": one.destination, "status": one.status}
                for one in read.invitations]  # fmt: skip
    if kind == "office":
        return [{"person": person.name, "office": held.office, "of": held.of, "when": held.when}
                for person in read.persons for held in person.offices]  # fmt: skip
    if kind == "organisation":
        return [{"name": name} for name in read.organisations]
    return [{"mode": said.mode, "speaker": said.speaker, "words": read.article.text[said.start : said.end],
             "stance": said.stance, "addressee": said.addressee} for said in read.statements]  # fmt: skip


def of_event(event: Event) -> dict[str, Any]:
    return {"type": event.type, "who": [one.who for one in event.participants], "city": event.city,
            "country": event.country, "start": event.start, "end": event.end, "status": event.status,
            "plover": event.plover, "venue": event.venue}  # fmt: skip


@pytest.mark.parametrize("code", languages.codes())
def test_every_pack_has_examples_of_every_table(code: str) -> None:
    assert examples(code), f"{code} has no examples.toml"
    tables = {path.stem for path in (FOLDER / code).glob("*.toml")} - NOT_READ
    shown = {one.get("table", KINDS[kind_of(one)]) for one in examples(code)}
    assert tables <= shown, sorted(tables - shown)


@pytest.mark.parametrize("code", languages.codes())
def test_every_frame_is_shown(code: str) -> None:
    """Each list with each pattern and type of event has an example of that type with one of its forms."""
    shown = [(one["event"]["type"], one["text"]) for one in examples(code) if "event" in one]
    rows: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for name in LISTS:
        for row in pack(code, "frames").get(name, ()):
            rows.setdefault((name, row.get("pattern", "noun"), row["type"]), []).append(row)
    missing = [key for key, held in rows.items()
               if not any(kind == key[2] and any(uses(row, text) for row in held) for kind, text in shown)]  # fmt: skip
    assert not missing, f"{code} shows no {missing}"


def uses(row: dict[str, Any], text: str) -> bool:
    """Whether a text has one of the forms of a row."""
    words = re.findall(r"[\w’'-]+", text.casefold())
    if "endings" in row:
        return any(w != e and w.endswith(e) for w in words for e in row["endings"])
    if "verb" in row:
        behind = row["particle"] if "particle" in row else [row["next"]]
        return bool({*row["verb"]} & {*words}) and any(p in " ".join(words) for p in behind)
    return any(f" {form.casefold()} " in f" {' '.join(words)} " for form in row["forms"])


@pytest.mark.parametrize("code", languages.codes())
def test_every_rule_of_times_is_shown(code: str) -> None:
    rules = {rule["name"] for rule in pack(code, "times").get("rule", ())}
    shown = {one["time"]["rule"] for one in examples(code) if "time" in one}
    assert rules <= shown, sorted(rules - shown)


@pytest.mark.parametrize("code", languages.codes())
def test_every_office_is_shown(code: str) -> None:
    offices = set(pack(code, "people")["titles"].values()) - INNER
    shown = {one["office"]["office"] for one in examples(code) if "office" in one}
    assert offices <= shown, sorted(offices - shown)


@pytest.mark.parametrize("code", languages.codes())
def test_every_answer_to_an_invitation_and_both_modes_are_shown(code: str) -> None:
    answers = {one["invitation"]["status"] for one in examples(code) if "invitation" in one}
    modes = {one["statement"]["mode"] for one in examples(code) if "statement" in one}
    assert answers == {"extended", "accepted", "declined"} and modes == {"direct", "indirect"}
