"""Where: city, country and venue of an event, from the words around its trigger."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.gazetteer.towns import CITY_STATES, is_town
from kg.annotate.structure import covering, goes_on, last_begun, within
from kg.document import Document, Mention, Sentence, replace
from kg.extract.actors.appositions import apposed
from kg.extract.circumstances.attributions import Attributions, quoted_apart
from kg.extract.circumstances.houses import (
    capital_of,
    housed,
    met_in,
    named_seat,
    on_road,
    own_town,
    seat_in,
    town_of,
)
from kg.extract.circumstances.moved import moved_to
from kg.extract.circumstances.moved_on import arrives_then, left_behind
from kg.extract.circumstances.own_times import places_behind
from kg.extract.circumstances.records import Entry, Place
from kg.extract.circumstances.settlements import ends_as_town, unlisted
from kg.extract.circumstances.there import before_press, in_a_row, there, to_come
from kg.extract.circumstances.venues import VenueReader
from kg.extract.grammar.adjuncts import of_gathering, of_occasion, told_apart
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.edges import attributive, called_to, edge_of, towns
from kg.extract.grammar.records import Clause
from kg.extract.grammar.ties import object_of, purpose, relative
from kg.extract.grammar.triggers import event_nouns, event_verbs
from kg.languages import lists, union
from kg.reference import Registry

FOREIGN_REACH = 6  # tokens before an event noun within which "ahead of" or "A's" makes it another event
EDGE = 6  # tokens before an event's noun within which "on the sidelines" puts another event there
SCHEDULED = 2  # tokens before "for" within which "planned" makes it a preposition of place


class PlaceReader:
    """Reads the places of one document's events."""

    def __init__(self, document: Document, registry: Registry, clauses: ClauseReader) -> None:
        self._document, self._registry, self._clauses = document, registry, clauses
        self._language = document.article.language
        self._words, self._own = lists(self._language, "frames"), lists(self._language, "circumstances")
        self._openers = {s.tokens[0] for s in document.sentences}
        self._venues, self._attributions = VenueReader(document, clauses), Attributions(document, clauses)

    def where(self, sentence: Sentence, at: int, clause: Clause, entry: Entry, *, goes: bool) -> Place:
        """Where the trigger at token `at` has its event: its entry's label, else the places of its clause.

        Only one who goes somewhere (`goes`) is placed by "til" and "to".
        """
        goes = goes or called_to(self._document, clause, at)
        if (main := before_press(self._document, self._clauses, sentence, at, clause)) is not None:
            return self.where(sentence, *main, entry, goes=False)
        if (beside := apposed(self._document, sentence, at, clause.end)) is not None:
            printed, house, state = beside
            return Place(None if house else printed, state, printed if house else None)
        if (goals := moved_to(self._document, sentence, clause)) is not None:
            return self._placed(goals, None)
        stated = self._stated(sentence, at, clause, goes=goes)
        if entry.place and not goes and not (stated.city or stated.country):
            stated = self._labelled(entry.place, stated)
        if not (stated.city or stated.country):
            stated = self._described(at, clause, stated)
        if stated.city or stated.country:
            return stated
        if pointed := there(self._document, self._registry, sentence, at, clause):
            return replace(stated, city=pointed[0], country=pointed[1])
        if stated.venue and (country := housed(self._document, self._registry, sentence, stated.venue)):
            town = named_seat(self._document, self._registry, stated.venue, country)
            return replace(stated, city=town, country=country)
        told = relative(self._document, self._clauses, sentence, at, borne=True)
        if told is None and (edge := edge_of(self._document, clause, at)) > at:
            told = relative(self._document, self._clauses, sentence, edge)
        if told and told is not clause:
            first, last = self._document.tokens[told.start].start, self._document.tokens[told.end - 1].end
            if (inner := self._last_place(first, last)) is not None:
                return replace(inner, venue=stated.venue)
        outer = self._around(sentence, clause) or self._meanwhile(sentence, clause)
        return replace(outer, venue=stated.venue or outer.venue) if outer else stated

    def city_in(self, sentence: Sentence, country: str) -> str | None:
        """The first town of a country that the sentence names."""
        for mention in within(self._document.mentions, sentence.start, sentence.end):
            if mention.kind == "place" and not mention.genitive:
                place = self._registry.place(mention.key)
                if place.kind == "city" and place.country == country:
                    return self._printed(mention)
        return None

    def _described(self, at: int, clause: Clause, stated: Place) -> Place:
        """ "The Lima summit": a place that no preposition of its own ties in."""
        for printed, key in towns(self._document, clause, at):
            place = self._registry.place(key)
            city = printed if place.kind == "city" else None
            return replace(stated, city=city, country=place.country or None)
        return stated

    def _stated(self, sentence: Sentence, at: int, clause: Clause, *, goes: bool) -> Place:
        places = [
            m
            for m in within(self._document.mentions, sentence.start, sentence.end)
            if m.kind in ("place", "country") and m.form in ("name", "adjective")
        ]
        if self._words("time_clauses"):
            places = [
                m
                for m in places
                if self._inside(sentence, m.start, clause) and not self._elsewhere(m.start, at)
            ]
        places = [m for m in places if not self._apart(sentence, at, m.start)]
        places = [m for m in places if not self._attributions.elsewhere(sentence, at, m.start)]
        offset = self._document.tokens[at].start
        houses = self._venues.spans(sentence)
        located = [m for m in places if self._standing(m, at, houses, goes=goes)]
        own = [m for m in located if last_begun(self._document.tokens, m.start) in clause]
        if not self._words("time_clauses"):  # "I Lima møter hun A, og i Quito åpner hun en skole"
            coming = [m for m in located if not to_come(self._document, sentence, at, m)]
            located = own if own or self._there(sentence, clause) else coming
        located = list(places_behind(self._document, sentence, at)) or located
        located.sort(key=lambda m: (m.start < offset, abs(m.start - offset)))
        house = self._venues.venue(sentence, at, clause)
        before = bool(house and located and house[0] < offset < located[0].start)
        if house and (before or self._apart(sentence, at, house[0])):
            house = None  # "at the White House before the summit in Lima"
        placed = self._placed(located, house[1] if house else None)
        if (
            house
            and placed.city is None
            and (seat := town_of(self._document, self._registry, house, placed.country))
        ):
            return replace(placed, city=self._printed(seat), country=self._registry.place(seat.key).country)
        town = None if placed.city else unlisted(self._document, at, clause.end, self._attached)
        if (
            town
            and town.name != placed.venue
            and all(m.kind == "country" and m.key == town.country for m in located)
        ):
            return replace(placed, city=town.name, country=placed.country or town.country or None)
        return placed

    def _standing(
        self, place: Mention, at: int, houses: Sequence[tuple[int, int, str]], *, goes: bool
    ) -> bool:
        """Whether a place is told as one: in no house's name or title, behind a preposition or its house."""
        inside = any(
            start <= place.start and place.end < end and text.startswith(self._printed(place))
            for start, end, text in houses
        )
        if inside or self._inside_title(place, at):
            return False
        return self._is_located(place, at, goes=goes) or self._behind_house(place, houses)

    def _apart(self, sentence: Sentence, at: int, offset: int) -> bool:
        """Whether a place is that of what is told before, after or within what is said of the event."""
        index = bisect_right(self._document.tokens, offset, key=attrgetter("start")) - 1
        apart = quoted_apart(self._document, at, offset)
        apart = apart or told_apart(self._document, self._clauses, sentence, at, index)
        return apart or of_gathering(self._document, at, index)

    def _elsewhere(self, offset: int, at: int) -> bool:
        """Whether a place behind the trigger is another event's: "met ahead of A's visit to Lima"."""
        tokens, nouns, by = self._document.tokens, event_nouns(self._language), self._words("by")
        stop = bisect_right(tokens, offset, key=attrgetter("start")) - 1
        verbs = event_verbs(self._language) - nouns if tokens[at].norm in nouns else frozenset()
        if tokens[at + 1].norm in self._words("bearing_relatives"):  # "the meeting that A had in Lima"
            verbs -= self._words("bearing_verbs")
        for index in range(at + 1, stop):
            if {tokens[index].norm, tokens[index - 1].norm} <= self._words("before_actor"):
                continue  # "Peru's newly appointed president"
            acts = tokens[index].norm in verbs and tokens[index + 1].norm not in by  # not "mediated by Kenya"
            if acts and tokens[index].text.islower():
                return True
            if tokens[index].norm not in nouns:
                continue
            before = tokens[max(at + 1, index - FOREIGN_REACH) : index]
            owned = any(t.text.endswith(("'s", "’s", "’", "s'")) for t in before)
            if owned or any(t.norm in self._words("foreign_marks") for t in before):
                return True
        return arrives_then(self._document, at, stop)

    def _behind_house(self, mention: Mention, houses: Sequence[tuple[int, int, str]]) -> bool:
        """ "At State House, Nairobi", "at the embassy in Lima": a town right behind a venue."""
        text, near = self._document.article.text, self._own("inner_prepositions") | {""}
        town = is_town(mention)
        if any(start < mention.start < end and self._behind(mention) for start, end, _ in houses):
            return town  # "ved ambassaden i Lima" is all the venue
        gaps = (text[end : mention.start] for _, end, _ in houses if 0 < mention.start - end <= len(", in "))
        state = mention.kind == "country" and not mention.genitive  # "at Ramstein Air Base, Germany"
        return any(gap.strip(" ,") in near and (town or (state and gap.startswith(","))) for gap in gaps)

    def _placed(self, located: Sequence[Mention], venue: str | None) -> Place:
        """The place that the located mentions make together, the nearest first."""
        city: str | None = None
        country: str | None = None
        for mention in located:
            if mention.kind == "country":
                if mention.form == "name" and not mention.genitive:
                    if city is None and mention.key in CITY_STATES and country in (None, mention.key):
                        city = self._printed(mention)
                    country = country or mention.key
                elif capital := capital_of(self._document, self._registry, mention):
                    city, country = city or capital, country or mention.key
                continue
            place = self._registry.place(mention.key)
            printed = self._printed(mention)
            if place.kind == "venue":
                venue = venue or printed
                parent = self._registry.places.get(place.parent)
                country = country or (parent.country if parent else place.country) or None
                city = city or (own_town(parent, printed, self._language) if parent else None)
            elif place.kind == "region":
                country = country or place.country or None
            elif city is None and country in (None, place.country):
                city, country = printed, place.country or country
            if city and country:
                break
        return Place(city=city, country=country, venue=None if venue == city else venue)

    def _labelled(self, span: tuple[int, int], stated: Place) -> Place:
        """The place behind "Sted:": a town, a country, and what is neither, which is the venue."""
        mentions = [
            m
            for m in within(self._document.mentions, *span)
            if m.kind in ("place", "country") and m.form == "name" and not on_road(self._document, m)
        ]
        text = self._document.article.text
        named = {self._printed(m) for m in mentions if not self._is_venue(m)}
        towns = self._venues.towns(*span)
        rest = [p for p in self._venues.labelled(*span) if p not in named and p not in towns]
        placed = self._placed([m for m in mentions if m.kind == "place"] or mentions, None)
        city = placed.city or next((p for p in self._venues.labelled(*span) if p in towns), None)
        country = placed.country or (towns[city] if city else seat_in(self._document, self._registry, span))
        venue = rest[0] if rest and text[span[0]].strip() else None
        return Place(city=city, country=country, venue=venue or stated.venue)

    def _is_venue(self, mention: Mention) -> bool:
        return mention.kind == "place" and self._registry.place(mention.key).kind == "venue"

    def _around(self, sentence: Sentence, clause: Clause) -> Place | None:
        """The place that "der" and "where" point back to: before them, or in the sentence before."""
        opener = self._document.tokens[clause.start]
        if self._there(sentence, clause):
            return self._last_place(sentence.start, opener.start)
        text = self._document.article.text
        then = any(text[sentence.start :].casefold().startswith(w) for w in self._own("back_then"))
        if clause.start == sentence.tokens[0] and (then or opener.norm in self._own("there")):
            index = self._document.sentences.index(sentence)
            before = self._document.sentences[index - 1] if index else None
            if before and sentence.paragraph - before.paragraph <= 1:
                return self._last_place(before.start, before.end)
        return None

    def _there(self, sentence: Sentence, clause: Clause) -> bool:
        """ "To Lima, where he met B": the clause says more of the place before it."""
        opener = self._document.tokens[clause.start]
        return opener.norm in self._own("locative_relatives") and clause.start > sentence.tokens[0]

    def _meanwhile(self, sentence: Sentence, clause: Clause) -> Place | None:
        """ "When the ministers meet in Lima, A will see B": the clause that opens the sentence says where."""
        tokens = self._document.tokens
        opening = self._clauses.at(sentence, sentence.tokens[0])
        said = tokens[clause.start].norm in self._own("that_words")  # "when A was in Lima, B said that he"
        if opening is clause or said or tokens[opening.start].norm not in self._own("when_words"):
            return None
        told = event_nouns(self._language) | event_verbs(self._language)
        if not any(tokens[i].norm in told for i in range(opening.start, opening.end) if i in opening):
            return None
        return self._last_place(tokens[opening.start].start, tokens[opening.spans[0][1] - 1].end)

    def _last_place(self, start: int, end: int) -> Place | None:
        """The last place named in a stretch behind a preposition; a country only where no town is."""
        found = [
            m
            for m in within(self._document.mentions, start, end)
            if m.kind in ("place", "country") and m.form == "name" and not m.genitive and self._behind(m)
        ]
        found = [m for m in found if not self._inside_title(m)]
        towns = [m for m in found if m.kind == "place"]
        if towns and in_a_row(self._document, towns[-1], end):
            return None  # "reiser til Lima og Quito. Der møter hun B": in one of them
        return self._placed((towns or found)[-1:], None) if found else None

    def _behind(self, mention: Mention) -> bool:
        index = bisect_right(self._document.tokens, mention.start, key=attrgetter("end"))
        allowed = self._own("town_prepositions")
        return index > 0 and self._document.tokens[index - 1].norm in allowed

    def _inside(self, sentence: Sentence, offset: int, clause: Clause) -> bool:
        """Whether an offset lies in the clause, or in words that open the sentence ("In Lima, A said")."""
        tokens = self._document.tokens
        index = bisect_right(tokens, offset, key=attrgetter("start")) - 1
        opening = tokens[sentence.tokens[0] : index]  # not "before leaving for Peru, A met B"
        left = any(t.norm.endswith("ing") and t.norm in event_verbs(self._language) for t in opening)
        return index in clause or (len(opening) <= 3 and not left)

    def _printed(self, mention: Mention) -> str:
        text = self._document.article.text[mention.start : mention.end]
        return re.sub(r"['’]?s$", "", text) if mention.genitive else text

    def _is_located(self, mention: Mention, at: int, *, goes: bool) -> bool:
        """Whether a preposition ties the mention to the event, not to a noun before ("krigen i Ukraina")."""
        if (mention.genitive or mention.form == "adjective") and not capital_of(
            self._document, self._registry, mention
        ):
            return False
        if not goes and left_behind(self._document, mention, at):
            return False
        tokens = self._document.tokens
        index = bisect_right(tokens, mention.start, key=attrgetter("end"))
        if attributive(self._document, index, mention) or goes_on(self._document, mention.end):
            return False
        allowed = self._words("place_prepositions")
        if not goes:
            allowed -= self._words("to")
        step = index - 1
        while step > 0 and tokens[step].norm not in allowed and self._between(step):
            step -= 1
        if step >= 0 and tokens[step].norm == "for" and self._scheduled(step, goes=goes):
            return True
        edge = self._own("edge_nouns").intersection(t.norm for t in tokens[step : step + EDGE])
        allowed |= self._own("edge_prepositions") if edge else frozenset()  # "on the outskirts of Lima"
        if step < 0 or tokens[step].norm not in allowed:
            return False
        if mention.kind == "country" and tokens[step].norm in self._words("outside"):
            return False  # "for the first time outside Peru"
        if step == 0 or self._attached(step - 1, at):
            return True
        # a country behind a noun belongs to the noun ("krigen i Ukraina"); a town is where things happen,
        # unless the noun is another event ("toppmøtet i Vilnius")
        owner = tokens[step - 1].norm
        if owner in self._own("met_nouns"):
            return True  # "met her counterpart in Peru", "for the second time in Peru"
        signed = object_of(self._document, at, step - 1)
        if signed and owner.endswith(tuple(self._own("paper_endings"))):
            return True  # "signed an agreement in Peru"
        return (
            (is_town(mention) or bool(capital_of(self._document, self._registry, mention)))
            and not of_occasion(self._document, step - 1)
            and (owner not in event_nouns(self._language) or signed)
            and (owner not in self._own("seats") or tokens[step - 2].norm in self._words("possessives"))
        )

    def _scheduled(self, step: int, *, goes: bool) -> bool:
        near = self._document.tokens[max(0, step - SCHEDULED) : step]
        before = {t.norm for t in near} - self._own("way_forward")
        return bool(before & self._words("future") or (goes and before & self._own("departures")))

    def _between(self, index: int) -> bool:
        """Words that stand between a preposition and a place: articles, "capital", a country's adjective."""
        token = self._document.tokens[index]
        towns = self._own("town_words")
        if token.text == ",":  # "in the capital, Lima, on Monday"
            return self._document.tokens[index - 1].norm in self._own("capital_words")
        if token.norm in self._words("place_fillers") | towns or ends_as_town(token.norm, self._language):
            return True
        if token.text.islower() and self._document.tokens[index + 1].norm in towns - {"of"}:
            return True  # "in the northern city of Tromsø"
        over = covering(self._document.mentions, self._document.article.text, token.start)
        seat = self._document.tokens[index + 1].norm in self._own("capital_words")  # "the Peru capital, Lima"
        return any(m.form == "adjective" or (m.kind == "country" and (m.genitive or seat)) for m in over)

    def _attached(self, index: int, at: int) -> bool:
        token = self._document.tokens[index]
        if index != at and token.norm in event_nouns(self._language):
            if purpose(self._document, at, index):
                return True
            edge = [t.norm for t in self._document.tokens[max(0, at + 1, index - EDGE) : index]]
            last = next((norm for norm in reversed(edge) if norm in self._words("place_prepositions")), "")
            at_it = last in self._own("at_marks")  # "met at a ceremony in Lima"
            return at_it or bool(self._own("edges").intersection(edge))  # "on the margins of the summit in"
        if (
            index == at
            or not token.text[0].isalpha()
            or token.norm in union(self._language, "frames", "place_adverbs", "plural_possessives")
            or (token.text[0].isupper() and not (index in self._openers or token.norm in self._own("posts")))
        ):
            return True
        text = self._document.article.text
        timed = bool(covering(self._document.times, text, token.start))
        if timed or covering(self._document.titles, text, token.start):
            return True
        if any(m.kind in ("person", "place") for m in covering(self._document.mentions, text, token.start)):
            return True
        return index < at and token.norm in self._words("support_verbs")

    def _inside_title(self, mention: Mention, at: int = -1) -> bool:
        """Whether a place is of a title; "forhandler i Wien" is none where the word is what they do."""
        titles = covering(self._document.titles, self._document.article.text, mention.start)
        here = self._document.tokens[at].start if at >= 0 else -1
        titles = [t for t in titles if not met_in(self._document, t, mention)]
        return any(not t.start <= here < t.end for t in titles)
