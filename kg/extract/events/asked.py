"""Journeys that somebody is only asked to make: "ba ham komme", "extended an invitation to visit"."""

from functools import cache, partial
from itertools import pairwise, product

from kg.document import Document, Sentence
from kg.extract.circumstances.outcomes import turned_down
from kg.extract.frames.records import Scene
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.languages import subject_first, union, words
from kg.records import Status

ASKED_REACH = 16  # tokens between a verb of inviting and the journey it asks for
MUST_REACH = 4  # tokens between "må" and "bli enige"
NOUN_REACH = 8  # tokens between "conveyed" and "invitation"
LEAVE_REACH = 6  # tokens of "har bedt om å få lov til å"
PAID_REACH = 6  # tokens of "pay a first official visit"
SAID_REACH = 3  # tokens from "in" to the noun of a call
BE_REACH = 2  # tokens between "was" and "extended"


def asked(document: Document, sentence: Sentence, at: int, kind: str, *, noun: bool = False) -> bool:
    """ "Hun ba ham komme til Oslo": an invitation, not a journey; a noun is one behind "to pay"."""
    if kind != "visit":
        called = kind == "meeting" and (_called_to(document, sentence, at) or _asked_there(document, at))
        return noun and (called or _followed_up(document, sentence, at))
    at = _paying(document, at) if noun else at
    if at < 0:
        return False
    tokens, language = document.tokens, document.article.language
    first = max(sentence.tokens[0], at - ASKED_REACH)
    first = max((i for i in range(first, at) if _told_anew(document, i)), default=first)
    first += first == sentence.tokens[0] and _bidden_first(document, first, at)
    before = [t.norm for t in tokens[first:at]]
    if allowed(document, sentence, at):
        return False  # "ba om å få besøke Lima": he himself would
    to_ask = not _to_ask(language).isdisjoint(pairwise(before))  # "nyttet høvet til å be ham komme"
    return (
        to_ask
        or not inviting(language).isdisjoint(before)
        or turned_down(language, {*before})
        or _given(language, before)
        or _bidden_by(language, before)
        or _asked_to(language, before)
    )


def _called_to(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Kalte inn ambassadøren til et møte": that is what the envoy is called in to, no meeting beside it."""
    language, first = document.article.language, max(sentence.tokens[0], at - ASKED_REACH)
    before = [t.norm for t in document.tokens[first:at]]
    calling = words(language, "invitations", "calling_in")
    verb = max((i for i, norm in enumerate(before) if norm in calling), default=-1)
    near = {*before[max(0, verb - ASKED_REACH) :]}
    whom = near & words(language, "frames", "envoys") and near.isdisjoint({";", ":"})
    return (
        verb >= 0
        and bool(whom)
        and not words(language, "invitations", "to_marks").isdisjoint(before[-SAID_REACH:])
    )


def _asked_there(document: Document, at: int) -> bool:
    """ "Det var A og B som inviterte til møtet": those who have called the one told before."""
    language, tokens = document.article.language, document.tokens
    known = tuple(words(language, "frames", "definite_endings"))
    before = [t.norm for t in tokens[max(0, at - 2) : at]]
    inviting_to = len(before) > 1 and before[0] in inviting(language)
    to = before[-1:] and before[-1] in words(language, "invitations", "to_marks")
    return bool(known and inviting_to and to) and tokens[at].norm.endswith(known)


def _followed_up(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Møtet er en oppfølging av møtene i Lima": those of before, of whoever was there."""
    language, tokens = document.article.language, document.tokens
    phrases = tuple(words(language, "frames", "following_up")) or ("\0",)
    before = " ".join(t.norm for t in tokens[max(sentence.tokens[0], at - LEAVE_REACH) : at])
    parties = union(language, "frames", "between", "with")
    return before.endswith(phrases) and tokens[at + 1].norm not in parties


def _paying(document: Document, at: int) -> int:
    """The verb of "to pay a state visit", whose noun is token `at`; -1 where no infinitive has it."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "circumstances", "infinitive_marks")
    pays = words(language, "frames", "carried_out")
    near = range(at - 1, max(0, at - PAID_REACH), -1)
    return next((i for i in near if tokens[i].norm in pays and tokens[i - 1].norm in marks), -1)


def _bidden_first(document: Document, first: int, at: int) -> bool:
    """ "Invited by A, B travelled to Lima", "invitert av A reiste B": the journey is made, not asked for."""
    tokens, language = document.tokens, document.article.language
    opens = tokens[first].norm in words(language, "invitations", "participles")
    by = first + 1 < at and tokens[first + 1].norm in words(language, "frames", "by")
    marks = words(language, "invitations", "infinitive_marks")
    own = tokens[at - 1].norm not in marks  # "invited by A to visit Lima"
    behind = not subject_first(language) or any(t.text == "," for t in tokens[first:at])
    return opens and by and own and behind


def _told_anew(document: Document, at: int) -> bool:
    """ "Fikk spørsmål og reiste til Lima": the conjunction at `at` opens what the subject does himself."""
    language, tokens = document.article.language, document.tokens
    if tokens[at].norm not in words(language, "frames", "clause_conjunctions"):
        return False
    verb = tokens[at + 1].norm
    told = union(language, "circumstances", "past_verbs", "future_auxiliaries", "awaited")
    told |= words(language, "frames", "finite_verbs")
    present = verb.endswith(tuple(words(language, "frames", "present_endings")) or ("\0",))
    return verb in told or (present and verb in finite_verbs(language))


def allowed(document: Document, sentence: Sentence, at: int) -> Status | None:
    """ "Ba om å få besøke Lima" is a wish; "men fikk nei" behind it says that nothing came of it."""
    tokens, language = document.tokens, document.article.language
    phrases = words(language, "frames", "asking_leave")
    before = " ".join(t.norm for t in tokens[max(sentence.tokens[0], at - LEAVE_REACH) : at])
    if not before.endswith(tuple(phrases) or ("\0",)):
        return None
    behind = {t.norm for t in tokens[at : sentence.tokens[1]]}
    return "proposed" if behind.isdisjoint(words(language, "frames", "turning_down")) else "denied"


def said_in(document: Document, clauses: ClauseReader, scene: Scene) -> bool:
    """ "I en telefonsamtale inviterte A B": what is asked for may come, the call has been."""
    tokens, frames = document.tokens, partial(words, document.article.language, "frames")
    articles, marks = frames("indefinite_articles"), frames("conferring_marks")
    before = [t.norm for t in tokens[max(scene.clause.start, scene.at - SAID_REACH) : scene.at]]
    inside = any(one in marks and other in articles for one, other in pairwise(before))
    told = scene.clause.before(scene.at) if inside else ()
    if any(tokens[i].norm in frames("invitation_words") for i in told):
        return True  # "the invitation was extended in a telephone conversation"
    verbs = clauses.verbs(scene.clause, scene.clause.end)[:1]
    present, invite = tuple(frames("present_endings")) or ("\0",), inviting(document.article.language)
    return inside and any(tokens[i].norm in invite and not tokens[i].norm.endswith(present) for i in verbs)


def _given(language: str, before: list[str]) -> bool:
    """ "Extended an invitation to B to visit Lima": not a journey of whoever gives or carries it."""
    nouns, be = (words(language, "invitations", key) for key in ("nouns", "be"))
    give = union(language, "invitations", "give", "convey")
    for i, norm in enumerate(before):
        if norm in give and be.isdisjoint(before[max(0, i - BE_REACH) : i]):
            return not nouns.isdisjoint(before[i : i + 1 + NOUN_REACH])
    return False


def _bidden_by(language: str, before: list[str]) -> bool:
    """ "Ga B en invitasjon til å besøke Lima": the journey of whoever is invited, told by the noun."""
    marks, nouns = (words(language, "invitations", key) for key in ("infinitive_marks", "nouns"))
    if marks.isdisjoint(before[-1:]) or not words(language, "invitations", "asked_to_come"):
        return False
    links = words(language, "frames", "asked_links")
    reach = NOUN_REACH if before[-2:-1] and before[-2] in links else BE_REACH
    behind = before[-1 - reach : -1]  # "invitasjonen fra A om å"
    noun = max((i for i, norm in enumerate(behind) if norm in nouns), default=-1)
    return noun >= 0 and "," not in behind[noun:] and finite_verbs(language).isdisjoint(behind[noun:])


def _asked_to(language: str, before: list[str]) -> bool:
    """ "Asked her counterpart A to come": where the infinitive has its mark."""
    if words(language, "invitations", "asked_to_come"):
        return False  # where a verb of asking needs no mark behind it
    asking, be = (words(language, "invitations", key) for key in ("ask_finite", "be"))
    marks = words(language, "invitations", "infinitive_marks")
    verb = next((i for i, norm in enumerate(before) if norm in asking), -1)
    direct = verb >= 0 and be.isdisjoint(before[max(0, verb - BE_REACH) : verb + 2])
    return direct and verb < len(before) - 2 and before[-1] in marks and marks.isdisjoint(before[verb:-1])


@cache
def inviting(language: str) -> frozenset[str]:
    """The words that ask somebody to come."""
    return union(language, "invitations", "verbs", "infinitives", "asked_to_come", "offer_nouns")


@cache
def _to_ask(language: str) -> frozenset[tuple[str, str]]:
    marks, verbs = (words(language, "invitations", key) for key in ("infinitive_marks", "ask_infinitives"))
    return frozenset(product(marks, verbs))


def having(document: Document, start: int, at: int, kind: str) -> int:
    """The verb of "håper å få B på besøk", "skal ha B på besøk", "å være vert for samtaler", or -1."""
    language, first = document.article.language, max(start + 1, at - ASKED_REACH, 2)
    norms = [t.norm for t in document.tokens[first - 2 : at + 1]]
    ahead = words(language, "circumstances", "infinitive_marks")
    if kind == "visit":
        ahead |= words(language, "circumstances", "future_auxiliaries") | words(
            language, "invitations", "modal"
        )
    had = words(language, "frames", "having_guests" if kind == "visit" else "had_infinitives")
    hosts = words(language, "frames", "host_words")
    found = (i for i in range(2, len(norms) - 1) if norms[i] in had or norms[i + 1] in hosts)
    verb = next((i for i in found if {norms[i - 1], norms[i - 2]} & ahead), -1)
    behind = words(language, "frames", "have_words")
    if verb >= 0 and norms[verb - 2] in words(language, "circumstances", "aim_marks"):
        behind |= words(language, "frames", "phase_verbs")  # "for å få gjenopptatt samtalene"
        behind |= words(language, "circumstances", "inner_prepositions")  # "for å få i gang samtaler"
    done = verb >= 0 and norms[verb + 1] in behind  # "skal ha hatt", "å få gjenopptatt samtalene"
    return -1 if done or verb < 0 else verb + first - 2


def only_asked(document: Document, scene: Scene) -> bool:
    """ "De må bli enige": who has to agree has not done so."""
    near = {t.norm for t in document.tokens[max(scene.clause.start, scene.at - MUST_REACH) : scene.at]}
    return not near.isdisjoint(words(document.article.language, "frames", "having_to"))
