"""What stands for somebody in the words said: a capital, "alliansen", the country in a ministry's name."""

import re

from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name
from kg.languages import table, words
from kg.reference import load

_PAIR = 2
_RULED = 5  # words of "the military regime in "


def capital_state(document: Document, mention: Mention) -> str:
    """The state that a capital stands for ("Oslo must answer"); "" where it is only where something is."""
    state = load().capital_of(mention.key) if mention.kind == "place" and mention.form == "name" else ""
    text, language = document.article.text, document.article.language
    before = text[: mention.start].rsplit(maxsplit=1)[-1:]
    named = re.match(r"-|\s+[A-ZÆØÅ]", text[mention.end : mention.end + 2])  # "Oslo-avtalen", "Oslo Forum"
    if not state or named or not before:
        return "" if named or not state else state
    if before[0].casefold() not in words(language, "speech", "towards_places"):
        return state
    rulers = words(language, "speech", "rulers")  # "the government in Lima"
    return state if not rulers.isdisjoint(text[: mention.start].casefold().split()[-2:-1]) else ""


def capital_asked(document: Document, start: int, stop: int) -> str:
    """The state whose capital, or whose rulers there, somebody addresses: "urged Lima", "regimet i Lima"."""
    text, rulers = document.article.text, words(document.article.language, "speech", "rulers")
    for mention in document.mentions:
        if not start <= mention.start < stop or mention.kind == "person":
            continue
        led, behind = text[start : mention.start].casefold().split(), text[mention.end : stop].split()[:2]
        if mention.kind == "country":  # "Russia's leaders", "the Belarusian regime"
            ruled = not rulers.isdisjoint(w.casefold().strip(",.") for w in behind)
            return mention.key if ruled and len(led) < _PAIR else ""
        if led and not (1 < len(led) < _RULED and not rulers.isdisjoint(led[:-1])):
            return ""
        return (load().capital_of(mention.key) or "") if mention.kind == "place" else ""
    return ""


def meant_bodies(document: Document, start: int, end: int) -> list[str]:
    """The body that a plain noun from start to end stands for where the text names it: "the alliance"."""
    nouns = table(document.article.language, "speech").get("meant_bodies", {})
    said = document.article.text[start:end].casefold()
    meant = {key for noun, key in nouns.items() if noun in said and re.search(rf"\b{noun}\b", said)}
    bodies = (m for m in document.mentions if m.kind == "organisation" and m.key in meant)
    return list(dict.fromkeys(organisation_name(document, m) for m in bodies))[:1]


def housed(document: Document, body: str) -> list[str]:
    """The countries within the name of a body as it is printed: "Det russiske utenriksdepartementet"."""
    at = document.article.text.find(body)
    if at < 0:
        return []
    return [m.key for m in document.mentions if m.kind == "country" and at <= m.start < at + len(body)]
