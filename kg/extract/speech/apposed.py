"""Subjects with their office behind a comma that none closes: "NAME, the foreign minister said C"."""

import re

from kg.document import Document, Mention

_MEDIAL = re.compile(r"\w+,")  # "A, the minister said, was ill": of A it is said
_LEAD = 4  # characters of "the " before a title


def subject(
    document: Document, view: str, people: list[Mention], apposing: re.Pattern[str], start: int, stop: int
) -> Mention | None:
    """Whoever opens the stretch that ends at a verb of saying, with nothing behind but a comma and a post."""
    first = people[0] if people else None
    if first is None or first.form not in ("name", "alias") or first.genitive or _MEDIAL.match(view, stop):
        return None
    opens = first.start == start or any(
        t.person == first.key and t.start - start <= _LEAD and t.end + 1 == first.start
        for t in document.titles
    )
    comma = view[first.end : first.end + 2] == ", " and "," not in view[first.end + 2 : stop].rstrip(", ")
    if not (opens and comma) or view[start:stop].rstrip().endswith(","):
        return None
    posts = (t for t in document.titles if first.end < t.start and t.end <= stop)
    return first if any(apposing.fullmatch(view, first.end, t.start) for t in posts) else None
