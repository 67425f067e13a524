"""Whom "he" stands for behind an opening phrase, behind somebody's words, and in "his first visit since he"."""

import pytest

from tests.reading import document

IVAN, JEAN = "Ivan Moltvik", "Jean Brest"
CAME = "Perus president Ivan Moltvik kom til Oslo mandag. "
KOM = "Perus president Ivan Moltvik kom til Oslo måndag. "
ARRIVED = "Peruvian President Ivan Moltvik arrived in Paris on Monday. "
SPOKE = "President Ivan Moltvik has been invited to Paris, Foreign Minister Jean Brest said on Monday. "

HE = (
    ("en", f"{ARRIVED}In addition to his meeting with Prime Minister Jean Brest, he will see the mayor.", "he", IVAN),
    ("en", f"{ARRIVED}In addition to the meeting with Prime Minister Jean Brest, he will see the mayor.", "he", IVAN),
    ("en", f"{ARRIVED}Following talks with Prime Minister Jean Brest of France, he left for Lima.", "he", IVAN),
    ("en", f"{ARRIVED}At a press conference with Prime Minister Jean Brest on Tuesday, he was glad.", "he", IVAN),
    ("en", f"{ARRIVED}In addition to his meeting with Brest, he will see Luc Blanc. He met a mayor.", "He", IVAN),
    ("nb", f"{CAME}I tillegg til møtet med statsminister Jean Brest skal han treffe ordføreren.", "han", IVAN),
    ("nb", f"{CAME}Etter samtalen med statsminister Jean Brest i går reiste han hjem.", "han", IVAN),
    ("nn", f"{KOM}Under møtet med statsminister Jean Brest fortalde han om krigen.", "han", IVAN),
    # whoever acts in a clause of his own, or is told of by his own deed, may go on
    ("en", f"{ARRIVED}After Prime Minister Jean Brest spoke with the mayor, he left for Lima.", "he", JEAN),
    ("en", f"{ARRIVED}During a visit by Prime Minister Jean Brest of France, he was glad.", "he", JEAN),
    ("nb", f"{CAME}Da statsminister Jean Brest snakket med ordføreren, var han glad.", "han", JEAN),
    # words that he himself has said
    ("en", f'{SPOKE}"President Moltvik has received it," he told a news conference.', "he", JEAN),
    ("en", f"{SPOKE}“President Moltvik has received it,” he said after his talks with a mayor.", "his", JEAN),
    ("en", f"{SPOKE}Moltvik is glad, he told a news conference.", "he", IVAN),
    (
        "en",
        f'{SPOKE}Ana Solis said it was late. "President Moltvik has received it," he told reporters.',
        "he",
        JEAN,
    ),
    # the journey of one who took office
    ("en", ("At the invitation of President Jean Brest, this is Prime Minister Ivan Moltvik's first visit to Paris "
     "since he took office."), "he", IVAN),
    ("nb", ("På invitasjon fra president Jean Brest er dette statsminister Ivan Moltviks første besøk i Paris siden "
     "han ble valgt."), "han", IVAN),
    ("nn", ("Etter invitasjon frå president Jean Brest er dette statsminister Ivan Moltviks første besøk i Paris "
     "sidan han vart vald."), "han", IVAN),
    ("en", "President Jean Brest met Prime Minister Ivan Moltvik on Monday, since he had asked for it.", "he", JEAN),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "pronoun", "who"), HE)
def test_whom_he_is(language: str, text: str, pronoun: str, who: str) -> None:
    read = document(text, language)
    meant = [m.key for m in read.mentions if m.form == "pronoun" and text[m.start : m.end] == pronoun]
    assert meant[-1:] == [who]


def test_a_town_within_a_double_name_is_part_of_it() -> None:
    text = "The Ambassador of Peru, Mr. Hugo Hue-Ho Moss, came. Lima-Quito talks went on."
    read = document(text, "en")
    assert [m.key for m in read.mentions if m.kind == "person"] == ["Hugo Hue-Ho Moss"]
    assert {"lima"} <= {m.key for m in read.mentions if m.kind == "place"}
