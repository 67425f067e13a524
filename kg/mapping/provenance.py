"""Where it comes from: the article's own description, the graphs that hold its facts, and what made them."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from kg.mapping.iris import Iris
from kg.mapping.quads import (
    DCTERMS,
    LABEL,
    PROV,
    RDF_TYPE,
    Graph,
    concept,
    date,
    decimal,
    dip,
    integer,
    iri,
    text,
    typed,
)
from kg.records import Article, Decision, Extraction

_IDENTIFIED = frozenset({"person", "organisation", "place", "event"})


@cache
def software_version() -> str:
    """The installed version of this package; "0" in a checkout that is not installed."""
    try:
        return version("kg")
    except PackageNotFoundError:
        return "0"


def map_provenance(article: Article, iris: Iris, graph: Graph) -> None:
    """The article's own description, and that its graphs derive from it."""
    node, run = iri(iris.article(article.id)), iri(iris.run(software_version()))
    title = article.title or article.id
    graph.add(node, RDF_TYPE, dip("Article"))
    graph.add(node, LABEL, text(title, article.language))
    graph.add(node, f"<{DCTERMS}title>", text(title, article.language))
    graph.add(node, f"<{DCTERMS}language>", text(article.language))
    graph.add(node, dip("textSha256"), text(article.sha256) if article.sha256 else None)
    graph.add(node, dip("textLength"), integer(len(article.text)))
    graph.add(node, dip("author"), *(text(name) for name in article.authors))
    if article.publisher:
        graph.add(node, dip("publisher"), text(article.publisher))
    if article.url:
        graph.add(
            node, f"<{DCTERMS}identifier>", iri(article.url) if ":" in article.url else text(article.url)
        )
    if article.published:
        graph.add(node, f"<{DCTERMS}issued>", date(article.published))
        graph.add(node, dip("publishedAt"), _moment(article.published))
    for name in (iris.article_graph(article.id), iris.inferred_graph(article.id)):
        graph.add(iri(name), f"<{PROV}wasDerivedFrom>", node)
        graph.add(iri(name), f"<{PROV}wasGeneratedBy>", run)
    graph.add(run, RDF_TYPE, dip("ExtractionRun"))
    graph.add(run, LABEL, text(f"kg {software_version()}"))


def map_agents(extraction: Extraction, iris: Iris, graph: Graph) -> None:
    """The other readers that found something in the article, and the graph that they filled."""
    article = extraction.article.id
    for agent in dict.fromkeys(addition.agent for addition in extraction.additions):
        name = iri(iris.added_graph(article))
        node, run = iri(iris.agent(agent.key)), iri(iris.run(f"{software_version()}-{agent.key}"))
        graph.add(name, f"<{PROV}wasDerivedFrom>", iri(iris.article(article)))
        graph.add(name, f"<{PROV}wasGeneratedBy>", run)
        graph.add(name, f"<{PROV}wasAttributedTo>", node)
        graph.add(run, RDF_TYPE, dip("ExtractionRun"))
        graph.add(run, LABEL, text(f"kg {software_version()}, {agent.key}"))
        graph.add(run, f"<{PROV}wasAssociatedWith>", node)
        graph.add(node, RDF_TYPE, f"<{PROV}SoftwareAgent>")
        graph.add(node, LABEL, text(agent.name))
        graph.add(node, dip("readerKind"), concept("reader", agent.kind))
        graph.add(node, dip("readerVersion"), text(agent.version) if agent.version else None)


def _moment(published: str) -> str | None:
    """An ISO date-time as xsd:dateTime, seconds filled in; None for a date alone."""
    if len(published) < 16 or published[10] != "T":
        return None
    clock, zone = published[11:16], published[16:]
    seconds = zone[:3] if zone.startswith(":") else ":00"
    return typed(f"{published[:10]}T{clock}{seconds}{zone[3:] if zone.startswith(':') else zone}", "dateTime")


def map_decisions(
    decisions: tuple[Decision, ...],
    subjects: dict[tuple[str, str], str],
    article: str,
    graph: Graph,
    *,
    prefix: str = "",
) -> None:
    """Why each name was taken for the shared thing it was: score and reasons, one note a decision."""
    for number, decision in enumerate(decisions, 1):
        subject = subjects.get((decision.kind, decision.local))
        if decision.kind not in _IDENTIFIED or subject is None:
            continue
        note = f"{article[:-1]}/identity/{prefix}{number}>"
        graph.describe(
            note,
            (RDF_TYPE, dip("Inference")),
            (dip("identityOf"), subject),
            (LABEL, text(decision.local)),
            (dip("reportedBy"), article),
            (dip("identityScore"), decimal(decision.score)),
            *[(dip("identityReason"), text(reason)) for reason in decision.reasons],
        )
