"""Which body of states a gathering is of: "EUs toppmøte", "the APEC Leaders' Meeting", the one spoken of."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.structure import within
from kg.document import Mention
from kg.extract.actors.names import organisation_name
from kg.extract.frames.records import Scene
from kg.extract.frames.scene import Frames
from kg.languages import words

HEADS = ("head_of_state", "head_of_government")
AHEAD = 3  # tokens from "before" to the noun of what is to come
BESIDE = 12  # characters between an organisation and the noun of its gathering
BODY_SENTENCES = 2  # before a summit's own, in which the body that holds it is spoken of
ARRANGED_REACH = 6  # tokens between "arrangeres" and "av": "arrangeres i Stockholm av"
ARRANGING_REACH = 7  # tokens between "arrangerte" and "konferanse"
OF_THE = 2  # words of "of the"
ITS_REACH = 6  # tokens from "its" to the noun: "its upcoming informal summit"
BEHIND = 6  # characters between the noun and the organisation it is "i" or "of"


class OrganiserFrames(Frames):
    """Reads the organisers of gatherings."""

    def _organisers(self, scene: Scene) -> list[str]:
        """The organisation that the noun names: in its genitive, in the compound, or right behind it."""
        token = self._document.tokens[scene.at]
        if several := self._row_of_bodies(scene):
            return several
        inside = within(self._document.mentions, scene.sentence.start, scene.sentence.end)
        named = token.norm in self._words("name_nouns")  # "the Pacific Islands Forum" is held by itself
        own = [m for m in inside if m.kind == "organisation" and (token.start <= m.start < token.end
               or (named and m.start < token.start < m.end))]  # fmt: skip
        for mention in own or inside:  # "G20-møtet" is the G20's, whatever is named beside it
            if mention.kind != "organisation" or not self._gathers(mention):
                continue
            gap = token.start - mention.end
            if (
                (-1 <= gap <= BESIDE and "," not in self._document.article.text[mention.end : token.start])
                or 0 <= mention.start - token.end <= BEHIND
                or self._of_the(token.end, mention.start)
                or self._ministerial(mention.end, token.start)
                or token.start <= mention.start < token.end
                or (named and mention.start < token.start < mention.end)
            ):
                name = self._named(mention, scene)
                return [name] if name else []
        return self._called_together(scene) or self._and_its_own(scene)

    def _row_of_bodies(self, scene: Scene) -> list[str]:
        """ "The G7 and Nato summits": the bodies, each of which has one."""
        found, last, joins = list[str](), scene.at, self._words("conjunctions") | {","}
        if self._norm(scene.at) not in self._words("plural_gatherings"):
            return []
        for chunk in reversed(self._chunks.chunks(scene.sentence)):
            if chunk.last > scene.at:
                continue
            between = {self._norm(i) for i in range(chunk.last, last)}
            if chunk.kinds != {"organisation"} or chunk.genitive or not between <= joins:
                break
            found, last = [*chunk.members, *found], chunk.first
        return found if len(found) > 1 else []

    def _whose_own(self, scene: Scene, companions: Sequence[str]) -> bool:
        """ "Vil ha et toppmøte med B", or "er fornøyd etter toppmøtet med B" of two who lead their states."""
        subject = scene.subject
        if not self._definite(scene.at):
            return True
        if subject is None or subject.genitive or len(subject.members) > 1 or len(companions) > 1:
            return False
        both = (subject.members[0], companions[0])
        leading = {t.person for t in self._document.titles if t.office in HEADS and t.person}
        return both[0] != both[1] and leading.issuperset(both)

    def _and_its_own(self, scene: Scene) -> list[str]:
        """ "The OSCE and its summit in Lima", "Nato og alliansens neste toppmøte": of the body beside it."""
        joins = self._words("conjunctions")
        owning = self._words("its_words") | self._words("body_owners")
        near = range(scene.at - 1, max(scene.clause.start, scene.at - ITS_REACH), -1)
        own = next((i for i in near if self._norm(i) in owning), -1)
        own -= self._norm(own - 1) in self._words("articles")  # "and the alliance's summit"
        end = self._document.tokens[own - 2].end if own > 1 and self._norm(own - 1) in joins else -1
        inside = within(self._document.mentions, scene.sentence.start, scene.sentence.end)
        for mention in inside:
            known = self._registry.organisations.get(mention.key) if mention.end == end else None
            if mention.kind == "organisation" and known is not None and known.kind in ("igo", "forum"):
                return [organisation_name(self._document, mention)]
        return []

    def _called_together(self, scene: Scene) -> list[str]:
        """ "EUs stats- og regjeringssjefer møtes til toppmøte": of the body whose people meet for it."""
        if self._frames.get("subject_first") or self._norm(scene.at - 1) not in self._words("to"):
            return []
        keys = {
            m.key: organisation_name(self._document, m)
            for c in scene.before
            if "organisation" in c.kinds and not c.preposition
            for m in self._document.mentions
            if m.kind == "organisation" and self._index(m.start) == c.first
        }
        known = [self._registry.organisations[key] for key in keys if key in self._registry.organisations]
        return [keys[body.key] for body in known if body.kind in ("igo", "forum")][:1]

    def _ministerial(self, end: int, start: int) -> bool:
        """ "The APEC Leaders' Meeting": whose people meet stands between the body and the noun."""
        between = within(self._document.tokens, end, start)
        marks = self._words("ministerial_nouns")
        return bool(between) and all(t.norm in marks for t in between)

    def _sole_body(self) -> str:
        """The one body of states that the whole text names."""
        found: dict[str, Mention] = {}
        for mention in self._document.mentions:
            known = self._registry.organisations.get(mention.key) if mention.kind == "organisation" else None
            if known is not None and known.kind in ("igo", "forum"):
                found.setdefault(mention.key, mention)
        return organisation_name(self._document, *found.values()) if len(found) == 1 else ""

    def _arranging(self, scene: Scene) -> list[str]:
        """ "Peru arrangerte en konferanse", "er vertskap for konferansen", "arrangert i Lima av Peru"."""
        hosting = self._words("host_words")
        arranging = self._words("arranging_verbs") | self._words("gathering_verbs")
        chunks = [c for c in self._chunks.chunks(scene.sentence) if not c.genitive and not c.people]
        by = (c for c in chunks if c.preposition in self._words("by") and c.first > scene.at)
        for chunk in by:
            near = range(max(scene.at, chunk.first - ARRANGED_REACH), chunk.first)
            if any(self._norm(i) in arranging for i in near):
                return list(chunk.members)
        low = max(scene.clause.start, scene.at - ARRANGING_REACH)
        verb = next((i for i in range(scene.at - 1, low - 1, -1) if self._norm(i) in arranging), -1)
        host = next((i for i in range(scene.at - 1, low - 1, -1) if self._norm(i) in hosting), -1)
        purpose = self._words("purpose_marks")
        told = verb >= 0 or (host >= 0 and self._norm(host + 1) in purpose)
        subject = scene.subject
        if not told or subject is None or subject.genitive or subject.people or subject.first > scene.at:
            return []
        states = "country" in subject.kinds or self._of_states(subject)
        return list(subject.members) if states else []

    def _of_the(self, end: int, start: int) -> bool:
        """ "The summit of the Organization of NAME": nothing but "of the" between."""
        between = self._document.article.text[end:start].casefold().split() if end < start else []
        marks = self._words("meeting_of")
        return len(between) == OF_THE and between[0] in marks and between[1] in self._words("phrase_openers")

    def _gathers(self, mention: Mention) -> bool:
        known = self._registry.organisations.get(mention.key)
        return known is None or known.kind not in ("media", "party", "ministry")

    def _named(self, mention: Mention, scene: Scene) -> str:
        tokens = self._document.tokens
        for chunk in self._chunks.chunks(scene.sentence):
            if (
                "organisation" in chunk.kinds
                and tokens[chunk.first].start <= mention.start < tokens[chunk.last - 1].end
            ):
                return next(
                    (
                        w
                        for w in chunk.members
                        if w.casefold() in self._document.article.text[mention.start : mention.end].casefold()
                    ),
                    chunk.members[0],
                )
        return ""

    def _spoken_of(self, scene: Scene) -> str:
        """ "Toppmøtet i Brussel", where a body of states is spoken of right before: its summit."""
        token = self._document.tokens[scene.at]
        if not token.norm.startswith(tuple(self._words("body_gatherings")) or ("\0",)):
            return ""
        if not self._definite(scene.at):
            return ""
        number = self._number(scene)
        start = self._document.sentences[max(0, number - BODY_SENTENCES)].start
        for mention in reversed(within(self._document.mentions, start, token.start)):
            known = self._registry.organisations.get(mention.key) if mention.kind == "organisation" else None
            if known is not None and known.kind in ("igo", "forum") and mention.key != "un":
                return organisation_name(self._document, mention)
        return ""

    def _number(self, scene: Scene) -> int:
        return bisect_left(self._document.sentences, scene.sentence.start, key=attrgetter("start"))

    def _definite(self, at: int) -> bool:
        if self._norm(at - 1) in self._words("definite_determiners"):
            return True
        return self._norm(at).endswith(tuple(self._words("definite_endings")))

    def _beside_in_time(self, scene: Scene) -> bool:
        """ "Før toppmøtet i Lima møtte A B": it only says when, in front of the verb."""
        apart = words(self._language, "circumstances", "apart_in_time")
        near = {self._norm(i) for i in scene.clause.before(scene.at, AHEAD)}
        fronted = not self._clauses.verbs(scene.clause, scene.at)
        return fronted and not self._frames.get("subject_first") and not near.isdisjoint(apart)
