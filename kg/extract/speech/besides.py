"""What stands between a verb of saying and what is said: when, where, how and to whom it is said."""

import re
from functools import cache

from kg.document import Document, Mention
from kg.extract.speech.cues import cues as cues_of
from kg.languages import subject_first
from kg.languages.patterns import either

_STEPS = 4  # such words one behind the other: "told Reuters in Lima late on Monday by telephone"


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        owners = either((*words["talk_owners"], "its", "another"))
        nouns, platforms = either(words["settings"]), either(words["platforms"])
        said_in = either(words["setting_places"])
        on = rf"(?:\s+(?:\w+ed\s+)?(?:{either(words['platform_places'])})\s+(?:{platforms}))?"
        there = either(words["crowd_asides"])  # "told reporters travelling with her that"
        self.manner = re.compile(
            rf"\s+(?:{there})\s[^.,;:\0]{{1,80}}?(?=\s(?:{either(words['that'])})\s)|"
            rf"\s+(?:{either(words['manner'])})(?=\s)"
            rf"|\s+(?:{said_in})\s+(?:{owners})\s+(?:[\w-]+\s+){{0,3}}?(?:{nouns}){on}(?=\s)"
            rf"|\s+(?:{either(words['platform_places'])})\s+(?:{platforms})(?=\s)"
            rf"|,\s+(?:{either(words['linking'])}|(?:{either(words['according'])})\s[^,.;:\0]{{2,60}}),(?=\s)"
        )
        days = either(words["days"])
        self.occasion = re.compile(  # "says ahead of a meeting in Lima on Friday the allies will"
            rf"\s+(?:{either(words['occasions'])})\s[^.,;:\0]{{3,70}}?\s(?:on\s+)?(?i:{days})(?=\s)"
            if words["occasions"]
            else "(?!)"
        )
        self.place = re.compile(rf"\s+(?:{said_in})\s+(?:the\s+)?")
        self.that = re.compile(rf"\s+(?:{either(words['that'])})\s+")
        self.comma = re.compile(r",(?=\s)")
        kinds = either((*words["outlet_kinds"], *words["broadcasters"]))
        self.crowd = re.compile(
            rf"\s+(?:{either((*words['audience'], *words['hearers'], *words['outlet_nouns']))})(?=\s)"
        )
        self.article = re.compile(rf"\s+(?:the\s+)?(?:(?:{kinds})\s+)?")
        self.kind = re.compile(rf"(?:\s+(?:{kinds}))?(?=\s)")
        self.printed = re.compile(
            rf"\s+(?:the\s+)?\d?[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){{0,3}}(?:\s+(?:{kinds}))?(?=\s+[a-z])"
        )


_pack = cache(_Pack)  # one a language


class Besides:
    """Reads them in one document of a language whose subject comes first; `view` hides what is quoted."""

    def __init__(self, document: Document, view: str) -> None:
        self._read = subject_first(document.article.language)
        self._pack, self._view = _pack(document.article.language), view
        self._places = [m for m in document.mentions if m.kind in ("place", "country") and not m.genitive]
        self._hearers = [
            m for m in document.mentions
            if m.kind in ("organisation", "country") and m.form != "adjective" and not m.genitive
        ]  # fmt: skip
        self._people = [m for m in document.mentions if m.kind == "person" and m.form in ("name", "alias")]
        told = [m for m in document.mentions if m.kind == "person" and m.form in ("pronoun", "title")]
        self._unnamed = [m for m in told if not m.genitive]  # "told him", "told the president"
        self._titles = [t for t in document.titles if t.person]
        self._times = document.times

    def end(self, at: int, stop: int) -> int:
        """Where the words end that tell when, where and how it is said; `at` where none does."""
        for _ in range(_STEPS if self._read else 0):
            step = self._time(at, stop) or self._place(at, stop) or self._manner(at, stop)
            if not step:
                break
            at = step
        return at

    def that(self, verb: re.Match[str], stop: int, *, heard: bool) -> re.Match[str] | None:
        """The "that" behind nothing but such words: "said on Aug. 8 that", "told Reuters in Suva that"."""
        at = self.end(self.heard(verb.end(), stop) if heard else verb.end(), stop)
        return self._pack.that.match(self._view, at, stop) if at > verb.end() else None

    def heard(self, at: int, stop: int) -> int:
        """Where the one ends who is told it, right behind a verb; `at` where nobody is."""
        if not self._read:
            return at
        if crowd := self._pack.crowd.match(self._view, at, stop):
            return crowd.end()
        lead = self._pack.article.match(self._view, at, stop)
        named = next((m for m in self._hearers if lead and at < m.start <= lead.end()), None)
        if named is None:
            named = self._person(at)
        if named is not None and (kind := self._pack.kind.match(self._view, named.end, stop)):
            return kind.end()
        printed = self._pack.printed.match(self._view, at, stop)
        return printed.end() if printed else at

    def _person(self, at: int) -> Mention | None:
        """Whoever is named there, behind his title, or by a pronoun or a title alone."""
        lead = self._pack.article.match(self._view, at)
        alone = next((m for m in self._unnamed if lead and at < m.start <= lead.end()), None)
        title = next((t for t in self._titles if t.start == at + 1), None)
        start = title.end + 1 if title else at + 1
        return next((m for m in self._people if m.start == start), alone)

    def _time(self, at: int, stop: int) -> int:
        """ "Late on Monday", "Aug. 8", "earlier this week"."""
        found = next((t for t in self._times if t.start == at + 1 and t.end < stop), None)
        comma = self._pack.comma.match(self._view, found.end, stop) if found else None
        owns = found is not None and self._view[found.end] in "'’"  # "said last month's call had helped"
        return 0 if found is None or comma or owns else found.end

    def _place(self, at: int, stop: int) -> int:
        """ "In Suva", "at the United Nations"."""
        lead = self._pack.place.match(self._view, at, stop)
        place = next((m for m in self._places if lead and m.start == lead.end()), None)
        return place.end if place and place.end < stop else 0

    def _manner(self, at: int, stop: int) -> int:
        found = self._pack.manner.match(self._view, at, stop) or self._pack.occasion.match(
            self._view, at, stop
        )
        return found.end() if found else 0
