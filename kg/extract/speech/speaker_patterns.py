"""The patterns around a subject at a verb of saying, made once for each language."""

import re
from functools import cache

from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.stops import DOT
from kg.languages import subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either

ASIDE = re.compile(r",\s+[a-zæøå][^,.;:!?\0\n]{2,30},(?=\s+[A-ZÆØÅ])")
STOP = re.compile(
    r"[;:!?\0]|,\s|(?<!\b[A-ZÆØÅ])(?<!\b[JjDMS]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\b[RSGD]e[pnl])(?<!\bGov)\.\s|\n"
)  # where whoever is named behind a verb is no subject any more


class SpeakerPatterns:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        speaks, for_ = either(cues.words["authorities"]), either((*cues.words["post_links"], "for", "of"))
        self.spokes = re.compile(rf"(?<!\w)(?:{speaks})(?!\w)(?:\s+(?:{for_})(?!\w))?", re.IGNORECASE)
        self.anonymous = re.compile(rf"(?<!\w)(?:{either(cues.words['anonymous'])})(?!\w)", re.IGNORECASE)
        between = either((*cues.words["auxiliaries"], *cues.words["adverbs"], *cues.words["days"]))
        self.relative = re.compile(
            rf"(?:\s*\([^()\n]*\))?,?\s+(?:{either(cues.words['relatives'])})\s+(?:(?:{between})\s+){{0,2}}$",
            re.IGNORECASE,
        )
        self.insertion = re.compile(
            rf",\s+(?=(?:{either(cues.words['insertions'])})\s)[^,;:!?\n\0]*,\s*(?=$|\w+\s*$)", re.IGNORECASE
        )
        people = table(language, "people")
        self.adjunct = re.compile(  # ", in his weekly talk with the press "
            rf",\s+(?:{either(cues.words['adjuncts'])})\s[^,;:!?\n\0]*$"
        )
        self.beside, self.doing = re.compile(r"\s*(?:\w+ly\s+)?"), re.compile(r"[a-z]+ing(?!\w)")
        self.company = (
            frozenset(table(language, "frames")["with"]) if subject_first(language) else frozenset()
        )
        self.adjoined = re.compile(
            rf"\s+(?:{either(cues.words['talk_places'])})\s+(?:{either(cues.words['talk_owners'])})\s[^,]*,\s+[A-Z]"
        )
        self.leads = cues.prepositions | frozenset(cues.words["fronting"])
        self.apposing = re.compile(
            rf",\s+(?:(?:{either((*cues.words['articles'], *cues.words['determiners']))})\s+)?(?:\w+\s)?"
        )
        served = either((*cues.words["speaking_nouns"], *cues.words["spokes_nouns"]))
        self.serving = re.compile(
            rf"(?:[’']s?)?\s+(?:[\w’'-]+\s+){{0,4}}?(?:{served})\s+(?:{either(people['honorifics'])}\W?\s+)?",
            re.IGNORECASE,
        )
        self.nationals = re.compile(  # "Bolivian militants", "Bolivian security officials"
            rf"(?:\s+[a-zæøå]{{4,}}){{1,2}}(?<!ly)\s+(?:(?:{between}|\w+ly)\s+){{0,2}}"
        )
        self.honorific = re.compile(rf"(?:{either(people['honorifics'])})[^\w\s]?\s")
        self.through = re.compile(rf"\s+(?:{either(cues.words['through'])})\s")
        self.seated = re.compile(rf"(?<!\w)(?:{either(cues.words['seats'])})\s+(?:the\s+)?$")
        self.issuing = re.compile(rf"(?<!\w)(?:{either(cues.words['issuing'])})(?!\w)")
        that = either(cues.words["thing_relatives"])
        self.which = re.compile(
            rf",\s+(?:{that})\s+(?:(?:{between})\s+){{0,2}}$" if subject_first(language) else "(?!)"
        )
        self.thing = re.compile(rf"(?:['’]s)?\s+(?:[a-z-]+\s+){{1,2}}(?:{that})\s+(?:[a-z]+\s+)?")
        self._set_apart(language, between)
        self._joint(language)

    def _set_apart(self, language: str, between: str) -> None:
        """What stands beside a subject: adverbs, and an aside of a state or body."""
        cues, ordered = cues_of(language), subject_first(language)
        told = cues.words["adverbs"] if ordered else ()
        self.adverbs = re.compile(rf"(?<=\s)(?:{either(told)})(?=\s)" if told else "(?!)")
        later = rf"(?:(?:{between})\s+)*" if ordered else ""
        self.officer = re.compile(rf"\s+(?:{either(cues.words['speaking_nouns'])})\s+{later}", re.IGNORECASE)
        name = r"[A-Z][\w.\u2024’'-]*"  # "Peru and the EU, known as C, condemned"
        body = rf"(?:\s+(?:[a-z]+\s+)?(?:{either(cues.words['bodies'])}))?"
        names = rf"(?:(?:[Tt]he|and|{name}),?\s+)*{name}{body},\s[^,;:!?\n\0]{{3,80}},\s*"
        self.set_apart = re.compile(names if ordered else "(?!)")

    def _joint(self, language: str) -> None:
        """What joins somebody to the one named before, as one of two subjects."""
        cues, people = cues_of(language), table(language, "people")
        says = either((*cues.words["verbs"], *cues.words["that"]))  # "said A and added that B": no two
        whose = rf"{either(people['possessives'])}|[A-Z][\w-]*[’'](?:s|(?=\s))"  # "and Peru's premier, NAME,"
        beside = rf"(?:(?:{whose})\s+(?:[\w’'-]+\s+){{0,4}}[\w’'-]+,\s+)?"
        titled = r"(?:(?:[A-Z][\w’'-]*|[a-z]+(?=\s+(?:[a-z]+\s+)?[A-Z]))\s+){0,6}"
        self.comma = re.compile(rf",\s+{titled}" if subject_first(language) else "(?!)")
        self.joint = compiled(
            rf"\s*(?:\([^)]*\))?\s*(?:{either(cues.words['together'])})\s+{beside}"
            rf"(?:(?!(?-i:{says})\s)(?:[\w’'{DOT}-]+|(?:[A-Z][.\u2024])+)\s+){{0,9}}$",  # "and U.S. envoy"
            re.IGNORECASE,
        )


speaker_patterns = cache(SpeakerPatterns)  # one a language
