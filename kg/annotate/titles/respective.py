"""Several who share a title: "the presidents of Kenya and Ghana, A and B"."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.names.likeness import likeness
from kg.annotate.names.styles import Styles
from kg.annotate.records import Match, Name, Reach
from kg.annotate.titles.reaches import Cover
from kg.document import Mention, Title, Token
from kg.reference import Registry

PAIR = 2
SENDERS = ("country", "organisation")  # "UN and AU envoys A and B"
POINTING = ("the", "de", "dei", "den", "det")
STOPS = (".", "!", "?")
APART = (",", "(", "-", "–", "—", ":")  # before the names of those told in the plural
OPENS = (*STOPS, ",", "and", "og")  # before a name with its state behind it
INDEFINITE = frozenset({"a", "an", "en", "ein", "ei"})
BEFORE = 8  # tokens before a plural title within which its countries stand


CLEARLY = 40.0  # by how much names must be more like the others, to change the order
BRACKET = 8  # tokens of a name in brackets


class Respective:
    """Pairs the names behind a plural title with the countries beside it, first with first."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        styles: Styles,
        joints: frozenset[str],
        of_words: frozenset[str],
        both: frozenset[str] = frozenset(),
        their: frozenset[str] = frozenset(),
        mentions: Sequence[Mention] = (),
    ) -> None:
        self._words, self._styles, self._joints, self._of_words = tokens, styles, joints, of_words
        self._owning = their
        self._mentions = mentions  # grows while the text is read
        self._both = [tuple(phrase.split()) for phrase in both]

    def names(self, match: Match, reach: Reach, names: Sequence[Name], cover: Cover) -> list[tuple[int, str]]:
        """The names of a list behind the title with whom each serves, "" where the words do not say."""
        if each := self._in_turn(match.last, names, cover):
            return each
        states, end = self.states(match, reach, cover)
        if before := self._named_before(match, reach, names, states):
            return before
        if end >= len(self._words):
            return []
        apart = self._words[end].text in APART
        while end + apart < len(self._words) - 1 and apart and self._words[end + apart].text == "-":
            end += 1  # "counterparts -- A and B"
        begun = self._styles.skip(end + apart, len(self._words))
        first = next((i for i, n in enumerate(names) if n.first == begun), -1)
        last = first
        while 0 <= last < len(names) - 1 and self._joined(names[last].last, names[last + 1].first):
            last += 1
        count = last - first + 1
        if first < 0 or count < 2 or not self._anded(names[last - 1].last, names[last].first):
            return []
        if len(states) == 1 and apart and self._closed(names[last].last):
            return [(i, states[0]) for i in range(first, last + 1)]  # "two Peruvian lawmakers, A and B,"
        if len(states) != count:
            return [] if states or not apart else [(i, "") for i in range(first, last + 1)]
        if self._unordered(match, reach):
            states = _likelier([" ".join(n.words) for n in names[first : last + 1]], states)
        return [(first + i, of) for i, of in enumerate(states)]

    def _closed(self, at: int) -> bool:
        """Whether a list of names ends at a comma or the sentence's end."""
        return at >= len(self._words) or (self._words[at].text == "," or self._words[at].text in STOPS)

    def _in_turn(self, at: int, names: Sequence[Name], cover: Cover) -> list[tuple[int, str]]:
        """ "The presidents of Peru, NAME, and Chile, NAME": each state with its name behind a comma."""
        found: list[tuple[int, str]] = []
        if at >= len(self._words) or self._words[at].norm not in self._of_words:
            return found
        while at < len(self._words):
            joint = self._between(at) or self._words[at].norm in self._of_words
            told = cover.get(at)
            if told is None and joint:
                at += 1
                continue
            if told is None or told.kind != "country" or told.form != "name" or told.genitive:
                break
            while cover.get(at) is told:
                at += 1
            if at >= len(self._words) or self._words[at].text != ",":
                break
            begun = self._styles.skip(at + 1, len(self._words))
            name = next((i for i, n in enumerate(names) if n.first == begun), -1)
            if name < 0:
                break
            found.append((name, told.key))
            at = names[name].last
        return found if len(found) >= PAIR else []

    def _unordered(self, match: Match, reach: Reach) -> bool:
        """Whether "their" or "of both countries" leaves open who is whose."""
        at = max(match.last, reach.end if not reach.of else match.last)
        led = bool(match.first) and self._words[match.first - 1].norm in self._owning
        return led or not self._listed(at)

    def _listed(self, at: int) -> bool:
        """Whether no words for both countries stand behind "of"."""
        behind = self._words[at + 1 : at + 1 + PAIR]
        of = at < len(self._words) and self._words[at].norm in self._of_words
        both = any(tuple(t.norm for t in behind[: len(phrase)]) == phrase[:PAIR] for phrase in self._both)
        return not (of and both)

    def _named_before(
        self, match: Match, reach: Reach, names: Sequence[Name], states: Sequence[str]
    ) -> list[tuple[int, str]]:
        """ "A and B, the foreign ministers of Peru and Chile": the names before the title."""
        at = min(match.first, reach.start) - 1
        at -= at > 0 and self._words[at].norm in POINTING
        last = next((i for i, n in enumerate(names) if n.last == at), -1)
        if at <= 0 or self._words[at].text != "," or last < 0 or len(states) < PAIR:
            return []
        first = last
        while first > 0 and self._joined(names[first - 1].last, names[first].first):
            first -= 1
        whole = last - first + 1 == len(states) and self._anded(names[last - 1].last, names[last].first)
        return [(first + i, of) for i, of in enumerate(states)] if whole else []

    def states(self, match: Match, reach: Reach, cover: Cover) -> tuple[list[str], int]:
        """The countries that the holders of a plural title serve, and the token behind these."""
        behind, end = self._list(max(match.last, reach.end if not reach.of else match.last), cover)
        if behind:
            return behind, end
        found: list[str] = []
        for at in range(match.first - 1, max(-1, match.first - BEFORE), -1):
            mention = cover.get(at)
            if mention is None:
                pointing = bool(found) and self._words[at].norm in POINTING  # "den peruanske og den tyrkiske"
                if not (pointing or self._words[at].norm in self._joints or self._words[at].text in ",'’s"):
                    break
            elif mention.kind not in SENDERS or not (mention.genitive or self._owns(at, mention)):
                break
            elif mention.key not in found:
                found.insert(0, mention.key)
        if not found and self._words[match.first - 1].norm in self._owning and match.first:
            found = self._two(match.first)  # "their foreign ministers, A and B"
        return found, max(match.last, reach.end)

    def _owns(self, at: int, mention: Mention) -> bool:
        """ "Peruvian", and what is no other word as an adjective: "U.S. and Japanese counterparts"."""
        return mention.form == "adjective" or self._words[at].text.replace(".", "").isupper()

    def _list(self, at: int, cover: Cover) -> tuple[list[str], int]:
        """The countries behind "of", and one past the last of them."""
        found: list[str] = []
        end = at
        if at >= len(self._words) or self._words[at].norm not in self._of_words:
            return [], at
        at += 1
        for phrase in self._both:
            if tuple(t.norm for t in self._words[at : at + len(phrase)]) == phrase:
                return self._two(at), at + len(phrase)
        while at < len(self._words):
            mention = cover.get(at)
            if self._words[at].text == "(" and found:  # "of Peru (NAME) and Chile (NAME)"
                inside = range(at, min(at + BRACKET, len(self._words)))
                at = next((i for i in inside if self._words[i].text == ")"), len(self._words))
            elif mention is not None and mention.kind == "country" and not mention.genitive:
                if mention.key not in found:
                    found.append(mention.key)
                end = at + 1
            elif mention is not None or not self._between(at):
                break
            at += 1
        return (found, end) if len(found) > 1 else ([], end)

    def _two(self, at: int) -> list[str]:
        """ "Of both countries", "their": the two that the sentences before tell of last, in order."""
        start = next((i for i in range(at - 1, -1, -1) if self._words[i].text in STOPS), -1)
        end = self._words[start].end if start >= 0 else 0
        told = [m.key for m in self._mentions if m.kind == "country" and m.end <= end]
        latest = list(dict.fromkeys(reversed(told)))[:PAIR]
        ranked = Counter(told).most_common(PAIR + 1)
        if len(ranked) > PAIR and ranked[1][1] > ranked[PAIR][1]:
            latest = [key for key, _ in ranked[:PAIR]]  # those that the report is about
        return [key for key in dict.fromkeys(told) if key in latest] if len(latest) == PAIR else []

    def _between(self, at: int) -> bool:
        norm = self._words[at].norm  # "of the Federal Republic of Peru and"
        return norm in self._joints or norm in (",", "the") or norm in self._styles.long_names

    def _joined(self, last: int, first: int) -> bool:
        last = self._behind_bracket(last, first)
        between = self._words[last : self._bare(last, first)]
        return bool(between) and all(t.text == "," or t.norm in self._joints for t in between)

    def _behind_bracket(self, last: int, first: int) -> int:
        """One past a party or an age in brackets behind a name: "A (H) og B"."""
        closed = (
            last + PAIR < first and self._words[last].text == "(" and self._words[last + PAIR].text == ")"
        )
        return last + PAIR + 1 if closed else last

    def _anded(self, last: int, first: int) -> bool:
        return self._words[self._bare(last, first) - 1].norm in self._joints

    def _bare(self, last: int, first: int) -> int:
        """Where the words before a name begin that belong to it: "A and the Hon. B"."""
        return next((i for i in range(last, first) if self._styles.within(i, first)), first)


def bracketed(name: Name, tokens: tuple[Token, ...], cover: Cover) -> Mention | None:
    """The state before a name that stands alone in brackets: "the ministers of Peru (NAME) and"."""
    closed = name.last < len(tokens) and tokens[name.last].text == ")"
    return cover.get(name.first - 2) if closed and tokens[name.first - 1].text == "(" else None


def state_beside(
    name: Name, tokens: tuple[Token, ...], cover: Cover, of_words: AbstractSet[str]
) -> Mention | None:
    """The state before a name, in brackets or, where the name opens a clause, behind it: "NAME of Peru"."""
    told = cover.get(name.first - 1) or bracketed(name, tokens, cover)
    if told is not None or len(name.words) < PAIR or name.last + 1 >= len(tokens):
        return told
    behind = cover.get(name.last + 1)
    opens = not name.first or tokens[name.first - 1].text in OPENS
    if behind is None or behind.form != "name" or behind.genitive:
        return None
    if {t.norm for t in tokens[name.last + PAIR : name.last + PAIR + 2]} & INDEFINITE:
        return None  # "NAME of Peru, a student"
    return behind if opens and tokens[name.last].norm in of_words else None


def one_of(together: Sequence[tuple[Title, list[str]]], country: str, before: int) -> Title | None:
    """ "The prime ministers of A and B ... B's NAME": the title of several that counts the state.

    Not of envoys, whose states have heads that are told of so.
    """
    led = [(t, states) for t, states in together if t.office != "ambassador" and t.start < before]
    told = [t for t, states in led if country in states and len(states) > 1]
    return told[-1] if told else None


def _likelier(names: Sequence[str], states: Sequence[str]) -> list[str]:
    """Two states in the order in which the names are more like those of their holders."""
    if len(names) != PAIR or len(states) != PAIR:
        return list(states)
    (one, other), (here, there) = names, states
    straight = likeness(one, here) + likeness(other, there)
    crossed = likeness(one, there) + likeness(other, here)
    return [there, here] if crossed > straight + CLEARLY else [here, there]


def alike(
    of: str, reach: Reach, others: Sequence[tuple[int, str]], states: Sequence[str], registry: Registry
) -> tuple[str, list[tuple[int, str]]]:
    """The body that all of several behind one title serve, "" without one, and whom each but the first does.

    "Peruvian lawmakers A and B" are of one state, "parlamentarikerne A og B fra Hamas" of one body.
    """
    body, last = reach.of if reach.of in registry.organisations else "", others[-1][1] if others else ""
    if not of and last in registry.organisations and not any(o for _, o in others[:-1]):
        body = last
    one = len(states) < PAIR and reach.of in registry.countries  # "Assistant Secretaries A and B"
    own = of if reach.assumed or (one and of == reach.of) else ""
    return body, [(i, body or o or own) for i, o in others]
