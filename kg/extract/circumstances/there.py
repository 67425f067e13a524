""" "An agreement was signed there on Monday": the place that the sentence before names last."""

from kg.annotate.structure import within
from kg.extract.grammar.clauses import Clause
from kg.languages import words
from kg.records import Document, Mention, Sentence
from kg.reference import Registry

REACH = 8  # tokens behind a trigger within which "there" stands


def there(
    document: Document, registry: Registry, sentence: Sentence, at: int, clause: Clause
) -> tuple[str | None, str] | None:
    """Town as printed and country of "there" behind the trigger at `at`, or None."""
    index = document.sentences.index(sentence)
    if not index or not any(
        _points(document, i) for i in range(at + 1, min(at + REACH, clause.end + 1, sentence.tokens[1]))
    ):
        return None
    before = document.sentences[index - 1]
    inner = words(document.article.language, "circumstances", "town_prepositions")
    for mention in reversed(within(document.mentions, before.start, before.end)):
        said = document.article.text[before.start : mention.start].casefold().split()[-1:]
        if mention.form != "name" or mention.genitive or inner.isdisjoint(said):
            continue
        if mention.kind == "country":  # "flew to Peru", not "the war in Peru"
            told = words(document.article.language, "circumstances", "inner_prepositions").isdisjoint(said)
            return (None, mention.key) if told else None
        place = registry.place(mention.key) if mention.kind == "place" else None
        if place and place.kind == "city" and place.country:
            return _printed(document, mention), place.country
    return None


def _points(document: Document, index: int) -> bool:
    """Whether "there" ends a phrase: a time, a preposition or nothing behind it."""
    tokens, language = document.tokens, document.article.language
    if tokens[index].norm not in words(language, "circumstances", "there"):
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is None or not behind.text[0].isalnum():
        return True
    timed = any(t.start <= behind.start < t.end for t in document.times)
    return timed or behind.norm in words(language, "frames", "place_prepositions")


def _printed(document: Document, mention: Mention) -> str:
    return document.article.text[mention.start : mention.end]
