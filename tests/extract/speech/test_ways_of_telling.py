"""What a sentence of a report or a readout is cut into: who says what, and to whom."""

import pytest

from tests.reading import extraction

NB = "Utenriksminister Per Dal møtte Perus utenriksminister Ana Ruiz i Oslo fredag. "
NN = "Utanriksminister Per Dal møtte Perus utanriksminister Ana Ruiz i Oslo fredag. "
EN = "Secretary of State Paul Rowe met today in Lima with Foreign Minister Ana Ruiz of Peru. "
BOTH_NO, BOTH_EN = ("Per Dal", "Ana Ruiz"), ("Paul Rowe", "Ana Ruiz")

# what was told before, the sentence, and of each indirect statement who says what
TOLD = [
    ("nb", NB, "Dal føyer til at Norge vil bidra.", [(("Per Dal",), "Norge vil bidra")]),
    (
        "nb",
        NB,
        "Dal sier det dreier seg om handel og at de to er enige.",
        [(("Per Dal",), "det dreier seg om handel og at de to er enige")],
    ),
    (
        "nb",
        NB,
        "I samtalen sa de at ambassadene skal åpne.",
        [(BOTH_NO, "ambassadene skal åpne")],
    ),
    (
        "nb",
        NB,
        "Dal bekrefter at møtet er holdt, men uten å si mer om innholdet.",
        [(("Per Dal",), "møtet er holdt")],
    ),
    (
        "nb",
        NB,
        "Ruiz sier at avtalen er klar, uten å utdype dette.",
        [(("Ana Ruiz",), "avtalen er klar")],
    ),
    (
        "nb",
        NB,
        "Han er glad for at Peru på møtet gjorde det klart at avtalen står fast, sier Dal.",
        [
            (
                ("Per Dal",),
                "Han er glad for at Peru på møtet gjorde det klart at avtalen står fast",
            )
        ],
    ),
    (
        "nb",
        NB,
        "Ruiz mener at besøket viste «svakhet og frykt».",
        [(("Ana Ruiz",), "besøket viste «svakhet og frykt»")],
    ),
    (
        "nb",
        NB,
        "Brevet kom fra kongen selv, sier en talskvinne for den peruanske presidenten ifølge AFP.",
        [(("PER",), "Brevet kom fra kongen selv")],
    ),
    (
        "nb",
        NB,
        "Fem tidligere ambassadører omtalte i forrige måned Dal som uegnet til oppgaven.",
        [],
    ),
    ("nb", NB, "Det er noe Ruiz takket Dal for i fredagens møte.", []),
    (
        "nn",
        NN,
        "Dal streka på si side under at handelen må auke.",
        [(("Per Dal",), "handelen må auke")],
    ),
    ("nn", NN, "I samtalen sa dei at handelen må auke.", [(BOTH_NO, "handelen må auke")]),
    (
        "nn",
        NN,
        "Ruiz stadfestar at møtet er halde, men utan å seie noko meir.",
        [(("Ana Ruiz",), "møtet er halde")],
    ),
    (
        "en",
        EN,
        "The two leaders agreed on the need for a truce, noting their shared concern for civilians.",
        [(BOTH_EN, "the need for a truce"), (BOTH_EN, "their shared concern for civilians")],
    ),
    (
        "en",
        EN,
        "They agreed that the truce must hold, agreeing on the urgency of aid.",
        [(BOTH_EN, "the truce must hold"), (BOTH_EN, "the urgency of aid")],
    ),
    (
        "en",
        EN,
        "Ruiz praised Ghana for taking in refugees, condemned the attack on Accra and urged Togo to act.",
        [
            (("Ana Ruiz",), "Ghana for taking in refugees"),
            (("Ana Ruiz",), "the attack on Accra"),
            (("Ana Ruiz",), "Togo to act"),
        ],
    ),
    ("en", EN, "The Secretary outlined plans for a summit.", [(("Paul Rowe",), "plans for a summit")]),
    (
        "en",
        EN,
        "Ruiz encouraged closer cooperation on trade.",
        [(("Ana Ruiz",), "closer cooperation on trade")],
    ),
    ("en", EN, "Encouraged by the reforms, the two flew to Cusco.", []),
    (
        "en",
        EN,
        "The Peruvian government claims Ghana has broken the treaty.",
        [(("PER",), "Ghana has broken the treaty")],
    ),
    ("en", EN, "Peru reported three deaths that were caused by floods.", []),
    ("en", EN, "Ruiz had not, as of Monday, announced any plans to leave.", []),
    ("en", EN, "The alleged attack by Ghana took place in May.", []),
]


@pytest.mark.parametrize(("language", "before", "text", "told"), TOLD)
def test_a_sentence_is_cut_into_what_each_says(
    language: str, before: str, text: str, told: list[tuple[tuple[str, ...], str]]
) -> None:
    whole = before + text
    found = [s for s in extraction(whole, language).statements if s.mode == "indirect"]
    read = [((s.speaker, *s.co_speakers), whole[s.start : s.end]) for s in found if s.start >= len(before)]
    assert [(set(who), said) for who, said in read] == [(set(who), said) for who, said in told]


HEARD = [  # who hears it, however it is told to him
    ("en", EN, "The Secretary wished the Foreign Minister a happy Peruvian Independence Day.", "Ana Ruiz"),
    ("en", "", "Peru's president, Ana Ruiz, expressed in a call with Kofi Mensah her deep concern.", "Kofi Mensah"),
    ("en", "", "In his discussion with Ana Ruiz, President Kofi Mensah reaffirmed his support for peace.", "Ana Ruiz"),
    ("nb", NB, "Ruiz uttrykte i en telefonsamtale med Dal sterk støtte til Ukraina.", "Per Dal"),
    ("nb", NB, "Dal uttrykte i samtaler med Ruiz «bekymring» for utviklingen i Sudan.", "Ana Ruiz"),
    ("nb", NB, "– Vi er enige, sa Dal, før han ønsket Ruiz lykke til i samtalene med Ola Lie.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "text", "hearer"), HEARD)
def test_whoever_sits_across_hears_it(language: str, before: str, text: str, hearer: str | None) -> None:
    read = extraction(before + text, language).statements
    assert [s.addressee for s in read] == [hearer]


def test_each_of_several_talks_has_its_own_hearer() -> None:
    text = (
        "President Kofi Mensah met with Chancellor Eva Haas of Germany. Mensah thanked the Chancellor for her help.\n\n"
        "Mensah met today with Prime Minister Ana Ruiz of Peru. Mensah commended Peru's reforms at home. "
        "He urged Peru to keep its borders open."
    )
    read = extraction(text, "en", title="Pool report").statements
    assert [s.addressee for s in read] == ["Eva Haas", "Ana Ruiz", "Ana Ruiz"]


DIRECT = [  # quoted words, and who says them
    ("– Et gjennombrudd, kaller utenriksminister Per Dal avtalen.", [("Per Dal", "Et gjennombrudd")]),
    ("– En stor dag, tvitrer Perus utenriksminister Ana Ruiz.", [("Ana Ruiz", "En stor dag")]),
    ("Utenriksminister Per Dal ble kalt inn.\n\n«Persona non grata»\n\nDet skjedde fredag.", []),
    ("Utenriksminister Per Dal kom etter det han beskriver som «grove løgner».", []),
]


@pytest.mark.parametrize(("text", "said"), DIRECT)
def test_quoted_words_have_whoever_says_them(text: str, said: list[tuple[str, str]]) -> None:
    read = [s for s in extraction(text, "nb").statements if s.mode == "direct"]
    assert [(s.speaker, text[s.start : s.end]) for s in read] == said


ABOUT = [  # what it is about, said to Ana Ruiz of Peru
    ("The Secretary thanked the Foreign Minister for her leadership in Haiti.", {"Ana Ruiz", "HTI"}),
    ("The Secretary reaffirmed U.S. support for debt relief.", {"PER"}),
    ("The Secretary reaffirmed the U.S. commitment to free trade.", {"USA"}),
    ("The Secretary said that the United States will not leave.", {"USA"}),
]


@pytest.mark.parametrize(("text", "topics"), ABOUT)
def test_what_a_state_gives_is_about_whoever_gets_it(text: str, topics: set[str]) -> None:
    read = extraction(EN + text, "en", title="Readout of the Secretary's Meeting with Ana Ruiz").statements
    assert [set(s.about) for s in read] == [topics]


AGREED = [
    ("nb", "I møtet var de enige om at avtalen må endres."),
    ("nb", "Der ble de også enige om at avtalen må endres."),
    ("nb", "De delte synet på at avtalen må endres."),
    ("nn", "I møtet var dei samde om at avtalen må endrast."),
    ("en", "They shared the view that the treaty must change."),
    ("en", "The two ministers were of the view that the treaty must change."),
]


@pytest.mark.parametrize(("language", "told"), AGREED)
def test_both_say_what_they_agree_in(language: str, told: str) -> None:
    met = {
        "nb": "Utenriksminister Kari Moe møtte Polens utenriksminister Jan Nowak i Oslo. ",
        "nn": "Utanriksminister Kari Moe møtte Polens utanriksminister Jan Nowak i Oslo. ",
        "en": "Norwegian Foreign Minister Kari Moe met Polish Foreign Minister Jan Nowak in Oslo. ",
    }
    read = extraction(met[language] + told, language).statements
    assert [(s.speaker, *s.co_speakers) for s in read] == [("Kari Moe", "Jan Nowak")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Utenriksminister Kari Moe er enig med Jan Nowak i at avtalen må endres."),
        ("nb", "Polens utenriksminister Kari Moe konkluderer med at avtalen må endres."),
        ("nn", "Utanriksminister Kari Moe er samd med Jan Nowak i at avtalen må endrast."),
        ("nn", "Utanriksminister Kari Moe var einig med president Jan Nowak om at avtalen må endrast."),
    ],
)
def test_one_agrees_with_another(language: str, text: str) -> None:
    assert [(s.speaker, *s.co_speakers) for s in extraction(text, language).statements] == [("Kari Moe",)]


@pytest.mark.parametrize(
    ("language", "purpose", "said"),
    [
        ("nb", "ringte Jan Nowak for å forsikre ham om at grensen er åpen", "grensen er åpen"),
        ("nb", "møtte Jan Nowak for å understreke at grensen er åpen", "grensen er åpen"),
        ("nn", "ringde Jan Nowak for å fortelje at grensa er open", "grensa er open"),
        ("en", "called Jan Nowak to stress that the border is open", "the border is open"),
        ("en", "spoke today with Jan Nowak to assure him that the border is open", "the border is open"),
        ("en", "met with Jan Nowak to underscore the importance of trade", None),
        ("en", "met with Jan Nowak to discuss the importance of trade", None),
        ("nb", "møtte Jan Nowak for å drøfte at grensen er åpen", None),
    ],
)
def test_what_somebody_calls_or_meets_another_to_say(language: str, purpose: str, said: str | None) -> None:
    title = {"nb": "Utenriksminister", "nn": "Utanriksminister", "en": "Foreign Minister"}[language]
    text = f"{title} Kari Moe {purpose}."
    told = [(text[s.start : s.end], s.addressee) for s in extraction(text, language).statements]
    assert told == ([(said, "Jan Nowak")] if said else [])


@pytest.mark.parametrize(
    "verb", ["is urging", "has been urging", "is calling on", "was asking", "is begging"]
)
def test_somebody_is_saying_it(verb: str) -> None:
    text = f"President Kari Moe {verb} Poland to open the border."
    told = [s.speaker for s in extraction(text, "en").statements]
    assert told == ([] if verb in ("was asking", "is begging") else ["Kari Moe"])
