"""Whom "the Dane" stands for at a verb of saying: who serves the state, or is called Danish."""

import re
from collections.abc import Mapping

from kg.document import Document, Mention
from kg.extract.speech.referring import Referring
from kg.reference import load

ADJECTIVE_REACH = 40  # characters between "islandske" and the name it leads up to


def national(
    document: Document, referring: Referring, spoken: Mapping[int, str], state: str, before: int
) -> str | None:
    """The one named last who serves the state or bears its adjective; else the one told of.

    He must serve no other state. `spoken` gives the speaker of each sentence with speech in it.
    """
    served: dict[str, set[str]] = {}
    for title in document.titles:
        served.setdefault(title.person, set()).add(title.of)
    named = [m for m in document.mentions if m.kind == "person" and m.end <= before]
    if own := [m.key for m in named if state in served.get(m.key, ()) or _called(document, state, m)]:
        return own[-1]
    others = load().countries.keys() - {state}
    open_to = [m.key for m in named if not served.get(m.key, set()) & others]
    who = referring.salient(before, spoken)
    if any(m.key == state and m.form == "adjective" and m.end <= before for m in document.mentions):
        return None  # "islandske" somebody whose name is not read
    return who if who in open_to else open_to[0] if len(set(open_to)) == 1 else None


def _called(document: Document, state: str, person: Mention) -> bool:
    """Whether the adjective of the state leads up to a name: "islandske stopper NAME"."""
    return any(
        m.key == state
        and m.form == "adjective"
        and 0 <= person.start - m.end <= ADJECTIVE_REACH
        and not re.search(r"[^\w\s-]", document.article.text[m.end : person.start])
        for m in document.mentions
    )
