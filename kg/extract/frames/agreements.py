"""Who made an agreement, a deal or a joint statement that a noun tells of; whether it tells of the making."""

from kg.extract.actors.compounds import compound
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.frames.visit_nouns import VisitNouns
from kg.extract.grammar.triggers import readings

BESIDE = 2  # tokens from "deal" to who it is "between"
BETWEEN_REACH = 12  # tokens after a noun within which "mellom A og B" belongs to it
ISSUED_REACH = 5  # tokens behind "statement" within which "was released" stands
BARGAINED_REACH = 4  # tokens from "about" to the agreement: "om en ny frihandelsavtale"
PAPER_REACH = 4  # tokens from its article to "treaty"
AGREED_REACH = 5  # tokens from "agreed" to "on a treaty", a day between
MADE_REACH = 5  # tokens behind "agreement" within which "has been reached" stands
DATED_REACH = 60  # characters behind it within which "fra 2016" dates it


class AgreementNouns(VisitNouns):
    """Reads the sides of agreements."""

    def _agreed(self, scene: Scene) -> Members:
        """ "Reached an agreement", "issued a joint statement", "the deal made between A and B"."""
        near = {self._norm(i) for i in scene.clause.before(scene.at, 7)}
        if self._norm(scene.at - 1) in self._words("no_words"):
            return []  # "reached no deal"
        sides = self._made_between(scene)
        last = sides.last if sides is not None and sides.first == scene.at + BESIDE else scene.at + 1
        behind = {self._norm(i) for i in (*range(scene.at + 1, last), *range(last, last + MADE_REACH - 1))}
        if behind & self._words("agreed_participles") and behind & self._words("unconcluded"):
            return []  # "a deal may be reached", "was nearly reached"
        if behind & self._words("agreed_participles") and sides is not None:
            return everybody(sides)
        marked = near & self._words("joint_words")
        joint = marked or self._norm(scene.at) not in self._words("joint_texts")
        if "joint" in near and (parties := compound(self._document, scene.at)):
            # "in the Peru-Chile Joint Statement A said": for one of the two
            mine = [c for c in scene.after if c.somebody and not c.preposition and not c.genitive][:1]
            bound = [w for c in mine for w in c.members if self._served.get(w, set()) & set(parties.members)]
            return everybody(parties) + [(w, "participant") for w in bound]
        issued = {self._norm(i) for i in range(scene.at + 1, scene.at + ISSUED_REACH)}
        if marked and issued & self._words("agreed_verbs") and (by := self._issuers(scene)):
            return everybody(by)
        if not joint or not (near & self._words("agreed_verbs") or self._agreed_on(scene)):
            return []
        subject, companion = scene.subject, self._companion(scene, self._with)
        if subject and len(subject.members) > 1:
            return everybody(subject)
        both = subject and companion and subject is not companion and not subject.genitive
        return everybody(subject) + everybody(companion) if both and subject and companion else []

    def _agreed_on(self, scene: Scene) -> bool:
        """ "Agreed last year on a new border treaty", "agreed to a truce": nothing is done to it first."""
        articles = self._words("indefinite_articles")
        near = scene.clause.before(scene.at, PAPER_REACH)[::-1]
        opens = next((i for i in near if self._norm(i) in articles), -1)
        if opens < 0 or any(self._norm(i) in self._prepositions for i in range(opens + 1, scene.at)):
            return False
        tied = self._norm(opens - 1) in self._words("agreed_ties")
        verbs = scene.clause.before(opens, AGREED_REACH if tied else 1)
        agreed = next((i for i in verbs if self._norm(i) in self._words("agreed_finite")), -1)
        self.carried_at = max(self.carried_at, agreed)  # which tells how real it is, and when
        return agreed >= 0

    def _issuers(self, scene: Scene) -> Chunk | None:
        """ "The following statement was released by the foreign ministers of A, B and C": the states."""
        behind = (c for c in self._chunks.chunks(scene.sentence) if c.first > scene.at)
        return next((c for c in behind if len(c.members) > 1 and "country" in c.kinds), None)

    def _concluded(self, scene: Scene) -> bool:
        """Whether the words tell of the making, or of when it was: "striden om avtalen med B" does not."""
        said = {self._norm(i) for i in scene.clause.before(scene.clause.end)}
        if said & self._words("concluding"):
            return True
        text, behind = self._document.article.text, self._document.tokens[scene.at].end
        marks = self._words("dated_by")
        for time in self._document.times:
            if 0 < time.start - behind < DATED_REACH:
                before, own = text[: time.start].split()[-1], text[time.start : time.end].split()[0]
                if marks & {before.casefold(), own.casefold()}:
                    return True
        return False

    def _bargained(self, scene: Scene) -> bool:
        """ "Forhandlingene om en frihandelsavtale mellom A og B": what they talk of, and not made yet."""
        tokens, topic = self._document.tokens, self._words("topic_words")
        for i in range(max(scene.clause.start + 1, scene.at - BARGAINED_REACH), scene.at):
            if tokens[i].norm in topic:
                talks = readings(self._language, tokens, i - 1, i)
                return any(r.pattern == "noun" and r.type == "negotiation" for r in talks)
        return False

    def _made_between(self, scene: Scene) -> Chunk | None:
        """ "A commitment made between A and B": right behind the participle."""
        found = (c for c in scene.after if c.preposition in self._frames["between"])
        near = next((c for c in found if c.first - scene.at <= BETWEEN_REACH), None)
        return near if near and len(near.members) > 1 else None

    def _standing(self, scene: Scene) -> bool:
        """ "The two have a constructive dialogue": how they stand to each other, and no event."""
        if self._norm(scene.at) not in self._words("standing_talks"):
            return False
        verb = self._clauses.verbs(scene.clause, scene.at)[-1:]
        return any(
            self._norm(i) in self._words("perfect") and self._norm(i - 1) not in self._words("future")
            for i in verb
        )

    def _sides(self, scene: Scene, companion: Chunk | None) -> Members:
        """ "A har en avtale med B"; none of what is only spoken of: "snakket om en avtale med EU"."""
        spoken_of = {self._norm(scene.at - n) for n in (1, 2, 3)} & self._words("topic_words")
        subject = scene.subject
        apart = companion and subject and subject is not companion and not subject.genitive
        if spoken_of or not apart or not companion or not subject:
            return []
        return everybody(subject) + everybody(companion)
