""" "Signed there on Monday", "in the same city", "in the Swiss city": the place that was named before."""

from itertools import pairwise

from kg.annotate.structure import last_begun, within, word_before
from kg.document import Document, Mention, Sentence
from kg.extract.circumstances.settlements import Settlement, described, ends_as_town
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.errands import journey_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_verbs, readings
from kg.languages import words
from kg.reference import Registry

REACH = 8  # tokens behind a trigger within which "there" stands
FRONTED = 3  # tokens from "og" to the town that opens what is told next: "og i Lima"
SAME_SENTENCES = 4  # before "in the same city", within which the city is named


def come_from(document: Document, first: int, at: int) -> bool:
    """ "Came from New York, where she had met B": whether token `at` tells of whence, said since `first`."""
    tokens, language = document.tokens, document.article.language
    opened = words(language, "circumstances", "locative_relatives")
    where = next((i for i in range(at - 1, first, -1) if tokens[i].norm in opened), -1)
    if where < 0 or any(t.text == "," for t in tokens[where:at]):
        return False
    marks = words(language, "frames", "back_from")
    end = tokens[where - 1 - (tokens[where - 1].text == ",")].end
    inside = within(document.mentions, tokens[first].start, end)
    last = next((m for m in inside if m.kind != "person" and m.end == end), None)
    return last is not None and word_before(document.article.text, last.start) in marks


def there(
    document: Document, registry: Registry, sentence: Sentence, at: int, clause: Clause
) -> tuple[str | None, str] | None:
    """Town as printed and country of "there" or "the Peruvian city" behind the trigger at `at`, or None."""
    prepositions = words(document.article.language, "frames", "place_prepositions")
    if told := described(document, at + 1, clause.end, prepositions):
        return told.name or _town_of(document, registry, sentence, told), told.country
    index = document.sentences.index(sentence)
    reach = range(at + 1, min(at + REACH, clause.end + 1, sentence.tokens[1]))
    if index and any(_points(document, i) for i in reach):
        return _last(document, registry, document.sentences[index - 1])
    if _same(document, at + 1, min(clause.end, sentence.tokens[1])):
        earlier = reversed(document.sentences[max(0, index - SAME_SENTENCES) : index])
        towns = (_last(document, registry, s, town=True) for s in earlier)
        return next((t for t in towns if t), None)
    return None


def to_come(document: Document, sentence: Sentence, at: int, place: Mention) -> bool:
    """ "Snakket med B i går, og de skal møtes i Lima": whether a later main clause plans something there.

    So "tok imot B, og i Lima har han møtt C", which says first where it was, "og i går var han i Lima",
    which says when, "og han reiste til Lima"; nor what is told as a reason, "ettersom B nylig var i Lima".
    """
    language, tokens = document.article.language, document.tokens
    joins = words(language, "frames", "clause_conjunctions")
    behind = [i for i in range(at + 1, sentence.tokens[1]) if tokens[i].start < place.start]
    if any(tokens[i].norm in words(language, "circumstances", "causal_words") for i in behind):
        return True
    opens = [i for i in behind if tokens[i].norm in joins and tokens[i - 1].text == ","]
    ahead = words(language, "frames", "future") | words(language, "circumstances", "infinitive_marks")
    if opens and any(tokens[i].norm in ahead for i in behind if i > opens[0]):
        return True
    gone = any(tokens[i].norm in journey_verbs(language) for i in behind if opens and i > opens[-1])
    if gone or (opens and _dated(document, opens[-1])):
        return True
    next_word = last_begun(tokens, place.end - 1) + 1
    verbs = finite_verbs(language) | event_verbs(language)
    fronted = bool(opens) and len(behind) - behind.index(opens[-1]) <= FRONTED
    return fronted and next_word < sentence.tokens[1] and tokens[next_word].norm in verbs


def _dated(document: Document, joint: int) -> bool:
    """Whether a time right behind "and" opens a clause that has its verb next."""
    language, tokens = document.article.language, document.tokens
    start = tokens[joint].end + 1
    time = next((t for t in document.times if 0 <= t.start - start <= len("på ")), None)
    if time is None:
        return False
    following = min(last_begun(tokens, time.end - 1) + 1, len(tokens) - 1)
    return tokens[following].norm in finite_verbs(language) | event_verbs(language)


def _town_of(document: Document, registry: Registry, sentence: Sentence, told: Settlement) -> str | None:
    """ "Den peruanske byen", "the Peruvian city": the town of that state which was named last."""
    language, tokens = document.article.language, document.tokens
    adjective = last_begun(tokens, told.start)
    noun, before = tokens[adjective + 1].norm, {t.norm for t in tokens[max(0, adjective - 2) : adjective]}
    town = noun in words(language, "circumstances", "town_words") or ends_as_town(noun, language)
    if not town or before & words(language, "frames", "indefinite_articles"):
        return None  # an island, "in an Italian city"
    index = document.sentences.index(sentence)
    earlier = reversed(document.sentences[max(0, index - SAME_SENTENCES) : index])
    towns = (_last(document, registry, s, town=True, state=told.country) for s in earlier)
    return next((t[0] for t in towns if t), None)


def _same(document: Document, first: int, last: int) -> bool:
    """ "I samme by", "in the same city": whether such words stand in `tokens[first:last]`."""
    own = document.article.language, "circumstances"
    same, kinds = words(*own, "same_words"), words(*own, "town_kinds")
    norms = [t.norm for t in document.tokens[first:last]]
    return any(one in same and other in kinds for one, other in pairwise(norms))


def _last(
    document: Document, registry: Registry, before: Sentence, *, town: bool = False, state: str = ""
) -> tuple[str | None, str] | None:
    """The place that a sentence names last behind a preposition.

    With `town` no country will do, with `state` no town of another one.
    """
    language = document.article.language
    inner = words(language, "circumstances", "town_prepositions")
    for mention in reversed(within(document.mentions, before.start, before.end)):
        said = document.article.text[before.start : mention.start].casefold().split()[-1:]
        called = bool(said) and ends_as_town(said[0], language)
        if mention.form != "name" or mention.genitive or (inner.isdisjoint(said) and not called):
            continue
        if mention.kind == "country" and not town:  # "flew to Peru", not "the war in Peru"
            told = words(language, "circumstances", "inner_prepositions").isdisjoint(said)
            return (None, mention.key) if told else None
        place = registry.place(mention.key) if mention.kind == "place" else None
        if place and place.kind == "city" and place.country and state in ("", place.country):
            return _printed(document, mention), place.country
    return None


def _points(document: Document, index: int) -> bool:
    """Whether "there" ends a phrase: a time, a preposition or nothing behind it."""
    tokens, language = document.tokens, document.article.language
    if tokens[index].norm not in words(language, "circumstances", "there"):
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is None or not behind.text[0].isalnum():
        return True
    timed = any(t.start <= behind.start < t.end for t in document.times)
    return timed or behind.norm in words(language, "frames", "place_prepositions")


def _printed(document: Document, mention: Mention) -> str:
    return document.article.text[mention.start : mention.end]


def in_a_row(document: Document, town: Mention, end: int) -> bool:
    """Whether "and" ties another town to one, with commas before it."""
    text, joins = document.article.text, words(document.article.language, "circumstances", "and_words")
    towns = [m for m in within(document.mentions, town.start, end) if m.kind == "place"]
    for one, other in pairwise(towns):
        gap = text[one.end : other.start].replace(",", " , ").split()
        if not {",", *joins}.issuperset(gap):
            return False
        if not joins.isdisjoint(gap):
            return True
    return False


def before_press(
    document: Document, clauses: ClauseReader, sentence: Sentence, at: int, clause: Clause
) -> tuple[int, Clause] | None:
    """ "Der hadde de samtaler, før de møtte pressen": the verb before and its clause, which say where."""
    language = document.article.language
    led = document.tokens[clause.start].norm in words(language, "frames", "led_clauses")
    if not led or clause.start == sentence.tokens[0]:
        return None
    main = clauses.at(sentence, clause.start - 1)
    press = any(r.type == "press_conference" for r in readings(language, document.tokens, at, at + 1))
    verbs = clauses.verbs(main, clause.start) if press else []
    return (verbs[-1], main) if verbs else None
