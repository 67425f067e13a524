"""300 hostile inputs: each is accepted or refused with a reason, within 10 seconds and 512 MB."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.inputs import FAMILIES
from tests.hostile.trial import MEMORY, SECONDS

INPUTS = 300
QUICK = 40  # of them in `make test`, of every family


def trials(folder: Path, checkout: Path, numbers: range) -> list[dict[str, Any]]:
    """What came of the inputs, read in processes of their own."""
    command = [sys.executable, "-X", "utf8", "-m", "tests.hostile.trial", str(folder), *map(str, numbers)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(checkout), *sys.path])}
    done = subprocess.run(command, capture_output=True, cwd=checkout, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def sound(told: list[dict[str, Any]]) -> None:
    """Every input has an outcome, in time and room, and some of both kinds."""
    assert [one for one in told if one["wrong"]] == []
    assert max(one["seconds"] for one in told) < SECONDS
    assert max(one["megabytes"] for one in told) <= MEMORY // 1024**2
    assert sum(one["articles"] > 0 for one in told) > len(told) // 20
    assert sum(one["refusals"] > 0 for one in told) > len(told) // 2


@pytest.mark.slow
def test_forty_hostile_inputs(tmp_path: Path, checkout: Path) -> None:
    told = trials(tmp_path, checkout, range(QUICK))
    assert len(told) == QUICK > len(FAMILIES)
    sound(told)


@pytest.mark.soak
def test_three_hundred_hostile_inputs(tmp_path: Path, checkout: Path) -> None:
    told = trials(tmp_path, checkout, range(INPUTS))
    assert len(told) == INPUTS
    sound(told)
