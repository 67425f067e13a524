"""Who stands where in a sentence: actors with titles, joined by "and", each with its preposition."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from kg.annotate.structure import last_begun, within
from kg.document import Document, Mention, Sentence, Title, replace
from kg.extract.actors.capitals import Capitals
from kg.extract.actors.holders import as_named
from kg.extract.actors.names import body_unit, organisation_name
from kg.extract.actors.nations import Nations
from kg.extract.actors.premodifiers import introducing, tied_in
from kg.extract.actors.records import Chunk, Unit
from kg.extract.actors.royals import unnamed_officers
from kg.extract.actors.units import (
    PREPOSITIONS,
    aide,
    behind_aside,
    bracketed,
    fronted,
    half,
    in_turn,
    infinitive,
    introduced,
    introduces,
    joint_owners,
    led,
    led_up,
    left_open,
    one_holder,
    opens_clause,
    ranked,
    served,
    styled,
    ties,
    unranked,
    verb_behind,
    with_senders,
)
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.epithets import anybody
from kg.extract.grammar.triggers import noun_forms
from kg.languages import union, words
from kg.reference import Registry

PHRASE = "i forbindelse med"  # the preposition of a group that only such a phrase ties in
HONOURED = 4  # tokens of ", Ms."


class ChunkReader:
    """Builds the chunks of each sentence of one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document = document
        self._registry, self._capitals = registry, Capitals(document, registry)
        self._nations = Nations(document)
        told = partial(words, language := document.article.language, "frames")
        self._and = told("conjunctions")
        self._opening, self._authorities = told("both"), told("authorities")  # "både A og B" opens a list
        self._modifiers, self._joins = told("authority_modifiers"), told("authority_joins")
        self._singular, self._title_joins = told("named_counterparts"), told("title_joins")
        self._event_nouns = noun_forms(language)
        self._summits = self._event_nouns if self._joins else frozenset[str]()
        self._clausal, self._finite = told("clause_prepositions"), finite_verbs(language)
        self._naming = told("naming_words") if not self._joins else frozenset[str]()  # "mellom dei A"
        self._honorifics, self._roles = told("honorifics"), words(language, "people", "roles")
        self._by, self._regions = told("by"), told("region_words")
        self._prepositions = union(language, "frames", *PREPOSITIONS)
        self._ties, self._unranked = ties(language), unranked(language)
        self._articles, self._phrases = told("indefinite_articles"), told("with_phrases")
        self._stateless = self._articles | words(language, "people", "former")
        groups = union(language, "groups", "group_heads", "group_kinds", "group_nouns")
        self._sent, self._of, self._led = told("sent_nouns"), told("meeting_of"), told("leading_words")
        self._loose, self._among_openers = told("with") | told("by"), told("among_openers")
        self._among = told("among_words") if not self._joins else frozenset[str]()  # "mellom andre"
        self._sent_by = words(language, "people", "from_words") | told("sent_for") if self._sent else ()
        self._fillers, self._before_actor = told("joint_fillers") | groups, told("before_actor") | groups
        self._read: dict[int, tuple[Chunk, ...]] = {}  # by the start of the sentence
        self._names: dict[str, str] = {}  # of organisations, as first printed

    def chunks(self, sentence: Sentence) -> tuple[Chunk, ...]:
        """The actors of the sentence, in order."""
        if sentence.start not in self._read:
            self._read[sentence.start] = tuple(as_named(self._document, self._grouped(sentence)))
        return self._read[sentence.start]

    def _grouped(self, sentence: Sentence) -> list[Chunk]:
        units = self._chained(self._units(sentence))
        chunks: list[Chunk] = []
        for unit in units:
            if chunks and unit.first == chunks[-1].last and set(unit.who) <= set(chunks[-1].members):
                chunks[-1].last, chunks[-1].genitive = unit.last, unit.genitive  # a title and its name
                continue
            named = unit.kind == "organisation" and self._norm(unit.last) in self._summits
            over = chunks[-2:-1] and behind_aside(self._document, chunks[-2].last, unit) > chunks[-1].first
            chunk = chunks[-2 if over else -1] if chunks else None  # "A, a close ally of B, and C"
            first = self._body(unit, sentence)  # "Peru and the government of Chile"
            head = replace(unit, first=first, delegates=unit.delegates or first < unit.first)
            told = with_senders(self._document, head)
            joined = chunk and not named and self._joined(chunk.last, told, chunk.preposition)
            if (
                chunk
                and joined
                and not opens_clause(self._document, chunk, unit)
                and self._listed(unit, units)
            ):
                if unit.kind == "person" and introduces(self._document, chunk, self._of):
                    chunk.members, chunk.kinds = [], set()
                    if chunk.preposition in self._of:  # "the heads of the ministries of X and Y, A and B"
                        chunk.preposition = tied_in(self._document, chunk.first, sentence.tokens[0])
                chunk.members += [w for w in unit.who if w not in chunk.members]
                chunk.last, chunk.genitive = unit.last, unit.genitive
                chunk.kinds |= told.kinds
            else:
                before, kinds = self._before(head.first, unit.last, sentence), self._kinds(head.first, unit)
                if before in self._clausal and self._verb_beside(unit):
                    before = ""  # "after A met B": A is who meets
                chunks.append(Chunk(head.first, unit.last, list(unit.who), before, unit.genitive, kinds))
        return chunks

    def _verb_beside(self, unit: Unit) -> bool:
        going = unit.kind == "country" and self._norm(unit.first - 1) == "visiting"
        return going or verb_behind(self._document, unit, 3)

    def _listed(self, unit: Unit, units: Sequence[Unit]) -> bool:
        """Whether a list that a comma carries on has its "and": "the guest of X, the Premier" is no list."""
        tokens = self._document.tokens
        index = next(i for i, u in enumerate(units) if u is unit)
        if not self._joins or any(t.norm in self._and for t in tokens[units[index - 1].last : unit.first]):
            return True
        for one, other in zip(units[index:], units[index + 1 :], strict=False):
            if not self._joined(one.last, other):
                return self._norm(one.last) in self._and
            if any(t.norm in self._and for t in tokens[one.last : other.first]):
                return True
        return self._norm(units[-1].last) in self._and  # "A, B and other leaders"

    def _chained(self, units: Sequence[Unit]) -> list[Unit]:
        """Drops what only opens a title: "Peru Director and Premier A", "his counterpart, B"."""
        tokens = self._document.tokens
        kept: list[Unit] = []
        for unit in units:
            last = kept[-1] if kept else None
            if last and last.genitive and last.kind == "country" and unit.kind == "person":
                led = led_up(self._document, last.last, unit.first, self._before_actor)
                led = led or (not self._joins and ranked(self._document, last, unit, self._unranked))
                if led and not unit.genitive:
                    unit.first = kept.pop().first  # "Peru's NAME", "Peru's newly elected President NAME"
            elif last and not self._joins and aide(self._document, last, unit, self._ties):
                unit.first = kept.pop().first  # "Bidens rådgiver, NAME"
            elif last and self._joins and styled(self._document, last, unit):
                last.last = unit.last  # "Petra Novak, President of Peru arrived"
                continue
            if last and unit.kind == "person" and last.kind != "person" and not last.genitive and self._joins:
                gap = tokens[last.last : unit.first]
                title = any(t.text[0].isupper() for t in gap or tokens[last.last - 1 : last.last])
                bare = not [t for t in gap if t.text != "," and t.norm not in self._honorifics]
                bare = bare and self._norm(unit.last) not in self._finite  # "meets her counterpart, A said"
                named = bare and (last.office or tokens[last.last - 1].norm in self._singular)
                named = named or one_holder(self._document, last, unit)
                named = named or (bare and bool(gap) and in_turn(self._document, last, unit))
                title = title and not fronted(self._document, last)
                if named or (title and all(t.text[0].isupper() or t.norm in self._title_joins for t in gap)):
                    unit.first = last.first
                    kept.pop()
            unit.first = joint_owners(self._document, kept, unit)
            kept.append(unit)
        return kept

    def _body(self, unit: Unit, sentence: Sentence) -> int:
        """Where a group begins: "officials from Cuba" are who acts, not whom something comes from."""
        tokens = self._document.tokens
        at = unit.first - 1
        while at > sentence.tokens[0] and tokens[at].norm in self._before_actor:
            at -= 1
        if (
            at <= sentence.tokens[0]
            or tokens[at].norm not in self._joins
            or tokens[at - 1].norm not in self._authorities
            or unit.kind == "organisation"  # "members of the committee": whoever they are
        ):
            return unit.first
        at -= 1
        while at > sentence.tokens[0] and tokens[at - 1].norm in self._modifiers:
            at -= 1
        return at

    def _units(self, sentence: Sentence) -> list[Unit]:
        titles = within(self._document.titles, sentence.start, sentence.end)
        units: list[Unit] = []
        for mention in within(self._document.mentions, sentence.start, sentence.end):
            unit = None if half(self._document, mention) else self._unit(mention, titles)
            if unit is None or bracketed(self._document, unit, units) or served(self._document, unit, units):
                continue
            if units and units[-1].first == unit.first and units[-1].kind == unit.kind:
                units[-1].who += [w for w in unit.who if w not in units[-1].who]
            else:
                units.append(unit)
        for title in reversed(titles):  # a chain of titles grows from the one beside the name
            self._extend(title, units)
        return sorted([*units, *unnamed_officers(self._document, sentence)], key=lambda u: u.first)

    def _span(self, mention: Mention) -> tuple[int, int]:
        """The index of its first token, and one past that of its last."""
        first = self.token(mention.start)
        last = first + 1
        while last < len(self._document.tokens) and self._document.tokens[last].start < mention.end:
            last += 1
        return first, last

    def _unit(self, mention: Mention, titles: Sequence[Title]) -> Unit | None:
        first, last = self._span(mention)
        if mention.kind == "person":
            if mention.form == "pronoun" and mention.genitive:
                return None
            if mention.form == "title" and anybody(self._document, first):
                return None  # "det er ni år siden en norsk minister var der": whoever it was
            if last - first == 1 and self._document.tokens[first].norm in self._summits:
                return None  # "the Climate Summit" is nobody
            apostrophe = self._norm(last) in ("’", "'")  # "NAME Reyes' trip"
            owns = apostrophe and (mention.form == "group" or self._norm(last - 1).endswith("s"))
            return Unit(first, last, [mention.key], mention.genitive or owns, "person")
        title = next((t for t in titles if t.start <= mention.start < t.end), None)
        if title is not None and not self._sent_by_several(title):
            return self._office(mention, title)
        if (seated := self._government(mention, first, last)) is not None:
            return seated
        if capital := self._capitals.unit(mention, first, last):
            return capital
        if mention.kind == "country":
            return self._country(mention, first, last)
        if mention.kind == "organisation":
            organisation = self._registry.organisations.get(mention.key)
            if organisation is not None and organisation.kind in ("media", "party"):
                return None
            nations = within(self._document.mentions, mention.start + 1, mention.end)
            if organisation is None and any(
                self._country(m, *self._span(m)) for m in nations if m.form == "adjective"
            ):
                return None  # "Den norsk-russiske fiskerikommisjonen": the two states
            return body_unit(self._document, mention, (first, last), self._name(mention), self._sent)
        return None

    def _sent_by_several(self, title: Title) -> bool:
        """ "Utsendinger for A og B": people of the states, no office of one."""
        first, plain = self.token(title.start), not title.person and not title.of
        return plain and self._norm(first) in self._sent and self._norm(first + 1) in self._sent_by

    def _government(self, mention: Mention, first: int, last: int) -> Unit | None:
        """ "Perus regjering", "regjeringen i Peru", "regjeringen i Lima": it acts for its state."""
        capital = self._registry.capital_of(mention.key) if mention.kind == "place" else ""
        state = mention.key if mention.kind == "country" else capital
        span = self._nations.government(mention, first, last) if state and mention.form == "name" else None
        return Unit(*span, [state], False, "country", delegates=True) if span else None

    def _country(self, mention: Mention, first: int, last: int) -> Unit | None:
        if (first and self._norm(first - 1) in self._regions) or self._nations.behind_town(mention, first):
            return None  # "South American leaders"
        if mention.form == "adjective":
            first, end = self._nations.sent(mention.key, first, last)
            return Unit(first, end, [mention.key], False, "country", delegates=True) if end else None
        if self._modifiers and not mention.genitive and (end := self._nations.authority(last)):
            at = self._nations.counted(first)  # "and other U.S. officials"
            return Unit(at, end, [mention.key], False, "country", delegates=True)
        return Unit(first, last, [mention.key], mention.genitive, "country")

    def _office(self, mention: Mention, title: Title) -> Unit | None:
        """An office that nobody in the article is named for: it acts for whom it serves."""
        gathered = title.plural and not title.of and mention.kind == "organisation"  # "ASEAN ministers"
        if title.person or (title.of != mention.key and not gathered) or self._indefinite(title):
            return None
        start, end, one = self.token(title.start), self._after(title.end), not title.plural
        several = not one and mention.kind == "country"
        start = self._nations.counted(start) if several else start
        return Unit(start, end, [self._name(mention)], False, mention.kind, office=one, delegates=several)

    def _nation(self, index: int, form: str = "") -> bool:
        told = within(self._document.mentions, (at := self._document.tokens[index]).start, at.end)
        return any(m.kind == "country" and form in ("", m.form) for m in told)

    def _norm(self, index: int) -> str:
        return self._document.tokens[index].norm if index < len(self._document.tokens) else ""

    def _indefinite(self, title: Title) -> bool:
        """ "En amerikansk president" is nobody in particular, "the former president" acts for no state."""
        at = self.token(title.start)
        return at > 0 and self._document.tokens[at - 1].norm in self._stateless

    def _name(self, mention: Mention) -> str:
        if mention.kind != "organisation":
            return mention.key
        if mention.key not in self._names:
            self._names[mention.key] = organisation_name(self._document, mention)
        return self._names[mention.key]

    def _honoured(self, last: int, first: int) -> bool:
        """ "Peru's ambassador, Ms. NAME": nothing but a comma and a word before the name."""
        gap = self._document.tokens[last:first]
        if len(gap) > 1 and gap[0].text == "," and gap[-1].norm in self._roles:
            return len(gap) <= HONOURED and all(t.text.islower() for t in gap[1:])
        return 0 < len(gap) <= HONOURED and all(t.text in ",." or t.norm in self._honorifics for t in gap)

    def _extend(self, title: Title, units: list[Unit]) -> None:
        """A title beside a name belongs to the name's unit."""
        first, last = self.token(title.start), self._after(title.end)
        for unit in (u for u in units if u.kind == "person"):
            if unit.who == [title.person] and (
                (0 <= unit.first - last <= 2 and not any(last <= u.first < unit.first for u in units))
                or self._honoured(last, unit.first)
                or (0 <= first - unit.last <= 4 and not self._told_of(unit, first))
                or (first <= unit.first and unit.last <= last)
            ):
                unit.titled = first < unit.first
                unit.first, unit.last = min(unit.first, first), max(unit.last, last)
                return

    def _told_of(self, unit: Unit, last: int) -> bool:
        """ "NAME was foreign minister": what somebody is, told by a verb; "NAME's, President" is apart."""
        return unit.genitive or any(self._norm(i) in self._finite for i in range(unit.last, last))

    def token(self, offset: int) -> int:
        """The index of the token that stands at `offset`."""
        return last_begun(self._document.tokens, offset)

    def _after(self, offset: int) -> int:
        """One past the index of the token that ends at `offset`."""
        return bisect_left(self._document.tokens, offset, key=attrgetter("end")) + 1

    def _joined(self, last: int, unit: Unit, tie: str = "") -> bool:
        """Whether only commas, "and", brackets and articles stand between, or `tie` again: "and with B"."""
        tokens = self._document.tokens
        depth, seen = 0, 0
        if self._joins and {t.norm for t in tokens[last : unit.first]} & {"as", "well"} == {"as"}:
            return False  # "with A as Peru hosts": no "as well as"
        begin = behind_aside(self._document, last, unit)
        sent = unit.delegates and self._norm(unit.last) not in self._led  # not "a delegation led by B"
        again = {tie} & self._loose | (self._articles if sent else frozenset())
        for index in range(begin, introduced(self._document, begin, unit, self._ties)):
            if (token := tokens[index]).text in "()":
                depth += 1 if token.text == "(" else -1
            elif depth or (token.text == "." and tokens[index - 1].norm in self._fillers):
                continue  # "Dr. A and Mr. B"
            elif token.text == ";" and self._norm(unit.last) in (";", ".", ""):
                seen += 1  # "A; B; og C"
            elif token.norm in self._and or token.text == ",":
                seen += token.norm not in self._opening
            elif token.norm in again and tokens[index - 1].norm in self._and:
                continue  # "and with B", "and a Peruvian delegation"
            elif token.norm not in self._fillers and (index == unit.first - 1 or not self._adjective(index)):
                return False
        return seen > 0

    def _kinds(self, first: int, unit: Unit) -> set[str]:
        """ "En delegasjon fra Peru" acts for the state that is named."""
        sent = first > 1 and self._norm(first - 2) in self._sent and self._norm(first - 1) in self._sent_by
        sent = sent or first < unit.first  # "a delegation from Peru"
        return unit.kinds | {"delegates"} if sent and unit.kind == "country" else unit.kinds

    def _before(self, first: int, last: int, sentence: Sentence) -> str:
        at, floor, tokens, steps = first - 1, sentence.tokens[0], self._document.tokens, 0
        while at >= floor and steps < 4:
            norm = tokens[at].norm
            if norm in self._by and led(self._document, at):
                return ""  # "a delegation headed by A arrived"
            if at > floor and norm in self._sent_by and tokens[at - 1].norm in self._sent:
                at -= 2  # "delegasjoner fra A og B" are who meets, or is met
                continue
            if norm in self._among and at > floor + 1 and tokens[at - 2].norm in self._loose:
                return tokens[at - 2].norm  # "av blant andre NAME"
            naming = self._norm(at + 1) in self._among or f"{norm} {self._norm(at + 1)}" in self._naming
            if norm in self._prepositions and not naming:
                if infinitive(self._document, at) or self._of_whom(at, first, last, floor):
                    return ""
                return PHRASE if at > floor and tokens[at - 1].norm in self._phrases else norm
            if self._joins and norm.endswith(("'s", "’s")) and self._nation(at):
                at -= 1  # "with Peru's NAME"
                continue
            stopped = norm == "." and f"{tokens[at - 1].norm}." in self._before_actor  # "with Gen. NAME"
            if stopped or (norm == "," and tokens[at - 1].norm in self._singular):
                if not stopped and self._norm(last) in self._finite:
                    return ""  # "after talks with a foreign leader, NAME said"
                at -= 1 + stopped  # "by his counterpart, NAME"
                continue
            if norm not in self._before_actor and norm not in self._modifiers and not self._adjective(at):
                apart = norm == "," and at == first - 1 and self._norm(last) in ",.;"  # "med gruppen, A, i"
                open_state = self._joins and left_open(self._document, at, first, self._loose)
                return open_state or introducing(self._document, at - apart, floor)
            at, steps = at - 1, steps + 1
        return ""

    def _of_whom(self, at: int, first: int, last: int, floor: int) -> bool:
        """ "Mellom dei A møtte, var B": A acts in what tells who they are."""
        opens = at == floor and self._norm(at) in self._among_openers
        return opens and first > at + 1 and self._norm(last) in self._finite

    def _adjective(self, index: int) -> bool:
        """Whether a token is a nationality: "med russiske Gazprom"."""
        return not self._joins and self._nation(index, "adjective")
