"""To whom all was said that a sentence only points back at: "He said this in an interview with X"."""

import re
from collections.abc import Sequence

from kg.document import Document
from kg.extract.speech.cues import Cues
from kg.extract.speech.hearers import Hearers
from kg.extract.speech.records import Draft
from kg.languages.patterns import either

_NEAR = 2  # paragraphs before such a sentence in which it is said
_ON = 4  # paragraphs behind it in which the same one goes on


def interviewed(document: Document, patterns: Cues, hearers: Hearers, drafts: Sequence[Draft]) -> None:
    """Gives what one speaker says before and behind such a sentence its hearer, where it has none."""
    if not patterns.words["pointing_back"]:
        return
    told = re.compile(rf"(?<!\w)(?:{either(patterns.words['pointing_back'])})\s")
    for sentence in document.sentences:
        found = told.search(document.article.text, sentence.start, sentence.end)
        hearer = hearers.addressee(found.end(), sentence.end) if found else None
        before = [d for d in drafts if d.end <= sentence.start and sentence.paragraph - d.paragraph <= _NEAR]
        if hearer is None or not before or before[-1].speaker is None:
            continue
        names = before[-1].speaker.names
        for draft in drafts:
            near = -_NEAR <= draft.paragraph - sentence.paragraph <= _ON
            if near and draft.speaker and draft.speaker.names == names and not draft.addressee:
                draft.addressee, draft.carried = hearer, True
