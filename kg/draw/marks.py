"""A sentence with the words in it that carry a fact: which are marked, and the sentence cut at them."""

from collections.abc import Iterable

Mark = tuple[int, str]  # where the words start in the article, and the words
Marks = dict[tuple[str, str], list[Mark]]  # by article and sentence


def sharpened(sentences: Marks, company: Iterable[Marks]) -> Marks:
    """Where a clause is marked and a word within it: only the word, and the names within the clause."""
    found: Marks = {}
    for sentence, words in sentences.items():
        clauses = [one for one in words if any(_within(other, one) for other in words)]
        names = [name for marks in company for name in marks.get(sentence, ())]
        found[sentence] = [one for one in words if one not in clauses]
        found[sentence] += [name for name in names if any(_within(name, clause) for clause in clauses)]
    return found


def _within(inner: Mark, outer: Mark) -> bool:
    """Whether `inner` is a part of `outer`, and not the whole."""
    (start, word), (at, clause) = inner, outer
    return len(word) < len(clause) and at <= start and start + len(word) <= at + len(clause)


def mark(sentence: str, words: Iterable[str]) -> tuple[str, ...]:
    """`sentence` cut at each of `words` (in text order): unmarked, marked, …; overlaps become one."""
    spans: list[tuple[int, int]] = []
    reached = 0
    for word in words:
        at = sentence.find(word, reached)
        at = at if at >= 0 else sentence.find(word)
        if at < 0:  # the words run past the sentence
            at = next((i for i in range(len(sentence)) if word.startswith(sentence[i:])), -1)
        if at >= 0:
            spans.append((at, min(at + len(word), len(sentence))))
            reached = at + 1
    if not spans:
        return ("", sentence, "")
    parts, done = [], 0
    for start, end in _merged(spans):
        parts += [sentence[done:start], sentence[start:end]]
        done = end
    return (*parts, sentence[done:])


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
