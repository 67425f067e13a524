"""Whose a house is that a post is of, by the state beside its name: "of the Ministry of Trade of Peru"."""

import re
from collections.abc import Mapping, Sequence

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.structure import tokens as tokenise
from kg.document import Mention, Title, replace
from kg.languages import table, union, words
from kg.records import Article
from kg.reference import Registry

OF = re.compile(r"(?: of |, )(?:the )?(?:(?:[A-Z][\w-]* ){1,2}of (?:the )?)?")  # "of the Republic of Peru"
PUBLIC = ("government", "parliament")
AIDES = ("official", "other", "spokesperson")
HOUSE = 3  # words of "foreign affairs ministry"


def of_their_states(
    titles: Sequence[Title], mentions: Sequence[Mention], article: Article, registry: Registry
) -> list[Title]:
    """The titles; one of a ministry or a parliament serves the state whose that is told to be."""
    if not table(article.language, "people")["bare_country_before_title"]:
        return list(titles)
    states = [m for m in mentions if m.kind == "country"]
    before = {m.end: m.key for m in states if m.genitive or m.form == "adjective"}
    behind = {m.start: m.key for m in states if m.form != "demonym"}
    houses = [m for m in mentions if m.kind == "organisation"]
    named = {m.start: m.end for m in mentions if m.kind == "person" and m.form == "name"}
    return [_told(t, houses, (before, behind), named, article, registry) for t in titles]


def _told(
    title: Title,
    houses: Sequence[Mention],
    states: tuple[Mapping[int, str], Mapping[int, str]],
    named: Mapping[int, int],
    article: Article,
    registry: Registry,
) -> Title:
    if not title.of:
        return _within(title, states[0], article)
    house = next((m for m in houses if title.start <= m.start and m.end <= title.end), None)
    if house is None or not title.of or not _is_house(house, title, article, registry):
        return title
    before, behind = states
    inside = [
        m for m in gazetteer(article.language).mentions(tokenise(house.key.title())) if m.kind == "country"
    ]
    within = inside[-1].key if inside else ""
    ends = [house.end, title.end]
    if article.text[title.end : title.end + 1] == " " and title.end + 1 in named:
        ends.append(named[title.end + 1])  # "Senate President NAME of Peru"
    told = (
        before.get(house.start - 1, ""),
        before.get(title.start - 1, ""),
        within,
        *(behind.get(m.end(), "") for end in ends if (m := OF.match(article.text, end))),
    )
    of = next((state for state in told if state), "")
    if not of and title.person and house.key not in registry.organisations and title.of == house.key:
        return replace(title, of="")  # "Ministry of Trade spokesman NAME": of which, the text around says
    return replace(title, of=of) if of else title


def _within(title: Title, before: Mapping[int, str], article: Article) -> Title:
    """ "Head of the Europe department at Peru's foreign ministry": whose ministry the title names."""
    if title.office not in AIDES:
        return title
    stems = tuple(words(article.language, "people", "ministry_stems"))
    for end, state in before.items():
        behind = article.text[end : title.end].casefold().split()[:HOUSE]
        if title.start < end < title.end and any(word.startswith(stems) for word in behind):
            return replace(title, of=state, office="official" if title.office == "other" else title.office)
    return title


def _is_house(house: Mention, title: Title, article: Article, registry: Registry) -> bool:
    """Whether a body is a state's, known by a name that many states' have, and the title is of it."""
    body = registry.organisations.get(house.key)
    printed = article.text[house.start : house.end].casefold()
    if body is not None:
        shared = printed in words(article.language, "people", "house_words") or any(
            printed.startswith(name) for name in table(article.language, "people").get("shared_bodies", {})
        )
        return body.kind in PUBLIC and shared and title.of in (house.key, body.country)
    stems = union(article.language, "people", "ministry_stems", "house_words", "state_offices")
    return title.of not in registry.countries and any(stem in printed for stem in stems)
