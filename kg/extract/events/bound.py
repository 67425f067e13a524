"""What is bound to come, or done, by what kind of deed it is: an order to leave, a sum promised."""

from kg.document import Document
from kg.extract.events.records import Draft
from kg.extract.frames.bidden import asked_to_attend
from kg.extract.frames.records import Scene
from kg.languages import lists, subject_first, words
from kg.records import Status, TimeExpression

GATHERINGS = ("summit", "conference")
TALKS = ("meeting", "negotiation")
NEXT = 1  # paragraphs from a journey to come to what is told to happen on it
BOUND = ("exit", "accede", "chair")  # what a state enters and leaves
Told = tuple[Status, TimeExpression | None]  # how real an event is, and when


def due(
    document: Document,
    pattern: str,
    scene: Scene,
    kind: str,
    told: Told,
    journey: Draft | None,
    *,
    present: bool,
) -> Told:
    """How real an event is, and when, by its deed, and by the `journey` told last, which may be to come."""
    if pattern == "noun" and told == ("held", None) and _on_the_way(document, scene, kind, journey):
        return "planned", None
    return _by_deed(document, pattern, scene, kind, told, present=present)


def _by_deed(document: Document, pattern: str, scene: Scene, kind: str, told: Told, *, present: bool) -> Told:
    """Asked to leave is expelled, and the day told is the last one; a sum promised is to be paid."""
    (state, time), of = told, lists(document.article.language, "frames")

    def norm(index: int) -> str:
        return document.tokens[index].norm if index >= 0 else ""

    opening = " ".join([norm(i) for i in scene.clause.before(scene.at)])
    if pattern in ("stay", "travel") and present and state == "ongoing" and opening in of("on_the_way_home"):
        return "planned", None  # "på veien hjem mellomlander A i Lima"
    if pattern in BOUND and state == "cancelled":  # "trakk seg", "gikk ut": is what was done
        return ("planned" if present else "held"), time
    if pattern == "chair" and present and norm(scene.at) in of("in_the_chair"):
        return "ongoing", time
    asked = kind in GATHERINGS and time is None and asked_to_attend(document, scene)
    if asked or (pattern == "aid" and norm(scene.at) in of("promising_sums")):
        return ("planned" if state == "held" else state), None  # "ba B om å delta på toppmøtet"
    deadline = time is not None and time.start > document.tokens[scene.at].start
    expelled = pattern in ("envoys", "expel") and kind == "expulsion"
    if expelled and time is not None and deadline and _last_day(document, time):
        near = {norm(i) for i in scene.clause.before(scene.at)}
        return (state if near & of("future") else "held"), None
    if kind == "expulsion" and state in ("planned", "held") and norm(scene.at - 2) in of("resolve_nouns"):
        own = deadline or any(norm(i) in of("ordering_verbs") for i in scene.clause.before(scene.at))
        return "held", (time if own else None)  # "protested on Monday over the decision to expel"
    if kind == "expulsion" and (day := _decided(document, scene)):
        return "held", day
    if pattern not in ("leave", "withdraw") or kind == "other":
        return state, time
    if state == "planned" and norm(scene.at) in of("leaving_modals"):
        return "held", time  # "skal ut": ordered
    if time is not None and _gone(document, time) and not _last_day(document, time):
        between = document.article.text[document.tokens[scene.at].end : time.start]
        return "held", (None if "," in between else time)  # "måtte forlate landet i mars"
    return ("held", None) if state == "proposed" or deadline else (state, time)


def _on_the_way(document: Document, scene: Scene, kind: str, journey: Draft | None) -> bool:
    """ "A reiser til Lima fredag. Etter samtaler med B går turen til Quito": talks on a journey to come."""
    language, tokens = document.article.language, document.tokens
    if journey is None or journey.status != "planned" or kind not in TALKS or subject_first(language):
        return False
    near = 0 <= scene.sentence.paragraph - journey.sentence.paragraph <= NEXT
    onward = words(language, "frames", "onward_presents")
    return near and any(tokens[i].norm in onward for i in scene.clause.before(scene.clause.end))


def _gone(document: Document, time: TimeExpression) -> bool:
    """Whether a time is before the day of the article."""
    day = (document.article.published or "")[:10]
    return bool(day) and time.value[:10] < day[: len(time.value[:10])]


def _last_day(document: Document, time: TimeExpression) -> bool:
    """ "Innen torsdag", "by March 3": the last of the days that are given."""
    at = next((i for i, t in enumerate(document.tokens) if t.start >= time.start), 0)
    near = {document.tokens[i].norm for i in range(max(0, at - 1), at + 1)}
    return not near.isdisjoint(words(document.article.language, "frames", "deadline_marks"))


def _decided(document: Document, scene: Scene) -> TimeExpression | None:
    """ "Decided on Monday that two envoys would be expelled": the one day told before what was decided."""
    tokens, language = document.tokens, document.article.language
    first, that = scene.clause.start, words(language, "circumstances", "that_words")
    mark = next(
        (i for i in (first, first - 1) if i > scene.sentence.tokens[0] and tokens[i].norm in that), -1
    )
    if mark < 0:
        return None
    before = tokens[scene.sentence.tokens[0] : mark]
    deciding = words(language, "circumstances", "accepting") | words(
        language, "frames", "announcing_measures"
    )
    days = [t for t in document.times if scene.sentence.start <= t.start < tokens[mark].start]
    done = not deciding.isdisjoint(t.norm for t in before) and len(days) == 1
    return days[0] if done and _gone(document, days[0]) else None
