"""A capital that stands for its state: "Moscow and Kyiv will hold talks", "Moscow expelled"."""

from itertools import pairwise

from kg.annotate.structure import last_begun, within
from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name
from kg.extract.actors.records import Unit
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import measures
from kg.languages import union, words
from kg.reference import Registry

TIES = ("with", "to", "place_prepositions", "noun_prepositions", "other_prepositions")
ENVOYS = ("ambassadør", "ambassador")
POST_REACH = 2  # words before a capital within which its ambassador stands: "ambassadør i Lima"
VERB_REACH = 3  # tokens behind the capital within which the verb stands: "Moscow on Monday expelled"
LED_IN = 6  # tokens before ", Moscow expelled": "In response to the expulsion"
AGENT_REACH = 10  # tokens between "expelled" and "by Moscow"
SEATS = {"brussel": "eu"}  # capitals that stand for a body where the text names it, and not their state
NAME = 40  # characters of a name at most, with the words that join it to another


class Capitals:
    """Tells the capitals of one document that act from those where something is."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        language = document.article.language
        self._and = words(language, "frames", "conjunctions")
        self._between = words(language, "frames", "between")
        self._openers = words(language, "frames", "clause_words") | self._and
        self._finite = finite_verbs(language) | words(language, "frames", "capital_verbs")
        self._adverbs = words(language, "frames", "clause_adverbs")
        self._by, self._measures = words(language, "frames", "by"), measures(language)
        self._ties = self._openers | union(language, "frames", *TIES)
        self._timed = {t.start: t.end for t in document.times}

    def unit(self, mention: Mention, first: int, last: int) -> Unit | None:
        """The state, or the body of states, that a capital acts for."""
        if not (state := self.state(mention)):
            return None
        known = self._document.mentions
        body = next((m for m in known if m.kind == "organisation" and m.key == SEATS.get(mention.key)), None)
        if body is None or any(m.kind == "country" and m.key == state for m in known):
            return Unit(first, last, [state], False, "country")
        return Unit(first, last, [organisation_name(self._document, body)], False, "organisation")

    def state(self, mention: Mention) -> str:
        """The state that a capital acts for, or ""."""
        country = self._registry.capital_of(mention.key) if mention.kind == "place" else ""
        if not country or mention.form != "name" or mention.genitive:
            return ""
        first, last = self._pair(mention)
        paired = (first, last) != (mention, mention)
        before = self._token(first.start) - 1
        norm = self._document.tokens[before].norm if before >= 0 else ""
        if norm in self._between:
            return country if paired else ""
        if norm in self._by and not paired and self._struck_by(before, last):
            return country
        opens = before < 0 or norm in self._openers or not norm[-1].isalnum() or self._sentence(first.start)
        opens = opens and (paired or norm != "," or self._led_in(before))
        opens = opens or self._timed_before(before)
        return country if opens and self._acts(last) else ""

    def _struck_by(self, by: int, last: Mention) -> bool:
        """ "Expelled by Moscow", "sanksjoner innført av Moskva": not "by Moscow airport"."""
        tokens, at = self._document.tokens, self._token(last.end - 1) + 1
        measure = any(t.norm in self._measures for t in tokens[max(0, by - AGENT_REACH) : by])
        behind = tokens[at] if at < len(tokens) else None
        timed = behind is not None and behind.start in self._timed
        return measure and (
            behind is None or timed or not behind.norm[0].isalnum() or behind.norm in self._ties
        )

    def _led_in(self, comma: int) -> bool:
        """ "On Monday, Moscow expelled", "In response, Moscow": a few words and no place before the comma."""
        tokens = self._document.tokens
        start = next(s.start for s in reversed(self._document.sentences) if s.start <= tokens[comma].start)
        opening = within(tokens, start, tokens[comma].start)
        if not 0 < len(opening) <= LED_IN or any(t.text == "," for t in opening):
            return False
        named = within(self._document.mentions, start, tokens[comma].start)
        return all(m.kind not in ("place", "country") for m in named)

    def _timed_before(self, before: int) -> bool:
        """ "Last week Moscow expelled": a time that opens the sentence stands right before."""
        end = self._document.tokens[before].end if before >= 0 else 0
        return any(stop == end and self._sentence(start) for start, stop in self._timed.items())

    def _pair(self, mention: Mention) -> tuple[Mention, Mention]:
        """The first and last of the capitals and countries that commas and "and" join to a capital."""
        near = within(self._document.mentions, mention.start - NAME, mention.end + NAME)
        actors = [m for m in near if m.kind in ("place", "country") and m.form == "name" and not m.genitive]
        actors = [m for m in actors if m.kind == "country" or self._registry.capital_of(m.key)]
        at = next((i for i, m in enumerate(actors) if m is mention), -1)
        if at < 0:
            return mention, mention
        first = last = at
        while first and self._joined(actors[first - 1], actors[first]):
            first -= 1
        while last + 1 < len(actors) and self._joined(actors[last], actors[last + 1]):
            last += 1
        row = actors[first : last + 1]
        told = any(self._joined(one, other, comma=False) for one, other in pairwise(row))
        return (row[0], row[-1]) if told else (mention, mention)

    def _joined(self, one: Mention, other: Mention, *, comma: bool = True) -> bool:
        between = self._document.article.text[one.end : other.start].split()
        return len(between) == 1 and (between[0] in self._and or (comma and between[0] == ","))

    def _acts(self, last: Mention) -> bool:
        """Whether a finite verb follows, after no more than a time."""
        tokens, at = self._document.tokens, self._token(last.end - 1) + 1
        stop, skipped = min(at + VERB_REACH + 1, len(tokens)), 0
        for token in tokens[at:stop]:
            skipped = max(skipped, self._timed.get(token.start, 0))
            if token.start < skipped or token.norm in self._adverbs:
                continue
            return token.norm in self._finite
        return False

    def _sentence(self, offset: int) -> bool:
        return bool(within(self._document.sentences, offset, offset + 1))

    def _token(self, offset: int) -> int:
        return last_begun(self._document.tokens, offset)


def envoys_town(document: Document, registry: Registry, state: str) -> str | None:
    """The capital of a state, as printed, where the text has an ambassador in it."""
    text = document.article.text
    for mention in document.mentions:
        if mention.kind != "place" or registry.capital_of(mention.key) != state:
            continue
        before = text[max(0, mention.start - NAME) : mention.start].casefold().split()[-POST_REACH:]
        if any(word.startswith(ENVOYS) for word in before):
            return text[mention.start : mention.end]
    return None
