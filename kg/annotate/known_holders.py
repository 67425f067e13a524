"""The holders of office of the registry who bear the names of an article, and who held it on its day."""

from collections.abc import Iterable, Sequence

from kg.annotate.last_names import bearers, last_name
from kg.reference import Holder, Registry


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

    def _find(self, name: str) -> Sequence[Holder]:
        found = self._registry.persons_named(name)
        if found:
            return found
        words = [w for w in name.replace(",", "").split() if w.rstrip(".") not in ("Jr", "Sr")]
        initial = name[0] if len(words) > 1 else ""
        bearing = bearers().get(last_name(" ".join(words)), ())
        return [
            holder
            for holder, forms in bearing
            if self.serving(holder.start, holder.end) and any(f.startswith(initial) for f in forms)
        ]
