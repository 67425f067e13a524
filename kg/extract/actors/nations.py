"""How far the words around a country's name reach: "Peru's new leadership", "senior Cuban officials"."""

from bisect import bisect_left
from operator import attrgetter

from kg.annotate.service.surroundings import STATE
from kg.annotate.structure import covering, within
from kg.annotate.titles.kept_ranks import unlike
from kg.document import Document, Mention
from kg.languages import words
from kg.records import is_state
from kg.reference import load

CODE = 3  # letters of a state in the key of a town
TITLE_CHARACTERS = 60  # of the longest post
AUTHORITY_REACH = 6  # tokens behind a nationality within which its authority stands


class Nations:
    """Reads the words around the countries of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        language = document.article.language
        self._and = words(language, "frames", "conjunctions")
        self._authorities = words(language, "frames", "authorities")
        self._modifiers = words(language, "frames", "authority_modifiers")
        self._owned = words(language, "frames", "owned_authorities")
        self._owned_modifiers = words(language, "frames", "owned_modifiers")
        self._seated = words(language, "frames", "seated_authorities")
        self._owning = words(language, "people", "owning_words")
        self._own = words(language, "people", "own_words")
        self._colleague = words(language, "people", "colleague")
        self._plurals = tuple(words(language, "frames", "colleague_plurals"))
        self._colleagues = (*self._colleague, *self._plurals)
        self._at = words(language, "frames", "stay_prepositions") | words(
            language, "frames", "isle_prepositions"
        )
        self._articles = words(language, "frames", "articles")
        self._counting = words(language, "frames", "quantifiers")
        self._quantities = words(language, "frames", "quantity_nouns")
        self._one = words(language, "frames", "indefinite_articles")
        self._part = words(language, "people", "of_words")
        self._joint = tuple(words(language, "frames", "joint_endings")) or ("\0",)
        self._from = words(language, "people", "from_words")

    def _norm(self, index: int) -> str:
        return self._document.tokens[index].norm if index < len(self._document.tokens) else ""

    def government(self, mention: Mention, first: int, last: int) -> tuple[int, int] | None:
        """Where "Perus regjering" or "regjeringen i Lima" begins and ends around a name; None without one."""
        if mention.genitive:
            while self._norm(last) in self._owned_modifiers:
                last += 1  # "Perus nye ledelse"
            return (first, last + 1) if self._norm(last) in self._owned else None
        two = self._norm(first - 2), self._norm(first - 1)
        told = first > 1 and two[0] in self._seated and two[1] in self._at
        come = first > 1 and two[0].endswith(self._colleagues) and two[1] in self._from
        come = come and (
            two[0].endswith(self._plurals)
            or not any(t.of == mention.key and t.person and t.office in STATE for t in self._document.titles)
        )
        return (first - 2, last) if told or come else None  # "kollegaen fra Peru", "ministerkollegene fra"

    def behind_town(self, mention: Mention, first: int) -> bool:
        """ "Met in Lima, Peru": a state that only says where the town before it lies."""
        tokens = self._document.tokens
        if first < 2 or tokens[first - 1].text != ",":
            return False
        before = covering(self._document.mentions, self._document.article.text, tokens[first - 2].start)
        towns = [m.key for m in before if m.kind == "place" and m.form == "name" and not m.genitive]
        known = (places[key].country if key in (places := load().places) else key[:CODE] for key in towns)
        return mention.key in known

    def counterpart(self, state: str, first: int, last: int) -> int:
        """One past "sin danske kollega" whom nobody is named for, with the nationality at `first`, or 0."""
        theirs = {t.office for t in self._document.titles if t.of == state and t.person and t.office in STATE}
        if theirs and not unlike(self._offices_before(first), theirs):
            return 0
        owner = self._norm(self._before_shared(first) - 1) if first else ""
        late = self._norm(last + 1) in self._owning  # "den danske kollegaen sin"
        own = (owner in self._owning or late) and self._minister_before(first)
        own = own or (owner in self._own and self._minister_after(last))
        behind = self._document.tokens[last + 1 + late : last + 2 + late]
        named = any(t.norm == "," or t.text[0].isupper() for t in behind)
        if own and self._norm(last) in self._and and self._norm(self._behind_shared(last)) in self._colleague:
            return last  # "sin tyske og spanske kollega"
        return last + 1 + late if own and self._norm(last) in self._colleague and not named else 0

    def _nationality(self, at: int) -> bool:
        start = self._document.tokens[at].start
        inside = within(self._document.mentions, start, self._document.tokens[at].end)
        return any(m.kind == "country" and m.form == "adjective" for m in inside)

    def _before_shared(self, first: int) -> int:
        """Where the first of the nationalities that share a noun stands: "sin tyske og spanske kollega"."""
        while first > 2 and self._norm(first - 1) in self._and and self._nationality(first - 2):
            first -= 2
        return first

    def _behind_shared(self, last: int) -> int:
        """One past the last nationality that shares a noun with the one that ends before `last`."""
        tokens = self._document.tokens
        while last + 1 < len(tokens) and tokens[last].norm in self._and and self._nationality(last + 1):
            last += 2
        return last

    def _minister_before(self, at: int) -> bool:
        """Whether whoever is named last before token `at` acts for a state: others' colleagues do not."""
        return not self._offices_before(at).isdisjoint(STATE)

    def _offices_before(self, at: int) -> set[str]:
        """The offices of whoever is named last before token `at`."""
        start = self._document.tokens[at].start
        before = (m for m in reversed(self._document.mentions) if m.kind == "person" and m.end <= start)
        last = next(before, None)
        opens = max((s.start for s in self._document.sentences if s.start <= start), default=0)
        since = max(opens, last.end if last else 0)  # "den peruanske presidenten møtte sin chilenske kollega"
        told = within(self._document.titles, since, start)
        near = {t.office for t in told if not t.person and not t.plural and is_state(t.of)} & STATE
        return near or {t.office for t in self._document.titles if last and t.person == last.key}

    def _minister_after(self, at: int) -> bool:
        """Whether whoever is named first behind token `at` acts for a state: who speaks of "my colleague"."""
        end = self._document.tokens[at].end
        who = next((m.key for m in self._document.mentions if m.kind == "person" and m.start >= end), None)
        return any(t.person == who and t.office in STATE and who for t in self._document.titles)

    def joint_body(self, first: int, last: int) -> int:
        """One past "den norsk-russiske fiskerikommisjonen" with its nations at `first`, or 0: two states."""
        tokens = self._document.tokens
        paired = "-" in tokens[first].text or self._norm(last) == "-" or self._norm(first - 1) == "-"
        end = last + 2 if self._norm(last) == "-" else last
        return end + 1 if paired and self._norm(end).endswith(self._joint) else 0

    def counted(self, first: int) -> int:
        """Where "several senior Cuban officials" and "a number of Cuban officials" begin."""
        at, counted = first, False
        while at > 0 and (norm := self._norm(at - 1)) in self._counting | self._modifiers:
            at, counted = at - 1, counted or norm in self._counting
        noun = at - 1 - (self._norm(at - 1) in self._part)
        if noun > 0 and self._norm(noun) in self._quantities and self._norm(noun - 1) in self._one:
            return noun - 1
        return at if counted else first

    def sent(self, state: str, first: int, last: int) -> tuple[int, int]:
        """Where those begin and end who a nationality says act for its state; the end is 0 without any."""
        if end := self.authority(last):
            return self.counted(first), end
        return first, self.counterpart(state, first, last) or self.joint_body(first, last)

    def _unnamed(self, at: int) -> bool:
        """Whether a post that nobody is named for ends with a token: "utenriksministrene"."""
        end = self._document.tokens[at].end
        held = within(self._document.titles, end - TITLE_CHARACTERS, end)
        return any(t.end == end and t.of and not t.person and t.office in STATE for t in held)

    def authority(self, at: int, *, shared: bool = False) -> int:
        """One past the authority that a nationality before token `at` belongs to, or 0.

        "Cuban officials"; "Cuban and U.S. officials": the first shares the noun of the second, which may be
        a post ("de tyske og franske utenriksministrene").
        """
        tokens = self._document.tokens
        stop, first = min(at + AUTHORITY_REACH, len(tokens)), at
        while at < stop and tokens[at].norm in self._modifiers:
            at += 1
        if at < stop and tokens[at].norm in self._authorities:
            return at + 1
        if at > first and tokens[at - 1].norm in self._authorities:
            return at  # "the Danish government on Friday"
        if shared and at < stop and self._unnamed(at):
            return at + 1
        joined = at
        while joined < stop and (tokens[joined].norm in self._and or tokens[joined].text == ","):
            joined += 1
        if joined > at and self._norm(joined) in self._articles:  # "den franske og den russiske regjeringen"
            joined += 1
        if joined == at or joined >= stop:
            return 0
        offset = tokens[joined].start
        other = next(
            (m for m in within(self._document.mentions, offset, offset + 1) if m.kind == "country"), None
        )
        if other is None or other.genitive:
            return 0
        titled = covering(self._document.titles, self._document.article.text, other.start)
        if any(not t.person and t.of == other.key for t in titled):
            return at  # "israelske og palestinske ledere"
        behind = bisect_left(tokens, other.end, key=attrgetter("end")) + 1
        return at if self.authority(behind, shared=True) else 0
