"""Who says it where the verb alone does not tell: parted verbs, aides, papers, first lines, claims."""

import pytest

from kg.extract.speech.stance import stance
from tests.extract.speech.test_statements import said
from tests.reading import extraction

KARI, ANNA, LUIS = "Kari Nordlid", "Anna Vogler", "Luis Ortuga"
MET = f"Statsminister {KARI} møtte Tysklands forbundskansler {ANNA} i Berlin.\n\n"
MET_NN = f"Statsminister {KARI} møtte Tysklands forbundskanslar {ANNA} i Berlin.\n\n"
CLEAR = "– Vi er klare, "
MARLOW = "US Secretary of State John Marlow"

QUOTED = [
    ("nb", f"{MET}– Det regner alltid, repliserte Nordlid.", KARI, "Det regner alltid"),
    ("nb", f"{MET}– Det regner alltid, skal Vogler ha svart.", ANNA, "Det regner alltid"),
    ("nb", f"{MET}– Det regner alltid, skulle Nordlid ha sagt.", KARI, "Det regner alltid"),
    ("nb", f"{MET}– Det regner alltid, slår Nordlid fast før hun reiser.", KARI, "Det regner alltid"),
    ("nb", f"{MET}– Det regner alltid, slo Vogler fast.", ANNA, "Det regner alltid"),
    ("nn", f"{MET_NN}– Det regnar alltid, slår Nordlid fast.", KARI, "Det regnar alltid"),
    ("nb", f"{MET}{CLEAR}sier statsministeren i Østerrike Karl Hubner.", "Karl Hubner", "Vi er klare"),
    ("nn", f"{MET_NN}{CLEAR}seier statsministeren i Austerrike Karl Hubner.", "Karl Hubner", "Vi er klare"),
    ("nb", f"{MET}{CLEAR}sier UDs pressevakt til NRK.", "UD", "Vi er klare"),
    (
        "nb",
        f"{MET}{CLEAR}sier den russiske presidentens kontor.",
        "den russiske presidentens kontor",
        "Vi er klare",
    ),
    ("nb", f"{MET}{CLEAR}sa Perus talsmann, {LUIS} på Twitter, uten å si mer.", LUIS, "Vi er klare"),
    (
        "nb",
        f"Perus minister {LUIS} tok sin kollega Paul Hartvik i hånden og sa: «Det var lenge siden».",
        LUIS,
        "Det var lenge siden",
    ),
    (
        "en",
        f'The line is closed. "It carries arms to the north," according to a tweet on Monday by {MARLOW}.',
        "John Marlow",
        "It carries arms to the north",
    ),
    (
        "en",
        f'"We want a dialogue with them," {LUIS} was quoted as telling reporters by the Kenyan foreign ministry.',
        LUIS,
        "We want a dialogue with them",
    ),
    (
        "en",
        f'"We want a dialogue with them," La Plena News reported Foreign Minister {LUIS} as saying.',
        LUIS,
        "We want a dialogue with them",
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker", "words"), QUOTED)
def test_who_is_quoted(language: str, text: str, speaker: str, words: str) -> None:
    assert (speaker, "direct", words) in [
        (who, how, what.rstrip(",")) for who, how, what in said(text, language)
    ]


TOLD = [
    (
        "nb",
        f"Saken er løst, men ifølge instituttets leder {LUIS} er det uklart når han kommer.",
        LUIS,
        "er det uklart når han kommer",
    ),
    ("nb", "Ifølge Avis24 er det uklart når han kommer.", "Avis24", "er det uklart når han kommer"),
    (
        "nb",
        f"I samtalen ga president {LUIS} sin fulle støtte til avtalen.",
        LUIS,
        "sin fulle støtte til avtalen",
    ),
    ("nb", f"President {LUIS} ga honnør til Norge for arbeidet.", LUIS, "honnør til Norge for arbeidet"),
    ("nn", f"President {LUIS} gav full støtte til den nye avtalen.", LUIS, "full støtte til den nye avtalen"),
    (
        "nb",
        f"{KARI} og {LUIS} møttes. De var enige om betydningen av fri handel.",
        KARI,
        "betydningen av fri handel",
    ),
    (
        "nb",
        f"Utenriksminister {KARI} står fast på den norske holdningen i saken.",
        KARI,
        "den norske holdningen i saken",
    ),
    (
        "nb",
        "Bakgrunnen er et gammelt krav fra Hellas om at naboen får et nytt navn.",
        "GRC",
        "naboen får et nytt navn",
    ),
    ("nn", "Bakgrunnen er kravet frå Hellas om at naboen får nytt namn.", "GRC", "naboen får nytt namn"),
    (
        "nb",
        "Perus påstand om at broen tilhører Peru, vakte sinne.",
        "PER",
        "broen tilhører Peru",
    ),
    ("en", "The move follows a threat from Peru that it would close the strait.", "PER", "it would close the strait"),
    (
        "nb",
        "Den iranske avisen Dagblikk kom ut mandag. Avisen skriver at ministeren var i Paris.",
        "Dagblikk",
        "ministeren var i Paris",
    ),
    ("nb", "Presidenten reiser mandag, heter det fra Ortugas kontor.", "Ortugas kontor", "Presidenten reiser mandag"),
    (
        "en",
        f"President {LUIS} called Prime Minister Paul Hartvik of Peru to congratulate him on his recent victory.",
        LUIS,
        "his recent victory",
    ),
    ("en", "U.S. officials say the two had a brief exchange over lunch.", "USA", "the two had a brief exchange over lunch"),
    (
        "en",
        f"The press office of President {LUIS} informs that the talks went well.",
        f"press office of President {LUIS}",
        "the talks went well",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "words"), TOLD)
def test_whose_words_are_told(language: str, text: str, speaker: str, words: str) -> None:
    assert (speaker, "indirect", words) in said(text, language)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("As stated by Spokesperson Anna Brooke:", "Anna Brooke"),
        ("Chief Spokesperson Anna Brooke issued the following statement Wednesday evening:", "Anna Brooke"),
        ("Secretary of State John Marlow released the following statement:", "John Marlow"),
        (
            "Foreign Minister Anna Brooke met with Minister John Marlow and issued the following statement:",
            "Anna Brooke",
        ),
        ("The remarks of Foreign Minister Anna Brooke on the talks with Peru are as follows:", "Anna Brooke"),
    ],
)
def test_a_first_line_says_whose_words_all_the_rest_is(line: str, speaker: str) -> None:
    text = f"{line}\n\nWe look forward to the visit of President {LUIS}.\n\nIt will be short."
    assert (speaker, "direct", text[len(line) + 2 :]) in said(text, "en")


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Press Release - Statement by NSC Spokesperson Ned Priest on the Meeting with Peru", ["Ned Priest"]),
        ("Statement from the Press Secretary Regarding the Visit of President Luis Ortuga", []),
        ("Statement by the Press Secretary: Visit of President Luis Ortuga of Peru", []),
        ("Statement of the Spokesperson - Meeting with Minister Luis Ortuga", []),
        ("Statement by Press Secretary Ned Priest: Visit by President Luis Ortuga", ["Ned Priest"]),
        (
            "Readout from NSC Spokesperson Ned Priest on Secretary John Marlow's Call with Peru",
            ["Ned Priest"],
        ),
        ("Readout from Secretary John Marlow’s Call with President Luis Ortuga", []),
        ("Readout of President John Marlow Meeting with President Luis Ortuga of Peru", []),
    ],
)
def test_a_title_says_whose_words_a_statement_is(title: str, speaker: list[str]) -> None:
    text = f"President {LUIS} of Peru will come on Monday. The two will meet in the White House."
    assert [who for who, how, _ in said(text, "en", title=title) if how == "direct"] == speaker


@pytest.mark.parametrize(
    ("title", "states"),
    [
        ("Joint Statement from Peru, the United Kingdom, and Fiji on Fishing", {"PER", "GBR", "FJI"}),
        ("Joint Statement by the Foreign Ministers of Peru and Fiji", {"PER", "FJI"}),
        ("Statement from Peru's Foreign Ministry on Fiji", set()),
        ("Joint Statement on Peru, the United Kingdom, and Fiji", set()),
        ("Statement by Peru and friends on Fishing", set()),
    ],
)
def test_a_title_names_the_states_whose_words_a_statement_is(title: str, states: set[str]) -> None:
    text = "We, the leaders of Peru, the United Kingdom and Fiji, welcome the plan. Fiji will lead the work."
    told = [s for s in extraction(text, "en", title=title).statements if s.mode == "direct"]
    assert {who for s in told for who in (s.speaker, *s.co_speakers)} == states


def test_the_text_of_a_joint_statement_is_of_those_who_released_it() -> None:
    lead = "The following is the text of a joint statement released by the Governments of Peru and Fiji."
    lead += "\n\nBegin text:\n\n"
    body = "The two countries will fish together.\n\nTheir ministers will meet again."
    told = [s for s in extraction(lead + body, "en").statements if s.mode == "direct"]
    assert [(s.speaker, *s.co_speakers) for s in told] == [("PER", "FJI")]
    assert (lead + body)[told[0].start : told[0].end] == body


@pytest.mark.parametrize(
    "line",
    [
        "The overview is as follows:",
        "The main points of the meeting are as follows:",
        "A summary of the talks is as follows:",
    ],
)
def test_an_overview_of_a_meeting_is_nobodys_words(line: str) -> None:
    text = (
        f"Minister Anna Brooke met Peru's Minister John Marlow. {line}\n\n1. Both were glad.\n\n2. They ate."
    )
    assert not [one for one in said(text, "en") if one[1] == "direct"]


@pytest.mark.parametrize("verb", ["argues", "claims", "says"])
def test_what_others_say_that_somebody_thinks_is_nothing_he_says(verb: str) -> None:
    told = said(f"{KARI} is abroad. The defence {verb} he believed the fees had been waived.", "en")
    assert KARI not in [who for who, _, _ in told]


@pytest.mark.parametrize("she", ["She retorted:", "She answered:"])
def test_whoever_was_he_before_is_not_she(she: str) -> None:
    text = (
        f"Minister {KARI} received the Kenyan ambassador, Peter Otieno. It was not meant so, Otieno explained."
        f"\n\n“We are changing the lock,” he said. {she} “Then give us the new key.”"
    )
    assert [who for who, how, _ in said(text, "en") if how == "direct"] == ["Peter Otieno", KARI]


def test_a_heading_in_quotation_marks_is_no_speech() -> None:
    text = f'{MET}"Detaljer er viktige"\n\nNordlid sier at hun er glad.'
    assert said(text) == [(KARI, "indirect", "hun er glad")]


def test_what_somebody_is_called_in_the_passive_is_not_the_last_speakers() -> None:
    text = f"{MET}– Ja, sa Vogler.\n\nFem ambassadører ble erklært «persona non grata» i går."
    assert [words for _, how, words in said(text) if how == "direct"] == ["Ja"]


def test_the_home_minister_whom_no_title_tells_of() -> None:
    text = (
        "– Det er bra for begge land, sier statsministeren i en pressemelding.\n\nDa Solberg kom til India, "
        f"skulle hun møte Indias statsminister {LUIS}."
    )
    assert said(text, published="2019-01-07")[0][0] == "Solberg"


def test_a_pronoun_behind_words_quoted_is_whoever_spoke_of_them() -> None:
    text = (
        f"President {LUIS} er i Lima for å møte den russiske presidenten Igor Petrusjin.\n\n– Vi skal snakke "
        "sammen. Vi skal spise. Vi skal gå tur.\n\nI går tvitret han at det blir bra. Var han positiv til å "
        "møte den russiske presidenten?\n\n– Ja, sier han."
    )
    assert {who for who, _, _ in said(text)} == {LUIS}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the importance of the alliance with Peru", "positive"),
        ("the importance of continued bilateral dialogue", "positive"),
        ("the importance of debt relief for African economies", "neutral"),
        ("the need for Peru to refrain from attacks", "negative"),
        ("the need for an orderly process", "neutral"),
    ],
)
def test_what_is_underlined(words: str, expected: str) -> None:
    assert stance(words, "emphasized", "en") == expected


@pytest.mark.parametrize(
    "words", ["they also discussed measures to improve security", "the two will discuss the friendly ties"]
)
def test_what_is_only_discussed_tells_no_stance(words: str) -> None:
    assert stance(words, "said", "en") == "neutral"
