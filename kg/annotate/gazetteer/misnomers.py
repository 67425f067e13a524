"""Names within names: a country in a paper's or a continent's, somebody's in that of a street."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.records import Name
from kg.annotate.service.nationals import continental
from kg.document import Mention, Token
from kg.languages import endings, table, words
from kg.records import Article

_NAME = re.compile(r",? [^\W\d_a-zæøåäö]\w+ (?:\w+ )?[^\W\d_a-zæøåäö]\w+")
_AHEAD = re.compile(r"[^\W\d_a-zæøåäö]\w+ [^\W\d_a-zæøåäö][\w-]+(?: \([^()]+\))?, (?:the )?$")
WORD = 24  # characters looked back for one word
NAMED = 60  # and for the name of whoever holds a post


def misnamed(article: Article, mention: Mention) -> bool:
    """ "Kanalen France 24", "Latin American": a country within a paper's or a continent's name."""
    if continental(article.language, article.text, mention) or _people(article, mention):
        return True
    if mention.kind not in ("country", "place") or mention.form != "name":
        return False
    before = article.text[max(0, mention.start - WORD) : mention.start].casefold().split()
    told = before and before[-1].endswith(endings(article.language, "groups", "media_words"))
    return bool(told) or _branch(article, mention)


def _branch(article: Article, mention: Mention) -> bool:
    """ "Sjømat Norge sier": one phrase stands before the verb, whose first word the state's is not."""
    own = article.language
    if table(own, "people")["bare_country_before_title"] or mention.kind != "country":
        return False
    ahead = article.text[max(0, mention.start - WORD) : mention.start].rsplit("\n", 1)[-1]
    before = ahead.split()[-1:]
    told = bool(before) and ahead.endswith(" ") and before[0].isalpha() and before[0][0].isupper()
    if not told or before[0].casefold() in words(own, "groups", "before_states"):
        return False
    verb = article.text[mention.end : mention.end + WORD].split(maxsplit=1)[:1]
    return bool(verb) and verb[0] in words(own, "speech", "verbs")


def apart_of(known: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    """The adjectives among the registry's names that are none here: the "American" of "North American"."""
    return [m for m in known if m.form == "adjective" and m not in found]


def _people(article: Article, mention: Mention) -> bool:
    """ "Ethnic Albanians", "etnisk russiske": a people, wherever it lives, and no state."""
    before = article.text[max(0, mention.start - WORD) : mention.start].casefold().split()
    peoples = words(article.language, "groups", "ethnic_words")
    return mention.form in ("adjective", "demonym") and bool(before) and before[-1] in peoples


def as_bodies(article: Article, mentions: Iterable[Mention], tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """The mentions; the "UN" alone of "the UN High Commissioner for Refugees, NAME", which is a post."""
    for mention in mentions:
        if mention.kind == "organisation" and _held(article, mention):
            first = tuple([t for t in tokens if t.start == mention.start])
            yield from gazetteer(article.language).mentions(first)
        else:
            yield mention


def _held(article: Article, mention: Mention) -> bool:
    """Whether a body is named by a post, with the name of who holds it behind, or before a comma."""
    heads = words(article.language, "people", "naming_heads")
    if heads.isdisjoint(article.text[mention.start : mention.end].casefold().split()):
        return False
    if _NAME.match(article.text, mention.end) is not None:
        return True
    closed = article.text[mention.end : mention.end + 1] in (",", ".", "")
    return closed and _AHEAD.search(article.text[max(0, mention.start - NAMED) : mention.start]) is not None


def addressed(language: str, tokens: tuple[Token, ...], name: Name, last: int) -> bool:
    """ "Parkveien 45" and "Trump Tower" are houses, "Haakons gate" a street."""
    behind, own = tokens[min(name.last, last - 1)], (language, "circumstances")
    if name.words[-1].endswith("s") and behind.norm in words(*own, "venue_squares"):
        return True
    houses = words(*own, "named_houses")
    if (len(name.words) == 1 and behind.norm in houses) or name.words[-1].casefold() in houses:
        return True  # "Trump Tower", "Robert Haugen International Airport"
    if not behind.text.isdigit():
        return False
    streets = tuple(s.casefold() for s in words(*own, "venue_streets"))
    return name.words[-1].casefold().endswith(streets)
