"""Places of whoever tells, not of what is told: "…, opplyser UD i Oslo", "…, a source in Warsaw said"."""

from bisect import bisect_right
from functools import cache
from operator import attrgetter

from kg.languages import table, words
from kg.records import Document, Sentence

SOURCE_REACH = 6  # tokens between "according to" and "in Warsaw"


def attributed(document: Document, sentence: Sentence, at: int, offset: int) -> bool:
    """Whether a place at an offset only says where the source of what the trigger at token `at` tells is."""
    tokens, language = document.tokens, document.article.language
    index = bisect_right(tokens, offset, key=attrgetter("start")) - 1
    if index <= at:  # "in Oslo, the ministry said that A would meet B"
        said = next((i for i in range(index, at) if tokens[i].norm in _telling(language)), at)
        that = next(
            (i for i in range(said + 1, at) if tokens[i].norm in words(language, "frames", "that_words")), -1
        )
        nobody = words(language, "frames", "expletives")  # "i Lima er det ventet at A møter B"
        return that >= 0 and not any(tokens[i].norm in nobody for i in range(index + 1, that))
    comma = next((i for i in range(index - 1, at, -1) if tokens[i].text == ","), -1)
    if comma >= 0:
        last = next((i for i in range(index, sentence.tokens[1]) if tokens[i].text in ",.;:"), index)
        if any(tokens[i].norm in _telling(language) for i in range(comma + 1, last)):
            return True
    near = " ".join(t.norm for t in tokens[max(at + 1, index - SOURCE_REACH) : index])
    return any(f" {phrase} " in f" {near} " for phrase in table(language, "speech").get("according", ()))


@cache
def _telling(language: str) -> frozenset[str]:
    """Single words of saying; those that tell events, too, are none."""
    said = {w for w in words(language, "speech", "verbs") if " " not in w}
    return frozenset(said) | words(language, "frames", "source_verbs")
