"""Those who act together under the name of their body: "medlemslandene i Arktisk råd møtes"."""

from collections.abc import Sequence

from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.grammar.records import Clause
from kg.languages import words

NEAR = 6  # tokens before a verb within which those who act stand: "medlemslandene i Den afrikanske union"
BEHIND = 3  # tokens from the verb to them: "mandag møtes medlemslandene i"


def member_lands(document: Document, clause: Clause, at: int, chunks: Sequence[Chunk]) -> Chunk | None:
    """The body whose member states act at the verb `at`; None where none do."""
    language, tokens = document.article.language, document.tokens
    lands, ties = (words(language, "frames", key) for key in ("member_lands", "member_ties"))
    near = [*clause.before(at, NEAR), *range(at + 1, min(at + BEHIND, clause.end))] if lands else []
    first = next((i for i in near if tokens[i].norm in lands), -1)
    if first < 0 or tokens[first + 1].norm not in ties:
        return None
    body = next((c for c in chunks if 1 < c.first - first <= BEHIND and c.kinds == {"organisation"}), None)
    return replace(body, preposition="") if body and not body.genitive else None
