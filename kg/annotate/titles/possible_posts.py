"""Posts that a state does not have: nobody whose state is but inferred is president of a kingdom."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.annotate.structure import within, word_before
from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.records import Article
from kg.reference import Holder, load

_BODY = re.compile(r" (\w+) ((?:[^\W\d_a-zæøå][\w’'-]* ){1,3}[^\W\d_a-zæøå][\w’'-]*)")
_SHORT = re.compile(r"[A-ZÆØÅ]{2,}-[a-zæøå]")  # "IOC-president", what stands before is no state
_OWNED = re.compile(r"\s(?:i|for|av|of|in)\s(?:[Dd]en|[Dd]et|the)\s(?:\w+\s)*(?P<noun>\w+)$")
INVITED = 60  # characters before an inviter in which who accepts "an invitation from" him stands
OWN_CLAUSE = 120  # the same for the name of whoever accepts
NEAR = 3  # characters from a title to its name

AIDES = ("other", "official", "spokesperson")
LED = ("head_of_state", "head_of_government", "deputy_head_of_government")
MINISTERS = ("foreign_minister", "defence_minister", "minister", "deputy_minister")
GOVERNING = (*LED[:2], *MINISTERS)
STATELESS = ("igo", "forum", "ngo", "party")  # kinds of bodies
PRESIDENT = "president"
VICE = ("visepresident", "vice-president", "vice")
CHANCELLOR = ("chancellor", "kansler", "kanslar")


def possible(titles: Iterable[Title], article: Article, mentions: Sequence[Mention]) -> list[Title]:
    """The titles; without a state those inferred that it has no such post for, or that serve some body."""
    told = list(titles)
    return [
        replace(t, of="", of_inferred=False)
        if _shared(t, article, mentions)
        or (t.of_inferred and (_not_of(t, article, mentions) or _invites(t, told, article)))
        else t
        for t in told
    ]


def _invites(title: Title, titles: Sequence[Title], article: Article) -> bool:
    """ "Accepted an invitation from President NAME": whoever accepts does not serve the same state."""
    before = article.text[max(0, title.start - INVITED) : title.start].casefold().split()
    noun = words(article.language, "frames", "invitation_words").intersection(before[-3:])
    if not noun or not words(article.language, "people", "from_words").intersection(before[-2:]):
        return False
    if words(article.language, "invitations", "accept").isdisjoint(before):
        return False  # "conveyed an invitation from President NAME": of the same state
    return any(
        t.of == title.of and t.person and title.start - OWN_CLAUSE < t.start < title.start for t in titles
    )


def _not_of(title: Title, article: Article, mentions: Sequence[Mention]) -> bool:
    own = _of_part(title, article) or _of_body(title, article) or no_state(title)
    return own or _lacks(title, article) or _elsewhere(title, article, mentions)


def _shared(title: Title, article: Article, mentions: Sequence[Mention]) -> bool:
    """ "President A and Prime Minister B of Norway": the kingdom behind the other name has no president."""
    if title.office != "head_of_state" or not title.person or not _lacks(title, article):
        return False
    name = next((m for m in within(mentions, title.end, title.end + NEAR) if m.key == title.person), None)
    own = within(mentions, title.start, name.end + len(" of the Kingdom ")) if name is not None else ()
    return name is not None and all(m.key != title.of for m in own)


def no_state(title: Title) -> bool:
    """ "Minister og generalsekretær i Nato NAME": no alliance has ministers."""
    body = load().organisations.get(title.of)
    return body is not None and body.kind in STATELESS and title.office in GOVERNING


def _of_part(title: Title, article: Article) -> bool:
    """ "Peru's football federation president", "party spokesman": a noun says what is led, no state."""
    before, own = word_before(article.text, title.start), (article.language, "people")
    if title.office in AIDES:
        party = article.text.startswith(tuple(words(*own, "party_words")), title.start)
        return party or before in words(*own, "led_nouns") | words(*own, "party_words")
    if title.office not in LED:
        return False
    return before in words(article.language, "groups", "body_heads") | words(
        article.language, "people", "led_nouns"
    )


def _of_body(title: Title, article: Article) -> bool:
    """ "IOC-presidenten", "president i Den internasjonale olympiske komité": a body's, and no state's."""
    printed = article.text[title.start : title.end]
    if title.office not in LED and title.office != "legislator":
        return False
    found = _OWNED.search(printed)
    state = found is not None and found["noun"].startswith(
        tuple(table(article.language, "people")["state_nouns"])
    )
    return _SHORT.match(printed) is not None or (found is not None and not state)


def _elsewhere(title: Title, article: Article, mentions: Sequence[Mention]) -> bool:
    """ "President NAME of Fjord Group": behind the name stands a body that nobody knows."""
    name = next((m for m in within(mentions, title.end, title.end + NEAR) if m.key == title.person), None)
    found = _BODY.match(article.text, name.end) if name is not None else None
    if any(h.office == title.office for h in _holders().get((title.of, title.person), ())):
        return False  # "president NAME på Temple Hill": where he is
    if found is None or found[1] not in words(article.language, "people", "of_words"):
        return False
    return not any(
        found.start(2) <= m.start < found.end() or m.end > found.start(2) >= m.start for m in mentions
    )


def has_post(office: str, of: str, printed: Sequence[str], language: str) -> bool:
    """Whether a state has an office under a title of such words, in small letters."""
    never: dict[str, list[str]] = table(language, "people").get("never_of", {})
    if any(of in never.get(word, ()) for word in printed):
        return False
    country = load().countries.get(of)
    if country is None:
        return True
    if office == "head_of_state":
        monarchy = "monarchy" in country.posts
        if not words(language, "people", "crowned").isdisjoint(printed):
            return monarchy
        president = not monarchy or PRESIDENT in country.posts
        return president or not any(w.startswith(PRESIDENT) for w in printed)
    if office == "deputy_head_of_government" and any(w.startswith(VICE) for w in printed):
        return "monarchy" not in country.posts or PRESIDENT in country.posts
    if office == "head_of_government":
        if any(w.removesuffix("en").endswith(CHANCELLOR) for w in printed):
            ranks = table(language, "people").get("ranks", {})
            return "chancellor" in country.posts or of in ranks.get("chancellor", {}).get("states", ())
        return "no_prime_minister" not in country.posts
    return True


def shares_post(title: Title, of: str, name: str, article: Article) -> bool:
    """Whether "Perus president A og Chiles B" can say that B is president: not of a state that has none,
    or is led by its chancellor, nor of whom the registry has as the holder of another office there."""
    printed = article.text[title.start : title.end].casefold().split()
    if not has_post(title.office, of, printed, article.language):
        return False
    country = load().countries.get(of)
    if title.office == "head_of_state" and country is not None and "chancellor" in country.posts:
        return False
    day = (article.published or "")[:10]
    held = {
        h.office for h in _holders().get((of, name), ()) if h.start <= day and (not h.end or day <= h.end)
    }
    return not held or title.office in held


@cache
def _holders() -> Mapping[tuple[str, str], list[Holder]]:
    """The terms of the registry by state and name."""
    found: dict[tuple[str, str], list[Holder]] = {}
    for holder in load().holders:
        for name in {holder.name, *sum(holder.names.values(), ())}:
            found.setdefault((holder.country, name), []).append(holder)
    return found


def _lacks(title: Title, article: Article) -> bool:
    printed = article.text[title.start : title.end].casefold().split()
    return not has_post(title.office, title.of, printed, article.language)
