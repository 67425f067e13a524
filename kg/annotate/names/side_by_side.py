"""Surnames side by side are two people: "takket Dal Moe for at …", where the verb stands before both.

So are a full name and a surname: "i fjor møtte Ida Dal Moe", where the text has a Dal and another Moe.
"""

from kg.annotate.records import Name
from kg.document import replace

_TWO = 2


def parted(names: list[Name]) -> list[Name]:
    """Cuts in `names` the runs of two surnames that the article gives to two others; gives the first halves.

    The second half keeps the place of the run, so that indices into `names` go on holding.
    """
    full = [n.words for n in names if len(n.words) >= _TWO]
    found: list[Name] = []
    for index, name in enumerate(names):
        if len(name.words) > _TWO and _of_two(name, names, full):
            middle = name.last - 1  # the title before it is of the first
            names[index] = replace(name, last=middle, words=name.words[:-1])
            found.append(replace(name, first=middle, words=name.words[-1:], titled=False, weak=False))
            continue
        if len(name.words) != _TWO or name.titled:
            continue
        one, other = name.words
        both = {one.casefold(), other.casefold()}  # "Al-Assad", and "Bashar al-Assad"
        owners = {w[-1].casefold() for w in full if w != name.words}
        if both <= owners and sum(w[0] == one for w in full) == 1:
            middle = name.last - 1
            names[index] = replace(name, first=middle, words=(other,), weak=False)
            found.append(replace(name, last=middle, words=(one,), weak=False))
    return found


def _of_two(name: Name, names: list[Name], full: list[tuple[str, ...]]) -> bool:
    """Whether a run ends in the surname of somebody else, behind one that the text prints without it."""
    *_, own, other = name.words
    lone = any(n.words[-1] == own and set(n.words) <= set(name.words[:-1]) for n in names)
    others = {w for w in full if w[-1] == other and w != name.words and w[0] != name.words[0]}
    return lone and bool(others) and full.count(name.words) == 1
