"""What words weigh in a statement: what is denied, what is only a topic, what both sides of a "but" say."""

import pytest

from kg.extract.speech.stance import stance
from tests.extract.speech.test_statements import extraction

SAID = (
    ("nb", "Vi støtter ikke forslaget fra Peru", "negative"),
    ("nb", "Nå ser vi fram til å møte presidenten", "positive"),
    ("nn", "Det er mangel på tillit til styresmaktene", "negative"),
    ("en", "We are concerned about the port, and dialogue is important", "negative"),
    ("en", "He has cut all diplomatic relations with Peru", "negative"),
    ("nb", "Kravet er urimelig, og ministeren har ikke brutt noen regler", "negative"),
    ("nb", "Det er fint om gjesten kan komme, men det er ikke bekreftet", "positive"),
    ("nb", "Ingen av de to landene sender noen til møtet", "neutral"),
    ("nb", "Begge skal være vertskap for invitasjonen til nabolandene", "neutral"),
    ("nb", "De to diskuterte samarbeidet og vennskapet mellom landene", "neutral"),
    ("nb", "Møtet var godt, og vi snakket om den anspente situasjonen", "positive"),
    ("nb", "Vi diskuterte det som bekymrer oss i grensestrøkene", "negative"),
    ("nb", "De to skal diskutere krigen, trusselen fra nord og samarbeidet", "neutral"),
    ("nb", "Samtalene dreier seg blant annet om viktige spørsmål i samarbeidet", "neutral"),
    ("nb", "Vi har mye å snakke om, også missilene", "neutral"),
    ("nb", "Han er villig til å drøfte grensen", "positive"),
    ("nb", "Forholdet mellom Norge og Peru er veldig sterkt", "positive"),
    ("nb", "Forholdet mellom Norge og Peru er ikke sterkt", "negative"),
    ("nb", "Landet har tatt store steg og imøtekommet oss", "positive"),
    ("nb", "Konflikten er vanskelig, men dialog er viktig, og vi støtter den", "positive"),
    ("nb", "Vi vil aldri godta at øya løsriver seg", "negative"),
    ("nb", "Vi har ingen bedre venn enn Finland", "positive"),
    ("nb", "Vedtaket gjør det enda vanskeligere å få fred og hjelpe de sivile", "negative"),
    ("nb", "Forslaget svekker tilliten og samarbeidet", "negative"),
    ("nb", "Alliansen er hjernedød", "negative"),
    ("nb", "Støtten er urokkelig", "positive"),
    ("en", "We have no better friend than Finland", "positive"),
    ("en", "No relationship is more important to Norway than that with Peru", "positive"),
    ("en", "The move was childish", "negative"),
    ("en", "The move makes it harder to end the war and help civilians", "negative"),
    ("nn", "Landet har arbeidd for fred like sidan krigen byrja", "positive"),
    ("nn", "Vi toler ikkje fleire flyktningar", "negative"),
    ("nn", "Dei drøfta samarbeidet i nord", "neutral"),
    ("nn", "Møtet skal handle om krigen og samarbeidet i nord", "neutral"),
    ("nn", "Dei drøfta det som bekymrar oss i nord", "negative"),
    ("nn", "Dette gir store eksportmoglegheiter", "positive"),
    ("nn", "Samtalane var resultatlause", "negative"),
    ("en", "The bond between the two was getting stronger", "positive"),
    ("en", "The visa talks would be reviewed, and that was harmful", "negative"),
    ("en", "The main topic of the talks was progress towards peace", "neutral"),
    ("en", "They discussed missile programmes and human rights", "neutral"),
    ("en", "They discussed concerns about the missile programme", "negative"),
)
NEWS = (
    ("nb", "opplyser", "regjeringen vil donere mer", "positive"),
    ("nn", "stadfestar", "dei vil anerkjenne landet", "positive"),
    ("en", "noted", "recent improvements at the border", "positive"),
    ("nb", "opplyser", "invitasjonen kom i går", "neutral"),
    ("nb", "opplyser", "en diplomat er uønsket", "neutral"),
    ("en", "urged", "the government to work constructively with its friends", "neutral"),
    ("en", "rejected", "the minister's accusations as lies", "negative"),
    ("en", "urged", "the council to support Poland", "positive"),
    ("en", "urged", "the government to withdraw its troops", "negative"),
    ("en", "highlighted", "the importance of the alliance in light of unlawful missile programs", "positive"),
    ("en", "highlighted", "the importance of ending the unlawful war", "neutral"),
)


@pytest.mark.parametrize(("language", "said", "expected"), SAID)
def test_the_balance_of_a_statement(language: str, said: str, expected: str) -> None:
    assert stance(said, "sa", language) == expected


@pytest.mark.parametrize(("language", "cue", "said", "expected"), NEWS)
def test_the_verb_says_how_good_the_words_must_be(language: str, cue: str, said: str, expected: str) -> None:
    assert stance(said, cue, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "of_whom"),
    [
        ("nb", "– Han er uforutsigbar, sier statsminister Hilde Mykland om president Harold Bentley.", "Harold Bentley"),
        ("nn", "– Ho er ein god ven, sa president Harold Bentley om Hilde Mykland måndag.", "Hilde Mykland"),
        ("en", "“She is a good friend,” President Harold Bentley said about Hilde Mykland.", "Hilde Mykland"),
    ],
)  # fmt: skip
def test_of_whom_somebody_speaks(language: str, text: str, of_whom: str) -> None:
    assert of_whom in extraction(text, language).statements[0].about
