"""Document to statements: who said what to whom, about what and with which stance, each with its passages."""

from kg.extract.cues import Cues, cues
from kg.extract.drafting import Draft
from kg.extract.documents import documents
from kg.extract.quoted import QuoteReader
from kg.extract.reported import SpeechReader
from kg.extract.speakers import SpeakerFinder
from kg.extract.stance import stance
from kg.extract.topics import about
from kg.records import Document, Event, Evidence, Quote, Statement

_TURNS = 2  # paragraphs over which a speaker goes on without being named again
_ADDRESS = 3  # statements over which the same speaker goes on talking to the same listener


def statements(document: Document, events: tuple[Event, ...] = ()) -> tuple[Statement, ...]:
    """Everything that somebody identifiable is reported to have said, in text order; `events` are not changed."""
    patterns = cues(document.article.language)
    plain = SpeakerFinder(document, patterns, document.article.text)
    quoted = QuoteReader(document, patterns, plain)
    whole = quoted.direct()
    view = _blanked(document.article.text, whole)
    finder = SpeakerFinder(document, patterns, view)
    told = SpeechReader(document, patterns, finder, view).read()
    drafts = sorted([*quoted.read(whole), *told], key=lambda d: (d.start, d.end))
    _take_turns(document, patterns, drafts)
    spoken = [d for d in drafts if d.speaker is not None]
    _address(document, finder, spoken)
    return tuple(sorted((_statement(document, d) for d in (*documents(document, patterns, finder), *spoken)), key=lambda s: (s.start, s.end)))


def _blanked(text: str, quotes: list[Quote]) -> str:
    parts, at = [], 0
    for quote in sorted(quotes, key=lambda q: q.start):
        parts += [text[at : quote.start], "\0" * (quote.end - quote.start)]
        at = quote.end
    return "".join((*parts, text[at:]))


def _take_turns(document: Document, patterns: Cues, drafts: list[Draft]) -> None:
    """Words without a cue belong to whoever spoke right before them; a dash subhead alone is nobody's."""
    last: Draft | None = None
    for draft in drafts:
        kind = document.paragraphs[draft.paragraph].kind
        if draft.speaker is None and kind not in ("subhead", "headline", "caption"):
            near = last is not None and draft.paragraph - last.paragraph <= _TURNS
            if last is not None and near and (draft.mode == "direct" or draft.cue is not None):
                draft.speaker, draft.inferred = last.speaker, True
        if draft.speaker is not None:
            last = draft


def _address(document: Document, finder: SpeakerFinder, drafts: list[Draft]) -> None:
    heard: dict[tuple[str, ...], tuple[str, int]] = {}
    for index, draft in enumerate(drafts):
        assert draft.speaker is not None
        names = draft.speaker.names
        start, end = draft.context
        listener = finder.addressee(start, end) if end > start else None
        if listener and listener not in names:
            draft.addressee = listener
            heard[names] = (listener, index)
        elif names in heard and index - heard[names][1] <= _ADDRESS:
            draft.addressee = heard[names][0]


def _statement(document: Document, draft: Draft) -> Statement:
    text, speaker = document.article.text, draft.speaker
    assert speaker is not None
    cue = text[slice(*draft.cue)] if draft.cue else None
    said = text[draft.start : draft.end]
    spans = {(draft.start, draft.end), (speaker.start, speaker.end), *([draft.cue] if draft.cue else [])}
    return Statement(
        speaker=speaker.names[0],
        mode=draft.mode,
        start=draft.start,
        end=draft.end,
        evidence=tuple(Evidence(start=s, end=e) for s, e in sorted(spans) if e > s),
        co_speakers=speaker.names[1:],
        addressee=draft.addressee,
        about=about(document, draft.start, draft.end, speaker.names),
        stance=stance(said, cue, document.article.language),
        cue=cue,
        inferred_speaker=draft.inferred,
    )
