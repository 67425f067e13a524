"""Who goes on, told by the verb or by the words alone: "he added", "Kanafani said C. “D,” he said"."""

from kg.document import Document
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.referring import Referring
from kg.languages import subject_first, table

_OTHER = 3  # words of "the defence argues"
_SUBJECT = 4  # words that open a sentence, among which a name is its subject's
_FAR = 3  # paragraphs over which "he added" is whoever spoke last


class SameSpeaker:
    """Tells it in one document."""

    def __init__(self, document: Document, referring: Referring) -> None:
        self._text, self._referring = document.article.text, referring
        self._sentences = document.sentences
        self._words, people = (
            cues(document.article.language).words,
            table(document.article.language, "people"),
        )
        self._articles = frozenset(people["definite_articles"])
        self._he, self.ordered = frozenset(people["pronouns_he"]), subject_first(document.article.language)
        self.reach = 2 if self.ordered else 1  # paragraphs over which somebody unnamed goes on
        self._people = {m.key for m in document.mentions if m.kind == "person"}
        self._pronouns = {m.start: m.key for m in document.mentions if m.form == "pronoun"}
        self._known = {m.key for m in document.mentions}
        self._known |= {self._text[m.start : m.end] for m in document.mentions if m.kind != "person"}

    def speaks(self, draft: Draft, last: Draft, pronoun: str) -> bool:
        """Whether the pronoun at the verb is whoever spoke last."""
        names = last.speaker.names if last.speaker else ()
        if len(names) != 1 or draft.paragraph - last.paragraph > _FAR:
            return False
        return self._adds(draft, names[0], pronoun) or self._lone(draft, last, names[0], pronoun)

    def thought_by(self, open_: Speaker) -> bool:
        """ "The defence argues he believed C": what somebody unnamed says of him, and no words of his."""
        opens = max((s.start for s in self._sentences if s.start <= open_.start), default=0)
        before = self._text[opens : open_.start].split()[-_OTHER:]
        saying = bool(before) and before[-1] in self._words["verbs"] and self.ordered
        noun = len(before) == _OTHER and before[0].casefold() in self._articles and before[1].islower()
        return saying and noun

    def else_meant(self, open_: Speaker, last: Draft | None, pronoun: str) -> str | None:
        """Whoever spoke last, or where he can hardly be meant whom a pronoun at the verb was read as."""
        spoke = last.speaker.names[0] if last and last.speaker else ""
        known = (spoke, self._pronouns.get(open_.start, "")) if spoke in self._people else ()
        fits = (w for w in known if w in self._people and self._referring.agrees(w, pronoun))
        return next(fits, spoke if known else None)

    def led_by_others(self, draft: Draft) -> bool:
        """ "The Daily Mail was harsh, arguing that “C”": words led up to by somebody who is not read."""
        if not self.ordered or draft.mode != "direct" or draft.cue is None or draft.cue[1] > draft.start:
            return False
        opens = max((s.start for s in self._sentences if s.start <= draft.cue[0]), default=draft.cue[0])
        before = self._text[opens : draft.cue[0]].split()
        pronoun = before[:1] and before[0].casefold() in self._words["subject_pronouns"]
        return not pronoun and any(word[0].isupper() for word in before[1:_SUBJECT])

    def _adds(self, draft: Draft, name: str, pronoun: str) -> bool:
        """ "C, A said. B is to come. D, he added": A, whoever has been told of since."""
        told = self._text[slice(*draft.cue)].casefold() if draft.cue else ""
        person = name in self._people and self._referring.agrees(name, pronoun)
        return person and told in self._words["going_on"]

    def _lone(self, draft: Draft, last: Draft, name: str, pronoun: str) -> bool:
        """ "Kanafani said C. “D,” he said": one who goes by one name, and is no paper."""
        told = self._text[slice(*last.cue)].casefold() if last.cue else ""
        one = name.istitle() and " " not in name and name not in self._known
        near = draft.paragraph - last.paragraph <= 1
        return one and near and pronoun in self._he and told not in self._words["relays"]
