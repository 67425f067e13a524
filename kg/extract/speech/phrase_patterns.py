"""The patterns of one language pack around verbs whose content is a phrase: asking, thanking, calling."""

import re
from functools import cache

from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.patterns import speech_patterns
from kg.languages import subject_first
from kg.languages import words as lexicon
from kg.languages.compiled import compiled
from kg.languages.patterns import either

_TODAY = ("i dag", "i går", "today", "yesterday")


class PhrasePatterns:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        words = cues.words
        self.crowd = speech_patterns(language).crowd
        self.answer = re.compile(rf"\s+(?:[^\s,.;:\0]+\s+){{0,2}}?(?:{either(words['words_of_answer'])})\s")
        self.come = re.compile(rf"(?<!\w)(?:{either(words['come'])})(?!\w)(?!\s+å\s)", re.IGNORECASE)
        self.charged = re.compile(  # "Peru, which he accused of C"
            rf",\s+(?:which|whom|who)\s+(?:[^\s,.;:\0]+\s+){{1,6}}(?:{either(words['charging'])})$"
        )
        self.charge = re.compile(r"\s+(?:of|for)(?=\s)")
        self.elsewise = cues.prepositions | frozenset((*words["verb_particles"], *words["negations"]))
        self.pointed = re.compile(rf"\W*(?:{either(words['pointers'])})\s+")
        self.for_ = re.compile(
            rf"[^.;:!?\0]*?(?<!\w)(?:{either(words['for'])})\s+(?:å\s+)?(?!{either(words['days'])})",
            re.IGNORECASE,
        )
        self._asking(language)
        self._viewing(language)
        lists = either((*words["together"], *words["adding"]))
        listing = rf"[^,;:\0]*,?\s(?:{lists})\s" if subject_first(language) else r"(?!)"
        self.aside = re.compile(rf", (?!(?:{lists})\s|{listing})")
        when = rf"(?i:{either(words['days'])})(?:\s(?:{either(words['dayparts'])}))?"
        on = r"(?:on\s+)?" if subject_first(language) else ""
        how = either((*words["degree"], *words["tail_adverbs"], *_TODAY))
        self.degree = re.compile(rf"(?:\s+(?:{on}{when}|{how}))+(?=\s|\.$)")
        self.earlier = re.compile(r"\s+(?:earlier|later|late|early)(?=\s)")
        self.timed = re.compile(rf"(?:{either(words['timed_openers'])})\s", re.IGNORECASE)
        nouns = either(words["determiners"])  # "told them to leave", not "told them the way to the town"
        several = rf"(?:{either(words['they'])}|[A-ZÆØÅ][a-zæøå]+(?:{either(words['subject_plurals'])}))\s$"
        self.subject = re.compile(  # "En talsperson for X takker", "Opprørerne ba X": nobody behind the verb
            rf"(?:{either(words['indefinite'])})\s+(?:\w+\s+)?\w+\s+(?:for|i|ved|hos|fra|frå|av)\s|{several}",
            re.IGNORECASE,
        )
        self.means = re.compile(  # "lover i en kort kommentar å C"
            rf"\s+i\s+(?:{either(words['indefinite'])})\s+(?:\w+\s+){{1,4}}?(?=(?:{either(words['to_do'])})\s)"
        )
        self.to_do = re.compile(
            rf"[^,.;:!?\0]*?(?:,\s+(?:[A-Z][^,.;:!?\0]{{2,40}}|(?:{either(words['naming'])})\s[^.;:!?\0]{{2,120}}?),)?\s(?:{either(words['to_do'])})\s+(?!(?:{nouns})\s)[^\W\dA-ZÆØÅ]"
        )
        self.accused = re.compile(r"[^,.;:!?\0]{2,60}?\s(?:for\s+å|for)\s+")
        told = either((*words["prepositions"], "to"))
        beside = r"as\s(?:part|well|soon|long)\s"  # "called NAME as part of", which calls nobody anything
        asks = either(words["asking_participles"])  # "called B urging him to “build”"
        words_between = r"[^\s,.;:!?\0]+\s+"
        self.as_ = re.compile(
            rf"\s+(?:(?:(?!(?:{told}|{asks})\s){words_between}){{1,7}}?"
            rf"(?:(?!{beside}|[“\"]to\s)(?:{either(words['as'])})(?!\w)|[“\"«„])|(?!(?:{told})\s)(?:{words_between}){{1,7}}?(?!{beside})(?:as|som)\s|(?!(?:{told})\s)(?:(?!(?:{asks})\s){words_between}){{1,14}}?[“\"«„](?!to\s))"
        )

    def _viewing(self, language: str) -> None:
        """What something is seen as, and participles that tell only behind "har"."""
        words = cues_of(language).words
        brushed = rf"(?:{either((*words['determiners'], *words['articles']))})\s+|[A-Z][\w-]*[’']s\s+"
        self.brushed_off = re.compile(  # "dismissed the accusations"
            rf"\s+(?:{brushed})?(?:[\w’'-]+\s+){{0,3}}?(?:{either(words['brushed_off'])})(?!\w)"
            if words["brushed_off"]
            else "(?!)"
        )
        owners = lexicon(language, "people", "possessives")
        opens = either((*words["indefinite"], *words["articles"], *words["degree"], *sorted(owners)))
        self.seen_as = re.compile(  # "ser besøket som propaganda", not "ser en mann som kom"
            rf"(?:\s+(?!(?:{either(words['as'])})\s)[^\s,.;:\0]+){{1,6}}\s(?:{either(words['as'])})"
            rf"(?P<as>\s+(?:(?:{opens})\s+[^\s,.;:\0]+|[a-zæøå]+(?=[,.;]|$|\s(?:{either(words['together'])})\s)))"
        )
        suffers = either((*words["passives"], *words["side_passives"]))
        done = either(words["passives"]) if not subject_first(language) else "(?!)"
        self.undergone = re.compile(rf"(?<!\w)(?:{done})\s+(?:\w+\s+)?$")  # "har blitt stemplet som C"
        self.perfect = re.compile(  # "har A også kalt", not "har blitt kalt"
            rf"(?<!\w)(?:{either((*words['perfect'], *words['having']))})\s+"
            rf"(?:(?!(?:{suffers})\s)[^\s,.;:\0]+\s+){{0,7}}$",
            re.IGNORECASE,
        )

    def _asking(self, language: str) -> None:
        """What stands between a verb of asking and what is asked, and who asks in the passive."""
        words = cues_of(language).words
        self.asked = re.compile(rf"[^.;:!?\0]*?\s(?:{either(words['infinitives'])})\s+")
        bodies = either(
            (
                *words["governments"],
                *words["authorities"],
                *words["parties"],
                *words["plural"],
                *words["asked_people"],
            )
        )
        self.asked_bodies = compiled(  # "ber regjeringen i Chile åpne grensen"
            rf"\s+(?:(?:{either(words['adverbs'])})\s+)?(?:(?:{either(words['articles'])})\s+)?(?:[a-zæøå]+e\s+)?"
            rf"(?:{bodies})(?:\s+i\s+[A-ZÆØÅ][\w-]+)?\s+(?={either(words['bare_infinitives'])}(?:\s|[.,]))"
            if words["bare_infinitives"]
            else r"(?!)"
        )
        self.urged = re.compile(  # "urged Peru's president, NAME, to wait"
            rf"(?:{either(words['urging'])})\s+(?P<whom>(?:[^\s.;:!?\0]+\s+){{1,9}}?)(?:not\s+)?to\s+[a-z]"
        )
        self.asked_that = re.compile(r"(?:\s+[^\s,.;:!?\0]+){0,6}?\s+om\s+at\s+")
        joins, first = either(words["continuing"]), either((*words["adverbs"], *words["days"]))
        turned = rf",?\s+(?:{joins})\s+(?:{first})\s+$" if not subject_first(language) else "(?!)"
        self.turned = re.compile(turned)  # "A støtter C, og nå lover B D": B stands behind his verb
        against = either(words["against"])
        self.against = re.compile(rf"\s+(?:[^\s,.;:!?\0]+\s+){{1,6}}?(?:{against})\s+")
        comments = either(words["comments_sought"])
        self.comments = re.compile(rf"\s+(?:[^\s,.;:!?\0]+\s+){{0,8}}?om\s+(?:{comments})(?!\w)")
        self.sought = re.compile(r"\s+(?:[^\s,.;:!?\0]+\s+){1,6}?om\s+(?!å\s|at\s|det\s)")  # "ba X om hjelp"
        by = sorted(lexicon(language, "frames", "by"))
        self.agent = re.compile(rf"\s+(?:{either(by)})\s+")


phrase_patterns = cache(PhrasePatterns)  # one a language
