"""Document to the organisations that it names as actors and sources, each as it is first printed."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.structure import covering
from kg.document import Document, Mention
from kg.extract.actors.body_names import bodies_of
from kg.extract.actors.media_names import media
from kg.extract.actors.names import organisation_name, part_name
from kg.languages import words
from kg.languages.patterns import either
from kg.records import Evidence, Statement
from kg.reference import Registry

_OWNER = re.compile(r"(?:[FSU]|U\.)N(?:\.|(?=s?\b))|United Nations")  # of an assembly


class _Reader:
    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        self._text, self._language = document.article.text, document.article.language
        self.found: dict[str, list[Evidence]] = {}
        self._longer: list[Evidence] = []  # longer names than those that are marked

    def _set(self, name: str, key: str) -> frozenset[str]:
        return words(self._language, name, key)

    def mentioned(self) -> None:
        """Those that the annotations mark, but for credits, seats and letters in brackets."""
        names: dict[str, str] = {}
        for mention in self._document.mentions:
            if mention.kind != "organisation" or self._aside(mention) or self._is_seat(mention):
                continue
            if any(e.start <= mention.start and mention.end <= e.end for e in self._longer):
                continue  # "OSCE" of "OSCE Minsk Group"
            if mention.key in self._set("groups", "gatherings"):
                if owner := _OWNER.match(self._text, mention.start, mention.end):
                    # "FNs hovedforsamling" is where they met, the "UN General Assembly" a body
                    whole = self._text[owner.end()] == " "
                    end = mention.end if whole else owner.end()
                    self._add(self._text[mention.start : end], mention.start, end)
                continue
            if longer := part_name(self._document, mention):
                self._add(longer, mention.start, mention.start + len(longer))
                continue
            if mention.key not in names:
                names[mention.key] = self._named(mention)
            self._add(names[mention.key], mention.start, mention.end)

    def _named(self, mention: Mention) -> str:
        """The name without the noun that introduces it, "NTB" for "nyhetsbyrået NTB", or as told in full."""
        name = organisation_name(self._document, mention)
        noun, _, rest = name.partition(" ")
        if rest and noun.islower() and noun in self._set("groups", "media_words"):
            return rest
        body = self._registry.organisations.get(mention.key)
        fuller = [n for n in self.found if n.startswith(f"{name} ")]
        same = fuller and (body is None or body.kind not in ("igo", "media", "government"))
        return fuller[0] if same else name

    def _add(self, name: str, start: int, end: int) -> None:
        self.found.setdefault(name, []).append(Evidence(start=start, end=end))

    def _aside(self, mention: Mention) -> bool:
        """A photographer's agency, a party or agency in brackets, a body inside the name of an office."""
        part = next(iter(covering(self._document.paragraphs, self._text, mention.start)), None)
        before = self._text[part.start if part else 0 : mention.start]
        if (
            self._closes(mention, before)
            or before.rstrip().endswith("/")
            or any(w in before for w in self._set("people", "photo_credits"))
        ):
            return True
        organisation = self._registry.organisations.get(mention.key)
        if before.casefold().split()[-1:] and mention.key in self._set("groups", "platforms"):
            return before.casefold().split()[-1] in self._set("groups", "platform_prepositions")
        if organisation is not None and organisation.kind == "party" and self._of_person(mention):
            return True
        if organisation is None:
            ministry = mention.key.endswith(tuple(self._set("people", "home_departments")) or "\0")
            return not ministry and any(
                t.start <= mention.start < t.end and t.of != mention.key for t in self._document.titles
            )
        return before.endswith("(") and organisation.kind in ("party", "media")

    def _closes(self, mention: Mention, before: str) -> bool:
        """ "... this year. — NAME": the agency that signs a report; "NAME Abbey": a place called after it."""
        behind = self._text[mention.end :].split(maxsplit=1)[:1]
        place = bool(behind) and behind[0].casefold().strip(".,;") in self._set("groups", "place_tails")
        apart = self._text[mention.end : mention.end + 1] != " "
        signed = before.rstrip().endswith(("—", "–")) and self._text[mention.end : mention.end + 1] in (
            "",
            "\n",
        )
        return signed or (place and not apart and behind[0].istitle())

    def _of_person(self, mention: Mention) -> bool:
        """ "SVs talskvinne NAME": the party says who somebody is; "Høyres NAME" speaks for it."""
        if self._text[mention.end : mention.end + 1] == "-":
            return False  # "SV-lederen" leads it
        titled = any(t.person and t.start <= mention.start < t.end for t in self._document.titles)
        named = any(m.kind == "person" and m.start == mention.end + 1 for m in self._document.mentions)
        return titled and not (mention.genitive and named)

    def _is_seat(self, mention: Mention) -> bool:
        """ "At the White House" is a place."""
        if mention.key not in self._set("groups", "seats"):
            return False
        before = self._text[: mention.start].casefold().split()[-2:]
        while before and before[-1] in self._set("people", "articles"):
            before.pop()
        return bool(before) and before[-1] in self._set("groups", "seat_prepositions")

    def unmarked(self) -> None:
        """Bodies that no annotation marks, by their names alone."""
        for name, start, end in sorted(bodies_of(self._document), key=lambda f: (f[1], -f[2])):
            if any(e.start < end and start < e.end for spans in self.found.values() for e in spans):
                continue
            bare = fold_name(name)
            same = next((n for n in self.found if fold_name(n) == bare or n.startswith(f"{name} ")), name)
            self._add(same, start, end)
            self._longer.append(Evidence(start=start, end=end))

    def media(self) -> None:
        """ "Avisen NAME", "the newspaper NAME", and names that end as papers' do."""
        for name, start, end in media(self._document):
            if not any(e.start < end and start < e.end for spans in self.found.values() for e in spans):
                self._add(name, start, end)

    def sources(self) -> None:
        """ "Opplyser kontoret til den franske presidenten", "frå kongehuset": offices as sources."""
        for match in _sources(self._language).finditer(self._text):
            which = "name" if match["name"] else "house"
            if not any(match[which] in name for name in self.found):
                self._add(match[which], *match.span(which))

    def speaking(self, said: Sequence[Statement]) -> None:
        """Bodies that statements are put down to, whom the registry lacks: a ministry, an office."""
        people = {m.key for m in self._document.mentions if m.kind == "person"}
        particles = self._set("people", "name_particles")  # "de Vries" is somebody
        for statement in said:
            for name in (statement.speaker, *statement.co_speakers):
                if name in people or name in self._registry.countries or name in self.found:
                    continue
                first, *rest = name.split()
                if (first[0].isupper() or (first in particles and rest)) and all(
                    w[0].isupper() for w in rest
                ):
                    continue  # a name that nothing tells for a body's
                at = self._text.casefold().find(name.casefold())
                printed = name
                if name.casefold() in self._set("groups", "bare_bodies"):
                    at, printed = self._whose(name)
                if at >= 0:
                    self._add(printed, at, at + len(printed))

    def _whose(self, name: str) -> tuple[int, str]:
        """ "Bahrain's embassy" for "embassy": with the country before it, which alone says whose it is."""
        for mention in self._document.mentions:
            if mention.kind == "country" and (mention.genitive or mention.form == "adjective"):
                rest = self._text[mention.end :]
                if rest[: len(name) + 1].casefold() == f" {name.casefold()}":
                    return mention.start, self._text[mention.start : mention.end + 1 + len(name)]
        return -1, name


def organisations(
    document: Document, said: Sequence[Statement], registry: Registry
) -> dict[str, tuple[Evidence, ...]]:
    """The organisations by name, with every place they are named; `said` are the article's statements."""
    reader = _Reader(document, registry)
    reader.unmarked()
    reader.mentioned()
    reader.media()
    reader.speaking(said)
    reader.sources()
    return {name: tuple(spans) for name, spans in reader.found.items()}


def fold_name(name: str) -> str:
    """A name without its article and capitals: "Det latviske ..." is "det latviske ..."."""
    return name.casefold().removeprefix("det ").removeprefix("den ").removeprefix("the ")


@cache
def _sources(language: str) -> re.Pattern[str]:
    cues, offices, houses, verbs, lead = (
        either(words(language, "groups", key))
        for key in ("source_cues", "source_offices", "source_houses", "house_verbs", "house_lead")
    )
    led = rf"(?:{lead})" if words(language, "groups", "house_lead") else ""
    return re.compile(
        rf"\b(?i:{cues}) (?P<name>(?:{offices}) (?:den |det )?[\w-]+(?: [\w-]+)?|{houses})\b"
        rf"|\b{led}(?P<house>{houses}) (?:{verbs})(?!\w)"
    )
