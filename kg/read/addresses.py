"""An address → the public IP addresses behind it, checked; what points into a private network is refused."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from kg import limits, settings
from kg.read.fields import url_of
from kg.read.refuse import Unreadable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}
_SYSTEM_PORTS = 1_024  # below it live mail, shells and databases, not newspapers
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]+")  # a name, or IPv4 and IPv6
_SAVE = "save the page as .html and give the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a request goes: `addresses` are the checked ones, the only ones that are connected to."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def site(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(given: str, via: str | None = None) -> Target:
    """The checked target of an address; `via` is the page that named it, None where the user did."""
    url = url_of(given)
    if url is None or len(url) > limits.URL_CHARACTERS or re.search(r"[\s\x00-\x1f\\]", given.strip()):
        raise Unreadable("not an address of the web", "give one that begins with http:// or https://")
    parts = urlsplit(url)
    try:
        host = unquote(parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode()
        port = parts.port or _PORTS[parts.scheme]
    except (UnicodeError, ValueError) as fault:
        raise Unreadable("an address whose host or port cannot be read", _SAVE) from fault
    if not _HOST.fullmatch(host) or parts.username is not None or parts.password is not None:
        raise Unreadable("an address without a host, or with a name and a password", _SAVE)
    if port < _SYSTEM_PORTS and port not in _PORTS.values():
        raise Unreadable(f"port {port}, where no web pages are served", _SAVE)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    found = _resolved(host, port)
    for address in found:
        if not is_public(address) and not _opened(address, port, via):
            raise Unreadable(f"{host} is {address}, which is not on the public web", _SAVE)
    return Target(url=url.partition("#")[0], scheme=parts.scheme, host=host, port=port, path=path,
                  addresses=tuple(str(address) for address in found))  # fmt: skip


def _resolved(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise Unreadable(f"the name {host} leads nowhere", "check the address, and the network") from fault
    return list(dict.fromkeys(ipaddress.ip_address(str(one[4][0])) for one in found))


def is_public(address: Address) -> bool:
    """Whether the address, and the IPv4 address that an IPv6 one may carry, is of the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id or address.is_site_local:
            return False
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not is_public(one) for one in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    )


def _opened(address: Address, port: int, via: str | None) -> bool:
    """Whether the user's setting opens this loopback port, and no page from elsewhere leads there."""
    opened = settings.value("loopback").split(",")
    if not address.is_loopback or f"{address}:{port}" not in [one.strip() for one in opened]:
        return False
    return via is None or urlsplit(via).netloc in (f"{address}:{port}", f"localhost:{port}")
