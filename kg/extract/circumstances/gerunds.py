"""Verbs with the tense of one before: "will fly home after meeting B", "will fly to Lima, and meet B"."""

from kg.document import Document, Sentence
from kg.extract.actors.premodifiers import introduced
from kg.extract.circumstances.days import gone_by
from kg.extract.grammar.adjuncts import led_gerund
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.coordinate import auxiliary
from kg.extract.grammar.triggers import event_verbs
from kg.languages import subject_first, union, words
from kg.records import Status, TimeExpression

OPENING = 5  # tokens of "in addition to meeting", "i tillegg til å møte"
MAIN_REACH = 20  # tokens from it to the verb of its sentence
ERRAND_REACH = 8  # tokens from a gerund to the noun that it is for: "before heading to Lima for a summit"


def with_main(
    document: Document, sentence: Sentence, at: int, told: Status, time: TimeExpression | None
) -> Status:
    """The status of what a gerund, or a noun behind it, tells: to come where what stands before will be.

    What was at a time that is gone has been: "will meet B after visiting Lima last week".
    """
    if told == "planned" and (_was_to(document, at) or after_saying(document, sentence, at)):
        return "held"
    if told != "held" or (time and time.rule != "weekday" and gone_by(document, time)):
        return told
    first = sentence.tokens[0]
    near = range(at, max(first, at - ERRAND_REACH), -1)
    if any(auxiliary(document, first, i) >= 0 for i in near):
        return "planned"
    gerund = next((i for i in near if led_gerund(document, i)), -1)
    language = document.article.language
    ahead = union(language, "circumstances", "future_auxiliaries", "intended")
    ahead -= words(language, "circumstances", "infinitive_marks")
    coming = gerund >= 0 and any(t.norm in ahead for t in document.tokens[first:gerund])
    coming = coming and not after_saying(document, sentence, gerund)
    coming = coming or (gerund > 0 and _due_before(document, first, gerund))
    coming = (
        coming or _on_a_tour_to_come(document, sentence, at) or _opens_what_will_be(document, sentence, at)
    )
    return "planned" if coming or _besides_to_come(document, sentence, at) else told


def after_saying(document: Document, sentence: Sentence, at: int) -> bool:
    """ "A said the border would stay open after meeting B": A has met B, and the border meets nobody.

    `at` is the gerund, or the noun of "after a meeting with B".
    """
    language, tokens, first = document.article.language, document.tokens, sentence.tokens[0]
    if not introduced(document, at, words(language, "circumstances", "after_words")):
        return False
    ahead = words(language, "circumstances", "future_auxiliaries")
    verbs = words(language, "people", "reporting_verbs")
    will = next((i for i in range(at - 1, first, -1) if tokens[i].norm in ahead), first)
    said = next((i for i in range(will - 1, first, -1) if tokens[i].norm in verbs), -1)
    if said < 0 or said + 1 == will:
        return False
    they = union(language, "frames", "subject_pronouns", "third_person") - words(
        language, "frames", "it_words"
    )
    people = [m for m in document.mentions if m.kind == "person"] + [t for t in document.titles if t.person]
    own = any(t.norm in they for t in tokens[said + 1 : will])
    meets = own or any(tokens[said].end <= p.start < tokens[will].start for p in people)
    return not meets and any(tokens[first].start <= p.start < tokens[said].start for p in people)


def _due_before(document: Document, first: int, gerund: int) -> bool:
    """ "Flies to Lima before meeting B": the verb of a journey to come stands last before the gerund."""
    language, tokens = document.article.language, document.tokens
    if tokens[gerund - 1].norm not in words(language, "circumstances", "before_words"):
        return False
    due = words(language, "frames", "scheduled_presents")
    told = [t.norm for t in tokens[first : gerund - 1] if t.norm in due | event_verbs(language)]
    return bool(told) and told[-1] in due


def _on_a_tour_to_come(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Under sin reise i Europa skal A besøke B": a journey on which all is to come."""
    language, tokens, first = document.article.language, document.tokens, sentence.tokens[0]
    during = words(language, "circumstances", "during_words") | words(language, "frames", "stay_prepositions")
    if subject_first(language) or at - first >= OPENING or tokens[first].norm not in during:
        return False
    owned = {t.norm for t in tokens[first : at + 2]}  # "under reisa si"
    owned &= union(language, "frames", "talk_possessives", "own_behind")
    behind = [t.norm for t in tokens[at + 1 : min(at + MAIN_REACH, sentence.tokens[1])]]
    verb = next((i for i, norm in enumerate(behind) if norm in finite_verbs(language)), len(behind))
    ahead = words(language, "circumstances", "future_auxiliaries")
    have = words(language, "frames", "perfect_infinitive")
    return bool(owned) and verb < len(behind) and behind[verb] in ahead and have.isdisjoint(behind[verb:])


def _opens_what_will_be(document: Document, sentence: Sentence, at: int) -> bool:
    """ "In his talks with B, A will stress trade": a noun that opens what is to come; no "A said C will"."""
    language, tokens, first = document.article.language, document.tokens, sentence.tokens[0]
    opens = words(language, "circumstances", "in_course") | words(
        language, "circumstances", "inner_prepositions"
    )
    if not subject_first(language) or at - first >= OPENING or tokens[first].norm not in opens:
        return False
    comma = next(
        (i for i in range(min(at + MAIN_REACH, sentence.tokens[1]) - 1, at, -1) if tokens[i].text == ","), at
    )
    main = [t.norm for t in tokens[comma : min(comma + MAIN_REACH, sentence.tokens[1])]]
    ahead = words(language, "circumstances", "future_auxiliaries")
    verb = next((norm for norm in main if norm in ahead | finite_verbs(language)), "")
    return verb in ahead


def _besides_to_come(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Besides meeting B, he will call on C", "i tillegg til å møte B skal hun": both are to come."""
    language, tokens, first = document.article.language, document.tokens, sentence.tokens[0]
    opens = words(language, "people", "control_openers") - words(language, "circumstances", "after_words")
    first = next((i + 1 for i in range(at - 1, first, -1) if tokens[i].text == ","), first)  # "A, besides"
    if at - first >= OPENING or tokens[first].norm not in opens:
        return False
    infinitive, intended = (words(language, "circumstances", key) for key in ("infinitive_marks", "intended"))
    marks = infinitive - intended
    lead = tokens[at - 1].norm in opens | words(language, "frames", "to")  # no noun: "in his meeting with B"
    gerund = lead and tokens[at].norm.endswith("ing")
    if not gerund and marks.isdisjoint(t.norm for t in tokens[first:at]):
        return False  # "i en samtale mandag skal de ha"
    ahead = words(language, "circumstances", "future_auxiliaries") | (intended - infinitive)
    return any(t.norm in ahead for t in tokens[at + 1 : min(at + MAIN_REACH, sentence.tokens[1])])


def _was_to(document: Document, at: int) -> bool:
    """ "His first call was to President A", "her first visit was to Peru": no "was to be held"."""
    language, behind = document.article.language, document.tokens[at + 1 : at + 4]
    was = words(language, "circumstances", "been_words")
    goes = len(behind) == 3 and behind[0].norm in was and behind[1].norm in words(language, "frames", "to")
    return goes and behind[2].text.istitle()
