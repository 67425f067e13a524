import pytest

from kg.annotate.service.ruling import Ruling


@pytest.mark.parametrize(
    ("surname", "named", "known"),
    [
        ("Lavrov", set(), True),
        ("Guterres", set(), True),  # of two, who leads a body of the world
        ("Guterres", {"TLS"}, True),
        ("Guterres", {"TLS", "un"}, False),
        ("Michel", set(), False),  # of Belgium, and of the Seychelles
        ("Michel", {"BEL"}, True),
        ("Nobody", {"BEL"}, False),
    ],
)
def test_a_surname_is_somebodys_alone_or_by_the_states_named(
    surname: str, named: set[str], known: bool
) -> None:
    assert (surname in Ruling("2018-05-20" if surname != "Michel" else "2015-05-20", named)) is known
