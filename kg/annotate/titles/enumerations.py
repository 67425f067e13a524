"""People and posts in one breath: "statsråd A, B og C", "A, Peru's president and defence minister"."""

from collections.abc import Container, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.names.people import NameFinder
from kg.annotate.records import Name
from kg.annotate.titles.terms import term
from kg.document import Title, Token, replace
from kg.languages import union
from kg.languages import words as listed
from kg.records import Article
from kg.reference import Registry

GOVERNING = (
    "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
    "defence_minister", "minister", "deputy_minister",
)  # fmt: skip


def enumerated(
    names: Sequence[Name],
    offset: int,
    people: AbstractSet[int],
    words: tuple[Token, ...],
    finder: NameFinder,
    article: Article,
) -> set[int]:
    """The indices of full names that only commas and "and" part from one of `people` before.

    Indices count from `offset`, that of the first of `names`.
    """
    joints = listed(article.language, "frames", "row_joins")
    found: set[int] = set()
    for (before, one), (index, name) in pairwise(enumerate(names, offset)):
        known = before in people or before in found or finder.plausible(one)
        if not known or not finder.unusual(name) or not one.last < name.first:
            continue
        between = [word.norm for word in words[one.last : name.first]]
        if joints.issuperset(between):
            found.add(index)
    return found


def second_offices(
    titles: Sequence[tuple[int, Title]],
    names: Sequence[Name],
    words: tuple[Token, ...],
    article: Article,
    states: Container[str],
) -> list[tuple[int, Title]]:
    """The titles with the index of whose they are; one joined to that behind a name is his too.

    "NAME, Peru's president and acting defence minister," — bare of an article, and with no name behind it;
    "NAME, a former minister of Peru who served as ambassador to Chile,".
    """
    language = article.language
    joints, relatives = listed(language, "people", "and_words"), listed(language, "frames", "relatives")
    later = listed(language, "people", "later_words")
    small = union(language, "people", "qualifiers", "later_words", "possessives", "former", "owning_words")
    linking = union(language, "people", "copulas", "as_words", "link_words", "qualifiers", "former")
    articles = listed(language, "people", "articles")
    linking |= articles
    found = sorted(titles, key=lambda told: (told[1].start, told[1].end))
    for at, ((index, first), (other, second)) in enumerate(pairwise(found)):
        alone = other < 0 <= index and not (second.plural or first.plural)
        told = bool(first.of) or term(first, article) > 0
        if not alone or not told or first.start < words[names[index].last - 1].end:
            continue
        gap = article.text[first.end + term(first, article) : second.start].casefold().split()
        closed = article.text[second.end : second.end + 1] in (",", ".", ";", ")", "")
        gap = gap[1:] if gap[:1] == [","] and not later.isdisjoint(gap) else gap  # ", og deretter"
        if not gap or not (closed or term(second, article)):
            continue
        body = bool(second.of) and second.of not in states
        chairs = (
            bool(first.of and second.of in states) and first.of not in states
        )  # "of the Union and of Peru"
        if gap[0] in joints and (small | articles if body else small).issuperset(gap[1:]):
            his = (second.of in ("", first.of) and not second.definite) or body or chairs
            if first.office != second.office and his:
                of = second.of or first.of
                inferred = first.of_inferred and not second.of
                late = second.when == "current" and not later.isdisjoint(gap)
                when = first.when if late else second.when
                found[at + 1] = (index, replace(second, of=of, when=when, of_inferred=inferred))
        elif gap[0] in relatives and linking.issuperset(gap[1:]) and len(gap) > 1:
            past = not listed(language, "people", "past_copulas").isdisjoint(gap)
            when = "former" if past and second.when == "current" else second.when
            of = second.of or first.of
            found[at + 1] = (index, replace(second, of=of, when=when, of_inferred=not second.of))
    return found


def of_chained(office: str, of: str, registry: Registry) -> str:
    """Whom a post before another of the same person serves: "statsminister og generalsekretær i Nato NAME".

    Of a body's there are no ministers; "", where that is whom the other one serves.
    """
    return "" if office in GOVERNING and of and of not in registry.countries else of


def former_rows(titles: Sequence[tuple[int, Title]], article: Article) -> list[tuple[int, Title]]:
    """The titles of a sentence in order; one "former" makes those former that it is joined to by "and" alone.

    "Tidligere finansminister, utenriksminister og FN-utsending NAME" was all of these.
    """
    joints = {",", *listed(article.language, "people", "and_words")}
    found = list(titles)
    for at, ((index, first), (other, second)) in enumerate(pairwise(titles)):
        before = found[at][1]
        gap = article.text[first.end : second.start].casefold().split() or [
            article.text[first.end : second.start]
        ]
        if index == other >= 0 and before.when == "former" and joints.issuperset(gap):
            found[at + 1] = (other, replace(second, when="former"))
    return found
