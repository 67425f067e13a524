"""The house of a state behind its adjective: "of the Peruvian foreign ministry's consular department"."""

from kg.annotate.titles.reaches import Cover
from kg.document import Token
from kg.languages import union, words
from kg.reference import load

REACH = 8  # tokens from the adjective to the end of such a name
MARKS = ("'s", "’s")


class AdjectiveHouses:
    """Reads what stands behind the adjective of a state that a title's "of" leads to; one language."""

    def __init__(self, language: str) -> None:
        self._services = union(language, "people", "department_words", "armed_services")
        self._inside = self._services | words(language, "people", "institutions")
        self._heads = union(language, "groups", "body_heads", "body_first_heads")
        self._first_heads, self._joints = (
            words(language, "groups", k) for k in ("body_first_heads", "body_inner")
        )
        self._fillers = words(language, "people", "country_fillers")

    def service(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """One past "Liberation Army", "foreign ministry's consular department"; `at` where none stands."""
        end = at
        for i in range(at, min(len(tokens), at + REACH)):
            norm, told = _bare(tokens[i]), cover.get(i)
            named = tokens[i].text[0].isupper() and (told is None or told.kind == "organisation")
            adjective = told is not None and told.form == "adjective" and end > at
            ahead = i + 1 < len(tokens) and tokens[i + 1].norm in self._services  # "consular department"
            if not (named or adjective or ahead or norm in self._inside or tokens[i].norm in MARKS):
                break
            end = i + 1 if norm in self._services else end
        return end

    def body(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """One past "Supreme Court", "Chamber of Commerce and Industry", which no state's head presides."""
        end = at
        for i in range(at, min(len(tokens), at + REACH)):
            joined, told = end > at and tokens[i].norm in self._joints, cover.get(i)
            if told is not None and (told.kind != "organisation" or told.key in load().organisations):
                break
            if told is None and not (tokens[i].text[0].isupper() or joined):
                break
            if (
                told is not None
                or tokens[i].norm in self._heads - self._fillers
                or (end > at and self._within(tokens, at, i))
            ):
                end = i + 1
        return end

    def _within(self, tokens: tuple[Token, ...], at: int, i: int) -> bool:
        """The "Commerce" of "Chamber of Commerce"."""
        led = any(t.norm in self._first_heads for t in tokens[at:i])
        return led and tokens[i].text[0].isupper() and tokens[i - 1].norm in self._joints


def _bare(token: Token) -> str:
    return token.norm.removesuffix("'s").removesuffix("’s").removesuffix("s'")


def printed(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """Words as they are printed, one space between."""
    told = tokens[first:last]
    gaps = (" " * (b.start > a.end) for a, b in zip(told, (*told[1:], told[-1]), strict=True))
    return "".join(t.text + gap for t, gap in zip(told, gaps, strict=True)).strip()
