"""What stands on the pages, in the three languages, over four dispatches of the demo corpus."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from starlette.testclient import TestClient

from kg.languages import table
from kg.pipeline import build
from kg.serve import application
from kg.serve.pages import event as event_page
from kg.serve.pages.differences import valued
from kg.serve.pages.reader import Reader
from kg.serve.views import View
from kg.store import GraphStore
from tests.serve.pages.html import of, page
from tests.stores import demo

MEETING = "/id/event/meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov"
LAVROV = "/id/person/sergey-lavrov"


def test_the_front_page_has_search_counts_and_what_is_new(client: TestClient) -> None:
    home = page(client, "/")
    assert home.first("//h1") == "Hvem møtte hvem, og hvem sier det?"
    assert home.tree.xpath("//form[@role='search']/@action") == ["/search"]
    counts = dict(zip(home.texts(f"{of('kinds')}//span"), home.texts(f"{of('kinds')}//b"), strict=True))
    assert list(counts) == ["Personer", "Land", "Organisasjoner", "Steder", "Hendelser", "Uttalelser"]
    assert all(count != "0" for count in counts.values())
    days = home.tree.xpath(f"//*[@id='new']{of('fact')}//time/@datetime")
    assert len(days) == 7
    assert days == sorted(days, reverse=True)
    assert home.links("//*[@id='invitations']")
    assert "/events?type=meeting" in home.links("//*[@id='questions']")


def test_an_event_answers_who_when_where_and_which_words(client: TestClient) -> None:
    event = page(client, MEETING)
    assert event.first("//h1") == "Møte mellom Anniken Huitfeldt og Sergej Lavrov"
    sentence = f"{of('first')}"
    assert "lang" not in event.tree.xpath(f"{sentence}/p")[0].attrib  # a sentence in the page's own language
    assert {"Anniken Huitfeldt", "mandag kveld"} <= set(event.texts(f"{sentence}//mark"))
    names = event.texts("//dl[@class='key']/dt")
    key = dict(zip(names, event.texts("//dl[@class='key']/dd"), strict=True))
    assert "utenriksminister i Russland" in key["Hvem"]
    assert key["Når"].startswith("mandag 25. oktober 2021")
    assert "mandag kveld" in key["Når"]
    assert "Tromsø" in key["Hvor"]
    assert key["Hvem"].endswith("4 kilder")


def test_a_place_that_no_source_says_is_told_apart(tmp_path: Path) -> None:
    text = (
        "Finnish Foreign Minister Lena Holm told a news conference in Oslo on Thursday that talks were needed. "
        "Holm met Norway's foreign minister, Per Ekdal, the same day."
    )
    article = {"id": "x", "language": "en", "published": "2023-06-01", "title": "", "text": text}
    (tmp_path / "x.json").write_text(json.dumps(article), encoding="utf-8")
    build([str(tmp_path / "x.json")], tmp_path / "store")
    with TestClient(application(tmp_path / "store")) as ready:
        for name, end in (("meeting-2023-06-01-lena-holm-per-ekdal", "Utledet"),
                          ("press-conference-2023-06-01-lena-holm-oslo", "1 kilde")):  # fmt: skip
            event = page(ready, f"/id/event/{name}")
            names = event.texts("//dl[@class='key']/dt")
            place = dict(zip(names, event.texts("//dl[@class='key']/dd"), strict=True))["Hvor"]
            assert place.startswith("Oslo")
            assert place.endswith(end)


def test_the_sources_of_an_event_stand_side_by_side(client: TestClient) -> None:
    event = page(client, MEETING)
    lines = event.tree.xpath("//*[@id='sources']//tbody/tr")
    heads = event.texts("//*[@id='sources']//thead//th")
    assert len(heads) == 4
    assert all(len(line.xpath("td")) == len(heads) for line in lines)
    questions = event.texts("//*[@id='sources']//tbody//th")
    assert questions[0] == "Dag"
    assert "Sergej Lavrov" in questions
    place = lines[next(n for n, q in enumerate(questions) if q.startswith("Sted"))]
    assert {b.text_content() for b in place.xpath(".//b")} >= {"A", "B"}
    assert event.texts("//*[@id='identity']//li")


def test_a_minister_has_offices_meetings_statements_and_company(client: TestClient) -> None:
    person = page(client, LAVROV)
    assert person.first("//h1") == "Sergej Lavrov"
    assert "Sergey Lavrov" in person.first(f"{of('head')}{of('hint')}")
    office = person.texts("//*[@id='offices']//tbody/tr[1]/*")
    assert office[:2] == ["utenriksminister i Russland", "9. mars 2004"]
    titles = person.texts(f"//*[@id='events']{of('fact')}//h3")
    assert "Møte med Anniken Huitfeldt" in titles
    assert person.texts(f"//*[@id='by']{of('fact')}//mark")
    met = person.tree.xpath("//*[@id='met']//tbody/tr")
    assert met[0].xpath("td/a/@href")[0].startswith("/relations?a=person%2Fsergey-lavrov&b=person%2F")
    drawn = person.tree.xpath("//*[@id='network']//*[local-name()='svg']")  # wide, and for a telephone
    assert len(drawn) == 2
    for one in drawn:
        assert one.xpath(".//*[local-name()='a']/@href") == [row.xpath("td/a/@href")[0] for row in met]
    assert "http://www.wikidata.org/entity/Q58217" in person.links("//*[@id='elsewhere']")
    assert len(person.tree.xpath("//*[@id='timeline']//*[local-name()='svg']//a")) > 1


@pytest.mark.parametrize("address", ["/id/country/NOR", "/id/organisation/nato", "/id/place/tromso"])
def test_what_is_no_person_has_a_page_too(client: TestClient, address: str) -> None:
    found = page(client, address)
    assert found.texts(f"//*[@id='events']{of('fact')}//h3") or found.texts("//*[@id='of']//mark")
    contents = found.links(of("toc"))
    assert {href[1:] for href in contents} <= found.ids()


@pytest.mark.parametrize("name", ["demo-nb-04", "demo-nn-01", "demo-en-01"])
def test_an_article_shows_its_text_and_every_span(client: TestClient, name: str) -> None:
    found = page(client, f"/id/article/{name}")
    record = GraphStore.open(demo(), read_only=True).records.read(name)
    assert record is not None
    for badge in found.tree.xpath(of("fn")):
        badge.text = ""
    printed = ["".join(p.itertext()) for p in found.tree.xpath(f"{of('text')}/p")]
    assert printed == [line for line in record.text.splitlines() if line.strip()]
    for anchor in found.tree.xpath(f"{of('at')}"):
        start, end = map(int, anchor.get("id")[1:].split("-"))
        pieces = found.tree.xpath(f"//*[contains(concat(' ', @data-p, ' '), ' p{start}-{end} ')]")
        assert "".join(piece.text_content() for piece in pieces) == record.text[start:end].replace("\n", "")
    numbers = found.texts(of("fno"))
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert {f"f{n}" for n in numbers} | {f"s{n}" for n in numbers} <= found.ids()


def test_the_evidence_of_a_thing_leads_to_its_words(client: TestClient) -> None:
    for href in page(client, MEETING).links("//blockquote"):
        address, _, anchor = href.partition("#")
        assert anchor in page(client, address).ids()


def test_what_was_not_read_with_confidence_is_marked(client: TestClient) -> None:
    found = page(client, "/id/article/demo-nb-04")
    assert any("Utledet" in line for line in found.texts("//*[@id='unsure']//li"))
    assert all(
        float(score.replace(",", ".")) < 0.8
        for score in found.texts(f"//*[@id='unsure']{of('wo')}")
        if score != "Utledet"
    )


def test_statements_are_found_by_speaker_and_topic(client: TestClient) -> None:
    found = page(client, "/statements?speaker=person/sergey-lavrov&topic=organisation/nato")
    rows = found.tree.xpath(of("fact"))
    assert rows
    for row in rows:
        assert row.xpath(".//h3/a/@href") == [LAVROV]
        assert "/id/organisation/nato" in row.xpath(".//p[@class='who']//a/@href")
    one = next(href for href in found.links(of("side")) if href.startswith("/id/statement/"))
    alone = page(client, one)
    assert alone.first("//h1") == "Sergej Lavrov om Nato"
    assert alone.texts(f"{of('first')}//mark")
    assert "Sergej Lavrov" in alone.texts("//dl[@class='key']/dd")


def test_a_filter_counts_what_it_leaves(client: TestClient) -> None:
    every = page(client, "/events")
    for option in every.tree.xpath("//select[@id='f-type']/option[@value!='']"):
        label, _, count = option.text_content().rpartition(" (")
        left = page(client, f"/events?type={option.get('value')}")
        assert len(left.tree.xpath(of("fact"))) == int(count[:-1]), label


def test_a_long_list_says_what_it_shows_and_goes_on(client: TestClient) -> None:
    seen: list[str] = []
    address = "/statements"
    while address:
        found = page(client, address)
        seen += found.tree.xpath(f"{of('fact')}/@id")
        cap = found.first(f"{of('cap')}/span")
        assert cap.endswith("uttalelser")
        following = found.links(of("cap"))
        address = following[-1] if found.tree.xpath(f"{of('cap')}/a[text()='Vis flere']") else ""
    assert cap.startswith("Viser 25–")
    assert len(seen) == len(set(seen))
    assert cap.endswith(f"av {len(seen)} uttalelser")


def test_a_list_on_a_page_opens_whole(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_page, "_SENTENCES", 3)
    found = page(client, f"{MEETING}?lang=nb")
    cap = found.first(f"//*[@id='sentences']{of('cap')}/span")
    opened = page(client, found.links(f"//*[@id='sentences']{of('cap')}")[0])
    total = len(opened.tree.xpath("//*[@id='sentences']//blockquote"))
    assert total > 3
    assert cap == f"Viser 3 av {total} setninger"
    assert not opened.tree.xpath(f"//*[@id='sentences']{of('cap')}")


def test_two_countries_over_time(client: TestClient) -> None:
    found = page(client, "/relations?a=country/NOR&b=country/RUS")
    assert found.first("//h1") == "Norge og Russland"
    titles = found.texts(f"//*[@id='list']{of('fact')}//h3")
    assert "Møte mellom Anniken Huitfeldt og Sergej Lavrov" in titles
    assert found.first("//*[local-name()='svg']/*[local-name()='title']").startswith(
        f"{len(titles)} hendelser mellom"
    )
    nothing = page(client, "/relations?a=country/NOR&b=country/KEN")
    assert nothing.first(f"{of('void')}//h2") == "Ingen hendelser mellom Norge og Kenya"
    pairs = page(client, "/relations")
    assert pairs.links("//*[@id='pairs']")


def test_where_sources_differ(client: TestClient) -> None:
    found = page(client, "/disagree")
    one = found.tree.xpath(of("clash"))[0]
    letters = [b.text_content() for b in one.xpath(".//b")]
    assert letters == ["A", "B", "C"][: len(letters)]
    assert len(letters) > 1
    assert one.xpath(".//h3/a/@href")[0].endswith("#versions")
    assert "versions" in page(client, one.xpath(".//h3/a/@href")[0]).ids()
    assert "Ingen kilder motsier hverandre" in found.first(of("note"))


def test_about_has_the_pinned_figures(client: TestClient) -> None:
    found = page(client, "/about")
    assert found.first(of("lead")).startswith("4 artikler fra ")
    figures = found.texts("//*[@id='quality']//tbody//td[1]")
    assert len(figures) > 5
    assert all(figure.endswith("%") for figure in figures)
    assert len(found.tree.xpath("//*[@id='signs']//tr")) == 9


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("Hendelse", "Hvem", "mandag 25. oktober 2021", "4 kilder")),
        ("nn", ("Hending", "Kven", "måndag 25. oktober 2021", "4 kjelder")),
        ("en", ("Event", "Who", "Monday 25 October 2021", "4 sources")),
    ],
)
def test_a_page_speaks_one_language(client: TestClient, language: str, words: tuple[str, ...]) -> None:
    found = page(client, f"/{language}{MEETING}")
    assert found.tree.get("lang") == language
    text = " ".join(found.tree.text_content().split())
    assert all(word in text for word in words)
    inner = [href for href in found.links("//main") if href.startswith("/")]
    assert all(href.startswith(f"/{language}/") for href in inner)


@pytest.mark.parametrize(
    ("address", "accept", "language"),
    [
        ("/", "", "nb"), ("/", "de, fr", "nb"), ("/", "en-GB,en;q=0.9", "en"), ("/", "nn-NO, nb;q=0.5", "nn"),
        ("/", "no", "nb"), ("/?lang=nn", "en", "nn"), ("/en/", "nb", "en"), ("/?lang=xx", "en", "en"),
        ("/nn", "en", "nn"),
    ],
)  # fmt: skip
def test_the_language_is_chosen(client: TestClient, address: str, accept: str, language: str) -> None:
    found = page(client, address, **{"Accept-Language": accept})
    assert found.tree.get("lang") == language
    others = found.links(of("lang"))
    assert [href[:3] for href in others] == [f"/{code}" for code in ("nb", "nn", "en") if code != language]


def test_the_languages_say_the_same() -> None:
    def flat(words: dict[str, object], path: str = "") -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in words.items():
            if isinstance(value, dict):
                found |= flat(value, f"{path}{name}/")
            else:
                found[path + name] = str(value)
        return found

    nb, nn, en = (flat(table(code, "pages")) for code in ("nb", "nn", "en"))
    assert nn.keys() == nb.keys()
    assert {name for name in nb if not name.startswith("reasons/")} == en.keys()
    for name, text in en.items():
        holes = sorted(part.partition("}")[0] for part in text.split("{")[1:])
        for other in (nb, nn):
            assert sorted(part.partition("}")[0] for part in other[name].split("{")[1:]) == holes, name


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("nb", ">PT50M", "mer enn 50 min"), ("nn", "~PT5M", "omtrent 5 min"), ("en", "<PT9M", "less than 9 min"),
        ("nb", "PT90M", "90 min"), ("en", "PT", "PT"),
    ],
)  # fmt: skip
def test_a_duration_is_told_in_words(language: str, written: str, said: str) -> None:
    reader = Reader(cast("View", SimpleNamespace()), language)
    assert valued(reader, written) == said
