"""Takes a store and a question about who is in contact with whom; gives figures that lead back to events."""

from kg.analyse.chart import contact_chart
from kg.analyse.findings import Findings, find
from kg.analyse.question import FORMATS, Question, question
from kg.analyse.written import written

__all__ = ["FORMATS", "Findings", "Question", "contact_chart", "find", "question", "written"]
