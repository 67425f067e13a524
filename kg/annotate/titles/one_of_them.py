"""One of several: "one of the leaders of the Peruvian opposition, NAME", "en av Perus ministre, NAME"."""

from kg.annotate.records import Match
from kg.annotate.titles.reaches import Cover
from kg.document import Token, replace
from kg.languages import union, words

BETWEEN = 5  # tokens of "of the country's most senior" before a title at most


def as_one(match: Match, tokens: tuple[Token, ...], cover: Cover, language: str) -> Match:
    """The title of whoever is told to be one of those who have it; one of several leaders rules nothing."""
    if not match.form.plural:
        return match
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
