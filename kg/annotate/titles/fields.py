"""What an office is for, behind its title: "for Europe", "of Foreign Affairs", "for humanitære spørsmål"."""

from kg.annotate.names.people import LONG_WORD, given_names, is_common
from kg.annotate.records import Match
from kg.annotate.titles.posts import aimed
from kg.annotate.titles.reaches import Cover
from kg.document import Token
from kg.languages import table, words

COMPLEMENT_WORDS = 14  # tokens of "for Korean Peninsula Peace and Security Affairs"
LOWER_WORDS = 4  # ordinary words of a Norwegian field: "for humanitære spørsmål"
GOVERNING = (
    "minister",
    "deputy_minister",
    "foreign_minister",
    "secretary",
)  # whose field may be in small letters
SECOND_WORDS = 6  # tokens of "and International Cooperation"
CLOSING = (",", ";", ".", ")")  # what ends such words behind a name
LED_BY = 2  # words before the noun of such a field: "for women and gender equality"


class Fields:
    """Reads the fields of titles in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        people = table(language, "people")
        self._not_names = frozenset(people["not_names"])
        self._honorifics = frozenset(people["honorifics"])
        self._institutions = frozenset(people["institutions"])
        self._aim_words = frozenset(people["aim_words"])
        self._joints = frozenset(people["and_words"])
        self._nouns, self._words = (frozenset(people[f"field_{k}"]) for k in ("nouns", "words"))
        self._openers = frozenset(people["field_openers"])
        self._speaking = frozenset(people["speaking_openers"]) | self._openers
        self._secretaries = words(language, "people", "secretary_heads")
        self._fillers = words(language, "people", "country_fillers")
        self._leads = [phrase.split() for phrase in people.get("field_leads", ())]
        self._reasons = words(language, "people", "field_reasons")
        self._policy = words(language, "people", "policy_words") | words(
            language, "people", "field_adjectives"
        )
        self._regions = words(language, "people", "region_words")
        self._portfolios = words(language, "people", "portfolios")
        self._titles = frozenset(w for base in people["titles"] for w in base.split()[-1:])
        self._days = frozenset((*table(language, "times")["weekdays"], *table(language, "times")["months"]))
        self._family_first = frozenset(people["family_first"])
        self._given = given_names(language)
        told = {form for verb in table(language, "frames")["verbs"] for form in verb["forms"]}
        self._verbs = told.union(table(language, "speech")["verbs"], people["aim_stops"])
        self._lower: bool = not people["bare_country_before_title"]  # no language of capitalised titles

    def end(self, tokens: tuple[Token, ...], at: int, cover: Cover, last: int, match: Match) -> int:
        """One past the words that say what the office is for: "for Europe", "for humanitære spørsmål"."""
        if (apart := self._set_off(tokens, at, cover, last)) > at:
            return apart
        if (led := self._led(tokens, at)) > at:
            end = self._complement(tokens, led, cover, last, match)
            return end if end > led else at
        at = self._second(tokens, at, cover, last, match)
        state = self._state(tokens, at, cover, last)
        if state > at:
            return state
        end = self._complement(tokens, at, cover, last, match)
        return end if end > at or match.form.base != "minister" else self._unknown(tokens, at, cover)

    def _complement(self, tokens: tuple[Token, ...], at: int, cover: Cover, last: int, match: Match) -> int:
        """One past what a preposition opens there."""
        dated = {t.norm for t in tokens[at + 1 : at + 2]} & self._days  # "the foreign minister on Monday"
        openers = self._speaking if match.form.office == "spokesperson" else self._openers
        if at >= last or dated or tokens[at].norm not in openers:
            return at
        end, lower, content = at + 1, 0, 0
        governs = match.form.office in GOVERNING or match.form.base.split()[-1] in self._secretaries
        small = self._governed(tokens, at, last) if governs else at
        while end < last and end - at <= COMPLEMENT_WORDS:
            norm = tokens[end].norm
            if content == end and end in cover and self._first_name(tokens, end, cover):
                break
            if end in cover:
                content = content if cover[end].genitive else end + 1
            elif norm in self._words or (
                norm in self._joints and content >= end - (tokens[end - 1].text == ",")
            ):
                pass
            elif end < small:
                content = small
            elif (
                self._is_field(tokens, end)
                or (self._openly(tokens, at, end, content) and self._region(tokens, end, last))
                or (not self._lower and norm in self._nouns | self._institutions and content)
                or self._before_noun(tokens, end, last)
            ):
                content = end + 1
            elif self._hanging(tokens, end, last):
                pass
            elif self._lower and tokens[end].text[0].islower() and lower < LOWER_WORDS:
                if norm in self._verbs:
                    break
                lower += 1
                content = end + 1 if norm.endswith(tuple(self._nouns)) else content
            else:
                break
            end += 1
        if not content and tokens[at].norm in self._aim_words:
            apposed = match.first > 0 and self._comma(tokens, match.first, cover)
            content = aimed(tokens, at, last, cover, self._verbs, closed=apposed)
        return self._given_back(tokens, at, content, cover) if content else at

    def _unknown(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """One past the "of the Diwan of Royal Court" of a minister, which a mark closes; else `at`."""
        opens = not self._lower and at + 1 < len(tokens) and tokens[at].norm in self._openers
        if not opens or tokens[at + 1].norm not in self._words:
            return at
        for end in range(at + 1, min(at + COMPLEMENT_WORDS, len(tokens))):
            if tokens[end].text in CLOSING:
                return end
            small = tokens[end].norm in self._words | self._openers | self._joints
            if (end in cover and cover[end].kind == "country") or not (
                small or tokens[end].text[0].isupper()
            ):
                return at
        return at

    def _set_off(self, tokens: tuple[Token, ...], at: int, cover: Cover, last: int) -> int:
        """One past "Minister of State, Foreign Affairs", before a comma and a name; or `at`."""
        if self._lower or at + 1 >= last or tokens[at].text != "," or not tokens[at - 1].text[0].isupper():
            return at
        end, fields = at + 1, self._nouns | self._portfolios | self._policy
        while end < last and (
            (tokens[end].norm in fields and tokens[end].text[0].isupper() and end not in cover)
            or (end > at + 1 and tokens[end].norm in self._joints)
        ):
            end += 1
        told = end > at + 1 and tokens[end - 1].norm in self._nouns | self._portfolios
        named = end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].text[0].isupper()
        return end if told and named else at

    def _state(self, tokens: tuple[Token, ...], at: int, cover: Cover, last: int) -> int:
        """One past "of the Federal Republic of Peru", or `at`: no field, whatever is capitalised there."""
        ahead = at + 1
        while ahead < last and ahead not in cover and tokens[ahead].norm in self._fillers:
            ahead += 1
        opens = at < last and tokens[at].norm in self._openers
        state = cover.get(ahead) if opens and at + 2 < ahead < last else None
        if state is None or (state.kind, state.form) != ("country", "name") or state.genitive:
            return at
        while cover.get(ahead) is state:
            ahead += 1
        return ahead

    def _led(self, tokens: tuple[Token, ...], at: int) -> int:
        """One past the "responsible" of "minister responsible for trade", or `at`."""
        for lead in self._leads:
            if [t.norm for t in tokens[at : at + len(lead)]] == lead:
                return at + len(lead)
        return at

    def _hanging(self, tokens: tuple[Token, ...], at: int, last: int) -> bool:
        """The hyphen of "for utenriks- og sikkerhetspolitikk"."""
        joined = self._lower and tokens[at].text == "-" and at + 1 < last
        return joined and tokens[at + 1].norm in self._joints

    def _second(self, tokens: tuple[Token, ...], at: int, cover: Cover, last: int, match: Match) -> int:
        """One past the other fields of "Minister of Foreign Affairs and Trade", or `at`."""
        fields, small = self._nouns | self._portfolios, tokens[at - 1].text.islower()
        while (
            not self._lower and at < last and (tokens[at].norm in self._joints or self._row(tokens, at, last))
        ):
            if tokens[at - 1].norm not in fields or (small and match.form.plural):
                break
            end = at + 1
            while end < min(last, at + SECOND_WORDS) and (
                tokens[end].norm in fields | self._policy
                or (tokens[end].norm in self._words and self._state(tokens, end, cover, last) == end)
                or (not small and end not in cover and self._is_field(tokens, end))  # "Military Veterans"
            ):
                end += 1
            while end > at and not (
                tokens[end - 1].norm in fields and tokens[end - 1].text.islower() == small
            ):
                end -= 1
            if end <= at + 1 or (end < last and tokens[end].norm in self._titles):
                break  # "and Trade Minister NAME" is another's office
            if small and not self._closed(tokens, end, last):
                break
            at = end
        return at

    def _closed(self, tokens: tuple[Token, ...], at: int, last: int) -> bool:
        """Whether fields in small letters end there: not "of foreign affairs and trade officials"."""
        word = tokens[at] if at < last else None
        return (
            word is None or not word.text.islower() or word.norm in self._verbs | self._words | self._joints
        )

    def _row(self, tokens: tuple[Token, ...], at: int, last: int) -> bool:
        """Whether a comma goes on with more fields: "of Foreign Affairs, International Trade and Worship"."""
        if tokens[at].text != ",":
            return False
        fields, small = self._nouns | self._portfolios, tokens[at - 1].text.islower()
        inside, joint = list[Token](), 0
        for word in tokens[at + 1 : min(last, at + 1 + SECOND_WORDS)]:
            if word.norm in self._joints:
                joint = joint or len(inside)
            elif word.norm in fields | self._policy and word.text.islower() == small:
                inside.append(word)
            elif word.text != ",":
                break
        return 0 < joint < len(inside) and not fields.isdisjoint(t.norm for t in inside[joint:])

    def _openly(self, tokens: tuple[Token, ...], at: int, end: int, content: int) -> bool:
        """Whether a region stands right behind the preposition, or joins another: "for Europa og Amerika"."""
        joined = self._lower and tokens[end - 1].norm in self._joints and content == end - 1
        return end == at + 1 or joined

    def _comma(self, tokens: tuple[Token, ...], first: int, cover: Cover) -> bool:
        """Whether a title and its owner stand behind a comma: "NAME, FNs spesialutsending"."""
        before = first - 1
        while before > 0 and before in cover:
            before -= 1
        return tokens[before].text == ","

    def _first_name(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> bool:
        """The "Victoria" of "for Political Affairs Victoria Nolund": a town elsewhere."""
        told = cover[at].kind == "place" and tokens[at].text in self._given and at + 1 < len(tokens)
        behind = tokens[at + 1].text if told and at + 1 not in cover else ""
        noun = behind.casefold() in self._nouns | self._words | self._institutions
        return behind.istitle() and not noun

    def _governed(self, tokens: tuple[Token, ...], at: int, last: int) -> int:
        """One past "of finance", "of energy and mines" in small letters, or `at`."""
        end, told, between = at + 1, at, 0
        while not self._lower and end < last and between <= LED_BY:
            norm = tokens[end].norm
            if tokens[end].text.islower() and (norm in self._portfolios or norm in self._nouns):
                told, between = end + 1, 0
            elif norm in self._words or (norm in self._joints and told == end):
                between += norm == ","
            elif norm in self._policy and tokens[end].text.islower():
                between += 1
            else:
                break
            end += 1
        reason = (
            told < last and tokens[told].norm in self._reasons
        )  # "resigned as minister for health reasons"
        return at if reason else told

    def _before_noun(self, tokens: tuple[Token, ...], at: int, last: int) -> bool:
        """The "Oceanian" of "for Asian and Oceanian Affairs"."""
        named = not self._lower and tokens[at].text[0].isupper() and at + 1 < last
        return named and tokens[at + 1].text[0].isupper() and tokens[at + 1].norm in self._nouns

    def _region(self, tokens: tuple[Token, ...], at: int, last: int) -> bool:
        """ "For Sahel-regionen", "for Midtøsten": a capitalised word right behind the preposition."""
        text = tokens[at].text
        behind = tokens[at + 1].norm if at + 1 < last else ""
        closed = behind == "," or (behind in self._nouns and text.endswith("s"))  # "for Afrikas horn"
        return self._lower and text[0].isupper() and ("-" in text or text in self._not_names or closed)

    def _is_field(self, tokens: tuple[Token, ...], at: int) -> bool:
        text = tokens[at].text
        if self._lower or not text[0].isupper() or len(text) == 1 or tokens[at].norm in self._days:
            return False  # ", on Monday" is no field, nor the "V" of "V Dalan"
        if text in self._honorifics and tokens[at].norm not in self._portfolios:
            return False  # "of Justice" is one
        eastern = at + 1 < len(tokens) and tokens[at + 1].text.rpartition("-")[2].islower()  # "Ha Dong-ik"
        named = text in self._given or text in self._family_first
        named = named or (eastern and "-" in tokens[at + 1].text)
        return tokens[at].norm in self._nouns | self._regions or (
            not named and is_common(text, self._language)
        )

    def _given_back(self, tokens: tuple[Token, ...], at: int, end: int, cover: Cover) -> int:
        """A name of two words whose first is an ordinary word too: "for Defence Grant Shapps"."""
        if self._lower or end >= len(tokens) or not tokens[end].text[0].isupper() or end - at < 3:
            return end
        last, settled = tokens[end - 1], end - 2 in cover or tokens[end - 2].norm in self._nouns
        fields = self._nouns | self._portfolios
        ordinary = end - 1 not in cover and last.norm not in fields and len(last.text) <= LONG_WORD
        return end - 1 if ordinary and settled else end
