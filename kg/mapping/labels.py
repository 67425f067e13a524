"""Labels that are built: what an event is called from its type, participants, place and date."""

from kg.mapping.iris import DIP
from kg.mapping.scope import LABEL_LANGUAGES, Scope
from kg.mapping.vocabulary import vocabulary
from kg.records import Event, Invitation, Statement
from kg.reference import Holder, Names, Registry
from kg.resolve.events import identifying

_MONTH = len("2021-10")
_SHOWN = 3  # participants named in a label; the rest are counted
_QUOTED = 80  # characters of a statement in its label
_HOLDERS: dict[
    int, tuple[Registry, dict[str, Holder]]
] = {}  # the registry is kept beside, so that its id stays its own


def holders(registry: Registry) -> dict[str, Holder]:
    """One holding of each person of the registry, by slug; the last registry asked for is remembered."""
    known = _HOLDERS.get(id(registry))
    if known is None:
        _HOLDERS.clear()
        known = _HOLDERS[id(registry)] = (registry, {h.slug: h for h in registry.holders})
    return known[1]


def first(names: Names, language: str, otherwise: str) -> str:
    """The preferred name in a language, else in another, else `otherwise`."""
    for code in (language, *LABEL_LANGUAGES):
        if names.get(code):
            return names[code][0]
    return otherwise


def called(who: str, language: str, scope: Scope) -> str:
    """What an actor of the article is called in a language."""
    if scope.names and (chosen := scope.names.get((scope.actor(who) or "<>")[1:-1])):
        return chosen
    person = scope.persons.get(who)
    if person is not None:
        holder = holders(scope.registry).get(scope.slug("person", person.name))
        return first(holder.names, language, person.name) if holder else person.name
    country = scope.registry.countries.get(who)
    if country is not None:
        return first(country.names, language, who)
    organisation = scope.registry.organisations.get(scope.slug("organisation", who))
    return first(organisation.names, language, who) if organisation else who


def place_called(name: str, language: str, scope: Scope) -> str:
    """What a place of the article is called in a language."""
    if scope.names and (chosen := scope.names.get(scope.place(name)[1:-1])):
        return chosen
    if name in scope.registry.countries:
        return first(scope.registry.countries[name].names, language, name)
    place = scope.registry.places.get(scope.slug("place", name))
    return first(place.names, language, name) if place else name


def event_label(event: Event, language: str, scope: Scope) -> str:
    """`Meeting: Anna Vik, Boris Lund (2021-10-25)`: from what identifies it: every article says the same.

    The place stands in it only where it helps to tell the event from others. An editor's name goes before.
    """
    if chosen := scope.names.get(scope.event(event.id)[1:-1]):
        return chosen
    kind = vocabulary().event_type(event.type).labels[language]
    names = sorted({called(who, language, scope) for who in identifying(event, scope.served)})
    shown = ", ".join(names[:_SHOWN]) + (f" +{len(names) - _SHOWN}" if len(names) > _SHOWN else "")
    where = event.city or event.country or event.venue
    dated = len(event.start or "") >= _MONTH and len(names) > 1
    details = [place_called(where, language, scope)] if where and not dated else []
    if event.start:
        details.append(event.start[:10])
    head = kind[0].upper() + kind[1:]
    return head + (f": {shown}" if shown else "") + (f" ({', '.join(details)})" if details else "")


def invitation_label(invitation: Invitation, language: str, scope: Scope) -> str:
    """`Invitation: Boris Lund → Anna Vik (Moscow)`."""
    head = vocabulary().labels[f"{DIP}Invitation"][language]
    sides = [called(who, language, scope) if who else "?" for who in (invitation.inviter, invitation.invitee)]
    where = f" ({place_called(invitation.destination, language, scope)})" if invitation.destination else ""
    return f"{head[0].upper()}{head[1:]}: {' → '.join(sides)}{where}"


def statement_label(statement: Statement, language: str, scope: Scope) -> str:
    """`Boris Lund: the first words of what was said …`."""
    words = " ".join(scope.extraction.article.text[statement.start : statement.end].split())
    cut = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return f"{called(statement.speaker, language, scope)}: {cut}"
