"""What a statement is about: what it names, in a long one what weighs most, else what is told of around."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from kg.document import Document, Mention
from kg.extract.speech.nameable import (
    counts,
    in_passing,
    is_code,
    key_of,
    one_inhabitant,
    phrases,
    served,
    set_aside,
)
from kg.extract.speech.pairs import met, pair, stand_for, two
from kg.extract.speech.standins import capital_state, housed, meant_bodies
from kg.languages import table, words
from kg.reference import load

_MOST = 8  # topics of one statement
_LONG = 350  # characters beyond which a statement names much that it is not about
_PAIR = 2
_OBJECT = 90  # characters from a verb to the words that its object stands before
_NEAR = 2  # sentences before a statement that may tell what it is about
_ALL_ALONG = 4  # times a country is told of that all of an article is about
_GOES_ON = 200  # characters over which a speaker goes on about the same
_JOINED = re.compile(r"[-–]|,?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")
_LED = 4  # characters of "the " before a state that a statement opens with
_SUBJECT = 12  # characters from the start of a statement within which its subject stands


def about(
    document: Document,
    start: int,
    end: int,
    speakers: tuple[str, ...],
    before: tuple[int, int] | None = None,
    cue: tuple[int, int] | None = None,
    listener: str = "",
) -> tuple[str, ...]:
    """Keys of what is named in the words said or behind their verb; where nothing is, of what is told around.

    `before` is the span of what the same speakers said last, `listener` whoever hears it in talks.
    """
    found = _topics(document, start, end, speakers, before, cue)
    own, theirs = served(document, speakers), served(document, (listener,))
    ours = own and set(found) == {own[0]} and _others_first(document, start, end)
    if listener and ours and theirs and theirs[0] not in own and _offered(document, start, end, cue):
        return (theirs[0],)  # "U.S. support for debt relief", said to the one who gets it
    return found


def _offered(document: Document, start: int, end: int, cue: tuple[int, int] | None) -> bool:
    """Whether a phrase tells of what a state gives or wants: no clause, in which it does something itself."""
    text, language = document.article.text, document.article.language
    clause = cue is None or text[cue[1] : start].split()[-1:] == ["that"]
    own = words(language, "speech", "finite") | words(language, "speech", "pledging")
    return not clause and not own.intersection(text[start:end].casefold().split())


def _topics(
    document: Document,
    start: int,
    end: int,
    speakers: tuple[str, ...],
    before: tuple[int, int] | None,
    cue: tuple[int, int] | None,
) -> tuple[str, ...]:
    named = (
        *_thanked(document, cue, start, end, speakers),
        *_told_of(document, cue, start, end),
        *_named(document, start, end, speakers, cue),
    )
    named = (*named, *_charged(document, cue, start), *_objects(document, cue, start, speakers))
    found = tuple(dict.fromkeys(named)) or _shared(document, speakers)
    found = found or _own_affairs(document, start, end, speakers, cue)
    if found and set(found) <= set(served(document, speakers)) and _praises(document, cue):
        found = _counterpart(document, start, speakers) or found  # nobody thanks himself
    if found:
        return tuple(dict.fromkeys((*found, *_envoys(document, start, end, found))))[:_MOST]
    found = _asked_about(document, start, speakers) or met(document, start, end, speakers)
    found = found or _around(document, start, speakers)
    if not found and before is not None and start - before[0] < _GOES_ON:
        found = tuple(k for k in _named(document, *before, speakers) if k not in speakers)
    own = served(document, speakers)
    if (
        own
        and found
        and phrases(document.article.language, "shared").search(document.article.text, start, end)
    ):
        found = (*found, own[0])
    return tuple(dict.fromkeys(found))[:_MOST]


def _asked_about(document: Document, start: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the question right before an answer names."""
    index = next((i for i, s in enumerate(document.sentences) if s.start <= start < s.end), 0)
    asked = document.sentences[index - 1] if index else None
    if asked is None or not document.article.text[asked.start : asked.end].rstrip('"”»’').endswith("?"):
        return ()
    inside = [m for m in document.mentions if asked.start <= m.start < asked.end and m.key not in speakers]
    named = [m for m in inside if (counts(m) and m.form != "title") or capital_state(document, m)]
    return tuple(dict.fromkeys(key_of(document, m) for m in named if not set_aside(document, m)))


def _envoys(document: Document, start: int, end: int, found: tuple[str, ...]) -> tuple[str, ...]:
    """The states of ambassadors named by their office alone: what they are told is about these."""
    if any(is_code(key) for key in found):
        return ()
    serves = {t.person: t.of for t in document.titles if t.office == "ambassador" and is_code(t.of)}
    titled = (m for m in document.mentions if start <= m.start < end and m.form == "title")
    return tuple(serves[m.key] for m in titled if m.key in serves)


def _own_affairs(
    document: Document, start: int, end: int, speakers: tuple[str, ...], cue: tuple[int, int] | None
) -> tuple[str, ...]:
    """ "The government has ...": where no other is named, that of the state whose politician speaks."""
    if _praises(document, cue, "blaming", "asking"):
        return ()  # whoever is praised or asked is another
    own = served(document, speakers)
    own = own or [k for k in speakers if is_code(k)]
    pattern = phrases(document.article.language, "own_bodies")
    return (own[0],) if own and pattern.search(document.article.text, start, end) else ()


def _objects(
    document: Document, cue: tuple[int, int] | None, start: int, speakers: tuple[str, ...]
) -> tuple[str, ...]:
    """The states and bodies that are asked, thanked or called something, before the words say what."""
    if cue is None or not cue[1] < start <= cue[1] + _OBJECT:
        return ()
    text, language = document.article.text, document.article.language
    verb, between = text[slice(*cue)].casefold(), text[cue[1] : start]
    if verb not in _takers(language) or any(c in between for c in ".:;–"):
        return ()
    called = verb in words(language, "speech", "calling")
    told = [
        m
        for m in document.mentions
        if cue[1] <= m.start < start
        and text[m.start - 1] != "("  # "advarer NAME (Ap) om at C"
        and (
            m.kind == "country"
            or (called and m.kind == "person" and m.form in ("name", "alias"))
            or (m.kind == "organisation" and m.key in load().organisations)
        )
        and (keyed := key_of(document, m))
        and (keyed not in speakers and keyed not in served(document, speakers))
    ]
    return tuple(dict.fromkeys(key_of(document, m) for m in told))[:1]


def _thanked(
    document: Document, cue: tuple[int, int] | None, start: int, end: int, speakers: tuple[str, ...]
) -> tuple[str, ...]:
    """Whom a verb thanks for what is his: "thanked the President for his leadership in Gaza"."""
    if cue is None or not cue[1] < start <= cue[1] + _OBJECT:
        return ()
    text, language = document.article.text, document.article.language
    owners = words(language, "people", "possessives")
    thanks = text[slice(*cue)].casefold() in words(language, "speech", "thank_verbs")
    if not thanks or text[start:end].split(maxsplit=1)[0].casefold() not in owners:
        return ()
    told = [
        m for m in document.mentions if cue[1] <= m.start < start and m.kind == "person" and not m.genitive
    ]
    keys = tuple(dict.fromkeys(m.key for m in told))
    return keys if len(keys) == 1 and keys[0] not in speakers else ()


def _praises(document: Document, cue: tuple[int, int] | None, *more: str) -> bool:
    """Whether the verb praises or thanks, or is of another list of the words of stance."""
    verb, language = document.article.text[slice(*cue)].casefold() if cue else "", document.article.language
    return any(verb in words(language, "stance", key) for key in ("praising", *more))


@cache
def _takers(language: str) -> frozenset[str]:
    """The verbs that have whoever is asked, thanked or called something as their object."""
    lists = ("ask_verbs", "thank_verbs", "calling", "accusing")
    return frozenset(v for key in lists for v in table(language, "speech").get(key, ()))


def _shared(document: Document, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """What two say together without naming anybody is about the two that they serve."""
    own = served(document, speakers)
    return tuple(own) if len(speakers) == len(own) == _PAIR else ()


def _told_of(document: Document, cue: tuple[int, int] | None, start: int, end: int) -> tuple[str, ...]:
    """Who is named behind the verb as whom the words at start to end are about: "sier A om president B"."""
    sentence = next((s for s in document.sentences if cue and s.start <= cue[0] < s.end), None)
    if cue is None or sentence is None or start < cue[0] < end:
        return ()
    text, about_words = document.article.text, phrases(document.article.language, "said_of")
    for mention in document.mentions:
        if not cue[1] <= mention.start < sentence.end or start <= mention.start < end or mention.genitive:
            continue
        titles = [t.start for t in document.titles if t.start <= mention.start <= t.end + 1]
        word = text[cue[1] : min([mention.start, *titles])].split()[-1:]
        if word and about_words.fullmatch(word[0]) and counts(mention):
            return (key_of(document, mention),)
    return ()


def _charged(document: Document, cue: tuple[int, int] | None, start: int) -> tuple[str, ...]:
    """Whom a verb accuses, before the words say of what: "beskyldte A for å", "accused A of"."""
    if cue is None or not cue[1] < start <= cue[1] + _OBJECT:
        return ()
    between = document.article.text[cue[1] : start]
    language = document.article.language
    marks = words(language, "circumstances", "infinitive_marks")
    last = [w for w in between.casefold().split() if w not in marks][-1:]
    if not words(language, "speech", "charged_with").intersection(last) or any(c in between for c in ".:;–"):
        return ()
    told = [m for m in document.mentions if cue[1] <= m.start < start and not m.genitive and counts(m)]
    return (key_of(document, told[-1]),) if told and not set_aside(document, told[-1]) else ()


def _named(
    document: Document,
    start: int,
    end: int,
    speakers: tuple[str, ...],
    cue: tuple[int, int] | None = None,
) -> tuple[str, ...]:
    own = served(document, speakers)
    ours = own if table(document.article.language, "speech").get("own_topics") else ()
    beside = ("", *ours)  # of no capital, or of the speaker's own
    inside = [
        m
        for m in document.mentions
        if start <= m.start < end
        and (counts(m) or capital_state(document, m) not in beside)
        and not set_aside(document, m)
    ]
    told = [m for m in document.mentions if start <= m.start < end and m.form == "pronoun"]
    if cue and start < cue[0] < end:
        inside = [m for m in inside if m.key not in speakers]  # "samtalen kalte A god" is not about A
    if inside and stand_for(document):
        inside += [m for m in told if m.key not in speakers and m.start - start > _SUBJECT]
    if not inside:  # of nobody named: of whom its pronouns stand for
        inside = [m for m in told if m.key not in speakers]
    if any(m.kind != "person" for m in inside):  # "Nigeria is ..., and I heard what the president thinks"
        inside = [m for m in inside if m.form != "title" or _titled(document, m)]
    keys = [key_of(document, m) for m in inside]
    if end - start > _LONG:
        keys = _weighty(document, inside, keys)
    keys += meant_bodies(document, start, end)
    both_states = pair(document, start, end, own, keys)
    keys += both_states or two(document, start, end, speakers, keys)
    if own and phrases(document.article.language, "ours").search(document.article.text, start, end):
        keys.append(own[0])
    named = tuple(dict.fromkeys(k for k in keys if k not in speakers or is_code(k)))
    both = both_states or _side_by_side(document, inside, own, start, end)  # "bilateral trade" is of both
    if not both and _others_first(document, start, end):
        leaders = {m.key for m in inside if m.genitive and own and own[0] in served(document, (m.key,))}
        named = tuple(k for k in named if k not in own and k not in leaders) or named  # "X's commitment"
    return named or tuple(dict.fromkeys(keys))


def _titled(document: Document, mention: Mention) -> bool:
    """Whether whom a title stands for is told of beside a state: not so an envoy, who stands for his own."""
    envoys = (t.person for t in document.titles if t.office == "ambassador")
    return stand_for(document) and mention.key not in envoys


def _side_by_side(document: Document, inside: list[Mention], own: list[str], start: int, end: int) -> bool:
    """ "U.S.-China relations", "China and the United States": what a speaker tells of his state and another.

    So too where his state does something itself: "The United States will work with China".
    """
    text, states = document.article.text, [m for m in inside if m.kind == "country"]
    if end - start > _LONG:
        return False
    first = next((m for m in states if m.key in own and m.form == "name" and m.start - start <= _LED), None)
    acts = words(document.article.language, "speech", "finite")
    if first is not None and acts.intersection(text[first.end : end].casefold().split(maxsplit=1)[:1]):
        return True
    return any(
        (one.key in own) != (other.key in own) and _JOINED.fullmatch(text, one.end, other.start) is not None
        for one, other in pairwise(states)
    )


def _others_first(document: Document, start: int, end: int) -> bool:
    """Whether the language tells what a country wants of others as being about those others."""
    words = table(document.article.language, "speech").get("own_topics", ())
    pattern = phrases(document.article.language, "own_topics")
    return bool(words) and not pattern.search(document.article.text, start, end)


def _weighty(document: Document, inside: list[Mention], keys: list[str]) -> list[str]:
    """Of a long text: what the title names too, and what comes up again; all of it when that is nothing."""
    text, title, times = document.article.text, document.article.title, Counter(keys)
    titled = {k for m, k in zip(inside, keys, strict=True) if text[m.start : m.end] in title}
    kept = [
        k for m, k in zip(inside, keys, strict=True) if m.kind != "person" and (k in titled or times[k] > 1)
    ]
    return kept or keys


def _around(document: Document, start: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The countries told of just before, else those of the title, else the one told of all along.

    A country counts that is told of more than once, for what is named in passing is only where or whose.
    """
    own = {*speakers, *(t.of for t in document.titles if t.person in speakers)}
    own.update(country for speaker in speakers for country in housed(document, speaker))
    countries = [m for m in document.mentions if m.kind == "country" and m.key not in own]
    countries = [m for m in countries if not one_inhabitant(document, m)]
    told = Counter(m.key for m in countries if not in_passing(document, m))
    for sentence in [s for s in reversed(document.sentences) if s.start <= start][: _NEAR + 1]:
        inside = [m.key for m in countries if sentence.start <= m.start < sentence.end]
        if keys := [k for k in inside if told[k] >= _PAIR]:
            return tuple(dict.fromkeys(keys))[:_PAIR]
    text, title, times = document.article.text, document.article.title, Counter(m.key for m in countries)
    if titled := [m.key for m in countries if text[m.start : m.end] in title and times[m.key] >= _PAIR]:
        return tuple(dict.fromkeys(titled))[:_PAIR]
    return tuple(k for k, n in told.most_common(1) if n >= _ALL_ALONG)


def _counterpart(document: Document, start: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The country of whoever was told of just before, who serves another than the speaker's."""
    own = {*speakers, *served(document, speakers)}
    serves = {t.person: t.of for t in document.titles if t.person and is_code(t.of)}
    last = [i for i, s in enumerate(document.sentences) if s.start <= start][-1:]
    for index in range(last[0], max(-1, last[0] - _NEAR - 1), -1) if last else ():
        here = document.sentences[index]
        told = (serves.get(m.key, "") for m in document.mentions if here.start <= m.start < here.end)
        others = [of for of in told if of and of not in own]
        if others:
            return (others[-1],)
    return ()
