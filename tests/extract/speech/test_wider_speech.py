"""Speech in more words: told at second hand, by officers of several states, by papers nobody lists, of how and why."""

import pytest

from tests.reading import extraction

LUZ, LIV, TEVITA = "Luz Ortuzabal", "Liv Sandvoll", "Tevita Fonoti"
EN = f"Peru's foreign minister, {LUZ}, met the press. "
NB = f"Utenriksminister {LIV} møtte pressen. "
NN = f"Utanriksminister {LIV} møtte pressa. "

WORDS = [
    ("en", f"{EN}Ortuzabal spoke for an hour, hoping that the talks would go on.", [("i", LUZ, "the talks would go on")]),
    ("en", f"{EN}She left no doubt that the talks would go on.", [("i", LUZ, "the talks would go on")]),
    ("en", f"{EN}Ortuzabal was disappointed that the talks had failed.", [("i", LUZ, "the talks had failed")]),
    ("en", f"{EN}It was clear that the talks had failed.", []),
    ("en", f"{EN}Ortuzabal took note of the progress in the talks.", [("i", LUZ, "the progress in the talks")]),
    ("en", f"{EN}Ortuzabal recognised the great efforts of the mediators.", [("i", LUZ, "the great efforts of the mediators")]),
    ("en", f"{EN}Ortuzabal recognised the new republic in May.", []),
    ("en", f"{EN}Ortuzabal set out why Peru had left the talks.", [("i", LUZ, "why Peru had left the talks")]),
    ("en", f"{EN}Ortuzabal set out to climb the mountain.", []),
    ("en", f"{EN}Fiji's president, {TEVITA}, came. Ortuzabal began by offering Fonoti her condolences.", [("i", LUZ, "Fonoti her condolences")]),
    ("en", f"{EN}She concluded by stressing that the talks would go on.", [("i", LUZ, "the talks would go on")]),
    ("en", f"{EN}Ortuzabal threatened sanctions if the ship was held.", [("i", LUZ, "sanctions if the ship was held")]),
    ("en", f"{EN}Ortuzabal threatened Fiji in May.", []),
    ("nb", f"{NB}Særlig ville Sandvoll få fram hvor farlig det er.", [("i", LIV, "hvor farlig det er")]),
    ("nn", f"{NN}Sandvoll forklarte kvifor Noreg stengjer grensa.", [("i", LIV, "kvifor Noreg stengjer grensa")]),
    ("nb", f"{NB}Hun gjorde kjent at Norge trekker seg.", [("i", LIV, "Norge trekker seg")]),
    ("nn", f"{NN}Ho gjorde kjent at Noreg trekkjer seg.", [("i", LIV, "Noreg trekkjer seg")]),
    ("nb", f"{NB}Hun tok opp at fangene sulter.", [("i", LIV, "fangene sulter")]),
    ("nb", f"{NB}Hun har gitt løfte om å skaffe mer støtte til byen.", [("i", LIV, "skaffe mer støtte til byen")]),
    ("nn", f"{NN}Sandvoll kom med framlegg om at møtet skulle flyttast.", [("i", LIV, "møtet skulle flyttast")]),
    ("nb", f"{NB}Det var tydelig på Sandvoll at hun ikke likte talen.", []),
    ("nb", f"{NB}Besøket ga henne kritikk fra enkelte, som mente at hun logret.", []),
]  # fmt: skip

SPANS = [
    ("nb", f"{NB}Hun sa at Peru vil handle mer, og at landet håper at møtet blir i Lima.", [("i", LIV, "Peru vil handle mer, og at landet håper at møtet blir i Lima")]),
    ("nb", f"{NB}Da sa hun at om Peru trekker seg, ville det være ille for alle.", [("i", LIV, "om Peru trekker seg, ville det være ille for alle")]),
    ("nb", f"{NB}Sandvoll hevder likevel at Peru med avtalen bidro til at «verden i dag er blitt et tryggere sted».", [("i", LIV, "Peru med avtalen bidro til at «verden i dag er blitt et tryggere sted»")]),
    ("nn", f"{NN}Ho har alt vore i Lima, og før ho vart vald, lova Sandvoll ein politikk som skulle vere mildare.", [("i", LIV, "ein politikk som skulle vere mildare")]),
    ("en", f"{EN}Ortuzabal said Peru and Fiji “also were of one mind that close work together is needed.”", [("i", LUZ, "Peru and Fiji “also were of one mind that close work together is needed.”")]),
    ("nn", f"{NN}Ved sida av møtet er det ifølgje Sandvoll venta at kongen reiser til Lima.", [("i", LIV, "venta at kongen reiser til Lima")]),
]  # fmt: skip

SPEAKERS = [
    ("en", "The foreign ministers of Kenya and Peru said in a joint statement that the border would open.", [("i", "KEN", "the border would open")]),
    ("en", "The Kenyan and Peruvian ministers made clear they were staying.", [("i", "KEN", "they were staying")]),
    ("en", f"{EN}In May, the leaders of Kenya and Fiji issued a joint statement calling on Chile to return to talks.", [("i", "KEN", "Chile to return to talks")]),
    ("nb", "Lederne i Kenya og Peru sa at grensen vil bli åpnet.", [("i", "KEN", "grensen vil bli åpnet")]),
    ("nn", "Utanriksministrane i Kenya og Peru krev at Chile opnar grensa.", [("i", "KEN", "Chile opnar grensa")]),
    ("en", "Fiji's foreign ministry called in the envoy. He was summoned to the ministry at noon. The ministry said it wanted an apology.", [("i", "Fiji's foreign ministry", "it wanted an apology")]),
    ("en", "Talks have begun in Suva, Coral News Oceania reported. The broadcaster says they are secret.", [("i", "Coral News Oceania", "Talks have begun in Suva"), ("i", "Coral News Oceania", "they are secret")]),
    ("nb", "Avisa Havtidende skriver at avtalen er død.", [("i", "Havtidende", "avtalen er død")]),
    ("en", "The Ministry of Outer Islands (MOI) was silent on Monday. MOI said on Tuesday that the talks were over.", [("i", "Ministry of Outer Islands", "the talks were over")]),
    ("en", f"{LUZ} met the king in Lima, AFP reports citing the Peruvian foreign ministry.", [("i", "Peruvian foreign ministry", f"{LUZ} met the king in Lima")]),
    ("en", f"{EN}Ortuzabal said Fiji's president would come, adding: “It is a long journey for him.”", [("i", LUZ, "Fiji's president would come"), ("d", LUZ, "It is a long journey for him.")]),
]  # fmt: skip

SECOND_HAND = [
    ("en", f"{EN}Fiji's president, {TEVITA}, was ill. Ortuzabal said that Fonoti had announced that the talks were over.", [("i", LUZ, "Fonoti had announced that the talks were over"), ("i", TEVITA, "the talks were over")]),
    ("nb", f"{NB}Fijis president, {TEVITA}, var syk. Hun fortalte at Fonoti har sagt til henne at avtalen er død.", [("i", LIV, "Fonoti har sagt til henne at avtalen er død"), ("i", TEVITA, "avtalen er død")]),
    # who only hopes, or promised to do it, has not said so
    ("en", f"{EN}Fiji's president, {TEVITA}, was ill. Ortuzabal said that Fonoti hoped that the talks were over.", [("i", LUZ, "Fonoti hoped that the talks were over")]),
    ("nb", f"{NB}Fijis president, {TEVITA}, var syk. Hun sa at Fonoti lovet å komme tilbake til Oslo.", [("i", LIV, "Fonoti lovet å komme tilbake til Oslo")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), [*WORDS, *SPANS, *SPEAKERS, *SECOND_HAND])
def test_who_says_what(language: str, text: str, told: list[tuple[str, str, str]]) -> None:
    found = extraction(text, language)
    read = [(s.mode[0], s.speaker, text[s.start : s.end]) for s in found.statements]
    assert read == told
