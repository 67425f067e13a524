"""Reads who and what an article names: registry names, titles and whom they serve, people, coreference."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.annotate.coreference import resolve_titles_and_pronouns
from kg.annotate.gazetteer import gazetteer
from kg.annotate.people import Name, NameFinder, cluster
from kg.annotate.structure import tokens as tokenise
from kg.annotate.titles import as_title, office_code, title_grammar
from kg.languages import table, words
from kg.records import Article, Mention, Paragraph, Sentence, Title, Token
from kg.reference import Registry, load

RULING = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general")
ELLIPSIS_REACH = 8  # tokens between two names that share a title


@cache
def ruling_surnames(day: str) -> frozenset[str]:
    """Surnames that belong to one holder of office alone on `day`, and so can stand without a first name."""
    seen: dict[str, set[str]] = {}
    for holder in load().holders:
        if holder.office in RULING and holder.start <= day and (not holder.end or holder.end >= day):
            for name in (holder.name, *sum(holder.names.values(), ())):
                if " " in name:
                    seen.setdefault(name.split()[-1], set()).add(holder.slug)
    return frozenset(surname for surname, who in seen.items() if len(who) == 1 and len(surname) > 3)


class MentionReader:
    """One pass over one article; `read` gives the mentions and titles in text order."""

    def __init__(
        self,
        article: Article,
        parts: Sequence[Paragraph],
        cut: Sequence[Sentence],
        tokens: Sequence[Token],
        registry: Registry,
    ) -> None:
        self._article, self._parts, self._cut, self._words = article, parts, cut, tokens
        self._registry = registry
        self._people = table(article.language, "people")
        self._finder = NameFinder(article.language)
        self._grammar = title_grammar(article.language)
        self._mentions: list[Mention] = []
        self._titles: list[tuple[int, Title]] = []  # with the index of the name beside it, or -1
        self._names: list[Name] = []
        self._vouched: set[int] = set()

    def read(self) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
        """The mentions and titles of the article; those without a name resolved where the text says whom."""
        for sentence in self._cut:
            if self._parts[sentence.paragraph].kind not in ("byline", "published"):
                self._sentence(sentence)
        headline = self._headline_names()
        day = (self._article.published or "")[:10]
        known = ruling_surnames(day) if day else frozenset()
        homes = cluster(
            [*self._names, *headline], self._finder, known, self._article.language, vouched=self._vouched
        )
        keys = {id(home): home.key for home in homes.values()}
        people = {i: keys[id(home)] for i, home in homes.items() if i < len(self._names)}
        for index, key in people.items():
            name = self._names[index]
            self._mentions.append(
                Mention(
                    start=self._words[name.first].start, end=self._name_end(name), kind="person",
                    form="name" if len(name.words) > 1 else "alias", key=key,
                    genitive=self._words[name.last - 1].text != name.words[-1],
                )
            )  # fmt: skip
        titles = [self._named(title, people, index) for index, title in self._titles]
        mentions = sorted(self._mentions, key=lambda m: (m.start, m.end))
        return resolve_titles_and_pronouns(
            self._article, self._parts, self._cut, self._words, mentions, titles, self._registry
        )

    def _set(self, key: str) -> frozenset[str]:
        return words(self._article.language, "people", key)

    def _name_end(self, name: Name) -> int:
        return self._words[name.last - 1].end

    def _headline_names(self) -> list[Name]:
        if not self._article.title:
            return []
        tokens = tokenise(self._article.title)
        taken = self._cover(tokens, list(gazetteer(self._article.language).mentions(tokens)))
        titled = {m.last for m in self._grammar.matches(tokens, 0, len(tokens))}
        return self._finder.names(tokens, 0, len(tokens), set(taken), titled)

    def _sentence(self, sentence: Sentence) -> None:
        first, last = sentence.tokens
        tokens = self._words[first:last]
        found = list(gazetteer(self._article.language).mentions(tokens))
        found += self._compound_adjuncts(tokens, found)
        cover = {first + i: m for i, m in self._cover(tokens, found).items()}
        matches = [
            m for m in self._grammar.matches(self._words, first, last) if m.first not in cover or m.prefix
        ]
        inside = {i for m in matches for i in range(m.first, m.last)}
        titled = {self._skip_honorific(m.last, last) for m in matches}
        soft = {i for i, m in cover.items() if m.kind == "place" and m.form == "name" and not m.genitive}
        names = [
            n
            for n in self._finder.names(self._words, first, last, set(cover) | inside, titled, soft)
            if not self._credit(n, sentence)
        ]
        swallowed = {id(cover[i]) for n in names for i in range(n.first, n.last) if i in cover}
        found = [m for m in found if id(m) not in swallowed]
        offset = len(self._names)
        self._names += names
        self._mentions += found
        for match in matches:
            of, start, end = self._grammar.of(self._words, match, cover)
            index = self._beside(match.last, start, end, names)
            if index >= 0:
                self._vouched.add(offset + index)
                if not of:
                    of, end = self._of_behind(names[index].last, end, cover)
            office = office_code(match.form.office, of, of in self._registry.countries)
            span = self._words[start].start, self._words[end - 1].end
            title = as_title(match, office, of, span, self._grammar.when(self._words, match))
            self._titles.append((offset + index if index >= 0 else -1, title))
            if match.form.plural and index >= 0:
                self._titles += [
                    (offset + i, replace(title, of=of)) for i, of in self._shared(index, names, cover)
                ]
        self._titles += self._elliptic(offset, names, cover)

    def _shared(self, index: int, names: Sequence[Name], cover: dict[int, Mention]) -> list[tuple[int, str]]:
        """The later names with their countries: "statsministrene A fra Sverige og B fra Danmark"."""
        found: list[tuple[int, str]] = []
        joints = {",", "(", ")"} | self._set("and_words") | self._set("of_words")
        for i in range(index + 1, len(names)):
            gap = range(names[i - 1].last, names[i].first)
            if not all(self._words[g].norm in joints or g in cover for g in gap):
                break
            of, _ = self._of_behind(names[i].last, names[i].last, cover)
            found.append((i, of))
        return found

    def _elliptic(
        self, offset: int, names: Sequence[Name], cover: dict[int, Mention]
    ) -> list[tuple[int, Title]]:
        """ "USAs utenriksminister A og Russlands B": B holds the same office for its own country."""
        titled = {i - offset: t for i, t in self._titles if i >= offset}
        found: list[tuple[int, Title]] = []
        for i, name in enumerate(names):
            country = cover.get(name.first - 1)
            if (
                i in titled
                or i - 1 not in titled
                or country is None
                or not country.genitive
                or country.kind != "country"
            ):
                continue
            if name.first - names[i - 1].last <= ELLIPSIS_REACH:
                start, end = country.start, self._words[name.last - 1].end
                found.append(
                    (
                        offset + i,
                        replace(titled[i - 1], start=start, end=end, of=country.key, of_inferred=False),
                    )
                )
        return found

    def _compound_adjuncts(self, tokens: Sequence[Token], found: list[Mention]) -> list[Mention]:
        """The first part of a hyphenated compound: "Nato" in "Nato-generalsekretær", "USA" in "USA-besøk"."""
        covered = {m.start for m in found}
        extra = []
        for token in tokens:
            head = token.text.split("-", 1)[0]
            if (
                "-" in token.text
                and token.start not in covered
                and (entry := gazetteer(self._article.language).one(head))
            ):
                extra.append(
                    Mention(
                        start=token.start,
                        end=token.start + len(head),
                        kind=entry[0],
                        form="adjective",
                        key=entry[2],
                    )
                )
        return extra

    @staticmethod
    def _cover(tokens: Sequence[Token], found: Sequence[Mention]) -> dict[int, Mention]:
        cover: dict[int, Mention] = {}
        starts = {t.start: i for i, t in enumerate(tokens)}
        for mention in found:
            index = starts.get(mention.start)
            while index is not None and index < len(tokens) and tokens[index].start < mention.end:
                cover[index] = mention
                index += 1
        return cover

    def _skip_honorific(self, at: int, last: int) -> int:
        if at < last and self._words[at].text in self._people["honorifics"]:
            at += 1
            if at < last and self._words[at].text == ".":
                at += 1
        return at

    def _credit(self, name: Name, sentence: Sentence) -> bool:
        """A photographer's name: after "Foto:", or before "/ agency"."""
        text = self._article.text
        behind = text[self._words[name.last - 1].end : sentence.end + 12].lstrip()
        before = text[max(0, self._words[name.first].start - 8) : self._words[name.first].start]
        return behind.startswith("/") or any(
            before.rstrip().endswith(credit) for credit in self._set("photo_credits")
        )

    def _beside(
        self,
        title_last: int,
        start: int,
        end: int,
        names: Sequence[Name],
    ) -> int:
        """The index of the name that a title is said of, or -1.

        It stands right behind the title, behind the title's country, or before a comma.
        """
        behind = self._skip_honorific(title_last, len(self._words))
        after = self._skip_honorific(end, len(self._words))
        for index, name in enumerate(names):
            if name.first in (behind, after):
                return index
            if name.first == after + 1 and after > title_last and self._words[after].text == ",":
                return index
        left = start - 1
        while left >= 0 and self._words[left].norm in self._set("articles"):
            left -= 1
        if left >= 0 and self._words[left].norm in self._set("as_words"):
            for index, name in enumerate(names):
                bare = (
                    self._words[name.first - 1].norm not in self._people["of_words"] if name.first else True
                )
                if (
                    bare
                    and name.last <= left <= name.last + 3
                    and not any(w.text in ",.;" for w in self._words[name.last : left])
                ):
                    return index
        if left >= 0 and self._words[left].text in {",", "("}:
            for index, name in enumerate(names):
                if name.last == left and self._closes(end):
                    return index
                if name.last == left - 3 and self._words[left - 1].text == ")" and self._closes(end):
                    return index
        return -1

    def _closes(self, end: int) -> bool:
        """An apposition ends with a comma, a stop, a bracket, or the sentence."""
        return (
            end >= len(self._words)
            or self._words[end].text in ",.)(:;–—"
            or self._words[end].norm in self._set("after_apposition")
        )

    def _of_behind(self, at: int, end: int, cover: dict[int, Mention]) -> tuple[str, int]:
        """ "Prime Minister NAME of Norway", "talsperson NAME i Utenriksdepartementet"."""
        if (
            at + 1 < len(self._words)
            and self._words[at].norm in self._people["of_words"]
            and self._words[at].norm not in self._set("not_of_behind_name")
        ):
            step = at + 1
            while (
                step < at + 4
                and step not in cover
                and self._words[step].norm in self._set("country_articles")
            ):
                step += 1
            mention = cover.get(step)
            if (
                mention is not None
                and mention.kind in ("country", "organisation")
                and not self._media(mention)
                and not mention.genitive
            ):
                last = step
                while cover.get(last) is mention:
                    last += 1
                return mention.key, max(end, last)
        return "", end

    def _media(self, mention: Mention) -> bool:
        organisation = self._registry.organisations.get(mention.key)
        return organisation is not None and organisation.kind == "media"

    @staticmethod
    def _named(title: Title, people: dict[int, str], index: int) -> Title:
        return replace(title, person=people[index]) if index in people else title
