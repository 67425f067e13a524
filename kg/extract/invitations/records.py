"""An invitation and an answer to one, as one place of the text tells it."""

from dataclasses import dataclass
from typing import Literal

Answer = Literal["extended", "accepted", "declined"]


@dataclass(frozen=True)
class Told:
    """Who invites whom, the token that says so, and the answer told with it."""

    inviter: str | None
    guests: tuple[str, ...]
    at: int
    status: Answer = "extended"
    noun: bool = False  # told by "invitation"
    same: bool = False  # "invitasjonen", "the invitation": one that has been told of
    several: bool = False  # people who are not named: whoever answers is one of them
    verb: int = -1  # of "the invitation came when ..."
    came: bool = False  # at somebody's invitation: whoever is invited has come
    each: bool = False  # "invited each other"
    also: bool = False  # "also B is invited": by whoever invites the others
    others: tuple[str, ...] = ()  # who invite with the inviter: "A and B invited C"
    brought: bool = False  # handed over by the inviter, who may do so for another
    inferred: bool = False  # whoever invites is not told: the body that holds the gathering


@dataclass(frozen=True)
class Given:
    """An answer, its verb, and who gives it; nobody where the words leave it open."""

    status: Answer
    at: int
    who: tuple[str, ...]
    everyone: bool = False
    pronoun: bool = False
    by_deed: bool = False  # by coming, or by staying at home
    attends: bool = False  # told with where or when: only of whoever is known to be invited
    goal: frozenset[str] = frozenset()  # where he comes to, where a place is named: it, its key, its state
