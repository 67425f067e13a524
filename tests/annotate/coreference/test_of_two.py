""" "Førstnevnte" and "the latter" are one of the two named last; a king is nobody's namesake."""

import pytest

from tests.reading import document, extraction

ONE = [
    (
        "nb",
        "Utenriksminister Kari Ekdal møtte Per Moe og Lars Holm i Lima. Sistnevnte inviterte henne til Quito.",
        "Lars Holm",
    ),
    (
        "nb",
        "Utenriksminister Kari Ekdal møtte Per Moe og Lars Holm i Lima. Førstnevnte inviterte henne til Quito.",
        "Per Moe",
    ),
    (
        "nn",
        "Utanriksminister Kari Ekdal møtte Per Moe og Lars Holm i Lima. Sistnemnde inviterte henne til Quito.",
        "Lars Holm",
    ),
    (
        "en",
        "Foreign Minister Kari Ekdal met Per Moe and Lars Holm in Lima. The former invited her to Quito.",
        "Per Moe",
    ),
    (
        "en",
        "Foreign Minister Kari Ekdal met Per Moe and Lars Holm in Lima. The latter invited her to Quito.",
        "Lars Holm",
    ),
]


@pytest.mark.parametrize(("language", "text", "who"), ONE)
def test_one_of_two_is_the_first_or_the_last_named(language: str, text: str, who: str) -> None:
    assert [(i.inviter, i.invitee) for i in extraction(text, language).invitations] == [(who, "Kari Ekdal")]


KINGS = [
    ("nb", "Fiskeriminister Olav T. Moe ledsager kongeparet. Kong Olav og dronning Astrid reiser til Chile."),
    ("en", "Fisheries Minister Olav Moe will accompany King Olav and Queen Astrid to Chile."),
    ("en", "Crown Prince Faisal bin Olav came to Lima. King Olav stayed at home."),
]


@pytest.mark.parametrize(("language", "text"), KINGS)
def test_a_king_is_nobody_who_bears_his_name(language: str, text: str) -> None:
    kings = [m.key for m in document(text, language).mentions if text[: m.start].endswith(("Kong ", "King "))]
    assert kings == ["Olav"]


def test_a_prince_is_whoever_bears_the_title_in_full() -> None:
    told = "Prince Faisal bin Farhad came to Lima. Prince Faisal met President Ana Solis."
    assert {m.key for m in document(told, "en").mentions if m.kind == "person"} == {
        "Faisal bin Farhad",
        "Ana Solis",
    }
