"""The only place that mints IRIs: one form for every kind of thing, from checked slugs."""

from dataclasses import dataclass

from kg.resolve.slugs import checked, slug

BASE = "https://w3id.example/dip/"
DIP = f"{BASE}ns#"
CONCEPT = f"{BASE}concept/"
ANALYSIS = f"{BASE}analysis#"
WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs of data under one base; the ontology's own terms keep theirs."""

    base: str = BASE

    def thing(self, kind: str, slug: str) -> str:
        """A shared thing: `id/<kind>/<slug>`."""
        return f"{self.base}id/{kind}/{checked(slug)}"

    def person(self, slug: str) -> str:
        """A person by slug."""
        return self.thing("person", slug)

    def country(self, iso3: str) -> str:
        """A country by ISO 3166-1 alpha-3 code."""
        return self.thing("country", iso3)

    def organisation(self, key: str) -> str:
        """An organisation by registry key or slug."""
        return self.thing("organisation", key)

    def place(self, key: str) -> str:
        """A city, region or venue by registry key or slug."""
        return self.thing("place", key)

    def office(self, of: str, office: str, portfolio: str | None = None) -> str:
        """The post `office` of a country or organisation, with a portfolio that tells it from others."""
        return self.thing("office", "-".join(p for p in (of, office, portfolio) if p).replace(" ", "_"))

    def event(self, slug: str) -> str:
        """An event by slug; shared by the articles that tell of it."""
        return self.thing("event", slug)

    def article(self, article_id: str) -> str:
        """An article by its id."""
        return self.thing("article", article_id)

    def of_article(self, article_id: str, kind: str, name: str) -> str:
        """A thing that only its article has: a passage, statement, participation, time span."""
        return f"{self.article(article_id)}/{kind}/{checked(name)}"

    def tenure(self, article_id: str, person: str, of: str, office: str) -> str:
        """The article's word that a person holds an office of a country or body."""
        return self.of_article(article_id, "tenure", f"{person}-{of}-{office}".replace(" ", "_"))

    def passage(self, article_id: str, start: int, end: int) -> str:
        """The passage of the article from code point `start` up to `end`."""
        return f"{self.article(article_id)}/passage/{start}-{end}"

    def statement(self, article_id: str, start: int, end: int) -> str:
        """The statement whose words stand there."""
        return self.thing("statement", f"{checked(article_id)}-{start}-{end}")

    def invitation(self, article_id: str, number: int) -> str:
        """The article's invitation of that number, from 1."""
        return self.thing("invitation", f"{checked(article_id)}-{number}")

    def run(self, version: str) -> str:
        """What a version of the software does."""
        return self.thing("run", f"kg-{version}")

    def agent(self, key: str) -> str:
        """A program or model that reads articles beside our own reader."""
        return self.thing("agent", key)

    def analysis(self, digest: str) -> str:
        """A computation over the graph, by the digest of the graph and of what was asked."""
        return self.thing("analysis", digest)

    def of_analysis(self, digest: str, kind: str, name: str) -> str:
        """A figure of a computation."""
        return f"{self.analysis(digest)}/{kind}/{checked(name)}"

    def analysis_graph(self, digest: str) -> str:
        """What a computation gave; no article says it."""
        return f"{self.base}graph/analysis-{checked(digest)}"

    def article_graph(self, article_id: str) -> str:
        """What the article says."""
        return f"{self.base}graph/article-{checked(article_id)}"

    def inferred_graph(self, article_id: str) -> str:
        """What was worked out from the article."""
        return f"{self.base}graph/inferred-{checked(article_id)}"

    def added_graph(self, article_id: str) -> str:
        """What other readers than our own found in the article."""
        return f"{self.base}graph/added-{checked(article_id)}"

    def graphs(self, article_id: str) -> tuple[str, str, str]:
        """Every graph that only this article fills."""
        return self.article_graph(article_id), self.inferred_graph(article_id), self.added_graph(article_id)

    @property
    def reference_graph(self) -> str:
        """The registry."""
        return f"{self.base}graph/reference"

    def decision(self, number: int) -> str:
        """An editor's decision by its number in the store."""
        return self.thing("decision", str(number))

    def editor(self, name: str) -> str:
        """Who decided."""
        return self.thing("editor", slug(name) or "unknown")

    @property
    def decisions_graph(self) -> str:
        """What editors decided."""
        return f"{self.base}graph/decisions"

    @property
    def provenance_graph(self) -> str:
        """Articles and runs."""
        return f"{self.base}graph/provenance"


def wikidata(qid: str) -> str:
    """The entity of a Wikidata id."""
    return f"{WIKIDATA}{checked(qid)}"


def geonames(number: str) -> str:
    """The feature of a GeoNames id."""
    return f"{GEONAMES}{checked(number)}/"
