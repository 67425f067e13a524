"""What first and last names say: whether somebody is of the home country, whether a woman or a man."""

from functools import cache

from kg.annotate.names.likeness import rank
from kg.annotate.names.people import given_names
from kg.languages import codes, table

ALIKE = 12  # states at most whose names are more like a name whose first name is borne in many


def listed(key: str) -> frozenset[str]:
    """The names of a list of every language: people travel."""
    return frozenset(name for code in codes() for name in table(code, "people").get(key, ()))


@cache
def women_names() -> frozenset[str]:
    """The first names that women have."""
    return listed("female")


class HomeNames:
    """The names of the home country of one language."""

    def __init__(self, language: str) -> None:
        people = table(language, "people")
        self._names, self._home = frozenset(people["home_given"]), str(people["home"])
        self._shared, self._letters = frozenset(people["home_shared"]), tuple(people["home_letters"])
        self._endings = tuple(people["home_last_endings"]) or ("\0",)
        self._given = given_names(language)
        self._female, self._forms = women_names(), tuple(people["female_forms"])
        self._unsexed = listed("unsexed") | frozenset(people["family_first"])

    def first(self, person: str) -> bool:
        """Whether the first name, or the first half of a double one, is common at home."""
        first = person.split(maxsplit=1)[0]
        at_home = first in self._names or first.split("-")[0] in self._names
        return at_home and not self._strange(person)

    def borne(self, name: str) -> bool:
        """Whether a name is one of the home country: a first name borne there, or a last name of its form."""
        return (bool(self._given_at_home(name)) and not self._strange(name)) or self.formed(name)

    def _given_at_home(self, name: str) -> frozenset[str]:
        return self._names & {part for word in name.split()[:-1] for part in word.split("-")}

    def _strange(self, name: str) -> bool:
        """ "Martin Kos": but for a first name that is borne in many countries nothing is of the home one."""
        given = self._given_at_home(name)
        if len(given) != 1 or not given <= self._shared or self.formed(name):
            return False
        own = any(letter in name.casefold() for letter in self._letters)
        return not own and rank(name, self._home) > ALIKE

    def formed(self, name: str) -> bool:
        """Whether a last name has the form of those of the home country."""
        return name.casefold().replace("-", " ").endswith(self._endings)

    def woman(self, name: str) -> bool | None:
        """Whether a first name is a woman's; None where no list knows it."""
        first = name.split(maxsplit=1)[0]
        half = first.split("-")[0]
        if first in self._unsexed:
            return None
        if first in self._female or (half != first and half in self._female):
            return True
        if half.endswith(self._forms):
            return True  # "Oddbjørg", "Arnhild": no man's name ends so
        return False if first in self._given or first in self._names else None


@cache
def home_names(language: str) -> HomeNames:
    """The names of the home country of a language, read once a process."""
    return HomeNames(language)
