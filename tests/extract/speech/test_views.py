"""Stance: what somebody does by saying it, how it is told, and a bad word that takes a good one with it."""

import pytest

from kg.extract.speech.polarity import balance_of
from kg.extract.speech.stance import stance


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "we will not sign the accord before June"),
        ("en", "Velland should apologise to the islanders"),
        ("en", "the pledges had not been kept"),
        ("en", "he was sentenced without any evidence"),
        ("en", "this is a circus for the cameras"),
        ("en", "the ministry should have asked the islanders"),
        ("en", "it is hard to imagine a settlement"),
        ("nb", "Velland må regne med et svar"),
        ("nb", "vi kommer ikke til å skrive under før jul"),
        ("nb", "ministeren har ikke begrunnet saken"),
        ("nb", "det hele er et skuespill"),
        ("nb", "Velland bør be om unnskyldning"),
        ("nb", "han gjorde narr av gjestene"),
        ("nb", "det er vanskelig å se for seg en løsning"),
        ("nn", "vi kjem ikkje til å skrive under før jul"),
        ("nn", "Velland må rekne med mottiltak"),
        ("nn", "dei har ikkje svara på brevet"),
        ("nn", "det heile er eit skodespel"),
    ],
)
def test_refusals_threats_demands_and_complaints_are_negative(language: str, said: str) -> None:
    assert stance(said, None, language) == "negative"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Velland will host the next round in May"),
        ("en", "Velland wants to buy two ferries from the islands"),
        ("en", "exports to Velland have doubled since spring, and trade doubled too"),
        ("en", "he is an experienced negotiator and an old friend"),
        ("en", "our ties have never been stronger"),
        ("nb", "vi vil støtte byggingen av kaia"),
        ("nb", "båndene har aldri vært sterkere"),
        ("nb", "Velland har sagt ja"),
        ("nb", "invitasjonen står fortsatt ved lag"),
        ("nn", "vi vil gje dei meir tid"),
        ("nn", "Velland har takka ja"),
        ("nn", "det er på tide å setje det på papir"),
    ],
)
def test_promises_a_yes_and_praise_are_positive(language: str, said: str) -> None:
    assert stance(said, None, language) == "positive"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Two fishermen reacted angrily, saying that"),
        ("nb", "Direktøren er kritisk til avtalen og sier at"),
        ("nn", "Den vellandske statsministeren likar ikkje det han høyrer, og seier at"),
    ],
)
def test_what_is_told_around_a_plain_statement_tells_of_it(language: str, told: str) -> None:
    said = {"en": "the quay was sold in March", "nb": "kaia ble solgt i mars", "nn": "kaia vart seld i mars"}
    assert stance(said[language], None, language, told) == "negative"
    assert stance(said[language], None, language) == "neutral"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "He was relieved and said that"),
        ("nb", "Hun var lettet og sa at"),
        ("nn", "Ho var letta og sa at"),
    ],
)
def test_a_glad_telling_is_positive(language: str, told: str) -> None:
    said = {"en": "the quay was sold in March", "nb": "kaia ble solgt i mars", "nn": "kaia vart seld i mars"}
    assert stance(said[language], None, language, told) == "positive"


@pytest.mark.parametrize(
    ("language", "cue", "said"),
    [
        ("en", "claimed", "the map was drawn in Velland"),
        ("nb", "hevder", "kartet ble tegnet i Velland"),
        ("nn", "hevdar", "kartet vart teikna i Velland"),
    ],
)
def test_verbs_of_dispute_hold_something_against_others(language: str, cue: str, said: str) -> None:
    assert stance(said, cue, language) == "negative"


@pytest.mark.parametrize(
    ("language", "harmed", "both"),
    [
        ("en", "this undermines the dialogue", "it was wrong, but the dialogue goes on"),
        ("nb", "dette ødelegger samarbeidet", "det var galskap, men samarbeidet går videre"),
        ("nn", "dette øydelegg samarbeidet", "det var galskap, men samarbeidet går vidare"),
    ],
)
def test_what_is_harmed_is_not_praised(language: str, harmed: str, both: str) -> None:
    assert balance_of(harmed, language) < 0 <= balance_of(both, language)
