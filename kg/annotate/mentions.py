"""Reads who and what an article names: registry names, titles and whom they serve, people, coreference."""

from collections.abc import Mapping, Sequence

from kg.annotate.coreference.reader import resolve_titles_and_pronouns
from kg.annotate.cover import cover_of, first_names, less_surnames, one_word_places, outside
from kg.annotate.gazetteer.bodies import BodyFinder
from kg.annotate.gazetteer.group_names import GroupNames
from kg.annotate.gazetteer.homographs import Homographs
from kg.annotate.gazetteer.hyphenated import compound_parts
from kg.annotate.gazetteer.ministries import without_home
from kg.annotate.gazetteer.misnomers import WORD, addressed, apart_of, as_bodies, misnamed
from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.names.capitals import is_ordinary, less_title_case
from kg.annotate.names.clusters import cluster
from kg.annotate.names.credits import photographed
from kg.annotate.names.described import behind_comma, described
from kg.annotate.names.labelled import labelled
from kg.annotate.names.lone_names import lone_people, possessives
from kg.annotate.names.name_forms import begins_at, name_end
from kg.annotate.names.owners import without_endings
from kg.annotate.names.people import name_finder
from kg.annotate.names.side_by_side import parted
from kg.annotate.records import Hints, Match, Name, Reach
from kg.annotate.service.fellows import Told, fellow_titles, members
from kg.annotate.service.known_holders import KnownHolders
from kg.annotate.service.nationals import paired
from kg.annotate.service.reader import service
from kg.annotate.service.readouts import with_host
from kg.annotate.service.ruling import Ruling
from kg.annotate.service.setting import Text
from kg.annotate.service.shared_states import of_both_posts, of_the_next
from kg.annotate.structure import tokens as tokenise
from kg.annotate.titles.aides import owner_start, with_chiefs
from kg.annotate.titles.apposition import Apposition
from kg.annotate.titles.committees import in_committees, party_marks
from kg.annotate.titles.enumerations import enumerated, former_rows, of_chained, second_offices
from kg.annotate.titles.granted import granted
from kg.annotate.titles.known_as import known_as
from kg.annotate.titles.led_groups import headed
from kg.annotate.titles.one_of_them import as_one
from kg.annotate.titles.own_bodies import with_own_body
from kg.annotate.titles.possible_posts import shares_post
from kg.annotate.titles.reader import as_title, office_code, title_grammar
from kg.annotate.titles.respective import Respective, alike, one_of, state_beside
from kg.annotate.titles.rows import served_in_rows
from kg.annotate.titles.unlisted import with_unlisted_body
from kg.document import Mention, Paragraph, Sentence, Title, Token, replace
from kg.languages import lists, table, words
from kg.records import Article
from kg.reference import Registry

PUBLIC = ("igo", "government", "parliament", "forum")  # kinds of bodies whose presidents are officials
BY_PARTY = ("legislator", "foreign_minister", "defence_minister")  # whom a party before them does not employ
SERVING = {("government", "head_of_state"), *(("party", office) for office in BY_PARTY)}
ELLIPSIS_REACH = 8  # tokens between two names that share a title


class MentionReader:
    """One pass over one article; `read` gives the mentions and titles in text order."""

    def __init__(
        self,
        article: Article,
        parts: Sequence[Paragraph],
        cut: Sequence[Sentence],
        tokens: tuple[Token, ...],
        registry: Registry,
    ) -> None:
        self._article, self._parts, self._cut, self._words = article, parts, cut, tokens
        self._registry = registry
        self._people, self._set = table(article.language, "people"), lists(article.language, "people")
        self._finder = name_finder(article.language)
        self._bodies = BodyFinder(article.language)
        self._groups = GroupNames(article.language, tokens)
        self._grammar = title_grammar(article.language)
        self._service = service(article.language, registry)
        self._beside = Apposition(article.language, tokens, registry)
        both, self._mentions = words(article.language, "groups", "two_countries"), list[Mention]()
        self._respective = Respective(
            tokens,
            self._beside.styles,
            self._set("and_words"),
            self._set("of_words"),
            both,
            self._set("their_words"),
            self._mentions,
        )
        self._together: list[tuple[Title, list[str]]] = []  # titles of several, with the countries they serve
        self._compounding: bool = self._people["compounds"]
        self._titles: list[tuple[int, Title]] = []  # with the index of the name beside it, or -1
        self._names: list[Name] = []
        self._vouched: set[int] = set()
        self._alike = Homographs(article.language, tokens, tokenise(article.title))
        self._by: dict[int, Mention] = {}  # a name -> the country or party right before it
        self._assumed: set[tuple[int, int]] = set()  # spans of titles whose country goes without saying
        # a title's span -> whom the one before it in a list serves
        self._listed: dict[tuple[int, int], str] = {}
        self._owners: dict[tuple[int, int], int] = {}  # a title's span -> where its "his" or "Putin's" stands

    def read(self) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
        """The mentions and titles of the article; those without a name resolved where the text says whom."""
        for sentence in self._cut:
            if self._parts[sentence.paragraph].kind not in ("byline", "published"):
                self._sentence(sentence)
        self._names += parted(self._names)
        self._names = without_endings(self._names, self._words, self._article.language)
        headline = self._headline_names()
        bodies = {m.key for m in self._mentions if m.kind in ("country", "organisation")}
        known, language = Ruling((self._article.published or "")[:10], bodies), self._article.language
        self._vouched |= lone_people(self._names, headline, self._words, self._finder, language)
        homes = cluster([*self._names, *headline], self._finder, known, language, vouched=self._vouched)
        keys, his = {id(h): h.key for h in homes.values()}, possessives(self._names, self._words, language)
        people = {i: keys[id(home)] for i, home in homes.items() if i < len(self._names) and i not in his}
        for index, key in people.items():
            name = self._names[index]
            start = begins_at(self._words, name.first, name.words[0], key)
            self._mentions.append(
                Mention(
                    start=start, end=name_end(self._words, name), kind="person",
                    form="name" if len(name.words) > 1 and name.words[0][0].isupper() else "alias", key=key,
                    genitive=self._is_genitive(name, key),
                )
            )  # fmt: skip
        each = second_offices(self._titles, self._names, self._words, self._article, self._registry.countries)
        titles = [replace(t, person=people[i]) if i in people else t for i, t in each]
        self._mentions, titles = without_home(self._article, self._mentions, titles, self._registry)
        holders = KnownHolders(self._registry, (self._article.published or "")[:10])
        titles = granted(titles, self._assumed, self._article, self._mentions, self._registry, holders)
        titles = known_as(titles, self._article, self._mentions, holders)
        told = [
            Told(people[i], by, name_end(self._words, self._names[i]))
            for i, by in self._by.items()
            if i in people
        ]
        titles += fellow_titles(told, titles, self._words, self._article.language, holders)
        titles += members(told, titles, self._words, self._registry, self._article.language)
        titles, mentions = with_host(self._article, titles, self._mentions)
        titles = in_committees(self._article, titles, mentions, self._registry)
        text = Text(article=self._article, parts=self._parts, cut=self._cut, words=self._words)
        hints = Hints(owners=self._owners, listed=self._listed)
        return resolve_titles_and_pronouns(text, mentions, titles, self._registry, hints)

    def _is_genitive(self, name: Name, key: str) -> bool:
        """Whether it is printed with a genitive ending: its last word, without it, is in the full name."""
        printed = self._words[name.last - 1].text
        known = key.split()
        marked = printed != name.words[-1] and printed.startswith(name.words[-1])  # no seat: "Moss of Kew"
        return marked or (printed not in known and printed.removesuffix("s") in known)

    def _headline_names(self) -> list[Name]:
        if not self._article.title:
            return []
        tokens = tokenise(self._article.title)
        taken = {*cover_of(tokens, list(gazetteer(self._article.language).mentions(tokens)))}
        told = [range(m.first, m.last) for m in self._grammar.matches(tokens, 0, len(tokens))]
        names = self._finder.names(tokens, 0, len(tokens), taken.union(*told), {r.stop for r in told})
        repeated = self._article.text.startswith(self._article.title)
        return less_title_case(names, self._article, len(self._article.title) if repeated else 0, tokens)

    def _sentence(self, sentence: Sentence) -> None:
        first, last = sentence.tokens
        tokens = self._words[first:last]
        known = [*gazetteer(self._article.language).mentions(tokens)]
        found = [m for m in known if not misnamed(self._article, m)]
        found = less_surnames(found, self._names, tokens, self._article.language)
        found = self._with_bodies(tokens, list(as_bodies(self._article, found, tokens)))
        found += compound_parts(self._article.language, tokens, found)
        cover = {first + i: m for i, m in cover_of(tokens, found).items()}
        found_titles = self._grammar.matches(self._words, first, last)
        told_of = (as_one(m, self._words, cover, self._article.language) for m in found_titles)
        matches = [m for match in told_of for m in outside(match, self._words, cover, self._grammar)]
        reaches = self._reaches(matches, cover, last)
        inside = {
            i for m, r in zip(matches, reaches, strict=True) for i in range(m.first, max(m.last, r.end))
        }
        ends = {m.last for m in matches} | {r.end for r in reaches}
        titled = {self._beside.styles.skip(end, last) for end in ends}
        inside |= {first + i for i in cover_of(tokens, apart_of(known, found))}
        soft = one_word_places(cover)
        soft |= first_names(titled, self._words, cover, self._finder, self._set("state_first_names"))
        names = [
            n
            for n in self._finder.names(self._words, first, last, set(cover) | inside, titled, soft - inside)
            if not photographed(self._article, n, self._words, sentence)
            and not is_ordinary(n, matches, reaches, self._words, self._finder)
            and not addressed(self._article.language, self._words, n, last)
        ]
        names = self._alike.among(names, sentence.tokens, inside.union(cover))
        names = less_title_case(names, self._article, sentence.end, tokens)
        swallowed = {id(cover[i]) for n in names for i in range(n.first, n.last) if i in cover}
        offset, self._names = len(self._names), [*self._names, *names]
        self._mentions += [m for m in found if id(m) not in swallowed]
        self._vouched |= {offset + i for i, n in enumerate(names) if self._spoken_of(n, first, last)}
        alone = {i for i, n in enumerate(names) if self._from_country(n, cover, titled=bool(matches))}
        grouped = {
            i: max(f(self._words, n.last, cover) for f in (self._groups.joined, self._groups.led))
            for i, n in enumerate(names)
        }
        both = paired(self._article.language, self._words, names, cover, self._finder)
        both |= headed(names, self._words, first, self._article.language)
        vouched = alone | both | {i for i, at in grouped.items() if at >= 0}
        self._vouched |= {offset + i for i in vouched}
        apart = [i for i in alone if not behind_comma(self._words, names[i], first)]
        self._by |= {offset + i: cover[names[i].first - 1] for i in apart}
        told = list(zip(matches, reaches, strict=True))
        self._pair(with_chiefs(told, names, self._words, cover, self._article.language), names, offset, cover)
        self._untitled(grouped, names, offset, cover)

    def _untitled(
        self, grouped: Mapping[int, int], names: Sequence[Name], offset: int, cover: dict[int, Mention]
    ) -> None:
        """Takes note of a sentence's people whom other words than a title tell."""
        self._titles += self._elliptic(offset, names, cover)
        labels = labelled(names, offset, self._words, self._article.language)
        self._titles, self._vouched = self._titles + labels, self._vouched.union(i for i, _ in labels)
        self._grouped(grouped, names, offset, cover)
        self._vouched |= enumerated(names, offset, self._vouched, self._words, self._finder, self._article)

    def _reaches(self, matches: Sequence[Match], cover: dict[int, Mention], last: int) -> list[Reach]:
        """How far each title reaches: at most to the next one, or to the end of the sentence."""
        bounds = [*(m.first for m in matches[1:]), last]
        told = [self._service.reach(self._words, m, cover, b) for m, b in zip(matches, bounds, strict=False)]
        own = self._words, cover, self._article.language
        owned = [with_own_body(m, reach, *own) for m, reach in zip(matches, told, strict=True)]
        return [with_unlisted_body(m, reach, *own) for m, reach in zip(matches, owned, strict=True)]

    def _grouped(
        self, told: Mapping[int, int], names: Sequence[Name], offset: int, cover: dict[int, Mention]
    ) -> None:
        """The titles of "NAME fra opprørsgruppen NDR", and beside another title of "NAME, som leder AU"."""
        titled = {i for i, _ in self._titles}
        for i, at in told.items():
            if at < 0:
                continue
            leads = self._groups.led(self._words, names[i].last, cover) == at
            if leads or offset + i not in titled:
                start, end = self._words[names[i].last].start, cover[at].end
                office = self._groups.office_in(self._words, end)
                title = Title(start=start, end=end, office=office, of=cover[at].key)
                self._titles.append((offset + i, title))

    def _with_bodies(self, tokens: tuple[Token, ...], found: list[Mention]) -> list[Mention]:
        """The registry's names, less those inside the names of bodies that it does not have, and these."""

        def titles() -> frozenset[int]:
            matches = self._grammar.matches(tokens, 0, len(tokens))
            return frozenset(i for t in matches for i in range(t.first, t.last))

        bodies = self._bodies.mentions(tokens, cover_of(tokens, found), titles)
        told = [m for m in found if not any(b.start < m.end and m.start < b.end for b in bodies)] + bodies
        return told + self._groups.mentions(tokens, cover_of(tokens, told))

    def _pair(
        self, told: list[tuple[Match, Reach]], names: Sequence[Name], offset: int, cover: dict[int, Mention]
    ) -> None:
        """Each title with the name it is said of; a chain of titles from its last one back."""
        ahead: tuple[int, int, str, int] | None = None  # the title behind: start, name, whom it serves, end
        found: list[tuple[int, Title]] = []
        after = self._beside.styles.skip
        led = self._beside.between.led(self._posts(told), names, after)
        for match, printed in reversed(told):
            aide = self._beside.aides.of(match, printed, ahead, names)
            reach, ahead = aide or printed, None if aide else ahead
            begun = aide or replace(reach, start=owner_start(reach, told, names))
            index, of, end = self._beside.beside(match, begun, names, led, cover), reach.of, reach.end
            row = self._beside.listed(match, end, names, cover) if index < 0 else -1
            index, kin = max(index, row), match.form.office == "colleague" or row >= 0
            chained = ahead is not None and self._beside.chained(reach, match, ahead[0], names[ahead[1]])
            if index < 0 and ahead is not None and chained:
                index, of = ahead[1], of or of_chained(match.form.office, ahead[2], self._registry)
            elif index >= 0 and (not of or reach.assumed) and (reach.owner < 0 or kin):
                told_behind, end = self._beside.country_behind(names[index], end, cover, match)
                of = told_behind or of
            if index >= 0:
                self._vouched.add(offset + index)
            ahead = (reach.start, index, of, end) if index >= 0 else None
            title = self._title(match, reach, of, end, cover)
            then = self._beside.when(match, names[index], begun) if index >= 0 else "current"
            title = title if then == "current" else replace(title, when=then)
            states = list[str]()
            if match.form.plural:
                states, last = self._respective.states(match, reach, cover)
                self._together.append((title, states))
                if each := self._respective.names(match, reach, names, cover):
                    stop = self._words[max(end, last) - 1].end
                    found += [(offset + i, replace(title, of=of, end=stop)) for i, of in reversed(each)]
                    self._vouched |= {offset + i for i, _ in each}
                    continue
            bare = self._words[reach.end - 1].end  # the first name's own country is not the others'
            if reach.assumed and of == reach.of:
                self._assumed |= {(title.start, title.end), (title.start, bare)}
            if match.form.plural and index >= 0:
                shared = self._beside.shared(index, names, cover)
                body, rest = alike(of, reach, shared, states, self._registry)
                title = title if of or not body else self._title(match, reach, body, end, cover)
                found += [(offset + i, replace(title, of=o, end=bare)) for i, o in reversed(rest)]
                self._vouched |= {offset + i for i, _ in shared}
            found.append((offset + index if index >= 0 else -1, title))
            if reach.owner >= 0 and not of and index >= 0:
                self._owners[title.start, title.end] = self._words[reach.owner].start
        self._shared(former_rows(found[::-1], self._article), names, offset)

    def _posts(self, told: Sequence[tuple[Match, Reach]]) -> list[tuple[Match, Reach]]:
        """All but the ranks: behind "Ambassador NAME, Special Envoy for the Lakes" the post stands."""
        ranks = self._set("rank_titles")
        return [(m, r) for m, r in told if m.form.base not in ranks or r.of or r.start < m.first]

    def _shared(self, found: list[tuple[int, Title]], names: Sequence[Name], offset: int) -> None:
        """Takes note of a sentence's titles, in order, with the states that pairs and lists share."""
        for share in (of_the_next, of_both_posts):
            found = share(found, names, offset, self._words, self._people)
        self._listed |= served_in_rows(
            found, names, offset, self._words, self._article, self._registry, self._assumed
        )
        self._titles += found

    def _title(self, match: Match, reach: Reach, of: str, end: int, cover: dict[int, Mention]) -> Title:
        of = (
            table(self._article.language, "groups")["houses"].get(of, of)
            if reach.office == "head_of_state"
            else of
        )  # "in the Elysée"
        body = self._registry.organisations.get(of)
        state = of in self._registry.countries or bool(body and body.kind == "government" and body.country)
        public = body is not None and body.kind in PUBLIC
        office = office_code(reach.office, of, serves_country=state, public=public)
        if body and body.kind == "party" and self._on_policy(reach, match):
            office, of = "legislator", body.country
        if body and body.country and (body.kind, office) in SERVING:
            of = body.country  # "Labour foreign secretary NAME", "the Kremlin leader"
        elif office == "legislator" and body is None and of.casefold() in self._set("house_words"):
            of = ""  # "the Speaker of the National Assembly": of which state, the text around says
        span = self._words[reach.start].start, self._words[end - 1].end
        return as_title(match, office, of, span, self._service.when(self._words, match, cover))

    def _on_policy(self, reach: Reach, match: Match) -> bool:
        """ "SVs utenrikspolitiske talsperson" sits in parliament for the party."""
        told = tuple(self._people["policy_endings"])
        inside = self._words[reach.start : match.first]
        return bool(told) and any(word.norm.endswith(told) for word in inside)

    def _from_country(self, name: Name, cover: dict[int, Mention], *, titled: bool) -> bool:
        """ "Danmarks NAME", "finske NAME", "dansken NAME", "Høyres NAME": by country or body alone."""
        before = cover.get(name.first - 1)
        if before is None or not self._finder.unusual(name):
            return False
        if not self._compounding:  # "President A held talks with Peru's NAME", of two words at least
            return titled and before.genitive and before.kind == "country" and len(name.words) > 1
        told = before.form in ("adjective", "demonym") and before.kind == "country"
        return told or (before.genitive and before.kind in ("country", "organisation"))

    def _spoken_of(self, name: Name, first: int, last: int) -> bool:
        """Whether what is beside the name is said of people only: "sier NAME", "dommer NAME", "NAME (54)"."""
        behind = [w.text for w in self._words[name.last : min(name.last + 3, last)]]
        if name.weak and len(name.words) == 1:  # "Trump said", "Brende and Lavrov met"
            states = " ".join(behind[:2]) in self._set("surname_states")
            return states or not self._set("surname_verbs").isdisjoint(behind[:1])
        verbs, roles = self._set("person_verbs"), tuple(self._set("roles"))
        before = self._words[name.first - 1].norm if name.first > first else ""
        role = before.endswith(roles) or any(
            before.removesuffix(ending).endswith(roles) for ending in self._set("definite_endings")
        )
        told = described(self._article.language, self._words, name, first, last)
        if len(name.words) < 2 or not self._finder.unusual(name, led=role or told):
            return False
        marks = party_marks(self._article.language)
        aged = len(behind) == 3 and behind[0] == "(" and (behind[1].isdigit() or behind[1] in marks)
        return before in verbs or role or told or bool({*behind[:1]} & verbs) or aged

    def _elliptic(
        self, offset: int, names: Sequence[Name], cover: dict[int, Mention]
    ) -> list[tuple[int, Title]]:
        """ "USAs utenriksminister A og Russlands B": B holds the same office for its own country."""
        titled = {i - offset: t for i, t in self._titles if i >= offset}
        found: list[tuple[int, Title]] = []
        for i, name in enumerate(names):
            country = state_beside(name, self._words, cover, self._set("of_words"))
            if i in titled or country is None or country.kind != "country" or "".join(name.words).isupper():
                continue  # or "i et intervju med russisk TV"
            owns = country.genitive or cover.get(name.first - 1) is not country
            told = one_of(self._together, country.key, self._words[name.first].start) if owns else None
            before = self._article.text[max(0, country.start - WORD) : country.start].casefold().split()[-1:]
            apart = not self._set("apart_words").isdisjoint(before)  # "talks with Peru's NAME"
            beside = not apart and i - 1 in titled and name.first - names[i - 1].last <= ELLIPSIS_REACH
            if told:
                self._vouched |= (
                    {offset + i} if not country.genitive and self._finder.unusual(name) else set()
                )
                start, end = min(country.start, self._words[name.first].start), self._words[name.last - 1].end
                found.append((offset + i, replace(told, start=start, end=end, of=country.key, plural=False)))
            elif beside and not shares_post(titled[i - 1], country.key, " ".join(name.words), self._article):
                continue  # "Perus statsminister A møtte USAs B": of another office, whatever it is
            elif beside and titled[i - 1].when != "current":
                continue  # "Peru's president-elect A met Chile's B"
            elif beside and (country.genitive or (country.form == "adjective" and titled[i - 1].of)):
                start, end = country.start, self._words[name.last - 1].end
                titled[i] = replace(titled[i - 1], start=start, end=end, of=country.key, of_inferred=False)
                found.append((offset + i, titled[i]))
        return found
