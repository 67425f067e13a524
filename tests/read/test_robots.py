"""robots.txt by RFC 9309: groups, the longest rule, stars and ends, and none that costs time."""

import time

import pytest

from kg.read.robots import rules_of

GROUPS = """# a comment
User-agent: other
Disallow: /

User-agent: kg
User-agent: another
Crawl-delay: 2.5
Disallow: /intern
Allow: /intern/apen

User-agent: *
Disallow: /alle
Sitemap: https://avisa.example/s.xml

User-agent: KG/0.1
Disallow: /*.pdf$
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/intern", False), ("/intern/a", False), ("/intern/apen/a", True), ("/alle", True),
        ("/a.pdf", False), ("/a.pdf?b", True), ("/INTERN", True), ("/robots.txt", True), ("/%69ntern", False),
    ],
)  # fmt: skip
def test_the_rules_of_our_groups_are_joined_and_the_longest_decides(path: str, allowed: bool) -> None:
    rules = rules_of(GROUPS, "kg")
    assert rules.allow(path) is allowed
    assert rules.delay == 2.5


@pytest.mark.parametrize(
    ("rule", "path", "allowed"),
    [
        ("/", "/a", False), ("", "/a", True), ("/a*c", "/abbc/d", False), ("/a*c$", "/abbc/d", True), ("*/x", "/a/x", False),
        ("/a$", "/a", False), ("/a$", "/ab", True), ("/ærlig", "/%C3%A6rlig", False), ("/a?b=*", "/a?b=1", False), ("a", "/a", True),
    ],
)  # fmt: skip
def test_stars_ends_and_escapes(rule: str, path: str, allowed: bool) -> None:
    assert rules_of(f"User-agent: *\nDisallow: {rule}", "kg").allow(path) is allowed


def test_permission_wins_a_tie() -> None:
    assert rules_of("User-agent: *\nDisallow: /a\nAllow: /a", "kg").allow("/a")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>not found</html>",
        "Disallow: /",
        "User-agent: *\nCrawl-delay: inf\nDisallow:",
        "\0\n: :\nUser-agent",
    ],
)
def test_what_says_nothing_allows(text: str) -> None:
    rules = rules_of(text, "kg")
    assert rules.allow("/a") and rules.delay is None


def test_many_stars_cost_no_time() -> None:
    start = time.monotonic()
    rules = rules_of("User-agent: *\nDisallow: /" + "*a" * 2_000 + "$\n" + "Disallow: /b*c\n" * 20_000, "kg")
    assert rules.allow("/" + "a" * 1_000 + "b")
    assert time.monotonic() - start < 2
