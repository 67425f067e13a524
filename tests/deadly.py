"""A folder that, on the path of processes that read articles, lets them die of one word."""

from pathlib import Path

WORD = "Giftig"
_HOOK = f"""
import sys
if "kg.worker" in sys.orig_argv:
    import os, signal, kg.process
    attempt = kg.process.attempt
    def dying(article, *others):
        if "{WORD}" in article.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        return attempt(article, *others)
    kg.process.attempt = dying
"""


def deadly(folder: Path) -> None:
    """Makes the folder such a one: Python reads this file in it at each start."""
    (folder / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
