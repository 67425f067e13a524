"""Which language a text is in: function words tell nb, nn and en apart, py3langid names the others."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from kg.languages import codes, table
from kg.read.refuse import Unreadable

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # code points looked at; more does not change the verdict
_ALIASES = {
    "nob": "nb",
    "nno": "nn",
    "eng": "en",
    "norsk": "no",
    "bokmål": "nb",
    "nynorsk": "nn",
    "english": "en",
}
_CLEAR = 0.18  # weight a word from which function words alone decide; running text has 0.4 to 0.9
_WEAK = 0.05  # below this the text has no sentence of a known language


def language_of(text: str, given: str | None = None) -> str:
    """The code of the pack that reads the text; `given` is believed. Other languages are refused by name."""
    code = _code(given) if given else None
    if code in codes():
        return code
    if code not in (None, "no"):
        raise _without_pack(code)
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    scores = {pack: _score(words, pack) for pack in codes() if not (code == "no" and pack == "en")}
    best = max(scores, key=lambda pack: (scores[pack], pack == "nb"))
    if code == "no":
        return best
    neighbour = _neighbour(words, best)
    if neighbour:
        raise _without_pack(neighbour)
    if scores[best] >= _CLEAR:
        return best
    return _identified(text, words, best, scores[best])


def _code(given: str) -> str:
    name = re.split(r"[-_]", given.strip().casefold())[0]
    return _ALIASES.get(name, name)


def _score(words: list[str], pack: str) -> float:
    weights = table(pack, "read")["words"]
    return float(sum(weights.get(word, 0) for word in words)) / max(1, len(words))


def _neighbour(words: list[str], best: str) -> str | None:
    """A neighbouring language whose own words outweigh those of `best`, or None."""
    own = table(best, "read")["words"]
    ours = sum(word in own and own[word] >= 2 for word in words)
    for code, listed in table(best, "read").get("neighbours", {}).items():
        theirs = frozenset(listed) - {word for word, weight in own.items() if weight}
        hits = sum(word in theirs for word in words)
        if hits >= 2 and hits > ours:
            return str(code)
    return None


def _identified(text: str, words: list[str], best: str, score: float) -> str:
    import py3langid  # noqa: PLC0415 - its model takes half a second, and most texts never need it

    found = _code(str(py3langid.classify(text[:_SAMPLE])[0]))
    if found in codes() or (found in ("no", "nb", "nn") and best != "en"):
        return found if found in codes() and found != "nb" else best
    if len(words) >= 12 or score < _WEAK:
        raise _without_pack(found)
    return best


@cache
def name(code: str) -> str:
    """The English name of a language code, as CLDR has it; the code itself where it is unknown."""
    try:
        return str(Locale("en").languages.get(code, code))
    except UnknownLocaleError:
        return code


def _without_pack(code: str | None) -> Unreadable:
    known = ", ".join(f"{name(pack)} ({pack})" for pack in codes())
    return Unreadable(f"a text in {name(code or 'und')} ({code}), a language without a pack",
                      f"kg reads {known}; give the language if this is one of them")  # fmt: skip
