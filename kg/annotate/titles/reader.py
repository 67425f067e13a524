"""Titles as printed: the inflected words of office, alone or at the end of a compound."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.records import Form, Match, When
from kg.annotate.titles.fielded import FIELD_SECRETARY
from kg.document import Title, Token, replace
from kg.languages import remembered, table, union
from kg.languages.lexicon import known

FIRST_PORTFOLIO_LETTERS = 4  # a shorter first part of "…minister" is no field of government
ALLIANCES = ("un", "nato")  # whose chief is their secretary-general
DEFENCE_HOUSE = "pentagon"
UNDER = {  # an office -> that of who deputises in it
    "minister": "deputy_minister",
    "foreign_minister": "deputy_minister",
    "defence_minister": "deputy_minister",
    "eu_high_representative": "official",
}
LEADING = ("head_of_state", "head_of_government")
# words in capitals before "Minister" that are not what it is for
NO_MATTER = (
    "qualifiers",
    "former",
    "designate",
    "articles",
    "honorifics",
    "openers",
    "possessives",
    "deputy_words",
)
WORDS_KEPT = 50_000  # words of which it is remembered whether a title begins with them


@cache
def _forms(language: str) -> dict[tuple[str, ...], Form]:
    """Every inflected title of the language, as a tuple of casefolded words."""
    people = table(language, "people")
    forms: dict[tuple[str, ...], Form] = {}
    bases = dict.fromkeys(
        (told, base)
        for base in people["titles"]
        for told in (base, base.replace("'", "’"), _hyphened(base, people.get("deputy_words", ())))
    )
    for told, base in bases:
        office, (*head, last) = people["titles"][base], told.split()
        for ending, definite, plural in people["title_endings"]:
            forms.setdefault((*head, last + ending), Form(office, base, definite, plural))
        if head and head[0] in people["plural_heads"]:
            forms[(head[0] + "s", *head[1:], last)] = Form(office, base, False, True)
        for singular, stem in people["plural_stems"].items():
            if last.endswith(singular):
                root = last[: -len(singular)] + stem
                for ending, definite in people["plural_endings"]:
                    forms[(*head, root + ending)] = Form(office, base, definite, True)
    return forms


def _hyphened(title: str, deputies: Sequence[str]) -> str:
    """ "Vice minister" as it is printed too: "vice-minister"."""
    first, _, rest = title.partition(" ")
    return f"{first}-{rest}" if rest and first in deputies else title


class TitleGrammar:
    """Finds titles among the tokens of one sentence."""

    def __init__(self, language: str) -> None:
        people = table(language, "people")
        self._forms = _forms(language)
        self._reach: dict[str, int] = {}  # the most words of a title that begins with a word
        for form in self._forms:
            self._reach[form[0]] = max(len(form), self._reach.get(form[0], 0))
        self._longest = max(self._reach.values())
        self._fields: dict[str, str] = people["fields"]
        self._ministers = frozenset(("minister", *self._fields.values()))
        self._portfolios: dict[str, str] = people["portfolios"]
        self._listed = self._portfolios.keys() | self._fields.keys()
        self._trade = frozenset(people.get("foreign_trade", ()))
        self._no_portfolio = tuple(people["no_portfolio"])
        self._heads = frozenset(people["compound_heads"])
        self._deputy: str = people["deputy_prefix"]
        self._former_prefixes = tuple(people["former_prefixes"])
        self._designate_endings = tuple(people["designate_endings"])
        self._genitives = tuple(people["genitive_endings"])
        self._compounds: bool = people["compounds"]
        self._short = frozenset(people.get("short_titles", ()))
        self._styles = frozenset((*people["honorifics"], *people["address_words"]))
        self._joints = frozenset(people["and_words"])
        self._deputies = frozenset(people.get("deputy_words", ()))
        self._named = frozenset(people.get("named_titles", ()))
        self._hyphened = frozenset(people.get("joined_titles", ()))
        self._verbal = frozenset(people.get("verbal_titles", ()))
        self._verbal_joins = frozenset(people.get("verbal_joins", ()))
        self._auxiliaries = frozenset(people.get("verbal_auxiliaries", ()))
        self._before = frozenset(people["before_portfolio"])
        self._given_names = frozenset((*people["given"], *people["female"])) if not self._compounds else ()
        self._given_too = frozenset(people.get("given_titles", ()))
        self._small = frozenset(people.get("given_behind_small", ()))  # "the Labour leader Amir Dal"
        self._descent = frozenset(people["descent_words"])
        self._capitals = frozenset(people.get("capital_titles", ()))
        self._not_titles = frozenset(people.get("not_titles", ()))
        self._language = language
        ranks = {w.casefold() for w in union(language, "people", *NO_MATTER)}
        self._no_matter = ranks | {form[0] for form in self._forms if len(form) == 1}
        self._word = remembered(self._read, WORDS_KEPT)

    def matches(self, tokens: tuple[Token, ...], first: int, last: int) -> Iterator[Match]:
        """Titles among `tokens[first:last]`, longest first, compounds cut at their head."""
        free, word = first, self._word
        for at in [i for i, token in enumerate(tokens[first:last], first) if word(token.text)]:
            found = self._at(tokens, at, last) if at >= free else None
            if found is not None:
                free = found.last
                if found.form.office != "chief" or free >= last or self._at(tokens, free, last) is None:
                    # no title in "chief policy adviser"
                    yield self._deputising(tokens, self._with_portfolio(tokens, found, first), first)

    def _at(self, tokens: tuple[Token, ...], at: int, last: int) -> Match | None:
        reach, compound = self._word(tokens[at].text) or (0, None)
        if (
            self._hour(tokens, at)
            or self._given(tokens, at)
            or self._foreign(tokens, at)
            or self._house(tokens, at)
            or self._negotiates(tokens, at)
        ):
            return None
        longest = min(reach, last - at)
        norms = tuple([t.norm for t in tokens[at : at + longest]])
        plain = tuple([self._plain(norm) for norm in norms])
        begun = next((p for p in self._former_prefixes if plain and plain[0].startswith(p)), "")
        for size in range(longest, 0, -1):
            printed, words = norms[:size], plain[:size]
            form = self._forms.get(printed) or self._forms.get(words)
            if form is not None and (
                form.base in self._hyphened
                or (form.base in self._named and not self._before_name(tokens, at + size, last))
            ):
                continue
            if form is not None:
                return Match(at, at + size, form)
            if words[-1].endswith(self._designate_endings):
                ended = next(e for e in self._designate_endings if words[-1].endswith(e))
                if (form := self._forms.get((*words[:-1], words[-1].removesuffix(ended)))) is not None:
                    return Match(at, at + size, form, when="designate")
            bare = (words[0].removeprefix(begun).lstrip("-"), *words[1:]) if begun else ()
            if begun and (form := self._forms.get(bare)) is not None:
                return Match(at, at + size, form, when="former")
        return replace(compound, first=at, last=at + 1) if compound else None

    @staticmethod
    def _before_name(tokens: tuple[Token, ...], at: int, last: int) -> bool:
        """Whether a word in capitals stands there, two of them or one that ends a clause's subject."""
        return at < last and tokens[at].text[0].isupper() and tokens[at].text.isalpha()

    def _read(self, text: str) -> tuple[int, Match | None] | None:
        """The most words of a title that a word begins, and the one it is by itself; None for neither."""
        norm = text.casefold()
        if norm in self._capitals and not text.isupper():
            return None
        reach = max(self._reach.get(norm, 0), self._reach.get(self._plain(norm), 0))
        if norm.startswith(self._former_prefixes):
            reach = self._longest
        elif norm.endswith(self._designate_endings) or self._plain(norm).endswith(self._designate_endings):
            reach = max(reach, 1)
        compound = self._compound(text) if self._compounds else None
        return (reach, compound) if reach or compound else None

    def _negotiates(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Norge forhandler med Peru", "will head to Lima": a verb that looks like a title."""
        following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if self._auxiliaries and (at == 0 or tokens[at - 1].norm not in self._auxiliaries):
            return False
        before = tokens[at - 1].text if at and not self._auxiliaries else ""
        capital = before[:1].isupper() or before.rpartition("-")[2][:1].isupper()  # "Abed al-Dali"
        named = capital and not before.endswith("s")  # "Peru forhandler i Lima"
        return tokens[at].text in self._verbal and (named or following in self._verbal_joins)

    def _given(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Foreign Minister Amir Dal": a first name that looks like a title, behind one."""
        before = tokens[at - 1] if at else None
        told, son = tokens[at].norm in self._given_too, {t.text for t in tokens[at + 1 : at + 2]}
        if told and tokens[at].text.istitle() and son & self._descent:
            return True  # "Sultan bin Saad"
        return (
            told
            and before is not None
            and (before.text[0].isupper() or before.norm in self._descent or tokens[at].norm in self._small)
            and (
                before.norm in self._descent
                or (before.norm,) in self._forms
                or before.text in self._given_names
            )
        )

    def _hour(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "At 5 PM Dal said": no prime minister."""
        return at > 0 and tokens[at].norm in self._capitals and tokens[at - 1].text[-1].isdigit()

    def _house(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Hotel President Wilson" is a building, the "Premier League" no premier's."""
        two = " ".join(t.norm for t in tokens[at : at + 2])
        return two in self._not_titles or (at > 0 and tokens[at - 1].norm.startswith("hotel"))

    def _foreign(self, tokens: tuple[Token, ...], at: int) -> bool:
        """A capitalised title behind a capitalised word is English in a Norwegian text ("Prime Minister")."""
        if not self._compounds or at == 0 or tokens[at].start - tokens[at - 1].end > 1:
            return False
        if tokens[at - 1].text in self._styles:
            return False  # "Deres Majesteter Kong A", "H.E. President B"
        if tokens[at - 1].text.endswith("s") and tokens[at].norm not in self._short:
            return False  # "Storbritannias Statsminister NAME", not "Sports Minister"
        head = tokens[at].text.rpartition("-")[2]  # "Norges FN-ambassadør" is capitalised for the FN
        return (
            tokens[at].text[0].isupper()
            and tokens[at - 1].text[0].isupper()
            and not ("-" in tokens[at].text and head.islower())
        )

    def _with_portfolio(self, tokens: tuple[Token, ...], match: Match, floor: int) -> Match:
        """The field of a minister: "Finance Minister", "klima- og miljøminister"."""
        at = match.first
        if at - 1 < floor:
            return match
        if self._compounds:
            return self._joined(tokens, match, floor)
        if match.form.office not in ("minister", "secretary"):
            return match
        words: list[str] = []
        bare = match.form.office == "secretary"  # "Trade Secretary"
        once = ""  # the "ex-" of "ex-trade minister"
        while at > floor and not once:
            norm = tokens[at - 1].norm
            once = next((p for p in self._former_prefixes if norm.startswith(p)), "")
            if norm.removeprefix(once) not in self._listed:
                break
            at -= 1
            words.insert(0, norm.removeprefix(once))
            row = self._comma_row(tokens, at - 1, floor)  # "science, technology and innovation"
            if row or (at - 1 > floor and tokens[at - 1].norm in self._joints):
                joined = tokens[at - 2].norm in self._listed
                words[:0] = ["&"] * joined
                at -= joined
        if match.form.base == "minister" and not once and tokens[match.first].text.istitle():
            first = self._unlisted(tokens, at, floor)
            words = [t.norm for t in tokens[first:at]] + words
            at = first
        portfolio = " and ".join(self._portfolios.get(w, w) for w in words if w.isalpha())
        form = replace(match.form, office="minister") if bare else match.form
        if match.form.base == "minister" and not match.form.plural and (told := self._headed(words)):
            form = replace(form, office=told)
        when: When = "former" if once and words else match.when
        return replace(match, first=at, portfolio=portfolio, form=form, when=when) if words else match

    def _headed(self, words: Sequence[str]) -> str:
        """ "Foreign and Trade Minister", "Defence and Veterans Minister", but no "Foreign Trade Minister"."""
        told = (w for w, behind in pairwise((*words, "")) if behind not in self._trade)
        return next((self._fields[w] for w in told if w in self._fields), "")

    def _comma_row(self, tokens: tuple[Token, ...], at: int, floor: int) -> bool:
        """Whether the comma there is inside a row of fields that "and" ends."""
        if at - 1 < floor or tokens[at].text != ",":
            return False
        behind = next((t for t in tokens[at + 1 :] if t.norm not in self._listed), tokens[at])
        return behind.norm in self._joints and tokens[at - 1].norm in self._listed

    def _unlisted(self, tokens: tuple[Token, ...], at: int, floor: int) -> int:
        """Where a field begins whose words nobody lists: "Skills Audit Minister", "Land, Water and"."""
        first = at
        while first > floor and (
            self._is_matter(tokens[first - 1]) or self._row(tokens, first - 1, floor, at)
        ):
            first -= 1
        while first < at and not self._is_matter(tokens[first]):
            first += 1
        alone = first == floor and at - first == 1 and tokens[at - 1].norm not in self._portfolios
        return at if alone else first

    def _is_matter(self, token: Token) -> bool:
        """Whether a word in capitals can be what a minister is for: an ordinary one, no name and no rank."""
        told = token.text.istitle() and token.text.isalpha() and token.norm not in self._no_matter
        told = told and token.text not in self._given_names and known(token.norm, self._language)
        return told and not gazetteer(self._language).one(token.text)

    def _row(self, tokens: tuple[Token, ...], at: int, floor: int, last: int) -> bool:
        """Whether a comma or "and" stands between two such words."""
        joint = tokens[at].text in (",", "&") or tokens[at].norm in self._joints
        return (
            joint
            and floor < at < last - 1
            and self._is_matter(tokens[at - 1])
            and self._is_matter(tokens[at + 1])
        )

    def _joined(self, tokens: tuple[Token, ...], match: Match, floor: int) -> Match:
        """ "klima- og miljøminister", "forsvars- og utenriksminister": two fields of one minister."""
        at = match.first
        if match.form.office not in self._ministers or at - 3 < floor or tokens[at - 2].text != "-":
            return match
        if tokens[at - 1].norm not in self._joints:
            return match
        told = self._fields.get(tokens[at - 3].norm) if match.form.office == "minister" else None
        form = replace(match.form, office=told) if told else match.form  # "utenriks- og europaminister"
        return replace(match, first=at - 3, form=form, portfolio=None if told else match.portfolio)

    def _deputising(self, tokens: tuple[Token, ...], match: Match, floor: int) -> Match:
        """ "Deputy Trade Minister", "junior foreign minister", "deputy foreign policy chief"."""
        at, under = match.first, UNDER.get(match.form.office, "")
        if at <= floor or not under or tokens[at - 1].norm not in self._deputies:
            return match
        return replace(match, first=at - 1, form=replace(match.form, office=under))

    def _compound(self, text: str) -> Match | None:
        """The title that a compound ends in, as the only word of a sentence."""
        norm = self._plain(text.casefold())
        once = next((p for p in self._former_prefixes if norm.startswith(p) and len(norm) > len(p)), "")
        bare = self._compound(text[len(once) :].lstrip("-")) if once else None
        if bare is not None:
            return replace(bare, when="former")  # "eksfinansminister"
        head = text.rsplit("-", 1)
        if len(head) == 2 and (form := self._forms.get((self._plain(head[1].casefold()),))):
            return Match(0, 1, form, prefix=head[0])
        if len(head) == 2 and head[1] and (inner := self._compound(head[1])) is not None and not inner.prefix:
            return replace(inner, prefix=head[0])  # "EU-nødhjelpssjef"
        for cut in range(len(norm) - 4, 2, -1):
            form = self._forms.get((norm[cut:],))
            if form is not None and form.base in self._heads:
                form = replace(form, office="other") if form.office == "leader" else form
                return Match(0, 1, form)  # "nødhjelpskoordinator"; a "protestleder" leads no state
            if form is None or form.office != "minister":
                continue
            field = norm[:cut]
            if self._deputy and field.startswith(self._deputy) and field != self._deputy:
                return Match(0, 1, replace(form, office="deputy_minister"))
            if field in self._portfolios:
                return Match(0, 1, form, portfolio=self._portfolios[field])
            if form.base == "minister" and self._is_field(field):
                return Match(0, 1, form, portfolio=field.rstrip("-").removesuffix("s"))
        return None

    def _is_field(self, word: str) -> bool:
        return (
            len(word) >= FIRST_PORTFOLIO_LETTERS
            and word.replace("-", "").isalpha()
            and not word.startswith(self._no_portfolio)
        )

    def _plain(self, norm: str) -> str:
        """The word without a genitive ending."""
        if len(norm) <= 4 or norm.endswith("ss"):
            return norm
        return norm.removesuffix(next((e for e in self._genitives if norm.endswith(e)), ""))


@cache
def title_grammar(language: str) -> TitleGrammar:
    """The grammar of a language, built once a process."""
    return TitleGrammar(language)


def office_code(printed: str, of: str, *, serves_country: bool, public: bool = True) -> str:
    """The office code of a printed title: "leader" and "secretary" depend on whom it serves.

    A body that is not `public` is a company, a party or unknown: its president holds no state's office.
    """
    if printed == "leader":
        return "head_of_state" if serves_country else "other"
    if printed == "secretary":
        return "official" if of and not serves_country else "foreign_minister"
    if printed == FIELD_SECRETARY:
        return "official" if of and not serves_country else "minister"
    if printed == "top_diplomat":
        return {"eu": "eu_high_representative", "CHN": "official"}.get(of, "foreign_minister")
    if printed == "eu_high_representative" and of and of.casefold() not in ("eu", "european-commission"):
        return "special_envoy"  # "the African Union's high representative for Peru"
    if printed == "high_commissioner":
        return "ambassador" if serves_country else "official"
    if printed == "chief" and of == DEFENCE_HOUSE:
        return "defence_minister"
    if printed == "chief":
        official = serves_country or of in ("eu", "european-commission")
        return "secretary_general" if of in ALLIANCES else "official" if official else "other"
    if (printed == "deputy_head_of_government" or printed in LEADING) and of and not serves_country:
        return "official" if public else "other"
    return printed


def as_title(match: Match, office: str, of: str, span: tuple[int, int], when: When) -> Title:
    """The record of a title as printed, with the office and whom it serves; `span` is in code points."""
    return Title(
        start=span[0], end=span[1], office=office, of=of, when=when, portfolio=match.portfolio,
        definite=match.form.definite, plural=match.form.plural,
    )  # fmt: skip
