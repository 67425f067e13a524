"""What a headline and the brackets behind names say of where somebody without a country serves."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from kg.annotate.names.home_names import home_names
from kg.annotate.service.surroundings import ALONE
from kg.document import Mention, Title
from kg.languages import table
from kg.records import Article
from kg.reference import Registry, fold, load

_FOR = re.compile(r"\s(?:for|til|hos)\s(?=\w)")
_BRACKET = re.compile(r"\s\(([A-ZÆØÅÄÖ][A-Za-zÆØÅÄÖæøåäö]{0,3})(?:,[^)]*)?\)")


class Headings:
    """The headline and the brackets of one article."""

    def __init__(self, article: Article, mentions: Sequence[Mention], registry: Registry) -> None:
        people = table(article.language, "people")
        self._article, self._names = article, home_names(article.language)
        opening = _states(article.language).get(fold(next(iter(article.title.split()), "")), "")
        self.neighbour = opening if opening in people["home_neighbours"] else ""
        self.partied = _partied_abroad(article.text, mentions, registry, people["home"])

    def state_of(self, title: Title, offices: Mapping[tuple[str, str], Sequence[str]]) -> str:
        """ "Sverige utviser ...", "Kenyas president ...": the state of who has none; "" if unsure."""
        who = title.person
        if title.office not in ALONE or title.when != "current":
            return ""
        if self._names.formed(who) and who not in self.partied:
            return ""
        of = self.neighbour or ("" if self._names.borne(who) else self._post(title))
        return "" if offices.get((title.office, of)) else of

    def _post(self, title: Title) -> str:
        """The state whose office the headline names by the same word: "Kenyas president" for "president"."""
        printed = re.escape(self._article.text[title.start : title.end])
        found = re.search(rf"(\w[\w-]+?)(?:s|'|’)\s{printed}(?!\w)", self._article.title, re.IGNORECASE)
        return _states(self._article.language).get(fold(found.group(1)), "") if found else ""


def chiefs_state(
    title: Title, text: str, people: Sequence[Mention], held: Callable[[str], Sequence[tuple[str, str]]]
) -> str | None:
    """Whom the one serves for whom a spokesperson speaks ("talskvinne for NAME"); None for another title."""
    found = _FOR.search(text, title.start, title.end) if title.office == "spokesperson" else None
    last = text[found.end() : title.end].rsplit(maxsplit=1)[-1] if found else ""
    chiefs = {m.key for m in people if last and m.key.rsplit(maxsplit=1)[-1] == last}
    served = {of for who in chiefs for _, of in held(who) if of}
    return None if not chiefs else served.pop() if len(served) == 1 else ""


def _partied_abroad(text: str, mentions: Sequence[Mention], registry: Registry, home: str) -> frozenset[str]:
    """The people with a party in brackets behind the name that is none of the home country's."""
    behind = ((m.key, _BRACKET.match(text, m.end)) for m in mentions if m.kind == "person" and home)
    told = [(who, found.group(1).casefold()) for who, found in behind if found]
    if not told:
        return frozenset()
    parties = [o for o in registry.organisations.values() if o.kind == "party" and o.country == home]
    named = {n.casefold() for o in parties for n in o.abbreviations}
    named |= {n.casefold() for o in parties for names in o.names.values() for n in names}
    return frozenset(who for who, party in told if party not in named)


@cache  # one a language
def _states(language: str) -> Mapping[str, str]:
    """The states by their names in a language."""
    countries = load().countries.items()
    return {fold(name): state for state, c in countries for name in c.names.get(language, ())}
