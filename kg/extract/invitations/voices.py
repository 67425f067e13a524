"""Whom "jeg", "vi", "du" and "regjeringen" stand for beside a word of inviting."""

from kg.annotate.structure import within
from kg.extract.actors.records import Chunk
from kg.extract.invitations.groups import Groups
from kg.languages import table
from kg.records import Sentence

ANSWER_CHARACTERS = 5  # between a question and its answer


class Voices(Groups):
    """Reads whoever speaks, is spoken to, or rules at home."""

    def _her(self, index: int) -> Chunk | None:
        """ "Invited her to": a possessive form that owns nothing."""
        token = self._document.tokens[index]
        for mention in within(self._document.mentions, token.start, token.end):
            free = self._stops(index + 1) or self._timed(index + 1) or self._norm(index + 1) == ","
            if mention.form == "pronoun" and mention.genitive and free:
                return Chunk(index, index + 1, [mention.key], kinds={"person"})
        if token.norm in self._set("me") or token.norm in self._set("us"):
            return self._speaker(index, plural=token.norm in self._set("us"))
        return None

    def _timed(self, index: int) -> bool:
        """Whether a time begins at the token: "invited her last autumn"."""
        start = self._document.tokens[index].start
        return any(t.start == start for t in within(self._document.times, start, start + 1))

    def _royal(self, index: int, chunk: Chunk | None) -> Chunk | None:
        """ "Kongen" read as some president: then it is the king at home."""
        if chunk is None or self._norm(index) not in self._set("home_royals") or chunk.last - chunk.first > 1:
            return None
        text = self._document.article.text
        held = [text[t.start : t.end].casefold() for t in self._document.titles if t.person in chunk.members]
        home = table(self._language, "people")["home"]
        others = [h for h in held if h != self._norm(index)]
        if not home or not others or any(word in h for h in others for word in self._set("royal_words")):
            return None
        return Chunk(index, index + 1, [home], kinds={"country"})

    def _government(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "Regjeringen" alone is that of the home country, where somebody is asked there; so is its king."""
        if owned := self._own_government(index):
            return owned
        home = table(self._language, "people")["home"]
        if not home:
            return None
        royal_word = self._norm(index) in self._set("home_royals")
        inside = within(self._document.mentions, self._document.tokens[index].end, sentence.end)
        there = any(m.form == "name" and self._country(m) == home for m in inside)
        state = self._nation_before(index)
        if royal_word and state:
            return Chunk(index - 1, index + 1, [state], kinds={"country"})
        abroad = any(t.office == "head_of_state" and t.of == home and t.person for t in self._document.titles)
        royal = royal_word and not abroad
        if royal or (there and self._norm(index) in self._set("home_bodies")):
            return Chunk(index, index + 1, [home], kinds={"country"})
        return None

    def _own_government(self, index: int) -> Chunk | None:
        """ "She said her government had invited B": it is her state that invites."""
        if not index or self._norm(index) not in self._set("own_governments"):
            return None
        token = self._document.tokens[index - 1]
        found = within(self._document.mentions, token.start, token.end)
        owner = next((m.key for m in found if m.form == "pronoun" and m.genitive), "")
        states = [c for c in self._served.get(owner, ()) if c in self._registry.countries]
        return Chunk(index - 1, index + 1, states, kinds={"country"}) if len(states) == 1 else None

    def _nation_before(self, index: int) -> str:
        """ "Det danske kronprinsparet": the state whose adjective or name stands right before."""
        token = self._document.tokens[index - 1] if index else None
        found = within(self._document.mentions, token.start, token.end) if token else ()
        return next((m.key for m in found if m.kind == "country" and m.form != "demonym"), "")

    def _first_person(self, index: int) -> Chunk | None:
        """Whoever says "jeg", and the state that whoever says "vi" serves."""
        norm = self._norm(index)
        if norm in self._set("second_person"):
            return self._answerer(index)
        if norm not in self._words("first_person"):
            return None
        return self._speaker(index, plural=norm in self._words("we"))

    def _answerer(self, index: int) -> Chunk | None:
        """Whom an interviewer's question calls "du": whoever speaks next."""
        start = self._document.tokens[index].start
        sentence = next((s for s in self._document.sentences if s.start <= start < s.end), None)
        if sentence is None or not self._document.article.text[start : sentence.end].rstrip('»”"').endswith(
            "?"
        ):
            return None
        if any(s.start <= start < s.end for s in self._said):
            return None
        after = [s.speaker for s in self._said if 0 <= s.start - sentence.end <= ANSWER_CHARACTERS]
        speaker = after[0] if after and after[0] in self._people else None
        return Chunk(index, index + 1, [speaker], kinds={"person"}) if speaker else None

    def _speaker(self, index: int, *, plural: bool) -> Chunk | None:
        start = self._document.tokens[index].start
        speaker = next((s.speaker for s in self._said if s.start <= start < s.end), None)
        if speaker is None:
            return None
        states = sorted(c for c in self._served.get(speaker, ()) if c in self._registry.countries)
        if plural and states:
            return Chunk(index, index + 1, states[:1], kinds={"country"})
        return Chunk(index, index + 1, [speaker], kinds={"person"})
