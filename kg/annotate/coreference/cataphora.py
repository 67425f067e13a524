"""Whom "he" stands for that nobody before it names bare: ahead of its subject, or behind whose it was."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.coreference.salience import TIES, people
from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.setting import Text
from kg.document import Mention, Sentence, replace
from kg.languages import union, words

OPENING = 3  # tokens of a sentence within which the pronoun stands: "etter at han"
SUBJECT = 8  # tokens from the comma over the verb and a title to the subject's name


def unnamed_before(
    text: Text,
    sentence: Sentence,
    at: int,
    inside: Sequence[Mention],
    before: Sequence[Mention],
    resolver: OfficeHolders,
) -> str:
    """Whom a subject at token `at` means that nobody in its sentence is named before; "" where unsure."""
    ahead = _named_next(text, sentence, at, inside, resolver)
    return ahead or _owned_last(text, sentence, at, before, resolver)


def _named_next(
    text: Text, sentence: Sentence, at: int, inside: Sequence[Mention], resolver: OfficeHolders
) -> str:
    """ "Før han møtte A, var B i samtaler med C": B, the subject behind the clause of "he"; "" else."""
    language, tokens = text.article.language, text.words
    openers = words(language, "people", "cataphoric_openers")
    if tokens[sentence.tokens[0]].norm not in openers or at - sentence.tokens[0] >= OPENING:
        return ""
    comma = next((i for i in range(at, sentence.tokens[1]) if tokens[i].text == ","), -1)
    subject = next((m for m in people(inside) if comma > 0 and m.start > tokens[comma].start), None)
    if subject is None or subject.genitive or subject.form not in ("name", "alias"):
        return ""
    last = bisect_left(tokens, subject.start, key=attrgetter("start"))
    between = tokens[comma + 1 : last]
    if (
        not 0 < len(between) <= SUBJECT
        or not between[0].text.islower()
        or any(t.text in ",;" for t in between)
    ):
        return ""
    acting = ("subject_pronouns", "third_person", "they")  # "mens hun er der, skal hun møte B": not B
    if not union(language, "frames", *TIES, *acting).isdisjoint(t.norm for t in between):
        return ""
    return subject.key if resolver.pronouns.person(tokens[at], [subject]) == subject.key else ""


def _owned_last(
    text: Text, sentence: Sentence, at: int, before: Sequence[Mention], resolver: OfficeHolders
) -> str:
    """ "Dette er As andre besøk. I fjor møtte han B": A, the only one in the sentence before."""
    told = people(before)
    if not told:
        return ""
    starts = attrgetter("start")
    number = bisect_right(text.cut, told[0].start, key=starts) - 1
    if text.cut[number].paragraph < sentence.paragraph or text.cut[number] is sentence:
        return ""
    last = [m for m in told if text.cut[number].start <= m.start < text.cut[number].end]
    owner = last[0]
    if not all(m.genitive and m.key == owner.key and m.form != "pronoun" for m in last):
        return ""
    return resolver.pronouns.person(text.words[at], [replace(owner, genitive=False)])
