"""Where what is said begins and ends, in the turns of phrase that agencies use, and whose words it is."""

import pytest

from tests.reading import extraction

LISE, PEKKA = "Lise Dalheim", "Pekka Laine"
OPENINGS = {
    "nb": f"Utenriksminister {LISE} møtte Finlands president {PEKKA} mandag.\n\n",
    "nn": f"Utanriksminister {LISE} møtte Finlands president {PEKKA} måndag.\n\n",
    "en": f"Foreign Minister {LISE} of Norway met President {PEKKA} of Finland on Monday.\n\n",
}


def read(text: str, language: str) -> list[tuple[str, str, str]]:
    whole = OPENINGS[language] + text
    found = extraction(whole, language).statements
    return [(s.mode[0], s.speaker, whole[s.start : s.end]) for s in found]


PRINTED = [
    # what somebody is called stands behind the thing; quoted, it is the speaker's own word
    ("nb", "Laine kaller avtalen et første skritt.", [("i", PEKKA, "avtalen et første skritt")]),
    ("nb", "Laine kaller påstanden «rent vrøvl».", [("d", PEKKA, "rent vrøvl")]),
    ("nn", "Laine kalla utvisinga eit modig steg.", [("i", PEKKA, "utvisinga eit modig steg")]),
    ("en", "Laine called it “the fastest talk of all”.", [("i", PEKKA, "it “the fastest talk of all”")]),
    ("nb", "Laine skriver at «avtalen er et knefall».", [("d", PEKKA, "avtalen er et knefall")]),
    # a source inside the verb phrase, and one that others contradict
    ("nb", "De to skal ifølge Laine ha prøvd å verve en vakt.", [("i", PEKKA, "ha prøvd å verve en vakt")]),
    ("nb", "Finland vil ha fred, ifølge Laine, men Dalheim tier.", [("i", PEKKA, "Finland vil ha fred")]),
    # the shortest clause, denied belief, an adverbial between verb and content
    ("nb", "Laine frykter at sjøen synker.", [("i", PEKKA, "sjøen synker")]),
    ("nb", "Laine tror ikke Dalheim får det lett.", [("i", PEKKA, "Dalheim får det lett")]),
    ("nb", "Laine uttrykte på sin side støtte til planen.", [("i", PEKKA, "støtte til planen")]),
    ("nb", "Laine sa nei til planen i en folkeavstemning.", []),
    ("nb", "I fjor skrev de under på en felles erklæring.", []),
    # a subject alone before the verb of saying
    ("nb", "Dammen, sier Laine, vil gi billig strøm.", [("i", PEKKA, "vil gi billig strøm")]),
    ("nb", "Laine er uenig: Det er mye igjen, sa han onsdag.", [("i", PEKKA, "Det er mye igjen")]),
    # words behind a colon inside a paragraph
    ("nb", "Etter møtet talte Laine til pressen: – Vi er trette.", [("d", PEKKA, "Vi er trette")]),
    # the perfect behind the words, and one who tells beside another
    ("nb", "Finland vil svare, har Laine tidligere sagt.", [("i", PEKKA, "Finland vil svare")]),
    (
        "nb",
        "Laine ga uttrykk for sterk uro i nord, mens Dalheim understreket at grensen er åpen.",
        [("i", PEKKA, "sterk uro i nord"), ("i", LISE, "grensen er åpen")],
    ),
    (
        "nb",
        "Laine sa at Finland er en venn, og at han ser fram til mer handel.",
        [("i", PEKKA, "Finland er en venn, og at han ser fram til mer handel")],
    ),
    ("nb", "Laine ba samtidig vestlige land om flere fly.", [("i", PEKKA, "flere fly")]),
    ("nb", "Både Sverige og Island har sagt at vinteren kommer.", [("i", "SWE", "vinteren kommer")]),
    # English clauses around "he said"
    (
        "en",
        "Laine bore no grudge, he told a crowd in Turku, and his colleague was welcome.",
        [("i", PEKKA, "Laine bore no grudge"), ("i", PEKKA, "his colleague was welcome")],
    ),
    (
        "en",
        "The law was not final, Laine said, and would be reviewed.",
        [("i", PEKKA, "The law was not final, Laine said, and would be reviewed")],
    ),
    ("en", "Without it, Laine said, Finland would be lost.", [("i", PEKKA, "Finland would be lost")]),
    ("en", "Its envoy met Laine and was expected to leave.", []),
    (
        "en",
        "Finland will not yield, Laine said, in a speech.",
        [("i", PEKKA, "Finland will not yield")],
    ),
    ("en", "Laine told Dalheim the talks were over.", [("i", PEKKA, "the talks were over")]),
    # only where or when is left before what somebody else says
    (
        "en",
        "Agency Lavapuro reports that during a visit, Laine said the talks were over.",
        [("i", PEKKA, "the talks were over")],
    ),
    # an official of a state speaks for it; a diplomat of higher rank may not
    ("en", "A senior Finnish official said the talks were over.", [("i", "FIN", "the talks were over")]),
    ("en", "No Finnish official said the talks were over.", []),
    # who says it closes the sentence, between commas
    (
        "en",
        "The talks were over, Pekka Laine, the Finnish president, said.",
        [("i", PEKKA, "The talks were over")],
    ),
    (
        "en",
        "The talks were over, the Finnish president, Pekka Laine, said on Monday.",
        [("i", PEKKA, "The talks were over")],
    ),
    ("en", "Finland said it would go; Norway has not replied.", [("i", "FIN", "it would go")]),
    ("en", "Laine said a ship was seized, a charge Norway denies.", [("i", PEKKA, "a ship was seized")]),
    ("en", "Finland's newly elected government insists on a vote first.", [("i", "FIN", "a vote first")]),
    ("nb", "Avtalen er død, ifølge den finske regjeringen.", [("i", "FIN", "Avtalen er død")]),
    (
        "nb",
        "Avtalen er død, melder det statlige nyhetsbyrået Lavapuro.",
        [("i", "Lavapuro", "Avtalen er død")],
    ),
    (
        "nb",
        "Finland avviser at skipet er tatt, slik svenske medier meldte.",
        [("i", "FIN", "skipet er tatt")],
    ),
    (
        "nb",
        "Laine mente tiden ikke var inne for samtaler.",
        [("i", PEKKA, "tiden ikke var inne for samtaler")],
    ),
    ("nn", "I Helsingfors nektar styresmaktene for at skipet er teke.", [("i", "FIN", "skipet er teke")]),
    (
        "en",
        "The Finnish foreign ministry said the note was sent. There was no reply, a spokesman said.",
        [
            ("i", "Finnish foreign ministry", "the note was sent"),
            ("i", "Finnish foreign ministry", "There was no reply"),
        ],
    ),
    ("en", "Laine expects the Norwegians to ask for more.", [("i", PEKKA, "the Norwegians to ask for more")]),
    (
        "en",
        "Laine said no Finn had met him, “in Malta or on the moon.”",
        [("i", PEKKA, "no Finn had met him, “in Malta or on the moon.”")],
    ),
]


@pytest.mark.parametrize(("language", "text", "told"), PRINTED)
def test_where_what_is_said_begins_and_ends(
    language: str, text: str, told: list[tuple[str, str, str]]
) -> None:
    assert read(text, language) == told


def test_both_sides_are_the_two_that_the_words_name() -> None:
    text = OPENINGS["nb"] + "Verken Sverige eller Island sender noen til møtet, bekrefter begge parter."
    statement = extraction(text).statements[-1]
    assert {statement.speaker, *statement.co_speakers} == {"SWE", "ISL"}


def test_the_minister_alone_is_the_one_at_home() -> None:
    text = (
        f"Utenriksminister {LISE} reiste til Helsingfors. Der møtte hun den finske utenriksministeren, "
        "Aino Rask.\n\n– Finland er en god venn, sier utenriksministeren."
    )
    assert extraction(text).statements[-1].speaker == LISE


def test_a_title_without_a_name_is_whoever_is_named_with_it() -> None:
    text = (
        "Secretary of State Ann Colby met Foreign Minister Ilie Sandu of Moldova. "
        "The Secretary reaffirmed support for Moldova, and the Foreign Minister thanked the United States for its help with gas."
    )
    assert [s.speaker for s in extraction(text, "en").statements] == ["Ann Colby", "Ilie Sandu"]


def test_a_counterpart_is_known_by_the_office_of_the_one_who_is_met() -> None:
    text = (
        f"Utenriksminister {LISE} møtte sin finske kollega, Aino Rask.\n\n"
        "Ifølge den finske utenriksministeren er tålmodigheten ikke uendelig."
    )
    assert [s.speaker for s in extraction(text).statements] == ["Aino Rask"]


def test_an_interview_with_printed_questions_is_with_one() -> None:
    text = (
        "Foreign Minister Kamil Dale has been in the job for a month.\n\nWhy go to Warsaw?\n\n“Because they asked.”\n\n"
        "His Polish colleague, Halina Noc, came too. He says he will go again.\n\nAnd Minsk?\n\n"
        "“I do not do small talk.”\n\nIs that an invitation?\n\n“It is a sentence with a bag.”"
    )
    assert {s.speaker for s in extraction(text, "en").statements} == {"Kamil Dale"}


TOPICS = [
    ("nb", "Dalheim sier at krigen på Krim er alvorlig.", {"UKR"}),
    ("nb", "Dalheim sier at naboene våre i Sverige er slitne.", {"NOR", "SWE"}),
    ("nb", "Dalheim sier at finske Nordjakt er et godt firma i Sverige.", {"SWE"}),
    ("en", "Dalheim stressed Norway’s commitment to Sweden.", {"SWE"}),
    ("en", "Dalheim said trade between Norway and Sweden is growing.", {"NOR", "SWE"}),
]


@pytest.mark.parametrize(("language", "text", "topics"), TOPICS)
def test_topics(language: str, text: str, topics: set[str]) -> None:
    assert topics <= set(extraction(OPENINGS[language] + text, language).statements[-1].about)


STANCES = [
    ("nb", "Dalheim sier at planen vil løse landets største problemer.", "positive"),
    ("nb", "Dalheim opplyser at invitasjonen kom søndag.", "neutral"),
    ("nb", "Dalheim sier at de ennå ikke har bestemt noe om reisen.", "neutral"),
    ("en", "Dalheim raised the importance of peace on the border.", "neutral"),
    ("en", "Dalheim expressed gratitude for the help.", "positive"),
    ("nn", "Dalheim seier at dette er oppspinn frå ende til annan.", "negative"),
]


@pytest.mark.parametrize(("language", "text", "expected"), STANCES)
def test_stance(language: str, text: str, expected: str) -> None:
    assert extraction(OPENINGS[language] + text, language).statements[-1].stance == expected


HEARERS = [
    ("nb", "Det var et godt møte, sier Laine til Kystbladet.", "Kystbladet"),
    ("nb", "Laine svarte Dalheim at tiden er knapp.", LISE),
    ("nb", "Mens kameraene blinket, takket Dalheim Laine for at han viser vilje til fred.", PEKKA),
    ("nb", "Laine sa at Finland vil øke støtten til Island.", None),
    ("en", "“We stand ready to help,” Laine said, adding that aid to Sweden would double.", None),
]


@pytest.mark.parametrize(("language", "text", "hearer"), HEARERS)
def test_to_whom(language: str, text: str, hearer: str | None) -> None:
    assert extraction(OPENINGS[language] + text, language).statements[0].addressee == hearer
