"""Inputs made to break a reader, by seed: encodings, bombs, depth, floods, breakage, names and links.

`make(number, folder)` writes the input of that number and gives what a user would pass to `kg build`.
"""

import gzip
import json
import os
import random
import zlib
from collections.abc import Callable
from pathlib import Path

SENTENCE = "Statsministeren i Nordland møtte mandag presidenten i Sørland, og de to snakket om handel. "
TEXT = f"To møttes\n\n{SENTENCE * 3}\n\n– Vi er enige, sa Kari Nordby.\n"
HTML = f"<!doctype html><html><head><title>To møttes</title></head><body><article><h1>To møttes</h1><p>{SENTENCE * 4}</p></article></body></html>"
RSS = f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Avisa</title><item><title>To møttes</title><link>https://avisa.example/a</link><description>{SENTENCE}</description></item></channel></rss>"
ATOM = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Avisa</title><entry><id>a</id><title>To møttes</title><content type='html'>&lt;p&gt;{SENTENCE}</content></entry></feed>"
SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://avisa.example/a</loc></url></urlset>"
NITF = f"<nitf><head><docdata><doc-id id-string='a'/></docdata></head><body><body.head><hedline><hl1>To møttes</hl1></hedline></body.head><body.content><p>{SENTENCE}</p></body.content></body></nitf>"
NEWSML = f"<newsItem guid='urn:a' xmlns='http://iptc.org/std/nar/2006-10-01/'><contentMeta><headline>To</headline></contentMeta><contentSet><inlineData contenttype='text/plain'>{SENTENCE}</inlineData></contentSet></newsItem>"
NINJS = json.dumps(
    {
        "uri": "urn:a",
        "headline": "To møttes",
        "body_xhtml": f"<p>{SENTENCE}</p>",
        "versioncreated": "2021-10-25T20:15:00Z",
    }
)
JSON = json.dumps({"id": "a", "title": "To møttes", "text": TEXT, "published": "2021-10-25"})
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML.encode()


def warc(block: bytes = PAGE, **headers: str) -> bytes:
    """One record of a response, with headers replaced or added."""
    head = {
        "WARC-Type": "response",
        "WARC-Target-URI": "https://avisa.example/a",
        "Content-Type": "application/http",
        "Content-Length": str(len(block)),
    }
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    return (
        b"WARC/1.0\r\n"
        + "".join(f"{k}: {v}\r\n" for k, v in head.items()).encode()
        + b"\r\n"
        + block
        + b"\r\n\r\n"
    )


GOOD: dict[str, bytes] = {
    "a.txt": TEXT.encode(), "a.html": HTML.encode(), "a.rss": RSS.encode(), "a.atom": ATOM.encode(), "a.xml": SITEMAP.encode(),
    "a.nitf": NITF.encode(), "a.newsml": NEWSML.encode(), "a.ninjs": NINJS.encode(), "a.json": JSON.encode(),
    "a.jsonl": (JSON + "\n" + JSON.replace('"a"', '"b"')).encode(), "a.warc": warc() + warc(),
}  # fmt: skip


def file(folder: Path, name: str, data: bytes | str) -> str:
    """Writes the file and gives its path."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return str(path)


def encoded(chance: random.Random, folder: Path) -> str:
    """A good text in another encoding than it says, or than anybody would guess."""
    codec = chance.choice(
        [
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "utf-32-le",
            "utf-7",
            "latin-1",
            "cp1252",
            "cp1250",
            "cp850",
            "cp037",
            "mac-roman",
            "koi8-r",
            "shift-jis",
            "gb18030",
            "utf-8-sig",
        ]
    )
    name = chance.choice(["a.txt", "a.html", "a.rss", "a.json", "a.jsonl", "a.nitf"])
    data = GOOD[name].decode().encode(codec, "replace")
    named = chance.choice(
        [
            "",
            f"<meta charset={chance.choice([codec, 'utf-8', 'punycode', 'unicode_escape', 'hex', 'x' * 39])}>",
        ]
    )
    bom = chance.choice(
        [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf\xef\xbb\xbf", b"\0\0\xfe\xff"]
    )
    return file(folder, name, bom + named.encode() + data)


def spoiled(chance: random.Random, folder: Path) -> str:
    """A good file with bytes flipped, cut out, put in and doubled."""
    name = chance.choice(sorted(GOOD))
    data = bytearray(GOOD[name])
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(data) or 1)
        match chance.randrange(5):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at:at] = chance.choice(
                    [
                        b"\0",
                        b"\xff\xfe",
                        b"<",
                        b">",
                        b'"',
                        b"{",
                        b"]]>",
                        b"&#0;",
                        b"&#xD800;",
                        b"\\ud83d",
                        b"\r",
                        b"\x1b[2J",
                        b"\xc0\x80",
                    ]
                )
            case 3:
                data[at:at] = data[at : at + chance.randint(1, 400)]
            case _:
                del data[at:]
        data = data or bytearray(b" ")
    packed = chance.random() < 0.2
    return file(folder, name + ".gz" * packed, gzip.compress(bytes(data)) if packed else bytes(data))


def signs(chance: random.Random, folder: Path) -> str:
    """Text of signs that cost time or room to normalise, split or measure."""
    unit = chance.choice([
        "a", " ", "\n", "\n\n", "\0", "\x1b", "a\u0327\u0301\u0316", "\u0344", "\ufdfa", "\u202e", "\u200d", "\U0001f468\u200d", "\ud800", "Ã¦", "ř",
        "Av ", "By A ", "A", "(", "«", "– ", "25.10.2021 ", "Publisert: ", "kl. ", "http://a.example/ ", "OSLO (NTB) ", "1" * 50, "and ", "\u2028", "\x85",
    ])  # fmt: skip
    data = (SENTENCE if chance.random() < 0.5 else "") + unit * (
        chance.choice([1_000, 100_000, 1_900_000]) // len(unit)
    )
    name = chance.choice(["a.txt", "a.html", "a.jsonl", "a.rss", "a.txt"])
    wrapped = {
        "a.html": f"<html><body><article><p>{data}</p></article></body></html>", "a.jsonl": json.dumps({"text": data}, ensure_ascii=False),
        "a.rss": f"<rss><channel><item><title>T</title><description>{data}</description></item></channel></rss>",
    }.get(name, data)  # fmt: skip
    return file(folder, name, wrapped)


def deep(chance: random.Random, folder: Path) -> str:
    """Markup and JSON nested without end."""
    times = chance.choice([300, 3_000, 19_000, 300_000])
    tag = chance.choice(
        [
            "div",
            "b",
            "table><tr><td",
            "a href=x><p",
            "font",
            "svg",
            "select",
            "p",
            "blockquote",
            "li",
            "script",
            "template",
        ]
    )
    opened, closed = (
        f"<{tag}>" * times,
        "".join(f"</{one.split()[0]}>" for one in reversed(tag.split("><"))) * chance.choice([0, times]),
    )
    match chance.randrange(4):
        case 0:
            return file(folder, "a.html", f"<html><body>{opened}{SENTENCE * 4}{closed}</body></html>")
        case 1:
            return file(
                folder, "a.xml", f"<rss><channel><item><title>T</title><description>{'<a>' * times}{SENTENCE}"
            )
        case 2:
            return file(
                folder,
                "a.atom",
                f"<feed><entry><content type='html'><![CDATA[{opened}{SENTENCE}{closed}]]></content></entry></feed>",
            )
        case _:
            unit = chance.choice(["[", '{"text":', '{"a":[', "[[],"])
            return file(folder, chance.choice(["a.json", "a.jsonl"]), unit * times)


def wide(chance: random.Random, folder: Path) -> str:
    """Pages and records with too many of something."""
    times = chance.choice([2_000, 20_000, 200_000])
    attributes = " ".join(f"a{number}=b" for number in range(times))
    body = chance.choice([
        f"<p {attributes}>x", "<p>" + "<span>a</span> " * times, "<table>" + "<tr><td>ab</td></tr>" * times, "<div>abc def</div>" * times,
        "<p>" + "&aelig;" * times, "<!--" + "-" * times, "<!--" * times, "<br>" * times, "<script type='application/ld+json'>{\"datePublished\": \"" + "9" * times,
        "<time datetime='2021-10-25'>x</time>" * times, "<img src='data:" + "a" * times, "<" * times, "<p" * times, "&" * times, "&#" + "9" * times + ";", "<a href='" * times,
    ])  # fmt: skip
    match chance.randrange(3):
        case 0 | 1:
            return file(
                folder,
                "a.html",
                f"<html><head><title>T</title></head><body><article><p>{SENTENCE * 4}</p>{body}</article></body></html>",
            )
        case _:
            return file(
                folder,
                "a.rss",
                f"<rss><channel><item><title>T</title><description><![CDATA[{SENTENCE}{body}]]></description></item></channel></rss>",
            )


def entities(chance: random.Random, folder: Path) -> str:
    """Entities that grow, that fetch, and that name themselves."""
    grown = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    declared = chance.choice([
        grown, f"<!ENTITY a11 '{'ha' * 50_000}'>", "<!ENTITY a11 SYSTEM 'file:///etc/passwd'>", "<!ENTITY a11 SYSTEM 'http://127.0.0.1:9/'>",
        "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;", "<!ENTITY a11 '&a11;'>", "<!ENTITY % a '<!ENTITY a11 \"x\">'> %a;", "<!ATTLIST rss a CDATA 'b'>", "<!ENTITY a11 SYSTEM '/dev/zero'>",
    ])  # fmt: skip
    used = "&a11;" * chance.choice([1, 1_000])
    text = f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]><rss><channel><item><title>{used}</title><description>{SENTENCE}{used}</description></item></channel></rss>"
    return file(folder, chance.choice(["a.xml", "a.rss", "a.html", "a.nitf"]), text)


def flooded(chance: random.Random, folder: Path) -> str:
    """XML without end: elements, attributes, namespaces, one text, one comment, one tag."""
    size = chance.choice([1_000_000, 20_000_000, 60_000_000])
    head, unit = chance.choice([
        ("<rss><channel>", "<item/>"), ("<rss><channel><item>", "<a/>"), ("<rss>", "<a><b/></a>"), ("<rss><channel><title>", "a"), ("<rss><!--", "- "),
        ("<rss ", "a='b' "), ("<rss ", "xmlns:a='b' "), ("<urlset>", "<url><loc>https://avisa.example/a</loc></url>"), ("<urlset>", "<url><loc>x</loc></url>\n"),
        ("<rss><channel>", "<title>a</title>"), ("<rss>", "<?a b?>"), ("<rss><channel><item><description><![CDATA[", "<p>a"), ("<feed>", f"<entry><title>T</title><summary>{SENTENCE}</summary></entry>"),
        ("<rss><channel><", "a"), ("<sitemapindex>", "<sitemap><loc>https://avisa.example/s.xml</loc></sitemap>"), ("<rss><channel><item><title>", "&amp;"),
    ])  # fmt: skip
    with (folder / "a.xml").open("w") as stream:
        stream.write(head)
        block = unit * (100_000 // len(unit))
        for _ in range(size // len(block)):
            stream.write(block)
    return str(folder / "a.xml")


def empty(chance: random.Random, folder: Path) -> str:
    """Nothing, or the shell of something."""
    name = chance.choice([*sorted(GOOD), "a.txt.gz", "a.warc.gz"])
    data = chance.choice(
        [
            b"",
            b" ",
            b"\n\n",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"{}",
            b"[]",
            b"null",
            b'""',
            b"0",
            b"<rss/>",
            b"<feed/>",
            b"<urlset/>",
            b"<html/>",
            b"<nitf/>",
            b"<newsMessage/>",
            b"<!DOCTYPE html>",
            b"<?xml version='1.0'?>",
            b"WARC/1.0\r\n\r\n",
        ]
    )
    return file(folder, name, gzip.compress(data) if name.endswith(".gz") and chance.random() < 0.7 else data)


def objects(chance: random.Random, folder: Path) -> str:
    """JSON of wrong shapes and sizes."""
    good = json.loads(JSON)
    key = chance.choice(["id", "title", "text", "language", "published", "url", "publisher", "authors"])
    value = chance.choice(
        [
            None,
            True,
            7,
            1e300,
            -1,
            [],
            {},
            [1],
            ["a"] * 99_999,
            {"a": 1},
            "\0",
            "\ud800",
            "../../etc/passwd",
            "a" * 99_999,
            "<script>",
            "x\u202e\x1b[31m",
            "http://[",
            "javascript:a()",
            "de",
            "2021-02-30",
        ]
    )
    text = json.dumps({**good, key: value})
    match chance.randrange(6):
        case 0:
            text = text.replace('"title"', '"title": "x", ' * chance.choice([1, 50_000]) + '"title"', 1)
        case 1:
            text = text.replace('"2021-10-25"', chance.choice(["NaN", "-Infinity", "9" * 5_000, "1e999999"]))
        case 2:
            text = f"[{', '.join([text] * min(3_000, 20_000_000 // len(text)))}]"
        case 3:
            text = "\n".join([text] * min(3_000, 20_000_000 // len(text)))
        case 4:
            text = json.dumps({f"k{number}": number for number in range(200_000)} | good)
    return file(folder, chance.choice(["a.json", "a.jsonl", "a.ninjs"]), text)


def bomb(chance: random.Random, folder: Path) -> str:
    """Archives that grow without end, are broken, or hold themselves."""
    unit = chance.choice([b"\n", b" ", b"a", b"<a>", b"{}\n", b"WARC/1.0\r\n", b"\0"])
    name = chance.choice(["a.txt.gz", "a.html.gz", "a.json.gz", "a.jsonl.gz", "a.xml.gz", "a.warc.gz"])
    grown = gzip.compress(unit * (chance.choice([1_000_000, 120_000_000]) // len(unit)), 1)
    good = gzip.compress(GOOD[name.removesuffix(".gz")])
    data = chance.choice([
        grown, grown * 3, gzip.compress(grown), good[:-8] + b"\0" * 8, good[: len(good) // 2], good + b"noise", good + grown, gzip.compress(b"") * 200_000,
        b"\x1f\x8b\x08\x08" + b"\0" * 6 + b"n" * 3_000_000, b"\x1f\x8b" + chance.randbytes(5_000), b"\x1f\x8b\x07" + b"\0" * 99, chance.randbytes(9_999), GOOD[name.removesuffix(".gz")], b"\x1f\x8b",
    ])  # fmt: skip
    return file(folder, name, data)


def archive(chance: random.Random, folder: Path) -> str:
    """Web archives that lie about their lengths, or never end a header."""
    packed = gzip.compress(b"a" * 30_000_000)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    data = chance.choice([
        warc(Content_Length="999999999999"), warc(Content_Length="-1"), warc(Content_Length="٣"), warc(Content_Length="1e3"), warc()[:-50], warc() + b"x" * 5_000_000,
        b"WARC/1.0\r\n" + b"A: b\r\n" * 900_000, b"WARC/1.0\r\nA: " + b"b" * 5_000_000, b"WARC/" * 500_000, b"\r\n" * 2_000_000, warc(b"") * 30_000, warc(PAGE[:-7]) * 20,
        warc(http + b"Content-Encoding: gzip\r\n\r\n" + packed), warc(http + b"Content-Encoding: gzip\r\n\r\n" + packed[:-9]), warc(http + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"a" * 30_000_000)),
        warc(http + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 300_000), warc(http + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n" + HTML.encode()), warc(http + b"A: b\r\n" * 300_000 + b"\r\n"),
        warc(b"HTTP/1.1 200 OK" * 100_000), warc(WARC_Target_URI="file:///etc/passwd"), warc(WARC_Target_URI="http://" + "a" * 100_000), warc(WARC_Type="resource", Content_Type="text/plain; charset=punycode"),
        warc(b"a" * 9_000_000, WARC_Type="conversion", Content_Type="text/plain"), warc(http + b"\r\n" + b"<p>" * 600_000),
    ])  # fmt: skip
    zipped = chance.random() < 0.4
    return file(folder, "a.warc" + ".gz" * zipped, gzip.compress(data, 1) if zipped else data)


def names(chance: random.Random, folder: Path) -> str:
    """Names that climb, steer a terminal or are no UTF-8; links in circles; what is no file."""
    match chance.randrange(10):
        case 0:
            (folder / "a.txt").symlink_to(folder / "a.txt")
            return str(folder / "a.txt")
        case 1:
            for name in ("a", "b"):
                (folder / name).symlink_to(folder, target_is_directory=True)
            return f"{folder}/**/*.txt"
        case 2:
            os.mkfifo(folder / "a.txt")
            return str(folder)
        case 3:
            (folder / "a.txt").mkdir()
            (folder / "a.txt" / "b.txt").symlink_to("/dev/zero")
            return str(folder)
        case 4:
            name = chance.choice(
                [
                    "a\n\x1b[2J.txt",
                    "\u202etxt.a.txt",
                    "..\\..\\a.txt",
                    "%2e%2e%2fa.txt",
                    "a" * 240 + ".txt",
                    "-rf.txt",
                    "$(id).txt",
                    "\ud7ff\ue000.txt",
                ]
            )
            return file(folder, name, TEXT)
        case 5:
            (Path(os.fsencode(folder).decode()) / os.fsdecode(b"a\xff\xfe.txt")).write_text(
                TEXT, encoding="utf-8"
            )
            return str(folder)
        case 6:
            below = folder
            for _ in range(60):
                below /= "d" * 20
            below.mkdir(parents=True)
            file(below, "a.txt", TEXT)
            return str(folder)
        case 7:
            return chance.choice(
                [
                    "/dev/zero",
                    "/dev/null",
                    "/proc/self/mem",
                    "/etc/passwd",
                    "/",
                    "",
                    "\0",
                    "../" * 2_000 + "etc/passwd",
                    "~root",
                    "[",
                    "**",
                    "a/**b/[",
                    "/dev/fd/99",
                    "x" * 9_000,
                ]
            )
        case 8:
            return file(
                folder,
                "a.json",
                json.dumps(
                    {
                        "id": chance.choice(
                            ["../../../etc/passwd", "/etc/passwd", "..", "CON", "a\0b", "<>", "æ" * 500]
                        ),
                        "text": TEXT,
                    }
                ),
            )
        case _:
            return chance.choice(
                [
                    "http://",
                    "http://[",
                    "http://127.0.0.1:1/a",
                    "http://localhost/",
                    "https://0/",
                    "http://10.0.0.1/" + "a" * 5_000,
                    "HTTP://169.254.169.254/latest",
                    "http://a\r\nb/",
                    "http://[::ffff:7f00:1]/",
                    "http://" + "a." * 900,
                    "ftp://127.0.0.1/",
                    "file:///etc/passwd",
                    "data:text/plain,a",
                    "http://127.0.0.1:65536/",
                ]
            )


FAMILIES: tuple[Callable[[random.Random, Path], str], ...] = (
    encoded, spoiled, signs, deep, wide, entities, flooded, empty, objects, bomb, archive, names,
)  # fmt: skip


def make(number: int, folder: Path) -> str:
    """Writes input `number` into the folder, and gives the source to read."""
    chance = random.Random(f"hostile {number}")
    return FAMILIES[number % len(FAMILIES)](chance, folder)
