"""Who takes part in an event in which role: hosts at home, and no state beside its own minister."""

from collections.abc import Sequence

from kg.document import Document, replace
from kg.extract.events.merged import FAMILY
from kg.languages import endings
from kg.records import Event, Participant, is_state


def in_power(document: Document, countries: dict[str, set[str]]) -> dict[str, set[str]]:
    """Those who act for their states: an opposition leader is beside his government, not in its stead."""
    stems = endings(document.article.language, "people", "opposition_stems")
    text, held = document.article.text, [t for t in document.titles if t.person]
    against = {t.person for t in held if text[t.start : t.end].casefold().startswith(stems)}
    return {who: states for who, states in countries.items() if who not in against}


def in_roles(events: Sequence[Event], countries: dict[str, set[str]]) -> list[Event]:
    """The events with everybody in his role there."""
    hosts = _receiving(events, countries)
    return [replace(e, participants=_in_roles(e, countries, hosts)) for e in events]


def _receiving(events: Sequence[Event], countries: dict[str, set[str]]) -> set[str]:
    """Those who receive others in the country that they serve."""
    told = [e for e in events if e.type != "visit"]
    hosts = [(p.who, e.country) for e in told for p in e.participants if p.role == "host"]
    return {who for who, country in hosts if countries.get(who) == {country}}


def _in_roles(event: Event, countries: dict[str, set[str]], hosts: set[str]) -> tuple[Participant, ...]:
    """Whoever serves the country of a meeting is its host, and those from elsewhere its guests.

    Who receives others there is no guest beside them: "A, accompanied by his hosts, inspected the guard".
    """
    members = event.participants
    if event.type == "visit" and event.country:
        own = {w for w in hosts if countries[w] == {event.country}}
        foreign = any(m.role == "guest" and m.who not in own for m in members)
        return tuple(m for m in members if m.role != "guest" or m.who not in own) if foreign else members
    if (
        FAMILY[event.type] not in ("meeting", "press")
        or not event.country
        or any(m.role != "participant" for m in members)
    ):
        return members
    at_home = {m.who for m in members if event.country in countries.get(m.who, {m.who})}
    if not at_home or len(at_home) == len(members):
        return members
    return tuple(replace(m, role="host" if m.who in at_home else "guest") for m in members)


def without_states(
    members: tuple[Participant, ...], countries: dict[str, set[str]], kind: str
) -> tuple[Participant, ...]:
    """A country is not named beside its own minister, unless it is the host, or negotiates."""
    if kind == "protest_note":
        return _of_summons(members, countries)
    own = {c for m in members for c in countries.get(m.who, ())}
    others = [m for m in members if is_state(m.who) and m.who not in own]
    states = [m for m in members if m.who in own]
    if kind != "visit" and ((others and states) or (kind == "negotiation" and len(states) > 1)):
        return members  # an event of states, with their delegates
    if kind == "visit":  # "på besøk hos Perus president B": he is the host
        hosts = {c for m in members if m.role == "host" for c in countries.get(m.who, ())}
        members = tuple(m for m in members if m.who not in hosts)
        return tuple(m for m in members if m.role == "host" or m.who not in own)  # A of a state comes
    return tuple(m for m in members if m.role in ("host", "organiser") or m.who not in own)


def _of_summons(members: tuple[Participant, ...], countries: dict[str, set[str]]) -> tuple[Participant, ...]:
    """ "Peru summoned B", and "its ministry" did so: told by one of them, as the envoy is by his name."""
    envoys = {c for m in members if m.role == "guest" for c in countries.get(m.who, ())}
    left = tuple(m for m in members if not (m.role == "guest" and m.who in envoys))
    acting = [m for m in left if m.role == "host"]
    states, named = [m for m in acting if is_state(m.who)], [m for m in acting if not is_state(m.who)]
    alone = states[0].who if len(states) == 1 else ""
    mine = bool(named) and all(alone in countries.get(m.who, {alone}) for m in named)
    return tuple(m for m in left if not (mine and m.role == "host" and m.who == alone))
