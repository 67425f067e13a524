"""What stands before an event noun in its own phrase: "at the 2014 Madrid summit", "the U.S. summit"."""

from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import union, words
from kg.reference import Registry

OUTCOME_REACH = 5  # tokens before "at" of "the decisions that were taken at"
APART_REACH = 4  # tokens of "vegen mot Nato sitt" before the gathering
OBJECT_REACH = 5  # tokens between "drøftet" and the event that is spoken of
TOPIC_REACH = 10  # tokens between "drøftet" and the event whose preparations are spoken of
JOINS, MARKS = "-–'’", '"“”„«»'
_PREPOSITIONS = ("noun_prepositions", "adjunct_prepositions", "with", "place_prepositions", "between")
DESCRIBED = 10  # words of "the heads of the foreign affairs agencies of"
EPITHET = 4  # words from "den" to the name: "den kinesiske investoren"
REACH = 6  # tokens before a noun that its phrase can begin at


def phrase(document: Document, at: int) -> range:
    """The tokens before a noun that belong to its phrase: names, numbers, adjectives, other nouns."""
    tokens, language = document.tokens, document.article.language
    stop = words(language, "frames", "phrase_stops")
    first, quoted = at, at
    if not stop:
        return range(at, at)
    while first > 0 and at - first < REACH:
        before = tokens[first - 1]
        if before.norm in stop or not (before.text[0].isalnum() or before.text[0] in JOINS + MARKS):
            break
        first -= 1
        if before.text[0] in MARKS:  # 'after "grim" talks': a word in quotation marks, opened and closed
            quoted = first if quoted == at else at
    return range(first if quoted == at else quoted + 1, at)


def introduced(document: Document, at: int, marks: frozenset[str]) -> bool:
    """Whether one of `marks` governs the phrase of the noun at token `at`: "said at the Lima summit"."""
    first = phrase(document, at).start
    articles = words(document.article.language, "frames", "phrase_openers")
    joins = words(document.article.language, "circumstances", "and_words")
    if first > 1 and document.tokens[first - 1].norm in joins and document.tokens[first].text.islower():
        first = phrase(document, first - 1).start  # "in a candid and cordial first meeting"
    while first > 0 and document.tokens[first - 1].norm in articles:
        first -= 1
    edge = words(document.article.language, "circumstances", "edges") & marks
    if first > 1 and document.tokens[first - 2].norm in edge:
        first -= 1  # "on the sidelines of the summit"
    return first > 0 and document.tokens[first - 1].norm in marks


@cache
def _stops(language: str) -> frozenset[str]:
    """The prepositions and finite verbs, at which a name's epithet ends."""
    return finite_verbs(language).union(*(words(language, "frames", key) for key in _PREPOSITIONS))


def introducing(document: Document, at: int, floor: int) -> str:
    """ "Med den kinesiske investoren A", "med landets største gruppe, A": what ties such a name in."""
    language, tokens = document.article.language, document.tokens
    ties = words(language, "frames", "with") | words(language, "frames", "by")
    owners = words(language, "frames", "epithet_owners")
    stops = _stops(language)
    for index in range(at, max(floor, at - EPITHET), -1):
        if tokens[index].norm in owners:
            before = tokens[index - 1].norm
            return before if before in ties | words(language, "frames", "between") else ""
        if tokens[index].norm in words(language, "frames", "phrase_openers"):
            before = tokens[index - 1].norm
            return before if before in ties else ""
        if not tokens[index].text.islower() or tokens[index].norm in stops:
            return ""
    return ""


def tied_in(document: Document, at: int, floor: int) -> str:
    """The "with", "between" or "by" before a long description that ends at token `at`, or ""."""
    language, tokens = document.article.language, document.tokens
    ties = frozenset[str]().union(*(words(language, "frames", key) for key in ("with", "between", "by")))
    for index in range(at - 1, max(floor, at - DESCRIBED) - 1, -1):
        if tokens[index].norm in ties:
            return tokens[index].norm
        if tokens[index].norm in finite_verbs(language) or not tokens[index].text[0].isalnum():
            return ""
    return ""


def modifiers(document: Document, at: int, *kinds: str) -> list[Mention]:
    """The mentions of some kinds that stand in the phrase before the noun and own nothing."""
    inside = phrase(document, at)
    if not inside:
        return []
    start, end = document.tokens[inside.start].start, document.tokens[at].start
    return [m for m in within(document.mentions, start, end) if m.kind in kinds and not m.genitive]


def discussed(document: Document, at: int) -> int:
    """ "De drøftet Nato-toppmøtet i mai": the verb whose object the event at token `at` is, or -1."""
    tokens, language = document.tokens, document.article.language
    verbs = union(language, "frames", "discussing_verbs", "topic_verbs")
    stops = (
        frozenset[str]().union(*(words(language, "frames", key) for key in _PREPOSITIONS)) if verbs else ()
    )
    articles = words(language, "frames", "indefinite_articles")
    topics, reach = union(language, "frames", "topic_nouns", "outcome_nouns", "outcome_verbs"), OBJECT_REACH
    spoken = words(language, "frames", "spoken_of_verbs")
    for i in range(at - 1, -1, -1):
        if at - i > reach:
            return -1
        if tokens[i].norm in verbs:
            planned = tokens[i].norm in words(language, "frames", "planning_verbs")
            return -1 if planned and tokens[i + 1].norm in articles else i  # "planlegger en reise til"
        if tokens[i].norm in stops and tokens[i - 1].norm in topics:
            reach = TOPIC_REACH  # "drøftet A og B forberedelsene til toppmøtet"
        elif reach == TOPIC_REACH and tokens[i].norm in stops and tokens[i - 1].norm in verbs | spoken:
            return i - 1  # "snakket om forberedelsene til toppmøtet"
        elif tokens[i].norm in stops or not tokens[i].text[0].isalnum():
            return -1
    return -1


def _set_apart(document: Document, at: int) -> bool:
    """ "Besøket er like før Natos toppmøte": what is told is before or after it, not at it."""
    tokens, language = document.tokens, document.article.language
    if words(language, "frames", "object_control"):
        return False
    apart = words(language, "circumstances", "apart_words") | words(language, "frames", "on_the_way_to")
    return any(tokens[i].norm in apart for i in range(max(0, at - APART_REACH), at))


def decided_at(document: Document, at: int) -> bool:
    """ "The decisions taken at the summit", "vedtakene fra toppmøtet": it only tells what came of it."""
    tokens, language = document.tokens, document.article.language
    nouns, verbs = (words(language, "frames", key) for key in ("outcome_nouns", "outcome_verbs"))
    tie = at - 1
    while tie > 0 and at - tie <= OBJECT_REACH and tokens[tie].norm not in _ties(language):
        tie -= 1
    if not nouns or tie < 1 or tokens[tie].norm not in _ties(language):
        return False
    if tokens[tie - 1].norm in nouns:
        return tokens[tie].norm in words(language, "frames", "outcome_ties")
    near = [t.norm for t in tokens[max(0, tie - OUTCOME_REACH) : tie]]
    return tokens[tie - 1].norm in verbs and not nouns.isdisjoint(near)


@cache
def _ties(language: str) -> frozenset[str]:
    return union(language, "frames", "outcome_ties", "place_prepositions", "noun_prepositions")


def inside(document: Document, at: int) -> bool:
    """Whether what else the sentence tells takes place at the gathering at token `at`."""
    if discussed(document, at) >= 0 or _set_apart(document, at) or decided_at(document, at):
        return False
    marks = words(document.article.language, "frames", "part_words")
    if at and document.tokens[at - 1].norm in words(document.article.language, "frames", "outside_words"):
        return False  # "lanserte tanken om toppmøtet da han snakket med B"
    return not marks or introduced(document, at, marks)


def bodies(document: Document, registry: Registry, members: list[tuple[str, str]]) -> bool:
    """Whether all guests are bodies: to host the allies of one is to hold its gathering."""
    guests = [who for who, role in members if role == "guest"]
    names: set[str] = set()
    for key in {m.key for m in document.mentions if m.kind == "organisation"}:
        known = registry.organisations.get(key)
        if known is not None and known.kind in ("igo", "forum"):
            names |= {organisation_name(document, m) for m in document.mentions if m.key == key}
    return bool(guests) and all(guest in names for guest in guests)


def of_body(document: Document, registry: Registry, at: int) -> str:
    """The kind of gathering that "G7-møtet" at a token is; "" where no body of states opens it."""
    token = document.tokens[at]
    single = tuple(words(document.article.language, "frames", "body_meetings"))
    if not single or not token.norm.endswith(single):
        return ""
    for mention in within(document.mentions, token.start, token.end):
        known = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
        if known is not None and known.kind in ("igo", "forum") and mention.end < token.end:
            return "summit" if known.kind == "forum" else "conference"
    return ""
