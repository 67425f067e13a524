"""Where clauses begin and end by their subjects and gerunds: "A met B and the two agreed"."""

from collections.abc import Set as AbstractSet
from itertools import takewhile

from kg.annotate.structure import last_begun, within
from kg.document import Document, Sentence
from kg.extract.grammar.records import Open
from kg.languages import subject_first, union, words

MAIN_REACH = 12  # tokens behind a comma, over a title and a name, within which the verb stands
NAMED = 9  # tokens from "before" to the verb of whoever is named behind it
LED = 2  # tokens of "etter å", behind which a main verb can stand
PAIR, PLACES = 2, ("place", "country")  # tokens of "it was"; what stands behind it
ADVERB = 1  # words between a subject and its verb: "and they later agreed"
FRONTED = 6  # tokens from "i Lima" behind "og" to the verb


def new_subjects(document: Document, verbs: AbstractSet[str]) -> frozenset[int]:
    """The tokens of each "and" behind which a pronoun, or a group of people, acts."""
    language, tokens = document.article.language, document.tokens
    joins = words(language, "circumstances", "and_words")
    pronouns, articles = (words(language, "frames", key) for key in ("acting_pronouns", "group_openers"))
    ends = {last_begun(tokens, m.start): last_begun(tokens, m.end - 1) for m in document.mentions if m.plural}
    found: set[int] = set()
    for index, token in enumerate(tokens[:-2]):
        if token.norm not in joins:
            continue
        at = index + 1
        if _fronted(document, at, pronouns, verbs):
            found.add(index)
            continue
        if tokens[at].norm in pronouns:
            last = at
        else:
            last = max(ends.get(at, -1), ends.get(at + 1, -1) if tokens[at].norm in articles else -1)
        behind = tokens[last + 1 : last + 2 + ADVERB] if last >= at else ()
        if any(t.norm in verbs for t in behind) and all(t.text[0].isalpha() for t in behind):
            found.add(index)
    return frozenset(found)


def _fronted(document: Document, at: int, pronouns: AbstractSet[str], verbs: AbstractSet[str]) -> bool:
    """ "Og i Lima møtte hun B", "og mandag møtte han B": a time or a place, the verb, and who acts."""
    language, tokens = document.article.language, document.tokens
    if subject_first(language) or at + 2 >= len(tokens):
        return False
    timed = any(t.start <= tokens[at].start < t.end for t in document.times)
    if not timed and tokens[at].norm not in words(language, "frames", "place_prepositions"):
        return False
    near = range(at + 1, min(at + FRONTED, len(tokens) - 1))
    verb = next((i for i in near if tokens[i].norm in verbs), -1)
    plain = all(t.text[0].isalnum() for t in tokens[at : max(verb, at)])
    return verb > at and plain and tokens[verb + 1].norm in pronouns


def told_by_others(document: Document, clause: Open, at: int, verbs: AbstractSet[str]) -> bool:
    """ "A said B came and they met": what is said goes on behind "and", and the saying too."""
    said = words(document.article.language, "speech", "verbs")
    inside = (i for first, last in clause.spans for i in range(first, min(last, at)))
    told = [document.tokens[i].norm for i in inside if document.tokens[i].norm in verbs]
    return not told or told[-1] in said


def behind_gerund(document: Document, first: int, comma: int, stop: int, verbs: AbstractSet[str]) -> bool:
    """ "After visiting Lima, A met B": whether the main clause begins behind the comma, by its verb.

    `first` is where the words before begin, `stop` where the sentence ends; of "after visiting Lima, Quito
    and Bogota, A met B" the first comma ends nothing.
    """
    tokens = document.tokens
    openers, had = (
        words(document.article.language, "frames", key) for key in ("clause_prepositions", "perfect_gerunds")
    )
    led = tokens[first].norm in openers and tokens[first + 1].norm.endswith("ing")
    if not led and tokens[first].norm not in had:
        return False
    behind = tokens[comma + 1 : min(comma + 1 + MAIN_REACH, stop)]
    own = takewhile(lambda t: t.text not in ",;:", behind)
    return any(t.norm in verbs for t in own)


def cleft(document: Document, sentence: Sentence, at: int, timed: AbstractSet[int]) -> bool:
    """ "It was in Lima last week that A met B": only where and when stand before "that"."""
    language, tokens, (first, _) = document.article.language, document.tokens, sentence.tokens
    if at - first < PAIR or tokens[at].norm not in words(language, "invitations", "cleft_marks"):
        return False
    opens = words(language, "circumstances", "cleft_words")
    if not {t.norm for t in tokens[first : first + PAIR]} <= opens:
        return False
    small = words(language, "frames", "place_prepositions")
    small |= words(language, "circumstances", "edge_prepositions")
    start, end = tokens[first].end, tokens[at].start
    spans = [(m.start, m.end) for m in within(document.mentions, start, end) if m.kind in PLACES]
    inside = tokens[first + PAIR : at]
    return bool(inside) and all(
        t.start in timed or t.norm in small or any(a <= t.start < b for a, b in spans) for t in inside
    )


def no_opening(
    document: Document, sentence: Sentence, at: int, verbs: AbstractSet[str], apart: AbstractSet[int]
) -> bool:
    """Whether a word that can open a clause opens none here: "is having talks", "so far", "før møtet".

    Only behind a comma, or first, "having" opens one; "etter" before an infinitive, "før" before who acts.
    At the offsets `apart` words for verbs are none.
    """
    language, tokens = document.article.language, document.tokens
    norm, following = tokens[at].norm, tokens[min(at + 1, len(tokens) - 1)]
    if norm in words(language, "frames", "perfect_gerunds"):
        return at > sentence.tokens[0] and tokens[at - 1].text != ","
    if norm in words(language, "frames", "aim_clauses"):  # "so far", but "so she could meet B"
        return following.norm not in words(language, "frames", "aim_openers")
    if norm in words(language, "frames", "led_infinitives"):
        return following.norm not in words(language, "circumstances", "infinitive_marks")
    if norm not in words(language, "frames", "led_clauses"):
        return False
    pronoun = following.norm in words(language, "frames", "acting_pronouns")
    return not (pronoun or named_behind(document, at, sentence, verbs, apart))


def named_behind(
    document: Document, index: int, sentence: Sentence, verbs: AbstractSet[str], apart: AbstractSet[int]
) -> bool:
    """ "Før A reiser, skal B møte C", "B møter C før A reiser": somebody acts, and no noun stands there.

    In front, only a verb behind the comma tells it from "før møtet med A besøkte B Lima".
    """
    tokens, (first, last) = document.tokens, sentence.tokens
    finite = [i for i in range(first, last) if tokens[i].norm in verbs and tokens[i].start not in apart]
    verb = next((i for i in finite if i > index), last)
    stop = verb if verb - index <= NAMED else index
    people = within(document.mentions, tokens[index].end, tokens[stop - 1].end) if stop > index + 1 else ()
    if any(t.text in ",.;:" for t in tokens[index + 1 : stop]):
        return False
    if not any(m.kind == "person" and m.form in ("name", "alias") and not m.genitive for m in people):
        return False
    return finite[0] < index or any(tokens[i - 1].text == "," for i in finite if i > verb)


def main_begins(document: Document, clause: Open, at: int, first: int, verbs: AbstractSet[str]) -> bool:
    """ "Etter å ha møtt A reiste B": whether the verb at `at` is that of the main clause, its subject behind.

    `first` is where the sentence begins; the words that open it have no comma behind them.
    """
    language, tokens = document.article.language, document.tokens
    opener = tokens[first].norm if clause.spans and clause.spans[0][0] == first else ""
    marks = words(language, "circumstances", "infinitive_marks")
    led = opener in words(language, "frames", "led_infinitives") and tokens[first + 1].norm in marks
    if tokens[at].norm not in verbs or at + 1 >= len(tokens) or at < first + LED:
        return False
    helping = union(language, "frames", "perfect", "perfect_infinitive", "conjunctions", "row_infinitives")
    if tokens[at - 1].norm in helping | marks:
        return False
    if _behind_relative(document, clause, at, verbs):
        return True
    if not led and not (clause.verb and opener in words(language, "frames", "led_clauses")):
        return False
    subject = tokens[at + 1]
    acts = subject.norm in words(language, "frames", "acting_pronouns") or subject.text[0].isupper()
    return acts or any(t.start == subject.start for t in document.titles)


def _behind_relative(document: Document, clause: Open, at: int, verbs: AbstractSet[str]) -> bool:
    """ "Presidenten som ble valgt i mars møtte B": a second verb, behind a relative clause without commas."""
    language, tokens = document.article.language, document.tokens
    outer = clause.parent
    if subject_first(language) or outer is None or outer.verb or not clause.verb or clause.relative <= 0:
        return False
    own = next((i for i in range(clause.relative + 1, at) if tokens[i].norm in verbs), -1)
    if own < 0 or at - own < LED or tokens[clause.relative - 1].text == ",":
        return False
    inside = {t.norm for t in tokens[clause.relative : at]}
    joins = union(language, "circumstances", "and_words", "infinitive_marks", "that_words")
    if inside & (joins | words(language, "speech", "verbs")) or "," in inside:
        return False  # "A som sier Peru vil hjelpe", "som møtte B og reiste"
    told = words(language, "circumstances", "past_verbs") | words(language, "frames", "future")
    return tokens[at].norm in told or tokens[at].norm.endswith("r")


def worded(document: Document, spans: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """The spans of a clause without the colon of a dateline, which a clause stands between."""
    told = tuple([(first, last) for first, last in spans])
    bare = len(told) > 1 and not any(t.text[0].isalnum() for t in document.tokens[slice(*told[0])])
    return told[1:] if bare else told
