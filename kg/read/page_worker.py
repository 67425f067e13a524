"""The process that parses HTML: a program of its own, which imports nothing of this package.

Standard input: messages of four bytes of length and JSON {"task", "markup"}. Standard output: the same with
{"parts"} for "paragraphs", the fields of a page for "page", or {"error"}. No clock stops lxml or trafilatura
on a page made to tire them, so the parent kills the process; its memory is capped.
"""

import contextlib
import ctypes
import json
import logging
import re
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import lxml.html

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
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='publishdate' or @name='pubdate' or @name='date' or @itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)
_STATED = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){4,40}")')
_LENGTH = struct.Struct(">I")
_DIE_WITH_PARENT = 1  # of prctl(2)
Element = Any  # of lxml, or of the standard library: both have tag, text, tail and children


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def paragraphs(element: Element) -> list[str]:
    """The paragraphs under an element, spaces and line feeds run together, without what is no text."""
    found: list[str] = []
    words: list[str] = []
    for piece in (*_pieces(element), None):
        if piece is not None:
            words.append(piece)
        elif words:
            found.append(" ".join("".join(words).split()))
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


def fragment(markup: str) -> list[str]:
    """The paragraphs of a fragment of HTML."""
    return paragraphs(lxml.html.document_fromstring(markup)) if markup.strip() else []


def page(markup: str) -> dict[str, Any]:
    """What one page of HTML gives: text and metadata as trafilatura and the page itself have them."""
    import trafilatura  # noqa: PLC0415 - half a second, which only the worker pays

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what they discard is reported as a refusal
    tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False
    )
    return {
        **{key: getattr(found, key, None) for key in ("text", "title", "date", "url", "sitename", "author")},
        "published": _published(tree),
    }


def _published(tree: Element) -> str | None:
    """The date of publication with its clock time, where the page states it for machines."""
    for path in _DATES:
        for value in tree.xpath(path):
            if str(value).strip():
                return str(value).strip()
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        match = _STATED.search(str(script))
        if match:
            return str(json.loads(match.group(1)))
    return None


def main(stream: BinaryIO, out: BinaryIO, memory: int) -> None:
    """Answers message after message until the stream ends."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # a parent's own limit may be lower
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while head := stream.read(_LENGTH.size):
        task = json.loads(stream.read(*_LENGTH.unpack(head)))
        answer: dict[str, Any]
        try:
            whole = task["task"] == "page"
            answer = page(task["markup"]) if whole else {"parts": fragment(task["markup"])}
        except (lxml.etree.LxmlError, ValueError, LookupError, TypeError, AttributeError) as fault:
            answer = {"error": f"{type(fault).__name__}: {fault}"[:200]}
        except (MemoryError, RecursionError):
            answer = {"error": "too large"}
        data = json.dumps(answer).encode()
        out.write(_LENGTH.pack(len(data)) + data)
        out.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1]))
