"""What is no meeting and no call, and posts that nobody holds."""

import pytest

from tests.reading import document, extraction


@pytest.mark.parametrize(
    "text",
    ["Nato har samlet styrker ved grensen.", "EU samlet inn penger til Ukraina.", "FN har samlet bevis."],
)
def test_what_a_body_brings_together_is_no_meeting(text: str) -> None:
    assert not extraction(text).events


@pytest.mark.parametrize(
    "text",
    ["Nato er samlet i Brussel.", "Nato har samlet utenriksministrene i Brussel.", "EU er samlet til møte."],
)
def test_whoever_is_brought_together_meets(text: str) -> None:
    assert len(extraction(text).events) == 1


def test_the_pronoun_behind_whoever_speaks_is_none_of_those_in_his_words() -> None:
    text = (
        "USAs president John Walker er ute på reise.\n\n"
        "– Vi skal møte Kim Song-ho snart, sa Walker tirsdag da han tok imot Japans statsminister Shinzo Aoki."
    )
    met = [{p.who for p in e.participants} for e in extraction(text).events if e.status == "held"]
    assert met == [{"John Walker", "Shinzo Aoki"}]


def test_a_call_that_is_paid_is_no_telephone_call() -> None:
    text = (
        "Maldivian Foreign Minister Abdul Shahid called on Prime Minister Pravin Jug of Mauritius this evening. "
        "During the call, Minister Shahid and Prime Minister Jug discussed ways to enhance relations."
    )
    assert {e.type for e in extraction(text, "en").events} == {"meeting"}


@pytest.mark.parametrize(
    "text",
    [
        "IOC-president Kirsty Colman kom til Norge.",
        "Skipresident Erik Moen og visepresident Kristin Moe møtte statsminister Jonas Berg i Norge.",
        "Kirsty Colman er president i Den internasjonale skikomité. Hun er også minister i Zimbabwe.",
    ],
)
def test_a_bodys_president_is_no_states(text: str) -> None:
    assert not [t for t in document(text).titles if "president" in text[t.start : t.end] and t.of]


def test_the_sovereign_of_many_realms_is_of_his_own() -> None:
    titles = document("Kong Charles kom til Oslo.", published="2024-05-15").titles
    assert [t.of for t in titles] == ["GBR"]
