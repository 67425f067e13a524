"""Which names in a text can be what is spoken of, and under which key each goes."""

import re
from functools import cache

from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name
from kg.languages import table, words
from kg.languages.patterns import either
from kg.reference import load

_CODE = 3  # letters of a country's code
_PREPOSITION = 12  # characters before a name within which its preposition stands


def is_code(key: str) -> bool:
    """A country that speaks of itself is what it speaks of; a person is not."""
    return len(key) == _CODE and key.isupper()


def only_somebody(document: Document, start: int, end: int) -> bool:
    """Whether a stretch is somebody's title and name and no more: "utenriksminister NAVN"."""
    said = document.article.text[start:end]
    start, end = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
    names = (m for m in document.mentions if m.kind == "person" and m.end == end and start <= m.start)
    first = next(names, None)
    titled = first is not None and any(t.start <= start and t.end <= first.start for t in document.titles)
    return first is not None and (first.start == start or titled)


def served(document: Document, speakers: tuple[str, ...]) -> list[str]:
    """The countries that the speakers serve."""
    return list(dict.fromkeys(t.of for t in document.titles if t.person in speakers and is_code(t.of)))


@cache
def phrases(language: str, key: str) -> re.Pattern[str]:
    """The words of one list, as they stand in a text."""
    return re.compile(rf"(?<!\w)(?:{either(table(language, 'speech').get(key, ()))})(?!\w)", re.IGNORECASE)


def in_passing(document: Document, mention: Mention) -> bool:
    """Whether a country only tells where something is, or whom somebody serves."""
    if any(t.start <= mention.start < t.end for t in document.titles):
        return True
    before = document.article.text[max(0, mention.start - _PREPOSITION) : mention.start].split()[-1:]
    return bool(before) and before[0] in table(document.article.language, "speech").get("whereabouts", ())


def one_inhabitant(document: Document, mention: Mention) -> bool:
    """ "Islendingen", "the Dane": a person, of whom no state is told."""
    language, printed = document.article.language, document.article.text[mention.start : mention.end]
    ends = printed.endswith(tuple(words(language, "speech", "inhabitant_endings")))
    several: bool = table(language, "speech")["nouns_need_article"]
    return mention.form == "demonym" and ends != several


def counts(mention: Mention) -> bool:
    """Whether a statement can be about it: a person, a state, a body, a region."""
    named = mention.kind == "person" and mention.form in ("name", "alias", "title")
    region = mention.kind == "place" and bool(_country_of(mention.key))
    return named or region or mention.kind in ("country", "organisation")


@cache
def _country_of(place: str) -> str:
    """The country of a region ("Krim", "Gaza"); "" for towns and houses, which are where and not what."""
    found = load().places.get(place)
    return found.country if found and found.kind == "region" else ""


def set_aside(document: Document, mention: Mention) -> bool:
    """Whether a name only tells of another: the party behind it, the country in somebody's title."""
    text = document.article.text
    if mention.kind == "country" and phrases(document.article.language, "currencies").match(
        text, mention.end + 1
    ):
        return True  # "3 billion US dollars"
    if (
        mention.form == "title"
        and text[: mention.start].casefold().rsplit(maxsplit=1)[-1:]
        and (
            text[: mention.start].casefold().rsplit(maxsplit=1)[-1]
            in words(document.article.language, "speech", "indefinite")
        )
    ):
        return True  # "a diplomat is a guest"
    bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    titled = mention.kind in ("country", "organisation") and any(
        t.person and t.start <= mention.start < t.end for t in document.titles
    )
    describes = mention.form == "adjective" and any(
        m.start == mention.end + 1 and m.kind in ("organisation", "person") and m.form in ("name", "alias")
        for m in document.mentions
    )
    return bracketed or titled or describes


def key_of(document: Document, mention: Mention) -> str:
    """The key under which what is mentioned goes: a place or government under its state, a body by name."""
    if mention.kind == "place":
        return _country_of(mention.key) or load().capital_of(mention.key)
    body = load().organisations.get(mention.key)
    if body is not None and body.kind == "government":
        return body.country
    return organisation_name(document, mention) if mention.kind == "organisation" else mention.key


def spelt_out(text: str, letters: str) -> str:
    """ "The Ministry of External Affairs (MEA) ... MEA": the words whose first letters they are, or ""."""
    for found in re.finditer(rf"((?:[^\W\d_][\w’'-]*\s+){{2,9}})\({re.escape(letters)}\)", text):
        words = found.group(1).split()
        for at in range(len(words) - 1, -1, -1):
            initials = "".join(w[0] for w in words[at:] if w[0].isupper())
            if initials == letters and words[at][0].isupper():
                return " ".join(words[at:])
    return ""
