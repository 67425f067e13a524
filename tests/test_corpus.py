"""The demo corpus and its gold: complete, consistent, and free of invented quotations."""

import csv
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES, GOLD = DATA / "articles", DATA / "gold"
LEAST = {"nb": 12, "nn": 6, "en": 6}
OFFICES = {
    "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister", "defence_minister",
    "minister", "deputy_minister", "ambassador", "spokesperson", "secretary_general", "special_envoy",
    "eu_high_representative", "legislator", "official", "other",
}  # fmt: skip
TYPES = {
    "meeting", "phone_call", "visit", "summit", "conference", "negotiation", "signing", "ceremony",
    "press_conference", "expulsion", "sanction", "protest_note", "agreement", "appointment", "other",
}  # fmt: skip
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT",
}  # fmt: skip
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")


def _articles() -> dict[str, dict[str, Any]]:
    """Every dispatch by id; a bare text has its text and language only."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(ARTICLES.glob("demo-*")):
        text = path.read_text(encoding="utf-8")
        bare = {"id": path.stem, "language": path.stem.split("-")[1], "text": text.strip()}
        found[path.stem] = json.loads(text) if path.suffix == ".json" else bare
    return found


def _gold() -> dict[str, dict[str, Any]]:
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("demo-*.json"))
    }


ALL = _articles()
MARKED = _gold()
each = pytest.mark.parametrize("name", sorted(MARKED))


def _quotations() -> list[tuple[str, str]]:
    with (ARTICLES / "quotations.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["speaker"], _bare(row["words"])) for row in rows]


def _bare(words: str) -> str:
    """Words without the point at their end and without case, as they are compared."""
    return words.strip().rstrip(".,").casefold()


def _words_at(words: str, quotation: str) -> bool:
    """Whether a dash paragraph begins with the quotation and goes on with nothing or an attribution."""
    said = words.casefold()
    return said.startswith(quotation) and said[len(quotation) :].lstrip(".")[:2] in {"", ", "}


def _declared(gold: dict[str, Any]) -> set[str]:
    return {p["name"] for p in gold["persons"]} | set(gold["countries"]) | set(gold["organisations"])


def test_enough_dispatches_in_each_language() -> None:
    counted = Counter(article["language"] for article in ALL.values())
    assert all(counted[language] >= least for language, least in LEAST.items()), counted
    assert sum(path.suffix == ".txt" for path in ARTICLES.glob("demo-*")) == 2


def test_every_dispatch_has_gold_and_the_reverse() -> None:
    assert sorted(ALL) == sorted(MARKED)


@each
def test_dispatch_is_well_formed(name: str) -> None:
    article = ALL[name]
    assert article["id"] == name
    assert article["language"] == name.split("-")[1]
    text = article["text"]
    assert text == unicodedata.normalize("NFC", text).strip()
    assert 120 <= len(text.split()) <= 350
    assert "\n\n\n" not in text
    assert article.get("url", "https://news.example/").startswith("https://news.example/")


@each
def test_gold_repeats_its_article(name: str) -> None:
    article, gold = ALL[name], MARKED[name]
    for key in ("id", "language", "text"):
        assert gold[key] == article[key]
    for key in ("title", "published"):
        assert gold[key] == article.get(key, gold[key])
    assert gold["title"] in article["text"] or "title" in article


@each
def test_statements_stand_in_the_text(name: str) -> None:
    gold = MARKED[name]
    for said in gold["statements"]:
        span = gold["text"][said["start_char"] : said["end_char"]]
        assert span.startswith(said["starts"])
        assert span.endswith(said["ends"])
        assert "\n" not in span
        assert span == span.strip(" .,«»“”–") or span.endswith(("»", "”"))


@each
def test_every_name_is_declared(name: str) -> None:
    gold = MARKED[name]
    used = {part["who"] for event in gold["events"] for part in event["participants"]}
    used |= {said["speaker"] for said in gold["statements"]}
    used |= {about for said in gold["statements"] for about in said["about"]}
    used |= {said["addressee"] for said in gold["statements"]} - {None}
    used |= {invited[side] for invited in gold["invitations"] for side in ("from", "to")} - {None}
    assert used <= _declared(gold)
    for person in gold["persons"]:
        assert person["name"].casefold() in gold["text"].casefold()
        assert all(alias in gold["text"] for alias in person["also"])
        assert all(held["office"] in OFFICES for held in person["offices"])


@each
def test_events_keep_to_the_format(name: str) -> None:
    gold = MARKED[name]
    ids = [event["id"] for event in gold["events"]]
    assert len(ids) == len(set(ids))
    for event in gold["events"]:
        assert event["type"] in TYPES
        assert event["plover"] in PLOVER
        assert event["trigger"] in gold["text"]
        assert event["part_of"] in {None, *ids} - {event["id"]}
        assert all(DATE.fullmatch(event[end]) for end in ("start", "end") if event[end])
        held = event["status"] in {"held", "ongoing"}
        assert not held or (event["start"] or "")[:10] <= gold["published"][:10]


def test_some_events_are_told_more_than_once() -> None:
    told = Counter(group for gold in MARKED.values() for group in gold["same_event_group"])
    assert sum(times >= 2 for times in told.values()) >= 4, told


def test_disagreements_name_articles_and_groups() -> None:
    lines = (ARTICLES / "DISAGREEMENTS.md").read_text(encoding="utf-8").splitlines()
    table = [line.strip("|").split("|") for line in lines if line.startswith("| ")][1:]
    answers: dict[tuple[str, str], set[str]] = {}
    for event, question, article, value in ([cell.strip() for cell in row] for row in table):
        assert event in MARKED[article]["same_event_group"], (event, article)
        answers.setdefault((event, question), set()).add(value)
    assert all(len(values) >= 2 for values in answers.values()), answers
    assert len({event for event, _ in answers}) >= 4


@each
def test_no_quotation_is_invented(name: str) -> None:
    known = [words for _, words in _quotations()]
    for paragraph in ALL[name]["text"].split("\n\n"):
        if paragraph.startswith("– "):
            assert any(_words_at(paragraph[2:], words) for words in known), paragraph
        for words in re.findall(r"[«“]([^»”]+)[»”]", paragraph):
            assert any(_bare(words) in quotation for quotation in known), words


@each
def test_direct_speech_is_its_speakers(name: str) -> None:
    gold = MARKED[name]
    families = [(speaker.split()[-1].casefold(), words) for speaker, words in _quotations()]
    aliases = {"sergey lavrov": "lavrov", "king harald v": "harald", "volodymyr zelenskyy": "zelenskyj"}
    for said in (s for s in gold["statements"] if s["mode"] == "direct"):
        family = aliases.get(said["speaker"].casefold(), said["speaker"].split()[-1].casefold())
        span = _bare(gold["text"][said["start_char"] : said["end_char"]])
        assert any(owner == family and span in words for owner, words in families), span
