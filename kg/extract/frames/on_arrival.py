"""Welcomes that are no meeting: "was received at the airport by B", "was welcomed by his ambassador"."""

from kg.document import Document
from kg.extract.frames.records import Scene
from kg.languages import words

LEADING = ("head_of_state", "head_of_government")


def on_arrival(document: Document, scene: Scene) -> bool:
    """ "Was received at the airport by B", "was welcomed by his ambassador": not met by a leader."""
    tokens, language = document.tokens, document.article.language
    airports = words(language, "frames", "airport_words")
    norm, greeted = tokens[scene.at].norm, words(language, "frames", "greeted_forms")
    if not airports or norm not in greeted | words(language, "frames", "received_forms"):
        return False
    by = words(language, "frames", "by")
    hosts = [c for c in scene.rest if c.preposition in by and c.people]
    if not hosts and tokens[scene.at - 1].norm in words(language, "frames", "be_forms"):
        return False  # "was greeted at Lima airport by crowds": of somebody's visit
    if any(tokens[i].norm in airports for i in range(scene.at, scene.clause.end) if i in scene.clause):
        own = hosts or ([scene.subject] if scene.subject else [])
        leaders = {t.person for t in document.titles if t.person and t.office in LEADING}
        return leaders.isdisjoint(w for c in own for w in c.members)
    envoys = {t.person for t in document.titles if t.person and t.office == "ambassador"}
    return norm in greeted and bool(hosts) and envoys.issuperset(hosts[0].members)
