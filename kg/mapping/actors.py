"""People, offices, organisations and places of an article, those that the registry lacks described."""

from kg.mapping.iris import Iris, wikidata
from kg.mapping.labels import called, first, holders
from kg.mapping.quads import ALT_LABEL, LABEL, RDF_TYPE, SAME_AS, Graph, concept, dip, iri, text
from kg.mapping.scope import LABEL_LANGUAGES, Scope
from kg.mapping.vocabulary import vocabulary
from kg.records import Event, Evidence, OfficeHeld, Person
from kg.reference import Registry

_OF = {"nb": "i", "nn": "i", "en": "of"}


def map_actors(scope: Scope) -> None:
    """Everybody of the article, and what it names."""
    for person in scope.extraction.persons:
        with scope.by_its_reader("person", person.name, scope.actor(person.name)):
            _person(person, scope)
            scope.said.add(scope.article, dip("mentions"), scope.actor(person.name))
    for kind, name in scope.decisions:
        if kind == "organisation":
            with scope.by_its_reader("organisation", name, scope.actor(name)):
                _organisation(name, scope)
    for who in (*scope.extraction.countries, *scope.extraction.organisations):
        with scope.by_its_reader("organisation", who, None):
            scope.said.add(scope.article, dip("mentions"), scope.actor(who))


def _person(person: Person, scope: Scope) -> None:
    node, said = scope.actor(person.name), scope.said
    if node is None:
        return
    chosen = scope.slug("person", person.name)
    if chosen not in holders(scope.registry):
        scope.types(said, node, "Person")
        scope.name(said, node, person.name)
    said.add(node, ALT_LABEL, *(text(form) for form in (person.name, *person.also)))
    scope.evidenced(node, _distinct(person, scope))
    if person.party:
        said.add(node, dip("memberOf"), scope.actor(person.party))
    for held in person.offices:
        _tenure(person, node, held, scope)
    if not person.offices:
        _known_office(node, chosen, scope)


def _distinct(person: Person, scope: Scope) -> list[Evidence]:
    """The first mention of each printed form."""
    forms: dict[str, Evidence] = {}
    for span in person.evidence:
        forms.setdefault(span.of(scope.extraction.article.text), span)
    return list(forms.values())


def tenure(person: Person, held: OfficeHeld, scope: Scope) -> str:
    """The article's word that a person holds, held or will hold an office, as a term."""
    slug = scope.slug("person", person.name)
    return iri(scope.iris.tenure(scope.extraction.article.id, slug, held.of, held.office))


def _tenure(person: Person, node: str, held: OfficeHeld, scope: Scope) -> None:
    of = scope.actor(held.of)
    if of is None:
        return
    said, claim = scope.said, tenure(person, held, scope)
    post = _office(held, of, scope)
    said.add(claim, RDF_TYPE, dip("Tenure"))
    said.add(claim, dip("holder"), node)
    said.add(claim, dip("office"), post)
    said.add(claim, dip("tenureState"), concept("tenure", held.when))
    scope.evidenced(claim, held.evidence or person.evidence[:1])
    if held.when != "current":
        return
    if held.of_inferred:
        scope.infer(node, "holds", post, "country-of-office")
        scope.infer(node, "represents", of, "country-of-office")
    else:
        said.add(node, dip("holds"), post)
        said.add(node, dip("represents"), of)


def _office(held: OfficeHeld, of: str, scope: Scope) -> str:
    """The post, described in the article's graph where the registry has no such post."""
    key = held.of if held.of in scope.registry.countries else scope.slug("organisation", held.of)
    post = iri(scope.iris.office(key, held.office, held.portfolio))
    if held.portfolio or (held.office, key) not in posts(scope.registry):
        names = {language: called(held.of, language, scope) for language in LABEL_LANGUAGES}
        describe_office(scope.said, post, held.office, of, names, held.portfolio)
    return post


def posts(registry: Registry) -> frozenset[tuple[str, str]]:
    """Every office and whom it serves that the registry has a holder of; the last is remembered."""
    known = _POSTS.get(id(registry))
    if known is None:
        _POSTS.clear()
        known = _POSTS[id(registry)] = (registry, frozenset((h.office, h.country) for h in registry.holders))
    return known[1]


_POSTS: dict[int, tuple[Registry, frozenset[tuple[str, str]]]] = {}


def describe_office(
    graph: Graph, post: str, office: str, of: str, names: dict[str, str], portfolio: str | None = None
) -> None:
    """Writes a post: type, kind, whom it serves (term and names by language), label."""
    kind = concept("office", office)
    graph.add(post, RDF_TYPE, dip("Office"))
    graph.add(post, dip("officeOf"), of)
    graph.add(post, dip("officeRole"), kind)
    if portfolio:
        graph.add(post, dip("portfolio"), text(portfolio))
    words = vocabulary().labels[kind[1:-1]]
    field = f" ({portfolio})" if portfolio else ""
    graph.add(post, LABEL, *(text(f"{words[c]}{field} {_OF[c]} {names[c]}", c) for c in LABEL_LANGUAGES))


def _known_office(node: str, chosen: str, scope: Scope) -> None:
    """Offices that the registry gives a person on the article's day, where the article gives none."""
    published = scope.extraction.article.published
    if not published or chosen not in holders(scope.registry):
        return
    for post in registry_posts(chosen, published[:10], scope.registry):
        of, office = post
        actor = iri(scope.iris.country(of) if of in scope.registry.countries else scope.iris.organisation(of))
        scope.infer(node, "holds", iri(scope.iris.office(of, office)), "registry-holder-on-date")
        scope.infer(node, "represents", actor, "registry-holder-on-date")


def registry_posts(chosen: str, day: str, registry: Registry) -> list[tuple[str, str]]:
    """Whom the person of a slug serves on a day, and as what, by the registry."""
    name = holders(registry)[chosen].name
    return sorted(
        {(h.country, h.office) for h in registry.persons_named(name) if h.slug == chosen and h.held_on(day)}
    )


def _organisation(name: str, scope: Scope) -> None:
    """An organisation that the registry lacks."""
    node, decision = scope.actor(name), scope.decisions["organisation", name]
    if node is None or decision.slug in scope.registry.organisations or name in scope.registry.countries:
        return
    party = any(name == p.party for p in scope.extraction.persons)
    scope.types(scope.said, node, "PoliticalParty" if party else "Organization")
    scope.name(scope.said, node, name)


def map_places(scope: Scope) -> None:
    """Cities and venues that the registry lacks, and where they lie as far as the article says."""
    for event in scope.extraction.events:
        with scope.by_its_reader("event", event.id, None):
            _event_places(event, scope)
    for number, invitation in enumerate(scope.extraction.invitations, 1):
        if invitation.destination and invitation.destination not in scope.registry.countries:
            with scope.by_its_reader("invitation", str(number), None):
                _place(invitation.destination, "Place", None, scope)
    for name in scope.extraction.places:
        with scope.by_its_reader("place", name, scope.place(name)):
            _place(name, "Place", None, scope)
            scope.said.add(scope.article, dip("mentions"), scope.place(name))


def _event_places(event: Event, scope: Scope) -> None:
    around = event.country
    if event.city:
        _place(event.city, "City", event.country, scope)
        around = event.city
    if event.venue:
        _place(event.venue, "Venue", around, scope)


def _place(name: str, kind: str, around: str | None, scope: Scope) -> None:
    if scope.slug("place", name) in scope.registry.places:
        return
    node = scope.place(name)
    scope.types(scope.said, node, kind)
    scope.name(scope.said, node, name)
    if around:
        scope.said.add(node, dip("locatedIn"), scope.place(around))


def describe_names(
    graph: Graph, node: str, names: dict[str, tuple[str, ...]], otherwise: str, qid: str
) -> None:
    """Labels in every language, other spellings, and the same thing in Wikidata."""
    for language in LABEL_LANGUAGES:
        graph.add(node, LABEL, text(first(names, language, otherwise), language))
        graph.add(node, ALT_LABEL, *(text(other, language) for other in names.get(language, ())[1:]))
    if qid:
        graph.add(node, SAME_AS, iri(wikidata(qid)))


def actor_iri(iris: Iris, registry: Registry, of: str) -> str:
    """The country or organisation of a registry code, as a term."""
    return iri(iris.country(of) if of in registry.countries else iris.organisation(of))
