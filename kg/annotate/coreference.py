"""Whom a title without a name, a pronoun or "the two" stands for: the nearest person that fits, or nobody."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from kg.annotate.couples import couples, printed_pairs
from kg.annotate.formerly import is_then, once_held
from kg.annotate.leads import lead_holder
from kg.annotate.neighbours import Neighbours
from kg.annotate.office_holders import KIN, OfficeHolders
from kg.annotate.owned_titles import with_owner
from kg.annotate.pledging import spoken_for
from kg.annotate.reaches import Hints
from kg.annotate.salience import led, nearest_subject, said_again
from kg.annotate.set_right import LEAST_TELLING, set_right
from kg.annotate.setting import Text
from kg.annotate.structure import by_sentence
from kg.annotate.told_ahead import of_object, told_ahead
from kg.annotate.untitled import in_office, offices_of, shared
from kg.annotate.viewpoint import by_sides
from kg.annotate.weighing import placed
from kg.languages import table
from kg.languages import words as listed
from kg.records import Article, Mention, Sentence, Title, Token
from kg.reference import Registry

REACH = 3  # sentences a pronoun looks back
FAR = 8  # paragraphs that a pronoun looks back where nobody nearer is named
COMPANION_WORDS = 4  # between "med" and a name: "med USAs president NAME"
COUNTED = 4  # words behind "the two" that can say what it counts
COLLEAGUE_REACH = 4  # mentions of people that a counterpart looks back


def resolve_titles_and_pronouns(
    text: Text, mentions: Sequence[Mention], titles: Sequence[Title], registry: Registry, hints: Hints
) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    """Adds mentions for titles, pronouns and groups that stand for people; gives titles their country."""
    resolver = OfficeHolders(text, mentions, registry)
    resolver.note(titles, hints.listed)
    for title in (t for t in titles if t.of):
        resolver.learn(title)
    completed = [t if (t.start, t.end) in hints.owners else resolver.complete(t) for t in titles]
    if resolver.home:
        completed = Neighbours(text, mentions, registry, resolver.home).complete(completed)
    for title in completed:
        resolver.learn(title)
    completed = by_sides(text, mentions, completed, resolver, registry, hints)
    if lead := lead_holder(text, mentions, completed, resolver.offices):
        resolver.learn(lead)
    completed, later = placed(text, mentions, completed, resolver, registry, hints)
    for title in later:
        resolver.learn(title)
    told, named = _walk(text, list(mentions), completed, resolver)
    owned = [with_owner(title, hints, told, named, resolver) for title in named]
    counterparts = (_colleague(title, told, owned, text.article, resolver) for title in owned)
    offices = [title for title in counterparts if title.office not in KIN]
    spoken = tuple(spoken_for(offices, told, text.article, text.words, resolver.held))
    held = tuple(once_held(spoken, told, text, resolver))
    told = tuple(sorted((*told, *couples(text, told, held)), key=lambda m: m.start))
    held += tuple(shared(told, held, text.article, resolver))
    return told, tuple(set_right(held, told, text.article, registry))


def _walk(
    text: Text, mentions: Sequence[Mention], titles: Sequence[Title], resolver: OfficeHolders
) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    cut = text.cut
    done: list[Mention] = []
    named: list[Title] = []
    latest: dict[str, int] = {}  # person -> where their latest mention stands in `done`
    begins: list[int] = []  # where each sentence's mentions begin in `done`
    told = by_sentence(titles, cut)
    named_there = by_sentence(mentions, cut)
    for index, sentence in enumerate(cut):
        inside = named_there[index]
        begins.append(len(done))
        for printed in told[index]:
            alone = printed.person or _plain(printed, text.article) or _predicate(printed, text.article)
            title = printed if alone else _unnamed(printed, text.article, resolver, latest, len(done), inside)
            if title.office != "colleague" or printed.person:
                named.append(title)
        inside.sort(key=lambda m: (m.start, m.end))
        reach = begins[max(0, len(begins) - 1 - REACH)]
        before = _nearest_first(text, done, begins[-REACH - 1 : -1], index, named)
        inside += _pronouns(text, sentence, before, inside, done, resolver)
        inside += _groups(text.article, sentence, told[index], done, reach, inside, resolver)
        inside.sort(key=lambda m: (m.start, m.end))
        latest |= _places(inside, len(done))
        done += inside
    return tuple(done), tuple(sorted(named, key=lambda t: (t.start, t.end)))


def _places(mentions: Sequence[Mention], offset: int) -> dict[str, int]:
    """Where each person is mentioned last, counted on from `offset`."""
    return {m.key: offset + i for i, m in enumerate(mentions) if m.kind == "person"}


def _plain(title: Title, article: Article) -> bool:
    """ "Forskeren" is whoever was told of last, as the turns of speech tell, not the last "other" office."""
    stems = tuple(table(article.language, "people")["plain_roles"])
    return bool(stems) and article.text[title.start : title.end].casefold().startswith(stems)


def _predicate(title: Title, article: Article) -> bool:
    """ "When Lohne was foreign minister": what somebody is, not who."""
    before = article.text[max(0, title.start - 12) : title.start].casefold().split()[-1:]
    marks = table(article.language, "people")["predicate_marks"]
    return not title.definite and bool(before) and before[0] in marks


def _unnamed(
    title: Title,
    article: Article,
    resolver: OfficeHolders,
    latest: Mapping[str, int],
    offset: int,
    inside: list[Mention],
) -> Title:
    """The title with whoever it stands for; `inside` gains the mention that it then is."""
    order = {**latest, **_places([m for m in inside if m.start < title.start], offset)}
    later = {m.key for m in inside if m.start >= title.end and m.form in ("name", "alias")}
    person = resolver.unnamed(title, order, later)
    if not person:
        holders = in_office(title, order.keys() - later, article, resolver)
        if len(holders) != 1:
            return title
        ((person, holder),) = holders.items()
        title = replace(title, of=holder.country, of_inferred=True)
    owns = resolver.possession.owns(title)
    inside.append(
        Mention(start=title.start, end=title.end, kind="person", form="title", key=person, genitive=owns)
    )
    return replace(title, person=person)


def _colleague(
    title: Title,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    article: Article,
    resolver: OfficeHolders,
) -> Title:
    """ "His Cuban counterpart NAME" holds the office of the one spoken of last, who serves another."""
    if title.office != "colleague" or not title.of:
        return title
    opens = resolver.sentence(title).start
    then = [t for t in titles if opens <= t.start < title.start and is_then(t, article)]
    if then:  # "as foreign minister she met her Cuban counterpart"
        return replace(title, office=then[-1].office)
    before = [m for m in mentions if m.kind == "person" and m.end <= title.start and m.key != title.person]
    if resolver.possession.own(title):  # "met my Cuban counterpart NAME", the minister said
        behind = (m for m in mentions if m.kind == "person" and m.start >= title.end)
        before = [m for m in behind if m.key != title.person][:1]
    elif resolver.possession.of_subject(title):
        before.sort(key=lambda m: (m.start >= opens, -m.start if m.start >= opens else m.start))
    for mention in reversed(before[-COLLEAGUE_REACH:]):
        held = [office for office, of in resolver.held(mention.key) if of != title.of]
        own = (t for t in titles if t.person == mention.key and t.office != "colleague")
        held = held or [t.office for t in own if t.of not in ("", title.of)]
        if not held and mention.start >= opens and not resolver.home:
            return title  # whose counterpart it is has no office that the text tells
        if held:
            return replace(title, office=min(held, key=LEAST_TELLING.__contains__))
    return title


def _quoted(before: Sequence[Token], mention: Mention) -> bool:
    """Whether a quotation ends behind a mention and does not begin there: the mention is in it."""
    marks = [t.text for t in before if t.start >= mention.end and t.text in ('"', "”", "“")]
    return marks.count('"') % 2 == 1 or marks.count("”") > marks.count("“")


def _pronouns(
    text: Text,
    sentence: Sentence,
    before: Sequence[Mention],
    inside: Sequence[Mention],
    done: Sequence[Mention],
    resolver: OfficeHolders,
) -> list[Mention]:
    found: list[Mention] = []
    words = text.words
    named = [m for m in inside if m.kind == "person" and m.form in ("name", "alias")]
    relatives, singular = resolver.pronouns.relatives, resolver.pronouns.singular
    for at in range(*sentence.tokens):
        token = words[at]
        part = any(m.start <= token.start < m.end - 1 for m in named)  # the "Han" of "Han Seong-min"
        if token.norm not in singular or part or resolver.pronouns.address(words, at):
            continue
        following = words[at + 1].norm if at + 1 < sentence.tokens[1] else ""
        here = [m for m in inside if m.end <= token.start and m.kind == "person"]
        here = [m for m in here if not _quoted(words[sentence.tokens[0] : at], m)] or here
        # "ifølge ham": the one just spoken of
        told = at > 0 and words[at - 1].norm in resolver.pronouns.sources
        acted_on = not told and resolver.pronouns.is_object(token.norm, words[at - 1].norm, following)
        if (
            acted_on
            and here
            and any(w.norm in relatives for w in words[sentence.tokens[0] : at] if w.start >= here[-1].end)
        ):
            here = [m for m in here if m.key != here[-1].key] or here  # "B, who received him"
        between = at > 0 and words[at - 1].norm in listed(text.article.language, "frames", "between")
        if acted_on and (between or of_object(text, sentence, at - 1, inside)):
            acted_on = False  # "told B of a call between him and C", "thanked B for hosting him": the subject
        near = here if acted_on else nearest_subject(at, here, words, text.article.language)
        window = _objects(here, before) if acted_on else [*near, *_salient(before)]
        opening = {words[i].norm for i in range(sentence.tokens[0], min(sentence.tokens[0] + 2, at))}
        if not acted_on and len(opening & resolver.pronouns.company) > 1:
            window = [*_salient(before), *here]  # "sammen med A skal hun undertegne": she is somebody else
        if not acted_on and token.norm not in resolver.pronouns.possessives:
            behind = _named_behind(text, token, named)
            window = [m for m in window if m.key not in behind] or window
        again = "" if acted_on else said_again(token, found, inside, words, text.article.language)
        owns = token.norm in resolver.pronouns.possessives and not acted_on
        ahead = told_ahead(text, sentence, at, inside, resolver) if owns and not here else ""
        ahead = ahead or (of_object(text, sentence, at, inside) if owns and here else "")
        person = ahead or again or resolver.pronouns.person(token, window)
        if person := person or _only(done, sentence, resolver.pronouns.she(token), resolver):
            start, end = token.start, token.end
            found.append(
                Mention(start=start, end=end, kind="person", form="pronoun", key=person, genitive=owns)
            )
    return found


def _named_behind(text: Text, token: Token, named: Sequence[Mention]) -> set[str]:
    """ "Han møtte Bidens rådgiver": those named behind a subject in its own words, none of whom it is.

    Behind a comma others may speak: "han gleder seg, sier A".
    """
    stop = text.article.text.find(",", token.end)
    return {m.key for m in named if token.end <= m.start and (stop < 0 or m.start < stop)}


def _objects(here: Sequence[Mention], before: Sequence[Mention]) -> list[Mention]:
    """Whom an object can be, the likeliest first: somebody else than the subject of its sentence.

    "A thanked B and invited him" means B; "A received him" whoever was told of before.
    """
    others = [m for m in here if m.key != here[0].key and not m.genitive]
    return [*reversed(others), *_salient(before), *here]


def _only(done: Sequence[Mention], sentence: Sentence, she: bool, resolver: OfficeHolders) -> str:
    """The one man or woman named further above: whom an interview calls "hun" many answers later."""
    near = {m.key for m in done if m.kind == "person" and sentence.paragraph - FAR <= resolver.paragraph(m)}
    fitting = [key for key in near if resolver.pronouns.woman(key) is she]
    return fitting[0] if len(fitting) == 1 else ""


def _nearest_first(
    text: Text, done: Sequence[Mention], starts: Sequence[int], index: int, titles: Sequence[Title]
) -> list[Mention]:
    """The mentions of the sentences before number `index`, the nearest first; in each its subject leads."""
    bounds = [*starts[-REACH:], len(done)]
    told = [done[low:high] for low, high in pairwise(bounds)]
    return [
        m for back, inside in enumerate(reversed(told), 1) for m in led(text, inside, index - back, titles)
    ]


def _salient(before: Sequence[Mention]) -> list[Mention]:
    return [m for m in before if m.kind == "person"]


def _groups(
    article: Article,
    sentence: Sentence,
    titles: Sequence[Title],
    done: Sequence[Mention],
    reach: int,
    inside: Sequence[Mention],
    resolver: OfficeHolders,
) -> list[Mention]:
    """ "De to", "begge", "the two leaders": the last two people named who hold such an office."""
    found: list[Mention] = []
    phrases = printed_pairs(article)
    if not phrases:
        return found
    lowered = article.text[sentence.start : sentence.end].casefold()
    for phrase in phrases:
        at = lowered.find(phrase)
        if (
            at < 0
            or (at and lowered[at - 1].isalnum())
            or lowered[at + len(phrase) : at + len(phrase) + 1].isalnum()
        ):
            continue
        start = sentence.start + at
        if _no_people(lowered[at + len(phrase) :], article.language):
            continue  # "the two sides" are no two people
        if any(t.start <= start < t.end and (t.of or t.person) for t in titles):
            continue  # "utenriksministrene fra Danmark og Finland" says itself whom it means
        offices = offices_of(phrase, article.language)
        if offices and lowered.startswith(tuple(table(article.language, "circumstances")["back_then"])):
            break  # "den gang møttes utenriksministrene": others may have held the office then
        before = done if offices else done[reach:]  # "the two ministers" may be named far above
        here = [m for m in inside if m.end <= start and m.kind == "person"]
        told = article.text[sentence.start : start].casefold().split()
        last = told[-1] if told else ""
        acted_on = last in table(article.language, "groups")["two_behind"]  # "A welcomed the two"
        owned = any(m.genitive for m in here)  # "A's talks with the leaders": none of them is A
        acted_on = acted_on or (owned and last in listed(article.language, "frames", "with"))
        if last in table(article.language, "frames")["between"]:  # "the meeting between the two"
            pair = _two(article, _salient(before), offices, resolver)
            acted_on = len(pair) > 1 and {*pair}.isdisjoint(m.key for m in here)
        if acted_on or _aside(article, sentence, here, resolver.companions):
            here = []  # whoever does something to them is none of them
        found = [
            Mention(start=start, end=start + len(phrase), kind="person", form="group", key=p, plural=True)
            for p in reversed(_two(article, [*_salient(before), *here], offices, resolver))
        ]
        break
    return found


def _no_people(behind: str, language: str) -> bool:
    """Whether "the two" counts something else: "the two sides", "the two largest gas companies"."""
    following = [w.strip(",.;:") for w in behind.split(maxsplit=COUNTED)[:COUNTED]]
    things, epithets = (listed(language, "groups", key) for key in ("no_people", "counted_epithets"))
    described = bool(following) and following[0] in epithets
    return not things.isdisjoint(following if described else following[:1])


def _two(
    article: Article, before: Sequence[Mention], offices: frozenset[str], resolver: OfficeHolders
) -> list[str]:
    """The last two who hold such an office; two others are called leaders where nobody who leads is named."""
    loose = "secretary_general" in offices
    return _last_two(article, before, offices, resolver) or (
        _last_two(article, before, frozenset(), resolver) if loose else []
    )


def _last_two(
    article: Article, before: Sequence[Mention], offices: frozenset[str], resolver: OfficeHolders
) -> list[str]:
    """The last two people named who hold such an office; nothing where there are not two.

    Two of one government who are not named together are no two who met: one of them, and somebody else.
    """
    last: Mention | None = None
    for mention in reversed(before):
        if (last is not None and mention.key == last.key) or not _may_be(mention.key, offices, resolver):
            continue
        if last is None:
            last = mention
        elif not offices or not _colleagues(article, mention, last, resolver):
            other = _protagonist(article, before, last, mention) if resolver.home and not offices else mention
            return [last.key, other.key]
    return []


def _protagonist(article: Article, before: Sequence[Mention], last: Mention, near: Mention) -> Mention:
    """ "A var invitert av C. Møtet med B var kort": the other of two is A, not whoever was named last."""
    opening = article.text[: last.start].rsplit("\n", 1)[-1].rsplit(". ", 1)[-1].split()
    with_words = table(article.language, "frames")["with"]
    alone = len(opening) <= COMPANION_WORDS + 1 and any(w in with_words for w in opening[1:])
    if not alone:
        return near
    start = max(article.text.rfind(mark, 0, near.start) for mark in (". ", "\n"))
    return next(
        (m for m in before if start < m.start < near.start and m.key != last.key and not m.genitive), near
    )


def _colleagues(article: Article, one: Mention, other: Mention, resolver: OfficeHolders) -> bool:
    """Whether two serve the same state and are named apart."""
    first, second = ({of for _, of in resolver.held(m.key)} for m in (one, other))
    return bool(first) and first == second and any(c in article.text[one.end : other.start] for c in ".\n")


def _aside(article: Article, sentence: Sentence, here: Sequence[Mention], companions: frozenset[str]) -> bool:
    """ "Ved siden av møtet med A snakket de to": the only one named before is none of the two."""
    opening = article.text[sentence.start : here[0].start].casefold() if here else ""
    fronted = opening.startswith(tuple(listed(article.language, "groups", "aside_openers")) or ("\0",))
    if fronted and "," in article.text[here[-1].end : here[-1].end + 1]:
        return True  # "I tillegg til As møte med B, drøftet de to"
    if len({m.key for m in here}) != 1:
        return False
    words = article.text[sentence.start : here[0].start].casefold().split()
    return bool(companions.intersection(words[-COMPANION_WORDS:]))


def _may_be(person: str, offices: frozenset[str], resolver: OfficeHolders) -> bool:
    """Whether somebody can be one of the two: a king whose office is told is no minister.

    Nor is one who speaks for others.
    """
    held = {office for office, _ in resolver.held(person)}
    if held == {"spokesperson"}:
        return False
    if not held and len(offices) == 1:
        held = {office for office in offices if resolver.known.holding([person], office)}
    if len(offices) == 1 and resolver.home:  # "utenriksministrene": two who are said to be that
        return bool(held & offices)
    return not offices or not held or bool(held & offices)
