"""Takes a question (SPARQL, or a named one), gives rows.

Foreign text passes a guard and runs in a process that can be killed.
"""

from kg.query.answers import FORMATS, Answer
from kg.query.guard import checked
from kg.query.questions import Question, question, questions
from kg.query.run import ask

__all__ = ["FORMATS", "Answer", "Question", "ask", "checked", "question", "questions"]
