"""Takes a graph that answers SPARQL, and a focus or a period; gives one self-contained HTML page."""

from kg.draw import details, outline, page, reach, select, words
from kg.draw.focus import Finder
from kg.draw.network import Picture
from kg.draw.records import Graph

__all__ = ["draw"]


def draw(
    store: Graph,
    *,
    focus: str | None = None,
    start: str | None = None,
    end: str | None = None,
    language: str = "nb",
) -> str:
    """The network as an HTML page that needs nothing else: around `focus` (a name), or its densest part.

    `start` and `end` are ISO dates (2021, 2021-10, 2021-10-25), both included; `language` is nb, nn or en.
    Raises NotFound for an unknown focus, UsageError for what is no date or language.
    """
    words.words(language)
    low, high = select.window(start, end)
    centre = Finder(store, language).find(focus) if focus else None
    among, cut = reach.around(store, centre) if centre else reach.strongest(store, low, high)
    whole = outline.outline(store, among)
    part = select.select(whole, centre=centre, low=low, high=high)
    picture = Picture(part, whole, details.details(store, part, whole, language), language)
    return page.render(picture, (start or "", end or ""), picture.label(centre) if centre else "", more=cut)
