"""Proposals to lift a form of contact to a higher level: put forward, not held.

"Han foreslo at konsultasjonene løftes til forsvarsministernivå": a verb of proposing, a form of contact and
a level stand in one sentence, spoken or told. The parties are the countries of that sentence and of whoever
proposes.
"""

from collections import Counter

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.languages import table, words
from kg.records import Event, Evidence, Participant, Statement, is_state


def proposals(document: Document, statements: tuple[Statement, ...], taken: int) -> tuple[Event, ...]:
    """The proposals of the text as events, numbered on from `taken`; one proposal told twice is one."""
    language = document.article.language
    nouns, levels = words(language, "proposals", "nouns"), words(language, "proposals", "levels")
    verbs = table(language, "proposals")["verbs"]
    served = {t.person: t.of for t in document.titles if t.person and t.of}
    found: dict[frozenset[str], Event] = {}
    for sentence in document.sentences:
        tokens = document.tokens[slice(*sentence.tokens)]
        noun = next((t for t in tokens if t.norm in nouns), None)
        if (
            noun is None
            or levels.isdisjoint([t.norm for t in tokens])
            or not _proposes(document, sentence, verbs)
        ):
            continue
        parties = _parties(document, sentence, statements, served)
        if len(parties) < 2:
            continue
        key, evidence = frozenset(parties), Evidence(start=sentence.start, end=sentence.end)
        before = found.get(key)
        found[key] = Event(
            id=before.id if before else f"e{taken + len(found) + 1}",
            type="negotiation", plover="CONSULT", status="proposed",
            participants=tuple(Participant(who=p) for p in parties),
            trigger=Evidence(start=noun.start, end=noun.end),
            evidence=(*(before.evidence if before else ()), evidence),
        )  # fmt: skip
    return tuple(found.values())


def _proposes(document: Document, sentence: Sentence, verbs: list[str]) -> bool:
    text = document.article.text[sentence.start : sentence.end].casefold()
    return any(f" {verb} " in f" {text} " for verb in verbs)


def _parties(
    document: Document, sentence: Sentence, statements: tuple[Statement, ...], served: dict[str, str]
) -> list[str]:
    """The proposer's country and the others named there; failing those, the countries named most."""
    inside = within(document.mentions, sentence.start, sentence.end)
    named = [m.key for m in inside if m.kind == "country"]
    people = [m.key for m in inside if m.kind == "person"]
    speakers = [s.speaker for s in statements if s.start < sentence.end and sentence.start < s.end]
    own = next((served[p] for p in (*speakers, *people) if is_state(served.get(p, ""))), "")
    parties = list(dict.fromkeys([*([own] if own else []), *named]))
    if len(parties) < 2 and own:
        counted = Counter(m.key for m in document.mentions if m.kind == "country")
        parties += [code for code, _ in counted.most_common() if code not in parties][: 2 - len(parties)]
    return parties
