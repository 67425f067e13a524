"""The day of the news: the one that the opening of an article names."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Paragraph, Sentence
from kg.extract.circumstances.days import days_between, shifted
from kg.languages import union, words
from kg.records import Event, TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD
PARTIAL = (len("2021"), len("2021-10"))  # all that some articles say of when they were published
MAIN = 3  # first paragraphs whose events without a time are of the article's day
OPENING = 2  # first paragraphs whose day is the article's
HOURLY = ("meeting", "press_conference", "phone_call", "ceremony")
RECENT = 4  # days before publication that the article's day can lie


def article_day(document: Document, *, live: bool) -> str | None:
    """The one day (ISO) that the opening names, if it is that of publication or shortly before.

    A text of entries under clocks (`live`) is of the day of publication.
    """
    published = (document.article.published or "")[:DAY_VALUE]
    if len(published) in PARTIAL:
        opening = telling(document, "byline", "published", "headline", "subhead")[:OPENING]
        told = within(document.times, opening[0].start, opening[-1].end) if opening else ()
        return published if any(t.value == published for t in told) else None
    if len(published) != DAY_VALUE:
        return None
    if live:
        return published
    parts = telling(document, "byline", "published", "headline", "subhead")
    for last in range(OPENING if parts else 0):
        if day := _only_day(document, parts[0].start, parts[: last + 1][-1].end, published):
            return day
    return None


def telling(document: Document, *less: str) -> list[Paragraph]:
    """The paragraphs of other kinds, from the first that names somebody: weather is no opening."""
    parts = [p for p in document.paragraphs if p.kind not in less]
    named = (i for i, p in enumerate(parts) if within(document.mentions, p.start, p.end))
    return parts[next(named, 0) :]


def just_told(document: Document, event: Event, times: Sequence[TimeExpression], day: str | None) -> bool:
    """ "Kreml opplyser torsdag at de to snakket sammen", as a report opens: on the day when it is told.

    Not "at de har snakket sammen", nor what somebody tells of himself, which may have been before.
    """
    parts = telling(document, "byline", "published", "headline", "subhead")
    first = next((s for s in document.sentences if parts and s.start >= parts[0].start), None)
    at = event.trigger.start
    if day is None or first is None or not first.start <= at < first.end:
        return False
    told = [t for t in times if t.value[:DAY_VALUE] != day and t.rule != "clock"]
    that = words(document.article.language, "circumstances", "that_words")
    before = within(document.tokens, max([t.end for t in times if t.end <= at], default=at), at)
    opens = max((i for i, t in enumerate(before) if t.norm in that), default=-1)
    of_before = union(document.article.language, "frames", "perfect", "third_person")
    return not told and opens >= 0 and of_before.isdisjoint(t.norm for t in before[opens:])


def news_day(document: Document, event: Event, here: Sentence, day: str | None) -> str | None:
    """The article's day for what its opening tells; below it, unless another time was told right before.

    Below only for what people do in an hour: "På pressekonferansen sa A", "Ministeren møtte også B".
    """
    first = telling(document, "byline", "published", "headline", "subhead")[:MAIN]
    if first and here.start < first[-1].end:
        return day
    if day is None or event.type not in HOURLY:
        return None
    start = document.paragraphs[max(0, here.paragraph - 1)].start
    told = within(document.times, start, event.trigger.start)
    return None if any(t.rule != "clock" and t.value[:DAY_VALUE] != day for t in told) else day


def _only_day(document: Document, start: int, end: int, published: str) -> str | None:
    opening = within(document.times, start, end)
    days = {t.value for t in opening if len(t.value) == DAY_VALUE and not t.until and t.rule != "clock"}
    recent = {d for d in days if days_between(d, published) in range(RECENT + 1)}
    return next(iter(recent)) if len(recent) == 1 else None


def recent(document: Document, event: Event) -> bool:
    """Whether nothing says that an event is older than news are."""
    published, start = (document.article.published or "")[:DAY_VALUE], event.start or ""
    if not start or len(published) != DAY_VALUE:
        return True
    return start[:DAY_VALUE] >= shifted(published, -RECENT)[: len(start)]


def came_here(document: Document, event: Event) -> bool:
    """ "Last came here in May 2017": where the dispatch is written, however long ago."""
    told = next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)
    here = words(document.article.language, "circumstances", "here")
    return told is not None and any(t.norm in here for t in document.tokens[slice(*told.tokens)])
