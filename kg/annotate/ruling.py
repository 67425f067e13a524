"""Who holds high office on a day, and can stand in a text by surname alone."""

from functools import cache

from kg.reference import load

RULING = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general")


@cache
def _terms() -> tuple[tuple[str, str, str, frozenset[str]], ...]:
    """Start, end and holder of each term of a high office, with the holder's surnames in all languages."""
    ruling = (holder for holder in load().holders if holder.office in RULING)
    return tuple(
        (
            h.start, h.end, h.slug,
            frozenset(n.split()[-1] for n in (h.name, *sum(h.names.values(), ())) if " " in n),
        )
        for h in ruling
    )  # fmt: skip


@cache
def ruling_surnames(day: str) -> frozenset[str]:
    """Surnames that belong to one holder of office alone on `day`, and so can stand without a first name."""
    seen: dict[str, set[str]] = {}
    for start, end, slug, surnames in _terms():
        if start <= day and (not end or end >= day):
            for surname in surnames:
                seen.setdefault(surname, set()).add(slug)
    return frozenset(surname for surname, who in seen.items() if len(who) == 1 and len(surname) > 3)
