"""Articles that are themselves somebody's words: statements under a name, and texts put out in common."""

import re

from kg.extract.speech.cues import Cues
from kg.extract.speech.drafting import Draft
from kg.extract.speech.speakers import Speaker, SpeakerFinder
from kg.languages.patterns import either
from kg.records import Document

_NAME = re.compile(r"((?:[A-Z][\w’'-]*\.?\s?){1,4})")


def documents(document: Document, cues: Cues, finder: SpeakerFinder) -> list[Draft]:
    """At most one draft: the body of a published statement, whose speaker its title or first line names."""
    text, words = document.article.text, cues.words
    if not words["statement_titles"]:
        return []
    opened = re.search(either(words["attributable"]), text)
    if opened and (line := re.compile(r":\s*\n").search(text, opened.end())):
        speaker = finder.any_person(opened.end(), line.start())
        return [_body(document, line.end(), len(text), speaker)] if speaker else []
    issued, begins = re.search(either(words["issued"]), text), re.search(either(words["text_begins"]), text)
    begins = begins or (re.compile(r":\s*\n").search(text, issued.end()) if issued else None)
    if issued and begins:
        ends = re.compile(either(words["text_ends"])).search(text, begins.end())
        countries = [m for m in document.mentions if m.kind == "country" and m.end <= issued.start()]
        countries = countries or [
            m for m in document.mentions if m.kind == "country" and issued.end() <= m.start < begins.start()
        ]
        names = tuple(dict.fromkeys(m.key for m in countries))
        speaker = Speaker(names=names, start=countries[0].start, end=countries[-1].end) if names else None
        return (
            [_body(document, begins.end(), ends.start() if ends else len(text), speaker)] if speaker else []
        )
    name = _titled(document.article.title, cues)
    return [_body(document, 0, len(text), Speaker(names=(name,), start=0, end=0))] if name else []


def _titled(title: str, cues: Cues) -> str | None:
    """The name in "Statement by Press Secretary NAME on …"."""
    words = cues.words
    opened = re.match(rf"(?:{either(words['statement_titles'])})\s+(?:{either(words['from'])})\s+", title)
    if not opened:
        return None
    rest = re.split(r"\s+(?:on|regarding|about|at|following|to|after)\s+", title[opened.end() :])[0]
    parts = rest.split()
    last = max((i for i, w in enumerate(parts) if w in words["title_words"]), default=-1)
    found = _NAME.match(" ".join(parts[last + 1 :]))
    return found.group(1).strip() if last >= 0 and found else None


def _body(document: Document, start: int, end: int, speaker: Speaker) -> Draft:
    text = document.article.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    part = next((i for i, p in enumerate(document.paragraphs) if p.start <= start < p.end), 0)
    return Draft(start=start, end=end, mode="direct", paragraph=part, speaker=speaker)
