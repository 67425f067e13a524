"""Rounds and sessions of talks, whose parties may have been told before: "the third round is in Lima"."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from kg.annotate.structure import last_begun, within
from kg.document import Document, Sentence
from kg.extract.actors.both_sides import of_helper, two_lands
from kg.extract.actors.compounds import compound
from kg.extract.actors.names import organisation_name
from kg.extract.actors.premodifiers import phrase
from kg.extract.actors.records import Chunk
from kg.extract.actors.titled import titled_sides
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import lists, subject_first, words
from kg.records import is_state
from kg.reference import load

OTHER_REACH = 2  # tokens before "runde" within which "forrige" stands
NUMBER_REACH = 3  # tokens before "round" within which "third" or "new" stands
ROUND_REACH = 4  # tokens before "talks" within which "a new round of" or "peace" stands
SIDE_REACH = 18  # tokens before a verb within which "the two sides" is its subject
NEAR_SIDES = 8  # the same without "two" or "the"
PARTIES_BEFORE, PARTIES_BEHIND = 3, 3  # tokens beside a verb within which "partene" is its subject
NAME_REACH = 8  # tokens behind "session of" within which the body or the talks are named
PARTIES_FAR = 9  # the same over "agreed to", with nobody named between
PAIR = 2
HELD_REACH = 4  # tokens behind "samtalene" within which "som åpnet" stands
PHASE_REACH = 12  # tokens behind "talks" within which "collapsed" stands
INVERTED = 2  # tokens before "samtalene" within which "startet" stands
BEHIND, GOVERNING = 60, 4  # characters and words behind a state within which its government stands
TALKS = ("negotiation", "meeting", "signing")
HELPERS = ("host", "organiser")  # who bring others together


class Series:
    """The states that talk in one document, round after round."""

    def __init__(self, document: Document) -> None:
        self._document, self._language = document, document.article.language
        self._words = lists(self._language, "frames")
        self.parties: list[str] = []  # the states of the talks told last
        self.neighbours: list[str] = []  # two states that the text named together, of no talks told
        self._acting: set[str] = set()  # the states that act in the text so far
        self._only: list[str] = []  # the two of a text that names no other, in one of its sentences
        self.divided: list[str] = []  # the state whose government talks with opponents that have no name
        self._told = False  # whether any talks were told
        self._before: list[list[str]] = []  # the states of all talks told
        self._negotiating: list[
            str
        ] = []  # those of the negotiations told last, which are more than a meeting

    @property
    def known(self) -> list[str]:
        """Who "the parties" are: those of the talks told last, else the two states named together last."""
        return self.parties or self.titled or self.neighbours or self.fighting or self._only

    @cached_property
    def titled(self) -> list[str]:
        """The two sides of the talks that the headline tells of."""
        return titled_sides(self._document)

    @property
    def negotiating(self) -> list[str]:
        """The sides of the negotiations told last, which are more than a meeting."""
        return self._negotiating

    def read(self, sentence: Sentence) -> None:
        """Takes note of the states that a sentence names: "India vil ha flere møter med Pakistan"."""
        if len(self._acting) > PAIR or self._armed:
            return
        inside = within(self._document.mentions, sentence.start, sentence.end)
        states = [m for m in inside if m.kind == "country" and m.form == "name"]
        together = list(dict.fromkeys(m.key for m in states if not self._in_place(m.start)))
        self._acting |= set(together)
        two = together if len(together) == PAIR else self._only
        self._only = two if len(self._acting) == PAIR else []

    @cached_property
    def _armed(self) -> dict[str, str]:
        """The groups that fight a government, by their keys, as the text names them."""
        bodies, names = load().organisations, dict[str, str]()
        for mention in self._document.mentions:
            body = bodies.get(mention.key) if mention.kind == "organisation" else None
            if body is not None and body.kind == "armed_group" and body.country:
                printed = organisation_name(self._document, mention)  # "Houthis", not the "Houthi" leader
                names[mention.key] = max(names.get(mention.key, ""), printed, key=len)
        return names

    @cached_property
    def fighting(self) -> list[str]:
        """A government and the one group that fights it, where the text speaks of no other talks."""
        text, names, bodies = self._document.article.text, self._armed, load().organisations
        if len(names) != 1 or self._sent_by_others(bodies[next(iter(names))].country):
            return []
        (key, name), authorities = next(iter(names.items())), self._words("authorities_against")
        state = bodies[key].country
        if any(t.of == state and t.person for t in self._document.titles):
            return [state, name]  # "Colombias utenriksminister A og Farc-lederen B"
        for mention in self._document.mentions:
            behind = text[mention.end : mention.end + BEHIND].casefold().split()[:GOVERNING]
            if mention.kind == "country" and mention.key == state and authorities.intersection(behind):
                return [state, name]
        return []

    def _sent_by_others(self, state: str) -> bool:
        """Whether the text names an envoy of another state, who can be whom a group talks with."""
        titles = self._document.titles
        return any(t.office == "special_envoy" and is_state(t.of or "") and t.of != state for t in titles)

    def note(self, kind: str, members: Sequence[tuple[str, str]], served: Mapping[str, set[str]]) -> None:
        """Takes note of the parties of an event told; people stand for those whom they serve."""
        if kind not in TALKS or (kind == "negotiation" and all(r == "organiser" for _, r in members)):
            return  # whoever mediates is no party
        others = [m for m in members if m[1] not in HELPERS]
        if kind == "negotiation" and (len(members) > PAIR or all(r == "participant" for _, r in others)):
            members = others or members  # whoever brings the parties together is none of them
        text = self._document.article.text
        bodies = {text[m.start : m.end] for m in self._document.mentions if m.kind == "organisation"}
        sides = [who for who, _ in members if is_state(who) or who in bodies]
        self._told = True
        self.divided = sides if kind == "negotiation" and len(members) == 1 else []
        if len(sides) < PAIR:
            own = [sorted(c for c in served.get(who, ()) if c.isupper()) for who, _ in members]
            sides = [one[0] for one in own if len(one) == 1]
            sides = sides if len(set(sides)) == len(sides) == len(own) else []
        if len(sides) >= PAIR:
            self.parties = sides
            self._before.append(sides)
            self._negotiating = sides if kind == "negotiation" else self._negotiating

    def recall(self, who: str) -> list[str]:
        """ "Samtalene med FLP": the parties of the last talks told with it, which are spoken of again."""
        found = next((sides for sides in reversed(self._before) if who in sides), [])
        self.parties = found or self.parties
        return found

    def phased(self, scene: Scene) -> tuple[list[str], bool]:
        """ "Samtalene åpnet i Lima i 2012", "Talks collapsed in May": of the parties told last; if of a day.

        Without their own day or place they are the talks told before, and nothing is said here.
        """
        at, clause = scene.at, scene.clause
        tokens = self._document.tokens
        parties = self.talking(at)
        several = self._negotiated(at)
        if not (parties and self.of_talks(at, several=several)) or self._with_others(at, clause):
            return [], False
        stop = min(scene.sentence.tokens[1], at + 1 + PHASE_REACH)
        before = [tokens[i].norm for i in clause.before(at)]
        phases = self._words("phase_verbs")
        opens = len(before) <= ROUND_REACH and not set(before) & self._words("place_prepositions")
        behind = {t.norm for t in tokens[at + 1 : min(stop, max(clause.end, at + 1 + HELD_REACH))]}
        inverted = not subject_first(self._language) and phases & set(before[-INVERTED:])
        told = inverted or (opens and phases & behind)
        around = tokens[clause.start].start, tokens[stop - 1].end
        mentions = within(self._document.mentions, *around)
        others = any(
            m.kind in ("country", "person") and m.key not in parties and not self._in_place(m.start)
            for m in mentions
        )
        times = within(self._document.times, *around)
        timed = any(not t.clock for t in times)
        there = bool(times) or any(m.kind == "place" for m in mentions)
        return (parties, timed) if told and there and not others else ([], False)

    def talking(self, at: int = -1) -> list[str]:
        """Who "the negotiations" at token `at` are between, or a table that is left: not two who only met."""
        return (self._negotiating if at < 0 or self._negotiated(at) else []) or self.known

    def _negotiated(self, at: int) -> bool:
        stems = tuple(self._words("negotiation_stems")) or ("\0",)
        return self._document.tokens[at].norm.startswith(stems)

    def of_talks(self, at: int, *, several: bool = False) -> bool:
        """ "Samtalene", "the last negotiations"; `several`: also "samtaler", which nothing points back to."""
        norm = self._document.tokens[at].norm
        stems = (*self._words("talk_stems"), *self._words("led_stems"))
        endings = tuple(self._words("plural_endings") | self._words("talks_endings"))
        ended = norm.endswith(endings) or (
            several and norm.endswith(tuple(self._words("talks_plurals")) or ("\0",))
        )
        return (norm.startswith(stems) and ended) or norm in self._words("phased_nouns")

    def _in_place(self, offset: int) -> bool:
        """ "The last talks, in Kuwait", "på Barbados", "hosted by Peru": only where, or with whose help."""
        index = last_begun(self._document.tokens, offset)
        marks = self._words("stay_prepositions") | self._words("island_prepositions")
        placed = index > 0 and self._document.tokens[index - 1].norm in marks
        return placed or of_helper(self._document, index)

    def _with_others(self, at: int, clause: Clause) -> bool:
        """Whether words behind the noun say between whom, other than "between the two"."""
        tokens = self._document.tokens
        behind = [t.norm for t in tokens[at + 1 : min(clause.end, at + 1 + ROUND_REACH)]]
        told = (self._words("with") | self._words("between")) - self._words("jointly")  # "braut saman"
        first = next((i for i, norm in enumerate(behind) if norm in told), -1)
        same = self._words("group_marks") | self._words("party_words")
        two = self._words("they") and words(self._language, "invitations", "pairs") & set(
            behind[first + 2 : first + 3]
        )
        return first >= 0 and not (same & set(behind[first + 1 : first + 3]) or two)

    def told_by(self, at: int) -> bool:
        """Whether token `at` is "round" or "session", by itself or in a compound."""
        return self._document.tokens[at].norm in self._words("round_words") | self._words("round_compounds")

    def other_round(self, at: int) -> bool:
        """ "Forrige runde", "neste forhandlingsrunde": another than the one told."""
        before = {t.norm for t in self._document.tokens[max(0, at - OTHER_REACH) : at]}
        gone = self.of_talks(at) and bool(before & self._words("gone_rounds"))  # "the last negotiations"
        return gone or (self.told_by(at) and bool(before & self._words("other_rounds")))

    def inside_round(self, at: int) -> bool:
        """ "Neste runde i samtalene": the talks behind another round are told by it."""
        joins = self._words("round_in")
        joined = at > 1 and self._document.tokens[at - 1].norm in joins and self.other_round(at - 2)
        return joined and bool(self.parties)

    def sides(self, clause: Clause, at: int) -> list[str]:
        """The parties told last, where "the two sides" or "the delegations" stands before a verb."""
        return self.parties if self.of_sides(clause, at) else []

    def spoken_of(self, clause: Clause, at: int) -> list[str]:
        """ "Partene møtes igjen", "begge land ble enige om å møtes": those of the talks told last.

        "Landene møttes" is also of the only two countries that the text has named right before.
        """
        if self.of_parties(clause, at):
            return self.known
        tokens = self._document.tokens
        sides = self._words("side_words") | self._words("party_words")
        for i in range(max(clause.start, at - PARTIES_FAR), min(at + PARTIES_BEHIND + 1, clause.end)):
            told = tokens[i].norm in sides and self._bare(clause, i)
            if told and not self._named_between(i, at):
                parties = self.known if tokens[i].norm in self._words("party_words") else self.parties
                return parties if len(parties) == PAIR else two_lands(self._document, i)
        return []

    def _bare(self, clause: Clause, at: int) -> bool:
        """Whether the noun of a group has nothing but "the two" before it in its phrase."""
        tokens, two = self._document.tokens, words(self._language, "invitations", "pairs")
        first = at - (at > clause.start and tokens[at - 1].norm in two)
        first -= first < at and first > clause.start and tokens[first - 1].norm in self._words("they")
        opens = self._words("clause_words") | self._words("subordinators") | finite_verbs(self._language)
        return first == clause.start or tokens[first - 1].norm in opens

    def of_parties(self, clause: Clause, at: int) -> bool:
        """Whether "partene" or "begge land" acts at a verb, with nobody named between."""
        tokens, parties = self._document.tokens, self._words("party_words")
        first, last = max(clause.start, at - PARTIES_BEFORE), min(at + PARTIES_BEHIND, clause.end)
        if not parties.isdisjoint([token.norm for token in tokens[first:last]]):
            return True
        both, bare = self._words("both_words") - self._words("they"), self._words("both_bare")
        for i in range(max(clause.start, at - PARTIES_FAR), last - 1):
            pair = tokens[i].norm in both and tokens[i + 1].norm in bare
            if (pair or (tokens[i].norm in parties and i < at)) and not self._named_between(i, at):
                return True
        return False

    def _named_between(self, first: int, at: int) -> bool:
        """ "Partene støtter at Peru møter": a name between, which is whose the verb can be."""
        return any(t.text[0].isupper() for t in self._document.tokens[first + 1 : at])

    def of_sides(self, clause: Clause, at: int) -> bool:
        """Whether the subject is "the two sides", in the clause or in that before its "and"."""
        tokens, first = self._document.tokens, max(clause.start, at - SIDE_REACH)
        opens = {t.norm for t in tokens[clause.start : clause.start + 2]}
        if opens & self._words("clause_conjunctions"):
            first = max(0, clause.start - SIDE_REACH)
        before = [t.norm for t in tokens[first:at]]
        if "." in before:
            before = before[len(before) - before[::-1].index(".") :]
        marks, nouns = self._words("group_marks"), self._words("side_nouns")
        near = nouns.intersection(before[-NEAR_SIDES:])
        return bool(near) or any(a in marks and b in nouns for a, b in pairwise(before))

    def members(self, scene: Scene, between: Chunk | None, *, supported: bool) -> Members:
        """ "The third session of the Peru-Chile committee", "the next round": its parties, as last told.

        `between` are those that it is said to be between; `supported` where the clause's subject holds it.
        """
        if not self._is_round(scene.at) or self._renamed(scene.at):
            return []
        if sides := between or self._named(scene.at):
            return everybody(sides)
        if supported and scene.subject and len(scene.subject.members) > 1:
            return everybody(scene.subject)
        before = {t.norm for t in self._document.tokens[max(0, scene.at - NUMBER_REACH) : scene.at]}
        if before & self._words("round_owners"):
            return []  # "a new parliament was holding its first session"
        return [(who, "participant") for who in self.known]

    def negotiated(self, at: int) -> bool:
        """ "Peace talks", "a round of talks", "en ny runde i samtalene": talks in rounds are negotiations."""
        norm = self._document.tokens[at].norm
        before = {t.norm for t in self._document.tokens[max(0, at - ROUND_REACH) : at]}
        lasting = words(self._language, "circumstances", "course_nouns")  # "progress in the talks"
        lasting |= words(self._language, "circumstances", "stalled_words") | self._words("round_words")
        lasting |= self._words("pure_rounds")
        if norm in self._words("negotiable"):
            own = {self._document.tokens[i].norm for i in phrase(self._document, at)}
            return bool(own & self._words("negotiation_marks") or before & lasting)
        return norm.startswith(tuple(self._words("talk_stems"))) and bool(before & lasting)

    def _is_round(self, at: int) -> bool:
        """Whether token `at` is "round" or "session", with a number, and no noun of talks behind it."""
        tokens = self._document.tokens
        if not self.told_by(at):
            return False
        return bool({t.norm for t in tokens[max(0, at - NUMBER_REACH) : at]} & self._words("round_numbers"))

    def _renamed(self, at: int) -> bool:
        """ "A round of talks", "a session of the dialogue": what it is of tells the event."""
        behind = self._document.tokens[at + 1 : at + 1 + NAME_REACH]
        if behind and behind[0].norm in self._words("round_of"):
            return True  # "første runde av presidentvalget", "en runde med samtaler"
        inner = self._words("round_in")
        plain = self._document.tokens[at].norm in self._words("pure_rounds")
        if plain and behind and behind[0].norm in self._words("meeting_of"):
            return True  # "the next round of sanctions"
        quarrels = self._words("bond_nouns") | self._words("between_nouns")
        housed = behind and behind[0].norm in self._words("stay_prepositions")
        if plain and housed and any(t.norm in quarrels for t in behind[1:3]):
            return True  # "the latest round in the dispute"
        if not behind or behind[0].norm not in self._words("meeting_of") | inner:
            return False
        if behind[0].norm in inner and self.other_round(at) and self.parties:
            return False  # "neste runde i samtalene": of those told before
        nouns, stops = event_nouns(self._language), self._words("place_prepositions") | self._words("with")
        for token in behind[1:]:
            if token.norm in stops or token.text in ",.;:":
                return False
            if token.norm in nouns:
                return True
        return False

    def of_body(self, at: int, kind: str) -> Chunk | None:
        """The two in "the fourth meeting of the Peru-Chile Working Group", "of the Joint Commission"."""
        if kind == "meeting" and (sides := self._of_joint_body(at)):
            return Chunk(at, at, sides, kinds={"country"})
        tokens = self._document.tokens
        of = at + 1 < len(tokens) and tokens[at + 1].norm in self._words("meeting_of")
        numbered = {t.norm for t in tokens[max(0, at - NUMBER_REACH) : at]} & self._words("round_numbers")
        return self._named(at) if of and numbered else None

    def _of_joint_body(self, at: int) -> list[str]:
        """ "The eighth meeting of the Joint Commission": of the two states told of."""
        tokens = self._document.tokens[at + 1 : at + 1 + NAME_REACH]
        told = [t.norm for t in tokens]
        opened = bool(told) and told[0] in self._words("meeting_of") | self._words("round_in")
        body = next((i for i, norm in enumerate(told) if norm in self._words("joint_bodies")), -1)
        joint = body > 0 and not self._words("joint_marks").isdisjoint(told[:body])
        return list(self.known) if opened and joint and len(self.known) == PAIR else []

    def _named(self, at: int) -> Chunk | None:
        """The two states in the name of the body: "a session of the Kuwaiti-Omani Joint Committee"."""
        tokens = self._document.tokens
        for index in range(at + 1, min(at + 1 + NAME_REACH, len(tokens) - 1)):
            if "-" in tokens[index].text or "–" in tokens[index].text:
                return compound(self._document, index + 1)
        return None
