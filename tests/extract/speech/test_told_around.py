"""What is told by the way: around a source, in order to say it, over two paragraphs; and what is not said."""

import pytest

from tests.reading import extraction

CELLS = [  # language, text, (speaker, words) of each statement
    ("nb", "Utenriksminister Ola Berg sier at Norge støtter planen, men ifølge statsminister Kari Lunde er den uklar og for dyr.",
     [("Ola Berg", "Norge støtter planen"), ("Kari Lunde", "er den uklar og for dyr")]),
    ("nb", "Talsmannen Ola Berg sa rett før samtalene: – Vi er klare.", [("Ola Berg", "Vi er klare")]),
    ("nb", "Fra norsk side hevdes det at avtalen er brutt.", [("NOR", "avtalen er brutt")]),
    ("nb", "Statsminister Kari Lunde startet samtalen med å gratulere president Ivo Malek med seieren i valget.",
     [("Kari Lunde", "seieren i valget")]),
    ("nb", "Torsdag ringte statsminister Kari Lunde president Ivo Malek i Kroatia for å uttrykke medfølelse etter jordskjelvet.",
     [("Kari Lunde", "medfølelse etter jordskjelvet")]),
    ("nn", "Statsminister Kari Lunde ringde president Ivo Malek i Kroatia for å uttrykkje medkjensle etter jordskjelvet.",
     [("Kari Lunde", "medkjensle etter jordskjelvet")]),
    ("nb", "Politiet kom etter melding om at president Ivo Malek var truet.", []),
    ("nb", "Statsminister Kari Lunde hadde fått melding om at flyet var savnet.", []),
    ("en", "The summit, according to Croatian Foreign Minister Ivo Malek, will focus on energy.",
     [("Ivo Malek", "will focus on energy")]),
    ("en", "President Ivo Malek of Croatia called President Mary Hollis of Ireland this morning to express his deepest condolences for the attack.",
     [("Ivo Malek", "his deepest condolences for the attack")]),
    ("en", "Secretary of State Mary Hollis reaffirmed the U.S. commitment to Poland when she met with President Ivo Malek in Warsaw.",
     [("Mary Hollis", "the U.S. commitment to Poland")]),
    ("en", "President Mary Hollis called Prime Minister Ivo Malek today as part of efforts to promote peace.", []),
    ("en", "President Mary Hollis of Ireland was given assurances that the border would stay open.", []),
    ("en", "“It went well,” said Mike Tanner, a spokesman. “In that spirit Dr. Mary Lang and Mr. Roe held meetings.\n\n“The delegation was pleased,” he added.",
     [("Mike Tanner", "It went well"), ("Mike Tanner", "In that spirit Dr. Mary Lang and Mr. Roe held meetings."), ("Mike Tanner", "The delegation was pleased")]),
    ("nb", "Forsvarsminister Olav Dale (Ap) forsikret om at Norge har vært, og fortsetter å være, en nær alliert.",
     [("Olav Dale", "Norge har vært, og fortsetter å være, en nær alliert")]),
    ("nb", "Peru er ikke glad for det, men talsmannen for regjeringen, Juan Torres, sier Quispe har rett til å reise.",
     [("Juan Torres", "Quispe har rett til å reise")]),
    ("nb", "I Lima sa Perus president Juan Torres og Chiles president Pedro Soto seg enige i at alt er slutt.",
     [("Juan Torres", "alt er slutt")]),
    ("nn", "I Lima sa Perus president Juan Torres seg samd i at alt er slutt.", [("Juan Torres", "alt er slutt")]),
    ("nb", "Statsminister Kari Vik (Sp) ga løfte om at Norge vil bidra med mer.", [("Kari Vik", "Norge vil bidra med mer")]),
    ("nb", "Peru har vært klare på at Chile må gi etter.", [("PER", "Chile må gi etter")]),
    ("nb", "Perus utenriksminister Ana Quispe ba Chile straks rette opp sin feil for å bedre forholdet.",
     [("Ana Quispe", "rette opp sin feil for å bedre forholdet")]),
    ("nb", "Chile er en stat som, ifølge Perus president Juan Torres, er blitt svakere.",
     [("Juan Torres", "Chile er en stat som, ifølge Perus president Juan Torres, er blitt svakere")]),
    ("nb", "President Juan Torres i Peru støttet planen i juli, men bolivianske opprørere har avvist enhver avtale.", []),
    ("en", "President Juan Torres of Peru backed the plan, but since then Bolivian militants have rejected any deal with Peru.", []),
    ("en", "Peruvian President Juan Torres said he would support the conference while Chilean President Pedro Soto told the agency it was late.",
     [("Juan Torres", "he would support the conference"), ("Pedro Soto", "it was late")]),
    ("en", "Peru insists its nuclear program is peaceful; the U.S. has not agreed.",
     [("PER", "its nuclear program is peaceful")]),
    ("en", "While Peru claims that Chile has made no progress, Chile accuses Peru of shielding the rebels.",
     [("PER", "Chile has made no progress"), ("CHL", "Peru of shielding the rebels")]),
    ("en", "The Deputy Secretary's visit to Peru and Chile reaffirms the commitment to democracy in the hemisphere.", []),
    ("en", "The delegations discussed the work ahead in fighting ISIL and agreed on the importance of local rule.", []),
    ("en", "The press office of Juan Torres Molina informs that the visit was a success.",
     [("press office of Juan Torres Molina", "the visit was a success")]),
    ("nb", "Irans president Reza Tehrani sa dette da han lørdag møtte pressen i Teheran.", []),
    ("nn", "Irans president Reza Tehrani sa dette då han laurdag møtte pressa i Teheran.", []),
    ("nb", "Irans president Reza Tehrani mener det i dag er nok grunn til å stanse.",
     [("Reza Tehrani", "det i dag er nok grunn til å stanse")]),
    ("nb", "Statsminister Erik Solvang (Ap) takket president Janez Kranjc for støtten etter flommen, og inviterte ham til Oslo.",
     [("Erik Solvang", "støtten etter flommen")]),
    ("en", "Nicaragua expelled three envoys of Costa Rica's embassy, accusing them of paying an official for maps.",
     [("NIC", "them of paying an official for maps")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CELLS)
def test_what_is_told(language: str, text: str, told: list[tuple[str, str]]) -> None:
    """Whose words they are, and where they begin and end."""
    found = [(s.speaker, text[s.start : s.end]) for s in extraction(text, language).statements]
    assert found == told
