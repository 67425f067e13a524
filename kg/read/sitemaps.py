"""Sitemaps, news sitemaps and indexes of them → the addresses that they name."""

from kg.read.blocks import Element
from kg.read.decode import clean
from kg.read.fields import Link, page_url
from kg.read.refuse import Unreadable

_SPACES = (
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.google.com/schemas/sitemap/0.84}",
    "",
)
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def link_of(element: Element) -> Link:
    """The address of one <url> or <sitemap>, with the publication date of a news sitemap."""
    place = next((one for space in _SPACES if (one := element.find(f"{space}loc")) is not None), None)
    url = page_url(clean(place.text or "")) if place is not None else None
    if url is None:
        raise Unreadable("an entry without a web address", "see whether the sitemap was saved whole")
    date = element.find(f"{_NEWS}news/{_NEWS}publication_date")
    return Link(url=url, published=clean(date.text).strip() if date is not None and date.text else None)
