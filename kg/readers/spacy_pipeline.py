"""A spaCy pipeline that the user has installed, as a reader; spaCy is loaded when it is asked for."""

import importlib
import threading
from typing import Any

from kg.document import Document
from kg.errors import ReaderError
from kg.readers.dependency import Parse, Parsed, proposals
from kg.readers.proposals import Opinion
from kg.records import SoftwareAgent, Withheld

_READS = {"nb": {"nb", "nn"}, "nn": {"nb", "nn"}, "no": {"nb", "nn"}, "en": {"en"}, "xx": {"nb", "nn", "en"}}


class SpacyPipeline:
    """A loaded pipeline: entities become names, the dependency parse gives our verbs their sides."""

    def __init__(self, model: str) -> None:
        try:
            spacy = importlib.import_module("spacy")
        except ImportError as fault:
            raise ReaderError(
                "spaCy is not installed", place=f"--reader spacy:{model}", remedy="pip install 'kg[spacy]'"
            ) from fault
        try:
            self._nlp = spacy.load(model)
        except (OSError, ValueError, ImportError) as fault:
            raise ReaderError(
                f"spaCy has no usable pipeline {model!r}: {' '.join(str(fault).split())[:200]}",
                place=f"--reader spacy:{model}",
                remedy=f"python -m spacy download {model}, or give the folder of a pipeline",
            ) from fault
        self._one = threading.Lock()  # another reader beside it may want several articles at a time
        meta = self._nlp.meta
        self._language = str(meta.get("lang", ""))
        self._agent = SoftwareAgent(
            kind="spacy", name=f"{self._language}_{meta.get('name', 'pipeline')}",
            version=f"{meta.get('version', '0')}, spaCy {spacy.__version__}",
        )  # fmt: skip

    @property
    def agent(self) -> SoftwareAgent:
        """The pipeline by its own name, its version and spaCy's."""
        return self._agent

    @property
    def parallel(self) -> int:
        """It computes on this machine: one text at a time."""
        return 1

    def stop(self) -> None:
        """Nothing waits."""

    def propose(self, document: Document) -> Opinion:
        """Names and events of the parse; of a text in another language than the pipeline's, none."""
        if document.article.language not in _READS.get(self._language, ()):
            reason = f"the pipeline reads {self._language!r} only"
            none = Withheld(agent=self._agent, kind="article", words="", reason=reason)
            return Opinion(agent=self._agent, withheld=(none,))
        with self._one:
            parsed = parse(self._nlp(document.article.text))
        return Opinion(agent=self._agent, proposals=tuple(proposals(parsed, document)))


def parse(doc: Any) -> Parse:
    """A spaCy Doc as a Parse; without a dependency parse only its names."""
    tree = doc if doc.has_annotation("DEP") else ()
    return Parse(
        words=tuple(
            Parsed(start=t.idx, end=t.idx + len(t.text), head=t.head.i, relation=t.dep_) for t in tree
        ),
        names=tuple((e.start_char, e.end_char, e.label_) for e in doc.ents),
    )
