"""Who a name stands for within one article: a person of gold, a country, or an organisation."""

from collections.abc import Iterable, Sequence
from typing import Any

from kg.evaluate.names import Aliases, likeness, words
from kg.evaluate.pairing import pair, pair_by_sum

Key = tuple[str, object]  # ("person", index in gold), ("country", code), ("organisation", key)


class Who:
    """The people of gold and of the extraction paired one to one, and the names of both brought to keys."""

    def __init__(self, gold: Any, found: Any, aliases: Aliases) -> None:
        self._aliases = aliases
        self._people = gold["persons"]
        self._named = {person["name"]: index for index, person in enumerate(self._people)}
        self._listed = frozenset(gold["organisations"])
        self._organisations = {aliases.organisation(name) for name in gold["organisations"]}
        self.pairs = pair({(i, j): self._likeness(other["name"], i) for i in range(len(self._people))
                           for j, other in enumerate(found["persons"])})  # fmt: skip
        gold_of = {j: i for i, j in self.pairs}
        self._own: dict[tuple[str, ...], int] = {}
        self._own_alias: dict[tuple[str, ...], int] = {}
        for j, other in enumerate(found["persons"]):
            if j in gold_of:
                self._own.setdefault(words(other["name"]), gold_of[j])
                for alias in other.get("also") or ():
                    self._own_alias.setdefault(words(alias), gold_of[j])

    def _likeness(self, name: str, index: int) -> float:
        person = self._people[index]
        return likeness(name, person["name"], tuple(person.get("also") or ()))

    def _country(self, name: str) -> bool:
        return name in self._aliases.countries and name not in self._listed

    def _nearest(self, name: str) -> frozenset[int]:
        values = [self._likeness(name, index) for index in range(len(self._people))]
        best = max(values, default=0.0)
        return (
            frozenset(index for index, value in enumerate(values) if value == best) if best else frozenset()
        )

    def gold(self, name: str | None) -> Key | None:
        """What a name in gold stands for; None for nobody."""
        if name is None:
            return None
        if name in self._named:
            return ("person", self._named[name])
        if self._country(name):
            return ("country", name)
        near = self._nearest(name)
        if near and self._aliases.organisation(name) not in self._organisations:
            return ("person", min(near))
        return ("organisation", self._aliases.organisation(name))

    def found(self, name: str | None) -> frozenset[Key]:
        """What a name in the extraction may stand for; nothing for nobody."""
        if name is None or not name.strip():
            return frozenset()
        if self._country(name):
            return frozenset({("country", name)})
        organisation = self._aliases.organisation(name)
        if organisation in self._organisations and name not in self._named:
            return frozenset({("organisation", organisation)})
        own = self._own.get(words(name))
        near = frozenset({own}) if own is not None else self._nearest(name)
        if not near and (alias := self._own_alias.get(words(name))) is not None:
            near = frozenset({alias})
        people: frozenset[Key] = frozenset(("person", index) for index in near)
        return people or frozenset({("organisation", organisation)})

    def same(self, gold: str | None, found: str | None) -> bool:
        """Whether the two names stand for one; nobody is only nobody."""
        key = self.gold(gold)
        return key in self.found(found) if key is not None else not self.found(found)

    def matched(self, gold: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
        """The names of two lists that stand for the same, paired one to one."""
        return pair_by_sum({(i, j): float(self.same(one, other)) for i, one in enumerate(gold)
                            for j, other in enumerate(found)})  # fmt: skip


def names(participants: Iterable[Any]) -> list[str]:
    """The `who` of each participant."""
    return [str(participant["who"]) for participant in participants]
