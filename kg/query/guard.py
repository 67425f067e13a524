"""What a query may not do, found before it reaches the engine: reach out, write, or crash the parser.

Oxigraph has no switch against SERVICE and LOAD, and some 2,500 nested brackets end its process (measured).
"""

import re

from kg import limits
from kg.errors import QueryError

_NOISE = re.compile(
    r"""\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|\#[^\n]*""",
    re.DOTALL,
)
_WORD = re.compile(r"(?<![?$:\w\\])[A-Za-z]+(?![\w]*:)")
_REACHING = {
    "SERVICE": "asks another server",
    "LOAD": "fetches a document",
    "FROM": "names a data set of its own",
}
_WRITING = {"INSERT", "DELETE", "DROP", "CLEAR", "CREATE", "ADD", "MOVE", "COPY"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def checked(sparql: str) -> str:
    """The query itself when it may run; QueryError with place and remedy otherwise."""
    if len(sparql) > limits.QUERY_CHARACTERS:
        raise QueryError(
            f"the query has {len(sparql)} characters, the limit is {limits.QUERY_CHARACTERS}",
            remedy="shorten it",
        )
    bare = _NOISE.sub(lambda m: " " * len(m.group()), sparql)
    _nesting(bare)
    seen: set[str] = set()
    for match in _WORD.finditer(bare):
        word = match.group().upper()
        if word in _REACHING:
            raise QueryError(
                f"{word} {_REACHING[word]}, which is not allowed here", place=place(sparql, match.start()),
                remedy="take it out; GRAPH ?article { … } reaches the named graphs",
            )  # fmt: skip
        if word in _WRITING and not seen & _FORMS:
            raise QueryError(
                f"{word} writes; only reading is allowed here",
                place=place(sparql, match.start()),
                remedy="use SELECT, ASK, CONSTRUCT or DESCRIBE",
            )
        seen.add(word)
    if not seen & _FORMS:
        raise QueryError(
            "the query has no SELECT, ASK, CONSTRUCT or DESCRIBE",
            remedy="`kg questions` lists questions to start from",
        )
    return sparql


def _nesting(bare: str) -> None:
    depth = 0
    for index, sign in enumerate(bare):
        if sign in "{([":
            depth += 1
            if depth > limits.QUERY_NESTING:
                raise QueryError(
                    f"brackets are nested deeper than {limits.QUERY_NESTING}",
                    place=place(bare, index),
                    remedy="flatten the query",
                )
        elif sign in "})]":
            depth -= 1
    operators = sum(bare.count(sign) for sign in ("||", "&&", "!", "+", "/", "|"))
    if operators > limits.QUERY_OPERATORS:
        raise QueryError(
            f"{operators} operators, the limit is {limits.QUERY_OPERATORS}",
            remedy="use VALUES or FILTER … IN",
        )


def place(sparql: str, offset: int) -> str:
    """ "line 3, column 7" of a character offset."""
    before = sparql[:offset]
    return f"query, line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"
