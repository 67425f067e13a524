"""Reading asks a pack's tables, never which language it is: a new language needs no code."""

import ast
from pathlib import Path

import pytest

from kg.languages import codes, subject_first

CHECKOUT = Path(__file__).resolve().parents[2]
READING = [p for room in ("annotate", "extract") for p in sorted((CHECKOUT / "kg" / room).glob("*.py"))]


def test_word_order() -> None:
    assert {code for code in codes() if subject_first(code)} == {"en"}


@pytest.mark.parametrize("path", READING, ids=lambda p: p.stem)
def test_no_module_compares_with_a_code(path: Path) -> None:
    compared = [
        n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Compare)
    ]
    named = [n for n in compared if "language" in ast.unparse(n.left)]
    told = {c.value for n in named for c in n.comparators if isinstance(c, ast.Constant)}
    assert not told & set(codes())
