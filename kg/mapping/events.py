"""Events of an article: the plain layer, and behind it participation, time span and first claim."""

from kg.mapping.actors import registry_posts, tenure
from kg.mapping.labels import event_label, holders
from kg.mapping.quads import LABEL, RDF_TYPE, Graph, concept, date, dip, iri, text, typed
from kg.mapping.scope import LABEL_LANGUAGES, Scope
from kg.mapping.vocabulary import vocabulary
from kg.records import Event, Participant, TimeExpression

_TWO_SIDED = frozenset({"meeting", "negotiation"})
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def map_events(scope: Scope) -> None:
    """Every event of the article."""
    for event in scope.extraction.events:
        with scope.by_its_reader("event", event.id, scope.event(event.id)):
            _event(event, scope)


def _event(event: Event, scope: Scope) -> None:
    node, said = scope.event(event.id), scope.said
    kind = vocabulary().event_type(event.type)
    said.add(node, RDF_TYPE, *(dip(one) for one in kind.classes))
    said.add(
        node, LABEL, *(text(event_label(event, language, scope), language) for language in LABEL_LANGUAGES)
    )
    said.add(node, dip("eventType"), f"<{kind.concept}>")
    said.add(node, dip("eventStatus"), concept("status", event.status))
    code = event.plover or kind.plover
    if code:
        said.add(node, dip("ploverCode"), text(code))
    if event.part_of:
        said.add(node, dip("subEventOf"), scope.event(event.part_of))
    scope.evidenced(node, (*event.evidence, event.trigger))
    _participants(node, event, scope)
    _place(node, event, scope)
    _time(node, event, scope)
    if event.lasted:
        said.add(node, dip("duration"), text(event.lasted.value))
        scope.evidenced(node, (event.lasted,))
    if event.first_claim:
        _first(node, event, kind.concept, scope)
    if event.status == "proposed":
        _proposal(node, event, scope)


def _participants(node: str, event: Event, scope: Scope) -> None:
    sides: set[str] = set()
    for number, one in enumerate(event.participants, 1):
        actor = scope.actor(one.who)
        if actor is None:
            continue
        graph = scope.inferred if one.inferred else scope.said
        if one.inferred:
            scope.infer(node, "hasParticipant", actor, "people-of-the-sentences-around")
        graph.add(node, dip("hasParticipant"), actor)
        part = scope.local("participation", f"{event.id}-{number}")
        graph.add(node, dip("hasParticipation"), part)
        graph.add(part, RDF_TYPE, dip("Participation"))
        graph.add(part, dip("participant"), actor)
        graph.add(part, dip("role"), concept("role", one.role))
        sides |= _sides(node, part, actor, one, scope)
    if event.type in _TWO_SIDED and len(sides) == 2:
        scope.infer(node, "type", dip("BilateralMeeting"), "two-sides")


def _sides(node: str, part: str, actor: str, one: Participant, scope: Scope) -> set[str]:
    """Whom a participant acts for: itself, or whom its office serves. Written where it was found."""
    person = scope.persons.get(one.who)
    if person is None:
        if one.who in scope.registry.countries:
            scope.said.add(node, dip("involvesCountry"), actor)
        return {actor}
    sides: set[str] = set()
    for held in person.offices:
        of = scope.actor(held.of)
        if held.when == "former" or of is None:
            continue
        sides.add(of)
        scope.said.add(part, dip("inCapacity"), tenure(person, held, scope))
        if held.of_inferred:
            scope.infer(part, "representing", of, "country-of-office")
        else:
            scope.said.add(part, dip("representing"), of)
    if not person.offices:
        sides = _known_sides(part, scope.slug("person", person.name), scope)
    for side in sides:
        if "/id/country/" in side:
            scope.infer(node, "involvesCountry", side, "country-of-participant")
    return sides


def _known_sides(part: str, chosen: str, scope: Scope) -> set[str]:
    published = scope.extraction.article.published
    if not published or chosen not in holders(scope.registry):
        return set()
    sides = {
        iri(scope.iris.country(of) if of in scope.registry.countries else scope.iris.organisation(of))
        for of, _ in registry_posts(chosen, published[:10], scope.registry)
    }
    for side in sorted(sides):
        scope.infer(part, "representing", side, "registry-holder-on-date")
    return sides


def _place(node: str, event: Event, scope: Scope) -> None:
    narrowest = event.venue or event.city or event.country
    if narrowest is None:
        return
    if event.place_inferred and not event.venue:  # a house is always told; its town may be worked out
        scope.infer(node, "atPlace", scope.place(narrowest), "place-of-the-event-around")
    else:
        scope.said.add(node, dip("atPlace"), scope.place(narrowest))
    known = scope.registry.places.get(scope.slug("place", event.city)) if event.city else None
    if known is not None and known.country in scope.registry.countries:
        scope.infer(node, "inCountry", iri(scope.iris.country(known.country)), "country-of-city")
    elif event.country in scope.registry.countries:
        country = iri(scope.iris.country(event.country or ""))
        if event.place_inferred:
            scope.infer(node, "inCountry", country, "place-of-the-event-around")
        else:
            scope.said.add(node, dip("inCountry"), country)


def _time(node: str, event: Event, scope: Scope) -> None:
    start, end = date(event.start or ""), date(event.end or "")
    if start is None and event.time is None:
        return
    if event.time_inferred:
        scope.infer(node, "startDate", start, "date-of-dispatch")
        scope.infer(node, "endDate", end, "date-of-dispatch")
    else:
        scope.said.add(node, dip("startDate"), start)
        scope.said.add(node, dip("endDate"), end)
    graph = scope.inferred if event.time_inferred else scope.said
    span = scope.local("time", event.id)
    graph.add(node, dip("hasTime"), span)
    graph.add(span, RDF_TYPE, dip("TimeSpan"))
    if event.time is not None:
        _printed(graph, span, event.time, scope)
    if event.start:
        _bounds(graph, span, event.start, event.end or event.start)


def _printed(graph: Graph, span: str, time: TimeExpression, scope: Scope) -> None:
    """The words that give the time, the rule that reads them, the clock."""
    article = scope.extraction.article
    if time.end > time.start:
        graph.add(span, dip("timeExpression"), text(article.text[time.start : time.end], article.language))
        graph.add(span, dip("evidence"), scope.passages.passage(time.start, time.end))
    graph.add(span, dip("resolutionRule"), text(time.rule or "as-printed"))
    if time.clock:
        graph.add(span, dip("clock"), text(time.clock))


def _bounds(graph: Graph, span: str, start: str, end: str) -> None:
    first, last = start[:10], end[:10]
    graph.add(span, dip("edtf"), text(first if first == last else f"{first}/{last}"))
    graph.add(span, dip("earliestStart"), typed(first + "-01-01"[len(first) - 4 :], "date"))
    graph.add(span, dip("latestEnd"), typed(last_day(last), "date"))


def last_day(value: str) -> str:
    """The last day of an ISO year, month or day."""
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) > 7:
        return value
    year, month = int(value[:4]), int(value[5:7])
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{value}-{_MONTH_DAYS[month - 1] + leap:02d}"


def _first(node: str, event: Event, kind: str, scope: Scope) -> None:
    claim = scope.local("first", event.id)
    scope.said.add(claim, RDF_TYPE, dip("FirstOccurrence"))
    scope.said.add(claim, dip("firstEvent"), node)
    scope.said.add(claim, dip("ofEventType"), f"<{kind}>")
    scope.said.add(claim, dip("party"), *(scope.actor(p.who) for p in event.participants))
    if event.first_claim is not None:
        scope.evidenced(claim, (event.first_claim,))


def _proposal(node: str, event: Event, scope: Scope) -> None:
    """Who proposed it: the speaker of a statement in the sentences that tell of it."""
    for statement in scope.statements:
        inside = any(e.start < statement.end and statement.start < e.end for e in event.evidence)
        speaker = scope.actor(statement.speaker)
        if inside and speaker is not None:
            proposal = scope.local("proposal", event.id)
            scope.inferred.add(proposal, RDF_TYPE, dip("Proposal"))
            scope.inferred.add(proposal, dip("proposes"), node)
            scope.inferred.add(proposal, dip("reportedBy"), scope.article)
            scope.inferred.add(
                proposal, dip("evidence"), scope.passages.passage(statement.start, statement.end)
            )
            scope.infer(proposal, "proposer", speaker, "speaker-of-the-sentence")
            return
