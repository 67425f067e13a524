"""Which page stands at which address."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.catalogue import ACTORS
from kg.serve.openapi import openapi
from kg.serve.pages import ask, lists
from kg.serve.pages.about import about
from kg.serve.pages.actor import actor
from kg.serve.pages.article import article
from kg.serve.pages.card import card, oembed
from kg.serve.pages.disagree import disagree
from kg.serve.pages.edit import decide, edit, preview
from kg.serve.pages.editor import download, editor, terms
from kg.serve.pages.event import event
from kg.serve.pages.explore import explore, graph, sentences
from kg.serve.pages.feed import feed
from kg.serve.pages.find import find, suggest
from kg.serve.pages.frame import Make, answer, page
from kg.serve.pages.generic import generic
from kg.serve.pages.home import home
from kg.serve.pages.ontology import namespace
from kg.serve.pages.relation import relation
from kg.serve.pages.statement import invitation, statement, statements
from kg.serve.vocabulary import SPACES

# Kinds of thing with a page of their own; others, and the parts of an article, get a plain one.
_PAGES: dict[str, tuple[str, Make]] = {
    "event": ("event.html", event),
    "article": ("article.html", article),
    "statement": ("statement.html", statement),
    "invitation": ("invitation.html", invitation),
    **dict.fromkeys(ACTORS, ("actor.html", actor)),
}


def as_page(request: Request) -> Response:
    """The page of the thing whose IRI ends as the address does."""
    kind, rest = request.path_params.get("kind", ""), request.path_params["rest"]
    if "/" not in rest and kind in _PAGES:
        return answer(request, *_PAGES[kind])
    return answer(request, "generic.html", partial(generic, path=request.scope["path"].lstrip("/")))


ROUTES = (
    Route("/", page("home.html", home)),
    Route("/search", page("search.html", find)),
    Route("/api/search", suggest),
    Route("/api/openapi.json", openapi),
    Route("/api/graph", graph),
    Route("/api/evidence", sentences),
    Route("/explore", explore),
    Route("/events", page("list.html", lists.events)),
    Route("/feed.atom", feed),
    Route("/statements", page("statements.html", statements)),
    Route("/articles", page("articles.html", lists.articles)),
    Route("/invitations", page("invitations.html", lists.invitations)),
    Route("/things/{kind}", page("things.html", lists.things)),
    Route("/relations", page("relation.html", relation)),
    Route("/disagree", page("disagree.html", disagree)),
    Route("/card/{kind}/{name}", card),
    Route("/oembed", oembed),
    Route("/edit", edit),
    Route("/edit/preview", preview, methods=["POST"]),
    Route("/edit/decide", decide, methods=["POST"]),
    *(
        Route(f"/{space}{version}", partial(namespace, space=space))
        for space in SPACES
        for version in ("", "/{version}")
    ),
    Route("/query", editor),
    Route("/query/{form}", download),
    Route("/api/vocabulary", terms),
    Route("/questions", page("questions.html", ask.asked)),
    Route("/questions/{name}", ask.answer),
    Route("/questions/{name}/csv", ask.answer),
    Route("/about", page("about.html", about)),
)
