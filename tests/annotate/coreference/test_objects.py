"""Whom "him" stands for: never those who act on him."""

import pytest

from tests.reading import document

CAME = "President Ivan Moltvik kom til Oslo mandag. "
ARRIVED = "President Ivan Moltvik arrived in Paris on Monday. "

HIM = (
    ("nb", f"{CAME}Statsminister Per Lunde tok imot ham.", "ham", "Ivan Moltvik"),
    ("nb", f"{CAME}Statsminister Per Lunde og president Jean Brest har snakket med ham på telefon.", "ham",
     "Ivan Moltvik"),
    ("nb", f"{CAME}Flere, deriblant president Jean Brest og statsminister Per Lunde, har møtt ham.", "ham",
     "Ivan Moltvik"),
    ("nb", "Statsminister Per Lunde takket president Jean Brest og inviterte ham til Oslo.", "ham",
     "Jean Brest"),
    ("nb", ("Minister Ana Reyes kom mandag. Tirsdag hadde hun samtaler med finansminister Kari Dal, og "
     "onsdag tok statsminister Per Lunde imot henne."), "henne", "Ana Reyes"),
    ("en", f"{ARRIVED}Prime Minister Luc Blanc and President Jean Brest have spoken with him.", "him",
     "Ivan Moltvik"),
    ("en", f"{ARRIVED}Foreign Minister Jean Brest received him and Prime Minister Luc Blanc will meet him.", "him",
     "Ivan Moltvik"),
    ("en", "Prime Minister Luc Blanc thanked President Jean Brest and invited him to Nice.", "him",
     "Jean Brest"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "him", "who"), HIM)
def test_him_is_none_of_those_who_act_on_him(language: str, text: str, him: str, who: str) -> None:
    read = document(text, language)
    meant = [m.key for m in read.mentions if m.form == "pronoun" and text[m.start : m.end] == him]
    assert meant
    assert set(meant) == {who}
