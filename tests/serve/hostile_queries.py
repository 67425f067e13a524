"""Queries that try to hold a server up, to crash it, or to have it fetch something."""

import random
from collections.abc import Iterator

SHAPES = ("nesting", "cross", "path", "reach", "from", "regex", "grow", "many")


def hostile_queries(count: int, port: int, seed: int = 3) -> Iterator[str]:
    """That many, of every shape in turn; those that reach out do so to a port of this machine."""
    chance = random.Random(seed)
    for number in range(count):
        yield _MADE[SHAPES[number % len(SHAPES)]](chance, port)


def _nesting(chance: random.Random, _: int) -> str:
    depth, left = chance.choice((60, 200, 3_000)), chance.choice("{([")
    if left == "{":
        return f"SELECT * WHERE {'{' * depth} ?s ?p ?o {'}' * depth}"
    if left == "(":
        return f"SELECT * WHERE {{ ?s ?p ?o FILTER {'(' * depth}1{')' * depth} }}"
    return f"SELECT * WHERE {{ ?s ?p {'[ ?p ' * depth} 1 {']' * depth} }}"


def _cross(chance: random.Random, _: int) -> str:
    joins = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(chance.randint(2, 12)))
    head = chance.choice(("SELECT (COUNT(*) AS ?n)", "SELECT DISTINCT *", "ASK", "CONSTRUCT { ?a0 ?b1 ?c1 }"))
    return f"{head} WHERE {{ {joins} }}{' ORDER BY RAND()' if head.startswith('SELECT D') else ''}"


def _path(chance: random.Random, _: int) -> str:
    step = chance.choice(("(!<x:y>)*", "(!<x:y>|^!<x:y>)+", "((<x:a>|!<x:b>)+)*", "(^!<x:y>/!<x:y>)*"))
    return f"SELECT (COUNT(*) AS ?n) WHERE {{ ?a {step} ?b . ?b {step} ?c }}"


def _reach(chance: random.Random, port: int) -> str:
    where = f"<http://127.0.0.1:{port}/{chance.randrange(10_000)}>"
    spelt = "".join(chance.choice((c.lower(), c)) for c in "SERVICE")
    load = "".join(chance.choice((c.lower(), c)) for c in "LOAD")
    gap = chance.choice((" ", "\n", "\t", "#\n", ""))
    return chance.choice((
        f"SELECT * {{ {spelt}{gap}{where} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ {spelt}{gap}SILENT {where} {{ ?s ?p ?o }} }}",
        f"PREFIX e: <http://127.0.0.1:{port}/> SELECT * {{ {spelt} e:x {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND({where} AS ?w) {spelt} ?w {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p 1{spelt}{where}{{}} }}",
        f"{load}{gap}{where}",
        f"SELECT * {{}} ; {load} {where}",
        f"SELECT * {{ \\u0053ERVICE {where} {{ ?s ?p ?o }} }}",
    ))  # fmt: skip


def _from(chance: random.Random, port: int) -> str:
    where = chance.choice((
        "file:///etc/passwd", "file:/etc/hostname", "FILE:///etc/passwd", f"http://127.0.0.1:{port}/g",
        f"http://localhost:{port}/g", "data:text/turtle,<a><b><c>", "ftp://127.0.0.1/x", "../../etc/passwd",
    ))  # fmt: skip
    word = chance.choice(("FROM", "from", "FROM NAMED", "From Named"))
    return f"SELECT * {word} <{where}> WHERE {{ ?s ?p ?o }}"


def _regex(chance: random.Random, _: int) -> str:
    bomb = chance.choice(
        ("(a+)+$", "(a|aa)+$", "(.*a){20}", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x{1,99}){1,99}")
    )
    text = "a" * chance.choice((30, 500, 3_000)) + "!"
    return (
        f'SELECT * WHERE {{ ?s ?p ?o . ?t ?q ?r FILTER(REGEX(CONCAT(STR(?o), STR(?r), "{text}"), "{bomb}")'
        f' || REGEX(REPLACE(STR(?o), "{bomb}", "{text}"), "{bomb}")) }}'
    )


def _grow(chance: random.Random, _: int) -> str:
    binds, name = [f'BIND("{"x" * 1_000}" AS ?v0)'], 0
    for name in range(1, chance.randint(8, 30)):
        last = f"?v{name - 1}"
        binds.append(f"BIND(CONCAT({', '.join([last] * 6)}) AS ?v{name})")
    return f"SELECT (STRLEN(?v{name}) AS ?n) WHERE {{ {' '.join(binds)} }}"


def _many(chance: random.Random, _: int) -> str:
    kind = chance.choice(("union", "values", "optional"))
    if kind == "union":
        return "SELECT * { " + " UNION ".join(["{ ?s ?p ?o . ?o ?q ?r }"] * chance.choice((30, 400))) + " }"
    if kind == "optional":
        return "SELECT * { ?s ?p ?o " + "OPTIONAL { ?o ?p ?s } " * chance.choice((30, 300)) + "}"
    return f"SELECT * {{ VALUES ?x {{ {' '.join(map(str, range(1_500)))} }} VALUES ?y {{ {' '.join(map(str, range(150)))} }} ?s ?p ?o }}"


_MADE = {
    "nesting": _nesting,
    "cross": _cross,
    "path": _path,
    "reach": _reach,
    "from": _from,
    "regex": _regex,
    "grow": _grow,
    "many": _many,
}
