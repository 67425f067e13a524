"""By which name a body is told of."""

import re
from collections.abc import Set as AbstractSet
from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.actors.records import Unit
from kg.languages import words
from kg.reference import Registry, load

_STATE = 12  # characters from a body to the state in its name
_LINE = 70  # characters looked back
_CREDIT = re.compile(r"(?:foto|photo):[^\n]{0,60}$", re.IGNORECASE)  # whose picture it is


def organisation_name(document: Document, mention: Mention) -> str:
    """An organisation as the article first names it, without a genitive ending."""
    text = document.article.text
    same = [m for m in document.mentions if m.kind == "organisation" and m.key == mention.key]
    first = next((m for m in same if not _CREDIT.search(text, max(0, m.start - _LINE), m.start)), same[0])
    name = text[first.start : first.end]
    if first.genitive:
        name = name.removesuffix(next((e for e in ("'s", "’s", "s", "'", "’") if name.endswith(e)), ""))
    _, _, rest = name.partition(" ")
    if name[0].islower() and rest in _names_of(mention.key, document.article.language):
        name = rest  # "the European Union" inside a sentence
    if mention.key not in load().organisations:
        seat, _, rest = name.partition(" ")  # "the London-based Institute of X"
        based = rest and seat.endswith(tuple(words(document.article.language, "groups", "based")) or ("\0",))
        name = rest if based else f"{_led(document, first)}{name}"
    return name if first.genitive else name + _of_state(document, first)


@cache
def _names_of(key: str, language: str) -> frozenset[str]:
    """The names of a body of the registry in a language."""
    body = load().organisations.get(key)
    return frozenset(body.names.get(language, ())) if body else frozenset()


def side_of(document: Document, registry: Registry, mention: Mention) -> str:
    """Who can be a side of talks: a state, or a body that fights one; "" of anything else."""
    if mention.kind == "country":
        return mention.key
    body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
    told = body is not None and body.kind == "armed_group"
    return organisation_name(document, mention) if told else ""


def part_name(document: Document, mention: Mention) -> str:
    """ "Stortingets utenrikskomité", "FNs menneskerettskommisjon": a body within a body, "" if none."""
    text, found = document.article.text, None
    if mention.genitive and (part := _part(document.article.language)) is not None:
        found = part.match(text, mention.end)
    return text[mention.start : mention.end] + found.group() if found else ""


def body_unit(
    document: Document, mention: Mention, span: tuple[int, int], name: str, sent: AbstractSet[str]
) -> Unit:
    """A body or its part, from the first to past the last token; or whom it sends: "EU-delegasjonen"."""
    part, (first, last) = part_name(document, mention), span
    end = mention.start + len(part)
    body, _, group = document.tokens[last - 1].norm.rpartition("-")
    while part and last < len(document.tokens) and document.tokens[last].end <= end:
        last += 1
    owns, whom = mention.genitive and not part, bool(body) and group in sent
    first, last, led = _delegation(document, first, last)
    return Unit(first, last, [part or name], owns, "organisation", delegates=whom or led)


def _delegation(document: Document, first: int, last: int) -> tuple[int, int, bool]:
    """ "A Security Council delegation", "members of the committee": where those whom a body sends begin and
    end, and whether there are any."""
    tokens, language = document.tokens, document.article.language
    told = words(language, "frames", "body_delegations")
    seated = tokens[last - 1].norm in words(language, "frames", "seated_bodies")
    told |= words(language, "frames", "body_members") if seated else frozenset()
    end = last
    while end < len(tokens) and tokens[end].norm in words(language, "frames", "authority_modifiers"):
        end += 1
    if end < len(tokens) and tokens[end].norm in told:
        return first, end + 1, True
    at = first - 1 - (first > 0 and tokens[first - 1].norm in words(language, "frames", "articles"))
    if at > 0 and tokens[at].norm in words(language, "frames", "authority_joins"):
        rowed = at > 1 and tokens[at - 2].norm in words(language, "frames", "conjunctions")
        if tokens[at - 1].norm in told and not rowed:  # "met A and members of the committee"
            return at - 1, last, True
    return first, last, False


@cache
def _part(language: str) -> re.Pattern[str] | None:
    heads = "|".join(map(re.escape, sorted(words(language, "groups", "part_heads"))))
    return re.compile(rf" (?:[a-zæøå-]+ ){{0,3}}[a-zæøå-]*(?:{heads})\b") if heads else None


def _led(document: Document, mention: Mention) -> str:
    """The "U.S. " before "Chamber of Commerce": the name of such a body begins with its state's."""
    text, own = document.article.text, (document.article.language, "groups")
    near = within(document.mentions, mention.start - _STATE, mention.start)
    before = next((m for m in near if m.end == mention.start - 1), None)
    heads = tuple(words(*own, "led_by_states"))
    printed = text[mention.start : mention.end].casefold()
    fits = before is not None and heads and printed.endswith(heads) and before.kind == "country"
    return text[before.start : mention.start] if before is not None and fits else ""


def _of_state(document: Document, mention: Mention) -> str:
    """ " of Singapore" behind "National University", where no list has the body."""
    text, own = document.article.text, (document.article.language, "groups")
    if mention.key in load().organisations:
        return ""
    if text[mention.start : mention.end].casefold().split()[-1] not in words(*own, "of_states"):
        return ""
    behind = within(document.mentions, mention.end, mention.end + _STATE)
    found = next((m for m in behind if m.kind == "country" and m.form == "name"), None)
    if found is None or text[mention.end : found.start] not in (" of ", " of the "):
        return ""
    return text[mention.end : found.end].removesuffix("'s").removesuffix("’s")
