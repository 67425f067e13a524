"""The readers that the user asks for by name: `spacy:MODEL`, `llm` or `llm:MODEL`."""

from collections.abc import Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.readers.cache import Cache
from kg.readers.endpoint import SUGGESTED, Endpoint
from kg.readers.language_model import LanguageModel
from kg.readers.proposals import Reader
from kg.readers.spacy_pipeline import SpacyPipeline
from kg.settings import value

FORMS = "spacy:MODEL, llm or llm:MODEL"


def choose(names: Sequence[str]) -> tuple[Reader, ...]:
    """The readers of these names, in their order; UsageError or ReaderError says what is missing."""
    return tuple(_reader(name) for name in dict.fromkeys(names))


def _reader(name: str) -> Reader:
    kind, _, model = name.partition(":")
    if kind == "spacy" and model:
        return SpacyPipeline(model)
    if kind == "llm":
        return _language_model(model)
    raise UsageError(f"there is no reader {name!r}", remedy=f"use {FORMS}")


def _language_model(named: str) -> LanguageModel:
    address, model = value("llm_address"), value("llm_model", named)
    if not address:
        raise UsageError("--reader llm has no address", remedy=SUGGESTED)
    if not model:
        raise UsageError("--reader llm has no model", remedy="write --reader llm:MODEL, or set KG_LLM_MODEL")
    try:
        timeout = float(value("llm_timeout"))
    except ValueError:
        timeout = 0.0
    if not 0 < timeout < 86_400:
        raise UsageError("KG_LLM_TIMEOUT is no number of seconds", remedy="set it to 120, or unset it")
    endpoint = Endpoint(address, key=value("llm_key"), timeout=timeout)
    return LanguageModel(endpoint, model, Cache(Path(value("cache")).expanduser()))
