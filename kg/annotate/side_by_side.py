"""Two surnames side by side are two people: "takket Dal Moe for at …", where the verb stands before both."""

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
