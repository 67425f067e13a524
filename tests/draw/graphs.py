"""Small graphs for the page: invented people and dispatches, in the shape of the plain layer."""

from dataclasses import dataclass, field

from pyoxigraph import RdfFormat, Store

BASE = "https://w3id.example/dip/"
PREFIXES = f"""
@prefix dip: <{BASE}ns#> . @prefix dipc: <{BASE}concept/> . @prefix g: <{BASE}graph/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
HOSTILE = (
    "<script>window.ran='script'</script>",
    "</script><img src=x onerror=\"window.ran='img'\">",
    "<a href=\"javascript:window.ran='href'\">href</a>",
    "<!--<script>'\"]]>{{ 7*7 }}{% raw %}${1}\u2028&lt;b&gt;",
)


def literal(text: str) -> str:
    """`text` as a Turtle string."""
    for plain, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(plain, written)
    return f'"{text}"'


@dataclass
class Dispatches:
    """Turtle that grows line by line; what the article says is loaded into its own graph too."""

    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    passages: int = 0

    def thing(self, path: str, classes: str, label: str, more: str = "") -> None:
        self.lines.append(f"<{BASE}id/{path}> a {classes} ; rdfs:label {literal(label)} {more} .")

    def article(self, name: str, publisher: str, title: str, issued: str, url: str = "") -> None:
        link = f" ; schema:url {literal(url)}" if url else ""
        self.lines.append(
            f"<{BASE}id/article/{name}> a dip:Article ; dcterms:title {literal(title)} ;"
            ' dcterms:language "nb" ;'
            f' dcterms:issued "{issued}"^^xsd:date ; dcterms:publisher <{BASE}id/organisation/{name}>{link} .'
            f" <{BASE}id/organisation/{name}> rdfs:label {literal(publisher)} ."
        )

    def fact(self, path: str, turtle: str) -> None:
        """Something that the article says."""
        self.said.append(f"<{BASE}id/{path}> {turtle} .")

    def evidence(self, path: str, article: str, sentence: str, *words: str) -> None:
        for word in words:
            start = sentence.index(word)
            self.passages += 1
            self.lines.append(
                f"<{BASE}id/{path}> dip:evidence <{BASE}p{self.passages}> . <{BASE}p{self.passages}>"
                f" oa:hasSource <{BASE}id/article/{article}> ; dip:sentence {literal(sentence)} ;"
                " oa:hasSelector"
                f" [ a oa:TextPositionSelector ; oa:start {start} ; oa:end {start + len(word)} ] ,"
                f" [ a oa:TextQuoteSelector ; oa:exact {literal(word)} ] ."
            )

    def store(self) -> Store:
        said = "\n".join(self.said)
        store = Store()
        plain = PREFIXES + "\n".join(self.lines) + said
        store.load(plain.encode(), format=RdfFormat.TURTLE)
        store.load(f"{PREFIXES} g:article-a1 {{ {said} }}".encode(), format=RdfFormat.TRIG)
        return store


def small() -> Dispatches:
    """Two ministers, a talk in Vikvær, a cancelled one, a statement, an invitation."""
    made = Dispatches()
    made.article("a1", "Nordposten", "Møtte kollegaen på kaia", "2021-10-25", "https://nord.example/a1")
    made.article("a2", "Fjordavisa", "Ny runde i Vikvær", "2021-10-26", "javascript:alert(1)")
    made.thing("person/kari-vik", "dip:Person", "Kari Vik", f"; dip:holds <{BASE}id/office/fm>")
    made.lines.append(f'<{BASE}id/office/fm> rdfs:label "utenriksminister"@nb, "foreign minister"@en .')
    made.thing("person/oleg-sorin", "dip:Person", "Oleg Sørin", '; skos:altLabel "Oleg Sorin"')
    made.lines.append(
        f'<{BASE}id/country/NOR> a dip:Country ; rdfs:label "Norge"@nb, "Noreg"@nn, "Norway"@en .'
    )
    made.thing("place/vikvaer", "dip:Place", "Vikvær", f"; dip:locatedIn <{BASE}id/country/NOR>")
    made.lines.append(f"<{BASE}id/person/kari-vik> dip:represents <{BASE}id/country/NOR> .")
    made.thing("event/talk", "dip:Meeting , dip:Event", "Samtalen i Vikvær")
    made.fact("event/talk", f"dip:hasParticipant <{BASE}id/person/kari-vik>, <{BASE}id/person/oleg-sorin>")
    made.fact("event/talk", f"dip:atPlace <{BASE}id/place/vikvaer> ; dip:eventStatus dipc:status-held")
    made.fact("event/talk", "; ".join(f'dip:startDate "2021-10-{d}"^^xsd:date' for d in (25, 26)))
    made.fact("event/talk", f"dip:reportedBy <{BASE}id/article/a1>, <{BASE}id/article/a2>")
    made.evidence(
        "event/talk", "a1", "Mandag møtte Kari Vik Oleg Sørin i Vikvær.", "møtte", "Kari Vik", "Oleg Sørin"
    )
    made.thing("event/next", "dip:Meeting , dip:Event", "Neste runde")
    made.fact(
        "event/next", f"dip:hasParticipant <{BASE}id/person/kari-vik> ; dip:eventStatus dipc:status-cancelled"
    )
    made.fact("event/next", f'dip:startDate "2022-02"^^xsd:gYearMonth ; dip:reportedBy <{BASE}id/article/a2>')
    made.evidence("event/next", "a2", "Møtet i februar blir ikke noe av.", "blir ikke noe av")
    made.lines.append(f"<{BASE}id/statement/s1> a dip:Statement .")
    made.fact("statement/s1", f"dip:speaker <{BASE}id/person/oleg-sorin> ; dip:about <{BASE}id/country/NOR>")
    made.fact("statement/s1", f'dip:text "Vi bor ved samme hav."@nb ; dip:reportedBy <{BASE}id/article/a1>')
    made.evidence("statement/s1", "a1", "– Vi bor ved samme hav, sa Sørin.", "Vi bor ved samme hav")
    made.lines.append(
        f"<{BASE}id/invitation/i1> dip:inviter <{BASE}id/person/oleg-sorin> ;"
        f" dip:invitee <{BASE}id/person/kari-vik> ."
    )
    made.evidence("invitation/i1", "a1", "Sørin ba henne hjem til seg.", "ba henne hjem")
    return made


def hostile() -> Dispatches:
    """Every string of the graph tries to run."""
    made = small()
    made.article(
        "a3", HOSTILE[0], HOSTILE[1], "2021-11-01", "data:text/html,<script>window.ran='url'</script>"
    )
    for i, text in enumerate(HOSTILE):
        made.thing(f"person/h{i}", "dip:Person", text, f"; skos:altLabel {literal(text + ' alt')}")
        made.thing(f"place/h{i}", "dip:Place", text)
        made.thing(f"event/h{i}", "dip:Event", text)
        made.fact(f"event/h{i}", f"dip:hasParticipant <{BASE}id/person/h{i}>, <{BASE}id/person/kari-vik>")
        made.fact(f"event/h{i}", f"dip:atPlace <{BASE}id/place/h{i}> ; dip:reportedBy <{BASE}id/article/a3>")
        made.fact(
            f"event/h{i}", f'dip:startDate "2021-11-0{i + 1}"^^xsd:date ; dip:eventStatus {literal(text)}'
        )
        made.evidence(f"event/h{i}", "a3", f"Før {text} etter.", text)
        made.lines.append(
            f"<{BASE}id/statement/h{i}> a dip:Statement ; dip:speaker <{BASE}id/person/h{i}> ;"
            f" dip:about <{BASE}id/person/kari-vik> ; dip:text {literal(text)} ."
        )
    return made


def crowd(people: int = 60, events: int = 220) -> Dispatches:
    """More than a picture holds: four years of events, each with a few of the people, some far oftener."""
    made = Dispatches()
    made.article("a1", "Nordposten", "Årets møter", "2021-12-31")
    for i in range(people):
        made.thing(f"person/p{i}", "dip:Person", f"Navn{i} Etternavn{i}")
    for i in range(12):
        made.thing(f"place/c{i}", "dip:Place", f"Byen{i}")
    for i in range(events):
        made.thing(f"event/e{i}", "dip:Meeting , dip:Event", f"Møte nummer {i}")
        who = ", ".join(f"<{BASE}id/person/p{(i * k * k + k) % people}>" for k in range(4))
        made.fact(f"event/e{i}", f"dip:hasParticipant {who} ; dip:atPlace <{BASE}id/place/c{i % 12}>")
        made.fact(f"event/e{i}", f'dip:startDate "20{19 + i % 4}-{i % 12 + 1:02}-{i % 28 + 1:02}"^^xsd:date')
        made.fact(f"event/e{i}", f"dip:eventStatus dipc:status-held ; dip:reportedBy <{BASE}id/article/a1>")
        made.evidence(f"event/e{i}", "a1", f"Møte nummer {i} fant sted.", f"nummer {i}")
    return made
