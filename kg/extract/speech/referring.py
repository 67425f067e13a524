"""Whom a pronoun, a plain noun or an unlisted name at a verb of saying stands for."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.document import Document, Mention, Sentence
from kg.extract.speech.cues import Cues
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.genders import Genders
from kg.extract.speech.governing import led_at
from kg.extract.speech.nameable import spelt_out
from kg.extract.speech.owned import unnamed
from kg.extract.speech.subjects import subjects
from kg.languages import table
from kg.languages.compiled import compiled
from kg.languages.patterns import either

_BRACKET = re.compile(r"\s*\([^()\n]*\),?\s*$")
_OF = re.compile(r"\s+(?:for|i|ved|hos|av|of|at|in)\s+[^,.;:!?\0\n]{2,60},\s+")
_HEAD = 20  # characters of the noun behind a name
_TITLED = 80  # characters before a name among which its title and a preposition stand
_SENTENCES = 4  # sentences a pronoun looks back
_SKIPPED = 2  # words that may stand between a subject and its verb
_CODE = 3  # letters of a country's code
_STEM = 4  # letters before the figures of a channel's name
_SHORT = 2  # letters of a word too short to be a name


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        people, words = table(language, "people"), cues.words
        self.pronouns = frozenset((*people["pronouns_he"], *people["pronouns_she"])) - frozenset(
            (*people["possessives"], *people["object_pronouns"])
        )
        pronouns = either(
            (
                *self.pronouns,
                *words["institution_pronouns"],
                *words["outlet_nouns"],
                *words["document_subjects"],
            )
        )
        articles, heads = either(words["articles"]), either(words["speaking_nouns"])
        nouns = rf"(?:(?:{articles})\s+(?:[\w-]+\s+)?)?[\w-]*(?:{heads})"
        if words["nouns_need_article"]:
            nouns = rf"(?:{articles})\s+(?:[\w-]+\s+)?(?:{heads})|an?\s+(?:{either(words['spokes_nouns'])})"
        between = either((*words["auxiliaries"], *words["adverbs"]))
        self.before = compiled(
            rf"(?<![\w-])(?P<who>{pronouns}|{nouns})\s+(?:(?:{between}|\w+ly)\s+){{0,2}}$", re.IGNORECASE
        )
        self.after = re.compile(
            rf"\s+(?:{either(words['excerpts'])})?\s*(?P<who>{pronouns}|{nouns})(?![\w-])", re.IGNORECASE
        )
        points = either((*words["verbs"], *words["pointer_verbs"]))
        self.pointer = compiled(rf"(?:{either(words['pointers'])})\s+(?:{points})(?=\s)")
        self.title_heads = tuple(words["title_heads"]) or ("\0",)
        self.article: bool = words["nouns_need_article"]
        self.objects = frozenset(people["object_pronouns"])
        self.press = re.compile(rf"(?<!\w)(?:{either([w.capitalize() for w in words['press_names']])})(?!\w)")
        self.honorific = re.compile(rf"\s+(?:{either(people['honorifics'])})[^\w\s]?(?=\s)")
        self.between = frozenset((*words["auxiliaries"], *words["adverbs"]))
        self.days = frozenset(words["days"])
        self.particles = frozenset(people["name_particles"]).difference(
            people.get("conjunction_particles", ())
        )
        self.not_names = frozenset(people["not_names"]) | frozenset(people["honorifics"])


_pack = cache(_Pack)  # one a language


def set_off(before: str) -> bool:
    """Whether a name behind these words stands between commas of its own: "The minister, NAME, comes"."""
    return re.search(r"\w,\s+(?:[a-zæøå-]+\s+){0,2}$", before) is not None


class Referring:
    """Reads subjects that are no mention of their own; offsets are the article's."""

    def __init__(self, document: Document, cues: Cues, view: str) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._cues, self._view = document, cues, view
        self._genders = Genders(document)
        within = [range(q.start, q.end) for q in document.quotes]  # whoever is spoken of there
        self._unquoted = [m for m in document.mentions if not any(m.start in q for q in within)]

    def before(self, start: int, stop: int) -> tuple[int, int] | None:
        """An unresolved pronoun or plain noun that is the subject right before `stop`."""
        found = self._pack.before.search(self._view, start, stop)
        if found and self._free(*found.span("who")) and not self._issued(start, *found.span("who")):
            return found.span("who")
        return next((i for i in self._inhabitants(start, stop) if not self._between(i[1], stop)), None)

    def after(self, start: int, stop: int) -> tuple[int, int] | None:
        """The same right behind `start`."""
        found = self._pack.after.match(self._view, start, stop)
        if found and self._free(*found.span("who")):
            return found.span("who")
        return next((i for i in self._inhabitants(start, stop) if not self._view[start : i[0]].strip()), None)

    def _issued(self, start: int, low: int, high: int) -> bool:
        """Whether "a statement" is what somebody puts out: "issued a statement saying C"."""
        before = self._view[start:low].rstrip()
        return before[-1:].isalpha() and self.is_document(low, high) and self._view[low : low + 1] == "a"

    def _between(self, start: int, stop: int) -> bool:
        """Whether anything but words like "then" stands between a subject and its verb."""
        return not self._pack.between.issuperset(self._view[start:stop].casefold().split())

    def _inhabitants(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Where one inhabitant stands: "the Dane", "dansken", who is the person told of, not the state."""
        articles, endings = self._cues.words["articles"], tuple(self._cues.words["inhabitant_endings"])
        for mention in self._document.mentions:
            if mention.form != "demonym" or not start <= mention.start < stop or mention.end > stop:
                continue
            printed = self._view[mention.start : mention.end]
            before = self._view[start : mention.start].split()[-1:]
            if self._pack.article:
                if before and before[0] in articles and not printed.endswith(endings):
                    yield mention.start - len(before[0]) - 1, mention.end
            elif printed.endswith(endings):
                yield mention.start, mention.end

    def _free(self, start: int, end: int) -> bool:
        """Whether nothing but a pronoun is read there: at a verb of saying the turns tell who it is.

        A noun with the name right behind it ("sa presidenten NAME") says itself who that is.
        """
        mentions = self._document.mentions
        if any(t.person and t.start == start and end < t.end for t in self._document.titles):
            return False  # "statsministeren i Peru NAME"
        named = [m.start for m in mentions if m.kind == "person" and m.form in ("name", "alias")]
        titled = [t.start for t in self._document.titles if t.person]
        behind = _OF.match(self._view, end)
        if behind and (behind.end() in named or behind.end() in titled):
            return False  # "talskvinna for hoffet, NAME": the name behind the comma
        spanning = max(
            (t.end for t in self._document.titles if t.person and t.start < end <= t.end), default=end
        )
        if spanning + 1 in named:
            return False  # "statsministeren i Peru NAME"
        if self._view[end : end + 1] == "," and (end + 2 in named or end + 2 in titled):
            return False
        inside = [m for m in mentions if m.start < end and start < m.end]
        return all(m.form == "pronoun" or self._view[m.end : m.end + 1] == "-" for m in inside)

    def printed_before(self, start: int, stop: int) -> tuple[int, int] | None:
        """A name that is no mention, as the subject right before `stop`."""
        closed = self._view[start:stop].rstrip().endswith((")", "),"))
        bracket = _BRACKET.search(self._view[start:stop]) if closed else None
        words = list(re.finditer(r"[^\s]+", self._view[start : start + bracket.start() if bracket else stop]))
        skipped = 0
        while (
            words
            and skipped < _SKIPPED
            and words[-1].group().casefold() in self._pack.between | self._pack.days
        ):
            words.pop()
            skipped += 1
            if words and words[-1].group() == "on":
                words.pop()
        name: list[re.Match[str]] = []
        while words and self._nominal(words[-1].group(), inner=bool(name)):
            name.insert(0, words.pop())
        while name and not name[0].group()[0].isupper():
            name.pop(0)
        return self._name(start + name[0].start(), start + name[-1].end()) if name else None

    def printed_after(self, start: int, stop: int) -> tuple[int, int] | None:
        """A name that is no mention, right behind `start`."""
        honorific = self._pack.honorific.match(self._view, start, stop)
        end = start = honorific.end() if honorific else start
        for word in re.compile(r"\s+([^\s,.;:!?)\0]+)").finditer(self._view, start, stop):
            led = self._view[word.end() : word.end() + 2].strip().isupper()  # "sa de Vries"
            if word.start() != end or not self._nominal(word.group(1), inner=end > start or led):
                break
            end = word.end()
        first = start + len(self._view[start:end]) - len(self._view[start:end].lstrip())
        owned = self._view[end : end + _HEAD].lstrip().startswith(tuple(self._cues.words["spokes_nouns"]))
        return self._name(first, end) if end > start and not owned else None  # "Mays talskvinne"

    def printed_within(self, start: int, stop: int) -> tuple[int, int] | None:
        """A name of two words or more that is no mention, behind a title in small letters."""
        lead = re.compile(r"(?:\s+(?:[a-zæøå]|\d+-)[\w-]*){1,6}(?=\s+[A-ZÆØÅ])").match(
            self._view, start, stop
        )
        found = self.printed_after(lead.end(), stop) if lead else None
        return found if found and " " in self._view[slice(*found)] else None

    def _nominal(self, word: str, *, inner: bool) -> bool:
        if word.casefold() in self._pack.days:
            return False
        named = word[-1].isalpha() or (word[-1].isdigit() and word[:_STEM].isalpha())  # "News9"
        return (word[0].isupper() and named) or (inner and word in self._pack.particles)

    def _name(self, start: int, end: int) -> tuple[int, int] | None:
        """The span, where nothing in it is known as something else, and it can be a name."""
        for title in self._document.titles:
            if title.start <= start < title.end < end:
                start = (
                    title.end + len(self._view[title.end : end]) - len(self._view[title.end : end].lstrip())
                )
        words = self._view[start:end].split()
        heads = self._starts(start)
        titled = words[:1] and words[0].casefold().endswith(self._pack.title_heads)  # "Partikollega NAME"
        if heads and len(words) > 1 and (titled or words[0].casefold() in self._common()):
            start += len(words[0]) + 1
            words, heads = words[1:], False
        if not words or not self._unknown(start, end) or self._titled(start, end):
            return None
        if len(words) > 1 and all(word.isupper() for word in words):
            return None  # "LA PAZ, Bolivia (Andes Press) — Bolivia ...": where it is told from
        alone = len(words) == 1 and (
            len(words[0]) <= _SHORT or (heads and not self._elsewhere(words[0], start))
        )
        if alone or words[0] in self._pack.not_names or self._cues.verb.fullmatch(words[-1]):
            return None
        return start, end

    def _unknown(self, start: int, end: int) -> bool:
        """Whether no mention stands in the name but a place that is only a part of it ("Victoria")."""
        inside = [m for m in self._document.mentions if m.start < end and start < m.end]
        outlet = any(m.kind == "organisation" and m.start == start for m in inside)
        parts = [m for m in inside if (m.start, m.end) != (start, end) and (outlet or m.kind != "person")]
        if len(parts) == len(inside) and self._pack.press.search(self._view, start, end):
            return True  # "Sky News Arabia", "Kenya Daily Tribune": names of papers and channels
        return all(m.kind == "place" and m.end < end for m in inside)

    def _titled(self, start: int, end: int) -> bool:
        return any(t.start < end and start < t.end for t in self._document.titles)

    def _starts(self, start: int) -> bool:
        return (
            any(s.start == start for s in self._document.sentences) or self._view[start - 1 : start] == "\0"
        )

    def _common(self) -> frozenset[str]:
        keys = ("openers", "adverbs", "that", "bare", "pointers", "continuing")
        opening: list[str] = table(self._document.article.language, "people")[
            "openers"
        ]  # "Afterwards NAME said"
        return frozenset(w.casefold() for w in (*opening, *(v for k in keys for v in self._cues.words[k])))

    def _elsewhere(self, word: str, start: int) -> bool:
        """Whether the word is printed as a name at another place, not at the head of a sentence."""
        pattern = re.compile(rf"(?:(?<=[\w,] )|(?<=\()){re.escape(word)}(?!\w)")
        return any(m.start() != start for m in pattern.finditer(self._document.article.text))

    def fullest(self, name: str) -> str:
        """The name as first printed in full, or the person of the article that bears it."""
        last = name.rsplit(maxsplit=1)[-1]
        if " " in name and self._pack.press.search(name):
            return name
        if name.isupper() and (whole := spelt_out(self._document.article.text, name)):
            return whole
        for mention in self._document.mentions:
            if mention.kind == "person" and mention.key.split()[-1] == last:
                return mention.key
        first = {m.key for m in self._document.mentions if m.kind == "person" and m.key.split()[0] == last}
        if len(first) == 1 and " " in (named := first.pop()):
            return named  # "Retno Marsudi"
        longer = re.search(
            rf"(?<!\w)((?:[A-ZÆØÅÉÁÖÄ][\w’'-]+\s)+){re.escape(name)}(?!\w)", self._document.article.text
        )
        words = longer.group().split() if longer and " " not in name else [name]
        while len(words) > 1 and (words[0] in self._pack.not_names or words[0].casefold() in self._common()):
            words.pop(0)
        return " ".join(words) if len(words) <= _SENTENCES else name

    def salient(self, at: int, spoken: Mapping[int, str], pronoun: str = "") -> str | None:
        """The person spoken of last before `at`: who spoke in that sentence, else its subject.

        `spoken` gives the speaker of each sentence with speech in it, by the sentence's start.
        """
        earlier = [s for s in self._document.sentences if s.start <= at][-_SENTENCES:]
        if pronoun in self._genders.she and (woman := self._woman(earlier, at, spoken)):
            return woman
        owner: str | None = None  # who only owns something in a sentence, if none has another subject
        for sentence in reversed(earlier):
            people = [
                m
                for m in self._unquoted
                if m.kind == "person"
                and not m.plural
                and sentence.start <= m.start < min(sentence.end, at)
                and self._view[m.start : m.end].casefold() not in self._pack.objects
            ]
            if (
                sentence.start in spoken
                and sentence.end <= at
                and self.agrees(spoken[sentence.start], pronoun)
            ):
                return spoken[sentence.start]
            people = [m for m in people if self.agrees(m.key, pronoun)]
            people = subjects(self._document, sentence, people)
            free = [m for m in people if not m.genitive and not self._led(m)]
            if not free and people and sentence.end > at:
                owner = owner or people[0].key
                continue
            if free := free or people:
                return free[0].key
        return owner

    def _woman(self, sentences: list[Sentence], at: int, spoken: Mapping[int, str]) -> str | None:
        """The nearest person before `at` whose first name is a woman's, a speaker before others."""
        for sentence in reversed(sentences):
            if self._genders.woman(spoken.get(sentence.start, "")):
                return spoken[sentence.start]
            for mention in self._document.mentions:
                one = mention.kind == "person" and not mention.plural  # "kongeparet" is no single woman
                inside = sentence.start <= mention.start < min(sentence.end, at)
                seen = one and inside and not self._view.startswith("\0", mention.start)
                if (
                    seen
                    and self._genders.woman(mention.key)
                    and (sentence.end <= at or not self._led(mention))
                ):
                    return mention.key
        return None

    def agrees(self, person: str, pronoun: str) -> bool:
        """Whether somebody can be meant by a pronoun."""
        return self._genders.agrees(person, pronoun)

    def leading(self, at: int, spoken: Mapping[int, str]) -> str | None:
        """The subject of the last sentence before `at` that opens with a person and reports no speech."""
        earlier = [s for s in self._document.sentences if s.end <= at]
        if not earlier or earlier[-1].start in spoken:
            return None
        return self._opening(earlier[-1].start, earlier[-1].end)

    def nobody_leads(self, at: int) -> bool:
        """Whether the sentence before `at` opens with somebody told of without a name: "The diplomat"."""
        earlier = [s for s in self._document.sentences if s.end <= at][-1:]
        inside = (m for s in earlier for m in self._document.mentions if s.start <= m.start < s.end)
        return any(unnamed(m, self._document) for m in inside)

    def pointed(self, at: int) -> tuple[int, int] | None:
        """Where the subject begins in "Det sier X", as the last sentence before `at`; and where it ends."""
        earlier = [s for s in self._document.sentences if s.end <= at]
        if not earlier:
            return None
        found = self._pack.pointer.match(self._view, earlier[-1].start, earlier[-1].end)
        return (found.end(), earlier[-1].end) if found else None

    def following(self, at: int) -> str | None:
        """The person with whom the first sentence behind `at` opens."""
        later = next((s for s in self._document.sentences if s.start >= at), None)
        return self._opening(later.start, later.end) if later else None

    def _opening(self, start: int, end: int) -> str | None:
        """The person at the head of a sentence, with no more than a title before the name."""
        people = [m for m in self._document.mentions if m.kind == "person" and start <= m.start < end]
        if not people or people[0].genitive or unnamed(people[0], self._document):
            return None
        before = self._view[start : people[0].start]
        near = (t for t in self._document.titles if start < t.end and t.start <= start + 4)
        titled = any(people[0].start <= t.end + 2 for t in near)
        return people[0].key if not before.strip() or (titled and "," not in before) else None

    def is_thing(self, start: int, end: int) -> bool:
        """Whether the word is a pronoun for an institution."""
        return self._view[start:end].casefold() in self._cues.words["institution_pronouns"]

    def is_document(self, start: int, end: int) -> bool:
        """Whether the words are those for a text that somebody has put out."""
        return self._view[start:end].casefold() in self._cues.words["document_subjects"]

    def inhabitant_of(self, start: int, end: int) -> str:
        """The state of the one inhabitant who stands there, "" where none does."""
        inside = (m for m in self._document.mentions if start <= m.start and m.end == end)
        return next((m.key for m in inside if m.form == "demonym"), "")

    def is_outlet(self, start: int, end: int) -> bool:
        """Whether the words are those for a paper or a channel that has been named."""
        return self._view[start:end].casefold() in self._cues.words["outlet_nouns"]

    def may_be_outlet(self, name: str) -> bool:
        """Whether an institution that spoke can be a paper or a channel: no state, no ministry."""
        return len(name) != _CODE and self._cues.body_noun.search(name) is None

    def _led(self, mention: Mention) -> bool:
        low = max(0, mention.start - _TITLED)  # "with Peruvian President NAME"
        return led_at(self._document, self._view, self._cues.prepositions, low, mention.start)
