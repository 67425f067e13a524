"""Small readings beside a verb: who opens the sentence, what two who meet meet for."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.actors.blamed import blamed
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.coordinate import auxiliary
from kg.extract.grammar.records import Clause
from kg.extract.grammar.senses import place_behind
from kg.extract.grammar.tense import told_during
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import endings, subject_first, table, union, words
from kg.records import Evidence, TimeExpression

DURING_REACH = 6  # tokens before "visit" within which "during" stands
DELEGATES_FROM = 2  # tokens from "delegations" to the state behind "from"
HOSTED_REACH = 4  # tokens behind "vert for" within which the meal stands
CLOSING = (",", "»", "”", '"', "?", "!")  # in front of the verb of saying
SPEAKER_REACH = 5  # tokens from that verb to the name of who says it: "sier USAs tidligere president A"
BESIDE_SAID = 2  # tokens from "said" over "the" to who says it
THOUGHT = 3  # tokens from a name to the verb of thinking: "A (Ap) mener"
GUEST_REACH = 5  # tokens behind "tok imot" within which "gjestene" stands
LEADING = ("head_of_state", "head_of_government", "other")  # "other": the leaders of a body
GATHERED_REACH = 12  # tokens behind "møttes" within which "til samtaler" says what for
FRONTED_REACH = 6  # tokens from the opening word to the noun: "After a long day of talks"
PARTICIPLE_REACH = 14  # the same behind a participle: "Appearing with Peru's A B at a news conference"
PART_REACH = 4  # tokens from "first" to the "session" that it counts: "the first, small session"
LED_BY = 5  # tokens between "the delegation" and "led by"
LED_REACH = 6  # tokens behind "led" within which its delegation stands
GERUND = 4  # tokens of "in addition to meeting"
PAIR = 2
OPENING = 5  # tokens that open a clause, within which "the delegation" is its subject


def fronted(document: Document, clause: Clause, at: int, bare: Sequence[Chunk]) -> Chunk | None:
    """ "During talks in Lima, A said": the subject stands behind the comma that ends the opening words."""
    tokens, language = document.tokens, document.article.language
    opener = tokens[clause.start].norm
    reach = PARTICIPLE_REACH if opener.endswith("ing") else FRONTED_REACH
    # "after meeting B in Lima, A said", "in addition to meeting B, A will"
    gerund = 0 < at - clause.start < GERUND and tokens[at].norm.endswith("ing")
    meeting = at == clause.start and tokens[at].norm == "meeting"  # "meeting in Lima, A and B vowed"
    articles = words(language, "frames", "articles")
    touring = at == clause.start and place_behind(document, at)  # "visiting Lima on Monday, A said"
    near = bare[: None if gerund or touring or meeting else 1]
    behind = next(
        (c for c in near if tokens[c.first - 1 - (tokens[c.first - 1].norm in articles)].text == ","), None
    )
    met = behind is not None and (len(behind.members) > 1 or behind is not bare[0])  # "meeting B, A said"
    if behind is not None and (touring or (meeting and met)):
        return behind
    if behind is None or at - clause.start > reach:
        return None
    marks = words(language, "frames", "adjunct_prepositions") | words(language, "frames", "fronted_openers")
    marks |= words(language, "people", "control_openers") if gerund else frozenset()
    return behind if opener in marks else None


def of_delegates(document: Document, chunk: Chunk) -> bool:
    """ "Delegasjoner fra Peru og Chile møtes": the states of those who act for them."""
    language, first = document.article.language, chunk.first
    first -= first > 0 and document.tokens[first - 1].norm in words(language, "frames", "articles")
    kinds = {"country", "organisation", "delegates"}  # "for den peruanske regjeringen og geriljaen LNR"
    if not chunk.kinds <= kinds or "country" not in chunk.kinds or chunk.genitive or first < DELEGATES_FROM:
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


def sent_or_carried(document: Document, before: Sequence[Chunk]) -> list[Chunk]:
    """Those of `before` who act though a preposition stands before them: sent by states, or aboard."""
    sent = [c for c in before if of_delegates(document, c)]
    return sent or [c for c in before if aboard(document, c)]


def aboard(document: Document, chunk: Chunk) -> bool:
    """ "Flyet med presidenten landet i Lima": who comes by it."""
    before = document.tokens[chunk.first - DELEGATES_FROM].norm if chunk.first >= DELEGATES_FROM else ""
    return (
        chunk.people
        and bool(chunk.preposition)
        and before in words(document.article.language, "frames", "vehicles")
    )


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
    reach = range(first, min(first + GUEST_REACH, scene.clause.end))
    at = next((i for i in reach if document.tokens[i].norm in nouns and _known_group(document, i)), -1)
    marks = words(document.article.language, "frames", "place_prepositions") - words(
        document.article.language, "frames", "particle_prepositions"
    )
    if at < 0 or any(document.tokens[i].norm in marks for i in range(first, at)):
        return []
    roles = ("host", "guest") if pattern == "receive" else ("participant", "participant")
    return [(w, roles[0]) for w in subject.members] + [(w, roles[1]) for w in travellers]


def _known_group(document: Document, at: int) -> bool:
    """Whether a noun stands for a group told of before: "the visiting delegation", not "the group of A"."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "frames", "group_marks") | words(language, "frames", "visiting_words")
    if not words(language, "frames", "group_marks"):
        return True  # "gjestene"
    owners = union(language, "frames", "visitors", "leading_words")
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    return tokens[at - 1].norm in marks and behind not in owners


def acting(document: Document, at: int, bare: list[Chunk], before: Sequence[Chunk]) -> list[Chunk]:
    """Who can act, the last the nearest; "A visited Peru, signing an accord with B": only the first."""
    ordered = words(document.article.language, "frames", "object_control")
    tokens = document.tokens
    behind = bool(ordered) and at > 0 and tokens[at].norm.endswith("ing") and tokens[at - 1].text == ","
    shared = auxiliary(document, bare[0].last, at) if len(bare) > 1 else -1
    if shared >= 0:  # "A will meet B, then fly to Lima": A
        return [c for c in bare if c.last <= shared][-1:] or bare[:1]
    return blamed(document, at, before) or (bare[:1] if behind else bare)


def visiting(document: Document, clause: Clause, at: int, travellers: Sequence[str]) -> Chunk | None:
    """ "The delegation held talks with B": those of the journey told last, where nobody's is named."""
    tokens, language = document.tokens, document.article.language
    nouns, marks = words(language, "frames", "visitor_nouns"), words(language, "frames", "group_marks")
    inverted = () if marks else range(at + 1, min(at + 2, clause.end))  # "tirsdag reiser følget"
    heads = endings(language, "frames", "committees")
    heads = heads if any(w.casefold().endswith(heads) for w in travellers) else ()
    opening = OPENING if marks else OPENING + PAIR  # "i Lima skal utenriks- og forsvarskomiteen møte B"
    for i in (*range(clause.start + bool(marks), min(clause.start + opening, at)), *inverted):
        named = tokens[i].norm in nouns or tokens[i].norm.endswith(heads)
        if not named or (marks and tokens[i - 1].norm not in marks):
            continue
        if tokens[i + 1].norm in words(language, "frames", "visitors"):
            if marks and tokens[i].norm in words(language, "frames", "fellow_members"):
                continue  # "the members of the delegation"
            return None
        return Chunk(at, at, list(travellers), kinds={"person"}) if travellers else None
    return None


def _hosted(document: Document, scene: Scene) -> bool:
    """Whether a meal or talks stand behind "vert for", and nobody whom they are for."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    marked = tokens[min(at + 1, len(tokens) - 1)].norm in words(language, "frames", "purpose_marks")
    nouns = event_nouns(language) - words(language, "frames", "gathering_nouns")
    near = {t.norm for t in tokens[at + 2 : min(at + 2 + HOSTED_REACH, scene.clause.end)]}
    visits = tuple(words(language, "frames", "visit_endings")) or ("\0",)  # "vert for besøket" is of it
    return marked and any(not n.endswith(visits) for n in near & nouns) and not scene.after


def whether(document: Document, chunk: Chunk) -> bool:
    """ "Spurte om A skal møte B": A acts, not whoever asks."""
    asks = chunk.preposition in words(document.article.language, "frames", "whether_words")
    behind = document.tokens[chunk.last].norm if asks and chunk.last < len(document.tokens) else ""
    return behind in finite_verbs(document.article.language)


def stands_for(document: Document, clause: Clause, at: int) -> bool:
    """Whether "som" right before a verb is its subject: nobody behind the verb is."""
    which = words(document.article.language, "circumstances", "which_words")
    return clause.relative == at - 1 and document.tokens[clause.relative].norm in which


def said_of_others(document: Document, first: int, at: int) -> bool:
    """ "A mener islamister har reist til B": whether who acts behind a verb of thinking has no name."""
    language, tokens = document.article.language, document.tokens
    thinking = words(language, "frames", "thinking_verbs")
    said = next((i for i in range(first, min(first + THOUGHT, at)) if tokens[i].norm in thinking), -1)
    if said < 0 or tokens[at - 1].norm in words(language, "circumstances", "infinitive_marks"):
        return False
    known = finite_verbs(language)
    verb = next((i for i in range(said + 1, at) if tokens[i].norm in known), at)
    subject = tokens[verb - 1]
    ends = tuple(union(language, "frames", "plural_noun_endings", "human_endings", "unnamed_endings"))
    named = subject.text.istitle() and not any(  # "officials say NAME will visit B": of whom nothing is known
        m.start < subject.end and subject.start < m.end for m in document.mentions
    )
    group = subject.norm in words(language, "frames", "unnamed_groups")  # "said the team will visit Peru"
    group = group and tokens[verb - 2].norm in words(language, "frames", "phrase_openers")
    return verb - 1 > said and (named or group or (subject.text.islower() and subject.norm.endswith(ends)))


def said_to_travel(document: Document, first: int, at: int, travellers: Sequence[str]) -> Chunk | None:
    """ "Said the delegation will meet B": those of the journey told last, as whoever speaks calls them."""
    nouns = words(document.article.language, "frames", "visitor_nouns")
    told = travellers and any(t.norm in nouns for t in document.tokens[first:at])
    return Chunk(at, at, list(travellers), kinds={"person"}) if told else None


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
    shared = tokens[at - 1].norm in words(document.article.language, "frames", "conjunctions")
    acting = [c for c in groups if c.last <= at and not (c.preposition or c.genitive)]
    return acting[:1] if shared and len(acting) > 1 else [c for c in groups if c.last <= at][-1:]


def takes(document: Document, scene: Scene, members: Members) -> bool:
    """Whether a noun's event is what the clause's subject does: "plans to hold talks"."""
    language = document.article.language
    strict = bool(words(language, "frames", "object_control"))
    beside, before = words(language, "frames", "part_words"), document.tokens[scene.clause.start : scene.at]
    if not words(language, "circumstances", "refusal_marks").isdisjoint(t.norm for t in before):
        beside |= words(language, "circumstances", "after_words")  # "declined to comment after the talks"
    if introduced(document, scene.at, beside) or told_during(document, scene.clause.start, scene.at):
        return False  # "promised at the summit to send aid", "agreed in a call to meet"
    return strict and scene.subject is not None and bool({w for w, _ in members} & set(scene.subject.members))


def gathered_for(document: Document, scene: Scene) -> str:
    """ "Møttes til forhandlinger": the type of the noun that says what for."""
    tokens, language = document.tokens, document.article.language
    marks, places = (words(language, "frames", key) for key in ("to", "place_prepositions"))
    places -= marks
    for i in range(scene.at + 1, min(scene.at + GATHERED_REACH, scene.clause.end)):
        mark = next((i - step for step in (1, 2, 3) if tokens[i - step].norm in marks), i)
        if mark < i and not any(
            t.norm in places for t in tokens[mark + 1 : i]
        ):  # not "til ansikt på toppmøtet"
            nouns = [r.type for r in readings(language, tokens, i, i) if r.pattern == "noun"]
            if nouns and nouns[0] != "visit":
                return nouns[0]
    return ""


def said_behind(
    document: Document, at: int, after: Sequence[Chunk], beside: Callable[[int, int], bool]
) -> bool:
    """ "Peru vil hjelpe, sa A etter møtet med B": whoever speaks stands behind the verb at `at`."""
    language, tokens = document.article.language, document.tokens
    said = at > 0 and tokens[at].norm in words(language, "speech", "verbs")
    if subject_first(language) or not said or tokens[at - 1].text not in CLOSING:
        return False
    near = [c for c in after if not c.preposition and not c.genitive and c.people]
    return bool(near) and near[0].first - at <= SPEAKER_REACH and beside(at, near[0].first)


def unsaid(document: Document, chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """Those of `chunks` who do not only tell of it: "A ringte B, sier C" is no call of C's."""
    language, tokens = document.article.language, document.tokens
    if subject_first(language):
        return list(chunks)
    verbs = union(language, "people", "person_verbs", "reporting_verbs")
    return [
        c
        for c in chunks
        if not any(
            tokens[i].norm in verbs and tokens[i - 1].text in CLOSING
            for i in range(max(c.first - SPEAKER_REACH, at + 1, 1), c.first)
        )
    ]


def spoken_by(
    document: Document, at: int, after: Sequence[Chunk], beside: Callable[[int, int], bool]
) -> Chunk | None:
    """ "Ties are good, said A after a meeting with B": whoever stands right behind the verb of saying."""
    language, tokens = document.article.language, document.tokens
    said = at > 0 and tokens[at].norm in words(language, "frames", "spoken_verbs")
    if not subject_first(language) or not said or tokens[at - 1].text not in CLOSING:
        return None
    near = next((c for c in after if not c.preposition and not c.genitive and c.people), None)
    close = near is not None and near.first - at <= BESIDE_SAID and beside(at, near.first)
    return near if close else None


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
            before = {t.norm for t in tokens[max(sentence.tokens[0], at - LED_BY) : at]}
            if led and not before & (delegations | words(language, "frames", "envoys")):
                continue  # "the new government led by B"
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
    language, marks = document.article.language, words(document.article.language, "frames", "arranging")
    during = words(language, "circumstances", "during_words") - words(
        language, "circumstances", "after_words"
    )
    near = document.tokens[max(scene.clause.start, scene.at - DURING_REACH) : scene.at]
    if any(t.norm in during for t in near):
        return False  # "kunngjorde støtten under besøket tirsdag"
    done = [t.start for t in document.tokens[scene.clause.start : scene.clause.end] if t.norm in marks]
    between = within(document.tokens, document.tokens[scene.at].end, time.start)
    behind = between and not any(t.norm in finite_verbs(language) for t in between)
    return time.value <= published and any(not (behind and time.start < at) for at in done)


def gathering(document: Document, chunk: Chunk) -> str:
    """ "Utenriksministrene i Nato", "the leaders of the G20": the type of the meeting of those of a body."""
    start, end = document.tokens[chunk.first].start, document.tokens[chunk.last - 1].end
    held = {t.office for t in within(document.titles, start, end) if t.plural}
    if not held or chunk.kinds != {"organisation"} or len(chunk.members) > 1:
        return ""
    return "conference" if held.isdisjoint(LEADING) else "summit"


def sitting(document: Document, scene: Scene, verbs: Sequence[int]) -> str:
    """ "NATO ministers held a meeting in Lima": the type of what those of a body hold; `verbs` before it."""
    subject, language = scene.subject, document.article.language
    if subject is None or subject.preposition or subject.genitive or subject.last > scene.at or not verbs:
        return ""
    keys = ("holding_verbs", "auxiliary_support", "summit_phases", "conferring_verbs")
    holding = frozenset[str]().union(*(words(language, "frames", key) for key in keys))
    ties = words(language, "frames", "with") | words(language, "frames", "between")
    others = any(c.preposition in ties and not c.genitive for c in scene.after)
    held = document.tokens[verbs[-1]].norm in holding and not others
    return gathering(document, subject) if held and subject_first(language) else ""


def first_claim(document: Document, sentence: Sentence, clause: Clause, at: int) -> Evidence | None:
    """The clause that calls the event at token `at` the first of its kind: no "first session" of several."""
    tokens, low, high = document.tokens, max(clause.start, at - 3), min(at + 4, clause.end)
    marks, parts = (words(document.article.language, "frames", key) for key in ("first_words", "round_words"))
    claims = [i for i in range(low, high) if tokens[i].norm in marks]
    if not [i for i in claims if not any(t.norm in parts for t in tokens[i + 1 : i + PART_REACH])]:
        return None
    return Evidence(start=tokens[clause.start].start, end=sentence.end)
