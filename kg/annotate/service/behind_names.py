"""The country behind a name: "Prime Minister NAME of Norway", "NAME (Norway)", "NAME ved ambassaden"."""

from kg.annotate.records import Match, Name
from kg.annotate.service.reader import service
from kg.annotate.titles.possible_posts import has_post
from kg.annotate.titles.reaches import Cover
from kg.document import Mention, Token
from kg.languages import endings, lists, table, words
from kg.reference import Registry

PARTIES = ("party",)
STATE_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister")
HOUSES = ("government", "parliament")  # kinds of bodies that sit in a house of their own
AGE = 3  # tokens of "(54)"
COUNTRY_REACH = 7  # tokens from "of" to the country behind a name: "of the Hashemite Kingdom of Jordan"


class BehindNames:
    """Reads what stands behind the names of one document."""

    def __init__(self, language: str, tokens: tuple[Token, ...], registry: Registry) -> None:
        self._language, self._words, self._registry = language, tokens, registry
        people = table(language, "people")
        self._set = lists(language, "people")
        self._of_words, self._embassies = self._set("of_words"), tuple(people["embassy_stems"])
        self._verb_second: bool = people["verb_second"]

    def country(self, name: Name, end: int, cover: Cover, match: Match | None = None) -> tuple[str, int]:
        """ "Prime Minister NAME of Norway", "NAME (Norway)", "NAME i Perus utenriksdepartement".

        A president or a minister is met in a ministry or a parliament, and serves a state. `match` is the
        title before the name.
        """
        at = name.last
        if bracketed := self._in_brackets(at, cover):
            return bracketed, max(end, at + 3)
        at = self._past_age(at, cover)
        if not (where := self._serving(at, name, match)):
            return "", end
        housed, step = where in self._set("at_words"), at + 1
        while (
            step < min(at + COUNTRY_REACH, len(self._words))
            and step not in cover
            and self._words[step].norm in self._set("country_articles")
        ):
            step += 1
        mention = cover.get(step)
        if housed and mention is not None and (embassy := self._embassy(mention, step, cover)):
            return mention.key, max(end, embassy)
        kinds = ("organisation",) if housed else ("country", "organisation")
        if seat := self._local(mention, match):
            return seat, end
        if mention is None or mention.kind not in kinds or self._is_media(mention.key):
            return "", end
        if mention.form == "adjective" and (
            where in self._set("not_of_before_adjective") or self._elsewhere(mention, step, cover)
        ):
            return "", end  # "thanked Prime Minister NAME for Polish aid", "NAME i den polske byen Gdynia"
        behind = self._words[step + 1].norm if step + 1 < len(self._words) else ""
        if mention.form == "adjective" and behind in self._set("host_towns"):
            return mention.key, end  # "met President NAME in the Polish capital": at home there
        if self._apart(match, mention.key, housed=housed or where in self._set("site_words")):
            return "", end
        last = step
        while cover.get(last) is mention:
            last += 1
        body = service(self._language, self._registry).owned(self._words, last) if mention.genitive else last
        if mention.genitive and body == last:
            return "", end
        return mention.key, max(end, body)

    def _elsewhere(self, mention: Mention, at: int, cover: Cover) -> bool:
        """Whether a nationality tells of a town, or opens a body's name: "direktør NAME i Norsk Fisk"."""
        two = [t.text[:1].isupper() for t in self._words[at : at + 2]]
        return (self._verb_second and two == [True, True]) or self._town_behind(mention, at, cover)

    def _again(self, match: Match, name: Name) -> bool:
        """ "Will join Minister NAME in Peru": by the last name alone, as one who was told of before."""
        return not self._verb_second and len(name.words) == 1 and match.form.office in STATE_OFFICES[1:]

    def _serving(self, at: int, name: Name, match: Match | None) -> str:
        """The preposition behind a name that can say whom its bearer serves, else ""."""
        where = self._words[at].norm if at + 1 < len(self._words) else ""
        inside = where in self._set("in_words") and match is not None
        if inside and match is not None and (self._staying(match.first) or self._again(match, name)):
            return ""
        serving = where in self._of_words | self._set("at_words")
        return where if serving and where not in self._set("not_of_behind_name") else ""

    def _apart(self, match: Match | None, of: str, *, housed: bool) -> bool:
        """Whether what stands behind is not served: "utenriksminister NAME fra Høyre" serves a state."""
        if match is None:
            return False
        none = HOUSES if housed else PARTIES
        return self._lacks(match, of) or (match.form.office in STATE_OFFICES and self._kind(of) in none)

    def _local(self, mention: Mention | None, match: Match | None) -> str:
        """ "Ordfører NAME i Bergen åpnet": the state of a town, where the title opens its sentence.

        Elsewhere the town may be where a guest is met.
        """
        if mention is None or match is None:
            return ""
        town = self._registry.places.get(mention.key)
        opens = self._words[match.first].text[0].isupper()
        local = match.form.base in self._set("local_titles")
        return town.country if town is not None and opens and local else ""

    def _lacks(self, match: Match, of: str) -> bool:
        """ "Paven møtte president NAME i Vatikanet": where a monarch met one of a republic."""
        if match.form.office != "head_of_state":
            return False
        first = match.first
        while first > 0 and self._words[first - 1].text not in ".!?":
            first -= 1
        monarchs = self._set("crowned") | self._set("monarchs")
        crowned = not monarchs.isdisjoint(t.norm for t in self._words[first : match.first])
        printed = [t.norm for t in self._words[match.first : match.last]]
        return crowned and not has_post(match.form.office, of, printed, self._language)

    def _beside_spouse(self, match: Match) -> bool:
        """ "President A og førstedame B i Norge": where both are, not whom she represents."""
        joined = match.first > 0 and self._words[match.first - 1].norm in self._set("and_words")
        return joined and match.form.base in self._set("spouse_titles")

    def _staying(self, first: int) -> bool:
        """ "I mai var statsminister NAME i Peru": where he was, behind a verb that something else opens."""
        being = words(self._language, "frames", "be_words")
        if first < 2 or self._words[first - 1].norm not in being:
            return False
        return self._words[first - 2].norm not in words(self._language, "frames", "expletives")

    def _town_behind(self, mention: Mention, at: int, cover: Cover) -> bool:
        """ "I den russiske byen Sotsji": whether a nationality says where a town is."""
        while cover.get(at) is mention:
            at += 1
        ends = endings(self._language, "people", "town_endings")
        return at < len(self._words) and self._words[at].norm.endswith(ends or ("\0",))

    def _embassy(self, owner: Mention, at: int, cover: Cover) -> int:
        """One past "den norske ambassaden", "Norges ambassade" behind "ved"; 0 for anything else."""
        while cover.get(at) is owner:
            at += 1
        owned = owner.kind == "country" and (owner.genitive or owner.form == "adjective")
        told = owned and at < len(self._words) and self._words[at].norm.startswith(self._embassies)
        return at + 1 if told else 0

    def _past_age(self, at: int, cover: Cover) -> int:
        """ "Minister NAME (54) of Peru": one past the bracket, where an age or a party stands in one."""
        opened, *told = [w.text for w in self._words[at : at + AGE]] or [""]
        party = cover.get(at + 1)
        alone = bool(told) and (told[0].isdigit() or (party is not None and self._kind(party.key) in PARTIES))
        return at + AGE if opened == "(" and told[-1:] == [")"] and alone else at

    def _in_brackets(self, at: int, cover: Cover) -> str:
        """The country that alone stands in brackets behind a name; a party is none."""
        told = cover.get(at + 1)
        if told is None or told.kind != "country" or told.form != "name" or self._words[at].text != "(":
            return ""
        closed = (
            at + 2 < len(self._words) and cover.get(at + 2) is not told and self._words[at + 2].text == ")"
        )
        return told.key if closed else ""

    def _is_media(self, key: str) -> bool:
        return self._kind(key) == "media"

    def _kind(self, key: str) -> str:
        organisation = self._registry.organisations.get(key)
        return organisation.kind if organisation is not None else ""
