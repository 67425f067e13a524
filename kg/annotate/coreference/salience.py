"""Whom a sentence is about, the likeliest first: its subject before those whom an opening phrase names."""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from operator import attrgetter

from kg.annotate.service.setting import Text
from kg.document import Mention, Title, Token, replace
from kg.languages import subject_first, table, union, words

TITLE_WORDS = 7  # between the comma that ends an opening phrase and the subject's name
BESIDE = 2  # characters between a title and its name
PAIR = 2
OWNED = 4  # tokens from whose it is to the noun: "A's first official visit"
LOOSE = 2  # words like "den" and "sin" between a preposition and a title
TIES = ("with", "to", "by", "between", "other_prepositions", "place_prepositions", "noun_prepositions")


def led(text: Text, inside: Sequence[Mention], index: int, titles: Sequence[Title]) -> Sequence[Mention]:
    """The mentions of sentence `index`, with its subject first; `titles` are those resolved so far."""
    people = [m for m in inside if m.kind == "person"]
    if len(people) < 2:
        return inside
    if words(text.article.language, "frames", "object_control"):
        traveller = _travelling(text, people, index, titles)
        if traveller:
            return [traveller, *inside]
        behind = _behind_comma(text, inside, people, index)
        behind = _behind_clause(text, inside, people, index) if behind is inside else behind
        if behind is not inside:
            return behind
    if not governed(text, people[0], titles):
        return _behind_clause(text, inside, people, index)
    bare = (m for m in people[1:] if not m.genitive and m.key != people[0].key)
    subject = next((m for m in bare if not governed(text, m, titles)), None)
    return [subject, *(m for m in inside if m is not subject)] if subject else inside


class Places:
    """How late each person of one article was told of: of a sentence, its subject is told of last.

    "A met B. The president ...", where both are presidents: of A the text goes on.
    """

    def __init__(self, text: Text) -> None:
        self._text, self._last, self._led = text, dict[str, int](), dict[str, int]()

    def note(self, inside: Sequence[Mention], index: int, titles: Sequence[Title], done: int) -> None:
        """Takes note of sentence `index`, behind `done` mentions."""
        last, led_by = self._of(inside, index, titles, done)
        self._last, self._led = self._last | last, self._led | led_by

    def before(
        self, inside: Sequence[Mention], index: int, titles: Sequence[Title], done: int, *, spoken: bool
    ) -> dict[str, int]:
        """The place of each told of up to those `inside` a sentence; in somebody's words, of no subject."""
        last, led_by = self._of(inside, index, titles, done)
        last, led_by = self._last | last, {} if spoken else self._led | led_by
        return {who: max(at, led_by.get(who, at)) for who, at in last.items()}

    def _of(
        self, inside: Sequence[Mention], index: int, titles: Sequence[Title], done: int
    ) -> tuple[dict[str, int], dict[str, int]]:
        last = {m.key: 2 * (done + i) for i, m in enumerate(inside) if m.kind == "person"}
        subject = people(led(self._text, inside, index, titles))[:1]
        return last, {m.key: 2 * (done + len(inside)) - 1 for m in subject}


def _travelling(text: Text, people: Sequence[Mention], index: int, titles: Sequence[Title]) -> Mention | None:
    """ "A's visit includes talks with B. He": A, whose journey opens a sentence in which nobody acts."""
    owner, opens = people[0], text.cut[index].tokens[0]
    first = bisect_right(text.words, owner.start, key=attrgetter("start")) - 1
    if not of_journey(text, owner) or first - opens > TITLE_WORDS or owner.form == "pronoun":
        return None
    others = [m for m in people[1:] if m.key != owner.key]
    acts = any(not m.genitive and not _listed(text, m, people, titles) for m in others)
    return None if acts or not others else replace(owner, genitive=False)


def of_journey(text: Text, owner: Mention) -> bool:
    """ "A's three-day visit": whether a journey is that of a mention in the genitive."""
    at = bisect_right(text.words, owner.end, key=attrgetter("start"))
    heads = words(text.article.language, "frames", "journey_heads")
    return owner.genitive and any(t.norm in heads for t in text.words[at : at + OWNED])


def _listed(text: Text, mention: Mention, people: Sequence[Mention], titles: Sequence[Title]) -> bool:
    """ "With A, B and C": behind a preposition, as the others of the row."""
    before = [m for m in people if m.end < mention.start]
    if governed(text, mention, titles) or not before:
        return governed(text, mention, titles)
    own = (t.start for t in titles if t.person == mention.key and -1 <= mention.start - t.end <= BESIDE)
    between = text.article.text[before[-1].end : min((mention.start, *own))].replace(",", " ").split()
    joins = words(text.article.language, "frames", "conjunctions")
    return all(w in joins for w in between) and _listed(text, before[-1], people, titles)


def governed(text: Text, mention: Mention, titles: Sequence[Title]) -> bool:
    """ "Etter møtet med den britiske statsministeren A": behind a preposition, whatever its title."""
    language = text.article.language
    own = (t.start for t in titles if t.person == mention.key and -1 <= mention.start - t.end <= BESIDE)
    start = min((mention.start, *own))
    at = bisect_right(text.words, start, key=attrgetter("start")) - 2
    loose = union(language, "frames", "before_actor", "phrase_openers")
    for _ in range(LOOSE):
        if at >= 0 and text.words[at].norm in loose:
            at -= 1
    return at >= 0 and text.words[at].norm in union(language, "frames", *TIES) - {"ifølge", "ifølgje"}


def said_again(
    token: Token, found: Sequence[Mention], inside: Sequence[Mention], told: tuple[Token, ...], language: str
) -> str:
    """ "Hun møter A før hun reiser": whom the pronoun meant before, where nobody else has acted since.

    `found` are the pronouns read so far in the sentence, `inside` its other mentions.
    """
    acting = words(language, "frames", "object_control")  # where the verb stands behind who acts
    starts = attrgetter("start")
    same = [m for m in found if not m.genitive and _alike(m, token, told, language)]
    if not same:
        return _own(token, found, inside, told, language)
    ties = union(language, "frames", *TIES)
    for mention in inside:
        if mention.kind != "person" or mention.genitive or not same[-1].end <= mention.start < token.start:
            continue
        if acting:
            if _acts(told, bisect_right(told, mention.end - 1, key=starts), language):
                return ""
            continue
        at = bisect_right(told, mention.start, key=starts) - 2
        while (
            at > 0 and told[at].text.islower() and told[at].norm not in ties and told[at].start > same[-1].end
        ):
            at -= 1
        if told[at].norm not in ties and not _acted_on(told, at, same[-1], inside, language):
            return ""
    return same[-1].key


def _own(
    token: Token, found: Sequence[Mention], inside: Sequence[Mention], told: tuple[Token, ...], language: str
) -> str:
    """ "Met A, he said before his visit": the "his" of whoever "he" is, where nobody is named between.

    Where "sin" is the subject's own, "hans" is another's.
    """
    he = found[-1] if found and subject_first(language) else None
    if he is None or he.genitive or token.norm not in words(language, "people", "possessives"):
        return ""
    she = words(language, "people", "pronouns_she")
    one = told[bisect_right(told, he.start, key=attrgetter("start")) - 1]
    named = any(m.kind == "person" and he.end <= m.start < token.start for m in inside)
    return "" if named or (one.norm in she) != (token.norm in she) else he.key


def _acted_on(
    told: tuple[Token, ...], at: int, pronoun: Mention, inside: Sequence[Mention], language: str
) -> bool:
    """ "Mandag møtte han Perus president A", "han møtte A": whether the object of the pronoun's own verb
    stands behind token `at`, which is a state in the genitive or what it is the object of."""
    owners = {m.start for m in inside if m.kind == "country" and m.genitive}
    saying = words(language, "speech", "verbs") | words(language, "speech", "clause_verbs")
    while told[at].start > pronoun.start and (told[at].start in owners or told[at].text.islower()):
        if told[at].norm in saying:
            return False  # "han sier A"
        at -= 1
    return told[at].start == pronoun.start


def _alike(pronoun: Mention, token: Token, told: tuple[Token, ...], language: str) -> bool:
    """Whether two pronouns are the same word, or "A received him, and in Lima he met B": no longer A."""
    first, last = (bisect_right(told, at, key=attrgetter("start")) - 1 for at in (pronoun.start, token.start))
    one, joins = told[first].norm, words(language, "frames", "conjunctions")
    if one == token.norm or one not in words(language, "people", "object_pronouns"):
        return one == token.norm
    she = words(language, "people", "pronouns_she")
    joined = any(told[i].text == "," and told[i + 1].norm in joins for i in range(first + 1, last))
    return joined and (one in she) == (token.norm in she)


def _acts(told: tuple[Token, ...], behind: int, language: str) -> bool:
    """Whether a verb, or ", who", stands behind somebody, whose last token is before token `behind`."""
    behind += behind < len(told) and told[behind].text == ","
    acting = union(language, "frames", "finite_verbs", "relatives") | words(language, "speech", "verbs")
    acting |= union(language, "people", "person_verbs", "reporting_verbs")
    return behind < len(told) and told[behind].norm in acting


def nearest_subject(
    at: int, here: Sequence[Mention], told: tuple[Token, ...], language: str
) -> list[Mention]:
    """ "A deltar, hvor B taler før hun reiser": whoever acts in the clause before "før hun" first.

    `at` is the token of the pronoun, `here` the people of its sentence before it.
    """
    if saying := _saying(at, here, told, language):
        return [saying, *(m for m in here if m is not saying)]
    opens = words(language, "frames", "clause_prepositions") | words(language, "frames", "subject_clauses")
    if at < 1 or told[at - 1].norm not in opens or words(language, "frames", "object_control"):
        return list(here)
    clause = words(language, "frames", "clause_words") | words(language, "circumstances", "there")
    for mention in reversed(here):
        before = bisect_right(told, mention.start, key=attrgetter("start")) - 2
        steps = range(before, max(-1, before - LOOSE - 1), -1)
        if not mention.genitive and any(told[i].norm in clause for i in steps):
            return [mention, *(m for m in here if m is not mention)]
    return list(here)


def _saying(at: int, here: Sequence[Mention], told: tuple[Token, ...], language: str) -> Mention | None:
    """ "Da A var i Lima, sa B at han": B, who stands between the verb of saying and what is said."""
    if at < PAIR or told[at - 1].norm not in words(language, "speech", "that"):
        return None
    last = next((m for m in reversed(here) if m.end < told[at - 1].start <= m.end + BESIDE), None)
    if last is None or last.genitive:
        return None
    verbs, ties = words(language, "speech", "verbs"), union(language, "frames", *TIES)
    before = bisect_right(told, last.start, key=attrgetter("start")) - 2
    for index in range(before, max(-1, before - TITLE_WORDS), -1):
        if told[index].norm in verbs:
            return None if _led_by(index, here, told, ties) else last
        if told[index].norm in ties or not told[index].text[0].isalpha():
            return None
    return None


def _led_by(verb: int, here: Sequence[Mention], told: tuple[Token, ...], ties: AbstractSet[str]) -> bool:
    """ "A fortalte B at han", "A har lovet B at": whether somebody named before a verb is its subject."""
    ahead = [m for m in here if m.end <= told[verb].start]
    if not ahead or ahead[-1].genitive:
        return False
    behind = bisect_right(told, ahead[-1].end - 1, key=attrgetter("start"))
    first = bisect_right(told, ahead[-1].start, key=attrgetter("start")) - 2
    while first >= 0 and told[first].text[0].isalpha() and told[first].norm not in ties:
        first -= 1
    governed_by = first >= 0 and told[first].norm in ties
    return not governed_by and all(t.text.islower() for t in told[behind:verb])


def reported_first(here: Sequence[Mention], text: Text, resolves: bool) -> Sequence[Mention]:
    """ "A said B would meet his counterpart": B leads, of whom the clause tells, if `resolves`."""
    verbs = words(text.article.language, "people", "reporting_verbs")
    if not resolves or len(here) < 2 or not words(text.article.language, "frames", "object_control"):
        return here
    first, second, *_ = sorted(here, key=attrgetter("start"))
    said = text.article.text[first.end : second.start].split()
    if first.key == second.key or second.genitive or not said or said[0] not in verbs:
        return here
    return [second, *(m for m in here if m is not second)]


def joined_owner(at: int, here: Sequence[Mention], text: Text) -> list[Mention]:
    """ "Met A and his minister": A, who stands joined before the "his" at token `at`; nobody else."""
    owner = max(here, key=attrgetter("end"), default=None)
    if owner is None or owner.genitive or owner.form == "pronoun":
        return []
    between = text.article.text[owner.end : text.words[at].start].strip().casefold()
    return [owner] if between in words(text.article.language, "people", "and_words") else []


@cache
def _verbs(language: str) -> frozenset[str]:
    """The verbs that tell of events, and those of saying."""
    forms = frozenset(form for verb in table(language, "frames")["verbs"] for form in verb["forms"])
    return forms | words(language, "speech", "verbs")


def _behind_comma(
    text: Text, inside: Sequence[Mention], people: Sequence[Mention], index: int
) -> Sequence[Mention]:
    """ "Speaking with A in Lima, B said": B leads, who is its subject."""
    language, sentence = text.article.language, text.cut[index]
    opener = text.words[sentence.tokens[0]].norm
    marks = union(language, "frames", "adjunct_prepositions", "fronted_openers")
    if (
        not (opener in marks or opener.endswith("ing"))
        or "," in text.article.text[sentence.start : people[0].start]
    ):
        return inside
    for mention in people[1:]:
        before = text.article.text[people[0].end : mention.start]
        told = before.partition(",")[0].casefold().split()
        if not (people[0].genitive or _verbs(language).isdisjoint(told[:1])):
            return inside  # "In May A met the minister, B", not "In his meeting with A, he"
        if "," in before and len(before.rsplit(",", 1)[1].split()) <= TITLE_WORDS and not mention.genitive:
            at, again = inside.index(mention), mention.key == people[0].key and not people[0].genitive
            return inside if again else [*inside[at:], *inside[:at]]
    return inside


def _behind_clause(
    text: Text, inside: Sequence[Mention], people: Sequence[Mention], index: int
) -> Sequence[Mention]:
    """ "Mens A var i Lima, reiste B hjem", "While A waited, B left": B, behind the only comma before him."""
    sentence = text.cut[index]
    opener = text.words[sentence.tokens[0]].norm
    if opener not in words(text.article.language, "frames", "fronted_clauses"):
        return inside
    for mention in people[1:]:
        before = text.article.text[sentence.start : mention.start]
        near = before.rsplit(",", 1)[-1].split()
        if before.count(",") == 1 and len(near) <= TITLE_WORDS and not mention.genitive:
            at = inside.index(mention)
            return [*inside[at:], *inside[:at]] if mention.key != people[0].key else inside
    return inside


def people(mentions: Sequence[Mention]) -> list[Mention]:
    """Those of the mentions that are of people."""
    return [m for m in mentions if m.kind == "person"]
