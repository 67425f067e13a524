"""The mapping of one article: plain layer, detail, what was inferred, evidence, provenance."""

import time

import pyoxigraph as ox
import pytest

from kg.document import replace
from kg.mapping import map_article
from kg.mapping.iris import Iris
from kg.records import Extraction
from kg.reference import Registry
from kg.resolve import resolve

PREFIXES = """PREFIX dip: <https://w3id.example/dip/ns#> PREFIX dipc: <https://w3id.example/dip/concept/>
PREFIX id: <https://w3id.example/dip/id/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX g: <https://w3id.example/dip/graph/> """
MEETING = "<https://w3id.example/dip/id/event/meeting-2021-10-25-anna-vik-boris-lund>"


@pytest.fixture(scope="module")
def nquads(extraction: Extraction, registry: Registry) -> bytes:
    return map_article(extraction, resolve(extraction, registry), registry)


@pytest.fixture(scope="module")
def store(nquads: bytes) -> ox.Store:
    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    return store


def ask(store: ox.Store, pattern: str, graph: str = "article-demo-1") -> bool:
    return bool(store.query(f"{PREFIXES} ASK {{ GRAPH g:{graph} {{ {pattern} }} }}"))


@pytest.mark.parametrize(
    "pattern",
    [
        f"{MEETING} a dip:Meeting , dip:Event ; dip:eventType dipc:event-type-meeting ; dip:ploverCode 'CONSULT'",
        f"{MEETING} rdfs:label 'Meeting: Anna Vik, Boris Loond (2021-10-25)'@en",
        f"{MEETING} rdfs:label 'Møte: Anna Vik, Boris Lund (2021-10-25)'@nb",
        f"{MEETING} dip:startDate '2021-10-25'^^xsd:date ; dip:eventStatus dipc:status-held",
        f"{MEETING} dip:hasParticipant <https://w3id.example/dip/id/person/boris-lund>",
        f"{MEETING} dip:atPlace ?v . ?v a dip:Venue ; dip:locatedIn <https://w3id.example/dip/id/place/tromso>",
        f"{MEETING} dip:reportedBy <https://w3id.example/dip/id/article/demo-1>",
        f"{MEETING} dip:hasParticipation ?p . ?p dip:role dipc:role-host ; dip:inCapacity/dip:office ?o ; dip:representing ?c",
        f"{MEETING} dip:hasTime ?t . ?t dip:timeExpression 'mandag kveld'@nb ; dip:resolutionRule 'weekday-before-publication'",
        f"?f a dip:FirstOccurrence ; dip:firstEvent {MEETING} ; dip:party ?a , ?b . FILTER (?a != ?b)",
        f"?e dip:subEventOf {MEETING} ; dip:eventStatus dipc:status-proposed",
        "?p rdfs:label 'Anna Vik'@en ; dip:holds ?o ; dip:represents ?c ; dip:memberOf ?l ; skos:altLabel 'Vik'",
        "?i a dip:Invitation ; dip:inviter ?a ; dip:invitee ?b ; dip:destination ?c ; dip:eventStatus dipc:status-extended",
        "?s dip:text 'Vi er «gode» naboer'@nb ; dip:speechMode dipc:mode-direct ; dip:stance dipc:stance-positive ; dip:addressee ?l",
        "?s dip:speaker/rdfs:label 'Anna Vik'@nb ; dip:about <https://w3id.example/dip/id/country/SRL> ; dip:cue 'sa'@nb",
    ],
)  # fmt: skip
def test_what_the_article_says(store: ox.Store, pattern: str) -> None:
    assert ask(store, pattern)


@pytest.mark.parametrize(
    ("pattern", "prop", "rule"),
    [
        ("?x a dip:BilateralMeeting", "rdf:type", "two-sides"),
        ("?x dip:inCountry <https://w3id.example/dip/id/country/NRL>", "dip:inCountry", "country-of-city"),
        ("?x dip:holds ?office", "dip:holds", "registry-holder-on-date"),
        ("?x dip:startDate '2021-10'^^xsd:gYearMonth", "dip:startDate", "date-of-dispatch"),
        (
            "?x dip:speaker <https://w3id.example/dip/id/person/boris-lund>",
            "dip:speaker",
            "speaker-of-the-turn",
        ),
        ("?x dip:madeAt ?event", "dip:madeAt", "only-event-of-the-speaker"),
        (
            "?x a dip:Proposal ; dip:proposer ?who ; dip:proposes ?event",
            "dip:proposer",
            "speaker-of-the-sentence",
        ),
        ("?x dip:involvesCountry ?country", "dip:involvesCountry", "country-of-participant"),
    ],
)
def test_what_was_worked_out_stands_apart_with_its_rule(
    store: ox.Store, pattern: str, prop: str, rule: str
) -> None:
    prop = prop.replace("rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")
    note = f"?n a dip:Inference ; dip:concerns ?x ; dip:inferredProperty {prop} ; dip:rule '{rule}'"
    assert ask(store, f"{pattern} . {note}", "inferred-demo-1")
    assert not ask(store, "?n a dip:Inference")


def test_what_is_inferred_is_not_said(store: ox.Store) -> None:
    assert not ask(store, "?e dip:eventStatus dipc:status-proposed ; dip:startDate ?d")
    assert not ask(store, "?s dip:speechMode dipc:mode-indirect ; dip:speaker ?who")
    assert not ask(store, "<https://w3id.example/dip/id/person/boris-lund> dip:holds ?office")


def test_passages_carry_both_selectors_and_their_sentence(store: ox.Store, extraction: Extraction) -> None:
    rows = store.query(f"""{PREFIXES} SELECT ?s ?e ?x ?pre ?suf ?line WHERE {{ GRAPH g:article-demo-1 {{
      ?p a dip:Passage ; oa:hasSource ?a ; oa:hasSelector ?one , ?two ; dip:sentence ?line .
      ?one a oa:TextPositionSelector ; oa:start ?s ; oa:end ?e .
      ?two a oa:TextQuoteSelector ; oa:exact ?x ; oa:prefix ?pre ; oa:suffix ?suf }} }}""")
    text, seen = extraction.article.text, 0
    for row in rows:
        start, end = int(row["s"].value), int(row["e"].value)
        assert text[start:end] == row["x"].value
        assert text[max(0, start - 32) : start] == row["pre"].value
        assert text[end : end + 32] == row["suf"].value
        assert row["line"].value in text
        seen += 1
    assert seen == len({(s.start, s.end) for s in _spans(extraction)})


def _spans(extraction: Extraction) -> list[object]:
    spans = [s for p in extraction.persons for s in p.evidence]
    spans += [s for p in extraction.persons for o in p.offices for s in o.evidence]
    for event in extraction.events:
        spans += [*event.evidence, event.trigger, *([event.first_claim] if event.first_claim else [])]
        spans += [event.time] if event.time else []
    spans += [s for i in extraction.invitations for s in i.evidence]
    return [*spans, *extraction.statements]


def test_the_sentence_is_the_one_around_the_passage(store: ox.Store) -> None:
    assert ask(
        store,
        """?p oa:hasSelector/oa:exact 'mandag kveld' ; dip:sentence
      'Utenriksminister Anna Vik (Ap) møtte Boris Lund på Hotell Nord i Tromsø mandag kveld.'@nb""",
    )


def test_provenance_describes_the_article_and_its_graphs(store: ox.Store) -> None:
    assert ask(
        store,
        """id:article\\/demo-1 a dip:Article ; dcterms:title 'Vik møtte Lund i Tromsø'@nb ; dip:publisher 'Avisa' ;
      dcterms:issued '2021-10-25'^^xsd:date ; dip:publishedAt '2021-10-25T21:52:00'^^xsd:dateTime ; dip:textSha256 ?h ;
      dcterms:language 'nb' ; dcterms:identifier <https://news.example/1> ; dip:author 'Kari Sol'""",
        "provenance",
    )
    assert ask(
        store,
        "g:inferred-demo-1 <http://www.w3.org/ns/prov#wasDerivedFrom> id:article\\/demo-1",
        "provenance",
    )


def test_the_bytes_are_sorted_unique_free_of_blank_nodes_and_the_same_again(
    nquads: bytes, extraction: Extraction, registry: Registry
) -> None:
    lines = nquads.splitlines()
    assert lines == sorted(set(lines))
    assert not any(line.startswith(b"_:") or b" _:" in line.split(b'"')[0] for line in lines)
    assert map_article(extraction, resolve(extraction, registry), registry) == nquads


def test_the_engine_reads_back_the_same_quads(nquads: bytes) -> None:
    quads = set(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    again = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert sorted(again.splitlines()) == nquads.splitlines()


def test_another_base_moves_the_data_and_not_the_terms(extraction: Extraction, registry: Registry) -> None:
    moved = map_article(
        extraction, resolve(extraction, registry), registry, iris=Iris("https://other.example/")
    )
    assert b"<https://other.example/id/person/anna-vik>" in moved
    assert b"https://w3id.example/dip/id/" not in moved
    assert b"<https://w3id.example/dip/ns#hasParticipant>" in moved


def test_nothing_decided_keeps_everything_within_the_article(
    extraction: Extraction, registry: Registry
) -> None:
    alone = map_article(extraction, (), registry)
    assert b"/id/person/anna-vik-demo-1>" in alone
    assert b"/id/event/e1-demo-1>" in alone


def test_an_empty_extraction_still_says_where_it_is_from(extraction: Extraction, registry: Registry) -> None:
    empty = Extraction(article=extraction.article)
    lines = map_article(empty, resolve(empty, registry), registry).splitlines()
    assert lines
    assert all(line.endswith(b"<https://w3id.example/dip/graph/provenance> .") for line in lines)


def test_awkward_words_survive(extraction: Extraction, registry: Registry) -> None:
    text = 'Han sa: "a\\b"\tog\n\nslutt\u2028 «𝕏».'
    article = replace(extraction.article, text=text, title='"\\')
    one = Extraction(
        article=article,
        statements=(replace(extraction.statements[0], speaker="NRL", start=0, end=len(text)),),
    )
    quads = ox.parse(map_article(one, resolve(one, registry), registry), format=ox.RdfFormat.N_QUADS)
    assert text in {q.object.value for q in quads if q.predicate.value.endswith("#text")}


def test_an_article_of_this_size_takes_milliseconds(extraction: Extraction, registry: Registry) -> None:
    decisions = resolve(extraction, registry)
    rounds = []
    for _ in range(20):
        began = time.process_time()
        map_article(extraction, decisions, registry)
        rounds.append(time.process_time() - began)
    assert min(rounds) < 0.01
