"""A visitor's address → a scene as JSON, or the page around it; the sentences beside it."""

from collections.abc import Mapping
from typing import Any

from kg import languages, limits
from kg.draw.network import Picture, key
from kg.draw.rows import tables
from kg.draw.scene import fixed, scene
from kg.draw.words import words
from kg.serve.explore.asked import SIZES, Asked, asked
from kg.serve.explore.choosing import Chooser, Chosen
from kg.serve.explore.drawn import picture
from kg.serve.explore.sized import choices, sized
from kg.serve.pages.reader import Reader


def drawn(reader: Reader, given: Mapping[str, str]) -> tuple[Picture, dict[str, Any]]:
    """The picture that an address asks for, and its scene: what is in it, what was asked, what was cut."""
    ties, store = reader.view.ties, reader.view.store
    ask = asked(ties, store.iris.base, given)
    chooser = Chooser(ties, reader.view.search, ask)
    chosen = chooser.chosen()
    made = picture(reader, ties, chooser, chosen)
    found = scene(made)
    if chosen.path:
        found["off"] = {"kinds": [], "relations": []}
    elif reader.catalogue.kind(ask.of) == "country":
        found["off"]["relations"] = ["represents"]
    sizes = sized(reader, ask.size, found["nodes"])
    return made, found | {
        "size": sizes,
        "query": _query(ask, given), "path": [key(iri) for iri in chosen.path], "base": store.iris.base,
        "title": _title(reader, ask), "notice": _notice(reader, ask, chosen, made),
        "left": max(0, chosen.total - len(chosen.base)), "cut": chosen.cut,
        "opened": [key(iri) for _, fresh in chosen.opened for iri in fresh],
        "types": [[code, reader.concept("event-type", code), n] for code, n in chosen.types],
        "countries": [[iri.rpartition("/")[2], reader.label(iri), n] for iri, n in chosen.countries],
    }  # fmt: skip


def page_values(reader: Reader, given: Mapping[str, str]) -> dict[str, Any]:
    """The values of explore.html."""
    made, found = drawn(reader, given)
    table = words(reader.language)
    language = table["words"]
    order = (
        language["order_path"] if found["path"] else language["order" if found["centre"] else "order_events"]
    )
    return {
        "title": found["title"], "words": language, "kinds": table["kinds"], "scene": found,
        "notice": found["notice"], "tables": tables(made), "order": order,
        "signs": languages.table(reader.language, "pages")["status_signs"],
        "served": {"page": reader.link("/explore"), "sizes": SIZES, "measures": choices(reader),
            "size_by": languages.table(reader.language, "analyse")["words"]["size_by"],
        },
        "data": {"fixed": fixed(reader.language, _addresses(reader), types(reader)), "scene": found},
    }  # fmt: skip


def _addresses(reader: Reader) -> dict[str, str]:
    """Where the scripts ask; the language is named, so that an answer never depends on the browser's."""
    prefix = f"/{reader.language}"
    return {
        "page": reader.link("/explore"), "graph": f"{prefix}/api/graph", "evidence": f"{prefix}/api/evidence",
        "search": f"{prefix}/api/search",
    }  # fmt: skip


def types(reader: Reader) -> dict[str, str]:
    """What the types of event are called."""
    codes = sorted({event.type for event in reader.catalogue.events.values()})
    return {code: reader.concept("event-type", code) for code in codes}


def _query(ask: Asked, given: Mapping[str, str]) -> dict[str, Any]:
    """What was asked, as it was understood."""
    return {
        "of": key(ask.of) if ask.of else "", "path": key(ask.to) if ask.to else "", "q": ask.query,
        "depth": str(ask.depth), "most": str(ask.most), "type": ask.type, "size": ask.size,
        "country": ask.country.rpartition("/")[2], "from": given.get("from", ""), "to": given.get("to", ""),
        "open": [key(iri) for iri in ask.opened],
    }  # fmt: skip


def _title(reader: Reader, ask: Asked) -> str:
    table = words(reader.language)["words"]
    if ask.of and ask.to:
        return str(table["title_path"].format(a=reader.label(ask.of), b=reader.label(ask.to)))
    if ask.of:
        return str(table["title_focus"].format(name=reader.label(ask.of)))
    return str(table["title_search"].format(q=ask.query) if ask.query else table["title_home"])


def _notice(reader: Reader, ask: Asked, chosen: Chosen, made: Picture) -> str:
    """What is left out, or why there is nothing, in words; "" when all is there."""
    table = words(reader.language)["words"]
    if ask.of and ask.to:
        beside = sum(len(others) for others in chosen.between.values())
        name = "path_more" if beside else "path_only" if chosen.path else "path_none"
        said = reader.say(table[name], n=beside, a=reader.label(ask.of), b=reader.label(ask.to))
        wide = any(reader.catalogue.kind(iri) in ("country", "place") for iri in chosen.path[1:-1])
        return f"{said} {table['path_wide']}" if wide else said
    if ask.query and not chosen.base:
        return reader.say(table["nothing_found"], q=ask.query)
    narrowed = ask.type or ask.country or ask.low or ask.high
    if len(chosen.base) <= len(chosen.seeds[:1]) and narrowed:
        return str(table["nothing_fits"])
    hidden = chosen.total - len(chosen.base)
    name = "hidden_more" if chosen.cut else "hidden_left" if hidden > 0 else ""
    said = reader.say(table[name], n=len(made.nodes), m=chosen.total, hidden=hidden) if name else ""
    if len(made.edges) < limits.EXPLORE_LINKS:
        return said
    return f"{said} {reader.say(table['lines_cut'], n=len(made.edges))}".strip()
