"""The words that report speech in one language, as patterns over the text of a sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.speech.cue_names import NAMES
from kg.languages import table
from kg.languages.compiled import compiled
from kg.languages.patterns import either


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Compiled patterns of one language pack's `speech` table; `words` is the table itself."""

    verb: re.Pattern[str]  # finite verbs of saying
    object_verb: re.Pattern[str]  # verbs that take what was said as a phrase
    ask: re.Pattern[str]
    thank: re.Pattern[str]
    any: re.Pattern[str]  # a word of the four before
    that: re.Pattern[str]  # from the end of the verb phrase to the clause
    according: re.Pattern[str]
    document: re.Pattern[str]
    bare: re.Pattern[str]
    phrasal: frozenset[str]  # of those that say only with a noun or an attitude: "kom med en advarsel om at"
    declaring: re.Pattern[str]  # "seg enig i at", which such a verb says
    telling: re.Pattern[str]  # the noun that such a verb says it with
    only_that: frozenset[str]
    split: dict[str, re.Pattern[str]]  # verbs of saying only with a particle that may follow their subject
    body: re.Pattern[str]
    body_noun: re.Pattern[str]  # which every body has
    to: re.Pattern[str]
    prepositions: frozenset[str]
    negated: re.Pattern[str]
    hypothetical: re.Pattern[str]
    implying: re.Pattern[str]  # a verb before "that" whose subject is a thing: "means that"
    words: dict[str, Any]


@cache
def cues(language: str) -> Cues:
    """The patterns of a language; an empty pack gives patterns that never match."""
    words: dict[str, Any] = {name: [] for name in NAMES} | table(language, "speech")
    split: dict[str, list[str]] = words.get("split_verbs", {})
    adverbs = either(words["adverbs"])
    infinitives = words["verb_infinitives"]  # behind "vil", "må": they say only with "at"
    that, wanting = either(words["that"]), _with_that(words)
    phrasal = frozenset((*words["attitude_verbs"], *words["telling_verbs"]))
    plain = [v for v in words["object_verbs"] if not v.endswith(" å")]
    heads = either(v.removesuffix(" å") for v in words["object_verbs"] if v not in plain)
    parted = [rf"(?:{heads})(?:\s+(?:{adverbs}))?\s+å"]  # "håper nå å"
    return Cues(
        verb=_word((*words["verbs"], *infinitives, *split), *wanting),
        object_verb=_word(plain, *parted, *words["object_patterns"]),
        ask=_word(words["ask_verbs"]),
        thank=_word(words["thank_verbs"]),
        any=_word(
            (*words["verbs"], *infinitives, *split, *plain, *words["ask_verbs"], *words["thank_verbs"]),
            *parted,
            *wanting,
            *words["object_patterns"],
        ),
        that=_that(that, words),
        according=_according(language, words),
        document=_word(words["document_verbs"], *words["document_patterns"]),
        bare=_bare(words),
        phrasal=phrasal,
        declaring=re.compile(
            rf"(?<!\w)(?:{either(words['himself'])})\s+(?:{either(words['attitudes'])})\s+{that}\s*$",
            re.IGNORECASE,
        ),
        telling=re.compile(rf"(?<!\w)(?:{_told_to(words)})\s+{that}\s*$", re.IGNORECASE),
        only_that=frozenset((*words["only_that"], *infinitives, *split, *phrasal)),
        split={head: _word(particles) for head, particles in split.items()},
        body=_body(words, _fields(language)),
        body_noun=compiled(
            rf"(?:{either((*words['bodies'], *words['owned_bodies'], *words['body_endings']))})(?!\w)",
            re.IGNORECASE,
        ),
        to=re.compile(rf"(?<!\w)(?<!according )(?:{talks(words)}|{either(words['to'])})\s+", re.IGNORECASE),
        prepositions=frozenset(words["prepositions"]),
        negated=_negated(words),
        hypothetical=re.compile(
            rf"(?<!\w)(?<![Ss]elv )(?<![Ss]jølv )(?:{either(words['hypothetical'])})\s+"
            rf"(?!(?:{either(words['together'])})\s)(?:\w+\s+){{0,3}}$",  # not so "tenkte seg om og sa"
            re.IGNORECASE,
        ),
        implying=re.compile(rf"(?<!\w)(?:{either(words['implying_verbs'])})\s+{that}\s*$"),
        words=words,
    )


def _bare(words: dict[str, Any]) -> re.Pattern[str]:
    """What opens a clause right behind a verb: "it", "the", "he'll", a name, an opening mark."""
    opens = rf"(?:{either(words['bare'])})(?:['’]\w{{1,2}})?\s|[A-ZÆØÅ«“\"]"
    return re.compile(rf"\s+(?:(?:{either(words['adverbs'])})\s+)*(?={opens})")


def _according(language: str, words: dict[str, Any]) -> re.Pattern[str]:
    """ "Ifølge", no "i følge med", in whose company."""
    company = either(table(language, "frames")["with"])
    return re.compile(rf"(?<!\w)(?:{either(words['according'])})\s+(?!(?:{company})\s)", re.IGNORECASE)


def _that(that: str, words: dict[str, Any]) -> re.Pattern[str]:
    """What stands between a verb and its clause, up to "that", or "that, once A left," with an aside."""
    led = "".join(rf"(?<!\s{re.escape(word)}\s)" for word in words["pointed_by"])  # "after that trip that C"
    return re.compile(
        rf"(?:[^.;:!?\0]|(?<=\b[A-ZÆØÅ])\.|(?<=\d)\.(?=\s[a-zæøå]))*?(?<!\w){led}(?:{that})"
        r"(?:,(?=\s+(?:[^,.;:\0]|(?<=[A-Z])\.){8,160},\s))?\s+",
        re.IGNORECASE,
    )


def _with_that(words: dict[str, Any]) -> list[str]:
    """The verbs that say only with "that" behind them, some over an attitude or a noun."""
    that, attitudes = either(words["that"]), either(words["attitudes"])
    wishes = rf"(?:{either(words['wishing_adverbs'])})" if words["wishing_adverbs"] else r"\w+"
    himself, declared = either(words["himself"]), either(words["declaring_verbs"])
    return [  # "vil gjerne at C" wants, "vil komme" says nothing; "var han tydelig på at C"
        rf"(?:{either(words['wanting'])})(?=(?:\s+(?!{that}\s){wishes}){{0,2}}\s+{that}\s)",
        rf"(?:{either(words['attitude_verbs'])})(?=(?:\s+(?!{that}\s)[^\s,.;:\0]+){{0,12}}?\s+(?:{attitudes})\s+{that}\s)",
        rf"(?:{declared})(?=(?:\s+(?!{that}\s)[^\s,.;:\0]+){{0,12}}?\s+(?:{himself})\s+(?:{attitudes})\s+{that}\s)",
        _telling(words),
    ]


def _telling(words: dict[str, Any]) -> str:
    """ "Kom med en advarsel om at C", "issued a warning that C": the verb before such a noun."""
    that, nouns = either(words["that"]), _told_to(words)
    stops = either((*words["that"], *words["telling_stops"]))  # "kom etter en melding om at C"
    between = rf"(?:\s+(?!(?:{stops})\s)[^\s,.;:\0]+){{0,8}}?"
    return rf"(?:{either(words['telling_verbs'])})(?={between}\s+(?:{nouns})\s{that}\s)"


def _told_to(words: dict[str, Any]) -> str:
    """The nouns, with those who hear it between: "beskjed til A om", "a message to B"."""
    parts = [noun.partition(" ") for noun in words["telling_nouns"]]
    ties = {tail: either(head for head, _, other in parts if other == tail) for _, _, tail in parts}
    whom = rf"(?:\s+(?:{either(words['recipients'])})(?:\s+[^\s,.;:\0]+){{1,5}}?)?"
    return (
        "|".join(
            rf"(?:{heads}){whom}" + (rf"\s+{re.escape(tail)}" if tail else "") for tail, heads in ties.items()
        )
        or "(?!)"
    )


def asked_by(words: dict[str, Any]) -> str:
    """ "På NTBs spørsmål": the expression that names who asks."""
    asked = either(words["asked_nouns"])
    return rf"(?:{either(words['asked_at'])})\s+(?P<asks>[^\s,.;:\0]+)s\s+(?:\w+e\s+)?(?:{asked})(?!\w)"


def talks(words: dict[str, Any]) -> str:
    """ "In his brief discussion with", "i en samtale med": the expression that leads up to a hearer."""
    places, owners, nouns, joins = (
        either(words[f"talk_{key}"]) for key in ("places", "owners", "nouns", "joins")
    )
    return rf"(?:{places})\s+(?:(?:{owners})\s+(?:\w+\s+){{0,2}}?)?(?:{nouns})\s+(?:{joins})"


def _word(words: Iterable[str], *patterns: str) -> re.Pattern[str]:
    one_of = "|".join((*patterns, either(words)))
    return compiled(rf"(?<![\w-])(?:{one_of})(?![\w-])", re.IGNORECASE)


def _negated(words: dict[str, Any]) -> re.Pattern[str]:
    """From the end of a verb: a negation, and then the clause that is thereby not said."""
    return re.compile(
        rf"\s*(?:(?!(?:{either(words['that'])})\s)\w+\s+){{0,2}}(?:{either(words['negations'])})\s+"
        rf"(?:\w+\s+){{0,3}}(?:{either((*words['that'], *words['for'], *words['denied_objects']))})\s",
        re.IGNORECASE,
    )


def _fields(language: str) -> str:
    """The words of what a ministry is for: "Foreign Affairs", "Trade"."""
    people = table(language, "people")
    return either((*people["portfolios"], *people["field_nouns"], *people.get("field_adjectives", ())))


def _body(words: dict[str, Any], fields: str) -> re.Pattern[str]:
    """An institution as printed: its adjective, its noun, and the country behind it."""
    joins, owned = either(words["body_joins"]), either(words["owned_bodies"])
    days = either(words["days"])  # "the ministry in May called"
    named, both = either(words["fielded_bodies"]), either(words["together"])
    field = rf"(?:{fields})(?!\w)(?:(?:,\s+|,?\s+(?:{both})\s+|\s+)(?:{fields})(?!\w))*"
    plain = rf"(?:{named})\s+(?:the\s+)?{field}|{either(words['bodies'])}"  # "Ministry of Trade and Industry"
    halves = (
        rf"[A-ZÆØÅ]\w*-(?:,\s+\w+-)*\s+(?:{either(words['together'])})\s+"  # "Klima- og miljødepartementet"
    )
    ministry = rf"(?:{halves})?(?i:\w*(?:{either(words['body_endings'])}))"
    opening = either(word.capitalize() for word in words["according"])  # "Ifølge Perus utenriksdepartement"
    owner = rf"(?!(?:{opening})\s)[A-ZÆØÅ][\w-]*(?:\s+[A-ZÆØÅ][\w-]*){{0,3}}(?:s|['’])"
    state = r"[\w’'-]+(?:sk[et]?|an|ish|ese|tial|’s|'s)\s+"
    return compiled(  # no "Masoud", which ends in "UD"
        rf"{owner}\s+(?:{owned})(?!\w)|"  # "det opposisjonen mener": no article
        rf"(?:(?:[Dd]e[nt]\s+(?={state})|[Tt]he\s+))?(?:{state})?(?<!\w)(?:(?i:{plain})|{ministry})(?!\w)"
        rf"(?:\s+(?:den|det)\s+\w+\s+\w+)?(?:\s+(?:{joins})\s+(?!(?i:{days})(?!\w))[A-ZÆØÅ][\w-]+)?"
    )
