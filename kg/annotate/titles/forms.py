"""How the people of an article are styled: "the Secretary" is the Secretary of State, no foreign minister."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.document import Title

STEM = 5  # letters of the shortest title whose other forms are told by their beginning
ENVOY = "special_envoy"  # of a body, who goes by the nationality too: "den norske utsendingen"
ENDING = 2  # letters of the longest definite ending
PRESIDENT = "president"


def _same(told: str, borne: str) -> bool:
    """Whether two words differ in their last letters alone: "kong" and "kongen", not "prins", "prinsesse"."""
    return abs(len(told) - len(borne)) <= ENDING and told.startswith(borne[:-1])


class TitleForms:
    """The titles of the people of one text, as printed."""

    def __init__(self, text: str, crowned: AbstractSet[str], crowns: AbstractSet[str] = frozenset()) -> None:
        self._text, self._crowned, self._crowns = text, crowned, crowns
        self._forms: dict[str, list[set[str]]] = {}  # person -> the words of each title

    def note(self, title: Title) -> None:
        """Takes note of a title with a name."""
        self._forms.setdefault(title.person, []).append(self._words(title))

    def alike(self, title: Title, people: Sequence[str]) -> list[str]:
        """Those of the people who are named with a title of the same words, in another form or not; else all.

        "The minister" is rather "Minister NAME" than "Assistant Minister NAME".
        """
        told = self._words(title)
        if self._crowned.isdisjoint(told) and any(w.startswith(PRESIDENT) for w in told):
            people = [p for p in people if not all(w & self._crowned for w in self._forms[p])]
        elif not self._crowned.isdisjoint(told):
            people = [p for p in people if not all(self._presides(w) for w in self._forms[p])]
        people = [p for p in people if not self._crowned_otherwise(told, p)]
        fits = [p for p in people if self._called_so(told, p)]
        fits = fits or [p for p in people if self._ends_so(told, p)] or list(people)
        if title.definite:  # its form is not the one beside a name; "the Deputy Secretary" is
            return [p for p in fits if len(told) > 1 and any(told <= w for w in self._forms[p])] or fits
        if not fits:
            return []  # no king is "the president", and no president "the king"
        alike = {p: max((2 * (w == told) or told <= w) for w in self._forms[p]) for p in fits}
        return [p for p in fits if alike[p] == max(alike.values())]

    @staticmethod
    def _presides(words: AbstractSet[str]) -> bool:
        return any(w.startswith(PRESIDENT) for w in words)

    def _crowned_otherwise(self, told: set[str], person: str) -> bool:
        """ "Kronprinsessen" is no "kronprins NAME": of whom another crown is told, and not that one."""
        borne = {w for form in self._forms[person] for w in form} & self._crowns
        return bool(borne) and any(not any(_same(w, b) for b in borne) for w in told & self._crowns)

    def _called_so(self, told: set[str], person: str) -> bool:
        known = {word for form in self._forms[person] for word in form}
        return any(
            a.startswith(b) or b.startswith(a)
            for a in told
            for b in known
            if min(len(a), len(b)) > STEM or {a, b} <= self._crowned
        )

    def _ends_so(self, told: set[str], person: str) -> bool:
        """ "Kansleren" of "forbundskansler NAME"."""
        known = {word for form in self._forms[person] for word in form}
        stems = [w.removesuffix("en") for w in told if len(w) > STEM + 2 and w.endswith("en")]
        return any(word.endswith(stem) for word in known for stem in stems)

    def _words(self, title: Title) -> set[str]:
        printed = self._text[title.start : title.end].casefold().split()
        return {word.removesuffix("'s").removesuffix("’s") for word in printed}
