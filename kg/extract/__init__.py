"""Takes a Document, gives an Extraction: offices, events, invitations, statements, each with its passages."""

from kg.document import Document
from kg.extract.actors.organisations import organisations
from kg.extract.actors.persons import countries, headed, persons, under_headline
from kg.extract.circumstances.durations import lasting
from kg.extract.events.plover import coded
from kg.extract.events.proposals import proposals
from kg.extract.events.reader import events
from kg.extract.events.twice_told import told_once
from kg.extract.frames.journeys import dated, journeys, settled
from kg.extract.invitations.headlines import headlined
from kg.extract.invitations.reader import invitations
from kg.extract.invitations.unsaid import less_invitations
from kg.extract.speech.performed import less_measures
from kg.extract.speech.statements import statements
from kg.records import Extraction
from kg.reference import Registry

__all__ = ["extract"]


def extract(document: Document, registry: Registry) -> Extraction:
    """Reads what the text says; nothing is added that it does not say."""
    said = coded(statements(document), document.article)
    told = events(document, registry, said)
    told = (*told, *proposals(document, said, len(told)))
    invited = invitations(document, registry, said, told)
    told = settled(document, registry, told, invited)
    invited = headlined(document, registry, invited)
    said = less_measures(document, less_invitations(document, said, invited), told)
    visits = journeys(document, registry, told, invited, len(told))
    states, bodies = countries(document), organisations(document, said, registry)
    named = under_headline(persons(document, registry), document, registry)
    return Extraction(
        article=document.article,
        persons=(*named, *headed(document, said, registry)),
        countries=tuple(states),
        organisations=tuple(bodies),
        events=told_once(document, registry, (*lasting(dated(told, visits), document.article), *visits)),
        invitations=invited,
        statements=said,
        named_at={**states, **bodies},
    )
