"""The grammar of office: titles as printed, whom they serve, and who is named beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.languages import table
from kg.records import Mention, Title, Token

_NORWEGIAN_ENDINGS = (
    ("", False, False), ("en", True, False), ("n", True, False), ("a", True, False), ("et", True, False),
    ("e", False, True), ("ne", True, True), ("ene", True, True), ("er", False, True), ("ar", False, True),
    ("ane", True, True), ("rne", True, True), ("rane", True, True), ("re", False, True), ("rene", True, True),
)  # fmt: skip
_PLURAL_STEMS = {"minister": "ministr", "leder": "lede", "leiar": "leia", "talsmann": "talsmenn"}
When = Literal["current", "former", "designate"]


@dataclass(frozen=True, slots=True)
class _Form:
    office: str
    base: str
    definite: bool
    plural: bool


@cache
def _forms(language: str) -> dict[tuple[str, ...], _Form]:
    """Every inflected title of the language, as a tuple of casefolded words."""
    forms: dict[tuple[str, ...], _Form] = {}
    for base, office in table(language, "people")["titles"].items():
        words = tuple(base.split())
        if language == "en":
            forms[words] = _Form(office, base, False, False)
            forms[(*words[:-1], words[-1] + "s")] = _Form(office, base, False, True)
            if words[0] in ("minister", "secretary") and len(words) > 1:
                forms[(words[0] + "s", *words[1:])] = _Form(office, base, False, True)
            continue
        for ending, definite, plural in _NORWEGIAN_ENDINGS:
            forms.setdefault((base + ending,), _Form(office, base, definite, plural))
        for singular, stem in _PLURAL_STEMS.items():
            if base.endswith(singular):
                root = base[: -len(singular)] + stem
                for ending, definite in (
                    ("e", False),
                    ("er", False),
                    ("ar", False),
                    ("ene", True),
                    ("ane", True),
                    ("rne", True),
                    ("rane", True),
                ):
                    forms[(root + ending,)] = _Form(office, base, definite, True)
    return forms


@dataclass(frozen=True, slots=True)
class Match:
    """A title among the tokens; `first` and `last` bound it."""

    first: int
    last: int  # one past
    form: _Form
    prefix: str = ""  # of a compound: "Nato" in "Nato-generalsekretær"
    portfolio: str | None = None


class TitleGrammar:
    """Finds titles among the tokens of one sentence, given the mentions already found there."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._forms = _forms(language)
        people = table(language, "people")
        self._portfolios: dict[str, str] = people["portfolios"]
        self._former = frozenset(people["former"])
        self._designate = frozenset(people["designate"])
        self._designate_behind = frozenset(people["designate_behind"])
        self._former_prefixes = tuple(people["former_prefixes"])
        self._designate_endings = tuple(people["designate_endings"])
        self._of_words = frozenset(people["of_words"])
        self._fillers = frozenset(people["country_fillers"])
        self._qualifiers = frozenset(people["qualifiers"])
        self._default: dict[str, str] = people["of_default"]
        self._honorifics = frozenset(people["honorifics"])
        self._longest = max(len(words) for words in self._forms)

    def matches(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Match]:
        """Titles among `tokens[first:last]`, longest first, compounds cut at their head."""
        at = first
        while at < last:
            found = self._at(tokens, at, last)
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

    def _at(self, tokens: Sequence[Token], at: int, last: int) -> Match | None:
        for size in range(min(self._longest, last - at), 0, -1):
            words = tuple(_plain(t.norm, self._language) for t in tokens[at : at + size])
            form = self._forms.get(words)
            if form is not None and not self._foreign(tokens, at) and not self._house(tokens, at):
                return Match(at, at + size, form, portfolio=self._portfolio_before(tokens, at, form))
        return None if self._language == "en" else self._compound(tokens, at)

    @staticmethod
    def _house(tokens: Sequence[Token], at: int) -> bool:
        """ "Hotel President Wilson" is a building."""
        return at > 0 and tokens[at - 1].norm.startswith("hotel")

    def _foreign(self, tokens: Sequence[Token], at: int) -> bool:
        """A capitalised title behind a capitalised word is English in a Norwegian text ("Prime Minister")."""
        if self._language == "en" or at == 0 or tokens[at].start - tokens[at - 1].end > 1:
            return False
        return tokens[at].text[0].isupper() and tokens[at - 1].text[0].isupper()

    def _portfolio_before(self, tokens: Sequence[Token], at: int, form: _Form) -> str | None:
        if form.office != "minister" or at == 0:
            return None
        return self._portfolios.get(tokens[at - 1].norm)

    def _compound(self, tokens: Sequence[Token], at: int) -> Match | None:
        norm = _plain(tokens[at].norm, self._language)
        head = tokens[at].text.rsplit("-", 1)
        if len(head) == 2 and (form := self._forms.get((_plain(head[1].casefold(), self._language),))):
            return Match(at, at + 1, form, prefix=head[0])
        for cut in range(len(norm) - 6, 2, -1):
            form = self._forms.get((norm[cut:],))
            if form is not None and form.office == "minister" and norm[:cut] in self._portfolios:
                return Match(at, at + 1, form, portfolio=self._portfolios[norm[:cut]])
        return None

    def of(
        self, tokens: Sequence[Token], match: Match, mentions: Mapping[int, Mention]
    ) -> tuple[str, int, int]:
        """Whom the title serves, with the token bounds of title and country together; "" when not said.

        `mentions` maps a token index to the country or organisation mention that covers it.
        """
        first, last = match.first, match.last
        if match.prefix and (mention := mentions.get(match.first)) and mention.kind != "place":
            return mention.key, first, last
        left = first - 1
        while left >= 0 and (
            tokens[left].norm in self._former | self._designate | self._qualifiers
            or tokens[left].norm in self._portfolios
        ):
            left -= 1
        if (
            left >= 0
            and (before := mentions.get(left))
            and (before.genitive or before.form == "adjective" or self._language == "en")
        ):
            start = left
            while start > 0 and mentions.get(start - 1) is before:
                start -= 1
            return (
                before.key,
                start,
                self._posted(tokens, match, mentions) if match.form.office == "ambassador" else last,
            )
        after = last
        if after < len(tokens) and tokens[after].norm in self._of_words:
            after += 1
            while after < len(tokens) and tokens[after].norm in self._fillers and not mentions.get(after):
                after += 1
            behind = mentions.get(after)
            if behind is not None and behind.form != "demonym" and behind.kind in ("country", "organisation"):
                end = after + 1 + (behind.form == "adjective" and after + 1 < len(tokens))
                while end < len(tokens) and mentions.get(end) is behind:
                    end += 1
                return behind.key, first, end
        return self._default.get(match.form.base, ""), first, last

    def _posted(self, tokens: Sequence[Token], match: Match, mentions: Mapping[int, Mention]) -> int:
        """One past the country an ambassador is sent to: "Russlands ambassadør i Norge"."""
        at = match.last
        if at + 1 < len(tokens) and tokens[at].norm in self._of_words and (country := mentions.get(at + 1)):
            at += 1
            while mentions.get(at) is country:
                at += 1
        return at

    def when(self, tokens: Sequence[Token], match: Match) -> When:
        """Whether the title is held now, was held, or will be."""
        window = {t.norm for t in tokens[max(0, match.first - 3) : match.first]}
        behind = {t.norm for t in tokens[match.last : match.last + 2]}
        text = tokens[match.first].norm
        if window & self._former or text.startswith(self._former_prefixes):
            return "former"
        elected = behind & self._designate_behind or text.endswith(self._designate_endings)
        return "designate" if window & self._designate or elected else "current"


def _plain(norm: str, language: str) -> str:
    if language == "en":
        return norm.removesuffix("'s").removesuffix("’s")
    return norm[:-1] if norm.endswith("s") and not norm.endswith("ss") and len(norm) > 4 else norm


@cache
def title_grammar(language: str) -> TitleGrammar:
    """The grammar of a language, built once a process."""
    return TitleGrammar(language)


def office_code(match_office: str, of: str, person_is_head: bool) -> str:
    """The office code of a printed title: "leader" and "secretary" depend on whom it serves."""
    if match_office == "leader":
        return "head_of_state" if len(of) == 3 and of.isupper() and person_is_head else "other"
    if match_office == "secretary":
        return "foreign_minister"
    if match_office in ("head_of_state", "head_of_government") and of and not (len(of) == 3 and of.isupper()):
        return "official"
    return match_office


def as_title(match: Match, office: str, of: str, span: tuple[int, int], when: When) -> Title:
    """The record of a title as printed, with the office and whom it serves; `span` is in code points."""
    return Title(
        start=span[0], end=span[1], office=office, of=of, when=when, portfolio=match.portfolio,
        definite=match.form.definite, plural=match.form.plural,
    )  # fmt: skip
