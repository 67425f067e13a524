"""Whose an office is and when it was held, in every frame; `held.toml` beside this file has them."""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "held.toml").read_text(encoding="utf-8"))
FRAMES = [(code, frame, whens) for code, own in TABLE.items() for frame, *whens in own["frames"]]
NAMES = {"A": "Zoran Pardo", "B": "Ferit Ekmen"}
Held = set[tuple[str, str, str]]


def _held(text: str, language: str) -> dict[str, Held]:
    people = extraction(text, language, published="2019-05-15").persons
    return {p.name: {(o.office, o.of, o.when) for o in p.offices} for p in people if p.offices}


@pytest.mark.parametrize(("language", "frame", "whens"), FRAMES)
def test_the_office_is_of_whoever_holds_it_then(language: str, frame: str, whens: list[str]) -> None:
    own = TABLE[language]
    for (state, of, adjective), (title, office) in zip(own["states"], own["offices"], strict=True):
        cased = title.title() if language == "en" else title.capitalize()
        text = frame.format(s=state, d=adjective, t=title, T=cased, **NAMES)
        told = {name: {(office, of, when)} for name, when in zip(NAMES.values(), whens, strict=False)}
        assert _held(text, language) == told, text


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("nb", "Benins assisterende utenriksminister Zoran Pardo kom.", "deputy_minister"),
        ("nb", "Benins minister for utenrikssaker, Zoran Pardo, kom.", "foreign_minister"),
        ("nb", "Nestlederen i Benins nasjonalforsamling, Zoran Pardo, kom.", "legislator"),
        ("nb", "Benins faste FN-utsending Zoran Pardo kom.", "ambassador"),
        ("nn", "Benins assisterande utanriksminister Zoran Pardo kom.", "deputy_minister"),
        ("nn", "Nestleiaren i Benins nasjonalforsamling, Zoran Pardo, kom.", "legislator"),
        ("en", "Benin's U.N. envoy, Zoran Pardo, came.", "ambassador"),
        ("en", "Zoran Pardo, Beninese Ambassador Extraordinary and Plenipotentiary to Peru, came.", "ambassador"),
    ],
)  # fmt: skip
def test_an_office_by_its_words(language: str, text: str, office: str) -> None:
    assert _held(text, language) == {"Zoran Pardo": {(office, "BEN", "current")}}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ferit Ekmen was appointed by Zoran Pardo as Benin's foreign minister."),
        ("nb", "Ferit Ekmen ble utnevnt av Zoran Pardo som Benins utenriksminister."),
    ],
)
def test_whoever_appoints_does_not_hold_the_office(language: str, text: str) -> None:
    assert "Zoran Pardo" not in _held(text, language)
