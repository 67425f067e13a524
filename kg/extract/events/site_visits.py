"""Visits on a journey to what is no town: "besøker også en skole utenfor Lima", "fikk en omvisning på X".

Who goes there is told alone, beside an institution that is named; the state it is in is its place, not its
host. Where no journey of theirs to that state is told, the visit is the journey itself.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Mention, replace
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.circumstances.records import Place
from kg.extract.events.memory import Memory
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import lists, words
from kg.reference import Registry

REACH = 9  # tokens behind the verb within which the word for the site stands
TOUR_REACH = 6  # the same behind "omvisning på"
GIVEN_REACH = 8  # tokens before "omvisning" within which "fikk" stands
MANY = 2  # states that one journey is to
TOWN_REACH = 6  # tokens behind the site within which its town stands
OF_NAMES = ("of", "for")  # in the names of institutions
OFF = ("denied", "cancelled", "postponed")


@cache
def _stems(language: str) -> dict[str, str]:
    """The forms of the nouns for sites, each with its stem: "skolen", "styrkane"."""
    stems, endings = (sorted(words(language, "frames", key)) for key in ("site_stems", "site_endings"))
    short = {stem[:-1] + ending: stem for stem in stems if stem[-1] == "e" for ending in endings if ending}
    return {**short, **{stem + ending: stem for stem in stems for ending in endings}}


@cache
def _lengths(language: str) -> tuple[int, ...]:
    return tuple(sorted({len(form) for form in _stems(language)}, reverse=True))


class SiteVisits:
    """Finds the visits of one document to schools, camps, troops and the like."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        circumstances: CircumstanceReader,
        served: Mapping[str, AbstractSet[str]],
        memory: Memory,
    ) -> None:
        self._document, self._registry = document, registry
        self._circumstances, self._served, self._memory = circumstances, served, memory
        self._language = document.article.language
        self._words = lists(self._language, "frames")
        self.found_at = -1  # the trigger of the visit found last
        self.site = ""  # the word for what is visited
        self._place, self._members = Place(), Members()

    def read(self, pattern: str, scene: Scene, members: Members) -> Members:
        """Who visits, in place of whom the frame of the verb found; the same where it is no site."""
        self.found_at, self.site = -1, ""
        if pattern not in ("visit", "noun", "tour") or not self._words("site_stems"):
            return members
        at = self._site(pattern, scene)
        guests = self._guests(scene) if at >= 0 else []
        if not guests:  # whoever is of no state visits schools on no journey of one
            private = at >= 0 and scene.subject is not None and scene.subject.people
            return [] if private else members
        state, place = self._state(scene, at, guests)
        journey = self._journey(guests, state)
        home = state or (self._goal(journey, scene) if journey else "")
        if not home or all(home in self._served[w] for w in guests):
            return members
        going = [(w, "guest") for w in guests]
        named = self._institution(at)
        if journey is None:
            others = any(home == d.place.country for d in self._memory.journeys)
            return members if others or pattern != "visit" else members or [*going, (home, "host")]
        if journey.sentence == scene.sentence and pattern == "visit":
            return members  # "reiser til Bergen, der han skal besøke en skole"
        self.found_at, self.site = scene.at, self._stem(at)
        venue = named.key if named else self._venue(at)
        self._place = replace(place, country=home, venue=venue or place.venue)
        self._members = [*going, (named.key, "host")] if named else going
        return self._members

    def visited(self, at: int) -> tuple[Members, Place] | None:
        """Who visits the site that the trigger at a token tells of, and where it is."""
        return (self._members, self._place) if at == self.found_at else None

    def _site(self, pattern: str, scene: Scene) -> int:
        """The token that says what is visited, or -1."""
        norm = self._document.tokens[scene.at].norm
        if pattern == "noun":
            return scene.at if norm in self._words("field_visits") else -1
        if pattern == "tour":
            near = scene.clause.before(scene.at, GIVEN_REACH)
            given = any(self._document.tokens[i].norm in self._words("given_tours") for i in near)
            behind = scene.at + 1
            placed = given and self._norm(behind) in self._words("place_prepositions")
            return self._named(behind + 1, scene.clause.end) if placed else -1
        if norm not in self._words("site_verbs"):
            return -1
        first = max(scene.at + 1, scene.subject.last if scene.subject else 0)
        return self._head(first, min(first + REACH, scene.clause.end))

    def _head(self, first: int, stop: int) -> int:
        """The noun of a site that nothing but what kind of site it is stands before."""
        tokens, stops = self._document.tokens, finite_verbs(self._language)
        ties = self._words("site_ties")
        index = first
        while index < stop:
            token = tokens[index]
            if f"{token.norm} {self._norm(index + 1)}" in self._words("site_asides"):
                index += 2
                continue
            inside = within(self._document.mentions, token.start, token.end)
            timed = any(t.start <= token.start < t.end for t in self._document.times)
            placed = any(m.kind in ("place", "country") and m.form == "name" for m in inside)
            if self._noun(token.norm) and not (timed or placed):
                return index
            if token.text[-1] == "-" and self._norm(index + 1) in self._words("conjunctions"):
                index += 2  # "kunnskaps- og forskningsinstitusjoner"
                continue
            named = token.text[0].isupper() and token.norm in self._words("site_names")
            if named or self._institution(index) is not None:
                return index
            owner = any(m.genitive or m.form == "adjective" for m in inside) or token.text.endswith("s")
            if not timed and (
                token.norm in ties or token.norm in stops or not (token.text.islower() or owner)
            ):
                return -1
            index += 1
        return -1

    def _named(self, first: int, stop: int) -> int:
        """The name right behind "omvisning på", or the noun of a site."""
        if first < stop and self._document.tokens[first].text[0].isupper():
            return first
        some = self._norm(first) in self._words("indefinite_articles")  # not "i leiren", told of before
        return self._head(first, min(first + TOUR_REACH, stop)) if some else -1

    def _stem(self, at: int) -> str:
        """The word for the site, by which it is told again."""
        norm = self._document.tokens[at].norm
        return self._noun(norm) or norm

    def _noun(self, norm: str) -> str:
        """The noun for a site that a word is, or ends in; "" of others."""
        forms = _stems(self._language)
        ends = (norm[-length:] for length in _lengths(self._language) if length <= len(norm))
        return next((forms[end] for end in ends if end in forms), "")

    def _institution(self, at: int) -> Mention | None:
        """The body named at a token, where its name says that it has a house: "University of Lima"."""
        token = self._document.tokens[at]
        inside = within(self._document.mentions, token.start, token.start + 1)
        named = next((m for m in inside if m.kind == "organisation" and m.form == "name"), None)
        if named is None or named.genitive:
            return None
        said = self._document.article.text[named.start : named.end].casefold().split()
        housed = any(self._noun(word) or word in self._words("site_names") for word in said)
        return named if housed and named.start == token.start else None

    def _venue(self, at: int) -> str | None:
        """The site by its name: "Zaatari-leiren", "flyktningleiren Zaatari"; None of a mere noun."""
        tokens = self._document.tokens
        if tokens[at].text[0].isupper():
            last = at + 1
            while last < len(tokens) and (tokens[last].text[0].isupper() or tokens[last].norm in OF_NAMES):
                last += 1
            return self._document.article.text[tokens[at].start : tokens[last - 1].end]
        behind = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
        return f"{tokens[at].text} {behind.text}" if behind.text[0].isupper() else None

    def _guests(self, scene: Scene) -> Sequence[str]:
        """The people in office who go there, and who goes along."""
        subject = scene.subject
        if subject is None or not subject.people or subject.genitive or subject.preposition:
            return []
        if any(not self._served.get(w) for w in subject.members):
            return []
        along = (
            w
            for c in (*scene.before, *scene.rest)
            if c.people and not c.genitive and c.preposition in self._words("with")
            and self._norm(c.first - 2) in self._words("jointly")
            for w in c.members
        )  # fmt: skip
        return [*dict.fromkeys((*subject.members, *along))]

    def _state(self, scene: Scene, at: int, guests: Sequence[str]) -> tuple[str, Place]:
        """The state of the site, as its clause tells it, and the place; "" where the clause says nothing."""
        place = self._circumstances.where(scene.sentence, max(at, scene.at), scene.clause, goes=True)
        if place.city and not self._in_town(place.city, at):
            place = replace(place, city=None)
        if place.country in self._registry.countries:
            return place.country or "", place
        tokens = self._document.tokens
        inside = within(self._document.mentions, tokens[min(scene.at + 1, at)].start, tokens[at].start)
        own = {s for w in guests for s in self._served[w]}  # "norske institusjoner" may be anywhere
        owners = (
            m.key
            for m in inside
            if m.kind == "country" and (m.genitive or m.form == "adjective") and m.key not in own
        )
        state = next(owners, "") if tokens[at].norm not in self._words("site_people") else ""
        return state, place

    def _in_town(self, city: str, at: int) -> bool:
        """Whether a town is told right behind the site: not "utenfor Lima", nor "Nord-Peru"."""
        text, tokens = self._document.article.text, self._document.tokens
        named = (m for m in self._document.mentions if m.kind == "place" and text[m.start : m.end] == city)
        if not any(self._registry.place(m.key).kind == "city" for m in named):
            return False
        behind = range(at + 1, min(at + TOWN_REACH, len(tokens)))
        index = next((i for i in behind if tokens[i].text == city.split(maxsplit=1)[0]), -1)
        between = {tokens[i].norm for i in range(at + 1, index)}
        return index > 0 and between.isdisjoint(self._words("outside") | self._words("conjunctions"))

    def _goal(self, journey: Draft, scene: Scene) -> str:
        """The state that a journey is to; of several, the one that the text before names last."""
        hosts = [w for w, role in journey.members if role == "host" and w in self._registry.countries]
        if len(hosts) < MANY:
            return journey.place.country or ""
        before = within(self._document.mentions, 0, scene.sentence.start)
        named = [m.key for m in before if m.kind == "country" and m.key in hosts]
        return named[-1] if named else ""

    def _journey(self, guests: Sequence[str], state: str) -> Draft | None:
        """The journey told last of those who visit, to that state where it is known."""
        told = [d for d in reversed(self._memory.journeys) if d.status not in OFF and d.place.country]
        for draft in sorted(told, key=lambda d: not d.around):  # one told in passing last
            there = state in ("", draft.place.country) or state in draft.who
            if there and any(w in draft.who for w in guests):
                return draft
        return None

    def _norm(self, index: int) -> str:
        tokens = self._document.tokens
        return tokens[index].norm if 0 <= index < len(tokens) else ""
