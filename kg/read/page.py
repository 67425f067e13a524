"""A web page → its article: trafilatura finds the text, the page's own metadata gives the rest."""

from urllib.parse import urlsplit

from kg import limits
from kg.read.blocks import joined, tame
from kg.read.decode import clean, text_of
from kg.read.fields import Fields, name_of, page_url, url_of
from kg.read.parsing import parsed
from kg.read.refuse import Unreadable

SHORTEST = 80  # code points of running text; less is a menu or a pay wall
NO_ARTICLE = "save the article's own page, or paste its text into a .txt file"


def page_fields(data: bytes, url: str | None = None, *, charset: str | None = None) -> Fields:
    """The article of one page of HTML; `url` is where it came from, `charset` what its server said."""
    _capped(data)
    return page_of(text_of(data, html=True, charset=charset), url)


def plain_fields(data: bytes, url: str | None = None, *, charset: str | None = None) -> Fields:
    """The article of one bare text."""
    _capped(data)
    return Fields(text=text_of(data, charset=charset), url=url, name=name_of(url) if url else None)


def _capped(data: bytes) -> None:
    if len(data) > limits.ARTICLE_BYTES:
        raise Unreadable(f"longer than {limits.ARTICLE_BYTES:,} bytes", "split it: one article a file")


def page_of(markup: str, url: str | None = None) -> Fields:
    """The article of one page of HTML; paragraphs parted by blank lines. A page without one is refused."""
    tame(markup)
    found = parsed("page", markup)
    lines = (found["text"] or "").split("\n")
    text = clean("\n\n".join(line.strip() for line in lines if line.strip()))
    if len(text) < SHORTEST:
        raise Unreadable("a page without an article", NO_ARTICLE)
    title = clean(found["title"] or "").strip()
    return Fields(
        text=joined(title, [text]),
        title=title,
        published=found["published"] or found["date"],
        url=_own(url_of(found["url"]), url),
        publisher=clean(found["sitename"] or "").strip() or None,
        authors=tuple(name.strip() for name in clean(found["author"] or "").split(";") if name.strip()),
        name=name_of(url) if url else None,
    )


def _own(said: str | None, came_from: str | None) -> str | None:
    """The address that a page gives for itself; a fetched page is not believed to be of another host."""
    if said is None or came_from is None:
        return said or came_from
    hosts = [
        (urlsplit(one).hostname or "").removeprefix("www.").removeprefix("m.") for one in (said, came_from)
    ]
    return page_url(said) if hosts[0] == hosts[1] else came_from
