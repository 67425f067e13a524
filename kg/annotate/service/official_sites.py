"""Whose own pages an article stands on: "the Prime Minister" on gov.uk is that of the United Kingdom.

And where it is published, as far as the address tells: "Trade Minister NAME" under .nz is New Zealand's.
"""

from functools import cache
from urllib.parse import urlsplit

from kg.annotate.service.setting import ISSUING, house_of, issuer_of
from kg.annotate.service.surroundings import ALONE
from kg.document import Title, replace
from kg.languages import words
from kg.records import Article
from kg.reference import load

_TOP = {"uk": "GB"}  # top-level domains that are no code of ISO 3166-1 alpha-2
# top-level domains of states that sites of all the world use, and of bodies: IANA's root zone database
_ANYWHERE = frozenset(
    {"ai", "cc", "co", "eu", "fm", "gg", "im", "io", "ly", "me", "nu", "sh", "to", "tv", "ws"}
)
LABELS = 3  # of a host before its top-level domain that are looked at: "www.mfa.gov" of "www.mfa.gov.lk"


def official_state(article: Article) -> str:
    """The state on whose government's pages, by their address, an article stands; "" where it is no such."""
    return issuer_of(article) or _by_host(urlsplit(article.url or "").hostname or "", article.language)


def outlet_state(article: Article) -> str:
    """The state under whose top-level domain an article is published; "" where the address tells of none."""
    top = (urlsplit(article.url or "").hostname or "").rpartition(".")[2]
    return "" if top in _ANYWHERE else _states().get(_TOP.get(top, top.upper()), "")


def as_issued(title: Title, article: Article, *, definite: bool) -> Title:
    """A high office without a name on such pages as that of the state whose they are, marked as inferred."""
    alone = title.when == "current" and not (title.of or title.plural) and definite
    state = official_state(article) if alone and title.office in ALONE else ""
    if alone and title.office in ISSUING:  # "the Vice President" of the head's own house
        state = state or house_of(article)
    return replace(title, of=state, of_inferred=True) if state else title


@cache
def _by_host(host: str, language: str) -> str:
    """The state whose top-level domain a host has, where one of its labels is a government's."""
    *labels, top = host.split(".")
    told = words(language, "people", "government_labels")
    if told.isdisjoint(labels[-LABELS:]):
        return ""
    return _states().get(_TOP.get(top, top.upper()), "")


@cache
def _states() -> dict[str, str]:
    return {country.iso2: country.iso3 for country in load().countries.values()}
