"""Takes gold and extractions in the JSON of the contract; gives precision, recall and F1 by task."""

from kg.evaluate.gold import evaluate, load
from kg.evaluate.report import Report
from kg.evaluate.score import score

__all__ = ["Report", "evaluate", "load", "score"]
