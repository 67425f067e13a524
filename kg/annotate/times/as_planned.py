"""What went as planned has been: "as planned, A met B", "etter planen møtte A B" tell of no plan."""

from functools import cache

from kg.document import Token
from kg.languages import subject_first, words

_NEUTRAL = "="  # before the form of a word that is looked up nowhere
_PRESENT = "r"  # the ending of the present where the verb comes second: "møter", "skal" is listed
BEHIND = 2  # tokens of the phrase


def without_plans(tokens: tuple[Token, ...], language: str) -> tuple[Token, ...]:
    """The tokens, those of "as planned" no longer looked up; of "etter planen" only before a past verb."""
    fixed, by_plan = _phrases(language, "as_planned"), _phrases(language, "by_plan")
    firsts = {first for first, _ in (*fixed, *by_plan)}
    at = [i for i, t in enumerate(tokens[:-BEHIND]) if t.norm in firsts]
    told = [i for i in at if _pair(tokens, i) in fixed and _free(tokens, i, language)]
    told += [
        i
        for i in at
        if _pair(tokens, i) in by_plan
        and tokens[i].text[0].isupper()
        and _past(tokens[i + BEHIND].norm, language)
    ]
    if not told:
        return tokens
    neutral = {n for i in told for n in (i, i + 1)}
    return tuple([_unread(t) if i in neutral else t for i, t in enumerate(tokens)])


def _pair(tokens: tuple[Token, ...], at: int) -> tuple[str, str]:
    return tokens[at].norm, tokens[at + 1].norm


def _free(tokens: tuple[Token, ...], at: int, language: str) -> bool:
    """Whether the phrase opens its sentence or stands behind a past verb: not "will not as planned"."""
    behind = not subject_first(language) and at > 0 and _past(tokens[at - 1].norm, language)
    return tokens[at].text[0].isupper() or behind


def _past(verb: str, language: str) -> bool:
    """Whether a verb right behind the phrase tells what has been."""
    coming = words(language, "circumstances", "future_auxiliaries") | words(language, "frames", "future")
    return (
        verb.isalpha()
        and verb not in coming
        and (not verb.endswith(_PRESENT) or verb in _past_forms(language))
    )


@cache
def _past_forms(language: str) -> frozenset[str]:
    """The auxiliaries that end as a present and tell of what has been: "har", "var"."""
    return words(language, "frames", "have_marks") | words(language, "frames", "be_words")


@cache
def _phrases(language: str, key: str) -> frozenset[tuple[str, str]]:
    pairs = (phrase.split() for phrase in words(language, "circumstances", key))
    return frozenset((one, other) for one, other in pairs)


def _unread(token: Token) -> Token:
    return Token(start=token.start, end=token.end, text=token.text, norm=f"{_NEUTRAL}{token.norm}")
