"""Whom an office serves by the sentences around it: "In Manila ... President A B" serves the country named.

The names of the registry's holders have a say: a name borne in other countries only is not of this one.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from operator import attrgetter

from kg.annotate.structure import within, word_before
from kg.document import Mention, Sentence, Title
from kg.languages import words
from kg.records import Article
from kg.reference import fold, load

SEATS = (
    "brussel",
    "geneve",
    "new-york",
    "wien",
    "haag",
    "strasbourg",
    "luxembourg-by",
)  # of bodies of many countries
BACK = 2  # sentences before the title's own that are looked at, the nearest first
OPENS = 4  # characters before a subject that opens its sentence: "The"
FEW = 3  # countries in which a word of a name may be borne and still say where somebody is from
MOST = 2  # countries that a report is most about
TOPIC = 40  # characters before a state in which it is told that it is spoken of
PARTED = 5  # words of "travelled overnight by train from"
MAIN = 3  # mentions of a country that make it what the article is about
STATE = frozenset(
    {
        "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
        "defence_minister", "minister", "deputy_minister", "legislator", "special_envoy", "spokesperson",
    }
)  # fmt: skip
AT_HOME = frozenset(
    {
        "head_of_government", "foreign_minister", "defence_minister", "minister", "deputy_minister",
        "legislator", "ambassador", "special_envoy",
    }
)  # fmt: skip
LOCAL = AT_HOME | {"head_of_state", "spokesperson", "official"}
ALONE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def country_around(
    title: Title,
    cut: Sequence[Sentence],
    places: Sequence[Mention],
    country: Callable[[Mention], str],
    home: str,
    offices: Mapping[tuple[str, str], Sequence[str]],
    others: Sequence[Title],
) -> str:
    """The foreign country that the sentence before the title, or those before it, name; "" where unsure.

    It must be one where the person's names are borne, and few others; else one that is named again and again.
    Names that nobody of the registry bears tell nothing: then the nearest sentence must name but one country.
    A country that the title of one of the `others` bears says in its own sentence where that one is from.
    Nobody is given a post that another holds, nor the country of somebody beside who is said to serve it.
    """
    if title.office not in STATE:
        return ""
    if actor := _actor(title, cut, places, country) - {home}:
        return _free(title, actor.pop(), offices)
    counted = Counter(c for m in places if (c := country(m)) and c != home)
    if not home and not _borne(title.person):
        return _alone_named(title, cut, places, country, offices, {t.of for t in others if t.of})
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    near: list[set[str]] = []  # the countries of the sentences, the nearest first
    for number in range(index, max(-1, index - BACK - 1), -1):
        stop = title.start if number == index else cut[number].end
        inside = [m for m in within(places, cut[number].start, stop) if m.key not in SEATS]
        inside = [m for m in inside if m.form != "demonym"]  # "more than the Germans pay": of nobody's post
        if number == index:
            inside = [m for m in inside if not any(t.start <= m.start < t.end for t in others)]
        near.append({country(m) for m in inside} - {home, ""})
    of = _where_borne(_borne(title.person), near, counted)
    if not of and home and title.when == "current" and title.office != "special_envoy":
        of = _alone(title.person, near, counted)
        here = cut[index]
        if any(t.of == of and here.start <= t.start < here.end for t in others):
            return ""
    held = [p for p in offices.get((title.office, of), ()) if p != title.person]
    return "" if held and title.office in ALONE else of


def _where_borne(borne: set[str], near: Sequence[set[str]], counted: Counter[str]) -> str:
    """The one country near in which the names are borne, else the main one of these."""
    fitting = next((named & borne for named in near if len(named & borne) == 1), None)
    return fitting.pop() if fitting else _main(counted, borne)


def _alone(person: str, near: Sequence[set[str]], counted: Counter[str]) -> str:
    """The one country that the nearest sentence with any names, for somebody whose last name nobody bears."""
    last = person.rsplit(maxsplit=1)[-1]
    eastern = last.rpartition("-")[2].islower()  # "Pak Chol-min": the family's name stands first
    if eastern or _borne(last):
        return ""
    everything = set(counted)
    number, named = next(((i, named) for i, named in enumerate(near) if named), (0, set[str]()))
    if len(named) > 1:
        return ""
    main = _main(counted, everything)
    passing = number > 0 and bool(named) and counted[min(named)] == 1
    return main if main and (passing or not named) else min(named, default="")


def _main(counted: Counter[str], borne: set[str]) -> str:
    """The country named again and again, of those where the names are borne; "" where no one is."""
    ranked = [(c, n) for c, n in counted.most_common() if c in borne]
    if ranked and ranked[0][1] >= MAIN and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return ""


def _alone_named(
    title: Title,
    cut: Sequence[Sentence],
    places: Sequence[Mention],
    country: Callable[[Mention], str],
    offices: Mapping[tuple[str, str], Sequence[str]],
    served: AbstractSet[str],
) -> str:
    """The one country that the sentence names before the title, else the one of the sentence before.

    That does not tell where those of two states are named: `served` are the states of the others.
    """
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    for number in (index, index - 1):
        if number < 0 or cut[index].paragraph - cut[number].paragraph > 1:
            break
        stop = title.start if number == index else cut[number].end
        told = within(places, cut[number].start, stop)
        named = {c for m in told if (c := country(m))}
        opening = next(s.start for s in cut if s.paragraph == cut[number].paragraph)
        if number < index and len(served) > 1:
            break
        if number < index and len({country(m) for m in within(places, opening, cut[index].end)} - {""}) > 1:
            break  # "Leaders from Peru and Chile met. Peru was glad. President NAME came"
        if named:  # a town is visited, and "the Peruvian envoy said" is no word on whose president is next
            sure = any(m.kind == "country" and (number == index or m.form != "adjective") for m in told)
            return _free(title, named.pop(), offices) if sure and len(named) == 1 else ""
    return ""


def _actor(
    title: Title, cut: Sequence[Sentence], places: Sequence[Mention], country: Callable[[Mention], str]
) -> set[str]:
    """The state that acts, in the last sentence on states, on what others own: "A summoned B's envoy"."""
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    back = (c for c in reversed(cut[max(0, index - BACK) : index]) if within(places, c.start, c.end))
    before = next(back, None)
    if before is None or title.office not in ALONE:
        return set()
    told = [m for m in within(places, before.start, title.start) if country(m)]
    if not told or told[0].kind != "country" or told[0].start - before.start > OPENS or told[0].genitive:
        return set()
    named = {country(m) for m in told}
    acting = {country(m) for m in told if not m.genitive and m.form not in ("adjective", "demonym")}
    first = country(told[0])
    borne = _borne(title.person)
    alone = acting == {first} and len(named) > 1
    return {first} if alone and (first in borne or not named & borne) else set()


def is_topic(mention: Mention, article: Article) -> bool:
    """ "Exchanged views on North Korea": spoken of, so nobody here is from there."""
    people = article.language, "people"
    before = article.text[max(0, mention.start - TOPIC) : mention.start].casefold().split()
    if before and before[-1] in ("the", "both"):
        before.pop()
    based = len(before) > 1 and before[-1] in words(*people, "in_words")
    if based and before[-2] in words(*people, "based_words"):
        return True  # "a company registered in Peru"
    parted = bool(before) and before[-1] in words(*people, "parting_words")
    if parted and not words(*people, "parting_verbs").isdisjoint(before[-PARTED:]):
        return True  # "who had travelled by train from Peru, will meet President NAME"
    return bool(before) and before[-1] in words(*people, "topic_words") and not mention.genitive


def acting_state(before: Sequence[Mention], cut: Sequence[Sentence], article: Article, at: int) -> str:
    """The first state of the sentence before the one at an offset, where it stands bare in front."""
    number = bisect_right(cut, at, key=attrgetter("start")) - 2
    inside = [m for m in before if number >= 0 and cut[number].start <= m.start < cut[number].end]
    if not inside or inside[0].genitive or inside[0].form != "name":
        return ""
    left = word_before(article.text, inside[0].start)
    return "" if left in words(article.language, "frames", "place_prepositions") else inside[0].key


def country_of_setting(
    title: Title,
    found: Sequence[str],
    counted: Counter[str],
    offices: Mapping[tuple[str, str], Sequence[str]],
) -> str:
    """The first of the countries that a report is told from which a bare title can be of; "" where unsure.

    It is one of the two that the report is most about, and nobody else holds the post.
    """
    main = {c for c, _ in counted.most_common(MOST)}
    of = next((c for c in found if c), "")
    return _free(title, of, offices) if of in main else ""


def _free(title: Title, of: str, offices: Mapping[tuple[str, str], Sequence[str]]) -> str:
    others = [p for p in offices.get((title.office, of), ()) if p != title.person]
    return "" if others and title.office in ALONE else of


def _borne(name: str) -> set[str]:
    """The countries whose holders of office bear one of the words of a name; none where nobody does."""
    known = _by_word()
    told = [known.get(fold(word), frozenset()) for word in name.split()]
    return {of for countries in told if len(countries) <= FEW for of in countries}


@cache
def _by_word() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for holder in load().holders:
        for form in (holder.name, *sum(holder.names.values(), ())):
            for word in form.split():
                if len(word) > 1:
                    found.setdefault(fold(word), set()).add(holder.country)
    return {word: frozenset(countries) for word, countries in found.items()}
