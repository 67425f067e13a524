"""Bare infinitives that share the auxiliary before them: "will visit Lima, then fly to Quito, and meet B"."""

from functools import cache

from kg.document import Document
from kg.languages import table, words


def auxiliary(document: Document, first: int, at: int) -> int:
    """The index of the word of the future that a bare infinitive at token `at` shares, or -1.

    It is looked for from token `first` on, where the sentence begins.
    """
    language, tokens = document.article.language, document.tokens
    if at <= first or not _bare(language, tokens[at].norm):
        return -1
    before, adverbs = at - 1, words(language, "frames", "sequence_adverbs")
    while before > first and tokens[before].norm in adverbs:
        before -= 1
    joined = tokens[before].norm in words(language, "frames", "clause_conjunctions")
    if not (joined or (tokens[before].text == "," and before > first)):
        return -1
    ahead = words(language, "circumstances", "future_auxiliaries")
    intended = words(language, "circumstances", "intended")
    marks = words(language, "circumstances", "infinitive_marks")
    for i in range(before - 1, first - 1, -1):
        due = tokens[i].norm in intended - marks and tokens[i + 1].norm in marks
        if tokens[i].norm in ahead or due:
            told = tokens[i - 1].norm in words(language, "frames", "relatives") and not joined
            return -1 if told else i  # "A, som skal møte B, vitja Lima": the main clause goes on
    return -1


@cache
def _bare(language: str, norm: str) -> bool:
    """Whether a form is an infinitive, as the tables have its finite form: "fly" beside "flies", "flys"."""
    endings = words(language, "frames", "finite_endings")
    known = _forms(language)
    stem = norm.removesuffix("y") + "ie"
    return any(f"{form}{end}" in known for form in (norm, stem) for end in endings)


@cache
def _forms(language: str) -> frozenset[str]:
    """All forms of the verbs in the tables of the language."""
    frames = table(language, "frames")
    rows = [*frames["verbs"], *frames.get("particles", ()), *frames.get("phrasal", ())]
    found = {form for row in rows for form in row.get("forms", row.get("verb"))}
    return frozenset(found) | words(language, "frames", "support_verbs")
