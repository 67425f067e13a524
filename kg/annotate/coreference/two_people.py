"""Whom "de to", "begge", "the two leaders" stand for: the last two people named who hold such an office."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from kg.annotate.coreference.salience import people
from kg.annotate.names.couples import printed_pairs
from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.setting import Text
from kg.annotate.titles.untitled import offices_of
from kg.document import Mention, Sentence, Title
from kg.languages import table
from kg.languages import words as listed
from kg.records import Article

COMPANION_WORDS = 4  # between "med" and a name: "med USAs president NAME"
COUPLE = 2
LOOSE = "secretary_general"  # among the offices of "leaders", which others are called too
JOINED = 60  # characters of " og Chiles utenriksminister " between two names
QUOTED_REACH = 90  # characters of "says" and the titles behind it
_CLAUSE_END = re.compile(r"[,;:.!?»”–\n]")
COUNTED = 4  # words behind "the two" that can say what it counts


def both_of_two(
    text: Text,
    sentence: Sentence,
    titles: Sequence[Title],
    done: Sequence[Mention],
    reach: int,
    inside: Sequence[Mention],
    resolver: OfficeHolders,
) -> list[Mention]:
    """ "De to", "begge", "the two leaders": the last two people named who hold such an office."""
    article = text.article
    lowered = article.text[sentence.start : sentence.end].casefold()
    for phrase in printed_pairs(article):
        at = _standing(phrase, lowered)
        start, end = sentence.start + at, sentence.start + at + len(phrase)
        if at < 0 or _no_people(lowered[at + len(phrase) :], article.language):
            continue  # "the two sides" are no two people
        if _of_others(lowered[at + len(phrase) :], article.language):
            continue  # "the leaders of the region"
        if any(t.start < end and start < t.end and (t.of or t.person) for t in titles):
            continue  # "utenriksministrene fra Danmark og Finland" says itself whom it means
        offices = offices_of(phrase, article.language)
        if offices and lowered.startswith(tuple(table(article.language, "circumstances")["back_then"])):
            return []  # "den gang møttes utenriksministrene": others may have held the office then
        last = _word_before(article, sentence, start)
        if last in listed(article.language, "invitations", "all_words"):
            continue  # "møter alle utenriksministrene": more than two
        before = _acting(article, done, done if offices else done[reach:], offices, resolver)
        here = [m for m in inside if m.end <= start and m.kind == "person"]
        cut = done[reach].start if resolver.home and reach < len(done) else 0
        acted_on = _acted_on(text, last, before, here, offices, resolver, cut)
        if acted_on or _aside(article, sentence, here, resolver.companions):
            others = [m for m in people(before) if m.key not in {h.key for h in here}] if acted_on else before
            before, here = _together(article, others) if acted_on and not offices else before, []
        apart = len({m.key for m in here}) != 1  # not "A issued it when the two met": A is one of them
        pair = _two(text, [*people(before), *here], offices, resolver, cut, together=apart)
        return [
            Mention(start=start, end=end, kind="person", form="group", key=p, plural=True)
            for p in reversed(pair)
        ]
    return []


def _standing(phrase: str, lowered: str) -> int:
    """Where a phrase stands in a sentence as words of their own, -1 for nowhere."""
    at = lowered.find(phrase)
    before, behind = lowered[max(at - 1, 0) : max(at, 0)], lowered[at + len(phrase) : at + len(phrase) + 1]
    return -1 if before.isalnum() or behind.isalnum() else at


def _acted_on(
    text: Text,
    last: str,
    before: Sequence[Mention],
    here: Sequence[Mention],
    offices: frozenset[str],
    resolver: OfficeHolders,
    cut: int,
) -> bool:
    """Whether those `here` ahead of the phrase are others, by the word before it: "A welcomed the two"."""
    language = text.article.language
    if last in table(language, "frames")["between"]:  # "the meeting between the two"
        pair = _two(text, people(before), offices, resolver, cut, together=True)
        acting = {m.key for m in here if not m.genitive}  # "A's aide C said of the talks between the two"
        return len(pair) > 1 and acting.isdisjoint(pair)
    owned = any(m.genitive for m in here)  # "A's talks with the leaders": none of them is A
    with_words = listed(language, "frames", "with")
    return last in table(language, "groups")["two_behind"] or (owned and last in with_words)


def _word_before(article: Article, sentence: Sentence, start: int) -> str:
    """The word before "the two", or before "both the two"."""
    ahead = article.text[sentence.start : start].casefold().split()
    both = bool(ahead) and ahead[-1] in listed(article.language, "groups", "both_words")
    return (ahead[: -1 if both else None] or [""])[-1]


def _together(article: Article, before: Sequence[Mention]) -> Sequence[Mention]:
    """Up to the last two that "and" joins, if any: whoever is told of alone since is none of the two."""
    joins = listed(article.language, "circumstances", "and_words")
    for index in range(len(before) - 1, 0, -1):
        gap = article.text[before[index - 1].end : before[index].start]
        near = len(gap) <= JOINED and "." not in gap and before[index - 1].key != before[index].key
        if near and not joins.isdisjoint(gap.split()):
            return before[: index + 1]
    return before


def _no_people(behind: str, language: str) -> bool:
    """Whether "the two" counts something else: "the two sides", "the two largest gas companies"."""
    following = [w.strip(",.;:") for w in behind.split(maxsplit=COUNTED)[:COUNTED]]
    things, epithets = (listed(language, "groups", key) for key in ("no_people", "counted_epithets"))
    described = bool(following) and following[0] in epithets
    return not things.isdisjoint(following if described else following[:1])


def _of_others(behind: str, language: str) -> bool:
    """Whether the words behind say whose leaders they are: not "of the two countries", "of both states"."""
    following = behind.split(maxsplit=COUNTED)[:COUNTED]
    marked = bool(following) and following[0] in listed(language, "groups", "told_behind")
    return marked and listed(language, "groups", "of_both").isdisjoint(following[1:3])


def _acting(
    article: Article,
    done: Sequence[Mention],
    before: Sequence[Mention],
    offices: frozenset[str],
    resolver: OfficeHolders,
) -> Sequence[Mention]:
    """Those of `before` but for whoever is only quoted, "says Peru's ambassador A", where two others are."""
    told = {m.key for m in done if m.kind == "person" and not _quoted(article, m)}
    named = {m.key for m in before if m.kind == "person" and _may_be(m.key, offices, resolver)}
    return [m for m in before if m.key in told] if len(named & told) >= COUPLE and named - told else before


def _quoted(article: Article, mention: Mention) -> bool:
    """ "..., sier Perus ambassadør A": whether a name stands behind a verb of saying, its titles between."""
    low = max(0, mention.start - QUOTED_REACH)
    words = _CLAUSE_END.split(article.text[low : mention.start])[-1].casefold().split()
    return bool(words) and words[0] in listed(article.language, "speech", "verbs")


def _two(
    text: Text,
    before: Sequence[Mention],
    offices: frozenset[str],
    resolver: OfficeHolders,
    cut: int,
    *,
    together: bool,
) -> list[str]:
    """The last two who hold such an office; where nobody who leads is named, two others from `cut` on.

    With `together` they are those whom one sentence told of, and not whoever is named alone since.
    """
    before = _told_of_two(text, before, offices, resolver) if together else before
    loose = LOOSE in offices
    two = _last_two(text, before, offices, resolver)
    if offices and any(not resolver.held(key) for key in two):
        sure = [m for m in before if _holds(m.key, offices, resolver)]
        two = _last_two(text, sure, offices, resolver) or two  # not those who led before
    return two or (
        _last_two(text, [m for m in before if m.start >= cut], frozenset(), resolver) if loose else []
    )


def _holds(person: str, offices: frozenset[str], resolver: OfficeHolders) -> bool:
    """Whether somebody holds one of the offices, by the text or by the registry."""
    held = {office for office, _ in resolver.held(person)}
    return bool(held & offices) or any(resolver.known.holding([person], office) for office in offices)


def _last_two(
    text: Text, before: Sequence[Mention], offices: frozenset[str], resolver: OfficeHolders
) -> list[str]:
    """The last two people named who hold such an office; nothing where there are not two.

    Two of one government who are not named together are no two who met: one of them, and somebody else.
    """
    article, last = text.article, None
    for mention in reversed(before):
        if (last is not None and mention.key == last.key) or not _may_be(mention.key, offices, resolver):
            continue
        if last is None:
            last = mention
        elif not offices and _met_in_turn(article, mention, last):
            return []
        elif not offices or not _colleagues(article, mention, last, resolver):
            other = _protagonist(article, before, last, mention) if resolver.home and not offices else mention
            return [last.key, other.key]
    return []


def _met_in_turn(article: Article, one: Mention, other: Mention) -> bool:
    """ "Met A on Monday and the next day B": whoever met both is one of the two, and nobody says who else."""
    gap = f" {' '.join(article.text[one.end : other.start].casefold().split())} "
    circumstances, times = table(article.language, "circumstances"), table(article.language, "times")
    in_turn = (*table(article.language, "frames")["sequence_adverbs"], *circumstances["next_days"])
    joins = (f" {join} " for join in circumstances["and_words"])
    return any(
        gap.partition(join)[2].startswith(f"{w} ") for join in joins for w in (*in_turn, *times["weekdays"])
    )


def _told_of_two(
    text: Text, before: Sequence[Mention], offices: frozenset[str], resolver: OfficeHolders
) -> Sequence[Mention]:
    """Up to the last sentence that tells of two such people: whoever is told of alone since is none of them.

    But two of whom one sentence each tells since are. Whoever only speaks does not count, nor do two of one
    government whom no "and" joins.
    """
    starts, alone = [s.start for s in text.cut], set[str]()
    joins = listed(text.article.language, "circumstances", "and_words")
    fits = [m for m in before if _may_be(m.key, offices, resolver) and not _speaks(text.article, m)]
    for _, group in groupby(reversed(fits), key=lambda m: bisect_right(starts, m.start)):
        told = list(group)
        keys = list(dict.fromkeys(m.key for m in told))
        alone |= {*keys} if len(keys) == 1 else set()
        if len(alone) >= COUPLE:
            return before
        if len(keys) < COUPLE:
            continue
        states = [{of for _, of in resolver.held(key)} for key in keys[:COUPLE]]
        joined = joins.intersection(text.article.text[told[-1].start : told[0].end].split())
        if joined or not (states[0] and states[0] == states[1]):
            return before[: before.index(told[0]) + 1]
    return before


def _speaks(article: Article, mention: Mention) -> bool:
    """Whether somebody only says what is told: "sier A", "he added"."""
    behind = article.text[mention.end : mention.end + QUOTED_REACH].split(maxsplit=1)[:1]
    said = bool(behind) and behind[0].strip(",").casefold() in listed(article.language, "speech", "verbs")
    return _quoted(article, mention) or (said and mention.form == "pronoun")


def _protagonist(article: Article, before: Sequence[Mention], last: Mention, near: Mention) -> Mention:
    """ "A var invitert av C. Møtet med B var kort": the other of two is A, not whoever was named last."""
    opening = article.text[: last.start].rsplit("\n", 1)[-1].rsplit(". ", 1)[-1].split()
    with_words = table(article.language, "frames")["with"]
    alone = len(opening) <= COMPANION_WORDS + 1 and any(w in with_words for w in opening[1:])
    if not alone:
        return near
    start = max(article.text.rfind(mark, 0, near.start) for mark in (". ", "\n"))
    return next(
        (m for m in before if start < m.start < near.start and m.key != last.key and not m.genitive), near
    )


def _colleagues(article: Article, one: Mention, other: Mention, resolver: OfficeHolders) -> bool:
    """Whether two serve the same state and are named apart."""
    first, second = ({of for _, of in resolver.held(m.key)} for m in (one, other))
    return bool(first) and first == second and any(c in article.text[one.end : other.start] for c in ".\n")


def _aside(article: Article, sentence: Sentence, here: Sequence[Mention], companions: frozenset[str]) -> bool:
    """ "Ved siden av møtet med A snakket de to": the only one named before is none of the two."""
    opening = article.text[sentence.start : here[0].start].casefold() if here else ""
    fronted = opening.startswith(tuple(listed(article.language, "groups", "aside_openers")) or ("\0",))
    if fronted and "," in article.text[here[-1].end : here[-1].end + 1]:
        return True  # "I tillegg til As møte med B, drøftet de to"
    if len({m.key for m in here}) != 1:
        return False
    words = article.text[sentence.start : here[0].start].casefold().split()
    return bool(companions.intersection(words[-COMPANION_WORDS:]))


def _may_be(person: str, offices: frozenset[str], resolver: OfficeHolders) -> bool:
    """Whether somebody can be one of the two: a king whose office is told is no minister.

    Nor is one who speaks for others.
    """
    held = {office for office, _ in resolver.held(person)}
    if held == {"spokesperson"}:
        return False
    if not held and len(offices) == 1:
        held = {office for office in offices if resolver.known.holding([person], office)}
    told = len(offices) == 1 or LOOSE in offices
    if told and resolver.home:  # "utenriksministrene", "lederne": two who are said to be that
        return bool(held & offices)
    return not offices or not held or bool(held & offices)
