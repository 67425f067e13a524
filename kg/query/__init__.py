"""Takes a question, gives rows: foreign SPARQL passes a guard and runs in a process that can be killed."""

from kg.query.answers import Answer, ask
from kg.query.guard import checked
from kg.query.questions import Question, questions

__all__ = ["Answer", "Question", "ask", "checked", "questions"]
