"""A dependency parse as a reader: names that we lack, and the sides of verbs of which we see none."""

import pytest

from kg.document import Document, replace
from kg.readers import admit
from kg.readers.dependency import Parse, Parsed, proposals
from kg.readers.proposals import Opinion, ProposedEvent
from kg.records import Extraction, SoftwareAgent
from kg.reference import load
from tests.readers.blind import blind_annotate, blind_extract
from tests.reading import article


def document(text: str, language: str = "nb") -> Document:
    return blind_annotate(article(text, language), load())


def extraction(text: str, language: str = "nb") -> Extraction:
    return blind_extract(document(text, language), load())


AGENT = SoftwareAgent(kind="spacy", name="nb_test", version="1")


def parse(text: str, tree: str, names: tuple[tuple[str, str], ...] = ()) -> Parse:
    """`tree`: a word, its relation and its head's word, each separated by a slash; words that it leaves out are roots."""
    words, at = [], 0
    for word in text.replace(",", " , ").replace(".", " . ").split():
        start = text.index(word, at)
        words.append((start, start + len(word), word))
        at = start + len(word)
    index = {word: n for n, (_, _, word) in enumerate(words)}
    arcs = {word: (relation, head) for word, relation, head in (arc.split("/") for arc in tree.split())}
    return Parse(
        words=tuple(
            Parsed(start=s, end=e, head=index[arcs[w][1]] if w in arcs else n, relation=arcs[w][0] if w in arcs else "ROOT")
            for n, (s, e, w) in enumerate(words)
        ),
        names=tuple((text.index(n), text.index(n) + len(n), label) for n, label in names),
    )  # fmt: skip


def read(
    text: str, tree: str, names: tuple[tuple[str, str], ...] = (), language: str = "nb", *, seen: bool = False
) -> Extraction:
    opinion = Opinion(
        agent=AGENT, proposals=tuple(proposals(parse(text, tree, names), document(text, language)))
    )
    ours = extraction(text, language)
    return admit(opinion, document(text, language), ours if seen else replace(ours, events=()), load())


# Read as if our own reader, which gets better, had seen no side of the verb.
FAR = "Kari Solbakk møtte Nils Forsgren i Bergen mandag."
SIDES = "Solbakk/nsubj/møtte Kari/flat/Solbakk Forsgren/obj/møtte Nils/flat/Forsgren"


def test_a_verb_of_which_we_see_no_side_gets_them_from_the_parse() -> None:
    found = read(FAR, SIDES)
    (event,) = found.events
    assert (event.type, {p.who for p in event.participants}) == ("meeting", {"Kari Solbakk", "Nils Forsgren"})
    assert (event.start, event.city, event.status) == ("2021-10-25", "Bergen", "held")
    (addition,) = found.additions
    assert {s.of(FAR) for s in addition.evidence} == {FAR, "møtte", "Kari Solbakk", "Nils Forsgren"}


@pytest.mark.parametrize(
    "tree",
    [
        "Solbakk/nsubj/møtte",  # one side is none
        "Solbakk/nsubj/møtte Bergen/obj/møtte",  # a town meets nobody
        "Solbakk/nsubj/møtte mandag/obj/møtte",  # nor does a day
        "Solbakk/nsubj/møtte Forsgren/nsubj/møtte",
        "Solbakk/nmod/møtte Forsgren/obl/møtte",
    ],
)
def test_a_parse_without_two_sides_gives_nothing(tree: str) -> None:
    assert read(FAR, tree).additions == ()


def test_what_is_denied_gives_nothing() -> None:
    found = read(FAR.replace("møtte", "møtte ikke"), SIDES)
    assert found.additions == ()
    assert [w.reason for w in found.withheld] == ["the words deny it, or leave it open"]


def test_no_verb_of_ours_gives_nothing() -> None:
    found = read(FAR.replace("møtte", "misset"), SIDES.replace("møtte", "misset"))
    assert found.additions == found.withheld == ()


def sides(text: str, tree: str, language: str = "nb") -> set[tuple[str, str]]:
    (event,) = [
        p for p in proposals(parse(text, tree), document(text, language)) if isinstance(p, ProposedEvent)
    ]
    return {(words.text, role) for words, role in event.members}


@pytest.mark.parametrize(
    ("language", "text", "tree"),
    [
        ("nb", "Kari Solbakk mottok Nils Forsgren.", "Solbakk/nsubj/mottok Forsgren/obj/mottok"),
        ("nb", "Nils Forsgren ble mottatt av Kari Solbakk.", "Forsgren/nsubj:pass/mottatt Solbakk/obl/mottatt av/case/Solbakk"),
        ("nb", "Nils Forsgren ble mottatt av Kari Solbakk.", "Forsgren/nsubj:pass/mottatt Solbakk/obl:agent/mottatt"),
        ("en", "Nils Forsgren was received by Kari Solbakk.", "Forsgren/nsubjpass/received by/agent/received Solbakk/pobj/by"),
    ],
)  # fmt: skip
def test_roles_are_those_of_the_verb_also_in_the_passive(language: str, text: str, tree: str) -> None:
    assert sides(text, tree, language) == {("Kari Solbakk", "host"), ("Nils Forsgren", "guest")}


def test_a_title_leads_to_the_name_that_hangs_on_it() -> None:
    text = "Statsminister Kari Solbakk mottok kollegaen Nils Forsgren."
    tree = "Statsminister/nsubj/mottok Solbakk/appos/Statsminister kollegaen/obj/mottok Forsgren/flat:name/kollegaen"
    assert sides(text, tree) == {("Kari Solbakk", "host"), ("Nils Forsgren", "guest")}


def test_english_prepositions_stand_between_verb_and_noun() -> None:
    text = "Kari Solbakk met, as agreed, with Nils Forsgren in Bergen on Monday."
    tree = "Solbakk/nsubj/met with/prep/met Forsgren/pobj/with in/prep/met Bergen/pobj/in"
    (event,) = read(text, tree, language="en").events
    assert {p.who for p in event.participants} == {"Kari Solbakk", "Nils Forsgren"}


def test_those_joined_to_a_side_take_part_too() -> None:
    text = FAR.replace("Nils Forsgren", "Nils Forsgren og Torvald Lien")
    tree = f"{SIDES} Lien/conj/Forsgren"
    assert "Torvald Lien" not in {p.name for p in extraction(text).persons}
    assert read(text, tree).additions == ()  # one of them is nobody whom the text names
    (event,) = read(text, tree, (("Torvald Lien", "PER"),)).events
    assert {p.who for p in event.participants} == {"Kari Solbakk", "Nils Forsgren", "Torvald Lien"}


def test_what_we_read_ourselves_is_not_read_again() -> None:
    ours = extraction(FAR)
    assert ours.events
    found = read(FAR, SIDES, (("Kari Solbakk", "PER"), ("Bergen", "GPE_LOC")), seen=True)
    assert found.ours() == ours
    assert found.additions == ()
    assert {w.reason for w in found.withheld} == {"it is read already"}


def test_names_that_we_lack_are_added_with_every_place_where_they_stand() -> None:
    text = "Turen gikk til Lillevik med Fjordrådet og Torvald Lien. Kongen ble hjemme."
    names = (
        ("Lillevik", "GPE_LOC"),
        ("Fjordrådet", "ORG"),
        ("Torvald Lien", "PER"),
        ("Turen", "PROD"),
        ("Kongen", "PER"),
    )
    found = read(text, "", names)
    assert ("Torvald Lien" in {p.name for p in found.persons}, found.places) == (True, ("Lillevik",))
    assert "Fjordrådet" in found.organisations
    assert [(a.kind, {s.of(text) for s in a.evidence}) for a in found.additions] == [
        ("place", {"Lillevik"}), ("organisation", {"Fjordrådet"}), ("person", {"Torvald Lien"}),
    ]  # fmt: skip
    assert [w.words for w in found.withheld] == ["Kongen"]


def test_a_name_of_two_kinds_is_the_first() -> None:
    text = "Turen gikk til Lillevik. Lillevik vant."
    found = read(text, "", (("Lillevik", "LOC"),))
    both = Parse(words=(), names=((15, 23, "LOC"), (25, 33, "ORG")))
    opinion = Opinion(agent=AGENT, proposals=tuple(proposals(both, document(text))))
    again = admit(opinion, document(text), extraction(text), load())
    assert again.additions == found.additions
    assert [w.reason for w in again.withheld] == ["another kind of the same name was added before"]


@pytest.mark.parametrize(
    ("text", "name", "taken"),
    [
        ("Hun dro til Nedre Lillevik.", "Lillevik", False),
        ("Hun dro til Lillevik Havn.", "Lillevik", False),
        ("Hun dro til Lillevik. Havnen lå tom.", "Lillevik", True),
        ("Til Lillevik dro hun.", "Lillevik", True),
        ("Hun så at Lillevik lå tom.", "Lillevik", True),
    ],
)
def test_a_part_of_a_longer_name_is_no_name(text: str, name: str, taken: bool) -> None:
    assert (name in read(text, "", ((name, "LOC"),)).places) is taken


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [("en", "They met at the Summit of course.", "Summit"), ("nb", "Det sa Kongen til alle.", "Kongen")],
)
def test_an_ordinary_word_with_a_capital_is_no_body(language: str, text: str, name: str) -> None:
    found = read(text, "", ((name, "ORG"),), language)
    assert found.additions == ()
    assert [w.words for w in found.withheld] == [name]


@pytest.mark.parametrize(("name", "label"), [("Torvald Liens", "PER"), ("Torvald Lien's", "PERSON")])
def test_a_genitive_is_not_the_name(name: str, label: str) -> None:
    text = f"Her er {name} hus. Torvald Lien bor der."
    taken = {p.name for p in extraction(text).persons}
    found = read(text, "", ((name, label),))
    assert {p.name for p in found.persons} == taken
    assert len(found.withheld) == 1
