"""Whose an event is by the verb behind its noun: "møtet de to hadde", "a call that A made to B"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.pairs import only_two
from kg.extract.actors.premodifiers import phrase
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import union, words

ADJUNCT = 4  # tokens behind the noun within which "som" stands: "møtet på embetsnivå som"
BORNE = 3  # tokens between whose it is and the verb: "skulle etter planen ha"
NAMED = 12  # tokens from a call to the verb behind whose it is
COMPANY = 6  # tokens between the verb and whom it was with
TWO = 2


def borne(
    document: Document,
    chunks: Sequence[Chunk],
    scene: Scene,
    latest: Sequence[str],
    served: Mapping[str, AbstractSet[str]],
    voice: str,
) -> tuple[Members, int]:
    """Those who have or hold the talks of the scene's noun in a relative clause behind it, and its verb.

    `chunks` are those of the sentence; `latest` the two told of last, for whom "de" stands; `voice` is whose
    words are quoted, who stands for "jeg" and "vi".
    """
    language, tokens = document.article.language, document.tokens
    verbs = words(language, "frames", "bearing_verbs")
    if not verbs:
        return [], -1
    behind = range(scene.at + 1, min(scene.at + 1 + ADJUNCT, scene.sentence.tokens[1]))
    plain = [i for i in behind if all(tokens[k].text[0].isalnum() for k in range(scene.at + 1, i + 1))]
    relatives = union(language, "frames", "relatives", "bearing_relatives")
    first = next((i + 1 for i in plain if tokens[i].norm in relatives), scene.at + 1)
    owner = next((c for c in chunks if 0 <= c.first - first <= 1 and not c.preposition), None)
    norm = tokens[first].norm if first < len(tokens) else ""
    they = norm in words(language, "frames", "they")
    ours = bool(voice) and norm in words(language, "frames", "first_person")
    owner = None if ours else owner
    if (owner is None or owner.genitive) and not (they or ours):
        return [], -1
    last = owner.last if owner else first + 1
    if owner is not None and any(
        t.norm in relatives or not t.text[0].isalnum() for t in tokens[first : owner.first]
    ):
        return [], -1  # "ahead of the meeting, A and B had pressed for it"
    near = range(last, min(last + BORNE + 1, scene.sentence.tokens[1]))
    verb = next((i for i in near if tokens[i].norm in verbs), -1)
    helping = union(language, "frames", "have_words", "future", "possible", "passive_auxiliaries")
    if verb < 0 or any(
        tokens[i].norm not in helping and not tokens[i].norm.islower() for i in range(last, verb)
    ):
        return [], -1
    if not _closed(document, verb + 1):
        return [], -1  # "the meeting A had called for"
    who = list(owner.members) if owner else list(latest) if len(latest) == TWO else []
    who = [voice] if ours else who
    said = document.article.text[tokens[first].start : tokens[verb].start].casefold()
    if said.startswith(tuple(words(language, "groups", "two_countries"))):
        who = list(dict.fromkeys(state for w in who for state in sorted(served.get(w, {w}))))
    who += _company(document, chunks, verb, who)
    return ([(w, "participant") for w in who], verb) if len(who) >= TWO else ([], -1)


def bears(document: Document, kind: str, scene: Scene) -> bool:
    """ "C told of a call that A made to B": whether a call is theirs who are named behind its noun."""
    tokens, language = document.tokens, document.article.language
    verbs = words(language, "frames", "bearing_verbs") if kind == "phone_call" else ()
    stop = min(scene.at + NAMED, scene.sentence.tokens[1])
    verb = next((i for i in range(scene.at + TWO, stop) if verbs and tokens[i].norm in verbs), -1)
    between = tokens[scene.at + 1 : max(verb, 0)]
    ties, next_to = (
        union(language, "frames", "with", "borne_to"),
        union(language, "frames", "noun_prepositions", "between"),  # "the call between the two was held"
    )
    apart = any(not t.text[0].isalnum() or t.norm in ties for t in between)
    if verb < 0 or apart or between[0].norm in next_to:
        return False
    named = within(document.mentions, between[0].start, tokens[verb].start)
    return any(m.kind == "person" and not m.genitive for m in named) and _closed(document, verb + 1)


def _closed(document: Document, at: int) -> bool:
    """Whether the word behind the verb begins a phrase of place, time or company, or another clause."""
    tokens, followers = document.tokens, words(document.article.language, "frames", "bearing_followers")
    if not followers or at >= len(tokens) or not tokens[at].text[0].isalnum():
        return True
    return tokens[at].norm in followers or bool(within(document.times, tokens[at].start, tokens[at].end))


def _company(document: Document, chunks: Sequence[Chunk], verb: int, who: Sequence[str]) -> list[str]:
    """ "Samtalene som A førte med B": B, behind the verb."""
    withs = union(document.article.language, "frames", "with", "borne_to")
    fellows = (
        c for c in chunks if c.preposition in withs and 0 < c.first - verb <= COMPANY and not c.genitive
    )
    other = next(fellows, None)
    return [] if other is None or set(other.members) & set(who) else list(other.members)


def _of_lands(document: Document, scene: Scene) -> bool:
    """ "Mellom dei to landa": whether the words are no pronoun, but name the two countries."""
    said = document.article.text[document.tokens[scene.at].end : scene.sentence.end].casefold()
    return (
        said.strip()
        .partition(" ")[2]
        .startswith(tuple(words(document.article.language, "groups", "two_countries")))
    )


def theirs(
    document: Document, scene: Scene, latest: Sequence[str], served: Mapping[str, AbstractSet[str]]
) -> Members:
    """ "A and B are in Geneva. Their talks ended": the two who acted together last, for two states."""
    tokens, language = document.tokens, document.article.language
    their = words(language, "frames", "plural_possessives")
    beside = (phrase(document, scene.at).start - 1, scene.at - 2, scene.at - 1, scene.at + 1)
    near = [w for c in scene.before if c.people and not c.genitive for w in c.members]
    named = within(document.mentions, scene.sentence.start, tokens[scene.at].start)
    near = near or [m.key for m in named if m.kind == "person" and not m.genitive]
    told = latest if len({*latest}) == TWO else only_two(document, served, scene.sentence.start)
    two = near if len({*near}) == TWO else told  # "A spoke with B, building on their talks"
    owned = any(0 <= i < len(tokens) and tokens[i].norm in their for i in beside)
    behind = [t.norm for t in tokens[scene.at + 1 : scene.at + 1 + TWO]]  # "samtaler dem imellom"
    mutual = " ".join(behind) in words(language, "frames", "between_them")
    owned = owned or (mutual and not _of_lands(document, scene))
    states = [frozenset(served.get(w, ())) for w in two]  # states play matches
    apart = len(two) == len({*two}) == TWO and all(states) and states[0].isdisjoint(states[1])
    return [(w, "participant") for w in two] if owned and apart else []
