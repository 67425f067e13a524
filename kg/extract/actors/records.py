"""Actors as they stand in a sentence: one, or a coordinated group."""

from dataclasses import dataclass, field


@dataclass
class Chunk:
    """A coordinated group of actors; token bounds within the document."""

    first: int
    last: int
    members: list[str]
    preposition: str = ""
    genitive: bool = False
    kinds: set[str] = field(default_factory=set)

    @property
    def people(self) -> bool:
        """Whether somebody in the group is named or meant as a person."""
        return "person" in self.kinds

    @property
    def somebody(self) -> bool:
        """The same, or somebody who comes for a state and is not named: "her Swedish counterpart"."""
        return not self.kinds.isdisjoint(("person", "delegates"))


@dataclass
class Unit:
    """An actor: the tokens from `first` to `last`, and whom they stand for."""

    first: int
    last: int
    who: list[str]
    genitive: bool
    kind: str
    office: bool = False  # an office without a name, standing for whom it serves
    delegates: bool = False  # officials who act for a state
    titled: bool = False  # a name that opens with its title

    @property
    def kinds(self) -> set[str]:
        """What a group is that it stands in: of people, of states, of those who act for them."""
        return {self.kind, "delegates"} if self.delegates or self.office else {self.kind}
