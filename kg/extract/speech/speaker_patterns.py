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
        days = rf" (?:(?:{either(cues.words['days'])}) )?"  # "kom mandag med en", "issued on Monday a"
        issuing = "|".join(re.escape(w).replace(r"\ ", days, 1) for w in cues.words["issuing"])
        self.issuing = re.compile(rf"(?<!\w)(?:{issuing or either(())})(?!\w)")
        that = either(cues.words["thing_relatives"])
        self.which = re.compile(
            rf",\s+(?:{that})\s+(?:(?:{between})\s+){{0,2}}$" if subject_first(language) else "(?!)"
        )
        self.thing = re.compile(rf"(?:['’]s)?\s+(?:[a-z-]+\s+){{1,2}}(?:{that})\s+(?:[a-z]+\s+)?")
        told = cues.words["adverbs"] if subject_first(language) else ()
        self.adverbs = re.compile(rf"(?<=\s)(?:{either(told)})(?=\s)" if told else "(?!)")
        later = rf"(?:(?:{between})\s+)*" if subject_first(language) else ""
        self.officer = re.compile(rf"\s+(?:{either(cues.words['speaking_nouns'])})\s+{later}", re.IGNORECASE)
        ordered = subject_first(language)  # "Peru and the EU, known as C, condemned"
        names = r"(?:(?:[Tt]he|and|[A-Z][\w.\u2024’'-]*),?\s+)*[A-Z][\w.\u2024’'-]*,\s[^,;:!?\n\0]{3,80},\s*"
        self.set_apart = re.compile(names if ordered else "(?!)")
        self._joint(language)

    def _joint(self, language: str) -> None:
        """What joins somebody to the one named before, as one of two subjects."""
        cues, people = cues_of(language), table(language, "people")
        says = either((*cues.words["verbs"], *cues.words["that"]))  # "said A and added that B": no two
        whose = rf"{either(people['possessives'])}|[A-Z][\w-]*[’'](?:s|(?=\s))"  # "and Peru's premier, NAME,"
        beside = rf"(?:(?:{whose})\s+(?:[\w’'-]+\s+){{0,4}}[\w’'-]+,\s+)?"
        self.joint = compiled(
            rf"\s*(?:\([^)]*\))?\s*(?:{either(cues.words['together'])})\s+{beside}"
            rf"(?:(?!(?:{says})\s)(?:[\w’'{DOT}-]+|(?:[A-Z][.\u2024])+)\s+){{0,9}}$",  # "and U.S. envoy NAME"
            re.IGNORECASE,
        )


speaker_patterns = cache(SpeakerPatterns)  # one a language
