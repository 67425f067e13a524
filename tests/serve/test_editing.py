"""Corrections from the pages: what they change, who may, and from where."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from kg.commands.serving import serve
from kg.errors import UsageError
from kg.resolve.editors import Rulings
from kg.serve import Editing, application
from tests.editing import built, few_of_the_registry
from tests.serve.pages.html import BROWSER, Page, page

ROOT = "http://127.0.0.1:8000"
POLE = "person/marek-dobrowicz"
OWN = {**BROWSER, "Origin": ROOT, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with few_of_the_registry():
        yield built(tmp_path_factory.mktemp("base") / "store")


@pytest.fixture
def store(base: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(base, tmp_path / "store"))


@pytest.fixture
def editing() -> Editing:
    return Editing(by="Kari Red")


@pytest.fixture
def desk(store: Path, editing: Editing) -> Iterator[TestClient]:
    """A browser with the key."""
    with TestClient(application(store, editing), base_url=ROOT, client=("127.0.0.1", 5000)) as client:
        assert client.get(f"/edit?key={editing.key}").status_code == 200
        yield client


def form(found: Page, verb: str, **given: object) -> dict[str, object]:
    """The fields of one form of a page, filled in."""
    (one,) = found.tree.xpath(f"//form[.//input[@name='verb' and @value='{verb}']]")
    return {e.get("name"): e.get("value") or "" for e in one.xpath(".//input[@type='hidden']")} | given


def texts(found: Page, section: str) -> list[str]:
    return found.texts(f"//section[@id='{section}']//li")


def decided(client: TestClient, fields: dict[str, object]) -> Page:
    """Previews a decision, then takes it; the page after it."""
    shown = client.post("/edit/preview", data=fields, headers=OWN)
    assert shown.status_code == 200, shown.text
    (one,) = html.fromstring(shown.text).xpath("//form[contains(@action, '/edit/decide')]")
    hidden: dict[str, list[str]] = {}
    for field in one.xpath(".//input[@type='hidden']"):
        hidden.setdefault(field.get("name"), []).append(field.get("value") or "")
    answer = client.post("/edit/decide", data=hidden, headers=OWN)
    assert answer.status_code == 200, answer.text
    return Page(200, html.fromstring(answer.text), answer.text, answer.headers)


def test_a_statement_is_retracted_after_it_was_shown_what_goes_and_comes_back(
    desk: TestClient, store: Path
) -> None:
    said = page(desk, "/statements").links("//li[1]")
    address = next(link for link in said if link.startswith("/id/statement/"))
    opened = page(
        desk, next(link for link in page(desk, address).links("//p") if link.startswith("/edit?of="))
    )
    fields = form(opened, "retract", because="lest feil")
    shown = desk.post("/edit/preview", data=fields, headers=OWN)
    assert html.fromstring(shown.text).xpath("count(//section[@id='gone']//li)") >= 1
    assert html.fromstring(shown.text).xpath("count(//section[@id='new']//li)") == 0
    assert not (store / "decisions.jsonl").exists()
    assert page(desk, address).status == 200
    after = decided(desk, fields)
    assert "Avgjørelse 1 er tatt" in after.texts("//*[@role='status']/h2")
    assert page(desk, address).status == 404
    assert Rulings.of(store).rows[1]["by"] == "Kari Red"
    assert Rulings.of(store).rows[1]["because"] == "lest feil"
    back = decided(desk, form(after, "undo", because="den var riktig"))
    assert Rulings.of(store).undone == {1: 2}
    assert page(desk, address).status == 200
    assert "tatt tilbake av 2" in " ".join(texts(back, "decisions"))


def test_two_behind_one_name_part_and_a_name_is_changed(desk: TestClient) -> None:
    opened = page(desk, f"/en/edit?of={POLE}")
    assert opened.texts("//section/header/h2")[:4] == [
        "The same as another", "Not the same as another", "Two behind one name", "Called otherwise",
    ]  # fmt: skip
    ids = opened.tree.xpath("//input[@name='articles']/@value")
    assert "c" in ids
    shown = desk.post(
        "/edit/preview", data=form(opened, "split", articles=["c"], because="a namesake"), headers=OWN
    )
    assert "marek-dobrowicz" in shown.text
    decided(desk, form(opened, "rename", name="Marek <b>Dobro</b>", because="so he writes"))
    assert page(desk, f"/id/{POLE}").first("//h1") == "Marek <b>Dobro</b>"


def test_what_cannot_be_decided_says_why_and_changes_nothing(desk: TestClient, store: Path) -> None:
    opened = page(desk, f"/edit?of={POLE}")
    for fields, words in (
        (form(opened, "same", other="Nobody Known", because="x"), "Ingenting i grafen heter"),
        (form(opened, "same", other=POLE, because="x"), "er allerede én"),
        (form(opened, "rename", name="Y", because=" "), "Ingen grunn er oppgitt"),
        (form(opened, "rename", name=" ", because="x"), "Det nye navnet er tomt"),
        ({**form(opened, "rename", name="x", because="x"), "verb": "drop"}, "er ingen avgjørelse"),
    ):  # fmt: skip
        answer = desk.post("/edit/preview", data=fields, headers=OWN)
        assert answer.status_code == 400
        assert words in answer.text
        assert desk.post("/edit/decide", data=fields, headers=OWN).status_code == 409
    assert not (store / "decisions.jsonl").exists()
    assert not list(store.parent.glob(".kg-try-*"))


FOREIGN = {
    "another site": {"Origin": "http://news.example", "Sec-Fetch-Site": "cross-site"},
    "another server of this machine": {"Origin": "http://127.0.0.1:9000", "Sec-Fetch-Site": "same-site"},
    "a page without origin": {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    "an old browser from elsewhere": {"Origin": "http://news.example"},
    "a program that says nothing": {},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_request_from_elsewhere_is_refused(desk: TestClient, store: Path, headers: dict[str, str]) -> None:
    fields = form(page(desk, f"/edit?of={POLE}"), "rename", name="X", because="x")
    for address in ("/edit/preview", "/edit/decide"):
        assert desk.post(address, data=fields, headers=headers).status_code == 403
    assert not (store / "decisions.jsonl").exists()


def test_a_form_needs_its_token_its_cookie_and_to_be_a_form(desk: TestClient, editing: Editing) -> None:
    fields = form(page(desk, f"/edit?of={POLE}"), "rename", name="X", because="x")
    assert desk.post("/edit/decide", data={**fields, "token": "guess"}, headers=OWN).status_code == 403
    assert desk.post("/edit/decide", json=fields, headers=OWN).status_code == 415
    assert desk.get("/edit/decide", headers=BROWSER).status_code == 405
    (cookie,) = [one for one in desk.cookies.jar if one.value == editing.cookie]
    desk.cookies.clear()
    assert desk.post("/edit/decide", data=fields, headers=OWN).status_code == 403
    assert desk.get("/edit", headers=BROWSER).status_code == 403
    assert desk.get("/edit?key=guess", headers=BROWSER).status_code == 403
    entered = desk.get(f"/edit?key={editing.key}", follow_redirects=False)
    assert {"HttpOnly", "SameSite=strict"} <= set(re.split("; ", entered.headers["set-cookie"]))
    assert cookie.name == "kg-edit-8000"


@pytest.mark.parametrize(
    "host", ["rebound.example", "127.0.0.1.example", "10.0.0.1:8000", "a@127.0.0.1", "[::1", ""]
)
def test_a_foreign_name_for_this_machine_gets_no_page(desk: TestClient, host: str) -> None:
    for address in ("/", "/edit", f"/id/{POLE}", "/sparql"):
        assert desk.get(address, headers={"Host": host}).status_code == 421


def test_another_machine_gets_no_page(store: Path, editing: Editing) -> None:
    with TestClient(application(store, editing), base_url=ROOT, client=("10.0.0.7", 5000)) as client:
        assert client.get("/").status_code == 421


def test_pages_of_corrections_are_read_by_no_other_page(desk: TestClient) -> None:
    headers = desk.get("/edit", headers={**BROWSER, "Origin": "http://news.example"}).headers
    assert "access-control-allow-origin" not in headers
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_a_server_without_it_has_no_such_page(base: Path) -> None:
    with TestClient(application(base)) as client:
        assert page(client, "/edit").status == 404
        assert client.post("/edit/decide", data={"verb": "retract"}, headers=OWN).status_code == 404
        assert "/edit" not in client.get(f"/id/{POLE}", headers=BROWSER).text


@pytest.mark.parametrize("host", ["::", "192.168.1.2", "news.example"])
def test_it_is_refused_where_others_could_reach_it(base: Path, host: str) -> None:
    with pytest.raises(UsageError, match="would let others correct the graph"):
        serve.callback(host=host, port=0, edit=True, by=None, store=str(base), endpoint=None)  # type: ignore[misc]
