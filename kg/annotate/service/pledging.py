"""Who speaks for a state: "the Prime Minister reaffirmed that Peru will", "stressed Peru's support"."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from kg.annotate.service.surroundings import ALONE
from kg.document import Mention, Title, Token, replace
from kg.languages import words
from kg.records import Article

BETWEEN = 2  # words from a subject to its verb: "has again"
OBJECT = 4  # words from the genitive of a state to what it has: "Peru's firm and lasting support"


def spoken_for(
    titles: Sequence[Title],
    mentions: Sequence[Mention],
    article: Article,
    tokens: tuple[Token, ...],
    held: Callable[[str], Sequence[tuple[str, str]]],
) -> Iterator[Title]:
    """The titles, those without a state with the one for which their holders promise something."""
    verbs = words(article.language, "people", "pledging_verbs")
    says = words(article.language, "people", "pledging_speech")
    bare = {t.person for t in titles if t.person and not t.of and t.office in ALONE and t.when == "current"}
    found = {
        who: _states(who, mentions, tokens, article, (verbs, says)) for who in bare if not _served(held(who))
    }
    taken = {(t.office, t.of): t.person for t in titles if t.of}
    for title in titles:
        states = found.get(title.person, set()) if not title.of and title.office in ALONE else set()
        of = next(iter(states), "") if len(states) == 1 else ""
        free = of and taken.get((title.office, of), title.person) == title.person
        yield replace(title, of=of, of_inferred=True) if free else title


def _served(posts: Sequence[tuple[str, str]]) -> bool:
    return any(of for _, of in posts)


def _states(
    who: str,
    mentions: Sequence[Mention],
    tokens: tuple[Token, ...],
    article: Article,
    told: tuple[frozenset[str], frozenset[str]],
) -> set[str]:
    """The states for which somebody promises: subject, verb, and "that" with the state or what it has."""
    states = {m.start: m for m in mentions if m.kind == "country" and m.form == "name"}
    found: set[str] = set()
    for mention in (m for m in mentions if m.kind == "person" and m.key == who and not m.genitive):
        at = bisect_left(tokens, mention.end, key=attrgetter("start"))
        ahead = range(at, min(at + BETWEEN + 1, len(tokens)))
        verb = next((i for i in ahead if tokens[i].norm in told[0] | told[1]), -1)
        if verb < 0 or any(not t.text.isalpha() for t in tokens[at:verb]):
            continue
        state = _pledged(tokens, verb + 1, states, article, spoken=tokens[verb].norm in told[1])
        found |= {state} if state else set()
    return found


def _pledged(
    tokens: tuple[Token, ...], at: int, states: dict[int, Mention], article: Article, *, spoken: bool
) -> str:
    """The state that is promised for right behind a verb, "" where none is."""
    people = article.language, "people"
    led = at < len(tokens) and tokens[at].norm in words(*people, "pledging_that")
    at += led
    at += at < len(tokens) and tokens[at].norm in words(*people, "articles")
    state = states.get(tokens[at].start) if at < len(tokens) else None
    if state is None:
        return ""
    behind = bisect_left(tokens, state.end, key=attrgetter("start"))
    if led and not state.genitive:
        told = [t.norm for t in tokens[behind : behind + 2]]
        if spoken and words(*people, "pledging_deeds").isdisjoint(told[1:]):
            return ""  # "said that Peru would never", of whomever
        will = told[:1] and told[0] in words(*people, "pledging_auxiliaries")
        return state.key if will and not words(*people, "pledging_not").intersection(told) else ""
    near = {t.norm for t in tokens[behind : behind + OBJECT]} if not spoken else set()
    return state.key if state.genitive and near & words(*people, "pledged_nouns") else ""
