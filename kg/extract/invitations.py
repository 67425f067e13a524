"""Who invited whom where, and what came of it."""

import itertools
from dataclasses import replace

from kg.annotate.structure import within
from kg.extract.chunks import Chunk, ChunkReader
from kg.extract.clauses import ClauseReader
from kg.extract.frames import allegiances
from kg.extract.invited import InvitedFrames
from kg.languages import table, words
from kg.records import Document, Evidence, Invitation, Mention, Sentence
from kg.reference import Registry

RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma


def invitations(document: Document, registry: Registry) -> tuple[Invitation, ...]:
    """The invitations that the text tells; the same one told again is one."""
    found: list[Invitation] = []
    reader = _Reader(document, registry)
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind in ("headline", "byline", "published"):
            continue
        for invitation in reader.sentence(sentence):
            _merge(found, invitation)
        _answers(document, sentence, found)
    return tuple(found)


def _merge(found: list[Invitation], new: Invitation) -> None:
    for index, old in enumerate(found):
        if old.invitee == new.invitee and (old.inviter == new.inviter or not old.inviter or not new.inviter):
            found[index] = replace(
                old, inviter=old.inviter or new.inviter, destination=old.destination or new.destination,
                other_destinations=_others(old, new),
                evidence=(*old.evidence, *(e for e in new.evidence if e not in old.evidence)),
                status=old.status if new.status == "extended" else new.status,
            )  # fmt: skip
            return
    found.append(new)


def _others(old: Invitation, new: Invitation) -> tuple[str, ...]:
    """Destinations that a later telling gives: "Moscow" in the lead, "Russia" in the body."""
    known = (old.destination, *old.other_destinations)
    return (
        *old.other_destinations,
        *(d for d in (new.destination,) if d and old.destination and d not in known),
    )


class _Reader:
    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        self._table = table(document.article.language, "invitations")
        self._frames = table(document.article.language, "frames")
        self._auxiliaries = words(document.article.language, "frames", "invited_auxiliaries")
        self._chunks, self._clauses = ChunkReader(document, registry), ClauseReader(document)
        self._svo = bool(self._frames.get("subject_first"))
        self._noun = InvitedFrames(document, registry, self._chunks, self._clauses)
        self._served, self._countries = allegiances(document, registry), registry.countries

    def sentence(self, sentence: Sentence) -> list[Invitation]:
        tokens = self._document.tokens
        found: list[Invitation] = []
        for at in range(*sentence.tokens):
            norm = tokens[at].norm
            asked = norm in self._table["asked_to_come"] and any(
                t.norm in self._table["come"] for t in tokens[at + 1 : min(at + 10, sentence.tokens[1])]
            )
            if norm in self._table["verbs"] or asked:
                found += self._verb(sentence, at)
            elif norm in self._table["nouns"]:
                found += self._told(sentence, at) if self._svo else self._received(sentence, at)
        return found

    def _verb(self, sentence: Sentence, at: int) -> list[Invitation]:
        tokens = self._document.tokens
        chunks = self._chunks.chunks(sentence)
        clause = self._clauses.at(sentence, at)
        start = clause.start
        inside = [c for c in chunks if c.first in clause and not c.genitive]
        before = [c for c in inside if c.last <= at and not c.preposition]
        after = [c for c in inside if at < c.first]
        passive = any(t.norm in self._auxiliaries for t in tokens[max(start, at - 3) : at])
        agent = next((c for c in after if c.preposition in self._frames["by"]), None)
        places = self._destination(sentence, at)
        if passive:
            guests = before[-1] if before else None
            return self._made(agent, guests, places, sentence)
        limit = self._target(sentence, at)
        objects = [c for c in after if not c.preposition and tokens[c.first].start < limit]
        subject = before[-1] if before else None
        if (
            self._svo
            and before
            and {tokens[at - 1].norm, tokens[at - 2].norm} & set(self._frames["conjunctions"])
        ):
            subject = before[0]
        if subject is None and len(objects) > 1 and not self._svo:
            subject, objects = objects[0], objects[1:]
        if subject is None:
            relative = [c for c in chunks if c.last <= start and start - c.last <= RELATIVE_REACH]
            subject = relative[-1] if relative else None
        if places is None and subject is not None:
            places = self._home(subject.members[0], sentence, at)
        return self._made(subject, objects[0] if objects else None, places, sentence)

    def _told(self, sentence: Sentence, at: int) -> list[Invitation]:
        told = self._noun.read(sentence, at)
        if told is None:
            return []
        destination = self._destination(sentence, at) or self._home(told.inviter, sentence, at)
        evidence = (Evidence(start=sentence.start, end=sentence.end),)
        return [
            Invitation(
                inviter=told.inviter, invitee=w, destination=destination,
                evidence=evidence, status=told.status,
            )
            for w in told.guests
        ]  # fmt: skip

    def _home(self, inviter: str | None, sentence: Sentence, at: int) -> str | None:
        """Where a visit goes that names no place: to the state of whoever invites."""
        norms = {t.norm for t in self._document.tokens[at : sentence.tokens[1]]}
        if inviter is None or not self._svo or not norms & set(self._table.get("homeward", ())):
            return None
        states = [inviter, *sorted(self._served.get(inviter, ()))]
        return next((s for s in states if s in self._countries), None)

    def _received(self, sentence: Sentence, at: int) -> list[Invitation]:
        """ "A har fått invitasjon", "Invitasjonen til møtet fikk A søndag": the inviter is not told."""
        tokens = self._document.tokens
        verbs = [i for i in range(*sentence.tokens) if tokens[i].norm in self._table["receive"]]
        if not verbs:
            return []
        chunks = [c for c in self._chunks.chunks(sentence) if not c.preposition and not c.genitive]
        before = [c for c in chunks if c.last <= verbs[0]]
        behind = [c for c in chunks if verbs[0] < c.first <= verbs[0] + 3]
        guests = behind[0] if behind and at < verbs[0] else before[-1] if before else None
        return self._made(None, guests, self._destination(sentence, at), sentence)

    def _made(
        self, subject: Chunk | None, guests: Chunk | None, destination: str | None, sentence: Sentence
    ) -> list[Invitation]:
        if guests is None or (self._svo and subject is None and destination is None):
            return []  # "having been invited": by nobody, to nowhere
        inviter = subject.members[0] if subject else None
        evidence = (Evidence(start=sentence.start, end=sentence.end),)
        return [
            Invitation(inviter=inviter, invitee=w, destination=destination, evidence=evidence)
            for w in guests.members
            if w != inviter
        ]

    def _destination(self, sentence: Sentence, at: int) -> str | None:
        """The first place or country after the verb that "til" or "to" points at."""
        mention = self._place(sentence, at)
        return self._called(mention) if mention else None

    def _target(self, sentence: Sentence, at: int) -> int:
        """Where the destination stands; whoever is invited stands before it."""
        mention = self._place(sentence, at)
        return mention.start if mention else sentence.end

    def _place(self, sentence: Sentence, at: int) -> Mention | None:
        text = self._document.article.text
        offset = self._document.tokens[at].end
        to = (*self._frames["to"], *self._table["come"])
        for mention in within(self._document.mentions, offset, sentence.end):
            if mention.kind not in ("place", "country"):
                continue
            if self._svo and (mention.form != "name" or self._another(at, mention)):
                continue
            before = text[max(offset, mention.start - 20) : mention.start].casefold().split()
            if before and before[-1] in to:
                return mention
            if (
                before
                and before[-1] in self._table.get("gathered_in", ())
                and self._gathering(offset, mention)
            ):
                return mention
        return None

    def _another(self, at: int, mention: Mention) -> bool:
        """Whether another invitation is told between the word at token `at` and a place."""
        words = {*self._table["nouns"], *self._table["verbs"]}
        between = self._document.tokens[at + 1 :]
        return any(t.norm in words for t in itertools.takewhile(lambda t: t.end <= mention.start, between))

    def _gathering(self, offset: int, mention: Mention) -> bool:
        """ "Invited to take part in the conference in Lima": the place of what one is invited to."""
        text = self._document.article.text[offset : mention.start].casefold()
        return any(f" {word} " in text for word in self._table["gatherings"])

    def _called(self, mention: Mention) -> str:
        if mention.kind == "country":
            return mention.key
        return self._document.article.text[mention.start : mention.end]


def _answers(document: Document, sentence: Sentence, found: list[Invitation]) -> None:
    """Marks the latest invitation that "takket ja" or "declined" in this sentence answers."""
    answers = table(document.article.language, "invitations")
    lowered = document.article.text[sentence.start : sentence.end].casefold()
    for answer, phrases in (("accepted", answers["accept"]), ("declined", answers["decline"])):
        if found and any(p in lowered for p in phrases):
            evidence = Evidence(start=sentence.start, end=sentence.end)
            latest = found[-1]
            found[-1] = replace(
                latest, status=answer,  # type: ignore[arg-type]  # one of the two literals above
                evidence=latest.evidence if evidence in latest.evidence else (*latest.evidence, evidence),
            )  # fmt: skip
