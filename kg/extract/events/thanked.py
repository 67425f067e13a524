""" "Dal thanked for the talks": talks whose other side only the sentences around name."""

from collections.abc import Mapping

from kg.annotate.structure import within
from kg.document import Document, Sentence, replace
from kg.extract.events.merged import Merged
from kg.extract.events.records import Draft
from kg.languages import words

SENTENCES = 3  # the sentence itself and those before it that are looked through
REACH = 4  # words between the thanks and what they are for
TALKS = ("meeting", "phone_call", "negotiation")
ASIDE = ("spokesperson", "official", "ambassador", "legislator")  # who speak of an event without being in it
PAIR = 2


def thanked_for(document: Document, draft: Draft, served: Mapping[str, set[str]]) -> Merged | None:
    """The talks that somebody thanks for, between the two people of different states around the sentence;
    None where nobody thanks, or the people are more or fewer."""
    if draft.type not in TALKS or draft.status != "held" or draft.members:
        return None
    text, language = document.article.text, document.article.language
    before = text[draft.sentence.start : draft.trigger.start].casefold().split()
    if not before or before[-1] in words(language, "circumstances", "other_time"):
        return None
    if words(language, "speech", "thank_verbs").isdisjoint(before[-REACH:]):
        return None
    pair = _company(document, draft.sentence, served)
    members = [(who, "participant") for who in pair]
    return Merged([replace(draft, members=members, inferred=True)]) if pair else None


def _company(document: Document, sentence: Sentence, served: Mapping[str, set[str]]) -> list[str]:
    index = document.sentences.index(sentence)
    aside = {t.person for t in document.titles if t.office in ASIDE}
    people: list[str] = []
    for one in document.sentences[max(0, index - SENTENCES + 1) : index + 1]:
        for mention in within(document.mentions, one.start, one.end):
            if mention.kind == "person" and mention.key not in people and mention.key not in aside:
                people.append(mention.key)
    if len(people) != PAIR or not any(served.get(p) for p in people):
        return []
    return [] if served.get(people[0], set()) & served.get(people[1], set()) else people
