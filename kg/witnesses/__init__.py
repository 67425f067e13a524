"""Who says it. Takes the articles of a store as they are joined, then its graph; gives the story that each
prints, where articles differ on one thing, and for every fact its witnesses with their words."""

from kg.witnesses.book import Witnesses
from kg.witnesses.copies import Copies
from kg.witnesses.facts import (
    Contrast,
    Fact,
    Passage,
    Source,
    Witness,
    contrasts,
    facts_of_event,
    invitations,
    offices_of,
    statements_of,
)

__all__ = [
    "Contrast",
    "Copies",
    "Fact",
    "Passage",
    "Source",
    "Witness",
    "Witnesses",
    "contrasts",
    "facts_of_event",
    "invitations",
    "offices_of",
    "statements_of",
]
