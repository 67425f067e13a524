"""Takes gold and extractions in the JSON of the contract; gives precision, recall and F1 by task."""

from kg.evaluate.floors import fallen, load_floors, pin, unchanged
from kg.evaluate.gold import evaluate, load
from kg.evaluate.predictions import predictions
from kg.evaluate.report import Report, narrowed
from kg.evaluate.score import score
from kg.evaluate.table import faults, table

__all__ = [
    "Report", "evaluate", "fallen", "faults", "load", "load_floors", "narrowed", "pin", "predictions",
    "score", "table", "unchanged",
]  # fmt: skip
