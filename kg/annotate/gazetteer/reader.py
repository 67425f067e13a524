"""Finds the registry's countries, organisations and places in a text: a trie over tokens a language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.structure import forms
from kg.annotate.structure import tokens as tokenise
from kg.document import Mention, MentionForm, MentionKind, Token
from kg.languages import WIDE, remembered, table, words
from kg.reference import Registry, load

Entry = tuple[MentionKind, MentionForm, str]
_Names = tuple[MentionForm, MentionKind, list[tuple[str, str]]]  # each name with its key

WORDS_KEPT = 50_000  # words of which it is remembered whether names begin with them
_ACCENTS = str.maketrans("’áàâãéèêëíìîïóòôõúùûçñÁÉÍÓÚÑÇ", "'aaaaeeeeiiiioooouuucnAEIOUNC")


def _straight(text: str) -> str:
    """The word with its apostrophes straight and without accents: pages print both."""
    if len(text) == len("U.S") and text[1] == ".":
        return f"{text}."  # "the U.S President"
    return text if text.isascii() else text.translate(_ACCENTS)


@dataclass(slots=True)
class _Node:
    entry: Entry | None
    next: dict[str, "_Node"]


class Gazetteer:
    """Names of one language with what they stand for; longest match, genitives included."""

    def __init__(self, registry: Registry, language: str) -> None:
        self._root = _Node(None, {})
        self._stop = frozenset(table(language, "people")["not_names"])
        self._and = words(language, "people", "and_words")
        self._sided = words(language, "groups", "for_or_against")
        self._waters = words(language, "people", "waters")
        self._landforms = words(language, "people", "landforms")
        self._genitives: tuple[str, ...] = tuple(table(language, "people")["genitive_endings"])
        prefixes = table(language, "people")["former_prefixes"]
        self._prefixes = tuple(p for p in prefixes if p.endswith("-"))
        self._begins = remembered(self._begin, WORDS_KEPT)
        for form, kind, names in _names(registry, language):
            for name, key in names:
                self._add(name, (kind, form, key))
                if form == "demonym" and name.islower() and "s" in self._genitives:
                    self._root.next.setdefault(_straight(f"{name}s"), _Node(None, {}))  # "russernes"

    def _add(self, name: str, entry: Entry) -> None:
        node = self._root
        for word in forms(name):
            node = node.next.setdefault(_straight(word), _Node(None, {}))
        if node.entry is None:
            node.entry = entry

    def mentions(self, tokens: tuple[Token, ...]) -> Iterator[Mention]:
        """The names in `tokens`, leftmost and longest first, none overlapping."""
        free, last, begins = 0, len(tokens), self._begins
        for at in [i for i, token in enumerate(tokens) if begins(token.text)]:
            token, found = tokens[at], self._longest(tokens, at) if at >= free else None
            if found is None or (found[1] == at + 1 and token.text in self._stop):
                continue
            if at > 1 and tokens[at - 1].end == token.start and tokens[at - 2].norm in self._sided:
                continue  # "the pro-U.S. president" is not theirs
            entry, end, genitive = found
            behind = self._longest(tokens, at + 1) if token.text.islower() and at + 1 < end < last else None
            if behind is not None and behind[1] > end:  # "the Arctic" gives way to "Arctic Council"
                continue
            (kind, form, key), free = entry, end
            if kind == "country" and not genitive and end < last and tokens[end].text in self._waters:
                continue  # "the Norwegian Sea" is no word on the state
            if kind == "place" and not genitive and end < last and tokens[end].text in self._landforms:
                continue  # nor is "Victoria Island" on the town
            if kind == "country" and end < last and tokens[end].text[0] == "$":
                continue  # nor is "US$3 billion"
            if kind == "country" and (twin := self._elided(tokens, at, end)) is not None:
                yield twin
            yield Mention(
                start=token.start + self._prefixed(token.text),
                end=tokens[end - 1].end,
                kind=kind,
                form=form,
                key=key,
                genitive=genitive,
                plural=form == "demonym",
            )

    def _begin(self, text: str) -> bool:
        """Whether a name may begin with a word: one does, or it has a capital and perhaps a genitive."""
        return text[0].isupper() or _straight(text) in self._root.next or self._prefixed(text) > 0

    def _prefixed(self, text: str) -> int:
        """The length of the "then-" of "then-South Korean", of a name of several words; 0 without one."""
        prefix = next((p for p in self._prefixes if text.casefold().startswith(p)), "") if "-" in text else ""
        return len(prefix) if text[len(prefix) : len(prefix) + 1].isupper() else 0

    def _elided(self, tokens: tuple[Token, ...], at: int, end: int) -> Mention | None:
        """ "Nord- og Sør-Korea", "North and South Korea": the first, which the second's name completes."""
        if at < 2 or tokens[at - 1].norm not in self._and:
            return None
        last = tokens[at - 2]
        dashed = last.text == "-" and at > 2 and tokens[at - 3].end == last.start
        first, name = tokens[at - 3] if dashed else last, " ".join(t.text for t in tokens[at:end])
        head, mark, tail = name.partition("-" if dashed else " ")
        if not first.text[0].isupper() or not mark or not head:
            return None
        told = tokenise(f"{first.text}{mark}{tail}")
        found = self._longest(told, 0)
        if found is None or found[1] != len(told) or found[0][0] != "country":
            return None
        (kind, form, key), _, genitive = found
        return Mention(start=first.start, end=last.end, kind=kind, form=form, key=key, genitive=genitive)

    def _longest(self, tokens: tuple[Token, ...], at: int) -> tuple[Entry, int, bool] | None:
        node, best, position = self._root, None, at
        prefixed = self._prefixed(tokens[at].text)
        while position < len(tokens):
            text = _straight(tokens[position].text[prefixed if position == at else 0 :])
            bare = self._bare(text)
            if bare and (stripped := node.next.get(bare)) and stripped.entry:
                best = (stripped.entry, position + 1, True)
            following = node.next.get(text)
            if following is None:
                break
            node, position = following, position + 1
            if node.entry is not None:
                best = (node.entry, position, False)
        return None if best is not None and prefixed and best[1] == at + 1 else best

    def _bare(self, text: str) -> str:
        for ending in self._genitives if text.endswith(self._genitives) else ():
            if text.endswith(ending) and len(text) > len(ending) + 1:
                return text[: -len(ending)]
        return ""

    def one(self, text: str) -> Entry | None:
        """What a single word stands for, if it is a name."""
        node = self._root.next.get(_straight(text))
        return node.entry if node else None


def _names(registry: Registry, language: str) -> Iterator[_Names]:
    """All names of a language by form and kind; the first to claim a name keeps it."""
    also = {"nn": ("nn", "nb"), "nb": ("nb", "nn")}.get(language, (language,))
    yield from _countries(registry, also)
    for code in (*also, WIDE):
        organisations = registry.organisations.values()
        found = [(n, o.key) for o in organisations for n in o.names.get(code, ()) if len(n) > 1]
        yield "name", "organisation", found
    for code in (*also, WIDE):
        places = registry.places.values()
        yield "name", "place", [(n, p.key) for p in places for n in p.names.get(code, ()) if len(n) > 2]


def _countries(registry: Registry, also: Sequence[str]) -> Iterator[_Names]:
    countries = registry.countries.values()
    for code in also:
        yield "name", "country", [(n, c.iso3) for c in countries for n in c.names.get(code, ())]
        adjectives = [
            (form, c.iso3)
            for c in countries
            for name in c.adjectives.get(code, ())
            for form in _adjective(name, code)
        ]
        yield "adjective", "country", adjectives
        inhabitants = [
            (form, c.iso3)
            for c in countries
            for name in c.inhabitants.get(code, ())
            for form in _inflected(name, code)
        ]
        yield "demonym", "country", inhabitants
    yield "name", "country", [(n, c.iso3) for c in countries for n in c.names.get(WIDE, ())[:1]]


def _adjective(name: str, language: str) -> tuple[str, ...]:
    endings: list[str] = table(language, "people")["adjective_endings"]
    if not name[0].islower():
        return (name,)
    forms = {name.removesuffix("e") + ending for ending in endings}
    return tuple(sorted(forms | {f.capitalize() for f in forms}))


def _inflected(name: str, language: str) -> tuple[str, ...]:
    people = table(language, "people")
    stems = {name}
    if name.endswith(tuple(people["inhabitant_stems"])):
        stems |= {name + ending for ending in people["inhabitant_endings"]}
    return tuple(sorted(stems | {s[0].upper() + s[1:] for s in stems}))


@cache
def gazetteer(language: str) -> Gazetteer:
    """The gazetteer of a language over the installed registry, built once a process."""
    return Gazetteer(load(), language)
