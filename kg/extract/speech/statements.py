"""Document to statements: who said what to whom, about what and with which stance, each with its passages."""

import re
from collections.abc import Sequence
from functools import cache

from kg.document import Document, Quote
from kg.extract.speech.cues import Cues, cues
from kg.extract.speech.documents import documents
from kg.extract.speech.hearers import Hearers
from kg.extract.speech.interviews import interviewed
from kg.extract.speech.quoted import QuoteReader
from kg.extract.speech.receptions import received
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.reported import SpeechReader
from kg.extract.speech.speakers import SpeakerFinder
from kg.extract.speech.stance import stance
from kg.extract.speech.standins import capital_asked
from kg.extract.speech.stops import printed, stopless
from kg.extract.speech.talks import Talks
from kg.extract.speech.to_press import crowd, is_party, is_person, paper, public
from kg.extract.speech.topics import about
from kg.extract.speech.turns import Turns
from kg.languages import subject_first, table, words
from kg.languages.patterns import either
from kg.records import Evidence, Statement, TimeExpression

_ADDRESS = 3  # statements over which the same speaker goes on talking to the same listener
_BEFORE, _ADVERBS = 40, 3  # characters and words before a verb in which its auxiliary stands
_OUTLET = 4  # the same where a newspaper listens

_ENDS = re.compile(r"\n|[.!?]\s+(?:[A-ZÆØÅ«“–]|$)")  # another sentence begins
TIME_REACH = 30  # characters between a verb of speech and its time


def statements(document: Document) -> tuple[Statement, ...]:
    """Everything that somebody identifiable is reported to have said, in text order."""
    patterns = cues(document.article.language)
    language, text = document.article.language, document.article.text
    plain = SpeakerFinder(document, patterns, stopless(language, text))
    quoted = QuoteReader(document, patterns, plain)
    whole = quoted.direct()
    view = stopless(language, _blanked(text, whole))
    finder = SpeakerFinder(document, patterns, view)
    reader = SpeechReader(document, patterns, finder, view)
    told = reader.read()
    drafts = sorted([*quoted.read(whole), *told], key=lambda d: (d.start, d.end))
    Turns(document, finder).take(drafts)
    bodies = documents(document, patterns, finder)
    told_in = [(b.start, b.end) for b in bodies]
    spoken = [d for d in drafts if d.speaker is not None and not _repeats(d, told_in)]
    _address(document, patterns, finder, spoken)
    last: dict[tuple[str, ...], tuple[int, int]] = {}  # what they said before
    found: list[Statement] = []
    every = [*bodies, *spoken, *reader.inner]
    every.sort(key=lambda d: (d.start, d.end))
    telling = _blanked(text, every)
    for draft in every:
        found.append(_statement(document, draft, last.get(_names(draft)), telling))
        last[_names(draft)] = (found[-1].start, found[-1].end)
    return tuple(found)


def _repeats(draft: Draft, bodies: Sequence[tuple[int, int]]) -> bool:
    """Whether words quoted, with nobody beside them, stand within a text that is told as a whole."""
    around = [low for low, high in bodies if low <= draft.start and draft.end <= high]
    alone = draft.inferred and draft.cue is None
    return draft.mode == "direct" and any(alone or draft.start <= low + 1 for low in around)


def _blanked(text: str, spans: Sequence[Quote | Draft]) -> str:
    """The text without what stands at the spans, everything else where it was."""
    parts, at = [], 0
    for span in sorted(spans, key=lambda s: s.start):
        start = max(at, span.start)
        parts += [text[at:start], "\0" * (span.end - start)]
        at = max(at, span.end)
    return "".join((*parts, text[at:]))


def _address(document: Document, patterns: Cues, finder: SpeakerFinder, drafts: list[Draft]) -> None:
    """Whom each is told to: as printed, the listener so far, the one answered, the other side of talks."""
    heard: dict[tuple[str, ...], tuple[str, int]] = {}
    inside: dict[tuple[str, ...], tuple[str, int]] = {}  # what is told of a meeting
    talks = Talks(document, patterns)
    hearers = Hearers(document, patterns, finder, finder.view)
    english = subject_first(document.article.language)
    for index, draft in enumerate(drafts):
        names = _names(draft)
        cue = document.article.text[slice(*draft.cue)].casefold() if draft.cue else ""
        sourced = cue.strip() in patterns.words["according"]  # whoever tells of it is nobody it is told to
        printed = _printed(document, hearers, drafts[: index + 1]) if not sourced else None
        asked = _asked(document, finder, draft)
        listener = _told_to(document, drafts[: index + 1], printed, asked, cue in patterns.words["replies"])
        other = talks.across(names, cue, draft.start, draft.end)
        if not (asked or listener or talks.sided) and _unheard(document, draft, heard.get(names)):
            continue
        free = not listener or (not english and _relays(document, draft, listener))
        free = free and not public(document, draft)
        met = received(document, names, draft) if free else None
        if free and (faced := met or talks.faced(names, draft)):
            draft.addressee, draft.carried = faced, True
            if draft.mode == "indirect" and not met:
                inside.update({names: (faced, index), (faced,): (names[0], index)})
            continue
        if talks.sided and other and listener in _states(document, other):
            listener = other  # "urged Peru to", said to its president
        carried = False
        once = listener and _once(document, draft, asked is not None, listener, patterns)
        if once or _publicly(document, draft, listener, cue if listener != other else ""):
            heard.pop(names, None)  # nothing else is said to him
        elif listener:
            _listen(document, heard, listener, drafts, index)
        elif _earlier(document, draft, patterns):
            pass  # "has urged them to": whenever that was
        elif not sourced and (still := _hears(document, talks, heard.get(names), drafts, index)):
            listener, carried = still, True
        elif (
            across := _going_on(inside.get(names), draft, index)
            or other
            or talks.told(names, cue, draft, drafts[:index])
        ):
            listener, carried = across, True
        if any(listener in _states(document, name) for name in names) or (
            carried and english and _speaks_for(document, names, listener)
        ):
            listener = None  # nobody speaks to his own country in talks, and a spokesman to the press
        draft.addressee, draft.carried = listener, carried
    _guests(hearers, talks, drafts)
    interviewed(document, patterns, hearers, drafts)


def _publicly(document: Document, draft: Draft, listener: str | None, cue: str) -> bool:
    """Whether it is said to the press at large, or somebody is only thanked in public."""
    return _thanked(document, draft, cue) if listener else public(document, draft)


def _unheard(document: Document, draft: Draft, told: tuple[str, int] | None) -> bool:
    """ "Urged both sides to": many are asked who hear nothing of it, and no newspaper listens."""
    press = told is not None and not is_party(document, told[0])
    return draft.asked is not None and not press and crowd(document, *draft.asked)


def _printed(document: Document, hearers: Hearers, drafts: list[Draft]) -> str | None:
    """Whom the sentence names as who hears the last of the drafts, not only one said before in it."""
    draft = drafts[-1]
    start, stop = draft.context
    same = [
        d for d in drafts[:-1] if d.context[0] == start and d.cue and d.end <= stop and d.start >= d.cue[1]
    ]
    if not stop or not same or draft.start < stop or not subject_first(document.article.language):
        return (hearers.addressee(start, stop) if stop else None) or hearers.behind(draft.end)
    told = same[-1].addressee  # "told AFP that C and warned that D"
    if told and not is_party(document, told):
        return told
    front = hearers.addressee(start, same[0].cue[0]) if same[0].cue else None
    return hearers.addressee(same[-1].end, stop) or front


def _guests(hearers: Hearers, talks: Talks, drafts: list[Draft]) -> None:
    """Whoever is only called the guest or the host of one who speaks: the other of the two who meet."""
    for draft in drafts:
        start, end = draft.context
        if draft.addressee is None and end > start and hearers.guest(start, end):
            draft.addressee, draft.carried = talks.guest(_names(draft), draft.start), True


def _hears(
    document: Document, talks: Talks, told: tuple[str, int] | None, drafts: list[Draft], index: int
) -> str | None:
    """Who still listens: whoever did a few statements before, with no other talks in between."""
    if told is None or index - told[1] > _reach(document, told[0]):
        return None
    before, draft = drafts[told[1]], drafts[index]
    if before.mode == "indirect" and is_party(document, told[0]) and _to_press(document, draft):
        return None
    return None if talks.moved(told[0], before.start, draft.start) else told[0]


def _to_press(document: Document, draft: Draft) -> bool:
    """Whether words quoted are said now, by a verb in the present or none: "– C, sier X", to whoever asks."""
    cue = document.article.text[slice(*draft.cue)].casefold().split()[:1] if draft.cue else ["\0"]
    present = tuple(cues(document.article.language).words["present_endings"])
    return draft.mode == "direct" and bool(present) and cue[0].endswith((*present, "\0"))


def _earlier(document: Document, draft: Draft, patterns: Cues) -> bool:
    """Whether an auxiliary tells that something was said some time: "har gjentatte ganger bedt"."""
    at = draft.cue[0] if draft.cue else draft.start
    if draft.mode == "direct" or at > draft.start:
        return False
    before = document.article.text[max(0, at - _BEFORE) : at].casefold().split()[-_ADVERBS:]
    return bool(set(before) & set(patterns.words["perfects"]))


def _listen(
    document: Document,
    heard: dict[tuple[str, ...], tuple[str, int]],
    listener: str,
    drafts: list[Draft],
    index: int,
) -> None:
    """Notes whom somebody talks to from here on: a newspaper still, where he only tells it of another."""
    names, told = _names(drafts[index]), heard.get(_names(drafts[index]))
    late = told is None or drafts[index].mode == "direct" or index - told[1] > _OUTLET
    if told and not late and is_party(document, listener) and not is_party(document, told[0]):
        return  # "sier A til avisen. Han takket B for C. – D, sier A": to the paper
    heard[names] = (listener, index)
    if len(names) == 1:
        heard.setdefault((listener,), (names[0], index))


def _going_on(told: tuple[str, int] | None, draft: Draft, index: int) -> str | None:
    """Who still sits across where a meeting is told of: what is quoted after that is said to the press."""
    return told[0] if told and draft.mode == "indirect" and index - told[1] <= _ADDRESS else None


def _thanked(document: Document, draft: Draft, cue: str) -> bool:
    """Whether somebody is only thanked, at a press conference or in a speech."""
    at = draft.cue[0] if draft.cue else draft.start
    told = next((s for s in document.sentences if s.start <= at < s.end), None)
    said = document.article.text[told.start : told.end].casefold() if told else ""
    words = cues(document.article.language).words
    return cue in words["thank_verbs"] and any(word in said for word in words["in_public"])


def _told_to(
    document: Document, drafts: list[Draft], listener: str | None, asked: Speaker | None, replies: bool
) -> str | None:
    """The listener as printed, who is asked, or who is answered, of the last of the drafts."""
    *before, draft = drafts
    names = _names(draft)
    if asked is not None and not (listener and asked.names[0] in names):  # "told her colleague NAME"
        listener = asked.names[0]
    if listener in names:
        listener = _corrected(document, draft, before)
    if not listener and replies and before:
        listener = _answered(document, draft, before[-1])
    told = listener or paper(document, draft, before)
    english = subject_first(document.article.language)  # where the agency to which A spoke is named so
    return None if told and english and _relays(document, draft, told) else told


def _relays(document: Document, draft: Draft, outlet: str) -> bool:
    """ "Ifølge nyhetsbyrået AP sa A under møtet": who passes it on need not be whom it is told to."""
    told = document.article.text[slice(*draft.context)]
    if outlet not in told:
        return False
    words = table(document.article.language, "speech")
    name, near = re.escape(outlet), r"(?:\w+\s+){0,3}"
    passed_on = subject_first(document.article.language) and draft.mode == "direct"
    others = (
        rf"|,\s+(?:[\w’'-]+\s+){{1,6}}(?:{either(words['channels'])})\s+{near}{name}" if passed_on else ""
    )
    return re.search(rf"(?i:{either(words['according'])})\s+{near}{name}{others}", told) is not None


def _speaks_for(document: Document, names: tuple[str, ...], listener: str | None) -> bool:
    """Whether one of the speakers is somebody's spokesperson, and the listener no newspaper."""
    party = listener is not None and is_party(document, listener)
    return party and any(t.office == "spokesperson" and t.person in names for t in document.titles)


def _states(document: Document, person: str) -> set[str]:
    """The states, or bodies, that somebody serves."""
    return {t.of for t in document.titles if t.person == person and t.of}


def _asked(document: Document, finder: SpeakerFinder, draft: Draft) -> Speaker | None:
    """Whom something is asked of, not who only owns him: "urged her Polish counterpart, NAME, to"."""
    if draft.asked is None:
        return None
    owner = _owner(document.article.language).match(document.article.text, *draft.asked)
    start, stop = owner.end() if owner else draft.asked[0], draft.asked[1]
    named, text = finder.any_person(start, stop), document.article.text[start:stop].split(maxsplit=1)
    if named is None and text and text[0] in table(document.article.language, "groups").get("unmarked", ()):
        return Speaker(names=(text[0],), start=start, end=stop)  # "advarte Stortinget mot at C"
    if named is None and (state := capital_asked(document, start, stop)):
        return Speaker(names=(state,), start=start, end=stop)
    return named


@cache
def _owner(language: str) -> re.Pattern[str]:
    owners, to = table(language, "people")["possessives"], table(language, "speech")["recipients"]
    return re.compile(rf"\s*(?:(?:{either(to)})\s+)?(?:{either(owners)})\s+(?=\w+\s+\w)")


def _once(document: Document, draft: Draft, asked: bool, listener: str, patterns: Cues) -> bool:
    """Whether only this is said to whoever listens: one is asked in public, or it was said before."""
    text = document.article.text
    cue = draft.cue or (draft.start, draft.start)
    if asked and (
        not is_person(document, listener) or text[slice(*cue)].casefold() in patterns.words["urging"]
    ):
        return True
    if any(word in text[slice(*draft.context)].casefold() for word in patterns.words["relayed"]):
        return True
    before = text[max(0, cue[0] - _BEFORE) : cue[0]].casefold().split()[-_ADVERBS:]
    return bool(set(before) & set(patterns.words["pluperfect"]))


def _answered(document: Document, draft: Draft, before: Draft) -> str | None:
    """The person whose words right before somebody answers; an institution's are answered to a reporter."""
    names = _names(before)
    near = draft.paragraph - before.paragraph <= 1
    spoken = ("spokesperson", "deputy_minister")  # who speak for others
    deputy = any(t.office in spoken and t.person in _names(draft) for t in document.titles)
    told = document.article.text[slice(*draft.context)].casefold().split()
    near = near and not set(words(document.article.language, "speech", "asked_nouns")).intersection(
        w.strip(",.") for w in told
    )
    asked = words(document.article.language, "speech", "asked_openers")
    at = draft.cue[0] if draft.cue else draft.start
    opens = max((s.start for s in document.sentences if s.start <= at), default=at)
    first = document.article.text[opens:at].casefold().split(maxsplit=2)[:2]
    near = near and not any(" ".join(first[:n]) in asked for n in (1, 2))  # by reporters
    near = near and not deputy  # who answers to the press what somebody has said elsewhere
    return names[0] if near and names[0] not in _names(draft) and is_person(document, names[0]) else None


def _reach(document: Document, listener: str) -> int:
    """How many statements on somebody still listens: whoever asks or sits across, longer than a newspaper."""
    return _ADDRESS if is_party(document, listener) else _OUTLET


def _corrected(document: Document, draft: Draft, before: list[Draft]) -> str | None:
    """Nobody speaks to himself: a listener printed by name stays, else the speaker does."""
    speaker = _names(draft)[0]
    other = next((d.speaker for d in reversed(before) if d.speaker and speaker not in d.speaker.names), None)
    if other is None or draft.speaker is None:
        return None
    if draft.inferred and speaker.split()[-1] in document.article.text[slice(*draft.context)]:
        draft.speaker = Speaker(names=other.names, start=draft.speaker.start, end=draft.speaker.end)
        return speaker
    return other.names[0] if len(other.names) == 1 else None


def _names(draft: Draft) -> tuple[str, ...]:
    return draft.speaker.names if draft.speaker else ()


def _told(document: Document, start: int, end: int, telling: str) -> str:
    """What the sentences that hold a statement tell beside it; `telling` is the text without statements."""
    around = [s for s in document.sentences if s.end > start and s.start < end]
    return f"{telling[around[0].start : start]} {telling[end : around[-1].end]}" if around else ""


def _statement(document: Document, draft: Draft, before: tuple[int, int] | None, telling: str) -> Statement:
    text = document.article.text
    speaker = draft.speaker or Speaker(names=("",), start=draft.start, end=draft.start)
    cue = text[slice(*draft.cue)] if draft.cue else None
    # English sets the comma inside the marks
    end = draft.start + len(text[draft.start : draft.end].rstrip(",; "))
    said = text[draft.start : end]
    spans = {(draft.start, end), (speaker.start, speaker.end), *([draft.cue] if draft.cue else [])}
    return Statement(
        speaker=printed(speaker.names[0]),
        mode=draft.mode,
        start=draft.start,
        end=end,
        evidence=tuple(Evidence(start=s, end=e) for s, e in sorted(spans) if e > s),
        co_speakers=tuple(map(printed, speaker.names[1:])),
        addressee=draft.addressee and printed(draft.addressee),
        inferred_addressee=draft.carried,
        about=about(document, draft.start, end, speaker.names, before, draft.cue, draft.addressee or ""),
        stance=stance(said, cue, document.article.language, _told(document, draft.start, end, telling)),
        cue=cue,
        time=_said_on(document, draft.cue, draft.start, end),
        inferred_speaker=draft.inferred,
    )


def _said_on(document: Document, cue: tuple[int, int] | None, start: int, end: int) -> TimeExpression | None:
    """The time beside the cue ("sa mandag", "i sommer beskrev"), not one inside the words said."""
    if cue is None:
        return None
    text = document.article.text
    near = [
        t for t in document.times
        if not start <= t.start < end
        and (0 <= cue[0] - t.end <= TIME_REACH or 0 <= t.start - cue[1] <= TIME_REACH)
        and not _elsewhere(text[: t.start], text[t.end : cue[0]], text[cue[1] : t.start])
    ]  # fmt: skip
    return min(near, key=lambda t: abs(t.start - cue[0])) if near else None


def _elsewhere(before: str, ahead: str, behind: str) -> bool:
    """ "A, who met B on Monday, said", "said A.\n\nOn Monday": the time of another clause."""
    set_off = before.rstrip().endswith(",")
    return bool(_ENDS.search(ahead) or _ENDS.search(behind)) or ("," in ahead and not set_off)
