"""Readouts: what one side has put out on a call or a meeting, told of by its title or its first line."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.document import Mention, Title, replace
from kg.languages import table
from kg.languages.patterns import either
from kg.records import Article
from kg.reference import load

_COLON = re.compile(r":\s*\n")
_NAME = r"(?P<name>(?:[A-ZÀ-Þ][\w.-]+\s){0,3}[A-ZÀ-Þ][\w-]+)"
_LEAD = r"(?:^|(?<!\S)[a-z]+\s)(?:U\.?S\.?\s)?"  # no "Vice"
_LINE = re.compile(r"[^\n]{0,200}:\s*\n")  # "The press secretary provided the following readout:"
_HOSTS = frozenset(("head_of_state", "head_of_government", "foreign_minister", "defence_minister"))
_OPENING = 8  # words of "This afternoon, at the White House, " before the host


@lru_cache(maxsize=2)  # asked again and again of the article that is read
def readout_body(article: Article) -> int | None:
    """Where the body of a readout begins, behind the line that says who put it out; None elsewhere."""
    titles, attributed = _patterns(article.language)
    line = attributed.search(article.text)
    behind = _COLON.search(article.text, line.end()) if line else None
    if behind is not None:
        return behind.end()
    if not titles.match(article.title):
        return None
    return line.end() if (line := _LINE.match(article.text)) else 0


def _by_aide(language: str, line: str) -> bool:
    """Whether a first line gives all the rest to somebody who speaks for a body: "A spokesman said:"."""
    told = line.casefold()
    return any(phrase in told for phrase in table(language, "speech").get("said_by_aides", ()))


def host_of_readout(article: Article, mentions: Sequence[Mention]) -> str:
    """Whose readout it is, the first named in it: "the President" alone is theirs; "" in other articles."""
    body = readout_body(article)
    if body is None:
        return ""
    people = [m for m in mentions if m.kind == "person" and m.start >= body]
    if headed := next((m.key for m in people if m.form == "title"), ""):
        return headed
    first = next((m for m in people if m.form in ("name", "alias")), None)
    words = set(article.text[body : first.start].casefold().split()) if first else set()
    met = words & set(table(article.language, "speech")["readout_joins"])  # "The President spoke with A"
    return first.key if first and not met else ""


def with_host(
    article: Article, titles: Sequence[Title], mentions: Sequence[Mention]
) -> tuple[list[Title], list[Mention]]:
    """The first bare title of a readout as that of its host, where the headline alone says who that is."""
    told, named = list(titles), sorted(mentions, key=lambda m: (m.start, m.end))
    body = readout_body(article) if article.title else None
    bare = sorted((t for t in told if not t.person and not t.plural), key=lambda t: t.start)
    if (line := _LINE.match(article.text)) and _by_aide(article.language, line.group()):
        told = _serving(article, told, named, line.end())
    if body is None or not bare or bare[0].start < body:
        return told, named
    first = bare[0]
    before = [w for w in article.text[body : first.start].casefold().split() if w != "the"]
    met = before[-1:] and before[-1] in table(article.language, "speech")["readout_joins"]
    office = re.escape(article.text[first.start : first.end])
    found = re.search(rf"{_LEAD}{office}\s{_NAME}(?=[’']s?\s|\sand\s)", article.title)
    name = found["name"] if found else ""
    if not name or met or len(before) > _OPENING or name.split()[-1] in article.text:
        return told, named
    told[told.index(first)] = replace(first, person=name)
    host = Mention(start=first.start, end=first.end, kind="person", form="title", key=name)
    return told, sorted((*named, host), key=lambda m: (m.start, m.end))


def _serving(article: Article, titles: list[Title], mentions: Sequence[Mention], body: int) -> list[Title]:
    """The bare titles of a host whom nobody names, as of the state whose body puts the readout out."""
    bodies = [m for m in mentions if m.kind == "organisation" and m.end <= body]
    listed = (load().organisations.get(m.key) for m in bodies)
    state = next((b.country for b in listed if b is not None and b.kind == "government"), "")
    bare = [t for t in titles if t.start >= body and not t.person and not t.plural and t.office in _HOSTS]
    if not state or not bare:
        return titles
    office = min(bare, key=lambda t: t.start).office
    headed = re.search(rf"{re.escape(article.text[bare[0].start : bare[0].end])}\s[A-ZÀ-Þ]", article.title)
    named = any(t.person and t.office == office and t.of in ("", state) for t in titles)
    if headed or named:
        return titles
    return [replace(t, of=state) if t in bare and t.office == office and not t.of else t for t in titles]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Readout of X", "X's Call with Y": the titles of readouts, and what attributes one."""
    words = table(language, "speech")
    titles, nouns, joins, lines = (
        either(words.get(key, ())) for key in ("readouts", "readout_nouns", "readout_joins", "attributable")
    )
    owner = r"(?:^|.*(?:’s|'s|s’|s')\s(?:[\w.-]+\s){0,4}?)"
    issued = rf"(?:\S+\s){{1,4}}?(?:{titles})\sof\s"  # "The White House Readout of the call"
    named = rf"(?:{titles})\b|{issued}|{owner}(?:{nouns})\s(?:{joins})\s"
    return re.compile(named, re.IGNORECASE), re.compile(lines)
