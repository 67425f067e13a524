"""Asks a language model what an article says: in parts, the cache first, each answer held to a schema."""

import json
from collections.abc import Iterator
from typing import Any

from kg import limits
from kg.document import Document, Sentence
from kg.readers import question
from kg.readers.cache import Cache
from kg.readers.endpoint import Endpoint, Failed
from kg.readers.proposals import (
    Opinion,
    Proposal,
    ProposedEvent,
    ProposedInvitation,
    ProposedName,
    ProposedStatement,
    Words,
)
from kg.records import AdditionKind, SoftwareAgent, Span, Withheld

_KINDS: dict[str, tuple[AdditionKind, str]] = {
    "names": ("person", "words"), "events": ("event", "trigger"), "statements": ("statement", "said"),
    "invitations": ("invitation", "trigger"),
}  # fmt: skip


class Unusable(Exception):  # noqa: N818 - it says what an answer is not, and never leaves the room
    """Why an answer that came is none: that may be the article's doing, and says nothing of the endpoint."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LanguageModel:
    """A reader that asks an endpoint; it proposes what the answers name."""

    def __init__(self, endpoint: Endpoint, model: str, cache: Cache) -> None:
        self._endpoint, self._model, self._cache = endpoint, model, cache
        self._agent = SoftwareAgent(kind="llm", name=model, version=f"question {question.VERSION}")

    @property
    def agent(self) -> SoftwareAgent:
        """The model by the name that the user gave, and the version of the question."""
        return self._agent

    @property
    def parallel(self) -> int:
        """As many requests as a small server takes at a time."""
        return limits.LLM_REQUESTS

    def stop(self) -> None:
        """Waits for no further try."""
        self._endpoint.stop()

    def propose(self, document: Document) -> Opinion:
        """What the model names in the article; where a part got no usable answer, nothing, and why."""
        proposals: list[Proposal] = []
        withheld = [
            self._withheld("article", s.of(document.article.text), "a passage too long to ask about")
            for s in map(_span, document.sentences)
            if s.end - s.start > limits.LLM_PASSAGE_CHARACTERS
        ]
        try:
            for part in _parts(document):
                answer = self._asked(document.article.language, document.article.text, part)
                for name, (kind, shown) in _KINDS.items():
                    for item in answer[name]:
                        if item["passage"] in part:
                            proposals.append(_proposal(name, item, part[item["passage"]], document))
                        else:
                            reason = "it names no passage that was asked"
                            withheld.append(self._withheld(item.get("kind", kind), item[shown], reason))
        except Unusable as odd:
            withheld.append(self._withheld("article", "", odd.reason))
            return Opinion(agent=self._agent, withheld=tuple(withheld))
        except Failed as failed:
            return Opinion(agent=self._agent, failed=failed.reason)
        return Opinion(agent=self._agent, proposals=tuple(proposals), withheld=tuple(withheld))

    def _withheld(self, kind: Any, words: str, reason: str) -> Withheld:
        shown = words[: limits.READER_SHOWN_CHARACTERS]
        return Withheld(agent=self._agent, kind=kind, words=shown, reason=reason)

    def _asked(self, language: str, text: str, part: dict[int, Span]) -> dict[str, Any]:
        """The answer for some passages, from the cache or the endpoint; else Failed or Unusable."""
        asked = question.question(language, [(number, span.of(text)) for number, span in part.items()])
        key = self._cache.key(asked, self._model, question.VERSION)
        kept = self._cache.get(key)
        if kept is not None and not question.fault(kept):
            return dict(kept)
        answer = _content(self._endpoint.ask(question.request(self._model, asked)))
        self._cache.put(key, answer)
        return answer


def _parts(document: Document) -> Iterator[dict[int, Span]]:
    """The article's sentences by number from 1, as many at a time as one question takes."""
    part: dict[int, Span] = {}
    size = 0
    for number, sentence in enumerate(document.sentences, 1):
        length = sentence.end - sentence.start
        if length > limits.LLM_PASSAGE_CHARACTERS:
            continue  # a table or a fault, no sentence of a report; `propose` tells it
        if part and size + length > limits.LLM_PART_CHARACTERS:
            yield part
            part, size = {}, 0
        part[number] = _span(sentence)
        size += length
    if part:
        yield part


def _span(sentence: Sentence) -> Span:
    return Span(start=sentence.start, end=sentence.end)


def _content(body: bytes) -> dict[str, Any]:
    """The model's answer in the server's; Unusable when either is not as agreed."""
    try:
        choice = json.loads(body)["choices"][0]
        ended, content = choice.get("finish_reason"), choice["message"]["content"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as odd:
        raise Unusable("the server's answer is no chat completion") from odd
    if ended == "length":
        raise Unusable("the model's answer was cut off")
    if not isinstance(content, str):
        raise Unusable("the model refused, or said nothing")
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as odd:
        raise Unusable("the model's answer is not JSON") from odd
    if told := question.fault(answer):
        raise Unusable(f"the model's answer is not of the schema: {told}")
    return dict(answer)


def _proposal(name: str, item: dict[str, Any], passage: Span, document: Document) -> Proposal:
    def here(field: str) -> Words:
        return Words(text=item[field], within=passage)

    if name == "names":
        return ProposedName(kind=item["kind"], words=here("words"))
    if name == "events":
        members = tuple((Words(text=p, within=passage), "participant") for p in item["participants"])
        return ProposedEvent(type=item["type"], trigger=here("trigger"), members=members)  # type: ignore[arg-type]
    if name == "invitations":
        destination = here("destination") if item["destination"] else None
        return ProposedInvitation(
            trigger=here("trigger"), inviter=here("inviter"), invitee=here("invitee"), destination=destination
        )
    part = next(p for p in document.paragraphs if p.start <= passage.start < p.end)
    whole = Span(start=part.start, end=part.end)
    return ProposedStatement(
        speaker=Words(text=item["speaker"], within=whole), cue=Words(text=item["cue"], within=whole),
        said=Words(text=item["said"], within=Span(start=passage.start, end=part.end)), begins=passage,
    )  # fmt: skip
