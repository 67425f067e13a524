"""Offices that the state served, or words of the title beside its head, make another: "shadow", "to Lima"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from msgspec.structs import replace

from kg.annotate.gazetteer import gazetteer
from kg.annotate.structure import within
from kg.languages import table, words
from kg.languages.patterns import either
from kg.records import Article, Mention, Title
from kg.reference import Registry

HEADED = frozenset({"head_of_state", "official", "other"})  # as what the president of a parliament is read
BESIDE = 2  # characters from a state to the title that its name leads
CLAUSE = 120  # characters around a title in which somebody summons or recalls


def by_rank(
    titles: Iterable[Title], mentions: Sequence[Mention], article: Article, registry: Registry
) -> Iterator[Title]:
    """The titles, each with the office that its own words or its state tell."""
    told = [_read(t, mentions, article, registry) for t in titles]
    ranks = table(article.language, "people").get("ranks", {})
    serving = {of: t.office for t in told for of in [t.of] if _base(t, article, ranks)}
    plural = [ranks[own] for t in told if t.plural and (own := _base(t, article, ranks))]
    for title in told:
        own = _base(title, article, ranks)
        rank = ranks.get(own, {}) if own else {}
        if not own and title.office == "foreign_minister" and _elliptic(title, article):
            # "the foreign secretaries met. India's NAME"
            rank = next((r for r in plural if title.of in r["states"]), {})
        if rank and title.of in rank["states"]:
            yield replace(title, office=rank["office"], portfolio=None)
        elif serving and _named_so(title, article) and _shared(title, ranks, serving):
            yield replace(title, office=_shared(title, ranks, serving), portfolio=None)
        else:
            yield title


def _base(title: Title, article: Article, ranks: dict[str, dict[str, object]]) -> str:
    printed = article.text[title.start : title.end].casefold() if ranks else ""
    for base in ranks:
        if (base in printed and f"{base} for " not in printed) or f"{base[:-1]}ies" in printed:
            return base  # not a "state secretary for European affairs", who is no minister
    return ""


def _elliptic(title: Title, article: Article) -> bool:
    """ "India's NAME": no word of an office."""
    return bool(title.person) and article.text[title.start : title.end].endswith(title.person)


def _named_so(title: Title, article: Article) -> bool:
    """Whether others say what somebody is: a colleague, or "India's NAME" where secretaries met."""
    printed = article.text[title.start : title.end].casefold().split()
    fellow = bool(title.person) and printed[-1:] == title.person.casefold().split()[-1:]
    return fellow or not words(article.language, "people", "colleague").isdisjoint(printed)


def _shared(title: Title, ranks: dict[str, dict[str, Any]], serving: dict[str, str]) -> str:
    """The rank of somebody's counterpart where both states have it."""
    fits = [r for r in ranks.values() if title.of in r["states"] and serving.keys() & {*r["states"]}]
    return str(fits[0]["office"]) if fits and title.office == "foreign_minister" else ""


def _read(title: Title, mentions: Sequence[Mention], article: Article, registry: Registry) -> Title:
    printed = article.text[title.start : title.end].casefold()
    own = _fielded(printed, article.language) or _department(printed, article.language)
    if title.office == "secretary_general" and own:
        return replace(title, office="official")
    inside = tuple(words(article.language, "people", "department_words"))
    if title.office == "head_of_state" and any(w.endswith(inside) for w in printed.split()[1:]):
        return replace(title, office="official")  # "leder for Asia-avdelingen i Perus utenriksdepartement"
    if title.office in HEADED and _parliament(article.language).search(printed):
        return replace(title, office="legislator")
    if title.office == "special_envoy" and title.of in registry.countries:
        own = _resident(title, printed, mentions, article, registry)
        return replace(title, office="ambassador") if own else title
    if title.office == "foreign_minister" and _council(article.language).search(printed):
        return replace(title, office="official") if _secretary(printed, article.language) else title
    if title.office == "official" and title.of not in registry.countries and title.of:
        if title.of not in registry.organisations and (state := _behind(title, mentions, article, registry)):
            return replace(title, of=state)
        return _of_council(title, printed, mentions, article)
    if title.office == "other" and _public(title.of, registry) and _department(printed, article.language):
        return replace(title, office="official")
    if title.office == "spokesperson":
        return _for_party(title, printed, mentions, article, registry)
    return title


def _secretary(printed: str, language: str) -> bool:
    return any(
        word.startswith(tuple(words(language, "people", "secretary_heads"))) for word in printed.split()
    )


def _fielded(printed: str, language: str) -> bool:
    """ "UN human rights chief", "FNs nødhjelpssjef": one of the body's own, not who leads it."""
    heads = words(language, "people", "chief_heads")
    *before, last = printed.split() or [""]
    head = next((h for h in heads if last.endswith(h)), "")
    if not head:
        return False
    if last != head and "-" not in last and not last.startswith(tuple(heads)):
        return True
    policy = words(language, "people", "policy_words")
    return last == head and not policy.isdisjoint(before)


def _resident(
    title: Title, printed: str, mentions: Sequence[Mention], article: Article, registry: Registry
) -> bool:
    """ "Peru's envoy to London", "summoned the Peruvian envoy": who lives there, sent on no task."""
    own = article.language, "people"
    heads = words(*own, "resident_heads")
    if not heads.intersection(printed.split()) or not words(*own, "task_words").isdisjoint(printed.split()):
        return False
    inside = within(mentions, title.start, title.end)
    seat = next((m for m in reversed(inside) if m.kind in ("place", "organisation")), None)
    if seat is not None and seat.form == "name" and not seat.genitive and seat.key != title.of:
        body = registry.organisations.get(seat.key)
        return bool(registry.capital_of(seat.key)) or (body is not None and body.kind == "igo")
    around = article.text[max(0, title.start - CLAUSE) : title.end + CLAUSE].casefold()
    return _handled(article.language).search(around) is not None


def _public(of: str, registry: Registry) -> bool:
    """Whether a state or a body of states is served."""
    body = registry.organisations.get(of)
    return of in registry.countries or (body is not None and body.kind in ("igo", "government"))


def _department(printed: str, language: str) -> bool:
    """ "Head of the Europe department at the Peruvian foreign ministry"."""
    return not words(language, "people", "department_words").isdisjoint(printed.split())


def _behind(title: Title, mentions: Sequence[Mention], article: Article, registry: Registry) -> str:
    """ "Director of the Department of Asian Affairs of the Peruvian Foreign Ministry": the state behind."""
    *named, last = title.of.split()
    states = [
        entry[2] for w in named if (entry := gazetteer(article.language).one(w)) and entry[0] == "country"
    ]
    if states and last.casefold() in words(article.language, "people", "department_words"):
        return states[-1]
    for mention in within(mentions, title.start + 1, title.end + CLAUSE):
        body = registry.organisations.get(mention.key)
        if body is not None and body.kind == "government" and body.country:
            of = words(article.language, "people", "of_words") | words(article.language, "people", "articles")
            behind = article.text[title.end : mention.start].casefold().split()
            return body.country if of.issuperset(behind) else ""
    return ""


def _of_council(title: Title, printed: str, mentions: Sequence[Mention], article: Article) -> Title:
    """ "The Russian Security Council secretary": the council of the state before it."""
    if _council(article.language).search(printed) is None:
        return title
    near = within(mentions, max(0, title.start - 2 * CLAUSE), title.end)
    before = [m for m in near if m.kind == "country" and 0 <= title.start - m.end <= BESIDE]
    inside = [m for m in near if m.kind == "country" and m.start >= title.start]
    states = [m for m in (*before, *inside) if m.form == "adjective" or m.genitive]
    return replace(title, of=states[0].key) if states else title


def _for_party(
    title: Title, printed: str, mentions: Sequence[Mention], article: Article, registry: Registry
) -> Title:
    """ "The opposition's foreign affairs spokesman": a member of parliament."""
    own = article.language, "people"
    before = article.text[max(0, title.start - CLAUSE) : title.start].casefold().split()[-2:]
    near = {w.removesuffix("'s").removesuffix("’s").removesuffix("s") for w in (*before, *printed.split())}
    fields = words(*own, "policy_fields")
    if fields.isdisjoint({*before, *printed.split()}):
        return title
    body = registry.organisations.get(title.of)
    party = body is not None and body.kind == "party"
    if not party and words(*own, "opposition_words").isdisjoint(near):
        return title
    of = body.country if party and body is not None else title.of
    if (
        party
        and table(article.language, "people")["home"] != of
        and not any(m.key == of for m in mentions if m.kind == "country")
    ):
        of = ""  # a party of the same name in another state
    return replace(title, office="legislator", of=of)


@cache
def _parliament(language: str) -> re.Pattern[str]:
    people = table(language, "people")
    heads, houses = either(people["house_heads"]), either(people["house_words"])
    return re.compile(rf"\b(?:{heads})\b.*\b(?:{houses})|(?:{houses})(?:'s|’s|s)? (?:{heads})$")


@cache
def _handled(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(table(language, 'people')['envoy_handling'])})\b")


@cache
def _council(language: str) -> re.Pattern[str]:
    return re.compile(rf"\w*(?:{either(table(language, 'people')['council_words'])})\b")
