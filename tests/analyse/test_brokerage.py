from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.brokerage import ROLES, brokerage
from tests.analyse.invented import meetings, network, person

BLOCS = {
    person(one): bloc
    for one, bloc in (("A", "n"), ("B", "n"), ("C", "n"), ("D", "s"), ("E", "s"), ("F", "w"))
}


def roles(*pairs: str, of: str = "A") -> dict[str, int]:
    found = {one.iri: one for one in brokerage(network(meetings(*pairs)), BLOCS)}
    return (
        {role: times for role, times in found[person(of)].roles.items() if times}
        if person(of) in found
        else {}
    )


def test_each_role_is_told_by_the_blocs_of_the_three() -> None:
    assert roles("AB", "AC") == {"coordinator": 1}
    assert roles("AD", "AE") == {"itinerant": 1}
    assert roles("AB", "AD") == {"gatekeeper": 1}
    assert roles("AD", "AF") == {"liaison": 1}


def test_who_is_tied_needs_no_broker_and_who_is_of_no_bloc_is_not_brokered() -> None:
    assert roles("AB", "AD", "BD") == {}
    assert roles("AB", "AG") == {}
    assert roles("GD", "GF", of="G") == {"liaison": 1}, "a broker may be of none"


def test_the_pairs_behind_a_figure_are_named_for_whom_it_is_asked() -> None:
    first, *rest = brokerage(network(meetings("AB", "AD", "AF", "BC")), BLOCS, of=person("A"))
    assert first.iri == person("A")
    assert (first.total, first.across, first.bloc) == (3, 3, "n")
    assert first.pairs == (
        (person("B"), person("D"), "gatekeeper"), (person("B"), person("F"), "gatekeeper"),
        (person("D"), person("F"), "liaison"),
    )  # fmt: skip
    assert all(not one.pairs for one in rest)


@given(st.sets(st.sampled_from(["".join(pair) for pair in combinations("ABCDEF", 2)])))
def test_the_roles_add_up_to_the_open_pairs(pairs: set[str]) -> None:
    tied = {frozenset(pair) for pair in pairs}
    for one in brokerage(network(meetings(*sorted(pairs))), BLOCS):
        name = one.iri[-1].upper()
        near = [other for other in "ABCDEF" if frozenset((name, other)) in tied]
        assert one.total == sum(frozenset(two) not in tied for two in combinations(near, 2))
        assert tuple(one.roles) == ROLES
