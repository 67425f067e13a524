"""Passages: spans of an article with both Web Annotation selectors and the sentence around them."""

from bisect import bisect_right

from kg.annotate.structure import bounds
from kg.mapping.iris import Iris
from kg.mapping.quads import OA, RDF_TYPE, Graph, dip, integer, iri, text
from kg.records import Article

CONTEXT = 32  # code points kept before and after: enough to find a passage that has moved


class Passages:
    """The passages of one article, each written once however often it is cited."""

    def __init__(self, article: Article, iris: Iris, graph: Graph) -> None:
        self._article, self._graph = article, graph
        self._source = iri(iris.article(article.id))
        self._opening = iri(iris.passage(article.id, 0, 0)).removesuffix("0-0>")
        self._class, self._of_sentence = dip("Passage"), dip("sentence")
        self._written: dict[tuple[int, int], str] = {}
        self._starts = [start for start, _, _ in bounds(article)]
        self._ends = [end for _, end, _ in bounds(article)]

    def passage(self, start: int, end: int) -> str:
        """The passage from code point `start` up to `end`, as a term."""
        known = self._written.get((start, end))
        if known is None:
            known = self._written[start, end] = self._write(start, end)
        return known

    def _write(self, start: int, end: int) -> str:
        whole, describe = self._article.text, self._graph.describe
        opening = f"{self._opening}{start}-{end}"
        node, position, quote = f"{opening}>", f"{opening}/position>", f"{opening}/quote>"
        describe(
            node,
            (RDF_TYPE, self._class),
            (RDF_TYPE, f"<{OA}SpecificResource>"),
            (f"<{OA}hasSource>", self._source),
            (f"<{OA}hasSelector>", position),
            (f"<{OA}hasSelector>", quote),
            (self._of_sentence, text(self._sentence(start, end), self._article.language)),
        )
        describe(
            position,
            (RDF_TYPE, f"<{OA}TextPositionSelector>"),
            (f"<{OA}start>", integer(start)),
            (f"<{OA}end>", integer(end)),
        )
        describe(
            quote,
            (RDF_TYPE, f"<{OA}TextQuoteSelector>"),
            (f"<{OA}exact>", text(whole[start:end])),
            (f"<{OA}prefix>", text(whole[max(0, start - CONTEXT) : start])),
            (f"<{OA}suffix>", text(whole[end : end + CONTEXT])),
        )
        return node

    def _sentence(self, start: int, end: int) -> str:
        """The sentence in which `start` stands; where it stands in none, the passage itself."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or self._ends[at] <= start:
            return self._article.text[start:end]
        return self._article.text[self._starts[at] : self._ends[at]]
