"""Graph, Selection → Details: labels, sentences with their marked words, and the articles they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.draw import around
from kg.draw.marks import Marks, mark, sharpened
from kg.draw.naming import LABEL, best
from kg.draw.outline import PREFIXES, RELATIONS, rows, values
from kg.draw.records import Details, Graph, Link, Outline, Passage, Selection, Source

_TOLD = 4  # articles of one event whose sentences are shown
_PROVEN = ("", "event", "statement")  # kinds that have sentences of their own; "" an invitation
_PUBLISHER = "dcterms:publisher|schema:publisher|dip:publisher"


def details(graph: Graph, selection: Selection, outline: Outline, language: str) -> Details:
    """The words of what is drawn; labels in `language` where there are any, else in the nearest language."""
    iris = selection.nodes
    links = within(outline.links, iris)
    proven = sorted({*iris, *(link.about for link in links if link.about)})
    passages = _passages(graph, proven, outline)
    articles = sorted({passage.article for found in passages.values() for passage in found})
    names = spellings(graph, iris, language)
    return Details(
        labels={iri: found[0] for iri, found in names.items()},
        names=names,
        subs=_subs(graph, iris, language),
        texts=_texts(graph, iris),
        passages=passages,
        sources=_sources(graph, articles, language),
        worked_out=_worked_out(graph, links),
        **around.features(graph, selection, outline, language),
    )


def within(links: Iterable[Link], iris: Iterable[str]) -> list[Link]:
    """The links with both ends among `iris`."""
    shown = frozenset(iris)
    return [link for link in links if link.source in shown and link.target in shown]


def spellings(graph: Graph, iris: Iterable[str] | None, language: str) -> dict[str, tuple[str, ...]]:
    """IRI → its names, the one to show first; `iris` None for everything that has a label."""
    among = f"VALUES ?s {{ {values(iris)} }}" if iris is not None else ""
    found: dict[str, list[Any]] = defaultdict(list)
    for thing, label in rows(
        graph, f"SELECT DISTINCT ?s ?l WHERE {{ {among} ?s {LABEL} ?l . FILTER(isLiteral(?l)) }}", "s", "l"
    ):
        found[thing.value].append(label)
    other: dict[str, list[str]] = defaultdict(list)
    for thing, label in rows(
        graph, f"SELECT DISTINCT ?s ?l WHERE {{ {among} ?s skos:altLabel ?l }}", "s", "l"
    ):
        other[thing.value].append(label.value)
    chosen = {
        iri: [best(labels, language), *(label.value for label in labels)] for iri, labels in found.items()
    }
    return {iri: tuple(dict.fromkeys(labels + other.get(iri, []))) for iri, labels in chosen.items()}


def _subs(graph: Graph, iris: Iterable[str], language: str) -> dict[str, str]:
    """The grey line under a name: the offices of a person, the place that a place lies in."""
    query = f"""SELECT DISTINCT ?s ?o ?l WHERE {{ VALUES ?s {{ {values(iris)} }}
      ?s dip:holds|dip:locatedIn ?o . ?o {LABEL} ?l }}"""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for thing, above, label in rows(graph, query, "s", "o", "l"):
        found[thing.value][above.value].append(label)
    named = {iri: {best(labels, language) for labels in above.values()} for iri, above in found.items()}
    return {iri: ", ".join(sorted(labels)) for iri, labels in named.items()}


def _texts(graph: Graph, iris: Iterable[str]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    query = f"SELECT ?s ?t WHERE {{ VALUES ?s {{ {values(iris)} }} ?s dip:text ?t }}"
    for thing, text in rows(graph, query, "s", "t"):
        found.setdefault(thing.value, (text.value, text.language or ""))
    return found


def _passages(graph: Graph, iris: Sequence[str], outline: Outline) -> dict[str, tuple[Passage, ...]]:
    """Every sentence that proves a thing, once, with all the words in it that do; the fullest first."""
    articles = values(_telling(graph, iris, outline))
    proves = _proves(graph, iris, articles)
    query = f"""SELECT DISTINCT ?p ?a ?sentence ?exact ?start WHERE {{ VALUES ?a {{ {articles} }}
      ?p oa:hasSource ?a ; oa:hasSelector ?quote . ?quote oa:exact ?exact .
      OPTIONAL {{ ?p oa:hasSelector ?place . ?place oa:start ?start }}
      OPTIONAL {{ ?p dip:sentence ?sentence }} }}"""
    marked: dict[str, Marks] = defaultdict(lambda: defaultdict(list))
    for passage, article, sentence, exact, start in rows(
        graph, query, "p", "a", "sentence", "exact", "start"
    ):
        whole = sentence.value if sentence is not None else exact.value
        at = int(start.value) if start is not None else 0
        for thing in sorted(proves.get(passage.value, ())):
            marked[thing][article.value, whole].append((at, exact.value))
    events = [iri for iri in marked if outline.kinds.get(iri) == "event"]
    sharp = {iri: sharpened(marked[iri], _company(iri, marked, outline)) for iri in events}
    return {iri: tuple(_in_order(sharp.get(iri, sentences))) for iri, sentences in marked.items()}


def _proves(graph: Graph, iris: Sequence[str], articles: str) -> dict[str, set[str]]:
    """Passage → which of the things it proves, its time among what proves an event."""
    wanted = dict(zip(iris, iris, strict=True))
    times = f"SELECT ?s ?t WHERE {{ VALUES ?s {{ {values(iris)} }} ?s dip:hasTime ?t }}"
    wanted |= {time.value: thing.value for thing, time in rows(graph, times, "s", "t")}
    query = f"SELECT ?s ?p WHERE {{ VALUES ?a {{ {articles} }} ?p oa:hasSource ?a . ?s dip:evidence ?p }}"
    found: dict[str, set[str]] = defaultdict(set)
    for thing, passage in rows(graph, query, "s", "p"):
        if thing.value in wanted:
            found[passage.value].add(wanted[thing.value])
    return found


def _telling(graph: Graph, iris: Sequence[str], outline: Outline) -> list[str]:
    """The articles whose sentences are looked at: of each event and statement a few, of invitations all."""
    found = {a for iri in iris for a in outline.articles.get(iri, ())[:_TOLD]}
    silent = [iri for iri in iris if not outline.articles.get(iri) and outline.kinds.get(iri, "") in _PROVEN]
    query = f"SELECT DISTINCT ?a WHERE {{ VALUES ?s {{ {values(silent)} }} ?s dip:evidence/oa:hasSource ?a }}"
    return sorted(found | {term.value for (term,) in rows(graph, query, "a")})


def _company(event: str, marked: Mapping[str, Marks], outline: Outline) -> list[Marks]:
    """The marks of who took part and where."""
    near = sorted(outline.around.get(event, ()))
    return [marked[iri] for iri in near if iri in marked and outline.kinds[iri] not in {"event", "statement"}]


def _in_order(sentences: Marks) -> list[Passage]:
    found = [
        Passage(
            parts=mark(whole, [exact for _, exact in sorted(words)]), article=article, start=min(words)[0]
        )
        for (article, whole), words in sentences.items()
    ]
    return sorted(
        found, key=lambda passage: (-len(passage.parts), passage.article, passage.start, passage.parts)
    )


def _sources(graph: Graph, articles: Iterable[str], language: str) -> dict[str, Source]:
    query = f"""SELECT ?a ?field ?v WHERE {{ VALUES ?a {{ {values(articles)} }}
      {{ ?a dcterms:title|schema:headline ?v BIND("title" AS ?field) }}
      UNION {{ ?a {_PUBLISHER} ?v FILTER(isLiteral(?v)) BIND("publisher" AS ?field) }}
      UNION {{ ?a {_PUBLISHER} ?who . ?who {LABEL}|schema:name ?v BIND("publisher" AS ?field) }}
      UNION {{ ?a dcterms:issued|schema:datePublished ?v BIND("issued" AS ?field) }}
      UNION {{ ?a dcterms:language|schema:inLanguage ?v BIND("language" AS ?field) }}
      UNION {{ ?a schema:url|dcterms:source|dcterms:identifier ?v BIND("url" AS ?field) }} }}"""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for article, name, value in rows(graph, query, "a", "field", "v"):
        found[article.value][name.value].append(value)
    return {article: _source(fields, language) for article, fields in found.items()}


def _source(fields: Mapping[str, list[Any]], language: str) -> Source:
    first = {name: next(iter(found)).value for name, found in fields.items()}
    publishers = [one for one in fields.get("publisher", []) if hasattr(one, "language")]
    links = [one.value for one in fields.get("url", []) if one.value.startswith(("https://", "http://"))]
    return Source(
        title=first.get("title", ""),
        publisher=best(publishers, language) if publishers else "",
        issued=first.get("issued", "")[:10],
        language=first.get("language", "").rpartition("/")[2],
        url=links[0] if links else "",
    )


def _worked_out(graph: Graph, links: Iterable[Link]) -> frozenset[Link]:
    """The links that stand in no article's graph: worked out, or from the registry."""
    stated = [link for link in links if link.relation != "invited"]
    names = {relation: name for name, relation in RELATIONS.items()}
    wanted = " ".join(
        sorted({f"(<{link.source}> dip:{names[link.relation]} <{link.target}>)" for link in stated})
    )
    query = f"""SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES (?s ?p ?o) {{ {wanted} }}
      GRAPH ?g {{ ?s ?p ?o }} FILTER(CONTAINS(STR(?g), "/graph/article-")) }}"""
    said = {
        (subject.value, RELATIONS[predicate.value.rpartition("#")[2]], obj.value)
        for subject, predicate, obj in rows(graph, query, "s", "p", "o")
    }
    if not said and not _has_graphs(graph):
        return frozenset()
    return frozenset(link for link in stated if (link.source, link.relation, link.target) not in said)


def _has_graphs(graph: Graph) -> bool:
    """Whether the graph keeps who says what; a single Turtle file does not."""
    return bool(graph.query(PREFIXES + "ASK { GRAPH ?g { ?s ?p ?o } }"))
