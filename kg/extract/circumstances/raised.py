"""What was or was not brought up in talks: "saken ble ikke nevnt i møtet med B" denies no meeting."""

from kg.document import Document
from kg.extract.grammar.records import Clause
from kg.languages import words

PHRASE = 4  # tokens from the preposition to its noun: "in her first formal meeting"
BEFORE = 24  # tokens before the preposition within which its verb and the negation stand


def raised(document: Document, clause: Clause, at: int) -> frozenset[str]:
    """The words of a clause before the event's noun at `at`, where it only says where something was said.

    Empty where the noun is what the verb is about: "deltok ikke i møtet", "har ikke vært i et møte".
    """
    language, tokens = document.article.language, document.tokens
    unreal = words(language, "frames", "hypothetical") | words(language, "circumstances", "supposing")
    mark = -1 if tokens[clause.start].norm in unreal else _mark(document, clause, at)
    if mark < 0:
        return frozenset()
    before = [tokens[i].norm for i in clause.before(mark, BEFORE)]
    there = words(language, "frames", "attend_verbs") | words(language, "circumstances", "let_in")
    if tokens[clause.start].norm in words(language, "circumstances", "empty_subjects"):
        there -= words(language, "circumstances", "coming_about")  # "det kom ikke noe svar i samtalene"
    no = words(language, "frames", "negation") | words(language, "frames", "noun_negation")
    no |= words(language, "frames", "none_such")
    no |= words(language, "frames", "be_words") | words(language, "circumstances", "been_words")
    if not before or before[-1] in no or not there.isdisjoint(before):
        return frozenset()
    under = words(language, "frames", "subordinators")  # "ville ikke si hva de snakket om i møtet"
    opens = max((i for i, norm in enumerate(before) if norm in under), default=0)
    return frozenset(before[opens:])


def brought_up(
    document: Document, clause: Clause, at: int, before: set[str], *, aside: bool, noun: bool
) -> tuple[bool, bool]:
    """Whether the noun at `at` stands aside, and whether its clause denies only what was said there.

    If so, the words `before` lose their negation, and tell of what is to be: "vil ikke bli nevnt i møtet".
    """
    language = document.article.language
    talked = raised(document, clause, at) if noun else frozenset[str]()
    opposed = talked & (words(language, "frames", "negation") | words(language, "frames", "noun_negation"))
    if opposed:
        before -= opposed
        before |= talked & words(language, "frames", "future")
    return aside or bool(talked), bool(opposed)


def _mark(document: Document, clause: Clause, at: int) -> int:
    """The preposition of a known meeting, or of one that an article tells of, or -1."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "conferring_marks")
    mark = next((i for i in range(at - 1, max(clause.start, at - PHRASE), -1) if tokens[i].norm in marks), -1)
    between = [t.norm for t in tokens[mark + 1 : at]]
    none = words(language, "frames", "noun_negation") | words(language, "frames", "none_such")
    none |= words(language, "frames", "negation")
    if mark < 0 or not none.isdisjoint(between) or not all(n.isalpha() for n in between):
        return -1
    endings = tuple(words(language, "frames", "definite_endings"))
    articles = words(language, "frames", "indefinite_articles")
    known = not endings or tokens[at].norm.endswith(endings) or not articles.isdisjoint(between)
    return mark if known else -1
