"""Pages as trees, for tests: what stands in them, where their links lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html
from starlette.testclient import TestClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@dataclass(frozen=True)
class Page:
    """An answer of the server as a tree."""

    status: int
    tree: Any
    text: str
    headers: Any

    def texts(self, path: str) -> list[str]:
        """The text of each element that an XPath finds, single-spaced."""
        return [" ".join(one.text_content().split()) for one in self.tree.xpath(path)]

    def first(self, path: str) -> str:
        """The text of the first."""
        return self.texts(path)[0]

    def links(self, path: str = "") -> list[str]:
        """The addresses of the links within what an XPath finds."""
        return list(self.tree.xpath(f"{path}//a/@href"))

    def ids(self) -> set[str]:
        """The anchors of the page."""
        return set(self.tree.xpath("//@id"))


def of(name: str) -> str:
    """XPath of the elements of a class."""
    return f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


def page(client: TestClient, address: str, **headers: str) -> Page:
    """The page at an address, as a browser gets it."""
    answer = client.get(address, headers={**BROWSER, **headers})
    return Page(answer.status_code, html.fromstring(answer.text), answer.text, answer.headers)


def elements(tree: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element with its attributes."""
    for one in tree.iter():
        if isinstance(one.tag, str):
            yield one.tag, dict(one.attrib)
