"""What the words around a title say of whose it is: "sin kollega", "the Prime Minister's", "my minister"."""

from collections.abc import Sequence

from kg.annotate.structure import within, word_before
from kg.document import Mention, Title
from kg.languages import table, words
from kg.records import Article

WORD = 12  # characters of a possessive at most
OWNER = 6  # characters of " til " between a title and whose it is


class Possession:
    """Reads the possessives beside titles in one article."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._reflexive = words(article.language, "people", "owning_words")
        self._articles = words(article.language, "people", "definite_articles")
        self._own = words(article.language, "people", "own_words")
        self._of_words = words(article.language, "people", "of_words")
        self._genitives = tuple(table(article.language, "people")["genitive_endings"])

    def of_subject(self, title: Title) -> bool:
        """Whether the owner before a title is the subject of its clause: "sin danske kollega"."""
        return self._before(title) in self._reflexive

    def of_subject_at(self, at: int) -> bool:
        """Whether the owner at an offset is "sin": the subject of its sentence."""
        word = self._text[at : at + WORD].casefold().replace(",", " ").split(None, 1)
        return bool(word) and word[0] in self._reflexive

    def owns(self, title: Title) -> bool:
        """Whether a title is printed in the genitive: "the Prime Minister's", "statsministerens"."""
        text = self._text[title.start : title.end]
        return any(text.endswith(e) and (title.definite or not e.isalpha()) for e in self._genitives)

    def own(self, title: Title) -> bool:
        """Whether "my" or "our" stands before the title: the speaker's, whoever that is."""
        return self._before(title) in self._own

    def definite(self, title: Title) -> bool:
        """Whether a title is that of one whom the reader knows: "presidenten", "the president"."""
        return title.definite or self._before(title) in self._articles

    def owner_behind(self, title: Title, people: Sequence[Mention]) -> Sequence[Mention]:
        """ "Kollegaen til NAME", "a colleague of NAME": whose colleague it is."""
        near = within(people, title.end, title.end + OWNER)[:1]
        between = self._text[title.end : near[0].start].strip().casefold() if near else ""
        return near if between in self._of_words else ()

    def _before(self, title: Title) -> str:
        return word_before(self._text, title.start)
