"""Statements of one article against gold: by their spans first, then by who is said to speak."""

from dataclasses import dataclass
from typing import Any

from kg.evaluate.pairing import pair
from kg.evaluate.tally import Tally
from kg.evaluate.who import Who

OVERLAP = 0.5  # characters in common over characters in either


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Words said by one or several; `start` and `end` are None where they are not found in the text."""

    mode: str
    start: int | None
    end: int | None
    speakers: tuple[str, ...]
    about: tuple[str, ...]
    addressee: str | None
    stance: str | None


def score_statements(gold: Any, found: Any, who: Who, tally: Tally) -> None:
    """Adds the statements of one article to the tally, direct and indirect ones apart."""
    text = gold.get("text") or ""
    right, predicted = _joined(gold["statements"], text), _joined(found["statements"], text)
    for mode in ("direct", "indirect"):
        ours = [said for said in right if said.mode == mode]
        theirs = [said for said in predicted if said.mode == mode]
        pairs = pair({(i, j): _likeness(one, other, who) for i, one in enumerate(ours)
                      for j, other in enumerate(theirs)})  # fmt: skip
        speakers = sum(_same_speaker(ours[i], theirs[j], who) for i, j in pairs)
        tally.count(f"{mode}_span", hits=len(pairs), found=len(theirs), gold=len(ours))
        tally.count(f"{mode}_statements", hits=speakers, found=len(theirs), gold=len(ours))
        _note_faults(mode, ours, theirs, pairs, text, tally)
        for i, j in pairs:
            if not _same_speaker(ours[i], theirs[j], who):
                _differs(f"{mode}_statements", ours[i], ours[i].speakers, theirs[j].speakers, text, tally)
            _on_hit(ours[i], theirs[j], who, text, tally)


def _note_faults(
    mode: str, gold: list[_Said], found: list[_Said], pairs: list[tuple[int, int]], text: str, tally: Tally
) -> None:
    for index in sorted(set(range(len(gold))) - {i for i, _ in pairs}):
        tally.missed(f"{mode}_span", _told(gold[index], text), at=gold[index].start)
    for index in sorted(set(range(len(found))) - {j for _, j in pairs}):
        tally.wrong(f"{mode}_span", _told(found[index], text), at=found[index].start)


def _told(said: _Said, text: str) -> str:
    return f"{', '.join(said.speakers) or 'nobody'}: {text[said.start or 0 : said.end or 0]}"


def _opening(said: _Said, text: str) -> str:
    return text[said.start or 0 : said.end or 0].partition("\n")[0][:40]


def _differs(field: str, said: _Said, gold: object, found: object, text: str, tally: Tally) -> None:
    shown, given = (", ".join(map(str, x)) if isinstance(x, tuple) else x for x in (gold, found))
    tally.differs(field, _opening(said, text), shown or None, given or None, at=said.start)


def _likeness(gold: _Said, found: _Said, who: Who) -> float:
    overlap = _overlap(gold, found)
    return overlap + 2 * _same_speaker(gold, found, who) if overlap >= OVERLAP else 0.0


def _on_hit(gold: _Said, found: _Said, who: Who, text: str, tally: Tally) -> None:
    about = who.matched(gold.about, found.about)
    tally.count("about", hits=len(about), found=len(found.about), gold=len(gold.about))
    if not len(about) == len(gold.about) == len(found.about):
        _differs("about", gold, gold.about, found.about, text, tally)
    if gold.addressee is not None:
        right = who.same(gold.addressee, found.addressee)
        tally.accuracy("addressee", right=right)
        if not right:
            _differs("addressee", gold, gold.addressee, found.addressee, text, tally)
    if gold.stance:
        tally.accuracy("stance", right=gold.stance == found.stance)
        if gold.stance != found.stance:
            _differs("stance", gold, gold.stance, found.stance, text, tally)


def _same_speaker(gold: _Said, found: _Said, who: Who) -> bool:
    """At least one speaker is right, and the right ones outnumber the wrong ones."""
    keys = {who.gold(name) for name in gold.speakers}
    right = sum(bool(keys & who.found(name)) for name in found.speakers)
    return right > len(found.speakers) - right


def _overlap(one: _Said, other: _Said) -> float:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (one.end - one.start + other.end - other.start - shared) if shared > 0 else 0.0


def _joined(statements: list[Any], text: str) -> list[_Said]:
    """The statements, those with the same words and mode as one with all their speakers."""
    found: dict[tuple[object, ...], _Said] = {}
    for index, given in enumerate(statements):
        start, end = _span(given, text)
        key = (given.get("mode"), start, end) if start is not None else (index,)
        before = found.get(key)
        speakers = (given.get("speaker"), *(given.get("co_speakers") or ()))
        found[key] = _Said(
            mode=str(given.get("mode")),
            start=start,
            end=end,
            speakers=_once((*(before.speakers if before else ()), *speakers)),
            about=_once((*(before.about if before else ()), *(given.get("about") or ()))),
            addressee=(before.addressee if before else None) or given.get("addressee"),
            stance=(before.stance if before else None)
            or (None if given.get("stance") == "null" else given.get("stance")),
        )
    return list(found.values())


def _once(names: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _span(given: Any, text: str) -> tuple[int | None, int | None]:
    start, end = given.get("start_char"), given.get("end_char")
    if (start is None or end is None) and given.get("text") and text:
        start = text.find(given["text"])
        end = start + len(given["text"])
    return (start, end) if start is not None and end is not None and 0 <= start < end else (None, None)
