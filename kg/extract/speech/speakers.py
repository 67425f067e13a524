"""Who says it, and to whom: the subject at a verb of saying, by name, title, pronoun or institution."""

import re

from kg.document import Document, Mention
from kg.extract.speech.apposed import before, closing, fronted, subject
from kg.extract.speech.collectives import Collectives
from kg.extract.speech.cues import Cues
from kg.extract.speech.governing import led_at
from kg.extract.speech.headless import headless
from kg.extract.speech.institutions import Institutions
from kg.extract.speech.officers import Officers
from kg.extract.speech.outlets import outlets
from kg.extract.speech.owned import speakable
from kg.extract.speech.papers import put_out_by
from kg.extract.speech.plurals import Plurals
from kg.extract.speech.records import Speaker, speaker_of
from kg.extract.speech.referring import Referring, set_off
from kg.extract.speech.relative_heads import RelativeHeads
from kg.extract.speech.speaker_patterns import ASIDE, STOP, speaker_patterns
from kg.languages import subject_first

_THROUGH = 5  # words of "ved statssekretær" between a body and a name
_NAMED = ("name", "alias")
_BRACKETS = re.compile(r"\([^()\n]*\)")


class SpeakerFinder:
    """Finds subjects and addressees in stretches of one document; offsets are the article's."""

    def __init__(self, document: Document, cues: Cues, view: str) -> None:
        self._pack = speaker_patterns(document.article.language)
        self._document, self._cues, self._view = document, cues, view
        self.issuing = self._pack.issuing
        self.view, self.before_now = view, frozenset(cues.words["before_now"])
        self._text = document.article.text
        self._mentions = speakable(document)
        self._governing = cues.prepositions | frozenset(cues.words["governing"])
        self._subordinating = frozenset(cues.words["subordinating"])
        self._fronts = frozenset(cues.words.get("fronts", ()))
        self._helped = frozenset((*cues.words["auxiliaries"], *cues.words["perfects"], *cues.split))
        self._ordered = subject_first(document.article.language)
        self.referring = Referring(document, cues, view)
        self._outlets, self.officers = outlets(document.article.language), Officers(document, view)
        self._plurals, self._collectives = Plurals(document, view), Collectives(document, view)
        self.bodies = Institutions(document, cues, view, self._mentions)
        self._heads = RelativeHeads(document, cues, view, self.bodies)
        self.name = self.bodies.name  # by which whoever is mentioned goes in statements

    def after(self, start: int, stop: int, *, cut: bool = True) -> Speaker | None:
        """The subject right behind `start`: the first person, else the first institution or country."""
        aside = ASIDE.match(self._view, start, stop)  # "said, more precisely, X"
        start = aside.end() if aside else start
        found = STOP.search(self._view, start, stop) if cut else None
        stop = found.start() if found else stop
        led = len(self._view[start:stop]) - len(self._view[start:stop].lstrip())
        if outlet := self._outlets.named(self._view, start + led, stop):
            return Speaker(names=(outlet[0],), start=outlet[1], end=outlet[2])
        commaed = found is not None and found.group()[0] == "," and not self.referring.after(start, stop)
        if commaed and (named := self.described_person(start + led, stop)):
            return named
        spoken = self.bodies.spoken_for(start, stop)  # "said a spokesman for X"
        if spoken is not None and len(self._view[start : spoken[1]].split()) <= 1:
            return speaker_of(spoken)
        if open_ := self._open(self.referring.after(start, stop), self.referring.printed_after(start, stop)):
            return open_
        inside = [m for m in self.inside(start, stop) if not self._led(m, start)]
        several = self.officers.after(start, stop) or self.bodies.apart(inside, start, stop)
        if (plural := self.several(start, stop) or speaker_of(several)) is not None:
            return plural
        people = [m for m in inside if m.kind == "person" and not m.genitive]
        if not people and found and found.group()[0] == "," and (beside := self.apposed(found.end())):
            return self._grouped(beside, [beside])
        body = self._body(start, stop)
        body = None if body is not None and self._pack.seated.search(self._view, start, body.start) else body
        if people and (body is None or people[0].start < body.start or self._serves(body, people[0])):
            return self._grouped(people[0], inside)
        if body is not None:
            return body
        late = self.referring.printed_within(start, stop)
        if late is not None and not any(m.end <= late[0] for m in inside if m.kind == "organisation"):
            return self._open(None, late)
        told = self._institution(inside, stop) or self.government(start, stop) or self._deputy(start, stop)
        of_body = self.bodies.aide(start, stop) or self.bodies.capital(start, stop, behind=True)
        return told or speaker_of(of_body)

    def several(self, start: int, stop: int) -> Speaker | None:
        """Several who are named or meant right behind `start`: "the ministers of Peru and Kenya"."""
        return speaker_of(self._collectives.after(start, stop) or self._plurals.after(start, stop))

    def opening(self, start: int, stop: int, first: int | None = None) -> Speaker | None:
        """The subject with which a sentence opens: its first verb stands at `first`, a second at `stop`."""
        if plural := self._plurals.opening(start, stop):
            return speaker_of(plural)
        if self._plurals.unread(start, stop):
            return None
        people = [m for m in self.inside(start, stop) if m.kind == "person" and not m.genitive]
        free = [m for m in people if not self._led(m, start)]
        turn = free[:1] and free[0].form == "pronoun" and "\0" in self._view[start : free[0].start]
        told = self._grouped(free[0], free) if free and not turn else None  # “C,” he added, saying D"
        return told or self.before(start, stop if first is None else first)

    def before(self, start: int, stop: int) -> Speaker | None:
        """The subject nearest before `stop`, which is where the verb begins."""
        paper = put_out_by(self, self._document, start, stop)
        if paper is not None or headless(self._document, self._view, start, stop):
            return paper
        if (body := speaker_of(self._heads.body(start, stop))) is not None:
            return body
        people = [m for m in self.inside(start, stop) if m.kind == "person"]
        apposed = subject(self._document, self._view, people, self._pack, start, stop)
        named = self._closing(start, stop) or self._heads.mention(self._mentions, start, stop) or apposed
        if named is not None:
            if named.kind != "person":
                return self._institution([named], stop)
            return self._grouped(named, self.inside(start, stop))
        near = self._pack.beside.fullmatch
        beside = any(near(self._view, m.end, stop) for m in people)
        adjunct = None if beside else self._pack.adjunct.search(self._view, start, stop)
        if adjunct is not None and self.described(start, adjunct.start() + 1):
            return self.before(start, adjunct.start() + 1)  # "X, a spokesman, in a talk said"
        aside = None if beside else self.insertion(start, stop)  # "With X, her host, at her side, Y said"
        if aside is not None:  # "X, who met Y on Monday, said": Y is not the one who said it
            return self.before(start, aside[0]) or self._subject(start, stop)
        return self._subject(start, stop)

    def _open(self, pronoun: tuple[int, int] | None, name: tuple[int, int] | None) -> Speaker | None:
        """A subject that is no mention: a pronoun to be resolved later, or a name nobody knows."""
        if pronoun is not None:
            return Speaker(names=(), start=pronoun[0], end=pronoun[1])
        if name is None:
            return None
        if outlet := self._outlets.named(self._text, *name):  # "avisen La Jornada" goes by its name
            return Speaker(names=(outlet[0],), start=name[0], end=name[1])
        return Speaker(names=(self.referring.fullest(self._text[slice(*name)]),), start=name[0], end=name[1])

    def apposed(self, start: int) -> Mention | None:
        """The person named right behind the comma after a description: "said its spokesman, X,"."""
        start = m.end() if (m := self._pack.honorific.match(self._view, start)) else start
        start = next((t.end + 1 for t in self._document.titles if t.person and t.start == start), start)
        named = next(
            (m for m in self._mentions if m.kind == "person" and m.form == "name" and m.start == start), None
        )
        closed = named and re.match(
            r"\s*(?:\([^)]*\)\s*)?(?:[.,;:\0]|$|(?:på|til|i|etter|under|at|om|on|to|in|after)\s)",
            self._view[named.end : named.end + 40],
        )
        return named if named and closed else None

    def _closing(self, start: int, stop: int) -> Mention | None:
        """The name between two commas right before the verb: "Its spokeswoman, X, said"."""
        if not self._ordered and fronted(
            self._view, start, stop, self._governing, self._fronts, self._helped
        ):
            return None
        return closing(self._view, self._mentions, self._pack, start, stop, self.inside)

    def described(self, start: int, stop: int) -> bool:
        """Whether the comma right before `stop` closes a description of the subject."""
        told = self._closing(start, stop) or self.insertion(start, stop)
        return bool(told or self._pack.set_apart.fullmatch(self._view, start, stop))

    def insertion(self, start: int, stop: int) -> tuple[int, int] | None:
        """A clause or description between commas that stands right before the verb at `stop`."""
        closed = re.search(r",\s*(?:[a-zæøå]\w*\s*)?$", self._view[start:stop])
        before = self.inside(start, start + closed.start()) if closed else []
        people = (m for m in before if m.form in _NAMED)
        for mention in (m for m in people if self._told_of(m) or not set_off(self._view[start : m.start])):
            between = self._view[mention.end : start + closed.start()] if closed else ""
            led = self._led(mention, start) and not self._after(mention, start)
            if mention.kind == "person" and not mention.genitive and not led:
                aside = re.match(r"(?:\s*\([^)]*\))?,\s", between) or self._adjoined(between)
                if aside and not re.search(r"[;:!?\n\0]", between):
                    return mention.end, stop
                if "," in between[: between.find(" ") if " " in between else None]:
                    break
        first = self._view.find(",", start, stop)
        if closed and start <= first < start + closed.start():
            named = self.referring.printed_before(start, first)
            if named and not self._view[start : named[0]].strip(' \0»”"'):
                return first, stop
        found = self._pack.insertion.search(self._view[start:stop])
        return (start + found.start(), start + found.end()) if found else None

    def _adjoined(self, between: str) -> bool:
        """ "X in a message to his colleague, Y, said": what stands behind a name without a verb."""
        return self._pack.adjoined.match(between) is not None and not self._cues.any.search(between)

    def _told_of(self, name: Mention) -> bool:
        """ "C, NAME, spokesman for X, said": whether an office of his stands right behind a name."""
        ahead = (t for t in self._document.titles if t.person == name.key and t.start > name.end)
        return any(self._pack.apposing.fullmatch(self._view, name.end, t.start) for t in ahead)

    def _subject(self, start: int, stop: int) -> Speaker | None:
        bodies = [m for m in self.inside(start, stop) if m.kind != "person"]
        if any(self._pack.thing.fullmatch(self._view, m.end, stop) for m in bodies):
            return None  # "the EU motion that demanded C": a thing does
        told = self._actor(start, stop)
        if told is None or not told.names or self._ordered:
            return told
        ahead = fronted(self._view, start, stop, self._governing, self._fronts, self._helped)
        return None if ahead else told  # "Til TV 2 Nett sier", "Før møtet med X, Y, sier"

    def _actor(self, start: int, stop: int) -> Speaker | None:
        printed = self._outlets.ending(self._view, start, stop) or self.referring.printed_before(start, stop)
        if printed and (self._led_at(printed[0], start) or self._plurals.spans(printed[1])):
            printed = None  # "The Secretaries" is no name
        if open_ := self._open(self.referring.before(start, stop), printed):
            return open_
        several = self._collectives.before(start, stop)
        if officer := speaker_of(several or self.officers.before(start, stop)):
            return officer
        inside = self.inside(start, stop)
        free = [m for m in inside if not self._led(m, start) or self._conjoined(m, start, stop)]
        people = [m for m in free if m.kind == "person" and not m.genitive]
        near = self._institution([m for m in free if self._adjacent(m.end, stop) and not m.genitive], stop)
        if near is not None and near.end > (people[-1].end if people else start):
            aide = self._pack.officer.fullmatch(self._view, near.end, stop)
            if aide and not self._anybody(aide.group(), self._view[start : near.start]):
                return Speaker(names=(), start=near.start, end=stop)  # "the Kremlin official": a person
            return near
        seat = speaker_of(self.bodies.capital(start, stop))
        late = seat if seat and seat.start > (people[-1].end if people else start) else None
        ruling = (self.government(start, stop), late)  # "A stayed at home after Lima said C"
        if beside := next((s for s in ruling if s and self.adjacent(s, stop)), None):
            return beside
        nationals = self._nationals(inside, people[-1].end if people else start - 1, stop)
        if nationals:  # "Danish militants said", who are nobody named, and "Danish officials said"
            return self._institution(nationals, stop)
        they = self._plurals.speaking(start, stop)
        if they is not None and (not people or they.start >= people[-1].start):
            return they
        body = self._body(start, stop, last=True)
        if deputy := speaker_of(self.bodies.spoken_for(start, stop)):
            return deputy
        inner = people and body is not None and body.start <= people[-1].start and people[-1].end <= body.end
        beyond = body is None or people[-1:] == [] or people[-1].end > body.start
        beyond = beyond or (body is not None and self._led_at(body.start, start))
        if (people and beyond and not inner) or (people and self._told_of(people[-1])):
            return self._grouped(people[-1], free)
        if body is not None:
            return seat if seat is not None and seat.start > body.end else body
        return self._institution(list(reversed(free)), stop) or self.government(start, stop) or seat

    def _nationals(self, inside: list[Mention], low: int, stop: int) -> list[Mention]:
        """ "A backed it, but Bolivian militants have rejected B": they, not A, and nobody who is named."""
        late = [m for m in inside if m.kind == "country" and m.form == "adjective" and m.start > low][-1:]
        behind = (self._pack.nationals.fullmatch(self._view, m.end, stop) for m in late)
        return late if any(b and not self._cues.body_noun.search(b.group()) for b in behind) else []

    def adjacent(self, speaker: Speaker, verb: int) -> bool:
        """Whether nothing but a space stands between the subject and its verb."""
        return not self._view[speaker.end : verb].strip()

    def _adjacent(self, end: int, stop: int) -> bool:
        words = self._pack.adverbs.sub("", self._view[end:stop])
        return len(words.split()) <= 1 and "," not in words

    def _deputy(self, start: int, stop: int) -> Speaker | None:
        """An unnamed spokesperson of somebody's speaks for the country."""
        told = self._pack.spokes.search(self._view, start, stop)
        states = (m for m in self.inside(start, stop) if m.kind == "country")
        state = next((m for m in states if told and not self.bodies.led(told.end(), m.start)), None)
        return Speaker(names=(state.key,), start=told.start(), end=state.end) if state and told else None

    def any_person(self, start: int, stop: int) -> Speaker | None:
        """The first person or institution in a stretch, whatever stands before it."""
        inside = self.inside(start, stop)
        people = [m for m in inside if m.kind == "person"]
        if anonymous := self._pack.anonymous.search(self._view, start, stop):
            inside = [m for m in inside if m.end <= anonymous.start() and m.kind == "person"]
            return self._grouped(inside[0], inside) if inside else None
        body = self._body(start, stop)
        if people and not (body and people[0].genitive and body.start <= people[0].start < body.end):
            return self._grouped(people[0], inside)
        told = body or speaker_of(self.officers.after(start, stop)) or self._institution(inside, stop)
        if told is None:  # "avisen X", which nobody lists
            led = len(self._view[start:stop]) - len(self._view[start:stop].lstrip())
            outlet = self._outlets.named(self._view, start + led, stop)
            told = Speaker(names=(outlet[0],), start=outlet[1], end=outlet[2]) if outlet else None
        return told

    def source(self, start: int, stop: int) -> Speaker | None:
        """An institution or country that stands right at `start`, whoever is named behind it."""
        first = [m for m in self.inside(start, stop) if m.start == start and m.form != "adjective"]
        if any(m.kind == "person" or m.genitive for m in first):
            return None
        return self._institution(first, stop) if first else None

    def described_person(self, start: int, stop: int) -> Speaker | None:
        """ "Ifølge ministeren i Peru, NAME,": whoever is named between commas behind an office."""
        office = any(start <= t.start and t.end <= stop for t in self._document.titles)
        if not office and not self._pack.spokes.search(self._view, start, stop):
            return None
        inside = self.inside(start, stop)
        people = [m for m in inside if m.kind == "person" and m.form in _NAMED and not m.genitive]
        if people and inside[0].kind != "person":  # "the ministry's spokesman NAME", not "A's, NAME"
            return self._grouped(people[0], people)
        named = self.apposed(stop + 2) if not people else None
        return self._grouped(named, [named]) if named else None

    def speaks_for(self, noun: str) -> bool:
        """Whether a plain noun is that of somebody who speaks for others: "talspersonen", "the spokesman"."""
        return noun.rsplit(maxsplit=1)[-1].startswith(tuple(self._cues.words["spokes_nouns"]))

    def _anybody(self, noun: str, lead: str) -> bool:
        """ "A Kremlin spokesman", who speaks for it and is nobody told of before."""
        indefinite = {w.casefold() for w in lead.split()[-1:]} & set(self._cues.words["indefinite"])
        return bool(indefinite) and self.speaks_for(noun.strip())

    def met(self, start: int, stop: int) -> bool:
        """Whether a person is the object of the stretch: named or titled there, behind no preposition."""
        titled = [
            m for m in self._mentions if m.kind == "person" and start <= m.start < stop and not m.genitive
        ]
        return any(not self._led(m, start) for m in titled)

    def is_person(self, speaker: Speaker) -> bool:
        """Whether somebody is named there, not an institution or a country."""
        return any(m.kind == "person" and m.start == speaker.start and not m.genitive for m in self._mentions)

    def inside(self, start: int, stop: int) -> list[Mention]:
        """The mentions that can be somebody speaking: a party in brackets behind a name cannot."""
        brackets = [(start + b.start(), start + b.end()) for b in _BRACKETS.finditer(self._view[start:stop])]
        return [
            m
            for m in self._mentions
            if start <= m.start
            and m.end <= stop
            and self._view[m.start] != "\0"
            and not any(low < m.start < high for low, high in brackets)
        ]

    def is_led(self, speaker: Speaker, start: int) -> bool:
        """Whether a preposition behind `start` makes somebody other than the subject."""
        return self._led_at(speaker.start, start)

    def _led(self, mention: Mention, start: int) -> bool:
        if self._led_at(mention.start, start):
            return True  # and so is "Chile" of "the visit to Peru and Chile"
        beside = [m for m in self.inside(start, mention.start - 1) if m.kind == mention.kind]
        opens = next((t.start for t in self._document.titles if t.end + 1 == mention.start), mention.start)
        joined = beside and self._view[beside[-1].end : opens].strip() in self._cues.words["together"]
        return bool(joined) and self._led_at(beside[-1].start, start)

    def _conjoined(self, mention: Mention, start: int, stop: int) -> bool:
        """ "After X said C": whether the word before opens a clause, whose verb stands right behind X."""
        near = self._pack.beside.fullmatch(self._view, mention.end, stop) is not None
        if near and self._pack.doing.match(self._view, stop):  # "with X saying C"
            return led_at(self._document, self._view, self._pack.company, start, mention.start)
        return near and self._after(mention, start)

    def _after(self, mention: Mention, start: int) -> bool:
        """Whether the word before a name opens a clause."""
        return led_at(self._document, self._view, self._subordinating, start, mention.start)

    def _led_at(self, at: int, start: int) -> bool:
        """Whether a preposition right before it makes it something other than the subject."""
        return led_at(self._document, self._view, self._governing, start, at)

    def _grouped(self, first: Mention, free: list[Mention]) -> Speaker:
        """The person with those that stand at the same words, or are joined by "and"."""
        members = [m for m in free if (m.start, m.end) == (first.start, first.end)]
        for other in (m for m in free if m.kind == "person" and not m.genitive and m not in members):
            low, high = sorted((other, first), key=lambda m: m.start)
            if low.end <= high.start and self._pack.joint.fullmatch(self._view[low.end : high.start]):
                members += (other, *before(self._view, self._pack.comma, low, free))
        names = tuple(dict.fromkeys(m.key for m in sorted(members, key=lambda m: m.start)))
        return Speaker(names=names, start=min(m.start for m in members), end=max(m.end for m in members))

    def _institution(self, inside: list[Mention], stop: int) -> Speaker | None:
        return speaker_of(self.bodies.institution(inside, stop))

    def government(self, start: int, stop: int) -> Speaker | None:
        """The state whose government a stretch names."""
        return speaker_of(self.bodies.government(start, stop))

    def _body(self, start: int, stop: int, *, last: bool = False) -> Speaker | None:
        body = speaker_of(self.bodies.body(start, stop, last=last))
        return body and (self._through(body, stop) or body)

    def _serves(self, body: Speaker, name: Mention) -> bool:
        """ "Said foreign ministry spokesman NAME": whoever is named behind a noun for one who serves it."""
        return self._pack.serving.fullmatch(self._view, body.end, name.start) is not None

    def _through(self, body: Speaker, stop: int) -> Speaker | None:
        """ "Politiet ved NAME": whoever is named right behind a body that speaks through him."""
        found = self._pack.through.match(self._view, body.end, stop)
        people = [m for m in self.inside(found.end(), stop) if m.kind == "person"] if found else []
        near = people and found and len(self._view[found.end() : people[0].start].split()) <= _THROUGH
        return self._grouped(people[0], people[:1]) if near else None
