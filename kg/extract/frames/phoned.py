"""Calls told by the telephone beside a verb or a noun: "fortalte B over telefon", "en samtale på telefon"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Token
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import words
from kg.records import TimeExpression, is_state

PAIR = 2
PHONED = 10  # tokens behind "talked" within which those who met are said to be on the phone
LEAD = 80  # tokens of the beginning that say how two spoke
PHONE_REACH = 14  # tokens behind "samtale" within which "på telefon" says how
LASTING_REACH = 4  # tokens from "a talk" to the minutes that it took
NAMED_REACH = 4  # tokens from "telefon" to whoever it is from: "fra den nye presidenten"
BESIDE = 2  # tokens from whoever is spoken to to the words of the telephone, a time not counted


def phoned(document: Document, clauses: ClauseReader, scene: Scene) -> Members:
    """Who speaks and who is spoken to, where a verb and the telephone at the trigger tell of both."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    before, behind = tokens[at - 1].norm if at else "", tokens[min(at + 1, len(tokens) - 1)].norm
    away = words(language, "frames", "back_from")
    if rung := _rung_up(document, clauses, scene):
        return rung
    addressed = at + 1 < len(tokens) and tokens[at + 1].norm in words(language, "frames", "to")
    if before not in words(language, "frames", "phone_prepositions") and not addressed:
        return []
    free = [c for c in (*scene.before, *scene.after) if c.somebody and not c.genitive]
    bare = [c for c in free if not c.preposition]
    verbs = clauses.verbs(scene.clause, scene.clause.end)
    speaker = _speaker(bare, verbs, at)
    if speaker is None:
        return []
    mutual = tokens[at - BESIDE].norm in words(language, "frames", "each_other")
    if len(speaker.members) == PAIR and (
        mutual or any(tokens[i].norm in _arranging(language) for i in verbs)
    ):
        return everybody(speaker)  # "de to avtalte møtet på telefon", "de hadde hverandre på tråden"
    other = _to(language, free, speaker, at) if addressed else _beside(document, free, speaker, at)
    if other is None or set(other.members) & set(speaker.members):
        return []
    first, last = min(speaker.last, other.last), max(speaker.first, other.first)
    if any(t.text in (",", ";", ":") for t in tokens[first:last]) or behind in away:
        return []  # "det vet C, forteller A på telefon fra Lima"
    offices = {t.person for t in document.titles if t.person}
    return everybody(speaker) + everybody(other) if offices.issuperset(other.members) else []


def _rung_up(document: Document, clauses: ClauseReader, scene: Scene) -> Members:
    """ "A fikk en telefon fra B", "det kom en telefon fra B til A": who is rung up, and by whom."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    away = words(language, "frames", "back_from")
    verbs = clauses.verbs(scene.clause, at)[-1:]
    if at + 1 >= len(tokens) or tokens[at + 1].norm not in away or not verbs:
        return []
    free = [c for c in (*scene.before, *scene.after) if c.somebody and not c.genitive]
    caller = next((c for c in free if c.preposition in away and 0 < c.first - at <= NAMED_REACH), None)
    if caller is None:
        return []
    getting = words(language, "frames", "rung_up_verbs")
    got = any(t.norm in getting for t in tokens[verbs[0] : at])  # "har fått"
    came = tokens[verbs[0]].norm in words(language, "frames", "bare_journeys")
    bare = [c for c in free if not c.preposition and c.first < at]
    to = words(language, "frames", "to")
    if got and not bare and scene.clause.relative >= 0 and scene.subject and scene.subject.somebody:
        bare = [scene.subject]  # "det var A som fikk en telefon fra B"
    other = bare[-1] if got and bare else next((c for c in free if came and c.preposition in to), None)
    if other is None or set(other.members) & set(caller.members) or other.kinds == {"country"}:
        return []
    between = tokens[max(other.last, verbs[0] + 1) : at] if got else ()
    if any(not t.text.isalpha() for t in between) or caller.kinds == {"country"}:
        return []
    return everybody(other) + [(w, "organiser") for w in caller.members]


@cache
def _arranging(language: str) -> frozenset[str]:
    """What two do together on the phone."""
    keys = ("arranging", "agreeing", "conferring_verbs")
    return frozenset[str]().union(*(words(language, "frames", key) for key in keys))


def _speaker(bare: list[Chunk], verbs: list[int], at: int) -> Chunk | None:
    """Whoever stands before the first verb; behind it where the telephone opens the clause."""
    if not bare or not verbs:
        return None
    if bare[0].first > at:  # "over telefon fortalte A B"
        return bare[0] if at < verbs[0] < bare[0].first else None
    return bare[0] if bare[0].last <= at and any(bare[0].last <= v < at for v in verbs) else None


def _to(language: str, free: list[Chunk], speaker: Chunk, at: int) -> Chunk | None:
    """ "I telefonen til B": whoever stands right behind the preposition."""
    marks = words(language, "frames", "to")
    found = next((c for c in free if c.preposition in marks and 0 < c.first - at <= BESIDE + 1), None)
    return found if found is not speaker else None


def _beside(document: Document, free: list[Chunk], speaker: Chunk, at: int) -> Chunk | None:
    """ "Fortalte B over telefon", "sa til B på telefon", "hadde kontakt med B per telefon"."""
    tokens, language = document.tokens, document.article.language
    told = words(language, "frames", "contact_nouns")
    for chunk in free:
        if chunk is speaker:
            continue
        behind = speaker.first > at
        near = chunk.first - speaker.last <= BESIDE if behind else 0 < at - chunk.last <= BESIDE
        bare = not chunk.preposition or chunk.preposition in words(language, "frames", "to")
        contact = tokens[chunk.first - 2].norm in told and chunk.preposition in words(
            language, "frames", "with"
        )
        companion = chunk.preposition in words(language, "frames", "with")
        companion = companion and 0 < chunk.first - at <= BESIDE + 1  # "drøftet saken på telefon med B"
        if (near and (bare or contact)) or companion:
            return chunk
    return None


def on_phone(document: Document, scene: Scene, reach: int = 5) -> bool:
    """Whether the words right behind "talked" put it on the phone, or those before: "a telephone talk"."""
    phone, call = (words(document.article.language, "frames", k) for k in ("phone_words", "call_words"))
    behind = _phones(document, scene.at + 1, scene.at + reach) & phone
    return bool(behind) or document.tokens[scene.at - 1].norm in call


def spoken_together(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> bool:
    """ "A and B spoke today regarding Peru": of two states, with but when and of what behind the verb."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    states = [served.get(w) or _own(w) for w in subject.members] if subject and subject.somebody else []
    if len(states) != PAIR or not all(states) or states[0] & states[1]:
        return False
    dated = {i for t in document.times for i in range(scene.at, scene.clause.end) if _inside(tokens[i], t)}
    near = [t.norm for t in tokens[scene.at + 1 : min(scene.at + PHONED, scene.clause.end)]]
    if not words(language, "frames", "each_other").isdisjoint(
        (*near, *(f"{a} {b}" for a, b in pairwise(near)))
    ):
        return True  # "spoke to each other"
    if not words(language, "frames", "apart_from_all").isdisjoint(near):
        return True  # "spoke in a one-on-one format"
    at, ties = scene.at + 1, words(language, "frames", "spoken_of")
    while at < scene.clause.end and (at in dated or (at + 1 in dated and tokens[at].norm in ties)):
        at += 1
    rest = {t.norm for t in tokens[at : scene.clause.end]}
    closed = at >= scene.clause.end or not tokens[at].text[0].isalnum() or tokens[at].norm in ties
    return closed and rest.isdisjoint(words(language, "frames", "spoken_before"))


def _own(who: str) -> AbstractSet[str]:
    """The state itself, for which "the President" without a name acts."""
    return {who} if is_state(who) else frozenset()


def _inside(token: Token, time: TimeExpression) -> bool:
    return time.start <= token.start < time.end


def on_screen(document: Document, scene: Scene) -> bool:
    """Whether a clause says that somebody is told something by phone or video."""
    language, tokens = document.article.language, document.tokens
    phone = words(language, "frames", "phone_words") | words(language, "frames", "screen_words")
    ties = words(language, "frames", "phone_prepositions")
    return any(
        tokens[i].norm in phone and tokens[i - 1].norm in ties for i in range(scene.at + 1, scene.clause.end)
    )


def rang_first(document: Document, scene: Scene) -> bool:
    """ "Har ringt og diskutert saken med B": the verb right before is that of a call."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    first = max(scene.sentence.tokens[0], at - LASTING_REACH)
    rings, joins = words(language, "frames", "ringing_verbs"), words(language, "frames", "shared_subject")
    return any(tokens[i].norm in rings and tokens[i + 1].norm in joins for i in range(first, at - 1))


def _phones(document: Document, first: int, last: int) -> frozenset[str]:
    """The words of a stretch, less a telephone that is spoken of: "der telefon og internett er stengt"."""
    language = document.article.language
    bare, ties = words(language, "frames", "bare_phones"), words(language, "frames", "phone_prepositions")
    tokens = document.tokens[: min(last, len(document.tokens))]
    return frozenset(
        t.norm
        for i, t in enumerate(tokens[first:], first)
        if t.norm not in bare or (i and tokens[i - 1].norm in ties)
    )


def by_phone(document: Document, scene: Scene, circumstances: CircumstanceReader) -> bool:
    """Whether two who "spoke" did so by phone: the words, the title or the lead say so."""
    language = document.article.language
    inside = _phones(document, *scene.sentence.tokens)
    phone = words(language, "frames", "phone_words")
    if in_person := words(language, "frames", "in_person"):
        # "spoke with" is a call in the language of readouts, unless the words put both in one place
        place = circumstances.where(scene.sentence, scene.at, scene.clause, goes=False)
        matter = document.tokens[scene.at + 1].norm in words(language, "frames", "spoken_matters")
        near = {t.norm for t in document.tokens[scene.at : min(scene.at + PHONED, scene.clause.end)]}
        matter = matter or not words(language, "frames", "apart_from_all").isdisjoint(near)
        there = matter or place.city or _there(document, scene) or _in_person(document, scene, in_person)
        return bool(inside & phone) or not (there or _gone_to(document, scene))
    title = {w.casefold().strip(".,:") for w in document.article.title.split()}
    lead = _phones(document, 0, LEAD)
    told = headed_by_phone(document, scene.subject.members if scene.subject else ())
    return told or bool((inside | title) & phone or lead & words(language, "frames", "phone_lead"))


def talked_afar(document: Document, scene: Scene, circumstances: CircumstanceReader) -> bool:
    """ "A talked with B on Monday", "A and B talked today": of two whom nothing puts in one place."""
    language, tokens, at = document.article.language, document.tokens, scene.at
    if tokens[at].norm not in words(language, "frames", "talked_afar") or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    dated = within(document.times, following.start, following.end)
    tied = following.norm in words(language, "frames", "with") | words(language, "frames", "talk_to")
    return bool(dated or tied) and by_phone(document, scene, circumstances)


def _there(document: Document, scene: Scene) -> bool:
    """ "A trip to Peru, where she spoke with B": what is told of a place was there."""
    where = words(document.article.language, "circumstances", "locative_relatives")
    first = scene.subject.first if scene.subject else scene.at
    return any(t.norm in where for t in document.tokens[max(scene.sentence.tokens[0], first - 1) : first])


def _gone_to(document: Document, scene: Scene) -> bool:
    """ "Hoped to return to Lima and speak to B": who goes to a place speaks there."""
    tokens, language = document.tokens, document.article.language
    mark = scene.at - 1
    if tokens[mark].norm not in words(language, "frames", "shared_subject") or mark not in scene.clause:
        return False
    opening = words(language, "frames", "adjunct_prepositions")  # "after visiting Lima, A spoke with B"
    if tokens[scene.clause.start].norm in opening:
        return False
    before = (readings(language, tokens, i, mark) for i in scene.clause.before(mark))
    return any(r.type == "visit" and r.pattern != "noun" for found in before for r in found)


def _in_person(document: Document, scene: Scene, marks: frozenset[str]) -> bool:
    """Whether two spoke "in person" or "at the summit"; what they spoke of, or after, was somewhere else."""
    language, nouns = document.article.language, event_nouns(document.article.language)
    there = words(language, "frames", "conferring_marks") | words(language, "frames", "part_words")
    return any(
        document.tokens[i].norm in marks
        and (document.tokens[i].norm not in nouns or introduced(document, i, there))
        for i in range(*scene.sentence.tokens)
    )


def headed_by_phone(document: Document, who: Sequence[str]) -> bool:
    """Whether the headline says that one of them rang: "Dalheim ringte Athen"."""
    title = {w.casefold().strip(".,:") for w in document.article.title.split()}
    rang = words(document.article.language, "frames", "phone_lead")
    return bool(title & rang and title & {w.casefold().rsplit(maxsplit=1)[-1] for w in who if w})


def talked_by_phone(document: Document, scene: Scene) -> bool:
    """ "En samtale med B på telefon": the words for a telephone stand nearer than the next event's."""
    tokens, clause, language = document.tokens, scene.clause, document.article.language
    stems, near = tuple(words(language, "frames", "talk_stems")), max(0, scene.at - LASTING_REACH)
    if not any(t.norm.startswith(stems) for t in tokens[near : scene.at + 1]):
        return False  # "en samtale på tjue minutter med B" is told by both of its nouns
    named = within(document.mentions, tokens[clause.start].start, tokens[clause.end - 1].end)
    placed = any(m.kind == "place" for m in named)  # there they met
    if scene.subject and not placed and headed_by_phone(document, scene.subject.members):
        return True
    for index in range(scene.at + 1, min(scene.at + PHONE_REACH, clause.end)):
        if tokens[index].norm in words(language, "frames", "phone_words"):
            if tokens[index - 1].norm in words(language, "frames", "verb_signs"):
                return False  # "following talks with A, B will call on C"
            own = words(language, "frames", "possessives")
            if tokens[index - 1].norm in words(language, "circumstances", "future_auxiliaries"):
                return False  # "following the talks with B, A will call on C"
            return tokens[index - 1].norm not in own  # "talks with B after his call for elections"
        if readings(language, tokens, index, index):
            return False
    return False


def in_town(document: Document, scene: Scene, circumstances: CircumstanceReader) -> bool:
    """ "Søndag snakket A og B sammen i Lima": those who talk "together" in a town are both there."""
    together = words(document.article.language, "frames", "jointly")
    inside = range(scene.at, min(scene.at + PHONED, scene.clause.end))
    near = {document.tokens[i].norm for i in inside}
    phone = words(document.article.language, "frames", "phone_words")
    if near.isdisjoint(together) or near & phone:
        return False
    return bool(circumstances.where(scene.sentence, scene.at, scene.clause, goes=False).city)


def face_to_face(document: Document, scene: Scene, circumstances: CircumstanceReader) -> bool:
    """Whether a clause of two who talk puts both in one place."""
    return at_edge(document, scene) or in_town(document, scene, circumstances)


def at_edge(document: Document, scene: Scene) -> bool:
    """ "Snakket sammen på sidelinjen av toppmøtet": where both are, they need no telephone."""
    edges = words(document.article.language, "circumstances", "sidelines")
    inside = (i for i in range(scene.at, scene.clause.end) if i in scene.clause)
    return any(document.tokens[i].norm in edges for i in inside)
