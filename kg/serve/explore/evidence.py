"""A thing or a line of the picture → the sentences behind it, who is against whom, how many say so."""

from collections.abc import Mapping
from typing import Any

from kg import limits
from kg.draw.words import words
from kg.serve.explore.ties import Ties, far
from kg.serve.faults import Refused
from kg.serve.pages.differences import Differing, differing
from kg.serve.pages.evidence import Quote, quotes
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import said, sources, telling

TOLD = 4  # events whose sentence is shown for a person or a place


def evidence(reader: Reader, given: Mapping[str, str]) -> dict[str, Any]:
    """The sentences of a thing (`of`), or of what ties it to another (`about`, with `with`)."""
    ties, base = reader.view.ties, f"{reader.view.store.iris.base}id/"
    about = given.get("about") or given.get("of", "")
    iri, other = f"{base}{about}", given.get("with", "")
    drawn = [f"{base}{one}" for one in given.get("near", "").split(",")[:TOLD]]
    articles, found = _found(reader, ties, iri, [f"{base}{other}"] if other else [], drawn)
    if not found and not ties.known(iri):
        raise Refused(404, f"the graph has no {about}", "search for it: /search")
    table = words(reader.language)["words"]
    shown = found[: limits.EXPLORE_QUOTES]
    left = len(articles) - len({quote.href.partition("#")[0] for quote in shown})
    rest = reader.say(table["more_articles"], n=left) if left > 0 and articles else ""
    if shown and not articles:
        rest = str(table["newest_told"])
    clashes = differing(
        reader, [one for one in reader.catalogue.differing.get(iri, ()) if one.kind == "conflict"]
    )
    told = sources(reader, articles)
    return {
        "of": about, "quotes": [_quote(reader, one) for one in shown], "rest": rest,
        "conflicts": [_conflict(one) for one in clashes],
        "sources": {"text": told.text, "title": told.title, "full": told.full, "rings": told.rings}
        if articles else None,
    }  # fmt: skip


def _found(
    reader: Reader, ties: Ties, iri: str, company: list[str], drawn: list[str]
) -> tuple[tuple[str, ...], tuple[Quote, ...]]:
    """The articles that tell of a thing, and its sentences; of a person or a place those of its events."""
    catalogue = reader.catalogue
    event, one = catalogue.events.get(iri), catalogue.statements.get(iri)
    if event is not None:
        articles = _in_language(reader, event.articles)[: limits.EXPLORE_QUOTES]
        return event.articles, quotes(reader, iri, articles, company or (*event.who, *event.where))
    if one is not None:
        return ties.articles(iri), (said(reader, one).quote,)
    if iri in catalogue.invitations:
        invitation = catalogue.invitations[iri]
        asked = [i for i in (invitation.inviter, invitation.invitee) if i]
        return invitation.articles, quotes(reader, iri, invitation.articles[: limits.EXPLORE_QUOTES], asked)
    near = [one for one in drawn if one in ties.around(iri)] or [far(link, iri) for link in ties.near(iri)]
    events = [catalogue.events[one] for one in dict.fromkeys(near) if one in catalogue.events][:TOLD]
    told = [quote for quote in (telling(reader, one) for one in events) if quote is not None]
    spoken = [said(reader, one).quote for one in catalogue.said_by.get(iri, ())[: TOLD - len(told)]]
    return (), (*dict.fromkeys(told), *spoken)


def _in_language(reader: Reader, articles: tuple[str, ...]) -> list[str]:
    """The articles, those in the page's language first."""
    return sorted(articles, key=lambda one: reader.source(one).language != reader.language)


def _quote(reader: Reader, one: Quote) -> dict[str, Any]:
    table = words(reader.language)["words"]
    title = f"{table['quote_open']}{one.title}{table['quote_close']}" if one.title else ""
    foreign = table.get(f"language_{one.language}", "") if one.language != reader.language else ""
    return {
        "parts": list(one.parts), "lang": one.language, "url": one.href,
        "source": " · ".join(part for part in (one.publisher, one.day, title, foreign) if part),
    }  # fmt: skip


def _conflict(one: Differing) -> dict[str, Any]:
    return {
        "what": one.what, "kind_word": one.kind_word,
        "versions": [
            {"letter": v.letter, "value": v.value, "articles": ", ".join(a.label for a in v.articles[:6])}
            for v in one.versions
        ],
    }  # fmt: skip
