"""Officers of several states together: "the leaders of Peru and Kenya", "the Dutch and Belgian ministers"."""

import re
from functools import cache, cached_property
from itertools import pairwise

from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.governing import led_at
from kg.languages import subject_first, table
from kg.languages.patterns import either
from kg.reference import load

Found = tuple[tuple[str, ...], int, int]  # the states, and where the words stand

_PAIR = 2
_ENDING = 3  # letters of the longest ending of such a noun
_STATES = frozenset(("igo", "forum"))  # kinds of bodies that states are members of
_NAME = re.compile(r",?\s+[A-ZÆØÅ]")
_FIELD = 2  # words between an adjective and its noun: "the Dutch and Belgian foreign ministers"


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        articles = either((*words["articles"], *table(language, "people")["definite_articles"]))
        self.noun = re.compile(
            rf"(?<![\w-])[a-zæøå]*(?:{either(words['collective_nouns'])})(?!\w)", re.IGNORECASE
        )
        self.of = re.compile(rf"\s+(?:{either(words['of'])})\s+(?:(?:{articles})\s+)?")
        together = either(words["together"])
        self.joins = re.compile(rf"(?:,\s+(?:(?:{together})\s+)?|\s+(?:{together})\s+)(?:(?:{articles})\s+)?")
        self.article = re.compile(rf"(?<!\w)(?:{articles})\s+$", re.IGNORECASE)
        between = either((*words["adverbs"], *words["auxiliaries"]))
        issued = (
            rf"(?:\s+(?:{either(words['issuing'])})(?:\s+[a-zæøå]+){{1,2}})?"  # "issued a joint statement"
        )
        self.between = re.compile(rf"{issued}\s+(?:(?:{between}|\w+ly)\s+)*$")
        self.behind = re.compile(rf"\s*(?:(?:{between})\s+)?$", re.IGNORECASE)
        self.definite = tuple(words["definite_endings"])
        self.ministers = tuple(table(language, "speech").get("minister_endings", ()))
        owners = table(language, "speech").get("minister_owners", ())
        self.owners = re.compile(rf"(?<!\w)(?:{either(owners)})" if owners else "(?!)", re.IGNORECASE)
        self.verb_second = not subject_first(language)
        meant = table(language, "speech").get("meant_bodies", {}) if self.verb_second else {}
        self.meant: dict[str, str] = dict(meant)
        nouns = either(self.meant) if self.meant else "(?!)"
        self.stands_for = re.compile(rf"(?<![\w-])(?:{nouns})(?!\w)", re.IGNORECASE)
        they = either(words["they"]) if self.verb_second else "(?!)"
        self.they = re.compile(rf"(?:{they})(?=\s)", re.IGNORECASE)
        self.led = cues_of(language).prepositions


_pack = cache(_Pack)  # one a language


class Collectives:
    """Finds them in stretches of one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, view: str) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._view = document, view

    def before(self, start: int, stop: int) -> Found | None:
        """Those who stand right before a verb at `stop`, and behind no preposition."""
        for names, low, high in reversed(self._all):
            if start <= low and high <= stop and self._pack.between.fullmatch(self._view, high, stop):
                led = led_at(self._document, self._view, self._pack.led, start, low)
                return None if led else (names, low, high)
        return None

    def after(self, start: int, stop: int) -> Found | None:
        """Those who stand right behind a verb that ends at `start`, with no names behind them."""
        for names, low, high in self._all:
            if start <= low < stop and self._pack.behind.fullmatch(self._view, start, low):
                return None if _NAME.match(self._view, high) else (names, low, high)
        return None

    @cached_property
    def _all(self) -> list[Found]:
        """Every such phrase of the text."""
        states = [m for m in self._document.mentions if m.kind == "country"]
        bodies = [m for m in self._document.mentions if m.kind == "organisation" and self._pack.verb_second]
        if len(states) < _PAIR and not bodies:
            return []
        found: list[Found] = []
        told: tuple[tuple[str, ...], str] = (), ""  # who, and by which noun
        for noun in self._pack.noun.finditer(self._view):
            word = noun.group().casefold()
            one = self._behind_noun(noun, states) or self._before_noun(noun, states)
            if one := one or self._of_body(noun, bodies):
                low = self._pack.article.search(self._view, 0, one[1])
                found.append((one[0], low.start() if low else one[1], one[2]))
                told = one[0], word
            elif told[0] and self._pack.verb_second and word[:-_ENDING] in told[1] and self._again(noun):
                found.append((told[0], *noun.span()))
            elif not told[0] and (names := self._of_only_body(noun, bodies)):
                found.append((names, *noun.span()))
                told = names, word
        found += self._meant(bodies)
        return sorted([*found, *self._going_on(found)], key=lambda phrase: phrase[1])

    def _of_only_body(self, noun: re.Match[str], bodies: list[Mention]) -> tuple[str, ...]:
        """The body whose ministers "ministrene" are: the one that the text names, and more than once."""
        if not noun.group().casefold().endswith(self._pack.ministers) or not self._again(noun):
            return ()
        told = [m for m in bodies if _STATES.intersection([self._kind(m)])]
        if (
            len(told) < _PAIR
            or len({m.key for m in told}) > 1
            or self._pack.owners.search(self._view, 0, noun.start())
        ):
            return ()  # "Regjeringen la fram C. Ministrene sier": its own
        return (organisation_name(self._document, told[0]),)

    def _meant(self, bodies: list[Mention]) -> list[Found]:
        """ "Unionen", "alliansen": the body that the text has named before, and nobody else's."""
        found: list[Found] = []
        for noun in self._pack.stands_for.finditer(self._view):
            key = self._pack.meant[noun.group().casefold()]
            named = next((m for m in bodies if m.key == key and m.end <= noun.start()), None)
            owned = self._view[: noun.start()].rstrip().endswith(("s", "e"))  # "den afrikanske unionen"
            if named is not None and not owned and not self._of_named(noun.end()):
                found.append(((organisation_name(self._document, named),), *noun.span()))
        return found

    def _going_on(self, found: list[Found]) -> list[Found]:
        """ "De" with which a sentence opens, behind one that opens with such officers."""
        sentences = self._document.sentences
        opens = {low: names for names, low, _ in found}
        return [
            (opens[one.start], they.start(), they.end())
            for one, other in pairwise(sentences)
            if one.start in opens and (they := self._pack.they.match(self._view, other.start))
        ]

    def _again(self, noun: re.Match[str]) -> bool:
        """ "Ministrene", with no name before or behind it, where no two who are named hold such a post."""
        named = {t.person for t in self._document.titles if t.person and t.start < noun.start()}
        bare = not self._of_named(noun.end())
        opens = self._view[: noun.start()].endswith((" ", "\n")) and noun.group().endswith(
            self._pack.definite
        )
        owned = self._view[: noun.start()].rstrip().endswith(("s", "e"))  # "Perus ministre", "de tre"
        return bare and opens and not owned and len(named) < _PAIR

    def _of_named(self, end: int) -> bool:
        """Whether behind a noun stands a name, or of whom or where it is: not "ministrene i en uttalelse"."""
        of = self._pack.of.match(self._view, end)
        named = of is not None and self._view[of.end() : of.end() + 1].isupper()
        return named or _NAME.match(self._view, end) is not None

    def _of_body(self, noun: re.Match[str], bodies: list[Mention]) -> Found | None:
        """ "EUs utenriksministre", "utenriksministrene i EU": the body speaks."""
        of = self._pack.of.match(self._view, noun.end())
        for body in bodies:
            ahead = body.genitive and self._view[body.end : noun.start()] == " "
            behind = of is not None and body.start == of.end() and not body.genitive and body.form == "name"
            if (ahead or behind) and _STATES.intersection([self._kind(body)]):
                names = (organisation_name(self._document, body),)
                return names, min(body.start, noun.start()), max(body.end, noun.end())
        return None

    @staticmethod
    def _kind(body: Mention) -> str:
        known = load().organisations.get(body.key)
        return known.kind if known else ""

    def _behind_noun(self, noun: re.Match[str], states: list[Mention]) -> Found | None:
        """ "The foreign ministers of Kenya, Fiji and Peru"."""
        of = self._pack.of.match(self._view, noun.end())
        at, members = of.end() if of else -1, list[Mention]()
        for state in states:
            if state.start == at and state.form == "name" and not state.genitive:
                members.append(state)
                join = self._pack.joins.match(self._view, state.end)
                at = join.end() if join else -1
        if len(members) < _PAIR:
            return None
        return tuple(dict.fromkeys(m.key for m in members)), noun.start(), members[-1].end

    def _before_noun(self, noun: re.Match[str], states: list[Mention]) -> Found | None:
        """ "The Dutch and Belgian ministers", "Kenyas og Perus presidenter"."""
        members: list[Mention] = []
        at = noun.start()
        for state in reversed([m for m in states if m.end < noun.start()]):
            gap = self._view[state.end : at]
            near = len(gap.split()) < _FIELD and gap.strip().islower() if gap.strip() else gap == " "
            if not (self._pack.joins.fullmatch(gap) if members else near):
                break
            if state.form != "adjective" and not state.genitive:
                break
            members.insert(0, state)
            at = state.start
        if len(members) < _PAIR:
            return None
        return tuple(dict.fromkeys(m.key for m in members)), at, noun.end()
