"""Invitations that a speaker gives: "B er velkommen til Oslo, sier A", "B has a standing invitation"."""

from kg.annotate.structure import within
from kg.document import Sentence
from kg.extract.grammar.errands import bidden
from kg.extract.invitations.parties import Parties
from kg.extract.invitations.records import Told
from kg.records import Statement

BE_REACH = 3  # tokens between "is" and "welcome"
GOAL_REACH = 4  # tokens between "welcome" and the place
STANDING_REACH = 3  # tokens between "has" and "invitation"


class WelcomeFrames(Parties):
    """Reads whoever says that somebody is welcome at home."""

    def read(self, sentence: Sentence, at: int) -> Told | None:
        """Who is said to be welcome by the word at token `at`, and who says so; None where nobody is."""
        last = min(at + GOAL_REACH, sentence.tokens[1] - 1)
        place = self._home_place(at, last)
        left = [self._norm(i) for i in range(max(sentence.tokens[0], at - BE_REACH - 2), at)]
        unreal = self._set("negation") | self._set("condition")
        if not place or set(left) & unreal:
            return None
        if self._norm(at) in self._set("nouns"):
            verb = next(
                (i for i in range(at - 1, at - 1 - STANDING_REACH, -1) if self._norm(i) in self._set("have")),
                -1,
            )
            if not set(left) & self._set("standing"):
                return None
        else:
            verb = next(
                (i for i in range(at - 1, at - 1 - BE_REACH, -1) if self._norm(i) in self._set("be")), -1
            )
        guests = self.subject(sentence, verb) if verb > sentence.tokens[0] else None
        if guests is None:
            return self._bidden(sentence, at, place)
        speaker = self._says(at)
        if speaker is not None and speaker in guests.members:
            guests = self.other(sentence, guests, (speaker,)) or guests  # "told B that he was welcome"
        if not guests.people or speaker in guests.members:
            return None
        if speaker is not None and place in self._served.get(speaker, ()):
            return Told(speaker, tuple(guests.members), at, noun=True)
        foreign = all(place not in self._served.get(w, {place}) for w in guests.members)
        standing = self._norm(at) in self._set("nouns") and foreign
        return Told(None, tuple(guests.members), at, noun=True) if standing else None

    def _bidden(self, sentence: Sentence, at: int, place: str) -> Told | None:
        """ "A ønsket B velkommen til å besøke Lima": by A, who is at home there."""
        if not bidden(self._document, sentence, at):
            return None
        verb = next(iter(self._clauses.verbs(self._clauses.at(sentence, at), at)[-1:]), -1)
        host = self.subject(sentence, verb) if verb > sentence.tokens[0] else None
        guest = self.object(sentence, verb + 1, host) if host else None
        if host is None or guest is None or guest.last > at or set(guest.members) & set(host.members):
            return None
        at_home = any(place in self._served.get(w, ()) for w in host.members)
        return Told(host.members[0], tuple(guest.members), at, noun=True) if at_home else None

    def _says(self, at: int) -> str | None:
        """The person whose words token `at` is among."""
        start = self._document.tokens[at].start
        inside: list[Statement] = [s for s in self._told if s.start <= start < s.end and s.speaker]
        return inside[0].speaker if inside and inside[0].speaker in self._people else None

    def _home_place(self, at: int, last: int) -> str:
        """The state of the place behind "to" within the reach."""
        if self._norm(at + 1) not in self._set("to_marks") | self._set("infinitive_marks") | self._set(
            "in_place"
        ):
            return ""
        tokens = self._document.tokens
        for mention in within(self._document.mentions, tokens[at].end, tokens[last].end):
            if mention.kind == "country" and mention.form == "name" and not mention.genitive:
                return mention.key
            if mention.kind == "place" and (place := self._registry.places.get(mention.key)):
                return place.country
        return ""
