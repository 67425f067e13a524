"""Finds the words that a text sets apart as somebody's own: behind a dash, or between quotation marks."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from kg.annotate.set_out import set_out
from kg.annotate.structure import CAPITALS
from kg.document import Paragraph, Quote
from kg.languages import codes, subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either

DASHES = "–—―‒−-"  # among them the figure dash and the minus sign, which some papers print
_DASH_START = re.compile(
    rf"(?:[^\W\d_][\w.\- ]{{0,40}}(?:\([^()\n]{{2,30}}\))?:\s*|\d\d?[.:]\d\d\s+)?"
    rf"[{DASHES}]\s*(?=[^\s\d{DASHES}])"
)
_ATTRIBUTED_START = re.compile(  # what sets words apart only where somebody says them: "• C, sier X"
    rf"(?:•|--|[{DASHES}](?=\s\d)|[A-ZÆØÅ][A-ZÆØÅ/ .-]{{1,40}}\([^()\n]{{2,30}}\)\s*[–—])\s*(?=[^\s{DASHES}])"
)
_DASH_LATER = re.compile(
    rf"(?<=[.!?:\]])(?<!\.[A-Z]\.)(?:\s+[–—‒−]|—|(?<=[a-zæøå][.!?])[ ]-)\s+(?=[«“{CAPITALS}])"
)
_SENTENCE = re.compile(r"[.!?]\s")
_RESUMED = re.compile(rf"[.,:!?]\s+[{DASHES}]\s+(?=\S)")
_PAIRS = {"«": "»", "“": "”“", "„": "“”‟", "‟": "”", '"': '"”', "‘": "’", "”": "”", "‹": "›", "'": "'"}
_DOUBLED = ("''", "``")
_MARK = re.compile(rf"[{''.join(_PAIRS)}`]")
_TAKEN_UP = frozenset('“"«')
_SPACED = re.compile(r'(?:(?<![^\n])|\s)" (?=\w[^"\n]*")')  # a straight mark apart from what it opens
_SINGLE = frozenset("‘'")
_TERM = re.compile(r"persona(?:e)? non gratae?[.,]?", re.IGNORECASE)  # the law's words, whoever marks them


def _of_all(name: str, key: str) -> set[str]:
    """The words of a list of every language."""
    return {word for code in codes() for word in table(code, name).get(key, ())}


@cache
def _attribution() -> re.Pattern[str]:
    """Where the words behind a dash end: a comma or their own mark, then a verb of saying of any language."""
    verbs: set[str] = set()
    according: set[str] = set()
    documents: set[str] = set()
    pointers: set[str] = set()
    particles: set[str] = set()
    for code in codes():
        speech = table(code, "speech")
        verbs |= {*speech.get("verbs", ()), *(speech.get("calling", ()) if speech.get("what") else ())}
        documents |= set(speech.get("document_verbs", ()))
        according |= set(speech.get("according", ()))
        pointers |= set(speech.get("pointers", ()))
        particles |= set(table(code, "people")["name_particles"])
    things = _of_all("speech", "thing_verbs")  # "C, fortsetter arbeidet": of what goes on, and of nobody
    said, source, point = either(verbs), either(according | documents), either(pointers)
    thing, officer = either(things & verbs), either(_of_all("speech", "thing_speakers"))
    have = either(_of_all("frames", "perfect_infinitive"))
    perfect, hearsay, joins = (either(_of_all("speech", k)) for k in ("perfect", "hearsay", "quoted_joins"))
    persons, subjects = (either(_of_all("speech", k)) for k in ("quoted_persons", "quoted_subjects"))
    anybody = rf"(?:[{CAPITALS}]|(?:{persons})\b|\w*(?:minister|president|tals)\w*)"
    subject_word = rf"(?:[{CAPITALS}]|(?:{subjects})\b|[a-zæøå-]{{4,}}|[^\W\d_]{{2,3}}\s[{CAPITALS}])"
    surname = rf"(?:(?:{either(particles)})[\s-]+){{1,3}}[{CAPITALS}]"  # "van der Dal", "al-Dal"
    that = either(_of_all("speech", "that"))
    are, held, beside = (
        either(_of_all("speech", k)) for k in ("attitude_verbs", "quoted_attitudes", "quoted_beside")
    )
    lead, answer = (either(_of_all("speech", k)) for k in ("reply_copulas", "reply_nouns"))
    owner = rf"(?:[^\s,.;:!?\n()]+s(?:\s+\([^)\n]*\))?|{either(_of_all('people', 'possessives'))})"
    owned = rf"(?:{lead})\s+(?:[^\s,.;:!?\n]+\s+){{0,4}}?{owner}\s+(?:[\w-]+\s+){{0,2}}(?:{answer})(?!\w)"
    # ", og håper møtet gir", ", og gjorde klart at Norge": the words go on
    alone = rf"(?:(?:{persons})\b|[{CAPITALS}]\S+?(?:\s[{CAPITALS}]\S+?)?(?=[.,\s]*(?:\n|$)|[.,]\s))"
    subject, named = rf"(?!(?:{that})\s)(?:{subject_word}|{surname})", rf"(?:{anybody}|{surname})"
    speaks = rf"(?:{anybody}|{surname}|\w*(?:{officer}))"
    someone = rf"(?!(?:{thing})\s+(?!{speaks}))"
    parted = _parted(things, speaks, subject_word)
    return compiled(
        rf"(?P<end>),\s+(?:{someone}(?:{said})\s+{subject}|(?:{joins})\s+(?:{said})\s+{alone})"
        rf"|(?P<have>),\s+(?:{perfect})\s+{subject}[^,.;:!?\n]{{0,60}}?\s(?:{said})(?=[\s.,]|$)"
        rf"|(?P<told>),\s+(?:{hearsay})\s+{subject}[^,.;:!?\n]{{0,60}}?\s(?:{have})\s+(?:{said})(?=[\s.,]|$)"
        rf"|(?P<split>),\s+(?:{parted})(?=[\s.,]|$)"
        rf"|(?P<mark>[!?…»”\"])\s*,?\s+(?:{said})\s+{subject}"
        rf"|(?P<source>),\s+(?:{source})\s(?!(?:{that})\s)"
        rf"|(?P<owned>),\s+{owned}"
        rf"|(?P<held>),\s+(?:{are})\s+{named}[^,.;:!?\n]{{0,60}}?\s(?:{held})(?=[.,\n]|$|\s(?:{beside})\s)"
        rf"|(?P<point>)[.!?]\s+(?:{point})\s+(?:{said})\s+{named}"
    )


def _parted(things: AbstractSet[str], speaks: str, anything: str) -> str:
    """ "Slår ministeren fast": the particle behind the subject, and of `things` only behind who speaks."""
    pairs: set[tuple[str, str]] = set()
    for code in codes():
        split = table(code, "speech").get("split_verbs", {})
        pairs |= {(verb, particle) for verb, particles in split.items() for particle in particles}
    return "|".join(
        rf"{verb}\s+{speaks if f'{verb} {particle}' in things else anything}[^,.;:!?\n]{{0,60}}?\s{particle}"
        for verb, particle in sorted(pairs)
    )


def attributed(text: str, start: int, end: int) -> bool:
    """Whether the words of a stretch end in a comma and somebody who says them."""
    return _attribution().search(text, start, end) is not None


def spoken_until(text: str, start: int, end: int) -> int:
    """Where the words behind a dash end before ", sa A", in a sentence; its start where it has none."""
    opens = text.rfind("\n", 0, start) + 1
    told = _attribution().search(text, start, end) if text[opens : opens + 1] in DASHES else None
    return told.start() if told else start


@lru_cache(maxsize=1)  # asked twice of one article
def quotes(text: str, paragraphs: tuple[Paragraph, ...], language: str) -> tuple[Quote, ...]:
    """The quoted words of each paragraph in text order; marks within words already set apart are left out."""
    found: list[Quote] = []
    for index, part in enumerate(paragraphs):
        if part.kind in ("byline", "published"):
            continue
        told = _dashed(text, part, language)
        dashed = [Quote(start=s, end=e, style="dash", paragraph=index) for s, e in told]
        marked = [
            Quote(start=s, end=e, style="marks", paragraph=index)
            for s, e in _marked(text, part.start, part.end, _taken_up(text, paragraphs, index))
            if not (any(q.start <= s < q.end for q in dashed) or _TERM.fullmatch(text, s, e))
        ]
        found += sorted((*dashed, *marked), key=lambda q: q.start)
    plain = [
        Quote(start=s, end=e, style="marks", paragraph=n) for s, e, n in set_out(text, paragraphs, language)
    ]
    if not plain:
        return tuple(found)
    free = (q for q in found if not any(one.start <= q.start < one.end for one in plain))
    return tuple(sorted((*plain, *free), key=lambda q: q.start))


def _taken_up(text: str, paragraphs: Sequence[Paragraph], index: int) -> str:
    """The mark that opens the next paragraph: words left open in this one go on there."""
    ahead = paragraphs[index + 1 : index + 2]
    mark = text[ahead[0].start] if ahead and ahead[0].start < len(text) else ""
    return mark if mark in _TAKEN_UP else ""


def _weakly(text: str, part: Paragraph, language: str) -> re.Match[str] | None:
    """A bullet, two hyphens, a dateline's dash or a date's, where somebody says the words behind it."""
    opened = _ATTRIBUTED_START.match(text, part.start, part.end)
    told = _attribution().search(text, opened.end(), part.end) if opened else None
    if opened is None or told is None or subject_first(language):
        return None
    # a report's own sentences may stand behind a dateline
    other = _SENTENCE if "(" in opened.group() else _DASH_LATER
    said = told["end"] is not None or told["mark"] is not None
    return opened if said and not other.search(text, opened.end(), told.start()) else None


def _dashed(text: str, part: Paragraph, language: str) -> Iterator[tuple[int, int]]:
    opened = (
        _weakly(text, part, language)
        or _DASH_START.match(text, part.start, part.end)
        or _DASH_LATER.search(text, part.start, part.end)
    )
    while opened:
        start = opened.end()
        attributed = _attribution().search(text, start, part.end)
        end = _words_end(attributed) if attributed else part.end
        if (
            attributed is None
            and (resumed := _RESUMED.search(text, start, part.end))
            and text[resumed.start()] in ".!?"
        ):
            end = resumed.start() + 1
        if attributed is None and text[opened.start() - 1 : opened.start()] == ":":
            end = _told(text, start, end)
        yield _trimmed(text, start, end)
        later = [m for p in (_RESUMED, _DASH_LATER) if (m := p.search(text, end, part.end))]
        opened = min(later, key=lambda m: m.start(), default=None)


def _told(text: str, start: int, end: int) -> int:
    """Where words behind a colon end within a paragraph: at its line, or where somebody else speaks."""
    line = text.find("\n", start, end)
    end = line if line >= 0 else end
    again = _attribution_verbs().search(text, start, end)
    return again.start() + 1 if again else end


@cache
def _attribution_verbs() -> re.Pattern[str]:
    """A later sentence in which somebody with a capital says or calls something."""
    verbs = {
        v for code in codes() for key in ("verbs", "calling") for v in table(code, "speech").get(key, ())
    }
    return re.compile(rf"[.!?]\s+[{CAPITALS}][^.!?\n]*[{CAPITALS}]\S+\s+(?:{either(verbs)})\s")


def _words_end(attributed: re.Match[str]) -> int:
    return attributed.end("mark") if attributed["mark"] is not None else attributed.start()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces and the full stop or comma at the end; and without marks that enclose all of it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,"):
        end -= 1
    if (
        end - start > 2
        and text[start] in _PAIRS
        and text[end - 1] in _PAIRS[text[start]]
        and text[start] not in text[start + 1 : end - 1]
    ):
        return start + 1, end - 1
    return start, end


def _marked(text: str, start: int, end: int, taken_up: str = "") -> Iterator[tuple[int, int]]:
    at = start
    while found := _MARK.search(text, at, end):
        at, mark = found.start(), found.group()
        if text.startswith(_DOUBLED, at) and not text[at - 1 : at].isalnum():
            # typewritten: two apostrophes, or two grave accents, for one mark
            shut = text.find("''", at + 2, end)
            if shut > at + 2 or at == start:
                stop = shut if shut > 0 else end
                yield at + 2, stop
                at = stop + 2
                continue
        spaced = mark == '"' and _SPACED.match(text, max(start, at - 1), end) is not None
        if mark in _PAIRS and (spaced or _opens(text, at, start)):
            close = _close(text, at, end)
            if spaced:
                at += 1
            if close is None and mark in _SINGLE:
                at += 1
                continue
            last = close if close is not None else end
            goes_on = bool(taken_up) and mark == taken_up and text[at - 2 : at - 1] in (".", ":", ",")
            if last > at + 1 and (close is not None or at == start or goes_on):
                yield at + 1, len(text[:last].rstrip()) if mark == '"' else last
                at = last + (text.startswith(_DOUBLED, last))
        at += 1


def _opens(text: str, at: int, start: int) -> bool:
    """An opening mark stands before a word and not behind one."""
    behind = text[at - 1] if at > start else " "
    ahead = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "”" and not (behind.isspace() and ahead.isalnum()):
        return False
    return not behind.isalnum() and not ahead.isspace()


def _close(text: str, at: int, end: int) -> int | None:
    closers, depth = _PAIRS[text[at]], 1
    for place in range(at + 1, end):
        sign = text[place]
        if text[at] == "«" and sign == "«":
            depth += 1
        elif text.startswith("''", place) and text[at] not in _SINGLE:
            return place  # “C,'' of a typewriter
        elif sign in closers:
            ahead = text[place + 1] if place + 1 < len(text) else " "
            if ahead.isalnum() and sign in "’'":
                continue
            depth -= 1
            if not depth:
                return place
    return None
