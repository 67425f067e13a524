"""The further stops of a journey in one row: "besøker Lima mandag, Quito tirsdag og deretter Bogota"."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from kg.document import Document, replace
from kg.extract.circumstances.days import shifted
from kg.extract.circumstances.recounted import forward
from kg.extract.events.records import Draft
from kg.extract.frames.stop_rows import StopRows
from kg.languages import words
from kg.records import TimeExpression
from kg.reference import Registry

DAY_VALUE, WEEK = 10, 7  # length of YYYY-MM-DD; days


class Stops:
    """Reads the rows of stops of one document."""

    def __init__(
        self, document: Document, registry: Registry, served: Mapping[str, AbstractSet[str]]
    ) -> None:
        self._document, self._served = document, served
        self._rows = StopRows(document, registry)

    def further(self, draft: Draft, at: int) -> Iterator[Draft]:
        """The visits to the places in the row behind that of `draft`, which the word at token `at` tells."""
        told = {w for w, _ in draft.members if w == draft.place.country}
        talks = draft.type == "meeting" and bool(told) and self._by_town(at)
        guests = [m for m in draft.members if m[1] == "guest" or (talks and m[0] not in told)]
        if not (draft.type == "visit" or talks) or draft.anaphoric or not guests or not draft.place.country:
            return
        role = "participant" if talks else "host"
        told, last = {w for w, part in draft.members if part == role and (not talks or w in told)}, draft.time
        home = {state for w, _ in guests for state in self._served.get(w, ())}
        for mention, time in self._rows.row(at + 1, draft.sentence.tokens[1], draft.place.country)[1:]:
            there = self._rows.place(mention)
            when = self._then(last, time, draft)
            last = when or last
            when = when or self._of_all(draft)
            if there.country and there.country not in told | home:
                members = [*guests, (there.country, role)]
                yield replace(draft, members=members, place=there, time=when, first_claim=None)

    def _of_all(self, draft: Draft) -> TimeExpression | None:
        """ "Last month A went to Lima and to Quito": the month or year in front is that of every stop."""
        time = draft.time
        ahead = time is not None and time.start < draft.trigger.start
        return time if time and ahead and len(time.value) < DAY_VALUE else None

    def _by_town(self, at: int) -> bool:
        """ "Talks in Lima and Quito": whether a place stands right behind the noun."""
        language, tokens = self._document.article.language, self._document.tokens
        behind = tokens[min(at + 1, len(tokens) - 1)].norm
        ties = words(language, "frames", "stay_prepositions") | words(language, "frames", "counting_both")
        return tokens[at].norm in words(language, "frames", "hosted_talks") and behind in ties

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
