"""Names within hyphenated compounds: "Nato" in "Nato-generalsekretær", "USA" in "USA-besøk"."""

from collections.abc import Sequence

from kg.annotate.gazetteer.reader import gazetteer
from kg.document import Mention, Token
from kg.languages import words


def compound_parts(language: str, tokens: tuple[Token, ...], found: Sequence[Mention]) -> list[Mention]:
    """The known names that a hyphen joins to another word, where `found` has nothing of the whole."""
    covered = {m.start for m in found}
    extra: list[Mention] = []
    for at, token in enumerate(tokens):
        if "-" not in token.text or token.start in covered:
            continue
        inner = at > 0 and tokens[at - 1].text.istitle() and tokens[at - 1].end == token.start - 1
        head, _, tail = token.text.partition("-")
        if head.casefold() in words(language, "groups", "for_or_against"):
            continue  # "the pro-Russian president" is not Russia's
        if head in words(language, "people", "name_particles"):
            continue  # "Abdulmalik al-Houthi"
        for part, start in ((head, token.start), (tail, token.end - len(tail))):
            entry = gazetteer(language).one(part)
            if entry and entry[1] == "demonym" and part[0].isupper() and start > token.start:
                continue  # "Delacorte-Finn" is a name
            named = inner and tail.istitle() and gazetteer(language).one(tail) is None
            if entry and entry[0] == "place" and named:
                continue  # "Hugo Hue-Ho Moss"
            if entry and (start == token.start or entry[0] != "place"):
                end = start + len(part)
                extra.append(Mention(start=start, end=end, kind=entry[0], form="adjective", key=entry[2]))
    return extra
