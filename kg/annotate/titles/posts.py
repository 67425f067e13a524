"""Where envoys work, and the ordinary words of a field, behind a title whose name follows a comma."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.annotate.records import Match
from kg.document import Mention, Token
from kg.reference import Registry

RULING_HOUSES = ("palestinian-authority", "kreml", "white-house", "elysee", "downing-street", "tatmadaw")
PAIR = 2  # tokens of "i landet"
BRACKET = 3  # tokens of "(OIC)"
AIM_WORDS = 8  # words of a field that no list knows: "for seksualisert vold i konflikt"


def posted(
    tokens: tuple[Token, ...],
    at: int,
    cover: Mapping[int, Mention],
    places: AbstractSet[str],
    there: AbstractSet[str],
    *,
    closed: bool,
) -> int:
    """One past the post of an envoy whose name follows: "the ambassador in Lima, NAME"; else `at`.

    Where a comma stands before the title, a stop may be `closed` behind it: "NAME, the ambassador in Lima."
    """
    if at + 1 >= len(tokens):
        return at
    end, behind, led = at, cover.get(at + 1), tokens[at].norm in places
    if tokens[at].norm in there:
        end = at + 1
    elif led and behind is not None and behind.form == "name":
        end = at + 1
        while behind.kind in ("place", "country") and cover.get(end) is behind:
            end += 1
    if end <= at + led or end >= len(tokens):
        return at
    return (
        end
        if tokens[end].text in (",.;" if closed else ",—–(")
        or (end not in cover and _opens_name(tokens, end))
        else at
    )


def _opens_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name of two words stands right there: "the ambassador in Lima Dana Dale"."""
    pair = tokens[at : at + 2]
    return len(pair) > 1 and all(
        t.text[0].isupper() and t.text.replace("-", "").isalpha() and not t.text.isupper() for t in pair
    )


def aimed(
    tokens: tuple[Token, ...],
    at: int,
    last: int,
    cover: Mapping[int, Mention],
    stops: AbstractSet[str],
    *,
    closed: bool,
) -> int:
    """The end of ordinary words before a comma: "talsmann for bevegelsen, NAME"; 0 where none.

    Where a comma stands before the title, a stop may close them: "NAME, utsending for barn i krig."
    """
    end = at + 1
    while end < last and end - at <= AIM_WORDS and (tokens[end].text.islower() or end in cover):
        if tokens[end].norm in stops:
            return 0
        end += 1
    return end if at + 1 < end < last and tokens[end].text in (",.;" if closed else ",") else 0


def is_field_before(mention: Mention, token: Token) -> bool:
    """ "Trump's Ukraine envoy" is sent there; "the US envoy" is sent by them."""
    named = mention.form == "name" and not mention.genitive
    alone = mention.end == token.end and mention.start == token.start
    return named and alone and not token.text.replace(".", "").isupper()


def is_post(mention: Mention) -> bool:
    """ "Britain's UN ambassador" is Britain's; the EU has ambassadors of its own."""
    return mention.kind == "organisation" and not mention.genitive and mention.key != "eu"


def at_post(match: Match, at: int, cover: Mapping[int, Mention], sent: AbstractSet[str]) -> bool:
    """Whether the body at a token is where an envoy works: "a Peruvian WTO negotiator", "the UN ambassador".

    `sent` are the titles besides an ambassador's that a state right before the body has sent.
    """
    mention, first = cover[at], at
    if not is_post(mention):
        return False
    while cover.get(first - 1) is mention:
        first -= 1
    state = cover.get(first - 1)
    by_state = state is not None and state.kind == "country" and (state.genitive or state.form == "adjective")
    return match.form.office == "ambassador" or (by_state and match.form.base in sent)


def past_adjective(
    tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention], registry: Registry
) -> int:
    """The token of the party in "of the British Labour Party", else `at`.

    Behind a noun stands any body: "lederen for den palestinske gruppen Hamas".
    """
    told, end = cover.get(at), at
    if told is None or told.form != "adjective":
        return at
    while cover.get(end) is told:
        end += 1
    noun = end + 1 < len(tokens) and end not in cover and tokens[end].text.islower()
    body = cover.get(end + noun)
    known = registry.organisations.get(body.key) if body is not None and not body.genitive else None
    return end + noun if known is not None and (noun or known.kind == "party") else at


def government_at(
    tokens: tuple[Token, ...],
    at: int,
    cover: Mapping[int, Mention],
    registry: Registry,
    told: tuple[AbstractSet[str], AbstractSet[str]],
) -> str:
    """ "Talsmann for regjeringen i Kabul": of the city's country; `told` are such nouns and joins."""
    behind = cover.get(at + 2)
    if behind is None or tokens[at].norm not in told[0] or tokens[at + 1].norm not in told[1]:
        return ""
    place = registry.places.get(behind.key)
    return behind.key if behind.kind == "country" else place.country if place is not None else ""


def sending_body(
    tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention], registry: Registry, bare: bool
) -> bool:
    """ "Utsending i Utenriksdepartementet", "megler for AU": a body sends, nobody is sent there."""
    behind = next((i for i in range(at + 1, at + PAIR + 1) if tokens[i : i + 1] and i in cover), at)
    mention = cover.get(behind)
    body = registry.organisations.get(mention.key) if mention is not None else None
    kinds = ("government",) if bare else ("government", "igo", "ngo", "forum")
    return body is not None and body.kind in kinds


def is_agency(registry: Registry, key: str) -> bool:
    """Whether a state's service or ministry is meant: its head is an official, "the head of the CIA"."""
    body = registry.organisations.get(key)
    return body is not None and body.kind == "government" and key not in RULING_HOUSES


def past_body(
    tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention], members: AbstractSet[str]
) -> int:
    """The token of the state in "of EU member Peru", "of NATO candidate Peru", else `at`."""
    body, end = cover.get(at), at
    while body is not None and cover.get(end) is body:
        end += 1
    step = end
    while step < len(tokens) and tokens[step].norm in members:
        step += 1
    state = cover.get(step) if body is not None and body.kind == "organisation" and step > end else None
    return step if state is not None and (state.kind, state.form) == ("country", "name") else at


def lettered(tokens: tuple[Token, ...], end: int) -> int:
    """One past the letters of a body behind its name: "the Organisation of Islamic Cooperation (OIC)"."""
    told = [t.text for t in tokens[end : end + BRACKET]]
    letters = len(told) == BRACKET and told[0] == "(" and told[-1] == ")" and told[1].isalpha()
    return end + BRACKET if letters and told[1][0].isupper() and told[1][1:] != told[1][1:].lower() else end


def possessed(tokens: tuple[Token, ...], match: Match, cover: Mapping[int, Mention]) -> bool:
    """ "Utanriksministeren til Peru, NAME": "to" is a genitive, where somebody named stands behind."""
    owner = cover.get(match.last + 1)
    named = match.last + 2 < len(tokens) and tokens[match.last + 2].text == ","
    return (
        named
        and match.form.definite
        and not match.form.plural
        and owner is not None
        and owner.kind == "country"
    )


def closing(
    tokens: tuple[Token, ...],
    first: int,
    end: int,
    cover: Mapping[int, Mention],
    fillers: AbstractSet[str],
    marks: AbstractSet[str],
) -> str:
    """The country that ends a field: "Minister of Foreign Affairs of the Republic of Armenia"."""
    at = next((i for i in range(end - 1, first, -1) if i in cover), first)
    mention = cover.get(at)
    if mention is None or mention.kind not in ("country", "organisation") or mention.genitive:
        return ""
    while at > first and (cover.get(at) is mention or tokens[at].norm in fillers - marks):
        at -= 1
    return mention.key if at > first and tokens[at].norm in marks | {"at"} else ""


def seated_ministry(
    tokens: tuple[Token, ...],
    first: int,
    end: int,
    cover: Mapping[int, Mention],
    ministries: AbstractSet[str],
) -> str:
    """The capital that a field ends in, "spokesman for the Foreign Ministry in Lima", else ""."""
    told = any(tokens[i].norm in ministries for i in range(first, end))
    told = told and not any(cover[i].kind == "country" for i in range(first, end) if i in cover)
    last = cover.get(end - 1) if told else None
    return last.key if last is not None and last.kind == "place" and not last.genitive else ""


def before_short_form(tokens: tuple[Token, ...], at: int) -> int:
    """The token before the short form of a name, else `at`: "Republic of Korea (ROK) Foreign Minister"."""
    bracketed = at >= BRACKET and tokens[at - 2].text == "(" and tokens[at].text == ")"
    return at - BRACKET if bracketed and tokens[at - 1].text.isupper() else at  # not "Peru (Reuters)"
