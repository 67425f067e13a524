"""Titles that no words beside them place: the state for which most speaks, where the name is like its own."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter

from kg.annotate.names.home_names import home_names
from kg.annotate.names.likeness import compared, likeness, rank
from kg.annotate.records import Hints
from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.official_sites import outlet_state
from kg.annotate.service.setting import Text
from kg.annotate.service.surroundings import ALONE, STATE
from kg.annotate.structure import within, word_before
from kg.annotate.times.written_from import printed_dateline
from kg.annotate.titles.told_after import faced, told_after
from kg.document import Mention, Title, replace
from kg.languages import table
from kg.languages import words as wordlist
from kg.reference import Registry

WEIGHED = STATE - {"special_envoy"} | {"official", "ambassador"}  # of envoys it is told where they go
DOMESTIC = STATE - {"special_envoy"}
SHARE, SENTENCE, PARAGRAPH, SUBJECT, FIRST, SEAT, SERVED, HOME = 1.8, 1.2, 1.8, 0.7, 0.6, 0.7, 1.2, 2.0
NAME = 8.0  # of a name's likeness that weighs as much as one
MOST_NAME = 3.0  # what a name can weigh at most
BEHIND = 0.25  # of a state named behind the title in its sentence
UNKNOWN = -1.5  # for the name, of a state of which too few holders are known
HOST = 1.2  # of a state to which others send ambassadors
FAR, OFTEN = 3.0, 3  # the same, and how often a state is named, of which too few holders are known
MARGIN, CLEAR = 1.0, 2.0  # by which the first must be ahead of the next; and by which it is ahead far
# states at most whose names are more like the name: at all, where one is ahead far, where it is the only one
ALIKE, LIKELY, ALONE_LIKELY = 10, 50, 25
PAIR = 2
BACK = 3  # words before a place from "embassy" on
REACH = 40  # characters before a place that hold "the Peruvian embassy in"

Offices = Mapping[tuple[str, str], Sequence[str]]


class Weighing:
    """The states that one article names, and what speaks for each of them."""

    def __init__(
        self,
        text: Text,
        mentions: Sequence[Mention],
        titles: Sequence[Title],
        resolver: OfficeHolders,
        registry: Registry,
    ) -> None:
        self._text, self._registry, self._offices = text, registry, resolver.offices
        self._opposed, self._journeys = resolver.apart, resolver.journeys
        language = text.article.language
        self._home, self._names = table(language, "people")["home"], home_names(language)
        self._outlet = "" if self._home else outlet_state(text.article)
        own = language, "people"
        self._stems = tuple(table(*own)["embassy_stems"])
        self._of, self._possessives = wordlist(*own, "from_words"), wordlist(*own, "country_possessives")
        self._at = wordlist(*own, "of_words") | wordlist(*own, "at_words") | wordlist(*own, "in_words")
        self._told = [m for m in mentions if m.form != "demonym" and self._state(m)]
        self._counted = Counter(self._state(m) for m in self._told)
        if dateline := printed_dateline(text.article.text, text.parts):
            self._counted[dateline[1]] += 1
        self._seats = {self._state(m) for m in self._told if m.kind == "place"}
        self._apart = [t for t in titles if t.of]  # what stands in these is told of others
        self._colleagues = wordlist(*own, "colleague")
        self._meets = wordlist(*own, "met_words") - {"of", "by", "to"}
        self._hosts = {self._state(m) for m in self._told if self._is_host(m)}
        self._senders = {self._state(m) for m in self._told if self._is_sender(m) and not self._owned(m)}
        self._senders |= {t.of for t in titles if t.of and t.office == "ambassador" and not t.person}
        self._taken: set[tuple[str, str]] = set()  # posts of which one is and that somebody here got
        self._served = Counter(of for (_, of), who in self._offices.items() for _ in who)

    def states_of(self, titles: Sequence[Title]) -> dict[str, str]:
        """Each holder of named titles without a state with the one they serve, the surest first.

        A state is told where it is ahead of the others, and few states have names more like this one.
        """
        left, found = {t.person: t for t in reversed(titles)}, dict[str, str]()
        while left:
            ahead = {who: self._ranked(title) for who, title in left.items()}
            who = max(ahead, key=lambda name: _margin(ahead[name]))
            title, weights = left.pop(who), ahead[who]
            if weights and self._sure(title, weights):
                found[who] = weights[0][1]
                self._taken.add((title.office, found[who]))
        return found

    def _ranked(self, title: Title) -> list[tuple[float, str]]:
        """The states that somebody may serve with what speaks for each, the weightiest first."""
        states = [c for c in self._counted if c and self._may_serve(title, c)]
        if title.office == "ambassador":
            states = [c for c in states if c in self._senders] or states
        return sorted(((self._weight(title, c), c) for c in states), reverse=True)

    def _sure(self, title: Title, weights: Sequence[tuple[float, str]]) -> bool:
        """Whether the first state is far enough ahead for how like its names the name is."""
        margin, alone, state = _margin(weights), len(weights) == 1, weights[0][1]
        if title.office == "ambassador":  # of envoys no name tells who sent them
            near = any(self._state(m) == state and 0 <= title.start - m.end <= 1 for m in self._told)
            return near or self._senders == {state} or (state in self._senders and margin >= MARGIN)
        printed = self._text.article.text[title.start : title.end].casefold().split()
        if not wordlist(self._text.article.language, "people", "sent_words").isdisjoint(printed):
            return False  # a consul serves the state that sent him, and that one has to be said
        if state == self._outlet and title.office in DOMESTIC and margin >= MARGIN:
            return True  # whose ministers the papers of a state need not say
        alike, clear = rank(title.person, state), margin >= CLEAR and title.when == "current"
        if not compared(state):  # too few of its holders are known: much else must speak for it
            return margin >= FAR and title.when == "current" and self._counted[state] >= OFTEN
        if alike <= ALIKE and (alone or margin >= MARGIN):
            return True
        return clear and alike <= (ALONE_LIKELY if alone else LIKELY)

    def _is_host(self, mention: Mention) -> bool:
        """ "The Peruvian embassy in Lima", "Norges ambassadør til Kenya": where envoys of others work."""
        words = (
            self._text.article.text[max(0, mention.start - REACH) : mention.start].casefold().split()[-BACK:]
        )
        sent = next((i for i, word in enumerate(words) if word.startswith(self._stems)), -1)
        return mention.form == "name" and sent >= 0 and bool(words[sent + 1 :]) and words[-1] in self._at

    def _is_sender(self, mention: Mention) -> bool:
        """ "The Peruvian embassy", "Perus ambassadør", "the embassy of Peru": whose envoys work there."""
        text = self._text.article.text
        behind = (
            text[mention.end : mention.end + REACH].casefold().replace("'s ", " ").replace("’s ", " ").split()
        )
        owns = mention.form == "adjective" or mention.genitive
        before = text[max(0, mention.start - REACH) : mention.start].casefold().split()[-PAIR - 1 :]
        own = len(before) > PAIR and before[0] in self._possessives  # "recalled its envoy from Peru"
        before = [] if own else before[-PAIR:]
        of = len(before) == PAIR and before[0].startswith(self._stems) and before[1] in self._of
        return (owns and bool(behind) and behind[0].startswith(self._stems)) or (
            of and mention.form == "name"
        )

    def _owned(self, mention: Mention) -> bool:
        """Whether a state is named in the title of somebody named: its other envoys are not told of."""
        return any(t.person and t.start <= mention.start < t.end for t in self._apart)

    def _may_serve(self, title: Title, state: str) -> bool:
        """Whether nobody else holds the one such post of a state; whoever serves at home has a home name."""
        if state == self._home and not self._names.formed(title.person):
            return False
        if state in self._met(title) or state in self._opposed.get(title.person, ()):
            return False
        if self._journeys.goes_to(title, state):
            return False  # "President NAME went to Peru"
        post = title.office, state
        others = post in self._taken or any(p != title.person for p in self._offices.get(post, ()))
        return not (others and title.office in ALONE and title.when == "current")

    def _met(self, title: Title) -> set[str]:
        """The states of somebody's opposite numbers in the sentence: "received his Peruvian colleague".

        Or of those who meet the holder: "Peru's minister met Prime Minister NAME".
        """
        cut = self._text.cut[max(0, bisect_right(self._text.cut, title.start, key=attrgetter("start")) - 1)]
        behind = within(self._told, title.end, cut.end)
        text = self._text.article.text
        others = {
            self._state(m)
            for m in behind
            if m.form == "adjective" and self._colleagues.intersection(text[m.end : cut.end].split()[:1])
        }
        near = within(self._apart, cut.start, cut.end)
        others |= {t.of for t in near if faced(t, title, self._text.article)}
        if word_before(text, title.start) in self._meets:
            others |= {t.of for t in self._apart if t.person and cut.start <= t.start < title.start}
        return others

    def _weight(self, title: Title, state: str) -> float:
        cut = self._text.cut
        at = max(0, bisect_right(cut, title.start, key=attrgetter("start")) - 1)
        opening = next(s.start for s in cut if s.paragraph == cut[at].paragraph)
        near = self._named(cut[at].start, title.start)
        before = self._named(cut[at - 1].start, cut[at - 1].end) if at else []
        paragraph = self._named(opening, title.start)
        named = max(-MOST_NAME, min(MOST_NAME, likeness(title.person, state) / NAME))
        named = named if compared(state) else UNKNOWN
        behind = self._named(title.end, cut[at].end)
        weight: float = (
            SHARE * self._counted[state] / self._counted.total()
            + SENTENCE * (state in near)
            + BEHIND * (state in behind)
            + PARAGRAPH * (state in paragraph)
            + SUBJECT * (before[:1] == [state])
            + FIRST * (bool(self._told) and self._state(self._told[0]) == state)
            + SEAT * (state in self._seats)
            + SERVED * self._served[state] / max(1, self._served.total())
            + HOME * (state in (self._home, self._outlet))
            + HOST * (state in self._hosts and title.office != "ambassador")
            + named
        )
        return weight

    def _named(self, start: int, end: int) -> list[str]:
        """The states named in a stretch, but for those in the titles of others."""
        found = within(self._told, start, end)
        others = [t for t in self._apart if start <= t.start < end]
        return [self._state(m) for m in found if not any(t.start <= m.start < t.end for t in others)]

    def _state(self, mention: Mention) -> str:
        if mention.kind == "country":
            return mention.key
        if mention.kind == "organisation":
            body = self._registry.organisations.get(mention.key)
            return body.country if body is not None and body.kind != "media" else ""  # "he told AFP"
        place = self._registry.places.get(mention.key) if mention.kind == "place" else None
        return place.country if place is not None else ""


def _margin(weights: Sequence[tuple[float, str]]) -> float:
    """By how much the first is ahead of the next, or what speaks for the only one."""
    if not weights:
        return float("-inf")
    return weights[0][0] - (weights[1][0] if len(weights) > 1 else 0.0)


def placed(
    text: Text,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    resolver: OfficeHolders,
    registry: Registry,
    hints: Hints,
) -> tuple[list[Title], list[Title]]:
    """The titles, and those of them that get a name or a state late: told after a name, or weighed.

    Those told after a name get but the state in the first list: whose they are is told where they stand.
    """
    later = told_after(text, mentions, titles, resolver.offices, resolver.home)
    told = {t.person for t in (*titles, *later) if t.of}
    free = [
        t
        for t in titles
        if t.person
        and t.person not in told
        and not t.of
        and (t.start, t.end) not in hints.owners
        and (_placeable(t, titles, mentions) or _leads(t, text))
        and not _by_rank(t, text)
        and not _of_a_town(t, text)
    ]
    found = Weighing(text, mentions, titles, resolver, registry).states_of(free) if free else {}
    fresh = {id(t): replace(t, of=found[t.person], of_inferred=True) for t in free if t.person in found}
    after = {(t.start, t.end): t for t in later}
    whole = [fresh.get(id(t)) or replace(after.get((t.start, t.end), t), person=t.person) for t in titles]
    return _with_presidents(whole, mentions, text), [*later, *fresh.values()]


def _with_presidents(titles: list[Title], mentions: Sequence[Mention], text: Text) -> list[Title]:
    """The titles; "presidential spokesman NAME" works for the president whom the article names most."""
    own = text.article.language, "people"
    heads = {t.person: t.of for t in titles if t.office == "head_of_state" and t.when == "current" and t.of}
    told = Counter(heads[m.key] for m in mentions if m.key in heads).most_common(PAIR)
    stems = tuple(wordlist(*own, "presidential_words"))
    if not told or not stems or (len(told) == PAIR and told[0][1] == told[1][1]):
        return titles
    return [
        replace(t, of=told[0][0], of_inferred=True)
        if t.person
        and t.office in ("spokesperson", "official")
        and (t.of_inferred or not t.of)
        and text.article.text[t.start : t.end].casefold().startswith(stems)
        else t
        for t in titles
    ]


def _by_rank(title: Title, text: Text) -> bool:
    """ "The deputy minister for trade, Ambassador NAME": a rank behind the post."""
    return title.office == "ambassador" and text.article.text[: title.start].rstrip().endswith(",")


def _of_a_town(title: Title, text: Text) -> bool:
    """ "Mayor NAME": of a town, which the text need not say."""
    printed = text.article.text[title.start : title.end].casefold().split()
    return not wordlist(text.article.language, "people", "local_titles").isdisjoint(printed)


def _leads(title: Title, text: Text) -> bool:
    """ "Junta leader NAME", "opposition leader NAME": who leads a state, or its rebels, without an office."""
    printed = text.article.text[title.start : title.end].casefold()
    own = text.article.language, "people"
    stems = wordlist(*own, "junta_stems") | wordlist(*own, "opposition_stems")
    return title.office == "other" and not title.plural and printed.startswith(tuple(stems) or ("\0",))


def _placeable(title: Title, titles: Sequence[Title], mentions: Sequence[Mention]) -> bool:
    """Whether a title can be any state's: no short form of another, nor of several in their own body."""
    if title.office not in WEIGHED or (title.plural and title.office not in ALONE):
        return False
    if title.office == "minister" and not title.portfolio:
        return False
    inside = within(mentions, title.start, title.end + REACH) if title.office == "spokesperson" else ()
    if any(m.kind == "person" and m.key != title.person for m in inside):
        return False  # "a spokesperson for NAME, NAME"
    others = {t.office for t in titles if t.person == title.person}
    return title.office != "ambassador" or others == {"ambassador"}
