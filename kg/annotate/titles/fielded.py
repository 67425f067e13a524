"""The office that a title's field makes of it, and the state that has such a title by default."""

from kg.annotate.records import Match
from kg.annotate.titles.posts import is_agency
from kg.annotate.titles.reaches import Cover
from kg.languages import table, words
from kg.reference import Registry

HEAD = "head"  # whose body may be but told by an adjective: "head of the UN mission"
FOREIGN = "foreign_minister"
FIELD_SECRETARY = "secretary_of_field"  # what the secretary of a country or of a body does there


class Fielded:
    """Reads what the words within a title say of its office; one language."""

    def __init__(self, language: str) -> None:
        people, own = table(language, "people"), (language, "people")
        self.default: dict[str, str] = people["of_default"]
        # "Secretary of State for X" is British; the American one has no field
        self._default_with_field: dict[str, str] = people["of_default_with_field"]
        self._fields: dict[str, str] = people["fields"]
        self._openers = words(*own, "field_openers")
        self._trade, self._matters = words(*own, "foreign_trade"), words(*own, "foreign_matters")
        self._missions, self._opposition = words(*own, "mission_nouns"), words(*own, "opposition_words")

    def office(self, match: Match, inside: set[str], *, agency: bool, field: bool) -> str:
        """ "Minister for Europe and Foreign Affairs" is a foreign minister, an agency's head an official.

        `inside` are the words behind the title that are part of it; `agency`: they name a state's service,
        `field`: what the office is for.
        """
        told = next((self._fields[w] for w in sorted(inside) if w in self._fields), "")
        traded = not self._trade.isdisjoint(inside) and self._matters.isdisjoint(inside)
        told = "" if told == FOREIGN and traded else told  # "Minister for Foreign Trade"
        fielded = field and match.form.base in self._default_with_field and bool(inside & self._openers)
        if told and (match.form.base == "minister" or fielded):
            return told
        if match.form.base == match.form.office == "secretary" and field:
            return FIELD_SECRETARY  # "Secretary of Culture"; the American one of state has no field
        office, headed = "minister" if fielded else match.form.office, match.form.base == HEAD
        if (headed and self._missions.intersection(inside)) or (agency and (headed or office == "leader")):
            return "official"
        return "other" if office == "leader" and self._opposition.intersection(inside) else office

    def of_default(self, match: Match, office: str) -> str:
        """The state that has such a title where nothing else is said."""
        if office != match.form.office and (of := self._default_with_field.get(match.form.base)):
            return of
        return self.default.get(match.form.base, "")


def within_agency(registry: Registry, of: str, first: int, last: int, cover: Cover) -> bool:
    """Whether a state's service is served, or named among the tokens of a title."""
    named = [cover[i].key for i in range(first, last) if i in cover]
    return any(is_agency(registry, key) for key in [of, *named])
