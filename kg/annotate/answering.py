"""Who answers in the next sentence: the state that was accused, or the one that receives a guest.

"Peru's president accused Chile of spying. Foreign Minister NAME rejected the accusation": NAME serves Chile.
"Peru's minister may not come to Chile. Prime Minister NAME refuses to receive her": so does this one.
"""

from collections.abc import Callable, Iterable, Sequence

from kg.annotate.structure import within
from kg.languages import words
from kg.records import Article, Mention, Sentence, Title

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
