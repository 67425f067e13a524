"""Clauses: which words of a sentence belong to one verb.

No tagger is at hand: a clause is cut at subordinators and at a comma before "og" with a verb on both sides,
and taken up again behind the comma that closes an embedded one ("Dal, som besøkte Norge, møtte Li").
"""

from functools import cache

from kg.annotate.structure import last_begun, within
from kg.document import Document, Sentence, Token
from kg.extract.grammar import openings
from kg.extract.grammar.ago import ago, since
from kg.extract.grammar.latest import of_latest
from kg.extract.grammar.name_tokens import inside_names, verbs_behind_names
from kg.extract.grammar.records import Clause, Open
from kg.extract.grammar.relatives import as_role, aside_ends, closed_with
from kg.extract.grammar.triggers import event_nouns
from kg.languages import table, union, words

DASHES = ("-", "–", "—", "--")
DATELINE = 14  # tokens of "LIMA, June 14 (Our Agency)"
CARRIED_REACH = 16  # tokens from "besøket som" to the verb, the visitor's title and party counted
DAYS = 3  # tokens of "just two days"
CONTACT_REACH = 4  # tokens from "avtalen de" to its verb
ONWARD = 4  # tokens of "from there on to"
LONGEST_PLACE = 40  # characters of a place's name before its last word
COORDINATE_REACH = 9  # tokens behind ", og" within which the new clause has its verb


class ClauseReader:
    """The clauses of one document, read sentence by sentence as they are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        language = document.article.language
        self._cut = union(language, "frames", "clause_words", "relatives")
        self._contact = words(language, "frames", "they") | words(language, "frames", "party_words")
        self._known = tuple(words(language, "frames", "definite_things"))  # "avtalen", "møtet"
        self._contact = self._contact if self._known else frozenset()
        # at no other word a clause begins or is taken up again
        self._marks = self._cut | self._contact | {";", ":", ",", *DASHES}
        self._relatives = words(language, "frames", "relatives")
        self._likened = words(language, "frames", "likened")
        self._there = words(language, "circumstances", "there") & self._relatives
        self._pointed = words(language, "frames", "pointed_times")
        self._that = words(language, "frames", "definite_determiners") & self._cut
        before = ("place_prepositions", "to", "part_words", "body_prepositions")
        self._before_that = union(language, "frames", *before)
        self._ties = union(language, "frames", "with", "other_prepositions", "between", "by")
        self._event_nouns = event_nouns(language)
        self._whiles = words(language, "frames", "being_conjunctions")
        self._places = words(language, "frames", "place_prepositions")
        self._intended = words(language, "circumstances", "intended")
        self._articles = words(language, "frames", "determiners")
        self._firsts = words(language, "frames", "first_words") | words(language, "frames", "only_words")
        self._rows = words(language, "frames", "row_infinitives")
        self._row_joins = words(language, "frames", "conjunctions")
        self._shall = words(language, "circumstances", "future_auxiliaries")
        self._carried = words(language, "frames", "carried_out")
        self._bearing = self._relatives | words(language, "frames", "bearing_relatives")
        self._been = words(language, "frames", "been_there")
        self._perfect = words(language, "frames", "perfect_gerunds")
        self._carried_past = words(language, "frames", "carried_past")
        self._thens = words(language, "frames", "then_adverbs")
        self._coordinators = words(language, "frames", "clause_conjunctions")
        self._onwards = words(language, "frames", "onward_phrases")
        self._either = words(language, "frames", "clause_prepositions")
        self._adverbs = words(language, "frames", "clause_adverbs")
        self._infinitive = words(language, "circumstances", "infinitive_marks")
        self._verbs = finite_verbs(language)
        self._named = inside_names(document)
        self._begun = openings.new_subjects(document, self._verbs)
        timed = (within(document.tokens, t.start, t.end) for t in document.times)
        self._timed = {token.start for tokens in timed for token in tokens}  # "i går" has no verb
        self._timed |= {
            m.start for m in document.mentions if m.kind == "person" and m.form == "name"
        }  # "Will Dahl"
        self._acts = verbs_behind_names(document)
        self._read: dict[int, tuple[tuple[Clause, ...], list[int]]] = {}  # by the start of the sentence
        self._norms: dict[int, tuple[str, ...]] = {}  # the same
        self._finite: dict[tuple[tuple[int, int], ...], list[int]] = {}  # by the spans of the clause

    def norms(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of a sentence as they are looked up."""
        found = self._norms.get(sentence.start)
        if found is None:
            found = tuple([t.norm for t in self._document.tokens[slice(*sentence.tokens)]])
            self._norms[sentence.start] = found
        return found

    def at(self, sentence: Sentence, index: int) -> Clause:
        """The clause that token `index` of the sentence stands in."""
        if sentence.start not in self._read:
            self._read[sentence.start] = self._clauses(sentence)
        clauses, owners = self._read[sentence.start]
        return clauses[owners[index - sentence.tokens[0]]]

    def verbs(self, clause: Clause, before: int) -> list[int]:
        """The indices of the clause's known finite verbs before token `before`."""
        found = self._finite.get(clause.spans)
        if found is None:
            tokens = self._document.tokens
            found = self._finite[clause.spans] = [
                i
                for first, last in clause.spans
                for i in range(first, last)
                if (tokens[i].norm in self._verbs and tokens[i].start not in self._timed)
                or tokens[i].start in self._acts
            ]
        return [i for i in found if i < before]

    def _clauses(self, sentence: Sentence) -> tuple[tuple[Clause, ...], list[int]]:
        tokens = self._document.tokens
        current = Open(None)
        every, owners, owner = [current], [], 0
        opened, first = self._behind_dateline(sentence), sentence.tokens[0]
        for index in range(*sentence.tokens):
            norm = tokens[index].norm
            following = self._following(current, index, sentence) if norm in self._marks else current
            if index == opened:
                following = Open(None)
            if index in self._begun and self._begins(current, index):
                following = Open(current.parent)
            if norm in self._verbs and openings.main_begins(
                self._document, current, index, first, self._verbs
            ):
                following = current.parent or Open(None)
            if following is not current:
                current = following
                if current not in every:
                    every.append(current)
                owner = every.index(current)
            current.take(index)
            if not current.verb and norm in self._verbs and tokens[index].start not in self._timed:
                current.verb = True
            owners.append(owner)
        spans = [openings.worded(self._document, c.spans) for c in every]
        bounds = [(told[0][0], told[-1][1]) if told else (0, 0) for told in spans]  # nobody asks for none
        clauses = [Clause(s, *b, c.relative) for s, b, c in zip(spans, bounds, every, strict=True)]
        return tuple(clauses), owners

    def _following(self, current: Open, index: int, sentence: Sentence) -> Open:
        """The clause that the token at `index` belongs to."""
        token = self._document.tokens[index]
        if token.norm in self._cut and index not in self._named and not self._no_clause(index, sentence):
            return Open(current, index if token.norm in self._relatives else -1)
        if token.norm in self._contact:
            return Open(current) if current.verb and self._bare_relative(index, sentence) else current
        if token.text in ";:":
            return current if self._lists_on(index, sentence) else Open(None)
        if current.parent and self._goes_on_behind(current, current.parent, index, sentence):
            return current.parent
        if token.text == "," and current.parent and self._ends(current, current.parent, index, sentence):
            return closed_with(self._document, current, current.parent)
        if token.text == "," and self._adverbs and self._opened_ends(current, index, sentence):
            return current.parent or Open(None)
        if token.text == "," and current.verb and index + 1 < sentence.tokens[1]:
            following = self._document.tokens[index + 1]
            if self._row_goes_on(current, index + 1):
                return current
            if current.parent and following.norm in self._verbs:
                return current.parent
            if following.norm in self._coordinators and self._verb_behind(index + 2, sentence):
                return Open(current.parent)
            if current.parent and following.norm in self._coordinators and self._onward(index + 2):
                return current.parent
        return current

    def _begins(self, current: Open, index: int) -> bool:
        """Whether a clause that has its verb ends before "and they agreed"."""
        return current.verb and not openings.told_by_others(self._document, current, index, self._verbs)

    def _ends(self, inner: Open, outer: Open, index: int, sentence: Sentence) -> bool:
        """Whether the comma at `index` closes a clause, so that the outer one goes on."""
        if self._full(inner) and self._resumed(index + 1, sentence):
            return True
        inside = index + 1 < sentence.tokens[1]
        return inside and aside_ends(self._document, inner, outer, index, (self._verbs, self._timed))

    def _goes_on_behind(self, relative: Open, outer: Open, index: int, sentence: Sentence) -> bool:
        """ "A, who took office in May, and B met": behind what is told of A the subject goes on."""
        tokens, opened = self._document.tokens, relative.relative
        if tokens[index].text in DASHES:  # "the delegation – which includes A – will visit"
            return opened > 0 and tokens[opened - 1].text in DASHES
        closed = tokens[index].text == "," and opened > 0 and tokens[opened - 1].text == ","
        joined = closed and index + 1 < sentence.tokens[1] and tokens[index + 1].norm in self._row_joins
        return joined and not (outer.verb and self._verb_behind(index + 2, sentence))

    def _row_goes_on(self, current: Open, index: int) -> bool:
        """ "At hun skal delta i møter, ha samtaler med A, og møte B": what she shall do, in a row."""
        tokens = self._document.tokens
        index += tokens[index].norm in self._coordinators | self._row_joins
        if index >= len(tokens) or tokens[index].norm not in self._rows:
            return False
        return any(tokens[i].norm in self._shall for a, b in current.spans for i in range(a, b))

    def _onward(self, index: int) -> bool:
        """ "To Lima, where A speaks, and from there to Suva": the journey goes on, not the speech."""
        norms = [t.norm for t in self._document.tokens[index : index + ONWARD]]
        return any(" ".join(norms[:n]) in self._onwards for n in range(2, ONWARD + 1))

    def _lists_on(self, index: int, sentence: Sentence) -> bool:
        """ "To Lima, Peru; Quito, Ecuador; and Bogota": a semicolon between places, without a verb."""
        tokens, last = self._document.tokens, sentence.tokens[1]
        at = index + 1 + (tokens[min(index + 1, last - 1)].norm in self._coordinators)
        if tokens[index].text != ";" or at >= last or not self._place_ends(tokens[index - 1]):
            return False
        start = tokens[at].start
        places = within(self._document.mentions, start, start + 1)
        place = next((m for m in places if m.kind in ("place", "country") and m.form == "name"), None)
        behind = last_begun(tokens, place.end - 1) + 1 if place else last
        ends = behind < last and (tokens[behind].text in ",.;" or tokens[behind].norm in self._coordinators)
        return ends or (behind < last and tokens[behind].start in self._timed)

    def _place_ends(self, token: Token) -> bool:
        """Whether a place or country is named up to a token."""
        named = within(self._document.mentions, token.start - LONGEST_PLACE, token.end)
        return any(m.kind in ("place", "country") and m.form == "name" and m.end == token.end for m in named)

    def _bare_relative(self, index: int, sentence: Sentence) -> bool:
        """ "Har ikke godkjent avtalen de to undertegnet": a relative clause without its pronoun."""
        tokens = self._document.tokens
        near = tokens[index + 1 : min(index + CONTACT_REACH, sentence.tokens[1])]
        verb = next((t for t in near if t.norm in self._verbs and t.start not in self._timed), None)
        known = index > sentence.tokens[0] and tokens[index - 1].norm.endswith(self._known)
        return known and verb is not None

    def _behind_dateline(self, sentence: Sentence) -> int:
        """ "LIMA (Our Agency) - Speaking with A, B said": the token behind the dateline, or -1."""
        tokens, first = self._document.tokens, sentence.tokens[0]
        town = tokens[first].text
        if not (self._adverbs and town.isupper() and len(town) > 2):
            return -1
        for index in range(first + 1, min(first + DATELINE, sentence.tokens[1] - 1)):
            if tokens[index].text in DASHES:
                return index + 1
            if tokens[index].norm in self._verbs and tokens[index].text.islower():
                return -1
        return -1

    def _opened_ends(self, clause: Open, comma: int, sentence: Sentence) -> bool:
        """ "If the truce holds, A will travel", "after meeting A, B left": whether the main clause begins."""
        first, tokens = clause.spans[0][0] if clause.spans else -1, self._document.tokens
        ahead = first - sentence.tokens[0] if first >= 0 else DAYS + 1
        gerund = tokens[first].norm in self._either and tokens[first + 1].norm.endswith("ing")
        if ahead > (DAYS if gerund else 0) or tokens[first].norm not in self._cut:
            return False  # not "days after meeting A, B left"
        if gerund or tokens[first].norm in self._perfect:
            return openings.behind_gerund(self._document, first, comma, sentence.tokens[1], self._verbs)
        return clause.verb

    def _no_clause(self, index: int, sentence: Sentence) -> bool:
        """An adjunct; "så sent som i mai" likens."""
        likened = index > 0 and self._document.tokens[index - 1].norm in self._likened
        spoken_of = likened or self._adverb(index, sentence) or self._carried_out(index, sentence)
        spoken_of = spoken_of or self._then(index, sentence) or self._pointing(index)
        spoken_of = spoken_of or self._being_there(index, sentence) or self._as_first(index)
        spoken_of = spoken_of or ago(self._document, index) or since(self._document, index)
        spoken_of = spoken_of or as_role(self._document, index, sentence, self._verbs)
        spoken_of = spoken_of or openings.cleft(self._document, sentence, index, self._timed)
        spoken_of = spoken_of or self._adjunct(index, sentence)
        return spoken_of or openings.no_opening(self._document, sentence, index, self._verbs, self._timed)

    def _as_first(self, index: int) -> bool:
        """ "Besøker som den første ministeren Lima": what somebody is when he does it is no clause."""
        tokens = self._document.tokens
        if tokens[index].norm not in self._relatives or index + 2 >= len(tokens):
            return False
        first = tokens[index + 1].norm in self._articles and tokens[index + 2].norm in self._firsts
        return first and tokens[index - 1].norm in self._verbs

    def _pointing(self, index: int) -> bool:
        """ "In that country", "met that evening": no clause begins."""
        tokens = self._document.tokens
        if tokens[index].norm not in self._that:
            return False
        following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        return (index > 0 and tokens[index - 1].norm in self._before_that) or following in self._pointed

    def _being_there(self, index: int, sentence: Sentence) -> bool:
        """ "Met while in Lima with B": where somebody is, without a verb; not "while in Lima A met B"."""
        tokens, last = self._document.tokens, sentence.tokens[1]
        if tokens[index].norm not in self._whiles or index + 2 >= last:
            return False
        if tokens[index + 1].norm not in self._places:
            return False
        start, end = tokens[index + 2].start, tokens[min(index + 4, last - 1)].end
        if not any(m.kind in ("place", "country") for m in within(self._document.mentions, start, end)):
            return False
        behind = tokens[index + 2 : min(index + COORDINATE_REACH, last)]
        stop = next(
            (i for i, t in enumerate(behind) if t.norm in self._ties or t.text in ",.;:"), len(behind)
        )
        return not any(t.norm in self._verbs for t in behind[:stop])

    def _then(self, index: int, sentence: Sentence) -> bool:
        """ "Han møtte da B", "de hadde da møttes": an adverb behind its verb, with no verb of its own."""
        tokens = self._document.tokens
        if tokens[index].norm not in self._thens or index == sentence.tokens[0]:
            return False
        directly = index + 1 < sentence.tokens[1] and tokens[index + 1].norm in self._verbs
        if directly and tokens[index - 1].text[0].isalnum():
            return True  # "hadde A da forhandlet": a clause would have its subject there
        if tokens[index - 1].norm not in self._verbs:
            return False
        for token in tokens[index + 1 : sentence.tokens[1]]:
            if token.text in ",.;:" or token.norm in self._cut:
                return True  # "møtte da B mens det regnet"
            if token.norm in self._verbs and token.start not in self._timed:
                return False
        return True

    def _carried_out(self, index: int, sentence: Sentence) -> bool:
        """ "Besøket som A skulle avlegge i B, er utsatt": what tells whose the noun is opens no clause."""
        tokens, due = self._document.tokens, False
        if tokens[index].norm not in self._bearing or tokens[index - 1].norm not in self._event_nouns:
            return False
        for token in tokens[index + 2 : min(index + CARRIED_REACH, sentence.tokens[1])]:
            if token.text in ".;:":
                return False
            if token.norm in self._carried_past:
                return True  # "besøket som lederen, A, gjorde i B"
            due = due or token.norm in self._intended
            if due and token.norm in self._carried:
                return True
        return False

    def _adverb(self, index: int, sentence: Sentence) -> bool:
        """ "Snakket han der med B": a place told before, where no comma stands before it."""
        tokens = self._document.tokens
        if tokens[index].norm not in self._there or index == sentence.tokens[0]:
            return False
        been = tokens[index - 1].norm in self._been  # "Hun var der også i mai"
        return tokens[index - 1].text != "," and (been or tokens[index + 1].norm in self._ties)

    def _adjunct(self, index: int, sentence: Sentence) -> bool:
        """ "After talks on Monday" is no clause; "after talks broke off" and "after meeting X" are."""
        tokens = self._document.tokens
        if tokens[index].norm not in self._either or index + 1 >= sentence.tokens[1]:
            return False
        if tokens[index + 1].norm.endswith("ing"):
            whom = tokens[min(index + 2, sentence.tokens[1] - 1)]
            if tokens[index + 1].norm != "meeting" or whom.text[0].isupper() or whom.norm in self._articles:
                return False  # "after meeting the king", not "after meeting on Monday"
        for i in range(index + 1, min(index + COORDINATE_REACH, sentence.tokens[1])):
            if tokens[i].text in ",.;:":
                return True
            if tokens[i].norm in self._verbs:
                return False
        return True

    def _full(self, clause: Open) -> bool:
        """Whether a clause has its verb, or needs none: "since taking office"."""
        first = clause.spans[0][0] if clause.spans else -1
        return clause.verb or (first >= 0 and self._document.tokens[first].norm in self._either)

    def _resumed(self, index: int, sentence: Sentence) -> bool:
        """Whether a finite verb, with its adverbs before it, takes the outer clause up again."""
        tokens, adverbs = self._document.tokens, self._adverbs
        while adverbs and index < sentence.tokens[1] and tokens[index].norm in adverbs:
            index += 1
        return bool(adverbs) and index < sentence.tokens[1] and tokens[index].norm in self._verbs

    def _verb_behind(self, index: int, sentence: Sentence) -> bool:
        stop = min(index + COORDINATE_REACH, sentence.tokens[1])
        behind = self._document.tokens[index:stop]
        found = (t for t in behind if t.norm in self._verbs and t.start not in self._timed)  # "from May 3"
        return any(not self._aim(index, token) for token in found)

    def _aim(self, first: int, verb: Token) -> bool:
        """ "And Lima May 3 to meet B": an infinitive right behind a place or a time of a list."""
        tokens = self._document.tokens
        at = last_begun(tokens, verb.start) - 2
        if at < first or not self._adverbs or tokens[at + 1].norm not in self._infinitive:
            return False
        at -= tokens[at].text == ","  # "to Peru, Chile, and Kenya, to meet B"
        return tokens[at].start in self._timed or self._place_ends(tokens[at])


@of_latest
def clauses_of(document: Document) -> ClauseReader:
    """The reader of a document's clauses."""
    return ClauseReader(document)


@cache
def finite_verbs(language: str) -> frozenset[str]:
    """The finite verbs that the tables of the language know: of events, speech, inviting, auxiliaries."""
    frames, speech = table(language, "frames"), table(language, "speech")
    rows = [r for r in (*frames["verbs"], *frames.get("particles", ())) if r["type"] != "other"]
    found = {f for row in rows if not row.get("infinitive") for f in row.get("forms", row.get("verb"))}
    for key in ("support_verbs", "passive_auxiliaries", "finite_verbs"):
        found |= set(frames.get(key, ()))
    found |= set(table(language, "invitations")["verbs"])
    found |= {*words(language, "invitations", "clause_verbs")}
    for key in ("verbs", "object_verbs", "ask_verbs", "thank_verbs"):
        found |= {phrase.split()[0] for phrase in speech.get(key, ())}
    if frames.get("subject_first"):  # participles are no finite verbs: "talks with visiting ministers"
        found = {f for f in found if not f.endswith("ing")}
    return frozenset(found) - frozenset(frames.get("noun_verbs", ()))
