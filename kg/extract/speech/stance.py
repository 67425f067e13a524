"""How a speaker stands to what is spoken of: the verb that tells, the words, what they do, how it is told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.speech.polarity import balance_of
from kg.languages import table
from kg.languages.compiled import compiled
from kg.languages.patterns import by_initial, either, spread
from kg.records import Stance

_CUE = 1.5  # what a verb weighs that tells
_MOVE = 1.5  # what a refusal, a threat, a promise weighs
_TOLD = 0.75  # what the words weigh that are told around what was said
_OPINION = 0.25  # what a verb weighs by which somebody holds something against others
_HALF = 0.5
_NEAR = 45  # characters behind "the importance" in which stands of what
_NEWS = 1.0  # balance up to which what is only announced counts as neutral
_GOOD_NEWS = 0.75  # the same on the good side: one good word tells
_MOVES = ("good", "bad", "told_good", "told_bad", "conceding", "demanded")
_SIGNS = ("positive_cues", "negative_cues", "praising", "blaming", "denials")
_HEADS = {"good": "positive_heads", "bad": "negative_heads", "even": "neutral_heads"}
_CUES = (
    *_SIGNS, "expressing", "informing", "raising", "disputing", "asking", "appealing", "promising"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Views:
    """The table of one language."""

    cues: dict[str, frozenset[str]]
    discussing: re.Pattern[str]  # what was talked about, as far as it is listed
    deploring: re.Pattern[str]  # how a topic is said to trouble whoever speaks
    backing: re.Pattern[str]  # what is asked of others for somebody's good
    good: re.Pattern[str]  # what somebody does by saying it: a promise, a yes, praise
    bad: re.Pattern[str]  # a refusal, a threat, a demand, a complaint
    told_good: re.Pattern[str]  # how the clause around tells of it: "lettet", "full of praise"
    told_bad: re.Pattern[str]
    conceding: re.Pattern[str]  # what somebody has no more, or nothing, against
    harming: re.Pattern[str]  # what is made harder or weaker stands behind it
    demanded: re.Pattern[str]  # what only whoever does wrong is asked to do
    negated: re.Pattern[str]  # a negation right before
    unsettled: re.Pattern[str]  # what is not decided, or not known
    charges: re.Pattern[str]  # what somebody turns down who is accused
    bonds: re.Pattern[str]  # what two have with each other, whose importance is said to be good
    heads: re.Pattern[str]  # what somebody expresses: "his deep concern", "the need for"
    feeling: re.Pattern[str]  # what troubles whoever speaks, first of all: "vi er bekymret for"
    calling: frozenset[str]  # verbs by which somebody calls a thing something
    called: re.Pattern[str]  # the thing, before what it is called: "støtten «en skam»"


@cache
def _views(language: str) -> _Views:
    words, moves = table(language, "stance"), table(language, "views")
    not_ = rf"(?:\b(?:{either(words.get('negations', ()))})|n't)"
    told = {k: moves.get(k, ()) if k == "conceding" else spread(moves.get(k, ())) for k in _MOVES}
    tests = {k: compiled(rf"\b(?:{by_initial(own) or '(?!)'})") for k, own in told.items()}
    topic = rf"(?:(?!\s(?:{either(words.get('topic_ends', ()))})\b)[^.;:!?])*"
    discussing = rf"\b(?:{'|'.join(words.get('discussing', ())) or '(?!)'})\b{topic}"
    return _Views(
        cues={key: frozenset(words.get(key, ())) for key in _CUES},
        discussing=re.compile(discussing, re.IGNORECASE),
        backing=re.compile(rf"\b(?:{either(words.get('backing', ()))})\b"),
        deploring=re.compile(rf"\b(?:{either(words.get('deploring', ()))})"),
        negated=re.compile(rf"{not_}\s(?:\w+\s)?$"),
        charges=re.compile(rf"(?:\S+\s){{0,4}}?(?:{either(words.get('charges', ())) or '(?!)'})"),
        bonds=re.compile(rf"\b(?:{either(words.get('bonds', ()))})"),
        heads=_heads(words),
        feeling=re.compile(rf"(?:{'|'.join(moves.get('feeling', ())) or '(?!)'})"),
        calling=frozenset(table(language, "speech").get("calling", ())),
        called=re.compile("|".join(words.get("called_objects", ["(?!)"]))),
        harming=re.compile(rf"\b(?:{by_initial(spread(moves.get('harming', ()))) or '(?!)'})[^.;:!?]*"),
        unsettled=re.compile(rf"{not_}\s[^.;!?]{{0,60}}?(?:{either(words.get('undecided', ()))})\b"),
        **tests,
    )


def _heads(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """The noun at the head of an object, behind its possessor and its adjectives."""
    groups = "|".join(f"(?P<{name}>{either(words.get(key, ()))})" for name, key in _HEADS.items())
    lead = rf"(?!(?:{either(words.get('head_stops', ()))})\s)[«“\"]?[\w’'.-]+[»”\"]?\s"
    return re.compile(rf"(?:{lead}){{0,4}}?[«“\"]?(?:{groups})(?![\w’'-])", re.IGNORECASE)


def stance(said: str, cue: str | None, language: str, told: str = "") -> Stance:
    """Positive, negative or neutral: what is said, the verb where it tells, and the words told around it."""
    views, verb = _views(language), (cue or "").casefold().strip()
    cues = views.cues
    if verb in cues["praising"]:
        return "positive"
    if verb in cues["blaming"] or views.feeling.match(said.casefold()):
        return "negative"
    if verb in cues["asking"] and views.demanded.search(said.casefold()):
        return "negative"
    if verb in cues["expressing"] and (head := views.heads.match(said)):
        return _headed(head, said, language)
    called = views.called.match(said) if verb in views.calling else None
    balance = (_said(said[called.end() :], language) if called else 0) or _said(said, language)
    if verb in cues["promising"] and balance <= -1:  # "vowed retaliation"
        return "negative"
    if verb in cues["denials"]:
        accused = views.charges.match(said.casefold()) is not None  # "rejected the accusations as lies"
        return "positive" if balance < -1 and not accused else "negative"
    if verb in cues["raising"]:  # whoever raises something does not yet praise it
        return "negative" if balance < 0 else "neutral"
    balance += _CUE if verb in cues["positive_cues"] else -_CUE if verb in cues["negative_cues"] else 0
    if abs(balance) <= _HALF:
        balance += _around(told, language)
    if not balance and verb in cues["disputing"]:
        balance -= _OPINION
    news = verb in cues["informing"]
    if balance > (_HALF if not news else _NEWS if verb in cues["asking"] else _GOOD_NEWS):
        asked = verb in cues["appealing"] and not views.backing.search(said.casefold())
        return "neutral" if asked else "positive"
    return "negative" if balance < (-_NEWS if news else 0) else "neutral"


def _headed(head: re.Match[str], said: str, language: str) -> Stance:
    """What is expressed of something: "the importance of the alliance", "the need to stop the attacks"."""
    if head["good"] or head["bad"]:
        return "positive" if head["good"] else "negative"
    if _views(language).bonds.search(said.casefold(), head.end(), head.end() + _NEAR):
        return "positive"
    return "negative" if _said(said, language) <= -1 else "neutral"


def _said(said: str, language: str) -> float:
    views = _views(language)
    listed = [m.group() for m in views.discussing.finditer(said)]
    rest = views.discussing.sub(" ", said) if listed else said
    conceded = views.conceding.search(rest.replace("’", "'").casefold())
    rest = f"{rest[: conceded.start()]} {rest[conceded.end() :]}" if conceded else rest
    balance = _MOVE if conceded else 0.0
    if harm := views.harming.search(rest.casefold()):  # "makes it harder to end the war": nothing good in it
        denied = views.negated.search(rest.casefold(), 0, harm.start())
        balance -= 0 if denied else _MOVE
        rest = f"{rest[: (denied or harm).start()]} {rest[harm.end() :]}"
    balance += _MOVE * _moves(rest, views) + balance_of(rest, language)
    if listed and abs(balance) <= _HALF and views.unsettled.search(said.casefold()):
        return 0  # "was not discussed"
    if not balance and any(views.deploring.search(topic.casefold()) for topic in listed):
        return -1  # of topics alone only those tell that are said to trouble somebody
    return balance


def _moves(said: str, views: _Views) -> int:
    """What the words do: +1 where they promise or praise, -1 where they refuse, threaten or complain."""
    text = said.replace("’", "'").casefold()  # three times as fast as to look for either case
    good, bad = views.good.search(text), views.bad.search(text)
    if good and views.negated.search(text, 0, good.start()):
        return -1  # "does not stand behind"
    return (good is not None and not views.unsettled.search(text)) - (bad is not None)


def _around(told: str, language: str) -> float:
    """What the words weigh that are told around what was said ("lite imponert", "reacted angrily")."""
    views, text = _views(language), told.casefold()
    bad = views.told_bad.search(text) is not None
    good = not bad and views.told_good.search(text) is not None
    return _TOLD * (good - bad)
