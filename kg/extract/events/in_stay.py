"""Days and status that a stay gives: "15.–18. mai. Lørdag møter han B", "besøket innledes med et møte"."""

from datetime import date, timedelta

from kg.document import Document, replace
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import endings, subject_first, words
from kg.records import Status, TimeExpression

COMING = ("planned", "proposed")
DAY_VALUE = 10  # length of YYYY-MM-DD
AND_REACH = 3  # tokens from "og" to its verb, from a verb to "også"
EDGE_REACH = 4  # tokens from the noun of a stay to "innledes", "skal avsluttes"


def in_stay(
    document: Document, stay: Draft | None, scene: Scene, told: tuple[TimeExpression | None, Status, Members]
) -> TimeExpression | None:
    """The time of what is planned for a stay: the weekday that lies in it, its first or its last day."""
    time, status, members = told
    whole = stay.time if stay is not None and stay.status in COMING and status in COMING else None
    if whole is None or not whole.until or stay is None or subject_first(document.article.language):
        return time
    if not len(whole.value) == len(whole.until) == DAY_VALUE:
        return time
    guests = {w for w, role in stay.members if role == "guest"}
    if members and guests.isdisjoint(w for w, _ in members):
        return time
    if time is None:
        return _edge(document, scene, whole)
    if time.rule != "weekday" or time.until or len(time.value) != DAY_VALUE or time.value >= whole.value:
        return time
    first = date.fromisoformat(whole.value)
    days = (date.fromisoformat(time.value).weekday() - first.weekday()) % 7
    meant = (first + timedelta(days=days)).isoformat()
    return replace(time, value=meant) if meant <= whole.until else time


def _edge(document: Document, scene: Scene, whole: TimeExpression) -> TimeExpression | None:
    """ "Besøket innledes med et møte med B", "avsluttes med samtaler": on the first day, on the last."""
    tokens, language = document.tokens, document.article.language
    first, ends = scene.clause.start, endings(language, "frames", "visit_endings")
    noun = next(
        (i for i in range(first, min(first + EDGE_REACH, scene.at)) if tokens[i].norm.endswith(ends)), -1
    )
    if noun < 0 or not ends:
        return None
    near = [t.norm for t in tokens[noun + 1 : min(noun + EDGE_REACH, scene.at)]]
    if any(n in words(language, "circumstances", "beginning_verbs") for n in near):
        return replace(whole, until=None)
    closes = any(n in words(language, "circumstances", "closing_verbs") for n in near)
    return replace(whole, value=whole.until or whole.value, until=None) if closes else None


def planned_too(
    document: Document, journey: Draft | None, scene: Scene, state: Status, members: Members
) -> Status:
    """ "Hun skal til Peru i mai, og besøker også Kenya": no more under way than what is planned before it."""
    language, tokens = document.article.language, document.tokens
    if state != "ongoing" or subject_first(language):
        return state
    first, opened = scene.sentence.tokens[0], scene.clause.start
    coming, joins = (
        words(language, "circumstances", "future_auxiliaries"),
        words(language, "people", "and_words"),
    )
    opened += tokens[opened].text == ","
    norms = [t.norm for t in tokens[first : scene.sentence.tokens[1]]]
    behind = range(opened + 1, min(opened + AND_REACH, scene.at + 1))
    shared = tokens[opened].norm in joins and any(tokens[i].norm in finite_verbs(language) for i in behind)
    if shared and any(t.norm in coming for t in tokens[first:opened]):
        return "planned"
    if tokens[opened].norm in words(language, "speech", "whiles") and _to_come(
        language, norms[: opened - first]
    ):
        return "planned"  # "skal ha samtaler mens hun er i Lima"
    if (
        journey is None
        or journey.status != "planned"
        or scene.sentence.paragraph != journey.sentence.paragraph
    ):
        return state
    guests = {w for w, role in journey.members if role == "guest"}
    also = words(language, "frames", "also_words") | words(language, "frames", "in_addition")
    near = {t.norm for t in tokens[first : scene.at + AND_REACH]}
    same = not guests.isdisjoint(w for w, role in members if role == "guest")
    return "planned" if same and not near.isdisjoint(also) else state


def _to_come(language: str, main: list[str]) -> bool:
    """Whether a main clause tells what is to come, and not what somebody will not do."""
    said = f" {' '.join(main)} "
    told = not words(language, "circumstances", "future_auxiliaries").isdisjoint(main)
    told = told or any(f" {phrase} " in said for phrase in words(language, "circumstances", "coming_to"))
    return told and words(language, "frames", "negation").isdisjoint(main)
