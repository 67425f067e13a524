"""What is said, less what is read as an invitation."""

from collections.abc import Sequence

from kg.document import Document
from kg.languages import union, words
from kg.records import Invitation, Statement

OPENING = 7  # words of "Prime Minister Kari Dalheim's invitation"
ASKING = 24  # characters before what is said within which "offered to" stands


def less_invitations(
    document: Document, said: tuple[Statement, ...], invited: Sequence[Invitation]
) -> tuple[Statement, ...]:
    """What is said, without "asked B to come" and "conveyed an invitation", which are read as invitations."""
    text, language = document.article.text, document.article.language
    keys = ("verbs", "ask_finite", "ask_participles", "offer")
    asking = frozenset().union(*(words(language, "invitations", key) for key in keys))

    giving = union(language, "invitations", "give", "convey", "put_forward")
    nouns = words(language, "invitations", "nouns")

    def gives(one: Statement) -> bool:
        handed = one.mode == "indirect" and giving.intersection((one.cue or "").casefold().split())
        opens = text[one.start : one.end].casefold().split()[:OPENING] if handed else []
        told = any(e.start <= one.start < e.end for i in invited for e in i.evidence)
        return told and not nouns.isdisjoint(opens)

    def invites(one: Statement) -> bool:
        before = text[max(0, one.start - ASKING) : one.start].casefold().split()[-2:]
        told = one.mode == "indirect" and not asking.isdisjoint(before)
        return told and any(
            i.inviter == one.speaker and any(e.start <= one.start < e.end for e in i.evidence)
            for i in invited
        )

    return tuple(one for one in said if not (invites(one) or gives(one)))
