"""A row of people of one state who are met one by one: who is told of besides, or sits in another house."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Sentence, Title
from kg.extract.actors.records import Chunk
from kg.extract.frames.unnamed import members_of
from kg.extract.grammar.triggers import event_nouns
from kg.languages import words

GOVERNMENT = frozenset(
    {
        "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
        "defence_minister", "minister", "deputy_minister",
    }
)  # fmt: skip
COMPANY = ("ambassador", "spokesperson", "special_envoy")
HEADS = ("head_of_state", "head_of_government")
MARK_REACH = 3  # tokens before a verb or its row within which "blant annet" stands
PAIR = 2
FOREIGN = "foreign_minister"


def one_by_one(document: Document, sentence: Sentence, at: int, row: Chunk) -> bool:
    """Whether those of a row behind the trigger at `at` are each met on their own."""
    if _couple(document, row.members):
        return False
    if _besides(document, sentence, at):
        return True
    houses = len(row.members) >= PAIR and of_houses(document, row.members)
    return not _known(document, at) and (houses or _listed(document, at, row))


def _couple(document: Document, who: Sequence[str]) -> bool:
    """ "Kong A og dronning B", "A og kona B": they receive together."""
    consorts = words(document.article.language, "frames", "consorts")
    printed = (document.article.text[t.start : t.end].casefold() for t in document.titles if t.person in who)
    return any(word in consorts for title in printed for word in title.split())


def _known(document: Document, at: int) -> bool:
    """ "Samtalene med A og B": those told of before, which the two may have come to together."""
    norm, endings = document.tokens[at].norm, words(document.article.language, "frames", "definite_endings")
    return norm in event_nouns(document.article.language) and norm.endswith(tuple(endings))


def _besides(document: Document, sentence: Sentence, at: int) -> bool:
    """ "I tillegg til møtet med A møtte han B og C": a row of further meetings."""
    language, tokens = document.article.language, document.tokens
    opening = [t.norm for t in tokens[sentence.tokens[0] : at]]
    opens = words(language, "frames", "apart_openers")
    nouns = event_nouns(language)
    return not opens.isdisjoint(opening[:PAIR]) and any(norm in nouns for norm in opening)


def _listed(document: Document, at: int, row: Chunk) -> bool:
    """ "Møtte også A og B", "skal blant annet møte A og B": some of those who are met."""
    marks, tokens = words(document.article.language, "frames", "listed_marks"), document.tokens
    near = [
        t.norm
        for t in tokens[max(0, at - MARK_REACH) : at] + tokens[max(at, row.first - MARK_REACH) : row.first]
    ]
    return in_office(document, row.members) and not marks.isdisjoint(near)


def in_office(document: Document, who: Sequence[str]) -> bool:
    """Whether each of a row is named with an office of his own, and none comes along with another."""
    held = {t.person: t for t in document.titles if t.person in who and t.office}
    return held.keys() == {*who} and not any(_in_train(document, t) for t in held.values())


def _in_train(document: Document, title: Title) -> bool:
    """ "Hans rådgiver B", "ambassadør B": who comes along with somebody else."""
    before = document.article.text[: title.start].rsplit(None, 1)[-1:]
    theirs = words(document.article.language, "frames", "their_words")
    return title.office in COMPANY or bool(before and before[0].casefold() in theirs)


def of_houses(document: Document, who: Sequence[str]) -> bool:
    """A government and a parliament, an army, a party or a throne: nobody sits in two of them."""
    held = [[t for t in document.titles if t.person == one and t.office] for one in who]
    houses = [_house(document, titles) for titles in held]
    heads = [sum(any(t.office == head for t in titles) for titles in held) for head in HEADS]
    return all(houses) and (len({*houses}) > 1 or (len(who) > PAIR and all(heads)))


def in_turn(document: Document, guest: str, who: Sequence[str]) -> bool:
    """ "Utenriksminister A møtte statsminister B og utenriksminister C": a head receives, and then a peer."""
    held = {one: {t.office for t in document.titles if t.person == one} for one in (guest, *who)}
    peer = FOREIGN in held[guest] and any(FOREIGN in held[one] for one in who)
    return peer and any(not held[one].isdisjoint(HEADS) for one in who) and in_office(document, who)


def _house(document: Document, titles: Sequence[Title]) -> str:
    """Where somebody sits: in the government, a parliament, the army, or a party; "" where unknown."""
    printed = [document.article.text[t.start : t.end].casefold() for t in titles]
    if any(t.office == "legislator" for t in titles):
        return "parliament"
    for house in ("army", "party"):
        stems = words(document.article.language, "frames", f"{house}_stems")
        if any(stem in title for title in printed for stem in stems):
            return house
    return "government" if any(t.office in GOVERNMENT for t in titles) else ""


def body_behind(document: Document, row: Chunk, chunks: Sequence[Chunk]) -> Chunk | None:
    """The body whose members end a row of people: "A, B og medlemmer av komiteen"."""
    joins = words(document.article.language, "frames", "row_joins")
    for chunk in chunks:
        if chunk.first < row.last or not joins:
            continue
        gap = [
            t.norm
            for t in within(
                document.tokens, document.tokens[row.last].start, document.tokens[chunk.first].start
            )
        ]
        opened = next((i for i, norm in enumerate(gap) if norm not in joins), len(gap))
        return chunk if opened and members_of(document, chunk, row.last + opened - 1) else None
    return None
