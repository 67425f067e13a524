"""Whom an article's title alone names: "Readout of President X's Call", of which "The President" tells."""

import re
from collections.abc import Sequence

from kg.annotate.service.known_holders import KnownHolders
from kg.annotate.service.readouts import readout_body
from kg.document import Mention, Title, replace
from kg.languages import table
from kg.records import Article

OPENS = 40  # characters from the beginning of the body to the title that is its subject
_NAME = r"((?:[A-ZÆØÅÄÖ][\w.-]+ ){0,3}?[A-ZÆØÅÄÖ][\w.-]+)(?=(?:’s|'s|’|')?(?:\s|$))"
_WORD = r"[A-ZÆØÅÄÖ]\w+(?=’s|'s|\b)"


def title_holder(article: Article, titles: Sequence[Title], known: KnownHolders) -> Title | None:
    """The office that opens an article with who holds it, where the article's title alone names him."""
    body = readout_body(article) or 0
    title = next((t for t in titles if body <= t.start < body + OPENS), None)
    if title is None or title.person or title.plural or title.of or title.when != "current":
        return None
    printed = article.text[title.start : title.end]
    printed = re.escape(printed.removesuffix("en") if article.language in ("nb", "nn") else printed)
    home = table(article.language, "people").get("home")
    named = [found.group(1) for found in re.finditer(rf"(?<!\w)(?i:{printed}) {_NAME}", article.title)]
    for names in (named[:1], re.findall(_WORD, article.title)):
        held = known.holding((n for n in names if n not in article.text), title.office)
        at_home = {n: h for n, h in held.items() if not home or h.country == home}
        if len(at_home) == len(held) == 1:
            ((name, holder),) = held.items()
            return replace(title, person=name, of=holder.country, of_inferred=True)
    return None


def as_mention(title: Title) -> Mention:
    """The mention that such a title is."""
    return Mention(start=title.start, end=title.end, kind="person", form="title", key=title.person)
