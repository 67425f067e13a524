"""What somebody is, was or becomes, as the words between a name and a title behind it tell."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.annotate.records import Name, When
from kg.document import Token
from kg.languages import lists, table, union, words

AS_REACH = 3  # tokens between a name and its "as"
PAIR = 2  # tokens of ", who"
PRESENTED = 12  # tokens of "credentials today to Kenyan President" before a name
AGENT = 6  # tokens of "appointed by Prime Minister"
LINK_WORDS = 6  # of "NAME, who currently serves as the"
AGED = 3  # tokens of ", 61,"
DESCRIBED = 5  # tokens of ", a retired human rights lawyer"
BRACKET = 4  # tokens of an age or a party in brackets
ASIDE = 16  # tokens of ", who has served as adviser to the president,"
FIRST_REACH = 12  # tokens of "her first trip to the Democratic Republic of the Congo as"
REPLACING = 4  # tokens of "will soon be replacing" between two names


class Links:
    """Reads the words between the names and the titles of one document."""

    def __init__(self, language: str, tokens: tuple[Token, ...]) -> None:
        self._words = tokens
        self._set = lists(language, "people")
        self._copulas, self._as_words = self._set("copulas"), self._set("as_words")
        self._once = self._set("once_adverbs")
        self._linking = union(language, "people", "copulas", "as_words", "link_words", "once_adverbs")
        own = "articles", "possessives", "former", "qualifiers", "aside_openers"
        self._openers = union(language, "people", *own)
        self._bare, self._selves = self._set("bare_copulas"), self._set("declaring_pronouns")
        self._owned = self._set("possessives"), self._set("ordinals")
        self._taking = self._set("taking_words"), self._set("taken_posts")
        self._times = _time_words(language)
        pronouns = union(language, "people", "pronouns_he", "pronouns_she")
        self._since = {(s, p) for s in self._set("since_words") for p in pronouns}
        self._relatives = words(language, "frames", "relatives")
        self._leaving, self._coming = self._set("leaving_words"), self._set("coming_words")

    def linked(self, name: Name, left: int) -> bool:
        """ "NAME is", "NAME, who serves as", "NAME, a former general, was named": nothing but such words."""
        for between in (self.between(name, left), self._aside(name, left), self._described(name, left)):
            told = self._less_pronoun([w.norm for w in between if w.text != ","])
            apart = self._bare if between[:1] and between[0].text == "," else frozenset()  # ", who will be"
            taken = all(not part.isdisjoint(told) for part in self._taking)  # ", who took office as"
            allowed = self._linking.union(*self._taking) if taken else self._linking
            linking = (taken or (self._copulas | apart).intersection(told)) and allowed.issuperset(told)
            linking = linking and (len(told) > 1 or self._bare.isdisjoint(told))
            joint = bool(between) and between[0].text != "," and self._jointly(name, left)
            if 0 < len(between) <= LINK_WORDS and linking and not joint:
                return True
        return False

    def _less_pronoun(self, told: list[str]) -> list[str]:
        """The words, less the "he" of "NAME, since he became": of whom it is said."""
        at = next((i for i, (a, b) in enumerate(pairwise(told), 1) if (a, b) in self._since), 0)
        return told[:at] + told[at + 1 :] if at else told

    def as_told(self, name: Name, left: int) -> bool:
        """ "NAME skal tiltre som": "as" after a word or two."""
        if self._words[left].norm not in self._as_words:
            return False
        between = self.between(name, left - 1)  # "NAME (H) overtok som"
        if between and between[-1].norm in self._set("days_words"):
            return False  # "kjenner NAME fra sin tid som": of whoever knows him
        if len(between) == PAIR and between[0].text == "," and between[1].norm in self._relatives:
            return name.last <= left  # "NAME, who as"
        if between and between[-1].norm in self._set("capacity_words"):  # "NAME, in her capacity as"
            plain = between[0].text == "," or between[0].norm in self._set("in_words")
            return name.last <= left and plain and len(between) < LINK_WORDS
        if self._honours(between) or (between and self._jointly(name, left)):
            return False
        if self._dismissed(between):
            return name.last <= left  # "NAME, dismissed as"
        said = {w.norm for w in between}
        if said & self._selves and said.isdisjoint(self._leaving):
            return False  # "erklærte seg som president", not "trakk seg som president"
        if self._agent(name) or self._credited(name):
            return False  # "was appointed by NAME as"
        near = len([w for w in between if w.norm not in self._times and not w.norm.isdigit()]) <= AS_REACH
        return name.last <= left and near and not any(w.text in ",.;" for w in between)

    def _dismissed(self, between: Sequence[Token]) -> bool:
        """ ", dismissed as", ", who was appointed as": set off by one comma, and nothing but such words."""
        told = {w.norm for w in between[1:]}
        verbs = self._leaving | self._set("naming_verbs")
        allowed = verbs | self._linking | self._set("leaving_particles")
        return bool(told & verbs) and between[0].text == "," and told <= allowed

    def _honours(self, between: Sequence[Token]) -> bool:
        """ "NAME cited his service as": that of somebody else."""
        owned = not self._owned[0].isdisjoint(w.norm for w in between)
        return owned and between[0].norm in self._set("honouring_verbs")

    def _jointly(self, name: Name, left: int) -> bool:
        """ "A og NAME fortsetter som statsminister og finansminister": not that both are both."""
        joints = self._set("and_words")
        behind = [w.norm for w in self._words[left + 1 : left + 1 + LINK_WORDS]]
        return name.first > 0 and self._words[name.first - 1].norm in joints and not joints.isdisjoint(behind)

    def _agent(self, name: Name) -> bool:
        """Whether a name, a title before it aside, is who appoints or dismisses another: "appointed by"."""
        ahead = [w.norm for w in self._words[max(0, name.first - AGENT) : name.first]]
        by = next((i for i in range(len(ahead) - 1, 0, -1) if ahead[i] in self._set("agent_words")), 0)
        return by > 0 and ahead[by - 1] in self._set("naming_verbs") | self._leaving

    def _credited(self, name: Name) -> bool:
        """ "Presented his credentials to NAME as": to whom an envoy presents them, who is none."""
        ahead = [w.norm for w in self._words[max(0, name.first - PRESENTED) : name.first]]
        return not self._set("credence_words").isdisjoint(ahead)

    def on_first(self, name: Name, left: int) -> bool:
        """ "NAME, on her first trip to Peru as": "as" far behind, with whose it is."""
        told = name.last <= left and self._words[left].norm in self._as_words
        own = self._words[name.last - 1].text.endswith(("'s", "’s"))  # "NAME's visit, her first as"
        return told and not own and first_as(self._words, name.last, left, self._owned)

    def replacing(self, names: Sequence[Name], left: int) -> int:
        """ "A has replaced B as": the index of A, whose the post is now; -1 where nobody is replaced."""
        at = next((i for i, n in enumerate(names) if n.last == left), 0)
        if not at or self._words[left].norm not in self._as_words:
            return -1
        between = self._words[names[at - 1].last : names[at].first]
        verbs = self._set("replacing_verbs")
        phrases = tuple(self._set("replacing_phrases"))
        told = 0 < len(between) <= REPLACING and (
            between[-1].norm in verbs or " ".join(w.norm for w in between).endswith(phrases)
        )
        return at - 1 if told and all(w.text.islower() or w.text == "," for w in between) else -1

    def made(self, names: Sequence[Name], left: int) -> int:
        """ "A has appointed B as", "A sacked B as": the index of B, whose the post is; -1 for none such."""
        at = next((i for i, n in enumerate(names) if n.last == left), 0)
        verb = (
            self._words[names[at].first - 1].norm if at and self._words[left].norm in self._as_words else ""
        )
        return at if verb in self._set("naming_verbs") | self._leaving else -1

    def before_then(self, left: int) -> int:
        """ "NAME, at the time minister", "NAME, now minister": the comma before such words, else `left`."""
        for phrase in self._set("then_ahead") | self._set("now_ahead"):
            told = phrase.split()
            first = left - len(told) + 1
            same = first > 0 and [w.norm for w in self._words[first : left + 1]] == told
            if same and self._words[first - 1].text == ",":
                return first - 1
        return left

    def closed(self, name: Name) -> int:
        """One past the comma that ends ", the former minister," behind a name; where it ends without one."""
        opened = self._words[name.last : name.last + 2]
        if len(opened) < 2 or opened[0].text != "," or opened[1].norm not in self._openers:
            return name.last
        for at in range(name.last + 1, min(name.last + ASIDE, len(self._words))):
            if self._words[at].text in ".;:":
                break
            if self._words[at].text == ",":
                return at + 1
        return name.last

    def when(self, name: Name, left: int) -> When:
        """Whether the words before a title say that it is laid down, or still to be taken up."""
        told = {w.norm for w in self._words[name.last : left + 1][-LINK_WORDS:]}
        verb = self._words[name.first - 1].norm if name.first else ""  # "A sacked NAME as"
        if told & (self._leaving | self._once) or verb in self._leaving:
            return "former"
        return "designate" if told & self._coming else "current"

    def between(self, name: Name, left: int) -> tuple[Token, ...]:
        """The words from a name to the token `left`, an age or party in brackets aside."""
        words = self._words[name.last : left + 1]
        shut = [i for i, word in enumerate(words[:BRACKET]) if word.text == ")"]
        return words[shut[0] + 1 :] if shut and words[0].text == "(" else words

    def _aside(self, name: Name, left: int) -> tuple[Token, ...]:
        """The words behind what commas set off: "was named" of "NAME, a former general, was named"."""
        start = self.closed(name)
        return self._words[start : left + 1] if name.last < start <= left else ()

    def _noun(self, name: Name) -> int:
        """One past the first noun of "NAME, a retired lawyer", a plain description; 0 where none stands."""
        start = name.last
        aged = [t.text for t in self._words[start : start + AGED]]
        start += AGED - 1 if len(aged) == AGED and aged[1].isdigit() and aged[2] == "," else 0
        opened = self._words[start : start + 2]
        if len(opened) < 2 or opened[0].text != "," or opened[1].norm not in self._set("articles"):
            return 0
        at = start + 2
        while at < len(self._words) and at - start <= DESCRIBED and self._words[at].text.islower():
            if self._words[at].norm in self._relatives | self._set("and_words"):
                return at
            at += 1
        return 0

    def _described(self, name: Name, left: int) -> tuple[Token, ...]:
        """The words behind such a description: "who was" of "NAME, a lawyer who was"."""
        at = self._noun(name)
        return self._words[at : left + 1] if at and self._words[at].norm in self._relatives else ()

    def described_and(self, name: Name, left: int) -> bool:
        """ "NAME, a lawyer and", before a title that is his too."""
        return self._noun(name) == left and self._words[left].norm in self._set("and_words")


def first_as(
    words: Sequence[Token], start: int, left: int, owned: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """ "NAME, on her first trip to Peru as": whether "her first" stands between a token and "as".

    `owned` are the possessives and the ordinals; nothing else may close between them and "as".
    """
    possessives, ordinals = owned
    reach = range(left - 1, max(start, left - FIRST_REACH) - 1, -1)
    at = next((i for i in reach if words[i].norm in possessives), -1)
    if at < 0 or left - start > FIRST_REACH + ASIDE or words[at + 1].norm not in ordinals:
        return False
    return not any(w.text in ",.;:" for w in words[at:left]) and not any(
        w.text in ".;:" for w in words[start:at]
    )


@cache
def _time_words(language: str) -> frozenset[str]:
    """The words of days, months and times: "was named Monday night as"."""
    times = table(language, "times")
    told = (w for key in ("weekdays", "parts", "months", "phrases") for w in times[key])
    return frozenset(w for phrase in told for w in phrase.casefold().split())
