"""How states stand to states and bodies: relations broken and restored, bodies and treaties joined and left,
the chair of a body taken over, somebody denied entry. Events of the type "other", as the deeds are.
"""

from collections.abc import Callable, Mapping
from functools import cached_property

from kg.annotate.structure import goes_on, within
from kg.document import Mention
from kg.extract.frames.barred import BarredFrames
from kg.extract.frames.records import Members, Scene
from kg.languages import endings

# the patterns that are read here
STANDING = frozenset(("sever", "restore", "exit", "accede", "chair", "bar"))
TIES_REACH = 9  # tokens between "brøt" and "forbindelser"
KIND_REACH = 2  # tokens between "diplomatiske" and "forbindelser"
LEFT_REACH = 7  # tokens between "forlater" and the body
TREATY_REACH = 10  # tokens between "trakk" and "avtalen"
PARTNER_REACH = 6  # tokens between "avtalen" and "med Peru"
CHAIR_REACH = 6  # tokens between "formannskapet" and the body


class StandingFrames(BarredFrames):
    """Reads who does it (organiser) and to whom (participant); both sides where both do it (participants)."""

    @cached_property
    def _by_pattern(self) -> Mapping[str, Callable[[Scene], Members]]:
        return {
            "sever": self._relations, "restore": self._relations, "exit": self._leaves, "accede": self._joins,
            "chair": self._chairs, "bar": self._bars,
        }  # fmt: skip

    def _relations(self, scene: Scene) -> Members:
        """ "Peru brøt de diplomatiske forbindelsene med Kenya", "ties between Peru and Kenya were cut"."""
        ties = self._near(scene, self._words("ties"), TIES_REACH)
        aimed = self._norm(scene.at).endswith("ing") and self._norm(scene.at - 1) in self._words(
            "purpose_ties"
        )
        if ties < 0 or aimed or not self._diplomatic(scene, ties):
            return []  # "progress for normalizing relations": not yet
        partners = self._partners(scene, ties)
        owners = [m.key for m in self._beside(ties) if m.kind == "country"]
        actors = self._acting(scene) if ties > scene.at or not (owners or len(partners) > 1) else []
        states = list(dict.fromkeys(self._single(a) for a in actors))
        partners = [p for p in partners if p not in states and p not in owners]
        if len(states) == 1 and len(partners) == 1 and not owners:
            return [(actors[0], "organiser"), (partners[0], "participant")]
        both = [*dict.fromkeys([*(states if not partners else []), *owners, *partners])]
        return [(w, "participant") for w in both] if len(both) == 2 and "" not in both else []

    def _diplomatic(self, scene: Scene, ties: int) -> bool:
        """Whether it is relations of states: said to be diplomatic, or of a verb used of no others."""
        near = {self._norm(i) for i in range(ties - KIND_REACH, ties)}
        plain = self._norm(scene.at) in self._words("restoring_ties")
        plain = plain or f"{self._norm(scene.at)} {self._norm(scene.at + 1)}" in self._words("breaking_ties")
        plain = plain or self._norm(ties) in self._words("plain_ties")
        return plain or not near.isdisjoint(self._words("diplomatic"))

    def _partners(self, scene: Scene, ties: int) -> list[str]:
        """The states behind "forbindelsene med", or those "mellom"."""
        tokens = self._document.tokens
        stop = min(scene.clause.end, max(ties, scene.at) + 1 + PARTNER_REACH)
        found: list[str] = []
        for mention in within(self._document.mentions, tokens[ties].end, tokens[stop - 1].end):
            if mention.genitive or mention.form != "name" or not (state := self._country(mention)):
                continue
            before = self._norm(self._index(mention.start) - 1)
            first = before in self._words("with") | self._words("to") | self._words("between")
            if first or (found and before in self._words("conjunctions")):
                found.append(state)
        return found

    def _leaves(self, scene: Scene) -> Members:
        """ "Peru forlater Den afrikanske union", "trakk Peru ut av avtalen med Kenya"."""
        actors = self._acting(scene) or self._taken_along(scene)
        if len(actors) != 1:
            return []
        if (body := self._object_body(scene, LEFT_REACH)) is not None:
            return [(actors[0], "organiser"), (self._text(body), "participant")]
        if (treaty := self._treaty(scene)) < 0:
            return []
        own = self._states_of(actors[0]) or {actors[0]}
        partners = [p for p in self._partners(scene, treaty) if p not in own]
        partners = partners or [m.key for m in self._beside(treaty) if m.kind == "country"]
        return [(actors[0], "organiser"), *((p, "participant") for p in partners)] if partners else []

    def _joins(self, scene: Scene) -> Members:
        """ "Kosovo ble medlem av Europarådet", "joined Nato in 2004"."""
        states = [a for a in self._acting(scene) if a in self._registry.countries]
        body = self._object_body(scene, LEFT_REACH)
        if not states or body is None:
            return []
        return [*((s, "participant") for s in states), (self._text(body), "organiser")]

    def _chairs(self, scene: Scene) -> Members:
        """ "Norge overtar formannskapet i Arktisk råd", "holds the EU presidency"."""
        states = [self._single(a) for a in self._acting(scene)]
        chair = self._near(scene, self._words("chairs_of_bodies"), CHAIR_REACH)
        if len(states) != 1 or not states[0] or chair < scene.at:
            return []
        tokens = self._document.tokens
        stop = min(scene.clause.end, chair + 1 + CHAIR_REACH)
        around = within(self._document.mentions, tokens[max(scene.at, chair - 2)].start, tokens[stop - 1].end)
        body = next((m for m in around if m.kind == "organisation" and self._body(m.key)), None)
        return [(states[0], "participant"), (self._text(body), "organiser")] if body is not None else []

    # --- the parts ---
    def _taken_along(self, scene: Scene) -> list[str]:
        """ "Trekker Peru ut av", "took Peru out of": the state that is its object."""
        near = next((c for c in scene.after if c.kinds == {"country"} and not c.preposition), None)
        return [] if near is None or near.first - scene.at > KIND_REACH else near.members[:1]

    def _single(self, who: str) -> str:
        """The one state that somebody is or serves; "" where it is not one."""
        states = self._states_of(who)
        return next(iter(states)) if len(states) == 1 else ""

    def _object_body(self, scene: Scene, reach: int) -> Mention | None:
        """The body of states that is the object of a verb, with nothing of its own behind it."""
        tokens = self._document.tokens
        stop = min(scene.clause.end, scene.at + 1 + reach)
        if stop <= scene.at + 1:
            return None
        inside = within(self._document.mentions, tokens[scene.at].end, tokens[stop - 1].end)
        found = next((m for m in inside if m.kind == "organisation" and self._body(m.key)), None)
        if found is None or found.genitive or goes_on(self._document, found.end):
            return None
        first, last = self._index(found.start), self._index(found.end - 1)
        between = {self._norm(i) for i in range(scene.at + 1, first)}
        compound = tokens[last].end > found.end  # "Nato-møtet"
        other = compound or self._norm(last + 1) in self._words("no_membership")
        other = other or self._norm(last + 2).endswith(endings(self._language, "frames", "action_endings"))
        return None if other or not between <= self._words("leaving_words") else found

    def _treaty(self, scene: Scene) -> int:
        """The noun of a treaty behind the verb, out of which somebody withdraws; -1 if none."""
        stop = min(scene.clause.end, scene.at + 1 + TREATY_REACH)
        ends = endings(self._language, "frames", "treaty_endings")
        return next((i for i in range(scene.at + 1, stop) if self._norm(i).endswith(ends)), -1)

    def _text(self, mention: Mention) -> str:
        return self._document.article.text[mention.start : mention.end]
