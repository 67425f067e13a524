"""Whom "he" stands for at the head of a text that has lost its lead: somebody whom its headline names."""

from collections.abc import Sequence

from kg.annotate.pronouns import Pronouns
from kg.annotate.quotes import DASHES
from kg.languages import subject_first
from kg.records import Article, Mention, Token

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
    title, text = article.title, article.text
    if not title or subject_first(article.language) or any(m.start < token.start for m in people):
        return ""
    opens = text[text.rfind("\n", 0, token.start) + 1]
    if text.lstrip().startswith(title) or opens in QUOTED:
        return ""
    words, she = forms(title), pronouns.she(token)
    last = {m.key: m.key.rsplit(" ", 1)[-1].casefold() for m in people if m.form in ("name", "alias")}
    places = {key: i for key, name in last.items() for i, said in enumerate(words) if name in said}
    fitting = sorted((i, key) for key, i in places.items() if pronouns.woman(key) in (None, she))
    if not fitting:
        return ""
    first, person = fitting[0]
    return person if len(fitting) == 1 or first < OPENS else ""
