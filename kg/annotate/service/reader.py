"""Whom a title serves, what field it has, and whether it is held now: the words on either side of it."""

from kg.annotate.records import Match, Reach, When
from kg.annotate.titles.fielded import HEAD, Fielded, within_agency
from kg.annotate.titles.fields import Fields
from kg.annotate.titles.posts import (
    before_short_form,
    closing,
    government_at,
    is_field_before,
    is_post,
    lettered,
    past_adjective,
    past_body,
    possessed,
    posted,
    sending_body,
)
from kg.annotate.titles.reaches import Cover, in_town, travels
from kg.annotate.titles.tenure import Tenure
from kg.document import Mention, Token
from kg.languages import table, words
from kg.reference import Registry

RULING = (
    "leader",
    "head_of_state",
    "head_of_government",
    "foreign_minister",
)  # "to" behind one says where they go: "invited the leaders to Lima"
SENT = (
    "ambassador",
    "special_envoy",
    "high_commissioner",
)  # "to" or "for" says where they are sent, not whom they serve
POSTED = (*SENT, "spokesperson", "official", "colleague")  # "in" behind one says where they work
COMMISSIONER = "commissioner"
CALLED = (*RULING, "deputy_head_of_government")  # "to Peru" behind one is where somebody goes
SEATED = (*RULING, "deputy_head_of_government", "defence_minister", "minister", "deputy_minister")
MINISTERS = ("minister", "deputy_minister")  # the "EU" of "EU-minister" is their field
GENITIVE_TOO = (
    "official",
    "other",
    "chief",
    "spokesperson",
    "secretary",
)  # "sjef for FNs avdeling" serves the FN
PAIR = 2  # tokens of "i landet"
OWNED_WORDS = 3  # of a department behind its owner: "FNs politiske avdeling"


class Service:
    """Reads the words around titles; one language, any document."""

    def __init__(self, language: str, registry: Registry) -> None:
        self.registry = registry
        self._content = Fields(language)
        people = table(language, "people")
        self._qualifiers = frozenset(people["qualifiers"])
        self._institutions = frozenset(people["institutions"])
        self._purposes = words(language, "circumstances", "purpose_words")
        keys = ("state_bodies", "journey_endings", "home_departments", "backed_endings")
        self._bodies, self._journeys, self._home, self._backed = (tuple(people[k]) or ("\0",) for k in keys)
        self._of_words = frozenset(people["of_words"])
        self._governments = frozenset(people["government_words"])
        self._at_words = frozenset(people["at_words"])
        self._apostrophes = frozenset(e for e in people["genitive_endings"] if not e.isalpha())
        self._to_words, self._from_words = frozenset(people["to_words"]), frozenset(people["from_words"])
        self._fillers = frozenset(people["country_fillers"]) | words(language, "groups", "group_heads")
        self._articles = frozenset(people["articles"])
        self._address = frozenset(people["address_words"])
        self._owning = frozenset(people["owning_words"])
        self._spoken_by = words(language, "people", "spoken_by")
        listed = ("department_words", "local_titles", "member_words", "opposition_words", "mission_nouns")
        self._departments, self._local_titles, self._members, self._opposition, self._missions = (
            words(language, "people", key) for key in listed
        )
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
        self._field_nouns = frozenset(people["field_nouns"])
        self._field_openers = frozenset(people["field_openers"])
        self._at_post, self._genitives = frozenset(people["at_post"]), tuple(people["genitive_endings"])
        self._place_words = words(language, "frames", "place_prepositions")
        self._several = words(language, "people", "several_words")
        self._marked = tuple(e for e in self._genitives if len(e) > 1)
        told = {form for verb in table(language, "frames")["verbs"] for form in verb["forms"]}
        verbs = told | set(table(language, "speech")["verbs"])
        tenses = words(language, "people", "former") | words(language, "people", "designate")
        self._adjectives = tenses | self._qualifiers | self._institutions
        self._regions = words(language, "people", "region_words")
        self._policy = words(language, "people", "policy_words")
        self._commissioned = self._joints | words(language, "people", "portfolios")
        self._stops = self._joints | self._of_words | self._articles | self._field_openers | verbs
        self._tenure = Tenure(language, self._adjectives, self._stops)

    def reach(self, tokens: tuple[Token, ...], match: Match, cover: Cover, last: int) -> Reach:
        """Whom the title serves and how far it goes; `last` bounds the words to read."""
        owner = -1
        of, start = self._left(tokens, match, cover)
        right, end = ("", match.last) if of else self._right(tokens, match, cover)
        unsaid = right.endswith(self._home) and right not in self.registry.organisations
        start = self._opened(tokens, match, cover) if right else start
        if not of and not right:
            owner = self._owner(tokens, match, cover)
        field_from = end if right else match.last
        called = (
            match.form.office in CALLED and field_from < last and tokens[field_from].norm in self._to_words
        )
        seated = match.form.office in SEATED and in_town(
            tokens, field_from, cover, self._field_openers & self._place_words, only=not of
        )
        seated = seated and (bool(of) or (self._lower and match.form.definite))
        apart = (
            called
            or seated
            or (self._lower and travels(tokens, field_from, self._journeys))
            or (match.form.plural and self._gathered(tokens, field_from, cover))
        )
        field_end = field_from if apart else self._content.end(tokens, field_from, cover, last, match)
        if match.form.office in POSTED or match.form.base == HEAD:
            before = start - 1 - (start > 1 and tokens[start - 1].norm in self._articles)
            apposed = before >= 0 and tokens[before].text == ","
            there = posted(tokens, field_end, cover, self._place_words, self._at_post, closed=apposed)
            field_end = max(field_end, there)
        if not of and not right:
            right = closing(tokens, match.last, field_end, cover, self._fillers, self._from_words)
        behind = self._owned_behind(tokens, match) if field_end == match.last and not right else 0
        end += behind
        owner = match.last + behind - 1 if behind and not of else owner
        inside = {t.norm for t in tokens[match.last : max(field_end, end)]}
        agency = within_agency(self.registry, of or right, match.last, max(field_end, end), cover)
        field = self._field_only(tokens, field_from, field_end, cover)
        office = self._fielded.office(match, inside, agency=agency, field=field)
        sent = any(i in cover and cover[i].kind != "organisation" for i in range(match.last, field_end))
        if office == "high_commissioner" and sent:
            office = "ambassador"
        end = lettered(tokens, max(end, field_end)) if right else end
        told = of or right
        aide = owner >= 0 and not self._is_bare(tokens[owner])
        of = told if told and not unsaid else "" if aide else self._fielded.of_default(match, office)
        assumed = not told and match.form.base in self._common
        return Reach(of, start, max(end, field_end), office, assumed, owner)

    def _field_only(self, tokens: tuple[Token, ...], first: int, last: int, cover: Cover) -> bool:
        """Whether tokens behind a title say what it is for, "of Culture", and name no body."""
        rest = range(first, last)
        aimed = bool(rest) and tokens[first].norm in self._purposes  # "Secretary for Security"
        bodies = (not aimed and tokens[i].norm in self._institutions for i in rest)
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

    def _gathered(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> bool:
        """ "Lederne i Lima", "statsministrene i de to landene": where they meet, or whom other words name."""
        if at + 1 >= len(tokens) or tokens[at].norm not in self._field_openers or not self._lower:
            return False
        town = at + 1 in cover and (cover[at + 1].kind, cover[at + 1].form) == ("place", "name")
        return (town and tokens[at].norm in self._place_words) or tokens[at + 1].norm in self._several

    def _before(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> int:
        """The token left of a title that is no adjective of it, nor where an envoy goes; -1 without one."""
        left, sent = match.first - 1, match.form.office == "special_envoy"
        passed = self._adjectives | self._policy | (self._regions if sent else frozenset())
        passed |= (
            self._commissioned if match.form.base == COMMISSIONER else frozenset()
        )  # "trade commissioner"
        while left >= 0 and tokens[left].text not in "-–—":  # not "LIMA, Peru - President NAME"
            mention = cover.get(left)
            if tokens[left].norm.endswith(self._backed):
                left -= 1
                continue
            if tokens[left].text == "." and left > 0 and tokens[left - 1].text.isdigit():
                left -= 2  # "Stortingets 1. visepresident"
                continue
            if mention is not None:
                envoy = sent and is_field_before(mention, tokens[left])
                if not envoy and not (match.form.office == "ambassador" and is_post(mention)):
                    break
            elif self._unprefixed(tokens[left].norm) not in passed:
                break
            left -= 1
        return before_short_form(tokens, left)

    def _left(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> tuple[str, int]:
        """The country or body before the title: "Russlands ambassadør", "the French foreign minister"."""
        left = self._before(tokens, match, cover)
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
            if key := self._serves(before) or self._local(before, match):
                return key, start
        prefixed = cover.get(match.first) if match.prefix else None
        if prefixed is not None and prefixed.kind == "place":
            return self._local(prefixed, match), match.first
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

    def _local(self, mention: Mention, match: Match) -> str:
        """The state of a town or region before one of its own offices: "Scotland's first minister"."""
        place = self.registry.places.get(mention.key) if match.form.base in self._local_titles else None
        return place.country if place is not None else ""

    def _right(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> tuple[str, int]:
        """The country or body behind the title: "president of Finland"."""
        at, office = match.last, match.form.office
        word = tokens[at].norm if at < len(tokens) else ""
        sent = office == "special_envoy" and word not in self._to_words
        sent = sent and sending_body(tokens, at, cover, self.registry, self._bare)
        of = word in self._from_words or (word in self._of_words and (office not in SENT or sent))
        owned = self._lower and word in self._to_words and possessed(tokens, match, cover)
        sent_by = of if office in SENT else owned
        of = of or sent_by
        if (word in self._to_words and office != "official" and not sent_by) or not (
            of or word in self._at_words
        ):
            return "", at
        at += 1
        while at < len(tokens) and tokens[at].norm in self._fillers and at not in cover:
            at += 1
        at = past_adjective(tokens, at, cover, self.registry)
        at = past_body(tokens, at, cover, self._members)
        behind = cover.get(at)
        if not of and self._bare and office not in GENITIVE_TOO:
            return "", match.last  # "the president at the UN"
        kinds = ("country", "organisation") if of else ("organisation",)
        houses = self._governments | self._opposition
        if seat := government_at(tokens, at, cover, self.registry, (houses, self._of_words)):
            return seat, at + 3
        town = self._local(behind, match) if of and behind is not None and behind.form == "name" else ""
        if town and behind is not None and not behind.genitive:
            past = max(i for i in range(at, len(tokens)) if cover.get(i) is behind) + 1
            if tokens[past : past + 1] and tokens[past].text == ",":
                return town, past  # "the mayor of Lima, NAME"
        if behind is None or behind.form == "demonym" or behind.kind not in kinds:
            return "", match.last
        if behind.genitive and office not in GENITIVE_TOO and not self._houses(tokens, at, behind, cover):
            return "", match.last
        whole = behind.end < tokens[at].end  # "ministrene i Nato-landene": with its noun
        end = at + 1 + (behind.form == "adjective" and at + 1 < len(tokens) and not whole)
        while end < len(tokens) and cover.get(end) is behind:
            end += 1
        end = self.owned(tokens, end, cover) if behind.genitive else end
        end = self._housed(tokens, at, end, cover) if self._bare and office in POSTED else end
        if behind.form == "adjective" and end < len(tokens) and tokens[end - 1].text.endswith("s"):
            end += self._lower and tokens[end].norm.endswith(tuple(self._departments))
        if match.form.base == HEAD or office in POSTED:  # "head of the UN mission"
            ahead = [i for i in range(end, min(end + 3, len(tokens))) if tokens[i].norm in self._missions]
            end = ahead[0] + 1 if ahead and not any(i in cover for i in range(end, ahead[0])) else end
        field = end < len(tokens) and tokens[end].norm in self._field_nouns  # "for GCC Affairs"
        field = field and not (behind.form == "adjective" and tokens[end].norm in self._departments)
        return ("", match.last) if field else (behind.key, end)

    def _housed(self, tokens: tuple[Token, ...], at: int, end: int, cover: Cover) -> int:
        """Where "the Kenyan foreign ministry" ends, for which somebody speaks."""
        behind = cover[at]
        if behind.form != "adjective" and not tokens[at].text.replace(".", "").isupper():
            return end  # "the U.S. Embassy" is as "the Peruvian embassy"
        past = max(i for i in range(at, end) if cover.get(i) is behind) + 1
        return max(end, self.owned(tokens, past, cover))

    def _houses(self, tokens: tuple[Token, ...], at: int, owner: Mention, cover: Cover) -> bool:
        """Whether a body stands behind a genitive: "speaker of Peru's parliament"."""
        while cover.get(at) is owner:
            at += 1
        return self.owned(tokens, at, cover) > at

    def owned(self, tokens: tuple[Token, ...], at: int, cover: Cover | None = None) -> int:
        """One past the body behind a state's genitive ("Perus utenriksdepartement"), or `at` without one."""
        end = at
        body = (cover or {}).get(at)
        while body is not None and body.kind == "organisation" and (cover or {}).get(end) is body:
            end += 1
        while end < len(tokens) and not self._lower and tokens[end].norm in self._institutions:
            end += 1
        for step in range(end, min(end + OWNED_WORDS, len(tokens))):  # "FNs politiske avdeling"
            if tokens[step].norm in self._departments:
                return step + 1
            if not tokens[step].text.islower() or (cover or {}).get(step) is not None:
                break
        if self._lower and at < len(tokens) and tokens[at].norm.endswith(self._bodies):
            end += 1
        return end

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
        text = tokens[left].text
        proper = text[0].isupper() and tokens[left].norm not in self._articles
        served = self._bare and text.endswith(self._marked)  # "the president's spokesman"
        named = served or (proper and (text.endswith(self._genitives) or self._bare))
        aide = tokens[left].norm in self._owning and match.form.office != "colleague"
        owning = self._possessives | self._of_country | self._of_body
        return left if named or aide or tokens[left].norm in owning else -1

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
