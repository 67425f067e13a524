"""Titles that the words beside them make others: a queen beside a king, "A and his colleague B", councils."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.names.home_names import home_names
from kg.annotate.titles.ranks import by_rank
from kg.annotate.titles.terms import by_term
from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.records import Article
from kg.reference import Registry

LEAST_TELLING = ("minister", "deputy_head_of_government")  # beside another office: what no counterpart shares
_ONE_A_STATE = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
_FAMILY = 80  # characters between a monarch and a relative
_NAME_WORDS = 4  # of the first of two side by side
_WORD = 20  # characters before a title that hold the word before it
_PARTY = r"\s*(?:\([^()]{1,12}\))?\s*"  # "(H)" behind a name


def set_right(
    titles: Iterable[Title], mentions: Sequence[Mention], article: Article, registry: Registry
) -> Iterator[Title]:
    """The titles as what stands beside them says; without "statsråd" where the cabinet sits."""
    ranked = by_rank(titles, mentions, article, registry)
    told = _of_two_states(_of_one_house(_led_by_title(tuple(by_term(ranked, article)), article), article))
    told = _side_by_side(told, article, registry)
    language = article.language
    for title in told:
        printed = article.text[title.start : title.end].casefold().split()
        before = article.text[max(0, title.start - _WORD) : title.start].split()[-1:]
        if {*printed} & words(language, "people", "councils") and {*before} & words(
            language, "people", "council_prepositions"
        ):
            continue  # "Kongen i statsråd NAME": the council, of which NAME is no member
        if {*printed} & words(language, "people", "consorts") and _has_king(title, told, article, registry):
            yield replace(title, office="other")
        elif {*printed} & words(language, "people", "colleague"):
            yield _beside(title, told, mentions, article)
        else:
            yield title


def _led_by_title(titles: Sequence[Title], article: Article) -> Sequence[Title]:
    """ "Den peruanske tronarvingen prinsesse A", "ordfører A (H)": whose state stands right beside."""
    people = table(article.language, "people")
    local, names = {*people.get("local_titles", ())}, home_names(article.language)
    found: dict[int, str] = {}
    for one, other in pairwise(titles):
        told = one.of and not (one.of_inferred or one.person or one.plural)
        if told and other.start == one.end + 1 and other.person and (other.of_inferred or not other.of):
            found[id(other)] = one.of
    for title in titles:
        mayor = title.person and not title.of and article.text[title.start : title.end].casefold() in local
        if mayor and names.borne(title.person):
            found[id(title)] = people["home"]
    return [replace(t, of=found[id(t)], of_inferred=True) if id(t) in found else t for t in titles]


def _of_one_house(titles: Sequence[Title], article: Article) -> Sequence[Title]:
    """ "King A and Queen B", "Queen A, with her son Prince B": the relative is of the state of who reigns."""
    crowns, joins = (words(article.language, "people", key) for key in ("crowns", "family_joins"))
    royal = [t for t in titles if t.person and _printed_with(t, crowns, article)]
    found: dict[int, str] = {}
    for one, other in pairwise(royal):
        between = article.text[one.end : other.start]
        near = other.start - one.end <= _FAMILY and re.search(r"[.;:!?\n]", between) is None
        if not near or joins.isdisjoint(between.casefold().split()):
            continue
        reigning = [t for t in (one, other) if t.office == "head_of_state" and t.of]
        if len(reigning) == 1:
            relative = other if reigning[0] is one else one
            if relative.office == "other" or not relative.of:
                found[id(relative)] = reigning[0].of
    return [replace(t, of=found[id(t)], of_inferred=True) if id(t) in found else t for t in titles]


def _printed_with(title: Title, told: AbstractSet[str], article: Article) -> bool:
    return not told.isdisjoint(article.text[title.start : title.end].casefold().split())


def _of_two_states(titles: Sequence[Title]) -> Sequence[Title]:
    """ "Presidentene A og B": they are not of one state, which no word but a place nearby tells."""
    led = [t for t in titles if t.plural and t.person and t.of_inferred and t.office in _ONE_A_STATE]
    rows = Counter((t.start, t.office, t.of) for t in led)
    shared = {key for key, count in rows.items() if count > 1}
    if not shared:
        return titles
    return [
        replace(t, of="", of_inferred=False) if t in led and (t.start, t.office, t.of) in shared else t
        for t in titles
    ]


def _side_by_side(titles: Sequence[Title], article: Article, registry: Registry) -> Sequence[Title]:
    """ "Utenriksminister A og utenriksminister B": of two states, at most one of them inferred."""
    led = [
        t for t in titles if t.person and t.of_inferred and t.when == "current" and t.office in _ONE_A_STATE
    ]
    apart: list[Title] = []
    for one, other in pairwise(led):
        between = article.text[one.end : other.start]
        printed = {article.text[t.start : t.end].casefold() for t in (one, other)}  # no king and queen
        same = len(printed) == 1 and one.of == other.of and one.person != other.person
        if not same or one.plural or other.plural or not _joins(article.language, between):
            continue
        names = home_names(article.language)
        sure = [t for t in (one, other) if _known(t, article, registry)]
        sure = sure or [t for t in (one, other) if names.borne(t.person)]
        apart += [t for t in (one, other) if len(sure) != 1 or t is not sure[0]]
    return [replace(t, of="", of_inferred=False) if any(t is a for a in apart) else t for t in titles]


def _joins(language: str, between: str) -> bool:
    """Whether but a name, a party in brackets and an "and" stand between two titles."""
    *name, last = re.sub(r"\([^()]*\)", "", between).split() or [""]
    joins = words(language, "frames", "conjunctions")
    return last in joins and 0 < len(name) <= _NAME_WORDS and all(w[:1].isupper() for w in name)


def _known(title: Title, article: Article, registry: Registry) -> bool:
    """Whether the registry has somebody of that last name in the office on the day of the article."""
    day = (article.published or "")[: len("2024-05-02")]
    held = registry.holders_of(title.of, title.office, day) if day else ()
    return any(title.person.rsplit(" ", 1)[-1] in h.name.split() for h in held)


def _has_king(title: Title, told: Sequence[Title], article: Article, registry: Registry) -> bool:
    """Whether somebody else reigns where a queen is named: a king beside her, or the registry's."""
    if title.person and _reigned(title, registry):
        return False  # "dronning NAME", whom her son follows on the throne
    others = (t for t in told if t.person and t.person != title.person and t.of == title.of)
    kings = words(article.language, "people", "kings")
    if any({*article.text[t.start : t.end].casefold().split()} & kings for t in others):
        return True
    day = (article.published or "")[: len("2024-05-02")]
    ruling = registry.holders_of(title.of, "head_of_state", day) if title.of and title.person and day else ()
    names = {n for h in ruling for n in (h.name, *(x for some in h.names.values() for x in some))}
    return bool(names) and not any(title.person.split()[0] in name.split() for name in names)


def _reigned(title: Title, registry: Registry) -> bool:
    """Whether the registry has a queen of that name among a state's heads, on whatever day."""
    held = (h for h in registry.holders if (h.office, h.country) == ("head_of_state", title.of))
    return any(title.person.split()[0] in h.name.split() for h in held)


def _beside(title: Title, told: Sequence[Title], mentions: Sequence[Mention], article: Article) -> Title:
    """ "A (H) og hans kollega B": B holds A's office, for the other state where just one more is named."""
    people = [m for m in mentions if m.kind == "person" and m.end <= title.start and m.form != "pronoun"]
    one = people[-1] if people else None
    if one is None or one.key == title.person or not joined(article, one.end, title.start):
        return title
    post = next((t for t in reversed(told) if t.person == one.key and t.start <= one.start), None)
    if post is None or (title.of and (title.of != post.of or title.office != "colleague")):
        return title
    others = {t.of for t in told if t.of.isupper() and t.of != post.of and t is not title}
    of = others.pop() if len(others) == 1 else ""
    return replace(title, office=post.office, portfolio=post.portfolio, of=of, of_inferred=bool(of))


def joined(article: Article, end: int, start: int) -> bool:
    """Whether "and his" stands between the end of a name and the start of "colleague"."""
    owning = words(article.language, "people", "owning_words") | words(
        article.language, "people", "possessives"
    )
    own = "|".join(map(re.escape, sorted(owning))) or "(?!)"
    joins = "|".join(map(re.escape, sorted(words(article.language, "frames", "conjunctions")))) or "(?!)"
    return bool(re.fullmatch(rf"{_PARTY}(?:{joins})\s+(?:{own})\s+", article.text[end:start], re.IGNORECASE))
