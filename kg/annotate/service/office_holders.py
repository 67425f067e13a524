"""Who holds which office in an article, and whom an office serves where the title itself does not say."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from kg.annotate.coreference.pronouns import Pronouns
from kg.annotate.names.couples import royal_state
from kg.annotate.names.home_names import home_names
from kg.annotate.service.acting_states import acting_state as acting_around
from kg.annotate.service.acting_states import named_before, told_before
from kg.annotate.service.country_meant import CountryMeant
from kg.annotate.service.headings import Headings, chiefs_state
from kg.annotate.service.journeys import Journeys
from kg.annotate.service.known_holders import KnownHolders
from kg.annotate.service.owning_bodies import OwningBodies
from kg.annotate.service.possession import Possession
from kg.annotate.service.readouts import host_of_readout
from kg.annotate.service.sending import Sending
from kg.annotate.service.setting import Setting, Text
from kg.annotate.service.surroundings import ALONE, AT_HOME, LOCAL, SEATS, STATE, country_around, is_topic
from kg.annotate.structure import name_before, within, word_before
from kg.annotate.titles.forms import ENVOY, TitleForms
from kg.annotate.titles.kept_ranks import any_minister, chairs_body, unlike
from kg.annotate.titles.told_after import named_apart, only_ahead, succeeded
from kg.document import Mention, Sentence, Title, replace
from kg.languages import endings, lists, table, words
from kg.reference import Registry

KIN = ("colleague", "predecessor", "successor")  # what somebody is to another
AIDES = frozenset({"spokesperson", "official"})
FOREIGN_TOO = frozenset({"ambassador", "spokesperson", "special_envoy"})
NEIGHBOUR_REACH = 200  # characters from a title within which a neighbour country makes its names doubtful
HINT = 200  # characters before a title in which its adjectives and the phrase before these stand
AS_REACH = 24  # characters of " besøkte " between a title behind "som" and its holder
INTRODUCED = 60  # characters from a name to a title behind it


class OfficeHolders:
    """Who holds which office in one article, as its titles tell and the registry completes."""

    def __init__(self, text: Text, mentions: Sequence[Mention], registry: Registry) -> None:
        article = text.article
        self._article, self._parts, self._registry = article, text.parts, registry
        people, told = table(article.language, "people"), lists(article.language, "people")
        self.companions = words(article.language, "frames", "with")
        self.pronouns = Pronouns(article, mentions)
        self.home: str = people["home"]
        self.names = home_names(article.language)
        self._headings = Headings(article, mentions, registry)
        self.possession = Possession(article)
        self.meant = CountryMeant(text, mentions)
        self._in_words, self._articles = told("in_words"), told("definite_articles") | told("one_more_words")
        self._cut, self._day = text.cut, (article.published or "")[:10]
        self._host = host_of_readout(article, mentions)
        self._places = [m for m in mentions if m.kind in ("country", "place")]
        self._setting = Setting(text, mentions, registry)
        self._states = [m for m in mentions if m.kind == "organisation" and self._country(m)]
        self._abroad = sorted([*self._places, *self._states], key=attrgetter("start"))
        self._telling: list[Title] = []  # those that say whom they serve
        self._royal, self._figures, self._short = map(told, ("royal", "state_figures", "short_titles"))
        self._formulas: dict[str, str] = people["of_formula"]
        self._contacts = endings(article.language, "people", "contact_labels")
        keys = ("home_ministries", "qualifiers", "home_posts", "as_words", "home_neighbours")
        self._ministries, self._qualifiers, self._own_posts, self._as, self._near_home = map(told, keys)
        self.owning_bodies = OwningBodies(text, mentions, registry)
        self.journeys = Journeys(text, mentions, self._country, self.held, registry.countries.keys())
        self._sending = Sending(text, mentions, self._country, self.held)
        # country -> its people named as somebody's colleague; office -> whom titles without a name serve
        self._counterparts, self._posts = dict[str, set[str]](), dict[str, set[str]]()
        self._listed: Mapping[tuple[int, int], str] = {}
        self.people = [m for m in mentions if m.kind == "person"]
        self.keys, self._formers = {m.key for m in self.people}, set[str]()
        self.apart: dict[str, set[str]] = {}  # person -> states of those whom they meet: not their own
        self.offices: dict[tuple[str, str], list[str]] = {}  # (office, of) -> people in order of mention
        self.known = KnownHolders(registry, self._day)
        self._forms = TitleForms(article.text, told("crowned"), told("crowns"))
        self._past: dict[tuple[str, str], set[str]] = {}  # who only held an office, by office and country

    def complete(self, title: Title) -> Title:
        """Gives a named title its country where only the registry or the home country can say it."""
        if not title.person or title.of:
            return title
        named = {self._country(m) for m in self._places}
        if self._is_short(title) and (known_as := self.known.of_short_form(title)):
            return known_as
        if of := self.known.state_of(title, named):
            return replace(title, of=of, of_inferred=True)
        known = [of for (o, of), who in self.offices.items() if title.person in who and o == title.office]
        if known:
            return replace(title, of=known[0])
        held = [post for post, who in self.offices.items() if title.person in who]
        served = [of for office, of in held if of and office != "other"]  # a party leader governs none
        if title.office in ALONE and served:  # "former prime minister NAME, now the UN's envoy"
            served = [of for of in served if of in self._registry.countries]
            if not served and not self.names.borne(title.person):
                return title
        if served:
            return self._beside_another(title, served[0])
        shared = title.plural and not self.home  # "ministers A and B" of two states
        of = "" if shared else self.known.once(title, named) or self._told(self._as_of_state(title))
        short = of and self._is_short(title) and not self._setting.ministry  # "Secretary NAME" of any field
        of = "" if short and self.known.taken(title, of) else of
        return replace(title, of=of, of_inferred=True) if of else title

    def _told(self, title: Title) -> str:
        """The country of a named title as the article around it tells; "" where it does not."""
        of = self.owning_bodies.named_last(title) or self.sender(title) or self._on_journey(title)
        of = of or self._setting.called_on(title) or royal_state(title, self._article, self)
        of = of or self._hinted(title) or self._told_before(title) or self._setting.led(title)
        of = of or self._setting.delegated(title) or self._setting.issued(title, self.offices)
        of = of or succeeded(title, self._telling)
        unknown = not of and not self.known.named(title.person)
        if unknown and not self._party_follows(title):
            of = self._headings.state_of(title, self.offices)
        of = of or self._local(title) or self._around(title)
        if unknown and not of and not self._native(title) and self._introduces(title):
            of = self._setting.country_of(title, self.offices)
            of = "" if of == self.home or self.journeys.goes_to(title, of) else of
        domestic = unknown and not of and self.home and self._domestic(title)
        return self.home if domestic else of

    def _native(self, title: Title) -> bool:
        """Whether somebody has a name, or a party, of the home country."""
        return bool(self.home) and (self.names.borne(title.person) or self._party_follows(title))

    def _as_of_state(self, title: Title) -> Title:
        """ "Governor-General NAME" is found like a deputy of the head of state."""
        printed = self._article.text[title.start : title.end].casefold()
        return replace(title, office="deputy_head_of_government") if printed in self._figures else title

    def _beside_another(self, title: Title, of: str) -> Title:
        """The title of somebody who has another: "Secretary" alone is a short form of it."""
        chairs = chairs_body(title, of, self._article)
        short = self._is_short(title) and any(title.person in who for who in self.offices.values())
        return title if chairs or short else replace(title, of=of, of_inferred=True)

    def _is_short(self, title: Title) -> bool:
        return self._article.text[title.start : title.end].casefold() in self._short

    def note(self, titles: Sequence[Title], listed: Mapping[tuple[int, int], str]) -> None:
        """Takes note of the titles that stand without a name, and of what lists say."""
        self._listed = listed
        self._telling = [title for title in titles if title.of]
        self._setting.learn(titles)
        for title in self._telling:
            if not title.person and not title.plural and title.office in FOREIGN_TOO | ALONE:
                self._posts.setdefault(title.office, set()).add(title.of)

    def _hinted(self, title: Title) -> str:
        """What the words around say of a title without a country, "" where nothing."""
        before = self._article.text[max(0, title.start - HINT) : title.start].casefold().split()
        while before and before[-1] in self._qualifiers:
            before.pop()
        for phrase, of in self._formulas.items():
            if " ".join(before[-len(phrase.split()) :]) == phrase:
                return of
        definite = bool(before) and before[-1] in self._articles and not self.home
        if definite and (named := named_before(title, self._telling, self._article, self.offices)):
            return named
        told = self._posts.get(title.office, set())
        if len(told) == 1 and (title.office in FOREIGN_TOO or self._vacant(title, told)):
            return next(iter(told))
        return "" if self._native(title) else self._listed.get((title.start, title.end), "")

    def _vacant(self, title: Title, told: AbstractSet[str]) -> bool:
        """Whether the one post of its kind that the article speaks of is this foreigner's: nobody else's."""
        apart = title.plural or named_apart(title, self._telling, self.sentence(title), self._article)
        foreign = not apart and self.home and self.home not in told and not self.names.borne(title.person)
        held = any(self.offices.get((title.office, of)) for of in told)
        return bool(foreign) and not held and not self._party_follows(title) and title.when == "current"

    def _domestic(self, title: Title) -> bool:
        """Whether a title without a country can be the home country's: a home name, nothing foreign."""
        printed = self._article.text[title.start : title.end].casefold()
        if self._serving_home(title):
            return True
        headed = self._headings.neighbour and not self._party_follows(title)
        if headed or self._other_at_home(title) or title.person in self._headings.partied:
            return False
        if title.office not in AT_HOME and printed not in self._royal:
            return False
        sentence = self.sentence(title)
        part = self._parts[max(0, bisect_right(self._parts, title.start, key=attrgetter("start")) - 1)]
        since = sentence.start if self.names.borne(title.person) else part.start
        abroad = {self._country(m) for m in within(self._places, since, title.start)}
        near = abroad <= {self.home, ""} and self._led(title) and self.names.first(title.person)
        if near or self._party_follows(title):
            return True
        if self._led(title) and self.names.borne(title.person) and not self._neighbours(title):
            return True
        start, end = (part.start, part.end) if self.names.first(title.person) else (0, part.end)
        if not self.names.borne(title.person) and printed not in self._royal:
            end = len(self._article.text)  # who has a foreign name may be of what comes
        return {self._country(m) for m in within(self._abroad, start, end)} <= {self.home, ""}

    def _other_at_home(self, title: Title) -> bool:
        """ "Utenriksminister A møtte sin norske kollega B": the post at home is B's, A has a foreign name."""
        if title.when != "current" or self.names.borne(title.person):
            return False
        if word_before(self._article.text, title.start) in self.meant.possessives:
            return True  # "landets minister": of the country that the text means
        home = (t for t in self._telling if t.of == self.home and t.office in (title.office, "colleague"))
        held = any(t.person not in ("", title.person) and t.when == "current" for t in home)
        return held and title.office in ALONE

    def _serving_home(self, title: Title) -> bool:
        """ "Pressekontakt: rådgiver NAME", "ifølge talsperson NAME i departementet": of the home ministry."""
        printed = self._article.text[title.start : title.end].casefold()
        own = printed in self._own_posts and not self._abroad
        if own or title.office not in AIDES or not self.names.first(title.person):
            return own
        part = self._parts[max(0, bisect_right(self._parts, title.start, key=attrgetter("start")) - 1)]
        text = self._article.text[part.start : part.end].casefold()
        words = frozenset(text.replace(",", " ").split())
        labelled = text.startswith(self._contacts) or printed.startswith(self._contacts)
        abroad = {self._country(m) for m in within(self._abroad, part.start, part.end)}
        return (labelled or bool(words & self._ministries)) and abroad <= {self.home, ""}

    def _neighbours(self, title: Title) -> bool:
        """Whether a country where people have the same names is named near a title."""
        first, last = max(0, title.start - NEIGHBOUR_REACH), title.end + NEIGHBOUR_REACH
        return any(self._country(m) in self._near_home for m in within(self._places, first, last))

    def _local(self, title: Title) -> str:
        """ "In Santiago, Deputy Foreign Minister NAME": that of the city which opens the sentence."""
        if title.office not in LOCAL or self.known.named(title.person):
            return ""
        borne = self.names.borne(title.person) and not name_before(self._article.text, title.start)
        if self.home and (borne or self._party_follows(title)):
            return ""  # the home minister, abroad
        named = within(self._places, start := self.sentence(title).start, title.start)
        opening = self._article.text[start : named[0].start].casefold().split() if named else []
        if len(opening) != 1 or opening[0] not in self._in_words or named[0].kind != "place":
            return ""
        one = len(countries := {self._country(m) for m in named}) == 1
        return countries.pop() if one and named[0].key not in SEATS else ""

    def _around(self, title: Title) -> str:
        """The country of the sentences around, for somebody who has no home name and is no holder known."""
        if self.names.borne(title.person) or self._party_follows(title) or self.known.named(title.person):
            return ""
        if (of := chiefs_state(title, self._article.text, self.people, self.held)) is not None:
            return of
        if not self.home and not self._introduces(title):
            return ""
        others = [t for t in self._telling if t.person and t.person != title.person]
        if not self.home and self._setting.apart(title):
            return ""
        near = [m for m in self._abroad if not (is_topic(m, self._article) or self._setting.away(m, title))]
        if title.office in STATE:
            of = acting_around(title, self._cut, near, self._country, others, self._article, self._registry)
            free = of != self.home and not (title.office in ALONE and (title.office, of) in self.offices)
            if of and free:
                return of
        return country_around(title, self._cut, near, self._country, self.home, self.offices, others)

    def _told_before(self, title: Title) -> str:
        """The state of the office of a foreigner that the sentence before told of without a name."""
        if self.known.named(title.person) or self.names.borne(title.person) or title.when != "current":
            return ""
        of = told_before(title, self._telling, self._cut, self._article)
        return of if of in self._registry.countries and not self.offices.get((title.office, of)) else ""

    def _on_journey(self, title: Title) -> str:
        """The state that a journey tells of a holder whom nobody knows."""
        if self.known.named(title.person) or self._party_follows(title):
            return ""
        return self.journeys.state_of(title, self._telling, self.names.borne(title.person))

    def sender(self, title: Title) -> str:
        """The state that sends, appoints or is represented by the holder of a title, "" where none does."""
        return self._sending.state_of(title, self.sentence(title))

    def _introduces(self, title: Title) -> bool:
        """Whether a title stands where its holder is first named: later on other countries may be near."""
        first = next((m.start for m in self.people if m.key == title.person), title.start)
        return title.start <= first + INTRODUCED

    def _led(self, title: Title) -> bool:
        """Whether the title leads its name right before it, or as "Som utenriksminister besøkte NAME"."""
        name = next((m for m in self.people if m.key == title.person and m.start >= title.start), None)
        reach = AS_REACH if word_before(self._article.text, title.start) in self._as else 1
        return name is not None and not title.definite and 0 <= name.start - title.end <= reach

    def _country(self, mention: Mention) -> str:
        if mention.kind == "organisation":
            body = self._registry.organisations.get(mention.key)
            return body.country if body is not None and body.kind == "government" else ""
        place = self._registry.places.get(mention.key)
        return mention.key if mention.kind == "country" else place.country if place is not None else ""

    def _party_follows(self, title: Title) -> bool:
        text = self._article.text
        name = next((m for m in self.people if m.key == title.person and m.start >= title.start), None)
        follows = name is not None and text[name.end : name.end + 2] == " ("
        return follows and title.person not in self._headings.partied

    def held(self, person: str) -> list[tuple[str, str]]:
        """The offices of a person of the article, each with whom it serves ("" where not said)."""
        return [post for post, who in self.offices.items() if person in who]

    def last_in_office(self, title: Title) -> list[tuple[str, str]]:
        """The offices of the one person with any who is named in a title's sentence or the one before."""
        index = self._cut.index(self.sentence(title))
        near = within(self.people, self._cut[max(0, index - 1)].start, title.start)
        told = {m.key for m in near if m.key != title.person and any(of for _, of in self.held(m.key))}
        return self.held(told.pop()) if len(told) == 1 else []

    def sentence(self, title: Title) -> Sentence:
        """The sentence in which a title begins."""
        return self._cut[max(0, bisect_right(self._cut, title.start, key=attrgetter("start")) - 1)]

    def learn(self, title: Title) -> None:
        """Takes note of who holds the office of a named title."""
        if title.person and title.office == "colleague" and title.of:
            self._counterparts.setdefault(title.of, set()).add(title.person)
        if title.person and title.office not in KIN:
            if title.when == "former":
                self._formers.add(title.person)
            self._forms.note(title)
            who = self.offices.setdefault((title.office, title.of), [])
            past = self._past.setdefault((title.office, title.of), set())
            if title.person not in who:
                who.append(title.person)
                if title.when == "former":
                    past.add(title.person)
            elif title.when != "former":
                past.discard(title.person)

    def unnamed(self, title: Title, order: Mapping[str, int], later: AbstractSet[str]) -> str:
        """Whom a title without a name stands for, "" where the text does not say.

        `order` gives the place of each person's latest mention before the title; those named `later` in its
        sentence are others: "the president called President NAME".
        """
        if title.plural or (title.when == "former" and not self._formers):
            return ""
        if title.office == "colleague":
            served = {p for (_, of), who in self.offices.items() for p in who if title.of and of == title.of}
            return self._same_post(title, served, order)
        own = title.office == ENVOY and title.of == self.home
        fits = [
            person
            for (office, of), who in self.offices.items()
            for person in who
            if (office == title.office or any_minister(title, office))
            and (title.of in ("", of) or (own and self.names.borne(person)))
            and (title.when == "former" or person not in self._past.get((office, of), ()))
        ]
        if fits := [person for person in fits if person not in later]:
            fits = self._forms.alike(title, fits)
            seen = [p for p in fits if p in order]
            last = max(seen, key=lambda p: order[p]) if seen else only_ahead(title, fits, self)
            return self._own_government(title, seen) or last
        if title.of and self._day:
            for holder in self._registry.holders_of(title.of, title.office, self._day):
                for key in self.keys:
                    if holder in self.known.named(key):
                        return key
        return self._counterpart(title, order)

    def _own_government(self, title: Title, seen: Sequence[str]) -> str:
        """ "Utenriksministeren" alone, of several named, is the one at home; the host, in a readout."""
        if self._host in seen:
            return self._host
        if title.of or not self.home or (title.office == "minister" and not title.portfolio):
            return ""
        home = {*seen}.intersection(self.offices.get((title.office, self.home), ()))
        return home.pop() if len(home) == 1 else ""

    def _counterpart(self, title: Title, order: Mapping[str, int]) -> str:
        """The one of its country named before as the colleague of somebody in that office elsewhere."""
        people = [p for p in self._counterparts.get(title.of, ()) if p in order]
        same = any(
            (office == title.office or any_minister(title, office)) and of != title.of
            for office, of in self.offices
        )
        return people[0] if len(people) == 1 and same else ""

    def _same_post(self, title: Title, served: AbstractSet[str], order: Mapping[str, int]) -> str:
        """ "Ringte sin estiske kollega": of several, the one who holds the caller's office over there."""
        mine = self._caller(title)
        if len(served) == 1:  # not the president, where a minister meets his counterpart
            only = min(served)
            return "" if unlike(mine, {o for o, of in self.held(only) if of == title.of}) else only
        same = [p for p in served if p in order and mine & {o for o, of in self.held(p) if of == title.of}]
        return same[0] if len(same) == 1 else ""

    def _caller(self, title: Title) -> set[str]:
        """The offices of whoever's colleague it is."""
        before = within(self.people, self.sentence(title).start, title.start)[:1]
        near = self.possession.owner_behind(title, self.people) or before
        return {office for m in near for office, of in self.held(m.key) if of != title.of}

    def paragraph(self, mention: Mention) -> int:
        """The number of the paragraph of a mention."""
        at = bisect_right(self._cut, mention.start, key=attrgetter("start"))
        return self._cut[max(0, at - 1)].paragraph
