"""Finds the names of people in an article."""

import re
from functools import cache

from kg.annotate.names.labelled import is_label
from kg.annotate.names.last_names import bearers
from kg.annotate.names.name_forms import (
    APOSTROPHES,
    beside_capitals,
    initial,
    nicknamed,
    printed,
    shortened,
)
from kg.annotate.records import Name
from kg.annotate.service.ruling import RULING
from kg.document import Token
from kg.languages import WIDE, codes, table
from kg.languages import words as word_list
from kg.languages.lexicon import known
from kg.reference import load

# "al-Sisi", "d'Ávila", "p'Odong"
_ARTICLE = re.compile(r"(?:(?:al|el|as|ash|ar|an|ad|at|az)-|[a-z]['’])[A-ZÀ-ÖØ-Þ]")
SHORT_WORD = 3  # "Jong-un", "Kyung-wha" have tails of letters like a word's
PARTICLES = 2  # small words one after the other within a name
LONG_WORD = 7  # an ordinary word this long at the head of a sentence is no first name
TWO = 2
TITLE_WORDS = 5  # "Perus nye første visestatsminister" between a verb and a name
STYLE = 3  # tokens of "H.E"
NAME_WORDS = 4  # a longer run of capitalised words is no person's name


@cache
def given_names(language: str) -> frozenset[str]:
    """First names seen among the registry's holders of office, and the lists of all packs: people travel."""
    told = {
        (form.split()[0], h.office in RULING)
        for h in load().holders
        for form in (h.name, *sum(h.names.values(), ()))
        if " " in form
    }
    names = {word for word, rules in told if rules or not is_common(word, language)}  # "Pat", "Ville"
    listed = (word_list(code, "people", "given") for code in codes())
    all_names = names.union(table(language, "people")["female"], *listed)
    return frozenset(all_names - word_list(language, "people", "not_given"))


@cache
def is_common(word: str, language: str) -> bool:
    """Whether a word stands in the dictionary of the language in lower case."""
    return known(word, language)


def _ends(words: str, last: str) -> bool:
    """Whether a holder of office in the registry has a name that ends in these words."""
    return any(form.endswith(words) for _, forms in bearers().get(last, ()) for form in forms)


class NameFinder:
    """Finds runs of name words in one sentence."""

    def __init__(self, language: str) -> None:
        people = table(language, "people")
        self._language = language
        self._particles = frozenset(people["name_particles"])
        self._conjunctions = frozenset(people.get("conjunction_particles", ()))
        self._behind_conjunctions = frozenset(people.get("conjunction_particle_names", ()))
        self._honorifics = frozenset(people["honorifics"])
        self._address = frozenset(people["address_words"])
        self._inner_styles = frozenset(people["inner_styles"])
        self._not_names = self._honorifics.union(people["not_names"], people.get("post_nominals", ()))
        self._things = frozenset((*people["named_things"], *table(language, "groups")["body_heads"]))
        self._bodies = frozenset(table(language, "groups")["body_heads"])
        self._openers = frozenset(people["openers"])
        self._days = frozenset(people.get("calendar_names", ()))
        self._memorials = frozenset(people.get("memorials", ()))
        self._family_first = frozenset(people["family_first"])
        self._descent = tuple(people["descent_endings"])
        self._peers, self._posts = frozenset(people.get("peers", ())), frozenset(people["titles"])
        self._name_endings = tuple(people.get("name_endings", ()))
        self._epithets = tuple(people.get("epithet_endings", ()))
        self._given = given_names(language)
        self._roles = tuple(people["roles"])
        self._compounds: bool = people["compounds"]
        self._visited, self._royal = frozenset(people.get("visited_words", ())), frozenset(people["royal"])
        self._crowns = frozenset(people["crowns"])
        definite = (w for w in self._crowns | self._royal if w.endswith(("en", "a")))
        self._crowned = frozenset(definite if people["compounds"] else ())
        self._buildings = frozenset(people.get("building_words", ()))
        self._meets = frozenset(people.get("meeting_words", ()))
        self._by_first = self._royal.union(people["female_honorifics"], people["male_honorifics"])
        self._surnames = tuple(people["home_last_endings"]) or ("\0",)
        self._surnames_too = frozenset(people["surnames_too"])
        self._apostrophes = [e for e in people["genitive_endings"] if not e.isalpha()]
        # the endings of genitives that tell one; a bare -s does not
        self.marked = tuple(e for e in people["genitive_endings"] if not e.isalpha() and len(e) > 1)

    def names(
        self, tokens: tuple[Token, ...], first: int, last: int, taken: set[int], titled: set[int],
        soft: set[int] | None = None,
    ) -> list[Name]:  # fmt: skip
        """Name runs in `tokens[first:last]`.

        `taken` are tokens of other mentions, `titled` those right after a title. A run may go on over `soft`
        tokens: place names that are surnames too.
        """
        hard = taken - soft if soft else taken
        found: list[Name] = []
        at = first
        while at < last:
            text = tokens[at].text
            if not text[0].isalpha():
                at += 1
                continue
            if at not in taken and text[0].islower() and text.isalpha():
                step = self._over(tokens, at, last, taken, hard) if at in titled else 0
                if step > 1 and (words := self._words(tokens, at, at + step)):
                    found.append(Name(at, at + step, words, True, False))  # "President van der Dal"
                at += step or 1  # most words; "al-Sisi" is no such
                continue
            starts = self._starts(tokens, at, taken) or self._both(tokens, at, taken, hard, titled)
            if self._compound(text) or not (starts or self._eastern(tokens, at, titled)):
                at += 1
                continue
            end = self._end(tokens, at, last, taken, hard)
            begin = self._begin(tokens, at, end, first, titled)
            begin = self._with_style(tokens, begin, end, first)
            weak = begin == end and tokens[end - 1].norm not in self._openers
            begin = end - 1 if weak else begin
            town = soft and begin > at and begin not in titled and soft.issuperset(range(begin, end))
            titled_here = begin in titled or self._honoured(tokens, begin, first)
            end = self._housed(tokens, begin, end, last, titled=titled_here)
            words = self._words(tokens, begin, end) if begin < end and not town else ()  # "Ifølge Lima"
            if len(words) > TWO and not self._memorials.isdisjoint(w.casefold() for w in words[1:]):
                words = ()  # "the Ana Moss Memorial Cup" is a thing
            if words:
                end = self._peer(tokens, begin, end, last)
                crowned = begin > first and tokens[begin - 1].norm in self._crowns
                found.append(Name(begin, end, words, titled_here, weak and not titled_here, crowned))
            at = end
        return found

    def _peer(self, tokens: tuple[Token, ...], begin: int, end: int, last: int) -> int:
        """One past the seat of "Lord Moss of Wimbledon", who is no "Wimbledon"; "First Lady" is a post."""
        led = begin > 0 and tokens[begin - 1].text in self._peers
        led = led and " ".join(w.norm for w in tokens[max(0, begin - TWO) : begin]) not in self._posts
        seat = tokens[end : end + TWO] if led and end + 1 < last else ()
        return end + TWO if seat and seat[0].text == "of" and seat[1].text.istitle() else end

    def _starts(self, tokens: tuple[Token, ...], at: int, taken: set[int]) -> bool:
        text = tokens[at].text
        if at + 1 < len(tokens) and tokens[at + 1].text in self._address:
            return False  # "Hans Eksellense"
        if initial(tokens, at) and text not in self._honorifics:  # "H.E." is none
            return at not in taken
        return (
            at not in taken and text[0].isalpha() and (text[0].isupper() or bool(_ARTICLE.match(text)))
            and (text not in self._not_names or self._led(tokens, at)) and not is_label(text, self._language)
            and not (text.isupper() and len(text) > 3 and "-" not in text and not self._shouted(tokens, at))
        )  # fmt: skip

    def _shouted(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Mr. MOTT Toshio", "Ms. Ana MOTT", "Minister MOTT Toshio": a surname in capitals."""
        at -= at > 1 and tokens[at - 1].text.isupper() and tokens[at - TWO].text.istitle()  # "Ana MOTT DALE"
        first, lead = beside_capitals(tokens, at)
        styled = lead >= 0 and (tokens[lead].text in self._honorifics or tokens[lead].norm in self._posts)
        text = tokens[first].text.partition("-")[0]
        named = text.istitle() and text not in self._not_names
        free = text in self._given or not is_common(text, self._language)
        return tokens[at].text.isalpha() and styled and named and free

    def _led(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Mr Sunday Moss": a day's or month's name behind an honorific, with a surname behind it."""
        text, behind = tokens[at].text, tokens[min(at + 1, len(tokens) - 1)].text
        honoured = at > 0 and tokens[at - 1].text in self._honorifics and text not in self._honorifics
        return honoured and text in self._days and behind.istitle() and behind not in self._not_names

    def _compound(self, text: str) -> bool:
        """ "Podcast-vert" is a word; "Ki-moon" is one only where compounds are written so."""
        head, _, tail = text.rpartition("-")
        told = self._compounds and bool(head) and len(tail) > SHORT_WORD and tail.islower()
        return told and is_common(tail, self._language)

    def _both(
        self, tokens: tuple[Token, ...], at: int, taken: set[int], hard: set[int], titled: set[int]
    ) -> bool:
        """A place that is a name too, with a name behind it: "Gao Feng", "President Douglas R. Dale"."""
        if at not in taken or at in hard:
            return False
        if at in titled and at and tokens[at - 1].norm in self._by_first:
            return tokens[at].text in self._given  # "kronprinsesse Victoria"
        if at + 1 >= len(tokens) or not self._starts(tokens, at + 1, hard):
            return False
        free = at + 1 not in taken or at in titled  # "in Abu Dhabi"
        first = free and tokens[at].text in self._given and not is_common(tokens[at + 1].text, WIDE)
        return tokens[at].text in self._family_first or at in titled or first

    def _eastern(self, tokens: tuple[Token, ...], at: int, titled: set[int]) -> bool:
        """A family name that is a word of the language too: "statsminister Han Dong-ju", no "he"."""
        head, _, tail = tokens[min(at + 1, len(tokens) - 1)].text.partition("-")
        return tokens[at].text in self._family_first and head.istitle() and (at in titled or tail.islower())

    def _end(self, tokens: tuple[Token, ...], at: int, last: int, taken: set[int], hard: set[int]) -> int:
        end = at + 1
        while end < last and not tokens[end - 1].text.endswith(self.marked):
            close = tokens[end].start - tokens[end - 1].end <= 1
            if end in taken and end not in hard and self._full(tokens, at, end):
                break  # "besøker NAME NAME Beijing": a full name ends before a town
            if self._met(tokens, at, end) or tokens[end].norm in self._crowned:
                break  # "ledsaget kong NAME Prinsen"
            starts = self._starts(tokens, end, hard) or self._month(tokens, end) or self._short(tokens, end)
            starts = starts or self._inner(tokens, at, end)
            if close and (starts or self._syllable(tokens, at, end, taken)):
                end += 1
            elif step := self._over(tokens, end, last, taken, hard):
                end += step
            else:
                break
        return end

    def _syllable(self, tokens: tuple[Token, ...], at: int, end: int, taken: set[int]) -> bool:
        """The "Ho" of "Ri Yong Ho", a pronoun elsewhere: the last of three words, the family's name first."""
        text = tokens[end].text
        eastern = end - at == TWO and tokens[at].text in self._family_first and end not in taken
        return eastern and text.istitle() and text.isalpha() and len(text) <= SHORT_WORD

    def _full(self, tokens: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether a full name, or one behind a verb of visiting, ends at `end`, and a town follows."""
        given, led = tokens[at].text in self._given, tokens[at - 1].norm if at else ""
        crowned = end - at == 1 and led in self._royal and tokens[end].text not in self._given
        alone = (led in self._visited and not given) or crowned
        told = self._compounds and (alone or (end - at > 1 and given))  # "dronning Astrid Oslo"
        return told and not (tokens[end].text in bearers() or tokens[end].norm.endswith(self._surnames))

    def _met(self, tokens: tuple[Token, ...], at: int, end: int) -> bool:
        """ "Her møter NAME NAME": behind such a verb two names may stand that nothing parts."""
        if not at or not self._met_before(tokens, at) or tokens[end].text in self._particles:
            return False
        first, last, word = tokens[at].text, tokens[end - 1].text, tokens[end].text
        if tokens[at - 1].norm in self._royal and self._other(tokens, at, end):
            return True
        if last in self._given or (end - at > 1 and first in self._given):
            return end - at > 1 and last not in self._given and word in self._given
        double = end - at == 1 or _ends(f"{first} {last}", last)  # "møter Eriksen Søreide NAME"
        alone = double and last in bearers() and (word in bearers() or (end - at > 1 and word in self._given))
        alone = alone or (last in bearers() and self._other(tokens, at, end))
        return alone and not _ends(f"{last} {word}", word)

    def _met_before(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether such a verb leads a name, or the title before it: "møtte Perus president NAME NAME"."""
        last = at
        while last and at - last <= TITLE_WORDS and tokens[last - 1].text.isalpha():
            last -= 1
            if tokens[last].norm in self._meets:
                return True
        return False

    def _other(self, tokens: tuple[Token, ...], at: int, end: int) -> bool:
        """ "Møtte Putin NAME NAME": a surname alone, and behind it a first name and its surname."""
        crowned = tokens[at - 1].norm in self._royal  # "mottok kong Olav NAME NAME"
        lone = end - at == 1 and tokens[at].text not in self._family_first
        behind = tokens[end + 1].text if end + 1 < len(tokens) else ""
        full = behind[:1].isupper() or bool(_ARTICLE.match(behind))
        alone = crowned or tokens[at].text not in self._given
        return lone and full and alone and tokens[end].text in self._given

    def _month(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Theresa May": a word that is no name by itself is one behind a first name."""
        return tokens[at].text in self._surnames_too and tokens[at - 1].text in self._given

    def _short(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "Hung Sen, the premier": a short form of a title with no name behind it is a name itself."""
        text, behind = tokens[at].text, tokens[min(at + 1, len(tokens) - 1)].text
        short = text in self._honorifics and text.istitle() and len(text) <= SHORT_WORD
        return short and behind != "." and not behind[0].isupper()

    def _inner(self, tokens: tuple[Token, ...], at: int, end: int) -> bool:
        """The "Sheikh" of "Hassan Sheikh Moss"."""
        behind = tokens[min(end + 1, len(tokens) - 1)].text
        return tokens[end].text in self._inner_styles and end == at + 1 and behind.istitle()

    def _over(self, tokens: tuple[Token, ...], end: int, last: int, taken: set[int], hard: set[int]) -> int:
        """How many tokens from `end` on still belong to the name: "van der Hoeven", ", Jr"; 0 where none."""
        if end + 1 >= last:
            return 0
        if tokens[end].text == "," and tokens[end + 1].text in ("Jr", "Sr"):
            return 2
        if nicknamed(tokens, end, last) and self._starts(tokens, end + 3, taken):
            return 4
        step = 0
        while step < PARTICLES and end + step < last and self._links(tokens, end + step):
            step += 1
        barred = hard if tokens[end].text == "." else taken  # a town is a surname behind an initial
        return step + 1 if step and end + step < last and self._starts(tokens, end + step, barred) else 0

    def _links(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a name goes on behind this token: the stop of an initial, or a particle."""
        word = tokens[at].text.casefold()
        following = tokens[min(at + 1, len(tokens) - 1)].text
        if word in APOSTROPHES:
            return bool(_ARTICLE.match(following[:1].casefold() + following[1:]))  # "Shia' Al-Sudani"
        if word not in self._particles:
            return shortened(tokens, at)
        known = {following, following.removesuffix("s")} & self._behind_conjunctions
        return word not in self._conjunctions or bool(known)  # not "møtte Per Lunde da Tone Brekke kom"

    def _begin(self, tokens: tuple[Token, ...], at: int, end: int, first: int, titled: set[int]) -> int:
        """Drops ordinary words that are capitalised only as the first of a sentence or quotation."""
        if (
            end - at > 2
            and at not in titled
            and "-" in tokens[at].text
            and tokens[at].norm.partition("-")[0] not in self._particles  # "Al-Dirdiri Mohamed"
            and tokens[at + 1].text in self._given
        ):
            at += 1  # "Fjord-Posten Peter Dale": the paper is no part of the name
        at = self._past_body(tokens, at, end) if at not in titled else at
        if "".join(t.text for t in tokens[at : at + STYLE]) + "." in self._honorifics and at + STYLE < end:
            at += STYLE  # "H.E NAME", which is three tokens
        opens = at == first or tokens[at - 1].text in '«“"–—-:•(.?!'
        if not opens or at in titled:
            return at
        while end - at > 1 and tokens[at].norm.endswith((*self._roles, *self._epithets)):
            at += 1  # "Trener NAME", "Peruvian-born NAME" opens a sentence
        while at < end and tokens[at].text not in self._given and is_common(tokens[at].text, self._language):
            if end - at > 1 and len(tokens[at].text) < LONG_WORD and tokens[at].norm not in self._openers:
                break
            at += 1
        return at

    def _with_style(self, tokens: tuple[Token, ...], begin: int, end: int, first: int) -> int:
        """The token of the "Sheikh" that is a name's own: "Sheikh Hasina", as the registry prints it."""
        if begin == first or end - begin > TWO or tokens[begin - 1].text not in self._inner_styles:
            return begin
        name = " ".join(t.text for t in tokens[begin - 1 : end])
        return begin - 1 if any(h.name.startswith(name) for h in load().persons_named(name)) else begin

    def _past_body(self, tokens: tuple[Token, ...], at: int, end: int) -> int:
        """Where the name begins in "of the Pacific Caucus Jenny Moss": at a first name behind a body's."""
        given = next((i for i in range(at + TWO, end - 1) if tokens[i].text in self._given), at)
        before = [t.text for t in tokens[at:given]]
        body = before and before[-1].casefold() in self._bodies and self._given.isdisjoint(before)
        return given if body else at

    def _words(self, tokens: tuple[Token, ...], begin: int, end: int) -> tuple[str, ...]:
        words = printed(tokens[begin:end])
        for ending in (*self._apostrophes, *self._name_endings):
            words[-1] = words[-1].removesuffix(ending)
        alone = len(words) == 1 and (len(words[0]) == 1 or words[0] in self._not_names)
        alone = alone or (len(words) == 1 and tokens[end - 1].norm.endswith(self._name_endings or "\0"))
        return () if alone else tuple(words)

    def _housed(self, tokens: tuple[Token, ...], begin: int, end: int, last: int, *, titled: bool) -> int:
        """Where a name ends before a house: "besøkte fru NAME Elvebakken videregående skole"."""
        house = end < last and tokens[end].text in self._buildings and end - begin > 1
        return end - 1 if house and (titled or end - begin > TWO) else end

    def _honoured(self, tokens: tuple[Token, ...], begin: int, first: int) -> bool:
        before = begin - 1 - (begin > first and tokens[begin - 1].text == ".")
        return before >= first and tokens[before].text in self._honorifics

    def surname(self, word: str) -> bool:
        """Whether a capitalised word can be a last name only: none of the language's, in small letters."""
        return word.istitle() and word.isalpha() and not is_common(word, WIDE) and word not in self._not_names

    def plausible(self, name: Name) -> bool:
        """Whether a run of two words or more is a person's name on the face of it."""
        known = name.words[0] in self._given or name.words[0] in self._family_first
        known = known or (len(name.words) > 2 and all(len(w) == 1 for w in name.words[:2]))  # "V K Dal"
        known = known or (name.words[-1].endswith(self._descent) and not name.words[0].isupper())
        return len(name.words) > 1 and (
            name.titled or known or bool(load().persons_named(" ".join(name.words)))
        )

    def ordinary(self, name: Name, *, plural: bool) -> bool:
        """Whether a name beside a title is but ordinary words: "Investment Fund", "Annual Leaders Summit"."""
        initials = any(len(word.rstrip(".")) == 1 for word in name.words)  # "K. D. Knight"
        if initials or name.words[0] in self._given or name.words[0] in self._family_first:
            return False
        thing = (
            len(name.words) != TWO or name.words[-1].casefold() in self._things
        )  # "Senator Lea Moss" is none
        told = (len(name.words) > 1 and name.words[0][0].isupper() and thing) or plural
        return told and all(is_common(w, self._language) for w in name.words)

    def unusual(self, name: Name, *, led: bool = False) -> bool:
        """Whether a run of two or three words holds no ordinary word: a name, of a person or of a body.

        `led` by a word for people, the first need be none: "hans ektefelle Lina Brant".
        """
        capital = [w for w in name.words if w[0].isupper() or _ARTICLE.match(w)]  # "Abed al-Dali"
        words = [w for w in capital if w.casefold() not in self._particles]
        common = [w for w in words if any(is_common(w, code) for code in (self._language, WIDE))]
        free = len(words) - len(common) > (not led) and words[0] not in common  # "Zarina Mamadova Lund"
        return 2 <= len(name.words) <= NAME_WORDS and (not common or free)


name_finder = cache(NameFinder)  # one a language
