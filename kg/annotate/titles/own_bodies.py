"""Whose a post is by a name before it that no list knows: "Unity Party leader NAME", "the NDR chief NAME"."""

from collections.abc import Mapping

from kg.annotate.records import Match, Reach
from kg.annotate.titles.adjective_houses import printed
from kg.annotate.titles.reaches import Cover
from kg.document import Token, replace
from kg.languages import table, union, words
from kg.reference import load

LED = ("chief", "leader", "other", "secretary_general", "official", "spokesperson", "head_of_state")
APOSTROPHES = ("'", "’")
LETTERS = range(2, 7)  # of a body's short name


def with_own_body(
    match: Match, reach: Reach, tokens: tuple[Token, ...], cover: Cover, language: str
) -> Reach:
    """The reach of a title; of the party or the letters that stand before it, where nobody else is served."""
    if match.form.base == "representative" and reach.of and reach.of not in load().countries:
        body = load().organisations.get(reach.of)
        elected = body is not None and body.kind in ("parliament", "party", "government")
        return reach if elected else replace(reach, office="official")  # of the Red Cross: no legislator
    if reach.of or match.form.plural or match.form.office not in LED or match.last >= len(tokens):
        return reach
    at = match.last + (tokens[match.last].text == ",")
    somebody = at < len(tokens) and tokens[at].text[0].isupper()
    if not table(language, "people")["bare_country_before_title"] or not somebody:
        return reach
    if (union_at := _union(match, tokens, language)) is not None:
        return replace(reach, of=union_at[0], start=union_at[1], assumed=False, owner=-1)
    first = _party(match, tokens, language)
    end = match.first + 1
    if first == match.first:
        first, end = _letters(match, tokens, cover, language), match.first
    if first == match.first:
        return reach
    named = printed(tokens, first, end).removesuffix(")").removesuffix("'s").removesuffix("’s").strip()
    return replace(reach, of=named, start=first, assumed=False, owner=-1)


def _union(match: Match, tokens: tuple[Token, ...], language: str) -> tuple[str, int] | None:
    """The union of "European Energy Commissioner", and where that begins."""
    own: Mapping[str, Mapping[str, str]] = table(language, "people").get("union_posts", {})
    bodies, at = own.get(match.form.base, {}), match.first - 1
    between = union(language, "people", "portfolios", "policy_words", "and_words") if bodies else frozenset()
    while at > 0 and tokens[at].norm in between - bodies.keys():
        at -= 1
    body = bodies.get(tokens[at].norm) if at >= 0 else None
    return (body, at) if body else None


def _party(match: Match, tokens: tuple[Token, ...], language: str) -> int:
    """Where "Peruvian Unity Party" begins before "leader"; the title itself where none is named."""
    first, head = match.first, tokens[match.first]
    if head.norm not in words(language, "groups", "titled_heads") or not head.text.istitle():
        return first
    while first:
        before, close = tokens[first - 1], tokens[first].start - tokens[first - 1].end
        if close > 1 or not (before.text[0].isupper() or before.text in APOSTROPHES):
            break  # "Workers' Party"
        first -= 1
    plain = union(language, "people", "opposition_words", "qualifiers", "former", "articles", "honorifics")
    while first < match.first and tokens[first].norm in plain:
        first += 1
    return first


def _letters(match: Match, tokens: tuple[Token, ...], cover: Cover, language: str) -> int:
    """Where the letters of a body stand right before a title, which names whoever follows."""
    at = match.first - 1
    bracketed = at > 1 and tokens[at].text == ")" and tokens[at - 2].text == "("
    at -= bracketed  # "the peacekeeping force (KFOR) spokesman"
    known = cover.get(at)
    if (
        at < 0
        or (known is not None and not (bracketed and known.kind == "organisation"))
        or tokens[match.first].start - tokens[at].end > 2
    ):
        return match.first
    text = tokens[at].text.removesuffix("'s").removesuffix("’s")
    told = (
        text.isalpha()
        and text.isupper()
        and not set(text) <= set("IVX")
        and len(text) in LETTERS
        and not tokens[at + 1].text.isupper()
    )
    things = words(language, "groups", "letters_of_things")
    things |= union(language, "people", "capital_titles", "honorifics", "address_words")
    short = len(text) < LETTERS[1] and match.form.office == "official"  # "the LA mayor"
    return at if told and not short and not {text, text.casefold()} & things else match.first
