"""People whose office the text tells only after their name: "says NAME. The Prime Minister adds that ..."."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from kg.annotate.names.home_names import home_names
from kg.annotate.names.last_names import bearers, last_name
from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title, replace
from kg.languages import union, words
from kg.records import Article

ALONE = frozenset(
    {
        "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "ambassador",
        "secretary_general", "eu_high_representative",
    }
)  # fmt: skip
HOME = frozenset({"head_of_government", "foreign_minister", "defence_minister"})  # held by one person at home
BACK = 1  # sentences before the title's own in which the name stands
OPENS = 20  # characters before a title that opens its sentence: "Den avtroppende"


def told_after(
    text: Text,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    offices: Mapping[tuple[str, str], Sequence[str]],
    home: str,
) -> list[Title]:
    """The titles without a name that are the subject right behind a name without a title, with that name.

    Nobody else of the article may hold such an office, nor be named near without one.
    """
    people = [m for m in mentions if m.kind == "person"]
    found: list[Title] = []
    for title in titles:
        if title.person or title.plural or not title.definite or title.when != "current":
            continue
        short = words(text.article.language, "people", "short_titles")  # not "ministeren", whom any can be
        fielded = (
            title.office == "minister" and not title.of and _printed(text, title).casefold() not in short
        )
        if not (title.office in ALONE or fielded) or _rival(title, offices, home):
            continue
        number = next((i for i, s in enumerate(text.cut) if s.start <= title.start < s.end), None)
        if number is None or not _subject(text, title, text.cut[number]):
            continue
        who = _untitled(text, people, titles, number, title)
        of = title.of or (home if title.office in HOME | {"minister"} and who and _at_home(text, who) else "")
        if who and of and not (any(t.person == who for t in found) or _of_another(who, title.office, of)):
            found.append(replace(title, person=who, of=of, of_inferred=not title.of))
    return found


def _of_another(who: str, office: str, of: str) -> bool:
    """Whether the registry knows somebody in such an office of other states alone."""
    held = {
        h.country for h, forms in bearers().get(last_name(who), ()) if who in forms and h.office == office
    }
    return bool(held) and of not in held


def _printed(text: Text, title: Title) -> str:
    return text.article.text[title.start : title.end]


def _rival(title: Title, offices: Mapping[tuple[str, str], Sequence[str]], home: str) -> bool:
    """Whether somebody of the article holds the office, or one like it of a state not told."""
    of = title.of or home
    return any(
        who for (office, state), who in offices.items() if office == title.office and state in (of, "")
    )


def _at_home(text: Text, who: str) -> bool:
    return home_names(text.article.language).first(who)


def _subject(text: Text, title: Title, sentence: Sentence) -> bool:
    """Whether the title opens its sentence, stands behind a verb of speech, or leads a clause of time."""
    before = text.article.text[sentence.start : title.start]
    last = before.casefold().split()[-1:]
    people = text.article.language, "people"
    skipped = words(*people, "definite_articles") | words(*people, "qualifiers")
    while last and last[0] in skipped:
        before = before.rsplit(None, 1)[0] if " " in before.strip() else ""
        last = before.casefold().split()[-1:]
    if len(before.strip(" –-")) == 0 and title.start - sentence.start <= OPENS:
        return True
    told = _verbs(text.article.language) | (_when(text) if title.of else frozenset())
    return bool(last) and last[0] in told


def _when(text: Text) -> frozenset[str]:
    """The words that open a clause whose subject can stand behind them."""
    language = text.article.language
    return (
        words(language, "speech", "fronting")
        | words(language, "speech", "that")
        | words(language, "people", "time_nouns")
    )


@cache
def _verbs(language: str) -> frozenset[str]:
    return words(language, "speech", "verbs")


def _untitled(
    text: Text, people: Sequence[Mention], titles: Sequence[Title], number: int, title: Title
) -> str:
    """The one person without a title among those named in the sentence or the one before; "" where unsure."""
    first = text.cut[max(0, number - BACK)]
    named = [m for m in within(people, first.start, title.start) if m.form in ("name", "alias")]
    holders = {t.person for t in titles if t.person}
    without = {m.key for m in named if m.key not in holders}
    if len(without) != 1:
        return ""
    who = without.pop()
    start = next(m for m in people if m.key == who)
    before = text.article.text[: start.start].rsplit(None, 1)[-1:]
    led = before[0].casefold() if before and text.article.text[start.start - 1] == " " else ""
    language = text.article.language
    plain = not led or led in _verbs(language) or led in words(language, "speech", "prepositions")
    plain = plain or led in words(language, "speech", "that") or led in _when(text)
    return who if plain and " " in who else ""


def named_apart(title: Title, telling: Sequence[Title], sentence: Sentence, article: Article) -> bool:
    """ "The Peruvian minister was to meet Minister NAME": two people, whose sentence names the post twice."""
    others = (t for t in within(telling, sentence.start, title.start) if not t.person)
    if any(t.office == title.office and title.start - t.end > OPENS for t in others):
        return True
    return any(faced(t, title, article) for t in within(telling, title.end, sentence.end))


def faced(other: Title, title: Title, article: Article) -> bool:
    """ "President NAME is to meet Peru's president": the post of a state without a name, another's."""
    bare = not (other.person or other.plural) and other.office == title.office
    between = article.text[title.end : other.start].split()
    told_of = union(article.language, "frames", "being_verbs", "passive_auxiliaries")
    acts = any(w.islower() and w.isalpha() for w in between) and told_of.isdisjoint(between)
    return bare and other.office in ALONE and acts and "," not in "".join(between)


def succeeded(title: Title, telling: Sequence[Title]) -> str:
    """The state of whoever is still in the office that another takes over: "the outgoing premier, NAME"."""
    coming = {t.of for t in telling if t.when == "designate" and t.person and t.office == title.office}
    return coming.pop() if len(coming) == 1 and title.office in ALONE and title.when != "designate" else ""


class Held(Protocol):
    """What is known of who is named in an article, and in which offices."""

    home: str
    people: list[Mention]

    def held(self, person: str) -> list[tuple[str, str]]:
        """The offices of a person, each with whom it serves."""


def only_ahead(title: Title, fits: Sequence[str], known: Held) -> str:
    """The only one who can be meant, named but further on; "" where that is doubtful.

    "Statsministeren" at the head of a report is no foreigner before whom others are named.
    """
    if len(set(fits)) != 1:
        return ""
    first = next((m.key for m in known.people if m.start >= title.end), fits[0])
    abroad = bool(known.home) and all(of not in ("", known.home) for _, of in known.held(fits[0]))
    ours = title.office in HOME | {"minister"} and not title.of
    return "" if abroad and ours and first != fits[0] else fits[0]
