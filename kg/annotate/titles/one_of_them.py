"""One of several, "one of the Peruvian leaders, NAME", and two: "the Peruvian and the Polish president"."""

from kg.annotate.records import Match
from kg.annotate.titles.reaches import Cover
from kg.document import Token, replace
from kg.languages import union, words

PAIR = 2
BETWEEN = 5  # tokens of "of the country's most senior" before a title at most


def as_one(match: Match, tokens: tuple[Token, ...], cover: Cover, language: str) -> Match:
    """The title of whoever is told to be one of those who have it; one of several leaders rules nothing."""
    if not match.form.plural:
        both = _of_two(match, tokens, cover, language)
        return replace(match, form=replace(match.form, plural=True)) if both else match
    small = union(language, "people", "articles", "qualifiers", "possessives", "country_possessives")
    left = match.first - 1
    while left > 0 and match.first - left <= BETWEEN and (left in cover or tokens[left].norm in small):
        left -= 1
    of = words(language, "people", "one_of_words")
    if (
        left < 1
        or tokens[left].norm not in of
        or tokens[left - 1].norm not in words(language, "people", "one_words")
    ):
        return match
    office = "other" if match.form.office == "leader" else match.form.office
    return replace(match, form=replace(match.form, office=office, plural=False))


def _of_two(match: Match, tokens: tuple[Token, ...], cover: Cover, language: str) -> bool:
    """Whether the adjectives of two states, each with its article, lead to a title, and a comma follows."""
    articles, joints = (words(language, "people", k) for k in ("articles", "and_words"))
    at, second = match.first - 1, cover.get(match.first - 1)
    while second is not None and at > 0 and cover.get(at) is second:
        at -= 1
    comma = match.last < len(tokens) and tokens[match.last].text == ","
    if not comma or at < PAIR or tokens[at].norm not in articles or tokens[at - 1].norm not in joints:
        return False
    first = cover.get(at - PAIR)
    told = [m for m in (first, second) if m is not None and (m.kind, m.form) == ("country", "adjective")]
    return len(told) == PAIR and told[0].key != told[1].key
