"""Sentence by sentence: triggers and the frames around them, as event drafts that are not yet merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg.extract.chunks import Chunk, ChunkReader
from kg.extract.circumstances import Place, clause, status, when, where
from kg.languages import table
from kg.records import Document, Evidence, Participant, Sentence, Status, TimeExpression
from kg.reference import Registry

BETWEEN_REACH = 5  # tokens after a noun within which "mellom A og B" belongs to it
PASSIVE = frozenset({"ble", "blei", "vart", "blir", "bli", "was", "were", "been", "be"})
FIRST = frozenset({"første", "fyrste", "first"})
RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
WITH_REACH = 9  # tokens after a noun within which "med X" belongs to it
Members = list[tuple[str, str]]  # who, role


@dataclass(slots=True)
class Draft:
    """One reading of one trigger. `anaphoric`: a definite noun that may point back to an event told before."""

    type: str
    members: Members
    sentence: Sentence
    trigger: Evidence
    time: TimeExpression | None = None
    place: Place = field(default_factory=Place)
    status: Status = "held"
    anaphoric: bool = False
    first_claim: Evidence | None = None  # words that call it the first of its kind

    @property
    def who(self) -> set[str]:
        return {w for w, _ in self.members}


@cache
def _triggers(language: str) -> dict[str, list[tuple[str, str, bool]]]:
    """Word to (pattern, event type, only as infinitive)."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    frames = table(language, "frames")
    for verb in frames["verbs"]:
        for form in verb["forms"]:
            found.setdefault(form, []).append((verb["pattern"], verb["type"], verb.get("infinitive", False)))
    for noun in frames["nouns"]:
        for form in noun["forms"]:
            found.setdefault(form, []).append(("noun", noun["type"], False))
    return found


class DraftReader:
    """Reads the drafts of one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        self._language = document.article.language
        self._frames = table(self._language, "frames")
        self._chunks = ChunkReader(document, registry)
        self._triggers = _triggers(self._language)
        self._support = frozenset(self._frames["support_verbs"])
        self._attend = frozenset(self._frames["attend_verbs"])
        self._with = frozenset(self._frames["with"])
        self._phone = frozenset(self._frames["phone_words"])
        self._they = frozenset(self._frames["they"])
        self._latest: list[str] = []  # the participants told last
        self._quoted = [(q.start, q.end) for q in document.quotes if q.end - q.start > 25]

    def drafts(self) -> Iterator[Draft]:
        """All drafts in text order; words inside quotations tell no events of their own."""
        for sentence in self._document.sentences:
            kind = self._document.paragraphs[sentence.paragraph].kind
            if kind in ("byline", "published", "headline"):
                continue
            chunks = self._chunks.chunks(sentence)
            yield from self._sentence(sentence, chunks)

    def _sentence(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        tokens = self._document.tokens
        for at in range(*sentence.tokens):
            token = tokens[at]
            if self._in_quote(token.start):
                continue
            for pattern, kind, infinitive in self._readings(at, sentence):
                draft = self._frame(pattern, kind, infinitive, at, sentence, chunks)
                if draft is not None:
                    if len(draft.members) > 1:
                        self._latest = [w for w, _ in draft.members]
                    yield from self._each(draft, at)
                    break
        yield from self._attending(sentence, chunks)

    def _each(self, draft: Draft, at: int) -> Iterator[Draft]:
        """ "Meetings with both A and B" are two meetings; all else is one."""
        tokens = self._document.tokens
        behind = {t.norm for t in tokens[at + 1 : at + 4]}
        if draft.type != "meeting" or not behind & {"både", "both"} or len(draft.members) < 3:
            yield draft
            return
        for who in draft.members[1:]:
            yield replace(draft, members=[draft.members[0], who])

    def _attending(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        """People said to come to the gathering told of before."""
        text = self._document.article.text[sentence.start : sentence.end].casefold()
        if not any(f" {p}" in text for p in self._frames["attend_phrases"]) or self._in_quote(
            sentence.start + 4
        ):
            return
        if any(t.norm in self._frames["negation"] for t in self._document.tokens[slice(*sentence.tokens)]):
            return
        guests = [c for c in chunks if not c.preposition and not c.genitive and c.people]
        if guests:
            token = self._document.tokens[guests[0].first]
            yield Draft(
                type="summit", members=[(w, "guest") for w in guests[0].members], sentence=sentence,
                trigger=Evidence(start=token.start, end=self._document.tokens[guests[0].last - 1].end), anaphoric=True,
            )  # fmt: skip

    def _readings(self, at: int, sentence: Sentence) -> list[tuple[str, str, bool]]:
        tokens = self._document.tokens
        norm = tokens[at].norm
        readings = self._triggers.get(norm, [])
        for particle in self._frames.get("particles", ()):
            if norm in particle["verb"]:
                behind = {t.norm for t in tokens[at + 1 : min(at + 6, sentence.tokens[1])]}
                if behind & set(particle["particle"]):
                    return [(particle["pattern"], particle["type"], False)]
        if not readings and "-" in tokens[at].text:
            head = norm.rsplit("-", 1)[1]
            return [r for r in self._triggers.get(head, []) if r[0] == "noun"]
        if not readings and self._language != "en":
            for suffix in ("toppmøte", "toppmøtet"):
                if norm.endswith(suffix):
                    return [("noun", "summit", False)]
        return readings

    def _in_quote(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self._quoted)

    def _frame(
        self, pattern: str, kind: str, infinitive: bool, at: int, sentence: Sentence, chunks: Sequence[Chunk]
    ) -> Draft | None:
        start, end = clause(self._document, sentence, at)
        before = [c for c in chunks if start <= c.first and c.last <= at]
        after = [c for c in chunks if at < c.first and c.last <= end]
        subject, rest = self._subject(before, after, at, start, chunks)
        if pattern == "noun":
            kind = self._sharpened(kind, at)
            members, anaphoric = self._noun(kind, at, end, subject, before, after, sentence)
        else:
            if infinitive and self._nominal(at):
                return None
            members, anaphoric = self._verb(pattern, at, subject, rest, chunks, sentence), False
            if pattern == "talk" and not self._by_phone(sentence):
                kind = "meeting"
        if not members and not anaphoric:
            return None
        time = when(self._document, sentence, at)
        present = pattern != "noun" and self._present(at)
        state = status(self._document, sentence, at, time, noun=pattern == "noun", present=present)
        if state is None:
            return None
        if pattern == "visit" and present and state != "cancelled":
            state = "ongoing"
        place = where(self._document, sentence, at, self._registry, goes=kind == "visit")
        if kind == "visit":
            members, place = self._visit(members, place, sentence, at)
            if not members:
                return None
        token = self._document.tokens[at]
        return Draft(
            type=kind, members=members, sentence=sentence, trigger=Evidence(start=token.start, end=token.end), time=time,
            place=place, status=state, anaphoric=anaphoric, first_claim=self._first(at, start, end),
        )  # fmt: skip

    def _sharpened(self, kind: str, at: int) -> str:
        """A bilateral summit is a meeting; a meeting "in" an organisation is a gathering of its members."""
        tokens = self._document.tokens
        if kind == "summit" and tokens[at - 1].norm.startswith("bilateral"):
            return "meeting"
        if kind == "meeting" and self._body_behind(at):
            return "conference"
        return kind

    def _body_behind(self, at: int) -> bool:
        tokens = self._document.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].norm not in {"i", "in", "of"}:
            return False
        low, high = tokens[at + 2].start, tokens[min(at + 3, len(tokens) - 1)].start
        return any(
            m.kind == "organisation"
            and low <= m.start <= high
            and self._registry.organisations[m.key].kind in ("igo", "forum")
            for m in self._document.mentions
        )

    def _first(self, at: int, start: int, end: int) -> Evidence | None:
        """The clause that calls the event the first of its kind."""
        tokens = self._document.tokens
        beside = tokens[max(start, at - 3) : min(at + 4, end)]
        if not any(t.norm in FIRST for t in beside):
            return None
        sentence = next(s for s in self._document.sentences if s.tokens[0] <= at < s.tokens[1])
        return Evidence(start=tokens[start].start, end=sentence.end)

    def _present(self, at: int) -> bool:
        norm = self._document.tokens[at].norm
        return (
            norm.endswith("s")
            if self._language == "en"
            else norm.endswith(("r", "kjem", "dreg")) and not norm.endswith("dor")
        )

    def _subject(
        self, before: Sequence[Chunk], after: Sequence[Chunk], at: int, start: int, chunks: Sequence[Chunk]
    ) -> tuple[Chunk | None, list[Chunk]]:
        """The subject of the clause: the actor before the verb, or, where the verb comes second, the one after it."""
        bare = [c for c in before if not c.preposition and not c.genitive]
        if bare:
            return bare[-1], list(after)
        if start > 0 and self._document.tokens[start - 1].norm in self._frames["relatives"]:
            outside = [c for c in chunks if c.last <= start and start - c.last <= RELATIVE_REACH]
            if outside:
                return outside[-1], list(after)
        if (
            any(t.norm in self._they for t in self._document.tokens[max(start, at - 4) : at + 2])
            and len(self._latest) > 1
        ):
            return Chunk(at, at, list(self._latest), kinds={"person"}), list(after)
        inverted = [c for c in after if not c.preposition and not c.genitive]
        if inverted:
            return inverted[0], [c for c in after if c is not inverted[0]]
        return None, list(after)

    def _nominal(self, at: int) -> bool:
        """Whether a form that can be noun or infinitive ("møte") is a noun here."""
        previous = self._document.tokens[at - 1].norm if at else ""
        return previous in {
            "et",
            "eit",
            "sitt",
            "det",
            "dette",
            "i",
            "på",
            "til",
            "om",
            "ved",
            "etter",
            "under",
            "nytt",
            "bilateralt",
            "første",
            "have",
            "a",
        } or previous.endswith(("lt", "kt", "te"))

    def _by_phone(self, sentence: Sentence) -> bool:
        words = {t.norm for t in self._document.tokens[sentence.tokens[0] : sentence.tokens[1]]}
        title = {w.casefold().strip(".,:") for w in self._document.article.title.split()}
        lead = {t.norm for t in self._document.tokens[:80]}
        return bool((words | title) & self._phone) or bool(lead & {"ringte", "ringde", "telefon", "calling"})

    def _verb(
        self,
        pattern: str,
        at: int,
        subject: Chunk | None,
        rest: Sequence[Chunk],
        chunks: Sequence[Chunk],
        sentence: Sentence,
    ) -> Members:
        objects = [
            c
            for c in rest
            if not c.genitive
            and (
                not c.preposition
                or c.preposition in self._with
                or (c.preposition in ("for", "i", "of") and not c.people)
            )
        ]
        companions = [c for c in rest if c.preposition in self._with]
        match pattern:
            case "meet" if subject and objects:
                return _pair(subject, objects[0], "participant", "participant")
            case "meet" if subject and len(subject.members) > 1 and self._language == "en":
                return _all(subject)
            case "receive" if subject and objects and "country" not in objects[0].kinds:
                return _pair(subject, objects[0], "host", "guest")
            case "recip" if subject and (len(subject.members) > 1 or companions):
                return _all(subject) + [m for c in companions[:1] for m in _all(c)]
            case "call" if (
                subject
                and (direct := [c for c in rest if c.preposition in ("", "til", "to")])
                and direct[0].people
            ):
                return _pair(subject, direct[0], "participant", "participant")
            case "talk" if (
                subject
                and subject.people
                and (
                    len(subject.members) > 1
                    or (companions := [c for c in rest if c.preposition in (*self._with, "to")])
                )
            ):
                return _all(subject) + [m for c in companions[:1] for m in _all(c)]
            case "sign":
                passive = any(t.norm in PASSIVE for t in self._document.tokens[max(0, at - 4) : at])
                agent = next((c for c in rest if c.preposition in self._frames["by"]), None if passive else subject)
                return _all(agent) if agent and len(agent.members) > 1 else []
            case "visit" | "travel" if subject and (subject.people or pattern == "visit"):
                return self._goes(pattern, subject, rest, at)
            case "expel":
                return self._expelled(sentence, subject)
        return []

    def _goes(self, pattern: str, subject: Chunk, rest: Sequence[Chunk], at: int) -> Members:
        targets = [
            c for c in rest if "country" in c.kinds and (pattern == "visit" or c.preposition in ("til", "to"))
        ]
        guests = [(w, "guest") for w in subject.members]
        if targets:
            return guests + [(w, "host") for w in targets[0].members[:1] if w not in subject.members]
        text = self._document.tokens[at + 1 : at + 5]
        if any(self._place_at(t.start) for t in text):
            return guests
        return []

    def _place_at(self, offset: int) -> bool:
        return any(m.kind == "place" and m.start == offset for m in self._document.mentions)

    def _expelled(self, sentence: Sentence, subject: Chunk | None) -> Members:
        tokens = self._document.tokens
        envoys = set(self._frames["envoys"])
        target = ""
        for mention in self._document.mentions:
            if (
                mention.kind == "country"
                and sentence.start <= mention.start < sentence.end
                and (mention.form == "adjective" or mention.genitive or self._language == "en")
            ):
                index = next(i for i in range(*sentence.tokens) if tokens[i].end >= mention.end)
                if any(t.norm in envoys for t in tokens[index + 1 : index + 4]):
                    target = mention.key
                    break
        actors = [
            m.key for m in self._document.mentions
            if m.kind == "country" and m.form == "name" and not m.genitive and sentence.start <= m.start < sentence.end and m.key != target
        ]  # fmt: skip
        organiser = next(
            (w for w in (subject.members if subject and "country" in subject.kinds else []) if w != target),
            actors[0] if actors else "",
        )
        return [(organiser, "organiser"), (target, "participant")] if organiser and target else []

    def _noun(
        self,
        kind: str,
        at: int,
        end: int,
        subject: Chunk | None,
        before: Sequence[Chunk],
        after: Sequence[Chunk],
        sentence: Sentence,
    ) -> tuple[Members, bool]:
        """Participants of an event noun: "mellom A og B", "As møte med B", "A hadde møte med B", "EUs toppmøte"."""
        tokens = self._document.tokens
        between = [
            c for c in after if c.preposition in self._frames["between"] and c.first - at <= BETWEEN_REACH
        ]
        if between and len(between[0].members) > 1:
            return _all(between[0]), False
        owner = next((c for c in before if c.genitive and at - c.last <= 2), None) or self._possessor(at)
        companion = next(
            (c for c in after if c.preposition in self._with and c.first - at <= WITH_REACH), None
        )
        verbs = {t.norm for t in tokens[max(sentence.tokens[0], at - 12) : at]} & self._support
        if kind in ("summit", "conference"):
            return self._gathering(at, sentence, owner, subject)
        if owner and companion:
            return _all(owner) + _all(companion), False
        if companion and subject and verbs and subject is not companion:
            return _all(subject) + _all(companion), False
        if kind == "visit" and owner and owner.people:
            return [(w, "guest") for w in owner.members], False
        if kind == "visit" and subject and subject.people and verbs:
            return [(w, "guest") for w in subject.members], False
        if kind in ("negotiation", "press_conference") and subject and verbs and len(subject.members) > 1:
            return _all(subject), False
        return [], self._definite(at)

    def _possessor(self, at: int) -> Chunk | None:
        """ "His visit", "besøket hans": the person a possessive pronoun beside the noun stands for."""
        tokens = self._document.tokens
        for beside in (at - 1, at - 2, at + 1):
            if not 0 <= beside < len(tokens):
                continue
            for mention in self._document.mentions:
                if mention.start == tokens[beside].start and mention.form == "pronoun" and mention.genitive:
                    return Chunk(beside, beside + 1, [mention.key], genitive=True, kinds={"person"})
        return None

    def _gathering(
        self, at: int, sentence: Sentence, owner: Chunk | None, subject: Chunk | None
    ) -> tuple[Members, bool]:
        members: Members = []
        tokens = self._document.tokens
        for mention in self._document.mentions:
            if mention.kind == "organisation" and sentence.start <= mention.start < sentence.end:
                name = next(
                    (
                        w
                        for c in self._chunks.chunks(sentence)
                        for w in c.members
                        if tokens[c.first].start <= mention.start < tokens[c.last - 1].end
                        and "organisation" in c.kinds
                    ),
                    "",
                )
                gap = tokens[at].start - mention.end
                if name and (
                    -1 <= gap <= 12
                    or 0 <= mention.start - tokens[at].end <= 6
                    or mention.start == tokens[at].start
                ):
                    members.append((name, "organiser"))
                    break
        words = {t.norm for t in tokens[sentence.tokens[0] : sentence.tokens[1]]}
        if subject and subject.people and words & self._attend:
            members += [(w, "participant") for w in subject.members]
        if owner and owner.people:
            members += [(w, "host") for w in owner.members]
        if not members and (country := self._right_behind(at)):
            return [(country, "host")], True
        return members, not members and self._definite(at)

    def _right_behind(self, at: int) -> str:
        """The country that a gathering is said to be in: "toppmøtet i Argentina", "the summit in Lisbon, Portugal"."""
        tokens = self._document.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].norm not in self._frames["place_prepositions"]:
            return ""
        mention = next(
            (
                m
                for m in self._document.mentions
                if tokens[at + 2].start <= m.start <= tokens[min(at + 3, len(tokens) - 1)].start
                and m.kind in ("country", "place")
                and m.form == "name"
            ),
            None,
        )
        if mention is None:
            return ""
        return mention.key if mention.kind == "country" else self._registry.places[mention.key].country

    def _definite(self, at: int) -> bool:
        norm = self._document.tokens[at].norm
        if self._language == "en":
            return (
                self._document.tokens[at - 1].norm in {"the", "this", "their", "today’s", "today's"}
                if at
                else False
            )
        return norm.endswith(("et", "en", "ene", "ane", "a"))

    def _visit(self, members: Members, place: Place, sentence: Sentence, at: int) -> tuple[Members, Place]:
        """A visit goes to a country: the host is the country it is in, unless a guest comes from there."""
        hosts = [w for w, role in members if role == "host" and w in self._registry.countries]
        country = hosts[0] if hosts else place.country
        if country and not hosts and country not in {w for w, _ in members}:
            members = [*members, (country, "host")]
        if not country:
            return [], place
        return members, Place(
            city=place.city if place.country in (None, country) else None, country=country, venue=place.venue
        )


def _all(chunk: Chunk) -> Members:
    return [(w, "participant") for w in chunk.members]


def _pair(one: Chunk, other: Chunk, role: str, other_role: str) -> Members:
    return [(w, role) for w in one.members] + [(w, other_role) for w in other.members if w not in one.members]


def participants(members: Members) -> tuple[Participant, ...]:
    seen: dict[str, str] = {}
    for who, role in members:
        seen.setdefault(who, role)
    return tuple(Participant(who=w, role=r) for w, r in seen.items())  # type: ignore[arg-type]  # roles come from this module
