"""Subjects between commas: "NAME, the foreign minister said C", which none closes, and lists of people."""

import re
from collections.abc import Callable, Sequence

from kg.document import Document, Mention, Title
from kg.extract.speech.speaker_patterns import SpeakerPatterns

_MEDIAL = re.compile(r"\w+,\s[a-z]")  # "A, the minister said, was ill": of A it is said
_DOING = re.compile(r"(?:^|\s)[A-Za-z]+ing\s(?:[A-Z][\w’'-]*\s)*$")  # "After meeting A, B and C said"
_NEAR = 80  # characters before a name among which such a word stands
_LEAD = 4  # characters of "the " before a title
_NAMED = ("name", "alias")
_FRONT = 9  # words of "Før møtet med den kenyanske presidenten, X, " before the verb
_CLAUSE = re.compile(r"[:;\0]|,\s\S+\s\S+\s\S+\s\S|\s(?:som|at|og|men)\s")


def subject(
    document: Document,
    view: str,
    people: list[Mention],
    pack: SpeakerPatterns,
    start: int,
    stop: int,
) -> Mention | None:
    """Whoever opens the stretch that ends at a verb of saying, with nothing behind but a comma and a post.

    A preposition may open an adjunct before: "After their talks, NAME, a spokesman said C".
    """
    if view[start:stop].rstrip().endswith(",") or _MEDIAL.match(view, stop):
        return None
    for one in people:
        lead = view[start : one.start]
        first = lead.split(maxsplit=1)[:1]
        adjunct = lead.endswith(", ") and (first[0].casefold() in pack.leads or first[0].endswith("ing"))
        titled = any(
            t.person == one.key and t.start - start <= _LEAD and t.end + 1 == one.start
            for t in document.titles
        )
        named = one.form in ("name", "alias") and not one.genitive
        alone = view.startswith(", ", one.end) and "," not in view[one.end + 2 : stop]
        posts = (
            t for t in document.titles if one.end < t.start and t.end <= stop and not _of_another(t, one)
        )
        if named and alone and (not lead.strip() or adjunct or titled):
            return one if any(pack.apposing.fullmatch(view, one.end, t.start) for t in posts) else None
    return None


def _of_another(title: Title, one: Mention) -> bool:
    """Whether a post leads up to another's name: "A, Foreign Minister B and C said"."""
    return title.person not in ("", one.key) and " " in title.person


def before(view: str, comma: re.Pattern[str], last: Mention, free: list[Mention]) -> list[Mention]:
    """ "A, B and C said": those in the list before the `last` two, who are joined by "and"."""
    found: list[Mention] = []
    for one in reversed([m for m in free if m.kind == "person" and not m.genitive and m.end <= last.start]):
        if comma.fullmatch(view, one.end, last.start) is None or _DOING.search(view[: one.start][-_NEAR:]):
            break
        found.append(one)
        last = one
    return found


def fronted(
    view: str,
    start: int,
    stop: int,
    prepositions: frozenset[str],
    opening: frozenset[str],
    helping: frozenset[str],
) -> bool:
    """ "Overfor Kenya sier A", "Før møtet med presidenten, X, sa A": whether a phrase of time or place opens.

    Where the verb stands second, the subject is behind it; behind "har" it stands before "sagt".
    """
    words = view[start:stop].split(maxsplit=_FRONT)
    first = words[0].casefold() if words and words[0][:1].isupper() else ""
    led = first in opening and not prepositions.isdisjoint(words[2:])  # "Før møtet med", no "Før A sa"
    opens = first in prepositions or led
    alone = opens and len(words) <= _FRONT and helping.isdisjoint(words)
    return alone and not _CLAUSE.search(view, start, stop)


def closing(
    view: str,
    mentions: Sequence[Mention],
    pack: SpeakerPatterns,
    start: int,
    stop: int,
    inside: Callable[[int, int], list[Mention]],
) -> Mention | None:
    """The name between two commas right before the verb: "Its spokeswoman, X, said"."""
    closed = re.search(r",\s*$", view[start:stop])
    if closed is None:
        return None
    end = start + closed.start()
    for one in mentions:
        if one.kind == "person" and one.form == "name" and start < one.start and one.end == end:
            head = view[start : one.start]
            lead = re.search(r",\s+(?:\w+\.?\s|(?:[A-Z][\w.\u2024’'-]*\s(?:(?:of|for|to)\s)?){0,6})$", head)
            head = head[: lead.start()] if lead else ""
            people = [m for m in inside(start, start + len(head)) if m.form in _NAMED]
            alone = not any(m.kind == "person" and not m.genitive for m in people)
            beside = people and pack.joint.fullmatch(view[people[-1].end : one.start])
            if lead and (alone or beside):
                return one
    return None
