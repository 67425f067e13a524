"""People whom a verb tells to be met and nobody names: officials, students, "norsk næringsliv"."""

from kg.annotate.service.surroundings import STATE
from kg.annotate.structure import within
from kg.document import Document, Title
from kg.extract.actors.records import Chunk
from kg.extract.actors.unnamed import after_naming
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import subject_first, union, words

HEADS = ("head_of_state", "head_of_government")
REACH = 7  # tokens behind "met" within which the noun for them stands: "with host government officials"


def officials(document: Document, scene: Scene) -> bool:
    """Whether the object is such a noun, nothing but what kind of officials they are before it."""
    tokens, language = document.tokens, document.article.language
    officials = words(language, "frames", "officials")
    kinds, private = (words(language, "frames", key) for key in ("official_kinds", "private_kinds"))
    first = _behind(document, scene)
    for index in range(first, min(first + REACH - 1, scene.sentence.tokens[1])):
        if tokens[index].norm in officials:
            between = {t.norm for t in tokens[first:index]}
            public = not between.isdisjoint(words(language, "frames", "public_kinds"))
            return public or tokens[index - 1].norm not in private  # "with business leaders"
        if tokens[index].norm not in kinds:
            return False
    return False


def land_behind(document: Document, scene: Scene) -> str:
    """ "Met governors who represent states in Peru's north": the state that is named behind them, or ""."""
    tokens, language = document.tokens, document.article.language
    known, ties = (words(language, "frames", key) for key in ("officials", "land_ties"))
    inside = range(scene.at + 1, min(scene.at + REACH, scene.sentence.tokens[1]))
    at = next((i for i in inside if tokens[i].norm in known), -1)
    tied = False
    for token in tokens[at + 1 : min(at + 1 + REACH, scene.sentence.tokens[1])] if ties and at >= 0 else ():
        here = within(document.mentions, token.start, token.end)
        if found := next((m.key for m in here if m.kind == "country" and m.form == "name"), ""):
            return found if tied else ""
        tied = token.norm in ties or (tied and token.norm in words(language, "frames", "articles"))
        if not (tied or token.norm in words(language, "frames", "land_parts")):
            return ""
    return ""


def _behind(document: Document, scene: Scene) -> int:
    """The first token behind a verb, its subject where that stands there too, and "today", "also"."""
    tokens, language = document.tokens, document.article.language
    subject, first = scene.subject, scene.at + 1
    if subject_first(language):
        return first
    before = tokens[scene.clause.start : scene.at]
    inverted = (
        subject is not None
        and subject.first > scene.at
        and all(t.norm not in finite_verbs(language) for t in before)
    )
    first = max(first, subject.last) if subject and inverted else first  # not "der vil hun møte ministeren"
    marks = union(language, "frames", "heading_fillers", "listed_marks", "first_person")
    while first < scene.clause.end and (
        tokens[first].norm in marks or within(document.times, tokens[first].start, tokens[first].end)
    ):
        first += 1
    return first


def office_holder(document: Document, scene: Scene) -> Title | None:
    """ "Met the foreign minister", "met with the deputy prime minister": an office that nobody is named for.

    Whoever meets somebody of his own office has not met himself.
    """
    tokens, language = document.tokens, document.article.language
    kinds = words(language, "frames", "official_kinds") | words(language, "frames", "deputies")
    first = _behind(document, scene)
    start, stop = tokens[first - 1].end, tokens[min(first - 1 + REACH, scene.sentence.tokens[1] - 1)].end
    title = next((t for t in within(document.titles, start, stop) if t.start >= start), None)
    own = scene.subject.members if scene.subject else ()
    if title is None or title.plural or title.office not in STATE:
        return None
    if title.of and (subject_first(language) or within(document.mentions, title.start, title.end)):
        return None  # not "stortingspresidenten", whose state no word of his names
    if title.person and title.person not in own:
        return None
    if title.office in HEADS and document.article.text[title.start].isupper():
        return None  # "met the President in Lima": whose, the text takes as known
    if not title.definite and not document.article.text[: title.start].casefold().endswith("the "):
        return None
    return title if all(t.norm in kinds for t in within(tokens, start, title.start)) else None


def held_with(document: Document, scene: Scene) -> bool:
    """ "Held talks with officials": a noun that a verb of having ties to its subject, and "with" behind."""
    language, tokens = document.article.language, document.tokens
    behind = tokens[scene.at + 1].norm if scene.at + 1 < len(tokens) else ""
    if behind not in words(language, "frames", "with"):
        return False
    before = tokens[max(scene.clause.start, scene.at - REACH) : scene.at]
    return not words(language, "frames", "support_verbs").isdisjoint(t.norm for t in before)


def held_in(document: Document, scene: Scene) -> bool:
    """ "Had talks in Lima", "skal ha samtaler både i Lima og Quito": with nobody but whose town it is."""
    language, tokens = document.article.language, document.tokens
    if tokens[scene.at].norm not in words(language, "frames", "hosted_talks"):
        return False
    behind = [t.norm for t in tokens[scene.at + 1 : scene.clause.end]]
    both, ties = words(language, "frames", "counting_both"), words(language, "frames", "stay_prepositions")
    opens = behind[1:2] if behind and behind[0] in both else behind[:1]
    parties = words(language, "frames", "with") | words(language, "frames", "between")
    before = {t.norm for t in tokens[max(scene.clause.start, scene.at - REACH) : scene.at]}
    having = words(language, "frames", "having_talks")
    sent = {t.person for t in document.titles if t.office == "special_envoy"}
    who = scene.subject.members if scene.subject else ()
    told = bool(opens and opens[0] in ties) and parties.isdisjoint(behind)
    return told and not having.isdisjoint(before) and sent.isdisjoint(who)


def named_of_many(document: Document, scene: Scene) -> Members:
    """ "Held calls with several leaders, including B and C": those named of the many."""
    subject = scene.subject
    if subject is None or not subject.people or len(subject.members) > 1:
        return []
    tokens, many = document.tokens, words(document.article.language, "frames", "leader_endings")
    told = next((c for c in scene.after if c.people and not c.genitive and after_naming(document, c)), None)
    if told is None or set(told.members) & set(subject.members):
        return []
    gap = {t.norm for t in tokens[scene.at : told.first]}
    return everybody(subject) + everybody(told) if gap & many else []


def held_alone(document: Document, scene: Scene) -> bool:
    """ "Der hun skal ha politiske samtaler": talks that somebody has, nothing behind them."""
    language, tokens = document.article.language, document.tokens
    if tokens[scene.at].norm not in words(language, "frames", "hosted_talks"):
        return False
    before = {t.norm for t in tokens[max(scene.clause.start, scene.at - REACH) : scene.at]}
    parties = union(language, "frames", "with", "between")
    behind = {t.norm for t in tokens[scene.at + 1 : scene.clause.end]}
    return bool(before & words(language, "frames", "having_talks")) and behind.isdisjoint(parties)


def anybody(document: Document, scene: Scene) -> bool:
    """Whether whom a verb tells to be met are a group that nothing names: "norsk næringsliv"."""
    tokens, language = document.tokens, document.article.language
    groups, ties = (words(language, "frames", key) for key in ("met_groups", "met_ties"))
    fellows = tuple(words(language, "frames", "fellow_endings")) or ("\0",)
    marks = words(language, "frames", "fellow_marks")
    first = _behind(document, scene)  # "i Lima møter A også bedrifter"
    verbs = finite_verbs(language)
    for index in range(first, min(first + REACH, scene.sentence.tokens[1])):
        token = tokens[index]
        if token.norm in groups:
            return True
        if token.norm.endswith(fellows):  # "de andre nordiske utenriksministrene": of whom he is one
            return _of_a_region(document, scene.at, index)
        timed = within(document.times, token.start, token.end)
        adjective = any(m.form == "adjective" for m in within(document.mentions, token.start, token.end))
        word = (token.text.islower() and token.text.isalpha()) or token.norm in marks
        tied = token.norm in words(language, "frames", "place_prepositions") and token.norm not in ties
        if token.norm in verbs or tied or not (word or adjective or timed):
            return False
    return False


def _of_a_region(document: Document, first: int, at: int) -> bool:
    """Whether "the other" or a part of the world tells which ministers, between two tokens."""
    language, tokens = document.article.language, document.tokens
    told = words(language, "frames", "fellow_marks")
    return any(t.norm in told for t in tokens[first + 1 : at])


def members_of(document: Document, chunk: Chunk, behind: int = -1) -> bool:
    """ "Medlemmer av Hamas", "ledelsen i Hamas", of a body alone; right behind the token `behind`."""
    tokens, language = document.tokens, document.article.language
    heads, ties = (words(language, "frames", key) for key in ("member_nouns", "member_ties"))
    at = chunk.first - 1
    while (
        at > 0
        and tokens[at].norm not in ties
        and tokens[at].norm in words(language, "frames", "joint_fillers")
    ):
        at -= 1  # "av den amerikanske kongressen"
    if chunk.kinds != {"organisation"} or chunk.genitive or at < 1:
        return False
    if tokens[at].norm not in ties or tokens[at - 1].norm not in heads:
        return False
    kinds = words(language, "frames", "official_kinds") | words(language, "frames", "counted_members")
    return behind < 0 or all(t.norm in kinds for t in tokens[behind + 1 : at - 1])
