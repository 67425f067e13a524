"""The Atom feed of events."""

from xml.etree.ElementTree import fromstring

from starlette.testclient import TestClient

from tests.serve.pages.html import page

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/atom+xml"
    top = fromstring(answer.text)  # noqa: S314 - our own
    assert all(top.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated"))
    return [
        {one.tag.removeprefix(ATOM): one.text or one.get("href", "") for one in entry}
        for entry in top.findall(f"{ATOM}entry")
    ]


def test_the_feed_has_the_events_that_were_told_last(client: TestClient) -> None:
    found = entries(client, "/feed.atom")
    told = [one["updated"] for one in found]
    assert told == sorted(told, reverse=True)
    assert all(moment.endswith("Z") and len(moment) == len("2021-10-25T22:40:00Z") for moment in told)
    assert {one["link"] for one in found} == {
        f"http://testserver{href}" for href in events(client, "/events")
    }
    assert any("møtte" in one["summary"] for one in found)


def test_the_feed_names_itself_as_it_was_asked_for(client: TestClient) -> None:
    top = fromstring(client.get("/en/feed.atom?type=meeting").text)  # noqa: S314 - our own
    assert top.findtext(f"{ATOM}id") == "http://testserver/en/feed.atom?type=meeting"
    assert top.find(f"{ATOM}entry/{ATOM}link").get("href").startswith("http://testserver/en/id/")  # type: ignore[union-attr]


def test_the_feed_of_a_list_has_what_the_list_has(client: TestClient) -> None:
    listed = page(client, "/en/events?type=meeting&country=RUS")
    address = listed.tree.xpath("//link[@type='application/atom+xml']/@href")[0]
    found = entries(client, address)
    assert {one["link"] for one in found} == {f"http://testserver{href}" for href in listed.links("//h3")}
    assert found[0]["title"].startswith("2")
    assert "Meeting between" in found[0]["title"]


def events(client: TestClient, address: str) -> list[str]:
    return page(client, address).links("//h3")
