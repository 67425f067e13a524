"""Articles that are themselves somebody's words: statements under a name, and texts put out in common."""

import re
from collections.abc import Set as AbstractSet

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.service.official_sites import official_state
from kg.annotate.structure import tokens as tokenise
from kg.document import Document
from kg.extract.actors.names import organisation_name
from kg.extract.speech.cues import Cues
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.speakers import SpeakerFinder
from kg.extract.speech.transcripts import transcript
from kg.languages import words as lexicon
from kg.languages.patterns import either

_NAME = re.compile(r"((?:[A-Z][\w’'-]*\.?\s?){1,4})")
_FIRST = re.compile(r"[^\n]{10,450}:\s*\n")  # a first line that leads up to all the rest
_TOPIC = re.compile(r":|\s+(?:[-–—|]|(?i:on|regarding|about|at|following|to|after))\s+")  # behind who says it
_LEAD = re.compile(r"[^\n]{10,200}[:,]\s*\n")  # "A House spokesperson said,"
_PRESS = r"(?:[\w ]{4,20}\s[-–—:|]\s)?"  # "Press Release - Statement by"
_FULL = re.compile(r"(?:[A-Z][\w’'-]*\.?\s?){2,4}")


def documents(document: Document, cues: Cues, finder: SpeakerFinder) -> list[Draft]:
    """The turns of a printed conversation, or the body of a published statement.

    Whose it is its title or its first line names.
    """
    text, words = document.article.text, cues.words
    if not words["statement_titles"]:
        return []
    if turns := transcript(document):
        return turns
    opened = re.search(either(words["attributable"]), text)
    if opened and (line := re.compile(r":\s*\n").search(text, opened.end())):
        speaker = finder.any_person(opened.end(), line.start())
        return [_body(document, line.end(), len(text), speaker)] if speaker else []
    first = _FIRST.match(text)
    if first and (speaker := _issuing(cues, finder, first)):
        return [_body(document, first.end(), len(text), speaker)]
    lead = first or _LEAD.match(text)
    if not lead and official_state(document.article):  # "The Premier met A.\n\nA House spokesperson said:"
        lead = _LEAD.match(text, text.find("\n\n") + 2)
    if lead and (body := _spoken_for(document, cues, lead)):
        return [_body(document, lead.end(), len(text), body)]
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
    if states := _joint(document, cues):
        return [_body(document, 0, len(text), Speaker(names=states, start=0, end=0))]
    name = _titled(document.article.title, cues, {m.key for m in document.mentions if m.kind == "person"})
    return [_body(document, 0, len(text), Speaker(names=(name,), start=0, end=0))] if name else []


def _issuing(cues: Cues, finder: SpeakerFinder, first: re.Match[str]) -> Speaker | None:
    """ "A issued the following statement:": who says all the rest; of an overview "as follows:" nobody."""
    line = first.group()
    issues = re.search(either(cues.words["issuing_lines"]), line)
    told = set(re.findall(r"\w+", line[line.rfind(". ") + 1 :].casefold()))
    if issues is None or not told.isdisjoint(cues.words["outlines"]):
        return None
    people = [m for m in finder.inside(0, first.end()) if m.kind == "person" and not m.genitive]
    ahead = [m for m in people if m.end <= issues.start()]  # "After talks with A, B issued"
    free = [m for m in ahead if not finder.is_led(Speaker(names=(m.key,), start=m.start, end=m.end), 0)]
    chosen = free[-1:] or ahead[-1:] or people
    return finder.any_person(chosen[0].start, first.end()) if chosen else None


def _spoken_for(document: Document, cues: Cues, first: re.Match[str]) -> Speaker | None:
    """ "A House spokesperson said after the call:" and the rest: the body, where nobody is quoted below."""
    told = first.group().casefold()
    inside = [m for m in document.mentions if first.start() <= m.start and m.end < first.end()]
    bodies = [m for m in inside if m.kind == "organisation"]
    said = any(phrase in told for phrase in cues.words["said_by_aides"])
    quoted = any(q.start >= first.end() for q in document.quotes)
    if not said or quoted or not bodies or any(m.kind == "person" for m in inside):
        return None
    body = bodies[0]
    return Speaker(names=(organisation_name(document, body),), start=body.start, end=body.end)


def _titled(title: str, cues: Cues, names: AbstractSet[str]) -> str | None:
    """The name in "Statement by Press Secretary NAME on …"."""
    words = cues.words
    statement = rf"(?:{either(words['statement_titles'])})\s+(?:{either(words['from'])})"
    readout = rf"(?:{either(words['readouts'])})\s+(?:{either(words['readout_from'] or ('-',))})"
    opened = re.match(rf"{_PRESS}(?:{statement}|(?P<readout>{readout}))\s+", title)
    if not opened:
        return None
    rest = re.split(_TOPIC, title[opened.end() :])[0]
    if opened["readout"] and re.search(r"[’'](?:s\s|\s)", rest):
        return None  # "Readout from Secretary A's call"
    parts = rest.split()
    last = max((i for i, w in enumerate(parts) if w in words["title_words"]), default=-1)
    found = _NAME.match(" ".join(parts[last + 1 :]))
    bare = last < 0 and _FULL.fullmatch(rest) is not None and rest in names
    return found.group(1).strip() if (last >= 0 or bare) and found else None


def _joint(document: Document, cues: Cues) -> tuple[str, ...]:
    """The states of "Joint Statement from Peru, Kenya and Chile on …", where they speak: "we agree"."""
    titles, title = cues.words.get("joint_titles", ()), document.article.title
    opened = (
        re.match(rf"(?:{either(titles)})\s+(?:{either(cues.words['from'])})\s+", title) if titles else None
    )
    told = document.tokens[: document.sentences[0].tokens[1]] if document.sentences else ()
    own = lexicon(document.article.language, "frames", "first_person")
    if opened is None or own.isdisjoint(t.norm for t in told):
        return ()
    tokens = tokenise(re.split(_TOPIC, title[opened.end() :])[0])
    states = (m.key for m in gazetteer(document.article.language).mentions(tokens) if m.kind == "country")
    names = tuple(dict.fromkeys(states))
    return names if len(names) > 1 else ()


def _body(document: Document, start: int, end: int, speaker: Speaker) -> Draft:
    text = document.article.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    part = next((i for i, p in enumerate(document.paragraphs) if p.start <= start < p.end), 0)
    return Draft(start=start, end=end, mode="direct", paragraph=part, speaker=speaker)
