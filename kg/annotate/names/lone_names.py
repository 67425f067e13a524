"""Names of one word that are people's: of who says something more than once, of somebody's wife or son."""

from collections import Counter
from collections.abc import Sequence

from kg.annotate.names.home_names import home_names
from kg.annotate.names.last_names import bearers
from kg.annotate.names.people import NameFinder, given_names
from kg.annotate.records import Name
from kg.document import Token
from kg.languages import endings, subject_first, union
from kg.languages import words as listed

TWICE = 2  # ", sier NAME" once may be a body's
CLOSING = (",", "»", "”", '"', "?", "!")


def lone_people(
    names: Sequence[Name],
    headline: Sequence[Name],
    words: tuple[Token, ...],
    finder: NameFinder,
    language: str,
) -> set[int]:
    """The indices of names of one word that what stands before them says are people's.

    `words` are the tokens of the text, `headline` the names of its headline.
    """
    kin = _relatives(names, words, finder, language)
    return _speakers(names, headline, words, finder, language) | kin | _known(names, words, language)


def _relatives(
    names: Sequence[Name], words: tuple[Token, ...], finder: NameFinder, language: str
) -> set[int]:
    """ "His wife, Melina", "sønnen Gunnar": the indices of first names behind a word for kin."""
    kin, given = union(language, "people", "kin_words", "spouse_words"), given_names(language)
    endings_of = endings(language, "people", "definite_endings")
    found: set[int] = set()
    for i, name in enumerate(names):
        before = name.first - 1 - (words[name.first - 1].text == ",")
        if len(name.words) != 1 or before < 0:
            continue
        noun = words[before].norm
        told = noun in kin or any(noun.removesuffix(ending) in kin for ending in endings_of)
        told = told and words[before].text.islower()  # "Brother NAME" is how somebody is addressed
        if told and (name.words[0] in given or finder.surname(name.words[0])):
            found.add(i)
    return found


def _speakers(
    names: Sequence[Name],
    headline: Sequence[Name],
    words: tuple[Token, ...],
    finder: NameFinder,
    language: str,
) -> set[int]:
    """Those behind "…, sier", which say so twice, once and in the headline too, or bear a known last name.

    Where the subject comes first, a body stands there as well.
    """
    if subject_first(language):
        return set()
    verbs = listed(language, "people", "person_verbs")
    spoken = [
        i
        for i, name in enumerate(names)
        if len(name.words) == 1
        and not name.weak
        and name.first > 1
        and words[name.first - 1].norm in verbs
        and words[name.first - 2].text in CLOSING
        and words[name.first].text == name.words[0]
        and finder.surname(name.words[0])
    ]
    often = Counter(names[i].words[0] for i in spoken)
    often.update({name.words[-1] for name in headline} & often.keys())
    borne, at_home = bearers(), home_names(language)
    return {
        i
        for i in spoken
        if often[word := names[i].words[0]] >= TWICE or word in borne or at_home.formed(word)
    }


def _known(names: Sequence[Name], words: tuple[Token, ...], language: str) -> set[int]:
    """ "NAME møtte B", "…, tvitrer NAME", "NAME og opprørsleder B": known last names that act."""
    if subject_first(language):
        return set()
    acts, says = (listed(language, "people", key) for key in ("lone_acts", "lone_says"))
    joins, roles = listed(language, "people", "and_words"), endings(language, "people", "lone_beside")
    found: set[int] = set()
    for i, name in enumerate(names):
        at = name.first
        if len(name.words) != 1 or words[at].text != name.words[0] or name.words[0] not in bearers():
            continue
        behind = [w.norm for w in words[at + 1 : at + 3]]
        opens = at == 0 or words[at - 1].text in (".", "–", ":", "?", "!")
        acting = opens and behind[:1] and behind[0] in acts
        beside = opens and len(behind) > 1 and behind[0] in joins and behind[1].endswith(roles)
        said = at > 1 and words[at - 1].norm in says and words[at - 2].text in CLOSING
        if said or acting or (beside and words[at + 2].text.islower()):
            found.add(i)
    return found


def possessives(names: Sequence[Name], words: tuple[Token, ...], language: str) -> set[int]:
    """ "Hans reise": those that stand for somebody told of, and are no name "Han"."""
    own = listed(language, "people", "possessives")
    return {i for i, name in enumerate(names) if len(name.words) == 1 and words[name.first].norm in own}
