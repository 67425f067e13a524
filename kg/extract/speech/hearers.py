"""To whom words are said: the name behind "to", "til" and "overfor" where speech goes, not aid or a road."""

import re
from typing import Any

from kg.document import Document, Mention
from kg.extract.speech.cues import Cues, asked_by
from kg.extract.speech.outlets import outlets
from kg.extract.speech.speakers import SpeakerFinder
from kg.languages import table
from kg.languages.patterns import either
from kg.reference import load

_REACH = 60  # characters behind a preposition within which the hearer is named
_STATIONS = frozenset(("FM", "TV", "Radio"))
_GAP = 3  # words between the two
_VERB = 3  # words of a verb of saying: "made it clear to"
_APPOSED = re.compile(
    r"[^,.;:\0A-ZÆØÅ]*(?:[A-ZÆØÅ][a-zæøå]+ [^,.;:\0A-ZÆØÅ]*)?, "
)  # "her Polish counterpart, "


def _airs(mention: Mention) -> bool:
    """Whether it is one of the media that are listed."""
    body = load().organisations.get(mention.key)
    return body is not None and body.kind == "media"


class Hearers:
    """Finds addressees in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, cues: Cues, finder: SpeakerFinder, view: str) -> None:
        self._document, self._cues, self._finder, self._view = document, cues, finder, view
        words, people = cues.words, table(document.article.language, "people")
        self._owners = (*people["possessives"], "the")
        self._carriers = frozenset(
            (
                *words["messages"],
                *words["document_nouns"],
                *(noun.split()[0] for noun in words["telling_nouns"]),
                *words["days"],
                *people["pronouns_he"],
                *people["pronouns_she"],
            )
        )
        self._definite = tuple(e for e in words["definite_endings"] if e in ("en", "a")) or ("\0",)
        self._rooms = frozenset(words.get("rooms", ()))  # "welcomed NAME to the Oval Office"
        self._joins = frozenset(
            (*words["that"], *words["prepositions"], *words["together"], *words["bare"], *words["adverbs"])
        ) | {"on", "in", "at", "by", "as", "after", "during", "before", "when", "while", "who", "which"}
        self._toward = frozenset(words["toward"])
        self._press = re.compile(rf"(?:{either(words['press_names'])})", re.IGNORECASE)
        papers = either((*words["outlets"], *(w.replace("tv-", "TV-") for w in words["outlets"])))
        paper = rf"[\w-]*(?:{papers})"  # "søndagsavisen", not "Daily Post"
        self._noun = re.compile(rf"\s+{paper}\s+")
        self._others = re.compile(rf"(?:\s+(?:{either(words['together'])})\s+[\w-]+)?")
        self._guest = re.compile(  # "til gjesten", "told her host"
            rf"(?:{either(self._owners)}\s)?(?:{either(words['guest_nouns']) or '(?!)'})(?!\w)(?!\s[A-ZÆØÅ])"
        )
        self._later(words, document.article.language)
        self._asks = re.compile(rf"(?<!\w)(?i:{asked_by(words)})")
        kinds = either(words.get("broadcasters", ()))
        self._broadcaster = re.compile(rf"\s*((?:[^\W\d_]+\s+){{1,2}}(?i:{kinds}))\b(?!\s+[A-ZÆØÅ0-9])")
        self._authority = re.compile(rf"\s+(?:{either(words['authorities'])})(?!\w)")
        shows = either(words.get("programmes", ()))  # "told CBS's “Face the Nation”"
        self._programme = re.compile(
            r"(?:the\s+)?(?P<name>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*)?)[’']s\s+"
            rf"(?:[a-z]+\s+)?(?:[“\"‘']|\0|(?:[A-Z]\w*\s+){{1,4}}(?:{shows})(?!\w))"
            if shows
            else r"(?!)"
        )
        some = either(words.get("unnamed_outlets", ()))
        self._media = re.compile(rf"\s(?:{some})(?!\w)(?!\s[A-ZÆØÅ])" if some else r"(?!)")
        self._outlet = re.compile(
            rf"(?:(?:(?:de[nt]|the)\s+)?(?:[a-zæøå]+\s+)?{paper}\s+)?"
            r"(?P<name>[A-ZÆØÅČŠŽ][\w&-]*(?:\s+(?:de[ln]?\s+)?[A-ZÆØÅ0-9][\w&-]*){0,3})"
        )

    def _later(self, words: dict[str, Any], language: str) -> None:
        """The patterns of colleagues, of stations and of what stands behind the words said."""
        fellows = either(table(language, "people").get("colleague", ()))  # "sin kollega fra Kenya, NAME,"
        self._fellow = re.compile(
            rf"(?:(?:{either(self._owners)})\s)?(?:[\w-]+\s)?(?:{fellows})\s(?:{either(words['prepositions'])})"
            r"\s(?:[A-ZÆØÅ][\w-]+\s?){1,3},\s(?:[a-zæøå-]+\s)?"
        )
        occasions = either(words.get("occasions_behind", ())) or "(?!)"
        self._occasion = re.compile(rf",\s+(?:{occasions})\s")
        self._on = [[word] for word in words.get("aired", ())]
        self._behind = re.compile(rf"(?:[\s,.;]|$)|-(?:{either(words.get('programme_nouns', ())) or '(?!)'})")
        kinds = either(
            (*(w.removeprefix("the ") for w in words["outlets"] if w != "the"), *words["outlet_kinds"])
        )
        self._outlets = outlets(language)
        self._based = tuple(table(language, "groups").get("based_endings", ())) or ("\0",)
        self._agency = re.compile(  # "told the Lomo news agency"
            rf"(?:the\s)?(?P<name>[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){{0,2}})\s(?:{kinds})(?!\w)"
        )

    def addressee(self, start: int, stop: int) -> str | None:
        """Whom the words are said to: the name behind a preposition of address."""
        for found in self._cues.to.finditer(self._view, start, stop):
            if not self._speaks(found, start) or self._posts(found.start()):
                continue
            programme = self._programme.match(self._view, found.end(), stop)
            outlet = programme["name"] if programme else self._named_for_a_place(found.end(), stop)
            outlet = outlet or self._station(found.end(), stop) or self._of_kind(found.end(), stop)
            if outlet:
                return outlet
            near = self._finder.inside(found.end(), min(stop, found.end() + _REACH))
            if near and near[0].genitive and (owner := self._owner(near[0], found.end())):
                return owner
            behind = [m for m in near if not m.genitive]
            if titled := self._titled(found.end(), stop) or self._fellow_named(found.end(), stop):
                return titled
            if behind and behind[0].form == "adjective" and self._crowd(behind[0].end):
                return None
            if behind and behind[0].form == "adjective":
                outlet = (
                    self._foreign_outlet(behind[0].end, stop)
                    or self._national(found.end(), stop)
                    or self._unlisted(behind[0].end, stop)
                )
                if outlet is not None:  # "a question on the Peruvian Minister of Trade"
                    return None if outlet in self._cues.words["title_words"] else outlet
                if len(behind) > 1 and self._described(behind[0].end, behind[1]):
                    behind = behind[1:]
            gap = self._view[found.end() : behind[0].start] if behind else "\0"
            words = gap.casefold().split()
            if (
                (
                    not re.search(r"[,.;:\0]", gap)
                    or (behind and behind[0].form == "name" and _APPOSED.fullmatch(gap))
                )
                and len(words) <= _GAP + ("," in gap)
                and not self._cues.prepositions & set(words)
                and not set(self._cues.words["that"]) & set(words)
                and not self._cues.verb.search(gap)  # "til Lofotposten sier utenriksminister NAME"
            ):
                whole = behind[0].kind == "country" and self._finder.bodies.goes_on(behind[0])
                return None if whole else self._finder.name(behind[0])  # "told the Japan Institute of Trade"
            if outlet := self._printed(found.end(), stop):
                return outlet
        return self._aired(start, stop) or self._asker(start, stop)

    def behind(self, end: int) -> str | None:
        """ "A said C, in an interview with B": to whom, where only the occasion stands behind C."""
        if not self._occasion.match(self._view, end):
            return None
        stop = next((s.end for s in self._document.sentences if end < s.end), end)
        return self.addressee(end, stop)

    def _aired(self, start: int, stop: int) -> str | None:
        """ "Sa A på NRK", "said on CNN": the station on whose air it is said."""
        on = (
            m
            for m in self._finder.inside(start, stop)
            if m.kind == "organisation" and not m.genitive and _airs(m)
            and self._view[start : m.start].casefold().split()[-1:] in self._on
            and self._behind.match(self._view, m.end)
        )  # fmt: skip
        station = next(on, None)
        return self._finder.name(station) if station else None

    def _asker(self, start: int, stop: int) -> str | None:
        """ "Svarte A på NTBs spørsmål": who is answered, if the name is anybody's."""
        found = self._asks.search(self._view, start, stop)
        if found is None or not found["asks"][0].isupper():
            return None
        at = found.start("asks")
        who = next((m for m in self._finder.inside(at, found.end("asks") + 1) if m.start == at), None)
        return self._finder.name(who) if who else found["asks"]

    def guest(self, start: int, stop: int) -> bool:
        """ "Til gjesten", "told her host": whether it is said to whoever sits across."""
        heard = self._cues.to.finditer(self._view, start, stop)
        return any(self._guest.match(self._view, to.end(), stop) for to in heard)

    def _modifies(self, low: int, high: int) -> bool:
        """ "Responding to the NAME pandemic": whether a name only describes the noun behind it."""
        behind = self._view[high : high + _REACH].split(maxsplit=1)[:1]
        article = self._view[:low].endswith("the ")
        noun = behind[0].rstrip(",.") if behind else ""
        return article and noun.isalpha() and noun.islower() and noun not in self._carriers | self._joins

    def _owner(self, one: Mention, start: int) -> str | None:
        """A state before its government, a channel before its programme: "til NRKs Dagsrevyen"."""
        if self._governed(one, start):
            return one.key
        return self._finder.name(one) if one.start == start and _airs(one) else None

    def _governed(self, state: Mention, start: int) -> bool:
        """ "Til Perus regjering": whether a state stands right there before its authorities."""
        right = state.kind == "country" and state.start == start
        return right and self._authority.match(self._view, state.end) is not None

    def _titled(self, start: int, stop: int) -> str | None:
        """ "To Polish President NAME", "til presidenten i Polen, NAME,": whose title opens right there."""
        title = next((t for t in self._document.titles if t.start == start and t.person), None)
        if title is None:
            return None
        named = (m for m in self._document.mentions if m.key == title.person and m.kind == "person")
        behind = next((m for m in named if title.end <= m.start < stop and m.form in ("name", "alias")), None)
        near = behind is not None and re.fullmatch(r",?\s*", self._view[title.end : behind.start]) is not None
        return title.person if near else None

    def _fellow_named(self, start: int, stop: int) -> str | None:
        """ "Til sin kollega fra Kenya, NAME,": who stands behind the comma, not his state."""
        led = self._fellow.match(self._view, start, stop)
        named = (m for m in self._finder.inside(led.end(), stop) if m.start == led.end()) if led else ()
        return next((m.key for m in named if m.kind == "person" and not m.genitive), None)

    def _posts(self, at: int) -> bool:
        """Whether "to" stands in a title: "Peru's ambassador to Ghana", not "sa statsråden til Avisa"."""
        posts = (
            t for t in self._document.titles if t.office != "spokesperson"
        )  # who speaks for it "til NRK"
        return any(t.start < at < t.end and (t.of or not t.definite) for t in posts)

    def _described(self, end: int, other: Mention) -> bool:
        """ "Til sin norske kollega NAME": whether the adjective that ends there only describes the other."""
        between = self._view[end : other.start]
        person = other.kind == "person" and other.form in ("name", "alias")
        return other.start - end <= 1 or (person and between.islower() and len(between.split()) <= _GAP - 1)

    def _foreign_outlet(self, end: int, stop: int) -> str | None:
        """ "Til den svenske avisen Expressen": the outlet that an adjective and its noun lead."""
        noun = self._noun.match(self._view, end, stop)
        found = self._outlet.match(self._view, noun.end(), stop) if noun else None
        return found.group("name") if found else None

    def _national(self, start: int, stop: int) -> str | None:
        """ "Til statlig russisk TV": a state's broadcaster, which has no other name."""
        found = self._broadcaster.match(self._view, start, stop)
        return found.group(1) if found else None

    def _unlisted(self, end: int, stop: int) -> str | None:
        """ "Til nederlandske NOS": what only an adjective leads, one capitalised word nobody knows."""
        found = re.compile(r"\s+(?P<name>[A-ZÆØÅ][\w&-]+)(?=[\s,.;]|$)(?!\s+[A-ZÆØÅ])").match(
            self._view, end, stop
        )
        low, high = found.span("name") if found else (0, 0)
        known = any(m.start < high and low < m.end for m in self._document.mentions)
        return found["name"] if found and not known else None

    def _crowd(self, end: int) -> bool:
        """ "Til norsk presse", "told Peruvian state television": the press, no addressee of its own."""
        end = self._others.match(self._view, end).end()  # type: ignore[union-attr]  # may match nothing
        word = self._view[end : end + _REACH].casefold().split(maxsplit=1)[:1]
        press = bool(word) and word[0].strip(",.;") in self._cues.words["public"]
        return press or self._media.match(self._view, end) is not None

    def _speaks(self, found: re.Match[str], start: int) -> bool:
        """Whether "to" goes with the verb of saying: behind it, its subject, or a word for a message."""
        if found.group().split()[-1].casefold() not in self._toward:
            talks = found.group().split()[-1] in self._cues.words["talk_joins"]  # of the verb's own clause
            return not talks or "," not in self._view[start : found.start()].rstrip(" ,")
        before = self._view[start : found.start()].split()
        if not before:
            return True
        word = before[-1].strip('(),\0”"»')
        told = [(s.start, s.end) for s in self._document.titles] + [
            (s.start, s.end) for s in self._document.times
        ]
        told += [(m.start, m.end) for m in self._document.mentions if m.kind == "person"]  # "sier al-Dal til"
        titled = any(low < found.start() <= high + 1 for low, high in told)
        particle = self._cues.split.get(word.casefold())
        if particle is not None and particle.match(self._view, found.start()):
            return False  # "skriver avisen, som viser til B"
        if word in self._cues.words["journey_leads"]:
            return False  # "sa statsråden på vei til B"
        if self._said_by(found.start() - 1, start):
            return True
        if self._owns(found, start, word):
            return False
        if not titled and word[:1].isupper() and before[-2:-1] and before[-2] in self._cues.words["from"]:
            return False  # "the help from Peru to Kenya"
        return (
            titled
            or not word
            or not word.rpartition("-")[2][:1].islower()  # "Nato-styrker til B": a noun
            or word.casefold() in self._carriers
            or any(self._cues.verb.fullmatch(" ".join((*before[-n:-1], word))) for n in range(1, _VERB + 1))
        )

    def _said_by(self, end: int, start: int) -> bool:
        """ "Sier den peruanske regjeringen til B": whether a body right behind the verb ends there."""
        behind = self._view.rfind(" ", 0, start) + 1
        said = self._cues.verb.match(self._view, start) or self._cues.verb.fullmatch(
            self._view, behind, start
        )
        who = self._finder.after(said.end(), end) if said else None
        return who is not None and who.end == end

    def _owns(self, found: re.Match[str], start: int, noun: str) -> bool:
        """ "Presidenten til palestinerne, NAME, sier": a noun before "til", before any verb of saying."""
        if (
            noun.casefold() in self._carriers
            or not noun.endswith(self._definite)
            or found.group().strip() != "til"
        ):
            return False
        said = self._cues.any.search(self._view, start, found.start())
        named = any(
            m.end == found.start() - 1 and m.form in ("name", "alias") for m in self._document.mentions
        )
        colon = ":" in self._view[found.end() : found.end() + _REACH]
        return said is None and not named and not colon

    def _named_for_a_place(self, start: int, stop: int) -> str | None:
        """An outlet whose name begins with a country's or a town's: "Czech Radio", "the Suva Herald"."""
        found = self._outlet.match(self._view, start, stop)
        if found is None:
            return None
        low, high = found.span("name")
        inside = [m for m in self._document.mentions if m.start < high and low < m.end]
        if len(inside) != 1 or inside[0].start != low or inside[0].end >= high or inside[0].genitive:
            return None
        word = self._view[inside[0].end : high].split()[-1]
        foreign = inside[0].kind == "place" or inside[0].form == "adjective"
        return found.group("name") if foreign and self._press.fullmatch(word) else None

    def _station(self, start: int, stop: int) -> str | None:
        """ "With Inooro FM": an outlet whose last word, read alone, is something else."""
        found = self._outlet.match(self._view, start, stop)
        words = found["name"].split() if found else []
        if found is None or len(words) < 2 or words[1] not in _STATIONS:  # name and kind
            return None
        name = " ".join(words[:2])
        before = found.start("name") + len(words[0])
        free = not any(m.start < before and found.start("name") < m.end for m in self._document.mentions)
        return name if free else None

    def _of_kind(self, start: int, stop: int) -> str | None:
        """ "The Lomo news agency", "the Lima-based daily Lomo": by the noun beside the name."""
        found = self._agency.match(self._view, start, stop)
        if found and not found["name"].endswith(self._based):
            name, (low, high) = found["name"], found.span("name")
        elif led := self._outlets.named(self._view, start, stop):
            name, low, high = led
        else:
            return None
        inside = [m for m in self._document.mentions if m.start < high and low < m.end]
        part = all(m.kind in ("place", "country") and low <= m.start and m.end < high for m in inside)
        return (
            name if part and not any(t.start < high and low < t.end for t in self._document.titles) else None
        )

    def _printed(self, start: int, stop: int) -> str | None:
        """An outlet that nobody lists, by its printed name: no place, no person, no time."""
        found = self._outlet.match(self._view, start, stop)
        if found is None:
            return None
        low, high = found.span("name")
        known = any(m.start < high and low < m.end for m in self._document.mentions)
        titles = (t for t in self._document.titles if t.person or t.of or t.start <= low or high <= t.end)
        titled = any(t.start < high and low < t.end for t in titles)  # not the "Leaders" of a "Leaders Forum"
        times = [t for t in self._document.times if t.start < high and low < t.end]
        timed = any(t.start > low or t.end >= high for t in times)  # not the "Sunday" of "Sunday Herald"
        timed = timed or self._modifies(low, high)
        room = found["name"].split()[-1].casefold() in self._rooms
        behind = self._view[high:stop].split(maxsplit=1)[:1]
        crowd = bool(behind) and behind[0] in self._cues.words["audience"]  # "with Asian reporters"
        return None if known or titled or timed or room or crowd else found.group("name")
