"""Small readings beside a verb: who is asked to do it, whether "the two" do it, or do it by phone."""

from kg.extract.circumstances import CircumstanceReader
from kg.extract.clauses import Clause
from kg.extract.frames import Scene
from kg.languages import words
from kg.records import Document


def controller(document: Document, clause: Clause, at: int) -> int:
    """The index of the verb of asking whose infinitive stands at `at`, or -1."""
    tokens, language = document.tokens, document.article.language
    control = words(language, "frames", "object_control")
    if not control or at < 1 or tokens[at - 1].norm not in words(language, "frames", "to"):
        return -1
    asking = (i for i in range(clause.start, at) if i in clause and tokens[i].norm in control)
    return max(asking, default=-1)


def both(document: Document, first: int, last: int) -> bool:
    """Whether "they" or "the two ministers" stands between two tokens."""
    tokens, language = document.tokens, document.article.language
    they, groups, marks = (words(language, "frames", k) for k in ("they", "group_nouns", "group_marks"))
    return any(
        tokens[i].norm in they or (i and tokens[i].norm in groups and tokens[i - 1].norm in marks)
        for i in range(first, min(last, len(tokens)))
    )


def by_phone(document: Document, scene: Scene, circumstances: CircumstanceReader) -> bool:
    """Whether two who "spoke" did so by phone: the words, the title or the lead say so."""
    language = document.article.language
    inside = {t.norm for t in document.tokens[slice(*scene.sentence.tokens)]}
    phone = words(language, "frames", "phone_words")
    if in_person := words(language, "frames", "in_person"):
        # "spoke with" is a call in the language of readouts, unless the words put both in one place
        place = circumstances.where(scene.sentence, scene.at, scene.clause, goes=False)
        return bool(inside & phone) or not (inside & in_person or place.city)
    title = {w.casefold().strip(".,:") for w in document.article.title.split()}
    lead = {t.norm for t in document.tokens[:80]}
    return bool((inside | title) & phone) or bool(lead & words(language, "frames", "phone_lead"))
