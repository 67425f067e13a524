"""Answers of language models by what was asked: a file an answer, whole or not there, so that runs resume."""

import hashlib
import json
import os
import threading
from pathlib import Path
from typing import Any


class Cache:
    """A folder of answers; several threads and processes may use it at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def key(*parts: str) -> str:
        """The SHA-256 of the parts, which no other parts share."""
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def get(self, key: str) -> Any:
        """The answer kept under a key; None where there is none that can be read."""
        try:
            return json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, key: str, answer: Any) -> None:
        """Keeps an answer; a kill leaves it whole or not there."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{key}.{os.getpid()}-{threading.get_ident()}.part")
        half.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        half.replace(path)

    def _path(self, key: str) -> Path:
        return self._folder / "llm" / key[:2] / f"{key}.json"
