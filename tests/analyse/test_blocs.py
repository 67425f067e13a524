from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.analyse.blocs import Membership, blocs, given
from kg.errors import UsageError
from kg.reference import load
from tests.analyse.invented import IRIS, person

REPRESENTS = ox.NamedNode("https://w3id.example/dip/ns#represents")


def graph(*pairs: tuple[str, str]) -> ox.Store:
    store = ox.Store()
    for who, country in pairs:
        store.add(ox.Quad(ox.NamedNode(who), REPRESENTS, ox.NamedNode(IRIS.country(country))))
    return store


def test_the_registry_has_blocs_of_known_countries_with_days() -> None:
    known = given("eu, Nato,BRICS")
    assert {one.bloc for one in known} == {"EU", "NATO", "BRICS"}
    assert {one.member for one in known} <= load().countries.keys()
    assert len([one for one in known if one.bloc == "EU" and one.on("2024-06-01")]) == 27
    assert len([one for one in known if one.bloc == "EU" and one.on("2019-06-01")]) == 28
    assert len([one for one in known if one.bloc == "NATO" and one.on("2024-06-01")]) == 32
    assert len({(one.bloc, one.member) for one in known}) == len(known)


def test_membership_holds_from_its_first_day_to_its_last() -> None:
    one = Membership(bloc="North", member="AAA", start="2004-05", end="2020-01-31")
    assert [one.on(day) for day in ("2004-04-30", "2004", "2004-05-01", "2020-01-31", "2020-02-01", "")] == [
        False, True, True, True, False, True,
    ]  # fmt: skip


def test_a_file_gives_blocs_of_countries_and_people(tmp_path: Path) -> None:
    path = tmp_path / "blocs.csv"
    path.write_text(
        f"bloc,member,start,end\nNorth,AAA,,\nSouth,country/BBB,2020,\nSouth,{person('C')},,\nNorth,bbb,,2010\n",
        encoding="utf-8",
    )
    nodes = [IRIS.country("AAA"), IRIS.country("BBB"), *(person(one) for one in "CDEF")]
    through = graph((person("D"), "AAA"), (person("E"), "AAA"), (person("E"), "BBB"))
    assert blocs(nodes, given(str(path)), "2021-05-01", through) == {
        IRIS.country("AAA"): "North", IRIS.country("BBB"): "South", person("C"): "South", person("D"): "North",
    }  # fmt: skip
    assert blocs(nodes, given(str(path)), "2009", through)[IRIS.country("BBB")] == "North"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("member\nAAA\n", "bloc"),
        ("bloc,member\nNorth,\n", ":2"),
        (b"\xff\xfe\x00", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_place(
    tmp_path: Path, text: str | bytes | None, word: str
) -> None:
    path = tmp_path / "bad.csv"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageError, match=r"bad\.csv") as raised:
        given(str(path))
    assert word in str(raised.value)


def test_a_bloc_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"'G77'.*EU,NATO,BRICS"):
        given("EU,G77")
