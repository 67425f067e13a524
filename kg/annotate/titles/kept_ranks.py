"""Ranks that somebody keeps in another post: "Ambassador NAME", now the envoy for the lakes."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from kg.document import Title
from kg.languages import union, words
from kg.records import Article
from kg.reference import load

POSTS = frozenset(
    {
        "foreign_minister", "defence_minister", "minister", "deputy_minister", "secretary_general",
        "special_envoy", "official", "eu_high_representative", "spokesperson",
    }
)  # fmt: skip
_HEADS = frozenset({"head_of_state", "head_of_government", "deputy_head_of_government"})
_RANKED = _HEADS | {"foreign_minister", "defence_minister"}


def chairs_body(title: Title, of: str, article: Article) -> bool:
    """ "The president and chair NAME": a post of some body, which is not the state's that he serves else."""
    ranks = union(article.language, "people", "rank_titles", "crowned", "royal")
    printed = article.text[title.start : title.end].casefold().split()
    return title.office == "other" and of in load().countries and ranks.isdisjoint(printed)


def without_ranks(titles: Iterable[Title], article: Article) -> Iterable[Title]:
    """The titles, less the bare "Ambassador" of whoever is told to hold another post now."""
    told = tuple(titles)
    ranks = words(article.language, "people", "rank_titles")
    bare = [t for t in told if t.office == "ambassador" and t.person and _bare(t, article, ranks)]
    if not bare:
        return told
    held = {t.person for t in told if t.office in POSTS and t.when != "former" and t.of}
    posted = {t.person for t in told if t.office == "ambassador"} - {t.person for t in bare}
    dropped = [t for t in bare if t.person in held - posted]
    return _sifted(told, dropped)


def _sifted(told: Sequence[Title], dropped: Sequence[Title]) -> Sequence[Title]:
    return [t for t in told if t not in dropped]


def _bare(title: Title, article: Article, ranks: frozenset[str]) -> bool:
    """Whether no state, post or name stands in the title: "Ambassador", "ambassadør"."""
    return article.text[title.start : title.end].casefold() in ranks


def unlike(mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Whether a minister and a head are no counterparts: all offices of the one, and of the other."""
    one, other = mine & _RANKED, theirs & _RANKED
    return bool(one and other) and (one <= _HEADS) != (other <= _HEADS) and not one & other


def any_minister(title: Title, office: str) -> bool:
    """ "Ministeren" alone may be any minister."""
    return title.office == "minister" and not title.portfolio and office.endswith("minister")
