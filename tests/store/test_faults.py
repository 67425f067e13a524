from pathlib import Path

import pytest

from kg.errors import StoreError, StoreLocked
from kg.store.faults import translated


@pytest.mark.parametrize(
    ("fault", "kind", "message"),
    [
        (
            OSError("IO error: lock hold by current process … /s/LOCK"),
            StoreLocked,
            "another process is writing",
        ),
        (OSError(28, "No space left on device"), StoreError, "the disk is full"),
        (RuntimeError("Corruption: block checksum mismatch"), StoreError, "the database is damaged"),
        (PermissionError(13, "Permission denied"), StoreError, "Permission denied"),
    ],
)
def test_each_fault_has_its_remedy(fault: Exception, kind: type[StoreError], message: str) -> None:
    with pytest.raises(kind, match=message) as said, translated(Path("/s")):
        raise fault
    assert said.value.remedy
    assert said.value.place == "/s"


def test_our_own_errors_pass() -> None:
    with pytest.raises(StoreError, match=r"^as it was$"), translated(Path("/s")):
        raise StoreError("as it was")
