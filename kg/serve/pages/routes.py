"""Which page stands at which address."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.catalogue import ACTORS
from kg.serve.pages import lists
from kg.serve.pages.actor import actor
from kg.serve.pages.article import article
from kg.serve.pages.event import event
from kg.serve.pages.find import find, suggest
from kg.serve.pages.frame import Make, answer, page
from kg.serve.pages.home import home

# Kinds of thing with a page of their own; others get a plain one.
_PAGES: dict[str, tuple[str, Make]] = {
    "event": ("event.html", event),
    "article": ("article.html", article),
    **dict.fromkeys(ACTORS, ("actor.html", actor)),
}


def as_page(request: Request) -> Response:
    """The page of the thing whose IRI ends as the address does."""
    kind, rest = request.path_params["kind"], request.path_params["rest"]
    template, make = _PAGES[kind] if kind in _PAGES and "/" not in rest else _PAGES["event"]
    return answer(request, template, make)


ROUTES = (
    Route("/", page("home.html", home)),
    Route("/search", page("search.html", find)),
    Route("/api/search", suggest),
    Route("/events", page("list.html", lists.events)),
    Route("/invitations", page("invitations.html", lists.invitations)),
    Route("/things/{kind}", page("things.html", lists.things)),
)
