"""Two parties in one compound before a noun: "US-China talks", "a Trump–Putin summit"."""

from collections.abc import Sequence

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.names import organisation_name
from kg.extract.actors.records import Chunk
from kg.languages import table
from kg.records import is_state

REACH = 5  # words between the compound and its noun: "the U.S.-Peru High-Level Economic Dialogue"
_DASHES = ("-", "–")


def compound(document: Document, at: int) -> Chunk | None:
    """The two parties that a compound before the noun at token `at` names, or None."""
    tokens = document.tokens
    for index in range(at - 1, max(at - 2 - REACH, -1), -1):
        text = tokens[index].text
        if text in _DASHES:
            pair = [_party(document, index - 1), _party(document, index + 1)]
            return _chunk(index - 1, index + 2, pair)
        if "-" in text or "–" in text:
            parts = text.replace("–", "-").split("-")
            pair = [_named(document, part) for part in parts]
            if all(pair):
                return _chunk(index, index + 1, pair)
        if not text[0].isalpha() or (text.islower() and index < at - 3):
            return None
    return None


def _chunk(first: int, last: int, pair: list[str]) -> Chunk | None:
    if not all(pair) or len(set(pair)) < 2:
        return None
    kind = "country" if all(is_state(p) for p in pair) else "person"
    return Chunk(first, last, pair, kinds={kind})


def _party(document: Document, index: int) -> str:
    token = document.tokens[index]
    mention = next((m for m in within(document.mentions, token.start, token.end)), None)
    if mention is None or mention.kind not in ("country", "organisation", "person"):
        return _named(document, token.text)
    return organisation_name(document, mention) if mention.kind == "organisation" else mention.key


def _named(document: Document, word: str) -> str:
    """A country, or a person of the article by the last name."""
    entry = gazetteer(document.article.language).one(word)
    if entry is not None:
        return entry[2] if entry[0] == "country" else ""
    people = (m.key for m in document.mentions if m.kind == "person" and m.form in ("name", "alias"))
    return next((key for key in people if word and key.split()[-1] == word), "")


def of_name(document: Document, at: int) -> list[str]:
    """The parties of talks that everybody knows by a name: "Brexit talks", "sekspartssamtalene".

    A body of states takes part under the name that the article gives it, and only where it is named.
    """
    tokens = document.tokens
    return named_sides(document, (tokens[at].norm, tokens[at - 1].norm) if at else (tokens[at].norm,))


def named_sides(document: Document, told: Sequence[str]) -> list[str]:
    """The same of the noun that is first of the words `told`, and may have its name in the second."""
    known = table(document.article.language, "frames").get("named_talks", {})
    name = next((name for name in known if told[0].startswith(name) or name in told), "")
    parties = []
    for key in known.get(name, ()):
        body = next((m for m in document.mentions if m.kind == "organisation" and m.key == key), None)
        parties += [key] if is_state(key) else [organisation_name(document, body)] if body else []
    return parties if len(parties) == len(known.get(name, ())) else []


def person_in(document: Document, at: int) -> str:
    """The person in a compound: "Lavrov-møtet"."""
    token = document.tokens[at]
    if "-" not in token.text:
        return ""
    inside = within(document.mentions, token.start, token.end)
    return next((m.key for m in inside if m.kind == "person"), "")
