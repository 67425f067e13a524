"""Receptions that are visits: a state hosts B, "tok imot B på offisielt besøk", "ble tatt imot i Lima"."""

from kg.document import Document
from kg.extract.frames.records import Members, Scene
from kg.languages import words

EPITHETS = 4  # tokens from "på" to the noun of "på et kort offisielt besøk"


def hosted_by_state(document: Document, scene: Scene, members: Members) -> bool:
    """ "Kenya will host President B": a visit, where a state by its bare name hosts him, or nobody does."""
    hosting = words(document.article.language, "frames", "state_hosting")
    subject = scene.subject
    if {role for _, role in members} == {"guest"}:
        return True  # "A ble tatt imot i Lima"
    if subject is None or subject.kinds != {"country"} or document.tokens[scene.at].norm not in hosting:
        return False
    people = {t.person for t in document.titles}
    if len([w for w, role in members if role == "guest"]) > 1:
        return False  # "ready to host the two": to meet each other
    return bool(members) and all(who in people for who, role in members if role == "guest")


def received_on_visit(document: Document, scene: Scene) -> int:
    """The noun of "A tok imot B på (offisielt) besøk", "ønsket B velkommen på statsbesøk"; -1 for none."""
    language, tokens = document.article.language, document.tokens
    marks, endings = (words(language, "frames", key) for key in ("on_visit", "visit_endings"))
    for mark in (i for i in range(scene.at + 1, scene.clause.end - 1) if tokens[i].norm in marks):
        for index in range(mark + 1, min(mark + EPITHETS, scene.clause.end)):
            if tokens[index].norm.endswith(tuple(endings) or ("\0",)):
                return index
            if not tokens[index].text.islower():
                break
    return -1
