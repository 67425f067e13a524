"""The drawing of contact over time, of one side or of two, on pages of people, countries and relations."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg import languages
from kg.analyse.chart import note, spoken, title
from kg.analyse.plot import Plot, plot
from kg.analyse.records import Asked
from kg.analyse.series import series
from kg.serve.catalogue import Event
from kg.serve.pages.reader import Reader

_LEAST = 3  # events; of fewer the list says all
_ASKED = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The drawing with its words: what it shows, what its signs are, where the rate changes."""

    plot: Plot
    name: str
    title: str
    note: str


def contact(reader: Reader, events: Sequence[Event], about: Sequence[str], width: int) -> Drawn | None:
    """The contact among some events, of the things named; None where there is too little to draw."""
    contacts = reader.view.contacts
    run = series(contacts.of(events), contacts.told, _ASKED)
    if run.total < _LEAST:
        return None
    known = reader.catalogue.events

    def event(iri: str) -> tuple[str, str]:
        one = known[iri]
        return f"{reader.day(one.start)}: {reader.title(one)}", reader.href(iri)

    drawn = plot(run, width, spoken(run, reader.language, event))
    if drawn is None:
        return None
    return Drawn(
        plot=drawn, name=languages.table(reader.language, "analyse")["words"]["section"],
        title=title(run, [reader.label(iri) for iri in about], reader.language),
        note=note(run, reader.language),
    )  # fmt: skip
