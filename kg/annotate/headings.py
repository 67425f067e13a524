"""What a headline and the brackets behind names say of where somebody without a country serves."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.records import Article, Mention
from kg.reference import Registry, fold

_BRACKET = re.compile(r"\s\(([A-ZÆØÅÄÖ][A-Za-zÆØÅÄÖæøåäö]{0,3})(?:,[^)]*)?\)")


def heading_state(article: Article, registry: Registry, among: AbstractSet[str]) -> str:
    """The state, one of `among`, with whose name the headline opens ("Sverige utviser ..."), or ""."""
    first = fold(next(iter(article.title.split()), ""))
    for state in among:
        names = registry.countries[state].names.get(article.language, ())
        if any(first == fold(name) for name in names):
            return state
    return ""


def partied_abroad(text: str, mentions: Sequence[Mention], registry: Registry, home: str) -> frozenset[str]:
    """The people with a party in brackets behind the name that is none of the home country's."""
    parties = [o for o in registry.organisations.values() if o.kind == "party" and o.country == home]
    named = {n.casefold() for o in parties for n in o.abbreviations}
    named |= {n.casefold() for o in parties for names in o.names.values() for n in names}
    behind = ((m.key, _BRACKET.match(text, m.end)) for m in mentions if m.kind == "person" and home)
    return frozenset(who for who, found in behind if found and found.group(1).casefold() not in named)
