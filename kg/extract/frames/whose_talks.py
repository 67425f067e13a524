"""Talks of which the words beside their noun name one side, or what they are about, or who leads them.

"Forhandlingene om Irans atomprogram", "the Syrian peace talks", "the negotiations with A".
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name, side_of
from kg.extract.actors.premodifiers import discussed, phrase
from kg.extract.actors.records import Chunk
from kg.extract.actors.series import Series
from kg.extract.circumstances.records import Place
from kg.extract.frames import third_parties
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.together import on_errand
from kg.extract.frames.wartime import Wars
from kg.languages import endings, lists, subject_first, table, words
from kg.records import Status, TimeExpression
from kg.reference import Registry

TOPIC_REACH = 8  # tokens behind "negotiations on" within which a state is their matter
ADJECTIVES = 4  # tokens before "negotiations" within which "Syrian" stands
LED_REACH = 7  # tokens from the two who are urged to "talks"
OPENING = 2  # sentences at the head of a text in which talks are those of its headline
PAIR = 2
PROGRAMME_REACH = 5  # tokens from "on" to "nuclear": "on the Peruvian nuclear programme"


class WhoseTalks:
    """Finds the sides of talks whose noun's own frame has found nobody."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        series: Series,
        wars: Wars,
        served: Mapping[str, AbstractSet[str]],
    ) -> None:
        self._document, self._registry, self._served = document, registry, served
        self._series, self._wars = series, wars
        self._words = lists(document.article.language, "frames")
        self._urged_at = -1  # the noun found last to which others urge the parties
        self._named_at = (
            self._nowhere_at
        ) = -1  # the same, whoever is named; talks "to Peru", which is no place
        self._titled_at = -1  # the noun found last whose parties only the headline names
        self._beside_at = -1  # the noun found last of which only one side, or its matter, is named

    def members(self, scene: Scene, kind: str) -> Members:
        """Who takes part in the talks of a noun of the type `kind`, by what else stands around it."""
        talks = kind == "negotiation" or self._series.of_talks(scene.at, several=True)
        if talks and (two := led_to(self._document, scene)):
            self._urged_at = scene.at
            return two
        if talks and (of_them := self._of_group(scene)):
            return of_them
        if talks and (sent := on_errand(self._document, scene, self._served)):
            return sent
        armed = talks and scene.subject is None and _programme(self._document, scene.at)
        if (kind == "negotiation" or armed) and (beside := self._beside(scene, armed=armed)):
            return beside
        return self._titled(scene, kind) if talks or self._series.told_by(scene.at) else []

    def _titled(self, scene: Scene, kind: str) -> Members:
        """ "Forhandlingene ble innledet torsdag", of two whom only the headline names."""
        told = self._series.negotiating if kind == "negotiation" else self._series.parties
        sides = [] if told else self._series.titled
        tokens, at = self._document.tokens, scene.at
        opening = self._document.sentences.index(scene.sentence) < OPENING
        if not sides or not (opening or _known(self._document, at)):
            return []
        behind = tokens[at + 1 : at + 2]
        ties = self._words("with") | self._words("between") | self._words("possessives")
        if behind and behind[0].norm in ties:
            return []
        near = within(self._document.mentions, tokens[max(0, at - ADJECTIVES)].start, tokens[at].start)
        if any(m.kind == "country" and m.key not in sides and m.form == "adjective" for m in near):
            return []
        self._titled_at = at
        return [(w, "participant") for w in sides]

    def inferred(self, at: int) -> bool:
        """Whether the parties of the talks at a token are those of a war, of a headline, of their matter."""
        return at in (self._wars.found_at, self._beside_at, self._titled_at)

    def real(self, scene: Scene, state: Status, time: TimeExpression | None) -> Status:
        """How real the talks are: those that two are urged to have not been held, a process goes on."""
        if state == "held" and scene.at == self._urged_at:
            return "proposed"
        near = {t.norm for t in self._document.tokens[max(0, scene.at - ADJECTIVES) : scene.at]}
        if state == "cancelled" and not self._words("deadlines").isdisjoint(near):
            return "ongoing"  # "fristen for forhandlingene går ut"
        going = process(self._document, scene.at)
        going = going or (scene.at == self._named_at and discussed(self._document, scene.at) >= 0)
        goes_on = state == "held" and time is None and going
        return "ongoing" if goes_on else self._wars.real(scene, state, time)

    def place(self, at: int, place: Place) -> Place:
        """Where the talks at token `at` are: of some only what stands right behind the noun."""
        if at == self._nowhere_at:
            return Place()
        behind = self._document.tokens[at + 1 : at + 2]
        own = bool(behind) and behind[0].norm in self._words("place_prepositions")
        return self._wars.place(at, place) if at != self._beside_at or own else Place()

    def states(self, scene: Scene) -> Members:
        """ "Kenya er klar til å snakke med Peru": two states, of which one is ready to talk, or is not."""
        language, subject = self._document.article.language, scene.subject
        marks = words(language, "circumstances", "infinitive_marks")
        before = self._document.tokens[scene.at - 1].norm
        if subject is None or subject.kinds != {"country"} or before not in marks:
            return []
        ties = self._words("with") | self._words("talk_to")
        other = next((c for c in scene.after if c.preposition in ties and not c.genitive), None)
        if other is None or other.kinds != {"country"} or set(other.members) & set(subject.members):
            return []
        self._nowhere_at = scene.at
        return [(w, "participant") for w in (*subject.members, *other.members)]

    def _of_group(self, scene: Scene) -> Members:
        """ "Partene har ikke møttes siden 2016, da samtaler i Lima endte": those told of."""
        language, tokens = self._document.article.language, self._document.tokens
        pairs, both = words(language, "invitations", "pairs"), self._words("both_words")
        bare = self._words("both_bare") | self._words("both_sides")
        near = [t.norm for t in tokens[scene.sentence.tokens[0] : scene.at] if t.norm not in pairs]
        two = any(a in both and b in bare for a, b in pairwise(near))
        known = self._series.talking(scene.at)
        told = two or not self._words("party_words").isdisjoint(near)
        known = known if len(known) >= PAIR else self._series.divided
        return [(w, "participant") for w in known] if told else []

    def _beside(self, scene: Scene, *, armed: bool) -> Members:
        """The sides of a definite noun of negotiations by what stands beside it, and who leads them.

        Of talks "about Peru", or "with Peru", the time and place around them are not told; those on the
        nuclear programme of a state (`armed`) are known without "the".
        """
        document, registry = self._document, self._registry
        if not (armed or _known(document, scene.at)) or process(document, scene.at):
            return []
        own = _compounded(document, registry, scene.at) or _described(document, scene.at)
        sides = own or _with(document, registry, scene, self._served)
        sides = sides or _joining(document, scene) or _matter(document, scene)
        leaders = third_parties.led(document, scene)
        taken = {w for w, _ in leaders}
        found = [*leaders, *((w, "participant") for w in dict.fromkeys(sides) if w not in taken)]
        self._named_at = scene.at if found else self._named_at
        self._beside_at = scene.at if found and not own else self._beside_at
        return found


def process(document: Document, at: int) -> bool:
    """ "Fredsprosessen i Peru", which is more than talks, and none told before."""
    ending = endings(document.article.language, "frames", "process_endings")
    return document.tokens[at].norm.endswith(ending)


def led_to(document: Document, scene: Scene) -> Members:
    """ "Oppfordret Kenya og Peru til forhandlinger", "for A and B to reengage in talks": the two."""
    tokens, language = document.tokens, document.article.language
    chunk = next((c for c in reversed(scene.before) if not c.genitive), None)
    if chunk is None or len(chunk.members) < PAIR or not 0 < scene.at - chunk.last <= LED_REACH:
        return []
    governed = chunk.preposition in words(language, "frames", "led_objects") or not chunk.preposition
    between = [t.norm for t in tokens[chunk.last : scene.at]]
    stops = words(language, "frames", "with") | words(language, "frames", "between") | {",", ".", ":"}
    marks = words(language, "circumstances", "infinitive_marks")
    doing = between[0] in words(language, "frames", "led_marks") and not marks.isdisjoint(between[1:2])
    opens = doing or between[0] in words(language, "frames", "led_into")
    if not opens or not governed or not stops.isdisjoint(between) or "person" in chunk.kinds:
        return []
    return [(w, "participant") for w in chunk.members]


def impersonal(document: Document, scene: Scene, around: Sequence[Chunk], parties: Sequence[str]) -> Members:
    """ "Nato drøftet at det skal forhandles med Peru": whoever opens the sentence, and Peru.

    "Det ble sist forhandlet i Lima i mai", where nobody is named: the `parties` told of.
    """
    language, norm = document.article.language, document.tokens[scene.at].norm
    if scene.subject is not None:
        return []
    empty, opens = words(language, "frames", "expletives"), scene.clause.start
    nobody = not around and not empty.isdisjoint(document.tokens[i].norm for i in (opens, opens + 1))
    if nobody and len(parties) == PAIR and within(document.times, scene.sentence.start, scene.sentence.end):
        return [(w, "participant") for w in parties]
    if not norm.endswith(endings(language, "frames", "impersonal_endings")):
        return []
    ties, sides = words(language, "frames", "with"), {"country", "organisation", "delegates"}
    between = next((c for c in scene.after if c.preposition in words(language, "frames", "between")), None)
    if between is not None and len(between.members) >= PAIR and between.first - scene.at <= PAIR:
        return [(w, "participant") for w in between.members]
    other = next((c for c in scene.after if c.preposition in ties and c.first - scene.at <= PAIR), None)
    if other is None or other.genitive or not other.kinds <= sides:
        return []
    first = next((c for c in around if not c.preposition and not c.genitive), None)
    if (
        first is None
        or first.last > scene.at
        or not first.kinds <= sides
        or set(first.members) & set(other.members)
    ):
        return []
    return [(w, "participant") for w in (*first.members, *other.members)]


def _known(document: Document, at: int) -> bool:
    """ "Forhandlingene", "the ongoing talks": those that there are."""
    tokens, language = document.tokens, document.article.language
    if subject_first(language):
        first = phrase(document, at).start
        articles = words(language, "people", "definite_articles") | words(language, "frames", "known_talks")
        return any(t.norm in articles for t in tokens[max(0, first - 1) : at])
    return tokens[at].norm.endswith(endings(language, "frames", "definite_endings"))


def _compounded(document: Document, registry: Registry, at: int) -> list[str]:
    """ "Taliban-samtalene", "Kina-forhandlingene": whom the first half names."""
    token = document.tokens[at]
    inside = within(document.mentions, token.start, token.end) if "-" in token.text else []
    return [w for m in inside if m.start == token.start and (w := side_of(document, registry, m))]


def _described(document: Document, at: int) -> list[str]:
    """ "De syriske forhandlingene", "the Colombian peace process": one state, as an adjective."""
    tokens, language, first = document.tokens, document.article.language, at - 1
    inner = endings(language, "frames", "talk_kinds")
    while first > at - ADJECTIVES and tokens[first].text.islower() and tokens[first].norm.endswith(inner):
        first -= 1
    near = within(document.mentions, tokens[first].start, tokens[at].start)
    told = [m for m in near if m.kind == "country" and m.form == "adjective"]
    home = table(language, "people").get("home")
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if len(told) != 1 or told[0].key == home or behind in words(language, "frames", "matter_words"):
        return []  # "de franske forhandlingene om pensjon"
    return [told[0].key] if _plain(document, told[0]) else []


def _plain(document: Document, mention: Mention) -> bool:
    """Not "US-led", "norskstøttede": a word of its own."""
    text = document.article.text
    return text[mention.end : mention.end + 1].isspace() and text[max(0, mention.start - 1)] != "-"


def _with(
    document: Document, registry: Registry, scene: Scene, served: Mapping[str, AbstractSet[str]]
) -> list[str]:
    """ "Forhandlingene med Iran", and with whom, where the sentence names one other state."""
    tokens, language = document.tokens, document.article.language
    if scene.at + 1 >= len(tokens) or tokens[scene.at + 1].norm not in words(language, "frames", "with"):
        return []
    companion = next(iter(scene.after), None)
    if companion is None or companion.first - scene.at > PAIR + 1 or companion.genitive:
        return []
    if not companion.kinds <= {"country", "organisation"} or len(companion.members) != 1:
        return []
    within_chunk = within(document.mentions, tokens[companion.first].start, tokens[companion.last - 1].end)
    if not any(side_of(document, registry, m) for m in within_chunk):
        return []
    home = str(table(language, "people").get("home", ""))
    told = within(document.mentions, scene.sentence.start, scene.sentence.end)
    states = dict.fromkeys(m.key for m in told if m.kind == "country")
    states |= dict.fromkeys(s for m in told if m.kind == "person" for s in served.get(m.key, ()))
    others = [s for s in states if s not in companion.members]
    both = len(others) == 1 and others[0] != home
    return [*others, *companion.members] if both else list(companion.members)


def _joining(document: Document, scene: Scene) -> list[str]:
    """ "Forhandlingene om Perus medlemskap i EU", "on Peru's exit from the EU": the state and the body."""
    tokens, language = document.tokens, document.article.language
    last = min(scene.at + 1 + TOPIC_REACH, scene.sentence.tokens[1])
    joins = words(language, "frames", "joining_nouns")
    noun = next((i for i in range(scene.at + 1, last) if tokens[i].norm in joins), -1)
    if noun < 0 or tokens[scene.at + 1].norm not in words(language, "frames", "matter_words"):
        return []
    near = within(document.mentions, tokens[scene.at + 1].end, tokens[last - 1].end)
    states = [m.key for m in near if m.kind == "country" and m.genitive and m.end <= tokens[noun].start]
    bodies = [m for m in near if m.kind == "organisation" and m.start > tokens[noun].start]
    return [states[0], organisation_name(document, bodies[0])] if len(states) == 1 and bodies else []


def _matter(document: Document, scene: Scene) -> list[str]:
    """ "Forhandlingene om Irans atomprogram", "the talks on Cyprus": whose matter it is, one state or two."""
    tokens, language = document.tokens, document.article.language
    first = _behind_place(document, scene.at)
    last = min(first + TOPIC_REACH, scene.sentence.tokens[1])
    if first >= last or tokens[first].norm not in words(language, "frames", "matter_words"):
        return []
    stop = next((i for i in range(first, last) if tokens[i].text in ",.;:–—("), last)
    apart = words(language, "frames", "matter_stops")
    home, tied = table(language, "people").get("home"), _programme(document, scene.at)
    found: list[str] = []
    for mention in within(document.mentions, tokens[first].end, tokens[stop - 1].end):
        before = [t.norm for t in tokens[first:stop] if t.end <= mention.start][-PAIR:]
        if mention.kind == "country" and (before[-1] not in apart or mention.genitive):
            found.append(mention.key)
            tied = tied or _bound(language, before, first_word=len(before) == 1)
    if home in found or not (tied or len(set(found)) == PAIR):
        return []  # "om salget av Norges andel", "om en ny regjering i Peru"
    return list(dict.fromkeys(found)) if len(set(found)) <= PAIR else []


def _behind_place(document: Document, at: int) -> int:
    """The token behind a noun of talks, or behind where they are: "samtalene i Wien om"."""
    tokens, marks = document.tokens, words(document.article.language, "frames", "place_prepositions")
    if at + PAIR >= len(tokens) or tokens[at + 1].norm not in marks:
        return at + 1
    near = within(document.mentions, tokens[at + PAIR].start, tokens[at + PAIR].end)
    there = next((m for m in near if m.kind in ("place", "country") and not m.genitive), None)
    return next((i for i in range(at, len(tokens)) if there and tokens[i].start >= there.end), at + 1)


def _programme(document: Document, at: int) -> bool:
    """ "Talks on Peru's nuclear programme", "samtaler om Perus atomprogram": those that there are."""
    tokens, language = document.tokens, document.article.language
    first = _behind_place(document, at)
    stems = endings(language, "frames", "programme_stems")
    near = [t.norm for t in tokens[first : first + PROGRAMME_REACH]]
    about = bool(near) and near[0] in words(language, "frames", "matter_words")
    return about and any(norm.startswith(stems) for norm in near[1:])


def _bound(language: str, before: Sequence[str], *, first_word: bool) -> bool:
    """Whether the state is itself the matter: "om Peru", "om avtalen med Peru", "om en våpenhvile i Peru"."""
    peace = words(language, "frames", "peace_topics") | words(language, "frames", "war_nouns")
    tied = before[-1] in words(language, "frames", "with") or before[-1] in words(
        language, "frames", "matter_words"
    )
    return first_word or tied or before[0] in peace
