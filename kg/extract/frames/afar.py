"""Leaders of two states who "spoke with" each other, where nothing puts them in one place: they phoned."""

from collections.abc import Iterable

from kg.annotate.names.last_names import bearers
from kg.annotate.structure import within
from kg.document import Document
from kg.extract.frames.records import Scene
from kg.languages import endings, subject_first, words
from kg.reference import Registry

LEADERS = {"head_of_state", "head_of_government"}
PAIR, DAY = 2, 10  # length of YYYY-MM-DD
MANY_REACH = 3  # tokens before "samtaler" within which "flere" says that there were several


def afar(document: Document, registry: Registry, scene: Scene, who: Iterable[str]) -> bool:
    """Whether those who talked at the trigger, leaders of a state each, were each in a place of his own.

    The words that would put them together are asked of the sentence, the rest of its paragraph and the
    headline: reporters tell where two have met, and seldom that a call was one.
    """
    language = document.article.language
    if subject_first(language) or not _two_leaders(document, registry, dict.fromkeys(who)):
        return False
    paragraph = document.paragraphs[scene.sentence.paragraph]
    behind = within(document.tokens, scene.sentence.start, paragraph.end)
    title = (w.strip(".,:–-«»") for w in document.article.title.casefold().split())
    called = words(language, "frames", "phone_words")
    said = {w for w in (*title, *(t.norm for t in behind)) if w not in called}
    together = endings(language, "frames", "together_signs")
    if any(sign in word for word in said for sign in together):
        return False
    placed = within(document.mentions, scene.sentence.start, scene.sentence.end)
    return not any(m.kind == "place" for m in placed)


def counted(document: Document, at: int) -> bool:
    """ "En samtale med B", "flere samtaler med B": counted talks, not "samtaler" of two at a table."""
    language, tokens = document.article.language, document.tokens
    if tokens[at].norm in words(language, "frames", "retold_again"):
        return True
    many = words(language, "frames", "counted_talks")
    near = {t.norm for t in tokens[max(0, at - MANY_REACH) : at]}
    return tokens[at].norm in words(language, "frames", "talks_plurals") and bool(near & many)


def _two_leaders(document: Document, registry: Registry, who: Iterable[str]) -> bool:
    """Whether they are leaders, two or more, each of a state, as their titles or the registry say."""
    people, states, day = list(who), set[str](), (document.article.published or "")[:DAY]
    for person in people:
        own = {(t.office, t.of) for t in document.titles if t.person == person and t.of}
        known = registry.persons_named(person) if " " in person else [h for h, _ in bearers().get(person, ())]
        now = [h for h in known if len(day) == DAY and h.held_on(day) and h.office in LEADERS]
        leads = {of for office, of in own if office in LEADERS} if own else {h.country for h in now}
        if len(leads & registry.countries.keys()) != 1:
            return False
        states |= leads
    return len(people) == len(states) >= PAIR
