"""Whose an event is by the verb behind its noun: "møtet de to hadde", "samtalene som A førte med B"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import union, words

ADJUNCT = 4  # tokens behind the noun within which "som" stands: "møtet på embetsnivå som"
BORNE = 3  # tokens between whose it is and the verb: "skulle etter planen ha"
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
    relatives = words(language, "frames", "relatives")
    first = next((i + 1 for i in plain if tokens[i].norm in relatives), scene.at + 1)
    owner = next((c for c in chunks if 0 <= c.first - first <= 1 and not c.preposition), None)
    they = first < len(tokens) and tokens[first].norm in words(language, "frames", "they")
    ours = (
        bool(voice)
        and first < len(tokens)
        and tokens[first].norm in words(language, "frames", "first_person")
    )
    owner = None if ours else owner
    if (owner is None or owner.genitive) and not (they or ours):
        return [], -1
    last = owner.last if owner else first + 1
    if owner is not None and any(t.norm in relatives for t in tokens[first : owner.first]):
        return [], -1
    near = range(last, min(last + BORNE + 1, scene.sentence.tokens[1]))
    verb = next((i for i in near if tokens[i].norm in verbs), -1)
    helping = union(language, "frames", "have_words", "future", "possible", "passive_auxiliaries")
    if verb < 0 or any(
        tokens[i].norm not in helping and not tokens[i].norm.islower() for i in range(last, verb)
    ):
        return [], -1
    who = list(owner.members) if owner else list(latest) if len(latest) == TWO else []
    who = [voice] if ours else who
    said = document.article.text[tokens[first].start : tokens[verb].start].casefold()
    if said.startswith(tuple(words(language, "groups", "two_countries"))):
        who = list(dict.fromkeys(state for w in who for state in sorted(served.get(w, {w}))))
    who += _company(document, chunks, verb, who)
    return ([(w, "participant") for w in who], verb) if len(who) >= TWO else ([], -1)


def _company(document: Document, chunks: Sequence[Chunk], verb: int, who: Sequence[str]) -> list[str]:
    """ "Samtalene som A førte med B": B, behind the verb."""
    withs = words(document.article.language, "frames", "with")
    fellows = (
        c for c in chunks if c.preposition in withs and 0 < c.first - verb <= COMPANY and not c.genitive
    )
    other = next(fellows, None)
    return [] if other is None or set(other.members) & set(who) else list(other.members)
