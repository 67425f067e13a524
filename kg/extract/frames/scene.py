"""What the frames of verbs and nouns have in common: the document, its chunks, the words of its language."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from kg.annotate.names.last_names import bearers
from kg.annotate.structure import goes_on, within
from kg.document import Document, Mention, Sentence
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.named_counterparts import named_counterparts
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.latest import of_latest
from kg.extract.grammar.ranges import reaches
from kg.languages import lists, subject_first, table, words
from kg.records import Participant
from kg.reference import Registry

TALKING = {"igo", "forum", "armed_group"}  # kinds of bodies that talk as states do
GOAL_REACH = 6  # tokens between "to" and a place: "den lille peruanske byen"
LIST_REACH = 7  # tokens between "to" and the first known place of a list


def seat_of(registry: Registry, language: str, mention: Mention) -> str:
    """The state of a parliament or a house of government, which are places, too; "" of anything else."""
    body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
    if body is None or not body.country:
        return ""
    housed = body.kind == "parliament" or body.key in words(language, "groups", "seats")
    return body.country if housed else ""


class Frames:
    """A document, ready to have its frames read."""

    def __init__(
        self, document: Document, registry: Registry, chunks: ChunkReader, clauses: ClauseReader
    ) -> None:
        self._document, self._registry, self._chunks, self._clauses = document, registry, chunks, clauses
        self._language = document.article.language
        self._frames: Mapping[str, Any] = table(self._language, "frames")
        self._words = lists(self._language, "frames")
        self._with = self._words("with")
        self._served = allegiances(document, registry)

    def _norm(self, index: int) -> str:
        tokens = self._document.tokens
        return tokens[index].norm if 0 <= index < len(tokens) else ""

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        keys = ("place_prepositions", "other_prepositions", "with", "to", "by", "noun_prepositions")
        return frozenset[str]().union(*(self._words(key) for key in keys))

    def _of_states(self, chunk: Chunk) -> bool:
        """Whether the words name a body of states, as the Security Council."""
        return chunk.kinds == {"organisation"} and not self._body_kinds(chunk).isdisjoint(("igo", "forum"))

    def _in_council(self, subject: Chunk, at: int, pattern: str) -> bool:
        """ "The Security Council met on Monday": a body of states by itself, and no other that it met."""
        following = self._document.tokens[min(at + 1, len(self._document.tokens) - 1)]
        alone = following.norm in self._words("alone_followers") or not following.text[0].isalnum()
        alone = alone or any(t.start == following.start for t in self._document.times)
        return (pattern == "recip" or alone) and self._of_states(subject)

    def _body_kinds(self, chunk: Chunk) -> set[str]:
        """The kinds of the bodies that the words name, as far as the registry knows them."""
        start, end = self._document.tokens[chunk.first].start, self._document.tokens[chunk.last - 1].end
        inside = within(self._document.mentions, start, end)
        bodies = (self._registry.organisations.get(m.key) for m in inside if m.kind == "organisation")
        return {body.kind for body in bodies if body is not None}

    def _talks_as_state(self, chunk: Chunk) -> bool:
        """Whether a group is a state, or a body that talks as one does."""
        if "delegates" in chunk.kinds or subject_first(self._language):
            return "delegates" in chunk.kinds
        bodies = self._body_kinds(chunk) if chunk.kinds == {"organisation"} else set[str]()
        return (bool(bodies) and bodies <= TALKING) or chunk.kinds == {"country"}

    def _parliament(self, chunk: Chunk) -> bool:
        """Whether the words name a parliament: who "møtte i Kongressen" came there, and met nobody."""
        return "parliament" in self._body_kinds(chunk)

    def _norms(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence as they are looked up."""
        return self._clauses.norms(sentence)

    def _at_home(self, who: str, country: str) -> bool:
        """Whether somebody is known to serve the country."""
        return country in self._served.get(who, ()) or who == country

    def _vouched(self, who: str) -> bool:
        """Whether somebody comes for a state: who serves one, holds office, or is known by surname alone."""
        if self._served.get(who) or self._frames.get("strict_objects"):
            return bool(self._served.get(who))
        offices = {t.office for t in self._document.titles if t.person == who}
        if offices:
            return offices != {"other"}  # "forskeren Dal" is of no state
        named = [m for m in self._document.mentions if m.key == who]
        return " " not in who and all(m.kind == "person" for m in named)

    def _country(self, mention: Mention) -> str:
        """The country that a mention of a country, place or seat stands for or lies in; "" where unknown."""
        if mention.kind == "country":
            return mention.key
        if mention.kind == "organisation":
            return seat_of(self._registry, self._language, mention)
        return self._registry.place(mention.key).country if mention.kind == "place" else ""

    def _of_several_states(self, people: Chunk) -> bool:
        """Whether all of a group have a state that they serve, and not all of them the same."""
        own = [self._served.get(w, set()) for w in people.members]
        return all(own) and not set.intersection(*own)

    def _target(self, scene: Scene, prepositions: frozenset[str]) -> list[Mention]:
        """The places and countries, joined by "og", behind the first of `prepositions` after the trigger."""
        found: list[Mention] = []
        tokens, clause = self._document.tokens, scene.clause
        if scene.at + 1 >= len(tokens):
            return found
        for mention in within(self._document.mentions, tokens[scene.at].end, tokens[clause.end - 1].end):
            placed = mention.kind in ("place", "country") or self._seated(mention, prepositions)
            if not placed or mention.form != "name" or mention.genitive:
                continue
            if goes_on(self._document, mention.end) or self._titled(mention):
                continue
            first = self._index(mention.start)
            at = first - 1
            while at > scene.at and first - at < GOAL_REACH and self._norm(at) not in prepositions:
                if not self._fills(at):
                    break
                at -= 1
            marked = at >= scene.at and self._norm(at) in prepositions
            if marked and reaches(self._document, at, scene.at):
                continue  # "on her trip, A will discuss questions from Peru to Chile"
            if marked or (not found and self._after_unknown(first, prepositions)):
                if found:
                    break
                found.append(mention)
            elif found and self._listed(found[-1], mention):
                found.append(mention)
        return found

    def _fills(self, index: int) -> bool:
        """ "Til hovedstaden Lima", "til den peruanske havnebyen X", "til EU-hovedstaden Brussel"."""
        norm, token = self._norm(index), self._document.tokens[index]
        heads = tuple(f"-{word}" for word in self._frames.get("place_fillers", ())) or ("\0",)
        towns = words(self._language, "circumstances", "town_words")
        endings = tuple(words(self._language, "circumstances", "town_endings")) or ("\0",)
        if norm == "," and self._norm(index - 1) in self._words("settlement_nouns"):
            return True  # "in the capital, Lima"
        if norm in self._words("place_fillers") | towns or norm.endswith(heads + endings):
            return True
        beside = within(self._document.mentions, token.start, token.end)
        return any(m.kind == "country" and (m.form == "adjective" or m.genitive) for m in beside)

    def _seated(self, mention: Mention, prepositions: frozenset[str]) -> bool:
        """ "Came to the Storting", "was in the Kremlin"; whoever is "in the Storting" has a seat there."""
        body = self._registry.organisations.get(mention.key)
        parliament = body is not None and body.kind == "parliament"
        if parliament and not prepositions <= self._words("to") | self._words("travel_to"):
            return False
        return bool(seat_of(self._registry, self._language, mention))

    def _after_unknown(self, first: int, prepositions: frozenset[str]) -> bool:
        """ "Will travel to Hawaii, Peru and Chile": a list whose first place is not known."""
        tokens, joins = self._document.tokens, self._words("conjunctions") | {","}
        at = first - 1
        if self._norm(at) not in joins:
            return False
        while at > max(0, first - LIST_REACH) and (self._norm(at) in joins or tokens[at].text[0].isupper()):
            at -= 1
        return self._norm(at) in prepositions and self._norm(at + 1) not in joins

    def _titled(self, mention: Mention) -> bool:
        """ "After arriving in Peru, U.S. envoy A": a country that only says whom somebody serves."""
        start = mention.start
        return any(
            t.start <= start < t.end and t.person for t in within(self._document.titles, start, start + 1)
        )

    def _listed(self, one: Mention, other: Mention) -> bool:
        between = (
            self._document.article.text[one.end : other.start].replace(",", " , ").replace(";", " , ").split()
        )
        return bool(between) and all(w == "," or w in self._frames["conjunctions"] for w in between)

    def _index(self, offset: int) -> int:
        """The index of the token that stands at `offset`."""
        return self._chunks.token(offset)


@of_latest
def chunks_of(document: Document, registry: Registry) -> ChunkReader:
    """The reader of a document's chunks."""
    return ChunkReader(document, registry)


@of_latest
def allegiances(document: Document, registry: Registry) -> dict[str, set[str]]:
    """Whom each person of the article serves: ISO 3166-1 alpha-3 codes and organisations.

    Whoever has no title in the text serves whom the registry says on the day of the article, where it is one.
    """
    found: dict[str, set[str]] = {}
    for title in document.titles:
        if title.person and title.of:
            body = registry.organisations.get(title.of)  # a ministry's spokesman serves its state,
            governing = body is not None and body.kind == "government" and title.office != "special_envoy"
            state = body.country if body is not None and governing else ""  # whoever mediates is no party
            found.setdefault(title.person, set()).add(state or title.of)
    for person, state in named_counterparts(document):
        found.setdefault(person, {state})
    day, alone = (document.article.published or "")[:10], not subject_first(document.article.language)
    if len(day) == len("2021-10-25"):  # "the Assad regime" tells of nobody: alone where no noun stands so
        for name in {m.key for m in document.mentions if m.kind == "person"} - set(found):
            lone = [h for h, _ in bearers().get(name, ())] if alone else []
            known = registry.persons_named(name) if " " in name else lone
            countries = {h.country for h in known if h.held_on(day)}
            if len(countries) == 1:
                found[name] = countries
    return found


def everybody(chunk: Chunk) -> Members:
    """All of a group, each as a participant."""
    return [(w, "participant") for w in chunk.members]


def both(one: Chunk, other: Chunk) -> Members:
    """All of two sides; nobody where a title misread puts those of the second into the first."""
    return [] if {*other.members} <= {*one.members} else everybody(one) + everybody(other)


def pair(one: Chunk, other: Chunk, role: str, other_role: str) -> Members:
    """Two groups, each in its role; whoever is in both counts for the first. Nobody receives himself."""
    others = [w for w in other.members if w not in one.members]
    if role == "host" and len(others) < len(other.members):
        return []  # a name or an office misread
    return (
        [(w, role) for w in one.members] + [(w, other_role) for w in others]
        if others or role == other_role
        else []
    )


def participants(members: Members) -> tuple[Participant, ...]:
    """Each of the members once, in their first role."""
    seen: dict[str, str] = {}
    for who, role in members:
        seen.setdefault(who, role)
    # the frames of this room give no other roles than a participant can have
    return tuple(Participant(who=w, role=r) for w, r in seen.items())  # type: ignore[arg-type]
