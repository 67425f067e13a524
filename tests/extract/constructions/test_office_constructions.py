"""Every office in every place that a clause or a passage gives its holder: of none it is unread whose it is.

The tables beside this file give the words of a language; a cell is one of each. One cell in twelve is read in each
run, all by `pytest -m soak`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest

from kg.annotate.titles.possible_posts import has_post
from tests.reading import extraction

LANGUAGES = ("en", "nb", "nn")
WEDNESDAY = "2019-05-15"
SAMPLED = 12  # one cell in so many
SMALL = ("of", "for", "the", "to", "in", "and", "d'affaires")
POSTED = (" for ", " of ", " to ", " in ")  # in titles that say their field or place: not read in every place
SENT = ("ambassador", "special_envoy")
LEADING = ("secretary_general", "official", "other", "head_of_state")


class Cell(NamedTuple):
    """A text, and who holds which office of whom in it, since when; "" where anything will do."""

    text: str
    who: str
    office: str
    of: str
    when: str = ""

    def read(self, language: str) -> bool:
        """Whether that is all that is read of that person."""
        told = extraction(self.text, language, published=WEDNESDAY)
        held = [o for p in told.persons if p.name == self.who for o in p.offices]
        fits = [
            (o.office == self.office or (self.office in ("any", "chief") and o.office in LEADING))
            and (o.of == self.of if self.of else bool(o.of) and o.of not in ("NOR", "SWE"))
            and (not self.when or o.when == self.when)
            for o in held
        ]
        return len(fits) == 1 and all(fits)


@cache
def table(language: str) -> Mapping[str, Any]:
    """The words of a language."""
    path = Path(__file__).parent / f"offices_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def filled(row: str, words: Mapping[str, str]) -> str:
    """A row with its words, each also with a capital."""
    for key, word in words.items():
        row = row.replace("{" + key + "}", word)
        row = row.replace("{" + key[0].upper() + key[1:] + "}", word[:1].upper() + word[1:])
    return row


def titled(title: str) -> str:
    """A title in capitals."""
    return " ".join(w if w in SMALL else w[0].upper() + w[1:] for w in title.split())


def clauses(language: str) -> Iterator[Cell]:
    """Offices of states, in one clause or two."""
    words = table(language)
    states, names = list(words["states"].items()), words["names"]
    rows = {key: ("", row) for key, row in words["places"].items()}
    rows |= {key: (when, row) for key, (when, row) in words["tenses"].items()}
    for (key, (when, row)), (title, office) in product(rows.items(), words["offices"].items()):
        bare, _, definite = title.partition("|")
        if any(word in title for word in POSTED) and _field_behind(key, row):
            continue
        if language != "en" and "{s}" in row and (office in SENT or "chargé" in bare):
            continue  # "ambassadøren i Peru" is sent there
        at = crc32(f"{key} {title}".encode())
        iso, forms = states[at % len(states)]
        name = names[(at >> 8) % len(names)]
        adjective, *more = forms
        told = dict(zip(("def", "gen", "s"), more[-3:], strict=False) if language != "en" else ())
        told |= {
            "gen": more[-2],
            "s": more[-1],
            "sn": more[-1].removeprefix("the "),
            "adj": adjective,
            "n": name,
        }
        row_words = told | {"td": definite, "t": bare}
        text = row.replace("{T}", titled(bare)) if language == "en" else row
        yield Cell(filled(text, row_words), name, office, iso, when)


def _field_behind(key: str, row: str) -> bool:
    """Whether a row says whose the office is behind the title, or ends it itself."""
    return " {s}" in row or "-designate" in row or key in ("ex-", "eks")


STAFFED = ("EU", "FN", "UN", "U.N.", "EU-kommisjonen", "European Commission", "the European Commission")


def of_bodies(language: str) -> Iterator[Cell]:
    """Offices of bodies of states, and of groups and parties the ones that these have."""
    words = table(language)
    for (key, row), (title, office), (body, forms) in product(
        words["body_places"].items(), words["body_offices"].items(), words["bodies"].items()
    ):
        genitive, name, adjunct = forms
        bare, _, definite = title.partition("|")
        if (not adjunct and "{Adj}" in row) or not _has(body, office, words):
            continue
        held = "official" if office == "other" and body in STAFFED else office
        who = words["names"][crc32(f"{key} {title} {body}".encode()) % len(words["names"])]
        text = row.replace("{T}", titled(bare)) if language == "en" else row
        told = {"gen": genitive, "s": name, "adj": adjunct, "td": definite, "t": bare, "n": who}
        yield Cell(filled(text, told), who, held, "")


def _has(body: str, office: str, words: Mapping[str, Any]) -> bool:
    if office == "eu_high_representative":
        return body == "EU"
    return body not in words.get("groups", ()) or office in ("other", "spokesperson", "official", "any")


def passages(language: str) -> Iterator[Cell]:
    """Bare titles, whose state the words around tell."""
    words = table(language)
    states = list(words["passage_states"].items())
    for (key, row), (title, office) in product(words["passages"].items(), words["passage_offices"].items()):
        text, _, only = row.partition("|")
        if (only and only != title) or (key.startswith("company") and office == "head_of_state"):
            continue
        at = crc32(f"{key} {title}".encode())
        (iso, here), (_, there) = (
            states[at % len(states)],
            states[(at % len(states) + 1 + (at >> 8) % 8) % 10],
        )
        who = words["people"][(at >> 12) % len(words["people"])]
        other = words["others"][(at >> 16) % len(words["others"])]
        definite = f"{title}en" if language != "en" else title
        told = {
            "X": here[0],
            "xgen": here[1],
            "xadjC": here[2][0].upper() + here[2][1:],
            "xadj": here[2],
            "cx": here[3],
        }
        told |= {
            "Y": there[0],
            "ygen": there[1],
            "yadjC": there[2][0].upper() + there[2][1:],
            "yadj": there[2],
            "cy": there[3],
        }
        told |= {"CX": here[3].upper(), "poss": "her", "td": definite, "a": who, "al": who.split()[-1]}
        told |= {"b": other, "bl": other.split()[-1]}
        text = text.replace("{T}", titled(title) if language == "en" else title.capitalize())
        for word, form in (told | {"t": title}).items():
            text = text.replace("{" + word + "}", form)
        yield Cell(text, who, office, iso)


KINDS = {"clauses": clauses, "bodies": of_bodies, "passages": passages}


def unread(kind: str, language: str, *, every: int) -> list[str]:
    """The texts of a table's cells, one in `every`, whose office is not read, but for those it excuses."""
    excused: list[str] = table(language)["unread"]
    cells = [c for c in KINDS[kind](language) if crc32(c.text.encode()) % every == 0]
    assert len(cells) > 4
    told = [c for c in cells if not any(words in c.text for words in excused)]
    told = [c for c in told if has_post(c.office, c.of, c.text.casefold().split(), language)]
    return [cell.text for cell in told if not cell.read(language)]


@pytest.mark.parametrize("every", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_holder_goes_unread(kind: str, language: str, every: int) -> None:
    assert not unread(kind, language, every=every)
