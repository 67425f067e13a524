"""Where a SPARQL service is and who asks it, from the command line and the environment."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from kg import settings
from kg.errors import UsageError
from kg.remote.engines import ENGINES


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """`query` is the address that queries go to; "" elsewhere takes what the engine has by default."""

    query: str
    update: str = ""
    graphs: str = ""
    user: str = ""
    password: str = ""
    token: str = ""
    engine: str = ""

    def __post_init__(self) -> None:
        for address in (self.query, self.update, self.graphs):
            parts = urlsplit(address)
            if address and (parts.scheme not in ("http", "https") or not parts.hostname):
                raise UsageError(f"{address!r} is no address of a service", remedy="http://host:port/path")
            if parts.username or parts.password:
                raise UsageError(
                    "a password in an address ends up in logs",
                    remedy="KG_ENDPOINT_USER, KG_ENDPOINT_PASSWORD",
                )
        if self.engine and self.engine not in ENGINES:
            raise UsageError(
                f"there is no engine {self.engine!r}", remedy=f"one of {', '.join(ENGINES)}, or leave it out"
            )

    def __repr__(self) -> str:
        return f"Endpoint({self.query})"  # the secrets stay out of messages


def chosen(given: str | None) -> Endpoint | None:
    """The endpoint of the command line, else of the environment; None where neither names one."""
    address = settings.value("endpoint", given)
    if not address:
        return None
    return Endpoint(
        query=address, update=settings.value("endpoint_update"), graphs=settings.value("endpoint_graphs"),
        user=settings.value("endpoint_user"), password=settings.value("endpoint_password"),
        token=settings.value("endpoint_token"), engine=settings.value("endpoint_engine"),
    )  # fmt: skip
