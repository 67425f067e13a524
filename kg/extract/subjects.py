"""Small readings beside a verb: who is asked to do it, whether "the two" do it, or do it by phone."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import within
from kg.extract.chunks import Chunk
from kg.extract.circumstances import CircumstanceReader
from kg.extract.clauses import Clause, finite_verbs
from kg.extract.frames import Members, Scene
from kg.extract.premodifiers import introduced
from kg.extract.triggers import event_nouns, readings
from kg.languages import table, words
from kg.records import Document, Evidence, Sentence, TimeExpression

DELEGATES_FROM = 2  # tokens from "delegations" to the state behind "from"
HOSTED_REACH = 4  # tokens behind "vert for" within which the meal stands
GUEST_REACH = 5  # tokens behind "tok imot" within which "gjestene" stands
LEAD = 80  # tokens of the beginning that say how two spoke
LEADING = ("head_of_state", "head_of_government", "other")  # "other": the leaders of a body
GATHERED_REACH = 12  # tokens behind "møttes" within which "til samtaler" says what for
FRONTED_REACH = 6  # tokens from the opening word to the noun: "After a long day of talks"
LED_REACH = 6  # tokens behind "led" within which its delegation stands
AGAIN_REACH = 5  # tokens behind a verb within which "igjen" stands
PAIRED_REACH = 18  # tokens before ", and" within which "the two" is its subject


def controller(document: Document, clause: Clause, at: int) -> int:
    """The index of the verb of asking whose infinitive stands at `at`, or -1."""
    tokens, language = document.tokens, document.article.language
    control = words(language, "frames", "object_control")
    if not control or at < 1 or tokens[at - 1].norm not in words(language, "frames", "to"):
        return -1
    asking = (i for i in range(clause.start, at) if i in clause and tokens[i].norm in control)
    return max(asking, default=-1)


def fronted(document: Document, clause: Clause, at: int, bare: Sequence[Chunk]) -> Chunk | None:
    """ "During talks in Lima, A said": the subject stands behind the comma that ends the opening words."""
    tokens, language = document.tokens, document.article.language
    opener = tokens[clause.start].norm
    if not bare or at - clause.start > FRONTED_REACH or tokens[bare[0].first - 1].text != ",":
        return None
    marks = words(language, "frames", "adjunct_prepositions") | words(language, "frames", "fronted_openers")
    return bare[0] if opener in marks else None


def both(document: Document, first: int, last: int) -> bool:
    """Whether "they" or "the two ministers" stands between two tokens."""
    tokens, language = document.tokens, document.article.language
    they, groups, marks = (words(language, "frames", k) for k in ("they", "group_nouns", "group_marks"))
    many = words(language, "frames", "many_words")  # "de fem" are not the two told of last
    return any(
        (tokens[i].norm in they and tokens[min(i + 1, len(tokens) - 1)].norm not in many)
        or (i and tokens[i].norm in groups and tokens[i - 1].norm in marks)
        for i in range(first, min(last, len(tokens)))
    )


def of_delegates(document: Document, chunk: Chunk) -> bool:
    """ "Delegasjoner fra Peru og Chile møtes": the states of those who act for them."""
    language, first = document.article.language, chunk.first
    if chunk.kinds != {"country"} or chunk.genitive or first < DELEGATES_FROM:
        return False
    before = document.tokens[first - DELEGATES_FROM].norm
    marked = chunk.preposition in words(language, "frames", "visitors") | words(
        language, "frames", "institution_prepositions"
    )
    governed = first > DELEGATES_FROM and (
        document.tokens[first - DELEGATES_FROM - 1].norm
        in words(language, "frames", "other_prepositions")
        | words(language, "frames", "with")
        | words(language, "frames", "between")
        | words(language, "frames", "place_prepositions")
    )
    return marked and before in words(language, "frames", "delegates") and not governed


def with_guests(document: Document, scene: Scene, travellers: Sequence[str], pattern: str) -> Members:
    """ "Kongen tok imot gjestene på Slottet": those of the journey told last."""
    subject, nouns = scene.subject, words(document.article.language, "frames", "guest_nouns")
    if pattern not in ("meet", "receive", "host"):
        return []
    if subject is None or not subject.people or not travellers or set(subject.members) & set(travellers):
        return []
    if pattern == "host":  # "var vertskap for lunsj": for those of the journey told last
        given = _hosted(document, scene)
        return [(w, "host") for w in subject.members] + [(w, "guest") for w in travellers] if given else []
    first = max(scene.at + 1, subject.last)
    at = next(
        (
            i
            for i in range(first, min(first + GUEST_REACH, scene.clause.end))
            if document.tokens[i].norm in nouns
        ),
        -1,
    )
    marks = words(document.article.language, "frames", "place_prepositions") - words(
        document.article.language, "frames", "particle_prepositions"
    )
    if at < 0 or any(document.tokens[i].norm in marks for i in range(first, at)):
        return []
    roles = ("host", "guest") if pattern == "receive" else ("participant", "participant")
    return [(w, roles[0]) for w in subject.members] + [(w, roles[1]) for w in travellers]


def _hosted(document: Document, scene: Scene) -> bool:
    """Whether a meal or talks stand behind "vert for", and nobody whom they are for."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    marked = tokens[min(at + 1, len(tokens) - 1)].norm in words(language, "frames", "purpose_marks")
    nouns = event_nouns(language) - words(language, "frames", "gathering_nouns")
    near = {t.norm for t in tokens[at + 2 : min(at + 2 + HOSTED_REACH, scene.clause.end)]}
    return marked and bool(near & nouns) and not scene.after


def stands_for(document: Document, clause: Clause, at: int) -> bool:
    """Whether "som" right before a verb is its subject: nobody behind the verb is."""
    which = words(document.article.language, "circumstances", "which_words")
    return clause.relative == at - 1 and document.tokens[clause.relative].norm in which


def unnamed_between(document: Document, at: int, first: int) -> bool:
    """ "I dag besøker presidentparet Perus parlament": whether somebody without a name is the subject."""
    endings = tuple(words(document.article.language, "frames", "human_endings"))
    return bool(endings) and any(t.norm.endswith(endings) for t in document.tokens[at + 1 : first])


def on_phone(document: Document, scene: Scene) -> bool:
    """Whether the words right behind "talked" put it on the phone."""
    phone = words(document.article.language, "frames", "phone_words")
    return bool(_phones(document, scene.at + 1, scene.at + 5) & phone)


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
        return bool(inside & phone) or not (inside & in_person or place.city)
    title = {w.casefold().strip(".,:") for w in document.article.title.split()}
    lead = _phones(document, 0, LEAD)
    told = headed_by_phone(document, scene.subject.members if scene.subject else ())
    return told or bool((inside | title) & phone or lead & words(language, "frames", "phone_lead"))


def headed_by_phone(document: Document, who: Sequence[str]) -> bool:
    """Whether the headline says that one of them rang: "Dalheim ringte Athen"."""
    title = {w.casefold().strip(".,:") for w in document.article.title.split()}
    rang = words(document.article.language, "frames", "phone_lead")
    return bool(title & rang and title & {w.casefold().rsplit(maxsplit=1)[-1] for w in who if w})


def coordinated(document: Document, clause: Clause, chunks: Sequence[Chunk]) -> Chunk | None:
    """The subject that a clause without one takes over: "A met B, and held talks with C"."""
    language = document.article.language
    joins = words(language, "frames", "clause_conjunctions")
    opens = {document.tokens[i].norm for i in range(clause.start, min(clause.start + 2, clause.end))}
    if not words(language, "frames", "object_control"):
        return _elided(document, clause, chunks)
    tokens, gerunds = document.tokens, words(language, "frames", "gerund_signs")
    gerund = (
        tokens[clause.start].norm in gerunds
        and clause.start + 1 < clause.end
        and tokens[clause.start + 1].norm.endswith("ing")
    )
    if gerund:  # "before heading to Lima", "after meeting A, B said"
        bare = [c for c in chunks if not c.preposition and not c.genitive and c.first not in clause]
        return bare[0] if bare else None
    if not opens & joins:
        return None
    return next((c for c in chunks if c.last <= clause.start and not c.preposition and not c.genitive), None)


def _elided(document: Document, clause: Clause, chunks: Sequence[Chunk]) -> Chunk | None:
    """ "A dro til Roma, men møtte B": where the verb comes second, one right behind "men" has no subject."""
    tokens, language = document.tokens, document.article.language
    at = clause.start + (tokens[clause.start].text == ",")
    joined = at + 1 < clause.end and tokens[at].norm in words(language, "frames", "clause_conjunctions")
    if not joined or tokens[at + 1].norm not in finite_verbs(language):
        return None
    return next((c for c in chunks if c.last <= clause.start and not c.preposition and not c.genitive), None)


def attendants(
    document: Document, sentence: Sentence, groups: list[Chunk], inviting: frozenset[str]
) -> list[Chunk]:
    """Who stands right before "attend"; whoever is invited to has not come."""
    tokens = document.tokens
    phrases = table(document.article.language, "frames")["attend_phrases"]
    marks = tuple({phrase.split()[0] for phrase in phrases})
    at = next((i for i in range(*sentence.tokens) if tokens[i].norm.startswith(marks)), -1)
    asking = inviting | words(document.article.language, "frames", "invitation_words")
    if at < 0 or any(tokens[i].norm in asking for i in range(sentence.tokens[0], at)):
        return []
    return [c for c in groups if c.last <= at][-1:]


def takes(document: Document, scene: Scene, members: Members) -> bool:
    """Whether a noun's event is what the clause's subject does: "plans to hold talks"."""
    language = document.article.language
    strict = bool(words(language, "frames", "object_control"))
    if introduced(document, scene.at, words(language, "frames", "part_words")):
        return False  # "promised at the summit to send aid"
    return strict and scene.subject is not None and bool({w for w, _ in members} & set(scene.subject.members))


def gathered_for(document: Document, scene: Scene) -> str:
    """ "Møttes til forhandlinger": the type of the noun that says what for."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "frames", "to")
    for i in range(scene.at + 1, min(scene.at + GATHERED_REACH, scene.clause.end)):
        if any(tokens[i - step].norm in marks for step in (1, 2, 3)):
            nouns = [r.type for r in readings(language, tokens, i, i) if r.pattern == "noun"]
            if nouns and nouns[0] != "visit":
                return nouns[0]
    return ""


def paired(document: Document, clause: Clause, at: int) -> bool:
    """Whether "the two" do it: beside the verb, or before the "and" that opens its clause."""
    if both(document, max(clause.start, at - 4), at + 2) or _sent_by_both(document, clause, at):
        return True
    language = document.article.language
    opens = {document.tokens[i].norm for i in range(clause.start, min(clause.start + 2, clause.end))}
    if not words(language, "frames", "object_control") or not opens & words(
        language, "frames", "clause_conjunctions"
    ):
        return False
    return both(document, max(0, clause.start - PAIRED_REACH), clause.start)


def joined(
    document: Document, sentence: Sentence, chunks: Sequence[Chunk], states: AbstractSet[str]
) -> Chunk | None:
    """Who else comes to what was told last: "will be joined by B", "C led the Peruvian delegation".

    `states` are those that take part in it.
    """
    tokens, language = document.tokens, document.article.language
    delegations = words(language, "frames", "delegation_words")
    marks, leading = words(language, "frames", "joined_words"), words(language, "frames", "leading_words")
    told = [i for i in range(*sentence.tokens) if tokens[i].norm in leading or tokens[i].norm in marks]
    for at in told:
        led = tokens[at].norm in leading
        if at + 1 < sentence.tokens[1] and tokens[at + 1].norm == "by":
            return next((c for c in chunks if c.first > at and c.preposition == "by" and c.people), None)
        stop = min(at + LED_REACH, sentence.tokens[1])
        behind = {t.norm for t in tokens[at + 1 : stop]}
        to = words(language, "frames", "to")
        if any(a.norm in delegations and b.norm in to for a, b in pairwise(tokens[at + 1 : stop + 1])):
            continue  # "led the delegation to the forum"
        named = within(document.mentions, tokens[at].end, tokens[stop - 1].end)
        if led and behind & delegations and {m.key for m in named if m.kind == "country"} & states:
            bare = [c for c in chunks if c.last <= at and not c.preposition and not c.genitive and c.people]
            return bare[-1] if bare else None
    return None


def arranged(document: Document, scene: Scene, time: TimeExpression) -> bool:
    """ "De avtalte møtet på telefon tirsdag": a day that is past is that of the arranging, not its own."""
    published = (document.article.published or "")[: len(time.value)]
    marks = words(document.article.language, "frames", "arranging")
    clause = range(scene.clause.start, scene.clause.end)
    return time.value <= published and any(document.tokens[i].norm in marks for i in clause)


def gathering(document: Document, chunk: Chunk) -> str:
    """ "Utenriksministrene i Nato", "the leaders of the G20": the type of the meeting of those of a body."""
    start, end = document.tokens[chunk.first].start, document.tokens[chunk.last - 1].end
    held = {t.office for t in within(document.titles, start, end) if t.plural}
    if not held or chunk.kinds != {"organisation"} or len(chunk.members) > 1:
        return ""
    return "conference" if held.isdisjoint(LEADING) else "summit"


def renewed(document: Document, chunk: Chunk) -> bool:
    """ "Han og C": a pair that acts and is made anew."""
    language = document.article.language
    singular = words(language, "people", "pronouns_he") | words(language, "people", "pronouns_she")
    return not chunk.preposition and any(
        t.norm in singular for t in document.tokens[chunk.first : chunk.last]
    )


def again(document: Document, clause: Clause, at: int) -> bool:
    """ "De to møtes igjen": whether those do it who have done it before."""
    marks = words(document.article.language, "frames", "again_words")
    near = range(max(clause.start, at - 2), min(at + AGAIN_REACH, clause.end))
    return any(document.tokens[i].norm in marks for i in near)


def of_countries(document: Document, clause: Clause, at: int) -> bool:
    """Whether "they" at a verb are the two countries that the words before it name."""
    language = document.article.language
    phrases = words(language, "groups", "two_countries")
    sentence = next(s for s in document.sentences if s.tokens[0] <= at < s.tokens[1])
    ordered = bool(words(language, "frames", "object_control"))  # there "the two sides" is read as states
    if ordered or clause.start <= sentence.tokens[0]:
        return False
    before = document.article.text[sentence.start : document.tokens[clause.start].start].casefold()
    return any(phrase in before for phrase in phrases)


def by_countries(document: Document, clause: Clause, at: int) -> bool:
    """Whether "the two countries" act, or who is sent from them: not the two people told of last."""
    phrases = words(document.article.language, "groups", "two_countries")
    start, end = document.tokens[clause.start].start, document.tokens[at].start
    said = document.article.text[start:end].casefold()
    return any(phrase in said for phrase in phrases)


def _sent_by_both(document: Document, clause: Clause, at: int) -> bool:
    """ "Utenriksministrene fra de to landene skulle ha møttes": office-holders in the plural are who acts."""
    tokens, language = document.tokens, document.article.language
    from_words = words(language, "frames", "visitors") | words(language, "frames", "institution_prepositions")
    plural = tuple(words(language, "frames", "plural_offices"))
    if not plural:
        return False
    they = words(language, "frames", "they")
    for i in range(clause.start + 2, at):
        sent = tokens[i].norm in they and tokens[i - 1].norm in from_words
        if sent and tokens[i - 2].norm.endswith(plural) and by_countries(document, clause, at):
            return True
    return False


def unnamed_group(document: Document, sentence: Sentence) -> bool:
    """ "Ministrene forberedte møtet": a group without names acts, whom "they" then stands for."""
    if words(document.article.language, "frames", "object_control"):
        return False
    titles = within(document.titles, sentence.start, sentence.start + 1)
    named = within(document.mentions, sentence.start, sentence.start + 1)
    return any(t.plural and not t.of for t in titles) and not named


def first_claim(document: Document, sentence: Sentence, clause: Clause, at: int) -> Evidence | None:
    """The clause that calls the event at token `at` the first of its kind."""
    tokens, low, high = document.tokens, max(clause.start, at - 3), min(at + 4, clause.end)
    if not any(t.norm in words(document.article.language, "frames", "first_words") for t in tokens[low:high]):
        return None
    return Evidence(start=tokens[clause.start].start, end=sentence.end)
