"""Rows of places in a text: "Lima, Peru; Quito, og onsdag til Bogota", each with the time beside it."""

from kg.annotate.structure import covering, within
from kg.document import Document, Mention
from kg.extract.circumstances.records import Place
from kg.languages import union, words
from kg.records import TimeExpression
from kg.reference import Registry

Stop = tuple[Mention, TimeExpression | None]
GOAL_REACH = 12  # tokens from the verb to the first place of the row
COUNTED_REACH = 5  # tokens from "visit" to "cities": "visit nine European"
JOIN = 4  # tokens from a comma to the place behind it: ", and then to"
LISTED_REACH = 18  # tokens from "cities" to the first that is named


class StopRows:
    """Reads the rows of places of one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        language = self._language = document.article.language
        joins = union(language, "frames", "conjunctions", "stop_joins")
        self._joins = joins | words(language, "circumstances", "and_words") | {",", ";"}
        self._between = words(language, "frames", "between")
        self._where = words(language, "circumstances", "locative_relatives")
        self._to = words(language, "frames", "to")
        self._fillers = words(language, "frames", "stop_fillers") | {"(", ")"}
        self._behind = union(
            language, "frames", "place_prepositions", "other_prepositions", "noun_prepositions", "relatives"
        )
        self._behind |= union(language, "circumstances", "infinitive_marks", "there", "before_words")
        self._behind |= words(language, "frames", "clause_words")

    def counted(self, at: int, last: int) -> list[Mention]:
        """ "Will visit nine cities, beginning with Lima and continuing to Quito": those that are named."""
        tokens = self._document.tokens
        nouns, marks = (
            words(self._language, "frames", "stop_nouns"),
            words(self._language, "frames", "stop_marks"),
        )
        near = range(at + 1, min(at + COUNTED_REACH + 1, last))
        noun = next((i for i in near if tokens[i].norm in nouns), -1)
        if noun < 0 or any(not tokens[i].text[0].isalnum() for i in range(at + 1, noun)):
            return []
        mark = next(
            (i for i in range(noun + 1, min(noun + COUNTED_REACH, last)) if tokens[i].norm in marks), -1
        )
        row = self.row(mark + 1, last, reach=LISTED_REACH) if mark >= 0 else []
        return [mention for mention, _ in row]

    def row(self, first: int, last: int, country: str | None = None, reach: int = GOAL_REACH) -> list[Stop]:
        """The places of the row from token `first` on, which opens in a country where one is told."""
        tokens, stops, ahead, joined = self._document.tokens, list[Stop](), None, True
        index = first
        while index < last:
            token, time = tokens[index], self._time(index)
            if (place := self._named(token.start)) is not None and joined:
                index = next((i for i in range(index, last) if tokens[i].start >= place.end), last)
                if not stops and country and self.place(place).country != country:
                    return []
                if not self._ends(index, last):
                    return stops
                if not stops or self.place(stops[-1][0]).country != self.place(place).country:
                    stops.append((place, ahead if stops else None))
                ahead, joined = None, False
                continue
            if stops and token.norm in self._joins:
                joined = True
            elif stops and time is not None and joined:
                ahead = ahead or time  # "og onsdag til Quito"
            elif stops and time is not None:
                stops[-1] = (stops[-1][0], stops[-1][1] or time)
            elif stops and (onward := self._behind_aside(index, last)):
                index, joined = onward, True
                continue
            elif stops and token.norm not in self._fillers:
                return stops
            elif not stops and (index - first >= reach or token.norm in self._between):
                return []  # "on a visit to smooth ties between Peru and Chile": to neither
            index += 1
        return stops

    def _behind_aside(self, at: int, last: int) -> int:
        """The token of the place that a row goes on with behind a clause on the one before, or 0.

        "To Lima, where she met A, and to Quito": its own "to" tells that it is no part of the clause.
        """
        tokens = self._document.tokens
        if tokens[at].norm not in self._where or tokens[at - 1].text != ",":
            return 0
        for comma in (i for i in range(at, last - JOIN) if tokens[i].text == ","):
            to = next((i for i in range(comma + 1, comma + 1 + JOIN) if tokens[i].norm in self._to), -1)
            joined = to > 0 and all(t.norm in self._joins | self._fillers for t in tokens[comma + 1 : to])
            if joined and to > comma + 1 and to + 1 < last and self._named(tokens[to + 1].start):
                return to + 1
        return 0

    def _named(self, offset: int) -> Mention | None:
        """The town or country whose name begins at an offset."""
        inside = within(self._document.mentions, offset, offset + 1)
        named = (m for m in inside if m.start == offset and m.kind in ("place", "country"))
        mention = next((m for m in named if m.form == "name" and not m.genitive), None)
        if mention is None or mention.kind == "country":
            return mention
        return mention if self._registry.place(mention.key).kind not in ("venue", "region") else None

    def place(self, mention: Mention) -> Place:
        """The town and its country, or the country."""
        if mention.kind == "country":
            return Place(country=mention.key)
        city = self._document.article.text[mention.start : mention.end]
        return Place(city=city, country=self._registry.place(mention.key).country or None)

    def _time(self, index: int) -> TimeExpression | None:
        """The time that stands over a token."""
        start = self._document.tokens[index].start
        return next(iter(covering(self._document.times, self._document.article.text, start)), None)

    def _ends(self, index: int, last: int) -> bool:
        """Whether what stands at a token can stand behind a place: not "Lima residents", "Quito sier"."""
        if index >= last or self._time(index) is not None:
            return True
        token = self._document.tokens[index]
        return not token.text[0].isalnum() or token.norm in self._joins | self._fillers | self._behind
