"""Addresses → pages, as a polite visitor: robots.txt, one request a host at a time, patience, no cookies."""

import hashlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

from kg import limits, settings
from kg.read.addresses import Target, target_of
from kg.read.cache import Cache, Kept
from kg.read.decode import clean
from kg.read.fetch import Cap, Response, fetch
from kg.read.refuse import Unreadable
from kg.read.robots import ALL, Rules, rules_of
from kg.read.sources import Kind

TOKEN = "kg"  # noqa: S105 - what a robots.txt calls this program
_SAVE = "save the page as .html and give the file"
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, text/plain;q=0.8"
_KINDS: dict[str, Kind | None] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": None, "application/json": "json",
    "application/ld+json": "json", "text/json": "json", "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl", "application/ndjson": "jsonl", "text/xml": "xml",
    "application/xml": "xml", "application/rss+xml": "xml",
    "application/atom+xml": "xml", "application/rdf+xml": "xml", "application/warc": "warc", "": None,
    "application/gzip": None, "application/x-gzip": None, "application/octet-stream": None,
    "binary/octet-stream": None,
}  # fmt: skip
OK, NOT_MODIFIED, TOO_MANY, UNAVAILABLE = 200, 304, 429, 503
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REASONS = {
    401: "asks for a password", 402: "asks for money", 403: "may not be read by programs",
    404: "is not there", 410: "was taken away", 451: "is withheld for legal reasons",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page: where it was found in the end, its bytes, its kind and encoding as the server named them."""

    url: str
    data: bytes
    kind: Kind | None
    charset: str | None


class Web:
    """Remembers, for one run, the rules of each site and when its host may be asked again."""

    def __init__(self) -> None:
        self._rules: dict[str, Rules | Unreadable] = {}
        self._next: dict[str, float] = {}
        self._shut: dict[str, str] = {}
        self._cache = Cache(Path(settings.value("cache")).expanduser())

    def get(self, url: str, via: str | None = None) -> Answer:
        """The page at an address of the user's, or of the page `via`; Unreadable where it may not be had."""
        target = first = target_of(url, via)
        kept = self._cache.get(first.url)
        for _ in range(limits.WEB_REDIRECTS + 1):
            rules = self._rules_of(target, via)
            if not rules.allow(target.path):
                raise Unreadable(f"the robots.txt of {target.host} asks programs not to read it", _SAVE)
            same = kept if kept is not None and kept.url == target.url else None
            answer = self._asked(target, _validators(same), _cap, rules.delay)
            if answer.status in _REDIRECTS:
                via, target = target.url, _moved(target, answer)
            elif answer.status == NOT_MODIFIED and same is not None:
                return _answer(same)
            else:
                return self._taken(first, target, answer)
        raise Unreadable(f"more than {limits.WEB_REDIRECTS} redirections, or a circle of them", _SAVE)

    def _rules_of(self, target: Target, via: str | None) -> Rules:
        """The rules of a site, read once; while they cannot be read, nothing there is."""
        if target.site not in self._rules:
            try:
                self._rules[target.site] = self._read_rules(target_of(f"{target.site}/robots.txt", via))
            except Unreadable as fault:
                reason = f"the robots.txt of {target.host} cannot be read: {fault.reason}"
                self._rules[target.site] = Unreadable(reason, fault.remedy)
        rules = self._rules[target.site]
        if isinstance(rules, Unreadable):
            raise Unreadable(rules.reason, rules.remedy)
        return rules

    def _read_rules(self, target: Target) -> Rules:
        for _ in range(limits.WEB_REDIRECTS + 1):
            answer = self._asked(target, {}, lambda _: limits.ROBOTS_BYTES, None, cut=True)
            if answer.status in _REDIRECTS:
                target = _moved(target, answer)
            elif answer.status == OK:
                return rules_of(answer.data.decode("utf-8", "replace"), TOKEN)
            elif 400 <= answer.status < 500:
                return ALL
            else:
                raise Unreadable(f"status {answer.status}", "try again later")
        return ALL  # RFC 9309: beyond five redirections it counts as not there

    def _asked(
        self, target: Target, headers: Mapping[str, str], cap: Cap, delay: float | None, *, cut: bool = False
    ) -> Response:
        """The answer of the host, asked in its own time; one that asks for patience is asked again."""
        if target.host in self._shut:
            raise Unreadable(self._shut[target.host], "try again later")
        pause = max(limits.HOST_PAUSE_SECONDS, delay or 0)
        if pause > limits.HOST_PATIENCE_SECONDS:
            raise self._impatient(target, f"one page in {pause:,.0f} seconds")
        waits = 0.0
        for tries in range(1, limits.WEB_TRIES + 1):
            time.sleep(max(0.0, self._next.get(target.host, 0.0) - time.monotonic()))
            try:
                answer = fetch(target, {**_headers(), **headers}, cap, cut=cut)
            finally:
                self._next[target.host] = time.monotonic() + pause
            later = answer.headers.get("retry-after", "")
            if answer.status != TOO_MANY and not (answer.status == UNAVAILABLE and later):
                return answer
            waits = _seconds(later, pause * 2**tries)
            if waits > limits.HOST_PATIENCE_SECONDS:
                break
            self._next[target.host] = time.monotonic() + waits
        raise self._impatient(target, f"to wait {waits:,.0f} seconds")

    def _impatient(self, target: Target, asked: str) -> Unreadable:
        """Leaves a host alone for this run."""
        self._shut[target.host] = f"{target.host} asks for more patience than one run has: {asked}"
        return Unreadable(self._shut[target.host], "try again later")

    def _taken(self, first: Target, target: Target, answer: Response) -> Answer:
        if answer.status != OK:
            reason = _REASONS.get(answer.status, "is not given")
            raise Unreadable(
                f"the page {reason} ({answer.status})", "check the address, or save the page as .html"
            )
        kept = Kept(
            url=target.url, content_type=answer.headers.get("content-type", ""), data=answer.data,
            etag=answer.headers.get("etag", "")[:1000],
            modified=answer.headers.get("last-modified", "")[:100],
            sha256=hashlib.sha256(answer.data).hexdigest(),
        )  # fmt: skip
        if (kept.etag or kept.modified) and "no-store" not in answer.headers.get("cache-control", ""):
            self._cache.put(first.url, kept)
        return _answer(kept)


def _headers() -> dict[str, str]:
    return {
        "User-Agent": settings.value("agent"), "Accept": _ACCEPT, "Accept-Encoding": "gzip",
        "Accept-Language": "nb, nn, en", "Connection": "close",
    }  # fmt: skip


def _validators(kept: Kept | None) -> dict[str, str]:
    given = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified} if kept else {}
    return {name: value for name, value in given.items() if value}


def _cap(headers: Mapping[str, str]) -> int:
    """How long an answer may be, by its content type; one that holds no article is not read at all."""
    name = _content_type(headers.get("content-type", ""))[0]
    if name not in _KINDS:
        raise Unreadable(f"of the type {name[:60]}, not a page", "give pages, feeds or sitemaps")
    return limits.ARTICLE_BYTES if _KINDS[name] == "html" else limits.XML_BYTES


def _content_type(given: str) -> tuple[str, str | None]:
    name, _, parameters = given.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", parameters, re.IGNORECASE)
    return name.strip().casefold(), charset[1] if charset else None


def _answer(kept: Kept) -> Answer:
    name, charset = _content_type(kept.content_type)
    return Answer(url=kept.url, data=kept.data, kind=_KINDS.get(name), charset=charset)


def _moved(target: Target, answer: Response) -> Target:
    """Where a redirection leads; it is checked as any address is."""
    given = answer.headers.get("location", "").encode("latin-1", "replace").decode("utf-8", "replace")
    if not given.strip():
        raise Unreadable("redirected to nowhere", _SAVE)
    try:
        return target_of(urljoin(target.url, clean(given).strip()), target.url)
    except ValueError as fault:
        raise Unreadable("redirected to what is no address", _SAVE) from fault
    except Unreadable as fault:
        raise Unreadable(f"redirected to {given[:100]}: {fault.reason}", fault.remedy) from fault


def _seconds(later: str, default: float) -> float:
    """How long a Retry-After asks to wait: seconds, or until a date."""
    if re.fullmatch(r"\d{1,9}", later.strip(), re.ASCII):
        return float(later)
    try:
        return max(0.0, (parsedate_to_datetime(later) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return default
