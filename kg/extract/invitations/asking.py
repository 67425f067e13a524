"""When asking is inviting: "A ba B komme til C", "kalte B inn til møte", not "ba B om råd"."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Literal

from kg.annotate.structure import within
from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.invitations.parties import OBJECT_REACH, Parties
from kg.languages import words

SHORT = 3  # letters of words too short for an infinitive that tells
COMING = 2  # tokens from "å" over a verb to its "til"
PHRASED = 7  # tokens behind "to" in "to pay a first official visit"
ASKED_REACH = 18  # tokens between "ba" and "komme"


class AskingFrames(Parties):
    """Tells asking somebody to come from asking for something."""

    def _asking(self, norm: str) -> bool:
        return any(norm in self._set(key) for key in ("ask_finite", "ask_participles", "ask_infinitives"))

    def _asks(self, sentence: Sentence, at: int) -> bool:
        """Whether somebody is asked to come, or to a place or an occasion, and not for something."""
        last = min(at + ASKED_REACH, sentence.tokens[1])
        norms = [self._norm(i) for i in range(at + 1, last)]
        if self._norm(at) in self._set("calling_in"):
            return self._called_in(sentence, at, norms)
        if self._that_comes(sentence, at) is not None or self._as_guest(norms):
            return True
        ends = {";", ":"} | self._words("clause_words") | self._set("infinitives") | self._words("relatives")
        norms = list(takewhile(lambda n: n not in ends, norms))
        if self._norm(at) in self._set("ask_about"):
            return self._about_coming(norms)
        welcomed = not self._set("welcome").isdisjoint(norms)  # "bød B velkommen til Lima": who is there
        if not norms or welcomed or set(norms[:4]) & self._set("not_come"):
            return False
        marks = self._set("infinitive_marks") | self._set("ask_particles")
        if not self._inverts:
            if self._for_something(norms, marks):
                return False
            first = next((i for i, n in enumerate(norms) if n in marks), len(norms))
            if set(norms[first + 1 : first + 2]) & self._set("come_with"):
                return self._together(sentence, at + first + 2)
            if set(norms[first + 1 : first + 2]) & self._set("meals"):
                return True  # "asked B to tea"
            if first < len(norms) and (self.straight_to(at + 1 + first) or self._phrased(at + 1 + first)):
                return True  # "has asked both men to Lima", "to a new summit", "to be present at it"
            return set(norms[first + 1 : first + 2]) <= self._set("come") and first + 1 < len(norms)
        along = next((i for i, n in enumerate(norms) if n in self._with), -1)
        if along > 0 and any(self.occasion(at + 1 + i) for i in range(along, len(norms))):
            return True  # "har bedt B med som gjest på toppmøtet"
        start = self._clauses.at(sentence, at).start
        if self._norm(start) in self._set("to_marks") and start < at and self._goal(start):
            return not set(norms) & self._set("asked_whether")  # "Til jubileet har A bedt B"
        return self._comes(sentence, at, norms)

    def _as_guest(self, norms: Sequence[str]) -> bool:
        """ "Har bedt B som gjest": what one is asked to be."""
        role = words(self._language, "circumstances", "which_words")
        at = next((i for i, n in enumerate(norms[:OBJECT_REACH]) if n in role), len(norms))
        return self._inverts and not self._set("guest_roles").isdisjoint(norms[at + 1 : at + 3])

    def _that_comes(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Ba om at B kommer til Lima": whoever is asked for, and comes to a place or an occasion."""
        words_before = {self._norm(at + 1), self._norm(at + 2)}
        if self._norm(at + 2) not in self._set("cleft_marks") or not self._set("topic_marks") & words_before:
            return None
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - at - 2 <= COMING)
        one = next((c for c in near if not c.genitive), None)
        if one is None:
            return None
        verb = one.last + (self._norm(one.last) == ",")
        verb += self._norm(verb) in self._set("attending_auxiliaries")
        if self._norm(verb) not in self._set("attending"):
            return None
        goal = self._norm(verb + 1) in self._set("to_marks") and self._goal(verb + 1)
        return one if goal or any(self.occasion(i) for i in range(verb + 1, verb + 1 + PHRASED)) else None

    def _for_something(self, norms: Sequence[str], marks: frozenset[str]) -> bool:
        """ "Asked Peru for a visa to travel to Lima": for a thing, and nobody to come."""
        before = list(takewhile(lambda n: n not in marks, norms))
        things = [
            i for i, n in enumerate(before) if n in self._set("in_place") and n in self._set("thank_marks")
        ]
        return bool(things) and before[things[-1] + 1 : things[-1] + 2] != []

    def _phrased(self, to: int) -> bool:
        """Whether behind "to" at a token stands an occasion, or another way to say that one comes."""
        behind = [self._norm(i) for i in range(to + 1, to + 1 + PHRASED)]
        if behind[0] in self._set("one_marks") | self._set("owners"):
            stops = {",", "."} | self._set("from_marks") | self._set("in_place")
            near = list(takewhile(lambda i: self._norm(i) not in stops, range(to + 2, to + 1 + PHRASED)))
            kinds = self._treats | self._set("asked_houses")
            return any(self.occasion(i) or self._norm(i) in kinds for i in near)
        told = " ".join(behind)
        return any(re.match(rf"{pattern}\b", told) for pattern in self._table.get("coming_patterns", ()))

    def _comes(self, sentence: Sentence, at: int, norms: Sequence[str]) -> bool:
        """Whether the words behind "ba B" ask her to come, to a place or an occasion."""
        for offset, norm in enumerate(norms):
            if norm in self._set("take_part") and not any(
                self.occasion(at + 1 + offset + i) for i in range(1, 6)
            ):
                continue
            if norm in self._set("come"):
                return not self._summoned(sentence, at)
            if norm in self._set("ask_particles") | self._set("there") or norm in ("gjest", "gjester"):
                return self._set("infinitive_marks").isdisjoint(
                    norms[:offset]
                )  # "ba B inn", not "ba B om å slippe inn C"
            if norm in self._set("in_place") and set(norms[offset + 1 : offset + 3]) & self._treats:
                return True  # "bad kongen på statsbesøk", "hadde bedt ham på middag"
            if norm in self._set("to_marks") and (
                norms[offset + 1 : offset + 2] == ["seg"] or self._goal(at + 1 + offset)
            ):
                return not self._does(at, at + 1 + offset)
        return False

    def _does(self, at: int, to: int) -> bool:
        """ "Ba B sende fly til C", "ba B om å åpne grensen til C", "ba B om hjelp til C": another deed."""
        tokens = self._document.tokens
        asked = within(self._document.mentions, tokens[at].end, tokens[to].start)
        behind = self._index(asked[-1].end - 1) + 1 if asked else to
        marks = self._set("infinitive_marks")
        mark = next((i for i in range(behind, to) if self._norm(i) in marks), -1)
        if mark < 0 and not self._set("topic_marks").isdisjoint(self._norm(i) for i in range(behind, to)):
            return True
        if mark >= 0:  # "om å reise til C" is still coming there
            return to - mark > COMING
        word = self._norm(behind)
        plural = word.endswith(tuple(self._table.get("plural_endings", ())) or ("\n",))
        return behind < to and word.endswith(self._infinitives) and len(word) > SHORT and not plural

    @cached_property
    def _infinitives(self) -> tuple[str, ...]:
        return tuple(self._table.get("infinitive_endings", ())) or ("\n",)

    def _about_coming(self, norms: Sequence[str]) -> bool:
        """ "Spurte B om å komme", not "spurte B om alt"."""
        about = next((i for i, n in enumerate(norms) if n in self._set("asked_whether")), len(norms))
        coming = norms[about + 2 : about + 3]
        return norms[about + 1 : about + 2] == ["å"] and set(coming) <= self._set("come")

    @cached_property
    def _treats(self) -> frozenset[str]:
        """What one is asked "på": a visit, a meal."""
        return self._set("visiting") | self._set("meals")

    def _called_in(self, sentence: Sentence, at: int, norms: Sequence[str]) -> bool:
        """ "EU kaller partene inn til møte i Brussel": to a place or occasion, and no envoy to a ministry."""
        particles = [i for i, n in enumerate(norms) if n in self._set("ask_particles")]
        whole = self._norm(at) in self._set("calling_in_alone")
        if not (particles or whole) or set(norms) & frozenset(self._frames["envoys"]):
            return False
        if whole and any(n.startswith(tuple(self._words("led_stems"))) for n in norms):
            return False  # "har innkalt partene til samtaler": whoever leads the talks opens them
        behind = range(particles[0] if particles else 0, len(norms))
        to = next((at + 1 + i for i in behind if norms[i] in self._set("to_marks")), -1)
        return to >= 0 and self._goal(to) and not self._summoned(sentence, at)

    def _together(self, sentence: Sentence, at: int) -> bool:
        """ "To join A at the forum in Lima": whether a gathering or a place follows."""
        last = min(at + ASKED_REACH, sentence.tokens[1])
        tokens = self._document.tokens
        places = within(self._document.mentions, tokens[at].end, tokens[last - 1].end)
        held = any(
            m.kind == "place" and self._norm(self._index(m.start) - 1) in self._set("in_place")
            for m in places
        )
        return held or any(self.occasion(i) for i in range(at, last))

    def _goal(self, to: int) -> bool:
        """Whether a place or an occasion stands behind "til"."""
        start, end = (
            self._document.tokens[to].end,
            self._document.tokens[min(to + 3, len(self._document.tokens) - 1)],
        )
        near = within(self._document.mentions, start, end.start)
        if any(m.kind in ("place", "country") and not m.genitive for m in near):
            return True
        treated = any(self.occasion(i) or self._norm(i) in self._set("meals") for i in range(to + 1, to + 4))
        return treated or self.home_house(to)

    def home_house(self, to: int) -> bool:
        """ "Til Stortinget": whether the house of the home country stands behind the preposition."""
        houses = words(self._language, "people", "home_houses")
        return self._norm(to) in self._set("to_marks") and self._norm(to + 1) in houses

    def _not_among(self, guests: Chunk, at: int) -> bool:
        """ "A is not among those who are invited"."""
        between = {self._norm(i) for i in range(guests.last, at)}
        return bool(between & self._set("among")) and bool(between & self._set("negation"))

    def _doubted(self, left: Sequence[str]) -> bool:
        """ "Considers inviting B"; not "åpnet med å invitere B"."""
        doing, doubt = self._set("by_doing"), self._set("doubt")
        return any(one in doubt and two not in doing for one, two in pairwise((*left, "")))

    def _acts(self, chunk: Chunk) -> bool:
        """Whether whoever stands right before a participle is its subject: behind no auxiliary."""
        before = {self._norm(chunk.first - 1), self._norm(chunk.first - 2)}
        plain = not self._inverts and not chunk.preposition and not chunk.genitive
        return plain and before.isdisjoint(self._auxiliaries)

    def _shared_voice(self, first: int, index: int) -> Literal["active", "passive", ""]:
        """ "Har ringt B og invitert ham", "ble tatt imot og invitert": by the auxiliary before."""
        found = [i for i in range(first, index) if self._norm(i) in self._set("have") | self._set("be")]
        told = self._norm(index + 1)
        if not self._inverts or not found:
            return ""
        if self._norm(found[-1]) in self._set("have"):
            return "active"
        if len(found) > 1 and self._norm(found[-2]) in self._set("have"):
            return ""  # "har vært i Oslo og invitert B"
        finite = told in self._set("finite") or told in self._set("ask_finite")  # "var der og inviterte B"
        return "" if finite else "passive"

    def straight_to(self, to: int) -> bool:
        """Whether a place, and nothing else, stands right behind the preposition at token `to`."""
        token = self._document.tokens[to + 1] if to + 1 < len(self._document.tokens) else None
        inside = within(self._document.mentions, token.start, token.end) if token else []
        return any(m.kind in ("place", "country") and m.form == "name" and not m.genitive for m in inside)

    def over_place(self, to: int) -> int:
        """ "Invited to Lima the presidents of A and B": the token where whoever is invited begins."""
        tokens = self._document.tokens
        if self._inverts or self._norm(to) not in self._set("to_marks") or to + 1 >= len(tokens):
            return to
        inside = within(self._document.mentions, tokens[to + 1].start, tokens[to + 1].end)
        if not self.straight_to(to) and (inside or not tokens[to + 1].text.istitle()):
            return to
        behind = self._index(inside[0].end - 1) + 1 if inside else to + 2
        led = behind < len(tokens) and (tokens[behind].text == "the" or tokens[behind].text[0].isupper())
        named = within(self._document.mentions, tokens[behind].start, tokens[behind].end) if led else ()
        return behind if led and (tokens[behind].text == "the" or named) else to

    def _summoned(self, sentence: Sentence, at: int) -> bool:
        """An ambassador asked to the ministry is called in, not invited; so is any envoy who is called in."""
        behind = {self._norm(i) for i in range(at, min(at + ASKED_REACH, sentence.tokens[1]))}
        called = self._norm(at) in self._set("calling_in")
        envoys = words(self._language, "frames", "envoys") if called else frozenset[str]()
        return not behind.isdisjoint(self._set("offices_called_to") | envoys)
