"""Feeds, agency formats, JSON of other makers and web archives: what of each becomes the article."""

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kg import limits
from kg.read import read
from kg.records import Article, Refusal

NB = "Statsministeren i Nordland møtte mandag presidenten i Sørland, og de to snakket om handel mellom landene."
EN = "The prime minister of Northland met the president of Southland on Monday, and they talked about their trade."


def items(folder: Path, name: str, content: str | bytes, **options: Any) -> list[Article | Refusal]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    first, again = list(read([path], **options)), list(read([path], **options))
    assert first == again, "the same bytes give the same articles"
    return first


def one(folder: Path, name: str, content: str | bytes) -> Article:
    (item,) = items(folder, name, content)
    assert isinstance(item, Article), item
    return item


def reason(folder: Path, name: str, content: str | bytes) -> str:
    (item,) = items(folder, name, content)
    assert isinstance(item, Refusal), item
    assert item.remedy
    return item.reason


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Avisa &amp; Co</title><language>en-US</language>
<image><title>Bilde</title></image>
<item><media:title>Bildetekst</media:title><title>To møttes</title><link>https://avisa.example/2021/10/to-moettes?utm_source=rss</link>
<guid isPermaLink="false">77</guid><pubDate>Mon, 25 Oct 2021 20:15:00 +0200</pubDate><dc:creator>Kari Nordby</dc:creator>
<description>Kort.</description><content:encoded><![CDATA[<p>{NB}</p><figure><figcaption>Foto</figcaption></figure>
<p>– Vi er enige, sa&nbsp;hun.</p><script>x()</script><p>Innlegget To møttes dukket først opp på Avisa.</p>]]></content:encoded></item>
<item><title>Uten lenke</title><guid isPermaLink="false">tag:78</guid><description>{NB} &lt;b&gt;Slutt&lt;/b&gt;.</description></item>
<item><title>Tom</title></item></channel></rss>"""


def test_rss(tmp_path: Path) -> None:
    first, second, third = items(tmp_path, "feed.rss", RSS)
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Refusal)
    assert first.text == f"To møttes\n\n{NB}\n\n– Vi er enige, sa hun."
    assert first.url == "https://avisa.example/2021/10/to-moettes" and first.id.startswith("to-moettes-")
    assert (first.publisher, first.authors) == ("Avisa & Co", ("Kari Nordby",))
    assert (first.published, first.language) == ("2021-10-25T20:15:00+02:00", "nb")
    assert second.text == f"Uten lenke\n\n{NB} Slutt." and second.id.startswith("tag-78-")
    assert third.origin.endswith("feed.rss, entry 3") and "without text" in third.reason


def test_atom(tmp_path: Path) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb"><title type="html">&lt;b&gt;Avisa&lt;/b&gt;</title>
    <entry><id>urn:1</id><title>To møttes</title><link rel="self" href="https://avisa.example/feed"/>
    <link href="https://avisa.example/to-moettes"/><updated>2021-10-26T08:00:00Z</updated><published>2021-10-25T20:15:00Z</published>
    <author><name>Ola Berg</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{NB}</p><p>Slutt.</p></div>
    </content></entry></feed>"""
    article = one(tmp_path, "feed.atom", feed)
    assert article.text == f"To møttes\n\n{NB}\n\nSlutt."
    assert (article.url, article.published) == ("https://avisa.example/to-moettes", "2021-10-25T20:15:00Z")
    assert (article.publisher, article.authors) == ("Avisa", ("Ola Berg",))


def test_rss_1(tmp_path: Path) -> None:
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Avisa</title></channel><item><title>To møttes</title>
    <link>https://avisa.example/a</link><description>{NB}</description><dc:date>2021-10-25</dc:date></item></rdf:RDF>"""
    article = one(tmp_path, "feed.rdf", feed)
    assert (article.title, article.publisher, article.published) == ("To møttes", "Avisa", "2021-10-25")


def test_a_feed_that_breaks_gives_what_stands_before(tmp_path: Path) -> None:
    found = items(tmp_path, "feed.xml", RSS.replace("<item><title>Uten lenke", "<item><titel>Uten lenke"))
    assert isinstance(found[0], Article) and isinstance(found[-1], Refusal)
    assert "mismatched tag, line 9" in found[-1].reason


NITF = f"""<?xml version="1.0" encoding="windows-1252"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf xml:lang="nb"><head><title>Skal ikke brukes</title><docdata management-status="usable"><doc-id id-string="ntb-2021-1"/>
<date.issue norm="20211025T201500+0200"/><doc.copyright holder="Byrået"/></docdata></head>
<body><body.head><hedline><hl1>To møttes</hl1><hl2>Snakket om handel</hl2></hedline>
<byline>Av <person>Kari Nordby</person></byline></body.head>
<body.content><p lede="true">{NB}</p><hl2>Mellomtittel</hl2><block><p>– Enige, sa <em>hun</em>.</p>
<media><media-caption>Foto</media-caption></media></block></body.content></body></nitf>"""


def test_nitf(tmp_path: Path) -> None:
    article = one(tmp_path, "a.nitf", NITF.encode("cp1252"))
    assert article.text == f"To møttes\n\nSnakket om handel\n\n{NB}\n\nMellomtittel\n\n– Enige, sa hun."
    assert (article.id, article.title, article.publisher) == ("ntb-2021-1", "To møttes", "Byrået")
    assert (article.published, article.authors) == ("2021-10-25T20:15:00+02:00", ("Kari Nordby",))


def test_xml_of_version_1_1_is_read(tmp_path: Path) -> None:
    assert (
        one(tmp_path, "a.nitf", NITF.replace('version="1.0"', 'version="1.1"').encode("cp1252")).id
        == "ntb-2021-1"
    )


def test_the_help_names_what_is_read() -> None:
    from kg.formats import SOURCES
    from kg.read.sources import KINDS

    told = ("text", "html", "json", "jsonl", "xml", "warc")
    assert {KINDS[suffix] for suffix in KINDS if suffix in SOURCES} == set(told) == set(KINDS.values())


def newsml(body: str, status: str = "usable") -> str:
    return f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2021-10-25T18:00:00Z</sent></header><itemSet>
    <newsItem guid="urn:newsml:byraa.example:1" version="2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
    <provider qcode="nprov:B"><name>The Bureau</name></provider><versionCreated>2021-10-25T18:15:00Z</versionCreated>
    <pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><by>By Kari Nordby</by><headline>The two met</headline></contentMeta>
    <contentSet>{body}</contentSet></newsItem></itemSet></newsMessage>"""


@pytest.mark.parametrize(
    "body",
    [
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body><p>{EN}</p><p>End.</p></body></html></inlineXML>',
        f'<inlineData contenttype="text/plain">{EN}\n\nEnd.</inlineData>',
        f'<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>{EN}</p><p>End.</p></body.content></body></nitf></inlineXML>',
    ],
)
def test_newsml_g2(tmp_path: Path, body: str) -> None:
    article = one(tmp_path, "a.xml", newsml(body))
    assert article.text.replace("The two met\n\n", "") == f"{EN}\n\nEnd."
    assert (article.title, article.publisher, article.language) == ("The two met", "The Bureau", "en")
    assert (article.published, article.authors) == ("2021-10-25T18:15:00Z", ("Kari Nordby",))
    assert article.id.startswith("urn-newsml-byraa-example-1-")


def test_what_its_publisher_took_back_is_refused(tmp_path: Path) -> None:
    body = f"<inlineData>{EN}</inlineData>"
    assert "(canceled)" in reason(tmp_path, "a.xml", newsml(body, "canceled"))
    assert "(withheld)" in reason(tmp_path, "a.nitf", NITF.replace('"usable"', '"withheld"').encode("cp1252"))
    ninjs = {"uri": "urn:1", "headline": "T", "body_text": EN, "pubstatus": "canceled"}
    assert "(canceled)" in reason(tmp_path, "a.json", json.dumps(ninjs))


@pytest.mark.parametrize(
    "body",
    [
        {"headline": "The two met", "body_text": f"{EN}\n\nEnd.", "byline": "Kari Nordby"},
        {"headline": "The two met", "body_xhtml": f"<div><p>{EN}</p><p>End.</p></div>", "byline": "Kari Nordby"},
        {
            "standard": {"name": "ninjs", "version": "3.0"}, "headlines": [{"role": "main", "value": "The two met"}],
            "bodies": [{"contentType": "text/html", "value": f"<p>{EN}</p><p>End.</p>"}], "authors": [{"name": "Kari Nordby"}],
        },
    ],
)  # fmt: skip
def test_ninjs(tmp_path: Path, body: dict[str, Any]) -> None:
    meta = {
        "uri": "https://byraa.example/items/the-two-met",
        "language": "en-GB",
        "versioncreated": "2021-10-25T18:15:00Z",
    }
    article = one(tmp_path, "a.json", json.dumps({**meta, **body, "provider": "The Bureau"}))
    assert article.text == f"The two met\n\n{EN}\n\nEnd."
    assert (article.url, article.published) == (meta["uri"], meta["versioncreated"])
    assert (article.publisher, article.authors) == ("The Bureau", ("Kari Nordby",))
    assert article.id.startswith("the-two-met-")


def test_a_picture_in_ninjs_is_refused(tmp_path: Path) -> None:
    assert "(picture)" in reason(
        tmp_path, "a.json", json.dumps({"uri": "a", "type": "picture", "headline": "T"})
    )


@pytest.mark.parametrize(
    "record",
    [
        {"maintext": EN, "title": "The two met", "date_publish": "2021-10-25 18:15:00", "source_domain": "avisa.example",
         "url": "https://avisa.example/a", "authors": ["Kari Nordby"], "language": "en", "filename": "x"},
        {"text": EN, "title": "The two met", "date": "2021-10-25 18:15:00", "domain": "avisa.example", "authors": "Kari Nordby",
         "url": "https://avisa.example/a", "image_url": "x"},
        {"@type": "NewsArticle", "articleBody": EN, "headline": "The two met", "datePublished": "2021-10-25T18:15:00",
         "publisher": {"name": "avisa.example"}, "author": [{"@type": "Person", "name": "Kari Nordby"}],
         "url": "https://avisa.example/a"},
    ],
)  # fmt: skip
def test_json_of_other_makers(tmp_path: Path, record: dict[str, Any]) -> None:
    article = one(tmp_path, "a.jsonl", json.dumps(record))
    assert (article.text, article.title, article.publisher) == (EN, "The two met", "avisa.example")
    assert article.published == "2021-10-25T18:15:00"[: len(article.published or "")]
    assert article.authors == ("Kari Nordby",)


def test_the_fields_of_the_contract_come_before_those_of_others(tmp_path: Path) -> None:
    record = {
        "text": EN,
        "published": "2021-10-25",
        "date": "1999-01-01",
        "publisher": "Avisa",
        "domain": "x.example",
    }
    article = one(tmp_path, "a.json", json.dumps(record))
    assert (article.published, article.publisher) == ("2021-10-25", "Avisa")


def test_standard_input_is_what_it_opens_as(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "\n".join(json.dumps({"id": name, "text": f"{NB} {name}"}) for name in "abc")
    for content, count in (
        (rows, 3),
        (RSS, 3),
        (NB, 1),
        (f"<html><body><article><p>{NB} {NB}</p></article></body></html>", 1),
    ):
        for data in (content.encode(), gzip.compress(content.encode())):
            (tmp_path / "in").write_bytes(data)
            with (tmp_path / "in").open() as stream:
                monkeypatch.setattr(sys, "stdin", stream)
                found = list(read(["-"]))
            assert len(found) == count and isinstance(found[0], Article), found


HTML = f'<html><head><title>To møttes</title><meta property="og:site_name" content="Avisa"></head><body><article><h1>To møttes</h1><p>{NB} {NB}</p></article></body></html>'


def record(kind: str, block: bytes, **headers: str) -> bytes:
    head = {
        "WARC-Type": kind,
        "Content-Length": str(len(block)),
        **{k.replace("_", "-"): v for k, v in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def response(
    body: bytes, url: str = "https://avisa.example/to-moettes", status: str = "200 OK", **headers: str
) -> bytes:
    head = {"Content_Type": "text/html; charset=utf-8", **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items())
    block = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    return record("response", block, WARC_Target_URI=url, Content_Type="application/http; msgtype=response")


ARCHIVE = (
    record("warcinfo", b"software: x\r\n"),
    record("request", b"GET / HTTP/1.1\r\n\r\n", WARC_Target_URI="https://avisa.example/"),
    response(HTML.encode()),
    response(b"\x89PNG", Content_Type="image/png"),
    response(b"", status="301 Moved Permanently", Location="/x"),
    response(gzip.compress(HTML.replace("To", "Tre").encode()), "https://avisa.example/tre-moettes", Content_Encoding="gzip"),
    response(b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML.encode()), HTML.encode()), "https://avisa.example/fire-moettes", Transfer_Encoding="chunked"),
    response(b"<html><body>Meny</body></html>", "https://avisa.example/"),
    record("conversion", f"Fem møttes\n\n{NB}".encode(), WARC_Target_URI="https://avisa.example/fem-moettes", Content_Type="text/plain"),
)  # fmt: skip


@pytest.mark.parametrize(
    "packed",
    [
        b"".join,
        lambda parts: b"".join(map(gzip.compress, parts)),
        lambda parts: gzip.compress(b"".join(parts)),
    ],
)
def test_warc(tmp_path: Path, packed: Any) -> None:
    data = packed(ARCHIVE)
    found = items(tmp_path, "a.warc.gz" if data[:2] == b"\x1f\x8b" else "a.warc", data)
    assert [getattr(item, "id", getattr(item, "reason", ""))[:11] for item in found] == [
        "to-moettes-", "tre-moettes", "fire-moette", "a page with", "fem-moettes",
    ]  # fmt: skip
    assert found[0].origin.endswith(", record 3")
    first = found[0]
    assert isinstance(first, Article)
    assert (first.url, first.publisher) == ("https://avisa.example/to-moettes", "Avisa")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"".join(ARCHIVE[:2]), "no page in 2 records"),
        (ARCHIVE[2][:-200], "cut short"),
        (ARCHIVE[2] + b"noise\r\n" * 30, "damaged"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n", "without a length"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "without a length"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 99_999, "header longer"),
        (b"WARC/1.0\r\nX: " + b"y" * 999_999, "header longer"),
        (
            response(HTML.encode()).replace(b"WARC-Target", b"WARC-Truncated: length\r\nWARC-Target"),
            "cut short",
        ),
        (response(gzip.compress(b"a" * 9_000_000), Content_Encoding="gzip"), "unpacks to more"),
        (b"\r\n" * 99, "damaged"),
    ],
)
def test_a_broken_warc_is_refused(tmp_path: Path, data: bytes, expected: str) -> None:
    found = items(tmp_path, "a.warc", data)
    assert isinstance(found[-1], Refusal) and expected in found[-1].reason


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xml", "<svg/>", "root: svg"),
        ("a.xml", "", "does not parse: no element found"),
        ("a.xml", '<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "entities of its own"),
        (
            "a.xml",
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
            "entities of its own",
        ),
        ("a.xml", '<?xml version="1.0" encoding="x-odd"?><rss/>', "unknown encoding"),
        ("a.xml", "<rss><channel></channel></rss>", "without an article"),
        ("a.xml", "<rss>" + "<a>" * 500, "nested deeper"),
        ("a.xml", "<rss><channel><item>" + "<a/>" * 60_000, "an entry of more than"),
        ("a.xml", "<rss><channel><title>" + "a" * 9_000_000, "without a tag"),
        ("a.xml", "<urlset><url><loc>file:///etc/passwd</loc></url></urlset>", "without a web address"),
        ("a.xml", "<urlset><url><loc>https://a.example/b</loc></url></urlset>", "which were not fetched"),
        ("a.nitf", "<nitf><body/></nitf>", "without paragraphs"),
        ("a.jsonl", ("{}\n" * 5000), "records in a row"),
        ("a.jsonl", json.dumps({"text": NB}).encode("utf-16"), "UTF-16"),
        ("a.json.gz", gzip.compress(gzip.compress(b"{}", mtime=0), mtime=0), "packed twice"),
        ("a.jsonl.gz", gzip.compress(b"\n" * 60_000_000, mtime=0), "times its size"),
        ("a.html", "<p>" + "<b>a" * 50_000, "more than 40,000 tags"),
        ("a.html", b"<meta charset=punycode>" + b"a-b\xff" * 999, "not in punycode"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: str | bytes, expected: str
) -> None:
    found = items(tmp_path, name, content)
    assert isinstance(found[-1], Refusal) and expected in found[-1].reason


def test_links_that_run_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text(NB, encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "me.txt").symlink_to(tmp_path / "a" / "me.txt")
    for source in (tmp_path, f"{tmp_path}/**/*.txt", f"{tmp_path}/a/*.txt"):
        found = list(read([source]))
        assert [type(item) for item in found] == [Article, Refusal], found
        assert found[1].origin.endswith("me.txt")


def test_a_name_that_would_move_the_cursor_is_shown_escaped(tmp_path: Path) -> None:
    (item,) = items(tmp_path, "a\x1b[2J\u202e.txt", b"")
    assert "\x1b" not in item.origin and "\\x1b" in item.origin and "\\u202e" in item.origin


def test_many_lines_are_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second line is not read before the first article is given."""
    read_before: list[int] = []
    path = tmp_path / "a.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": str(n), "text": f"{NB} {n} " + "a " * 20_000}) for n in range(50)),
        encoding="utf-8",
    )
    opened = Path.open

    def watched(self: Path, *args: Any, **more: Any) -> Any:
        stream = opened(self, *args, **more)
        return _Watched(stream, read_before) if self == path else stream

    class _Watched(io.BufferedReader):
        def __init__(self, raw: Any, told: list[int]) -> None:
            super().__init__(raw.detach())
            self.told = told

        def readline(self, size: int | None = -1, /) -> bytes:
            self.told.append(1)
            return super().readline(-1 if size is None else size)

    monkeypatch.setattr(Path, "open", watched)
    articles = read([path])
    next(articles)
    assert len(read_before) == 1
    assert sum(1 for _ in articles) == 49


def test_limits_of_reading_are_told_in_their_unit() -> None:
    named = [name for name in vars(limits) if name.startswith(("XML", "WARC", "WEB", "HTML", "PACKED"))]
    units = ("BYTES", "SECONDS", "TAGS", "DEPTH", "ELEMENTS", "REDIRECTS", "TRIES")
    assert named and all(name.endswith(units) for name in named)
