"""How real an event is: held, ongoing, planned, proposed, called off, denied."""

from kg.document import Document, Sentence
from kg.extract.circumstances import asides, outcomes
from kg.extract.circumstances.affirmed import affirmed, did, lifted, none, past_verb
from kg.extract.circumstances.courses import course
from kg.extract.circumstances.days import gone_by, to_come
from kg.extract.circumstances.expected import bound_to
from kg.extract.circumstances.known_past import known_past
from kg.extract.circumstances.lasting import at_end, stays
from kg.extract.circumstances.outcomes import (
    achieved,
    bygone,
    disclaimed,
    due_at,
    journey_before,
    resumed,
    supposed_or_rumoured,
    timed,
    untimed,
)
from kg.extract.circumstances.own_times import been
from kg.extract.circumstances.presents import far_off, progressive, under_when
from kg.extract.circumstances.raised import brought_up
from kg.extract.circumstances.records import Entry
from kg.extract.circumstances.relative_fates import fate
from kg.extract.circumstances.status_patterns import status_patterns
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.epithets import apart
from kg.extract.grammar.records import Clause
from kg.extract.grammar.tense import told_during
from kg.languages import lists, words
from kg.records import Status, TimeExpression

UNQUOTED = str.maketrans("", "", '“”«»"')
NEAR_VERB = 14  # tokens before a verb, in its clause, within which its auxiliary or negation stands
FAR_VERB = 24  # the same where word order lets an infinitive stand far from its auxiliary
NEAR_NOUN = 4  # tokens before a noun within which "mulig" or "planned" belongs to it
DENIAL_REACH = 7  # tokens before "that" or a trigger within which a denial governs it
OFFER_REACH = 6  # tokens before an infinitive within which an offer governs it
TITLED = 2  # more of them before a noun: "ser fram til statsråd Per Bergs første reise"
Told = tuple[tuple[str, Status], ...]
PHRASES: Told = (("coming_phrases", "planned"), ("wish_phrases", "proposed"), ("unheld_phrases", "proposed"))
PREDICATES: Told = (("going_on", "ongoing"), ("considered", "proposed"), ("arranged", "planned"))
NOUNS = ("noun", "taken")
TOGETHER = ("meet", "recip", "gather", "taken")
JOURNEYS = ("visit", "stay", "negotiate", "mediate")  # what goes on while it is told
ENDED, IN_FORCE = ("depart", "back"), ("sanction",)  # told when they are over, and while they hold
MEASURES = ("expel", "envoys", "sanction", "ban", "closure", "summon", "recall", "sever", "bar")  # when said


class StatusReader:
    """Reads how real the events of one document are."""

    def __init__(self, document: Document, clauses: ClauseReader) -> None:
        self._document, self._clauses = document, clauses
        self._language = document.article.language
        self._words = lists(self._language, "circumstances")
        self._frames = lists(self._language, "frames")
        self._patterns = status_patterns(self._language)

    def read(
        self,
        sentence: Sentence,
        clause: Clause,
        at: int,
        time: TimeExpression | None,
        entry: Entry,
        pattern: str,
        *,
        present: bool,
    ) -> Status | None:
        """How real the event of the trigger at token `at` is; None where it is negated."""
        at, pattern = asides.as_told(self._document, clause, at, pattern)
        noun = asides.as_noun(self._document, at, pattern)
        present = present and not did(self._document, clause, at)
        before = self._before(clause, at, time, noun=noun)
        aside = noun and self._gathering(at) and self._adjunct(clause, at)
        beside = aside and asides.stands_beside(self._document, clause, at)
        told, named = fate(self._document, sentence, at, self._patterns) if noun else None, pattern in NOUNS
        off = told or (None if beside else self._called_off(sentence, clause, at, time))
        if off := off or self._own_words(sentence, clause, at, time, noun=named, present=present):
            return off
        aside, unsaid = brought_up(self._document, clause, at, before, aside=aside, noun=named)
        if not aside and (denied := self._denied(sentence, clause, at)):
            return denied
        if self._negated(sentence, clause, at, before, noun=noun or none(self._document, at), unsaid=unsaid):
            dropped = pattern in ("visit", "travel") and before & self._words("after_all")
            unsaid = noun and disclaimed(self._document, sentence, at)
            return "cancelled" if dropped else "denied" if unsaid else None
        if told := course(self._document, sentence, clause, at, time, self._patterns, noun=named):
            return told
        past = (noun and told_during(self._document, clause.start, at)) or bygone(self._document, at)
        if (past and not self._later(time)) or (not named and asides.perfect(self._document, before, at)):
            return "held"
        if asides.is_to(self._document, at, noun=noun) or resumed(self._document, clause):
            return None if self._document.tokens[max(0, at - 2)].norm == "were" and not time else "planned"
        if named and asides.scheduled(self._document, clause, at):
            return "planned"  # "a summit is scheduled for", "talks will be held"
        if sure := self._sure(sentence, at, time, pattern):
            return "proposed" if self._conditional(sentence, clause) else sure
        if wished := self._phrased(clause, at, noun=noun) or self._wished(sentence, at, before, time):
            return self._entered(clause, at, wished) if noun else wished
        if (named and asides.going_on(self._document, at)) or (noun and self._captioned(clause, at, time)):
            return "ongoing"
        if self._to_come(at, before, time):
            return "proposed" if self._conditional(sentence, clause) else "planned"
        said = noun and (self._becoming(sentence, clause, at) or self._predicated(clause, at, time))
        return said or self._told(clause, at, time, entry, pattern, present=present)

    def _sure(self, sentence: Sentence, at: int, time: TimeExpression | None, pattern: str) -> Status | None:
        """ "Agreed to", "promised to" do it: planned; a measure is taken as it is decided on."""
        decided = self._governed(sentence, at, "accepting")
        decided = decided or (not (time and self._gone(time)) and self._governed(sentence, at, "decisions"))
        if decided or self._governed(sentence, at, "promising"):
            return "held" if decided and pattern in MEASURES else "planned"
        return None

    def _entered(self, clause: Clause, at: int, wished: Status) -> Status:
        return "planned" if self._gathering(at) and asides.entered(self._document, clause, at) else wished

    def _before(self, clause: Clause, at: int, time: TimeExpression | None, *, noun: bool) -> set[str]:
        """The words before a trigger that can say how real it is."""
        strict = bool(self._frames("be_forms"))
        aside = noun and self._adjunct(clause, at) and not asides.attended(self._document, clause, at)
        reach = NEAR_NOUN if aside else FAR_VERB if strict else NEAR_VERB
        own = [i for i in clause.before(at, reach) if i in clause and not self._inside_time(i, time)]
        own = [i for i in own if not apart(self._document, i, at)]
        maybe = {self._norm(at + 1)} & self._frames("maybe")
        maybe |= set() if noun or strict else far_off(self._document, self._clauses, clause, at)
        return {self._norm(i) for i in own} | bound_to(self._document, own) | maybe

    def _own_words(
        self,
        sentence: Sentence,
        clause: Clause,
        at: int,
        time: TimeExpression | None,
        *,
        noun: bool,
        present: bool,
    ) -> Status | None:
        """ "Ahead of the summit" is to come, "the December 2005 dialogue" has been, whatever the verb."""
        affirms = affirmed(self._document, sentence, at, self._patterns) and not self._later(time)
        affirms = affirms and not asides.bidden_there(self._document, sentence, at)
        if affirms or not noun or known_past(self._document, clause, at, time):
            return "held" if affirms or noun else None
        gone, undated = time is not None and self._gone(time), asides.undated(self._document, clause, at)
        if not undated and asides.day_unset(self._document, clause, at):
            return "proposed"
        own = gone and time and been(self._document, clause, at, time, self._patterns)
        if own or (asides.spoken_after(self._document, clause, at) and not self._later(time)):
            return "held"
        ahead = asides.ahead_of(self._document, clause, at, gathering=self._gathering(at), present=present)
        ahead = ahead or undated or asides.still_to_be(self._document, sentence, at, self._patterns)
        said = asides.said_ahead(self._document, self._clauses, clause, at, time)
        return "planned" if said or (ahead and not gone) else None

    def _to_come(self, at: int, before: set[str], time: TimeExpression | None) -> bool:
        """Under a word of the future, told of somebody awaited, or at a time after publication."""
        awaited = self._document.tokens[at].norm in self._words("awaited") - self._frames("be_forms")
        told = before & self._frames("future") and not past_verb(self._document, at)
        return bool(told) or awaited or self._later(time)

    def _inside_time(self, index: int, time: TimeExpression | None) -> bool:
        """ "May 3", "the next day": words of a time say nothing of a plan."""
        start = self._document.tokens[index].start
        own = time is not None and time.start <= start < time.end
        return own or start in timed(self._document)

    def _wished(
        self, sentence: Sentence, at: int, before: set[str], time: TimeExpression | None
    ) -> Status | None:
        """Proposed, wanted or offered; one is invited to what is planned."""
        possible = self._frames("possible") - achieved(self._document, sentence, before, time)
        asked = self._frames("invitation_words")
        if self._patterns["bidden"].search(self._text(sentence.tokens[0], at)):
            possible -= asked  # "at the invitation of B, A will visit Lima"
        if self._gathering(at):
            invited = before & asked or asides.invited_to(self._document, sentence, at)
            invited = invited or asides.asked_to_attend(self._document, sentence, at)
            if invited and not (time and self._gone(time)):
                return "planned"  # "invitasjonen kom A med under toppmøtet lørdag": that has been
            possible -= asked
        if self._frames("welcome_words") & before and before & self._frames("greeting_participles"):
            return None  # "ble ønsket velkommen på besøk"
        open_ = before & possible or asides.asked_of_others(self._document, sentence.tokens[0], at)
        return "proposed" if open_ or self._governed(sentence, at, "offering") else None

    def _becoming(self, sentence: Sentence, clause: Clause, at: int) -> Status | None:
        """ "Det blir det første toppmøtet": what it will be, unless a caption tells it."""
        verbs = self._clauses.verbs(clause, at)[-1:]
        marks = self._frames("present_passives")
        around = {t.norm for t in self._document.tokens[max(clause.start, at - 2) : at + 2]}
        around.add(self._norm(next((i for i in self._clauses.verbs(clause, clause.end) if i > at), at)))
        if around & self._words("onward_verbs") and self._document.tokens[at].norm in self._words("journeys"):
            return "planned"  # "turen går videre til Lima", "reisen til A går til Lima"
        near = bool(verbs) and at - verbs[0] <= NEAR_NOUN and self._norm(verbs[0]) in marks
        if near and self._norm(verbs[0]) in self._frames("host_words"):
            near = self._norm(verbs[0] + 1) not in self._frames("purpose_marks")  # "vert for"
        ahead = asides.will_be(self._document, self._clauses, clause, at)
        if self._document.paragraphs[sentence.paragraph].kind == "caption":
            return None
        return "planned" if ahead or (near and not self._adjunct(clause, at)) else None

    def _captioned(self, clause: Clause, at: int, time: TimeExpression | None) -> bool:
        """ "A på besøk i B" without a verb, as under a picture or in a heading: it goes on as it is told."""
        marked = at > 0 and self._norm(at - 1) in self._words("caption_marks")
        return marked and not self._clauses.verbs(clause, clause.end) and not (time and self._gone(time))

    def _gathering(self, at: int) -> bool:
        return self._document.tokens[at].norm.rpartition("-")[2] in self._frames("gathering_nouns")

    def _phrased(self, clause: Clause, at: int, *, noun: bool) -> Status | None:
        """What the phrase before says: "ser fram til møtet", "called for a visit", "krever at A"."""
        that, near = self._frames("that_words"), range(at - 1, max(0, clause.start - 2, at - NEAR_VERB), -1)
        marks = (max(0, i - 3) for i in near if self._document.tokens[i].norm in that)
        before = untimed(self._document, next(marks, max(clause.start, at - OFFER_REACH - noun * TITLED)), at)
        if self._document.tokens[at].norm in self._words("past_verbs"):
            return None  # "foran lunsjen tok A imot B"
        return next((s for key, s in PHRASES if self._patterns[key].search(before)), None)

    def _predicated(self, clause: Clause, at: int, time: TimeExpression | None) -> Status | None:
        """What the verb says of which an event's noun is the subject: "the talks are under way"."""
        saying = words(self._language, "speech", "verbs")  # "says a meeting is in the works"
        if any(self._document.tokens[i].norm not in saying for i in self._clauses.verbs(clause, at)):
            return None
        behind = " ".join(self._text(at, clause.end).translate(UNQUOTED).split())  # "is “a possibility”"
        if said := next(((s, m) for key, s in PREDICATES if (m := self._patterns[key].search(behind))), None):
            now = said[1][0].split()[0] in self._words("is_words")  # "is on the agenda for Friday": the next
            gone = time and self._gone(time) and not (now and time.rule.startswith("weekday"))
            return "held" if said[0] == "planned" and gone else said[0]
        marks = self._words("infinitive_marks")  # "the talks, likely to take place in Lima, will gather"
        told = self._clauses.verbs(clause, clause.end)
        verb = next((i for i in told if i > at and self._norm(i - 1) not in marks), -1)
        norm = self._document.tokens[verb].norm if verb > at else ""
        if norm in self._frames("possible") and self._norm(clause.start) not in self._words("during_words"):
            return "proposed"
        following = self._document.tokens[verb + 1].norm if verb > at else ""
        opened = self._document.tokens[clause.start].norm in self._words("inner_prepositions")
        if norm in self._frames("present_passives") and (opened or following in self._frames("held_behind")):
            return "planned"  # "toppmøtet blir holdt", "i møtet med B blir fiske tema"
        now = norm in self._words("is_words") and self._words("took_place").isdisjoint(map(self._norm, told))
        if time and len(time.value) == 10 and now and not self._gone(time):
            return "planned"  # "the talks are on Monday"
        awaited = norm in self._frames("be_forms") and following in self._words("intended")
        return "planned" if awaited or norm in self._words("future_auxiliaries") else None

    def _told(
        self,
        clause: Clause,
        at: int,
        time: TimeExpression | None,
        entry: Entry,
        pattern: str,
        *,
        present: bool,
    ) -> Status:
        """What the tense of the verb alone says."""
        if (time and self._gone(time)) or outcomes.nth_time(self._document, clause, self._patterns, pattern):
            return "held"
        if pattern in IN_FORCE and not time and asides.in_force(self._document, clause, at):
            return "ongoing"
        if pattern == "back" and self._norm(at) in self._words("is_words") | self._frames("come_participles"):
            there = self._norm(at + 2) in self._frames("stay_prepositions")  # or "er tilbake fra Lima"
            return "ongoing" if there and present else "held"
        present = present or (pattern not in MEASURES and progressive(self._document, at))
        if not present and pattern not in ENDED and stays(self._document, clause, at, time):
            return "ongoing"
        if not present:
            due = self._programme(entry) or due_at(self._document, self._clauses, clause, at)
            return "planned" if due and pattern == "noun" else "held"
        if self._programme(entry) or (time and self._ahead(time)) or self._awaited(clause, at, time):
            return "planned"
        if (pattern in ("noun", "taken") and not asides.brief(self._document, at)) or pattern in JOURNEYS:
            due = pattern == "noun" and due_at(self._document, self._clauses, clause, at)
            return "planned" if due else "ongoing"
        now = self._norm(at + 1) in self._words("right_now") and time is None  # "A møter nå B"
        now |= progressive(self._document, at)  # "ministers are meeting in Lima"
        return "ongoing" if now and pattern in TOGETHER else "planned"

    def _awaited(self, clause: Clause, at: int, time: TimeExpression | None) -> bool:
        """What is told in the present under "når", or for a day where that of publication is not known."""
        if (time and at_end(self._document, time)) or under_when(self._document, clause, at):
            return True
        return bool(time and len(time.value) == 10 and not self._published())

    def _norm(self, index: int) -> str:
        return self._document.tokens[index].norm if index < len(self._document.tokens) else ""

    def _text(self, first: int, last: int) -> str:
        return " ".join([t.norm for t in self._document.tokens[first:last]])

    def _called_off(
        self, sentence: Sentence, clause: Clause, at: int, time: TimeExpression | None
    ) -> Status | None:
        """Called off; put off, which is planned where a later time is named; what only was to have been."""
        text = outcomes.own_part(self._document, clause, at, self._patterns["grounds"])
        found, off, spared = outcomes.struck(text, self._patterns)
        if found and self._patterns["unsettled"].search(text[: found.start()]):
            return "planned"  # "threatened to cancel"
        if spared:
            return "planned"  # "has not been cancelled"
        if found and off and outcomes.stands_after_all(self._document, sentence, clause):
            return "proposed"
        if found and off:
            away = self._gathering(at) and self._patterns["unable_to_attend"].search(text)
            return None if away else "cancelled"  # "will not be able to attend the summit"
        if found:
            gone = asides.moved_away(self._document, sentence, clause)
            gone = gone or (self._later(time) and asides.onward(self._document, clause, time))
            return "planned" if gone else "postponed"
        if (fallen := outcomes.fell_through(self._document, sentence, clause)) is not None:
            return fallen
        last = at + (self._document.tokens[at].norm in self._words("bare_participles"))  # "skulle vært"
        before = self._text(max(clause.start, at - NEAR_VERB), last)
        opening = self._text(sentence.tokens[0], last) if clause.start == sentence.tokens[0] else before
        if not self._clauses.verbs(clause, at):
            opening = self._text(at, clause.end)  # "a meeting was originally due": the noun is the subject
        unreal = not self._patterns["other_course"].search(text) and self._patterns["unreal"].search(opening)
        ahead = journey_before(self._document, at) or outcomes.to_have(self._document, clause, at)
        return ("planned" if ahead else "cancelled") if unreal else None

    def _denied(self, sentence: Sentence, clause: Clause, at: int) -> Status | None:
        """Under a denial: "denied that they had met", "avviste at"; "utelukker ikke at" leaves it open."""
        first, last = max(clause.start, at - DENIAL_REACH), at
        if self._norm(clause.start) in self._frames("that") | {"at", "that"}:
            first, last = max(sentence.tokens[0], clause.start - DENIAL_REACH), clause.start
        found = self._patterns["denying"].search(text := self._text(first, last))
        later = self._words("after_words") | self._words("apart_in_time")
        told = text[found.end() :].replace(",", " ").split() if found else []
        if found and set(text[: found.start()].split()[-1:]) & self._frames("negation"):
            return "proposed" if found[0] in self._words("ruling_out") else None  # "ikke utelukket at"
        if not found or later.intersection(told[1:]) or self._words("critiques").intersection(told):
            taken = outcomes.taken_back(self._document, sentence, at, self._patterns)
            return "denied" if taken else None  # "rejected the criticism after talks": these were held
        return "proposed" if set(told[:1]) & self._frames("negation") else "denied"

    def _negated(
        self, sentence: Sentence, clause: Clause, at: int, before: set[str], *, noun: bool, unsaid: bool
    ) -> bool:
        refused = self._governed(sentence, at, "refusing")
        if unsaid or refused or lifted(self._document, clause, self._patterns):
            return refused
        if supposed_or_rumoured(self._document, clause, noun=noun):
            return True
        behind = set() if noun else asides.spoken_behind(self._document, at + 1, min(at + 4, clause.end))
        negated = (before | (behind - self._words("without_words"))) & self._frames("negation")
        beside = {t.norm for t in self._document.tokens[max(clause.start, at - 2) : at]} if noun else set()
        opener = self._document.tokens[clause.start]
        supposed = opener.text[0].isupper() and opener.norm in self._words("supposing")
        last = at if noun else at + 1  # "ville ha møtt", "ville møtt B": and did not
        first, refusal = max(clause.start, at - NEAR_VERB), self._patterns["refused"]
        turned = any(refusal.search(self._text(first, stop)) for stop in {at, last})
        unplanned = noun and self._patterns["unplanned"].search(self._text(at, clause.end))
        if beside & self._frames("none_such") or supposed or turned or unplanned:
            return True  # or "hadde A møtt B, ville ...": such a verb in front asks or supposes
        return bool(negated or (noun and before & self._frames("noun_negation")))

    def _governed(self, sentence: Sentence, at: int, key: str) -> bool:
        """Whether a word of a list governs the infinitive: "tilbød seg å reise", "ready to host"."""
        reach = OFFER_REACH if key in ("offering", "refusing") else FAR_VERB  # "takket ja til en reise"
        return asides.governed(self._document, max(sentence.tokens[0], at - reach), at, self._words(key))

    def _conditional(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether "dersom" or "if" follows the clause or opens the sentence, or "hvorvidt" the clause."""
        tokens = self._document.tokens
        if not self._words("doubts").isdisjoint(tokens[i].norm for i in clause.before(clause.end)):
            return True
        following = self._text(clause.end - 1, min(clause.end + 6, sentence.tokens[1]))
        if self._patterns["some_day"].search(following):
            return True
        if clause.start > sentence.tokens[0] and tokens[sentence.tokens[0]].norm in self._words("conditions"):
            return True
        stop = min(clause.end + 2, sentence.tokens[1])
        return any(t.norm in self._words("conditions") for t in tokens[clause.end : stop])

    def _adjunct(self, clause: Clause, at: int) -> bool:
        """ "Etter møtet skal han ...": a noun behind a preposition of time is not what the verb is about."""
        return asides.adjunct(self._document, max(clause.start, at - NEAR_NOUN), at)

    def _published(self) -> str:
        day = (self._document.article.published or "")[:10]
        return day if len(day) == 10 else ""

    def _later(self, time: TimeExpression | None) -> bool:
        return to_come(self._document, time)

    def _gone(self, time: TimeExpression) -> bool:
        """Whether all of a time is before publication: "1998: A and B sign a treaty"."""
        return bool(self._published()) and time.rule != "clock" and gone_by(self._document, time)

    def _programme(self, entry: Entry) -> bool:
        """Whether the heading above sets a day that is still to come."""
        published = self._published()
        return bool(entry.day and published and (entry.day.until or entry.day.value) >= published)

    def _ahead(self, time: TimeExpression) -> bool:
        printed = self._document.article.text[time.start : time.end].casefold()
        return any(word in printed for word in self._words("tonight"))
