"""The elements of a fragment (HTML, XHTML, NITF) → its paragraphs, in order, without what is no text."""

from collections.abc import Iterator, Sequence
from typing import Any

import lxml.html
from lxml.etree import LxmlError

from kg import limits
from kg.read.decode import clean
from kg.read.refuse import Unreadable

_BLOCKS = frozenset({
    "html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
    "blockquote", "section", "article", "header", "footer", "pre", "br", "hr", "tr", "td", "th", "address",
    "main", "block", "hl1", "hl2", "bq", "body.content",
})  # fmt: skip
_SKIPPED = frozenset({
    "script", "style", "noscript", "iframe", "figure", "figcaption", "svg", "button", "form", "nav", "aside",
    "template", "head", "object", "video", "audio", "picture", "media", "media-caption", "media-reference",
    "media-producer", "table",
})  # fmt: skip
Element = Any  # of lxml, or of the standard library: both have tag, text, tail and children


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def paragraphs(element: Element) -> list[str]:
    """The paragraphs under an element, spaces and line feeds run together."""
    found: list[str] = []
    words: list[str] = []
    for piece in (*_pieces(element), None):
        if piece is not None:
            words.append(piece)
        elif words:
            found.append(" ".join(clean("".join(words)).split()))
            words = []
    return [text for text in found if text]


def _pieces(root: Element) -> Iterator[str | None]:
    """Texts in their order; None where a block begins or ends. Without recursion: pages are nested deep."""
    todo: list[Element] = [root]
    while todo:
        node = todo.pop()
        if node is None or isinstance(node, str):
            yield node
            continue
        if local(node) in _SKIPPED or not isinstance(node.tag, str):
            continue
        edge = [None] if local(node) in _BLOCKS else []
        parts: list[Element] = [*edge, node.text or ""]
        for child in node:
            parts += [child, child.tail or ""]
        todo.extend(reversed([*parts, *edge]))


def of_html(markup: str) -> list[str]:
    """The paragraphs of a fragment of HTML, or of plain text."""
    if "<" not in markup and "&" not in markup:
        return [text for part in markup.split("\n\n") if (text := " ".join(part.split()))]
    tame(markup)
    try:
        return paragraphs(lxml.html.document_fromstring(markup))
    except (LxmlError, ValueError) as fault:
        raise Unreadable("HTML that cannot be parsed", "save the text alone, as .txt") from fault


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
