"""Talks that only "samtalen" tells of: of the two of whom one spoke to the other right before."""

from collections.abc import Mapping, Sequence

from kg.document import Document, Sentence, replace
from kg.extract.events.merged import Merged
from kg.extract.events.records import Draft
from kg.extract.frames.onstage import in_office
from kg.extract.frames.scene import chunks_of
from kg.languages import words
from kg.reference import Registry

SENTENCES = 2  # before the talks, in which one spoke to the other
OBJECT_REACH = 6  # tokens from the verb to whom it has: "fortalte blant annet B"
TALKS = ("meeting", "phone_call")
PAIR = 2


def spoken_of(
    document: Document, registry: Registry, pending: Sequence[Draft], served: Mapping[str, set[str]]
) -> list[Merged]:
    """The events of those drafts without people that come right behind "A told B"."""
    found: dict[frozenset[str], Merged] = {}
    for draft in pending:
        if draft.type not in TALKS or draft.members or not draft.anaphoric or draft.status != "held":
            continue
        if (pair := _pair(document, registry, draft, served)) is None:
            continue
        told = replace(draft, members=[(w, "participant") for w in pair], anaphoric=False)
        if (home := found.get(frozenset(pair))) is not None:
            home.drafts.append(told)
        else:
            found[frozenset(pair)] = Merged([told])
    return list(found.values())


def _pair(
    document: Document, registry: Registry, draft: Draft, served: Mapping[str, set[str]]
) -> list[str] | None:
    sentences = document.sentences
    number = sentences.index(draft.sentence)
    for sentence in reversed(sentences[max(0, number - SENTENCES) : number + 1]):
        if sentence.paragraph == draft.sentence.paragraph:
            pair = _addressed(document, registry, sentence, draft.trigger.start)
            if pair and all(served.get(w) for w in pair) and served[pair[0]].isdisjoint(served[pair[1]]):
                return pair
    return None


def _addressed(document: Document, registry: Registry, sentence: Sentence, stop: int) -> list[str]:
    """ "A fortalte B": the two in office of whom one speaks to the other before offset `stop`."""
    verbs, tokens = words(document.article.language, "frames", "informing_verbs"), document.tokens
    at = next((i for i in range(*sentence.tokens) if tokens[i].norm in verbs and tokens[i].start < stop), -1)
    acting = in_office(document, registry)
    free = [
        c for c in chunks_of(document, registry).chunks(sentence)
        if not c.preposition and not c.genitive and len(c.members) == 1 and set(c.members) <= acting
    ]  # fmt: skip
    before = [c for c in free if c.last <= at]
    behind = [c for c in free if at < c.first <= at + OBJECT_REACH]
    told = [*before[-1:], *behind][:PAIR] if at >= 0 else []
    who = list(dict.fromkeys(w for c in told for w in c.members))
    return who if len(who) == PAIR else []
