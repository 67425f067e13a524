"""The visit that a text says was the last: "ingen minister fra Peru har besøkt Chile siden 2014"."""

from kg.annotate.structure import within
from kg.document import Document, Mention, Sentence
from kg.extract.circumstances.records import Place
from kg.extract.events.records import Draft
from kg.extract.grammar.triggers import readings
from kg.languages import union, words
from kg.records import Evidence, TimeExpression
from kg.reference import Registry, load

TIME_REACH = 3  # tokens from "siden" to the year: "siden mai i"
BEFORE = 2  # sentences in which the land is told that "statsbesøk fra Peru" were to


def last_visit(document: Document, sentence: Sentence) -> Draft | None:
    """A visit of a state to a state, of whoever it was, in the year since when nobody has come."""
    told = _since(document, sentence) if _none(document, sentence) else _last_time(document, sentence)
    if told is None:
        return None
    at, time = told
    named = within(document.mentions, sentence.start, sentence.end)
    if any(m.kind == "person" and m.form in ("name", "alias") for m in named):
        return None  # "A har ikke vært der siden 2014": his own, told by the verb
    trigger = _trigger(document, sentence, at)
    guest = next((m.key for m in named if m.kind == "country" and _comes(document, m)), "")
    if trigger < 0 or not guest:
        return None
    place = _host(document, sentence, guest) or _told_before(document, sentence, guest)
    if place is None:
        return None
    token = document.tokens[trigger]
    return Draft(
        type="visit", members=[(guest, "guest"), (place.country or "", "host")], sentence=sentence,
        trigger=Evidence(start=token.start, end=token.end), time=time, place=place, status="held",
        apart=True, around=False,
    )  # fmt: skip


def _since(document: Document, sentence: Sentence) -> tuple[int, TimeExpression] | None:
    """Where "siden" and a time that is over stand."""
    marks = words(document.article.language, "frames", "since_words")
    published, tokens = document.article.published or "", document.tokens
    for at in range(*sentence.tokens):
        if tokens[at].norm in marks and at + 1 < sentence.tokens[1]:
            end = tokens[min(at + TIME_REACH, sentence.tokens[1] - 1)].end
            time = next(iter(within(document.times, tokens[at].start, end)), None)
            if time and time.value < published[: len(time.value)]:
                return at, time
    return None


def _last_time(document: Document, sentence: Sentence) -> tuple[int, TimeExpression] | None:
    """Where "sist" stands, and the time behind: "sist en peruansk president var i Kenya, var i 2007"."""
    language, tokens = document.article.language, document.tokens
    marks, some = (
        words(language, "circumstances", "last_marks"),
        words(language, "frames", "indefinite_articles"),
    )
    at = next((i for i in range(*sentence.tokens) if tokens[i].norm in marks), -1)
    named = within(document.mentions, sentence.start, sentence.end)
    subject = (m for m in named if m.kind == "country" and m.form == "adjective" and _comes(document, m))
    first = next((_token(document, m) for m in subject), 0)
    times = within(document.times, tokens[max(at, first)].end, sentence.end)
    published = document.article.published or ""
    over = [t for t in times if t.value < published[: len(t.value)]]
    return (at, over[-1]) if at >= 0 and first and tokens[first - 1].norm in some and over else None


def _none(document: Document, sentence: Sentence) -> bool:
    """ "Ingen", "ikke", "første gang": whether it says that nobody has come meanwhile."""
    keys = ("negation", "none_such", "noun_negation", "first_words")
    marks = union(document.article.language, "frames", *keys)
    return any(t.norm in marks for t in document.tokens[slice(*sentence.tokens)])


def _trigger(document: Document, sentence: Sentence, since: int) -> int:
    """The word for the visit, or -1."""
    language, tokens = document.article.language, document.tokens
    going = (
        i for i in range(*sentence.tokens) if i != since
        and any(r.type == "visit" and r.pattern in ("visit", "noun", "stay") for r in readings(
            language, tokens, i, sentence.tokens[1]))
    )  # fmt: skip
    return next(going, -1)


def _comes(document: Document, mention: Mention) -> bool:
    """ "Fra Peru", "en peruansk minister": the state that somebody comes from."""
    language, tokens = document.article.language, document.tokens
    at = _token(document, mention)
    if mention.form == "adjective":
        behind = within(document.titles, mention.start, mention.end)
        office = any(t.of == mention.key and not t.person for t in behind)
        follows = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        return office or follows in words(language, "frames", "authorities")
    return (
        mention.form == "name" and at > 0 and tokens[at - 1].norm in words(language, "people", "from_words")
    )


def _token(document: Document, mention: Mention) -> int:
    return next(i for i, t in enumerate(document.tokens) if t.start <= mention.start < t.end)


def _host(document: Document, sentence: Sentence, guest: str) -> Place | None:
    """The other state that the sentence names, or the one that it names a town of."""
    for mention in within(document.mentions, sentence.start, sentence.end):
        place = _place(load(), document, mention)
        if place.country and place.country != guest and not _comes(document, mention):
            return place
    return None


def _told_before(document: Document, sentence: Sentence, guest: str) -> Place | None:
    """The one state besides the guest's that the sentences before name as a place."""
    here = document.sentences.index(sentence)
    start = document.sentences[max(0, here - BEFORE)].start
    places = (_place(load(), document, m) for m in within(document.mentions, start, sentence.start))
    lands = {p.country for p in places if p.country and p.country != guest}
    return Place(country=lands.pop()) if len(lands) == 1 else None


def _place(registry: Registry, document: Document, mention: Mention) -> Place:
    if mention.form != "name" or mention.genitive or mention.kind not in ("country", "place"):
        return Place()
    if mention.kind == "country":
        return Place(country=mention.key)
    town = document.article.text[mention.start : mention.end]
    return Place(city=town, country=registry.place(mention.key).country or None)
