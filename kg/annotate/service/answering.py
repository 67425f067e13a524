"""Who answers in the next sentence: the state that was accused, or the one that receives a guest.

"Peru's president accused Chile of spying. Foreign Minister NAME rejected the accusation": NAME serves Chile.
"Peru's minister may not come to Chile. Prime Minister NAME refuses to receive her": so does this one.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter

from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title, replace
from kg.languages import words
from kg.records import Article
from kg.reference import Holder

LEADERS = frozenset({"head_of_state", "head_of_government"})
JUDGES = LEADERS | {"foreign_minister", "defence_minister", "minister"}

Country = Callable[[Mention], str]


def answering_state(
    title: Title,
    sentence: Sentence,
    before: Sentence,
    places: Sequence[Mention],
    country: Country,
    acting: str,
    article: Article,
) -> str | None:
    """The state other than the `acting` one of the sentence before for which a title's holder answers.

    None where nobody answers, "" where it does not say which of several states does.
    """
    people = article.language, "people"
    clause = _words(article.text[title.end : sentence.end])
    told = _words(article.text[before.start : before.end])
    has = [
        all(not words(*people, key).isdisjoint(clause) for key in pair)
        for pair in (
            ("rejecting_verbs", "charge_words"),
            ("deploring_verbs", "decision_words"),
            ("receiving_verbs", "guest_pronouns"),
        )
    ]
    has[0] = has[0] and not words(*people, "accusing_verbs").isdisjoint(told)
    if not any(has):
        return None
    return _only(
        country(m)
        for m in within(places, before.start, before.end)
        if m.form != "demonym" and country(m) != acting
    )


def _only(states: Iterable[str]) -> str:
    named = {of for of in states if of}
    return named.pop() if len(named) == 1 else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip(',.:;!?»«"”“') for word in text.casefold().split())


def judged_by_own(
    title: Title, of: str, telling: Sequence[Title], sentence: Sentence, article: Article
) -> bool:
    """ "The Peruvian prime minister praised President NAME": a leader whom one of that state judges.

    He may be of another state as well, so that nothing is told.
    """
    if title.office not in LEADERS:
        return False
    inside = within(telling, sentence.start, title.start)
    before = [t for t in inside if t.office in JUDGES and (t.of == of or (t.person and not t.of))]
    if not before or before[0].person == title.person or before[0].office == title.office:
        return False
    gap = article.text[before[0].end : title.start].casefold().split()
    told = gap[-1:] and gap[-1] in words(
        article.language, "people", "addressing_words"
    )  # "sa til minister B"
    return not judging(article.language).isdisjoint(gap) or bool(told)


def without_own(
    titles: Sequence[Title],
    text: Text,
    known: Callable[[str], Sequence[Holder]],
    apart: dict[str, set[str]],
) -> list[Title]:
    """The titles, those without a state found for them of which one judges them: it is kept `apart`."""
    done: list[Title] = []
    for title in titles:
        sentence = text.cut[max(0, bisect_right(text.cut, title.start, key=attrgetter("start")) - 1)]
        found = title.of_inferred and title.person and not known(title.person)
        own = found and judged_by_own(title, title.of, titles, sentence, text.article)
        if own:
            apart.setdefault(title.person, set()).add(title.of)
        done.append(replace(title, of="", of_inferred=False) if own else title)
    return done


@cache
def judging(language: str) -> frozenset[str]:
    """The verbs that take somebody as the one who is praised, blamed, thanked or asked."""
    keys = "object_verbs", "thank_verbs", "ask_verbs"
    return frozenset(verb for key in keys for verb in words(language, "speech", key) if " " not in verb)
