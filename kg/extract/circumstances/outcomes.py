"""What came of an event, told behind it: "but it was called off", "but that never happened"."""

import re
from collections.abc import Mapping
from functools import partial
from itertools import pairwise, takewhile

from kg.annotate.structure import within
from kg.document import Document, Sentence, Token
from kg.extract.circumstances.affirmed import denied_cleft
from kg.extract.circumstances.gaps import days_after
from kg.extract.circumstances.moved import moved_behind, relocated
from kg.extract.circumstances.status_patterns import status_patterns
from kg.extract.grammar.briefed import briefed
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.latest import of_latest
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import union, words
from kg.records import Status, TimeExpression

RUMOUR = 2  # tokens of "rumours", "rykter om" before "that"
MEETING = ("meet", "recip", "gather", "talk", "converse", "call")  # patterns of verbs
DAY_VALUE = 10  # length of YYYY-MM-DD
SET_REACH = 4  # tokens of "that were originally scheduled"
THERE_REACH = 6  # tokens between "på" and the gathering: "på FNs store toppmøte"
BEFORE_WORDS = 3  # between "after" and "visit"
BYGONE_REACH = 7  # tokens before a noun within which "builds on" says that it has been
LET_REACH = 6  # tokens from "får ikke" to the visit
NONE_REACH = 3  # tokens between "no" and the noun: "no such secret meeting"
HAVE_REACH = 9  # tokens of "før Perus president A skulle", or of "ha sitt første lange møte"
PLAN_REACH = 9  # the same between "no plans" and what there are none for
REFUSABLE = ("meeting", "negotiation")
REFUSED_REACH = 14  # the same between "refused" and the meeting
SINCE_REACH = 4  # the same for "since"
OUTCOME_WORDS = 8  # between "but" and "called off"
HELD = 5  # tokens from "held" to "talks"


def taken_back(
    document: Document, sentence: Sentence, at: int, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """Whether what is reported is said not to be so, in the next sentence or its own, or not planned."""
    after = denied_after(document, sentence, patterns["denied_after"], patterns["rumours"])
    untrue = rumoured(document, sentence, at, patterns["untrue"], patterns["rumour_openers"])
    planless = _planless(document, sentence, at, patterns)
    return after or untrue or planless or _refused(document, sentence, at, patterns)


def denied_after(
    document: Document, sentence: Sentence, denial: re.Pattern[str], told: re.Pattern[str]
) -> bool:
    """Whether a sentence tells what is reported (`told`), and the next one that it is not so."""
    index = document.sentences.index(sentence) + 1
    if index >= len(document.sentences):
        return False
    following, text = document.sentences[index], document.article.text
    if following.paragraph - sentence.paragraph > 1:
        return False
    behind = denial.match(text[following.start : following.end].casefold())
    return bool(behind and told.search(text[sentence.start : sentence.end].casefold()))


def rumoured(
    document: Document, sentence: Sentence, at: int, untrue: re.Pattern[str], opening: re.Pattern[str]
) -> bool:
    """ "Rykter om at A utvises, stemmer ikke", "reports that they met are untrue"."""
    text, token = document.article.text, document.tokens[at]
    before, behind = text[sentence.start : token.start].casefold(), text[token.end : sentence.end].casefold()
    return bool(untrue.search(behind) and opening.match(before))


def struck(text: str, patterns: Mapping[str, re.Pattern[str]]) -> tuple[re.Match[str] | None, bool, bool]:
    """The first words that call something off or put it off, whether off, and whether it was only said that
    it is not: "is not cancelled", "neither cancelled nor put off"."""
    before, behind, spared = patterns["spared"], patterns["spared_behind"], False
    for key in ("called_off", "moved"):
        for found in patterns[key].finditer(text):
            if not before.search(text[: found.start()]) and not behind.match(text, found.end()):
                return found, key == "called_off", False
            spared = True
    return None, False, spared


def fell_through(document: Document, sentence: Sentence, clause: Clause) -> Status | None:
    """ "They were to meet in May, but the meeting was called off": what was intended, and what came of it."""
    language = document.article.language
    off, moved = (status_patterns(language)[key] for key in ("called_off", "moved"))
    if (came := _set_and_fell(document, sentence, clause, off, moved)) is not None:
        return came
    told = {document.tokens[i].norm for i in clause.before(clause.end)}
    intended = not words(language, "circumstances", "intended").isdisjoint(told)
    hoped = not words(language, "circumstances", "hoped_for").isdisjoint(told)
    rest = _but(document, sentence, clause) if intended or hoped else []
    if not rest:
        return None
    behind = " ".join(rest[1 : 2 + OUTCOME_WORDS])
    if hoped and status_patterns(language)["rebuffed"].search(behind):
        return "denied"  # "wanted to visit Peru, but was refused"
    if intended and status_patterns(language)["no_shows"].search(behind):
        return "cancelled"  # "was to meet B, but he did not show up"
    if found := off.search(behind):
        unsettled = status_patterns(language)["unsettled"].search(behind[: found.start()])
        return "planned" if unsettled else "cancelled"  # "but may now be called off"
    if not intended or not moved.search(behind):
        return None
    later = moved_behind(document, sentence, clause) or relocated(document, sentence, clause) >= 0
    return "planned" if later else "postponed"


def stands_after_all(document: Document, sentence: Sentence, clause: Clause) -> bool:
    """ "Called it off on Thursday, but said on Friday that it may still take place"."""
    revived = status_patterns(document.article.language)["revived"]
    return revived.search(" ".join(_but(document, sentence, clause))) is not None


def _but(document: Document, sentence: Sentence, clause: Clause) -> list[str]:
    """The words behind a clause, from the "but" that opens them; none where none does."""
    rest = [t.norm for t in document.tokens[clause.end : sentence.tokens[1]]]
    rest = rest[1:] if rest[:1] == [","] else rest
    return rest if {*rest[:1]} & words(document.article.language, "circumstances", "but_words") else []


def _set_and_fell(
    document: Document, sentence: Sentence, clause: Clause, off: re.Pattern[str], moved: re.Pattern[str]
) -> Status | None:
    """ "The talks that were scheduled for Monday have been postponed": what came of what was set."""
    language, last = document.article.language, clause.spans[0][1]
    rest = [t.norm for t in document.tokens[last : sentence.tokens[1]]]
    rest = rest[1:] if rest[:1] == [","] else rest
    if any(document.tokens[i].norm in finite_verbs(language) for i in clause.before(last)):
        return None  # "told her by phone that the visit that was planned is off"
    opened = rest[:1] and rest[0] in words(language, "circumstances", "which_words")
    if not opened or words(language, "circumstances", "set_words").isdisjoint(rest[1:SET_REACH]):
        return None
    behind = " ".join(rest[SET_REACH:])
    if off.search(behind):
        return "cancelled"
    if not moved.search(behind):
        return None
    return "planned" if moved_behind(document, sentence, clause) else "postponed"


def nth_time(document: Document, clause: Clause, patterns: Mapping[str, re.Pattern[str]], verb: str) -> bool:
    """ "Det er tredje gang at de to møtes": this time too, though it is told in the present."""
    if verb not in MEETING:
        return False
    sentence = next(s for s in document.sentences if clause.start < s.tokens[1])
    text = " ".join(t.norm for t in document.tokens[sentence.tokens[0] : clause.end])
    return bool(patterns["nth_time"].search(text))


def achieved(
    document: Document, sentence: Sentence, before: set[str], time: TimeExpression | None
) -> set[str]:
    """ "I dag kunne kongen ønske B velkommen": on a day that is there, "could" tells what was done."""
    language = document.article.language
    could = before & words(language, "circumstances", "could_words")
    published = (document.article.published or "")[:DAY_VALUE]
    if not could or time is None or len(published) != DAY_VALUE or (time.until or time.value) > published:
        return set()
    told = {t.norm for t in document.tokens[slice(*sentence.tokens)]}
    doubts = words(language, "circumstances", "conditions") | words(language, "frames", "perfect_infinitive")
    return set() if told & (doubts | words(language, "frames", "negation")) else set(could)


def due_at(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> bool:
    """ "Skal delta på toppmøtet", "skal møte B under besøket": what is to be done there is to come."""
    tokens, language = document.tokens, document.article.language
    auxiliaries = words(language, "circumstances", "future_auxiliaries")
    if _due_during(document, clauses, clause, at):
        return True
    verbs = [i for i in clauses.verbs(clause, at) if tokens[i].norm in auxiliaries][-1:]
    if not verbs:
        return False
    if words(language, "frames", "be_forms"):  # "will represent Peru at the summit", "will speak at it"
        inside = {t.norm for t in tokens[verbs[0] : at]}
        return "at" in {t.norm for t in tokens[max(verbs[0], at - THERE_REACH) : at]} and bool(
            inside & words(language, "frames", "taking_part")
        )
    near = {t.norm for t in tokens[max(verbs[0], at - THERE_REACH) : at]}
    between = {t.norm for t in tokens[verbs[0] : at]}
    there = near & words(language, "circumstances", "there_marks")
    return bool(there) and between.isdisjoint(words(language, "frames", "negation"))


def _due_during(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> bool:
    """ "Will meet B during her visit to Peru", "is due to sign it during": what is done then is to come.

    "Would" may be said at the time ("pledged they would help during talks in Lima"), but not with an event.
    """
    language, tokens = document.article.language, document.tokens
    during, will = (
        words(language, "circumstances", "in_course"),
        words(language, "circumstances", "will_words"),
    )
    near = range(at - 1, max(clause.start, at - THERE_REACH), -1)
    mark = next((i for i in near if tokens[i].norm in during), -1)
    if not will or mark < 0:
        return False
    ahead = union(language, "circumstances", "intended", "plan_verbs")
    being = words(language, "circumstances", "is_words")
    would = words(language, "circumstances", "future_auxiliaries")
    saying = words(language, "speech", "verbs")
    for verb in reversed(clauses.verbs(clause, mark)):
        norm = tokens[verb].norm
        if norm in will or norm in ahead or (norm in being and tokens[verb + 1].norm in ahead):
            return True
        if norm in would:
            return any(readings(language, tokens, i, i) for i in range(verb + 1, mark))
        if norm in saying:
            return False
    return False


def journey_before(document: Document, at: int) -> bool:
    """ "Skulle ha besøkt Peru etter et besøk i Chile": the visit that another one was to follow."""
    language, tokens = document.article.language, document.tokens
    nouns = any(r.type == "visit" and r.pattern == "noun" for r in readings(language, tokens, at, at))
    before = {t.norm for t in tokens[max(0, at - BEFORE_WORDS) : at]}
    return nouns and not words(language, "circumstances", "after_words").isdisjoint(before)


def to_have(document: Document, clause: Clause, at: int) -> bool:
    """ "Dro til Lima, der han skulle ha et møte": an infinitive with its object, a plan of that time.

    "Skulle ha møtt B", with a participle behind it, is what did not come about; so is, told without
    what came before it, "A skulle ha et møte mandag".
    """
    language, tokens = document.article.language, document.tokens
    have = words(language, "frames", "perfect_infinitive")
    near = range(at - 1, max(clause.start, at - HAVE_REACH), -1)
    mark = next((i for i in near if tokens[i].norm in have), -1)
    if mark < 0 or not any(r.pattern in ("noun", "taken") for r in readings(language, tokens, at, at)):
        return False
    done = union(language, "frames", "carried_out", "been_forms", "held_behind", "place_prepositions")
    if any(t.norm in done or not t.text[0].isalpha() for t in tokens[mark + 1 : at]):
        return False
    if not any(sent.tokens[0] == clause.start for sent in document.sentences):
        return True
    told = union(language, "frames", "at_that_place", "sequence_adverbs", "adjunct_prepositions")
    opening = [tokens[clause.start], *tokens[max(clause.start, mark - HAVE_REACH) : mark]]
    return not told.isdisjoint(t.norm for t in opening)


def resumed(document: Document, clause: Clause) -> bool:
    """ "Agreed to meet, and to hold talks": an infinitive that goes on with a plan."""
    language, stop = document.article.language, min(clause.start + 3, clause.end)
    opens = [document.tokens[i].norm for i in clause.before(stop)]
    joins, marks = words(language, "frames", "clause_conjunctions"), words(language, "frames", "to")
    return bool(words(language, "frames", "be_forms")) and any(
        a in joins and b in marks for a, b in pairwise(opens)
    )


def disclaimed(document: Document, sentence: Sentence, at: int) -> bool:
    """ "No meeting took place, a spokesman said": whether somebody says that what is told has not been."""
    language, tokens = document.article.language, document.tokens
    none = words(language, "frames", "none_such") | words(language, "frames", "no_words")
    near = [t.norm for t in tokens[max(sentence.tokens[0], at - NONE_REACH) : at]]
    inside = {t.norm for t in tokens[slice(*sentence.tokens)]}
    saying = words(language, "speech", "verbs") | words(language, "circumstances", "insisting")
    marks, two = (
        words(language, "circumstances", "infinitive_marks"),
        pairwise(tokens[slice(*sentence.tokens)]),
    )
    said = any(a.norm in saying and b.norm not in marks for a, b in two)  # not "who was said to be ill"
    been = inside & words(language, "circumstances", "been_words")
    return bool(none.intersection(near) and said and been) or _not_let(document, sentence, at)


def _not_let(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Får ikke komme på besøk": whom a state does not let in."""
    language, tokens = document.article.language, document.tokens
    near = [t.norm for t in tokens[max(sentence.tokens[0], at - LET_REACH) : at]]
    let, no = words(language, "circumstances", "let_come"), words(language, "frames", "negation")
    refused = any((a in let and b in no) or (a in no and b in let) for a, b in pairwise(near))
    return refused and any(r.type == "visit" for r in readings(language, tokens, at, at + 1))


def _planless(
    document: Document, sentence: Sentence, at: int, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """ "No plans to meet", "no meeting between A and B is planned": it is told that there will be none."""
    tokens, language, (first, last) = document.tokens, document.article.language, sentence.tokens
    before = [t.norm for t in tokens[max(first, at - PLAN_REACH) : at]]
    marks = words(language, "circumstances", "planless_marks")
    if marks.isdisjoint(before):
        return False
    if patterns["planless"].search(" ".join(before)):
        return True
    none = words(language, "frames", "none_such") | words(language, "frames", "no_words")
    behind = " ".join(t.norm for t in tokens[at : min(at + 3 * PLAN_REACH, last)])
    return bool(none.intersection(before[-2:]) and patterns["none_planned"].search(behind))


def _refused(
    document: Document, sentence: Sentence, at: int, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """ "Refused to meet B", "sa nei til et møte med B": whether a meeting is turned down."""
    tokens, language = document.tokens, document.article.language
    before = [t.norm for t in tokens[max(sentence.tokens[0], at - REFUSED_REACH) : at]]
    unreal = words(language, "frames", "hypothetical")  # "hvis A ikke vil møte B"
    if words(language, "circumstances", "refusal_marks").isdisjoint(before) or unreal & {*before}:
        return False
    if all(r.type not in REFUSABLE for r in readings(language, tokens, at, at)):
        return False
    found = patterns["turned_down"].search(text := " ".join(before))
    near = set(text[: found.start()].split()[-NONE_REACH:]) if found else set[str]()
    return found is not None and near.isdisjoint(words(language, "frames", "negation"))


def bygone(document: Document, at: int) -> bool:
    """ "Will build on the call", "follows the visit": what a noun names has been."""
    tokens, language = document.tokens, document.article.language
    before = {t.norm for t in tokens[max(0, at - BYGONE_REACH) : at]}
    near = {t.norm for t in tokens[max(0, at - SINCE_REACH) : at]}
    ago = near & words(language, "circumstances", "since_words")
    if near & words(language, "circumstances", "after_words"):  # "er hjemme igjen etter besøket"
        ago |= before & words(language, "circumstances", "home_words")
    ago |= before & words(language, "frames", "bygone_marks")
    return bool(ago) or briefed(document, at) or days_after(document, at)


def turned_down(language: str, before: set[str]) -> bool:
    """ "Rejected an invitation to visit Lima": there is no such visit to tell of."""
    said_no = before & words(language, "invitations", "no") and before & words(
        language, "invitations", "thank"
    )
    asked = words(language, "frames", "invitation_words")
    return bool(before & asked and (said_no or before & words(language, "invitations", "decline")))


def unquoted(document: Document, clause: Clause, at: int) -> list[Token]:
    """The tokens of a clause, less what another says in it: "– Vi kan ikke flytte, sa A etter møtet"."""
    tokens = [t for first, last in clause.spans for t in document.tokens[first:last]]
    here = document.tokens[at].start
    quoted = [(q.start, q.end) for q in document.quotes if not q.start <= here < q.end]
    quoted = [(a, b) for a, b in quoted if a < tokens[-1].end and tokens[0].start < b]
    return [t for t in tokens if not any(a <= t.start < b for a, b in quoted)] if quoted else tokens


def own_part(document: Document, clause: Clause, at: int, grounds: re.Pattern[str]) -> str:
    """The words of a clause that can call off what stands at `at`: not "off in protest at a meeting"."""
    before = " ".join([document.tokens[i].norm for i in clause.before(at)])
    ground = grounds.search(before)
    if _has_been(document, clause, at):
        return before[ground.end() :] if ground else before
    language, here = document.article.language, document.tokens[at].start
    stops = words(language, "frames", "object_relatives")  # "B, whom he was unable to reach"
    stops |= words(language, "circumstances", "off_gerunds")  # "met B, cancelling a trip"
    own = takewhile(lambda t: t.start <= here or t.norm not in stops, unquoted(document, clause, at))
    told = [t.norm for t in own]
    return before[ground.end() :] if ground else " ".join(told)


def _has_been(document: Document, clause: Clause, at: int) -> bool:
    """ "Met B and called off the strike", "held talks as flights were cancelled": what is told behind it is
    of something else, unless "which was cancelled" says that it is of this."""
    language, tokens = document.article.language, document.tokens
    told = partial(words, language, "circumstances")
    past = tokens[at].norm in told("past_verbs") and tokens[at - 1].norm not in told("unfinished") and at > 0
    near = {tokens[i].norm for i in clause.before(at, HELD)}
    verbs = told("held_verbs")
    planned = near & words(language, "frames", "foreseen_words") - verbs  # "had arranged talks"
    held = tokens[at].norm in event_nouns(language) and bool(near & verbs) and not planned
    relatives = union(language, "frames", "relatives", "bearing_relatives")
    return (past or held) and not any(t.norm in relatives for t in tokens[at + 1 : clause.end])


def untimed(document: Document, first: int, last: int) -> str:
    """The words from token `first` to before `last`, less those of a time: "ba tirsdag om et møte"."""
    inside = timed(document)
    return " ".join([t.norm for t in document.tokens[first:last] if t.start not in inside])


@of_latest
def timed(document: Document) -> frozenset[int]:
    """Where the words of times begin."""
    words = (within(document.tokens, time.start, time.end) for time in document.times)
    return frozenset([token.start for told in words for token in told])


def supposed_or_rumoured(document: Document, clause: Clause, *, noun: bool = False) -> bool:
    """ "If A met B", "there were rumours that A had met B", "uten at A møtte B": nothing that has been.

    A `noun` behind "uten at" tells of what has been: "uten at møtet med B ga resultater".
    """
    tokens, language, first = document.tokens, document.article.language, clause.start
    if tokens[first].norm in words(language, "frames", "hypothetical"):
        return True
    if denied_cleft(document, clause, status_patterns(language)):
        return True
    before = {t.norm for t in tokens[max(0, first - RUMOUR) : first]}
    that = tokens[first].norm in words(language, "circumstances", "that_words")
    without = not noun and tokens[first - 1].norm in words(language, "circumstances", "without_words")
    return that and (without or not before.isdisjoint(words(language, "circumstances", "hearsay")))
