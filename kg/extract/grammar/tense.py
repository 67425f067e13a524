"""Whether an event is told in the present, which may be a plan: the form of its verb or of the one above."""

from datetime import date, timedelta
from itertools import takewhile

from kg.annotate.structure import within
from kg.annotate.times.written_from import printed_dateline
from kg.document import Document
from kg.extract.frames.records import Scene
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.errands import arrives, errand, noun_errand
from kg.extract.grammar.triggers import Reading
from kg.languages import subject_first, words
from kg.records import Status, TimeExpression

PICTURED = ("meeting", "press_conference", "signing", "ceremony")  # what a picture shows
HEADLINES = ("headline", "subhead")  # as English prints them: "Holt meets Solis in Lima"
HELD_AT = ("meeting", "press_conference")  # what one "holds" or "has" at an hour
LASTING = ("visit", "summit", "conference", "negotiation")  # what can be going on while it is told

PARTICIPLES = ("t", "dd", "en", "ne", "ke", "ka", "ga", "ore")
AUXILIARY = 3  # tokens before a verb within which "will" or "to" makes it an infinitive
DETERMINED = 3  # tokens from "during" to its noun
FRONTED = 4  # tokens from a noun that opens a clause to the verb behind it, its time between
COME_REACH = 6  # tokens between "har" and "reist": the subject may stand between
OPENING = 14  # tokens from such a noun over those it is with to the comma
SAID = 8  # tokens from "offered" over those who were offered to "during"
DECLARED = ("expulsion", "sanction", "protest_note")  # "Russland utviser to diplomater": done by saying so


def told_during(document: Document, start: int, at: int) -> bool:
    """Whether a noun is when something was said: "offered during a visit to host", "agreed at talks to open".

    `start` is where its clause begins; what was offered then is to come, the visit is not.
    """
    language, tokens = document.article.language, document.tokens
    during, said = (words(language, "circumstances", k) for k in ("during_words", "said_verbs"))
    near = range(at - 1, max(start, at - DETERMINED) - 1, -1)
    inner, articles = words(language, "circumstances", "inner_prepositions"), _articles(language)
    mark = next(
        (
            i
            for i in near
            if tokens[i].norm in during or (tokens[i].norm in inner and tokens[i + 1].norm in articles)
        ),
        -1,
    )
    if mark == start and any(t.norm in said for t in tokens[at + 1 : at + FRONTED]):
        return True  # "under en telefonsamtale onsdag inviterte A"
    if mark == start and _said_behind(document, at, said):
        return True
    mark = max(mark, start)
    met = tokens[at].norm in words(
        language, "invitations", "meeting_words"
    )  # "invited B to stay at a meeting"
    reach = range(mark - 1, max(start, mark - SAID * (1 + met)) - 1, -1)
    verb = next((i for i in reach if tokens[i].norm in said), -1)
    marks = words(language, "circumstances", "infinitive_marks") if not met else frozenset[str]()
    marks |= words(
        language, "circumstances", "future_auxiliaries"
    )  # "announced they would meet at the summit"
    between = tokens[verb:mark]
    if verb >= 0 and not marks.isdisjoint(t.norm for t in tokens[max(start, verb - AUXILIARY) : verb]):
        return False  # "is expected to be invited at a summit in July"
    if len(between) == 1 and tokens[mark].norm in words(language, "circumstances", "agreed_on"):
        return False  # "agreed on another meeting"
    return verb >= 0 and not any(t.norm in marks or t.text in ".;" for t in between)


def _said_behind(document: Document, at: int, said: frozenset[str]) -> bool:
    """ "In his talks with B, A said C would": whether whoever stands behind the opening says something."""
    language, tokens = document.article.language, document.tokens
    end = next((s.tokens[1] for s in document.sentences if s.tokens[0] <= at < s.tokens[1]), at)
    commas = [i for i in range(at + 1, min(at + OPENING, end)) if tokens[i].text == ","]
    ahead = words(language, "circumstances", "future_auxiliaries") | words(language, "frames", "future")
    behind = tokens[commas[-1] : min(commas[-1] + SAID, end)] if commas else ()
    verb = next((i for i, t in enumerate(behind) if t.norm in said), -1)
    return subject_first(language) and verb > 0 and ahead.isdisjoint(t.norm for t in behind[:verb])


def _articles(language: str) -> frozenset[str]:
    """What stands behind "in" where something was said "in a call"; "in May" is only when."""
    articles = words(language, "frames", "indefinite_articles") | words(language, "people", "possessives")
    return articles | words(language, "frames", "plural_possessives")


Told = tuple[Status | None, TimeExpression | None]
DAY, RECENT = 10, 3  # length of YYYY-MM-DD; days within which an arrival is news
SAID_AND_DONE = ("recall", "sever", "restore", "bar")  # deeds that are done as soon as they are announced


class TenseReader:
    """Reads the tense of the triggers of one document."""

    def __init__(self, document: Document, clauses: ClauseReader) -> None:
        self._document, self._clauses = document, clauses
        self._language = document.article.language

    def present(self, scene: Scene, kind: str, reading: Reading) -> bool:
        """Whether the event is told in the present; "for å møte" has the tense of the verb before it."""
        if kind in DECLARED or reading.pattern in SAID_AND_DONE:
            return False
        if kind in PICTURED and self._finite(scene.at) and self._under_picture(scene):
            return False
        if reading.pattern == "noun":
            sent = noun_errand(self._document, self._clauses, scene.clause, scene.at)
            if sent >= 0 and kind != "visit":
                return self._finite(sent) or self._just_come(sent)
            if kind in LASTING or self._hosted(scene):
                return self._governed(scene) or (kind == "visit" and self._are(scene))
            return kind in HELD_AT and self._had(scene)
        going = errand(self._document, self._clauses, scene.clause, scene.at)
        if going >= 0 and (reading.infinitive or not self._words("purpose_marks")):
            plain = self._document.tokens[going].norm not in self._words("perfect")
            return (plain and self._finite(going)) or self._just_come(going)
        if reading.pattern == "host":
            return self._finite(self._said_by(self._clauses.verbs(scene.clause, scene.at + 1), scene.at))
        there = reading.type == "visit" and self._document.tokens[scene.at].norm in self._words("now_there")
        return there or self._finite(scene.at) or self._passive(scene)  # "A and B are in Lima"

    def _under_picture(self, scene: Scene) -> bool:
        """ "HØYTIDELIG: A møter B i Lima": under a picture the present tells what has been.

        "OSLO: A møter B" is news, told from a town. An English headline tells what has been so, too.
        """
        index = scene.sentence.paragraph
        if self._shown(scene):
            return True
        kind = self._document.paragraphs[index].kind
        if kind != "caption" and not (kind in HEADLINES and subject_first(self._language)):
            return False
        line = printed_dateline(self._document.article.text, self._document.paragraphs)
        timed = within(self._document.times, scene.sentence.start, scene.sentence.end)
        return not timed and (line is None or line[2] != index)

    def _shown(self, scene: Scene) -> bool:
        """ "Her møter A B i Lima", "her hilser A på B": what a picture shows, in whatever paragraph."""
        tokens, here = self._document.tokens, self._own("picture_openers")
        opening = next((i for i in range(*scene.sentence.tokens) if tokens[i].text[0].isalnum()), scene.at)
        if tokens[opening].norm not in here or opening + 1 != scene.at:
            return False
        placed = within(self._document.mentions, tokens[scene.at].end, scene.sentence.end)
        named = any(m.kind == "place" and not m.genitive for m in placed)
        return named or tokens[scene.at].norm in self._words("greeting_verbs")

    def _hosted(self, scene: Scene) -> bool:
        """ "Er vert for en middag": whoever is to give it is its host."""
        verbs = self._clauses.verbs(scene.clause, scene.at)
        return bool(verbs) and self._document.tokens[verbs[-1]].norm in self._words("host_words")

    def _said_by(self, verbs: list[int], at: int) -> int:
        """The verb that tells the tense of what is at `at`: of "er onsdag vert for" the copula."""
        hosts = self._words("host_words")
        told = [i for i in verbs if self._document.tokens[i].norm not in hosts]
        last = verbs[-1] if verbs else at
        return told[-1] if told and self._document.tokens[last].norm in hosts else last

    def ahead(self, scene: Scene, reading: Reading, kind: str, told: Told) -> Told:
        """ "Arrived in Lima on Tuesday for talks with B": what somebody has just come for is to come."""
        state, time = told
        onward = self._document.tokens[scene.at].norm in self._words("under_way_there")
        if onward and reading.pattern == "travel" and state in ("held", "ongoing"):
            return "planned", time
        if (
            state != "held"
            or kind == "visit"
            or len(published := self._document.article.published or "") < DAY
        ):
            return told
        noun = reading.pattern == "noun"
        find = noun_errand if noun else errand
        going = find(self._document, self._clauses, scene.clause, scene.at)
        if going < 0 or not arrives(self._document, going):
            return told
        since = (date.fromisoformat(published[:DAY]) - timedelta(days=RECENT)).isoformat()
        return ("planned", None) if time is None or (len(time.value) == DAY and time.value >= since) else told

    def _own(self, key: str) -> frozenset[str]:
        return words(self._language, "circumstances", key)

    def _just_come(self, going: int) -> bool:
        """ "Has arrived in Lima to meet B", "har reist til Lima for å møte B": what is still to be done."""
        tokens, having = self._document.tokens, self._words("perfect")
        come = tokens[going].norm in self._words("come_participles")
        behind = tokens[going + 1 : going + 1 + COME_REACH] if tokens[going].norm in having else ()
        ahead = tokens[max(0, going - 2) : going] if come else ()
        come_to = having | self._words("come_auxiliaries")
        told = any(t.norm in come_to for t in ahead)
        return told or any(t.norm in self._words("come_participles") for t in behind)

    def _passive(self, scene: Scene) -> bool:
        """ "Blir mottatt av": the participle has the tense of the auxiliary before it."""
        auxiliaries = self._clauses.verbs(scene.clause, scene.at)[-1:]
        marks = self._words("present_passives")
        caption = self._document.paragraphs[scene.sentence.paragraph].kind == "caption"
        told = bool(auxiliaries) and self._document.tokens[auxiliaries[0]].norm in marks and not caption
        return told and self._document.tokens[scene.at].norm.endswith(PARTICIPLES)

    def _governed(self, scene: Scene) -> bool:
        """Whether the verb that governs the trigger is in the present."""
        verbs = self._clauses.verbs(scene.clause, scene.at)
        if not verbs or self._done(self._said_by(verbs, scene.at), scene.at):
            return False
        norm = self._document.tokens[verbs[-1]].norm
        said = norm in words(self._language, "speech", "verbs") or norm in self._own("is_words")
        behind = {t.norm for t in self._document.tokens[max(verbs[-1], scene.at - DETERMINED) : scene.at]}
        if said and behind & self._own("after_words"):
            return False  # "sier A etter toppmøtet", "er fornøyd etter toppmøtet"
        return self._finite(self._said_by(verbs, scene.at))

    def _are(self, scene: Scene) -> bool:
        """ "A and B are on a visit to Lima"."""
        verbs = self._clauses.verbs(scene.clause, scene.at)[-1:]
        return bool(verbs) and self._document.tokens[verbs[0]].norm in self._words("now_there")

    def _done(self, verb: int, at: int) -> bool:
        """Whether "har" has a participle behind it; "har ministermøte" has none."""
        tokens = self._document.tokens
        if tokens[verb].norm not in self._words("perfect"):
            return False
        having = tokens[verb].norm in self._words("having")
        articles = self._words("indefinite_articles")  # "har et bilateralt møte" has none behind "et"
        between = takewhile(lambda n: n not in articles, (t.norm for t in tokens[verb + 1 : at]))
        return not having or any(len(n) > 3 and n.endswith(PARTICIPLES) for n in between)

    def _had(self, scene: Scene) -> bool:
        """ "Får eget møte med B", "holder samtaler": the noun is what the verb in the present has."""
        verb = next(iter(self._clauses.verbs(scene.clause, scene.at)[-1:]), -1)
        definite = self._document.tokens[scene.at].norm.endswith(tuple(self._words("definite_endings")))
        if verb >= 0 and self._document.tokens[verb].norm in self._words("along_verbs") and not definite:
            return self._finite(verb)  # "deltar på et møte med B"
        if verb >= 0 and self._document.tokens[verb].norm in self._words("having_now"):
            follows = self._document.tokens[verb + 1].norm
            return verb + 1 == scene.at or follows in self._words("indefinite_articles")
        if verb < 0 or self._document.tokens[verb].norm not in self._words("having"):
            return False
        parted = self._words("noun_prepositions") | self._words("adjunct_prepositions") | self._words("with")
        between = {t.norm for t in self._document.tokens[verb + 1 : scene.at]}
        return not between & parted and not self._done(verb, scene.at)

    def _finite(self, at: int) -> bool:
        norm = self._document.tokens[at].norm
        past = norm.endswith(tuple(self._words("not_present_endings")))
        present = norm.endswith(tuple(self._words("present_endings")))
        plain = norm in self._words("present_plurals") and self._bare(at)
        return (present and not past) or norm in self._words("present_forms") or plain

    def _bare(self, at: int) -> bool:
        """Whether a form that could be an infinitive has no auxiliary before it: "ministers meet"."""
        before = {t.norm for t in self._document.tokens[max(0, at - AUXILIARY) : at]}
        return not before & (self._words("verb_signs") | self._words("to"))

    def _words(self, key: str) -> frozenset[str]:
        return words(self._language, "frames", key)
