"""The words that make an event: verbs, verbs with a particle, nouns and the compounds that end in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.document import Token
from kg.languages import subject_first, table, words

PARTICLE_REACH = 6  # tokens behind a verb within which its particle stands
WIDEST = 16  # tokens behind a verb, names counted, within which its particle stands
HEADED_REACH = 9  # tokens from "avtalen" to the verb of its clause, names and their titles counted
HELD_REACH = 6  # tokens between "hadde" and its "møter": "hadde statsminister A B fredag møter"
DESCRIBED_REACH = 5  # tokens between "et" and "møte": "et en time langt møte"
HABIT_REACH = 4  # tokens before "meetings" where "held regular" stands
WAY_REACH = 2  # tokens of "on her" before "way"
PRESS_REACH = 5  # tokens from "snakke" to "pressen"
SAID_TOO = ("aid",)  # "announced $40 million for Peru": an event, and what somebody says
WORDS_KEPT = 50_000  # words whose readings are remembered


@dataclass(frozen=True, slots=True)
class Reading:
    """How the parts stand around a trigger, which type of event it makes, if only as an infinitive."""

    pattern: str
    type: str
    infinitive: bool = False


def readings(language: str, tokens: tuple[Token, ...], at: int, stop: int) -> tuple[Reading, ...]:
    """The readings of token `at`; particles are looked for before token `stop`."""
    norm = tokens[at].norm
    kept = _kept(language)
    alone = kept.get(norm)
    if alone is not None:
        return alone
    if norm not in _not_alone(language):
        if len(kept) >= WORDS_KEPT:
            kept.clear()
        alone = kept[norm] = _alone(language, norm)
        return alone
    phrases = _phrasal(language).get(norm)
    if phrases and at + 1 < stop and (phrasal := phrases.get(tokens[at + 1].norm)):
        apart = _phrasal_not(language).get((norm, tokens[at + 1].norm), frozenset())
        if apart and at + 2 < stop and tokens[at + 2].norm in apart:
            return _triggers(language).get(norm, ())
        return (phrasal, *(r for r in _triggers(language).get(norm, ()) if r.pattern == "noun"))
    if headed := _headed(language, tokens, at):
        return headed
    near = [token.norm for token in tokens[at + 1 : min(stop, at + 1 + WIDEST)]]
    for particles, reading, reach in _particles(language).get(norm, ()):
        if not (particles.isdisjoint(near) or particles.isdisjoint(_behind(tokens, at, stop, reach))):
            # "møtte B og snakket med pressen" may be no meeting with the press after all
            both = reading.pattern in ("press", "call_back") or reading.type == "agreement"  # "for en avtale"
            return (reading, *_triggers(language).get(norm, ())) if both else (reading,)
    return _alone(language, norm)


def triggered(
    language: str, tokens: tuple[Token, ...], first: int, stop: int
) -> Iterator[tuple[int, tuple[Reading, ...]]]:
    """The tokens from `first` to before `stop` that have readings, with these."""
    idle, loose = _idle(language), _loose(language)
    for at, norm in [(i, t.norm) for i, t in enumerate(tokens[first:stop], first) if t.norm not in idle]:
        told = (*readings(language, tokens, at, stop), *loose.get(norm, ()))
        if told:
            yield at, told
        elif norm not in _not_alone(language):
            if len(idle) >= WORDS_KEPT:
                idle.clear()
            idle.add(norm)


def phrasal(language: str, tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """Whether the verb at token `at` makes an event with a particle that stands behind it: "kalte inn"."""
    rows = _particles(language).get(tokens[at].norm, ())
    return any(
        _behind(tokens, at, stop, reach) & marks
        for marks, reading, reach in rows
        if reading.pattern not in SAID_TOO
    )


def no_verb(language: str, tokens: tuple[Token, ...], reading: Reading, at: int) -> bool:
    """Whether a form that can be noun or verb ("møte", "møter") is a noun at token `at`, or a name of where:
    "nord i landet"."""
    before = tokens[at - 1].norm if at else ""
    if (reading.pattern == "talk" and _to_press(language, tokens, at)) or _guests(language, tokens, at):
        return reading.pattern != "noun"
    if reading.pattern != "noun" and before in words(language, "frames", "habit_words"):
        return True  # "she often visits Peru"
    if reading.type == "phone_call" and _over_and_over(language, tokens, at):
        return True
    if reading.pattern == "noun" and _of_habit(language, tokens, at):
        return True
    if reading.pattern == "travel" and tokens[at].norm in words(language, "frames", "way_nouns"):
        near = {t.norm for t in tokens[max(0, at - WAY_REACH) : at]}  # "on her way to": not "a way to"
        return near.isdisjoint(words(language, "frames", "on_the_way"))
    if reading.pattern in ("travel", "stay") and before in words(language, "frames", "no_verb_behind"):
        return True
    both = tokens[at].norm in words(language, "frames", "noun_or_verb")
    if reading.pattern != "noun" and (both or reading.infinitive) and _had(language, tokens, at):
        return True
    either = reading.infinitive or (reading.pattern != "noun" and both)
    named = at > 0 and tokens[at - 1].text[:1].isupper()  # "Dalente møter"
    modal = before in words(language, "invitations", "modal")  # "måtte møte"
    marked = not (named or modal) and before.endswith(tuple(words(language, "frames", "before_noun_endings")))
    marked = marked or before in words(language, "frames", "before_noun")
    marked = marked and not counted_before(language, tokens, at)
    return either and (marked or _described(language, tokens, at))


def _over_and_over(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "Has spoken with him on numerous occasions": no one call."""
    phrases = words(language, "frames", "habits_behind")
    near = [t.norm for t in tokens[at + 1 : at + 1 + WIDEST]] if phrases else []
    near = near[: near.index(".")] if "." in near else near
    return any(
        f"{a} {b}" in phrases or f"{a} {b} {c}" in phrases
        for a, b, c in zip(near, near[1:], [*near[2:], ""], strict=False)
    )


def _of_habit(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "Ties marked by regular meetings": no event; "held regular meetings" tells that they met."""
    before = {t.norm for t in tokens[max(0, at - HABIT_REACH) : at]}
    kept = words(language, "frames", "habits_kept")
    return before.isdisjoint(kept) and not before.isdisjoint(words(language, "frames", "habit_adjectives"))


def counted_before(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "Dagen etter møter hun B": a day counted from another, and no "after meetings", before token `at`."""
    own = table(language, "circumstances")
    before = " ".join([t.norm for t in tokens[max(0, at - 2) : at]])
    return before in own["next_days"] or before in own["next_years"]


def _to_press(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "De to skal snakke til pressen": whom two speak to who do not speak with each other there."""
    hearers = words(language, "frames", "press_hearers")
    near = tokens[at + 1 : at + PRESS_REACH]
    ties = words(language, "frames", "with") | words(language, "frames", "to")
    return any(a.norm in ties and b.norm in hearers for a, b in pairwise(near))


def _guests(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "Som partnere eller gjester, blant dem A": a noun, where the verb would have its object behind it."""
    if tokens[at].norm not in words(language, "frames", "guests_or_visits"):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    named = at > 0 and tokens[at - 1].text[:1].isupper()
    return not named and (following is None or not following.text[0].isalnum())


def _described(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "Skal ha et kort møte", "et tre kvarters møte": an adjective, with an article farther before it."""
    endings = tuple(words(language, "frames", "adjective_endings"))
    if at == 0 or not tokens[at - 1].norm.endswith(endings):
        return False
    articles = words(language, "frames", "neuter_articles")
    stops = words(language, "frames", "clause_words") | words(language, "invitations", "modal")
    for token in reversed(tokens[max(0, at - DESCRIBED_REACH) : at]):
        if token.norm in articles:
            return True
        if token.norm in stops or not (token.text[0].isdigit() or token.text.islower()):
            return False
    return False


def _had(language: str, tokens: tuple[Token, ...], at: int) -> bool:
    """ "Der hadde han møter med B": whether the word before the subject holds what stands behind it."""
    holding = words(language, "frames", "holding_forms")
    stops = words(language, "frames", "clause_words") | words(language, "frames", "shared_subject")
    if not holding or at == 0 or tokens[at - 1].norm in holding:
        return False
    for token in reversed(tokens[max(0, at - HELD_REACH) : at]):
        if token.norm in holding:
            return True
        if token.norm in stops or not token.text[0].isalnum():
            return False
    return False


def _behind(tokens: tuple[Token, ...], at: int, stop: int, reach: int) -> frozenset[str]:
    """The words within reach behind a verb; names and what stands in brackets do not count:
    "tok A (KrF) imot B", "skriver A B og C D under"."""
    found: list[str] = []
    inside, small = False, 0
    for token in tokens[at + 1 : min(stop, at + 1 + WIDEST)]:
        if small == reach or (token.text == "." and not (found and found[-1].isdigit())):
            break  # but "tok 4. november imot A"
        small += not inside and not token.text[0].isupper()
        inside = (inside or token.text == "(") and token.text != ")"
        if not inside and token.text != ")":
            found.append(token.norm)
    return frozenset(found)


@cache
def _triggers(language: str) -> dict[str, tuple[Reading, ...]]:
    frames, found = table(language, "frames"), dict[str, tuple[Reading, ...]]()
    for verb in frames["verbs"]:
        for form in verb["forms"]:
            reading = Reading(verb["pattern"], verb["type"], verb.get("infinitive", False))
            found[form] = (*found.get(form, ()), reading)
    for noun in frames["nouns"]:
        for form in noun["forms"]:
            found[form] = (*found.get(form, ()), Reading("noun", noun["type"]))
    return found


@cache
def _loose(language: str) -> dict[str, tuple[Reading, ...]]:
    """Verbs of anything that tell an event where people and a place stand right behind: "told B in Lima"."""
    rows = table(language, "frames").get("loose", ())
    return {form: (Reading(row["pattern"], row["type"]),) for row in rows for form in row["forms"]}


@cache
def _phrasal(language: str) -> dict[str, dict[str, Reading]]:
    """Verbs that the very next word makes another one: "called on", "sat down"."""
    found: dict[str, dict[str, Reading]] = {}
    for row in table(language, "frames").get("phrasal", ()):
        for verb in row["verb"]:
            found.setdefault(verb, {})[row["next"]] = Reading(row["pattern"], row["type"])
    return found


@cache
def _phrasal_not(language: str) -> dict[tuple[str, str], frozenset[str]]:
    """What must not follow such a pair: "kom sammen", but not "kom sammen med"."""
    rows = [row for row in table(language, "frames").get("phrasal", ()) if "unless" in row]
    return {(verb, row["next"]): frozenset(row["unless"]) for row in rows for verb in row["verb"]}


@cache
def _particles(language: str) -> dict[str, list[tuple[frozenset[str], Reading, int]]]:
    """The particles of each verb, what it makes with them, and how far behind it they stand."""
    found: dict[str, list[tuple[frozenset[str], Reading, int]]] = {}
    for row in table(language, "frames").get("particles", ()):
        reading = Reading(row["pattern"], row["type"])
        for verb in row["verb"]:
            told = (frozenset(row["particle"]), reading, row.get("reach", PARTICLE_REACH))
            found.setdefault(verb, []).append(told)
    return found


def _headed(language: str, tokens: tuple[Token, ...], at: int) -> tuple[Reading, ...]:
    """ "Avtalen som Peru inngikk", "the truce reached between": a verb that the noun before it makes one."""
    rows = _heads(language).get(tokens[at].norm, ())
    if not rows:
        return ()
    between, relatives = (
        words(language, "frames", "headed_between"),
        words(language, "frames", "headed_relatives"),
    )
    for i in range(at - 1, max(0, at - HEADED_REACH) - 1, -1):
        norm = tokens[i].norm
        told = tuple(reading for nouns, reading in rows if norm.endswith(nouns))
        if told:
            return told
        bound = norm == "," and (i + 1 == at or tokens[i + 1].norm in relatives)
        if not bound and norm not in between and not tokens[i].text[0].isupper():
            break
    return ()


@cache
def _heads(language: str) -> dict[str, list[tuple[tuple[str, ...], Reading]]]:
    """The endings of the nouns that stand before each verb of theirs, and what it makes with them."""
    found: dict[str, list[tuple[tuple[str, ...], Reading]]] = {}
    for row in table(language, "frames").get("headed", ()):
        for verb in row["verb"]:
            told = (tuple(row["endings"]), Reading(row["pattern"], row["type"]))
            found.setdefault(verb, []).append(told)
    return found


@cache
def _not_alone(language: str) -> frozenset[str]:
    """The verbs that another word behind or before them may make another verb."""
    return frozenset((*_phrasal(language), *_particles(language), *_heads(language)))


@cache
def _kept(_language: str) -> dict[str, tuple[Reading, ...]]:
    """The readings of the words that no other word changes, of those asked for."""
    return {}


@cache
def _idle(_language: str) -> set[str]:
    """The words without a reading, of those asked for."""
    return set()


def _alone(language: str, norm: str) -> tuple[Reading, ...]:
    """The readings of a word by itself."""
    found = _triggers(language).get(norm)
    return found if found is not None else _compound(language, norm)


def _compound(language: str, norm: str) -> tuple[Reading, ...]:
    """ "Klimatoppmøtet", "Putin-møtet": what the last part says, unless the table knows better."""
    frames = table(language, "frames")
    if norm.endswith(tuple(frames.get("not_events", ()))):
        return ()
    for ending, kind in _compounds(language) if norm.endswith(_endings(language)) else ():
        if norm.endswith(ending) and len(norm) > len(ending) + 1:
            return (Reading("noun", kind),)
    if "-" in norm:
        return tuple(r for r in _triggers(language).get(norm.rsplit("-", 1)[1], ()) if r.pattern == "noun")
    return ()


@cache
def _compounds(language: str) -> tuple[tuple[str, str], ...]:
    """The last parts of compounds that are nouns of events, with the type of each."""
    rows = table(language, "frames").get("compounds", ())
    return tuple((ending, row["type"]) for row in rows for ending in row["endings"])


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(ending for ending, _ in _compounds(language))


@cache
def event_verbs(language: str) -> frozenset[str]:
    """All forms of the verbs of events, but for those that only with some nouns tell one: "opened"."""
    rows = (verb for verb in table(language, "frames")["verbs"] if verb["type"] != "other")
    return frozenset(form for verb in rows for form in verb["forms"])


@cache
def noun_forms(language: str) -> frozenset[str]:
    """All forms of the nouns of events."""
    return frozenset(form for noun in table(language, "frames")["nouns"] for form in noun["forms"])


@cache
def event_nouns(language: str) -> frozenset[str]:
    """The forms of all nouns that make an event by themselves, as "round" and "session" do not."""
    return noun_forms(language) - words(language, "frames", "round_words")


@cache
def measure_words(language: str) -> frozenset[str]:
    """The forms that tell a measure of one state against another, which is taken as it is announced."""
    kinds = ("expulsion", "sanction", "protest_note")
    return frozenset(
        f for verb in table(language, "frames")["verbs"] if verb["type"] in kinds for f in verb["forms"]
    )


@cache
def measures(language: str) -> frozenset[str]:
    """The same, with the verbs that tell one together with another word: "called" of "called in"."""
    frames, kinds = table(language, "frames"), ("expulsion", "sanction", "protest_note")
    rows = (r for key in ("particles", "phrasal") for r in frames.get(key, ()) if r["type"] in kinds)
    return measure_words(language).union(*(r["verb"] for r in rows))


def parted(language: str, tokens: tuple[Token, ...], at: int, which: int) -> bool:
    """ "Møttes på toppmøtet, som starter tirsdag": whether "som" is another event's than that at a token."""
    others = (r for i in range(at + 1, which) for r in readings(language, tokens, i, i))
    return not subject_first(language) and any(r.pattern == "noun" for r in others)
