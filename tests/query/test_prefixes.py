from kg.mapping.iris import BASE, DIP
from kg.query.prefixes import prefixes, shortened


def test_the_published_prefixes_are_the_only_ones() -> None:
    assert prefixes()["dip"] == DIP
    assert list(prefixes()) == sorted(prefixes())
    assert all(namespace.endswith(("#", "/")) for namespace in prefixes().values())


def test_iris_are_shortened_where_a_prefix_fits() -> None:
    assert shortened(f"{DIP}Meeting") == "dip:Meeting"
    assert shortened(f"{BASE}id/person/x") == "id:person/x"
    assert shortened(DIP) == DIP
    assert shortened("urn:x") == "urn:x"
