"""Who invited whom where, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.document import Document, Sentence, replace
from kg.extract.frames.scene import allegiances, chunks_of
from kg.extract.grammar.clauses import clauses_of
from kg.extract.invitations.answers import Answers
from kg.extract.invitations.denials import denied_before, less_denied
from kg.extract.invitations.gatherings import Gatherings
from kg.extract.invitations.guests import GuestLists
from kg.extract.invitations.invited import InvitedFrames
from kg.extract.invitations.inviting import words_of_inviting
from kg.extract.invitations.records import Answer, Given, Told
from kg.extract.invitations.same import Sameness
from kg.extract.invitations.taken_up import taken_up
from kg.extract.invitations.telling import (
    each_inviter,
    evidence_of,
    government_bodies,
    invitations_told,
    opponents,
    ruling,
)
from kg.extract.invitations.welcome import WelcomeFrames
from kg.languages import union, words
from kg.records import Event, Evidence, Invitation, Statement
from kg.reference import Registry

TO_DO_REACH = 6  # tokens behind "invited": "to address"
HEADS = ("head_of_state", "head_of_government", "foreign_minister")
WELCOMING = ("welcome", "gladly")
FAR = 1_000  # sentences: no invitation has been told yet
OPEN_SENTENCES = 2  # whoever answers an invitation to nobody named does so this soon
EARLY_SENTENCES = 2  # between an answer and the invitation told behind it
ALSO_SENTENCES = 4  # "also B is invited": by whoever was told this near to invite
FILLED_SENTENCES = 3  # "invitasjonen" belongs to an invitation this near
GIVEN_SENTENCES = 6  # who of the same state gave "invitasjonen" that was told before


def invitations(
    document: Document,
    registry: Registry,
    said: Sequence[Statement] = (),
    events: Sequence[Event] = (),
) -> tuple[Invitation, ...]:
    """The invitations that the text tells, the same one told again once; `events` are what else it tells."""
    story = _Story(_Reader(document, registry, said, events))
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind not in ("headline", "byline", "published"):
            story.read(sentence)
    return taken_up(story.found, events, document, registry, story.doubted)


@dataclass(frozen=True, slots=True)
class _Open:
    """An invitation of which it is not told yet who is invited."""

    told: Told
    destination: str | None
    sentence: Sentence


class _Story:
    """The invitations told so far, and what the next sentence may add to them."""

    def __init__(self, reader: "_Reader") -> None:
        self.found: list[Invitation] = []
        self._reader, self.doubted = reader, reader.doubted
        self._open: _Open | None = None
        self._since = self._since_open = FAR  # sentences
        self._number = 0
        self._early: dict[str, tuple[Answer, int, Sentence]] = {}  # answers to what is told later

    def read(self, sentence: Sentence) -> None:
        """Takes in what a sentence tells of invitations and answers."""
        self._since += 1
        self._since_open += 1
        self._number += 1
        self.found = self._reader.less_denied(sentence, self.found, self._since)
        for told, destination in self._reader.sentence(sentence, opened=self._opened() is not None):
            self._tell(told, destination, sentence)
        if self._open and self._since_open == 1 and (listed := self._reader.listed(sentence)):
            self._tell(replace(self._open.told, guests=listed), self._open.destination, sentence)
        if self.found or self._opened() or self._reader.answers.told(sentence):
            opened = self._open is not None and self._since_open == 1
            for given in self._reader.answers.mark(sentence, self.found, self._since, opened=opened):
                self._answer(given, sentence)

    def _tell(self, told: Told, destination: str | None, sentence: Sentence) -> None:
        opened = self._opened()
        also = self._with_others(told, destination)
        if also is None:
            return
        told, destination = also
        nobody = told.inviter is None
        if told.verb >= 0:
            told = self._reader.when_met(sentence, told, self.found[-1:])
            if told.inviter is None:
                return
        if told.inviter is None and self._reader.denied_before(sentence):
            return  # "a report that B was invited", which has been denied
        told = self._reader.completed(sentence, told, destination, self.found)
        told = self._reader.hosted(sentence, told)
        told, destination = self._of_the_same(told, destination)
        if nobody and destination is None:
            destination = self._reader.home(told.inviter)
        if self._since <= GIVEN_SENTENCES and self._reader.same.brought(told, self.found):
            return
        if told.guests:
            told = self._reader.carried(sentence, told, opened.told if opened else None)
            if told.inviter is None and opened and told.same and opened.told.inviter not in told.guests:
                told = replace(told, inviter=opened.told.inviter)
                destination = destination or opened.destination
            made = invitations_told(told, destination, sentence, self._reader.home)
            if told.same and told.noun and told.inviter is None and self._since <= FILLED_SENTENCES:
                made = [
                    one for one in made if self._reader.same.known(self.found, one)
                ]  # it is the one told before
            self._since = 0
            for invitation in made:
                self._reader.same.merge(self.found, self._answered(invitation))
        elif not (told.same and self._since <= GIVEN_SENTENCES and self._fill(told, destination, sentence)):
            self._open, self._since_open = _Open(told, destination, sentence), 0

    def _with_others(self, told: Told, destination: str | None) -> tuple[Told, str | None] | None:
        """ "Also B is invited": by whoever was just told to invite, to there; None where it is to nothing."""
        near = self.found[-1:] if told.also and self._since <= ALSO_SENTENCES - 2 else []
        opened = self._open if told.also and not near and self._since_open <= ALSO_SENTENCES else None
        if opened and opened.told.inviter and self._reader.same.strangers(opened.told.inviter, told.guests):
            told = replace(told, inviter=opened.told.inviter, same=False)
            return told, destination or opened.destination
        if told.also and told.same and not near:
            return None
        for last in near:
            if last.inviter is None or self._reader.same.strangers(last.inviter, told.guests):
                told = replace(told, inviter=last.inviter, same=False)
                destination = destination or last.destination
        return told, destination

    def _of_the_same(self, told: Told, destination: str | None) -> tuple[Told, str | None]:
        """ "A's invitation to B. Invitations were sent to C and D": by A too, where nobody else invites."""
        inviters = {one.inviter for one in self.found}
        there = destination is not None and destination in {one.destination for one in self.found}
        known = len(inviters) == 1 and None not in inviters and (self._reader.several(told) or there)
        if told.inviter is not None or not told.guests or not known:
            return told, destination
        (inviter,) = inviters
        if inviter is None or not self._reader.same.strangers(inviter, told.guests):
            return told, destination
        last = self.found[-1].destination
        if destination not in (None, last):
            return told, destination
        return replace(told, inviter=inviter, inferred=True), last

    def _answered(self, one: Invitation) -> Invitation:
        """The invitation with an answer that was told up to two sentences before it."""
        status, number, sentence = self._early.get(one.invitee or "", ("extended", 0, None))
        if sentence is None or one.status != "extended" or self._number - number > EARLY_SENTENCES:
            return one
        return replace(one, status=status, evidence=(evidence_of(sentence), *one.evidence))

    def _opened(self) -> _Open | None:
        return self._open if self._since_open <= OPEN_SENTENCES else None

    def _fill(self, told: Told, destination: str | None, sentence: Sentence) -> bool:
        """ "A overleverte invitasjonen": whoever gave the invitation that was told before."""
        if not self.found or self.found[-1].invitee == told.inviter:
            return False
        old, evidence = self.found[-1], evidence_of(sentence)
        if not self._reader.same.speaks_for(told.inviter, old.inviter):
            if self._reader.same.colleagues(
                told.inviter, old.inviter
            ):  # the king's guest was asked by the premier
                self.found.append(replace(old, inviter=told.inviter, evidence=(evidence,)))
            return self._reader.same.colleagues(told.inviter, old.inviter)
        told_with = (old.inviter, old.evidence[0])
        self.found = [
            replace(one, inviter=told.inviter, destination=one.destination or destination,
                    evidence=(*one.evidence, evidence))
            if (one.inviter, one.evidence[0]) == told_with else one
            for one in self.found
        ]  # fmt: skip
        return True

    def _answer(self, given: Given, sentence: Sentence) -> None:
        """An answer to nothing told yet: to an invitation of nobody named, or it tells of one itself."""
        opened, given = self._opened(), self._reader.principal(given)
        if not given.who:
            return
        if not given.by_deed and len(given.who) == 1:
            self._early[given.who[0]] = (given.status, self._number, sentence)
        if opened and opened.told.inviter not in given.who:
            evidence: tuple[Evidence, ...] = (evidence_of(opened.sentence), evidence_of(sentence))
            told = replace(opened.told, guests=given.who, status=given.status)
            destination = opened.destination
        elif self._reader.answers.to_come(sentence, given):
            told = Told(None, given.who, given.at, given.status)
            destination, evidence = self._reader.destination(sentence, told), (evidence_of(sentence),)
        else:
            return
        if destination or self._reader.official(told):
            self._since = 0
            for invitation in invitations_told(told, destination, sentence, self._reader.home):
                self._reader.same.merge(
                    self.found, replace(invitation, evidence=tuple(dict.fromkeys(evidence)))
                )


class _Reader:
    def __init__(
        self, document: Document, registry: Registry, said: Sequence[Statement], events: Sequence[Event]
    ) -> None:
        self._events, self.doubted = events, set[int]()  # starts of sentences on whether one stands
        chunks, clauses = chunks_of(document, registry), clauses_of(document)
        self._document, self._countries, self._clauses = document, registry.countries, clauses
        self._offered = union(document.article.language, "invitations", "nouns", "offer_nouns")
        self._inviting = words_of_inviting(document.article.language)
        self._served = allegiances(document, registry)
        self._officials = {t.person for t in document.titles if t.person} | set(self._served)
        self._officials |= ruling(document)
        self._bodies = government_bodies(document, registry)
        self._people = {m.key for m in document.mentions if m.kind == "person"}
        self._nouns = InvitedFrames(document, registry, chunks, clauses, said)
        self._verbs = self._destinations = Gatherings(document, registry, chunks, clauses, said)
        self.same = Sameness(registry, self._people, self._served, opponents(document))
        self.answers = Answers(document, registry, chunks, clauses, said)
        self._guests = GuestLists(document, registry, chunks, clauses, said)
        self._welcome = WelcomeFrames(document, registry, chunks, clauses, said)

    def sentence(self, sentence: Sentence, *, opened: bool = False) -> list[tuple[Told, str | None]]:
        """What the sentence tells, each with its destination; `opened`: after one to people not named."""
        told: list[Told] = []
        for at, norm in enumerate(self._clauses.norms(sentence), sentence.tokens[0]):
            if norm not in self._inviting:
                continue
            for one in each_inviter(self._told(sentence, at)):
                made = self._verbs.confirmed(sentence, self._verbs.on_behalf(sentence, one))
                made = self._of_states(made)
                if not self.same.at_home(made) and not self._sends(made):
                    told.append(made)
        ends = [min((t.at for t in told if t.at > one.at), default=sentence.tokens[1]) for one in told]
        return self._standing(sentence, told) or [
            (one if sure else replace(one, same=True), self._destinations.of(sentence, one, last=end))
            for one, end in zip(told, ends, strict=False)
            if (
                sure := one.verb >= 0
                or (opened and self.official(one))
                or self._destinations.gathered_before(sentence, one, self._events)
                or self._certain(one, sentence)
                or self._destinations.named(sentence, one, last=end)
            )
            or one.also
        ]

    def _standing(self, sentence: Sentence, told: Sequence[Told]) -> list[tuple[Told, str | None]]:
        """ "He would not say whether the invitation stands": of which nothing else is told."""
        if told or self._offered.isdisjoint(self._clauses.norms(sentence)):
            return []
        noun = next((i for i in range(*sentence.tokens) if self._nouns.named(i)), None)
        found = None if noun is None else self._destinations.standing(sentence, noun, self._events)
        self.doubted |= {sentence.start} if found else set()
        return [found] if found else []

    def completed(
        self, sentence: Sentence, told: Told, destination: str | None, found: Sequence[Invitation]
    ) -> Told:
        """An invitation told for the first time, with the party that its own words leave out."""
        known = any(
            i.invitee in told.guests or (not told.guests and i.inviter == told.inviter) for i in found
        )
        if known:
            return told
        return self._destinations.completed(sentence, told, destination, self._events, first=not found)

    def less_denied(self, sentence: Sentence, found: list[Invitation], since: int) -> list[Invitation]:
        """The invitations found so far, less what the sentence denies."""
        return less_denied(self._document, sentence, found, since)

    def denied_before(self, sentence: Sentence) -> bool:
        """Whether it has just been denied that anybody is invited."""
        return denied_before(self._document, sentence)

    def several(self, told: Told) -> bool:
        """Whether it is told by "invitations"."""
        plural = words(self._document.article.language, "invitations", "plural_nouns")
        return told.noun and self._document.tokens[told.at].norm in plural

    def hosted(self, sentence: Sentence, told: Told) -> Told:
        """The invitation with the body whose gathering it is to, if nobody else is told."""
        return self._destinations.hosted(sentence, told, self._events)

    def home(self, inviter: str | None) -> str | None:
        """The state of whoever invites."""
        return self._destinations.home(inviter)

    def _told(self, sentence: Sentence, at: int) -> Told | None:
        if self._nouns.named(at):
            return self._nouns.read(sentence, at) or self._welcome.read(sentence, at)
        if self._document.tokens[at].norm in union(
            self._document.article.language, "invitations", *WELCOMING
        ):
            return self._welcome.read(sentence, at)
        return self._guests.read(sentence, at) or self._verbs.read(sentence, at)

    def principal(self, given: Given) -> Given:
        """ "The spokesman said she had accepted it": not he who speaks, but the one head he speaks for."""
        posts = {t.office: t.of for t in self._document.titles if t.person in given.who}
        if not given.pronoun or len(given.who) != 1 or "spokesperson" not in posts:
            return given
        heads = {
            t.person for t in self._document.titles
            if t.person and t.of == posts["spokesperson"] and t.office in HEADS and t.when == "current"
        }  # fmt: skip
        return replace(given, who=tuple(heads)) if len(heads) == 1 else replace(given, who=())

    def _of_states(self, told: Told) -> Told:
        """A ministry or a palace invites, and is invited, for its country."""
        inviter = self._bodies.get(told.inviter or "", told.inviter)
        return replace(told, inviter=inviter, guests=tuple(self._bodies.get(g, g) for g in told.guests))

    def when_met(self, sentence: Sentence, told: Told, latest: Sequence[Invitation]) -> Told:
        """ "The invitation came when he met A": A invites whoever the one before was for."""
        if (rang := self._verbs.rang(sentence, told.verb)) is not None:
            return replace(told, inviter=rang[0].members[0], guests=tuple(rang[1].members), same=False)
        than = [one.invitee for one in latest if one.invitee]
        other = self._verbs.met(sentence, told.verb, than) if than else None
        return replace(told, inviter=other.members[0] if other else None)

    def destination(self, sentence: Sentence, told: Told) -> str | None:
        """Where somebody is invited to who has answered."""
        return self._destinations.of(sentence, told, last=sentence.tokens[1])

    def _sends(self, told: Told) -> bool:
        """ "The president asked his minister to visit Lima": who asks his own people to go invites nobody."""
        asking = words(self._document.article.language, "invitations", "ask_finite")
        asking |= words(self._document.article.language, "invitations", "ask_participles")
        own = set(self._served.get(told.inviter or "", ())) & self._countries.keys()
        asked = self._document.tokens[told.at].norm in asking and not told.noun
        return asked and any(own & set(self._served.get(g, ())) for g in told.guests)

    def carried(self, sentence: Sentence, told: Told, opened: Told | None) -> Told:
        """ "A issued invitations to a summit. B and C have been invited": by A, if nobody else is told of."""
        language = self._document.article.language
        if (
            opened is None
            or not opened.several
            or opened.inviter is None
            or told.inviter is not None
            or told.status != "extended"
        ):
            return told
        passive = {t.norm for t in self._document.tokens[sentence.tokens[0] : sentence.tokens[1]]} & words(
            language, "invitations", "be"
        )
        by = words(language, "frames", "by")
        named = any(t.norm in by for t in self._document.tokens[told.at : sentence.tokens[1]])
        if not passive or named or not self.same.strangers(opened.inviter, told.guests):
            return told
        return replace(told, inviter=opened.inviter)

    def listed(self, sentence: Sentence) -> tuple[str, ...]:
        """Who is named of the several that the sentence before told of."""
        return self._guests.listed(sentence)

    def _certain(self, told: Told, sentence: Sentence) -> bool:
        """Whether it is one between states without more; by nobody to somebody, it needs more."""
        at = self._document.tokens[told.at].start
        quoted = any(q.start <= at < q.end for q in self._document.quotes)  # "we have been invited to three"
        passive = told.inviter is None and not told.noun and (quoted or set(told.guests) <= self._people)
        behind = {t.norm for t in self._document.tokens[told.at : sentence.tokens[1]]}
        language = self._document.article.language
        keys = ("waiting", "excuses", "yes", "no", "decline")  # "is invited, but has said no"
        answered = any(behind & words(language, "invitations", key) for key in keys)
        to_do = any(
            a in words(language, "invitations", "infinitive_marks")
            and b in words(language, "invitations", "invited_to")
            for a, b in pairwise(self._norms(told.at, sentence))
        )
        return self.official(told) and (not passive or answered or to_do)

    def _norms(self, at: int, sentence: Sentence) -> list[str]:
        """The words right behind token `at`."""
        return [t.norm for t in self._document.tokens[at + 1 : min(at + TO_DO_REACH, sentence.tokens[1])]]

    def official(self, told: Told) -> bool:
        """Whether a state, a body or somebody with an office is among them: private people invite too."""
        return any(
            w and (w not in self._people or w in self._officials) for w in (told.inviter, *told.guests)
        )
