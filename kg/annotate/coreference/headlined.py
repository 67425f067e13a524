"""Whom "he" and "the minister" mean at the head of a text without its lead: one whom its headline names."""

from collections.abc import Callable, Iterable, Sequence

from kg.annotate.coreference.pronouns import Pronouns
from kg.annotate.quotes import DASHES, spoken_until
from kg.document import Mention, Title, Token
from kg.languages import subject_first
from kg.records import Article

OPENS = 3  # words of a headline within which the name of its subject ends: "utenriksminister Kari Dalheim"
MARKS = ".,:;–«»\"'’!?"
QUOTED = f'{DASHES}«"“”'


def forms(title: str) -> list[list[str]]:
    """The words of a headline, each as it is and without the ending of a genitive."""
    plain = [w.strip(MARKS).casefold() for w in title.split()]
    return [[w, w.removesuffix("s")] for w in plain if w]


def headlined(article: Article, people: Sequence[Mention], token: Token, pronouns: Pronouns) -> str:
    """The one person of the text whom the headline names, or names first; "" where somebody stands before.

    Only where the headline is no part of the text; "he" in somebody's words may be anybody.
    """
    she = pronouns.she(token)
    above = _named_above(article, people, token.start, token.end)
    return _first([(i, key) for i, key in above if pronouns.woman(key) in (None, she)])


def headlined_title(
    article: Article,
    people: Sequence[Mention],
    title: Title,
    held: Callable[[str], Iterable[tuple[str, str]]],
) -> str:
    """The same for an office without a name: nobody of whom another is told, or who stands in its sentence.

    `held` gives the offices of somebody, each with whom he serves.
    """
    if title.plural or not title.definite or title.when != "current" or title.office == "other":
        return ""
    stop = title.end + len(article.text[title.end :].split(". ", 1)[0].split("\n", 1)[0])
    beside = {m.key for m in people if title.start < m.start < stop}
    above = _named_above(article, people, title.start, title.end)
    fitting = []
    for i, key in above:
        posts = [post for post in held(key) if post[1]]
        told = any(office == title.office and title.of in ("", of) for office, of in posts)
        if key not in beside and (told or not posts):
            fitting.append((i, key))
    return _first(fitting)


def _first(fitting: Sequence[tuple[int, str]]) -> str:
    """The only one of those whom a headline names, or the one who leads it."""
    if not fitting:
        return ""
    first, person = min(fitting)
    return person if len(fitting) == 1 or first < OPENS else ""


def _named_above(article: Article, people: Sequence[Mention], start: int, end: int) -> list[tuple[int, str]]:
    """The people of a text whom its headline names, with their places in it; nobody may stand before."""
    title, text = article.title, article.text
    if not title or subject_first(article.language) or any(m.start < start for m in people):
        return []
    sentence = text.rfind("\n", 0, start) + 1
    quoted = text[sentence] in QUOTED and spoken_until(text, sentence, end) in (sentence, start)
    if text.lstrip().startswith(title) or quoted:
        return []
    words, places = forms(title), dict[str, int]()
    for mention in people:
        name = text[mention.start : mention.end].rsplit(" ", 1)[-1].casefold()
        name = name.removesuffix("s") if mention.genitive else name
        at = next((i for i, said in enumerate(words) if name in said), -1)
        if mention.form in ("name", "alias") and at >= 0:
            places.setdefault(mention.key, at)
    return [(i, key) for key, i in places.items()]
