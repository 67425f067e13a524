"""What people meet for: "met in Lima for the 18th session of the council" tells of that session."""

from kg.document import Document
from kg.extract.events.merged import occasion
from kg.extract.frames.records import Scene
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, words

MEETING_FOR = frozenset(
    {("meeting", "meet"), ("meeting", "gather"), ("visit", "guest")}
)  # types and patterns
GATHERED_REACH = 12  # tokens behind "met" within which "for the session" says what for


def met_for(document: Document, scene: Scene, pattern: str) -> str:
    """ "A and B met in Lima for the 18th session of the council": the type of the gathering, or "".

    One who meets others for a summit is at it; for a conference, he may only have come to it.
    """
    tokens, language = document.tokens, document.article.language
    if scene.subject is None:
        return ""
    if pattern == "guest":
        return "meeting" if _at_table(document, scene) else ""
    several = len(scene.subject.members) > 1
    names = sum(t.text[0].isupper() for t in tokens[scene.at + 1 : scene.clause.end])
    for i in range(scene.at + 1, min(scene.at + GATHERED_REACH + names, scene.clause.end)):
        if not several and tokens[i].norm in words(language, "circumstances", "infinitive_marks"):
            return ""  # "met B to prepare for the summit"
        kinds = {r.type for r in readings(language, tokens, i, i) if r.pattern == "noun"}
        held = kinds & ({"summit", "conference"} if several else {"summit"})
        known = tokens[i].norm.endswith(tuple(words(language, "frames", "definite_endings")) or ("\0",))
        if known and not several and not subject_first(language):
            return ""  # "møtte B før han dro til toppmøtet"
        if held and occasion(document, scene.at, i):
            return min(held)
    return ""


def _at_table(document: Document, scene: Scene) -> bool:
    """ "Er gjest hos B på en arbeidsmiddag": whether a meal or a meeting is what somebody is a guest at."""
    tokens, language = document.tokens, document.article.language
    placing = words(language, "frames", "place_prepositions")
    for i in range(scene.at + 2, scene.clause.end):
        placed = any(tokens[i - n].norm in placing for n in (1, 2))
        if placed and any(
            r.pattern == "noun" and r.type == "meeting" for r in readings(language, tokens, i, i)
        ):
            return True
    return False
