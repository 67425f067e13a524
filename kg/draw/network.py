"""Selection, Details → the nodes and edges of a pyvis Network, with positions given and physics off."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg import limits
from kg.draw import layout, words
from kg.draw.details import within
from kg.draw.records import NOT_DONE, Details, Line, Link, Outline, Passage, Selection, Source

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": False},
    },
    "edges": {
        "smooth": {"enabled": False},
        "arrows": {"to": {"enabled": False}},
        "selectionWidth": 0,
        "hoverWidth": 0.8,
    },
    "nodes": {"chosen": False},
}
_LABEL_CHARACTERS = 34  # of a name in the picture; the panel and the table have the whole of it
_ABOUT = ("event", "statement")


class Picture:
    """The data of one page: nodes and edges as pyvis holds them, and the sentences by number."""

    def __init__(
        self, selection: Selection, outline: Outline, details: Details, language: str,
        places: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:  # fmt: skip
        self.selection, self.outline, self.details, self.language = selection, outline, details, language
        self._places = layout.positions(selection, outline) if places is None else places
        self.table = words.words(language)
        self.passages: list[dict[str, Any]] = []
        self._numbers: dict[Passage, int] = {}
        self.links = within(outline.links, selection.nodes)
        self.nodes, self.edges, self.options = self._build()

    def _build(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
        net = _network()(directed=True)  # an undirected one drops the second relation between two things
        net.set_options(json.dumps(_OPTIONS))
        for iri in self._in_order():
            x, y = self._places[iri]
            net.add_node(key(iri), label=self.label(iri), shape="custom", x=x, y=y, **self._node(iri))
        for i, link in enumerate(self.links):
            net.add_edge(key(link.source), key(link.target), id=f"e{i}", arrows="", **self._edge(link))
        nodes, edges, _, _, _, options = net.get_network_data()
        return list(nodes), list(edges), dict(json.loads(options))

    def _in_order(self) -> list[str]:
        """Events by date first: the arrow keys and the table follow this order."""
        starts, kinds = self.outline.starts, self.outline.kinds
        undated = ("9999",)
        return sorted(
            self.selection.nodes, key=lambda iri: (kinds[iri] != "event", starts.get(iri, undated)[0], iri)
        )

    def label(self, iri: str) -> str:
        """The name to show; for a statement its first words, in the quotation marks of the page."""
        if iri in self.details.texts and self.outline.kinds[iri] == "statement":
            table = self.table["words"]
            return (
                f"{table['quote_open']}{_cut(_plain(self.details.texts[iri][0]), 90)}{table['quote_close']}"
            )
        label = _plain(self.details.labels.get(iri, "")) or key(iri).rpartition("/")[2].replace("-", " ")
        for day in self.outline.starts.get(iri, ()):  # it stands beside the label, in the page's own form
            label = label.removesuffix(f" ({day})").replace(f", {day})", ")")
        return label

    def _short(self, iri: str) -> str:
        if iri in self.details.texts and self.outline.kinds[iri] == "statement":
            table = self.table["words"]
            return (
                f"{table['quote_open']}{_cut(_plain(self.details.texts[iri][0]), 22)}{table['quote_close']}"
            )
        label = self.label(iri)
        if self.outline.kinds[iri] == "event":
            for one in sorted(self.outline.around.get(iri, frozenset())):
                name = self.details.labels.get(one, "") if self.outline.kinds[one] == "person" else ""
                label = label.replace(name, _surname(name)) if name else label
        return _cut(label, _LABEL_CHARACTERS)

    def _node(self, iri: str) -> dict[str, Any]:
        kind, dates = self.outline.kinds[iri], self.outline.starts.get(iri, ())
        start, end = dates[0] if dates else "", self.outline.ends.get(iri, "")
        status = self.outline.statuses.get(iri, "") if kind == "event" else ""
        clash = self.table["words"]["clash_dates"].format(
            n=len(dates), dates=", ".join(words.day(one, self.language) for one in dates)
        )
        return {
            "iri": iri,
            "kind": kind,
            "short": self._short(iri),
            "sub": self.details.subs.get(iri, ""),
            "names": list(self.details.names.get(iri, ())[1:]),
            "start": start,
            "end": end,
            "when": words.span(start, end, self.language),
            "status": status,
            "status_word": self.table["statuses"].get(status, self.table["statuses"]["unknown"])
            if status
            else "",
            "articles": len(self.outline.articles.get(iri, ())),
            "clash": clash if len(dates) > 1 else "",
            "proof": self._numbered(self._proof(iri)),
            **self._said(iri),
            **self.details.more.get(iri, {}),
        }

    def _said(self, iri: str) -> dict[str, str]:
        """The words of a statement, whole, and their language."""
        if self.outline.kinds[iri] != "statement" or iri not in self.details.texts:
            return {}
        text, language = self.details.texts[iri]
        return {"text": text, "lang": language}

    def _proof(self, iri: str) -> list[Passage]:
        """Its own sentences; of a person or a place those of its events and statements, the newest first."""
        own = sorted(self.details.passages.get(iri, ()), key=self._foreign)
        if self.outline.kinds[iri] in _ABOUT:
            return own
        near = {link.about for link in self.links if iri in (link.source, link.target) and link.about}
        newest = sorted(near, key=lambda one: (self.outline.starts.get(one, ("",))[0], one), reverse=True)
        told = [passage for one in newest for passage in self.details.passages.get(one, ())]
        known = {(passage.article, "".join(passage.parts)) for passage in told}
        rest = [one for one in own if (one.article, "".join(one.parts)) not in known]
        return (told + rest)[: limits.EXPLORE_QUOTES]

    def _foreign(self, passage: Passage) -> int:
        """0 for a sentence in the language of the page, 1 for the other Norwegian, 2 for the rest."""
        language = self.details.sources.get(passage.article, Source()).language
        return 0 if language == self.language else 1 if {language, self.language} == {"nb", "nn"} else 2

    def _edge(self, link: Link) -> dict[str, Any]:
        return {
            "relation": link.relation,
            "line": self._line(link),
            "about": key(link.about) if link.about else "",
            "proof": self._numbered(sorted(self.details.passages.get(link.about, ()), key=self._foreign)),
            "note": self._note(link),
        }

    def _line(self, link: Link) -> Line:
        if link in self.details.worked_out:
            return "worked_out"
        status = self.outline.statuses.get(link.about, "")
        return "planned" if status in NOT_DONE or link.relation == "invited" else "said"

    def _note(self, link: Link) -> str:
        status = self.outline.statuses.get(link.about, "")
        dates = self.outline.starts.get(link.about, ())
        parts = [words.day(dates[0], self.language)] if dates else []
        return " · ".join(
            parts + ([self.table["statuses"][status]] if status in self.table["statuses"] else [])
        )

    def _numbered(self, passages: Iterable[Passage]) -> list[int]:
        numbers = []
        for passage in passages:
            if passage not in self._numbers:
                self._numbers[passage] = len(self.passages)
                self.passages.append(self._passage(passage))
            numbers.append(self._numbers[passage])
        return list(dict.fromkeys(numbers))

    def _passage(self, passage: Passage) -> dict[str, Any]:
        source = self.details.sources.get(passage.article, Source())
        return {
            "parts": list(passage.parts),
            "lang": source.language,
            "source": self._cited(source) or key(passage.article).rpartition("/")[2],
            "url": source.url,
        }

    def _cited(self, source: Source) -> str:
        """Publisher · date · «title» · language, where it is not the page's."""
        table: Mapping[str, str] = self.table["words"]
        title = f"{table['quote_open']}{_plain(source.title)}{table['quote_close']}" if source.title else ""
        foreign = table.get(f"language_{source.language}", "") if source.language != self.language else ""
        parts = (
            _plain(source.publisher),
            words.day(source.issued, self.language) if source.issued else "",
            title,
            foreign,
        )
        return " · ".join(part for part in parts if part)

    def base(self) -> str:
        """What the IRIs of the graph begin with."""
        iri = next(iter(self.selection.nodes), "")
        return iri.partition("id/")[0] if "/id/" in iri else ""

    def first(self) -> str | None:
        """What to open with: the focus; without one the event that most articles report."""
        events = [node for node in self.nodes if node["kind"] == "event"]
        ties = Counter(end for edge in self.edges for end in (edge["from"], edge["to"]))
        ranked = [(node["articles"], ties[node["id"]], node["start"], node["id"]) for node in events]
        return self.centre() or (str(max(ranked)[-1]) if ranked else None)

    def centre(self) -> str | None:
        """The key of the focus, or None."""
        return key(self.selection.centre) if self.selection.centre else None


def _network() -> Any:
    """The class of pyvis; loading it takes IPython and most of a second, so only where a picture is made."""
    from pyvis.network import Network  # noqa: PLC0415

    return Network


def prepare() -> None:
    """Loads what the first picture would wait for."""
    _network()


def key(iri: str) -> str:
    """The part of an IRI that tells things apart within the page and its address: event/2021-10-25-tromso."""
    return iri.partition("/id/")[2] or iri


def joined(labels: Sequence[str], most: int = 6) -> str:
    """A, B, C …"""
    return ", ".join(labels[:most]) + (" …" if len(labels) > most else "")


def _surname(name: str) -> str:
    """The last word of a name, unless it is a number or an initial: Harald V."""
    last = name.rpartition(" ")[2]
    return name if last.isupper() or len(last) < 3 else last


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, characters: int) -> str:
    return text if len(text) <= characters else text[: characters - 1].rstrip(' ,.;:–-«»“”"') + "…"
