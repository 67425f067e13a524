"""Titles by whom they are said of: "Indian leader NAME", a premier; "Secretary of State Cardinal NAME"."""

from collections.abc import Sequence

from kg.annotate.service.known_holders import KnownHolders
from kg.document import Mention, Title, replace
from kg.languages import words
from kg.records import Article

STYLED = 14  # characters before a name that hold "Archbishop "
SEE = "VAT"


def known_as(
    titles: Sequence[Title], article: Article, mentions: Sequence[Mention], holders: KnownHolders
) -> list[Title]:
    """The titles; a leader known to head the government has that office, a cardinal is the Holy See's."""
    language, text = article.language, article.text
    leading, clergy = words(language, "people", "leading_words"), words(language, "people", "clergy")
    found: list[Title] = []
    for title in titles:
        last = text[title.start : title.end].casefold().removesuffix("s").rstrip("'’").split()[-1:]
        if title.person and title.office == "head_of_state" and leading.issuperset(last):
            found.append(_leader(title, holders))
        elif title.person and title.office == "foreign_minister" and title.of != SEE and clergy:
            found.append(replace(title, of=SEE) if _styled(title, text, mentions, clergy) else title)
        else:
            found.append(title)
    return found


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
