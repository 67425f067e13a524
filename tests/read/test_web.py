"""Addresses: what is fetched, what is refused before a connection is made, and how polite the reader is."""

import gzip
import ipaddress
import itertools
import json
import socket
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import limits
from kg.read import read
from kg.read.addresses import is_public
from kg.records import Article, Refusal
from tests.read.site import Handler, Site, serving

NB = "Statsministeren i Nordland møtte mandag presidenten i Sørland, og de to snakket om handel mellom landene."
PAGE = (
    '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>{title} | Avisa</title>'
    '<meta property="og:title" content="{title}"><meta property="og:site_name" content="Avisa">{more}'
    '<meta property="article:published_time" content="2021-10-25T20:15:00+02:00"></head><body><article>'
    "<h1>{title}</h1><p>" + NB + " " + NB + "</p><p>– " + NB + "</p></article></body></html>"
)


def page(title: str = "To møttes", more: str = "") -> str:
    return PAGE.format(title=title, more=more)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    """A server that the setting opens, with quick pauses."""
    monkeypatch.setattr(limits, "HOST_PAUSE_SECONDS", 0.0)
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    with serving() as running:
        monkeypatch.setenv("KG_LOOPBACK", running.authority)
        yield running


def one(*sources: str, **options: Any) -> Article:
    (item,) = read(list(sources), **options)
    assert isinstance(item, Article), item
    return item


def refusal(*sources: str, **options: Any) -> Refusal:
    (item,) = read(list(sources), **options)
    assert isinstance(item, Refusal), item
    assert item.reason and item.remedy
    return item


def test_a_page_is_fetched_and_read(site: Site) -> None:
    url = site.page("/nyheter/to-moettes?utm_source=epost#topp", page())
    site.pages["/nyheter/to-moettes?utm_source=epost"] = site.pages.pop(
        "/nyheter/to-moettes?utm_source=epost#topp"
    )
    article = one(url)
    assert (article.title, article.publisher) == ("To møttes", "Avisa")
    assert article.id.startswith("to-moettes-")
    (_, headers, _) = site.asked[-1]
    assert "Cookie" not in headers and headers["User-Agent"].startswith("kg/")


def test_a_second_fetch_asks_whether_it_changed_and_gives_the_same(site: Site) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"a1"':
            handler.start(status=304, ETag='"a1"')
        else:
            handler.give(
                page().encode(), ETag='"a1"', Last_Modified="Mon, 25 Oct 2021 18:15:00 GMT", Set_Cookie="a=b"
            )

    site.pages["/a"] = answer
    first, second = one(site.url("/a")), one(site.url("/a"))
    assert first == second
    assert [headers.get("If-Modified-Since") for path, headers, _ in site.asked if path == "/a"] == [
        None, "Mon, 25 Oct 2021 18:15:00 GMT",
    ]  # fmt: skip
    assert all("Cookie" not in headers for _, headers, _ in site.asked)


def test_a_damaged_cache_is_asked_for_anew(site: Site, tmp_path: Path) -> None:
    url = site.page("/a", page(), ETag='"a1"')
    first = one(url)
    (kept,) = [path for path in (tmp_path / "cache").iterdir() if path.is_file()]
    kept.write_bytes(kept.read_bytes()[:-20])
    assert one(url) == first
    assert "If-None-Match" not in site.asked[-1][1]


def test_the_cache_keeps_its_size(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CACHE_BYTES", 0)
    one(site.page("/a", page(), ETag='"a1"'))
    assert list((tmp_path / "cache").iterdir()) == []


def test_loopback_is_shut_unless_the_setting_opens_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.page("/a", page())
    monkeypatch.delenv("KG_LOOPBACK")
    assert "not on the public web" in refusal(url).reason
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/", "http://192.168.1.1/a", "http://172.16.0.9/", "http://169.254.169.254/latest/meta-data",
        "http://[::1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/", "http://224.0.0.1/", "http://0.0.0.0/", "http://100.64.0.1/", "http://255.255.255.255/",
        "http://0x7f.0.0.1/", "http://2130706433/", "http://127.1/", "http://0177.0.0.1/", "http://[::]/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(site: Site, url: str) -> None:
    assert "not on the public web" in refusal(url).reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://user:pw@avisa.example/", "password"),
        ("http:///a", "not an address"),
        ("https://127.0.0.1:99999/", "cannot be read"),
        ("http://127.0.0.1:22/", "port 22"),
        ("http://127.0.0.1:80\n.avisa.example/", "not an address"),
        (f"http://127.0.0.1/{'a' * 5000}", "not an address"),
        ("gopher://avisa.example/", "of the kind gopher"),
    ],
)
def test_an_address_that_is_none_is_refused(site: Site, url: str, reason: str) -> None:
    assert reason in refusal(url).reason


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("::ffff:8.8.8.8", True), ("::ffff:127.0.0.1", False),
        ("2001:0:7f00:1::", False), ("240.0.0.1", False), ("198.18.0.1", False), ("ff02::1", False), ("fec0::1", False),
        ("fe80::1%1", False), ("192.0.2.1", False), ("2001:db8::1", False),
    ],
)  # fmt: skip
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_every_address_of_a_name_is_checked_and_only_a_checked_one_is_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]  # a name that is bound anew between two look-ups
    looked_up: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        if host == "127.0.0.1":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        looked_up.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))
            for ip in answers[min(len(looked_up), 2) - 1]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    site.page("/robots.txt", "", kind="text/plain")
    site.page("/a", page())
    found = refusal(f"http://avisa.example:{site.port}/a")
    assert "10.0.0.1" in found.reason and "robots.txt" in found.reason
    answers[:] = [["8.8.8.8", "127.0.0.2"], ["8.8.8.8"]]
    looked_up.clear()
    assert "127.0.0.2" in refusal(f"http://avisa.example:{site.port}/a").reason
    assert site.paths() == []


def test_the_connection_goes_to_the_checked_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    resolve = socket.getaddrinfo

    def once(host: str, port: int, *rest: Any, **more: Any) -> Any:
        return resolve("127.0.0.1" if host == "avisa.example" else host, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    site.page("/a", page())
    assert one(f"http://avisa.example:{site.port}/a").title == "To møttes"
    assert site.asked[-1][1]["Host"] == f"avisa.example:{site.port}"


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://127.0.0.1:9/",
        "http://[::1]:8080/",
        "file:///etc/passwd",
        "http://2130706433/",
    ],
)
def test_a_redirection_into_private_networks_is_refused(site: Site, target: str) -> None:
    url = site.moves("/a", target)
    assert "redirected to" in refusal(url).reason


def test_redirections_end(site: Site) -> None:
    site.page("/c", page())
    site.moves("/b", "/c")
    assert one(site.moves("/a", "b")).url == site.url("/c")
    site.moves("/x", "/y")
    assert "circle" in refusal(site.moves("/y", "/x")).reason


def test_a_page_is_not_believed_to_be_of_another_host(site: Site) -> None:
    url = site.page("/a", page(more='<link rel="canonical" href="https://storavis.example/a">'))
    assert one(url).url == url


def test_robots_txt_is_asked_once_and_obeyed(site: Site) -> None:
    site.page(
        "/robots.txt",
        "User-agent: *\nDisallow: /\n\nUser-agent: kg\nDisallow: /*/intern\nAllow: /\n",
        kind="text/plain",
    )
    site.page("/a", page())
    site.page("/x/intern/b", page("Andre"))
    items = list(read([site.url("/a"), site.url("/x/intern/b")]))
    assert isinstance(items[0], Article) and isinstance(items[1], Refusal)
    assert "robots.txt" in items[1].reason
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(("status", "taken"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_robots_txt_that_is_not_there_allows_and_a_broken_one_does_not(
    site: Site, status: int, taken: bool
) -> None:
    site.pages["/robots.txt"] = lambda handler: handler.give(b"", status=status)
    url = site.page("/a", page())
    (item,) = read([url])
    assert isinstance(item, Article) is taken
    assert site.paths() == (["/a"] if taken else [])


def test_a_host_is_asked_in_its_own_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.2\n", kind="text/plain")
    urls = [site.page(f"/{name}", page(name * 9)) for name in "abc"]
    assert all(isinstance(item, Article) for item in read(urls))
    times = [when for path, _, when in site.asked if path != "/robots.txt"]
    assert all(later - earlier >= 0.19 for earlier, later in itertools.pairwise(times))
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n", kind="text/plain")
    assert "patience" in refusal(urls[0]).reason


def test_a_server_that_asks_for_patience_gets_it(site: Site) -> None:
    def answer(handler: Handler) -> None:
        if site.paths().count("/a") == 1:
            handler.give(b"", status=429, Retry_After="1")
        else:
            handler.give(page().encode())

    site.pages["/a"] = answer
    start = time.monotonic()
    assert one(site.url("/a")).title == "To møttes"
    assert time.monotonic() - start >= 1


@pytest.mark.parametrize("later", ["3600", "Fri, 31 Dec 2199 23:59:59 GMT"])
def test_a_host_that_asks_for_too_much_is_left_alone(site: Site, later: str) -> None:
    site.pages["/a"] = lambda handler: handler.give(b"", status=503, Retry_After=later)
    site.page("/b", page())
    items = list(read([site.url("/a"), site.url("/b")]))
    assert [type(item) for item in items] == [Refusal, Refusal]
    assert all("patience" in getattr(item, "reason", "") for item in items)
    assert site.paths() == ["/a"]


def endless(handler: Handler, first: bytes, again: bytes, pause: float = 0.0) -> None:
    handler.wfile.write(first)
    while not handler.site.over.wait(pause):
        handler.wfile.write(again)


def test_an_endless_page_is_cut(site: Site) -> None:
    def answer(handler: Handler) -> None:
        handler.start(Content_Type="text/html")
        endless(handler, b"<html><body>", b"<p>" + NB.encode() * 100)

    site.pages["/a"] = answer
    assert "longer than" in refusal(site.url("/a")).reason


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", b""),
    ],
)
def test_a_slow_server_is_left(
    site: Site, monkeypatch: pytest.MonkeyPatch, first: bytes, again: bytes
) -> None:
    monkeypatch.setattr(limits, "WEB_SECONDS", 1.0)
    monkeypatch.setattr(limits, "WEB_SILENT_SECONDS", 0.5)
    site.pages["/a"] = lambda handler: endless(handler, first, again, 0.05)
    start = time.monotonic()
    reason = refusal(site.url("/a")).reason
    assert "no answer in" in reason or "no proper answer" in reason
    assert time.monotonic() - start < 5


def test_a_slow_robots_txt_costs_one_wait_and_not_one_a_page(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WEB_SILENT_SECONDS", 0.5)
    site.pages["/robots.txt"] = lambda handler: endless(handler, b"", b"", 0.05)
    start = time.monotonic()
    items = list(read([site.url(f"/{number}") for number in range(20)]))
    assert all("robots.txt" in getattr(item, "reason", "") for item in items)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"kind": "image/png"}, "of the type image/png"),
        ({"kind": "text/html", "Content_Encoding": "br"}, "encoding 'br'"),
        ({"status": 404}, "not there (404)"),
        ({"status": 410}, "taken away (410)"),
        ({"status": 500}, "(500)"),
        ({"status": 304}, "(304)"),
        ({"status": 302}, "redirected to nowhere"),
    ],
)
def test_other_answers_are_refused(site: Site, answer: dict[str, Any], reason: str) -> None:
    site.pages["/a"] = lambda handler: handler.give(
        b"<html>a</html>" if answer.get("status") != 304 else b"", **answer
    )
    assert reason in refusal(site.url("/a")).reason


def test_a_truncated_page_is_refused(site: Site) -> None:
    def answer(handler: Handler) -> None:
        handler.start(Content_Type="text/html", Content_Length="5000")
        handler.wfile.write(page().encode()[:400])

    def chunked(handler: Handler) -> None:
        handler.start(Content_Type="text/html", Transfer_Encoding="chunked")
        handler.wfile.write(b"400\r\n" + page().encode()[:300])

    site.pages.update({"/a": answer, "/b": chunked})
    assert "cut short" in refusal(site.url("/a")).reason
    assert "cut short" in refusal(site.url("/b")).reason


def test_packed_pages_are_unpacked_and_bombs_are_not(site: Site) -> None:
    site.page("/a", gzip.compress(page().encode()), Content_Encoding="gzip")
    site.page("/b", zlib.compress(page("Andre").encode()), Content_Encoding="deflate")
    site.page("/bomb", gzip.compress(b"a" * 30_000_000), Content_Encoding="gzip")
    site.page("/short", gzip.compress(page().encode())[:-30], Content_Encoding="gzip")
    assert [one(site.url(path)).title for path in ("/a", "/b")] == ["To møttes", "Andre"]
    assert "unpacks to more" in refusal(site.url("/bomb")).reason
    assert "cut short" in refusal(site.url("/short")).reason


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_what_the_server_says(site: Site, charset: str) -> None:
    body = (
        page()
        .replace('<meta charset="utf-8">', "")
        .encode(charset, "replace" if charset[0] == "i" else "strict")
    )
    site.page("/a", body, kind=f"text/html; charset={charset}")
    assert "Sørland" in one(site.url("/a")).text


def test_a_server_that_calls_utf8_latin1_does_not_spoil_the_page(site: Site) -> None:
    assert "Sørland" in one(site.page("/a", page(), kind="text/html; charset=ISO-8859-1")).text


FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Avisa</title><link>https://avisa.example</link>
<item><title>To møttes</title><link>{site}/to</link><pubDate>Mon, 25 Oct 2021 20:15:00 +0200</pubDate><description>{nb}</description></item>
<item><title>Hele saken</title><link>{site}/hele</link><content:encoded><![CDATA[<p>{nb}</p><p>{nb}</p>]]></content:encoded></item>
<item><title>Borte</title><link>{site}/borte</link><description>{nb}</description></item>
<item><title>Intern</title><link>http://10.1.2.3/</link></item>
</channel></rss>"""


def test_a_feed_by_its_address_leads_to_its_pages(site: Site) -> None:
    site.page("/to", page())
    url = site.page("/feed", FEED.format(site=site.url(""), nb=NB), kind="application/rss+xml")
    items = list(read([url]))
    assert [getattr(item, "title", getattr(item, "reason", "")) for item in items] == [
        "To møttes", "Hele saken", "the page is not there (404)", "Borte",
        "10.1.2.3 is 10.1.2.3, which is not on the public web",
    ]  # fmt: skip
    assert site.paths() == ["/feed", "/to", "/borte"]


def test_a_saved_feed_fetches_nothing_unless_asked(site: Site, tmp_path: Path) -> None:
    site.page("/to", page())
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format(site="https://avisa.example", nb=NB), encoding="utf-8")
    items = list(read([path]))
    assert [type(item) for item in items] == [Article, Article, Article, Refusal]
    assert "not fetched" in getattr(items[3], "reason", "") and "KG_FOLLOW" in getattr(items[3], "remedy", "")
    assert site.asked == []


def test_what_a_saved_feed_names_does_not_reach_loopback(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_FOLLOW", "1")
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format(site=site.url(""), nb=NB), encoding="utf-8")
    refused = [item for item in read([path]) if isinstance(item, Refusal)]
    assert len(refused) == 3 and all("not on the public web" in item.reason for item in refused)
    assert site.asked == []


def test_an_index_of_sitemaps_leads_to_pages(site: Site) -> None:
    def sitemap(root: str, one: str, *urls: str) -> str:
        inner = "".join(f"<{one}><loc>{url}</loc>{{more}}</{one}>" for url in urls)
        return (
            f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            f'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{inner}</{root}>'
        )

    date = (
        "<n:news><n:publication_date>2021-10-26T08:00:00Z</n:publication_date><n:title>T</n:title></n:news>"
    )
    undated = page("Uten dato").replace("article:published_time", "x")
    site.page("/a", undated)
    site.page("/b", page("Andre"))
    pages = sitemap("urlset", "url", site.url("/a"), site.url("/b"), site.url("/a")).format(more=date)
    site.page("/s.xml.gz", gzip.compress(pages.encode()), kind="application/gzip")
    index = sitemap("sitemapindex", "sitemap", site.url("/s.xml.gz"), site.url("/index")).format(more="")
    items = list(read([site.page("/index", index, kind="text/xml")]))
    assert [(getattr(item, "title", ""), getattr(item, "published", "")) for item in items] == [
        ("Uten dato", "2021-10-26T08:00:00Z"), ("Andre", "2021-10-25T20:15:00+02:00"),
    ]  # fmt: skip
    assert site.paths() == ["/index", "/s.xml.gz", "/a", "/b"]


def test_an_endless_chain_of_sitemaps_ends(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINKS", 5)

    def answer(handler: Handler) -> None:
        urls = [site.url(f"{handler.path}{number}") for number in range(4)]
        site.pages.update(dict.fromkeys([handler.path + str(number) for number in range(4)], answer))
        inner = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
        handler.give(f"<sitemapindex>{inner}</sitemapindex>".encode(), kind="text/xml")

    site.pages["/s"] = answer
    items = list(read([site.url("/s")]))
    assert all(isinstance(item, Refusal) and "more addresses" in item.reason for item in items)
    assert len(site.paths()) <= 6


def test_json_lines_by_address(site: Site) -> None:
    rows = "\n".join(json.dumps({"id": name, "text": f"{NB} {name}"}) for name in "ab")
    items = list(read([site.page("/a", rows, kind="application/x-ndjson")]))
    assert [getattr(item, "id", "") for item in items] == ["a", "b"]


def test_a_server_that_does_not_prove_who_it_is_is_refused(site: Site) -> None:
    assert "prove" in refusal(site.url("/a").replace("http:", "https:")).reason


def test_a_name_in_other_letters_is_looked_up_as_the_net_writes_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve, names = socket.getaddrinfo, []

    def watched(host: str, port: int, *rest: Any, **more: Any) -> Any:
        names.append(host)
        return resolve("127.0.0.1", port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", watched)
    site.page("/a", page())
    assert one(f"http://blåbær.example:{site.port}/a").title == "To møttes"
    assert "xn--blbr-roah.example" in names and site.asked[-1][1]["Host"].startswith("xn--")


def test_a_fault_of_ours_does_not_end_the_run(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.read import articles, follow

    def broken(*_: Any) -> Any:
        raise KeyError("slip")

    (tmp_path / "b.txt").write_text(NB, encoding="utf-8")
    url = site.page("/a", page())
    monkeypatch.setattr(follow, "name_of", broken)
    site.page("/feed", FEED.format(site=site.url(""), nb=NB), kind="application/rss+xml")
    items = list(read([site.url("/feed"), tmp_path / "b.txt"]))
    assert "this program failed" in getattr(items[0], "reason", "") and isinstance(items[-1], Article)
    monkeypatch.setattr(articles, "heading_of", broken)
    assert "this program failed" in refusal(url).reason
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(KeyError, match="slip"):
        list(read([url]))


def test_a_packed_sitemap_that_is_cut_short_is_refused(site: Site) -> None:
    packed = gzip.compress(b"<urlset>" + b"<url><loc>http://10.1.1.1/</loc></url>" * 99)
    for number, data in enumerate((packed[:-40], packed[:-8] + b"12345678")):
        items = list(read([site.page(f"/{number}", data, kind="application/gzip")]))
        assert "cannot be read" in getattr(items[-1], "reason", "")
