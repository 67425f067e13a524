"""Invitations that the headline tells: the text below may only speak of "the invitation"."""

from collections.abc import Mapping, Sequence

from kg.annotate import annotate
from kg.document import Document, replace
from kg.extract.actors.names import organisation_name
from kg.extract.frames.scene import allegiances
from kg.extract.invitations.inviting import words_of_inviting
from kg.extract.invitations.reader import invitations
from kg.records import Evidence, Invitation
from kg.reference import Registry

STOP = ".\n\n"  # between the headline and the text, read as one


def headlined(document: Document, registry: Registry, told: Sequence[Invitation]) -> tuple[Invitation, ...]:
    """The invitations of the text, with what its headline adds: a party left out, or an invitation."""
    article, known = document.article, list(told)
    title = article.title.strip()
    inviting = words_of_inviting(article.language)
    if not document.sentences or not any(
        w.strip(".,:?!«»\"'–").casefold() in inviting for w in title.split()
    ):
        return tuple(known)
    shift, here, served = len(title) + len(STOP), _named(document), allegiances(document, registry)
    whole = annotate(replace(article, text=f"{title}{STOP}{article.text}", title=""), registry)
    for one in invitations(whole, registry):
        if one.evidence[0].start >= shift or not {one.inviter, one.invitee} <= here:
            continue
        known = [
            k for k in known if k.inviter or k.invitee != one.inviter
        ]  # "it was handed over by A's sister"
        same = next((i for i, old in enumerate(known) if _alike(old, one, served)), -1)
        if same >= 0:
            old = known[same]
            named = old.inviter if old.inviter and old.inviter not in registry.countries else one.inviter
            known[same] = replace(old, inviter=named, destination=old.destination or one.destination)
        elif (evidence := _evidence(document, whole, one, shift)) is not None:
            known.append(replace(one, evidence=evidence))
    return tuple(known)


def _named(document: Document) -> set[str | None]:
    """The people, states and bodies that the text itself names."""
    bodies = {organisation_name(document, m) for m in document.mentions if m.kind == "organisation"}
    return {*bodies, *(m.key for m in document.mentions if m.kind in ("person", "country"))}


def _alike(old: Invitation, new: Invitation, served: Mapping[str, set[str]]) -> bool:
    """Whether the headline tells what the text tells, if one only of the states: "Peru invites Kenya"."""
    same = old.inviter is None or _stands_for(new.inviter, old.inviter, served)
    same = same or _stands_for(old.inviter, new.inviter, served)
    return same and _stands_for(new.invitee, old.invitee, served)


def _stands_for(told: str | None, whom: str | None, served: Mapping[str, set[str]]) -> bool:
    return told == whom or (told is not None and told in served.get(whom or "", ()))


def _evidence(
    document: Document, whole: Document, one: Invitation, shift: int
) -> tuple[Evidence, ...] | None:
    """The sentences of the text that speak of it, else the first that names whoever is invited."""
    spans = [Evidence(start=e.start - shift, end=e.end - shift) for e in one.evidence if e.start >= shift]
    if spans:
        return tuple(spans)
    named = {m.start - shift for m in whole.mentions if m.key == one.invitee and m.start >= shift}
    for sentence in document.sentences:
        if any(sentence.start <= start < sentence.end for start in named):
            return (Evidence(start=sentence.start, end=sentence.end),)
    return None
