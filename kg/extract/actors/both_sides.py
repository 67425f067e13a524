"""Whom "both sides" and "the two delegations" stand for behind a verb or a noun: the parties told of."""

from collections.abc import Sequence

from kg.annotate.structure import last_begun, within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import union, words

REACH = 8  # tokens from "spoke" over "by telephone with" to "both"
PAIR = 2
SENT_REACH = 7  # tokens from "between" over "delegations of" to "both"
BETWEEN = 4  # tokens from "talks" to "between"
LED = 3  # words from "between" to "the two countries": "delegasjonene fra"
BACK = 2  # sentences before in which the two are named


def both_sides(document: Document, clause: Clause, at: int, parties: Sequence[str]) -> Chunk | None:
    """The parties as a group behind token `at`: "met both sides", "snakket med begge partene"."""
    if len(parties) != PAIR:
        return None
    tokens, language = document.tokens, document.article.language
    both, sides = words(language, "frames", "both_words"), words(language, "frames", "both_sides")
    ties = words(language, "frames", "with") | words(language, "frames", "to")
    for index in range(at + 1, min(at + REACH, clause.end - 1)):
        if tokens[index].text in ",;:":
            return None
        if tokens[index].norm in both and tokens[index + 1].norm in sides:
            before = tokens[index - 1].norm
            if before not in ties and index != at + 1:
                return None
            tie = before if before in ties else ""
            return Chunk(index, index + 2, list(parties), tie, kinds={"country", "delegates"})
    return None


def between_both(document: Document, at: int, parties: Sequence[str]) -> Chunk | None:
    """ "Talks between delegations of the two countries": the two told of right before, or the `parties`."""
    tokens, language = document.tokens, document.article.language
    words_of = words(language, "frames", "between"), words(language, "invitations", "pairs")
    lands = words(language, "frames", "side_nouns") | words(language, "frames", "both_sides")
    stop = min(at + REACH, len(tokens))
    between = next((i for i in range(at + 1, stop) if tokens[i].norm in words_of[0]), -1)
    rivals = words(language, "frames", "between_nouns")  # "talks on the dispute between the two countries"
    if between < 0 or any(t.text in ",;:." or t.norm in rivals for t in tokens[at + 1 : between]):
        return None
    two = words_of[1] | words(language, "frames", "both_words")
    for index in range(between + 1, min(between + SENT_REACH, len(tokens) - 1)):
        if tokens[index].text[0].isupper() or tokens[index].text in ",;:.":
            return None
        named = tokens[index].norm in words(language, "frames", "the_parties")
        if named and len(parties) == PAIR and index - between <= PAIR:
            return Chunk(between + 1, index + 1, list(parties), tokens[between].norm, kinds={"country"})
        if tokens[index].norm in two and tokens[index + 1].norm in lands:
            pair = two_lands(document, at) or list(parties)
            told = Chunk(between + 1, index + 2, pair, kinds={"country", "delegates"})
            told.preposition = tokens[between].norm
            return told if len(pair) == PAIR else None
    return None


def between_countries(document: Document, at: int) -> Chunk | None:
    """ "Et møte mellom statsministrene i de to landene": the two that are told of right before."""
    tokens, language = document.tokens, document.article.language
    told = words(language, "frames", "between")
    between = next((i for i in range(at + 1, min(at + BETWEEN, len(tokens))) if tokens[i].norm in told), -1)
    if between < 0 or any(not t.text.islower() for t in tokens[at + 1 : between]):
        return None
    sentence = next(s for s in document.sentences if s.tokens[0] <= at < s.tokens[1])
    start, text = tokens[between].end, document.article.text
    said, ties = text[start : sentence.end].casefold(), words(language, "people", "of_words")
    found = [(said.find(f" {p}"), p) for p in words(language, "groups", "two_countries") if f" {p}" in said]
    if not found:
        return None
    place, phrase = min(found)
    led = said[:place].split()
    if len(led) > LED or not all(map(str.isalpha, led)) or (led and led[-1] not in ties):
        return None
    end = start + place + 1 + len(phrase)
    last = next(i for i in range(between + 1, len(tokens)) if tokens[i].end >= end) + 1
    joined = last + 1 < len(tokens) and tokens[last].norm in words(language, "frames", "conjunctions")
    if joined and tokens[last + 1].norm not in finite_verbs(language):
        return None  # "mellom de to landene og EU"
    pair = two_lands(document, at)
    kinds = {"country", "delegates"}
    return Chunk(between + 1, last, pair, tokens[between].norm, kinds=kinds) if pair else None


def two_lands(document: Document, at: int) -> list[str]:
    """The only two countries that this sentence up to the token, and the two before it, name or act for."""
    number = next(i for i, s in enumerate(document.sentences) if s.tokens[0] <= at < s.tokens[1])
    start = document.sentences[max(0, number - BACK)].start
    named = within(document.mentions, start, document.tokens[at].start)
    bringing = {m.start for m in named if of_helper(document, last_begun(document.tokens, m.start))}
    found = dict.fromkeys(m.key for m in named if m.kind == "country" and m.start not in bringing)
    return list(found) if len(found) == PAIR else []


def of_helper(document: Document, index: int) -> bool:
    """ "Talks chaired by Peru and Chile": whether a state at a token brings others together."""
    tokens, language = document.tokens, document.article.language
    by, joins = (words(language, "frames", key) for key in ("by", "conjunctions"))
    articles = words(language, "people", "articles")
    helping = union(language, "frames", "helping_participles", "chairing_participles")
    at = index - 1
    while at > 0 and (tokens[at].text[0].isupper() or tokens[at].norm in joins | articles):
        at -= 1
    return at > 0 and tokens[at].norm in by and tokens[at - 1].norm in helping


def one_side(document: Document, chunk: Chunk) -> bool:
    """ "Mellom kongeparet og gjestene": two who are called by one word, and whom they meet is not told."""
    tokens = document.tokens
    inside = within(document.mentions, tokens[chunk.first].start, tokens[chunk.last - 1].end)
    alone = len({m.start for m in inside}) == 1 and all(m.form != "pronoun" for m in inside)
    joins = words(document.article.language, "frames", "conjunctions")
    return len(chunk.members) > 1 and alone and tokens[chunk.last].norm in joins
