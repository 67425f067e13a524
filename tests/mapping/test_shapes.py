"""Validation: a sound article gives no finding, and each fault gives the finding that is about it."""

import pytest

from kg.errors import DataError
from kg.mapping import map_article
from kg.mapping.shapes import check_article
from kg.records import Extraction
from kg.reference import Registry
from kg.resolve import resolve

BASE = "https://w3id.example/dip/"
E1 = f"<{BASE}id/event/meeting-2021-10-25-anna-vik-boris-lund>"
G = f" <{BASE}graph/article-demo-1> ."
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def nquads(extraction: Extraction, registry: Registry) -> bytes:
    return map_article(extraction, resolve(extraction, registry), registry)


def dropped(nquads: bytes, *marks: str) -> bytes:
    """Without the lines that hold all the marks."""
    kept = [line for line in nquads.decode().splitlines(keepends=True) if not all(m in line for m in marks)]
    assert len(kept) < len(nquads.splitlines())
    return "".join(kept).encode()


def added(nquads: bytes, triple: str) -> bytes:
    return nquads + f"{triple}{G}\n".encode()


def dip(name: str) -> str:
    return f"<{BASE}ns#{name}>"


def messages(nquads: bytes, text: str | None = None) -> set[str]:
    return {f.message for f in check_article(nquads, text)}


def test_a_sound_article_has_no_finding(nquads: bytes, extraction: Extraction) -> None:
    assert check_article(nquads, extraction.article.text) == ()


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        ((E1, "#evidence>"), "Anything asserted needs a passage as evidence."),
        ((E1, "#reportedBy>"), "Anything asserted needs the article that reports it."),
        ((E1, "rdf-schema#label>"), "A label in Norwegian and one in English are needed."),
        ((E1, "#eventType>"), "An event has a type of the event type scheme."),
        ((E1, "#eventStatus>"), "An article gives an event one status of the scheme."),
        (("/invitation/", "#eventStatus>"), "An invitation has one status of its own."),
        (("/participation/e1-1>", "#role>"), "A participation has one role of the scheme."),
        (("/participation/e1-1>", "#participant>"), "A participation is one actor's."),
        (("#hasParticipation>", "/participation/e1-1>"), "A participation belongs to one event."),
        (("/tenure/", "#holder>"), "A tenure has one holder, a person."),
        (("/tenure/", "#office>"), "A tenure is of one office."),
        (("/id/office/", "#officeOf>"), "An office belongs to one country or organization."),
        (("/id/office/", "#officeRole>"), "An office has one kind."),
        (("/id/statement/", "#speaker>"), "A statement has a speaker."),
        (("/id/statement/", "#text>"), "A statement has one text, with its language."),
        (("/id/statement/", "#speechMode>"), "A statement is direct or indirect."),
        (("/first/e1>", "#firstEvent>"), "A first occurrence is of one event."),
        (("/first/e1>", "#ofEventType>"), "A first occurrence is of one type."),
        (("/proposal/e2>", "#proposer>"), "A proposal has a proposer."),
        (("/proposal/e2>", "#proposes>"), "A proposal is of an event."),
        (("/inference/", "#rule>"), "An inference names its rule."),
        (("/inference/", "#inferredProperty>"), "An inference names the property."),
        (("/passage/", "oa#hasSource>"), "A passage is of one article."),
        (("/passage/", "oa#start>"), "A passage has one start."),
        (("/passage/", "oa#end>"), "A passage has one end."),
        (("/passage/", "oa#exact>"), "A passage has its exact words."),
        (("/passage/", "#sentence>"), "A passage stands in one sentence."),
        (("/passage/", "oa#hasSelector>", "/quote>"), "A passage has a position and a quote."),
        (("/id/article/demo-1> <http://purl.org/dc/terms/title>",), "An article has one title."),
        (("#textSha256>",), "An article has the SHA-256 of its text."),
        (("#textLength>",), "An article has its length."),
        (("/passage/", "oa#hasSelector>"), "The passage is not in the graph."),
    ],
)
def test_what_is_missing_is_found(nquads: bytes, marks: tuple[str, ...], message: str) -> None:
    assert message in messages(dropped(nquads, *marks))


@pytest.mark.parametrize(
    ("triple", "message"),
    [
        (f"{E1} {dip('hasParticipant')} <{BASE}id/place/tromso>", "A participant is an actor."),
        (f"{E1} {dip('atPlace')} <{BASE}id/place/oslo>", "An article gives an event one place at most."),
        (f'{E1} {dip("startDate")} "2021"^^<{XSD}gYear>', "A start is one xsd:date, gYearMonth or gYear."),
        (f'{E1} {dip("endDate")} "monday"', "An end is one xsd:date, gYearMonth or gYear."),
        (f'{E1} {dip("ploverCode")} "consult"', "A PLOVER code is one word in capitals."),
        (f"{E1} {dip('subEventOf')} <{BASE}id/place/tromso>", "An event is part of an event."),
        (
            f"{E1} {dip('eventStatus')} <{BASE}concept/status-planned>",
            "An article gives an event one status of the scheme.",
        ),
        (
            f"<{BASE}id/event/x> a {dip('BilateralMeeting')}",
            "A bilateral meeting has two participants at least.",
        ),
        (f"<{BASE}id/place/x> a {dip('Place')}", "A label in Norwegian and one in English are needed."),
        (
            f"<{BASE}id/invitation/demo-1-1> {dip('destination')} <{BASE}id/person/x>",
            "A destination is a place or country.",
        ),
        (f"<{BASE}id/invitation/demo-1-1> {dip('inviter')} <{BASE}id/place/x>", "An inviter is an actor."),
        (f"<{BASE}id/invitation/demo-1-1> {dip('invitee')} <{BASE}id/place/x>", "An invitee is an actor."),
        (
            f'<{BASE}id/article/demo-1/time/e1> {dip("earliestStart")} "2021-10-26"^^<{XSD}date>',
            "A span starts no later than it ends.",
        ),
        (
            f'<{BASE}id/article/demo-1/time/e1> {dip("latestEnd")} "2021-10-26"^^<{XSD}date>',
            "A span has one end.",
        ),
    ],
)
def test_what_is_wrong_is_found(nquads: bytes, triple: str, message: str) -> None:
    triple = triple.replace(" a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ")
    assert message in messages(added(nquads, triple))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("stance", f"<{BASE}concept/stance-angry>", "A statement has one stance at most."),
        ("addressee", f"<{BASE}id/place/x>", "An addressee is an actor."),
        ("madeAt", f"<{BASE}id/place/x>", "A statement is made at an event."),
        ("text", '"other words"@nb', "The statement's words are none of its passages."),
    ],
)
def test_statements_at_fault_are_found(nquads: bytes, name: str, value: str, message: str) -> None:
    subject = next(
        line.split()[0] for line in nquads.decode().splitlines() if line.startswith(f"<{BASE}id/statement/")
    )
    assert message in messages(added(nquads, f"{subject} {dip(name)} {value}"))


def test_a_city_lies_in_one_place(nquads: bytes) -> None:
    city = f"<{BASE}id/place/x>"
    lines = "".join(
        f"{city} {p} {o}{G}\n"
        for p, o in (
            ("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", dip("City")),
            (dip("locatedIn"), f"<{BASE}id/country/NRL>"),
            (dip("locatedIn"), f"<{BASE}id/country/SRL>"),
        )
    )
    assert "A city lies in one place." in messages(nquads + lines.encode())


def test_words_that_the_text_does_not_have_are_found(nquads: bytes, extraction: Extraction) -> None:
    text = extraction.article.text.replace("mandag kveld", "fredag natt!")
    found = messages(nquads, text)
    assert "The text has 'fredag natt!' there." in found
    assert "The stored text has another hash." in found


def test_offsets_that_do_not_fit_their_words_are_found(nquads: bytes) -> None:
    longer = nquads.replace(b'exact> "mandag kveld"', b'exact> "mandag kveld."')
    assert messages(longer) == {"The words are not as long as the offsets say."}


def test_what_is_no_n_quads_is_refused_with_a_remedy() -> None:
    with pytest.raises(DataError, match="build the article again"):
        check_article(b"<a> <b>")
