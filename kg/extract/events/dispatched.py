"""What is in the town that a dispatch is written from: the news of it, done there, not in the background."""

from kg.document import Document, Sentence, replace
from kg.extract.circumstances.datelines import Dateline, dateline
from kg.extract.circumstances.opening import came_here, recent
from kg.extract.events.background import in_background
from kg.extract.events.hosts import Hosts
from kg.languages import words
from kg.records import Event

DONE = ("held", "ongoing")
DAY_VALUE = 10  # length of YYYY-MM-DD
NEAR = 1  # paragraphs behind a dateline whose news need no day to be of the dispatch


class Dispatched:
    """Tells, for one document, what its dateline places; `day` is that of the news."""

    def __init__(self, document: Document, hosts: Hosts, day: str | None) -> None:
        self._document, self._hosts, self._day = document, hosts, day
        self._line = dateline(document)

    def written_in(self, event: Event) -> Dateline | None:
        """The dateline, if it names one town and the event, which tells no place, is news of the dispatch."""
        line = self._line
        return line if line and line.city and self._of_dispatch(event, line) else None

    def in_city(self, event: Event) -> Event:
        """What goes on in the country where the dispatch is written from is in that city."""
        line = self._line
        if line is None or line.titled or not (town := line.town_of(event.country)):
            return event
        told = recent(self._document, event) or came_here(self._document, event)
        visited = event.type == "visit" and event.status in DONE and told
        if visited or (event.type != "visit" and self._of_dispatch(event, line)):
            return replace(event, city=town, place_inferred=True)
        return event

    def _of_dispatch(self, event: Event, line: Dateline) -> bool:
        """Whether the event is news of the dispatch: done, of its day or near its opening."""
        here = next((s for s in self._document.sentences if s.start <= event.trigger.start < s.end), None)
        if event.status not in DONE or in_background(self._document, event, here):
            return False
        if here is not None and self._of_gathering(event, here, line):
            return False
        near = line.everywhere or (here is not None and here.paragraph - line.paragraph <= NEAR)
        near = near or (self._day is not None and (event.start or "")[:DAY_VALUE] == self._day)
        if not near or self._hosts.elsewhere(event, line.country):
            return False
        return event.time_inferred or recent(self._document, event)

    def _of_gathering(self, event: Event, here: Sentence, line: Dateline) -> bool:
        """ "LIMA: A of Peru met B on the sidelines of the summit": who may be at home or not."""
        edges = words(self._document.article.language, "circumstances", "sidelines")
        home = any(line.country in self._hosts.states(p.who) for p in event.participants)
        return home and any(t.norm in edges for t in self._document.tokens[slice(*here.tokens)])
