"""Whom titles serve by those beside them, where nothing of their own says it.

"Utenriksminister A og statsminister B" serve one state, "utenriksministrene A og B" two. An ambassador is of
the state whose embassy is told of; a king with a home name reigns at home.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.annotate.names.home_names import home_names
from kg.annotate.service.setting import Text
from kg.annotate.service.surroundings import ALONE
from kg.annotate.structure import within, word_before
from kg.annotate.titles.reader import LEADING
from kg.document import Mention, Title, replace
from kg.languages import words
from kg.records import is_state
from kg.reference import Registry

NEARBY = 60  # characters from a state to a queen whom it or its president is told of before
JOINT = 40  # characters between a name and the title that "og" joins to it
BACK = 2  # sentences before a title's own in which its state is named
POSTED = 9  # characters from a name to the end of "i Oslo"
EMBASSY = 3  # tokens from a state to "ambassade": "Russlands nye ambassade"
CLEAR = 2  # how often a state is named that a report is about, where others are named, too
PAIR = 2


class Neighbours:
    """Reads whom the titles of one article serve by what stands beside them."""

    def __init__(self, text: Text, mentions: Sequence[Mention], registry: Registry, home: str) -> None:
        self._text, self._registry, self._home = text, registry, home
        self._people = {m.start: m for m in mentions if m.kind == "person"}
        self._places = [m for m in mentions if m.kind in ("country", "place")]
        self._bodies = [m for m in mentions if m.kind == "organisation"]
        self._names = home_names(text.article.language)
        self._and = words(text.article.language, "people", "and_words")
        self._spouses = words(text.article.language, "people", "spouse_titles")
        self._royal = words(text.article.language, "people", "royal")
        self._opposing = words(text.article.language, "people", "opposition_stems")
        self._against = tuple(words(text.article.language, "people", "opposition_words"))  # not rebels
        self._posts = words(text.article.language, "people", "home_posts")  # that no other state has

    def complete(self, titles: Sequence[Title]) -> list[Title]:
        """The titles; those that do not say whom they serve have the state that the others tell."""
        found: list[Title] = []
        for title in titles:
            told = bool(title.of) and not title.of_inferred
            known = not title.person or (
                self._registry.persons_named(title.person) and not self._opposes(title)
            )
            of = "" if told or known else self._state(title, found, titles)
            found.append(replace(title, of=of, of_inferred=True) if of else title)
        return found

    def _state(self, title: Title, before: Sequence[Title], titles: Sequence[Title]) -> str:
        printed = self._text.article.text[title.start : title.end].casefold()
        if not self._home:
            return self._around(title) if self._opposes(title) else ""
        if printed in self._spouses and (joined := self._joined(title, before, sure=True, formed=True)):
            return joined  # "Perus president A og førstedame B"
        if printed in self._royal:
            return self._home if self._names.first(title.person) and not self._abroad(title) else ""
        if printed.startswith(self._against) and (ruled := _ruled(titles, self._home)):
            return ruled
        if self._opposes(title) and not title.of:
            return self._around(title)
        if printed in self._posts:
            return self._home if self._names.borne(title.person) else ""
        if title.plural and title.office in ALONE:
            return self._of_two(title, titles)
        if title.office == "ambassador" and not title.of:
            return self._sender(title) or self._embassy() or self._posted(title)
        if title.office == "secretary_general" and not title.of:
            return self._body()
        told = title.of not in ("", self._home)  # by what stands around, not beside
        return self._joined(title, before, sure=told)

    def _opposes(self, title: Title) -> bool:
        """Whether somebody leads those who are against a government: "opposition leader", "rebel leader"."""
        printed = self._text.article.text[title.start : title.end].casefold()
        return title.office == "other" and printed.startswith(tuple(self._opposing) or ("\0",))

    def _around(self, title: Title) -> str:
        """The one foreign state or capital named before a title in its sentence, or the two before it."""
        number = next(i for i, s in enumerate(self._text.cut) if s.start <= title.start < s.end)
        for sentence in reversed(self._text.cut[max(0, number - BACK) : number + 1]):
            named = within(self._places, sentence.start, min(sentence.end, title.start))
            told = {m.key for m in named if m.kind == "country" and m.form != "demonym"} - {self._home}
            states = told or {self._state_named(m) for m in named} - {"", self._home}
            if states:
                return states.pop() if len(states) == 1 else ""
        return ""

    def _state_named(self, mention: Mention) -> str:
        """The state of a country or capital."""
        return mention.key if mention.kind == "country" else self._registry.capital_of(mention.key)

    def _abroad(self, title: Title) -> bool:
        """Whether a foreign state is named right before a title in its sentence."""
        sentence = next(s for s in self._text.cut if s.start <= title.start < s.end)
        near = within(self._places, max(sentence.start, title.start - NEARBY), title.start)
        return any(m.kind == "country" and m.key != self._home for m in near)

    def _joined(
        self, title: Title, before: Sequence[Title], *, sure: bool = False, formed: bool = False
    ) -> str:
        """ "Møter utenriksminister A og statsminister B": B, who has no home name, is of A's state.

        `sure`: only where A's own title says which that is; `formed`: B may have a name like those at home.
        """
        text = self._text.article.text
        if self._names.formed(title.person) and not formed:
            return ""
        last = next((t for t in reversed(before) if t.person and t.end <= title.start), None)
        if last is None or last.of in ("", self._home) or last.office == title.office:
            return ""
        if sure and last.of_inferred:
            return ""
        name = next((m for s, m in self._people.items() if m.key == last.person and s >= last.start), None)
        if name is None or not 0 < title.start - name.end <= JOINT or last.of not in self._registry.countries:
            return ""
        gap = text[name.end : title.start].casefold().replace(",", " ").split()
        return last.of if gap and set(gap) <= self._and else ""

    def _of_two(self, title: Title, titles: Sequence[Title]) -> str:
        """ "Utenriksministrene A og B" of a report on two states: whoever has a home name is of home."""
        two = [t.person for t in titles if (t.start, t.end) == (title.start, title.end) and t.person]
        foreign = self._foreign()
        at_home = [w for w in two if self._names.first(w)]
        if len(two) != PAIR or len(at_home) != 1 or len(foreign) != 1:
            return ""
        return self._home if title.person in at_home else next(iter(foreign))

    def _foreign(self) -> Counter[str]:
        """The foreign states that the article names, less those named once where another is named often."""
        counted = Counter(m.key for m in self._places if m.kind == "country" and m.key != self._home)
        often = {c: n for c, n in counted.items() if n >= CLEAR}
        return Counter(often) if len(often) == 1 else counted

    def _sender(self, title: Title) -> str:
        """ "Israel kalte hjem sin ambassadør i Stockholm, A": of the state that opens the sentence."""
        sentence = next(s for s in self._text.cut if s.start <= title.start < s.end)
        first = next(iter(within(self._places, sentence.start, title.start)), None)
        own = words(self._text.article.language, "people", "owning_words")
        bare = first is not None and first.kind == "country" and first.form == "name" and not first.genitive
        owned = bare and word_before(self._text.article.text, title.start) in own
        return first.key if first is not None and owned else ""

    def _posted(self, title: Title) -> str:
        """ "Ambassadør A i Oslo": of the one foreign state that the article names."""
        name = next((m for s, m in self._people.items() if m.key == title.person and s >= title.start), None)
        behind = within(self._places, name.end, name.end + POSTED) if name else ()
        capital = bool(behind) and self._registry.capital_of(behind[0].key) == self._home
        foreign = self._foreign()
        return next(iter(foreign)) if capital and len(foreign) == 1 else ""

    def _embassy(self) -> str:
        """The one foreign state whose embassy or ambassador the article speaks of."""
        tokens, found = self._text.words, set[str]()
        stems = tuple(words(self._text.article.language, "people", "embassy_stems")) or ("\0",)
        for index, token in enumerate(tokens):
            if not token.norm.startswith(stems):
                continue
            start = tokens[max(0, index - EMBASSY)].start
            owner = [m for m in within(self._places, start, token.start) if m.kind == "country"]
            own = [m for m in owner if m.genitive or m.form == "adjective"]
            found |= {own[-1].key} if own else set()
        found -= {self._home}
        return found.pop() if len(found) == 1 else ""

    def _body(self) -> str:
        """The one body of states that the article names."""
        known: Mapping[str, Mention] = {
            m.key: m
            for m in self._bodies
            if (body := self._registry.organisations.get(m.key)) and body.kind in ("igo", "forum")
        }
        return next(iter(known)) if len(known) == 1 else ""


def _ruled(titles: Sequence[Title], home: str) -> str:
    """The one foreign state whose head the text tells of, whom an opposition is against; "" without one."""
    heads = {t.of for t in titles if t.office in LEADING and t.person and t.when == "current"} - {home}
    of = next(iter(heads)) if len(heads) == 1 else ""
    return of if is_state(of) else ""
