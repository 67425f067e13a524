"""Who is phoned: "called President B", "phoned the emir's half-brother, Crown Prince B"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.languages import words

CALLED_REACH = 3  # tokens behind "called" within which the one called stands, in languages with word order
DESCRIBED = 8  # tokens of a description between the verb and the name
QUOTES = frozenset("\"“‘«'")  # before what somebody is called


def called(document: Document, scene: Scene, *, strict: bool) -> Chunk | None:
    """Who is called; in word order right behind the verb ("called for talks with B" is no call)."""
    to = words(document.article.language, "frames", "to")
    for chunk in scene.rest:
        if strict and chunk.genitive:
            continue  # "phoned the Peruvian president's brother, NAME"
        if not chunk.preposition or chunk.preposition in to:
            near = chunk.first - scene.at <= CALLED_REACH or _described(document, scene.at, chunk)
            near = near and not (strict and _named_so(document, chunk))
            return chunk if not strict or near else None
    return None


def returned(document: Document, scene: Scene) -> Members:
    """ "A returned B's phone call", "took B's call": not "B's call for peace"."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    calls, lines = words(language, "frames", "calls_returned"), words(language, "frames", "call_words")
    owner = next((c for c in scene.rest if c.genitive and c.people and c.first > scene.at), None)
    if subject is None or not subject.people or owner is None or owner.first - scene.at > CALLED_REACH:
        return []
    at = owner.last
    while at + 1 < len(tokens) and tokens[at].norm in lines and tokens[at].norm not in calls:
        at += 1
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    appeal = behind in words(language, "frames", "appeal_marks")
    if at >= len(tokens) or tokens[at].norm not in calls or appeal:
        return []
    apart = [(w, "participant") for w in owner.members if w not in subject.members]
    return [*everybody(subject), *apart] if apart else []


def _named_so(document: Document, chunk: Chunk) -> bool:
    """ "Called B a liar", "called B “the iron lady”": what somebody is called stands right behind."""
    tokens, language = document.tokens, document.article.language
    following = tokens[chunk.last : chunk.last + 1]
    timed = within(document.times, following[0].start, following[0].end) if following else ()
    articles = words(language, "frames", "indefinite_articles")
    return not timed and bool(following) and (following[0].norm in articles or following[0].text in QUOTES)


def caller(document: Document, at: int) -> str:
    """The role of the subject: whoever rings has the call begin; "called B" is said of any call."""
    ringing = words(document.article.language, "frames", "ringing_verbs")
    return "organiser" if document.tokens[at].norm in ringing else "participant"


def _described(document: Document, at: int, chunk: Chunk) -> bool:
    """Whether nothing but a description stands between the verb and a name behind a comma."""
    language, tokens = document.article.language, document.tokens
    between = tokens[at + 1 : chunk.first - 1]
    if tokens[chunk.first - 1].text != "," or not 0 < len(between) <= DESCRIBED or not chunk.somebody:
        return False
    opens = between[0].norm in words(language, "frames", "phrase_openers")
    stops = words(language, "frames", "topic_words") | words(language, "frames", "to") | {",", "."}
    return opens and all(t.norm not in stops for t in between)
