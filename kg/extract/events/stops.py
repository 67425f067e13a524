"""The further stops of a journey in one row: "besøker Lima mandag, Quito tirsdag og deretter Bogota"."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from kg.annotate.structure import covering, within
from kg.extract.circumstances.days import shifted
from kg.extract.circumstances.recounted import forward
from kg.extract.circumstances.where import Place
from kg.extract.events.told import Draft
from kg.languages import union, words
from kg.records import Document, Mention, TimeExpression
from kg.reference import Registry

_Stop = tuple[Mention, TimeExpression | None]
DAY_VALUE, WEEK = 10, 7  # length of YYYY-MM-DD; days
GOAL_REACH = 12  # tokens from the verb to the first place of the row


class Stops:
    """Reads the rows of stops of one document."""

    def __init__(
        self, document: Document, registry: Registry, served: Mapping[str, AbstractSet[str]]
    ) -> None:
        self._document, self._registry, self._served = document, registry, served
        language = document.article.language
        joins = union(language, "frames", "conjunctions", "stop_joins")
        self._joins = joins | words(language, "circumstances", "and_words") | {",", ";"}
        self._fillers = words(language, "frames", "stop_fillers") | {"(", ")"}
        self._behind = union(
            language, "frames", "place_prepositions", "other_prepositions", "noun_prepositions", "relatives"
        )
        self._behind |= union(language, "circumstances", "infinitive_marks", "there", "before_words")
        self._behind |= words(language, "frames", "clause_words")

    def further(self, draft: Draft, at: int) -> Iterator[Draft]:
        """The visits to the places in the row behind that of `draft`, which the word at token `at` tells."""
        guests = [m for m in draft.members if m[1] == "guest"]
        if draft.type != "visit" or draft.anaphoric or not guests or not draft.place.country:
            return
        told, last = {w for w, role in draft.members if role == "host"}, draft.time
        home = {state for w, _ in guests for state in self._served.get(w, ())}
        for mention, time in self._row(draft, at)[1:]:
            there = self._place(mention)
            when = self._then(last, time, draft)
            last = when or last
            if there.country and there.country not in told | home:
                members = [*guests, (there.country, "host")]
                yield replace(draft, members=members, place=there, time=when, first_claim=None)

    def _row(self, draft: Draft, at: int) -> list[_Stop]:
        """The places of the row, each with the time beside it."""
        tokens, stops, ahead, joined = self._document.tokens, list[_Stop](), None, True
        index, last = at + 1, draft.sentence.tokens[1]
        while index < last:
            token, time = tokens[index], self._time(index)
            if (place := self._named(token.start)) is not None and joined:
                index = next((i for i in range(index, last) if tokens[i].start >= place.end), last)
                if not stops and self._place(place).country != draft.place.country:
                    return []
                if not self._ends(index, last):
                    return stops
                if not stops or self._place(stops[-1][0]).country != self._place(place).country:
                    stops.append((place, ahead if stops else None))
                ahead, joined = None, False
                continue
            if stops and token.norm in self._joins:
                joined = True
            elif stops and time is not None and joined:
                ahead = ahead or time  # "og onsdag til Quito"
            elif stops and time is not None:
                stops[-1] = (stops[-1][0], stops[-1][1] or time)
            elif stops and token.norm not in self._fillers:
                return stops
            elif not stops and index - at > GOAL_REACH:
                return []
            index += 1
        return stops

    def _named(self, offset: int) -> Mention | None:
        """The town or country whose name begins at an offset."""
        inside = within(self._document.mentions, offset, offset + 1)
        named = (m for m in inside if m.start == offset and m.kind in ("place", "country"))
        mention = next((m for m in named if m.form == "name" and not m.genitive), None)
        if mention is None or mention.kind == "country":
            return mention
        return mention if self._registry.place(mention.key).kind not in ("venue", "region") else None

    def _place(self, mention: Mention) -> Place:
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

    def _then(
        self, last: TimeExpression | None, time: TimeExpression | None, draft: Draft
    ) -> TimeExpression | None:
        """The time of a stop; a bare day of the week is the one behind that of the stop before."""
        then = forward(self._document, time, draft.status)
        if (
            then is None
            or last is None
            or then.rule != "weekday"
            or draft.status not in ("planned", "proposed")
        ):
            return then
        first, here = last.value[:DAY_VALUE], then.value[:DAY_VALUE]
        later = len(first) == DAY_VALUE == len(here) and here < first <= shifted(here, WEEK)
        return replace(then, value=f"{shifted(here, WEEK)}{then.value[DAY_VALUE:]}") if later else then
