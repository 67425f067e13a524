"""Whom a sentence that reports no speech is about, its subject first: whoever speaks next as "he"."""

from collections.abc import Sequence

from kg.annotate.coreference.salience import governed, led
from kg.annotate.service.setting import Text
from kg.document import Document, Mention, Sentence


def subjects(document: Document, sentence: Sentence, people: Sequence[Mention]) -> list[Mention]:
    """The people of a sentence, its subject first; those behind a preposition last, titles or not."""
    if len({m.key for m in people}) < 2:
        return list(people)
    text = Text(
        article=document.article, parts=document.paragraphs, cut=document.sentences, words=document.tokens
    )
    first = led(text, people, document.sentences.index(sentence), document.titles)
    tied = {m.start for m in first if governed(text, m, document.titles)}
    free = [m for m in first if m.start not in tied]
    return [*free, *(m for m in first if m.start in tied)]
