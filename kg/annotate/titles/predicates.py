"""Who holds an office as a clause tells it: "Peru's minister is NAME", "As Peru's minister, NAME"."""

from kg.annotate.names.styles import Styles
from kg.annotate.records import Match, Name, Reach
from kg.annotate.titles.linked import first_as
from kg.document import Token
from kg.languages import table, words

FIRST_REACH = 14  # tokens of "On her first visit to the Democratic Republic of the Congo as"
DASHES = ("–", "—", "-")
OPENED = (".", "!", "?", ":", "–", "—")  # before a sentence
CLAUSES = (",", "”", '"')  # behind a clause that somebody says
STOPS = (".", "!", "?", ":", "”", '"', "•", "—", "–")  # before a sentence
AFTER = 3  # tokens of "said, would"
OPENING = {
    ",": ".,();:",
    "(": ")",
    **dict.fromkeys(DASHES, "–—-"),
}  # before a name set off, and what closes it


class Predicates:
    """Pairs titles with the names that a verb or a mark joins to them, in one document."""

    def __init__(self, language: str, tokens: tuple[Token, ...], styles: Styles) -> None:
        self._words, self._styles = tokens, styles
        own = language, "people"
        self._is, self._as = words(*own, "naming_copulas"), words(*own, "as_words")
        self._articles = words(*own, "articles")
        self._pointing = self._articles | words(*own, "possessives") | words(*own, "owning_words")
        self._leading = words(*own, "qualifiers") | words(*own, "former") | words(*own, "designate")
        self._behind = words(*own, "after_apposition")
        self._indefinite = self._articles - words(*own, "definite_articles")
        self._says = words(language, "speech", "verbs") | words(*own, "and_words")
        self._owned = words(*own, "possessives"), words(*own, "ordinals")
        self._genitives = tuple(e for e in table(*own)["genitive_endings"] if len(e) > 1)
        self._verb_second: bool = table(*own)["verb_second"]
        self._capacities, self._becoming = words(*own, "capacity_words"), words(*own, "becoming_words")
        self._small = words(*own, "of_words") | words(*own, "and_words")

    def told(self, match: Match, reach: Reach, name: Name) -> bool:
        """Whether the clause that the title opens says that the one named holds it."""
        return not match.form.plural and (
            self.equated(match, reach, name) or self._acting(match, reach, name) or self._fronted(reach, name)
        )

    def equated(self, match: Match, reach: Reach, name: Name) -> bool:
        """ "Peru's foreign minister is NAME." """
        at = self._before(reach)
        pointed = bool(reach.of) or match.form.definite or (at >= 0 and self._norm(at) in self._pointing)
        opens = at < 0 or self._words[at].text in OPENED  # "Ny utenriksminister blir NAME"
        pointed = pointed or (self._verb_second and opens and self._words[at + 1].text[0].isupper())
        if not pointed or self._norm(reach.end) not in self._is:
            return False
        whole = name.first == self._styles.skip(reach.end + 1, len(self._words)) and not self._genitive(name)
        closed = name.last >= len(self._words) or self._words[name.last].text in ".,();:–—"
        return whole and (closed or self._norm(name.last) in self._behind)

    def unclosed(self, match: Match, reach: Reach, name: Name) -> bool:
        """ "Peru's Foreign Minister, NAME said that": a title that opens its sentence, and one comma."""
        left, end = reach.start - 1, reach.end
        while left >= 0 and self._words[left].norm in self._leading:
            left -= 1
        article = left >= 0 and self._words[left].norm in self._articles
        opens = left < 0 or self._words[left].text in STOPS or self._behind_clause(left)
        opens = opens or (article and self._words[left].text.istitle())
        told = bool(reach.of) and opens and (article or self._words[match.first].text[0].isupper())
        if self._verb_second or not told or end >= len(self._words) or self._words[end].text != ",":
            return False
        last = self._styles.letters(name.last, len(self._words))
        behind = self._words[last : last + AFTER]
        if len(behind) == AFTER and behind[1].text == "," and behind[2].text.islower():
            return False  # "The president of Peru, NAME said, would come"
        verb = bool(behind) and behind[0].text.islower() and behind[0].norm not in self._small
        return verb and name.first == self._styles.skip(end + 1, len(self._words))

    def _behind_clause(self, left: int) -> bool:
        """ "It is done, the Peruvian president, NAME said": an article behind a comma or a quotation."""
        the = self._words[left].norm in self._articles - self._indefinite
        return the and left > 0 and self._words[left - 1].text in CLAUSES

    def equating(self, reach: Reach) -> str:
        """The verb between a title and the name that it is said of."""
        return self._norm(reach.end)

    def _acting(self, match: Match, reach: Reach, name: Name) -> bool:
        """ "As Peru's foreign minister, NAME handles", "Som utenriksminister har NAME".

        So with "In her capacity as", "Since becoming".
        """
        at = self._before(reach)
        at -= at > 0 and self._norm(at) in self._articles
        opens = at >= 0 and self._norm(at) in self._as
        opens = opens and (
            self._words[at].text[0].isupper() or self._on_first(at) or self._norm(at - 1) in self._capacities
        )
        opens = opens or (
            at > 0 and self._norm(at) in self._becoming and self._words[at - 1].text[0].isupper()
        )
        if not opens or match.form.definite or name.first != reach.end + 1:
            return False
        between = self._words[reach.end]
        verb = between.text.islower() and between.text.isalpha() and between.norm not in self._small
        return verb if self._verb_second else between.text == ","

    def _fronted(self, reach: Reach, name: Name) -> bool:
        """ "A former foreign minister of Peru, NAME has led": the subject, not "A minister, NAME said,"."""
        at = self._before(reach)
        opens = at == 0 or (at > 0 and self._words[at - 1].text in OPENED)
        opens = opens and self._norm(at) in self._indefinite and self._words[at].text[0].isupper()
        if not opens or self._norm(reach.end) != "," or name.first != reach.end + 1:
            return False
        verb = self._words[name.last : name.last + 2]
        said = not verb or verb[0].norm in self._says
        return len(verb) > 1 and verb[0].text.islower() and verb[1].text not in ",." and not said

    def _on_first(self, at: int) -> bool:
        """ "On her first visit to Peru as": what opens a sentence before its subject."""
        reach = range(at - 1, max(0, at - FIRST_REACH), -1)
        start = next((i for i in reach if self._norm(i) in self._owned[0]), 0) - 1
        opens = start == 0 or (start > 0 and self._words[start - 1].text in ".!?")
        return opens and self._words[start].text[0].isupper() and first_as(self._words, 1, at, self._owned)

    def _before(self, reach: Reach) -> int:
        """The token left of a title and its adjectives, -1 without one."""
        left = reach.start - 1
        while left >= 0 and self._norm(left) in self._leading:
            left -= 1
        return left

    def _genitive(self, name: Name) -> bool:
        return self._words[name.last - 1].text.endswith(self._genitives)

    def _norm(self, at: int) -> str:
        return self._words[at].norm if 0 <= at < len(self._words) else ""
