"""Titles by whom they are said of: "Indian leader NAME", a premier; "Secretary of State Cardinal NAME".

"The leader NAME", "president NAME" of a parliament: without a state, whom the registry has in such an office.
"""

from collections.abc import Sequence

from kg.annotate.service.known_holders import KnownHolders
from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.records import Article

STYLED = 14  # characters before a name that hold "Archbishop "
SEE = "VAT"
RULING, HOUSE = ("head_of_state", "head_of_government"), ("legislator",)


def known_as(
    titles: Sequence[Title], article: Article, mentions: Sequence[Mention], holders: KnownHolders
) -> list[Title]:
    """The titles; a leader known to head the government has that office, a cardinal is the Holy See's."""
    language, text = article.language, article.text
    leading, clergy = words(language, "people", "leading_words"), words(language, "people", "clergy")
    home = table(language, "people")["home"]
    found: list[Title] = []
    for title in titles:
        printed = text[title.start : title.end].casefold().removesuffix("s").rstrip("'’").split()
        last = printed[-1:]
        if title.person and not title.of and title.when == "current" and not title.plural:
            untold = (
                title.office == "other" and leading.issuperset(printed)
            ) or title.office == "head_of_state"
            found.append(_alone(title, holders, home) if untold else title)
        elif title.person and title.office == "head_of_state" and leading.issuperset(last):
            found.append(_leader(title, holders))
        elif title.person and title.office == "foreign_minister" and title.of != SEE and clergy:
            found.append(replace(title, of=SEE) if _styled(title, text, mentions, clergy) else title)
        else:
            found.append(title)
    return found


def _alone(title: Title, holders: KnownHolders, home: str) -> Title:
    """ "The leader NAME", who rules a state by the registry; "president NAME", who presides over its house.

    At home leaders are those of parties.
    """
    leads = title.office == "other"
    held = [h for h in holders.in_office(title.person) if h.office in (RULING if leads else HOUSE)]
    told = min(held, key=lambda h: RULING.index(h.office) if leads else 0, default=None)
    if told is None or (leads and told.country == home) or len({h.country for h in held}) > 1:
        return title
    if not leads and any(h.office in RULING for h in holders.in_office(title.person)):
        return title
    return replace(title, office=told.office, of=told.country, of_inferred=True)


def _leader(title: Title, holders: KnownHolders) -> Title:
    """ "Indian leader NAME": of the offices of that state that NAME is known to hold, or to have held."""
    past = title.when == "former"
    held = {
        h.office
        for h in holders.named(title.person)
        if h.country == title.of and (past or holders.serving(h.start, h.end))
    }
    premier = "head_of_government" in held and "head_of_state" not in held
    return replace(title, office="head_of_government") if premier else title


def _styled(title: Title, text: str, mentions: Sequence[Mention], clergy: frozenset[str]) -> bool:
    """ "Cardinal NAME": whether a name of the holder stands behind the style of a clergyman."""
    names = (m for m in mentions if m.kind == "person" and m.key == title.person)
    ahead = (text[max(0, m.start - STYLED) : m.start].casefold().split()[-1:] for m in names)
    return any(clergy.intersection(word) for word in ahead)
