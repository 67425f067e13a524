"""Takes an Extraction and its Decisions, gives N-Quads; the only room that mints IRIs."""

from kg.mapping.article import map_article
from kg.mapping.notes import with_note
from kg.mapping.reference import map_reference
from kg.mapping.rulings import map_rulings

__all__ = ["map_article", "map_reference", "map_rulings", "with_note"]
