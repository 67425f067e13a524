"""A clause, and a clause while it is being read."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Clause:
    """Ranges of token indices, in order; `relative` is the index of the pronoun that opens it, or -1."""

    spans: tuple[tuple[int, int], ...]
    start: int  # the index of its first token
    end: int  # one past the index of its last
    relative: int = -1

    def __contains__(self, index: int) -> bool:
        for first, last in self.spans:  # noqa: SIM110  # asked often of few spans: a generator costs more
            if first <= index < last:
                return True
        return False

    def before(self, at: int, reach: int = 0) -> list[int]:
        """Its own tokens before `at`, the last `reach` of them or all, without what is told in between."""
        own = [i for first, last in self.spans for i in range(first, min(last, at))]
        return own[-reach:]


@dataclass(eq=False)
class Open:
    """A clause that goes on: the one it stands in, and the ranges it has so far."""

    parent: "Open | None"
    relative: int = -1
    verb: bool = False
    spans: list[list[int]] = field(default_factory=list)

    def take(self, index: int) -> None:
        """Add one token."""
        if self.spans and self.spans[-1][1] == index:
            self.spans[-1][1] = index + 1
        else:
            self.spans.append([index, index + 1])
