"""Lists: every article there is, every invitation with its sentence, and what no article tells of."""

from starlette.testclient import TestClient

from tests.serve.pages.html import of, page


def test_the_articles_are_listed_newest_first_and_by_publisher(client: TestClient) -> None:
    every = page(client, "/articles")
    links = every.links("//ul[@class='rows']/li")
    assert len(links) == 4
    assert all(link.startswith("/id/article/") for link in links)
    assert "4 artikler" in every.first("//p[@class='kind']")
    about = page(client, "/about")
    by_publisher = [link for link in about.links("//*[@id='origins']//td") if "/articles?publisher=" in link]
    assert by_publisher
    listed = sum(len(page(client, link).links("//ul[@class='rows']/li")) for link in by_publisher)
    assert listed == len(links)


def test_an_invitation_is_listed_with_its_sentence(client: TestClient) -> None:
    rows = page(client, "/invitations").tree.xpath("//main//ul[@class='rows']/li")
    assert rows
    assert all(
        row.xpath(f".//details/blockquote{of('ev')}//mark") or row.xpath(".//details//mark") for row in rows
    )


def test_whom_no_article_tells_of_is_said_to_be_so(client: TestClient) -> None:
    silent = page(client, "/id/country/ZWE?lang=en")
    assert "No article in the collection tells of this" in silent.first("//main")
    assert not silent.tree.xpath("//nav[@class='toc']")
    told = page(client, "/id/person/sergey-lavrov?lang=en")
    assert "No article in the collection" not in told.first("//main")


def test_a_tenure_gives_its_days_as_they_are_read(client: TestClient) -> None:
    address = next(
        one["s"]["value"] for one in client.get(
            "/sparql",
            params={"query": "SELECT ?s { ?s a <https://w3id.example/dip/ns#Tenure> ;"
                    " <https://w3id.example/dip/ns#startDate> '2021-10-14'"
                    "^^<http://www.w3.org/2001/XMLSchema#date> } ORDER BY ?s"},
            headers={"Accept": "application/sparql-results+json"},
        ).json()["results"]["bindings"]
    )  # fmt: skip
    tenure = page(client, "/id/" + address.partition("/id/")[2])
    assert "torsdag 14. oktober 2021" in tenure.first("//main")
