"""Where what is said ends, and whose a sentence with two verbs of saying is."""

import pytest

from tests.reading import extraction

HOLM, FOSS = "Per Holm", "Marte Foss"
A, B = f"Utenriksminister {HOLM}", f"Utanriksminister {FOSS}"

CELLS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("nb", f"{A} sa at avtalen er død, og reiste hjem.", [(HOLM, "avtalen er død")]),
    ("nb", f"{A}, som sier at avtalen er død, møter pressen fredag.", [(HOLM, "avtalen er død")]),
    ("nb", f"Ingen land har bedt oss om å sende fly, sier {A}.", [(HOLM, "Ingen land har bedt oss om å sende fly")]),
    ("nb", f"{A} er blitt bedt om å forklare seg.", []),
    ("nb", f"{A} verken bekrefter eller avkrefter at møtet har funnet sted.", []),
    ("nb", f"{A} kaller avtalen historisk.", [(HOLM, "avtalen historisk")]),
    ("nb", f"Samtalen kalte {A} nyttig.", [(HOLM, f"Samtalen kalte {A} nyttig")]),
    ("nb", f"{A} ber partene stanse kampene.", [(HOLM, "stanse kampene")]),
    ("nb", f"At møtet er avlyst, ble opplyst av {A}.", [(HOLM, "At møtet er avlyst")]),
    ("nn", f"{B} understrekar behovet for hjelp.", [(FOSS, "behovet for hjelp")]),
    ("nn", f"{B} sa at avtalen er god, og reiste heim.", [(FOSS, "avtalen er god")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CELLS)
def test_what_is_told(language: str, text: str, told: list[tuple[str, str]]) -> None:
    """Who says it, and from where to where."""
    found = [(s.speaker, text[s.start : s.end]) for s in extraction(text, language).statements]
    assert found == told
