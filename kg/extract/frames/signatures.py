"""Who signs: both sides together, one with the other, those "between" whom it is, by whom "ble signert"."""

from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody, pair
from kg.extract.frames.stayed import StayFrames
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import subject_first, words

PROGRESSIVE = "ing"  # of a form that no passive has
PASSIVE_REACH = 6  # tokens of the clause before a participle within which its auxiliary stands
APPOSED = 6  # tokens of a name between commas
PAPER_REACH = 4  # tokens from "signed" to the paper
SIGNED_REACH = 4  # tokens between "avtalen" and the verb of signing


class SignatureFrames(StayFrames):
    """Reads who signs."""

    @cached_property
    def _papers(self) -> tuple[str, ...]:
        """How the nouns of what is concluded end."""
        rows = self._frames.get("headed", ())
        return tuple(e for row in rows if row["pattern"] == "conclude" for e in row["endings"]) or ("\0",)

    def _signs(self, scene: Scene) -> Members:
        passive = self._passive(scene)
        agent = self._agent([c for c in scene.rest if not self._others_visit(scene, c)])
        signers = agent or (None if passive else scene.subject)
        if signers and len(signers.members) > 1:
            return everybody(signers)
        partners = [c for c in scene.rest if c.preposition in self._with]
        marks = self._words("jointly")  # "sammen med B skal hun undertegne"
        partners += [c for c in scene.before if c.people and self._norm(c.first - 2) in marks]
        if signers and partners and partners[0].members != signers.members:
            return pair(signers, partners[0], "participant", "participant")
        if signers and signers.somebody and (other := self._met_before(scene, signers)):
            return pair(signers, other, "participant", "participant")
        between = [c for c in (*scene.before, *scene.after) if c.preposition in self._frames["between"]]
        if between and len(between[0].members) > 1:
            return everybody(between[0])
        return everybody(signers) if signers and self._signs_alone(scene, signers) else []

    def _concludes(self, scene: Scene) -> Members:
        """ "The treaty that A concluded with B", "våpenhvilen som ble avtalt mellom A og B"."""
        paper = next(i for i in range(scene.at - 1, -1, -1) if self._norm(i).endswith(self._papers))
        before = {self._norm(i) for i in range(max(scene.sentence.tokens[0], paper - 2), scene.at)}
        if before & self._words("unconcluded") or self._goes_on(scene, paper):
            return []
        passive = self._passive(scene) or not any(paper < c.first < scene.at for c in scene.before)
        around = (*scene.after, *(c for c in scene.before if c.first > paper))
        between = [c for c in around if c.preposition in self._frames["between"] and not c.genitive]
        if passive and between and len(between[0].members) > 1:
            return everybody(between[0])
        makers = self._agent(scene.rest) if passive else scene.subject
        if makers is None or makers.genitive:
            return []
        partners = [c for c in scene.rest if c.preposition in self._with and not c.genitive]
        if partners and set(partners[0].members).isdisjoint(makers.members):
            return everybody(makers) + everybody(partners[0])
        return everybody(makers) if len(makers.members) > 1 else []

    def _goes_on(self, scene: Scene, paper: int) -> bool:
        """ "After the truce A and B agreed that": the clause is no relative one, and has its own object."""
        bound = any(self._norm(i) in self._words("headed_relatives") for i in range(paper, scene.at))
        return not bound and self._norm(scene.at + 1) in self._words("headed_objects")

    def _signs_alone(self, scene: Scene, signers: Chunk) -> bool:
        """ "A sier at han har signert avtalen": one who acts for a state, where nobody says with whom."""
        papers, known = tuple(self._words("signed_papers")), all(self._served.get(w) for w in signers.members)
        if not papers or self._strict or not signers.people or not known or self._passive(scene):
            return False
        first = max(scene.at + 1, signers.last)
        behind = [self._norm(i) for i in range(first, min(first + PAPER_REACH, scene.clause.end))]
        it = self._words("signed_pronouns")  # "B undertegnet den fredag"
        paper = next((i for i, norm in enumerate(behind) if norm.endswith(papers) or norm in it), -1)
        return paper >= 0 and self._with.isdisjoint(behind[paper + 1 : paper + 2])

    def _others_visit(self, scene: Scene, chunk: Chunk) -> bool:
        """ "Signed a treaty during a visit by B": by whom another event is."""
        back = range(chunk.first - 1, scene.at, -1)
        mark = next((i for i in back if self._norm(i) in self._frames["by"]), 0)
        return self._norm(mark - 1) in event_nouns(self._language)

    def signed_again(self, scene: Scene) -> bool:
        """ "Avtalen ble undertegnet i Lima lørdag": tells of the one signed, whose sides were told before."""
        near = self._document.tokens[max(scene.clause.start, scene.at - SIGNED_REACH) : scene.at]
        papers = tuple(self._words("signed_papers"))
        told = any(token.norm.endswith(papers) for token in near)
        return bool(papers) and told and self._passive(scene)

    def signed_it(self, scene: Scene) -> bool:
        """ "A and B signed it": what was signed is told before."""
        return self._norm(scene.at + 1) in self._words("signed_pronouns")

    def _met_before(self, scene: Scene, signers: Chunk) -> Chunk | None:
        """ "A will meet B and sign a treaty": whom the verb before has met signs, too."""
        if not self._strict or self._norm(scene.at - 1) not in self._words("shared_subject"):
            return None
        met = [
            i
            for i in range(signers.last, scene.at)
            if any(r.type == "meeting" for r in readings(self._language, self._document.tokens, i, scene.at))
        ]
        others = [c for c in scene.before if met and c.first > met[0] and c.somebody and not c.genitive]
        return others[0] if len(others) == 1 and len(others[0].members) == 1 else None

    def _passive(self, scene: Scene) -> bool:
        if subject_first(self._language) and self._norm(scene.at).endswith(PROGRESSIVE):
            return False  # "will be visiting Peru"
        if subject_first(self._language) and self._norm(scene.at - 1) in self._words("perfect_infinitive"):
            return False  # "was to have visited Peru"
        stop = self._before_name(scene.at)
        before = [self._norm(i) for i in reversed(scene.clause.before(stop, PASSIVE_REACH))]
        infinitive = self._norm(scene.at - 1) in words(self._language, "circumstances", "infinitive_marks")
        near = takewhile(lambda norm: norm not in ".!?", before)
        return not infinitive and any(norm in self._words("passive_auxiliaries") for norm in near)

    def _before_name(self, at: int) -> int:
        """ "Ble presidenten, Ana Solis, mottatt": where a name between commas right before a verb begins."""
        tokens = self._document.tokens
        if tokens[at - 1].text != ",":
            return at
        name = list(takewhile(lambda t: t.text[0].isupper(), reversed(tokens[max(0, at - APPOSED) : at - 1])))
        first = at - 2 - len(name)
        return first if name and tokens[first].text == "," else at

    def _agent(self, chunks: Sequence[Chunk]) -> Chunk | None:
        return next((c for c in chunks if c.preposition in self._frames["by"]), None)

    def _hosted(self, agent: Chunk, subject: Chunk) -> Members:
        """ "B was received by A": nobody's own ambassador is his host at an airport."""
        states = [self._served.get(w, frozenset[str]()) for w in (*agent.members, *subject.members)]
        own = bool(states) and all(states) and frozenset.intersection(*map(frozenset, states))
        envoys = {t.person for t in self._document.titles if t.office == "ambassador"}
        received = own and envoys.issuperset(agent.members)
        return [] if received else pair(agent, subject, "host", "guest")
