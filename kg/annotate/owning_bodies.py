"""Whose "its" or "the organisation's" before a title are, where the text speaks of a body or a group."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter

from msgspec.structs import replace

from kg.annotate.setting import Text
from kg.annotate.structure import within
from kg.annotate.titles import office_code
from kg.languages import table, words
from kg.records import Mention, Title
from kg.reference import Registry

LED = ("head_of_state", "head_of_government", "deputy_head_of_government")
WORD = 24  # characters of "organisation's" and the like at most
OPENS = 2  # words before a subject that opens its sentence: "But the"


class OwningBodies:
    """Reads who owns the titles of one article that a possessive leads."""

    def __init__(self, text: Text, mentions: Sequence[Mention], registry: Registry) -> None:
        self._text, self._registry = text, registry
        self._told = [m for m in mentions if m.kind in ("organisation", "country", "place")]
        own = text.article.language, "people"
        self._its = words(*own, "body_possessives")
        self._nouns: Mapping[str, Sequence[str]] = table(*own)["body_nouns"]
        self._opening = words(*own, "articles") | words(*own, "openers")
        self._chiefs = tuple(words(*own, "chief_heads"))

    def of_body(self, title: Title, at: int) -> Title | None:
        """The title with the body that the possessive at an offset stands for; None without one."""
        word = next(iter(self._text.article.text[at : at + WORD].casefold().split()), "").rstrip(",")
        found = self._subject(at) if word in self._its else self._latest(at, self._nouns.get(word, ()))
        if found is None:
            return None
        body = self._registry.organisations.get(found.key)
        state = body.country if body is not None and body.kind in ("government", "parliament") else ""
        printed = self._text.article.text[title.start : title.end].casefold().rstrip(" ,")
        office = "chief" if printed.endswith(self._chiefs) and title.office == "other" else title.office
        office = office_code(office, state or found.key, serves_country=bool(state))
        return replace(title, of=state or found.key, office=office, of_inferred=True)

    def _subject(self, at: int) -> Mention | None:
        """The body that opens this sentence or the one before, where it does not act with a state."""
        index = max(0, bisect_right(self._text.cut, at, key=attrgetter("start")) - 1)
        for number in (index, index - 1):
            if number < 0:
                return None
            sentence = self._text.cut[number]
            if number < index and self._text.cut[index].paragraph - sentence.paragraph > 1:
                return None
            inside = within(self._told, sentence.start, at if number == index else sentence.end)
            if not inside:
                continue
            opening = self._text.article.text[sentence.start : inside[0].start].casefold().split()
            leads = len(opening) <= OPENS and self._opening.issuperset(w.strip("“\"',") for w in opening)
            body = inside[0] if leads and inside[0].kind == "organisation" else None
            return body if body is not None and not body.genitive and body.form != "adjective" else None
        return None

    def _latest(self, at: int, kinds: Sequence[str]) -> Mention | None:
        """The body of such a kind that was named last; one that the registry does not have may be of any."""
        for mention in reversed([m for m in self._told if m.end <= at and m.kind == "organisation"]):
            body = self._registry.organisations.get(mention.key)
            if (body.kind if body is not None else "") in kinds:
                return mention
        return None
