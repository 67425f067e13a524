"""Institutions, states and governments that say something: at a verb of saying, with no person named."""

import re
from functools import cache, cached_property

from kg.annotate.structure import within, word_before
from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name
from kg.extract.speech.cues import Cues
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.fuller_names import FullerNames
from kg.extract.speech.governments import alone, government
from kg.extract.speech.nameable import spelt_out
from kg.extract.speech.several import Several
from kg.languages import subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either
from kg.reference import load

_OWNED = re.compile(r"^[A-Z][\w.\u2024-]*(?:\s+[A-Z][\w.\u2024-]*)*(?:[’']s|s[’'])\s")
_SEAT = re.compile(r"\s+in\s+[A-Z][\w-]+$")
OWNER, LED = 50, 2  # characters and words of "Peru's internationally recognised" before its government
_OFFICE = re.compile(r"\boffice of [A-Z][\w-]+$")
_NAMES = re.compile(r"(?:\s+[A-Z][\w’'-]+)*")
_PROPER = re.compile(r"(?<=[a-zæøå] )(?:[A-ZÆØÅ][\w&-]+ )+$")  # within a sentence
Found = tuple[tuple[str, ...], int, int]  # the names, and where the words stand

_CODE = 3  # letters of a country's code


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        self.authority = re.compile(
            rf"\s*[\w-]*\s*(?:{either(cues.words['authorities'])})(?!\w|\s(?-i:[A-Z]))", re.IGNORECASE
        )
        between = either((*cues.words["adverbs"], *cues.words["auxiliaries"], *cues.words["degree"]))
        days = either(cues.words["days"])
        helped = rf"(?:(?:{between}|(?:on\s+)?(?i:{days})|\w+ly)\s+)"
        apart = r"|,\s[^,;:!?\0]{3,80},\s+" if subject_first(language) else ""  # "Lima, for its part, said"
        self.aside = re.compile(rf"\s+{helped}+" + (rf"{apart}{helped}*" if apart else ""))
        words = cues.words
        after = words["subordinating"] if subject_first(language) else ()  # "once Lima said C"
        joins = either(
            (*words["continuing"], *words["that"], *words["whiles"], *words["relative_pronouns"], *after)
        )
        self.opens = re.compile(rf"(?:^|[,;:]\s+|(?<!\w)(?i:{joins})\s+)(?:{between}\s+)?$")
        placing = either(words["placing"])
        self.at = re.compile(rf"(?<!\w)(?:{placing})\s+(?:[^\W\da-z_][\w’'-]*\s+)*$")
        self.spokesman = re.compile(rf"(?<!\w)(?:{either(cues.words['spokes'])})\s", re.IGNORECASE)
        self.owners = frozenset(table(language, "people")["possessives"])
        stops = either((*words["adverbs"], *words["auxiliaries"], *cues.prepositions))
        told = either((*words["relatives"], *words["thing_relatives"], *words["together"], *words["verbs"]))
        self.noun_behind = compiled(rf"\s+(?!(?:{stops}|{told}|[a-z]+ly)(?!\w))[a-z]+(?!\w)")
        self.days = frozenset(words["days"])
        self.lone, self.offices = frozenset(words["lone_bodies"]), tuple(words["offices"])
        papers = "".join(
            rf"(?<!{noun} )" for noun in words["document_nouns"]
        )  # "a statement of the ministry"
        self.headed = re.compile(rf"{papers}(?<!\w)of (?:state (?:and|or) )?$")  # "heads of government"
        self.nobody = re.compile(rf"(?<!\w)(?:{either(cues.words['nobody'])})\s+$", re.IGNORECASE)
        people = table(language, "people")
        owned = rf"(?:{either(people['possessives'])})\s+(?:{either(cues.words['offices'])})(?!\w)"
        ruled = either(cues.words["government_nouns"])  # "his government said": the state that he serves
        self.ruled = re.compile(
            rf"(?<!\w)(?:{either(people['possessives'])})\s+(?:{ruled})(?!\w)", re.IGNORECASE
        )
        self.owned = re.compile(rf"(?<!\w)(?P<who>{owned})", re.IGNORECASE)
        self.joint = re.compile(
            rf"\s*(?:\([^)]*\))?\s*(?:{either(cues.words['together'])})\s+(?:[\w’'-]+\s+){{0,6}}$",
            re.IGNORECASE,
        )


_pack = cache(_Pack)  # one a language


class Institutions:
    """Finds them in stretches of one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, cues: Cues, view: str, mentions: list[Mention]) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._cues, self._view = document, cues, view
        self._text, self._mentions = document.article.text, mentions
        self._several, self._fuller = Several(document, view, mentions), FullerNames(document, cues, mentions)
        self._ordered = subject_first(document.article.language)
        self._places = [
            m for m in document.mentions if m.kind == "place" and m.form == "name" and not m.genitive
        ]

    def body(self, start: int, stop: int, *, last: bool = False) -> Found | None:
        """The first ministry, embassy or office of a stretch, or the last."""
        if owned := self._pack.owned.search(self._view, start, stop):  # "her office said" is what she says
            whose = next((m for m in self._mentions if m.kind == "person" and m.start == owned.start()), None)
            names = (whose.key,) if whose else ()
            return names, owned.start(), owned.end()
        if (ruled := self._pack.ruled.search(self._view, start, stop)) and (state := self._of(ruled.start())):
            return (state,), ruled.start(), ruled.end()
        if spoken := self._spoken_for(start, stop):
            return spoken
        if not self._cues.body_noun.search(self._view, start, stop):
            return None
        found = list(self._cues.body.finditer(self._view, start, stop))
        found = [m for m in found if m.group().casefold() not in ("office", "the office")]
        found = [m for m in found if not self._pack.headed.search(self._view[: m.start()])]
        found = [m for m in found if not self._placed(m)]
        if not found:
            return None
        match = found[-1 if last else 0]
        if state := self._governed(match):
            return (state,), match.start(), match.end()
        end = self._seat_end(match, stop)
        of_one = _OFFICE.search(match.group()) is not None  # "the press office of NAME NAME"
        if of_one or match.group().split()[-1] in self._cues.words["title_words"]:  # "of President NAME"
            end = _NAMES.match(self._view, end, stop).end()  # type: ignore[union-attr]  # may match nothing
        first = next(
            (
                m.start for m in self._document.mentions
                if m.start < match.start() < m.end or (m.kind == "country" and m.end == match.start() - 1)
            ),
            match.start(),
        )  # fmt: skip
        first = first if self._view[first].isupper() else match.start()  # "Saudi Arabia's foreign ministry"
        printed = re.sub(r"^[Tt]he\s+", "", self._view[first:end].strip())
        if _OWNED.search(printed):  # whose it is tells it apart, not where it is
            printed = _SEAT.sub("", printed)
        name = self._ruled(printed, match.start()) or self._fuller.name(printed, match.start())
        if name.casefold() in self._pack.lone:  # "the ministry said", and no other has been named
            behind = self._pack.noun_behind.match(self._view, match.end(), stop)
            ruling = name.casefold() in self._cues.words["government_nouns"]
            if behind and not (ruling and self._pack.authority.match(self._view, match.end(), stop)):
                return None  # "military sources said", not "government officials said"
            own = word_before(self._view, match.start()) in self._pack.owners  # "his ministry"
            name = alone(self._document, name.casefold()) or (name if own else "")
        return ((name,), match.start(), end) if name else None

    def impersonal(self, start: int, end: int) -> bool:
        """Whether somebody speaks through a text or an office there: "the statement", "his office"."""
        noun = self._text[start:end].casefold()
        return noun in self._cues.words["document_subjects"] or noun.endswith(self._pack.offices)

    def _ruled(self, noun: str, at: int) -> str:
        """ "The Peruvian government met A. The government said": the state of the one named last."""
        if noun.casefold() not in self._cues.words["government_nouns"]:
            return ""
        return next((state for end, state in reversed(self._governments) if end <= at), "")

    @cached_property
    def _governments(self) -> list[tuple[int, str]]:
        """Every state whose government is named, with where that ends."""
        found = ((m.end(), self._governed(m)) for m in self._cues.body.finditer(self._text))
        return [(end, state) for end, state in found if state]

    def _seat_end(self, body: re.Match[str], stop: int) -> int:
        """Where a body's words end, whose town has two: "the Foreign Ministry in Buenos Aires"."""
        last = self._view.rfind(" ", body.start(), body.end()) + 1
        seats = (m for m in self._document.mentions if m.kind in ("place", "country") and m.start == last)
        return next((m.end for m in seats if body.end() < m.end <= stop and not m.genitive), body.end())

    def _placed(self, body: re.Match[str]) -> bool:
        """ "Had breakfast at NAME Palace": where somebody was."""
        house = body.group().split()[-1].casefold() in self._cues.words["rooms"]
        before = self._view[max(0, body.start() - OWNER) : body.start()]
        return house and self._pack.at.search(before) is not None

    def _spoken_for(self, start: int, stop: int) -> Found | None:
        """ "UDs pressevakt", "pressevakten i UD": the body for which somebody speaks whom nobody names."""
        inside = (t for t in self._document.titles if start <= t.start < stop)
        told = next((t for t in inside if t.office == "spokesperson" and not t.person and t.of), None)
        before = self._view[start : told.start].casefold().split()[-1:] if told else []
        if before and before[0] in self._cues.words["indefinite"]:
            return None  # "en talsperson for bevegelsen": nobody in particular
        if told is None or any(m.kind == "person" and start <= m.start < told.end for m in self._mentions):
            return None
        bodies = (m for m in self._mentions if m.kind == "organisation" and told.start <= m.start < told.end)
        body = next(bodies, None)
        return ((self.name(body),), told.start, told.end) if body else None

    def _of(self, at: int) -> str:
        """The state that whoever a pronoun at `at` stands for serves."""
        whose = next((m.key for m in self._mentions if m.kind == "person" and m.start == at), "")
        served = (t.of for t in self._document.titles if t.person == whose and len(t.of) == _CODE)
        return next(served, "") if whose else ""

    def _governed(self, body: re.Match[str]) -> str:
        """The state whose government a body is: "Peru's government", "the government in Lima"."""
        nouns = self._cues.words["government_nouns"]
        if not any(re.search(rf"(?<!\w){noun}(?!\w)", body.group(), re.IGNORECASE) for noun in nouns):
            return ""
        for mention in self._document.mentions:
            near = body.start() - OWNER if mention.genitive else body.start()
            between = self._view[mention.end : body.start()].split()
            told = mention.start >= body.start() or (len(between) <= LED and "," not in " ".join(between))
            if near <= mention.start < body.end() and mention.kind in ("country", "place") and told:
                place = load().places.get(mention.key) if mention.kind == "place" else None
                return place.country if place is not None else mention.key
        return ""

    def capital(self, start: int, stop: int, *, behind: bool = False) -> Found | None:
        """The state whose capital is all that stands before a verb in its clause, or right behind it."""
        places = [m for m in self._places if start <= m.start and m.end <= stop]
        for mention in places[:1] if behind else places[-1:]:
            state = load().capital_of(mention.key)
            gap = self._view[start : mention.start] if behind else self._view[mention.end : stop]
            if state and (not gap.strip() or (not behind and self._pack.aside.fullmatch(gap))):
                opens = behind or self._pack.opens.search(self._view[start : mention.start])
                return ((state,), mention.start, mention.end) if opens else None
        return None

    def capital_at(self, start: int, stop: int) -> Found | None:
        """The state whose capital stands right at `start`."""
        place = next((m for m in self._places if m.start == start and m.end <= stop), None)
        return self.capital(start, place.end, behind=True) if place else None

    def institution(self, inside: list[Mention], stop: int) -> Found | None:
        """The first organisation among the mentions, else the first state or its authorities."""
        organisations = [
            m for m in inside if m.kind == "organisation" and not m.genitive and m.form != "adjective"
        ]
        if organisations and (listed := self._listed(organisations[0], inside)) is not None:
            return listed or None
        if organisations:
            return self._organisations(organisations)
        nobody = self._pack.nobody.search
        countries = [m for m in inside if m.kind == "country" and not nobody(self._view[: m.start])]
        for mention in countries:
            bare = mention.form != "adjective" and not mention.genitive and not self.goes_on(mention)
            speaking = self._pack.authority.match(self._view, mention.end, stop)
            if bare and mention.form == "name" and (company := self._named_for(mention)):
                return company
            if bare and (listed := self._listed(mention, inside)) is not None:
                return listed or None
            if bare or speaking:
                names, start, end = self._countries(mention)
                return names, start, max(end, speaking.end() if speaking and not bare else end)
        return None

    def apart(self, inside: list[Mention], start: int, stop: int) -> Found | None:
        """ "Sa Peru da A kom", "sier Peru om A": a state right at `start` that a preposition follows."""
        named = inside[:1] if inside and inside[0].kind != "person" and inside[0].form != "adjective" else []
        told = self.institution(named, stop) if named else None  # "skriver russisk UD i" is the ministry's
        behind = self._view[told[2] : stop].split(maxsplit=1)[:1] if told else []
        near = told is not None and len(self._view[start : told[1]].split()) <= 1
        words = self._cues.words
        opens = self._cues.prepositions | {*words["subordinating"], *words["clause_openers"]}
        ends = near and behind and behind[0] in opens
        return told if ends and behind[0] not in words["through"] else None

    def _listed(self, one: Mention, free: list[Mention]) -> Found | tuple[()] | None:
        """Those in whose list one stands, if he is in one; () where a preposition leads it."""
        members = self._several.around(one)
        if len(members) == 1:
            return None
        if members[0] not in free and self._several.led(members[0]):
            return () if self._ordered else None  # "regjeringen i Peru og FFL lovte": at least FFL
        names = tuple(dict.fromkeys(self.name(m) for m in members))
        return names, members[0].start, members[-1].end

    def goes_on(self, state: Mention) -> bool:
        """ "The Japan Institute of Trade": whether a country is the first word of a longer name."""
        next_word = self._view[state.end : state.end + OWNER].split(maxsplit=1)[:1]
        if not self._ordered or self._view[state.end : state.end + 1] != " " or not next_word:
            return False
        people = (m for m in self._document.mentions if m.kind == "person")
        starts = {m.start for m in people} | {t.start for t in self._document.titles}
        starts |= {t.start for t in self._document.times}
        told = next_word[0].casefold().strip(",.") in self._pack.days
        return next_word[0].istitle() and not told and state.end + 1 not in starts

    def _named_for(self, state: Mention) -> Found | None:
        """ "Ifølge Sjømat Norge": a body nobody lists whose name ends in its country's."""
        lead = None if self._ordered else _PROPER.search(self._view, 0, state.start)
        if lead is None or any(m.start < lead.end() and lead.start() < m.end for m in self._mentions):
            return None
        return (self._view[lead.start() : state.end],), lead.start(), state.end

    def _countries(self, first: Mention) -> Found:
        """The country with the others that "and" joins to it."""
        members = [first]
        alike = ("adjective", "name") if self._ordered else (first.form,)  # "US and South Korean officials"
        short = [m for m in self._mentions if m.kind == "country" and m.form in alike]
        for other in (m for m in short if m.form == first.form or self._view[m.start : m.end].isupper()):
            low, high = sorted((other, first), key=lambda m: m.start)
            between = self._view[low.end : high.start]
            if other is not first and self._pack.joint.fullmatch(between) and len(between.split()) == 1:
                members.append(other)
        names = tuple(dict.fromkeys(m.key for m in sorted(members, key=lambda m: m.start)))
        return names, min(m.start for m in members), max(m.end for m in members)

    def _organisations(self, found: list[Mention]) -> Found:
        members = [found[0]]
        for other in found[1:]:
            low, high = sorted((members[-1], other), key=lambda m: m.start)
            if low.end <= high.start and self._pack.joint.fullmatch(self._view[low.end : high.start]):
                members.append(other)
        names = tuple(dict.fromkeys(self.name(m) for m in sorted(members, key=lambda m: m.start)))
        return names, min(m.start for m in members), max(m.end for m in members)

    def spoken_for(self, start: int, stop: int) -> Found | None:
        """ "A spokesman for X said", nobody named: the body or the country that is spoken for."""
        found = self._pack.spokesman.search(self._view, start, stop)
        if found is None:
            return self.chief(start, stop)
        held = (t.person for t in self._document.titles if t.person and t.start <= found.start() < t.end)
        if (who := next(held, "")) and any(m.key == who for m in self._named(start, stop)):
            return None  # "NAME, a spokesman for X, was quoted"
        inside = (m for m in self._mentions if found.end() <= m.start and m.end <= stop)
        behind = [m for m in inside if self._view[m.start] != "\0"]
        people = (m for m in behind[1:] if m.form in ("name", "alias") and m.kind == "person")
        named = any(not self.led(behind[0].end, m.start) for m in people)
        if not behind or named or (who and behind[0].kind != "organisation"):
            return None
        if (body := self._body_behind(found.end(), stop, behind[0])) is not None:
            return body[0], found.start(), body[2]
        code = behind[0].key if behind[0].kind == "country" else self._served(behind[0].key)
        return ((code,), found.start(), behind[0].end) if code else None

    def _named(self, start: int, stop: int) -> list[Mention]:
        inside = within(self._document.mentions, start, stop)
        return [m for m in inside if m.kind == "person" and m.form in ("name", "alias")]

    def led(self, start: int, at: int) -> bool:
        """ "A spokesman for X to NAME", "da NAME kom": whether the words between lead up to somebody else."""
        words = {*self._cues.words["clause_openers"], *self._cues.prepositions}
        return not words.difference(self._cues.words["body_joins"]).isdisjoint(self._view[start:at].split())

    def _served(self, person: str) -> str:
        """The state that somebody serves by one of his titles, "" for none."""
        served = (t.of for t in self._document.titles if t.person == person)
        return next((of for of in served if len(of) == _CODE and of.isupper()), "")

    def chief(self, start: int, stop: int) -> Found | None:
        """ "A's spokesman said", "his spokeswoman said", nobody named: the state of the one who is served."""
        aides = (t for t in self._document.titles if t.office == "spokesperson" and not t.person)
        for aide in (t for t in aides if start <= t.start < stop):
            ahead = self._view.rfind(" ", start, aide.start - 1)  # "A's official spokesman"
            ends = (aide.start - 1, ahead if self._view[ahead + 1 : aide.start - 1].islower() else -1)
            chief = next((m for m in self._mentions if m.end in ends), None)
            if chief is None or not chief.genitive or chief.kind != "person" or chief.start < start:
                continue
            if self._view[start : chief.start].strip() and self._view[aide.end : stop].strip():
                continue  # "through A's spokesman, B said"
            if code := self._served(chief.key):
                return (code,), chief.start, aide.end
        return None

    def _body_behind(self, start: int, stop: int, first: Mention) -> Found | None:
        """ "For the Kenyan foreign ministry", "for the United Nations": the body that stands right behind."""
        body = self.body(start, stop) if self._ordered else None  # "for Perus regjering": the state
        if body is not None and len(self._view[start : body[1]].split()) <= LED:
            return body
        listed = self._ordered or first.key in load().organisations  # "en talsperson for bevegelsen": nobody
        if (
            first.kind != "organisation"
            or first.genitive
            or not listed
            or len(self._view[start : first.start].split()) > 1
        ):
            return None
        return (self.name(first),), first.start, first.end

    def aide(self, start: int, stop: int) -> Found | None:
        """ "Sier UDs pressevakt": whoever answers the press for a body, nobody named, is the body."""
        for title in self._document.titles:
            if title.office == "spokesperson" and not title.person and start <= title.start < stop:
                owner = next((m for m in self._mentions if m.start == title.start), None)
                leads = owner is not None and not self._view[start : owner.start].strip()
                if owner is not None and owner.kind == "organisation" and owner.genitive and leads:
                    return (self.name(owner),), owner.start, owner.end
        return None

    def government(self, start: int, stop: int) -> Found | None:
        """The state whose government is named without a name before it."""
        return government(self._document, self._view, start, stop)

    def name(self, mention: Mention) -> str:
        """The name by which whoever is mentioned goes in statements."""
        if mention.kind != "organisation":
            return mention.key
        name = organisation_name(self._document, mention)
        unlisted = name.isupper() and mention.key not in load().organisations
        return (spelt_out(self._text, name) if unlisted else "") or name
