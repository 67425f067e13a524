"""The look: contrast of WCAG 2.2 AA in light and dark."""

import re

import pytest

from kg import resources

KINDS = ("person", "country", "organisation", "place", "event", "statement")
PAIRS = [
    *((name, on, 4.5) for name in ("ink", "ink-2", "link", "clash", *KINDS) for on in ("paper", "sheet")),
    *(("on-kind", kind, 4.5) for kind in KINDS),
    *(("on-kind", f"group-{n}", 4.5) for n in range(1, 7)),
    ("mark-ink", "mark", 4.5),
    ("clash", "clash-bg", 4.5),
    ("paper", "ink", 4.5),
    ("edge", "paper", 3),
    ("focus", "paper", 3),
]


def themes() -> dict[str, dict[str, str]]:
    blocks = (resources.visualizations() / "tokens.css").read_text(encoding="utf-8").split("@media")[:2]
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks)
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("name", "ground", "least"), PAIRS)
def test_contrast(theme: str, name: str, ground: str, least: float) -> None:
    low, high = sorted(luminance(themes()[theme][one]) for one in (name, ground))
    assert (high + 0.05) / (low + 0.05) >= least


def test_no_style_but_the_tokens_names_a_colour() -> None:
    for name in ("style.css", "explorer/explorer.css"):
        text = (resources.visualizations() / name).read_text(encoding="utf-8")
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s}])|rgba?\(|hsl\(", text)
