"""Whom a text that has lost its lead opens with: "De to skal møtes", "Møtet varte i to timer"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.coreference.headlined import forms
from kg.annotate.structure import tokens as tokenise
from kg.annotate.structure import within
from kg.document import Document, Mention, Sentence
from kg.extract.events.merged import FAMILY, Merged
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, union, words

PAIR = 2
FIRST = 3  # sentences at the head of a text in which "the two" may stand
NAMED = ("name", "alias")
MET = ("meeting", "phone_call", "negotiation")
TALKED = ("meet", "recip", "noun", "talk", "converse", "phone", "call")  # not "A vertskap for B"
SPOKEN = ("talk", "converse")  # which may be face to face


def headlined(document: Document, served: Mapping[str, AbstractSet[str]]) -> list[str]:
    """The two whom the headline names, or the only two in the text, of not one state; or nobody.

    Only where the headline is no part of the text, whose first sentences name nobody before "the two".
    Without one they are the two whom the text names first, where it joins these.
    """
    article = document.article
    if subject_first(article.language) or (article.title and article.text.startswith(article.title)):
        return []
    people = [m for m in document.mentions if m.kind == "person"]
    order = _named_above(document, people)
    opening = [s for s in _nameless(document) if _points_back(document, s, spoken_of=len(order) == PAIR)]
    if not opening:
        return []
    two = (
        sorted(order, key=order.__getitem__) if len(order) == PAIR else _first_named(document, people, order)
    )
    two = two or (sorted({m.key for m in people}) if article.title else [])
    if any(_only_speaks(document, who) for who in two):
        return []
    states = [served.get(w, set()) for w in two]
    official = any(t.plural for t in within(document.titles, opening[0].start, opening[0].end))
    known = any(states) or (official and bool(order))  # not two who play a match
    return two if len(two) == PAIR and known and states[0].isdisjoint(states[1]) else []


def _only_speaks(document: Document, who: str) -> bool:
    """Whether somebody only tells of what others do: "samtalene er viktige, sier talsmann A"."""
    offices = {t.office for t in document.titles if t.person == who}
    return offices == {"spokesperson"}


def headlined_lands(document: Document) -> list[str]:
    """ "Peru og Chile møtes": the two states that a headline joins, where it is no part of the text."""
    article = document.article
    if not article.title or subject_first(article.language) or article.text.startswith(article.title):
        return []
    lands = (m for m in document.mentions if m.kind == "country" and m.form == "name")
    printed = {article.text[m.start : m.end].casefold().removesuffix("s"): m.key for m in lands}
    told, joins = forms(article.title), words(article.language, "people", "and_words")
    for one, between, other in zip(told, told[1:], told[2:], strict=False):
        two = [printed[n] for n in (one[0], other[-1]) if n in printed]
        if between[0] in joins and len(set(two)) == PAIR:
            return two
    return []


def _named_above(document: Document, people: Sequence[Mention]) -> dict[str, int]:
    """The people of a text whom its headline names, each with the place of his name in it."""
    text, found = document.article.text, dict[str, int]()
    named = [form for both in forms(document.article.title) for form in both]
    for mention in people:
        last = text[mention.start : mention.end].rsplit(" ", 1)[-1].casefold()
        last = last if last in named else last.removesuffix("s")
        if mention.form in NAMED and last in named:
            found.setdefault(mention.key, named.index(last))
    return found


def _first_named(document: Document, people: Sequence[Mention], order: Mapping[str, int]) -> list[str]:
    """The two whom a text names first, one of them in the headline, or both joined; not beside "the two"."""
    opening = next((s for s in _nameless(document) if _points_back(document, s)), None)
    later = [m for m in people if opening and m.start >= opening.end and m.form in NAMED]
    two = list(dict.fromkeys(m.key for m in later))[:PAIR]
    if len(order) > 1 or len(two) < PAIR or not set(order) <= set(two):
        return []
    first, second = (next(m for m in later if m.key == w) for w in two)
    between = document.article.text[first.end : second.start].strip().casefold()
    joined = between in words(document.article.language, "people", "and_words")
    return two if order or joined else []


def opens_text(document: Document, scene: Scene, two: list[str]) -> tuple[str, Members]:
    """Kind and members of the talks that the text opens with, where the headline tells of talks as well."""
    language, title = document.article.language, tokenise(document.article.title)
    if not two or not _talks(document, scene.at) or scene.sentence not in _nameless(document):
        return "", []
    said = [r for i in range(len(title)) for r in readings(language, title, i, i) if r.type in MET]
    if not any(r.pattern in TALKED for r in said) or scene.at != scene.sentence.tokens[0]:
        return "", []
    calls = words(language, "frames", "retold_talks")
    kind = "phone_call" if phoned(document) and document.tokens[scene.at].norm in calls else ""
    return kind, [(w, "participant") for w in two]


def phoned(document: Document) -> bool:
    """Whether the headline tells of a call, and not only of a talk: "A i telefonmøte med B"."""
    language, title = document.article.language, tokenise(document.article.title)
    said = (r for i in range(len(title)) for r in readings(language, title, i, i))
    return any(r.type == "phone_call" and r.pattern not in SPOKEN for r in said)


def _nameless(document: Document) -> list[Sentence]:
    """The sentences at the head of a text up to the first that names somebody, that one too."""
    found: list[Sentence] = []
    for sentence in document.sentences[:FIRST]:
        found.append(sentence)
        named = within(document.mentions, sentence.start, sentence.end)
        if any(m.kind == "person" and m.form in NAMED for m in named):
            break
    return found


def _points_back(document: Document, sentence: Sentence, *, spoken_of: bool = False) -> bool:
    """ "De to ...", "Sist de to ...", "Møtet ...": a sentence that names nobody before them.

    Where the headline names the two, somebody may say of them that "the two presidents" met: `spoken_of`.
    """
    language, tokens, at = document.article.language, document.tokens, sentence.tokens[0]
    they, two = words(language, "frames", "they"), words(language, "invitations", "pairs")
    leaders = words(language, "frames", "leaders") if spoken_of else frozenset[str]()
    for i in range(at, sentence.tokens[1] - 1):
        if tokens[i].norm in leaders or (tokens[i].norm in they and tokens[i + 1].norm in two):
            named = within(document.mentions, sentence.start, tokens[i].start)
            people = [m for m in named if m.kind == "person" and m.form in NAMED]
            office = within(document.titles, tokens[i + 1].end, tokens[i + 1].end + 2)
            bare = [m for m in people if not m.genitive]
            return not people or (spoken_of and bool(office) and len(bare) < PAIR)
    return _talks(document, at)


def _talks(document: Document, at: int) -> bool:
    """ "Møtet varte", "telefonsamtalen i Lima": a definite noun of talks, of nobody's but those told of."""
    language, tokens = document.article.language, document.tokens
    if at + 2 >= len(tokens) or not tokens[at].norm.endswith(
        tuple(words(language, "frames", "definite_endings"))
    ):
        return False
    bound = tokens[at + 1].norm in union(
        language, "frames", "place_prepositions", "other_prepositions", "with"
    )
    told = readings(language, tokens, at, at) if not bound or tokens[at + 2].text[0].isupper() else ()
    return any(r.pattern == "noun" and r.type in MET for r in told)


def printed_above(document: Document, one: Merged, every: Sequence[Merged]) -> bool:
    """ "Holt meets Solis", and below it "Holt will meet Solis on Friday": the heading tells nothing else."""
    kinds = {document.paragraphs[d.sentence.paragraph].kind for d in one.drafts}
    if not kinds <= {"headline", "subhead"} or one.time is not None:
        return False
    return any(
        m is not one and m.first.sentence.paragraph > one.first.sentence.paragraph
        and FAMILY[m.first.type] == FAMILY[one.first.type] and one.who <= m.who
        for m in every
    )  # fmt: skip
