"""Takes words of a language pack, gives the expression that matches any of them."""

import re
from collections.abc import Iterable
from functools import lru_cache

_NOTHING = r"(?!)"
_Tree = dict[str, "_Tree"]  # by letter; under "" where a word ends


def either(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first; matches nothing when there are none."""
    return _either(tuple(words))


@lru_cache(maxsize=4_096)
def _either(words: tuple[str, ...]) -> str:
    """Letter by letter, so that words which cannot stand here cost one step together, not one each."""
    root: _Tree = {}
    for word in sorted(filter(None, words)):
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root) if root else _NOTHING


def _branches(tree: _Tree) -> str:
    """The rest of the words, those that go on before the one that ends here: the longest first."""
    parts = [_letter(letter) + _branches(rest) for letter, rest in tree.items() if letter]
    if parts and "" in tree:
        parts.append("")
    return "".join(parts) if len(parts) < 2 else f"(?:{'|'.join(parts)})"


def _letter(letter: str) -> str:
    return r"\s+" if letter == " " else re.escape(letter)
