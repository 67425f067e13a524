"""Whom "peruaneren" stands for: the one of that state told of last, and not the state."""

from collections.abc import Sequence

from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.records import Article


def as_people(mentions: Sequence[Mention], titles: Sequence[Title], article: Article) -> tuple[Mention, ...]:
    """The mentions, where a single inhabitant of a state is whoever serves it and was told of last."""
    language = article.language
    endings = tuple(words(language, "speech", "inhabitant_endings"))
    if table(language, "speech")["nouns_need_article"]:
        return tuple(mentions)
    served: dict[str, set[str]] = {}
    for title in titles:
        if title.person and title.of:
            served.setdefault(title.of, set()).add(title.person)
    found: list[Mention] = []
    for mention in mentions:
        printed = article.text[mention.start : mention.end]
        own = (
            served.get(mention.key, set())
            if mention.form == "demonym" and printed.endswith(endings)
            else set()
        )
        who = next((m.key for m in reversed(found) if m.kind == "person" and m.key in own), "")
        found.append(replace(mention, kind="person", form="title", key=who, plural=False) if who else mention)
    return tuple(found)
