"""Talks of peace of those at war, named elsewhere in the text: "krigen mellom A og B ... fredssamtalene"."""

from collections.abc import Sequence
from functools import cached_property

from kg.annotate.structure import within
from kg.document import Document, Mention, Token
from kg.extract.actors.names import organisation_name
from kg.extract.actors.premodifiers import discussed
from kg.extract.actors.series import Series
from kg.extract.circumstances.records import Place
from kg.extract.frames.records import Members, Scene
from kg.languages import endings, words
from kg.records import Status, TimeExpression, is_state

OWNER_REACH = 2  # tokens between whose war it is and "war": "Russlands fullskala invasjon"
BEHIND_REACH = 4  # tokens behind "war" or "invaded" within which the other side is named
OPENED_BEFORE, OPENED_BEHIND = 5, 7  # tokens beside "fredssamtaler" within which they are begun, or to be
TOPIC_REACH = 5  # tokens behind "talks" within which "about a truce" stands, or where they are
ARTICLES = 3  # tokens before "talks" within which the nationality stands: "de syriske samtalene"
PAIR = 2


class Wars:
    """Reads talks of peace by the one war that a document tells of, or by who has negotiated before."""

    def __init__(self, document: Document, series: Series) -> None:
        self._document, self._series = document, series
        self.found_at = -1  # the noun of the talks found last

    @cached_property
    def _sides(self) -> list[str]:
        return at_war(self._document)

    def talks(self, scene: Scene) -> Members:
        """ "Fredssamtalene": of the two at war in this text, else of those who have negotiated."""
        if not of_peace(self._document, scene):
            return []
        found = peace_talks(
            self._document, scene, self._sides or self._series.negotiating or self._series.fighting
        )
        self.found_at = scene.at if found else self.found_at
        return found

    def only_spoken_of(self, scene: Scene) -> bool:
        """ "Diskuterte fredssamtalene med B": the talks of others, whoever speaks of them."""
        return of_peace(self._document, scene) and discussed(self._document, scene.at) >= 0

    def earlier(self, at: int) -> bool:
        """ "Tidligere runder med fredssamtaler": others than those that are to come."""
        gone = words(self._document.article.language, "frames", "gone_rounds")
        near = self._document.tokens[max(0, at - OPENED_BEFORE) : at]
        return at == self.found_at and any(t.norm in gone for t in near)

    def real(self, scene: Scene, state: Status, time: TimeExpression | None) -> Status:
        """How real talks are: of "våpenhvileforhandlinger" of no time nobody says that they were held."""
        if scene.at != self.found_at or state != "held" or time or _definite(self._document, scene.at):
            return state
        near = range(scene.at + 1, min(scene.at + OPENED_BEHIND, scene.sentence.tokens[1]))
        coming = words(self._document.article.language, "frames", "peace_coming")
        return "planned" if any(self._document.tokens[i].norm in coming for i in near) else "proposed"

    def place(self, at: int, place: Place) -> Place:
        """ "Krigen fortsetter i Peru, og fredssamtalene": the war is there, not the talks."""
        return Place() if at == self.found_at and not place.city and place.country in self._sides else place


def of_peace(document: Document, scene: Scene) -> bool:
    """ "Fredssamtalene", "våpenhvileforhandlinger", "forhandlinger om en våpenhvile"."""
    tokens, language = document.tokens, document.article.language
    if tokens[scene.at].norm.startswith(endings(language, "frames", "peace_stems")):
        return True
    behind = [t.norm for t in tokens[scene.at + 1 : scene.at + 1 + TOPIC_REACH]]
    about = bool(behind) and behind[0] in words(language, "frames", "topic_words")
    return about and not words(language, "frames", "peace_topics").isdisjoint(behind)


def peace_talks(document: Document, scene: Scene, sides: Sequence[str]) -> Members:
    """The `sides` of the war as parties of the noun of talks, where nothing beside it tells of others."""
    tokens, language = document.tokens, document.article.language
    if len(sides) < PAIR or not of_peace(document, scene):
        return []
    if not _definite(document, scene.at) and not _opened(document, scene):
        return []
    start = tokens[max(scene.clause.start, scene.at - ARTICLES)].start
    end = tokens[min(scene.at + TOPIC_REACH, scene.sentence.tokens[1] - 1)].end
    with_whom = words(language, "frames", "with") | words(language, "frames", "between")
    behind = tokens[scene.at + 1 : scene.at + 2]
    apart = bool(behind) and behind[0].norm in with_whom
    near = within(document.mentions, start, end)
    others = any(m.kind == "country" and m.key not in sides and _beside(document, scene, m) for m in near)
    return [] if apart or others else [(w, "participant") for w in sides]


def _definite(document: Document, at: int) -> bool:
    """ "Fredssamtalene", which there are; of "fredssamtaler" the words around must say so."""
    return document.tokens[at].norm.endswith(endings(document.article.language, "frames", "definite_endings"))


def _opened(document: Document, scene: Scene) -> bool:
    """ "Vil starte fredssamtaler", "nye fredssamtaler", "våpenhvilesamtaler, som starter nå"."""
    low, stop = max(scene.sentence.tokens[0], scene.at - OPENED_BEFORE), scene.sentence.tokens[1]
    near = document.tokens[low : min(stop, scene.at + OPENED_BEHIND)]
    language = document.article.language
    opening, doubt = (words(language, "frames", key) for key in ("peace_openers", "peace_doubts"))
    return any(t.norm in opening for t in near) and not any(t.norm in doubt for t in near)


def _beside(document: Document, scene: Scene, mention: Mention) -> bool:
    """ "De syriske samtalene", "fredssamtalene i Peru": a state whose talks they are, not who speaks."""
    first = document.tokens[scene.at]
    if mention.end <= first.start:
        return mention.form == "adjective"
    before = next((t for t in reversed(document.tokens) if t.end <= mention.start), first)
    return before.norm in words(document.article.language, "frames", "war_places")


def at_war(document: Document) -> list[str]:
    """The two who fight each other, where the text tells of one war only; else nobody."""
    language, tokens = document.article.language, document.tokens
    nouns, verbs = (words(language, "frames", key) for key in ("war_nouns", "war_verbs"))
    named = {m.key for m in document.mentions if m.kind == "country"}
    found: dict[frozenset[str], list[str]] = {}
    for at, token in enumerate(tokens):
        pair: list[str] = []
        if token.norm in nouns:
            pair = _of_noun(document, at)
        elif token.norm in verbs:
            pair = _of_verb(document, at)
        if len(set(pair)) == PAIR and all(w in named or not is_state(w) for w in pair):
            found.setdefault(frozenset(pair), pair)
    return next(iter(found.values())) if len(found) == 1 else []


def _of_noun(document: Document, at: int) -> list[str]:
    """ "Krigen mellom A og B", "As invasjon av B", "den russiske krigen mot B"."""
    tokens, language = document.tokens, document.article.language
    behind = tokens[at + 1 : at + 1 + BEHIND_REACH]
    if behind and behind[0].norm in words(language, "frames", "between"):
        sides = _mentions(document, behind[1:] or behind)
        joined = len(sides) >= PAIR and document.article.text[sides[0].end : sides[1].start].strip()
        return (
            [_party(document, m) for m in sides[:PAIR]]
            if joined in words(language, "people", "and_words")
            else []
        )
    owners = _mentions(document, tokens[max(0, at - 1 - OWNER_REACH) : at])
    owner = next((m for m in reversed(owners) if m.genitive or m.form == "adjective"), None)
    struck = _struck(document, behind)
    return [struck, _party(document, owner)] if owner is not None and struck else []


def _of_verb(document: Document, at: int) -> list[str]:
    """ "A invaderte B": two states beside the verb."""
    tokens = document.tokens
    before = _mentions(document, tokens[max(0, at - PAIR) : at])
    behind = _mentions(document, tokens[at + 1 : at + 1 + BEHIND_REACH])
    plain = [m for m in (*before[-1:], *behind) if m.form == "name" and not m.genitive]
    sides = list(dict.fromkeys(m.key for m in plain if m.kind == "country"))
    return [sides[1], sides[0]] if len(sides) >= PAIR else []


def _struck(document: Document, behind: tuple[Token, ...]) -> str:
    """ "Mot B", "i B", "av B", right behind a war or an attack."""
    if len(behind) < PAIR or behind[0].norm not in words(document.article.language, "frames", "war_places"):
        return ""
    found = next((m for m in _mentions(document, behind[1:2]) if not m.genitive), None)
    return found.key if found is not None and found.kind == "country" and found.form == "name" else ""


def _mentions(document: Document, tokens: tuple[Token, ...]) -> list[Mention]:
    inside = within(document.mentions, tokens[0].start, tokens[-1].end) if tokens else []
    return [m for m in inside if m.kind in ("country", "organisation")]


def _party(document: Document, mention: Mention) -> str:
    return organisation_name(document, mention) if mention.kind == "organisation" else mention.key
