"""An event as a card on other sites, and what oEmbed says of it."""

import pytest
from starlette.testclient import TestClient

from tests.serve.pages.html import BROWSER, elements, of, page

EVENT = "meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov"


def test_a_card_has_the_sentence_and_may_stand_anywhere_without_script(client: TestClient) -> None:
    found = page(client, f"/nn/card/event/{EVENT}")
    assert found.first("//h1") == "Møte mellom Anniken Huitfeldt og Sergej Lavrov"
    assert found.tree.xpath("//html/@lang") == ["nn"]
    assert found.texts("//blockquote//mark")
    policy = found.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert not {"script", "form", "input", "button"} & {tag for tag, _ in elements(found.tree)}
    assert found.tree.xpath("//base/@target") == ["_blank"]
    assert page(client, "/card/event/none").status == 404
    assert "frame-ancestors 'none'" in page(client, f"/id/event/{EVENT}").headers["content-security-policy"]


def test_oembed_gives_the_frame_of_an_event(client: TestClient) -> None:
    (link,) = page(client, f"/en/id/event/{EVENT}").tree.xpath(
        "//link[@type='application/json+oembed']/@href"
    )
    found = client.get(link).json()
    assert (found["version"], found["type"], found["width"]) == ("1.0", "rich", 480)
    assert f'src="http://testserver/en/card/event/{EVENT}"' in found["html"]
    whole = client.get(
        "/oembed", params={"url": f"http://testserver/id/event/{EVENT}", "maxwidth": "300"}
    ).json()
    assert whole["width"] == 300


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"http://news.example/id/event/{EVENT}", 404),
        ("http://testserver/id/person/sergey-lavrov", 404),
        ("http://testserver/id/event/none", 404),
        ("//[", 404),
        ("", 404),
    ],
)
def test_oembed_knows_no_other_page(client: TestClient, url: str, status: int) -> None:
    assert client.get("/oembed", params={"url": url}).status_code == status
    assert client.get("/oembed", params={"url": url, "format": "xml"}).status_code == 501


def test_a_page_can_be_cited(client: TestClient) -> None:
    found = page(client, f"/en/id/event/{EVENT}")
    (cite,) = found.tree.xpath("//button[@data-do='cite']/@data-cite")
    assert cite.startswith("Meeting between Anniken Huitfeldt and Sergey Lavrov, 25")
    assert client.get("/", headers=BROWSER).text.count('data-do="print"') == 1
    assert found.texts(of("acts"))
