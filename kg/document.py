"""A document as it passes between the rooms that read: an article with its structure and mentions marked.

The reading asks them in every clause, so they are classes that mypyc compiles; what leaves a process is in
`records`.
"""

import dataclasses
from dataclasses import dataclass
from typing import Literal, TypeVar

from msgspec import Struct, structs

from kg.records import Article, TimeExpression

ParagraphKind = Literal["headline", "lead", "byline", "published", "caption", "subhead", "body"]
MentionKind = Literal["person", "country", "organisation", "place", "office", "party"]
MentionForm = Literal["name", "adjective", "demonym", "capital", "title", "pronoun", "group", "alias"]
QuoteStyle = Literal["dash", "marks"]

Record = TypeVar("Record")


class Token:
    """A word or sign of the text; `norm` is its casefolded form. No dataclass: an article makes hundreds.

    Nothing changes one. It does not say `Final`: mypyc 2.4 frees twice what it borrows of such a field.
    """

    __slots__ = ("end", "norm", "start", "text")

    def __init__(self, *, start: int, end: int, text: str, norm: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.norm = norm


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A name, adjective, title or pronoun that stands for somebody or something.

    `key` is what it stands for within the article: a person's fullest name, an ISO 3166-1 alpha-3 code,
    an organisation's registry key, a place's registry key, an office code.
    """

    start: int
    end: int
    kind: MentionKind
    form: MentionForm
    key: str
    genitive: bool = False
    plural: bool = False


@dataclass(frozen=True, kw_only=True)
class Title:
    """An office as printed, who holds it (a person's key; "" where nobody is named), whom it serves."""

    start: int
    end: int
    office: str
    of: str = ""  # ISO 3166-1 alpha-3, or an organisation as printed
    when: Literal["current", "former", "designate"] = "current"
    portfolio: str | None = None
    person: str = ""
    definite: bool = False
    plural: bool = False
    of_inferred: bool = False  # the country is the registry's or the home country, not the text's


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words set apart as somebody's own: inside the marks, or after the dash; the span is the words alone."""

    start: int
    end: int
    style: QuoteStyle
    paragraph: int


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph, and what it is in its article."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence; `tokens` bounds its tokens in `Document.tokens`, `paragraph` is an index."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Document:
    """An article with its structure and mentions marked; every list is in text order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    titles: tuple[Title, ...]
    times: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...]


def replace(record: Record, /, **changes: object) -> Record:
    """The same record with some fields changed, be it a dataclass or a Struct of `records`."""
    if isinstance(record, Struct):
        return structs.replace(record, **changes)
    return dataclasses.replace(record, **changes)  # type: ignore[type-var]
