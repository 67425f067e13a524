"""Who stands before the verb that a pronoun follows: "B møtte hun også", "med B drøftet han krigen"."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from kg.annotate.service.setting import Text
from kg.document import Mention, Sentence
from kg.languages import subject_first, table, union, words

OPENING = 6  # tokens of the titles before the first name
DOING = 4  # tokens of "in addition to meeting", "i tillegg til å"


def fronted(text: Text, sentence: Sentence, at: int, here: Sequence[Mention]) -> set[str]:
    """The people that open the sentence right before the verb of the pronoun at token `at`: none is meant.

    Where the verb comes second, whoever stands on its other side is somebody else.
    """
    language, tokens, first = text.article.language, text.words, sentence.tokens[0]
    people = sorted((m for m in here if not m.genitive), key=attrgetter("start"))
    if people and (others := _controlled(text, sentence, at, people) or _with(text, sentence, at, people)):
        return others
    if subject_first(language) or at - 2 < first or not people:
        return set()
    verb, opens = tokens[at - 1], bisect_left(tokens, people[0].start, key=attrgetter("start"))
    small = _small(language)
    before = tokens[first + (tokens[first].norm in words(language, "frames", "with")) : opens]
    plain = len(before) <= OPENING and small.isdisjoint(t.norm for t in before)
    if not plain or not verb.text.isalpha() or not verb.text.islower() or verb.norm in small:
        return set()
    behind = tokens[at + 1].norm if at + 1 < sentence.tokens[1] else ""
    if verb.norm in words(language, "speech", "verbs") and behind in _verbs(language):
        return set()  # "A sier han reiser": no "at" stands before what he says
    row = [people[0]]
    for other in people[1:]:
        between = text.article.text[row[-1].end : other.start].casefold().split()
        if not between or between[0] not in words(language, "frames", "conjunctions"):
            break
        row.append(other)
    last = bisect_left(tokens, row[-1].end, key=attrgetter("start"))
    beside = last == at - 1
    described = tokens[last].text == "," and tokens[at - 2].text == ","
    return {m.key for m in row} if beside or described else set()


def _controlled(text: Text, sentence: Sentence, at: int, people: Sequence[Mention]) -> set[str]:
    """ "Before meeting B, he", "etter å ha møtt B reiste han": who does both is none of those named."""
    language, tokens, first = text.article.language, text.words, sentence.tokens[0]
    opening = tokens[first : min(first + DOING, at)]
    if len(opening) < DOING or opening[0].norm not in words(language, "people", "control_openers"):
        return set()
    marks = words(language, "circumstances", "infinitive_marks")
    before = tokens[at - 1]
    if subject_first(language):
        doing, close = any(t.norm.endswith("ing") for t in opening[1:]), before.text == ","
    else:
        doing = any(t.norm in marks for t in opening[1:])
        close = before.text.isalpha() and before.text.islower() and before.norm not in _small(language)
        close = close and tokens[at - 2].norm not in marks  # "ved å ringe B og å invitere ham"
    return {m.key for m in people if m.start > opening[1].start} if doing and close else set()


def _with(text: Text, sentence: Sentence, at: int, people: Sequence[Mention]) -> set[str]:
    """ "In addition to his talks with B, he", "under samtalen med B sa han": who talks with B is not B."""
    language, tokens, first = text.article.language, text.words, sentence.tokens[0]
    openers = words(language, "people", "control_openers") | words(language, "frames", "adjunct_prepositions")
    opens = bisect_left(tokens, people[0].start, key=attrgetter("start"))
    ahead = tokens[first:opens]
    if not ahead or ahead[0].norm not in openers or any(t.text == "," for t in ahead):
        return set()
    ties = union(
        language, "frames", "with", "to", "by", "between", "place_prepositions", "other_prepositions"
    )
    tie = next((i for i in range(len(ahead) - 1, 0, -1) if ahead[i].norm in ties), 0)
    tied = tie > 1 and ahead[tie].norm in words(language, "frames", "with") and len(ahead) - tie <= OPENING
    before, finite = tokens[at - 1], words(language, "frames", "finite_verbs")
    small = words(language, "frames", "place_prepositions")  # "i går"
    acts = any(tokens[i].norm in finite and tokens[i - 1].norm not in small for i in range(first + 1, at - 1))
    if subject_first(language):
        close = before.text == ","
    else:
        close = before.text.isalpha() and before.text.islower() and before.norm not in _small(language)
        close = close and tokens[at - 2].text != ","
    return {m.key for m in people} if tied and close and not acts else set()


@cache
def _verbs(language: str) -> frozenset[str]:
    """Finite verbs, and those of events."""
    told = frozenset(form for verb in table(language, "frames")["verbs"] for form in verb["forms"])
    return words(language, "frames", "finite_verbs") | told


def _small(language: str) -> frozenset[str]:
    """Words behind which no subject of a verb that comes second stands."""
    small = union(language, "frames", "clause_words", "conjunctions", "shared_subject", "clause_conjunctions")
    small |= union(language, "frames", "with", "to", "by", "between", "other_prepositions")
    return small | union(language, "frames", "place_prepositions", "noun_prepositions", "relatives")
