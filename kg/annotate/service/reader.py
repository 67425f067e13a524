"""Whom a title serves, what field it has, and whether it is held now: the words on either side of it."""

from kg.annotate.records import Match, Reach, When
from kg.annotate.service.behind_titles import POSTED, RULING, SENT, BehindTitles
from kg.annotate.service.epithets import Epithets
from kg.annotate.titles.fielded import HEAD, Fielded, within_agency
from kg.annotate.titles.fields import Fields
from kg.annotate.titles.posts import (
    at_post,
    before_short_form,
    bracketed,
    closing,
    is_field_before,
    is_post,
    lettered,
    posted,
    seated_ministry,
)
from kg.annotate.titles.reaches import Cover, gathered, in_town, travels
from kg.annotate.titles.tenure import Tenure
from kg.document import Mention, Token, replace
from kg.languages import table, words
from kg.reference import Registry

TOP_DIPLOMAT = "top_diplomat"
AT_POST = (*POSTED, TOP_DIPLOMAT)
COMMISSIONER = "commissioner"
CALLED = (*RULING, "deputy_head_of_government")  # "to Peru" behind one is where somebody goes
OF_BODIES = ("secretary_general", "eu_high_representative")  # "Natos generalsekretær i Lima"
SEATED = (*RULING, "deputy_head_of_government", "defence_minister", "minister", "deputy_minister")
BRACKETED = ("official", "secretary")
MINISTERS = ("minister", "deputy_minister")  # the "EU" of "EU-minister" is their field
PAIR = 2  # tokens of "i landet"


class Service:
    """Reads the words around titles; one language, any document."""

    def __init__(self, language: str, registry: Registry) -> None:
        self.registry = registry
        self._content, self._behind = Fields(language), BehindTitles(language, registry)
        self.owned = self._behind.owned
        people = table(language, "people")
        self._qualifiers = frozenset(people["qualifiers"])
        self._institutions = frozenset(people["institutions"])
        self._ministries = frozenset(people["ministry_stems"]) - frozenset(people["embassy_stems"])
        self._purposes = words(language, "circumstances", "purpose_words")
        keys = ("journey_endings", "home_departments", "backed_endings")
        self._journeys, self._home, self._backed = (tuple(people[k]) or ("\0",) for k in keys)
        self._of_words = frozenset(people["of_words"])
        self._apostrophes = frozenset(e for e in people["genitive_endings"] if not e.isalpha())
        self._to_words, self._from_words = frozenset(people["to_words"]), frozenset(people["from_words"])
        self._fillers = frozenset(people["country_fillers"]) | words(language, "groups", "group_heads")
        self._articles = frozenset(people["articles"])
        self._unowning = self._articles | frozenset(people["openers"])
        self._address = frozenset(people["address_words"])
        self._owning = frozenset(people["owning_words"])
        self._spoken_by = words(language, "people", "spoken_by")
        self._possessives = frozenset(people["possessives"])
        self._of_country = frozenset(people["country_possessives"])
        self._marks = tuple(people["genitive_endings"])
        self._of_body = {n for n in people["body_nouns"] if n.endswith(self._marks)}
        self._of_body |= words(language, "people", "body_possessives")
        self._there = words(language, "people", "country_phrases") | words(language, "people", "body_phrases")
        self._joints, self._common = frozenset(people["and_words"]), frozenset(people["common_titles"])
        self._fielded = Fielded(language)
        self._prefixes = tuple(p for p in people["former_prefixes"] if p.endswith("-"))
        self._bare: bool = people["bare_country_before_title"]
        self._lower = not self._bare  # a field is in ordinary letters
        self._field_openers = frozenset(people["field_openers"])
        self._at_post, self._genitives = frozenset(people["at_post"]), tuple(people["genitive_endings"])
        self._place_words = words(language, "frames", "place_prepositions")
        several = words(language, "people", "several_words")
        self._meeting = (self._field_openers, self._place_words, several)
        self._marked = tuple(e for e in self._genitives if len(e) > 1)
        self._sent, self._naming = (words(language, "people", k) for k in ("sent_by_states", "naming_verbs"))
        told = {form for verb in table(language, "frames")["verbs"] for form in verb["forms"]}
        verbs = told | set(table(language, "speech")["verbs"])
        tenses = words(language, "people", "former") | words(language, "people", "designate")
        self._adjectives = tenses | self._qualifiers | self._institutions
        self._regions = words(language, "people", "region_words")
        self._policy = words(language, "people", "policy_words")
        self._commissioned = self._joints | words(language, "people", "portfolios")
        self._departments = words(language, "people", "department_words")
        self._houses = self._institutions - self._commissioned - frozenset(people["fields"])
        self._stops = self._joints | self._of_words | self._articles | self._field_openers | verbs
        self._tenure = Tenure(language, self._adjectives, self._stops)
        self._epithets = Epithets(language, self._stops, verbs)

    def reach(self, tokens: tuple[Token, ...], match: Match, cover: Cover, last: int) -> Reach:
        """Whom the title serves and how far it goes; `last` bounds the words to read."""
        owner = -1
        match = self._with_bracket(tokens, self._with_possessive(tokens, match, last), last)
        of, start = self._left(tokens, match, cover)
        right, end = ("", match.last) if of else self._behind.right(tokens, match, cover)
        unsaid = right.endswith(self._home) and right not in self.registry.organisations
        start = self._opened(tokens, match, cover) if right else start
        if not of and not right:
            owner = self._owner(tokens, match, cover)
        field_from = end if right else match.last
        called = (
            match.form.office in CALLED and field_from < last and tokens[field_from].norm in self._to_words
        )
        located = in_town(tokens, field_from, cover, self._field_openers & self._place_words, only=not of)
        seated = located and self._seated(match, served=bool(of))
        apart = (
            called
            or seated
            or (self._lower and travels(tokens, field_from, self._journeys))
            or (match.form.plural and self._lower and gathered(tokens, field_from, cover, self._meeting))
        )
        field_end = field_from if apart else self._content.end(tokens, field_from, cover, last, match)
        if match.form.office in AT_POST or match.form.base == HEAD or match.form.base in self._sent:
            before = start - 1 - (start > 1 and tokens[start - 1].norm in self._articles)
            apposed = before >= 0 and tokens[before].text == ","
            there = posted(tokens, field_end, cover, self._place_words, self._at_post, closed=apposed)
            field_end = max(field_end, there)
        if not of and not right:
            field_end = self._past_letters(tokens, field_end, cover)
            right = closing(tokens, match.last, field_end, cover, self._fillers, self._from_words)
            capital = seated_ministry(tokens, match.last, field_end, cover, self._ministries)
            right = right or self.registry.capital_of(capital)
        behind = self._owned_behind(tokens, match) if field_end == match.last and not right else 0
        end += behind
        owner = match.last + behind - 1 if behind and not of else owner
        inside = {t.norm for t in tokens[match.last : max(field_end, end)]}
        agency = within_agency(self.registry, of or right, match.last, max(field_end, end), cover)
        field = self._field_only(tokens, field_from, field_end, cover)
        office = self._fielded.office(match, inside, agency=agency, field=field)
        office = self._posted(office, match, field_end, cover, served=bool(of))
        end = lettered(tokens, max(end, field_end)) if right else end
        told = of or right
        aide = owner >= 0 and not self._is_bare(tokens[owner])
        of = told if told and not unsaid else "" if aide else self._fielded.of_default(match, office)
        part = not of and end > match.last and not self._departments.isdisjoint(inside)
        office = "official" if part and office in ("other", "chief") else office
        assumed = not told and match.form.base in self._common
        return Reach(of, start, max(end, field_end), office, assumed, owner)

    def _with_possessive(self, tokens: tuple[Token, ...], match: Match, stop: int) -> Match:
        """The "kollegaen sin" of "kollegaen sin fra Peru, NAME"."""
        at = match.last
        whose = self._possessives | self._owning
        owned = match.form.definite and at + 1 < stop and tokens[at].norm in whose
        return replace(match, last=at + 1) if owned and tokens[at + 1].norm in self._from_words else match

    def _with_bracket(self, tokens: tuple[Token, ...], match: Match, stop: int) -> Match:
        """The title with its field in brackets, "Secretary (East)": of an official, who is no minister."""
        if (past := lettered(tokens, match.last)) < stop and tokens[past].norm in self._field_openers:
            match = replace(match, last=past)  # "Minister of State (MoS) for Trade"
        capital = tokens[match.last - 1].text[0].isupper()  # "the envoy (NAME) came"
        fit = capital and match.form.office in BRACKETED
        last = bracketed(tokens, match.last, self._joints) if fit else match.last
        return (
            match
            if last == match.last
            else replace(match, last=last, form=replace(match.form, office="official"))
        )

    def _seated(self, match: Match, *, served: bool) -> bool:
        """Whether the town behind a title says where its body sits, not what it is for."""
        settled = served or (self._lower and match.form.definite)
        return (match.form.office in SEATED and settled) or (served and match.form.office in OF_BODIES)

    def _posted(self, office: str, match: Match, end: int, cover: Cover, *, served: bool) -> str:
        """An office, that of an ambassador where it is told where somebody is sent; `end` is its field's."""
        sent = any(i in cover and cover[i].kind != "organisation" for i in range(match.last, end))
        abroad = office == TOP_DIPLOMAT and served and end > match.last  # "in Lima"
        return "ambassador" if abroad or (office == "high_commissioner" and sent) else office

    def _past_letters(self, tokens: tuple[Token, ...], end: int, cover: Cover) -> int:
        """One past the state behind "(MFAIT)" at `end`, the letters of a ministry; else `end`."""
        at = lettered(tokens, end)
        if at == end or at >= len(tokens) or tokens[at].norm not in self._from_words:
            return end
        at += 1
        while at < len(tokens) and at not in cover and tokens[at].norm in self._fillers:
            at += 1
        state = cover.get(at)
        if state is None or state.kind != "country" or state.genitive:
            return end
        return max(i for i in range(at, len(tokens)) if cover.get(i) is state) + 1

    def _field_only(self, tokens: tuple[Token, ...], first: int, last: int, cover: Cover) -> bool:
        """Whether tokens behind a title say what it is for, "of Culture", and name no body."""
        rest = range(first, last)
        aimed = bool(rest) and tokens[first].norm in self._purposes  # "Secretary for Security"
        bodies = (not aimed and tokens[i].norm in self._houses for i in rest)
        named = (i in cover and cover[i].kind == "organisation" for i in rest)
        return bool(rest) and not any(bodies) and not any(named)

    def _opened(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> int:
        """Where "foreign ministry spokesman" begins, whose state stands behind."""
        first = match.first
        while first > 0:
            mention, norm = cover.get(first - 1), self._unprefixed(tokens[first - 1].norm)
            post = mention is not None and match.form.office == "ambassador" and is_post(mention)
            if not post and (mention is not None or norm not in self._institutions | self._policy):
                break
            first -= 1
        return first

    def _unprefixed(self, norm: str) -> str:
        """The "army" of "ex-army chief"."""
        return norm.removeprefix(next((p for p in self._prefixes if norm.startswith(p)), ""))

    def _before(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> int:
        """The token left of a title that is no adjective of it, nor where an envoy goes; -1 without one."""
        left, sent = before_short_form(tokens, match.first - 1), match.form.office == "special_envoy"
        passed = self._adjectives | self._policy | (self._regions if sent else frozenset())
        passed |= (
            self._commissioned if match.form.base == COMMISSIONER else frozenset()
        )  # "trade commissioner"
        while left >= 0 and tokens[left].text not in "-–—":  # not "LIMA, Peru - President NAME"
            mention = cover.get(left)
            dashed = left > 1 and tokens[left - 1].text == "-"  # "Peru's U.S.-backed president"
            if f"{'-' * dashed}{tokens[left].norm}".endswith(self._backed):
                left -= 1 + 2 * dashed
                continue
            if tokens[left].text == "." and left > 0 and tokens[left - 1].text.isdigit():
                left -= 2  # "Stortingets 1. visepresident"
                continue
            if mention is not None:
                envoy = sent and is_field_before(mention, tokens[left])
                if not envoy and not at_post(match, left, cover, self._sent):
                    break
            elif self._unprefixed(tokens[left].norm) not in passed:
                break
            left -= 1
        return before_short_form(tokens, left)

    def _left(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> tuple[str, int]:
        """The country or body before the title: "Russlands ambassadør", "the French foreign minister"."""
        left = self._epithets.passed(tokens, self._before(tokens, match, cover), cover)
        joins = self._owning | self._apostrophes | self._spoken_by
        linked = left > 0 and left - 1 in cover and tokens[left].norm in joins
        left -= linked
        before = cover.get(left)
        sent = before is not None and self._comes_from(tokens, match, left)
        if before is not None and (
            before.genitive or before.form == "adjective" or linked or sent
            or (self._bare and not self._place(tokens, left, match))
        ):  # fmt: skip
            start = left
            while start > 0 and cover.get(start - 1) is before:
                start -= 1
            named = before.form == "name" and not before.genitive  # not "a letter to Peru's ambassador NAME"
            if named and match.form.office == "ambassador" and self._aim(tokens, start):
                return "", match.first
            if key := self._serves(before) or self._behind.local(before, match):
                return key, start
        prefixed = cover.get(match.first) if match.prefix else None
        if prefixed is not None and prefixed.kind == "place":
            return self._behind.local(prefixed, match), match.first
        if prefixed is not None and not self._is_prefixed_field(match, prefixed):
            return prefixed.key, match.first
        return "", match.first

    def _place(self, tokens: tuple[Token, ...], left: int, match: Match) -> bool:
        """ "In Senegal Under Secretary NAME met ...": where it was; the title is of one state by itself."""
        led = left > 0 and tokens[left - 1].norm in self._place_words and tokens[left - 1].text[0].isupper()
        return led and match.form.base in self._fielded.default

    def _aim(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Special Envoy for Peru (PER) Ambassador NAME": the rank behind a post, its field the state."""
        while at > 0 and tokens[at - 1].norm in self._fillers:
            at -= 1
        return at > 0 and tokens[at - 1].norm in self._of_words - self._from_words

    def _comes_from(self, tokens: tuple[Token, ...], match: Match, left: int) -> bool:
        """ "Fra Norge kommer A, fra Sverige statssekretær B": the country stands right before the title."""
        from_there = left > 0 and left == match.first - 1 and tokens[left - 1].norm in self._from_words
        from_there = from_there and not (left > 1 and tokens[left - 2].text[0].isupper())  # "A fra Norge B"
        if left < match.first - 1 and tokens[left + 1].norm in self._spoken_by:
            from_there = True  # "EU ved spesialutsending NAME"
        named = match.last < len(tokens) and tokens[match.last].text[0].isupper()
        return from_there and named and not match.form.definite and self._lower

    @staticmethod
    def _is_prefixed_field(match: Match, prefixed: Mention) -> bool:
        """The "EU" of "EU-minister", the "FN" of "FN-ambassadør", the "Syria" of "Syria-utsending"."""
        office = match.form.office
        sent = office == "ambassador" or (office in SENT and prefixed.kind == "country")
        return sent or office in MINISTERS

    def _serves(self, mention: Mention) -> str:
        """A capital stands for its country: "Moscow's ambassador"."""
        if mention.kind != "place":
            return mention.key
        return self.registry.capital_of(mention.key) if mention.genitive else ""

    def _owner(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> int:
        """The token of "Putin's" or "his" before the title, -1 without one."""
        left = self._before(tokens, match, cover)
        if left < 0 or left in cover or tokens[left].text in self._address:
            return -1  # "Her Majesty Queen A of Peru"
        if tokens[left + 1].start - tokens[left].end > 1:
            return -1  # the end of a heading
        if self._bare and left and tokens[left].norm in self._apostrophes and left - 1 not in cover:
            left -= 1  # "Dals' predecessor"
            return left if tokens[left].text[0].isupper() and tokens[left].norm.endswith("s") else -1
        if self._appointed(tokens, left):
            return -1
        text = tokens[left].text
        proper = text[0].isupper() and tokens[left].norm not in self._unowning  # "On Monday Minister NAME"
        served = self._bare and text.endswith(self._marked)  # "the president's spokesman"
        named = served or (proper and (text.endswith(self._genitives) or self._bare))
        aide = tokens[left].norm in self._owning and match.form.office != "colleague"
        owning = self._possessives | self._of_country | self._of_body
        return left if named or aide or tokens[left].norm in owning else -1

    def _appointed(self, tokens: tuple[Token, ...], left: int) -> bool:
        """ "Appointed Dana Dal foreign minister": she owns no minister."""
        first = left
        while first > 0 and tokens[first].text[0].isupper() and not tokens[first].text.endswith(self._marked):
            first -= 1
        return first < left and tokens[first].norm in self._naming

    def _owned_behind(self, tokens: tuple[Token, ...], match: Match) -> int:
        """How many tokens of "talsmannen hans, NAME", "kollegaen sin, NAME" say whose the title is."""
        at = match.last
        pair = " ".join(t.norm for t in tokens[at : at + PAIR])
        if pair in self._there and at + PAIR < len(tokens) and tokens[at + PAIR].text == ",":
            return PAIR  # "presidenten i landet, NAME"
        told = match.form.definite and at + 1 < len(tokens) and tokens[at + 1].text == ","
        return int(told and tokens[at].norm in self._possessives | self._owning)

    def _is_bare(self, token: Token) -> bool:
        """Whether an owner has no genitive: the "Netanyahu" of "top Netanyahu adviser"."""
        return (
            token.norm not in self._possessives | self._of_country | self._of_body | self._owning
            and not token.text.endswith(self._genitives)
        )

    def when(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> When:
        """Whether the title is held now, was held, or will be."""
        return self._tenure.when(tokens, match, cover)


_BUILT: dict[str, Service] = {}


def service(language: str, registry: Registry) -> Service:
    """The reader of a language over a registry; the last registry's is kept."""
    kept = _BUILT.get(language)
    if kept is None or kept.registry is not registry:
        kept = _BUILT[language] = Service(language, registry)
    return kept
