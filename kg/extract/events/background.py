"""Whether an event is told in passing: of another time than the news, or in somebody's words."""

import re
from bisect import bisect_right
from functools import cache
from itertools import islice, pairwise
from operator import attrgetter

from kg.annotate.structure import within
from kg.document import Document, Sentence, Token
from kg.extract.actors.premodifiers import decided_at
from kg.extract.circumstances.day_after import had_before
from kg.extract.circumstances.gaps import days_after
from kg.extract.circumstances.others_times import in_clause_apart
from kg.extract.circumstances.recounted import days_back
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import endings, subject_first, table, words
from kg.languages.patterns import either
from kg.records import Event

TOGETHER = ("meeting", "negotiation", "summit")
MET = ("meeting", "negotiation")  # that somebody spoke "after they met" is of one day
AFTER = 3  # tokens before a trigger within which "from the" says that it was before
AGO = 70  # characters behind a trigger within which "a few days ago", "several times" stands
RELATIVE = 5  # tokens from "som" to the participle
BESIDE = 5  # tokens around a trigger within which "tidligere" says that it was at another time
SCREEN_REACH = 12  # characters around a trigger: "met virtually", "møttes digitalt"
TITLE_REACH = 20  # characters from where "Perus president" begins to "tidligere" in it
HOURS = 30  # characters of "tidligere på ettermiddagen"
DAY_VALUE = 10  # length of YYYY-MM-DD


def in_background(document: Document, event: Event, here: Sentence | None) -> bool:
    """Whether the words say that it was at another time, or somebody else says it."""
    if here is None or any(q.start <= event.trigger.start < q.end for q in document.quotes):
        return True
    if spoken_of_only(event):
        return True
    text, language = document.article.text, document.article.language
    if _earlier_on(document, here):
        return False
    then, ago = _patterns(language)
    if then.match(text, here.start, here.end) or ago.match(text, here.start, here.end):
        return True  # "den gang ble de enige", "for kort tid siden møttes de"
    if ago.search(text, event.trigger.end, min(here.end, event.trigger.end + AGO)):
        return True  # "var i Lima for få dager siden"
    tokens = document.tokens
    at = bisect_right(tokens, event.trigger.start, key=attrgetter("start")) - 1
    if event.type not in MET and (in_clause_apart(document, at, here.tokens[0]) or decided_at(document, at)):
        return True
    if _since(document, here, at) or opens_before(document, here) or _other_occasion(document, at, event):
        return True
    before = {t.norm for t in tokens[max(here.tokens[0], at - AFTER) : at]}
    if of_other_time(document, event, here) or before & words(language, "circumstances", "bygone_before"):
        return True
    if had_before(document, here, at) and (_participle(tokens[at]) or tokens[at].norm[-1:] == "a"):
        return True
    if _in_relative(tokens[max(here.tokens[0], at - RELATIVE) : at], language) and _participle(tokens[at]):
        return True
    also = tokens[at - 1].norm in words(language, "circumstances", "besides")
    if also and tokens[at].norm in words(language, "frames", "recip_supines"):
        return True  # "de to har også møttes under OL"
    had = words(language, "circumstances", "pluperfect")
    first, last = max(here.tokens[0], at - BESIDE), at + 1
    return any(t.norm in had and _supine(document, u) for t, u in pairwise(tokens[first:last]))


def _earlier_on(document: Document, here: Sentence) -> bool:
    """ "Earlier, A had met C": before what is told, on the same day."""
    tokens, first = document.tokens, here.tokens[0]
    opens = tokens[first].norm in words(document.article.language, "circumstances", "earlier_words")
    if not opens or not subject_first(document.article.language) or first + 1 >= len(tokens):
        return False
    behind, articles = tokens[first + 1], words(document.article.language, "people", "articles")
    acting = behind.text == "," or behind.text[0].isupper() or behind.norm in articles
    return acting and not within(document.times, here.start, here.end)


def of_other_time(document: Document, event: Event, here: Sentence) -> bool:
    """ "Har møtt B tidligere", "møttes sist": whether a word beside says that it was at another time."""
    tokens, marks = document.tokens, words(document.article.language, "circumstances", "other_time")
    at = bisect_right(tokens, event.trigger.start, key=attrgetter("start")) - 1
    near = (*tokens[max(here.tokens[0], at - BESIDE) : at], *_behind(document, here, at))
    return any(t.norm in marks and not (_of_day(event, t) or _of_office(document, t)) for t in near)


def _of_office(document: Document, token: Token) -> bool:
    """ "Perus tidligere president": what somebody was before; "tidligere på dagen": an hour of the day."""
    hours = tuple(table(document.article.language, "circumstances")["next_days"])
    near = within(document.titles, token.start - TITLE_REACH, token.end + 2)
    told = document.article.text[token.start : token.start + HOURS].casefold()  # "Tidligere på dagen" opens
    return told.startswith(hours) or any(token.start < t.end for t in near)


def _behind(document: Document, here: Sentence, at: int) -> list[Token]:
    """The next words of a sentence, but no names: "har møtt Perus president A tidligere"."""
    small = (t for t in document.tokens[at : here.tokens[1]] if not t.text.istitle())
    return list(islice(small, BESIDE))


def opens_before(document: Document, here: Sentence) -> bool:
    """ "Sist møttes de i Lima, da B var på besøk": all that the sentence tells is of the time before."""
    tokens, language, first = document.tokens, document.article.language, here.tokens[0]
    if tokens[first].norm not in words(language, "circumstances", "last_time"):
        return False
    behind = words(language, "circumstances", "times_nouns") | words(language, "frames", "they")
    return tokens[first + 1].norm in behind | finite_verbs(language)


def aside(document: Document, told: Event, there: Sentence) -> bool:
    """ "Dagen før var han i Lima", "sist møttes de i Lima": told of before, on the way, in a sentence."""
    at = bisect_right(document.tokens, told.trigger.start, key=attrgetter("start")) - 1
    counted = told.time is not None and told.time.rule == "counted"
    return (counted and days_back(document, there, at)) or opens_before(document, there)


def _other_occasion(document: Document, at: int, event: Event) -> bool:
    """ "Det første var i Lima", "bare dager etter møtet": another one than the news tells of."""
    pronouns = words(document.article.language, "circumstances", "occasion_pronouns")
    before = event.type in TOGETHER and days_after(document, at)
    return before or document.tokens[at].norm in pronouns


def _since(document: Document, here: Sentence, at: int) -> bool:
    """ "Siden han trakk seg under et besøk i Peru, har B": in the clause that opens a sentence so."""
    tokens, language, first = document.tokens, document.article.language, here.tokens[0]
    if subject_first(language) or tokens[first].norm not in words(language, "frames", "since"):
        return False
    if tokens[first + 1].norm in words(language, "frames", "perfect"):
        return True  # "siden har de to snakket sammen"
    then = tokens[first + 1].norm in finite_verbs(language)  # "siden dro hun til Lima"
    return not then and not any(t.text == "," for t in tokens[first:at])


def spoken_of_only(event: Event) -> bool:
    """ "Fredssamtalene", whose parties only the war tells of, or talks that go on: of no day of the news."""
    going_on = event.status == "ongoing" and event.time is None
    return event.type == "negotiation" and (going_on or all(p.inferred for p in event.participants))


def remote(document: Document, event: Event) -> bool:
    """Whether somebody meets by video: "met virtually", "et digitalt møte"; that is in no place."""
    openings = endings(document.article.language, "frames", "remote_words")
    near = within(document.tokens, event.trigger.start - SCREEN_REACH, event.trigger.end + SCREEN_REACH)
    return event.type in TOGETHER and any(t.norm.startswith(openings) for t in near)


def _in_relative(before: tuple[Token, ...], language: str) -> bool:
    """ "B, som allerede har besøkt Peru": behind "som" in the perfect, of a time before the news."""
    which, perfect = words(language, "circumstances", "which_words"), words(language, "frames", "perfect")
    norms = [t.norm for t in before]
    opens = max((i for i, norm in enumerate(norms) if norm in which), default=-1)
    return opens >= 0 and not subject_first(language) and any(n in perfect for n in norms[opens + 1 :])


def _of_day(event: Event, token: Token) -> bool:
    """ "Tidligere på dagen", "tidligere lørdag": another hour of a day, no other time."""
    time = event.time
    return (
        time is not None
        and not event.end
        and len(event.start or "") >= DAY_VALUE
        and time.start - len(token.text) - 1 <= token.start < time.end
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    then, ago = (either(words(language, "circumstances", key)) for key in ("back_then", "vague_ago"))
    then = "|".join((then, *table(language, "circumstances")["uncounted"]))
    return re.compile(rf"(?:{then})\b", re.IGNORECASE), re.compile(rf"\b(?:{ago})\b", re.IGNORECASE)


def _supine(document: Document, token: Token) -> bool:
    """Whether a participle stands right behind "hadde", and not who "hadde": "presidenten", "Holt"."""
    noun = not subject_first(document.article.language) and token.norm.endswith("en")
    titled = bool(within(document.titles, token.start, token.end))
    named = bool(within(document.mentions, token.start, token.end))
    return _participle(token) and not (token.text[0].isupper() or noun or titled or named)


def _participle(token: Token) -> bool:
    return len(token.norm) > 3 and token.norm.endswith(("t", "dd", "ed", "en"))
