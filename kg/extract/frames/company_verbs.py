"""Verbs that tell a meeting only in some company: "gathered in Lima", "is to see B", "had B to tea"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.actors import premodifiers
from kg.extract.actors.records import Chunk
from kg.extract.actors.units import led, title_first
from kg.extract.frames.on_arrival import on_arrival
from kg.extract.frames.records import Scene
from kg.extract.frames.unnamed import members_of
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import event_verbs, readings
from kg.languages import endings, subject_first, union, words

TALKS = ("meeting", "negotiation", "ceremony")  # whose nouns say whom they are with
CLOSING = (",", "»", "”", '"', "?", "!")  # in front of a verb of saying
GENITIVES = ("'s", "’s")  # "welcomed the Polish president's words"
HOSTED = 4  # tokens from "played host" to "to" whom
BESIDE = 5  # tokens between a verb and whoever is seen, briefed or had to dinner
PARTICLE_REACH = 12  # tokens between "tok" and its "mot"
MEAL_REACH = 4  # tokens behind the guest within which the meal stands
SAW = ("saw", "sees", "seen")  # of what has been
AMONG_REACH = 8  # tokens from a body to who is named of it: ", blant annet visegeneralsekretær B"
THIRD_REACH = 8  # tokens from "spoke" to "with him"
LED_GAP = 7  # tokens of "with a high-level delegation headed by"
PLAN_REACH = 4  # tokens before "to see" within which a plan governs it
ONE_REACH = 8  # tokens from "av" to the name of "en av de mest kjente lederne, A"


def event_between(document: Document, at: int, chunk: Chunk) -> bool:
    """ "Met the press after talks with B": whether a group belongs to an event named before it."""
    language, tokens, last = document.article.language, document.tokens, chunk.first
    return any(readings(language, tokens, i, last) for i in range(at + 1, last))


def told_apart(document: Document, at: int, chunk: Chunk) -> bool:
    """ "Held talks in Lima after the meeting with B": whom an event before or after is with."""
    apart = words(document.article.language, "circumstances", "apart_in_time")
    tokens = document.tokens
    return any(
        tokens[i].norm in apart and event_between(document, i, chunk) for i in range(at + 1, chunk.first)
    )


def discussed(document: Document, at: int, chunk: Chunk) -> bool:
    """ "For å drøfte toppmøtet med B", "spoke about talks with B": whom an event spoken of is with."""
    language, tokens = document.article.language, document.tokens
    topic = {t.norm for t in tokens[at + 1 : chunk.first]} & words(language, "frames", "topic_words")
    spoken_of = bool(topic) or tokens[at].norm in words(language, "frames", "discussing_verbs")
    spoken_of = spoken_of and tokens[at].norm not in words(language, "frames", "bargaining_verbs")
    return (spoken_of and event_between(document, at, chunk)) or _met_when(document, at, chunk)


def _met_when(document: Document, at: int, chunk: Chunk) -> bool:
    """ "Spoke after a meeting on Monday with B", "snakket under et møte med B": whom that meeting is with."""
    language, tokens = document.article.language, document.tokens
    marks = union(language, "circumstances", "during_words", "before_words")
    placing = words(language, "frames", "place_prepositions")
    for noun in range(chunk.first - 2, at + 1, -1):
        if any(r.type in TALKS for r in readings(language, tokens, noun, noun + 1)):
            return premodifiers.introduced(document, noun, marks)
        token = tokens[noun]
        timed = within(document.times, token.start, token.end)
        if not timed and token.norm not in placing and not token.text[0].isupper():
            return False
    return False


def bargained(document: Document, at: int, chunk: Chunk) -> bool:
    """ "Forhandler om korn med Peru": with it, where no "forholdet" is; not "snakket om avtalen med EU"."""
    language, before = document.article.language, document.tokens[chunk.first - 2].norm
    told, body = words(language, "frames", "bargaining_verbs"), chunk.kinds == {"organisation"}
    bonds = union(language, "frames", "bond_nouns", "shared_nouns")
    bonds |= words(language, "circumstances", "paper_endings") if body else frozenset()
    return (body or document.tokens[at].norm in told) and before not in bonds


def with_third(document: Document, scene: Scene) -> bool:
    """ "A og B har snakket med ham", "spoke to him": with a third, whoever he is."""
    language, tokens = document.article.language, document.tokens
    him = union(language, "people", "object_pronouns", "guest_pronouns")
    ties = union(language, "frames", "with", "talk_to")
    near = range(scene.at + 1, min(scene.at + THIRD_REACH, scene.clause.end - 1))
    return any(tokens[i].norm in ties and tokens[i + 1].norm in him for i in near)


def joined_verb(document: Document, at: int) -> bool:
    """ "Met with and thanked B": another verb for the same object; "met President of X B": in a title."""
    language, tokens = document.article.language, document.tokens
    beside = tokens[at - 1].text[0] + tokens[at + 1].text[0]
    if beside.isupper() and tokens[at].norm in words(language, "frames", "title_joins"):
        return True
    verbs = union(language, "speech", "object_verbs", "thank_verbs", "person_objects")
    return tokens[at - 1].norm in words(language, "frames", "shared_subject") and tokens[at].norm in verbs


def members_met(document: Document, scene: Scene) -> list[Chunk]:
    """A body whose members are met: "møtte medlemmer av Hamas"."""
    start = max(scene.at, scene.subject.last - 1 if scene.subject else 0)
    return [c for c in scene.rest[:1] if members_of(document, c, start)]


def behind_place(document: Document, at: int, chunk: Chunk) -> bool:
    """Whether the "with" of a group stands right behind a place or a time that follows the verb at `at`."""
    tokens, ties = document.tokens, words(document.article.language, "frames", "with")
    tie = next((i for i in range(chunk.first - 1, at, -1) if tokens[i].norm in ties), at)
    if tie <= at + 1 or event_between(document, at, chunk):
        return False
    end = tokens[tie - 1].end
    placed = [m for m in within(document.mentions, 0, end) if m.end == end and m.kind in ("place", "country")]
    joins = words(document.article.language, "frames", "conjunctions")
    index = next((i for i in range(at, tie) if placed and tokens[i].start == placed[0].start), at)
    if index - at > 1 and tokens[index - 2].norm in joins:
        return False  # "met A in Lima and in Quito with B"
    return bool(placed or [t for t in within(document.times, 0, end) if t.end == end])


def said_between(document: Document, at: int, first: int) -> bool:
    """ "Han skal møte kongen, sier B": whoever stands behind a verb of saying is not whom one is to meet."""
    said, tokens = words(document.article.language, "speech", "verbs"), document.tokens
    return any(tokens[i].text in CLOSING and tokens[i + 1].norm in said for i in range(at + 1, first - 1))


def saying(document: Document, chunk: Chunk) -> bool:
    """ "May meet in Lima next month, the Kremlin said": who stands behind a comma and says so met nobody."""
    language, tokens = document.article.language, document.tokens
    first = chunk.first
    articles = words(language, "frames", "definite_determiners") | words(language, "frames", "possessives")
    first -= first > 0 and tokens[first].norm not in articles and tokens[first - 1].norm in articles
    behind = tokens[chunk.last].norm if chunk.last < len(tokens) else ""
    said = behind in words(language, "people", "reporting_verbs")
    return subject_first(language) and said and first > 0 and tokens[first - 1].text in CLOSING


def tied(document: Document, chunk: Chunk, gap: Sequence[str]) -> bool:
    """ "Met his counterpart B", "received a delegation headed by B": who stands behind what ties him in."""
    owned = bool(gap) and gap[-1] in words(document.article.language, "frames", "possessives")
    by = (
        bool(gap) and chunk.people and len(gap) <= LED_GAP and led(document, title_first(document, chunk) - 1)
    )
    return owned or by or "counterpart" in gap


def introduced(document: Document, chunk: Chunk, gap: Sequence[str]) -> bool:
    """ "Met the rebel leader B", "met exiled opposition leader B": only an epithet before his title."""
    first, openers = (
        document.tokens[chunk.first],
        words(document.article.language, "frames", "phrase_openers"),
    )
    own = within(document.titles, first.start, first.end)
    opened = gap[:1] and (gap[0] in openers or not (gap[1:] or gap[0][-1] == "s"))
    return bool(opened) and any(t.person in chunk.members for t in own)


def laying_with(document: Document, scene: Scene, subject: Chunk, fellows: Sequence[str]) -> list[str]:
    """ "A la ned krans", "A laid a wreath with B": who lays one, if it was laid down, as a language says."""
    language, tokens = document.article.language, document.tokens
    marks, ties = words(language, "frames", "laying_marks"), words(language, "frames", "with")
    behind = {t.norm for t in tokens[scene.at + 1 : scene.clause.end]}
    if marks and marks.isdisjoint(behind):
        return []
    beside = (c for c in scene.rest if c.preposition in ties and c.people and not c.genitive)
    return list(dict.fromkeys((*subject.members, *fellows, *(w for c in beside for w in c.members))))


def delegated(document: Document, chunk: Chunk) -> bool:
    """ "Hosted her Polish counterpart", "delegations from Peru and Chile": those who come for states."""
    language, tokens, last = document.article.language, document.tokens, chunk.last - 1
    authorities = words(language, "frames", "authorities")
    if len(chunk.members) > 1 and tokens[chunk.first].norm in authorities:
        return True
    sent = union(language, "frames", "sent_nouns", "delegates", "sent_groups")
    first = max(0, chunk.first - 2)
    if "delegates" in chunk.kinds and any(t.norm in sent for t in tokens[first : chunk.last]):
        return True  # "tok imot den peruanske delegasjonen", "en delegasjon fra Peru"
    told = within(document.titles, tokens[chunk.first].start, tokens[last].end)
    colleague = tokens[last].norm in words(language, "people", "colleague")
    return (any(t.office for t in told) or colleague) and not tokens[last].text.endswith(GENITIVES)


def aimed_against(document: Document, scene: Scene) -> bool:
    """ "Tok opp kampen mot terror": a noun stands before "mot", which is no particle of the verb then."""
    tokens, language = document.tokens, document.article.language
    doubtful = words(language, "frames", "doubtful_particles")
    behind = range(scene.at + 1, min(scene.at + PARTICLE_REACH, scene.clause.end))
    at = next((i for i in behind if tokens[i].norm in doubtful), -1)
    if at <= scene.at + 1 or any(tokens[i].norm == "imot" for i in behind):
        return False
    before = tokens[at - 1]
    nouns = tuple(words(language, "frames", "definite_endings"))
    told = [t for t in document.titles if t.start <= before.start < t.end]
    times = [t for t in document.times if t.start <= before.start < t.end]
    return before.text.islower() and before.norm.endswith(nouns) and not told and not times


def sent(document: Document, subject: Chunk) -> bool:
    """Whether those who go are sent by a state: its delegates, a committee of its parliament."""
    told = document.tokens[subject.last - 1].norm.endswith(
        endings(document.article.language, "frames", "committees")
    )
    return "delegates" in subject.kinds or (told and subject.kinds == {"organisation"})


def taken_in(document: Document, scene: Scene, chunk: Chunk) -> bool:
    """ "Tok mot B", "tok lørdag i mot B": nothing but a time and adverbs before the particle; "host to B"."""
    tokens, language = document.tokens, document.article.language
    if tokens[scene.at].norm in words(language, "frames", "hosting_nouns"):
        beside = 0 < chunk.first - scene.at <= HOSTED
        return beside and chunk.somebody and chunk.preposition in words(language, "frames", "hosting_marks")
    doubtful = words(language, "frames", "doubtful_particles")
    if not chunk.somebody or chunk.genitive or chunk.preposition not in doubtful:
        return False
    first = max(scene.at + 1, scene.subject.last if scene.subject else 0)
    at = next((i for i in range(first, chunk.first) if tokens[i].norm in doubtful), -1)
    if at < 0 or chunk.first - at > BESIDE:
        return False
    fillers = words(language, "frames", "place_adverbs") | words(language, "frames", "stay_prepositions")
    free = (t for t in tokens[first:at] if t.norm not in fillers)
    return all(any(w.start <= t.start < w.end for w in document.times) for t in free)


def gathers(document: Document, scene: Scene) -> bool:
    """Whether "gathered" has no object: a place, a purpose or a time stands right behind it."""
    tokens, language, at = document.tokens, document.article.language, scene.at + 1
    if at < scene.clause.end and tokens[at].text == "," and subject_first(language):
        return not _parted_object(document, scene, at)
    if at >= scene.clause.end or not tokens[at].text[0].isalnum():
        return True
    marks = words(language, "frames", "gathered_marks") | words(language, "frames", "place_prepositions")
    return tokens[at].norm in marks or bool(within(document.times, tokens[at].start, tokens[at].end))


def _parted_object(document: Document, scene: Scene, comma: int) -> bool:
    """ "Convened, in partnership with Peru, the conference": an object behind what two commas part off."""
    tokens, language = document.tokens, document.article.language
    close = next((i for i in range(comma + 1, scene.clause.end - 1) if tokens[i].text == ","), -1)
    opened = tokens[close + 1].norm in words(language, "frames", "articles") if close > 0 else False
    return opened and any(_gathering(language, document, i) for i in range(close, scene.clause.end))


def received_elsewhere(document: Document, scene: Scene) -> bool:
    """Whether the verb tells of no reception of its own."""
    return aimed_against(document, scene) or _at_gathering(document, scene) or on_arrival(document, scene)


def _at_gathering(document: Document, scene: Scene) -> bool:
    """ "Looks forward to hosting B at the G20 summit": B comes to the summit."""
    tokens, language = document.tokens, document.article.language
    if tokens[scene.at].norm not in words(language, "frames", "convene_forms"):
        return False
    at = words(language, "frames", "summit_at")
    behind = (i for i in range(scene.at + 1, scene.clause.end) if _gathering(language, document, i))
    return any(premodifiers.introduced(document, i, at) for i in behind)


def _gathering(language: str, document: Document, at: int) -> bool:
    nouns = (r for r in readings(language, document.tokens, at, at) if r.pattern == "noun")
    return any(r.type in ("summit", "conference") for r in nouns)


def seen(document: Document, scene: Scene) -> Chunk | None:
    """Whom somebody saw at a place or time, or is, hopes or plans "to see": a person in office."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    if tokens[at].norm in SAW:
        return _met(document, scene)
    before = {t.norm for t in tokens[max(0, at - PLAN_REACH) : at]}
    plans = ("future", "possible", "be_forms")
    planned = any(before & words(language, "frames", key) for key in plans)
    mark = at - 1 - (tokens[at - 1].norm in words(language, "frames", "sense_adverbs"))  # "will also see"
    marked = tokens[mark].norm in words(language, "frames", "to") | words(language, "frames", "future")
    planned = planned or tokens[mark - 1].norm in words(language, "frames", "gone_to_see")
    other = _person(document, scene) if planned and marked else None
    return None if other is not None and _does(document, other) else other


def _does(document: Document, chunk: Chunk) -> bool:
    """ "Would like to see A and B meet": what stands behind them is what they are to do."""
    behind, language = document.tokens[chunk.last : chunk.last + 1], document.article.language
    return bool(behind) and behind[0].norm in words(language, "frames", "noun_verbs") | event_verbs(language)


def _met(document: Document, scene: Scene) -> Chunk | None:
    """ "Saw President B in Lima"; "saw President B as a threat" and "saw B resign" tell of no meeting."""
    other = _person(document, scene)
    if other is None:
        return None
    token = document.tokens[min(other.last, len(document.tokens) - 1)]
    marks = words(document.article.language, "frames", "seen_behind")
    return other if token.norm in marks or within(document.times, token.start, token.end) else None


def briefed(document: Document, scene: Scene) -> Chunk | None:
    """Who in office is briefed by somebody in office on a day or at a place that the clause names."""
    tokens, other = document.tokens, _person(document, scene) or _council(scene) or _by(document, scene)
    offices = {t.person for t in document.titles if t.person}
    if other is None or scene.subject is None or not set(scene.subject.members) & offices:
        return None
    start, end = tokens[scene.clause.start].start, tokens[scene.clause.end - 1].end
    marks = words(document.article.language, "frames", "together_places")
    placed = any(t.norm in marks for t in tokens[scene.at : scene.clause.end])
    return other if placed or within(document.times, start, end) else None


def _by(document: Document, scene: Scene) -> Chunk | None:
    """ "Was briefed on Friday by B": who briefs the subject."""
    being, by = (words(document.article.language, "frames", key) for key in ("be_forms", "by"))
    passive = document.tokens[scene.at - 1].norm in being
    near = (c for c in scene.rest if c.first > scene.at and c.preposition in by and not c.genitive)
    return next((c for c in near if passive and c.kinds == {"person"}), None)


def _council(scene: Scene) -> Chunk | None:
    """The body right behind the verb: "is to brief the Security Council"."""
    near = (c for c in scene.rest if not c.preposition and not c.genitive and 0 < c.first - scene.at <= 2)
    return next((c for c in near if c.kinds == {"organisation"}), None)


def entertained(document: Document, scene: Scene) -> Chunk | None:
    """ "Had B to tea", "had her over for dinner": whom a meal is given for."""
    language = document.article.language
    guest = _person(document, scene)
    if guest is None:
        return None
    last = guest.last + (document.tokens[guest.last].text == ",")  # that closes an apposition
    behind = [t.norm for t in document.tokens[last : min(last + MEAL_REACH, scene.clause.end)]]
    meals, marks = words(language, "frames", "given_meals"), words(language, "frames", "meal_marks")
    return guest if behind and behind[0] in marks and meals & set(behind) else None


def before_the_press(document: Document, scene: Scene) -> list[Chunk]:
    """Who "met the press", and with whom; nobody in "møtte B og snakket med pressen"."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    press, joints = words(language, "frames", "press_people"), words(language, "frames", "conjunctions")
    at = next((i for i in range(scene.at + 1, scene.clause.end) if tokens[i].norm in press), scene.at)
    ties = words(language, "frames", "with") | words(language, "frames", "other_prepositions")
    ties |= words(language, "frames", "to")
    verbs = finite_verbs(language)
    again = any(tokens[i].norm in joints and tokens[i + 1].norm in verbs for i in range(scene.at + 1, at))
    if subject is None or tokens[at - 1].norm in ties or again:
        return []
    along = [c for c in scene.rest if c.preposition in words(language, "frames", "with") and c.somebody]
    beside = [c for c in along[:1] if not c.genitive and not event_between(document, scene.at, c)]
    return [subject, *beside]


def _person(document: Document, scene: Scene) -> Chunk | None:
    """The people right behind the verb, in office or somebody who comes for a state."""
    offices = {t.person for t in document.titles if t.person}
    near: Sequence[Chunk] = [c for c in scene.rest if not c.preposition and not c.genitive]
    first = next((c for c in near if 0 < c.first - scene.at <= BESIDE), None)
    if first is None or (first.people and not set(first.members) & offices):
        return None
    return first if first.somebody else None


def seated(document: Document, scene: Scene) -> bool:
    """ "Satte seg ned med B", "satt til bords": a form of setting has its reflexive, but for "et utvalg"."""
    tokens, language = document.tokens, document.article.language
    if tokens[scene.at].norm not in words(language, "frames", "set_forms"):
        return True
    near = {t.norm for t in tokens[scene.at + 1 : min(scene.at + PARTICLE_REACH, scene.clause.end)]}
    return bool(near & union(language, "frames", "reflexives", "course_nouns"))  # "satte kursen mot"


def homeward(document: Document, scene: Scene) -> bool:
    """Whether somebody goes back: "reiser tilbake til Norge"."""
    near = {t.norm for t in document.tokens[scene.at + 1 : min(scene.at + BESIDE, scene.clause.end)]}
    return bool(near & words(document.article.language, "frames", "home_words"))


def named_among(
    document: Document, objects: list[Chunk], rest: Sequence[Chunk], marks: AbstractSet[str]
) -> list[Chunk]:
    """Whom "representanter for FN, blant andre B" names, in place of the body; the objects where nobody."""
    if not objects or not marks or objects[0].somebody:
        return objects
    near = (c for c in rest if 0 < c.first - objects[0].last <= AMONG_REACH)
    named = next((c for c in near if c.somebody and not c.genitive), None)
    if named is None:
        return objects
    between = {t.norm for t in document.tokens[objects[0].last : named.first]}
    return [replace(named, preposition="")] if between & marks else objects


def one_of(document: Document, chunk: Chunk) -> bool:
    """ "Møtte en av lederne, A, i Lima": somebody whom a comma parts from those that he is one of."""
    language, tokens = document.article.language, document.tokens
    ties, ones = words(language, "frames", "by"), words(language, "frames", "indefinite_articles")
    near = range(chunk.first - 1, max(0, chunk.first - ONE_REACH), -1)
    tie = next((i for i in near if tokens[i].norm in ties), -1)
    between = tokens[tie + 1 : chunk.last]
    parted = any(t.text == "," for t in between) and all(t.text == "," or t.text.isalpha() for t in between)
    return tie > 0 and chunk.somebody and parted and tokens[tie - 1].norm in ones
