"""What can go wrong, by who can mend it.

KgError                    root; carries the place and the remedy
├── UsageError             the command line or a call is off                   exit 2
├── DataError              something read is not usable                        exit 1
│   ├── ArticleRefused     one article, with its reason; the rest goes on
│   ├── RegistryError      the registry, a language pack or the ontology is inconsistent
│   └── QueryError         SPARQL that does not parse, or is not allowed
│       └── QueryTimeout   ran past its limit and was stopped
├── StoreError             the graph cannot be opened, read or written         exit 1
│   ├── StoreLocked        another process is writing
│   └── StoreVersionError  written by a newer version
├── ReaderError            another reader than ours is not there, or not usable  exit 1
├── ClusterError           the cluster that is to read is not there, or not usable  exit 1
└── NotFound               a name that the graph does not hold (did you mean …) exit 1
"""


class KgError(Exception):
    """`message` says what; `place` says where (file:line, passage); `remedy` says what to do."""

    exit_code = 1

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        self.message, self.place, self.remedy = message, place, remedy
        head = f"{place}: {message}" if place else message
        super().__init__(f"{head} ({remedy})" if remedy else head)


class UsageError(KgError):
    exit_code = 2


class DataError(KgError):
    pass


class ArticleRefused(DataError):  # noqa: N818  # named for what happened
    pass


class RegistryError(DataError):
    pass


class QueryError(DataError):
    pass


class QueryTimeout(QueryError):  # noqa: N818  # named for what happened
    pass


class StoreError(KgError):
    pass


class StoreLocked(StoreError):  # noqa: N818  # named for what happened
    pass


class StoreVersionError(StoreError):
    pass


class ReaderError(KgError):
    pass


class ClusterError(KgError):
    pass


class NotFound(KgError):  # noqa: N818  # named for what happened
    pass
