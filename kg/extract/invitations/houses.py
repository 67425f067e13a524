"""The state that a ministry, government, parliament or capital acts for beside a word of inviting."""

from kg.annotate.structure import within
from kg.document import Mention
from kg.extract.actors.records import Chunk
from kg.extract.invitations.groups import Groups

BODY_REACH = 4  # tokens of "Peruvian Foreign Affairs Ministry"
NEAR_BODY = 1  # tokens between "det" and "utenriksdepartementet"
OWNER_REACH = 2  # tokens from "the Peruvian government's" to "official invitation"


class Houses(Groups):
    """Reads the bodies of a state that have no chunk of their own."""

    def house(self, first: int) -> Chunk | None:
        """The state whose body begins at the token: "the Foreign Ministry of Peru", "Perus parlament"."""
        tokens = self._document.tokens
        for index in range(first, min(first + BODY_REACH + 1, len(tokens))):
            if self._norm(index) in self._set("state_bodies") | self._set("leading_bodies"):
                seat = self._seat(index + 2) if index + 2 < len(tokens) else None
                found = self.state_body(index) or seat
                return found if found is not None and self._opens(first, found.first) else None
            if not tokens[index].text[0].isalpha() or (index > first and self._stops(index)):
                return None
        return None

    def _opens(self, first: int, name: int) -> bool:
        """Whether nothing but an article or more of its name stands between: "det", "the Foreign"."""
        articles = self._set("its_marks") | self._set("definite_words") | self._set("article_pronouns")
        tokens = self._document.tokens[first:name]
        return all(t.text[0].isupper() or t.norm in articles for t in tokens)

    def _house_or_capital(self, first: int) -> Chunk | None:
        """The same, or the state of a capital that stands there alone: "by Lima"."""
        if (found := self.house(first)) is not None or first + 1 >= len(self._document.tokens):
            return found
        token = self._document.tokens[first]
        inside = within(self._document.mentions, token.start, token.end)
        alone = inside and inside[0].kind == "place" and inside[0].form == "name" and not inside[0].genitive
        state = self._registry.capital_of(inside[0].key) if alone and inside[0].end == token.end else ""
        return Chunk(first, first + 1, [state], kinds={"country"}) if state else None

    def _house_owner(self, noun: int) -> Chunk | None:
        """ "The Peruvian government's official invitation": the state whose body it is."""
        bodies = self._set("state_bodies") | self._set("leading_bodies")
        for index in range(noun - 1, max(noun - 1 - OWNER_REACH, 0), -1):
            norm = self._norm(index).replace("’", "'")
            owner = norm.removesuffix("s").removesuffix("'")
            if norm != owner and owner in bodies and norm not in bodies:
                return self._before_body(index)
        return None

    def _seat(self, index: int) -> Chunk | None:
        """ "Utenriksdepartementet i Hanoi", "the Foreign Ministry of Peru": the state."""
        token = self._document.tokens[index]
        if not token.text[0].isupper() or self._norm(index - 1) not in self._set("seat_marks"):
            return None
        if self._norm(index - 2) not in self._set("state_bodies"):
            return None
        inside = within(self._document.mentions, token.start, token.end)
        states = [self._registry.capital_of(m.key) for m in inside if m.kind == "place" and m.form == "name"]
        states = [s for s in states if s] or [m.key for m in inside if m.kind == "country"]
        return Chunk(index - 2, index + 1, states[:1], kinds={"country"}) if states else None

    def state_body(self, index: int) -> Chunk | None:
        """ "Det peruanske utenriksdepartementet", "the Peruvian Foreign Ministry": the state."""
        if self._norm(index) not in self._set("state_bodies") | self._set("leading_bodies"):
            return None
        return self._before_body(index)

    def _before_body(self, index: int) -> Chunk | None:
        """The state whose name or adjective stands before the body at the token."""
        end = self._document.tokens[index].end
        for first in range(index, max(index - BODY_REACH, -1), -1):
            token = self._document.tokens[first]
            inside = within(self._document.mentions, token.start, token.end)
            state = next((s for m in inside if (s := self._stands_for(m, end))), "")
            if state:
                return Chunk(first, index + 1, [state], kinds={"country"})
            if first < index and (not token.text.isalpha() or (self._inverts and index - first > NEAR_BODY)):
                return None
        return None

    def _stands_for(self, mention: Mention, end: int) -> str:
        """The state before its ministry, or of a ministry that the registry knows and that ends at `end`."""
        if mention.kind == "country":
            return mention.key if mention.form == "adjective" or mention.genitive else ""
        body = self._registry.organisations.get(mention.key) if mention.kind == "organisation" else None
        ruling = body is not None and body.kind in ("government", "parliament") and mention.end == end
        return body.country or "" if body is not None and ruling else ""

    def _body_of(self, chunk: Chunk) -> bool:
        """ "The Foreign Ministry of Peru": its state."""
        of = chunk.preposition in self._set("members_of")
        return of and self._norm(chunk.first - 2) in self._set("state_bodies")
