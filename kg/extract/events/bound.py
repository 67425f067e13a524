"""What is bound to come, or done, by what kind of deed it is: an order to leave, a sum promised."""

from kg.document import Document
from kg.extract.frames.records import Scene
from kg.languages import lists
from kg.records import Status, TimeExpression

BOUND = ("exit", "accede", "chair")  # what a state enters and leaves
Told = tuple[Status, TimeExpression | None]  # how real an event is, and when


def due(document: Document, pattern: str, scene: Scene, kind: str, told: Told, *, present: bool) -> Told:
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
    if pattern == "aid" and norm(scene.at) in of("promising_sums"):
        return ("planned" if state == "held" else state), None
    deadline = time is not None and time.start > document.tokens[scene.at].start
    if pattern in ("envoys", "expel") and kind == "expulsion" and time is not None and deadline:
        at = next((i for i, t in enumerate(document.tokens) if t.start >= time.start), 0)
        if {norm(at), norm(at - 1)} & of("deadline_marks"):
            near = {norm(i) for i in scene.clause.before(scene.at)}
            return (state if near & of("future") else "held"), None
    ordered = pattern in ("leave", "withdraw") and kind != "other"
    return ("held", None) if ordered and (state == "proposed" or deadline) else (state, time)
