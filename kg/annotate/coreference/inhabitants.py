"""Whom "peruaneren" and "the Dane" stand for: the one of that state told of last, and not the state."""

from collections.abc import Sequence

from kg.annotate.structure import word_before
from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.records import Article

WORD = 24  # characters behind such an adjective that hold the verb of whoever acts


def as_people(mentions: Sequence[Mention], titles: Sequence[Title], article: Article) -> tuple[Mention, ...]:
    """The mentions, where a single inhabitant of a state is whoever serves it and was told of last."""
    served: dict[str, set[str]] = {}
    for title in titles:
        if title.person and title.of:
            served.setdefault(title.of, set()).add(title.person)
    found: list[Mention] = []
    for mention in mentions:
        own = served.get(mention.key, set()) if _one(mention, article) else set[str]()
        who = next((m.key for m in reversed(found) if m.kind == "person" and m.key in own), "")
        found.append(replace(mention, kind="person", form="title", key=who, plural=False) if who else mention)
    return tuple(found)


def _one(mention: Mention, article: Article) -> bool:
    """ "Dansken", "the Dane": the known inhabitant, not "en danske" or "the Danes"; "the Peruvian said"."""
    if mention.form == "adjective" and mention.kind == "country":
        acts = words(article.language, "people", "demonym_verbs")
        known = words(article.language, "people", "definite_articles")
        behind = article.text[mention.end : mention.end + WORD].split(maxsplit=1)[:1]
        return not acts.isdisjoint(behind) and word_before(article.text, mention.start) in known
    if mention.form != "demonym":
        return False
    ends = article.text[: mention.end].endswith(
        tuple(words(article.language, "speech", "inhabitant_endings"))
    )
    if not table(article.language, "speech")["nouns_need_article"]:
        return ends
    known = words(article.language, "people", "definite_articles")
    return not ends and word_before(article.text, mention.start) in known
