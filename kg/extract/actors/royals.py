"""The king at home whom nobody names: "Kongen tok imot presidenten" is told of the state."""

from collections.abc import Sequence

from kg.annotate.structure import covering
from kg.extract.actors.units import Unit
from kg.languages import table, words
from kg.records import Document, Sentence


def unnamed_royals(document: Document, sentence: Sentence) -> Sequence[Unit]:
    """The king, queen or couple of the home country in a sentence; nobody where a foreign one is told of."""
    language, tokens = document.article.language, document.tokens
    told = words(language, "people", "unnamed_royals")
    at = [i for i in range(*sentence.tokens) if told and tokens[i].norm in told]
    if not at or _told(document):
        return ()
    home: str = table(language, "people")["home"]
    return [Unit(i, i + 1, [home], False, "country", office=True) for i in at if _bare(document, i)]


def _bare(document: Document, at: int) -> bool:
    """Whether nobody is known by the word, which stands without a name and without whose king it is."""
    tokens, mentions = document.tokens, document.mentions
    text = document.article.text
    named = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    owned = at > 0 and any(m.kind == "country" for m in covering(mentions, text, tokens[at - 1].start))
    meant = any(t.person or t.of for t in document.titles if t.start <= tokens[at].start < t.end)
    return not (named or owned or meant or covering(mentions, text, tokens[at].start))


def _told(document: Document) -> bool:
    """Whether the text names a king, or tells of one elsewhere: that one may be meant."""
    language = document.article.language
    crowned, home = words(language, "people", "crowned"), table(language, "people")["home"]
    return any(
        (t.person or t.of not in ("", home))
        and not crowned.isdisjoint(document.article.text[t.start : t.end].casefold().split())
        for t in document.titles
    )
