"""Words before a trigger that tell how real something is: of the trigger's event, or of another beside it."""

from kg.annotate.structure import covering
from kg.document import Document
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, union, words

ANYBODY_REACH = 8  # tokens between "siden" or "gang" and "en norsk minister"
SUPERLATIVE = "ste"
QUOTED = 20  # characters of more than a word or two set in marks
EPITHET_REACH = 2  # tokens behind "mulig" within which the noun stands that it belongs to


def apart(document: Document, index: int, at: int) -> bool:
    """Whether the word at `index` is part of a name ("Theresa May") or belongs to a noun before `at`."""
    token = document.tokens[index]
    if document.quotes and _said_besides(document, token.start, document.tokens[at].start):
        return True
    named = covering(document.mentions, document.article.text, token.start) if token.text.istitle() else ()
    spoken = any(m.kind == "person" and m.form in ("name", "alias") for m in named)
    if token.norm in words(document.article.language, "frames", "maybe"):  # "det kanskje viktigste møtet"
        return document.tokens[index + 1].norm.endswith(SUPERLATIVE)
    if spoken or _waited(document, index):
        return True
    other = _of_another(document, index, at) or _of_object(document, index, at)
    return other or _of_opening(document, index, at)


def _waited(document: Document, index: int) -> bool:
    """ "Etterpå ventet samtaler med B": they came next, and are not awaited."""
    language, tokens = document.article.language, document.tokens
    before = tokens[index - 1].norm if index else ""
    then = before in words(language, "circumstances", "thereupon") | words(
        language, "circumstances", "then_on"
    )
    return then and tokens[index].norm in words(language, "frames", "awaited_past")


def _said_besides(document: Document, word: int, here: int) -> bool:
    """ "“Progress is possible,” A said on arriving": words quoted tell nothing of the rest."""
    around = (q for q in document.quotes if q.start <= word < q.end and q.end - q.start > QUOTED)
    return any(not q.start <= here < q.end for q in around)


def _of_opening(document: Document, index: int, at: int) -> bool:
    """ "Etter å ha spist skal A møte B": the perfect is that of what was done before."""
    language, tokens = document.article.language, document.tokens
    if subject_first(language) or tokens[index].norm not in words(language, "frames", "perfect_infinitive"):
        return False
    opens = words(language, "frames", "aside_prepositions")
    marked = tokens[max(0, index - 1)].norm in words(language, "circumstances", "infinitive_marks")
    finite = words(language, "frames", "finite_verbs")
    behind = any(tokens[i].norm in finite for i in range(index + 1, at))
    return marked and tokens[max(0, index - 2)].norm in opens and behind


def _of_another(document: Document, index: int, at: int) -> bool:
    """Whether the word at `index` belongs to a noun before `at`: "det mulige møtet med A drøftet de".

    "At the invitation of A" says who has invited, not that what follows is only asked for.
    """
    language, tokens = document.article.language, document.tokens
    if tokens[index].norm in words(language, "frames", "invitation_words"):
        before = {t.norm for t in tokens[max(0, index - 2) : index]}
        if before & words(language, "circumstances", "invited_marks"):
            return True
    if tokens[index].norm in words(language, "circumstances", "without_words"):
        # "etter et år uten kontakt møttes de"; "uten å møte B" is no meeting
        governing = words(language, "circumstances", "infinitive_marks") | words(
            language, "circumstances", "that_words"
        )
        noun = any(r.pattern == "noun" for r in readings(language, tokens, at, at))
        apart = at - index > EPITHET_REACH or (at - index == EPITHET_REACH and not noun)
        return tokens[index + 1].norm not in governing and apart
    if tokens[index].norm not in words(language, "circumstances", "noun_epithets"):
        return False
    if tokens[index + 1].norm in words(language, "circumstances", "infinitive_marks"):
        return False  # "was scheduled to visit Lima to hold talks"
    beside = tokens[at - 1].norm in words(language, "frames", "adjective_nouns")
    last = at - beside  # "a planned trilateral summit"
    near = range(index + 1, min(index + 1 + EPITHET_REACH, last))
    if subject_first(language) and tokens[at].text[0].isupper() and _in_row(document, index, last):
        return False
    return any(r.pattern == "noun" for i in near for r in readings(language, tokens, i, i))


def _of_object(document: Document, index: int, at: int) -> bool:
    """ "Backed the planned deal at a meeting", "drøftet planer på et møte": of what is talked about there."""
    language, tokens = document.article.language, document.tokens
    plans = tokens[index].norm in words(language, "circumstances", "plan_nouns")
    if not plans and tokens[index].norm not in words(language, "circumstances", "noun_epithets"):
        return False
    marks = words(language, "frames", "conferring_marks") | words(language, "circumstances", "at_marks")
    ties = marks | union(language, "frames", "to", "other_prepositions", "noun_prepositions", "with")
    behind = index + 1 if plans else index + EPITHET_REACH  # "the planned deal at", no "planned at"
    tie = next((i for i in range(at - 1, behind - 1, -1) if tokens[i].norm in ties), at)
    joins = words(language, "frames", "conjunctions") | {","}
    if tokens[tie].norm not in marks or any(t.norm in joins for t in tokens[tie:at]):
        return False
    return any(r.pattern == "noun" for r in readings(language, tokens, at, at))


def _in_row(document: Document, index: int, last: int) -> bool:
    """ "The upcoming G7 Leaders' Summit and NATO Summit": a noun of its own name, or joined without "the"."""
    tokens, language = document.tokens, document.article.language
    joins = words(language, "frames", "conjunctions")
    join = max((i for i in range(index + 1, last) if tokens[i].norm in joins), default=index)
    named = [t for t in tokens[join + 1 : last] if t.text[0].isalpha()]
    return bool(named) and all(t.text[0].isupper() for t in named)


def anybody(document: Document, first: int) -> bool:
    """ "Det er ni år siden en norsk minister var der": an office behind an article, whoever held it then."""
    tokens, language = document.tokens, document.article.language
    if not first or tokens[first - 1].norm not in words(language, "frames", "indefinite_articles"):
        return False
    marks = words(language, "frames", "since") | words(language, "circumstances", "times_nouns")
    marks |= words(language, "circumstances", "last_time") | words(language, "frames", "first_words")
    before = {t.norm for t in tokens[max(0, first - ANYBODY_REACH) : first]}
    return not marks.isdisjoint(before)
