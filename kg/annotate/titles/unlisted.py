"""Whose a post is by a name behind it that no list knows: "president of the Northern Conference"."""

from functools import cache

from kg.annotate.names.people import given_names, is_common
from kg.annotate.records import Match, Reach
from kg.annotate.titles.adjective_houses import printed
from kg.annotate.titles.own_bodies import LED
from kg.annotate.titles.reaches import Cover
from kg.document import Token, replace
from kg.languages import table, union, words

HEADS = (*LED, "deputy_head_of_government", "head_of_government")
LONGEST = 8  # words of such a name
COMPOUND = 8  # letters of the shortest that is one word: "Kysthjelpen"
PAIR = 2


def with_unlisted_body(
    match: Match, reach: Reach, tokens: tuple[Token, ...], cover: Cover, language: str
) -> Reach:
    """The reach of a title; of the name behind it that is capitalised as a body's, and no state's part.

    Where a state's own word opens that name, "Norsk Kystlag", the state is not served.
    """
    if match.form.plural or match.form.office not in HEADS:
        return reach
    start = _of_state(match, reach, tokens, cover, language)
    end = _end(tokens, start + 1, cover, language) if start else 0
    if end > start + 1:
        return replace(reach, of=printed(tokens, start, end), end=end, assumed=False, owner=-1)
    start = 0 if reach.of else _behind(match, tokens, language)
    end = _end(tokens, start, cover, language) if start else 0
    if not end or not _body(tokens, start, end, cover, language):
        return reach
    return replace(reach, of=printed(tokens, start, end), end=end, assumed=False, owner=-1)


def _of_state(match: Match, reach: Reach, tokens: tuple[Token, ...], cover: Cover, language: str) -> int:
    """The token of the "Norsk" of "leder i Norsk Kystlag"; 0 where no such word opens a name."""
    if table(language, "people")["bare_country_before_title"]:
        return 0  # "president of the Peruvian Congress" of any house
    joined = union(language, "people", "of_words", "at_words") - words(language, "people", "to_words")
    if match.last >= len(tokens) or tokens[match.last].norm not in joined:
        return 0
    for at in range(match.last + 1, min(max(reach.end, match.last + PAIR), len(tokens) - 1)):
        state, behind = cover.get(at), tokens[at + 1]
        if state is None or state.kind != "country" or reach.of not in ("", state.key):
            continue
        owns = state.genitive or (state.form == "adjective" and tokens[at].text[0].isupper())
        free = at + 1 not in cover and behind.text[0].isupper()
        free = free and behind.norm not in _known(language) | words(language, "people", "institutions")
        return at if owns and free and behind.text not in given_names(language) else 0
    return 0


def _behind(match: Match, tokens: tuple[Token, ...], language: str) -> int:
    """Where the name begins that a title's "of the" leads to; 0 where none does."""
    at, bare = match.last, table(language, "people")["bare_country_before_title"]
    joins = union(language, "people", "of_words", "at_words") - words(language, "people", "to_words")
    if not match.first <= at < len(tokens) - 1 or tokens[at].norm not in joins:
        return 0
    inside = tokens[at].norm in union(language, "people", "at_words", "in_words")
    at += 1
    told = tokens[at].norm in words(language, "people", "articles")
    at += told
    kinds = union(language, "people", "party_adjectives", "opposition_words") if told else frozenset[str]()
    while at < len(tokens) and tokens[at].text.islower() and tokens[at].norm in kinds:
        at += 1  # "chairman of the ruling Unity Party"
    if at >= len(tokens) or not (told or inside) or (bare and not told and inside):
        return 0  # "spokesman for Kari Dale", "the president in Lima"
    return at


def _end(tokens: tuple[Token, ...], at: int, cover: Cover, language: str) -> int:
    """One past the last capitalised word of a name that begins at a token, small ones inside it passed."""
    end, inner = at, words(language, "groups", "body_inner")
    while end < min(len(tokens), at + LONGEST):
        named = cover.get(end)
        free = named is None or (named.kind in ("place", "country") and end > at and not named.genitive)
        given = tokens[end].text in given_names(language) and not is_common(tokens[end].norm, language)
        if end > at and given:
            break  # "i Stortinget Kari Dale"
        if free and tokens[end].text[0].isupper() and tokens[end].norm not in _known(language):
            end += 1
        elif end > at and tokens[end].norm in inner and end + 1 < len(tokens):
            if not (tokens[end + 1].text[0].isupper() and end + 1 not in cover):
                break
            end += 1
        else:
            break
    titled = end < len(tokens) and tokens[end].norm in _known(language)
    while end > at and (titled or tokens[end - 1].norm in inner):
        end, titled = end - 1, titled and tokens[end - 1].norm not in inner  # "Forum and Foreign Minister"
    return end if end > at else 0


def _body(tokens: tuple[Token, ...], at: int, end: int, cover: Cover, language: str) -> bool:
    """Whether a name can only be a body's: two words that are nobody's, or a compound with an article."""
    first = tokens[at].text
    if at in cover or first in given_names(language) or not first.isalpha():
        return False
    departments = words(language, "people", "department_words")
    if any(t.norm in departments for t in tokens[end - 1 : end + 1]):
        return False  # "of the Press and Culture wing": of some ministry
    houses = words(language, "people", "institutions") | words(language, "groups", "body_inner")
    if end - at >= PAIR:
        return any(t.norm not in houses for t in tokens[at:end])  # "of the National Security Council"
    compound = first[1:].islower() and first.endswith(tuple(words(language, "frames", "definite_endings")))
    return compound and len(first) >= COMPOUND


@cache
def _known(language: str) -> frozenset[str]:
    """Words that a capital makes no name: titles, days, houses that many states have."""
    known = union(language, "people", "titles", "honorifics", "articles", "address_words", "house_words")
    return known | words(language, "read", "weekdays") | words(language, "groups", "dated")
