"""Words of the pages: how a period is written."""

import pytest

from kg.draw.words import period


@pytest.mark.parametrize(
    ("name", "language", "written"),
    [
        ("2021-Q4", "nb", "4. kv. 2021"), ("2021-Q4", "nn", "4. kv. 2021"), ("2021-Q4", "en", "Q4 2021"),
        ("2021-10", "nb", "okt. 2021"), ("2021-10", "en", "Oct 2021"), ("2021", "nn", "2021"),
    ],
)  # fmt: skip
def test_a_period_is_written_as_the_language_does(name: str, language: str, written: str) -> None:
    assert period(name, language).replace("\u00a0", " ") == written
