"""Titles between two names, "NAME, U.S. ambassador to Peru, NAME", and rows of names behind "are"."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.records import Match, Name, Reach
from kg.document import Token

STYLE = 4  # tokens of ", H.E. Mrs." before a name


class BetweenNames:
    """Reads such rows of names and titles in one document."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        leading: AbstractSet[str],
        free: Callable[[Name], bool],
        joints: AbstractSet[str],
    ) -> None:
        self._words, self._leading, self._free, self._joints = tokens, leading, free, joints
        self._ends = set[int]()  # where titles end that are of the name before them
        self._heads = set[int]()  # where any title ends

    def equated(self, end: int, names: Sequence[Name], verbs: AbstractSet[str]) -> int:
        """ "The former ministers are A, B and C": the first of several who are told to be such, or -1.

        `end` is one past the title.
        """
        told = end < len(self._words) and self._words[end].norm in verbs
        first = next((i for i, n in enumerate(names) if n.first == end + 1), -1) if told else -1
        if first < 0 or first + 1 >= len(names):
            return -1
        between = self._words[names[first].last : names[first + 1].first]
        row = bool(between) and all(w.text == "," or w.norm in self._joints for w in between)
        return first if row else -1

    def first(self, reach: Reach, names: Sequence[Name], led: AbstractSet[int]) -> int:
        """The index of the name before a title that commas set off, or -1; `led` have a title before them."""
        left, end = reach.start - 1, reach.end
        while left >= 0 and self._words[left].norm in self._leading:
            left -= 1
        if left < 0 or self._words[left].text != ",":
            return -1
        if end >= len(self._words) or self._words[end].text != ",":
            return -1
        before = next((i for i, n in enumerate(names) if n.last == left), -1)
        opened = range(max(0, names[before].first - STYLE), names[before].first) if before >= 0 else ()
        comma = next((i for i in reversed(opened) if self._words[i].text == ","), -1)
        if before < 0 or (comma >= 0 and comma not in self._ends):
            return -1  # "the president of Peru, NAME, the ambassador to Lima, NAME": each behind its title
        untitled = before not in led and self._free(names[before]) and len(names[before].words) > 1
        return before if untitled else -1

    def next(self, reach: Reach, names: Sequence[Name], after: Callable[[int, int], int]) -> int:
        """The name behind a title in "minister, A, envoy, B and others", each behind its title; or -1."""
        left, end = reach.start - 1, reach.end
        while left >= 0 and self._words[left].norm in self._leading:
            left -= 1
        before = next((n for n in names if n.last == left), None)
        if before is None or self._words[left].text != "," or self._words[end : end + 1] == ():
            return -1
        opened = range(max(0, before.first - STYLE), before.first)
        comma = next((i for i in reversed(opened) if self._words[i].text == ","), -1)
        if self._words[end].text != "," or comma not in self._heads - self._ends:
            return -1
        return next((i for i, n in enumerate(names) if n.first == after(end + 1, len(self._words))), -1)

    def led(
        self,
        posts: Sequence[tuple[Match, Reach]],
        names: Sequence[Name],
        after: Callable[[int, int], int],
    ) -> frozenset[int]:
        """The names with a title before them; in "A, minister, B, envoy, C, spokesman" there are none."""
        found: set[int] = set()
        for match, reach in posts:
            self._heads.add(reach.end)
            if not match.form.plural and self.first(reach, names, found) >= 0:
                self._ends.add(reach.end)
            ends = {after(end, len(self._words)) for end in (match.last, reach.end)}
            ahead = {i for i, n in enumerate(names) if n.first in ends}
            behind = ahead and not match.form.plural and self._rowed(reach, names, found, ahead)
            found |= set() if behind else ahead
        return frozenset(found)

    def _rowed(
        self, reach: Reach, names: Sequence[Name], led: AbstractSet[int], ahead: AbstractSet[int]
    ) -> bool:
        """Whether a title is of the name before it, and one more is set off behind the name that follows."""
        first, follower = self.first(reach, names, led), names[min(ahead)]
        closed = follower.last < len(self._words) and self._words[follower.last].text == ","
        return first >= 0 and closed
