"""What a claim says apart from which article says it: claims that say the same are looked at as one.

A profile has of a claim what identity is judged by and nothing else, so that what follows from it depends on
no article's name and on no order. Of ten thousand claims on one minister a hundred profiles are left.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

from kg.resolve.claims import EventClaim, Party, PersonClaim

Claim = PersonClaim | EventClaim


def profile(claim: Claim, who: Callable[[Party], str]) -> Claim:
    """The claim without its article; `who` gives the identity of a participant."""
    return _person(claim) if isinstance(claim, PersonClaim) else _event(claim, who)


def single(claim: Claim) -> bool:
    """Whether somebody is told by a single name, whom only the company of the day can tell."""
    return isinstance(claim, PersonClaim) and not claim.known and not any(" " in n for n in claim.names)


def identifier(claim: Claim, *more: object) -> str:
    """A name for a profile, and for what else tells claims apart that say the same.

    Events of one month stand beside one another in the database, so that the day's news touch few pages.
    """
    text = json.dumps([kind_of(claim), plain(claim), *more], ensure_ascii=False)
    month = (claim.start or claim.published)[: len("2021-10")] if isinstance(claim, EventClaim) else ""
    return month + hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def kind_of(claim: Claim) -> str:
    """`person` or `event`."""
    return "person" if isinstance(claim, PersonClaim) else "event"


def _person(claim: PersonClaim) -> PersonClaim:
    """Of whoever has a full name the bare ones say no more, nor the day and the company beside the year."""
    full = sorted({name for name in claim.names if " " in name})
    alone = single(claim)
    return replace(
        claim, article="", local="", slug=claim.slug if claim.known else "",
        names=tuple(full or sorted(set(claim.names))), posts=tuple(sorted(set(claim.posts))),
        company=claim.company if alone else frozenset(),
        published=claim.published if alone else claim.published[:4],
    )  # fmt: skip


def _event(claim: EventClaim, who: Callable[[Party], str]) -> EventClaim:
    """With its people as they are known now; the day of the article counts where no other is told."""
    parties = {
        replace(p, who=chosen, person=chosen if p.person else "")
        for p in claim.parties
        for chosen in [who(p)]
    }
    return replace(
        claim, article="", local="", slug="", published="" if claim.start else claim.published,
        parties=tuple(sorted(parties, key=lambda p: (p.who, p.person, sorted(p.sides), p.role))),
    )  # fmt: skip


def written(claim: Claim) -> str:
    """A claim or profile as text; the same text for the same claim."""
    return json.dumps(plain(claim), ensure_ascii=False, separators=(",", ":"))


def plain(claim: Claim) -> list[object]:
    """A claim or profile as JSON has it."""
    if isinstance(claim, PersonClaim):
        return [
            claim.article, claim.local, claim.slug, claim.known, claim.names, claim.posts,
            sorted(claim.company), claim.published,
        ]  # fmt: skip
    parties = [[p.who, p.person, sorted(p.sides), p.role] for p in claim.parties]
    return [
        claim.article, claim.local, claim.slug, claim.family, parties, claim.start, claim.end, claim.city,
        claim.country, claim.venue, claim.status, claim.around, claim.published,
    ]  # fmt: skip


def read(kind: str, body: str) -> Claim:
    """The claim or profile that a text stands for."""
    values = json.loads(body)
    if kind == "person":
        article, local, chosen, known, names, posts, company, published = values
        return PersonClaim(
            article=article, local=local, slug=chosen, known=known, names=tuple(names),
            posts=tuple((office, of) for office, of in posts), company=frozenset(company),
            published=published,
        )  # fmt: skip
    article, local, chosen, family, parties, start, end, city, country, venue, status, around, published = (
        values
    )
    return EventClaim(
        article=article, local=local, slug=chosen, family=family, start=start, end=end, city=city,
        country=country, venue=venue, status=status, around=around, published=published,
        parties=tuple(Party(who=w, person=p, sides=frozenset(s), role=r) for w, p, s, r in parties),
    )  # fmt: skip
