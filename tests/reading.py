"""Reads a bare text as the pipeline does, for tests of annotate and extract."""

import hashlib

from kg.annotate import annotate
from kg.document import Document
from kg.extract import extract
from kg.records import Article, Extraction
from kg.reference import load

MONDAY = "2021-10-25T21:00"  # a Monday evening


def article(
    text: str,
    language: str = "nb",
    title: str = "",
    published: str | None = MONDAY,
    url: str | None = None,
) -> Article:
    return Article(
        id="test", text=text, language=language, title=title, published=published, url=url,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip


def document(text: str, language: str = "nb", **more: str) -> Document:
    return annotate(article(text, language, **more), load())


def extraction(text: str, language: str = "nb", **more: str) -> Extraction:
    return extract(document(text, language, **more), load())
