"""Nouns at a verb of saying that stand for nobody who is named, and those that may."""

import pytest

from tests.reading import extraction

LEVIK = "Israels statsminister Aron Levik vant valget i mars."
WON = "Israeli Prime Minister Aron Levik won the vote in March."


def speakers(text: str, language: str = "nb") -> list[str]:
    return [s.speaker for s in extraction(text, language).statements]


@pytest.mark.parametrize(
    "who",
    [
        "kritikere",
        "andre",
        "riksadvokaten",
        "dommeren",
        "hæren",
        "forsvareren hans",
        "en dommer",
        "forskeren",
    ],
)
def test_words_of_others_are_not_the_last_persons(who: str) -> None:
    assert speakers(f"{LEVIK}\n\n– Det er tid for å gå av nå, sier {who}.") == []
    assert speakers(f"{LEVIK} {who.capitalize()} ropte «nå må du gå av».") == []
    assert speakers(f"{LEVIK} {who.capitalize()} mener at Levik bør gå av.") == []


def test_nor_what_those_think_who_press_him() -> None:
    assert speakers(f"{LEVIK} Han står overfor press fra dem som mener at han bør gå av.") == []
    assert speakers(f"{LEVIK} Han er presset av motstandere som mener at han bør gå av.") == []


@pytest.mark.parametrize("who", ["statsministeren", "partilederen", "52-åringen", "den israelske veteranen"])
def test_a_noun_for_whoever_is_named_is_his(who: str) -> None:
    assert speakers(f"{LEVIK}\n\n– Det er ikke tid for å gå av nå, sier {who}.") == ["Aron Levik"]


def test_a_calling_is_of_whom_the_article_gives_it() -> None:
    text = "Kari Nordli er forsker i Bergen.\n\n– Det er ikke tid for å gå av nå, sier forskeren."
    assert speakers(text) == ["Kari Nordli"]


@pytest.mark.parametrize(
    "who", ["critics", "the crowd", "his lawyer", "the attorney general", "a judge", "the finance minister"]
)
def test_the_same_in_english(who: str) -> None:
    assert speakers(f'{WON}\n\n"It is time to leave office now," {who} said.', "en") == []
    assert speakers(f'{WON}\n\n"It is time to leave office now," said {who}.', "en") == []


def test_a_title_of_the_one_named_is_his_in_english() -> None:
    text = f'{WON}\n\n"It is no time to leave office now," the prime minister said.'
    assert speakers(text, "en") == ["Aron Levik"]


def test_a_noun_before_til_owns_and_hears_nothing() -> None:
    text = "– Vi har holdt valg, sier Lukov.\n\nKandidaten til opposisjonen Svetlana Tikhova hevder at det var fusk."
    assert [s.addressee for s in extraction(text).statements] == [None, None]


def test_a_spokesperson_answers_the_press() -> None:
    text = (
        "– Nato har fly ved grensen, sa Russlands president Ivan Lukov.\n\n"
        "– Nato har ikke trappet opp, svarer Natos talsperson Oana Munteanu."
    )
    assert [s.addressee for s in extraction(text).statements] == [None, None]


def test_whoever_is_thanked_at_a_press_conference_is_not_spoken_to_later() -> None:
    text = (
        "Under en pressekonferanse onsdag takket statsminister Anne Berg Perus president Juan Soto for innsatsen.\n\n"
        "Berg sier at endringene ikke skjer for moro skyld."
    )
    assert [s.addressee for s in extraction(text).statements][-1] is None


@pytest.mark.parametrize("who", ["A lawyer for", "The wife of", "A friend of"])
def test_whoever_is_somebodys_is_another(who: str) -> None:
    text = f"{who} former Brazilian President Luis Silva on Wednesday said he would appeal the verdict."
    assert speakers(text, "en") == []


def test_words_that_no_mark_closes_go_on_in_the_next_paragraph() -> None:
    text = (
        'A Downing Street spokesman said: "The Prime Minister spoke to President John Walker on Sunday.\n\n'
        '"President Walker opened by sending his condolences.\n\n"The President welcomed the release of all."'
    )
    assert set(speakers(text, "en")) == {"Downing Street"}


def test_a_list_behind_a_fronted_preposition_is_no_subject() -> None:
    text = "I en felles uttalelse fra Canada, Tyskland og USA advarer G7 om at det kan bli sanksjoner."
    assert speakers(text) == ["G7"]
