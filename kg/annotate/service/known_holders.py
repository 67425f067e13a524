"""The holders of office of the registry who bear the names of an article, and who held it on its day."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache

from kg.annotate.names.last_names import bearers, last_name
from kg.annotate.names.name_forms import without_capitals
from kg.document import Title, replace
from kg.reference import Holder, Registry, load

MINISTERS = ("minister", "foreign_minister", "defence_minister")
LONG = 3  # words of a name of which the last is often left out
SEAT = "GBR"  # where the sovereign of many realms lives
ELECT = timedelta(days=200)  # from an election to the day on which the elected takes office


class KnownHolders:
    """Looks up names once for one article of one day ("" where it has none)."""

    def __init__(self, registry: Registry, day: str) -> None:
        self._registry, self._day = registry, day
        self._held: dict[str, Sequence[Holder]] = {}

    def named(self, name: str) -> Sequence[Holder]:
        """Those who bear a name, by their last name where they were in office that day."""
        if name not in self._held:
            self._held[name] = self._find(name)
        return self._held[name]

    def serving(self, start: str, end: str) -> bool:
        """Whether the day lies in a term; where it is unknown, it does."""
        return not self._day or (start <= self._day and (not end or end >= self._day[: len(end)]))

    def in_office(self, name: str) -> list[Holder]:
        """Those who bear a name and were in office on the day of the article."""
        return [h for h in self.named(name) if self.serving(h.start, h.end)] if self._day else []

    def holding(self, names: Iterable[str], office: str) -> dict[str, Holder]:
        """Of some names those whose bearer held an office on the day of the article, with that holder."""
        serving = {name: [h for h in self.in_office(name) if h.office == office] for name in names}
        return {name: held[0] for name, held in serving.items() if len({h.slug for h in held}) == 1}

    def of_short_form(self, title: Title) -> Title | None:
        """ "Secretary NAME", "Minister NAME": the one ministry that somebody is known to hold that day."""
        held = {(h.office, h.country) for h in self.in_office(title.person or "") if h.office in MINISTERS}
        if len(held) != 1 or title.when != "current":
            return None
        office, of = held.pop()
        return replace(title, office=office, of=of, of_inferred=True)

    def state_of(self, title: Title, named: AbstractSet[str]) -> str:
        """The state for which somebody holds an office, or has been elected to it; "" where nobody is known.

        Of a king of many realms, the one `named` in the article, else where he lives.
        """
        known = self.named(title.person)
        if title.when == "designate":
            known = [h for h in _bearing(title.person) if self._soon(h)]
        past = title.when in ("former", "designate")
        held = [h for h in known if h.office == title.office and (past or self.serving(h.start, h.end))]
        if len({h.slug for h in held}) > 1 and title.person in _monarchs():
            held = [h for h in held if h.country in named]  # "King Abdullah" is of Jordan, or of Saudi Arabia
        return min(held, key=lambda h: (h.country not in named, h.country != SEAT)).country if held else ""

    def taken(self, title: Title, of: str) -> bool:
        """Whether somebody of another name is known to be the foreign minister of a state on the day."""
        if title.office != "foreign_minister":
            return False
        held = [h for h in self._registry.holders if (h.office, h.country) == (title.office, of)]
        held = [h for h in held if self._day and self.serving(h.start, h.end)]
        last = last_name(title.person or "")
        return bool(held) and all(last_name(h.name) != last for h in held)

    def elsewhere(self, office: str, of: str, person: str) -> bool:
        """Whether somebody is known to hold another office of a state, or it to have another head."""
        own = {h.office for h in self.in_office(person) if h.country == of}
        if own:
            return office not in own
        leads = office in ("head_of_state", "head_of_government")
        held = self._registry.holders_of(of, office, self._day) if self._day and leads else ()
        return bool(held) and all(last_name(h.name) != last_name(person) for h in held)

    def once(self, title: Title, named: AbstractSet[str]) -> str:
        """ "President Reagan" in a text of our days: the one state that had such a holder, if named."""
        states = {h.country for h in _bearing(title.person) if h.office == title.office}
        return states.pop() if len(states) == 1 and states <= named else ""

    def _soon(self, holder: Holder) -> bool:
        if len(self._day) != len("2021-05-01") or len(holder.start) != len(self._day):
            return False
        return timedelta(0) < date.fromisoformat(holder.start) - date.fromisoformat(self._day) < ELECT

    def _find(self, name: str) -> Sequence[Holder]:
        name = without_capitals(name)
        found = self._registry.persons_named(name)
        return found or [h for h in _bearing(name) or _begun(name) if self.serving(h.start, h.end)]


@cache
def _monarchs() -> frozenset[str]:
    """The first names of those who reign, by which alone they are called."""
    told = (h.name.partition(" of ") for h in load().holders if h.office == "head_of_state")
    return frozenset(last_name(name) for name, of, _ in told if of)


@cache
def _opened() -> dict[str, list[Holder]]:
    """The holders by the first two of three words of their names, where one alone begins so."""
    found: dict[str, list[Holder]] = {}
    for holder in load().holders:
        for form in {form for forms in ((holder.name,), *holder.names.values()) for form in forms}:
            words = form.split()
            if len(words) == LONG and all(word[:1].isupper() for word in words):
                found.setdefault(" ".join(words[:-1]), []).append(holder)
    return {name: held for name, held in found.items() if len({h.slug for h in held}) == 1}


def _begun(name: str) -> list[Holder]:
    """Those who are called by the first two words of their names: "Salva Kiir" Mayardit."""
    return _opened().get(name, [])


def _bearing(name: str) -> list[Holder]:
    """Those whose last name it is, and whose first name begins so."""
    words = [w for w in name.replace(",", "").split() if w.rstrip(".") not in ("Jr", "Sr")]
    initial = name[0] if len(words) > 1 else ""
    bearing = bearers().get(last_name(" ".join(words)), ())
    return [holder for holder, forms in bearing if any(f.startswith(initial) for f in forms)]
