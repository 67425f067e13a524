"""Gathers the printed forms of each person's name under the fullest of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kg.annotate.names.name_forms import (
    TYPO_LETTERS,
    folded,
    led_by_first,
    same_full,
    typo,
    variants,
    without_article,
)
from kg.annotate.names.people import NameFinder
from kg.annotate.records import Name
from kg.annotate.service.ruling import Ruling
from kg.languages import table
from kg.reference import load

TWO = 2
_SON_OF = frozenset(("bin", "ibn", "bint", "ben"))  # before a father's name
ECHO_LETTERS = 4  # a surname that stands alone is at least so long, to tell a full name for a person's


@dataclass(slots=True)
class Cluster:
    """One person of the article; `forms` counts the printed forms."""

    words: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    crowned: bool = False

    @property
    def key(self) -> str:
        """The fullest printed form: one that the registry knows, else the one best supported by the rest."""
        if len(self.forms) == 1:
            return next(iter(self.forms))
        longest = max(len(f.split()) for f in self.forms)
        full = [f for f in self.forms if len(f.split()) == longest]
        known = [f for f in full if load().persons_named(f)]
        support = Counter(f.split()[-1] for f, count in self.forms.items() for _ in range(count))
        return max(known or full, key=lambda f: (support[f.split()[-1]], self.forms[f], len(f), f))


def cluster(
    names: Sequence[Name], finder: NameFinder, known: Ruling, language: str, *, vouched: set[int]
) -> dict[int, Cluster]:
    """Which cluster each accepted name belongs to, by the index of the name; the rest are nobody we know.

    `known` are surnames that stand alone for one holder of office at the time; `vouched` names that a title
    or apposition beside them says are people.
    """
    clusters: list[Cluster] = []
    assigned: dict[int, Cluster] = {}
    family_first = frozenset(table(language, "people")["family_first"])
    alone = _alone(names, language)
    printed = frozenset(n.words[-1] for n in names)
    for index in _full(names, finder, alone, vouched):
        words = _bare(names[index].words, language, clusters, printed)
        home = next((c for c in clusters if same_full(c.words, words)), None)
        if home is None:
            home = Cluster(words)
            clusters.append(home)
        elif len(words) > len(home.words):
            home.words = words
        home.forms[" ".join(words)] += 1
        home.crowned |= names[index].crowned
        assigned[index] = home
    recent: dict[int, int] = {}
    offices = {id(home) for i, home in assigned.items() if names[i].titled or i in vouched}
    family_first |= led_by_first(_lone(names, language), [c.words for c in clusters])
    for index, name in enumerate(names):
        if index in assigned:
            recent[id(assigned[index])] = index
            continue
        home = _surname_home(name, clusters, recent, offices, family_first, language, alone)
        if home is None and len(name.words) == 1:
            word = known.stripped(name.words[0], language)
            if word not in known:  # "dronning Sonjas besøk", where the text has "Sonja" elsewhere
                word = next((v[0] for v in variants(name.words, language)[1:] if v[0] in printed), word)
            told = index in vouched or (name.weak and word in alone)
            if (word in known and told) if name.weak else (name.titled or told or word in known):
                home = Cluster((word,))
                clusters.append(home)
        if home is not None:
            clusters += [] if any(home is c for c in clusters) else [home]
            home.forms[" ".join(_form(name.words, home, language))] += 1
            assigned[index], recent[id(home)] = home, index
    return assigned | _told_later(names, assigned, clusters, language)


def _full(names: Sequence[Name], finder: NameFinder, alone: AbstractSet[str], vouched: set[int]) -> list[int]:
    """The names of more than a word that are people's, by their index."""
    return [
        i
        for i, n in enumerate(names)
        if len(n.words) > 1
        and (finder.plausible(n) or i in vouched or (n.words[-1] in alone and finder.unusual(n)))
    ]


def _told_later(
    names: Sequence[Name], assigned: Mapping[int, Cluster], clusters: Sequence[Cluster], language: str
) -> dict[int, Cluster]:
    """The names of one word that stand before the words which tell that it is a person."""
    lone = {c.words: c for c in clusters if len(c.words) == 1}
    free = (i for i, n in enumerate(names) if lone and i not in assigned and len(n.words) == 1)
    return {i: lone[w] for i in free for w in variants(names[i].words, language) if w in lone}


def _alone(names: Sequence[Name], language: str) -> frozenset[str]:
    """Words that stand alone as names: a surname that takes up a full name says it is a person's."""
    return frozenset(word for word in _lone(names, language) if len(word) >= ECHO_LETTERS)


def _lone(names: Sequence[Name], language: str) -> list[str]:
    """Every name of one word, with and without a genitive -s."""
    lone = [n.words for n in names if len(n.words) == 1 and not n.weak]
    return [variant[0] for words in lone for variant in variants(words, language)]


def _surname_home(
    name: Name,
    clusters: Sequence[Cluster],
    recent: Mapping[int, int],
    offices: set[int],
    family_first: frozenset[str],
    language: str,
    alone: frozenset[str],
) -> Cluster | None:
    candidates = []
    printed = [(words, folded(words)) for words in variants(name.words, language)]
    if name.crowned and len(name.words) == 1:
        clusters = [home for home in clusters if _of_a_house(home, {words[0] for words, _ in printed})]
    for home in clusters:
        if name.titled and len(name.words) == 1 and len(home.words) > TWO and home.words[-2] in _SON_OF:
            continue  # "King Salman", and his son "Mohammed bin Salman"
        bare = without_article(home.words[-1])
        for words, plain in printed:
            if folded(home.words[-len(words) :]) == plain or (
                len(words) == 1 and (words[0] == bare or words[0] in home.words[1:])
            ):
                candidates.append(home)
                break
            loud = home.words[0].isupper() and len(home.words[0]) > TWO  # "MOTT Toshio": the family's name
            if (
                len(words) == 1
                and (home.words[0] == words[0] or (loud and home.words[0].casefold() == plain[0]))
                and (words[0] in family_first or len(home.words) == 1 or name.titled or loud)
            ):
                candidates.append(home)
                break
    if not candidates and not name.weak and len(name.words) == 1 and len(name.words[0]) >= ECHO_LETTERS:
        # "Kuroiwa" of "Kuroiwa Tatsuya", where no "Tatsuya" stands alone
        first = [h for h in clusters if h.words[0] == name.words[0] and h.words[-1] not in alone]
        candidates = first if len(first) == 1 else []
    if not candidates and not name.weak and len(name.words[-1]) >= TYPO_LETTERS:
        candidates = [h for h in clusters if typo(name.words, h.words)]
    if not candidates:
        return None
    if len(name.words) == 1 and (own := _of_none(name.words, candidates, recent, offices)) is not None:
        return own
    # not somebody of that surname who is named once and of whom no office is told
    once = [h for h in candidates if h.forms.total() == 1 and id(h) not in offices]
    known = [h for h in candidates if id(h) in offices and id(h) in recent]
    if known and len(name.words) == 1:
        candidates = [h for h in candidates if h not in once]
    return max(candidates, key=lambda home: recent.get(id(home), -1))


def _of_a_house(home: Cluster, first: AbstractSet[str]) -> bool:
    """Whether "King Harald" can be somebody: no Harald Moe of no house, nor "bin Harald"."""
    housed = len(home.words) == 1 or home.crowned or any(word[0].islower() for word in home.words[1:])
    return housed and home.words[0] in first


def _of_none(
    words: tuple[str, ...], candidates: Sequence[Cluster], recent: Mapping[int, int], offices: set[int]
) -> Cluster | None:
    """A bare surname before several office-holders who bear it is of none: "Berg ... Kari Berg, Jon Berg"."""
    alone = next((h for h in candidates if h.words == words), None)
    titled = [h for h in candidates if id(h) in offices]
    told = any(id(h) in recent for h in candidates)
    return alone or (Cluster(words) if len(titled) > 1 and not told else None)


def _bare(
    words: tuple[str, ...], language: str, clusters: Sequence[Cluster], printed: frozenset[str]
) -> tuple[str, ...]:
    """The words without a genitive -s, where article (last words: `printed`) or registry know them so."""
    for variant in variants(words, language)[1:]:
        if (
            variant[-1] in printed
            or any(c.words[-1] == variant[-1] for c in clusters)
            or (load().persons_named(" ".join(variant)) and not load().persons_named(" ".join(words)))
        ):
            return variant
    return words


def _form(words: tuple[str, ...], home: Cluster, language: str) -> tuple[str, ...]:
    return next((v for v in variants(words, language)[1:] if v[-1] in home.words), words)
