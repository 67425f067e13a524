"""Who invited whom where, and what came of it."""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.answers import Answers
from kg.extract.chunks import ChunkReader
from kg.extract.clauses import ClauseReader
from kg.extract.destinations import Destinations
from kg.extract.frames import allegiances
from kg.extract.invited import InvitedFrames
from kg.extract.inviting import InvitingFrames, Told
from kg.records import Document, Evidence, Invitation, Sentence, Statement
from kg.reference import Registry

FAR = 1_000  # sentences: no invitation has been told yet
FILLED_SENTENCES = 3  # "invitasjonen" belongs to an invitation this near


def invitations(
    document: Document, registry: Registry, said: Sequence[Statement] = ()
) -> tuple[Invitation, ...]:
    """The invitations that the text tells; the same one told again is one."""
    found: list[Invitation] = []
    reader = _Reader(document, registry, said)
    since = FAR
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind in ("headline", "byline", "published"):
            continue
        since += 1
        for told, destination in reader.sentence(sentence):
            if told.guests:
                since = 0
                for invitation in _made(told, destination, sentence):
                    reader.merge(found, invitation)
            elif since <= FILLED_SENTENCES:
                _fill(found, told, destination, sentence)
        reader.answers.mark(sentence, found, since)
    return tuple(found)


def _made(told: Told, destination: str | None, sentence: Sentence) -> list[Invitation]:
    evidence = (Evidence(start=sentence.start, end=sentence.end),)
    return [
        Invitation(
            inviter=told.inviter, invitee=guest, destination=destination, evidence=evidence, status=told.status
        )
        for guest in told.guests
    ]  # fmt: skip


def _fill(found: list[Invitation], told: Told, destination: str | None, sentence: Sentence) -> None:
    """ "A overleverte invitasjonen": whoever gave the invitation that was told before."""
    if not found or found[-1].inviter is not None or found[-1].invitee == told.inviter:
        return
    evidence = Evidence(start=sentence.start, end=sentence.end)
    old = found[-1]
    found[-1] = replace(
        old,
        inviter=told.inviter,
        destination=old.destination or destination,
        evidence=(*old.evidence, evidence),
    )


class _Reader:
    def __init__(self, document: Document, registry: Registry, said: Sequence[Statement]) -> None:
        chunks, clauses = ChunkReader(document, registry), ClauseReader(document)
        self._document, self._countries = document, registry.countries
        self._served = allegiances(document, registry)
        self._officials = {t.person for t in document.titles if t.person} | set(self._served)
        self._verbs = InvitingFrames(document, registry, chunks, clauses, said)
        self._nouns = InvitedFrames(document, registry, chunks, clauses, said)
        self._destinations = Destinations(document, registry, chunks, clauses, said)
        self.answers = Answers(document, registry, chunks, clauses, said)

    def sentence(self, sentence: Sentence) -> list[tuple[Told, str | None]]:
        """What the sentence tells, each with its destination."""
        told: list[Told] = []
        for at in range(*sentence.tokens):
            noun = self._nouns.named(at)
            one = self._nouns.read(sentence, at) if noun else self._verbs.read(sentence, at)
            if one is not None and self._official(one) and not self._at_home(one):
                told.append(one)
        ends = [*(t.at for t in told[1:]), sentence.tokens[1]]
        return [
            (one, self._destinations.of(sentence, one, last=end))
            for one, end in zip(told, ends, strict=False)
        ]  # fmt: skip

    def _at_home(self, told: Told) -> bool:
        """Whether somebody would invite his own state, or be invited by it: then a name was misread."""
        served = {s for g in told.guests for s in (g, *self._served.get(g, ())) if s in self._countries}
        return told.inviter in served or bool(
            set(told.guests) & {s for s in self._served.get(told.inviter or "", ()) if s in self._countries}
        )

    def _official(self, told: Told) -> bool:
        """Whether a state, a body or somebody with an office is among them: private people invite too."""
        people = {m.key for m in self._document.mentions if m.kind == "person"}
        return any(w and (w not in people or w in self._officials) for w in (told.inviter, *told.guests))

    def merge(self, found: list[Invitation], new: Invitation) -> None:
        """Adds an invitation, or what it tells to the one that it tells again."""
        for index, old in enumerate(found):
            if old.invitee == new.invitee and self._same(old.inviter, new.inviter):
                inviter = self._fuller(old.inviter, new.inviter)
                found[index] = replace(
                    old, inviter=inviter, destination=old.destination or new.destination,
                    other_destinations=_others(old, new),
                    evidence=(*old.evidence, *(e for e in new.evidence if e not in old.evidence)),
                    status=old.status if new.status == "extended" else new.status,
                )  # fmt: skip
                return
        found.append(new)

    def _same(self, one: str | None, other: str | None) -> bool:
        if one is None or other is None or one == other:
            return True
        return one in self._served.get(other, ()) or other in self._served.get(one, ())

    def _fuller(self, one: str | None, other: str | None) -> str | None:
        """Of a person and the state that he serves, the person."""
        if one is None or (other is not None and one in self._countries):
            return other or one
        return one


def _others(old: Invitation, new: Invitation) -> tuple[str, ...]:
    """Destinations that a later telling gives: "Moscow" in the lead, "Russia" in the body."""
    known = (old.destination, *old.other_destinations)
    return (
        *old.other_destinations,
        *(d for d in (new.destination,) if d and old.destination and d not in known),
    )
