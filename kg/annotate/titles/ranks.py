"""Offices that the state served, or words of the title beside its head, make another: "shadow", "to Lima"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.structure import within
from kg.annotate.titles.reader import office_code
from kg.document import Mention, Title, replace
from kg.languages import endings, table, words
from kg.languages.patterns import either
from kg.records import Article
from kg.reference import Registry

HEADED = frozenset(
    {"head_of_state", "deputy_head_of_government", "official", "other"}
)  # as what the president of a parliament is read
OWN = ("sami-parliament",)  # with a president who is no legislator
LEAD = 14  # characters of "the top " before a title
BESIDE = 2  # characters from a state to the title that its name leads
CLAUSE = 120  # characters around a title in which somebody summons or recalls
STAFFED = ("eu", "european-commission", "european-council", "un")  # whose every officer is an official


def by_rank(
    titles: Iterable[Title], mentions: Sequence[Mention], article: Article, registry: Registry
) -> Iterator[Title]:
    """The titles, each with the office that its own words or its state tell."""
    told = [_read(t, mentions, article, registry) for t in titles]
    ranks = table(article.language, "people").get("ranks", {})
    serving = {(base, t.of) for t in told if (base := _base(t, article, ranks))}
    plural = [ranks[own] for t in told if t.plural and (own := _base(t, article, ranks))]
    for title in told:
        own = _base(title, article, ranks)
        rank = ranks.get(own, {}) if own else {}
        if not own and title.office == "foreign_minister" and _elliptic(title, article):
            # "the foreign secretaries met. India's NAME"
            rank = next((r for r in plural if title.of in r["states"]), {})
        if rank and title.of in rank["states"]:
            yield replace(title, office=rank["office"], portfolio=None)
        elif serving and _named_so(title, article) and (office := _shared(title, ranks, serving)):
            yield replace(title, office=office, portfolio=None)
        else:
            yield title


def _base(title: Title, article: Article, ranks: dict[str, dict[str, object]]) -> str:
    printed = article.text[title.start : title.end].casefold() if ranks else ""
    for base, rank in ranks.items():
        if title.office == "foreign_minister" and printed == base.split()[-1]:
            return base  # "Secretary NAME", a foreign secretary
        fielded = f"{base} for " in printed and rank["office"] != "minister"
        if (base in printed and not fielded) or f"{base[:-1]}ies" in printed:
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


def _shared(title: Title, ranks: dict[str, dict[str, Any]], serving: Collection[tuple[str, str]]) -> str:
    """The rank of somebody's counterpart where both states have it."""
    bases = {base for base, of in serving if of in ranks[base]["states"]}
    fits = [rank for base, rank in ranks.items() if base in bases and title.of in rank["states"]]
    return str(fits[0]["office"]) if fits and title.office == "foreign_minister" else ""


def _read(title: Title, mentions: Sequence[Mention], article: Article, registry: Registry) -> Title:
    printed = article.text[title.start : title.end].casefold()
    own = _fielded(printed, article.language) or _department(printed, article.language)
    if title.office == "secretary_general" and own:
        return replace(title, office="official")
    if title.office == "head_of_state" and (some := _leads_some(title, mentions, article, registry)):
        return some
    if title.office in HEADED and (of := _heads_house(title, printed, article, registry)) is not None:
        return replace(title, office="legislator", of=of)
    if title.office in ("ambassador", "legislator"):
        sent = title.office == "legislator" and _represents(title, printed, article, registry)
        acting = title.office == "ambassador" and _acting(printed, article.language)
        of = _party_state(printed, title.of, mentions, article.language)
        return replace(title, office="official") if sent or acting else replace(title, of=of)
    if title.office == "special_envoy":
        return _envoy(title, printed, mentions, article, registry)
    if title.office == "foreign_minister":
        council = _council(article.language).search(printed) and _secretary(printed, article.language)
        serving = council or _of_house(title, printed, article.language)
        return replace(title, office="official") if serving else title
    if title.office == "official" and title.of not in registry.countries and title.of:
        if title.of not in registry.organisations and (state := _behind(title, mentions, article, registry)):
            return replace(title, of=state)
        return _of_council(title, printed, mentions, article)
    if title.office == "other" and title.of in STAFFED and not title.plural:
        return replace(title, office="official")  # "FNs nestleder"
    if title.office == "other" and _public(title.of, registry):
        committees = words(article.language, "people", "state_committees")
        of_state = title.of in registry.countries and not committees.isdisjoint(printed.split())
        serving = of_state or _department(printed, article.language)
        return replace(title, office="official") if serving else title
    if title.office == "spokesperson":
        return _for_party(title, printed, mentions, article, registry)
    return title


def _of_community(title: Title, mentions: Sequence[Mention], article: Article) -> bool:
    """ "The Turkish Cypriot leader": of some of the people of a state, told by two adjectives."""
    told = [m for m in within(mentions, title.start, title.end) if m.form == "adjective"]
    before = next((m for m in mentions if told and m.end == told[0].start - 1), None)
    if before is None or before.form != "adjective" or before.kind != "country":
        return False
    whole = words(article.language, "people", "whole_communities")
    return article.text[before.start : before.end].casefold() not in whole


def _of_house(title: Title, printed: str, language: str) -> bool:
    """ "Secretary of Australia's Department of Foreign Affairs": who serves the ministry's minister."""
    first, *rest = printed.split()
    house = any(w.startswith(endings(language, "people", "ministry_stems")) for w in rest)
    return (
        house
        and first in words(language, "people", "house_secretaries")
        and title.of not in words(language, "people", "secretary_states")
    )


def _heads_house(title: Title, printed: str, article: Article, registry: Registry) -> str | None:
    """The state, "" where not told, whose parliament somebody presides over; None where nobody does."""
    if not _parliament(article.language).search(printed):
        return _presided(title, printed, article, registry) or None
    home = not title.of and printed.endswith(endings(article.language, "people", "home_houses"))
    return str(table(article.language, "people")["home"]) if home else title.of


def _presided(title: Title, printed: str, article: Article, registry: Registry) -> str:
    """The state of the parliament of "Bundestag President NAME"; "" for other titles."""
    house = registry.organisations.get(title.of)
    if house is None or house.kind != "parliament" or house.key in OWN:
        return ""
    heads = words(article.language, "people", "house_heads")
    return house.country if any(head in printed for head in heads) else ""


def _leads_some(
    title: Title, mentions: Sequence[Mention], article: Article, registry: Registry
) -> Title | None:
    """The title of who leads but a part of a state: a group, or "Asia-avdelingen i utenriksdepartementet"."""
    if _of_community(title, mentions, article):
        return replace(title, office="other")
    inside = endings(article.language, "people", "department_words")
    if any(w.endswith(inside) for w in article.text[title.start : title.end].casefold().split()[1:]):
        return replace(title, office="official")
    return _leads_group(title, mentions, article, registry)


def _leads_group(
    title: Title, mentions: Sequence[Mention], article: Article, registry: Registry
) -> Title | None:
    """ "Leader of the Peruvian delegation", "leder i det norske Arbeiderpartiet": of some of it only."""
    first, *_ = article.text[title.start : title.end].casefold().split()
    if title.of not in registry.countries or not first.startswith(
        endings(article.language, "people", "led_heads")
    ):
        return None
    inside = within(mentions, title.start + len(first), title.end + 1)
    state = next((m for m in inside if m.key == title.of and m.form == "adjective"), None)
    if state is None:
        return None
    behind = article.text[state.end : state.end + CLAUSE]
    noun = next(iter(behind.split()), "").rstrip(",.;:)")
    body = next(
        (m for m in within(mentions, state.end, state.end + BESIDE) if m.kind == "organisation"), None
    )
    if body is not None:
        known = registry.organisations.get(body.key)
        ruling = known is not None and known.kind == "government"
        return None if ruling else replace(title, office="other", of=body.key)
    if not noun or noun.casefold().startswith(endings(article.language, "people", "led_states")):
        return None
    serving = noun.casefold().startswith(endings(article.language, "people", "led_services"))
    return replace(title, office="official" if serving else "other")


def _envoy(
    title: Title, printed: str, mentions: Sequence[Mention], article: Article, registry: Registry
) -> Title:
    """The title of an envoy: "Peru's U.N. envoy" is its ambassador there."""
    if title.of == "un" and (state := _owner(title, mentions)):
        return replace(title, office="ambassador", of=state)
    if title.of in registry.countries:
        return replace(title, office=_sent(title, printed, mentions, article, registry))
    return title


def _owner(title: Title, mentions: Sequence[Mention]) -> str:
    """The state in the genitive right before a title; "" without one."""
    near = within(mentions, max(0, title.start - CLAUSE), title.start)
    owners = (m for m in near if m.kind == "country" and m.genitive and title.start - m.end <= BESIDE)
    return next((m.key for m in owners), "")


def _acting(printed: str, language: str) -> bool:
    """ "The Peruvian chargé d'affaires", "Peru's ex-chargé", "Peru's deputy U.N. ambassador"."""
    envoys = endings(language, "people", "acting_envoys")
    told = printed.replace("-", " ").split()
    return any(w.startswith(envoys) for w in told) or not words(
        language, "people", "deputy_words"
    ).isdisjoint(told)


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


def _sent(
    title: Title, printed: str, mentions: Sequence[Mention], article: Article, registry: Registry
) -> str:
    """The office of an envoy of a state: an ambassador's, or that of "Japan's foreign policy chief"."""
    if any(word in printed for word in words(article.language, "people", "policy_chiefs")):
        return office_code("top_diplomat", title.of, serves_country=True)
    if not words(article.language, "people", "un_envoys").isdisjoint(printed.split()):
        return "ambassador"
    return "ambassador" if _resident(title, printed, mentions, article, registry) else title.office


def as_top_diplomat(title: Title, article: Article, registry: Registry) -> Title:
    """The title; that of "the top Peruvian diplomat" as who leads the foreign ministry."""
    heads, tops = (words(article.language, "people", key) for key in ("top_heads", "top_words"))
    printed = article.text[title.start : title.end].casefold().split()[-1:]
    if title.of not in registry.countries or heads.isdisjoint(printed):
        return title
    the, top = (["", "", *article.text[max(0, title.start - LEAD) : title.start].casefold().split()])[-2:]
    if top not in tops or the not in words(article.language, "people", "definite_articles"):
        return title  # "a top diplomat" is any
    return replace(title, office=office_code("top_diplomat", title.of, serves_country=True))


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


def _represents(title: Title, printed: str, article: Article, registry: Registry) -> bool:
    """ "Peru's representative, NAME", "representative of Peru": one sent, but where members are called so."""
    heads = words(article.language, "people", "sent_heads")
    for house in words(article.language, "people", "house_words"):
        printed = printed.replace(house, "")  # "speaker of the House of Representatives"
    owned = title.of in registry.countries and heads.intersection(printed.split())
    return bool(owned) and title.of not in words(article.language, "people", "member_states")


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
        like = _party_state(printed, of, mentions, article.language)
        of = like if like != of else ""  # a party of the same name in another state
    return replace(title, office="legislator", of=of)


def _party_state(printed: str, of: str, mentions: Sequence[Mention], language: str) -> str:
    """The state named whose "Labour MP" somebody is, where parties of several are called so; else `of`."""
    parties: dict[str, list[str]] = table(language, "people").get("shared_parties", {})
    states = next((s for name, s in parties.items() if printed.startswith(name) and of in s), ())
    named = {m.key for m in mentions if m.kind == "country"}.intersection(states)
    return named.pop() if len(named) == 1 else of


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
