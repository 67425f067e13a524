"""Who says it. Takes the articles of a store as they are joined, then its graph; gives the story that each article
tells or copies, where articles differ on one thing, and for every fact its witnesses with their words."""

from kg.witnesses.book import Witnesses
from kg.witnesses.copies import Copies

__all__ = ["Copies", "Witnesses"]
