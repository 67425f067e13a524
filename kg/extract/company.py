"""Who are in each other's company where an event is named without them: the people of sentences near it."""

from collections.abc import Mapping

from kg.annotate.structure import within
from kg.records import Document, Sentence

SENTENCES = 3  # the sentence itself and those before it that are looked through
ASIDE = ("spokesperson", "official", "ambassador", "legislator")  # who speak of an event without being in it


def company(document: Document, sentence: Sentence, served: Mapping[str, set[str]]) -> list[str]:
    """The two people of different states named around a sentence; nothing where they are more or fewer."""
    index = document.sentences.index(sentence)
    around = document.sentences[max(0, index - SENTENCES + 1) : index + 1]
    aside = {t.person for t in document.titles if t.office in ASIDE}
    people: list[str] = []
    for one in around:
        for mention in within(document.mentions, one.start, one.end):
            if mention.kind == "person" and mention.key not in people and mention.key not in aside:
                people.append(mention.key)
    if len(people) != 2 or not any(served.get(p) for p in people):
        return []
    return [] if served.get(people[0], set()) & served.get(people[1], set()) else people
