"""Whose report a bare title stands in: the state that acts in the sentence before, or where it is said.

"Peru denied the charge. Foreign Minister NAME called it ...", "a ministry spokesman, NAME, said in Lima".
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from kg.annotate.service.answering import answering_state
from kg.annotate.service.surroundings import SEATS
from kg.annotate.structure import within, word_before
from kg.document import Mention, Sentence, Title
from kg.languages import union, words
from kg.records import Article
from kg.reference import Registry

POSTED = frozenset({"spokesperson", "official", "ambassador", "special_envoy"})
GOVERNMENT = 32  # characters in which "the government of Peru" names the state
PAIR = 2
OPENS = 4  # characters before a subject that opens its sentence: "The"
TITLE_REACH = 60  # characters from a title to the end of its name
SAID_WORDS = 6  # words from a name to the town in which something is said
QUOTES = "“”\"'‘’"

Country = Callable[[Mention], str]


def acting_state(
    title: Title,
    cut: Sequence[Sentence],
    places: Sequence[Mention],
    country: Country,
    others: Sequence[Title],
    article: Article,
    registry: Registry,
) -> str:
    """The state of a bare title by who acts before it, tells of it, or where its holder speaks."""
    return (
        acting_before(title, cut, places, country, others, article)
        or beside_subject(title, cut, places, others, article)
        or said_in(title, cut, places, article, registry)
    )


def acting_before(
    title: Title,
    cut: Sequence[Sentence],
    places: Sequence[Mention],
    country: Country,
    others: Sequence[Title],
    article: Article,
) -> str:
    """The state that is the subject of the sentence before, by its name, its capital or its minister's title.

    The title must be the subject of its own sentence, with no state named before it, and meet nobody there.
    """
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    if (
        index < 1
        or cut[index].paragraph - cut[index - 1].paragraph > 1
        or not _leads(title, cut[index], article)
    ):
        return ""
    if within(places, cut[index].start, title.start) or _meets(title, cut[index], article):
        return ""
    of = _subject_of(cut[index - 1], places, country, others, article)
    answers = answering_state(title, cut[index], cut[index - 1], places, country, of, article) if of else None
    if answers is not None:
        return answers
    here = (t for t in others if cut[index].start <= t.start < cut[index].end)
    return "" if any(t.of == of for t in here) else of  # "Prime Minister NAME and Peru's president met"


def _subject_of(
    before: Sentence, places: Sequence[Mention], country: Country, others: Sequence[Title], article: Article
) -> str:
    """The state that opens a sentence: by name, by its government, or by a minister of its own."""
    opening = next(iter(within(places, before.start, before.start + GOVERNMENT)), None)
    if opening is None:
        return ""
    led = article.text[before.start : opening.start].casefold().strip(QUOTES + " ").split()
    people = article.language, "people"
    if any(w not in words(*people, "articles") for w in led):
        governing = led[-1] in words(*people, "of_words") and len(led) > 1
        named = governing and led[-PAIR] in words(*people, "government_words")
        return country(opening) if named and opening.form == "name" and _acts(opening, article) else ""
    if opening.form == "name" and not opening.genitive:
        return country(opening) if _acts(opening, article) else ""
    behind = article.text[opening.end : opening.end + GOVERNMENT].casefold().split()[:PAIR]
    if not words(*people, "government_words").isdisjoint(behind):
        return country(opening)
    told = [t for t in others if t.start <= opening.start < t.end and t.person]
    if not told or told[0].of != country(opening) or _paired(told[0], others, article):
        return ""
    return told[0].of


def _paired(title: Title, others: Sequence[Title], article: Article) -> bool:
    """ "Peru's president NAME and Chile's minister NAME met": whether a subject is of two states."""
    joins = words(article.language, "people", "and_words")
    for other in others:
        between = article.text[title.end : other.start].split() if other.start > title.end else []
        names = [w for w in between if w[0].islower()]
        if other.of != title.of and between and between[-1] in joins and len(names) == 1:
            return True
    return False


def beside_subject(
    title: Title,
    cut: Sequence[Sentence],
    places: Sequence[Mention],
    others: Sequence[Title],
    article: Article,
) -> str:
    """ "Peru's president said that Foreign Minister NAME ...", "appointed NAME minister": the subject's."""
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    opening = [t for t in within(others, cut[index].start, cut[index].start + OPENS + 1) if t.of]
    if not opening:
        return _told_by(title, cut[index], places, article)
    if within(places, opening[0].end, title.start) or opening[0].person == title.person:
        return ""
    people = article.language, "people"
    between = article.text[opening[0].end : title.start].casefold().replace(",", " ").split()
    told = words(*people, "pledging_that") | words(*people, "naming_verbs")
    met = words(*people, "met_words") - {"of", "by", "to", "called", "call"}
    return opening[0].of if told.intersection(between) and met.isdisjoint(between) else ""


def _told_by(title: Title, sentence: Sentence, places: Sequence[Mention], article: Article) -> str:
    """ "The Peruvian government said Foreign Minister NAME will come": whose body says it, right before."""
    people = article.language, "people"
    told = within(places, sentence.start, title.start)
    if len(told) != 1 or told[0].kind != "country" or told[0].start > sentence.start + OPENS:
        return ""
    if not told[0].genitive and told[0].form != "adjective":
        return ""
    between = article.text[told[0].end : title.start].casefold().split()
    at = next((i for i, w in enumerate(between) if w in words(*people, "person_verbs")), 0)
    small = union(*people, "articles", "possessives", "qualifiers", "pledging_that", "link_words")
    subject = " ".join(between[:at])
    governs = subject in words(*people, "titles") or not words(*people, "government_words").isdisjoint(
        between[:at]
    )
    return told[0].key if at and governs and small.issuperset(between[at + 1 :]) else ""


def said_in(
    title: Title, cut: Sequence[Sentence], places: Sequence[Mention], article: Article, registry: Registry
) -> str:
    """The state of the capital in which a title's holder says something: "NAME told reporters in Lima"."""
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    stop = min(cut[index].end, title.end + 2 * TITLE_REACH)
    found = next((m for m in within(places, title.end, stop) if m.kind == "place" and m.form == "name"), None)
    if found is None or not title.person or found.key in SEATS:
        return ""
    at = article.text.find(title.person.split()[-1], title.start, found.start)
    at = title.end - 1 if at < 0 else at  # "NAME, the ministry's spokesman, told reporters in Lima"
    between = article.text[at : found.start].replace(",", " ").split()[1:]
    people = article.language, "people"
    led = len(between) <= SAID_WORDS and between[-1:] and between[-1] in words(*people, "in_words")
    told = led and between and between[0] in words(*people, "person_verbs")
    return registry.capital_of(found.key) if told else ""


def named_before(
    title: Title,
    telling: Sequence[Title],
    article: Article,
    offices: Mapping[tuple[str, str], Sequence[str]],
) -> str:
    """ "Expelled Peru's consul ... the consul, NAME": whom the post so named before serves, "" if none is.

    So with "another lawmaker, NAME", of the same state as the one named before.
    """
    if word_before(article.text, title.start) in words(article.language, "people", "one_more_words"):
        others = [t for t in telling if t.person and t.office == title.office and t.end <= title.start]
        held = {of for office, of in offices if office == title.office and of}
        return others[-1].of if others else held.pop() if len(held) == 1 else ""
    if title.office not in POSTED:
        return ""
    printed, lowered = article.text[title.start : title.end].casefold(), article.text.casefold()
    told = [t for t in telling if not t.person and t.office == title.office and t.end <= title.start]
    return next((t.of for t in reversed(told) if printed in lowered[t.start : t.end]), "")


def told_before(title: Title, telling: Sequence[Title], cut: Sequence[Sentence], article: Article) -> str:
    """ "The Peruvian minister came. Minister NAME said": the state of the same office just told of.

    The named title must open its sentence and its holder meet nobody there.
    """
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    if not _leads(title, cut[index], article) or _meets(title, cut[index], article):
        return ""
    printed = article.text[title.start : title.end].casefold()
    near = within(telling, cut[max(0, index - PAIR)].start, cut[index].start)
    told = {t.of for t in near if _same_post(t, title, printed, article)}
    named = any(t.person and t.office == title.office for t in near)
    return told.pop() if len(told) == 1 and not named else ""


def _same_post(told: Title, title: Title, printed: str, article: Article) -> bool:
    bare = not told.person and not told.plural and told.office == title.office
    return bare and printed in article.text[told.start : told.end].casefold()


def _leads(title: Title, sentence: Sentence, article: Article) -> bool:
    """Whether a title opens its sentence, or stands right behind the words that its holder says."""
    before = article.text[sentence.start : title.start].rstrip()
    skipped = words(article.language, "people", "articles") | words(article.language, "people", "qualifiers")
    while before and before.rsplit(None, 1)[-1].casefold() in skipped:
        before = before.rsplit(None, 1)[0] if " " in before else ""
    sourced = before.casefold() in words(article.language, "speech", "according")  # "ifølge minister NAME"
    if not before or before[-1] in QUOTES or sourced:
        return True
    told = before.rsplit(None, 1)[-1].casefold() in words(article.language, "people", "person_verbs")
    return told and before[0] in "–—-"  # "– Nei, sier utenriksminister NAME"


def _meets(title: Title, sentence: Sentence, article: Article) -> bool:
    """Whether a verb of meeting stands behind the name: whoever is met may be the one spoken of before."""
    behind = article.text[title.end : min(sentence.end, title.end + 2 * TITLE_REACH)]
    met = words(article.language, "people", "met_words") - {"of", "by", "to", "with", "called", "call"}
    met |= words(article.language, "people", "company_words") - words(article.language, "people", "and_words")
    return not met.isdisjoint(behind.casefold().replace(",", " ").split())


def _acts(opening: Mention, article: Article) -> bool:
    """Whether an ordinary word stands right behind a state: its verb."""
    behind = article.text[opening.end : opening.end + GOVERNMENT]
    joined = behind.casefold().split()[:1]
    beside = bool(joined) and joined[0] in words(article.language, "people", "and_words")  # "Peru and Chile"
    return behind[:1] == " " and behind[1:2].islower() and not beside
