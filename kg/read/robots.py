"""robots.txt (RFC 9309) → may this page be fetched, and how long to wait between two.

Written here: the standard library's reader knows no `*` and `$` in a path and takes the first rule, not the
longest, so that it would fetch what newspapers forbid.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes

_LINE = re.compile(r"\s*([A-Za-z-]{1,40})\s*:\s*([^#]*)")


@dataclass(slots=True)
class Rules:
    """What one robots.txt says to one agent: `rules` as (allowed, pattern); `delay` in seconds."""

    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float | None = None

    def allow(self, path: str) -> bool:
        """Whether the path with its query may be fetched: the longest rule decides, permission at a tie."""
        if path.partition("?")[0] == "/robots.txt":
            return True
        plain = _plain(path)
        matching = [(len(pattern), allowed) for allowed, pattern in self.rules if _matches(pattern, plain)]
        return max(matching)[1] if matching else True


ALL = Rules()


def rules_of(text: str, agent: str) -> Rules:
    """The rules of all groups for the agent; where none names it, those of `*`."""
    groups: dict[str, Rules] = {}
    names: list[str] = []
    opening = True
    for line in text.lstrip("\ufeff").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        key, value = match[1].casefold(), match[2].strip()
        if key == "user-agent":
            names = names if opening else []
            names.append((re.match(r"\*|[A-Za-z_-]*", value) or [""])[0].casefold())
            opening = True
            for name in names:
                groups.setdefault(name, Rules())
            continue
        if key in ("allow", "disallow", "crawl-delay"):
            opening = False
            for name in names:
                _add(groups[name], key, value)
    return groups.get(agent.casefold()) or groups.get("*") or ALL


def _add(rules: Rules, key: str, value: str) -> None:
    if key == "crawl-delay":
        if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value, re.ASCII):
            rules.delay = float(value)
    elif value:
        rules.rules.append((key == "allow", _plain(value)))


def _plain(path: str) -> str:
    """The path with its escapes written one way."""
    return quote(unquote_to_bytes(path), safe="/?&=*$:;,@!'()+~._-%")


def _matches(pattern: str, path: str) -> bool:
    """Whether the pattern, with `*` for anything and a last `$` for the end, fits the path from its start.

    Piece by piece from the left: a regular expression of many stars would take hours.
    """
    ends = pattern.endswith("$")
    first, *pieces = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    if not pieces:
        return not ends or path == first
    at, last = len(first), pieces.pop()
    for piece in pieces:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return (path.endswith(last) and len(path) - len(last) >= at) if ends else path.find(last, at) >= 0
