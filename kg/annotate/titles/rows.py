"""Ministers of one government in a row: "Swedish Foreign Minister A, Defence Minister B MP, and C"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.records import Name
from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.shared_states import of_two_states
from kg.annotate.titles.reader import LEADING
from kg.document import Mention, Title, Token, replace
from kg.languages import table, union, words
from kg.records import Article
from kg.reference import Registry

MINISTERIAL = (*LEADING, "foreign_minister", "defence_minister", "minister", "deputy_minister")
UNDER = ("deputy_head_of_government", "foreign_minister", "defence_minister", "minister", "deputy_minister")
RULING = (*LEADING, *UNDER)
SAYING = 20  # characters behind a name within which the verb of saying stands
GAP = 40  # characters from a name to the title of the next in the row

Found = Sequence[tuple[int, Title]]


def served_in_rows(
    found: Found,
    names: Sequence[Name],
    offset: int,
    tokens: tuple[Token, ...],
    article: Article,
    registry: Registry,
    assumed: AbstractSet[tuple[int, int]],
) -> dict[tuple[int, int], str]:
    """A title's span -> whom the one before it in its row serves, as its own words say, not its kind.

    The state of those whose spans are `assumed` goes without saying, and is nobody else's.
    `found` are the titles of a sentence with the indices of their names, which count from `offset`.
    """
    people, served_there = table(article.language, "people"), dict[tuple[int, int], str]()
    pairs = people["lists_share_country"]
    if not pairs and not people.get("rows_share_country"):
        return served_there
    for at, ((index, title), (following, later)) in enumerate(pairwise(found)):
        told = "" if (title.start, title.end) in assumed else title.of
        served = told or served_there.get((title.start, title.end), "")
        if min(index, following) < 0 or later.of or not served:
            continue
        if title.office == later.office and not _both_royal(title, later, article):
            continue
        if later.office in MINISTERIAL and served not in registry.countries:
            continue  # "Peru's Security Council secretary A and Deputy Foreign Minister B"
        end = tokens[names[index - offset].last - 1].end
        joined = _joined(article, end, later.start)
        if not pairs and (title.start, title.end) not in served_there:  # "Perus A, minister B og minister C"
            joined = joined and article.text[end : later.start].strip() == ","
        last = tokens[names[following - offset].last - 1].end
        joined = joined and not _speaks(article, article.text[end : later.start], last)
        if joined and not of_two_states(found, at, names, offset, tokens, people):
            served_there[later.start, later.end] = served
    return served_there


def completed_in_rows(
    titles: Sequence[Title],
    mentions: Sequence[Mention],
    article: Article,
    owners: Mapping[tuple[int, int], int],
    resolver: OfficeHolders,
) -> list[Title]:
    """The titles with their states; who stands behind a minister in a row serves the same state.

    `owners` are the spans of titles behind a possessive, which say themselves whose they are.
    """
    names = _in_rows(mentions, article)
    done: list[Title] = []
    for title in titles:
        if (title.start, title.end) in owners:
            done.append(title)
        elif of := _served_before(done, title, names, article, resolver):
            done.append(replace(title, of=of, of_inferred=True))
        else:
            done.append(resolver.complete(title))
    return along_rows(done, mentions, article, resolver)


def along_rows(
    titles: Sequence[Title], mentions: Sequence[Mention], article: Article, resolver: OfficeHolders
) -> list[Title]:
    """The titles; those without a state serve as the one before them in their row, or their holder's next.

    "Deputy Premier" of "Deputy Premier and Foreign Minister NAME" serves as the second post does.
    """
    names, done = _in_rows(mentions, article), list[Title]()
    for title in titles:
        of = _served_before(done, title, names, article, resolver)
        done.append(replace(title, of=of, of_inferred=True) if of else title)
    for at in range(len(done) - 2 if names else -1, -1, -1):
        title, behind = done[at], done[at + 1]
        if behind.of and not title.of and _one_holder(title, behind, article):
            done[at] = replace(title, of=behind.of, of_inferred=True)
    return done


def _in_rows(mentions: Sequence[Mention], article: Article) -> list[Mention]:
    """The people named, where the ministers of a row serve one state."""
    shares = table(article.language, "people")["lists_share_country"]
    return [m for m in mentions if m.kind == "person"] if shares else []


def _served_before(
    done: Sequence[Title], title: Title, names: Sequence[Mention], article: Article, resolver: OfficeHolders
) -> str:
    """Whom the one before a title in its row serves; "" where it stands in none."""
    if title.of or not title.person or not names:
        return ""
    before = next((t for t in reversed(done) if t.start < title.start and t.person), None)
    return before.of if before is not None and _follows(before, title, names, article, resolver) else ""


def _follows(
    before: Title, title: Title, names: Sequence[Mention], article: Article, resolver: OfficeHolders
) -> bool:
    """Whether a title without a state stands behind another's in a row of one government.

    The names stand behind their titles, or before them: "A, Minister of Health; Gen. B, Minister of Works".
    """
    if not before.of or before.plural or title.plural:
        return False
    if before.person == title.person:
        return _one_holder(before, title, article)
    if title.office not in UNDER or title.when != "current" or before.office not in RULING:
        return False
    if resolver.known.named(title.person) or before.office == title.office != "minister":
        return False
    first, last = _span(before, names), _span(title, names)
    if first is None or last is None or not 0 <= last[0] - first[1] <= GAP:
        return False
    speaks = _speaks(article, article.text[first[1] : last[0]], last[1])
    return _joined(article, first[1], last[0]) and not speaks


def _span(title: Title, names: Sequence[Mention]) -> tuple[int, int] | None:
    """Where a title and the name of its holder beside it stand, None where that name is far."""
    near = [
        m
        for m in names
        if m.key == title.person and m.start <= title.end + GAP and title.start - GAP <= m.end
    ]
    name = min(near, key=lambda m: max(m.start - title.end, title.start - m.end), default=None)
    return (min(name.start, title.start), max(name.end, title.end)) if name is not None else None


def _speaks(article: Article, between: str, end: int) -> bool:
    """ "Peru's president A has met B, analyst C said": who tells of them behind the comma is in no row."""
    verbs = union(article.language, "people", "person_verbs", "reporting_verbs")
    if words(article.language, "people", "and_words").intersection(between.casefold().split()):
        return False
    behind = article.text[end : end + SAYING].casefold().split()[:1]
    return any(word.rstrip(".,:") in verbs for word in behind)


def _both_royal(one: Title, other: Title, article: Article) -> bool:
    """ "Crown Prince A and Crown Princess B": whose office is the same, and whose house too."""
    crowned = words(article.language, "people", "crowned")
    return all(crowned & {*article.text[t.start : t.end].casefold().split()} for t in (one, other))


def _one_holder(before: Title, title: Title, article: Article) -> bool:
    """Whether somebody's second post stands behind the first: "Deputy Premier and Minister of Finance"."""
    one = bool(title.person) and before.person == title.person and before.office != title.office
    both = {before.office, title.office} <= set(RULING) and before.when == title.when
    return one and both and _joined(article, before.end, title.start)


def _joined(article: Article, start: int, end: int) -> bool:
    """Whether but marks, "and", forms of address and the letters behind a name stand between two of a row."""
    own = article.language, "people"
    letters = table(*own).get("post_nominals", ())
    told = union(*own, "and_words", "honorifics", "style_leads", "address_words").union(letters)
    passed = {w.casefold() for w in told}
    between = article.text[start:end].replace(",", " ").replace(";", " ").replace("–", " ").casefold().split()
    return all(w in passed or w.rstrip(".") in passed for w in between)
