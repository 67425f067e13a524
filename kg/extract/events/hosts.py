"""Whose guests those of a meeting are: the state of whoever receives them, or where an ambassador is sent."""

from collections.abc import Mapping

from kg.annotate.structure import within, word_before
from kg.document import Document, Sentence, Title, replace
from kg.extract.actors.capitals import envoys_town
from kg.languages import words
from kg.records import Event, is_state
from kg.reference import Registry

OFFICE_REACH = 70  # characters behind "utnevnt" within which the office stands


class Hosts:
    """Tells at whose an event is, by who takes part."""

    def __init__(self, document: Document, registry: Registry, served: Mapping[str, set[str]]) -> None:
        self._document, self._registry, self._served = document, registry, served

    def at_home(self, event: Event) -> str | None:
        """The state in which a meeting is by who takes part, or None."""
        return self._home(event) or self._with_ambassador(event)

    def elsewhere(self, event: Event, country: str) -> bool:
        """Whether whoever receives the others is not at home where a dispatch is written from."""
        hosts = [self.states(p.who) for p in event.participants if p.role == "host"]
        return bool(country and hosts) and all(hosts) and not any(country in states for states in hosts)

    def receives(self, event: Event) -> str | None:
        """ "Holm fikk besøk av Soto": the state of the one person visited, which the guests do not serve."""
        hosts = [p.who for p in event.participants if p.role == "host" and not is_state(p.who)]
        guests = {c for p in event.participants if p.role == "guest" for c in self.states(p.who)}
        own = self.states(hosts[0]) if len(hosts) == 1 else set()
        return own.pop() if len(own) == 1 and guests and not own & guests else None

    def called_to(self, event: Event) -> list[str]:
        """Where an envoy is called to, or hands a note: a state, or it and its ministry."""
        if hosts := [p.who for p in event.participants if p.role == "host"]:
            return hosts
        language = self._document.article.language
        said = next((s for s in self._document.sentences if s.start <= event.trigger.start < s.end), None)
        norms = [t.norm for t in self._document.tokens[slice(*said.tokens)]] if said else []
        handing = words(language, "frames", "handing_verbs")
        first = next((i for i, norm in enumerate(norms) if norm in handing), 0)
        missions = words(language, "frames", "mission_houses") | words(language, "frames", "ambassador_words")
        houses = words(language, "frames", "ministry_nouns")
        stems = tuple(words(language, "frames", "ministry_stems")) or ("\0",)
        governing = any(n in houses or n.startswith(stems) for n in norms[:first])
        carried = not missions.isdisjoint(norms[:first]) and not governing
        carried = carried or not words(language, "frames", "note_receiving").isdisjoint(norms)
        role = "participant" if carried else "organiser"
        return [p.who for p in event.participants if p.role == role]

    def governed(self, event: Event, here: Sentence | None) -> Event:
        """An ambassador is summoned where he serves; whom a state expels may be abroad."""
        own = set[str]().union(*map(self.states, self.called_to(event)))
        if len(own) != 1 or (event.country in own and event.city):
            return event if event.country in own else replace(event, city=None, country=None)
        state = own.pop()
        city = self._town_in(here, state) if here else None
        city = city or envoys_town(self._document, self._registry, state)
        return replace(event, city=city, country=state, place_inferred=True)

    def _town_in(self, here: Sentence, state: str) -> str | None:
        """ "In Lima, A summoned", "kalt inn til utenriksministeren i Lima": the town of that state."""
        text = self._document.article.text
        inner = words(self._document.article.language, "circumstances", "inner_prepositions")
        missions = tuple(words(self._document.article.language, "circumstances", "mission_stems"))
        for mention in within(self._document.mentions, here.start, here.end):
            place = self._registry.place(mention.key) if mention.kind == "place" else None
            mark = word_before(text, mention.start)
            owner = word_before(text, mention.start - len(mark) - 1)
            told = mark in inner and mention.form == "name" and not mention.genitive
            told = told and not owner.startswith(missions)  # "Peru's embassy in Oslo"
            if told and place and place.kind == "city" and place.country == state:
                return text[mention.start : mention.end]
        return None

    def of_office(self, event: Event) -> str | None:
        """The state of the office that somebody takes: the one told behind it, else that he serves."""
        end = event.trigger.end
        ends = next((s.end for s in self._document.sentences if event.trigger.start < s.end), end)
        behind = within(self._document.titles, end, min(end + OFFICE_REACH, ends))
        told = [t for t in behind if t.of and not t.of_inferred]
        if told:
            return told[0].of if is_state(told[0].of) else None  # "valgt til leder for FN": no state's
        takes = {c for p in event.participants if p.role != "organiser" for c in self.states(p.who)}
        return takes.pop() if len(takes) == 1 else None

    def _home(self, event: Event) -> str | None:
        """The country of whoever receives the others."""
        if event.type != "meeting":
            return None
        hosts = [p.who for p in event.participants if p.role == "host"]
        if len(hosts) != 1:
            return None
        own = self.states(hosts[0])
        return own.pop() if len(own) == 1 else None

    def _with_ambassador(self, event: Event) -> str | None:
        """An ambassador meets the ministers of the country that he is sent to, at theirs."""
        if event.type not in ("meeting", "protest_note", "ceremony"):
            return None
        titles = [t for t in self._document.titles if t.office == "ambassador" and t.when == "current"]
        sent = {t.person: t.of for t in titles if t.person and is_state(t.of)}
        envoys = {sent[p.who] for p in event.participants if p.who in sent}
        others = [p.who for p in event.participants if p.who not in sent]
        states = {c for who in others for c in self.states(who)}
        posted = set[str]().union(*(self._posted(t) for t in titles if t.person in sent)) - envoys
        away = bool(posted) and not posted & states  # "Peru's ambassador in Oslo met A of Chile"
        alone = len(envoys) == 1 and len(states) == 1 and not envoys & states
        return next(iter(states)) if alone and not away else None

    def _posted(self, title: Title) -> set[str]:
        """The states that a title names, and those of its towns."""
        named = within(self._document.mentions, title.start, title.end)
        towns = (self._registry.place(m.key).country for m in named if m.kind == "place")
        return {*towns, *(m.key for m in named if m.kind == "country")} - {""}

    def states(self, who: str) -> set[str]:
        """The states that somebody serves, or that a body is of."""
        text = self._document.article.text
        keys = (
            m.key
            for m in self._document.mentions
            if m.kind == "organisation" and text[m.start : m.end] == who
        )
        body = self._registry.organisations.get(next(keys, who))
        states = {body.country} if body and body.country else self._served.get(who) or self._seats(who)
        return {c for c in states if is_state(c)}

    def _seats(self, who: str) -> set[str]:
        """The state in the name of a body: "det russiske utenriksdepartementet"."""
        named = next((m for m in self._document.mentions if m.kind == "organisation" and m.key == who), None)
        if named is None:
            return {who}
        inside = within(self._document.mentions, named.start, named.end)
        return {m.key for m in inside if m.kind == "country" and m.end <= named.end}
