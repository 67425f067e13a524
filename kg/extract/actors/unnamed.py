"""Whether somebody without a name acts at a verb, so that whoever is named behind it does not."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.grammar.records import Clause
from kg.languages import words

OPENING = 4  # tokens of "tre unge peruanske artister"


def unnamed_between(document: Document, at: int, first: int) -> bool:
    """ "I dag besøker presidentparet Perus parlament": whether somebody without a name is the subject."""
    endings = tuple(words(document.article.language, "frames", "human_endings"))
    return bool(endings) and any(t.norm.endswith(endings) for t in document.tokens[at + 1 : first])


def opened_by_unnamed(document: Document, clause: Clause, verbs: Sequence[int]) -> bool:
    """ "Komiteen møter B", "tre artister fikk møte B": whether who acts, before the verb, has no name."""
    tokens, language = document.tokens, document.article.language
    first = next((i for i in range(clause.start, clause.end) if tokens[i].text[0].isalnum()), clause.end)
    verb = next((i for i in verbs if i > first), first)
    if not 0 < verb - first <= OPENING:
        return False
    endings = tuple(words(language, "frames", "human_endings") | words(language, "frames", "unnamed_endings"))
    small = words(language, "frames", "place_prepositions") | words(language, "frames", "other_prepositions")
    timed = any(t.start < tokens[verb].start and t.end > tokens[first].start for t in document.times)
    opens = tokens[first].norm not in small and all(t.text.islower() for t in tokens[first + 1 : verb])
    return bool(endings) and not timed and opens and tokens[verb - 1].norm.endswith(endings)
