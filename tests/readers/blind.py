"""Our own reader, which gets better, kept from seeing what the tests let others add."""

from kg import annotate, extract
from kg.document import Document, replace
from kg.records import Article, Extraction
from kg.reference import Registry

NAMES = ("Fjordrådet", "Lillevik", "Torvald Lien")
TOLD = ("delte", "nynnet", "vinket")


def blind_annotate(article: Article, registry: Registry) -> Document:
    """The document without mentions of the names."""
    document = annotate.annotate(article, registry)
    hidden = [(at, at + len(n)) for n in NAMES if (at := article.text.find(n)) >= 0]
    seen = (m for m in document.mentions if not any(m.start < end and start < m.end for start, end in hidden))
    return replace(document, mentions=tuple(seen))


def blind_extract(document: Document, registry: Registry) -> Extraction:
    """The extraction without what the words tell."""
    found, text = extract.extract(document, registry), document.article.text
    return replace(
        found,
        events=tuple(e for e in found.events if e.trigger.of(text) not in TOLD),
        statements=tuple(s for s in found.statements if s.cue not in TOLD),
        invitations=tuple(
            i for i in found.invitations if not any("vinket" in e.of(text) for e in i.evidence)
        ),
    )
