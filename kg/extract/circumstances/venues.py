"""In which house: the venue of an event as printed.

A venue stands behind a preposition of place and has a word for a building in its name ("på Akershus slott",
"at the Hotel Polana", "i presidentpalasset") or is, in Norwegian, a name that is "på" ("på Losby").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.annotate.gazetteer.towns import town_countries
from kg.annotate.structure import covering, last_begun, within
from kg.document import Document, Sentence, Title
from kg.extract.circumstances.attributions import Attributions
from kg.extract.circumstances.houses import RULERS
from kg.extract.grammar.adjuncts import beyond
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.ties import conjuncts, object_of, purpose
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import subject_first, table, words
from kg.languages.compiled import compiled
from kg.languages.patterns import either
from kg.reference import fold

BESIDE_NOUN = 4  # tokens before a venue within which an event's noun has it
LONGEST = 10  # tokens of "with the Kenyan President A B" between the two
ABOARD = ("aboard", "on board", "om bord", "ombord")
OPENS = 4  # tokens from the start of a sentence to a house that it opens with
SERVED = 5  # tokens before a preposition within which the title of who serves there stands
STAFFED = ("official", "spokesperson", "ambassador", "deputy_minister")
STAFF = 2  # tokens before a preposition within which an office makes what follows its own ("talsmann i X")
_CAPITAL = r"[A-ZÆØÅÄÖÜÉÁÍÓÚÇŠŽ]"
_NAME = rf"{_CAPITAL}[\w’'.-]*"


def landed(document: Document, sentence: Sentence, at: int, venue: str) -> bool:
    """ "Arrived at Lima Airport for the summit": whether a venue is that of the arrival alone."""
    airports, marks = (
        words(document.article.language, "circumstances", k) for k in ("airports", "purpose_words")
    )
    if not any(word in venue.casefold() for word in airports):
        return False
    start = document.article.text.find(venue, sentence.start, document.tokens[at].start)
    between = document.tokens[last_begun(document.tokens, start) : at] if start >= 0 else ()
    return any(token.norm in marks for token in between)


class VenueReader:
    """Reads the venues of one document's events."""

    def __init__(self, document: Document, clauses: ClauseReader) -> None:
        self._document, self._clauses = document, clauses
        self._attributions = Attributions(document, clauses)
        self._language = document.article.language
        self._events = event_nouns(self._language) | words(self._language, "circumstances", "gatherings")
        self._spans: dict[int, list[tuple[int, int, str]]] = {}  # by where their sentence begins

    def venue(self, sentence: Sentence, at: int, clause: Clause) -> tuple[int, str] | None:
        """The venue nearest to the trigger at token `at`, in its clause, and where it stands."""
        offset = self._document.tokens[at].start
        spans = [
            (s, e, name)
            for s, e, name in self.spans(sentence)
            if self._token(s) in clause
            and self._reached(sentence, s, name, at)
            and not conjuncts(self._document, self._clauses, clause, self._token(s), at)
            and not (self._anothers(s, at) or self._earlier(s, at))
        ]
        if not spans:
            return None
        start, _, name = min(spans, key=lambda v: (v[0] < offset, abs(v[0] - offset), -len(v[2])))
        return start, name

    def _reached(self, sentence: Sentence, start: int, name: str, at: int) -> bool:
        """Whether a house is the event's: a ministry stands behind the trigger, or opens the sentence."""
        if beyond(self._document, self._clauses, sentence, at, self._token(start)):
            return False
        if self._attributions.elsewhere(sentence, at, start):
            return False  # "will meet B, A told reporters at the airport"
        behind = start > self._document.tokens[at].start or self._token(start) - sentence.tokens[0] < OPENS
        sayers = words(self._language, "circumstances", "day_sayings")
        if any(t.norm in sayers for t in self._document.tokens[self._token(start) : at]):
            return False  # "sources close to the Foreign Ministry said A will meet B"
        return behind or not _body_houses(self._language).fullmatch(name)

    def _earlier(self, start: int, at: int) -> bool:
        """ "Spiste lunsj på Slottet før hun møtte B": the house of what was before."""
        apart = words(self._language, "circumstances", "apart_words")
        return any(t.norm in apart for t in self._document.tokens[self._token(start) : at])

    def _anothers(self, start: int, at: int) -> bool:
        """Whether a venue stands right behind another event's noun: "talks and a dinner at the palace"."""
        tokens, nouns = self._document.tokens, event_nouns(self._language)
        index = self._token(start)
        names = sum(t.text[0].isupper() for t in tokens[max(at + 1, index - LONGEST) : index])
        near = range(max(at + 1, index - BESIDE_NOUN - names), index)  # "their talks with B at the palace"
        if index < at:  # "møte på Stortinget og møte med B"
            joins = words(self._language, "circumstances", "and_words")
            first = range(max(0, index - BESIDE_NOUN), index)
            joined = any(t.norm in joins for t in tokens[index:at])
            return joined and any(tokens[i].norm in nouns for i in first)
        manner = words(self._language, "circumstances", "manner_nouns")
        return any(
            tokens[i].norm in nouns - manner
            and not purpose(self._document, at, i)
            and not object_of(self._document, at, i)
            for i in near
        )

    def spans(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        """The venues of a sentence: bounds and name."""
        found = self._spans.get(sentence.start)
        if found is None:
            found = self._spans[sentence.start] = list(self._found(sentence))
        return found

    def labelled(self, start: int, end: int) -> list[str]:
        """The parts of what stands behind "Sted:": "Parkveien 45, Oslo"."""
        text = self._document.article.text[start:end].strip().rstrip(".")
        return [part.strip() for part in text.split(",") if part.strip()]

    def towns(self, start: int, end: int) -> dict[str, str]:
        """Those of these parts that are towns, with their countries."""
        known = town_countries()
        return {p: known[fold(p)] for p in self.labelled(start, end) if fold(p) in known}

    def _found(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        for pattern in _patterns(self._language):
            for match in pattern.finditer(self._document.article.text, sentence.start, sentence.end):
                if not self._refused(match):
                    start, end = match.span("venue")
                    days = within(self._document.times, start + 1, end)  # "Hall of the People Tuesday"
                    text = self._document.article.text
                    end = next((t.start for t in days if not text[t.end : end].strip(".")), end)
                    yield start, end, _trimmed(text[start:end])

    def _token(self, offset: int) -> int:
        return last_begun(self._document.tokens, offset)

    def _refused(self, match: re.Match[str]) -> bool:
        """An office's seat ("ambassadøren ved ambassaden"), a body, a person, a word that is no house."""
        document, start, end = self._document, match.start("venue"), match.end("venue")
        text = document.article.text
        if match["venue"].casefold() in words(self._language, "circumstances", "no_venues"):
            return True
        own = table(self._language, "circumstances")
        listed = match["venue"] in own["venue_names"] or match["venue"] in own["house_states"]
        sources = tuple(table(self._language, "speech").get("according", ())) or ("\0",)
        if text[: match.end("prep")].casefold().endswith(sources):
            return True  # "according to the Foreign Ministry"
        titled = [t for t in covering(document.titles, text, start) if self._serving(t) and t.start < start]
        if any(t.office not in RULERS for t in titled):
            return True  # "president A i Det hvite hus" is met there; "talsmann A i Kreml" serves there
        if listed or match["prep"].casefold() in ABOARD:
            return False
        first = self._token(match.start())
        before = document.tokens[max(0, first - STAFF) : first]
        if match["prep"].casefold() == "ved" and before and covering(document.titles, text, before[-1].start):
            return True
        if "body" in match.groupdict():
            return self._staff(first)
        kinds = {m.kind for m in within(document.mentions, start, end) if m.end - m.start >= end - start}
        whole = {m.kind for m in covering(document.mentions, text, start) if m.end >= end}
        bare = "bare" in match.groupdict() and match["bare"]
        if bare and (within(document.mentions, start, end) or covering(document.times, text, start)):
            return True
        if bare and not self._events.isdisjoint(re.findall(r"\w+", bare.casefold())):
            return True  # "at the Global Vaccine Summit"
        inside = range(self._token(start), self._token(end - 1) + 1) if bare else ()
        if any(readings(self._language, document.tokens, i, i + 1) for i in inside):
            return True  # "på EØS-rådsmøtet"
        return bool((kinds | whole) & {"person", "organisation", "party", "country"})

    def _staff(self, first: int) -> bool:
        """ "Talsmann A i Utenriksdepartementet": who serves there, right before the preposition `first`."""
        tokens = self._document.tokens
        near = within(self._document.titles, tokens[max(0, first - SERVED)].start, tokens[first].start)
        return any(t.office in STAFFED and self._serving(t) for t in near)

    def _serving(self, title: Title) -> bool:
        """Whether its holder serves where it says "at": not "met Deputy Secretary A at the Pentagon"."""
        return title.office != "deputy_minister" or not subject_first(self._language)


def _trimmed(venue: str) -> str:
    return re.sub(r"^hotell(?:et)? (?=[^\Wa-zæøå])|['’]s$", "", venue.strip(" .,"))


@cache
def _body_houses(language: str) -> re.Pattern[str]:
    """Ministries and parliaments, as the houses that they sit in."""
    return re.compile("|".join(table(language, "circumstances")["body_houses"]))


@cache
def _patterns(language: str) -> Sequence[re.Pattern[str]]:
    return _subject_first(language) if subject_first(language) else _verb_second(language)


def _verb_second(language: str) -> Sequence[re.Pattern[str]]:
    own = table(language, "circumstances")
    prep = rf"\b(?P<prep>(?i:{either(own['venue_prepositions'])}))\s"  # "På Slottet møtte hun B"
    nouns, heads = either(own["venue_nouns"]), either(own["venue_heads"])
    names = either((*own["venue_names"], *own["house_states"]))
    street = rf"{_CAPITAL}[\w-]*(?:{either(own['venue_streets'])})(?:\s\d+[A-Z]?)?"
    squares = either(own["venue_squares"])
    article = r"(?:(?:den|det|dei|de)\s(?:[\wæøå-]+e\s){1,2})"
    tail = rf"(?:\si\s{_NAME}(?:\s{_NAME})?)?"
    end = rf"(?!\s{_CAPITAL})"
    body = rf"(?P<body>{'|'.join(own['body_houses'])})"
    return (
        # "i Utenriksdepartementet", "i Stortinget"
        re.compile(rf"{prep}(?P<venue>{body})(?![\w-]){end}"),
        # "i Victoria terrasse", "i Henrik Ibsens gate 36"
        re.compile(
            rf"{prep}(?P<venue>{_NAME}(?:\s{_NAME}){{0,2}}\s(?i:{either(own['venue_roads'])})(?:\s\d+[A-Z]?)?)\b"
        ),
        re.compile(rf"{prep}(?P<venue>{names})(?![\w-])", re.IGNORECASE),
        # "på den britiske ambassaden", "i presidentpalasset", "i regjeringens bolig i Parkveien"
        compiled(
            rf"{prep}(?P<venue>(?:{article}|[\w-]+s\s)[\w’'-]*(?:{nouns}){tail}|[\w’'-]{{2,}}(?:{nouns}){tail})"
            rf"\b{end}"
        ),
        compiled(rf"{prep}(?P<venue>(?i:{nouns})\si\s{_NAME}|(?:{either(own['bare_venues'])}))\b{end}"),
        re.compile(rf"\b(?P<prep>om ?bord)\s(?:på|i)\s(?P<venue>(?:[\wæøå]+\s)?{_NAME}(?:\s{_NAME})*)"),
        # "i presidentpalasset La Moneda"
        compiled(rf"{prep}(?:[\w-]+s\s)?(?P<venue>[\w’'-]*(?:{nouns})\s{_NAME}(?:\s{_NAME})?)\b{end}"),
        # "på Losby Gods", "på Grand Hotel"
        compiled(rf"{prep}(?P<venue>{_NAME}(?:\s{_NAME}){{0,3}}\s(?:(?i:[\wæøå-]*(?:{nouns}))|{heads}))\b"),
        re.compile(rf"{prep}(?P<venue>(?:{_NAME}\s){{1,3}}(?:Hotel|Gods|Slott|Gård|House|Palace))\b"),
        # "på hotell Bristol", "i Villa Solbakken"
        re.compile(rf"{prep}hotell(?:et)?\s(?P<venue>{_NAME}(?:\s{_NAME})*)"),
        re.compile(rf"{prep}(?P<venue>(?i:{heads})\s{_NAME}(?:\s{_NAME})*)"),
        re.compile(rf"{prep}(?P<venue>{street})(?!\w)"),
        # "på Losby", "på Slottet": a house or an estate is "på", a town mostly "i"
        re.compile(
            rf"\b(?P<prep>på)\s(?P<venue>(?P<bare>{_NAME}(?:\s{_NAME})?))(?=[\s,.;:)])(?!\s{_CAPITAL})"
            rf"(?!\s(?:{squares})\b)"
        ),
    )


def _subject_first(language: str) -> Sequence[re.Pattern[str]]:
    own = table(language, "circumstances")
    prep = rf"\b(?P<prep>(?i:{either(own['venue_prepositions'])}))\s(?:the\s|his\s|her\s|a\s)?"
    titled = "|".join(n.capitalize() for n in own["venue_nouns"])
    first = "|".join(n.capitalize() for n in own["venue_heads"])
    link = r"(?:\s(?:do|da|de|del|della|of|the|des|du|la))*"
    body = rf"(?P<body>{'|'.join(own['body_houses'])})"
    names = either((*own["venue_names"], *own["house_states"]))
    return (
        re.compile(rf"\b(?P<prep>(?i:at|in|inside|outside|to))\s(?:the\s)?(?P<venue>{names})(?![\w-])"),
        # "at the State Department", "at the Foreign Ministry"
        re.compile(rf"\b(?P<prep>(?i:at|inside|outside|to))\s(?:the\s)?(?P<venue>{body})\b"),
        # "the Palace of Brigades", "the Hotel Polana", "Palácio do Planalto"
        re.compile(rf"{prep}(?P<venue>(?:{first}){link}\s{_NAME}(?:\s{_NAME})*)"),
        # "Government House", "the parliament's Hunters' Hall", "Grand Palm Hotel"
        re.compile(
            rf"{prep}(?:[\w-]+['’]s?\s)?(?P<venue>(?:{_NAME}\s){{1,4}}(?:{titled})(?:\sof\sthe\s{_NAME}(?:\s{_NAME})?)?)\b"
        ),
        # "the presidential palace", "the residence of the Portuguese ambassador", "the minister's residence"
        re.compile(
            rf"{prep}(?P<venue>(?:[\w.-]+(?:['’]s)?\s){{0,2}}(?:{either(own['bare_venues'])})"
            rf"(?:\sof\s(?:the\s)?(?:[\w-]+\s)?(?:{either(own['residents'])}))?)\b"
        ),
        re.compile(rf"\b(?P<prep>aboard|on board)\s(?:the\s)?(?P<venue>{_NAME}(?:\s{_NAME})*)"),
        re.compile(
            rf"{prep}(?P<venue>{_NAME}\s[Ee]mbassy|(?:{_NAME}\s)+(?:{either(own['venue_streets'])}))\b"
        ),
        # "summoned to Norlund Palace"
        re.compile(rf"\b(?P<prep>(?<=summoned )to)\s(?:the\s)?(?P<venue>(?:{_NAME}\s){{1,4}}(?:{titled}))\b"),
        # "at the Beehive", "at La Moneda": a town is mostly "in"
        re.compile(
            rf"\b(?P<prep>at)\s(?:the\s)?(?P<venue>(?P<bare>{_NAME}(?:\s{_NAME}){{0,3}}))(?=[\s,.;:)]|$)"
            rf"(?!\s(?:{_CAPITAL}|[a-z]+ing\b|[a-z]{{2}}-{_CAPITAL}))"
        ),
    )
