"""Who comes along, and who is at whose: "B er også med til Lima", "A var tirsdag hos president B"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import covering, within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.dispatches import DispatchFrames
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, words

HOST_REACH = 12  # tokens from "var" to whom somebody was "hos"
GOAL_WORDS = 7  # tokens between "med" and "til", over whom somebody goes with


def goes_along(document: Document, scene: Scene, subject: Chunk) -> int:
    """ "B er også med til Lima", "med til Lima er B": the token of "med", or -1."""
    tokens, language = document.tokens, document.article.language
    if subject_first(language) or tokens[scene.at].norm not in words(language, "frames", "being_verbs"):
        return -1
    ties, asides = words(language, "frames", "with"), words(language, "frames", "along_asides")
    if tokens[scene.clause.start].norm in ties and scene.clause.start < scene.at < subject.first:
        return scene.clause.start
    at = max(scene.at, subject.last - 1) + 1
    while at < scene.clause.end and tokens[at].norm in asides:
        at += 1
    return at if at < scene.clause.end and tokens[at].norm in ties else -1


def host_of(
    document: Document,
    served: Mapping[str, AbstractSet[str]],
    at: int,
    guests: Sequence[str],
    chunks: Sequence[Chunk],
) -> Chunk | None:
    """ "Var i Lima hos president B": whoever of another state somebody is at, in the clause of a verb."""
    marks = words(document.article.language, "frames", "at_somebody")
    near = (c for c in chunks if c.preposition in marks and 0 < c.first - at <= HOST_REACH)
    host = next((c for c in near if c.people and not c.genitive and len(c.members) == 1), None)
    if host is None or any(t.text in ",;:" for t in document.tokens[at : host.first]):
        return None
    language = document.article.language
    if any(readings(language, document.tokens, i, i) for i in range(at + 1, host.first)):
        return None  # "var på besøk hos B", "var gjest hos B"
    own = {of for w in guests for of in served.get(w, ())}
    theirs = served.get(host.members[0], frozenset())
    alike = words(document.article.language, "people", "colleague")
    alike = alike.intersection(t.norm for t in document.tokens[host.first - 2 : host.first + 1])
    return host if own and (theirs or alike) and own.isdisjoint(theirs) else None


def in_town(document: Document, scene: Scene) -> bool:
    """ "Er også i byen", "er alt på plass", and nothing behind: where the text before tells."""
    tokens, language = document.tokens, document.article.language
    if tokens[scene.at].norm not in words(language, "frames", "here_now"):
        return False
    asides, told = words(language, "frames", "along_asides"), words(language, "frames", "town_phrases")
    last = scene.sentence.tokens[1]
    for at in range(scene.at + 1, min(scene.at + 1 + GOAL_WORDS, last - 1)):
        if f"{tokens[at].norm} {tokens[at + 1].norm}" in told:
            return at + 2 >= last or not tokens[at + 2].text[0].isalnum()
        if tokens[at].norm not in asides:
            return False
    return False


class AlongFrames(DispatchFrames):
    """Reads the guests of a journey that a verb of being tells."""

    def _along(self, scene: Scene, subject: Chunk) -> Members:
        """ "B er også med til Lima", "B er med A til Lima": B, with whoever is named, and where."""
        if (at := goes_along(self._document, scene, subject)) < 0:
            return []
        to = self._goal_mark(scene, at)
        if not to:
            return []  # "med på turen er også B"
        if at < scene.at:  # "med til Lima er også B"
            inside = within(self._document.mentions, *self._stretch(to, scene.at))
            target = [m for m in inside if m.kind in ("place", "country") and m.form == "name"][:1]
        else:
            target = self._target(scene, self._words("to"))
        lands = list(dict.fromkeys(c for m in target if (c := self._country(m))))
        if not target or self._index(target[0].start) < to or not all(map(self._vouched, subject.members)):
            return []
        company = [w for c in scene.rest if at < c.first < to and c.people for w in c.members]
        guests = [*subject.members, *(w for w in company if w not in subject.members)]
        abroad = [c for c in lands if not any(self._at_home(w, c) for w in guests)]
        return [*((w, "guest") for w in guests), *((c, "host") for c in abroad)] if abroad else []

    def _at_somebody(self, scene: Scene, subject: Chunk) -> Members:
        """ "A var tirsdag hos president B", "i Det hvite hus hos B": in no land or town that is named."""
        host = host_of(self._document, self._served, scene.at, subject.members, scene.rest)
        if subject_first(self._language) or host is None:
            return []
        tokens, text = self._document.tokens, self._document.article.text
        for index in range(max(scene.at + 1, subject.last), host.first):
            placed = covering(self._document.mentions, text, tokens[index].start)
            if any(m.kind in ("place", "country") and m.form == "name" and not m.genitive for m in placed):
                return []
        return [*((w, "guest") for w in subject.members), (host.members[0], "host")]

    def _stretch(self, first: int, last: int) -> tuple[int, int]:
        return self._document.tokens[first].start, self._document.tokens[last].start

    def _goal_mark(self, scene: Scene, at: int) -> int:
        """The token of "til" behind "med", "med på turen" or "med A"; 0 where others stand between."""
        trips, goals, tokens = self._words("along_trips"), self._words("to"), self._document.tokens
        for index in range(at + 1, min(at + GOAL_WORDS, scene.clause.end)):
            norm = tokens[index].norm
            if norm in goals:
                return index
            named = tokens[index].text[0].isupper() or self._fills(index)
            titled = any(t.start <= tokens[index].start < t.end for t in self._document.titles)
            if not (norm in trips or named or titled):
                return 0
        return 0
