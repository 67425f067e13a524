"""Whose words a pronoun stands in: whoever speaks says "I" of himself, and means another with "he"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from kg.annotate.quotes import DASHES, quotes, spoken_until
from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.document import Mention, Quote, Sentence, Title
from kg.languages import union
from kg.languages import words as listed
from kg.records import Article

SAID = 90  # characters behind the words within which ", sier utenriksminister NAME" stands
BACK = 4  # sentences before "he said" in which he spoke last
CLOSING = frozenset('"”’»')
INVERTED = 8  # words of the titles between the verb and the name


class Voices:
    """Who speaks in each quotation of one article, where a name beside it says so."""

    def __init__(self, text: Text, mentions: Sequence[Mention]) -> None:
        self._text, self._language = text, text.article.language
        self._people = [m for m in mentions if m.kind == "person" and m.form in ("name", "alias")]

    def speaker(self, at: int) -> str:
        """The person in whose words an offset stands; "" where it stands in nobody's, or nobody is named."""
        index = bisect_right(self._spoken, (at, len(self._text.article.text), "")) - 1
        start, end, who = self._spoken[index] if index >= 0 else (0, 0, "")
        return who if start <= at < end else ""

    def going_on(self, at: int, done: Sequence[Mention]) -> Iterator[Mention]:
        """Who spoke before the "he" of "“C,” he told them" at token `at`, the last first; elsewhere none."""
        tokens, verbs = self._text.words, self._verbs
        behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if at < 1 or tokens[at - 1].text not in CLOSING or behind not in verbs:
            return
        start = tokens[at].start
        number = bisect_right(self._text.cut, start, key=attrgetter("start")) - 1
        floor = self._text.cut[max(0, number - BACK)].start
        said = [q for q in self._spoken if floor <= q[1]]
        for mention in reversed(done):
            if mention.start < floor:
                break
            quoted = any(low <= mention.start < high for low, high, _ in said)
            if mention.kind == "person" and not (mention.genitive or mention.plural or quoted):
                last = bisect_right(tokens, mention.end - 1, key=attrgetter("start"))
                if last < len(tokens) and tokens[last].norm in verbs:
                    yield mention

    @cached_property
    def _verbs(self) -> frozenset[str]:
        """Verbs of saying."""
        verbs = union(self._language, "people", "person_verbs", "reporting_verbs")
        return verbs | listed(self._language, "speech", "verbs")

    @cached_property
    def _spoken(self) -> list[tuple[int, int, str]]:
        """The bounds of each quotation and its speaker: the one before, where nobody else is told."""
        found, last, paragraph = list[tuple[int, int, str]](), "", -1
        for quote in quotes(self._text.article.text, tuple(self._text.parts), self._text.article.language):
            told = self._said_by(quote)
            goes_on = quote.style == "dash" and quote.paragraph - paragraph <= 1
            last = told if told is not None else last if goes_on else ""
            paragraph = quote.paragraph
            found.append((quote.start, quote.end, last))
        return found

    def _said_by(self, quote: Quote) -> str | None:
        """Who is named behind the words as saying them: "" a title alone, None where nobody is named."""
        text = self._text.article.text
        behind = text[quote.end : quote.end + SAID].split("\n", 1)[0].lstrip(" ,.!?»”\"'")
        told = behind.split(maxsplit=INVERTED)
        verbs = self._verbs
        if not told:
            return None
        start = quote.end + text[quote.end :].find(behind)
        near = next(iter(within(self._people, start, start + SAID)), None)
        if near is not None and near.start == start:  # "NAME said"
            after = text[near.end : near.end + SAID].split(maxsplit=1)[:1]
            return near.key if after and after[0].strip(".,") in verbs else None
        if told[0].strip(".,") not in verbs:
            return None
        own = union(self._language, "people", "pronouns_he", "pronouns_she")
        if len(told) < 2 or told[1].strip(".,").casefold() in own:
            return None
        between = text[start : near.start].split() if near is not None else told
        ties = union(self._language, "frames", "place_prepositions", "with", "to", "clause_prepositions")
        plain = near is not None and len(between) <= INVERTED and ties.isdisjoint(between)
        return near.key if near is not None and plain and not any("." in w for w in between) else ""


def in_speech(title: Title, article: Article, sentence: Sentence) -> bool:
    """Whether a title stands in somebody's words behind a dash."""
    said = spoken_until(article.text, sentence.start, sentence.end)
    opens = article.text[article.text.rfind("\n", 0, sentence.start) + 1]
    return opens in DASHES and (said == sentence.start or title.start < said)
