"""Whose side somebody is on, by who is on the other: "President NAME received the Peruvian minister".

Of the two states that a report is about, whoever meets, calls or goes to the one serves the other.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from kg.annotate.service.setting import Text
from kg.annotate.service.surroundings import SEATS
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title
from kg.languages import union, words
from kg.reference import Registry

SIDED = frozenset(
    {
        "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
        "defence_minister", "minister", "deputy_minister",
    }
)  # fmt: skip
ALONE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
BEFORE = 6  # tokens before "with NAME" or "by NAME" within which the meeting stands
BEHIND = 6  # tokens behind a name within which its verb stands
TOGETHER = 60  # characters from "and" to the name of somebody's partner in talks
NEAR = 6  # ordinary words from a verb to whom it is done to: "this morning with the"
FURTHER = 3  # sentences in which "she" acts, back to the one that names her
CLEAR = 2  # how often, and how many times more often than the next, a state is named that a report is about

Offices = Mapping[tuple[str, str], Sequence[str]]


class Opposites:
    """Reads who faces whom in one article."""

    def __init__(self, text: Text, mentions: Sequence[Mention], registry: Registry) -> None:
        self._text, self._registry = text, registry
        self._places = [m for m in mentions if m.kind in ("country", "place") and m.key not in SEATS]
        self._people = [m for m in mentions if m.kind == "person"]
        self._bodies = {m.key for m in mentions if m.kind == "organisation" and self._of_states(m)}
        self._counted = Counter(c for m in self._places if (c := self._country(m)))
        own = text.article.language, "people"
        self._met, self._joins = words(*own, "facing_verbs"), words(*own, "facing_joins")
        self._nouns, self._goes = words(*own, "facing_nouns"), words(*own, "going_verbs")
        self._and, self._jointly = words(*own, "and_words"), words(*own, "joint_verbs")
        self._between = words(*own, "going_fillers")
        self._to, self._speaks_for = words(*own, "going_to"), words(*own, "representing")
        self._pronouns = union(*own, "pronouns_he", "pronouns_she")
        self._skipped = union(*own, "qualifiers", "articles", "honorifics")

    def state_of(self, title: Title, offices: Offices, telling: Sequence[Title]) -> str:
        """The state of a named title without one, "" where the text does not settle it."""
        if title.office == "secretary_general":
            printed = self._text.article.text[title.start : title.end].casefold()
            bodies = self._bodies - ({"un"} if "executive" in printed else set())  # the UN has none such
            return next(iter(bodies)) if len(bodies) == 1 else ""
        if title.office not in SIDED or title.when != "current" or not self._met:
            return ""
        if of := self.represented(title):
            return of
        facing = self.facing(title, offices, telling)
        apart = {facing, *self._on_the_way(title)}
        of = self._other(facing, apart) if facing else self._told_of(title, offices, telling)
        held = [p for p in offices.get((title.office, of), ()) if p != title.person]
        return "" if held and title.office in ALONE else of

    @property
    def reads(self) -> bool:
        """Whether the language has the words for it."""
        return bool(self._met)

    def met_before(self, title: Title) -> bool:
        """Whether a word of meeting stands before a title in its sentence."""
        first, (last, _) = self._sentence(title).tokens[0], self._bounds(title)
        return any(self._norm(i) in self._met | self._nouns for i in range(first, last))

    def facing(self, title: Title, offices: Offices, telling: Sequence[Title]) -> str:
        """The state that somebody meets or goes to, so one that is not served; "" where none is told."""
        return self._facing(title, offices, telling) or self._gone_to(title)

    def _of_states(self, mention: Mention) -> bool:
        body = self._registry.organisations.get(mention.key)
        return body is not None and body.kind in ("igo", "forum")

    def _country(self, mention: Mention) -> str:
        place = self._registry.places.get(mention.key)
        return mention.key if mention.kind == "country" else place.country if place is not None else ""

    def _on_the_way(self, title: Title) -> set[str]:
        """The states of all places behind a title in its sentence where its holder goes."""
        if not self._gone_to(title):
            return set()
        inside = within(self._places, title.end, self._sentence(title).end)
        return {self._country(m) for m in inside if m.form == "name" and not m.genitive}

    def _other(self, facing: str, apart: AbstractSet[str]) -> str:
        """The state that the report is about beside the one faced, and those `apart`."""
        ranked = [(c, n) for c, n in self._counted.most_common() if c not in apart]
        if not ranked or facing not in self._counted or ranked[0][1] < CLEAR:
            return ""  # named but once, it may be what they talk about
        alone = len(ranked) == 1 or ranked[0][1] >= CLEAR * ranked[1][1]
        return ranked[0][0] if alone else ""

    def _told_of(self, title: Title, offices: Offices, telling: Sequence[Title]) -> str:
        """ "Peru's president ... President NAME": the one post told of, for the one who has none told."""
        told = [t for t in telling if not t.person and not t.plural and t.office == title.office]
        sentence = self._sentence(title)
        if any(sentence.start <= t.start < sentence.end for t in told):
            return ""  # "between President NAME and the Peruvian president"
        posts = {t.of for t in told}
        alone = list(offices.get((title.office, ""), ())) == [title.person]
        of = posts.pop() if len(posts) == 1 and alone and title.office in ALONE else ""
        return of if of in self._registry.countries and not offices.get((title.office, of)) else ""

    def represented(self, title: Title) -> str:
        """ "Foreign Minister NAME will represent Peru"."""
        sentence, (_, last) = self._sentence(title), self._bounds(title)
        stop = min(last + BEHIND, sentence.tokens[1])
        verb = next((i for i in range(last, stop) if self._norm(i) in self._speaks_for), -1)
        if verb < 0 or verb + 1 >= sentence.tokens[1]:
            return ""
        start = self._text.words[verb + 1].start
        found = [
            m for m in within(self._places, start, start + 1) if m.kind == "country" and m.form == "name"
        ]
        return found[0].key if found and not found[0].genitive else ""

    def _facing(self, title: Title, offices: Offices, telling: Sequence[Title]) -> str:
        """The state of whoever the holder of a title meets, calls, receives or is received by."""
        sentence, (first, last) = self._sentence(title), self._bounds(title)
        before = self._norm(first - 1) if first > sentence.tokens[0] else ""
        near = range(max(sentence.tokens[0], first - BEFORE), first - 1)
        noun = any(self._norm(i) in self._nouns | self._met for i in near)
        if before in self._met or (before in self._joins and noun):
            return self._subject(title, sentence, first, offices, telling)
        if told := self._together(title, last, offices):
            return told
        ahead = range(last, min(last + BEHIND, sentence.tokens[1]))
        verb = next((i for i in ahead if self._norm(i) in self._met | self._nouns), -1)
        if verb < 0 or any(self._text.words[i].text in ".;:" for i in range(last, verb)):
            return ""
        return self._object(title, sentence, verb, offices, telling)

    def _together(self, title: Title, last: int, offices: Offices) -> str:
        """ "Minister A and President B discussed": the state of B."""
        if self._norm(last) not in self._and:
            return ""
        start = self._text.words[last].start
        partner = next((m for m in within(self._people, start, start + TOGETHER) if m.form == "name"), None)
        partner = partner or next(iter(within(self._people, start, start + TOGETHER)), None)
        behind = self._index(partner.end - 1) + 1 if partner is not None else len(self._text.words)
        if partner is None or partner.key == title.person or self._norm(behind) not in self._jointly:
            return ""
        states = self._states(partner.key, offices)
        return states.pop() if len(states) == 1 else ""

    def _subject(
        self, title: Title, sentence: Sentence, first: int, offices: Offices, telling: Sequence[Title]
    ) -> str:
        """The state of the one person before the title in its sentence, or of whom "he" there stands for."""
        stop = self._text.words[first].start
        told = [m.key for m in within(self._people, sentence.start, stop) if m.key != title.person]
        bare = [t.of for t in within(telling, sentence.start, stop) if not t.person and t.office in SIDED]
        if not told and not bare:
            opens = {self._norm(i) for i in range(sentence.tokens[0], min(sentence.tokens[0] + 2, first))}
            number = self._number(title)
            if number == 0 or opens.isdisjoint(self._pronouns):
                return ""
            told = self._meant(number - 1)
        states = {of for who in told for of in self._states(who, offices)} | {of for of in bare if of}
        known = all(self._states(who, offices) for who in told)
        return states.pop() if len(states) == 1 and known else ""

    def _meant(self, number: int) -> list[str]:
        """Those named in a sentence, or in the last one before it that no "she" acts in."""
        for back in reversed(self._text.cut[max(0, number - FURTHER) : number + 1]):
            named = within(self._people, back.start, back.end)
            first = self._index(named[0].start) if named else back.tokens[1]
            if self._pronouns.isdisjoint(map(self._norm, range(back.tokens[0], first))):
                return [m.key for m in named]
        return []

    def _object(
        self, title: Title, sentence: Sentence, verb: int, offices: Offices, telling: Sequence[Title]
    ) -> str:
        """The state of the first person or office behind the verb, with nothing but its title between."""
        start = self._text.words[verb].end
        people = [m for m in within(self._people, start, sentence.end) if m.key != title.person]
        bare = [t for t in within(telling, start, sentence.end) if t.of and t.office in SIDED]
        at = min([m.start for m in people[:1]] + [t.start for t in bare[:1]], default=-1)
        if at < 0:
            return ""
        between = self._text.article.text[start:at].split()
        if sum(w[0].islower() for w in between) > NEAR or any(w.endswith((".", ";")) for w in between):
            return ""
        if bare and bare[0].start == at:
            return bare[0].of
        states = self._states(people[0].key, offices)
        return states.pop() if len(states) == 1 else ""

    def _gone_to(self, title: Title) -> str:
        """The state that the holder of a title goes to: "NAME will travel to Lima"."""
        sentence, (_, last) = self._sentence(title), self._bounds(title)
        ahead = range(last, min(last + BEHIND, sentence.tokens[1]))
        verb = next((i for i in ahead if self._norm(i) in self._goes), -1)
        if verb < 0 or any(self._norm(i) not in self._between | self._goes for i in range(last, verb)):
            return ""
        places = within(self._places, self._text.words[verb].end, sentence.end)
        if not places or places[0].genitive or places[0].form != "name":
            return ""
        between = self._text.article.text[self._text.words[verb].end : places[0].start].casefold().split()
        near = len(between) <= BEHIND - 2 and (not between or bool(self._to.intersection(between)))
        return self._country(places[0]) if near else ""

    def _states(self, who: str, offices: Offices) -> set[str]:
        return {of for (_, of), people in offices.items() if who in people and of in self._registry.countries}

    def _bounds(self, title: Title) -> tuple[int, int]:
        """The tokens of a title and its name together, adjectives before them counted."""
        name = next((m for m in self._people if m.key == title.person and m.end >= title.start), None)
        start = min(title.start, name.start) if name else title.start
        end = max(title.end, name.end) if name and name.start - title.end < BEHIND else title.end
        first, floor = self._index(start), self._sentence(title).tokens[0]
        while first > floor and self._norm(first - 1) in self._skipped:
            first -= 1
        last = self._index(end - 1) + 1
        while last < len(self._text.words) and self._text.words[last].start < end:
            last += 1
        return first, last

    def _index(self, offset: int) -> int:
        return bisect_right(self._text.words, offset, key=attrgetter("start")) - 1

    def _norm(self, index: int) -> str:
        return self._text.words[index].norm if 0 <= index < len(self._text.words) else ""

    def _number(self, title: Title) -> int:
        return max(0, bisect_right(self._text.cut, title.start, key=attrgetter("start")) - 1)

    def _sentence(self, title: Title) -> Sentence:
        return self._text.cut[self._number(title)]
