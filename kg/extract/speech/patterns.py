"""The patterns around verbs of saying that one language pack gives for indirect speech."""

import re
from functools import cache
from typing import Any

from kg.extract.speech.cues import cues as cues_of
from kg.languages import subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either


class SpeechPatterns:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        words = cues.words
        self.openers = re.compile(rf"(?:(?:{either(words['openers'])})\s+)?")
        self.not_denied = re.compile(rf"(?<!\w)(?:{either(words['not_denied'])})(?!\w)")
        self.openers_of_gap = frozenset(words["gap_openers"])
        self.particles = frozenset(
            (*words["particles"], *words["adverbs"], *words["that"], *words["continuing"])
        )
        self.finite = re.compile(rf"\s\S+\s+(?:\S+\s+){{0,8}}?(?:{either(words['finite'])})(?!\w)")
        once = either(words["adverbs"]) if subject_first(language) else "(?!)"  # "it was also expected"
        self.passively = re.compile(
            rf"(?<!\w)(?:{either(words['passives'])})\s+(?:(?:{once}|\w+ly)\s+)?$", re.IGNORECASE
        )
        self.determined = re.compile(
            rf"(?:(?<!\w)(?:{either(words['determiners'])})|[’']s?)\s+$", re.IGNORECASE
        )
        self.timed = re.compile(
            rf"\s+(?:(?:{either(words['timed_openers'])})\s+(?:[^\s,.;:\0]+\s+){{0,4}}?"
            rf"(?=(?:{either(words['subject_pronouns'])})\s)"
            rf"|(?:late\s+|early\s+|earlier\s+)?(?:on\s+)?(?:{either(words['days'])})\s+(?=[^\s,.;:\0]+\s))",
            re.IGNORECASE,
        )
        self.and_ = re.compile(rf"(?:{either((*words['together'], 'but', 'or'))})\s+")
        self.subordinate = re.compile(rf"(?:{either(words['subordinating'])})\s")
        self.again = re.compile(rf",?\s+(?:{either(words['together'])})\s+(?:{either(words['that'])})\s+")
        subjects = either((*words["subject_pronouns"], *words["determiners"], "none", "neither"))
        self.own_clause = re.compile(
            rf"(?:(?:{either(words['subject_pronouns'])})\s+\w+|(?:(?i:{subjects})\s|[A-Z])"
            rf"(?:[^\s,.;:\0]*\s+){{0,8}}?(?:{either(words['finite'])}|\w+ed))(?!\w)"
        )
        self.perfect = re.compile(  # "C, har X tidligere sagt"
            rf",\s+(?P<have>{either(words['perfect'])}|(?:{either(words['hearsay'])})(?=[^,.;:\0]*\sha\s+$))"
            r"\s+(?:[^\s,.;:\0]+\s+){1,8}$"
        )
        self.resuming = re.compile(rf",\s+(?P<verb>(?:{either(words['finite'])})\s)")
        self.is_that = re.compile(rf"(?:{either(words['copulas'])})\s+(?:{either(words['that'])})\s+")
        self._resuming(words, language)
        self.answers = frozenset(words["words_of_answer"])
        self.raised = re.compile(rf"\s+(?:{either(words['negations'])})(?=\s)")
        self._pointing(words)
        self._questions(words)
        self.conjunctions = frozenset(words["conjunctions_at"])
        self.takers = frozenset(words["takers"])
        self._unsaid(words, language)
        self._things(words, language)
        self._second_hand(words)
        self._openings(words)
        self._audience(words)
        self._told_by(words)

    def _resuming(self, words: dict[str, Any], language: str) -> None:
        """How a clause goes on behind who says it, and what of it is not his."""
        self.absolute = re.compile(rf"\s(?:having|being|{either(words['that'])})(?:\s|$)")
        led = either((*words["relatives"], *words["relative_pronouns"], *words["thing_relatives"]))
        self.relative_led = re.compile(
            rf",\s+(?:(?:in|of|on|at|for|with)\s+)?(?:{led})(?:\s+[^\s,;:\0]+){{0,3}}$"
        )
        self.resumed = self.resuming
        if subject_first(
            language
        ):  # "The law, she said, puts them at risk", "It is likely, she said, that C"
            verb = rf"{either((*words['finite'], *words['resumed_by'], *words['that']))}|[a-z]+ed"
            whom = either((*words["determiners"], *words["to_do"], *words["that"]))
            self.resumed = re.compile(rf",\s+(?:(?:{verb})\s|[a-z]+[^s\W]s\s+(?:(?:{whom})\s|[A-Z]))")

    def _questions(self, words: dict[str, Any]) -> None:
        """ "Asked whether C", "asked her counterpart, B, if C", up to what is asked."""
        to_do = either((*words["to_do"], *words["infinitives"]))  # "asked B to leave when"
        self.about = re.compile(
            rf"\s+(?:(?!(?:{to_do})\s)[^\s,.;:!?\0]+\s+){{0,7}}?(?:[^\s,.;:!?\0]+,\s[A-Z][^,.;:!?\0]{{1,40}},\s)?"
            rf"(?:{either(words['asked_about'])})\s+"
        )

    def _pointing(self, words: dict[str, Any]) -> None:
        """What was said stands elsewhere: "sa dette da han møtte B"."""
        no_verb = rf"(?!\s+(?:\S+\s+){{1,3}}(?:{either(words['finite'])})\s)"  # "mener det i dag er nok"
        when = either((*words["clause_openers"], *words["days"]))
        apart = rf"(?:{either(words['prepositions'])})(?!\w){no_verb}|(?:{when})"
        self.pointed_at = re.compile(  # "sa dette da han møtte B": what was said stands elsewhere
            rf"\s+(?:{either(words['clefted'])})\s+(?:{apart})(?!\w)(?!(?:\s+\S+){{0,3}}\s+(?:{either(words['that'])})\s)"
        )
        self.this_ahead = re.compile(rf"\s+(?:{either(words['clefted'])})\s*:")  # "om saken sier X dette:"
        self.whom_about = re.compile(rf"\s+[^,.;:\0]{{2,80}}?\s(?:{either(words['said_of'])})\s")  # "B om C"

    def _second_hand(self, words: dict[str, Any]) -> None:
        """What within words said is nothing that somebody else said."""
        self.modal = re.compile(
            rf"(?<!\w)(?:{either(words['modals'])})\s+(?:be\s+)?$"
        )  # "would be asking for"
        self.infinitives = frozenset((*words["to_do"], *words["infinitives"]))

    def _things(self, words: dict[str, Any], language: str) -> None:
        """ "A deal that promised C": a relative at a verb, and the nouns of those who tell something."""
        between = either((*words["auxiliaries"], *words["adverbs"]))
        led = either((*words["relatives"], *words["relative_pronouns"]))
        inserted = rf"(?<!\w)(?:{led})\s+(?:[^\s,.;:\0]+\s+){{1,5}}$"
        self.inserted = re.compile(inserted if subject_first(language) else "(?!)")
        that = either(words["thing_relatives"]) if subject_first(language) else "(?!)"
        self.thing_relative = re.compile(rf",?\s+(?:{that})\s+(?:(?:{between}|\w+ly)\s+){{0,2}}$")
        papers, relatives = either(words["silent_papers"]), either(words["relatives"])
        self.paper_relative = re.compile(rf"(?:{papers}),?\s+(?:{relatives})\s+(?:(?:{between})\s+)*$")
        self.thing_participles = frozenset(words["thing_participles"])
        keys = (
            "document_nouns",
            "resolutions",
            "messages",
            "authorities",
            "unnamed_nouns",
            "bodies",
            "outlet_kinds",
        )
        self.tellers = frozenset(noun.split()[-1] for key in keys for noun in words[key])

    def _unsaid(self, words: dict[str, Any], language: str) -> None:
        """A negation before a verb, with what is set off between: "had not, as of Monday, announced"."""
        passives = either((*words["passives"], *words["side_passives"]))
        perfect = either(words["perfect"])
        self.suffered = re.compile(  # "ble hun fortalt", "er blitt bedt"
            rf"(?<!\w)(?:{passives})\s+(?:(?!(?:{perfect})\s)[^\s,.;:\0]+\s+){{0,8}}?$", re.IGNORECASE
        )
        others = either((*words["continuing"], *words["perfect"], *words["relatives"]))
        between = rf"(?:(?!(?:{others})\s)[^\s,.;:\0]+\s+){{0,3}}"
        learns = either(words["learning"])  # "fikk avisen bekreftet at C": somebody told it
        self.learns = re.compile(rf"(?<!\w)(?:{learns})\s+{between}$", re.IGNORECASE)
        self.learnt = frozenset(words["learnt"])
        self.by = re.compile(rf"\s+(?:{either(table(language, 'frames')['by'])})\s+")
        suffers = "(?!)" if subject_first(language) else either(words["passives"])
        self.told_passively = re.compile(rf",\s+(?:{suffers})\s+$")
        denied, aside = either(words["denied_before"]), r"(?:,[^,.;:]{1,40},)?"
        each = r"(?:[^\s,;:\0]+\s+){0,6}"  # "verken A eller B", "neither the A of B nor C"
        neither = rf"(?:{either(words['neither'])})\s+{each}(?:{either(words['nor'])})\s+{each}$"
        it = rf"(?:{either(words['expletives'])})"
        self.expletive = re.compile(rf"(?<!\w){it}\s+(?:(?:{either(words['adverbs'])})\s+)*$", re.IGNORECASE)
        self.expletive_behind = re.compile(rf"\s+{it}\s" if not subject_first(language) else r"(?!)")
        self.impersonal = frozenset((*words["impersonal"], *words["attitude_verbs"]))
        supposed = "|".join(words.get("unspoken_before", ["(?!)"]))
        self.supposed = re.compile(rf"(?<!\w)(?:{supposed})$")  # no "May said"
        self.wordless = re.compile("|".join(words.get("unspoken_behind", ["(?!)"])))
        self.unsaid = re.compile(
            rf"(?:(?<!\w)|(?<=n))(?:{neither}|(?:{denied}){aside}\s+(?:\w+\s+)?$)", re.IGNORECASE
        )

    def _openings(self, words: dict[str, Any]) -> None:
        """What opens with "da A kom", which only says when, with "det sier", with "and B"."""
        self.fronted = re.compile(rf"(?:{either(words['fronting'])})\s[^,\0]*$", re.IGNORECASE)
        joins = either((*words["continuing"], *words["together"]))
        self.fronted_later = re.compile(  # "A har alt møtt B, og før C, lovde han D"
            rf",\s+(?:{joins})\s+{self.fronted.pattern}", re.IGNORECASE
        )
        self.coordinate = re.compile(
            rf"(?:{either((*words['continuing'], *words['relatives'], *words['relative_pronouns']))})\s",
            re.IGNORECASE,
        )
        unspoken = either(words["unspoken"]) if words["unspoken"] else "(?!)"
        self.unspoken = re.compile(rf"\s+(?:[^\s,.;:]+\s+){{1,3}}(?:{unspoken})\s*(?:[,.;\0]|$)")
        self.reflexive = re.compile(rf"(?:{either(words['reflexive'])})\s", re.IGNORECASE)
        self.pointing = re.compile(
            rf"(?:{either(words['pointers'])})\s+(?=(?:{either(words['pointing'])})\s)"
        )
        self.cleft = compiled(
            rf"(?:{either(words['cleft'])})\s[^.:!?\0]*\s(?:{either(words['relatives'])})\s+(?:{either(words['verbs'])})\s+"
            rf"(?:{either(words['clefted'])})(?!\w)"
        )
        self.asked = re.compile(rf"(?:{either(words['asked_openers'])})\s[^\0]*,\s", re.IGNORECASE)
        self.how = re.compile(
            rf"\s+(?:(?:{either(words['adverbs'])})\s+)?(?=(?:{either(words['how'])})\s)", re.IGNORECASE
        )
        who, particles = words["subject_pronouns"] or words["bare"], either(words["said_particles"])
        self.particled = re.compile(rf"(?:(?:{either(who)})\s+)?(?:{particles})\s")
        self.quoted = re.compile(r"\s*[,:]?\s*[“\"«„]?\0")
        finite = either(words["finite"])
        self.thing = re.compile(
            rf"(?:(?!(?:{finite})\s|\w+ed\s)[^\s,.;:\0]+\s+){{1,6}}(?:but|and)\s+(?:{finite})\s"
        )

    def _told_by(self, words: dict[str, Any]) -> None:
        """How a clause that is said opens, and what somebody else tells of another's belief."""
        held = either(
            (
                *words["attitude_words"],
                *words["wanting"],
                *words["copulas"],
                *words["attitude_verbs"],
                *words["viewing"],
            )
        )
        self.held = re.compile(rf"(?:{held})(?!\w)", re.IGNORECASE)  # what only tells what somebody thinks
        self.opened_clause = re.compile(  # "adds in spite of B, there are C"
            rf"\s+(?=(?:{either(words['opening_clauses'])})\s[^,.;:\0]{{2,90}},\s"
            rf"(?:(?:{either(words['bare'])})(?=\s)|[A-Z])[^.;:\0]*?\s(?:{either(words['finite'])})\s)"
        )
        self.believed = re.compile(rf"(?:{either(words['believing'])})")
        self.told_that = re.compile(rf"\w\s(?:{either(words['that'])})\s")

    def _audience(self, words: dict[str, Any]) -> None:
        """Whom, when and where something is said to, between a verb and its clause or behind both."""
        self.day = re.compile(
            rf"\s*(?:{either(words['days'])})(?:\s+(?:{either(words['dayparts'])}))?(?=\s)\s+(?P<next>\w+)",
            re.IGNORECASE,
        )
        self.citing = re.compile(
            rf",?\s+(?:[^\s,.;:\0]+\s+){{0,3}}?(?:{either(words['citing']) or '(?!)'})\s+"
        )
        self.crowd = re.compile(
            rf"\s+(?:{either(words['audience'])})(?:\s+(?:on\s+)?(?:{either(words['days'])}))?(?=\s)",
            re.IGNORECASE,
        )
        self.described = re.compile(  # the comma before "the Peruvian minister, NAME," or "NAME, a minister,"
            rf",[”\"’]?\s+(?:(?:{either((*words['determiners'], *words['articles']))})\s+(?:\w+\s+)?)?$"
        )
        said_to = either((*words["audience"], *words["adverbs"]))
        adverbs = words["tail_adverbs"]  # "said here on Friday"
        beside = rf"(?:{either(adverbs)})(?![\w])" if adverbs else "(?!)"
        opens = either((*words["tail_openers"], *words["citing"]))
        trailing = either((*words["trailing"], *words["according"], *words["citing"]))
        self.closing = re.compile(
            rf"\s*\.?\s*$|,\s+(?:{trailing})\s[^;:\0]*$"
        )  # ", she said, according to B"
        day = r"[A-Z]\w+(?:\s\d{1,2}(?:,\s\d{4})?)?"
        self.tail = re.compile(rf"(?:\s+(?:{said_to}|(?:{opens})\s[^,\0]*|{beside}|{day}))*\s*[.]?")


speech_patterns = cache(SpeechPatterns)  # one a language
