"""Fragments of HTML and the elements of XML → paragraphs, and a text from them."""

from collections.abc import Sequence

from kg import limits
from kg.read.decode import clean
from kg.read.page_worker import Element, local
from kg.read.page_worker import paragraphs as _paragraphs
from kg.read.parsing import parsed
from kg.read.refuse import Unreadable

__all__ = ["Element", "joined", "local", "of_html", "paragraphs", "tame"]


def paragraphs(element: Element) -> list[str]:
    """The paragraphs under an element, clean, without captions, scripts and the like."""
    return [clean(text) for text in _paragraphs(element)]


def of_html(markup: str) -> list[str]:
    """The paragraphs of a fragment of HTML, or of plain text."""
    if "<" not in markup and "&" not in markup:
        return [text for part in markup.split("\n\n") if (text := " ".join(part.split()))]
    tame(markup)
    return [clean(text) for text in parsed("paragraphs", markup)["parts"]]


def tame(markup: str) -> None:
    """Refuses HTML that no newspaper writes and that would take minutes: too long, too many tags."""
    if len(markup) > limits.ARTICLE_BYTES:
        raise Unreadable(f"longer than {limits.ARTICLE_BYTES:,} characters", "give the article alone")
    if markup.count("<") > limits.HTML_TAGS:
        raise Unreadable(
            f"HTML with more than {limits.HTML_TAGS:,} tags",
            "save the article's own page, or its text as .txt",
        )


def joined(title: str, parts: Sequence[str]) -> str:
    """The text of an article: the title, where the text does not open with it, and the paragraphs."""
    text = "\n\n".join(parts)
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"
