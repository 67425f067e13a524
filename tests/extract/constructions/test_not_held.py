"""What was feared, avoided, asked for or denied has not been; what was not denied, not regretted, has.

`not_held.toml` beside this file has the frames, and the nouns and verbs that stand in each.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "not_held.toml").read_text(encoding="utf-8"))
HAVE_BEEN = ("held", "ongoing")
LANGUAGES = sorted(TABLE)


def _held(text: str, language: str) -> list[str]:
    read = extraction(text[0].upper() + text[1:], language, published="2019-05-15")
    return [e.type for e in read.events if e.status in HAVE_BEEN]


def _verbal(language: str, key: str) -> list[str]:
    own = TABLE[language]
    return [
        frame.format(A=own["A"], i=inf, p=past, d=done, x=participle, o=behind)
        for frame in own[key]
        for inf, past, done, participle, behind in own["verbs"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_only_spoken_of_has_not_been(language: str) -> None:
    own = TABLE[language]
    texts = [frame.format(A=own["A"], n=noun) for frame in own["spoken_of"] for noun in own["nouns"]]
    assert [(text, held) for text in texts if (held := _held(text, language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_did_not_do_has_not_been(language: str) -> None:
    texts = _verbal(language, "not_done")
    assert [(text, held) for text in texts if (held := _held(text, language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_denied_has_been(language: str) -> None:
    texts = _verbal(language, "done")
    assert [text for text in texts if not _held(text, language)] == []
