"""Whose "its" or "the organisation's" before a title are, where the text speaks of a body or a group."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter

from kg.annotate.names.home_names import home_names
from kg.annotate.names.people import is_common
from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.annotate.titles.reader import office_code
from kg.document import Mention, Title, replace
from kg.languages import table, words
from kg.reference import Registry

SPEAKING = ("spokesperson", "official")
CHAIRING = ("other", "secretary_general")
LED = ("head_of_state", "head_of_government", "deputy_head_of_government")
SHORT = 2  # letters of a word that is no body's name by itself
WORD = 24  # characters of "organisation's" and the like at most
FIELD = 30  # characters from a state to the end of what its body is for: "Kenyan foreign affairs "
SEAT = 8  # characters from a body to where it is: " in ", " of ", "et i "
UNION = "eu-"  # how the compounds of a body with ambassadors of its own begin
OPENS = 2  # words before a subject that opens its sentence: "But the"


class OwningBodies:
    """Reads who owns the titles of one article that a possessive leads."""

    def __init__(self, text: Text, mentions: Sequence[Mention], registry: Registry) -> None:
        self._text, self._registry, self._lowered = text, registry, text.article.text.casefold()
        self._told = [m for m in mentions if m.kind in ("organisation", "country", "place")]
        self._home = home_names(text.article.language)
        self._people = [m for m in mentions if m.kind == "person"]
        own = text.article.language, "people"
        self._its = words(*own, "body_possessives")
        self._nouns: Mapping[str, Sequence[str]] = table(*own)["body_nouns"]
        self._bare: bool = table(*own)["bare_country_before_title"]
        self._opening = words(*own, "articles") | words(*own, "openers")
        self._chiefs = tuple(words(*own, "chief_heads"))
        self._stems = sorted(words(*own, "ministry_stems"))
        self._of = words(*own, "of_words") | words(*own, "in_words") | words(*own, "at_words")

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
        office = (
            "official" if office == "minister" and not state else office
        )  # "the movement's secretary for"
        return replace(title, of=state or found.key, office=office, of_inferred=True)

    def named_last(self, title: Title) -> str:
        """ "Ministry spokesman NAME", "NAME of the ministry": the state whose body was last called so."""
        if title.office in CHAIRING and (of := self._short_named(title)):
            return of
        if title.office == "ambassador" and self._lowered.startswith(UNION, title.start):
            return "" if self._home.borne(title.person) else "eu"  # of the home country there, or its own
        sentence = self._text.cut[bisect_right(self._text.cut, title.start, key=attrgetter("start")) - 1]
        placed = within(self._told, sentence.start, title.start)  # "in Lima, a ministry spokesman"
        if title.office not in SPEAKING or placed or self._home.borne(title.person):
            return ""
        text = self._lowered
        around = text[max(0, title.start - WORD) : title.start].split()[-1:]
        around += text[title.start : title.end].split()
        ends = (m.end for m in self._people if m.key == title.person and m.end >= title.start)
        end = max(title.end, next(ends, title.end))
        behind = text[end : end + WORD].split(",")[0].split(".")[0].split()
        around += behind if behind[:1] and behind[0] in self._of else []
        for stem in (stem for stem in self._stems if any(stem in word for word in around)):
            at = text.rfind(stem, 0, title.start - WORD)
            while at >= 0:
                if of := self._state_beside(at, at + len(stem)):
                    return of
                at = text.rfind(stem, 0, at)
        return ""

    def _short_named(self, title: Title) -> str:
        """ "Forum Chair NAME", "Chair of the Forum": the body named before of which that word is part."""
        text = self._text.article.text
        around = text[max(0, title.start - WORD) : title.start].split()[-1:]
        for word in (*around, *text[title.start : title.end].split()):
            kinds = self._nouns.get(f"{word.casefold()}'s") if word[0].isupper() else None
            found = self._latest(title.start, kinds) if kinds else None
            if found is not None and word.casefold() in self._lowered[found.start : found.end]:
                return found.key
        return ""

    def unknown(self, at: int) -> str:
        """The body that nobody knows of "Fronda spokesman NAME", by the offset of its name; else ""."""
        if not self._bare:
            return ""
        text = self._text.article.text[at : at + WORD].split(None, 1)[0].rstrip(",")
        named = text.isalpha() and text[0].isupper() and len(text) > SHORT
        taken = within([*self._told, *self._people], at, at + 1)
        language = self._text.article.language
        return "" if not named or taken or is_common(text.casefold(), language) else text

    def _state_beside(self, start: int, end: int) -> str:
        """Whose a body is: "the Kenyan foreign ministry", "Peru's ministry", "the ministry in Lima"."""
        for mention in reversed(within(self._told, max(0, start - FIELD), end)):
            body = self._registry.organisations.get(mention.key)
            if mention.kind == "organisation" and body is not None and start < mention.end <= end:
                return body.country
            led = mention.kind == "country" and (mention.genitive or mention.form == "adjective")
            between = self._lowered[mention.end : start].split()
            if led and all(word.isalpha() for word in between):
                return mention.key
        behind = next(iter(within(self._told, end, end + SEAT)), None)
        return self._country(behind) if behind is not None else ""

    def _country(self, mention: Mention) -> str:
        place = self._registry.places.get(mention.key)
        return mention.key if mention.kind == "country" else place.country if place is not None else ""

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
        """The body of such a kind that was named last; one that the registry does not have may be of any.

        A kind may be a body itself, for which its house stands too: "the alliance's" of NATO headquarters.
        """
        own = [k for k in kinds if k in self._registry.organisations]
        for mention in reversed([m for m in self._told if m.end <= at and m.kind != "country"]):
            body = self._registry.organisations.get(mention.key)
            if mention.kind == "place":
                owner = next((k for k in own if mention.key.startswith((f"{k}-", f"{k}s-"))), "")
                if owner:
                    return replace(mention, kind="organisation", key=owner)
            elif (body.kind if body is not None else "") in kinds or mention.key in own:
                return mention
        return None
