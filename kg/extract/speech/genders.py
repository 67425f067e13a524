"""Whether somebody can be "he" or "she" at a verb of saying: by the first name, by the text's pronouns."""

import unicodedata
from functools import cache

from kg.annotate.names.home_names import home_names, women_names
from kg.document import Document, Mention
from kg.languages import table


@cache  # one a language
def _pronouns(language: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Those of men and of women, and how women's first names end."""
    people = table(language, "people")
    he, she = (frozenset(people[key]) for key in ("pronouns_he", "pronouns_she"))
    return he, she, tuple(people["female_endings"])


class Genders:
    """Of the people of one document."""

    def __init__(self, document: Document) -> None:
        self.he, self.she, self._she_ends = _pronouns(document.article.language)
        self._names, text = home_names(document.article.language), document.article.text
        free = [m for m in document.mentions if m.form == "pronoun" and self._plain(document, m)]
        told = [(m.key, text[m.start : m.end].casefold()) for m in free]
        his, hers = ({key for key, word in told if word in one} for one in (self.he, self.she))
        self._only_his, self._only_hers = his - hers, hers - his

    @staticmethod
    def _plain(document: Document, pronoun: Mention) -> bool:
        """Whether a pronoun acts, in nobody's words: whose "his" is, and who is spoken of, is less sure."""
        return not (pronoun.genitive or any(q.start <= pronoun.start < q.end for q in document.quotes))

    def agrees(self, person: str, pronoun: str) -> bool:
        """Whether the first name allows the pronoun, and none of the other kind has stood for him or her.

        A name that nobody knows allows both.
        """
        if pronoun in self.she:
            known = " " in person and not person.split(maxsplit=1)[0].endswith(self._she_ends)
            return person not in self._only_his and not (known and self._names.woman(person) is False)
        if pronoun in self.he:
            return person not in self._only_hers and not self.woman(person)
        return True

    def woman(self, person: str) -> bool:
        """Whether the first of several names is a woman's, accents aside."""
        first = person.split(maxsplit=1)[0] if " " in person else ""
        plain = "".join(c for c in unicodedata.normalize("NFKD", first) if not unicodedata.combining(c))
        return first in women_names() or plain in women_names()
