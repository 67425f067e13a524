"""Relative clauses: those that tell of another time ("B, som har besøkt Peru"), and where an aside ends."""

from collections.abc import Set as AbstractSet
from itertools import takewhile

from kg.annotate.structure import covering, last_begun, within
from kg.document import Document, Sentence
from kg.extract.grammar.records import Clause, Open
from kg.languages import subject_first, union, words

LONGEST_TITLE = 8  # tokens from a verb to the end of its subject: "møtte den peruanske presidenten A B"
LONGEST_NAME = 80  # characters of a person's name
ROLE_REACH = 3  # tokens of "som Perus nye"
BEING = 3  # tokens from "er" to its participle
PARTICIPLES = ("t", "dd")


def of_before(document: Document, clause: Clause, at: int) -> bool:
    """Whether the event at token `at` is of a time before: in the perfect or with "nylig", behind "som"."""
    tokens, language = document.tokens, document.article.language
    if clause.relative < 0 or subject_first(language):
        return False
    if tokens[clause.relative].norm not in words(language, "circumstances", "which_words"):
        return False
    inside = {tokens[i].norm for i in range(clause.relative, at) if i in clause}
    other = words(language, "circumstances", "other_time") | words(language, "frames", "perfect")
    if inside & other and inside.isdisjoint(words(language, "frames", "future")):
        return True
    being = words(language, "circumstances", "is_words")
    near = {tokens[i].norm for i in range(max(clause.relative, at - BEING), at)}
    return bool(near & being) and tokens[at].norm.endswith(PARTICIPLES)


Known = tuple[AbstractSet[str], AbstractSet[int]]  # finite verbs, starts of tokens that tell when


def aside_ends(document: Document, aside: Open, outer: Open, comma: int, known: Known) -> bool:
    """ "A, som fylte 60 år, besøkte B", "mandag møtte A, som fylte 60 år, B": at the second comma.

    What is told of A stands between commas, and its own verb need not be known. Behind it stands the verb
    of the `outer` clause, or what its verb still lacks.
    """
    finite, timed = known
    tokens, language = document.tokens, document.article.language
    opened, following = aside.relative, tokens[comma + 1] if comma + 1 < len(tokens) else None
    if opened <= 0 or tokens[opened - 1].text != "," or following is None:
        return False
    led = union(language, "frames", "place_prepositions", "to", "with")
    told = (t for t in tokens[opened + 1 : comma] if t.text.isalpha() and t.start not in timed)
    if not any(t.text.islower() and t.norm not in led for t in told):
        return False  # "A, som i mai, da B"
    if following.norm in finite and following.start not in timed:
        return True
    if outer.verb and _placed_only(document, comma + 1, timed):
        return True
    if subject_first(language) or not _inverted(document, outer, opened - 1, known):
        return False
    before, text = tokens[comma - 1].end, tokens[comma - 1].text
    listed = text.istitle() or any(m.end == before for m in within(document.mentions, before - 1, before))
    named = within(document.mentions, following.start, following.end)
    whom = any(m.kind in ("person", "country") for m in named) and not listed
    behind = tokens[min(comma + 2, len(tokens) - 1)].norm  # "videre til Quito"
    onward = following.text.isalpha() and following.text.islower() and behind in led
    return following.norm in led or whom or onward


def _placed_only(document: Document, first: int, timed: AbstractSet[int]) -> bool:
    """ "Met B, who was elected in March, in Lima on Monday": only where and when, up to the next sign."""
    language, text = document.article.language, document.article.text
    led = union(language, "frames", "place_prepositions", "place_fillers")
    inside = list(takewhile(lambda t: t.text not in ",.;:–—", document.tokens[first:]))
    told = [t for t in inside if t.start not in timed and t.norm not in led]
    placed = (covering(document.mentions, text, t.start) for t in told)
    return bool(inside) and all(any(m.kind in ("place", "country") for m in found) for found in placed)


def _inverted(document: Document, outer: Open, comma: int, known: Known) -> bool:
    """ "Mandag møtte A,": a time or a phrase opens the clause, and who acts stands behind its verb."""
    finite, timed = known
    tokens, language = document.tokens, document.article.language
    first = outer.spans[0][0] if outer.spans else comma
    opening = union(language, "frames", "place_prepositions", "aside_prepositions", "adjunct_prepositions")
    if tokens[first].start not in timed and tokens[first].norm not in opening:
        return False
    end = tokens[comma - 1].end
    named = within(document.mentions, end - LONGEST_NAME, end)
    if not any(m.kind == "person" and m.end == end for m in named):
        return False
    near = range(max(first, comma - LONGEST_TITLE), comma)
    verb = next((i for i in reversed(near) if tokens[i].norm in finite), -1)
    if verb < 0:
        return False
    between = within(document.mentions, tokens[verb].end, end)
    whom = next((last_begun(tokens, m.start) for m in between if m.kind == "person"), comma)
    led = union(language, "frames", "place_prepositions", "to", "with", "by", "other_prepositions")
    return not any(tokens[i].norm in led or tokens[i].text == "," for i in range(verb + 1, whom))


def as_role(document: Document, index: int, sentence: Sentence, verbs: AbstractSet[str]) -> bool:
    """ "Tok over etter B som statsminister i 2018": an office, with no verb behind it, opens no clause."""
    tokens, last = document.tokens, sentence.tokens[1]
    if tokens[index].norm not in words(document.article.language, "frames", "relatives") or index + 1 >= last:
        return False
    start, ends = tokens[index + 1].start, tokens[min(index + ROLE_REACH, last - 1)].end
    if tokens[index - 1].text == "," or not any(t.start < ends for t in within(document.titles, start, ends)):
        return False
    behind = takewhile(lambda t: t.text not in ",.;:", tokens[index + 1 : last])
    return not any(t.norm in verbs for t in behind)


def closed_with(document: Document, inner: Open, outer: Open) -> Open:
    """The clause that goes on behind the comma that ends `inner`, which may end the relative one around it.

    "A, who came from Peru where she met B, held talks": the one comma closes both.
    """
    tokens, first = document.tokens, inner.spans[0][0] if inner.spans else 0
    aside = outer.relative > 0 and tokens[outer.relative - 1].text == ","
    nested = first > outer.relative and tokens[first - 1].text != ","
    return outer.parent if aside and nested and outer.verb and outer.parent else outer
