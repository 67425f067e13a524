"""Invitations as they are recorded, from what the words tell."""

from collections.abc import Callable
from itertools import permutations

from kg.annotate.service.ruling import Ruling
from kg.document import Document, Mention, Sentence, replace
from kg.extract.actors.names import organisation_name
from kg.extract.invitations.records import Told
from kg.languages import words
from kg.records import Evidence, Invitation
from kg.reference import Registry


def evidence_of(sentence: Sentence) -> Evidence:
    """The span of a sentence."""
    return Evidence(start=sentence.start, end=sentence.end)


def each_inviter(told: Told | None) -> list[Told]:
    """ "A and B invited C": the same by each of them."""
    if told is None:
        return []
    who = dict.fromkeys((told.inviter, *told.others))
    return [replace(told, inviter=one, others=()) for one in who]


def invitations_told(
    told: Told, destination: str | None, sentence: Sentence, home: Callable[[str | None], str | None]
) -> list[Invitation]:
    """One invitation for each guest, both ways between those who invite each other home."""
    evidence = (evidence_of(sentence),)
    at_home = told.each and destination is not None and destination == home(told.inviter)
    pairs = permutations(told.guests, 2) if told.each else [(told.inviter, g) for g in told.guests]
    return [
        Invitation(
            inviter=inviter,
            invitee=guest,
            destination=home(inviter) if at_home else None if told.each else destination,
            evidence=evidence,
            status=told.status,
            inferred_inviter=told.inferred,
        )
        for inviter, guest in pairs
    ]


def ruling(document: Document) -> set[str]:
    """The people of the text who are called by the surname alone of one who leads a state on its day."""
    known = Ruling(
        (document.article.published or "")[:10],
        {m.key for m in document.mentions if m.kind in ("country", "organisation")},
    )
    return {m.key for m in document.mentions if m.kind == "person" and m.key in known}


def government_bodies(document: Document, registry: Registry) -> dict[str, str]:
    """The ministries, governments and parliaments that the article names, each with its country."""
    found: dict[str, str] = {}
    unknown: dict[str, set[str]] = {}
    for mention in document.mentions:
        if mention.kind != "organisation":
            continue
        body, name = registry.organisations.get(mention.key), organisation_name(document, mention)
        if body is not None and body.country and body.kind in ("government", "parliament"):
            found[name] = body.country
        elif body is None and (state := _state_beside(document, mention)):
            unknown.setdefault(name, set()).add(state)
    return found | {name: next(iter(states)) for name, states in unknown.items() if len(states) == 1}


def _state_beside(document: Document, mention: Mention) -> str:
    """ "Peru's Ministry of Foreign Affairs", "the Ministry of Foreign Affairs of Peru": its state."""
    text, language = document.article.text, document.article.language
    named = text[mention.start : mention.end].casefold().split()
    if words(language, "invitations", "state_bodies").isdisjoint(named):
        return ""
    of = {f" {word} " for word in words(language, "invitations", "members_of")}
    near = [m for m in document.mentions if m.kind == "country"]
    before = (m for m in near if text[m.end : mention.start] == " ")
    before = (m for m in before if m.form == "adjective" or m.genitive)
    behind = (m for m in near if text[mention.end : m.start] in of)
    return next((m.key for m in (*before, *behind)), "")


def other_destinations(old: Invitation, new: Invitation) -> tuple[str, ...]:
    """Destinations that a later telling gives: "Moscow" in the lead, "Russia" in the body."""
    known = (old.destination, *old.other_destinations)
    return (
        *old.other_destinations,
        *(d for d in (new.destination,) if d and old.destination and d not in known),
    )


def opponents(document: Document) -> frozenset[str]:
    """Who leads those against a state, the opposition or rebels: whoever rules may invite them too."""
    text, opposed = document.article.text, words(document.article.language, "invitations", "opposed")
    held = [(t.person, text[t.start : t.end].casefold().split()) for t in document.titles if t.person]
    return frozenset(person for person, title in held if not opposed.isdisjoint(title))
