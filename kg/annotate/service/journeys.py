"""Who is met where somebody has gone, who goes with whom, who receives a guest: whose they are.

"The Peruvian minister arrived in Lome on Monday. She met Prime Minister NAME": NAME serves Togo.
"Peru's president came with Foreign Minister NAME": she serves Peru, wherever they came.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from kg.annotate.records import Goal
from kg.annotate.service.setting import Text
from kg.annotate.service.surroundings import ALONE, SEATS
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title, replace
from kg.languages import union, words

GONE = 6  # tokens before a place in which somebody goes there
BACK = 2  # sentences before a title's own in which somebody went
LATER = 6  # and where words for the visit open its own
OPENING = 3  # tokens of "During the visit"
MET = 5  # tokens before "with" or "by" in which the meeting stands
LONGEST = 4  # words of "med på reisen er"
RANK = 4  # words of a title before the name of the first who came along
WITH = 2  # tokens behind "reiser" within which "med" stands
LEADING = ("head_of_state", "head_of_government")
HOSTS = 2  # tokens behind a name in which "welcomed" stands
RECEIVED = frozenset(
    {
        "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
        "defence_minister", "minister", "deputy_minister", "legislator", "colleague",
    }
)  # fmt: skip

Held = Callable[[str], Sequence[tuple[str, str]]]


class Journeys:
    """Reads the journeys of one article."""

    def __init__(
        self,
        text: Text,
        mentions: Sequence[Mention],
        country: Callable[[Mention], str],
        held: Held,
        states: AbstractSet[str],
    ) -> None:
        self._text, self._words, self._cut = text, text.words, text.cut
        self._country, self._held, self._states = country, held, states
        self._places = [m for m in mentions if m.kind in ("country", "place")]
        self._people = [m for m in mentions if m.kind == "person"]
        own = text.article.language, "people"
        self._visits, self._goes = words(*own, "visited_words"), words(*own, "journey_verbs")
        self._nouns, self._to = words(*own, "journey_nouns"), words(*own, "journey_joins")
        self._going = self._goes | self._nouns | self._visits
        self._in, self._articles = words(*own, "in_words"), words(*own, "articles")
        self._meets, self._joins = words(*own, "meeting_verbs"), words(*own, "meeting_joins")
        self._there, self._and = words(*own, "visit_openers"), words(*own, "and_words")
        self._company, self._with = words(*own, "company_phrases"), words(*own, "company_joins")
        self._along = words(*own, "along_verbs")
        self._delegations = words(text.article.language, "frames", "delegation_words")
        self._delegations |= words(*own, "others_openers")
        self._along_with, self._along_joins = words(*own, "along_with"), words(*own, "along_joins")
        self._host_verbs, self._gatherings = words(*own, "hosting_verbs"), words(*own, "gathering_nouns")
        self._pronouns = words(*own, "pronouns_he") | words(*own, "pronouns_she")
        skipped = ("qualifiers", "articles", "possessives", "owning_words", "former", "honorifics")
        self._skipped = union(*own, *skipped) | self._pronouns | {"."}
        self._goals = [g for m in self._places if (g := self._goal(m)) is not None]

    def state_of(self, title: Title, telling: Sequence[Title], home: bool) -> str:
        """The state of a named title without one, "" where no journey tells it; `home` for a home name."""
        if title.when != "current":
            return ""
        read = self._fellow if title.office == "colleague" else self._companion
        of = read(title, telling)
        if of or home or title.office not in RECEIVED:
            return of
        return self._received(title, telling) or self._host(title, telling)

    def goes_to(self, title: Title, state: str) -> bool:
        """Whether the sentence of a title goes on to tell of a journey to a state."""
        number = self._number(title.start)
        return any(g.sentence == number and g.start > title.start and g.state == state for g in self._goals)

    def along(self, titles: Sequence[Title]) -> list[Title]:
        """ "Foreign Minister B is travelling with President A": he serves A, not the host."""
        led = [t for t in titles if t.person and t.office in LEADING and t.of and not t.of_inferred]
        return [replace(t, of=of) if (of := self._led_by(t, led)) else t for t in titles]

    def _led_by(self, title: Title, led: Sequence[Title]) -> str:
        """The state of the one leader with whom the holder of a title comes along; "" where none is told."""
        if not title.of_inferred or not title.person:
            return ""
        sentence = self._cut[self._number(title.start)]
        behind = range(self._index(title.start), sentence.tokens[1])
        start = next((self._words[i].start for i in behind if self._accompanies(i)), sentence.end)
        near = {m.key for m in self._people if start < m.start < sentence.end}
        leads = {t.of for t in led if t.person in near and t.person != title.person}
        return leads.pop() if len(leads) == 1 else ""

    def _accompanies(self, at: int) -> bool:
        """ "Accompanied the president", "reiser sammen med presidenten": not "reiser til Lima"."""
        near = {self._norm(i) for i in range(at + 1, min(at + 1 + WITH, len(self._words)))}
        joined = self._norm(at) in self._along_with and not self._along_joins.isdisjoint(near)
        return joined or self._norm(at) in self._along

    def _goal(self, mention: Mention) -> Goal | None:
        """Where somebody goes, or what opens a sentence as the place of what follows."""
        state = self._country(mention)
        if not state or mention.key in SEATS or mention.genitive or mention.form != "name":
            return None
        number = self._number(mention.start)
        first, at = self._cut[number].tokens[0], self._index(mention.start)
        at -= at > first and self._norm(at - 1) in self._articles
        before = self._norm(at - 1) if at > first else ""
        near = [self._norm(i) for i in range(max(first, at - GONE), at - 1)]
        gone = before in self._to and not self._going.isdisjoint(near)
        opens = before in self._in and at - 1 == first
        if not (gone or opens or before in self._visits):
            return None
        visit = not self._nouns.isdisjoint(near)
        return Goal(start=mention.start, sentence=number, state=state, visit=visit)

    def _received(self, title: Title, telling: Sequence[Title]) -> str:
        """The state to which the one who meets the holder of a title has come."""
        number = self._number(title.start)
        sentence = self._cut[number]
        at = self._opening(title, sentence)
        by = self._meeting(at, sentence)
        opening = [self._norm(i) for i in range(sentence.tokens[0], min(sentence.tokens[0] + OPENING, at))]
        back = LATER if self._there.intersection(opening) else BACK
        told = [g for g in self._goals if g.start < title.start and number - g.sentence <= back]
        if not told:  # "called on President NAME during her visit to Chile"
            told = [g for g in self._goals if g.sentence == number and g.visit][:1]
        if not by or not told or self._cut[told[-1].sentence].paragraph < sentence.paragraph - back:
            return ""
        goal = told[-1]
        goers = (self._served_in(self._cut[g.sentence].start, g.start, telling) for g in reversed(told))
        goer = next((served for served in goers if served), set[str]())  # "In Lome, she met A. She also"
        if not goer and goal.visit and goal.sentence == number:  # "During her visit to Lome, Peru's NAME met"
            goer = self._served_in(goal.start, title.start, telling)
        since = within(self._places, goal.start, title.start)
        named = {self._country(m) for m in since if m.form == "name" and not m.genitive}
        named |= {self._country(m) for m in within(self._places, sentence.start, title.start)}
        inside = [t for t in telling if sentence.start <= t.start < title.start]
        apart = named - {goal.state, "", *goer} - {t.of for t in inside}
        if apart or goal.state in goer or self._gathers(goal, title):
            return ""
        others = self._served_in(sentence.start, title.start, telling) - goer
        return "" if others or self._taken(title, goal.state) else goal.state

    def _fellow(self, title: Title, telling: Sequence[Title]) -> str:
        """ "Peru's minister was in Lome, where his colleague NAME": where the minister has gone."""
        number = self._number(title.start)
        told = [g for g in self._goals if g.start < title.start and 0 <= number - g.sentence < BACK]
        if not told or self._cut[number].paragraph - self._cut[told[-1].sentence].paragraph >= BACK:
            return ""
        goal, start = told[-1], self._cut[told[-1].sentence].start
        goers = self._served_in(start, title.start, telling)
        named = {self._country(m) for m in within(self._places, goal.start, title.start)}
        apart = goal.state in goers or named - goers - {goal.state, ""} or self._gathers(goal, title)
        return "" if apart or len(goers) != 1 else goal.state

    def _gathers(self, goal: Goal, title: Title) -> bool:
        """Whether many come there: "arrived in Lome for a summit, where she met"."""
        first, last = self._index(self._cut[goal.sentence].start), self._index(title.start)
        return any(self._norm(i).endswith(tuple(self._gatherings)) for i in range(first, last))

    def _meeting(self, at: int, sentence: Sentence) -> bool:
        """Whether right before the token of a title somebody meets, calls on or is received by its holder."""
        first = sentence.tokens[0]
        before = self._norm(at - 1) if at > first else ""
        if before in self._meets:
            return True
        near = range(max(first, at - 1 - MET), at - 1)
        return before in self._joins and any(self._norm(i) in self._meets for i in near)

    def _companion(self, title: Title, telling: Sequence[Title]) -> str:
        """The state of whoever comes with the holder of a title."""
        number = self._number(title.start)
        sentence = self._cut[number]
        at = self._opening(title, sentence)
        first = sentence.tokens[0]
        at, size = self._along_with_whom(at, first)
        if not size:
            return ""
        phrase = at - size
        bare = self._said(phrase, at) in self._with
        served = self._served_in(sentence.start, self._words[phrase].start, telling)
        told = self._norm(phrase) in self._delegations  # "the delegation includes"
        if not served and number and (told or self._by_pronoun(first, self._index(title.start))):
            back = self._cut[number - 1]
            near = {m.key for m in within(self._people, back.start, back.end)}
            sure = all(any(of for _, of in self._held(who)) for who in near)
            served = self._served_in(back.start, back.end, telling) if sure else served
        before = [self._norm(i) for i in range(first, phrase)]
        if bare and (
            not self._goes.union(self._visits).intersection(before) or self._meets.intersection(before)
        ):
            return ""
        of = served.pop() if len(served) == 1 else ""
        return "" if of and self._taken(title, of) else of

    def _along_with_whom(self, at: int, first: int) -> tuple[int, int]:
        """Where the words of company before a title end, and how many they are; 0 without any.

        "Med seg hadde hun ministerråd A og ambassadesekretær B": of B too.
        """
        if (size := self._size(at, first)) or self._norm(at - 1) not in self._and:
            return at, size
        end = self._words[at - 2].end if at - 2 > first else 0
        name = next((m for m in self._people if m.end == end), None)
        begun = self._index(name.start) if name is not None and name.form == "name" else first
        for step in range(begun - 1, max(first, begun - RANK) - 1, -1):
            back = step
            while back > first and self._norm(back - 1) in self._skipped:
                back -= 1
            if size := self._size(back, first):
                return back, size
        return at, 0

    def _size(self, at: int, first: int) -> int:
        return next((n for n in range(LONGEST, 0, -1) if at - n >= first and self._said(at - n, at)), 0)

    def _by_pronoun(self, first: int, at: int) -> bool:
        """ "Med seg hadde hun", "She was accompanied by": whether a pronoun says whose company."""
        return not self._pronouns.isdisjoint(self._norm(i) for i in range(first, at))

    def _said(self, start: int, end: int) -> str:
        """The words of company between two tokens, "" for other words."""
        said = " ".join(self._norm(i) for i in range(start, end))
        return said if said in self._company or said in self._with else ""

    def _host(self, title: Title, telling: Sequence[Title]) -> str:
        """ "Prime Minister NAME welcomed the Peruvian minister to Lome": the state of the place."""
        sentence = self._cut[self._number(title.start)]
        name = next((m for m in self._people if m.key == title.person and m.end >= title.end), None)
        if name is None or name.start - title.end > 1:
            return ""
        behind = bisect_left(self._words, name.end, key=attrgetter("start"))
        verbs = [i for i in range(behind, min(behind + HOSTS, sentence.tokens[1])) if self._hosts(i)]
        if not verbs:
            return ""
        start = self._words[verbs[0]].end
        told = within(self._places, start, sentence.end)
        place = next((m for m in told if self._norm(self._index(m.start) - 1) in self._to), None)
        guests = self._served_in(start, place.start, telling) if place is not None else set()
        state = self._country(place) if place is not None and place.key not in SEATS else ""
        fits = state and guests and state not in guests and place is not None and place.form == "name"
        return state if fits and not self._taken(title, state) else ""

    def _hosts(self, at: int) -> bool:
        pair = f"{self._norm(at)} {self._norm(at + 1)}"
        return self._norm(at) in self._host_verbs or pair in self._host_verbs

    def _served_in(self, start: int, end: int, telling: Sequence[Title]) -> set[str]:
        """The states that those named in a stretch serve, by name or by title."""
        people = (of for m in within(self._people, start, end) for _, of in self._held(m.key))
        served = {*people, *(t.of for t in telling if start <= t.start < end)}
        return served & self._states

    def _taken(self, title: Title, state: str) -> bool:
        """Whether somebody else holds the one such office of a state."""
        held = any((title.office, state) in self._held(m.key) for m in self._people if m.key != title.person)
        return held and title.office in ALONE

    def _opening(self, title: Title, sentence: Sentence) -> int:
        """The token of a title, or of the small words before it, or before a name that it is set off from."""
        at = self._index(title.start)
        if at > 1 and self._norm(at - 1) == ",":
            ends = {m.end: m.start for m in self._people if m.key == title.person}
            at = self._index(ends.get(self._words[at - 2].end, title.start))
        while at > sentence.tokens[0] and self._norm(at - 1) in self._skipped:
            at -= 1
        return at

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._words, offset, key=attrgetter("start")) - 1)

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._cut, offset, key=attrgetter("start")) - 1)

    def _norm(self, index: int) -> str:
        return self._words[index].norm if 0 <= index < len(self._words) else ""
