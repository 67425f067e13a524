"""What somebody ought to say, forgot to say or is expected to say is not said."""

import pytest

from tests.reading import extraction

FRAMES = {
    "nb": [
        "{A} bør si at {c}.", "{A} burde ha sagt at {c}.", "{A} glemte å si at {c}.",
        "Mange venter at {A} vil si at {c}.", "Det er ikke sant at {A} sa at {c}.",
    ],
    "nn": ["{A} burde ha sagt at {c}.", "{A} gløymde å seie at {c}.", "Mange ventar at {A} vil seie at {c}."],
    "en": [
        "{A} should say that {c}.", "{A} might have said that {c}.", "{A} forgot to say that {c}.",
        "Many expect {A} to say that {c}.", "{A} was asked to say that {c}.",
        "{A} stopped short of saying that {c}.", "It is not true that {A} said that {c}.",
    ],
}  # fmt: skip
WHO = {
    "nb": "Perus president Luis Soto",
    "nn": "Perus president Luis Soto",
    "en": "Peruvian President Luis Soto",
}
CONTENT = {"nb": "krigen er over", "nn": "krigen er over", "en": "the war is over"}
SAID = {
    "nb": "{A} kan fortelle at {c}.",
    "nn": "{A} seier at {c}.",
    "en": "Prime Minister Theresa May said that {c}.",
}


@pytest.mark.parametrize(("language", "frame"), [(code, frame) for code in FRAMES for frame in FRAMES[code]])
def test_nothing_is_said(language: str, frame: str) -> None:
    text = frame.format(A=WHO[language], c=CONTENT[language])
    assert extraction(text, language, published="2019-05-15").statements == ()


@pytest.mark.parametrize("language", SAID)
def test_what_is_told_is_said(language: str) -> None:
    text = SAID[language].format(A=WHO[language], c=CONTENT[language])
    assert len(extraction(text, language, published="2019-05-15").statements) == 1
