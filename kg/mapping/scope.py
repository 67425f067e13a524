"""What the mapping of one article works with: its graphs, its names as IRIs, what is often said."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from kg.mapping.evidence import Passages
from kg.mapping.iris import Iris
from kg.mapping.quads import ALT_LABEL, LABEL, PROV, RDF_TYPE, Graph, dip, iri, text
from kg.mapping.vocabulary import vocabulary
from kg.records import Addition, AdditionKind, Decision, Event, Evidence, Extraction, Person, Statement
from kg.reference import Registry
from kg.resolve.slugs import slug

LABEL_LANGUAGES = ("nb", "nn", "en")


@dataclass(slots=True)
class Scope:
    """One article's mapping. `said` is what the article says, `inferred` what was worked out.

    `added` takes both for what another reader found, so that the two others are the same with and without it.
    """

    extraction: Extraction
    registry: Registry
    iris: Iris
    said: Graph
    inferred: Graph
    added: Graph
    passages: Passages
    added_passages: Passages
    decisions: dict[tuple[str, str], Decision]
    article: str = field(init=False)  # as a term
    served: dict[str, frozenset[str]] = field(init=False)  # whom each person's offices serve
    persons: dict[str, Person] = field(default_factory=dict)
    _actors: dict[str, str | None] = field(default_factory=dict)
    additions: dict[tuple[AdditionKind, str], Addition] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # what editors call shared things, by IRI
    _inferences: int = 0
    _added_inferences: int = 0
    _credits: int = 0

    def __post_init__(self) -> None:
        self.article = iri(self.iris.article(self.extraction.article.id))
        self.served = {p.name: frozenset(o.of for o in p.offices) for p in self.persons.values()}

    def local(self, kind: str, name: str) -> str:
        """A thing that only this article has, as a term."""
        return iri(self.iris.of_article(self.extraction.article.id, kind, name))

    def slug(self, kind: str, name: str) -> str:
        """What a local name was taken for; without a decision it stays within its article."""
        decision = self.decisions.get((kind, name))
        return decision.slug if decision else slug(name, self.extraction.article.id)

    def event(self, local: str) -> str:
        """The shared event of a local id, as a term."""
        return iri(self.iris.event(self.slug("event", local)))

    def actor(self, who: str) -> str | None:
        """Whom a name of the article stands for (person, country, organisation), as a term, or None."""
        if who not in self._actors:
            self._actors[who] = self._actor(who)
        return self._actors[who]

    def _actor(self, who: str) -> str | None:
        if who in self.persons:
            return iri(self.iris.person(self.slug("person", self.persons[who].name)))
        if who in self.registry.countries:
            return iri(self.iris.country(who))
        if ("organisation", who) in self.decisions:
            return iri(self.iris.organisation(self.slug("organisation", who)))
        return None

    def place(self, name: str) -> str:
        """A country, city or venue named in the article, as a term."""
        if name in self.registry.countries:
            return iri(self.iris.country(name))
        return iri(self.iris.place(self.slug("place", name)))

    def types(self, graph: Graph, subject: str, name: str) -> None:
        """Writes a class out with its superclasses."""
        graph.add(subject, RDF_TYPE, *(dip(one) for one in vocabulary().classes(name)))

    def name(self, graph: Graph, subject: str, name: str) -> None:
        """A name that is the same in every language: a label in each, so that any filter finds it."""
        shown = self.names.get(subject[1:-1], name)
        graph.add(subject, LABEL, *(text(shown, language) for language in LABEL_LANGUAGES))
        if shown != name:
            graph.add(subject, ALT_LABEL, text(name))

    def evidenced(self, subject: str, spans: Iterable[Evidence]) -> None:
        """Who reports a thing, and the passages that say it."""
        self.said.add(subject, dip("reportedBy"), self.article)
        found = [self.passages.passage(s.start, s.end) for s in dict.fromkeys(spans)]
        self.said.add(subject, dip("evidence"), *found)

    @contextmanager
    def by_its_reader(self, kind: AdditionKind, local: str, subject: str | None) -> Iterator[None]:
        """Within it, what another reader found is written to its own graph, with a note that credits it."""
        addition = self.additions.get((kind, local))
        if addition is None:
            yield
            return
        kept = self.said, self.inferred, self.passages
        self.said = self.inferred = self.added
        self.passages = self.added_passages
        try:
            if subject is not None:
                self._credit(subject, addition)
            yield
        finally:
            self.said, self.inferred, self.passages = kept

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that count for what is being written: nothing of ours follows from what others found."""
        every, ours = self.extraction.events, self.inferred is not self.added
        return tuple(e for e in every if not (ours and ("event", e.id) in self.additions))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that count for what is being written."""
        every, ours = self.extraction.statements, self.inferred is not self.added
        return tuple(s for s in every if not (ours and ("statement", f"{s.start}-{s.end}") in self.additions))

    def _credit(self, subject: str, addition: Addition) -> None:
        """A shared thing may be ours in another article, so that the note is the article's."""
        self._credits += 1
        note = self.local("addition", str(self._credits))
        self.added.add(note, RDF_TYPE, dip("Addition"))
        self.added.add(note, dip("added"), subject)
        self.added.add(note, f"<{PROV}wasAttributedTo>", iri(self.iris.agent(addition.agent.key)))
        self.evidenced(note, addition.evidence)

    def infer(self, subject: str, prop: str, value: str | None, rule: str) -> None:
        """A triple that was worked out, with the rule beside it."""
        if value is None:
            return
        predicate = RDF_TYPE if prop == "type" else dip(prop)
        self.inferred.add(subject, predicate, value)
        self._note(subject, predicate, rule)

    def _note(self, subject: str, predicate: str, rule: str) -> None:
        if self.inferred is self.added:
            self._added_inferences += 1
            number = f"added-{self._added_inferences}"
        else:
            self._inferences += 1
            number = str(self._inferences)
        self.inferred.describe(
            self.local("inference", number),
            (RDF_TYPE, dip("Inference")),
            (dip("concerns"), subject),
            (dip("inferredProperty"), predicate),
            (dip("rule"), text(rule)),
            (dip("reportedBy"), self.article),
        )


def names_of(extraction: Extraction) -> dict[str, Person]:
    """Every person of the article by every printed form; the fullest name goes before another's short one."""
    found = {form: person for person in extraction.persons for form in person.also}
    return found | {person.name: person for person in extraction.persons}
