"""Noun or verb: English writes "visit", "meeting" and "call" for both; the words beside them tell which."""

from itertools import pairwise

from kg.annotate.structure import last_begun, within
from kg.document import Document
from kg.extract.grammar.triggers import readings
from kg.languages import words

_KEYS = (
    "either", "noun_signs", "noun_endings", "verb_signs", "gerund_signs", "be_forms", "sense_adverbs",
    "gathering_bodies", "part_words", "body_followers", "subject_pronouns", "name_nouns",
    "adjective_nouns", "adjective_noun_followers", "adjective_noun_pairs", "one_event_pairs",
    "granted_nouns", "granted_marks", "venue_heads",
    "indefinite_articles", "owned_nouns", "on_visit", "appeal_nouns", "appeal_marks", "call_lengths",
    "no_event_phrases", "modified_heads", "possessives", "articles", "call_words",
    "resumed_nouns", "resuming", "paid_calls", "paying_calls", "courtesies", "attend_verbs",
    "turn_nouns", "turn_openers", "turn_aims",
    "colleague_nouns", "edge_words", "place_takers", "held_participles",
    "relatives", "lasting_nouns", "lasting_marks",
)  # fmt: skip

GENITIVES = ("'s", "’s")
OBJECT_OPENERS = (
    "the",
    "his",
    "her",
    "him",
    "them",
    "their",
    "a",
    "an",
)  # behind a participle: "by signing a treaty"
SENTENCE_OPENERS = '.!?:"“”—–'
OPENING_REACH = 14  # tokens of "Meeting late on Sunday at the palace in Lima,"
LONGEST_OFFICE = 160  # characters of a name with the office behind it
RESUMED_REACH = 6  # tokens around "dialogen" within which it is taken up again
OWNED_REACH = 3  # tokens before "travel" within which "A's" or "on" makes it a journey
PAYING = 6  # tokens from "paid" to "call"
IDIOM = 3  # tokens of "tour of duty"
DATED = 4  # tokens of "call on Monday evening" behind its noun
TURN_REACH = 10  # tokens from "var det" over a title and a name to "tur"
LASTING_REACH, SPOKEN_REACH = 5, 9  # tokens from "i" to "minutter", and before it to the verb of speaking
WHOM_REACH = 8  # tokens of "with his Peruvian counterpart" behind "meeting"
RHYME = 5  # letters of "teral"
QUOTES = ('"', "”", "’")  # that may close behind a noun: had a "frank discussion" with B
PREDICATE = 5  # tokens of "is now being held" behind the noun
LONGEST_NAME = 80  # characters of a body's name before one of its words


class Senses:
    """Tells the readings of an ambiguous form apart; languages without a list of such forms keep them all."""

    def __init__(self, document: Document) -> None:
        self._document = document
        language = document.article.language
        self._table = {key: words(language, "frames", key) for key in _KEYS}
        self._endings = tuple(self._table["noun_endings"])

    def allows(self, pattern: str, at: int) -> bool:
        """Whether the form at token `at` can have the reading `pattern` ("noun", or that of a verb)."""
        norm = self._document.tokens[at].norm
        if norm in self._table["gathering_bodies"]:
            return self._gathers(at)
        if norm in self._table["resumed_nouns"]:  # "å gjenoppta dialogen"; all have "en god dialog"
            near = self._document.tokens[max(0, at - RESUMED_REACH) : at + RESUMED_REACH]
            return not self._table["resuming"].isdisjoint(t.norm for t in near)
        if pattern == "noun" and norm in self._table["name_nouns"] and self._inside_name(at):
            return False  # the "Forum" of a body's name
        if pattern == "noun" and norm in self._table["adjective_nouns"] and not self._alone(at):
            return False
        if pattern == "noun" and (self._of_house(at) or self._appeal(at) or self._idiom(at)):
            return False  # "the International Conference Centre", "a joint call to end the war"
        if pattern == "noun" and norm in self._table["turn_nouns"] and self._turn(at):
            return False
        if pattern == "noun" and (self._told_ahead(at) or self._unowned_travel(at)):
            return False
        if pattern == "noun" and norm in self._table["lasting_nouns"] and self._lasted(at):
            return False
        if norm not in self._table["either"]:
            return True
        return (pattern == "noun") is self._noun(at)

    def _idiom(self, at: int) -> bool:
        """ "Her tour of duty in Lima", "the call to prayer": what only sounds like an event."""
        said = " ".join(t.norm for t in self._document.tokens[at : at + IDIOM])
        behind = self._document.tokens[at + 1 : at + 2]
        headed = bool(behind) and behind[0].norm in self._table["modified_heads"]  # "mediation efforts"
        return headed or said in self._table["no_event_phrases"]

    def _turn(self, at: int) -> bool:
        """ "Onsdag var det As tur", "nå er det Bs tur til å svare": whose turn it is, and no journey."""
        tokens = self._document.tokens
        before = {t.norm for t in tokens[max(0, at - TURN_REACH) : at]}
        ends = at + 1 >= len(tokens) or not tokens[at + 1].text[0].isalnum()
        to = " ".join(t.norm for t in tokens[at + 1 : at + 3]) in self._table["turn_aims"]
        return (ends or to) and not before.isdisjoint(self._table["turn_openers"])

    def _lasted(self, at: int) -> bool:
        """ "Snakket tirsdag i over en time med B": how long they spoke by phone, and no meeting besides."""
        tokens, language = self._document.tokens, self._document.article.language
        marks, first = self._table["lasting_marks"], max(0, at - LASTING_REACH)
        mark = next((i for i in range(at - 1, first - 1, -1) if tokens[i].norm in marks), -1)
        before = range(mark - 1, max(0, mark - SPOKEN_REACH) - 1, -1) if mark > 0 else range(0)
        for index in before:
            if not tokens[index].text[0].isalnum():
                return False
            if any(
                r.type == "phone_call" and r.pattern != "noun"
                for r in readings(language, tokens, index, index)
            ):
                return True
        return False

    def _unowned_travel(self, at: int) -> bool:
        """Travel that is nobody's journey: not "A's travel to Lima", "is on travel to Lima"."""
        tokens = self._document.tokens
        if tokens[at].norm not in self._table["owned_nouns"]:
            return False
        marks = self._table["possessives"] | self._table["on_visit"]
        near = {t.norm for t in tokens[max(0, at - OWNED_REACH) : at]}
        owned = bool(near & marks) or any(n.endswith(GENITIVES) for n in near)
        return not owned or at + 1 >= len(tokens) or tokens[at + 1].norm != "to"

    def _told_ahead(self, at: int) -> bool:
        """ "The NATO Ministerial meeting": the word before tells of it, behind the body's name."""
        tokens = self._document.tokens
        beside = f"{tokens[at - 1].norm} {tokens[at].norm}" if at > 1 else ""
        if beside in self._table["one_event_pairs"]:
            return True  # "a summit meeting"
        if beside not in self._table["adjective_noun_pairs"]:
            return False
        end = tokens[at - 2].end
        named = within(self._document.mentions, end - LONGEST_NAME, end)
        return any(m.kind == "organisation" and m.end == end for m in named)

    def _appeal(self, at: int) -> bool:
        tokens = self._document.tokens
        if tokens[at].norm not in self._table["appeal_nouns"] or at + 2 >= len(tokens):
            return False
        if at and tokens[at - 1].norm in self._table["call_words"]:
            return False  # "agreed in a telephone call to meet"
        polite = (
            tokens[at - 1].norm in self._table["courtesies"]
        )  # "had a courtesy call on B": nobody pays it
        near = {t.norm for t in tokens[max(0, at - PAYING) : at]}
        polite = polite and near.isdisjoint(self._table["paying_calls"])
        if not polite and self._paid(tokens[at].start, tokens[at].end):
            return True
        dated = within(self._document.times, tokens[at].end, tokens[min(at + DATED, len(tokens) - 1)].end)
        follows = last_begun(tokens, dated[0].end - 1) + 1 if dated else at
        length = {t.norm for t in tokens[follows + 1 : follows + DATED]} & self._table["call_lengths"]
        if follows > at and tokens[follows].norm in self._table["appeal_marks"] and not length:
            return True  # "his call last weekend for early elections"
        mark, behind = tokens[at + 1].norm, tokens[at + 2]
        names = self._table["articles"] | self._table["possessives"] | self._table["noun_signs"]
        titled = within(self._document.titles, behind.start, behind.end)
        whom = behind.norm in names or not behind.text.islower() or bool(titled)
        return mark == "to" and not whom

    def _paid(self, start: int, end: int) -> bool:
        """ "A called on B. During the call, they": whether the text tells of that and of no telephone."""
        told = self._document.article.text.casefold()
        if told[:end].endswith(tuple(w for w in self._table["paid_calls"] if w.endswith(told[start:end]))):
            return True  # "pay a call on B"
        by_phone = any(f" {word}" in told for word in (*self._table["call_words"], "spoke"))
        return not by_phone and any(told.find(words, 0, start) >= 0 for words in self._table["paid_calls"])

    def _of_house(self, at: int) -> bool:
        tokens = self._document.tokens
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        named = behind is not None and behind.text[0].isupper() and tokens[at].text[0].isupper()
        return named and behind is not None and behind.norm in self._table["venue_heads"]

    def _alone(self, at: int) -> bool:
        """ "A bilateral with B", not "a bilateral treaty"; "a face-to-face", not "they met face-to-face"."""
        tokens = self._document.tokens
        behind = [t.norm for t in tokens[at + 1 : at + 3] if t.text not in QUOTES]
        following = behind[0] if behind else "."
        near = {t.norm for t in tokens[max(0, at - 3) : at]}
        told = bool(near & self._table["noun_signs"]) or tokens[at - 1].norm.endswith(self._endings)
        if tokens[at].norm in self._table["granted_nouns"] and not near & self._table["granted_marks"]:
            return following == "with"  # "before an audience of students"
        if f"{tokens[at].norm} {following}" in self._table["adjective_noun_pairs"]:
            return True  # "the council held its ministerial meeting"
        rhymed = len(behind) > 1 and behind[1].endswith(
            tokens[at].norm[-RHYME:]
        )  # "bilateral and multilateral"
        return told and not rhymed and following in self._table["adjective_noun_followers"]

    def _noun(self, at: int) -> bool:
        tokens = self._document.tokens
        norm, before = tokens[at].norm, at - 1
        while before > 0 and tokens[before].norm in self._table["sense_adverbs"]:
            before -= 1
        previous = tokens[before].norm if before >= 0 else ""
        if norm.endswith("ings"):
            return True  # "had meetings in Lima"
        if norm.endswith("ing"):
            return not self._participle(previous, at)
        if before >= 0 and previous.endswith(GENITIVES):
            return True  # "Prime Minister NAME's visit"
        named = before >= 0 and tokens[before].text[:1].isupper()
        if previous in self._table["noun_signs"] or (not named and previous.endswith(self._endings)):
            return not self._next(before)
        if previous in self._table["verb_signs"]:
            return False
        if previous == "," and norm.endswith("s") and self._apposed(before):
            return False  # "Peru's president, NAME, travels to"
        if before < 0 or not previous[:1].isalpha() or previous in self._table["be_forms"]:
            return True  # "the visit", "is welcome"
        if norm.endswith("s"):
            return False
        return not self._subject(before)

    def _next(self, at: int) -> bool:
        """ "Will next visit Peru": a word that numbers a visit elsewhere, behind an auxiliary."""
        language, tokens = self._document.article.language, self._document.tokens
        ahead = words(language, "circumstances", "future_auxiliaries")
        return (
            at > 0
            and tokens[at].norm in words(language, "frames", "round_numbers")
            and (tokens[at - 1].norm in ahead)
        )

    def _apposed(self, comma: int) -> bool:
        """Whether a comma closes a name, or an office behind its name, that another one opens."""
        end = self._document.tokens[comma - 1].end
        articles = self._table["articles"] | self._table["indefinite_articles"]  # "NAME, a judge, visits"
        text, people = self._document.article.text, within(self._document.mentions, end - LONGEST_OFFICE, end)
        named = [m for m in people if m.kind == "person" and m.form != "title"]
        if any(m.end == end and text[: m.start].endswith(", ") for m in named):
            return True
        for m in named:  # "NAME, 57, travels", "NAME, who took office in May, travels"
            aside = text[m.end + 2 : end].split() if text[m.end : m.end + 2] == ", " else []
            told = bool(aside) and (aside[0].isdigit() or aside[0].casefold() in self._table["relatives"])
            if told and not set(text[m.end + 2 : end]) & set(",.;:"):
                return True
        for m in named:  # "NAME, Assistant Secretary of State for Europe, travels to"
            held = any(t.person == m.key for t in within(self._document.titles, m.end, end))
            told = text[m.end + 2 : end].partition(" ")[0] in articles
            parted = text[m.end : m.end + 1] != "," or set(text[m.end + 1 : end]) & set(",.;")
            if (held or told) and not parted:
                return True
        return False

    def _gathers(self, at: int) -> bool:
        """ "Said at the G20 in Lima": the body stands for its gathering, unless the noun follows."""
        tokens = self._document.tokens
        before = tokens[max(0, at - 2)].norm
        following = tokens[at + 1].norm if at + 1 < len(tokens) else "."
        return before in self._table["part_words"] and following in self._table["body_followers"]

    def _inside_name(self, at: int) -> bool:
        token = self._document.tokens[at]
        over = within(self._document.mentions, token.start - LONGEST_NAME, token.end)
        named = (m for m in over if m.kind == "organisation" and m.start < token.start and token.end <= m.end)
        first = next((last_begun(self._document.tokens, m.start) for m in named), -1)
        before = {t.norm for t in self._document.tokens[max(0, first - 2) : max(0, first)]}
        edges = {t.norm for t in self._document.tokens[max(0, first - 3) : max(0, first)]}
        if not self._table["edge_words"].isdisjoint(edges) or self._held_behind(at):
            return False  # "on the sidelines of the Oslo Forum", "the Oslo Forum is being held"
        return first >= 0 and self._table["attend_verbs"].isdisjoint(before)  # "will attend the Oslo Forum"

    def _held_behind(self, at: int) -> bool:
        """ "Will be held in Lima", "takes place on Monday": what is said of a gathering, and of no body."""
        behind = [t.norm for t in self._document.tokens[at + 1 : at + 1 + PREDICATE]]
        marks = self._table["be_forms"] | self._table["place_takers"]
        return any(a in marks and b in self._table["held_participles"] for a, b in pairwise(behind))

    def _participle(self, previous: str, at: int) -> bool:
        """ "is meeting X", "after meeting with X", "looks forward to visiting X"; never "a meeting"."""
        if previous in self._table["be_forms"] or self._opening(previous, at):
            return True
        following = self._document.tokens[at + 1] if at + 1 < len(self._document.tokens) else None
        if following is not None and previous == ",":  # "visited Lima, meeting President Soto"
            plain = self._document.tokens[at].norm != "meeting" or self._whom_behind(at)
            object_ahead = plain and (following.norm in OBJECT_OPENERS or following.norm == "with")
            return following.text[0].isupper() or object_ahead
        if following is None or previous not in self._table["gerund_signs"]:
            return False
        if following.norm == "to" and self._document.tokens[at].norm.startswith("travel"):
            return True  # "ended her tour by traveling to Lima"
        return following.norm == "with" or following.text[0].isupper() or following.norm in OBJECT_OPENERS

    def _whom_behind(self, at: int) -> bool:
        """ "Flew to Lima, meeting (with) his counterpart", "the president": no "meeting the deadline"."""
        tokens, colleague = self._document.tokens, self._table["colleague_nouns"]
        stop = next((i for i in range(at + 1, at + WHOM_REACH) if tokens[i].text in ",.;"), at + WHOM_REACH)
        if not colleague.isdisjoint(t.norm for t in tokens[at + 1 : stop]):
            return True
        start, end = tokens[at].end, tokens[min(stop, len(tokens) - 1)].start
        return any(t.person for t in within(self._document.titles, start, end))

    def _opening(self, previous: str, at: int) -> bool:
        """ "Meeting in Lima on Sunday, A and B agreed": opens a sentence, up to the comma before who met."""
        tokens = self._document.tokens
        apart = previous == ","  # "A and B, meeting in Lima, agreed"
        begun = not previous or apart or previous in SENTENCE_OPENERS  # "the APEC Leaders’ Meeting" is none
        if begun and not apart and tokens[at].text.istitle() and place_behind(self._document, at):
            return True  # "Visiting Lima on Monday, A met B"
        if not begun or tokens[at].norm != "meeting" or tokens[at].text.istitle() is apart:
            return False
        if not apart and self._person_behind(at):
            return True  # "Meeting Prime Minister B in Lima, A said"
        behind = tokens[at + 1 : at + 1 + OPENING_REACH]
        comma = next((i for i, t in enumerate(behind) if t.text in ",."), 0)
        ties = self._table["body_followers"] | self._table["part_words"] | {"for", "late", "behind"}
        tied = behind[0].norm in ties if behind else False
        return tied and comma > 0 and behind[comma].text == "," and behind[0].text.isalpha()

    def _person_behind(self, at: int) -> bool:
        """Whether somebody, by his title or his name, stands right behind token `at`."""
        first = self._document.tokens[at + 1 : at + 2]
        titles = within(self._document.titles, first[0].start, first[0].end) if first else ()
        named = within(self._document.mentions, first[0].start, first[0].end) if first else ()
        return any(t.person for t in titles) or any(m.kind == "person" and m.form == "name" for m in named)

    def _subject(self, before: int) -> bool:
        """Whether a verb without an ending can follow: a person, a state, "they", a noun in the plural."""
        token = self._document.tokens[before]
        over = within(self._document.mentions, token.start, token.end)
        if over:
            return any(m.kind in ("person", "country") and m.form != "adjective" for m in over)
        return token.norm in self._table["subject_pronouns"] or token.norm.endswith("s")


def place_behind(document: Document, at: int) -> bool:
    """Whether a gerund has a place right behind it: no "visiting Foreign Minister A"."""
    gerund, behind = document.tokens[at], document.tokens[at + 1 : at + 2]
    if behind and behind[0].norm in words(document.article.language, "frames", "stay_prepositions"):
        behind = document.tokens[at + 2 : at + 3]  # "arriving in Lima on Monday, A said"
    named = within(document.mentions, behind[0].start, behind[0].end) if behind else ()
    return gerund.norm.endswith("ing") and any(m.kind != "person" and m.form == "name" for m in named)
