"""How real reports tell speech: unnamed sources, capitals, outlets, documents, insertions, ends of objects."""

import pytest

from tests.reading import extraction

LUZ = "Luz Ortuzabal"
LIV = "Liv Sandvoll"
EN = f"Peru's foreign minister, {LUZ}, met the press. "
NB = f"Utenriksminister {LIV} møtte pressen. "
NN = f"Utanriksminister {LIV} møtte pressa. "

UNNAMED: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("en", f"{EN}“We are not amused,” a senior official said.", []),
    ("en", f"{EN}“We are not amused,” said an aide to the premier.", []),
    ("en", f"{EN}After the vote the head of Peruvian diplomacy declared that the talks were over.", []),
    ("en", "The White House was silent, and a source close to the court told reporters that it was over.", []),
    ("nb", f"{NB}\n\n– Vi er ikke fornøyd med avtalen, sier en diplomat i Brussel.", []),
    ("nb", f"{NB}En kilde i departementet sa at avtalen er død.", []),
    ("nn", f"{NN}\n\n– Vi er ikkje nøgde med avtalen, seier ein diplomat i Brussel.", []),
    ("en", f"{EN}“We stand by the strait,” the regional leaders said.", []),
    # "the diplomat" is the one told of before, whoever is named nearer
    (
        "en",
        f"An aide left. A Chilean diplomat came to see {LUZ}. “It is over,” the diplomat said. “I am glad.”",
        [("d", "CHL", "It is over"), ("d", "CHL", "I am glad.")],
    ),
    ("nb", f"{NB}En talsperson for Havbevegelsen takker Norge for beslutningen om å gå.", []),
    ("nn", f"{NN}Turen er avlyst, opplyser Mays talskvinne.", []),
    # an official of a state speaks for it
    ("en", "A Peruvian official said both had decided on it.", [("i", "PER", "both had decided on it")]),
    ("nb", f"{NB}En peruansk diplomat sa at avtalen er død.", [("i", "PER", "avtalen er død")]),
    # what somebody is told is not his, unless he is named as the one who tells it
    ("en", f"{EN}Ortuzabal was told that the talks had failed.", []),
    ("nb", f"{NB}Hun har ikke sagt at avtalen er død.", []),
    ("nn", f"{NN}Ho ville ikkje stadfeste at avtalen er død.", []),
]  # fmt: skip

SPEAKERS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    # a capital speaks for its state
    ("en", "Lima on Monday rejected the claim that it had left.", [("i", "PER", "the claim that it had left")]),
    ("nb", "Det stemmer ikke, hevder Lima.", [("i", "PER", "Det stemmer ikke")]),
    ("nb", "Lima på sin side beskylder grannen for å trekke landet mot krig.", [("i", "PER", "trekke landet mot krig")]),
    ("nn", "Lima varslar svar på tiltale.", [("i", "PER", "svar på tiltale")]),
    # outlets that nobody lists, by their noun
    ("en", "According to the Polish agency Zorza, the text was nearly dropped.", [("i", "Zorza", "the text was nearly dropped")]),
    ("nb", "Ifølge avisen Nordlyn handler saken om forsøk på spionasje.", [("i", "Nordlyn", "handler saken om forsøk på spionasje")]),
    ("nn", "Ifølgje avisa Nordlyn handlar saka om forsøk på spionasje.", [("i", "Nordlyn", "handlar saka om forsøk på spionasje")]),
    ("en", "According to a CNN report published on Sunday, Peru is keen to talk.", [("i", "CNN", "Peru is keen to talk")]),
    # ministries by all their names, and short ones by the long
    ("nb", "Samtalene fortsetter lørdag, opplyser Klima- og miljødepartementet.", [("i", "Klima- og miljødepartementet", "Samtalene fortsetter lørdag")]),
    ("nn", "Samtalane held fram laurdag, opplyser Nærings- og fiskeridepartementet.", [("i", "Nærings- og fiskeridepartementet", "Samtalane held fram laurdag")]),
    (
        "en",
        "Peru’s foreign ministry called the claim a lie. The foreign ministry said that the envoy had left.",
        [("i", "Peru’s foreign ministry", "the claim a lie"), ("i", "Peru’s foreign ministry", "the envoy had left")],
    ),
    ("nn", "Hoffet opplyser at turen er avlyst.", [("i", "Hoffet", "turen er avlyst")]),
    ("nb", "Politiet ved Pelle Brandtoft opplyser at bilen er stanset.", [("i", "Pelle Brandtoft", "bilen er stanset")]),
    # what a paper is told by them
    ("nb", "Den turen er nå avlyst, får avisen opplyst hos Utenriksdepartementet.", [("i", "Utenriksdepartementet", "Den turen er nå avlyst")]),
    ("nn", "Den turen er no avlyst, fekk avisa vite av Utanriksdepartementet.", [("i", "Utanriksdepartementet", "Den turen er no avlyst")]),
    # a text that has been put out
    (
        "en",
        "The Peruvian foreign ministry said in a statement that Chile had lied. The statement added that Peru would respond.",
        [("i", "Peruvian foreign ministry", "Chile had lied"), ("i", "Peruvian foreign ministry", "Peru would respond")],
    ),
    # an officer of an institution is the person told of; a first name is the person's
    ("en", "Kremlin spokesman Oleg Zhdanin met the press. The Kremlin official described the matter as a farce of two acts.", [("i", "Oleg Zhdanin", "the matter as a farce of two acts")]),
    ("en", f"{EN}Luz emphasized that Peru has a plan.", [("i", LUZ, "Peru has a plan")]),
    ("en", f"{EN}“It is not in our interest to talk,” said, more precisely, {LUZ}.", [("d", LUZ, "It is not in our interest to talk")]),
    ("en", f"{LUZ}’s office issued a statement that gave no hint. The statement said Peru told the envoy that it was done.", [("i", "Ortuzabal’s office", "Peru told the envoy that it was done")]),
    ("en", "Caribbean Heads of Government called for an end to the row over the strait.", []),
    ("nn", f"{NN}Ho smilte då regjeringa kunngjorde at dei vil godkjenne staten.", [("i", "NOR", "dei vil godkjenne staten")]),
    # words that the next sentence gives to somebody
    ("nb", f"– Vi tar ikke imot trusler fra noen.\n\nDet er utenriksminister {LIV} som sier dette på nettet.", [("d", LIV, "Vi tar ikke imot trusler fra noen")]),
    ("nn", f"– Vi tek ikkje imot trugsmål frå nokon.\n\nSlik opna utanriksminister {LIV} møtet måndag.", [("d", LIV, "Vi tek ikkje imot trugsmål frå nokon")]),
    # a sentence that is pointed back to, by any verb
    ("nb", "Ministrene møtes i Lima i dag. Det melder Utenriksdepartementet.", [("i", "Utenriksdepartementet", "Ministrene møtes i Lima i dag")]),
    ("nn", "Ministrane møtest i Lima i dag. Det skriv Utanriksdepartementet.", [("i", "Utanriksdepartementet", "Ministrane møtest i Lima i dag")]),
]  # fmt: skip

SPANS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    # words that lead up to a quotation belong to neither
    (
        "en",
        f"{EN}She said that leaders would need to smooth things over with Chile, adding: “Someone will have to make an effort.”",
        [("i", LUZ, "leaders would need to smooth things over with Chile"), ("d", LUZ, "Someone will have to make an effort.")],
    ),
    (
        "nb",
        f"{NB}Hun sa at avtalen er god, og la til: «Vi kan ikke vente lenger.»",
        [("i", LIV, "avtalen er god"), ("d", LIV, "Vi kan ikke vente lenger.")],
    ),
    # an object ends where its subject does something else, or somebody else speaks
    ("nb", f"{NB}Hun kalte talen bestilt i Brussel og gikk ut av salen.", [("i", LIV, "talen bestilt i Brussel")]),
    ("nn", f"{NN}Ho stadfestar at ho har klaga på det, men vil ikkje gjere noko nummer av saka.", [("i", LIV, "ho har klaga på det")]),
    ("en", "Peru expressed its support for the envoys and presented a plan for the strait.", [("i", "PER", "its support for the envoys")]),
    ("en", f"{EN}She welcomed the plan for a free and open strait.", [("i", LUZ, "the plan for a free and open strait")]),
    ("nn", "Peru protesterte på utvisinga og den peruanske ambassaden meinte politiet hadde utvist dei utan grunn.", [("i", "den peruanske ambassaden", "politiet hadde utvist dei utan grunn")]),
    ("nb", f"{NB}Hun legger til at Peru gratulerte Chile og ønsket dem lykke til.", [("i", LIV, "Peru gratulerte Chile og ønsket dem lykke til")]),
    ("nb", f"{NB}Sandvoll understreker at avtalen, som hun omtaler som «dårskap», ikke gjelder.", [("i", LIV, "avtalen, som hun omtaler som «dårskap», ikke gjelder")]),
    ("nb", f"{NB}Avlysningen kom ikke brått. - Selv om vi er uenige, har vi respekt for dem. Vi vil møtes, understreker utenriksministeren.", [("d", LIV, "Selv om vi er uenige, har vi respekt for dem. Vi vil møtes")]),
    ("en", f"{EN}“We know,” {LUZ} said Tuesday in English.", [("d", LUZ, "We know")]),
    ("en", f"{EN}Ortuzabal told reporters Tuesday morning as she left that it was over.", [("i", LUZ, "it was over")]),
    ("en", f"{EN}Ortuzabal told reporters Tuesday the talks had failed.", [("i", LUZ, "the talks had failed")]),
    # insertions
    ("en", f"{EN}The talks in May, she said, had led nowhere at all.", [("i", LUZ, "The talks in May, she said, had led nowhere at all")]),
    ("en", f"{EN}In May, she said, the talks had failed.", [("i", LUZ, "the talks had failed")]),
    ("en", f"{EN}The minister, though, hailed the ship as a sign of hope.", [("i", LUZ, "the ship as a sign of hope")]),
    ("en", f"{EN}Ortuzabal told reporters the letter said no company would go to the strait.", [("i", LUZ, "the letter said no company would go to the strait")]),
    # wanting, asking, promising
    ("nb", "Peru vil at Chile skal støtte linjen.", [("i", "PER", "Chile skal støtte linjen")]),
    ("nn", "Peru vil at Chile skal støtte lina.", [("i", "PER", "Chile skal støtte lina")]),
    ("nb", f"{NB}Hun vil reise til Lima slik at avtalen kan signeres.", []),
    ("nb", f"{NB}Hun advarte Peru mot å gå inn i sundet.", [("i", LIV, "gå inn i sundet")]),
    ("nn", f"{NN}Ho åtvara Peru mot å gå inn i sundet.", [("i", LIV, "gå inn i sundet")]),
    ("nb", f"{NB}Hun håper nå å få alle med på en konferanse.", [("i", LIV, "få alle med på en konferanse")]),
    ("nb", f"{NB}Sandvoll lovet full støtte.", [("i", LIV, "full støtte")]),
    ("nb", "Perus ambassade lover i en kort kommentar å samarbeide med politiet.", [("i", "Perus ambassade", "å samarbeide med politiet")]),
    ("nb", f"{NB}Den gang nektet Sandvoll for at avtalen var død.", [("i", LIV, "avtalen var død")]),
    ("nn", f"{NN}På spørsmål streka Sandvoll under at avtalen gjeld.", [("i", LIV, "avtalen gjeld")]),
    ("nb", f"{NB}Hun kan opplyse at møtet er i Lima.", [("i", LIV, "møtet er i Lima")]),
    ("nn", "Noreg opnar for å hjelpe Peru med å overvake kysten.", [("i", "NOR", "hjelpe Peru med å overvake kysten")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), [*UNNAMED, *SPEAKERS, *SPANS])
def test_who_says_what(language: str, text: str, told: list[tuple[str, str, str]]) -> None:
    found = extraction(text, language)
    read = [(s.mode[0], s.speaker, text[s.start : s.end]) for s in found.statements]
    assert read == told
