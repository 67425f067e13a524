"""The frames of event nouns: "møtet mellom A og B", "As besøk i C", "samtaler med B"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors import subjects
from kg.extract.actors.both_sides import between_both, between_countries, one_side
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.compounds import compound, of_name, person_in
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.actors.series import Series
from kg.extract.frames import apposed, rebels, third_parties, together
from kg.extract.frames.attended import attended_meeting
from kg.extract.frames.callers import answered, paid_call
from kg.extract.frames.implied import told_of
from kg.extract.frames.noun_owners import OwnedNouns
from kg.extract.frames.phoned import talked_by_phone
from kg.extract.frames.press import announced_by
from kg.extract.frames.programmes import on_programme
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import both, everybody
from kg.extract.frames.sittings import sits
from kg.extract.frames.visit_nouns import PAIR
from kg.extract.frames.willed import willed
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import words
from kg.reference import Registry

BETWEEN_REACH = 12  # tokens after a noun within which "mellom A og B" belongs to it
HONOUR_REACH = 12  # tokens behind "dinner" within which whom it is given for stands
BODY_CHARACTERS = 60  # of the name of a body right before "meeting"
MEETING_OF = 4  # tokens between "meeting" and the two it is "of"
PLANNED_TALKS = ("meeting", "negotiation", "phone_call", "press_conference")
TALKS = ("meeting", "phone_call", "negotiation", "press_conference", "ceremony", "signing")
HEADS_REACH = 5  # tokens from "heads" to "meeting": "Heads of State and Government Meeting"
BEHIND_VERB = 2  # tokens from a verb to the subject behind it: "drøftet utenriksministrene A"
_LED = 5  # tokens before a noun in which somebody is wished luck in it


class NounFrames(OwnedNouns):
    """Reads the participants that stand around an event noun."""

    def __init__(
        self, document: Document, registry: Registry, chunks: ChunkReader, clauses: ClauseReader
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self.series = Series(document)
        self.willed_at = -1  # the noun of talks found last that somebody only asks for
        self._call_with = self._with | self._words("call_with")

    def members(self, kind: str, scene: Scene) -> tuple[Members, bool]:
        """Participants of an event noun ("møtet mellom A og B"), and whether it may point back instead."""
        if kind == "ceremony" and (honoured := self._honoured(scene)):
            return honoured, False
        if not self.series.told_by(scene.at):
            return ([], False) if self.series.inside_round(scene.at) else self._participants(kind, scene)
        sides = self.series.members(scene, self._between(scene), supported=self._supported(scene))
        joined = not sides and self._norm(scene.at) in self._words("round_compounds")
        joined = joined or (not sides and self._norm(scene.at + 1) in self._with)  # "a session with B"
        return self._participants(kind, scene) if joined else (sides, False)

    def _participants(self, kind: str, scene: Scene) -> tuple[Members, bool]:
        """The same of a noun that is no round."""
        if kind == "agreement" and self._frames.get("subject_first"):
            return self._agreed(scene), False
        lasted = self._norm(scene.at + 1) in self._words("length_words") or self._standing(scene)
        if lasted or (kind == "agreement" and (not self._concluded(scene) or self._bargained(scene))):
            return [], False
        if kind != "visit" and (between := self._between(scene)):
            return everybody(between), False
        if sides := self._named_sides(kind, scene):
            return sides, False
        owner = self._owner(scene)
        if kind == "visit":
            return self._visit(scene, owner)
        marks = self._call_with if kind == "phone_call" else self._with
        companion = paid_call(self._document, scene) or self._companion(scene, marks)
        companion = companion or (answered(self._document, scene, owner) if kind == "phone_call" else None)
        supported = self._supported(scene) or (kind == "press_conference" and not self._definite(scene.at))
        subject = scene.subject
        if owner and companion and set(owner.members) != set(companion.members):
            return everybody(owner) + everybody(companion), False
        if companion and (other := self._with_another(kind, scene, companion)):
            return everybody(other) + everybody(companion), False
        if (
            companion
            and subject
            and subject is not companion
            and (supported or self._together(scene.at, subject, companion) or self._broken(scene, companion))
        ):
            return both(subject, companion), False
        if owner and owner.somebody and len(owner.members) > 1:
            return everybody(owner), False
        if kind == "agreement":
            return self._sides(scene, companion), False
        if kind in TALKS and subject and supported and len(subject.members) > 1 and not self._aside(scene.at):
            own = together.each_his_own(self._document, scene, subject, self._served)
            comes = together.comes(self._document, scene, definite=self._definite(scene.at))
            return ([], False) if own else (self._together_at(scene, subject), comes)
        return self._loosely(kind, scene)

    def _named_sides(self, kind: str, scene: Scene) -> Members:
        """The two that the noun's own words name: "the Peru-Chile talks", "P5+1 talks with Peru"."""
        if kind == "negotiation" and (sides := third_parties.of_body_with(self._document, scene)):
            return sides
        talks_of = kind == "negotiation" or self.series.of_talks(scene.at, several=True)
        if talks_of and (named := of_name(self._document, scene.at)):
            return [(w, "participant") for w in named]
        if talks_of and kind in ("meeting", "negotiation"):
            companion = self._companion(scene, self._with)
            if sides := willed(self._document, self._clauses, scene, companion, self._served):
                self.willed_at = scene.at
                return sides
        parties = compound(self._document, scene.at) or self.series.of_body(scene.at, kind)
        return everybody(parties) + self._delegates(scene) if parties else []

    def _loosely(self, kind: str, scene: Scene) -> tuple[Members, bool]:
        """Whom only the verb or the first half of the noun ties to it: "discussed it at a meeting"."""
        definite, around = self._definite(scene.at), self._chunks.chunks(scene.sentence)
        sides = together.alongside(self._document, scene) if self._supported(scene) else []
        sides = sides or together.talked_before(self._document, scene, self._served)
        sides = sides or together.convened(self._document, scene, self.series.known)
        sides = sides or together.talked_around(self._document, scene, around, self._served, known=definite)
        if definite and not sides and (sides := together.after_it(self._document, scene, self._served)):
            definite = any(who >= {w for w, _ in sides} for who in self.met)
        if kind in ("meeting", "negotiation", "phone_call") and sides:
            return sides, definite
        if kind in TALKS and (there := self._there(scene)):
            return everybody(there), definite
        facing = rebels.governed(self._document, kind, scene, supported=self._supported(scene))
        if whose := self._whose(scene) or facing:
            return whose, False
        if kind == "phone_call" and scene.subject and (told := self._told_in(scene, scene.subject)):
            return everybody(scene.subject) + everybody(told), False
        several = scene.subject is not None and len(scene.subject.members) > 1 and scene.subject.somebody
        if kind == "press_conference" and several and scene.subject and self._speaking(scene):
            return everybody(scene.subject), False
        if kind in ("meeting", "phone_call") and (
            sides := self._conferring(scene) or self._informed(scene) or self._addressed(scene)
        ):
            return sides, definite
        if kind == "meeting" and scene.subject and self._sitting(scene, scene.subject):
            return [(w, "organiser") for w in scene.subject.members], False
        if kind in PLANNED_TALKS and (sides := self._on_programme(scene)):
            return sides, False
        subject, prefix = scene.subject, person_in(self._document, scene.at)
        if prefix and subject and subject.somebody and kind == "meeting" and prefix not in subject.members:
            return [*everybody(subject), (prefix, "participant")], True
        parties, timed = self.series.phased(scene) if kind in ("meeting", "negotiation") else ([], False)
        if parties:
            return [(w, "participant") for w in parties], not timed
        return self._with_one(kind, scene)

    def _sitting(self, scene: Scene, subject: Chunk) -> bool:
        """ "Sikkerhetsrådet drøftet saken i et lukket møte", "holdt hastemøte": a body that sits."""
        if sits(self._document, scene, self._clauses.verbs(scene.clause, scene.at)[-1:]):
            return self._of_states(subject)
        near = [self._norm(scene.at - n) for n in (1, 2, 3, 4)]
        article = next((n for n, norm in enumerate(near) if norm in self._words("indefinite_articles")), -1)
        inside = (
            article >= 0
            and near[article + 1 : article + 2]
            and near[article + 1] in self._words("conferring_marks")
        )
        return bool(inside) and not self._frames.get("subject_first") and self._of_states(subject)

    def _honoured(self, scene: Scene) -> Members:
        """ "A gave a dinner for B", "a lunch in honour of B followed": who gives it, and for whom it is."""
        marks, joins = self._words("honour_words"), self._words("honour_joins")
        behind = (c for c in scene.after if c.first - scene.at <= HONOUR_REACH)
        near = [c for c in behind if c.somebody and not c.genitive]
        guest = next((c for c in near if c.preposition in joins), None)
        if guest is None:
            return []
        said = any(self._norm(i) in marks for i in range(scene.at + 1, guest.first))
        subject = scene.subject
        first = max(scene.clause.start, scene.at - HONOUR_REACH // 2)
        before = {self._norm(i) for i in range(first, scene.at)}
        giving = bool(before & self._words("giving_verbs")) or self._supported(scene)
        given = subject is not None and subject.somebody and giving
        given = given and (said or guest.preposition not in self._words("noun_prepositions"))
        if not said and not (given and guest.first - scene.at <= HONOUR_REACH - 2):
            return []
        hosts = [(w, "host") for w in subject.members] if subject and given else []
        return hosts + [(w, "guest") for w in guest.members if (w, "host") not in hosts]

    def _aside(self, at: int) -> bool:
        """ "Etter middagen", "før møtet": only says when, of an event told elsewhere."""
        return self._norm(at - 1) in self._words("aside_prepositions") and self._definite(at)

    def _on_programme(self, scene: Scene) -> Members:
        """ "På programmet står et møte med B", "Kl. 10: Samtaler med B": of the one whose programme it is."""
        companion = paid_call(self._document, scene) or self._companion(scene, self._with)
        if companion is None or not (companion.somebody or self._talks_as_state(companion)):
            return []
        who = on_programme(self._document, self._chunks, self._clauses, scene)
        served = {
            of for w in companion.members for of in self._served.get(w, () if companion.people else {w})
        }
        own = {of for w in who for of in self._served.get(w, ())}
        return [(w, "participant") for w in who] + everybody(companion) if own and not own & served else []

    def _told_in(self, scene: Scene, subject: Chunk) -> Chunk | None:
        """ "I en telefonsamtale ba A B om hjelp": whom the subject speaks to, right behind it or "til B"."""
        before = scene.at - 1 - (self._norm(scene.at - 1) in self._words("call_words"))
        if self._norm(before) not in self._words("indefinite_articles") or not subject.somebody:
            return None
        two = [c for c in scene.before if self._free(c) and c.somebody]
        if len(two) == PAIR and 0 < two[1].first - two[0].last <= PAIR and subject in two:
            one, other = two  # "A gratulerte B i en telefonsamtale"
            told = one if subject is other else other
            return told if not set(told.members) & set(subject.members) else None
        for chunk in (*scene.before, *scene.after):
            addressed = chunk.preposition in self._words("to") | self._words("against")
            bare = not chunk.preposition and 0 <= chunk.first - subject.last <= 1
            if chunk.somebody and not chunk.genitive and (addressed or bare) and chunk is not subject:
                return chunk if not set(chunk.members) & set(subject.members) else None
        return None

    def _with_another(self, kind: str, scene: Scene, companion: Chunk) -> Chunk | None:
        """Who is with the companion, though no subject of the clause."""
        other = self._undone(scene, companion) or self._led(scene, companion)
        other = other or (self._of_one(scene, companion) if kind in PLANNED_TALKS else None)
        if kind in PLANNED_TALKS and other is None:
            around = self._chunks.chunks(scene.sentence)
            other = told_of(self._document, scene, companion, around, self._served, self.met)
        return other or (announced_by(scene, companion) if kind == "press_conference" else None)

    def _undone(self, scene: Scene, companion: Chunk) -> Chunk | None:
        """ "The meeting with B was cancelled by A": whoever calls it off was to be there."""
        off = self._words("cancelled") | self._words("postponed")
        for chunk in scene.after:
            between = range(companion.last, chunk.first)
            if chunk.preposition in self._words("by") and any(self._norm(i) in off for i in between):
                return chunk if not set(chunk.members) & set(companion.members) else None
        return None

    def _led(self, scene: Scene, companion: Chunk) -> Chunk | None:
        """ "A invited B to talks with C", "wished B luck in the talks with C": B is who talks to C."""
        subject = scene.subject
        before = {self._norm(scene.at - n) for n in range(1, _LED)}
        verbs = self._clauses.verbs(scene.clause, scene.at)[-1:]
        sent = any(self._norm(i) in self._words("dispatch_verbs") for i in verbs)  # "sent B to talks with C"
        led = self._norm(scene.at - 1) in self._words("led_into") or sent
        if subject is None or not (led or before & self._words("luck")):
            return together.followed_by(self._document, scene, companion)
        taken = {*subject.members, *companion.members}
        objects = [
            c
            for c in scene.before
            if c.somebody and not c.preposition and not c.genitive and subject.last < c.first < scene.at
            and not taken & set(c.members)
        ]  # fmt: skip
        return objects[-1] if objects else None

    def _between(self, scene: Scene, *, of: bool = True) -> Chunk | None:
        for chunk in scene.after:
            if (
                chunk.preposition in self._frames["between"]
                and chunk.first - scene.at <= BETWEEN_REACH
                and not self._other_verb(scene, chunk.first)
                and not together.crossed(self._document, scene.at, chunk.first)
                and self._norm(chunk.last) not in self._words("bloc_nouns")  # "de to handelsblokkene"
            ):
                if one_side(self._document, chunk):
                    return None
                return chunk if len(chunk.members) > 1 or rebels.facing(self._document, chunk.last) else None
            if self._norm(scene.at) in self._words("tour_words"):
                continue  # "a tour of Peru and Chile"
            if of and chunk.preposition in self._words("meeting_of") and chunk.first - scene.at <= MEETING_OF:
                return chunk if len(chunk.members) > 1 and "organisation" not in chunk.kinds else None
        both = between_both(self._document, scene.at, self.series.known)
        both = both or between_countries(self._document, scene.at)
        return both or apposed.between_named(self._document, scene)

    def _other_verb(self, scene: Scene, first: int) -> bool:
        """Whether a verb other than that of taking place stands between the noun and "between"."""
        allowed, talked = self._words("held_words"), self._words("discussing_verbs")
        verbs = [self._norm(i) for i in self._clauses.verbs(scene.clause, first) if i > scene.at]
        return any(v in talked or (allowed and v not in allowed) for v in verbs)

    def _conferring(self, scene: Scene) -> Members:
        """ "A and B discussed the border at a meeting", "A reviewed ties with B over dinner"."""
        subject, at = scene.subject, scene.at
        fronted = subject is not None and subject.first > at  # "over lunch on Monday, A and B discussed"
        aside = subject is not None and "," in {self._norm(i) for i in range(subject.last, at)}
        last = scene.clause.end if fronted or aside else at  # "A and B, during a call, discussed"
        said = {self._norm(i) for i in scene.clause.before(last)}
        marks = self._words("conferring_marks")
        told = said & self._words("conferring_verbs")
        if not told and (told := said & self._words("pictured_verbs")):
            marks = self._words("pictured_marks")
        if not subject or not told or not introduced(self._document, at, marks):
            return []
        last = max(i for i in scene.clause.before(last) if self._norm(i) in told)
        if last < subject.first - BEHIND_VERB:
            return []  # "A drøftet saken og hvordan B og C kan samarbeide på møtet"
        if len(subject.members) > 1:
            return everybody(subject) if subject.kinds != {"organisation"} else []
        near = scene.after if fronted else scene.before
        others = [c for c in near if c is not subject and c.preposition in self._with and c.somebody]
        others = [c for c in others if not c.genitive]
        known = bool(others) and subject.somebody and not set(others[-1].members) & set(subject.members)
        return everybody(subject) + everybody(others[-1]) if known else []

    def _delegates(self, scene: Scene) -> Members:
        """ "Dal led the delegation to the U.S.-Peru Dialogue": who goes there for one of the two."""
        attend = self._words("delegate_verbs")
        inside = {self._norm(i) for first, last in scene.clause.spans for i in range(first, last)}
        subject = scene.subject
        return everybody(subject) if subject and subject.somebody and inside & attend else []

    def _together(self, at: int, subject: Chunk, companion: Chunk) -> bool:
        """ "Etter møtet med B sa A": who speaks of it has been there, where both are people."""
        marks = self._words("together_marks")
        if len(subject.members) > 1 and (
            self._norm(at - 1) in self._words("possible") or self._besides(at, subject)
        ):
            return False  # "ved siden av det mulige møtet med C snakket A og B"
        if marks and not introduced(self._document, at, marks):
            return False
        apart = not set(subject.members) & set(companion.members)
        met = companion.people or self._of_another_state(subject, companion)
        acts = subject.somebody or (companion.people and subjects.gathering(self._document, subject) != "")
        return acts and apart and met  # "NATO leaders backed it at a meeting with B"

    def _besides(self, at: int, subject: Chunk) -> bool:
        """ "I tillegg til møtet med C, drøftet A og B": it is not of those who are the subject."""
        sentence = next(s for s in self._document.sentences if s.tokens[0] <= at < s.tokens[1])
        openers = tuple(words(self._language, "groups", "aside_openers")) or ("\0",)
        opening = self._document.article.text[sentence.start : sentence.end].casefold()
        return opening.startswith(openers) and subject.first > at

    def kind(self, kind: str, scene: Scene) -> str:
        """A bilateral summit is a meeting; a meeting "in" an organisation is a gathering of its members."""
        beside = {self._norm(scene.at - 1), self._norm(scene.at - 2)}
        if kind == "conference" and self._norm(scene.at - 1) in self._words("press_words"):
            return "press_conference"
        afar = kind == "conference" and self._companion(scene, self._with) is not None
        if (kind == "meeting" or afar) and beside & self._words("call_words"):
            return "phone_call"
        if kind == "phone_call" and (beside & self._words("courtesies") or paid_call(self._document, scene)):
            return "meeting"
        if kind == "conference" and self._of_two_states(scene):
            return "meeting"
        if kind == "summit" and self._norm(scene.at - 1).startswith("bilateral"):
            return "meeting"
        if kind == "meeting" and talked_by_phone(self._document, scene):
            return "phone_call"
        if kind == "meeting" and (
            sat := subjects.sitting(self._document, scene, self._clauses.verbs(scene.clause, scene.at))
        ):
            return sat
        if kind == "ceremony" and self._norm(scene.at) in self._words("meals"):
            companion = self._companion(scene, self._with) or self._between(scene, of=False)
            joint = self._supported(scene) and together.eaten_together(self._document, scene, self._served)
            shared = (companion and companion.somebody) or self._conferring(scene) or joint
            return "meeting" if shared else kind
        if kind == "meeting" and third_parties.of_body_with(self._document, scene):
            return "negotiation"
        if kind == "meeting" and attended_meeting(self._document, scene):
            return "conference"
        if kind == "meeting" and (self._body_behind(scene) or self._of_body(scene.at)):
            near = {self._norm(scene.at - n) for n in range(1, HEADS_REACH)}
            return "summit" if near & self._words("heads_nouns") else "conference"
        facing = self._norm(scene.at) in self._words("negotiable") and rebels.faced(self._document, scene)
        long = facing or self.series.negotiated(scene.at) or self.series.phased(scene)[0]
        return "negotiation" if kind == "meeting" and long else kind

    def _of_two_states(self, scene: Scene) -> bool:
        """ "Forsvarsministermøtet mellom A og B": no conference of a body."""
        if not self._norm(scene.at).endswith(tuple(self._words("minister_meetings")) or ("\0",)):
            return False
        sides = self._between(scene) or compound(self._document, scene.at)
        return sides is not None and sides.kinds <= {"country", "delegates"}

    def _of_body(self, at: int) -> bool:
        """ "The Pacific Islands Forum meeting": of a body of states, whose name stands right before."""
        while at and self._norm(at - 1) in self._words("ministerial_nouns"):
            at -= 1  # "the APEC Leaders' Meeting"
        before = self._document.tokens[at - 1] if at else None
        if before is None or not self._frames.get("subject_first"):
            return False
        named = within(self._document.mentions, before.start - BODY_CHARACTERS, before.end)
        keys = [m.key for m in named if m.kind == "organisation" and m.end == before.end and not m.genitive]
        known = [self._registry.organisations[key] for key in keys if key in self._registry.organisations]
        return any(body.kind in ("igo", "forum") for body in known)

    def _body_behind(self, scene: Scene) -> bool:
        """ "Møte i Nato", "A er på møtet i EØS-rådet": in a body of states, known or by how it is named."""
        tokens, at = self._document.tokens, scene.at
        if at + 2 >= len(tokens) or self._norm(at + 1) not in self._words("body_prepositions"):
            return False
        start, stop = tokens[at + 2].start, tokens[min(at + 3, len(tokens) - 1)].start + 1
        named = [m.key for m in within(self._document.mentions, start, stop) if m.kind == "organisation"]
        known = [self._registry.organisations[key] for key in named if key in self._registry.organisations]
        endings = tuple(self._words("sitting_endings")) or ("\0",)
        joined = any("-" in key and key.casefold().endswith(endings) for key in named)
        there = scene.subject is not None and scene.subject.somebody
        return (joined and there) or any(body.kind in ("igo", "forum") for body in known)
