"""Where a report is told from: its dateline, the capital it has moved to, the institutions of one state."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from urllib.parse import urlsplit

from kg.annotate.service.hosting import Hosting
from kg.annotate.service.surroundings import ALONE, SEATS, STATE, country_of_setting
from kg.annotate.structure import within, word_before
from kg.annotate.times.written_from import printed_dateline
from kg.document import Mention, Paragraph, Sentence, Title, Token
from kg.languages import table, union, words
from kg.records import Article
from kg.reference import Registry, fold

ISSUING = ("head_of_state", "deputy_head_of_government")  # whom a release of their own house need not place
OWN_HOUSE = ("deputy_head_of_government", "special_envoy", "deputy_minister", "ambassador")
LED_REACH = 8  # tokens behind a title within which "will lead" stands
BEHIND = 6  # tokens from "lead" to "the Peruvian delegation"
AIM_REACH = 3  # words from a town to its aim: "to Lima on Sunday for talks with"
PAIR = 2
OPENING = 80  # characters of a text in which a label stands
HOUSES = ("government", "parliament", "party", "ministry")


@lru_cache(maxsize=2)  # asked again and again of the article that is read
def house_of(article: Article) -> str:
    """The state whose head issued a text, by its headline or its address; "" if none."""
    people, printed = table(article.language, "people"), article.title.casefold()
    told = (of for phrase, of in people["issuers"].items() if phrase in printed)
    return next(told, "") or _at_site(article, people["heads_sites"])


def issuer_of(article: Article) -> str:
    """The state whose press office issued a text, its head's or a ministry's; "" if none."""
    people, first = table(article.language, "people"), article.text[:OPENING].casefold()
    label = next((of for said, of in people["issuing_labels"].items() if first.startswith(said)), "")
    return house_of(article) or _at_site(article, people["issuing_sites"]) or label


def _at_site(article: Article, sites: Mapping[str, str]) -> str:
    host = urlsplit(article.url or "").hostname or ""
    return next((of for end, of in sites.items() if f".{host}".endswith(f".{end}")), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article cut up."""

    article: Article
    parts: Sequence[Paragraph]
    cut: Sequence[Sentence]
    words: tuple[Token, ...]


class Setting:
    """The countries that one report is told from, place by place."""

    def __init__(self, text: Text, mentions: Sequence[Mention], registry: Registry) -> None:
        self._text, self._registry = text, registry
        self._places = [m for m in mentions if m.kind in ("country", "place")]
        bodies = ((m.start, registry.organisations.get(m.key)) for m in mentions if m.kind == "organisation")
        told = [(at, b) for at, b in bodies if b is not None and b.kind in HOUSES and b.country]
        self._bodies = [(at, b.country) for at, b in told]
        self._housed = [state for _, state in self._bodies]
        self._hosting = Hosting(text.article.language, text.words, self._places, registry)
        self.issuer, self._house = issuer_of(text.article), house_of(text.article)
        self.ministry = bool(self.issuer) and not self._house  # a ministry's own release
        self._default: dict[str, str] = table(text.article.language, "people")["of_default"]
        self._in_words = words(text.article.language, "people", "in_words")
        self._crowned = words(text.article.language, "people", "crowned")
        dateline = printed_dateline(text.article.text, text.parts)
        self._dateline = dateline[1] if dateline is not None and not self._is_seat(dateline[0]) else ""
        self._counted = Counter(c for m in self._places if (c := self._country(m))) + Counter(self._housed)

    def _is_seat(self, town: str) -> bool:
        """Whether a town is one where bodies of many states have their seat."""
        names = (n for k in SEATS for told in self._registry.place(k).names.values() for n in told)
        return fold(town) in map(fold, names)

    def learn(self, titles: Sequence[Title]) -> None:
        """Takes note of whose report it is: of whoever opens it with a title that only one state has.

        A body in the title of its head stands for the state of who is met, not for where the report is from.
        """
        headed = [t for t in titles if t.person and t.office in ALONE]
        self._housed = [state for at, state in self._bodies if not any(t.start <= at < t.end for t in headed)]
        first = next((t for t in titles if t.person and not t.plural), None)
        if self.issuer or self._dateline or first is None or first.of_inferred:
            return
        printed = self._text.article.text[first.start : first.end].casefold()
        alone = not within(self._places, first.start, first.end)
        served = max((b for b in self._default if printed.startswith(b)), key=len, default="")
        if alone and served and self._default[served] == first.of and self._sentence(first) < PAIR:
            self.issuer = first.of  # "President NAME" may be anybody whom the Secretary of State met

    def issued(self, title: Title, offices: Mapping[tuple[str, str], Sequence[str]]) -> str:
        """The state whose own release names one of its people without it; "" where somebody meets them."""
        own = words(self._text.article.language, "people", "house_titles")
        printed = self._text.article.text[title.start : title.end].casefold()
        if not self.issuer or title.when != "current" or not (title.office in OWN_HOUSE or printed in own):
            return ""
        before = word_before(self._text.article.text, title.start)
        met = words(self._text.article.language, "people", "met_words") - {"of"}
        held = [p for p in offices.get((title.office, self.issuer), ()) if p != title.person]
        if before in met or (held and title.office in ALONE) or self.apart(title):
            return ""
        return self.issuer

    def country_of(self, title: Title, offices: Mapping[tuple[str, str], Sequence[str]]) -> str:
        """The country that a bare title must be of, "" where unsure; `offices` are those held already."""
        if title.office not in STATE:
            return ""
        printed = self._text.article.text[title.start : title.end].casefold().split()
        crowned = not self._crowned.isdisjoint(printed)  # whom a republic's release has met
        if self._house and title.office in ISSUING and not crowned:
            return country_of_setting(title, [self._house], Counter([self._house]), offices)
        if of := self._partner(title, offices):
            return of
        found = [self._moved(title) or self._dateline]
        if not found[0] and len(set(self._housed)) == 1 and self._near(title) <= {*self._housed}:
            found = self._housed  # a report without a dateline, on the bodies of one state
        return country_of_setting(title, found, self._counted, offices)

    def led(self, title: Title) -> str:
        """ "Minister NAME will lead the Peruvian delegation": whose delegation it is."""
        frames = self._text.article.language, "frames"
        leading, delegations = words(*frames, "leading_words"), words(*frames, "delegation_words")
        first = bisect_right(self._text.words, title.end, key=attrgetter("start"))
        last = min(first + LED_REACH, self._text.cut[self._sentence(title)].tokens[1])
        at = next((i for i in range(first, last) if self._text.words[i].norm in leading), last)
        behind = self._text.words[at : at + BEHIND] if at < last else ()
        if not behind or not any(t.norm in delegations for t in behind):
            return ""
        inside = within(self._places, behind[0].start, behind[-1].end)
        return next((m.key for m in inside if m.kind == "country" and m.form != "demonym"), "")

    def delegated(self, title: Title) -> str:
        """ "The Peruvian delegation led by Minister NAME", "her colleague NAME in Lima": whose that is."""
        if title.office == "colleague":
            return self._met_at(title)
        frames = self._text.article.language, "frames"
        first = self._begun(title)
        start = max(self._text.cut[self._sentence(title)].tokens[0], first - BEHIND)
        before = self._text.words[start:first]
        heads = [t for t in before if t.norm in words(*frames, "delegation_words")]
        agents = words(self._text.article.language, "people", "agent_words")  # "the Peruvian side, by NAME"
        rest = [t.norm for t in before if heads and t.start > heads[-1].start and t.text != ","]
        led = bool(rest) and rest[0] in agents
        leading = union(*frames, "leading_words", "representing_verbs") & {t.norm for t in before}
        if not heads or not (led or self._heads(title) or leading):
            return ""
        owner = [m for m in self._places if m.kind == "country" and 0 < heads[-1].start - m.end <= 1]
        behind = next(iter(within(self._places, heads[-1].end, title.start)), None)  # "of Peru led by"
        if not owner and behind and behind.kind == "country" and behind.form == "name":
            told = self._text.article.text[heads[-1].end : behind.start].casefold().split()
            from_there = words(*frames, "meeting_of") | words(
                self._text.article.language, "people", "from_words"
            )
            owner = [behind] if told and told[0] in from_there else []
        return owner[0].key if owner else ""

    def _begun(self, title: Title) -> int:
        """The token of a title, or that of a name which it is set off behind: "led by NAME, Minister"."""
        told = self._text.words
        at = first = bisect_right(told, title.start, key=attrgetter("start")) - 1
        floor = self._text.cut[self._sentence(title)].tokens[0]
        if at > floor and told[at - 1].text == ",":
            particles = words(self._text.article.language, "people", "name_particles")
            at -= 1
            while at > floor and (told[at - 1].text[0].isupper() or told[at - 1].norm in particles):
                at -= 1
        return at if at > floor else first

    def _heads(self, title: Title) -> bool:
        """ "En delegasjon med utenriksminister NAME i spissen": whether its holder leads, as told behind."""
        behind = self._text.article.text[title.end : title.end + OPENING].casefold()
        leads = words(self._text.article.language, "people", "leads_behind")
        return any(phrase in behind for phrase in leads)

    def _met_at(self, title: Title) -> str:
        """ "Her colleague NAME in Lima", "to Lima to meet her colleague NAME": the state of the capital."""
        people = self._text.article.language, "people"
        text, sentence = self._text.article.text, self._text.cut[self._sentence(title)]
        if inside := within(self._places, title.start, title.end):  # "her counterpart in Lima, NAME"
            return inside[0].key if inside[0].kind == "country" else self._seat_of(inside[0])
        behind = next(iter(within(self._places, title.end, sentence.end)), None)
        told = text[title.end : behind.start].split() if behind else []
        last = title.person.split()[-1]
        if behind and told[-1:] and told[-1] in words(*people, "in_words") and told[-2:-1] == [last]:
            return self._seat_of(behind)
        before = within(self._places, sentence.start, title.start)
        aim = text[before[-1].end : title.start].casefold().split()[:AIM_REACH] if before else []
        return self._seat_of(before[-1]) if not words(*people, "aim_words").isdisjoint(aim) else ""

    def _seat_of(self, place: Mention) -> str:
        """The state of a capital, "" for other towns and for the seats of many states."""
        known = place.kind == "place" and place.key not in SEATS
        return self._registry.capital_of(place.key) if known else ""

    def called_on(self, title: Title) -> str:
        """ "From Lima, where she met President NAME": the state of the capital in which somebody is met."""
        if of := self._hosting.hosted(title, self._text.cut[self._sentence(title)]):
            return of
        people = self._text.article.language, "people"
        first = bisect_right(self._text.words, title.start, key=attrgetter("start")) - 1
        start = self._text.cut[self._sentence(title)].tokens[0]
        marks = words(*people, "there_words")
        at = next((i for i in range(first - 1, start, -1) if self._text.words[i].norm in marks), start)
        inside = [t.norm for t in self._text.words[at + 1 : first]]
        subject = words(*people, "pronouns_he") | words(*people, "pronouns_she")
        if title.office not in ALONE or len(inside) < PAIR or subject.isdisjoint(inside[:PAIR]):
            return ""
        if not words(*people, "company_words").isdisjoint(inside) or self._text.words[at - 1].norm != ",":
            return ""
        before = self._text.words[at - 1].start
        capital = next((m for m in self._places if m.end == before and m.kind == "place"), None)
        named = within(self._places, before, title.start)
        if capital is None or capital.key in SEATS or named:
            return ""
        return self._registry.capital_of(capital.key)

    def apart(self, title: Title) -> bool:
        """Whether somebody else in office meets the holder of a title."""
        return self._hosting.apart(title, self._text.cut[self._sentence(title)])

    def away(self, mention: Mention, title: Title) -> bool:
        """Whether a country is where the holder of a title leads others to."""
        return self._hosting.away(mention, title, self._text.cut[self._sentence(title)])

    def _partner(self, title: Title, offices: Mapping[tuple[str, str], Sequence[str]]) -> str:
        """Of the two states of a readout the one that can have such an office, and nobody else in it."""
        states = {of for _, of in offices if of in self._registry.countries} | {self.issuer}
        if not self.issuer or len(states) != PAIR or title.office not in ALONE:
            return ""
        kinds = {c: {h.office for h in self._registry.holders if h.country == c} for c in states}
        free = [
            c for c in states
            if (not kinds[c] or title.office in kinds[c])
            and not any(p != title.person for p in offices.get((title.office, c), ()))
        ]  # fmt: skip
        return free[0] if len(free) == 1 and free[0] != self.issuer else ""

    def _country(self, mention: Mention) -> str:
        place = self._registry.places.get(mention.key)
        return mention.key if mention.kind == "country" else place.country if place is not None else ""

    def _near(self, title: Title) -> set[str]:
        """The countries named before a title in its sentence, and in the sentence before."""
        index = self._sentence(title)
        near = within(self._places, self._text.cut[max(0, index - 1)].start, title.start)
        return {c for m in near if (c := self._country(m))}

    def _moved(self, title: Title) -> str:
        """The country of the capital that opened a sentence of this paragraph or the one before, the last."""
        cut, index = self._text.cut, self._sentence(title)
        paragraph = cut[index].paragraph
        while index >= 0 and paragraph - cut[index].paragraph <= 1:
            sentence = cut[index]
            named = within(self._places, sentence.start, min(sentence.end, title.start))
            opening = self._text.article.text[sentence.start : named[0].start] if named else ""
            if opening.casefold().strip() in self._in_words and named[0].kind == "place":
                return "" if named[0].key in SEATS else self._registry.capital_of(named[0].key)
            index -= 1
        return ""

    def _sentence(self, title: Title) -> int:
        return max(0, bisect_right(self._text.cut, title.start, key=attrgetter("start")) - 1)
