"""Whether two tellings are of one invitation: of the same, or of a state and of whoever speaks for it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.document import replace
from kg.extract.invitations.records import Told
from kg.extract.invitations.telling import other_destinations
from kg.records import Invitation
from kg.reference import Registry

PAIR = 2


class Sameness:
    """Tells an invitation that is told again from another one, and joins what both tell."""

    def __init__(
        self, registry: Registry, people: set[str], served: Mapping[str, set[str]], opposed: AbstractSet[str]
    ) -> None:
        self._countries, self._people, self._served = registry.countries, people, served
        self._opposed = opposed  # who speak for no state

    def at_home(self, told: Told) -> bool:
        """Whether somebody would invite his own state, or be invited by it: then a name was misread."""
        if told.each:
            return False
        guests = [g for g in told.guests if g not in self._opposed]
        served = {s for g in guests for s in (g, *self._served.get(g, ())) if s in self._countries}
        own = {s for s in self._served.get(told.inviter or "", ()) if s in self._countries}
        return told.inviter in served or bool(set(guests) & own)

    def strangers(self, inviter: str, guests: Sequence[str]) -> bool:
        """Whether none of the guests is the inviter or of his state."""
        return not self.at_home(Told(inviter, tuple(guests), -1)) and inviter not in guests

    def merge(self, found: list[Invitation], new: Invitation) -> None:
        """Adds an invitation, or what it tells to the one that it tells again."""
        for index, old in enumerate(found):
            if self._again(old, new):
                found[index] = self._joined(old, new)
                return
        found.append(new)

    def _joined(self, old: Invitation, new: Invitation) -> Invitation:
        """What both tellings of one invitation tell; who is said to invite before who is worked out."""
        told = [one for one in (old, new) if not one.inferred_inviter] or [old, new]
        return replace(
            old, inviter=self._fuller(told[0].inviter, told[-1].inviter),
            inferred_inviter=old.inferred_inviter and new.inferred_inviter,
            invitee=self._fuller(old.invitee, new.invitee),
            destination=self._nearer(old.destination, new.destination),
            other_destinations=other_destinations(old, new),
            evidence=(*old.evidence, *(e for e in new.evidence if e not in old.evidence)),
            status=old.status if new.status == "extended" else new.status,
        )  # fmt: skip

    def _nearer(self, one: str | None, other: str | None) -> str | None:
        """Of a state and a town, the town."""
        town = one in self._countries and other is not None and other not in self._countries
        return other if town else one or other

    def known(self, found: Sequence[Invitation], one: Invitation) -> bool:
        """Whether it tells of one that has been told of."""
        return any(self._again(old, one) for old in found)

    def _again(self, old: Invitation, new: Invitation) -> bool:
        """Whether an invitation is told again: of the same, or to a state and to whoever speaks for it."""
        if old.invitee == new.invitee:
            inferred = (old.inferred_inviter or new.inferred_inviter) and old.destination == new.destination
            return inferred or self._same(old.inviter, new.inviter) or self._stateless(old, new)
        if old.evidence == new.evidence and old.inviter == new.inviter:
            return False  # "invited the Kenyan government and rebel leader B"
        bare = new.inviter is None or (new.inviter == old.inviter and new.status == "extended")
        if bare and new.destination is None and old.invitee and new.invitee:
            return self._same(old.invitee, new.invitee)  # "A's invitation to the Peruvian leaders"
        alike = old.destination is not None and old.destination == new.destination
        unknown = old.inviter is None or new.inviter is None or (alike and old.inviter == new.inviter)
        kinds = [d in self._countries for d in (old.destination, new.destination) if d]
        place = old.destination == new.destination or kinds != [False, False]
        one_state = len({old.invitee, new.invitee} & self._countries.keys()) == 1
        both = old.destination is not None and new.destination is not None
        unknown = unknown or (one_state and both and old.inviter == new.inviter)
        same = unknown and place and old.invitee is not None and new.invitee is not None
        return same and self._same(old.invitee, new.invitee)

    def _stateless(self, old: Invitation, new: Invitation) -> bool:
        """ "The US invited B to Lima", "A's invitation to B to Lima": of A no state is told."""
        if old.destination is None or old.destination != new.destination:
            return False
        people = {old.inviter, new.inviter} & self._people
        states = {old.inviter, new.inviter} & self._countries.keys()
        unserved = [p for p in people if not self._served.get(p or "")]
        apart = old.evidence[0] != new.evidence[0]  # "at the invitation of A and B"
        if apart and len(people) == PAIR and len(unserved) == 1:
            return True  # the editor who only writes of "his invitation" is no second inviter
        return len(people) == len(states) == 1 and not any(self._served.get(p) for p in people if p)

    def _same(self, one: str | None, other: str | None) -> bool:
        if one is None or other is None or one == other:
            return True
        return one in self._served.get(other, ()) or other in self._served.get(one, ())

    def speaks_for(self, person: str | None, inviter: str | None) -> bool:
        """Whether nobody has been told of who invites, or the state that the person serves."""
        return inviter is None or (
            inviter in self._countries and inviter in self._served.get(person or "", ())
        )

    def colleagues(self, one: str | None, other: str | None) -> bool:
        """Whether two people act for the same state."""
        both = self._people.issuperset({one, other}) and one != other
        return both and not self._served.get(one or "", set()).isdisjoint(self._served.get(other or "", ()))

    def brought(self, told: Told, found: Sequence[Invitation]) -> bool:
        """ "A's invitation was handed to B by C of A's state", "B thanked C for it": C only brings it."""
        guests: set[str | None] = {*told.guests} or {one.invitee for one in found[-1:]}
        known = (one for one in found if one.invitee in guests and self.colleagues(told.inviter, one.inviter))
        passed_on = told.brought or (told.noun and told.status == "extended" and bool(told.guests))
        return passed_on and told.same and any(known)

    def _fuller(self, one: str | None, other: str | None) -> str | None:
        """Of a person and the state that he serves, the person."""
        if one is None or (other is not None and one in self._countries):
            return other or one
        unserved = one in self._people and not self._served.get(one) and self._served.get(other or "")
        return other if unserved else one
