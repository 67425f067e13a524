"""Who invites where nobody is told to: the body whose gathering somebody is invited to."""

from collections.abc import Sequence

from kg.document import Sentence, replace
from kg.extract.invitations.counterparts import Counterparts
from kg.extract.invitations.records import Told
from kg.records import Event

GATHERINGS = ("summit", "conference", "meeting")
SENTENCES = 2  # before "A has been invited" in which the gathering is told of


class Gatherings(Counterparts):
    """Works out who invites by a passive that leaves it out: "B has been invited to the summit"."""

    def hosted(self, sentence: Sentence, told: Told, events: Sequence[Event]) -> Told:
        """The invitation with whoever gives it, marked as worked out; as it was where that is left open."""
        if told.inviter is not None or not told.guests or told.same or told.verb >= 0:
            return told
        host = self._holder_of_gathering(sentence, events)
        elsewhere = self._norm(told.at + 1) in self._set("to_marks") and not self.occasion(told.at + 2)
        host = "" if told.noun or elsewhere else host
        if not host or host in told.guests or any(host in self._served.get(g, ()) for g in told.guests):
            return told
        return replace(told, inviter=host, inferred=True)

    def gathered_before(self, sentence: Sentence, told: Told, events: Sequence[Event]) -> bool:
        """ "The summit of the African Union opens on Thursday. A is invited": whether it is to that."""
        guest = self._norm(told.at - 1) in self._set("one_marks")  # "an invited guest"
        bare = told.inviter is None and bool(told.guests) and not told.noun and not guest
        return bare and bool(self._holder_of_gathering(sentence, events))

    def _holder_of_gathering(self, sentence: Sentence, events: Sequence[Event]) -> str:
        """ "Invited to the summit of the African Union": the body that holds it."""
        here = self._document.sentences.index(sentence)
        first = self._document.sentences[max(0, here - SENTENCES)].start
        near = [e for e in events if e.type in GATHERINGS and first <= e.trigger.start < sentence.end]
        held = [[p.who for p in e.participants if p.role == "organiser"] for e in near]
        bodies = {w for who in held for w in who} - self._registry.countries.keys()
        alone = all(len(who) == 1 for who in held) and len(bodies) == 1
        return bodies.pop() if alone else ""
