"""What a query may not do, found before it reaches the engine: reach out, write, or crash the parser.

Oxigraph has no switch against SERVICE and LOAD, and some 2,500 nested brackets end its process (measured).
Its grammar needs no space around a keyword (`1SERVICE<…>`, `SERVICEex:x` and `FROMex:g` all run), so keywords
are looked for anywhere outside strings, IRIs, comments, variables and the local parts of names. A `<…>` that
could as well be "less than" is refused, since what follows it could be read in two ways.
"""

import re

from kg import limits
from kg.errors import QueryError

_TOKEN = re.compile(
    r"""
      \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''   # long strings
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'                         # strings
    | (?P<iri> <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*> )
    | \#[^\r\n]*                                                            # comments
    | [?$]\w+ | :(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)*                            # variables, local parts of names
    """,
    re.VERBOSE | re.DOTALL,
)
_WITH_HOST = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")  # `ex:` and two divisions are no expression
_REACHING = re.compile(r"SERVICE|LOAD|FROM", re.IGNORECASE)
_REASONS = {
    "SERVICE": "asks another server",
    "LOAD": "fetches a document",
    "FROM": "names graphs in a way that may mean others than ours",
}
# Written so, and with its graph in the store (the worker looks), a data set of the query's own is harmless.
_OWN_GRAPH = re.compile(r"FROM\s+(?:NAMED\s+)?<(https?://[^<>\"{}|^`\\\s]+)>", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_WRITING = {"INSERT", "DELETE", "DROP", "CLEAR", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_OPERATORS = re.compile(r"[|&!+/^]|UNION|OPTIONAL", re.IGNORECASE)


def checked(sparql: str) -> str:
    """The query itself when it may run; QueryError with place and remedy otherwise."""
    _writable(sparql)
    bare = _TOKEN.sub(lambda match: _blank(match, sparql), sparql)
    if (at := bare.find("\\")) >= 0:
        raise QueryError(
            "a backslash outside a string or name",
            place=place(sparql, at),
            remedy="write the character itself",
        )
    _nesting(bare)
    for match in _REACHING.finditer(bare):
        word = match.group().upper()
        if word == "FROM" and _OWN_GRAPH.match(sparql, match.start()):
            continue
        raise QueryError(
            f"{word} {_REASONS[word]}, which is not allowed here", place=place(sparql, match.start()),
            remedy="take it out, or rename the prefix; GRAPH ?article { … } reaches the graphs,"
                " and so does FROM with the IRI of one in full",
        )  # fmt: skip
    _form(bare, sparql)
    return sparql


def graphs_of(sparql: str) -> list[str]:
    """The graphs that a checked query names with FROM: they are to be there."""
    return [found[1] for at in keywords("FROM", sparql) if (found := _OWN_GRAPH.match(sparql, at))]


def keywords(word: str, sparql: str) -> list[int]:
    """Where a keyword stands in a checked query: not in its strings, IRIs, comments and variables."""
    bare = _TOKEN.sub(lambda match: " " * len(match.group()), sparql)
    return [match.start() for match in re.finditer(rf"{word}\b", bare, re.IGNORECASE)]


def _writable(sparql: str) -> None:
    """The query can be sent at all."""
    if len(sparql) > limits.QUERY_CHARACTERS:
        raise QueryError(
            f"the query has {len(sparql)} characters, the limit is {limits.QUERY_CHARACTERS}",
            remedy="shorten it",
        )
    try:
        sparql.encode()
    except UnicodeEncodeError as fault:
        raise QueryError(
            "not UTF-8", place=place(sparql, fault.start), remedy="save the query as UTF-8"
        ) from fault


def _blank(match: re.Match[str], sparql: str) -> str:
    """Spaces in place of a token, once it is clear that it is one."""
    iri = match.group("iri")
    if iri and not _WITH_HOST.match(iri) and re.search("['#]", iri):
        raise QueryError(
            f"{iri} can be read in two ways", place=place(sparql, match.start()),
            remedy='put a space after a "less than", or write the IRI in full, with %27 for an apostrophe',
        )  # fmt: skip
    return " " * len(match.group())


def _nesting(bare: str) -> None:
    depth = 0
    for index, sign in enumerate(bare):
        if sign in "{([":
            depth += 1
            if depth > limits.QUERY_NESTING:
                raise QueryError(
                    f"brackets are nested deeper than {limits.QUERY_NESTING}", place=place(bare, index),
                    remedy="flatten the query",
                )  # fmt: skip
        elif sign in "})]":
            depth -= 1
    operators = sum(1 for _ in _OPERATORS.finditer(bare))
    if operators > limits.QUERY_OPERATORS:
        raise QueryError(
            f"{operators} operators, the limit is {limits.QUERY_OPERATORS}",
            remedy="use VALUES or FILTER … IN",
        )


def _form(bare: str, sparql: str) -> None:
    """The first word that says what the query does is one of the reading ones."""
    for match in _WORD.finditer(bare):
        word = match.group().upper()
        if word in _WRITING:
            raise QueryError(
                f"{word} writes; only reading is allowed here", place=place(sparql, match.start()),
                remedy="use SELECT, ASK, CONSTRUCT or DESCRIBE",
            )  # fmt: skip
        if any(word.startswith(form) for form in _FORMS):
            return
    raise QueryError(
        "the query has no SELECT, ASK, CONSTRUCT or DESCRIBE",
        remedy="`kg questions` lists questions to start from",
    )


def place(sparql: str, offset: int) -> str:
    """ "query, line 3, column 7" of a character offset."""
    before = sparql[:offset]
    return f"query, line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"
