"""Who was in an office before: "She succeeds NAME", "I høst avløste hun NAME", "took over from NAME"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title, replace
from kg.languages import table, union, words
from kg.languages.patterns import either

HANDED_ON = frozenset(
    {
        "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
        "defence_minister", "minister", "deputy_minister", "ambassador", "secretary_general",
        "special_envoy", "eu_high_representative",
    }
)  # fmt: skip
BESIDE = 2  # characters from the verb to a name
WORD = 20  # characters behind a name that hold the word behind it


def replaced(text: Text, mentions: Sequence[Mention], titles: Sequence[Title]) -> list[Title]:
    """The titles of those whom the text names but as the predecessors of others in office."""
    people = [m for m in mentions if m.kind == "person"]
    found: dict[str, Title] = {}
    for sentence, one, other in _pairs(text, people):
        own = any(t.person == other.key and sentence.start <= t.start < other.end for t in titles)
        post = None if own else _post(text, sentence, one, other, titles)
        held = post is not None and any((t.person, t.office) == (other.key, post.office) for t in titles)
        if post is not None and not held:
            when: Literal["current", "former"] = "current" if post.when == "designate" else "former"
            found[other.key] = Title(
                start=other.start, end=other.end, office=post.office, of=post.of, of_inferred=True,
                person=other.key, when=when, portfolio=post.portfolio,
            )  # fmt: skip
    return list(found.values())


def _pairs(text: Text, people: Sequence[Mention]) -> Iterator[tuple[Sentence, Mention, Mention]]:
    """Whoever takes over with whom they take over from, and the sentence that tells it."""
    said = list(_verb(text.article.language).finditer(text.article.text))
    for sentence in text.cut if said else ():
        for verb in (v for v in said if sentence.start <= v.start() < sentence.end):
            before = within(people, sentence.start, verb.start())
            behind = within(people, verb.end(), sentence.end)
            if not behind or behind[0].start - verb.end() > BESIDE:
                continue
            if verb["by"]:
                before, behind = behind, before[-1:]
            elif behind[0].form == "pronoun":  # "I høst avløste hun NAME"
                before, behind = behind[:1], behind[1:]
                behind = behind if behind and behind[0].start - before[0].end <= BESIDE else []
            if before and behind and behind[0].form == "name" and not behind[0].genitive:
                one = before[0] if verb["by"] else before[-1]
                if one.key != behind[0].key and not one.genitive:
                    yield sentence, one, behind[0]


def _post(
    text: Text, sentence: Sentence, one: Mention, other: Mention, titles: Sequence[Title]
) -> Title | None:
    """The post of `one` that `other` had; where "as" stands behind the latter, the one told there."""
    held = [t for t in titles if t.person == one.key and t.of and not t.plural]
    own = [t for t in held if t.office in HANDED_ON]
    end = max(one.end, other.end)
    behind = text.article.text[end : end + WORD].casefold().split(None, 1)[:1]
    if not words(text.article.language, "people", "as_words").isdisjoint(behind):
        posts = HANDED_ON | {"official", "legislator"}  # "as Peru's army chief"
        return next((t for t in held if t.office in posts and other.end <= t.start < sentence.end), None)
    if not words(text.article.language, "people", "replacing_stops").isdisjoint(behind):
        return None  # "A replaced B with C", "A stood in for B at the meeting"
    aimed = next((t for t in within(titles, one.end, other.start) if not t.person and not t.plural), None)
    if aimed is not None and aimed.office in HANDED_ON:  # "overtar trolig som utenriksminister etter NAME"
        of = aimed.of or next((t.of for t in own), "")
        return replace(aimed, of=of) if of else None
    before = [t for t in own if t.start < sentence.end and t.when != "former"]
    gone = text.article.text[one.end : other.start].casefold().split()
    if not words(text.article.language, "people", "moving_words").isdisjoint(gone):
        return None  # "Justice Secretary A moved to the Cabinet Office, replacing B"
    return before[-1] if before else None


@cache
def _verb(language: str) -> re.Pattern[str]:
    """The verbs of taking over; `by` where the agent follows."""
    verbs = union(language, "people", "replacing_verbs", "replacing_phrases")
    agents = either(words(language, "people", "agent_words"))
    as_ = "|".join(table(language, "people")["replacing_as"])  # "took over as minister from NAME"
    return re.compile(rf"\b(?:{either(verbs)}|{as_})\b(?P<by> (?:{agents})\b)?")
