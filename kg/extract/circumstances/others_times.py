"""Times in an event's clause that are told of something else: of the subject, of what it follows."""

from collections.abc import Set as AbstractSet

from kg.annotate.structure import last_begun, within
from kg.document import Document
from kg.extract.circumstances.arriving import of_arrival
from kg.extract.circumstances.founded import of_founding
from kg.extract.circumstances.gaps import followed_up, of_paper
from kg.extract.circumstances.reactions import of_reaction
from kg.extract.circumstances.there import come_from
from kg.extract.grammar.adjuncts import led_gerund
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import subject_first, union, words
from kg.records import TimeExpression

BLOW = 60  # characters before a time within which what it dates stands
SUBJECT = 2  # tokens before a time that make it one of the subject's
FAR = 24  # tokens before a time among which the names behind an event's noun are counted
HELD = 4  # tokens from an event's noun over its place to its date
APART = 4  # tokens from "after" to the noun of what was before
TENSED = 3  # tokens behind "and" within which its verb's auxiliary stands
PARTICLES = 6  # tokens behind a verb within which its particle stands
FIRST_TO = 8  # tokens of "the first Japanese prime minister to"
PREPOSED = 2  # tokens of "and on" before a day
NTH = 3  # tokens before a noun within which its number stands
ASKED = 9  # tokens from "whether" to the verb that it asks of
FRONTED = 28  # characters from the start of a sentence to "speaking to reporters on Friday"
SAYING = 4  # tokens of "told reporters on", before a day
NAMED = 4  # tokens of a name
ASIDE = 10  # tokens of "appointed foreign minister of Peru in"
AUX = 6  # tokens behind "talks" within which "would" stands
MEASURES = ("expel", "envoys", "sanction", "ban", "recall", "sever", "bar", "summon")  # done by being told
HEAD_REACH = 8  # tokens from a gathering over its place to "which"
SHORT = 2  # letters of "så", which is rarely "saw"


def told_of_another(document: Document, clauses: ClauseReader, clause: Clause, at: int, index: int) -> bool:
    """Whether the time at token `index` is not that of the event whose trigger is at token `at`."""
    beside = (
        followed_up,
        _followed,
        _of_return,
        of_gathering,
        _of_stop_before,
        _ahead_of_act,
        _of_saying,
        _of_asking,
        _of_aside,
        of_reaction,
        of_arrival,
        of_founding,
        _of_next,
    )
    if any(told(document, at, index) for told in beside):
        return True
    if words(document.article.language, "frames", "be_forms"):
        return False  # only where one phrase at most stands before the verb
    if _made_known(document, at, index):
        return True
    verbs = [v for v in clauses.verbs(clause, max(at, index)) if len(document.tokens[v].norm) > SHORT]
    return _of_subject(document, clause, verbs, at, index) or _of_contact(document, verbs, at, index)


def _of_subject(document: Document, clause: Clause, verbs: list[int], at: int, index: int) -> bool:
    """ "Valget i Peru 10. oktober blir tema i samtalene": the day of the subject, right before the verb."""
    language, tokens = document.article.language, document.tokens
    if not verbs or not index < verbs[0] < at or verbs[0] - index > SUBJECT + 1:
        return False
    before = tokens[clause.start : index]
    if len(before) <= SUBJECT or not before[0].text.isalpha() or any(t.text == ")" for t in before):
        return False  # a dateline
    small = words(language, "frames", "place_prepositions") | words(language, "frames", "other_prepositions")
    small |= words(language, "circumstances", "during_words")
    small |= words(language, "frames", "clause_conjunctions")
    return before[0].norm not in small and not any(t.start <= before[0].start < t.end for t in document.times)


def _made_known(document: Document, at: int, index: int) -> bool:
    """ "Det ble tirsdag kjent at A møter B": the day of being told; not "det var tirsdag at A møtte B"."""
    tokens, language = document.tokens, document.article.language
    that, known = (words(language, "circumstances", key) for key in ("that_words", "known_words"))
    mark = next((i for i in range(at - 1, index, -1) if tokens[i].norm in that), -1)
    return mark > 0 and tokens[mark - 1].norm in known


def _of_question(document: Document, at: int, index: int) -> bool:
    """ "Drøftet tirsdag om de kan møtes": the day at token `index` is that of asking."""
    tokens, language = document.tokens, document.article.language
    openers, stops = words(language, "circumstances", "question_openers"), words(language, "frames", "to")
    stops |= words(language, "circumstances", "infinitive_marks")
    mark = next((i for i in range(at - 1, max(index, at - ASKED), -1) if tokens[i].norm in openers), -1)
    if mark < 0 or any(t.norm in stops or t.text == "," for t in tokens[mark + 1 : at]):
        return False
    open_ = words(language, "frames", "possible") | words(language, "circumstances", "future_auxiliaries")
    return any(t.norm in open_ for t in tokens[mark + 1 : at])


def _of_saying(document: Document, at: int, index: int) -> bool:
    """ "Said on Friday he would visit Lima": the day of saying it, where a clause without "that" follows.

    A measure is of the day when it is told.
    """
    tokens, language = document.tokens, document.article.language
    saying = words(language, "circumstances", "day_sayings")
    time = next((t for t in document.times if t.start <= tokens[index].start < t.end), None)
    before = [t.norm for t in tokens[max(0, index - SAYING) : index]]
    said = next((i for i, norm in enumerate(before) if norm in saying), -1)
    told = words(language, "circumstances", "said_to") | words(language, "frames", "phrase_openers")
    if time is None:
        return False
    if _known_said(document, at, index, saying):
        return True
    first = last_begun(tokens, time.end - 1) + 1
    if said < 0 and saying:  # "on Friday, she said that he would visit Lima"
        verb = next((i for i in range(first, at) if tokens[i].norm in saying), at)
        opens = any(0 <= time.start - s.start < FRONTED for s in document.sentences)
        return opens and _told_with_auxiliary(document, at, verb + 1) and verb < at
    if said < 0 or not told.issuperset(before[said + 1 :]):
        return False
    if not first <= at or tokens[first].text in ",;:" or tokens[first].norm in saying:
        return False
    return _told_with_auxiliary(document, at, first)


def _known_said(document: Document, at: int, index: int, saying: AbstractSet[str]) -> bool:
    """ "On Monday said the visit was a success": of what is known the day of speaking says nothing."""
    tokens, language = document.tokens, document.article.language
    known = union(language, "frames", "articles", "possessives")
    if tokens[at].norm not in event_nouns(language) or tokens[at - 1].norm not in known:
        return False
    verb = at - 2 - (tokens[at - 2].norm in words(language, "circumstances", "that_words"))
    return index < verb and tokens[verb].norm in saying


def _of_asking(document: Document, at: int, index: int) -> bool:
    """ "Å besøke Peru i et brev 3. mai": the day of the letter, not of the journey asked for."""
    marks = words(document.article.language, "circumstances", "infinitive_marks")
    return document.tokens[at - 1].norm in marks and asked_on(document, at + 1, index)


def _of_aside(document: Document, at: int, index: int) -> bool:
    """ "A, appointed in May, met B", "A, utvist i mai, møtte B": the day of what is told between commas."""
    tokens, language = document.tokens, document.article.language
    before = range(index - 1, max(0, index - ASIDE), -1)
    opens = next((i for i in before if tokens[i].text == ","), -1)
    closes = next((i for i in range(index, at) if tokens[i].text == ","), -1)
    if opens < 1 or closes < 0:
        return False
    ends = tokens[opens - 1].end
    around = within(document.mentions, tokens[max(0, opens - NAMED)].start, ends)
    named = any(m.end == ends and m.kind == "person" for m in around)
    done = tokens[opens + 1].norm.endswith(tuple(words(language, "circumstances", "participle_endings")))
    return named and done and bool(readings(language, tokens, opens + 1, closes))


def asked_on(document: Document, first: int, index: int) -> bool:
    """ "In a phone call on Monday", "i et brev": whether a time at `index` is that of words exchanged."""
    tokens, language = document.tokens, document.article.language
    exchanged = words(language, "invitations", "letters") | words(language, "frames", "phone_words")
    marks = words(language, "circumstances", "during_words")
    marks |= words(language, "circumstances", "inner_prepositions")
    at = next((i for i in range(first, index) if tokens[i].norm in exchanged), first)
    return any(t.norm in marks for t in tokens[max(first, at - HELD) : at])


def _told_with_auxiliary(document: Document, at: int, first: int) -> bool:
    """Whether what is said from token `first` on is to come, or has been, and no measure declared."""
    tokens, language = document.tokens, document.article.language
    aux = {t.norm for t in tokens[first:at]} | (
        {t.norm for t in tokens[at : at + AUX]} if first == at else set()
    )
    measure = any(r.pattern in MEASURES for r in readings(language, tokens, at, at + 1))
    return bool(aux & words(language, "circumstances", "said_auxiliaries")) and not measure


def _followed(document: Document, at: int, index: int) -> bool:
    """ "The talks follow a truce reached in June": the time of what came before."""
    marks = words(document.article.language, "circumstances", "follow_verbs")
    return any(document.tokens[i].norm in marks for i in range(at + 1, min(index, at + 4)))


def _of_return(document: Document, at: int, index: int) -> bool:
    """ "Will visit Peru, returning home on June 14": the day of the way home."""
    home = words(document.article.language, "circumstances", "returning")
    return any(t.norm in home for t in document.tokens[at + 1 : index])


def _ahead_of_act(document: Document, at: int, index: int) -> bool:
    """ "I forkant av reisen har A ringt B tirsdag": the day of what was done before, not of the journey."""
    tokens, language = document.tokens, document.article.language
    ahead = words(language, "circumstances", "ahead_of")
    if not tokens[at].norm.endswith(tuple(event_nouns(language))):
        return False
    if index < at + SUBJECT or ahead.isdisjoint(t.norm for t in tokens[max(0, at - APART) : at]):
        return False
    finite = finite_verbs(language)
    verb = next((i for i in range(at + 1, index) if tokens[i].norm in finite), -1)
    if verb < 0 or any(t.text == "," for t in tokens[at:verb]):
        return False
    behind = tokens[verb + 1 : index]  # but "før møtet starter i Lima tirsdag"
    place = words(language, "frames", "place_prepositions")
    return bool(behind) and behind[0].norm not in place and any(t.text[0].isupper() for t in behind)


def of_gathering(document: Document, at: int, index: int) -> bool:
    """ "Comes to Lima after the summit in Quito in July", "after talks that began on 11 July": a date right
    behind another event's noun is its; a mere weekday may be that of both."""
    tokens, language = document.tokens, document.article.language
    time = next(iter(within(document.times, tokens[index].start, tokens[index].end)), None)
    dated = tokens[index].text[0].isdigit() or (time is not None and time.rule.startswith(("date", "month")))
    if index <= at or not (dated and (subject_first(language) or tokens[index].text[0].isdigit())):
        return False
    nouns, inner = event_nouns(language), words(language, "circumstances", "inner_prepositions")
    inner |= union(language, "frames", "bearing_relatives", "started_words")
    inner |= words(language, "circumstances", "edge_prepositions")
    noun = next(
        (
            i
            for i in range(index - 1, max(at, index - HELD) - 1, -1)
            if tokens[i].norm.rpartition("-")[2] in nouns
        ),
        -1,
    )
    if noun <= at or any(t.text[0].islower() and t.norm not in inner for t in tokens[noun + 1 : index]):
        return False
    apart = words(language, "circumstances", "apart_in_time")
    return any(tokens[i].norm in apart for i in range(max(at + 1, noun - APART), noun))


def in_another_tense(document: Document, first: int, at: int, index: int) -> bool:
    """ "They met in March and have spoken since", "met and will talk on Friday": the other verb's time."""
    tokens, language = document.tokens, document.article.language
    joins = words(language, "circumstances", "and_words")
    low, high = min(at, index), max(at, index)
    joint = next((i for i in range(high - 1, low, -1) if tokens[i].norm in joins), -1)
    if joint < 0:
        return False
    had = words(language, "frames", "perfect") | words(language, "circumstances", "pluperfect")
    future = words(language, "circumstances", "future_auxiliaries")
    behind = {t.norm for t in tokens[joint + 1 : min(high, joint + TENSED) + 1]}
    before = {t.norm for t in tokens[first:joint]}
    if at < index:
        due = behind & words(language, "circumstances", "is_words")
        ahead = behind & future or (due and behind & words(language, "circumstances", "intended"))
        past = words(language, "circumstances", "past_verbs")
        return bool(ahead and before & past) and before.isdisjoint(future)
    return any(behind & tense and not before & tense for tense in (had, future))


def _of_next(document: Document, at: int, index: int) -> bool:
    """ "Has visited Lima and on Friday is to meet B": the day between "and" and the verb that it joins."""
    tokens, language = document.tokens, document.article.language
    joins = words(language, "circumstances", "and_words")
    near = range(index - 1, index - 1 - PREPOSED, -1)
    joint = next((i for i in near if tokens[i].norm in joins), -1)
    if index <= at or joint < 0 or any(t.text.istitle() for t in tokens[joint + 1 : index]):
        return False  # "møtet mellom A og B i april varte"
    time = next((t for t in document.times if t.start <= tokens[index].start < t.end), None)
    behind = last_begun(tokens, time.end - 1) + 1 if time else len(tokens)
    return behind < len(tokens) and tokens[behind].norm in finite_verbs(language)


def _of_relative(document: Document, at: int, index: int) -> bool:
    """ "Will visit Peru after the summit, which will be in May": of the noun that the clause is about."""
    mark = next((i for i in range(index - 1, at, -1) if _to_come(document, i)), -1)
    nouns = words(document.article.language, "frames", "gathering_nouns")
    return mark > 0 and any(t.norm in nouns for t in document.tokens[max(at + 1, mark - HEAD_REACH) : mark])


def _to_come(document: Document, mark: int) -> bool:
    """Whether a relative clause of what is to be begins: ", which will be held", "summit that opens"."""
    tokens, language = document.tokens, document.article.language
    known = union(language, "frames", "relatives", "bearing_relatives")
    if not subject_first(language) or tokens[mark].norm not in known:
        return False
    ahead = union(language, "circumstances", "future_auxiliaries", "is_words", "begin_presents")
    nouns = words(language, "frames", "gathering_nouns")
    beside = tokens[mark - 1].text == "," or tokens[mark - 1].norm in nouns
    return beside and tokens[mark + 1].norm in ahead


def of_own_relative(document: Document, last: int, at: int) -> TimeExpression | None:
    """The day of the gathering at `at` that such a clause right behind it tells; `last` ends its sentence."""
    near = range(at + 1, min(at + HEAD_REACH, last - 1))
    mark = next((i for i in near if _to_come(document, i)), -1)
    if mark < 0:
        return None
    tokens = document.tokens
    end = next((t.start for t in tokens[mark:last] if t.text in ";:"), tokens[last - 1].end)
    return next(iter(within(document.times, tokens[mark].start, end)), None)


def in_clause_apart(document: Document, at: int, index: int) -> bool:
    """ "Expelled two on Monday after B had summoned C": a journey or a measure told in a clause of before.

    That somebody spoke "on Monday after they met", or came back, is of one day. What is told of where a
    journey leads, ", where she meets C", is of the journey's.
    """
    if index < at and (come_from(document, index, at) or _of_question(document, at, index)):
        return True
    if index > at and _of_relative(document, at, index):
        return True
    tokens, language = document.tokens, document.article.language
    apart = words(language, "circumstances", "apart_clauses")
    mark = next((i for i in range(at - 1, index, -1) if tokens[i].norm in apart), -1)
    if mark < 0 or any(t.start < tokens[mark].start < t.end for t in document.times):
        return False  # "det er 70 år siden A besøkte Peru"
    behind, commas = tokens[mark + 1], [i for i in range(mark, at) if tokens[i].text == ","]
    that = behind.norm in words(language, "circumstances", "that_words")
    named = any(m.start == behind.start for m in within(document.mentions, behind.start, behind.end))
    leaves = behind.norm in words(language, "circumstances", "infinitive_marks") or led_gerund(
        document, mark + 1
    )
    if commas:
        there = words(language, "circumstances", "locative_relatives")
        return tokens[commas[-1] + 1].norm in there and len(commas) == 1 and (that or named or leaves)
    if tokens[at].norm in event_nouns(language):  # "before flying to Lima for talks"
        led = readings(language, tokens, mark + 1, min(mark + 1 + PARTICLES, len(tokens)))
        return leaves and any(r.type == "visit" for r in led)
    told = readings(language, tokens, at, min(at + PARTICLES, len(tokens)))
    met = any(r.type in ("meeting", "negotiation") or r.pattern == "back" for r in told)
    return not met and (that or named or leaves)


def _of_stop_before(document: Document, at: int, index: int) -> bool:
    """ "To Lima on June 3, continuing to Quito": the day of the stop before, told ahead of the word."""
    tokens = document.tokens
    onward = words(document.article.language, "frames", "journey_gerunds")
    return index < at and tokens[at].norm in onward and any(t.text == "," for t in tokens[index:at])


def before_verb(document: Document, time: TimeExpression, at: int, index: int) -> bool:
    """ "Før toppmøtet i Lima i juli møtte A B": the time at token `index` is that of the noun before it."""
    tokens, language = document.tokens, document.article.language
    if index > at or time.end > tokens[at].start:
        return False
    nouns, apart = event_nouns(language), words(language, "circumstances", "apart_in_time")
    names = sum(t.text[0].isupper() for t in tokens[max(0, index - FAR) : index])
    near = range(index - 1, max(-1, index - HELD - 2 - names), -1)
    noun = next((i for i in near if tokens[i].norm.endswith(tuple(nouns))), -1)
    owners = sum(t.text[0].isupper() for t in tokens[max(0, noun - 2 * APART) : max(0, noun)])
    return noun > 0 and any(t.norm in apart for t in tokens[max(0, noun - APART - owners) : noun])


def _of_contact(document: Document, verbs: list[int], at: int, index: int) -> bool:
    """ "Drøftet friheten borgerne fikk i mars": a verb between, in a clause that no word opens."""
    if at not in verbs or not at < index:
        return False
    joins = words(document.article.language, "circumstances", "and_words")
    happened = words(document.article.language, "circumstances", "took_place")  # "utvisningen skjedde i mars"
    by = words(document.article.language, "frames", "by")  # "møtte en delegasjon ledet av B mandag"
    behind = [v for v in verbs if at + 1 < v < index and document.tokens[v + 1].norm not in by]
    if behind and document.tokens[behind[0]].norm in happened:
        return False
    between = document.tokens[at : behind[0]] if behind else ()
    return bool(behind) and not any(t.norm in joins or t.text == "," for t in between)


def of_blow(document: Document, at: int, time: TimeExpression) -> bool:
    """ "Det første besøket etter angrepene 11. september": the day of an attack, an election, a coup."""
    endings = tuple(words(document.article.language, "circumstances", "blows"))
    before = document.article.text[max(0, time.start - BLOW) : time.start].casefold().split()
    marks = words(document.article.language, "circumstances", "apart_words")
    marks |= words(document.article.language, "frames", "since")
    told = bool(endings) and len(before) > 1 and before[-1].endswith(endings)
    told = told and not marks.isdisjoint(before[-4:-1]) and document.tokens[at].start < time.start
    return told or of_paper(document, time)


def of_said(document: Document, theirs: Clause, clause: Clause) -> bool:
    """ "Sa at B reiser i mai, og C forhandler": the time of what is said is not that of the clause behind."""
    tokens, language = document.tokens, document.article.language
    said = tokens[theirs.start].norm in words(language, "circumstances", "that_words")
    joins = words(language, "frames", "clause_conjunctions") | {","}
    return said and theirs.start < clause.start and tokens[clause.start].norm in joins


def still_to_come(document: Document, clause: Clause, at: int) -> bool:
    """ "Der hun skal møte B": whether the clause tells of what is to be."""
    ahead = words(document.article.language, "circumstances", "future_auxiliaries")
    return any(document.tokens[i].norm in ahead for i in range(clause.start, at + 1))


def nth(document: Document, at: int, time: TimeExpression) -> bool:
    """ "Her second trip in four months": how long it took to make it."""
    tokens, language = document.tokens, document.article.language
    verb = at > 0 and tokens[at - 1].norm in words(language, "frames", "to")
    rounds, near = (
        words(language, "frames", "round_numbers"),
        range(max(0, at - (FIRST_TO if verb else NTH)), at),
    )
    first = next((i for i in near if tokens[i].norm in rounds), -1)
    if first < 0:
        return False
    becoming = verb and any(t.norm.endswith("ing") for t in tokens[max(0, first - 2) : first])
    return time.rule == "ahead" or (becoming and time.end <= tokens[first].start)  # "becoming the first to"
