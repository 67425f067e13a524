"""A group of actors as it stands in a sentence."""

from msgspec import Struct, field


class Chunk(Struct):
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
