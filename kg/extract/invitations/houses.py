"""The state that a ministry, government, parliament or capital acts for beside a word of inviting."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Mention
from kg.extract.actors.records import Chunk
from kg.extract.invitations.groups import Groups
from kg.languages import table

BODY_REACH = 4  # tokens of "Peruvian Foreign Affairs Ministry"
NEAR_BODY = 1  # tokens between "det" and "utenriksdepartementet"
OWNER_REACH = 2  # tokens from "the Peruvian government's" to "official invitation"
CROWN_REACH = 6  # tokens of "fra Hans Majestet Kongen"
TITLE_REACH = 8  # tokens of "Peruvian foreign minister's official"


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
        return self._office_owner(noun)

    def _of_crown(self, owner: Chunk) -> bool:
        """ "Kongens invitasjon", where the word has been taken for some president."""
        token = self._document.tokens[owner.first]
        held = {
            t.person: self._document.article.text[t.start : t.end].casefold()
            for t in self._document.titles
            if t.start != token.start and t.person
        }
        titles = held.get(owner.members[0], "")
        royal = any(word in titles for word in self._set("royal_words"))
        return token.norm in self._set("royal_owners") and owner.last - owner.first == 1 and not royal

    def _crown(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """ "Etter invitasjon fra Hans Majestet Kongen": the king at home, where nobody else is told of."""
        home = table(self._language, "people")["home"]
        if home and self._norm(at - 1) in self._set("royal_owners"):
            return Chunk(at - 1, at, [self._monarch(home) or home], kinds={"country"})
        behind = range(at + 1, at + CROWN_REACH)
        mark = next((i for i in behind if self._norm(i) in self._set("from_marks")), -1)
        royal = mark > 0 and any(
            self._norm(i) in self._set("home_royals") for i in range(mark + 1, mark + CROWN_REACH)
        )
        visited = [
            c
            for c in inside
            if c.last <= at and c.kinds == {"country"} and c.preposition in self._set("to_marks")
        ]
        state = home or (visited[0].members[0] if len(visited) == 1 else "")
        return Chunk(mark + 1, mark + CROWN_REACH, [state], kinds={"country"}) if state and royal else None

    def _monarch(self, home: str) -> str | None:
        """The king at home, where the article names him."""
        text = self._document.article.text
        held = [t for t in self._document.titles if t.person and t.of in ("", home)]
        named = {t.person for t in held if text[t.start : t.end].casefold() in self._set("royal_words")}
        return named.pop() if len(named) == 1 else None

    def _whose_realm(self, owner: Chunk | None, inside: Sequence[Chunk]) -> Chunk | None:
        """ "King A of Peru's invitation": A's, not Peru's."""
        if owner is None or owner.preposition not in self._set("members_of") or owner.kinds != {"country"}:
            return owner
        return next((c for c in inside if c.last == owner.first - 1 and c.people), owner)

    def _office_owner(self, noun: int) -> Chunk | None:
        """ "The Peruvian president's invitation", of whom nobody is named: the state that he serves."""
        tokens, endings = self._document.tokens, tuple(table(self._language, "people")["genitive_endings"])
        start = tokens[max(noun - TITLE_REACH, 0)].start
        for title in reversed(within(self._document.titles, start, tokens[noun].start)):
            last = self._index(title.end - 1)
            near = 0 < noun - last <= OWNER_REACH and tokens[last].text.endswith(endings)
            led = any(self._norm(i) in self._set("one_marks") for i in range(last + 1, noun))
            if near and not led and not (title.person or title.plural) and title.of:
                kind = "country" if title.of in self._registry.countries else "organisation"
                return Chunk(self._index(title.start), last + 1, [title.of], kinds={kind})
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
