"""Ranks, forms of address and letters that stand with a name: "Lt. Gen.", "the Rt. Hon.", ", MP,"."""

from kg.document import Token
from kg.languages import union
from kg.languages import words as word_list

BRACKET = 3  # tokens of "(FM)"
ROLE_WORDS = 3  # ordinary words before a name: "retired army general"


class Styles:
    """Reads what stands between a title and a name, or right behind a name, in one document."""

    def __init__(self, language: str, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._honorifics = word_list(language, "people", "honorifics")
        self._leads = word_list(language, "people", "style_leads")
        self._behind = word_list(language, "people", "post_nominals")
        self.long_names = word_list(language, "people", "country_fillers")  # "Federal Republic of Peru"
        self._and = word_list(language, "people", "and_words")
        self._spouses = word_list(language, "people", "spouses")
        self._owners = word_list(language, "people", "owners_behind")
        self._left = word_list(language, "people", "retired_marks")
        self._roles = word_list(language, "people", "roles")
        self._verbs = union(language, "people", "person_verbs", "reporting_verbs")
        self._verbs |= word_list(language, "frames", "finite_verbs")
        self._verbs |= union(language, "speech", "verbs", "according")

    def skip(self, at: int, last: int) -> int:
        """The token behind "Mr.", "Lt. Gen.", "the Rt. Hon." or "H.E. Mrs.", where such stand at `at`."""
        if 0 < at < last and self._tokens[at].text == "." and self._tokens[at - 1].text in self._honorifics:
            at += 1  # "Sen." is a title as well
        letters = self._tokens[at : min(at + BRACKET, last)]
        if len(letters) == BRACKET and letters[0].text == "(" and letters[-1].text == ")":
            at += BRACKET if letters[1].text.isupper() else 0  # "Foreign Minister (FM) NAME"
        if (
            0 < at < last - 1
            and self._tokens[at].text in self._owners  # no "Hans"
            and self._tokens[at + 1].text.istitle()
        ):
            at += 1  # "den finske kollegaen sin NAME"
        while at < last:
            step = at
            while step < last and self._tokens[step].norm in self._leads:
                step = self._stop(step + 1, last)
            if step >= last or self._tokens[step].text not in self._honorifics:
                return at
            at = self._retired(self._stop(step + 1, last), last)
        return at

    def _retired(self, at: int, last: int) -> int:
        """The token behind "(retd)" or "(Ret.)" at `at`, which stands behind a rank."""
        if at + 2 >= last or self._tokens[at].text != "(" or self._tokens[at + 1].norm not in self._left:
            return at
        end = self._stop(at + 2, last)
        return end + 1 if end < last and self._tokens[end].text == ")" else at

    def verb(self, norm: str) -> bool:
        """Whether a word in lower case is a verb with which a clause goes on."""
        return norm in self._verbs

    def couple(self, at: int, last: int) -> int:
        """The token behind "and Mrs." at `at`: "President and Mrs. NAME"."""
        told = at + 1 < last and self._tokens[at].norm in self._and
        return self._stop(at + 2, last) if told and self._tokens[at + 1].norm in self._spouses else at

    def _stop(self, at: int, last: int) -> int:
        return at + (at < last and self._tokens[at].text == ".")

    def within(self, first: int, last: int) -> bool:
        """Whether nothing but such words stands in `tokens[first:last]`."""
        return self.skip(first, last) == last

    def role(self, at: int, last: int) -> int:
        """The token behind "retired general" or "veteran diplomat", where such words stand at `at`.

        "..., sier general NAME" tells who speaks, not of whom it was told before.
        """
        end = at
        while end < min(last, at + ROLE_WORDS) and self._tokens[end].text.islower():
            if self._tokens[end].norm in self._verbs:
                return at
            end += 1
        return end if end > at and self._tokens[end - 1].norm in self._roles else at

    def letters(self, at: int, last: int) -> int:
        """One past "MP", ", MP" or ", CMG, QC" at `at`, the comma that closes it not counted."""
        while (step := at + (at < last and self._tokens[at].text == ",")) < last:
            if self._tokens[step].text not in self._behind:
                break
            at = step + 1
        return at
