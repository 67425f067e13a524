"""Capitalised words that are no names: ordinary ones behind a title, and in headlines in title case."""

from collections.abc import Sequence

from kg.annotate.names.last_names import bearers
from kg.annotate.names.people import NameFinder, is_common
from kg.annotate.records import Match, Name, Reach
from kg.document import Token, replace
from kg.languages import subject_first
from kg.records import Article

CLOSED = (".", "!", "?", ":", "”", '"')  # at the end of what is no headline
LONG, MANY = 4, 4  # letters of a word that is in capitals in no sentence; such words that tell title case


def is_ordinary(
    name: Name,
    matches: Sequence[Match],
    reaches: Sequence[Reach],
    words: tuple[Token, ...],
    finder: NameFinder,
) -> bool:
    """Capitalised words behind a title that are no name: "Leaders Summit", "the Speaker's Dinner"."""
    led = [m for m, r in zip(matches, reaches, strict=True) if name.first in (m.last, r.end)]
    owned = words[name.first - 1].text.endswith(finder.marked)
    return any(finder.ordinary(name, plural=m.form.plural or owned) for m in led)


def less_title_case(
    names: Sequence[Name], article: Article, after: int, tokens: Sequence[Token]
) -> list[Name]:
    """The names of a sentence; of a headline in title case without words that are nobody's behind `after`.

    "President Moss Seeks to Improve Lives" tells of Moss, "Peru To Expel Envoys" of nobody.
    """
    long = [t.text for t in tokens if len(t.text) >= LONG and t.text.isalpha()]
    if not subject_first(article.language):
        return list(names)  # no language of title case
    headline = bool(names) and tokens[-1].text not in CLOSED and len(long) >= MANY
    if not headline or not all(w[0].isupper() for w in long):
        return list(names)
    found = []
    for name in names:
        told = [_told_elsewhere(word, article, after) for word in name.words]
        size = max((i + 1 for i, known in enumerate(told) if known), default=0)
        if size == len(told):
            found.append(name)
        elif size:
            found.append(replace(name, last=name.first + size, words=name.words[:size]))
    return found


def _told_elsewhere(word: str, article: Article, after: int) -> bool:
    """Whether a word can be a name's: no ordinary one, borne by somebody, or in capitals further on."""
    if word in bearers() or not is_common(word, article.language):
        return True
    return article.text.find(word, after) >= 0
