"""Whom a title serves by what stands behind it: "president of Finland", "head of the Peruvian ministry"."""

from kg.annotate.records import Match
from kg.annotate.service.departments import Departments
from kg.annotate.titles.adjective_houses import AdjectiveHouses, printed
from kg.annotate.titles.fielded import HEAD
from kg.annotate.titles.posts import government_at, past_adjective, past_body, possessed, sending_body
from kg.annotate.titles.reaches import Cover
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
GENITIVE_TOO = (
    "official",
    "other",
    "chief",
    "spokesperson",
    "secretary",
)  # "sjef for FNs avdeling" serves the FN
UNRULING = ("party", "armed_group", "forum")  # bodies before which it is told what they are
MINISTERS = ("minister", "deputy_minister")
OWNED_WORDS = 3  # of a department behind its owner: "FNs politiske avdeling"


class BehindTitles:
    """Reads the country or body behind the titles of one language."""

    def __init__(self, language: str, registry: Registry) -> None:
        self.registry = registry
        people = table(language, "people")
        self._institutions = frozenset(people["institutions"])
        self._bodies = tuple(people["state_bodies"]) or ("\0",)
        self._of_words = frozenset(people["of_words"])
        self._governments = frozenset(people["government_words"])
        self._at_words = frozenset(people["at_words"])
        self._to_words, self._from_words = frozenset(people["to_words"]), frozenset(people["from_words"])
        self._fillers = frozenset(people["country_fillers"]) | words(language, "groups", "group_heads")
        listed = ("department_words", "local_titles", "member_words", "opposition_words", "mission_nouns")
        self._departments, self._local_titles, self._members, self._opposition, self._missions = (
            words(language, "people", key) for key in listed
        )
        self._regions = words(language, "people", "region_heads")
        self._secretariats = words(language, "people", "state_committees")
        self._kinds = words(language, "people", "party_adjectives") | self._opposition
        self._houses_behind, self._parts = AdjectiveHouses(language), Departments(language, registry)
        self._bare: bool = people["bare_country_before_title"]
        self._lower = not self._bare
        self._field_nouns = frozenset(people["field_nouns"])
        self._ministries = frozenset(people["ministry_stems"])
        joints = (*people["and_words"], *people["articles"])
        self._field_words = (
            self._field_nouns | self._institutions | {*people["portfolios"], *people["fields"], *joints}
        )

    def local(self, mention: Mention, match: Match) -> str:
        """The state of a town or region before one of its own offices: "Scotland's first minister"."""
        place = self.registry.places.get(mention.key) if match.form.base in self._local_titles else None
        return place.country if place is not None else ""

    def right(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> tuple[str, int]:
        """The country or body behind the title: "president of Finland"."""
        at, office = match.last, match.form.office
        if house := self._set_off(tokens, at, cover):
            return house
        if (part := self._parts.behind(tokens, match, cover))[1] > at:
            return part
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
        at = past_adjective(tokens, self._past_kind(tokens, at, cover), cover, self.registry)
        at = past_body(tokens, at, cover, self._members)
        behind = cover.get(at)
        if not of and self._bare and office not in GENITIVE_TOO:
            return "", match.last  # "the president at the UN"
        kinds = ("country", "organisation") if of else ("organisation",)
        houses = self._governments | self._opposition
        if seat := government_at(tokens, at, cover, self.registry, (houses, self._of_words)):
            return seat, max(i for i in range(at, len(tokens)) if cover.get(i) is cover[at + 2]) + 1
        town = self.local(behind, match) if of and behind is not None and behind.form == "name" else ""
        if town and behind is not None and not behind.genitive:
            past = max(i for i in range(at, len(tokens)) if cover.get(i) is behind) + 1
            past += past < len(tokens) and tokens[past].norm in self._regions  # "of Lagos State"
            named = past < len(tokens) and tokens[past].text[0].isupper()
            if tokens[past : past + 1] and (tokens[past].text in ",.()" or named):
                return town, past  # "the mayor of Lima, NAME"
        return self._named(tokens, at, match, cover, kinds)

    def _set_off(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> tuple[str, int] | None:
        """ "The Speaker, House of Representatives, NAME": a body in commas behind a title in capitals."""
        told = cover.get(at + 1)
        if self._lower or at >= len(tokens) or tokens[at].text != "," or told is None:
            return None
        end = at + 1
        while cover.get(end) is told:
            end += 1
        closed = end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].text[0].isupper()
        whole = told.kind == "organisation" and not told.genitive and tokens[at - 1].text[0].isupper()
        return (told.key, end) if whole and closed else None

    def _past_kind(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """The token of the party in "of Britain's main opposition Labour Party", else `at`."""
        end = at
        while end in cover and cover[end] is cover.get(at) and cover[end].kind == "country":
            end += 1
        while end < len(tokens) and end not in cover and tokens[end].norm in self._kinds:
            end += 1
        told = cover[end] if end in cover and end > at else None
        body = self.registry.organisations.get(told.key) if told is not None else None
        unlisted = body is None and told is not None and told.kind == "organisation" and at not in cover
        return end if unlisted or (body is not None and body.kind in UNRULING) else at

    def _named(
        self, tokens: tuple[Token, ...], at: int, match: Match, cover: Cover, kinds: tuple[str, ...]
    ) -> tuple[str, int]:
        """The country or body that a title's "of" leads to, at a token; `kinds` of such names are meant."""
        office, behind = match.form.office, cover.get(at)
        body = self.registry.organisations.get(behind.key) if behind is not None else None
        if body is not None and body.kind == "party" and office in MINISTERS:
            return "", match.last  # "Minister for Labour"
        if behind is None or behind.form == "demonym" or behind.kind not in kinds:
            return "", match.last
        of_state = behind.kind == "country" and office in MINISTERS  # "minister of Peru's armed forces"
        free = office in GENITIVE_TOO or of_state or self._houses(tokens, at, behind, cover)
        opposed = behind.genitive and self._opposing(tokens, at, cover)
        if opposed:
            return behind.key, opposed
        if behind.genitive and not free:
            return "", match.last
        whole = behind.end < tokens[at].end  # "ministrene i Nato-landene": with its noun
        end = at + 1
        while end < len(tokens) and cover.get(end) is behind:
            end += 1
        end += behind.form == "adjective" and end < len(tokens) and not whole
        end = self.owned(tokens, end, cover) if behind.genitive else end
        end = self._housed(tokens, at, end, cover) if self._bare and office in POSTED else end
        if self._bare and behind.form == "adjective" and not whole:
            noun = max(i for i in range(at, end) if cover.get(i) is behind) + 1
            if office in RULING and (past := self._houses_behind.body(tokens, noun, cover)) > noun:
                return printed(tokens, at, past), past
            end = max(end, self._houses_behind.service(tokens, noun, cover))
        house = cover.get(end) if self._bare and behind.form == "name" else None
        while house is not None and house.kind == "organisation" and cover.get(end) is house:
            end += 1  # "director of the Peru Media Centre"
        end = self._ended(tokens, end, match, behind, cover)
        field = end < len(tokens) and tokens[end].norm in self._field_nouns  # "for GCC Affairs"
        field = field and not (behind.form == "adjective" and tokens[end].norm in self._departments)
        return ("", match.last) if field else (behind.key, end)

    def _opposing(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """One past the "opposition" of "the leader of Peru's opposition"; 0 without it."""
        end = next((i for i in range(at, len(tokens)) if cover.get(i) is not cover[at]), len(tokens))
        return end + 1 if end < len(tokens) and tokens[end].norm in self._opposition else 0

    def _ended(self, tokens: tuple[Token, ...], end: int, match: Match, behind: Mention, cover: Cover) -> int:
        """One past the department or the mission of the state or body whose name ends at `end`."""
        if behind.form == "adjective" and end < len(tokens) and tokens[end - 1].text.endswith("s"):
            end += self._lower and tokens[end].norm.endswith(tuple(self._departments))
        if behind.kind == "organisation" and end < len(tokens) and tokens[end].text.istitle():
            end += tokens[end].norm in self._secretariats  # "of the Pacific Forum Secretariat"
        if match.form.base == HEAD or match.form.office in POSTED:  # "head of the UN mission"
            ahead = [i for i in range(end, min(end + 3, len(tokens))) if tokens[i].norm in self._missions]
            end = ahead[0] + 1 if ahead and not any(i in cover for i in range(end, ahead[0])) else end
        return end

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

    def _of_fields(self, tokens: tuple[Token, ...], at: int) -> int:
        """One past the "of foreign affairs" of a ministry; `at` without it."""
        end = at + 1
        if at >= len(tokens) or tokens[at].norm not in self._of_words:
            return at
        while end < len(tokens) and tokens[end].norm in self._field_words:
            end += 1
        return end if end > at + 1 else at

    def owned(self, tokens: tuple[Token, ...], at: int, cover: Cover | None = None) -> int:
        """One past the body behind a state's genitive ("Perus utenriksdepartement"), or `at` without one."""
        end = at
        body = (cover or {}).get(at)
        while body is not None and body.kind == "organisation" and (cover or {}).get(end) is body:
            end += 1
        while end < len(tokens) and not self._lower and tokens[end].norm in self._institutions:
            end += 1
        if end > at and tokens[end - 1].norm in self._ministries:
            end = self._of_fields(tokens, end)
        for step in range(end, min(end + OWNED_WORDS, len(tokens))):  # "FNs politiske avdeling"
            if tokens[step].norm in self._departments:
                return step + 1
            if not tokens[step].text.islower() or (cover or {}).get(step) is not None:
                break
        if self._lower and at < len(tokens) and tokens[at].norm.endswith(self._bodies):
            end += 1
        return end
