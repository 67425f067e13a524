"""Accept headers: RFC 9110, section 12.5.1."""

import pytest

from kg.serve.negotiation import preferred

OFFERED = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("text/*;q=0.5, application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.2, text/html;q=0.9", "text/html"),
        ("*/*;q=0.1, text/turtle;q=0", "application/ld+json"),
        ("TEXT/HTML; charset=utf-8", "text/html"),
        ("text/html;q=1.7", "text/html"),
        ("image/png", None),
        ("text/turtle;q=nonsense", None),
        (",;,", None),
    ],
)
def test_what_a_client_gets(accept: str, wanted: str | None) -> None:
    assert preferred(accept, OFFERED) == wanted
