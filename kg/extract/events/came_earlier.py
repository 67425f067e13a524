"""Background arrivals: "A met B in Lima on Tuesday. A arrived in Quito on Sunday", and what is told after."""

from collections.abc import Sequence

from kg.document import Document, replace
from kg.records import Event

DAY_VALUE = 10  # length of YYYY-MM-DD


def since_arrival(
    document: Document, event: Event, whole: Event | None, before: Sequence[Event]
) -> Event | None:
    """The visit that an event is part of, on the day and in the town of its guest's last event there.

    So where that event was told before the arrival and fell on a later day, and what is told now is of
    another paragraph than the arrival: nothing says that it was on the day, or in the town, of arrival.
    """
    if whole is None or whole.type != "visit" or whole.end or not _after(document, event, whole):
        return whole
    guests = {p.who for p in whole.participants if p.role == "guest"}
    came = (whole.start or "")[:DAY_VALUE]
    told = [
        e
        for e in before
        if e.trigger.start < whole.trigger.start
        and e.country == whole.country
        and guests & {p.who for p in e.participants}
        and len(came) == DAY_VALUE == len(day := (e.start or "")[:DAY_VALUE])
        and day > came
    ]
    if not told:
        return whole
    return replace(whole, city=told[-1].city, start=(told[-1].start or "")[:DAY_VALUE])


def _after(document: Document, event: Event, whole: Event) -> bool:
    """Whether a paragraph ends between the two."""
    starts = [p.start for p in document.paragraphs]
    return any(whole.trigger.start < start <= event.trigger.start for start in starts)
