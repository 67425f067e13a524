"""Of whom "som sier" tells: who stands right before it, be it behind "fra" or "mot"."""

import re

from kg.document import Document, Mention
from kg.extract.speech.cues import Cues
from kg.extract.speech.governing import led_at
from kg.extract.speech.institutions import Found, Institutions
from kg.extract.speech.speaker_patterns import speaker_patterns
from kg.languages import subject_first
from kg.languages.patterns import either


class RelativeHeads:
    """Finds them in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, cues: Cues, view: str, bodies: Institutions) -> None:
        pack = speaker_patterns(document.article.language)
        self._relative, self._which = pack.relative, pack.which
        self._ordered = subject_first(document.article.language)
        self._together = frozenset(cues.words["together"])
        self._of = re.compile(rf"\s+(?:{either(cues.words['of'])})\s+[^,.;:\0]{{2,40}}")
        self._document, self._view, self._bodies = document, view, bodies
        self._governing = cues.prepositions | frozenset(cues.words["governing"])
        self._leads = frozenset(cues.words["antecedent_leads"])

    def mention(self, mentions: list[Mention], start: int, stop: int) -> Mention | None:
        """The person or state right before "who": "… from X, who said", "støtte fra Peru, som mener"."""
        found = self._relative.search(self._view, start, stop)
        near = (m for m in mentions if found and not m.genitive and m.end == found.start())
        free = (m for m in near if m.kind == "person" or (m.form == "name" and self._free(m.start, start)))
        if found is not None:
            return next(free, None) or self._described(mentions, start, found.start())
        which = self._which.search(self._view, start, stop)  # "actions by Peru, which has blamed B"
        ends = (m for m in mentions if which and m.end == which.start() and m.form in ("name", "alias"))
        return next((m for m in ends if m.kind != "person" and not m.genitive), None)

    def _described(self, mentions: list[Mention], start: int, at: int) -> Mention | None:
        """ "B of Peru, who", "B, Peru's envoy, who": whoever is named, only his state or post between."""
        people = (m for m in mentions if m.kind == "person" and start <= m.start and m.end <= at)
        last = max(people, key=lambda m: m.end, default=None) if self._ordered else None
        if last is None or last.genitive or last.form not in ("name", "alias"):
            return None
        gap = self._view[last.end : at]
        ends = any(m.end == at and m.start > last.end and m.kind != "person" for m in mentions)
        posts = [t for t in self._document.titles if t.person == last.key and last.end < t.start < at]
        if gap.startswith(", ") and posts and (posts[-1].end >= at or ends):
            return last if gap.count(",") == 1 and self._together.isdisjoint(gap.split()) else None
        return last if ends and self._of.fullmatch(gap) else None

    def body(self, start: int, stop: int) -> Found | None:
        """The ministry right before it, whoever opens the sentence: "på oppdrag fra UD, som melder"."""
        found = self._relative.search(self._view, start, stop) if self._leads else None
        body = self._bodies.body(start, found.start(), last=True) if found else None
        ends = body is not None and found is not None and body[2] == found.start()
        return body if ends and body is not None and self._free(body[1], start) else None

    def _free(self, at: int, start: int) -> bool:
        """Whether nothing governs it, or "fra" does, and no title or name that "som" could go on from."""
        if not led_at(self._document, self._view, self._governing, start, at):
            return True
        if not led_at(self._document, self._view, self._leads, start, at):
            return False
        lead = self._view[start:at].rstrip().rpartition(" ")
        end = start + len(lead[0].rstrip())
        people = {m.end for m in self._document.mentions if m.kind == "person"}
        return end > start and end not in people and all(t.end != end for t in self._document.titles)
