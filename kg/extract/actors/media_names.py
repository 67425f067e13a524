"""Papers, channels and agencies that no registry has, by who is told what: "sier hun til Fjordnytt"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.document import Document
from kg.extract.actors.body_names import Found, free
from kg.languages import table, words
from kg.languages.patterns import casefolded, either, holds

_CAPITALISED = r"(?:[A-ZÆØÅČŠŽ][\w’'-]*)"
_PAIR = r"[A-ZÆØÅ]\w{1,4} og [A-ZÆØÅ]\w{2,4}"  # "Dag og Tid"
_NAME = rf"(?:{_PAIR}|{_CAPITALISED}(?: (?:(?:du|del?|da|van|der) )?{_CAPITALISED}){{0,3}})"
_ENDS = r"(?=[.,;:»”\"]|\s+[a-zæøå(–-]|\n|$)"


def media(document: Document) -> Iterator[Found]:
    """Each with where it stands; what a mention has is left to it."""
    text, language = document.article.text, document.article.language
    folded = text.casefold()
    heads = tuple(w.capitalize() for w in words(language, "groups", "media_heads"))
    nothing = words(language, "groups", "told_nobody")
    based = tuple(words(language, "groups", "based_endings")) or ("\0",)
    for marks, pattern in _patterns(language):
        for match in pattern.finditer(text) if not marks or holds(folded, marks) else ():
            start, end = match.span("name")
            name = match["name"]
            if text[:start].endswith("(") or name.split()[0].casefold() in nothing or name.endswith(based):
                continue  # the paper of a dispatch; "told Foreign Ministry officials"; "the Lima-based"
            if free(document, start, end, over_places=name.endswith(heads) or " " in name):
                yield name, start, end


@cache
def _patterns(language: str) -> tuple[tuple[Sequence[str], re.Pattern[str]], ...]:
    """Each with marks of which one stands in every match, where there are such: most texts have none."""

    def told(key: str) -> str:
        return either(words(language, "groups", key))

    verbs, to = words(language, "people", "person_verbs"), either(words(language, "people", "told_to"))
    says = either(verbs)
    papers = {word for noun in words(language, "groups", "media_words") for word in (noun, noun.capitalize())}
    titled = [w.capitalize() for w in words(language, "groups", "media_heads")]
    alone = "" if table(language, "people")["compounds"] else r"\b"  # no "interagency U.S. team"
    several = rf"{_CAPITALISED}(?: (?:(?:de|du|del|van|der) )?{_CAPITALISED}){{1,3}}"
    lone = (
        rf"[A-Z]{{2,6}}|Radio (?:(?:de|del|la) )?{_CAPITALISED}|{several}|[A-Z]\w*(?:Press|News|Media|Wire)"
    )
    behind = r"(?=[.,]|\s+(?:that|on|in|by|last|from|he|she|they|it|the)\b)"
    patterns: tuple[tuple[Sequence[str], str], ...] = (
        ((), rf"\b(?:{says}) (?:[\w.’'-]+ ){{0,4}}(?:{to}) (?P<name>{_NAME}){_ENDS}"),
        ((), rf"\b(?:{says}) [^.!?\n]{{3,140}}, (?:{to}) (?P<name>{_NAME})(?=[.,]|\s+at\b)"),
        (
            casefolded(words(language, "groups", "told_in")),
            rf"\b(?:{told('told_in')}) (?P<name>{_NAME}){_ENDS}",
        ),
        (casefolded(papers), rf"{alone}(?:{either(papers)}) (?P<name>{_NAME})"),
        (
            casefolded(titled),
            rf"\b(?P<name>(?:The )?(?:{_CAPITALISED} ){{1,2}}(?:{either(titled)}))\b",
        ),
        (("told ", "tells "), rf"\b(?:told|tells) (?:the )?(?P<name>{lone}){behind}"),
    )
    return tuple((marks, re.compile(pattern)) for marks, pattern in patterns)
