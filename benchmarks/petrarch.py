"""PETRARCH2's coding step over its own sample of parsed sentences: sentences a second.

    python petrarch.py FOLDER

FOLDER is a checkout of PETRARCH2, which is Python 2: it is copied aside and translated by lib2to3 (of Python
3.11 or 3.12), unchanged otherwise. Nothing of it is kept. Timed is `do_coding` alone, with the parse given,
dictionaries read and its printing thrown away. Prints JSON, with the sentences for others to read.
"""

import contextlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SAMPLE = "data/text/GigaWord.sample.PETR.xml"
ROUNDS = 5


def translated(folder: Path, home: Path) -> None:
    """A copy that Python 3 can import."""
    shutil.copytree(folder / "petrarch2", home / "petrarch2")
    command = [sys.executable, "-W", "ignore", "-m", "lib2to3", "-w", "-n", "--no-diffs", "petrarch2"]
    subprocess.run(command, cwd=home, check=True, capture_output=True)  # noqa: S603


def main(folder: str) -> None:
    """Codes the sample some times over."""
    home = Path(tempfile.mkdtemp(prefix="kg-petrarch-"))
    try:
        translated(Path(folder), home)
        os.chdir(home)
        sys.path.insert(0, str(home))
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            program: Any = importlib.import_module("petrarch2.petrarch2")
            program.PETRreader.parse_Config(str(home / "petrarch2/data/config/PETR_config.ini"))
            program.read_dictionaries()
            seconds, sentences, events = [], [], 0
            for _ in range(ROUNDS):
                stories = program.PETRreader.read_xml_input([str(home / "petrarch2" / SAMPLE)], True)
                sentences = [s["content"] for story in stories.values() for s in story["sents"].values()]
                began = time.process_time()
                coded = program.do_coding(stories)
                seconds.append(time.process_time() - began)
                events = sum(
                    len(s.get("events", ())) for one in coded.values() for s in (one["sents"] or {}).values()
                )
        print(json.dumps({"seconds": seconds, "sentences": sentences, "events": events}))
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
