import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.store.updates import merged, parsed, replacement

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
A, B, G = (
    ox.NamedNode("http://a.example/"),
    ox.NamedNode("http://b.example/"),
    ox.NamedNode("http://g.example/"),
)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_any_text_survives_the_update(texts: list[str]) -> None:
    wanted = {ox.Quad(A, B, ox.Literal(t, language="nb"), G) for t in texts}
    store = ox.Store()
    store.update(replacement([G.value], set(), wanted | merged(wanted)))
    assert set(store) == wanted | merged(wanted)


def test_one_update_drops_deletes_and_inserts() -> None:
    old, new, other = (ox.Quad(A, B, ox.Literal(x), G) for x in ("old", "new", "other"))
    store = ox.Store()
    store.extend([old, ox.Quad(A, B, old.object), ox.Quad(A, B, other.object)])
    store.update(replacement([G.value, "http://none.example/"], merged([old]), {new, *merged([new])}))
    assert set(store) == {new, ox.Quad(A, B, new.object), ox.Quad(A, B, other.object)}


def test_nothing_to_do_is_an_empty_update() -> None:
    assert replacement([], set(), set()) == ""
    assert parsed(b"") == set()
