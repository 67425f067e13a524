"""What is worked out article by article, in any order, is what all articles give at once; and little is looked at."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import limits
from kg.resolve.claims import EventClaim, Party, PersonClaim
from kg.resolve.clustering import Clustering
from kg.resolve.clusters import agglomerate
from kg.resolve.editors import Rulings
from kg.resolve.profiles import Claim
from kg.resolve.world import World

NAMES = (
    "Kari Fossdal", "Fossdal", "Kari M. Fossdal", "K. Fossdal", "Karin Fossdal", "Ola Brekkvik", "Brekkvik",
    "Kari Brekkvik", "Sergej Morozhov", "Sergey Morozhov", "Morozhov",
)  # fmt: skip
POSTS = (
    (), (("foreign_minister", "NOR"),), (("foreign_minister", "SWE"),), (("head_of_government", "NOR"),),
)  # fmt: skip
Articles = dict[str, list[Claim]]


def drawn(chance: random.Random, article: str) -> list[Claim]:
    """Claims of one article, from so small a world that articles meet."""
    day = f"2020-0{chance.choice((1, 1, 2))}-0{chance.randint(1, 9)}"
    people = []
    for name in chance.sample(NAMES, chance.randint(1, 3)):
        slug = name.lower().replace(" ", "-").replace(".", "")
        people.append(
            PersonClaim(
                article=article, local=name, slug=slug if " " in name else f"{slug}-{article}", names=(name,),
                known=" " in name and chance.random() < 0.15, posts=chance.choice(POSTS),
                company=frozenset(chance.sample("xyz", chance.randint(0, 2))), published=day,
            )
        )  # fmt: skip
    return [*people, *(event(chance, article, f"e{n}", day, people) for n in range(chance.randint(0, 2)))]


def event(chance: random.Random, article: str, local: str, day: str, people: list[PersonClaim]) -> EventClaim:
    """An event of some of the people and states."""
    there = chance.sample(people, chance.randint(1, len(people)))
    parties = [Party(who=p.slug, person=p.ref, sides=p.sides) for p in there]
    states = chance.sample(("NOR", "SWE", "FIN"), chance.randint(0, 2))
    parties += [Party(who=state, sides=frozenset({state})) for state in states]
    family, start = chance.choice(("meeting", "visit", "gathering")), chance.choice(("", day, day[:7], day))
    who = "-".join(sorted(p.who for p in parties)).lower()
    return EventClaim(
        article=article, local=local, slug=f"{family}-{start}-{who}" if start else f"{family}-{article}-{local}",
        family=family, parties=tuple(parties), start=start, city=chance.choice(("", "oslo")),
        status=chance.choice(("held", "planned")), published=day,
    )  # fmt: skip


def decisions(chance: random.Random, articles: Articles) -> Rulings:
    """A few decisions of editors on people of the articles, in half of the cases."""
    refs = [claim.ref for claims in articles.values() for claim in claims if isinstance(claim, PersonClaim)]
    rows = {}
    for number in range(1, chance.choice((1, 1, 1, 2, 3))):
        one, other = chance.sample([*refs, "gone#person/Nobody"], 2)
        verdict = chance.choice(("same", "different"))
        rows[number] = {
            "verdict": verdict, "kind": "person", "one": [one], "other": [other], "because": "read again",
        }  # fmt: skip
    return Rulings(rows)


def state(world: World) -> list[tuple[object, ...]]:
    """What everything is taken for, and every table that this is worked out from."""
    found: list[tuple[object, ...]] = [(ref, a.slug, a.score, a.reasons) for ref, a in world.all()]
    for table in ("node", "cluster", "stands", "looks", "pair", "together", "bare"):
        found += sorted(world.database.execute(f"SELECT '{table}', t.* FROM {table} t"))  # noqa: S608  # our own
    return found


def at_once(articles: Articles, rulings: Rulings) -> World:
    """All articles put, then settled."""
    world = World(rulings=rulings)
    for article, claims in articles.items():
        world.put(article, claims)
    world.settle()
    return world


def one_by_one(chance: random.Random, articles: Articles, rulings: Rulings) -> World:
    """In another order, with articles that are corrected and one that is taken out, settled now and then."""
    world, order = World(rulings=rulings), list(articles)
    chance.shuffle(order)
    for article in order:
        if chance.random() < 0.3:
            world.put(article, drawn(chance, article))
        if chance.random() < 0.2:
            world.put("taken-out", drawn(chance, "taken-out"))
        if chance.random() < 0.4:
            world.settle()
        world.put(article, articles[article])
        if chance.random() < 0.6:
            world.settle()
    world.drop("taken-out")
    world.settle()
    return world


def compared(seed: int) -> None:
    """One drawn world, at once and one by one."""
    chance = random.Random(seed)
    articles = {f"a{n}": drawn(chance, f"a{n}") for n in range(chance.randint(2, 14))}
    rulings = decisions(chance, articles)
    expected = state(at_once(articles, rulings))
    assert state(one_by_one(chance, articles, rulings)) == expected
    late = one_by_one(chance, articles, Rulings({}))
    before = dict(late.all())
    late.rulings = rulings
    late.touch(ref for row in rulings.rows.values() for ref in (*row["one"], *row["other"]))
    moved = late.settle()
    assert state(late) == expected
    assert {ref.split("#")[0] for ref, found in late.all() if before.get(ref) != found} <= moved


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.sampled_from((1, 3, 200)))
def test_one_by_one_in_any_order_is_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch, seed: int, block: int
) -> None:
    monkeypatch.setattr(limits, "BLOCK_PROFILES", block)
    compared(seed)


@pytest.mark.soak
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.sampled_from((1, 3, 200)))
def test_two_thousand_worlds(monkeypatch: pytest.MonkeyPatch, seed: int, block: int) -> None:
    monkeypatch.setattr(limits, "BLOCK_PROFILES", block)
    compared(seed)


def met(number: int, *, guest: str = "Tevita Fonotila", city: str = "lima") -> list[Claim]:
    """The claims of an article on one meeting."""
    article = f"m{number:04d}"
    host = PersonClaim(
        article=article, local="Petra Novakesi", slug="petra-novakesi", known=False, names=("Petra Novakesi",),
        posts=(("president", "PER"),), published="2021-10-26",
    )  # fmt: skip
    visitor = PersonClaim(
        article=article, local=guest, slug=guest.lower().replace(" ", "-"), known=False, names=(guest,),
        posts=(("president", "KEN"),), published="2021-10-26",
    )  # fmt: skip
    parties = tuple(Party(who=p.slug, person=p.ref, sides=p.sides) for p in (host, visitor))
    told = EventClaim(
        article=article, local="e1", slug="meeting-2021-10-25-novakesi-fonotila", family="meeting", parties=parties,
        start="2021-10-25", city=city, published="2021-10-26",
    )  # fmt: skip
    return [host, visitor, told]


def test_one_more_that_says_the_same_costs_no_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    for number in range(1, 300):
        world.put(f"m{number:04d}", met(number))
    world.settle()
    calls: list[object] = []
    real = Clustering._judge
    monkeypatch.setattr(Clustering, "_judge", lambda *given: calls.append(given) or real(*given))
    world.put("m0000", met(0))
    # the earliest by its id: no other article is written again for that
    assert (world.settle(), calls) == ({"m0000"}, [])


def test_in_a_crowded_block_only_so_many_are_met_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BLOCK_PROFILES", 10)
    calls: list[object] = []
    real = Clustering._judge
    monkeypatch.setattr(Clustering, "_judge", lambda *given: calls.append(given) or real(*given))
    world = World()
    for number in range(60):
        guest = f"{'abcdefghij'[number % 10]}{'klmnop'[number // 10]}uru Fonotila"
        world.put(f"m{number:04d}", met(number, guest=guest.title()))
    world.settle()
    assert any("fonotila" in key for key in world.crowded)
    assert len(calls) < 60 * 59 // 2


def test_claims_on_both_sides_of_a_clash_stay_apart_and_the_surest_are_joined() -> None:
    edges = {("a", "b"): 0.8, ("b", "c"): 0.9, ("c", "d"): 0.7}
    assert agglomerate("abcd", edges, [("a", "c")]) == [["a"], ["b", "c", "d"]]
    assert agglomerate("abcd", edges, [("a", "c"), ("b", "d")]) == [["a"], ["b", "c"], ["d"]]
    assert agglomerate("abcd", edges, []) == [["a", "b", "c", "d"]]
