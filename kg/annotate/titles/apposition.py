"""Which name a title is said of: beside it, set off by commas, joined by "as" or "is", or shared."""

from collections.abc import Sequence
from functools import cache

from kg.annotate.names.styles import Styles
from kg.annotate.records import Match, Name, Reach, When
from kg.annotate.service.behind_names import BehindNames
from kg.annotate.titles.aides import Aides
from kg.annotate.titles.between_names import BetweenNames
from kg.annotate.titles.linked import LINK_WORDS, Links
from kg.annotate.titles.predicates import DASHES, OPENING, STOPS, Predicates
from kg.annotate.titles.reaches import Cover
from kg.annotate.titles.second_posts import SecondPosts
from kg.document import Token
from kg.languages import lists, table, union
from kg.reference import Registry

MINISTRIES = ("minister", "foreign_minister", "defence_minister", "deputy_minister")
LOOSE = ("leader", "chief")  # of whatever: "NAME, a leader in steel, left"
UNDER_HEAD = (*MINISTRIES, "head_of_government", "deputy_head_of_government")
STYLE = 4  # tokens of ", H.E. Mrs." before a name
NAMING = 6  # tokens before a name within which "utnevnte Kongen i statsråd" stands
BULLETS = (*STOPS, "*")
LISTING = (",", ":", "–", "—", "--", "-")  # before a list of names
ASIDE = 14  # tokens of "are also expected to attend in Lima" before one
AGE = 2  # tokens of ", 56"
PAIR = 2
BRACKET = 4  # tokens of an age or a party in brackets


@cache
def _leading(language: str) -> frozenset[str]:
    told = ("qualifiers", "former", "designate", "articles", "possessives", "country_possessives")
    return union(language, "people", *told) - {"-"}


class Apposition:
    """Pairs titles and names of one document's sentences."""

    def __init__(self, language: str, tokens: tuple[Token, ...], registry: Registry) -> None:
        self._language, self._words, self._registry = language, tokens, registry
        people = table(language, "people")
        self.styles = Styles(language, tokens)
        self._set = lists(language, "people")
        self._clauses = Predicates(language, tokens, self.styles)
        self._of_words = self._set("of_words")
        self._verb_second: bool = people["verb_second"]
        self._marked = tuple(e for e in people["genitive_endings"] if len(e) > 1)
        self._and = self._set("and_words")
        self._articles, self._including = self._set("articles"), self._set("including_words")
        self._copulas, self._address = self._set("copulas"), self._set("address_words")
        self._leading = _leading(language)
        self.between = BetweenNames(tokens, self._leading, self._free, self._and)
        self.aides = Aides(language, tokens, self._leading)
        self._links, self._posts = Links(language, tokens), SecondPosts(language, tokens)
        self._behind = BehindNames(language, tokens, registry)

    def beside(
        self, match: Match, reach: Reach, names: Sequence[Name], led: frozenset[int], cover: Cover
    ) -> int:
        """The index of the name that a title is said of, or -1; `led` are names with a title before them."""
        if self.aides.kin(reach):
            return self._before(match, reach, names, led, cover)
        after = (match.last, reach.end)
        behind = {self.styles.skip(at, len(self._words)) for at in after}
        if not match.first or self._words[match.first - 1].norm not in self._articles:
            behind |= {self.styles.couple(match.last, len(self._words))}
        if not match.form.plural and (first := self.between.first(reach, names, led)) >= 0:
            return first
        for index, name in enumerate(names):
            told = self._behind_comma(name, reach.end, cover) or self._clauses.unclosed(match, reach, name)
            comma = not match.form.plural and told
            owned = self._verb_second and match.form.definite and self._owns(match)  # "Kongens Garde"
            if (name.first in behind and not owned) or (comma and not self._one_of_many(match, reach)):
                return index
            if self._clauses.told(match, reach, name):
                return index
        return self._before(match, reach, names, led, cover)

    def _one_of_many(self, match: Match, reach: Reach) -> bool:
        """ "A popular Palestinian leader, NAME" rules nothing; "the Palestinian leader" does."""
        if (
            match.form.office != "leader"
            or reach.owner >= 0
            or (self._verb_second and reach.of in self._registry.organisations)
        ):
            return False  # "FFLs leder, NAME"
        if self._words[match.first - 1].text.endswith(self._marked):
            return False
        left = reach.start - 1
        while left > 0 and self._words[left].text.islower() and self._words[left].norm not in self._articles:
            left -= 1
        some = left >= 0 and self._words[left].norm in self._articles - self._set("definite_articles")
        return some and reach.start == match.first - 1

    def _behind_comma(self, name: Name, end: int, cover: Cover) -> bool:
        """ "the president of Finland, NAME," — a comma, the name, and something that closes it.

        Where the verb comes second, no clause begins with a name after a comma: nothing need close it.
        """
        opening = self._words[end].text if end < len(self._words) else ""
        if opening not in OPENING:
            return False
        at = end + 1
        addressed = any(w.text in self._address for w in self._words[at : name.first])
        if (told := cover.get(at)) is not None and told.form == "adjective":
            at += 1  # "leder for rådet, svenske NAME"
        at = self.styles.role(at, len(self._words))  # "the mediator, retired general NAME"
        if name.first != self.styles.skip(at, len(self._words)):
            return False
        if opening != "," and len(name.words) < 2:
            return False  # "the Palestinian Authority (PA)"
        free = opening == "," and (self._verb_second or addressed or name.last >= len(self._words))
        free = free or (opening == "," and self._goes_on(name, end))
        behind = self.styles.letters(name.last, len(self._words))
        return free or (behind < len(self._words) and self._words[behind].text in OPENING[opening])

    def _goes_on(self, name: Name, end: int) -> bool:
        """ "Met Peru's president, NAME on Tuesday", not "after meeting the president, NAME in Lima said"."""
        behind = self._words[name.last].norm if name.last < len(self._words) else ""
        if behind not in self._set("name_followers") or len(name.words) < PAIR:
            return False
        first = end
        while first and self._words[first - 1].text not in STOPS:
            first -= 1
        return self._words[first].norm not in self._set("fronted_words")

    def _before(
        self, match: Match, reach: Reach, names: Sequence[Name], led: frozenset[int], cover: Cover
    ) -> int:
        left = reach.start - 1
        while left >= 0 and self._words[left].norm in self._leading:
            left -= 1
        left = left if match.form.definite else self._links.before_then(left)
        if left < 0:
            return -1
        taker = max(self._links.replacing(names, left), self._links.made(names, left))
        if taker >= 0 and (reach.of or not match.form.definite):
            return taker
        for index, name in enumerate(names):
            if name.last > left + 1:
                break
            if self._verb_second and match.form.definite and name.weak and len(name.words) == 1:
                continue  # "Egentlig var statsministeren i Lima": an adverb that opens the sentence
            pointed = match.form.definite and not reach.of  # "NAME, som presidenten møtte"
            alone = match.form.plural and self._words[name.first - 1].norm not in self._and | {","}
            by_as = not (pointed or alone) and self._as(name, left)  # not "in Lima as leaders came"
            if by_as or (self._linked(name, left) and not self._owns(match)):  # "er presidentens rådgiver"
                return index
            nearest = index + 1 == len(names) or names[index + 1].first > left
            if nearest and not pointed and self._free(name) and self._links.on_first(name, left):
                return index
            end = left if self._words[left].norm in self._set("naming_links") else left + 1
            shut = self._links.closed(name)  # "named NAME, the former minister, as"
            if (name.last == end or shut == end == left) and self._named_so(name, joined=end == left):
                return index  # "appointed NAME foreign minister", "utnevnt NAME til ambassadør"
            if name.last == left + 1 and index not in led and self._inverted(match, name):
                return index
            body = self._of_body(reach) and (match.form.office == "leader" or self._ends(reach.end))
            beside = body or self._posts.second(match, reach, name, cover)
            free = (index not in led or beside) and (
                self._words[left].text in (",", "(") or self._words[left].text in DASHES
            )
            described = index not in led and self._links.described_and(name, left)
            apart = free and self._set_off(name, left)
            if (described or apart) and (self._closes(reach.end) or self._ends_late(match, reach.end, names)):
                return index
        return -1

    def _named_so(self, name: Name, *, joined: bool) -> bool:
        """Whether a verb of naming stands before a name; `joined`: words of who and when between."""
        before = self._words[max(0, name.first - (NAMING if joined else 1)) : name.first]
        verbs = self._set("naming_verbs")
        at = next((i for i in range(len(before) - 1, -1, -1) if before[i].norm in verbs), -1)
        between = {t.text for t in before[at + 1 :]}  # not "appointed by NAME as"
        return at >= 0 and between.isdisjoint(",.;:") and between.isdisjoint(self._set("agent_words"))

    def _inverted(self, match: Match, name: Name) -> bool:
        """ "Da var NAME president": the verb before the name, a bare title right behind it."""
        verb = self._words[name.first - 1].norm if name.first else ""
        return self._verb_second and not match.form.definite and verb in self._set("past_copulas")

    def _linked(self, name: Name, left: int) -> bool:
        return self._free(name) and self._links.linked(name, left)

    def _as(self, name: Name, left: int) -> bool:
        return self._free(name) and self._links.as_told(name, left)

    def when(self, match: Match, name: Name, reach: Reach) -> When:
        """ "NAME, som var ambassadør", "ambassadør var NAME": held then; "NAME blir ambassadør": later."""
        if self._clauses.equated(match, reach, name):
            return "former" if self._clauses.equating(reach) in self._set("past_copulas") else "current"
        left = reach.start - 1
        if left >= 0 and self._words[left].norm in self._set("naming_verbs"):
            return "current"  # "NAME was elected president"
        while left >= 0 and self._words[left].norm in self._leading:
            left -= 1
        if name.last == left + 1 and self._inverted(match, name):
            return "former"
        if left < name.last or not (self._linked(name, left) or self._as(name, left)):
            return "current"
        between = self._links.between(name, left)
        told = self._copulas.intersection(w.norm for w in between)
        if told and told <= self._set("past_copulas") and self._linked(name, left):
            return "former"
        return self._links.when(name, left)

    def _free(self, name: Name) -> bool:
        """Whether a name is nobody's "of": of "the wife of NAME", not of "at the invitation of Mr. NAME"."""
        at = name.first - 1
        while at > 0 and (self._words[at].text == "." or self._words[at].text in self._set("honorifics")):
            at -= 1
        asked = at > 0 and self._words[at - 1].norm in self._set("asking_nouns")
        return at < 0 or asked or self._words[at].norm not in self._of_words

    def _set_off(self, name: Name, left: int) -> bool:
        """Whether the name ends at the comma or bracket `left`, an age or party in brackets aside."""
        if self.styles.letters(name.last, left) == left:
            return True
        between = [w.text for w in self._words[name.last : left]]
        if len(between) == AGE and between[0] == "," and between[1].isdigit():
            return True
        return 0 < len(between) <= BRACKET and between[0] == "(" and between[-1] == ")"

    def _closes(self, end: int) -> bool:
        """An apposition ends with a comma, a stop, a bracket, the slash of two posts, or the sentence."""
        return (
            end >= len(self._words)
            or self._words[end].text in ",.)(:;–—/"
            or self._words[end].norm in self._set("after_apposition")
            or " ".join(w.norm for w in self._words[end : end + PAIR]) in self._set("after_apposition")
        )

    def _ends_late(self, match: Match, end: int, names: Sequence[Name]) -> bool:
        """ "NAME, an adviser on security affairs, said": words without a verb or a name, up to a comma."""
        goes_on = end > match.last or self._words[end].norm in self._set("appositive_joins")
        if self._verb_second or not goes_on or match.form.office in LOOSE:
            return False
        for at in range(end, min(end + ASIDE, len(self._words))):
            word = self._words[at]
            if word.text == ",":
                return self._words[at + 1 : at + 2] != () and self._words[at + 1].text.islower()
            if word.text in STOPS or self.styles.verb(word.norm) or any(n.first == at for n in names):
                return False
        return False

    def chained(self, first: Reach, match: Match, second: int, name: Name) -> bool:
        """Whether a title without a name and the title of `name` that begins at `second` are one person's."""
        before = first.start - 1
        while before >= 0 and self._words[before].norm in self._set("qualifiers"):
            before -= 1
        pointed = before >= 0 and self._words[before].norm in self._articles
        commas = (i for i in range(name.first - 1, second, -1) if self._words[i].text == ",")
        begun = next(commas, name.first)  # not one of "of Finance, Security and Trade, Hon."
        others = self._words[second].text.endswith(("'s", "’s"))  # "the minister and Peru's president, NAME"
        pointed = pointed and (others or not self.styles.within(begun + 1, name.first))  # "the A and B, Hon."
        ended = first.end
        if ended + 2 < second and self._words[ended].text == "(" and self._words[ended + 2].text == ")":
            ended += 3  # "Special Representative for Peru (PER) Ambassador NAME"
        if match.form.plural:
            return False
        begins = second
        while begins > ended + 1 and self._words[begins - 1].norm in self._leading:
            begins -= 1  # "the mediator of the Union, former president NAME"
        apart = ended < begins and self._words[ended].text == ","
        if (
            apart
            and begins == ended + 1
            and (self._ranked(first, match, second, name) or self._apposed(first, name))
        ):
            return True
        if match.form.definite or self._owns(match):
            return False  # "the president's spokesman NAME", "Perus presidents talsmann NAME"
        between = self._words[ended:second]
        if len(between) > 1 and begins == ended + 1 and between[0].norm in self._and:
            still = self._set("still_words") | (frozenset() if pointed else self._set("acting_words"))
            return not still.isdisjoint(w.norm for w in between)
        if not ended <= second <= ended + 1:
            return False
        if between and between[0].text == ",":  # "Tidligere finansminister, utenriksminister og leder NAME"
            apart = match.form.office in UNDER_HEAD and self.styles.within(begun + 1, name.first)
            return (begun < name.first and apart) or (not pointed and self._opens_row(first))
        return not between or (between[0].norm in self._and | {"/"} and not pointed)

    def _opens_row(self, first: Reach) -> bool:
        """Whether a title without a state opens its sentence, but for "former" and the like."""
        before, own = first.start - 1, self._set("former") | self._set("qualifiers")
        while before >= 0 and self._words[before].norm in own:
            before -= 1
        return not first.of and (before < 0 or self._words[before].text in BULLETS)

    def _apposed(self, first: Reach, name: Name) -> bool:
        """ "The leader of the African Union, Peru's president NAME,": a body's post, whose holder follows."""
        behind = self._words[name.last + 1 : name.last + PAIR]
        verb = not behind or (behind[0].text.islower() and (behind[0].norm not in self._set("titles")))
        return self._of_body(first) and self._ends(name.last) and verb

    def _of_body(self, reach: Reach) -> bool:
        body = self._registry.organisations.get(reach.of)
        return body is not None and body.kind in ("igo", "armed_group")

    def _ends(self, at: int) -> bool:
        return at >= len(self._words) or self._words[at].text in (",", ".", ")", ";")

    def _owns(self, match: Match) -> bool:
        """Whether a title is printed as a genitive: another follows, and is whose it is."""
        last = self._words[match.last - 1]
        if last.text.endswith(self._marked):
            return True
        return self._verb_second and last.norm.endswith("s") and not match.form.base.endswith("s")

    def _ranked(self, first: Reach, match: Match, second: int, name: Name) -> bool:
        """ "The special envoy for the lakes, Ambassador NAME,": a rank before whoever holds that post."""
        told = first.of or first.end > match.last
        closed = name.last >= len(self._words) or self._words[name.last].norm not in self._and
        rank = self._words[second].norm in self._set("rank_titles") and name.first > second
        return bool(told) and rank and closed

    def country_behind(
        self, name: Name, end: int, cover: Cover, match: Match | None = None
    ) -> tuple[str, int]:
        """The country behind a name with where the title then ends; `match` is the title before the name."""
        return self._behind.country(name, end, cover, match)

    def listed(self, match: Match, end: int, names: Sequence[Name], cover: Cover) -> int:
        """ "The two presidents, A of Peru and B of Chile": the first name of such a list, or -1.

        Words may stand before the list: "Three presidents came: A of Peru, B of Chile", "presidents are to
        attend, including A of Peru and B of Chile".
        """
        if match.form.plural and (first := self.between.equated(end, names, self._set("list_verbs"))) >= 0:
            return first
        if end < len(self._words) and self._words[end].norm in self._of_words:
            ahead = range(end, min(end + LINK_WORDS, len(self._words)))  # "of the two countries, A of Peru"
            end = next((i for i in ahead if not self._words[i].text.islower()), end)
        if not match.form.plural or end >= len(self._words):
            return -1
        for at in range(end, min(end + ASIDE, len(self._words) - 1)):
            if at in cover or self._words[at].text in STOPS[:3] or (at > end and not self._opens(at)):
                continue
            behind = begun = at + (self._words[at].text in LISTING)
            while begun < len(self._words) and self._words[begun].norm in self._including:
                begun += 1  # "several ministers, among them A of Peru"
            far = at > end and self._words[at].text == "," and begun == behind
            if (
                begun > at
                and not far
                and not self._others(end, at)
                and (first := self._first(names, begun, behind, cover, at > end)) >= 0
            ):
                return first
        return -1

    def _others(self, end: int, at: int) -> bool:
        """ "The ministers heard two activists: A of Peru": whether others stand right before a list."""
        last = at - 1 - (self._words[at - 1].text in LISTING)
        plurals = tuple(self._set("plural_marks"))
        return last > end and self._words[last].text.islower() and self._words[last].norm.endswith(plurals)

    def _opens(self, at: int) -> bool:
        """Whether a list can begin at a token: behind a mark, or with a word like "including"."""
        return self._words[at].text in LISTING or self._words[at].norm in self._including

    def _first(self, names: Sequence[Name], begun: int, behind: int, cover: Cover, far: bool) -> int:
        """The name that begins at a token where a list does, each with a country; -1 without one."""
        first = next((i for i, n in enumerate(names) if n.first == begun), -1)
        if first < 0 or not self.country_behind(names[first], names[first].last, cover)[0]:
            return -1
        rest = self.shared(first, names, cover)
        told = bool(rest) or (begun > behind and not far)
        return first if told and all(of for _, of in rest) else -1

    def shared(self, index: int, names: Sequence[Name], cover: Cover) -> list[tuple[int, str]]:
        """The later names with their countries: "statsministrene A fra Sverige og B fra Danmark"."""
        found: list[tuple[int, str]] = []
        joints = {",", "(", ")"} | self._and | self._of_words | self.styles.long_names
        for i in range(index + 1, len(names)):
            gap = range(names[i - 1].last, names[i].first)
            if not all(self._words[g].norm in joints or g in cover for g in gap):
                break
            of, _ = self.country_behind(names[i], names[i].last, cover)
            found.append((i, of))
        return found
