"""Whom a title without a name, a pronoun or "the two" stands for: the nearest person that fits, or nobody."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.coreference.cataphora import unnamed_before
from kg.annotate.coreference.fronted import fronted
from kg.annotate.coreference.headlined import headlined, headlined_title
from kg.annotate.coreference.inhabitants import as_people
from kg.annotate.coreference.named_before import likeliest, named_before
from kg.annotate.coreference.no_one_told import says_what
from kg.annotate.coreference.objects import objects, relative_head, without_relative
from kg.annotate.coreference.of_two import of_two
from kg.annotate.coreference.predicated import predicated
from kg.annotate.coreference.salience import (
    Places,
    led,
    nearest_subject,
    people,
    reported_first,
    said_again,
)
from kg.annotate.coreference.told_ahead import of_object, owners, told_ahead
from kg.annotate.coreference.two_people import both_of_two
from kg.annotate.coreference.unnamed_leads import behind_unnamed
from kg.annotate.coreference.voices import Voices, in_speech
from kg.annotate.names.couples import couples
from kg.annotate.quotes import DASHES, attributed
from kg.annotate.records import Hints
from kg.annotate.service.answering import without_own
from kg.annotate.service.neighbours import Neighbours
from kg.annotate.service.office_holders import KIN, OfficeHolders
from kg.annotate.service.official_sites import as_issued
from kg.annotate.service.pledging import spoken_for
from kg.annotate.service.setting import Text
from kg.annotate.service.viewpoint import by_sides
from kg.annotate.service.weighing import placed
from kg.annotate.structure import by_sentence, word_before
from kg.annotate.titles.formerly import is_then, once_held
from kg.annotate.titles.forms import ENVOY
from kg.annotate.titles.holder import as_mention, title_holder
from kg.annotate.titles.kept_ranks import without_ranks
from kg.annotate.titles.leads import lead_holder
from kg.annotate.titles.led_groups import leaders
from kg.annotate.titles.owned import fits_owner, people_before, with_owner, with_post
from kg.annotate.titles.possible_posts import has_post, possible
from kg.annotate.titles.ranks import as_top_diplomat
from kg.annotate.titles.replaced import replaced
from kg.annotate.titles.rows import along_rows, completed_in_rows
from kg.annotate.titles.set_right import LEAST_TELLING, joined, set_right
from kg.annotate.titles.untitled import at_home, fellows, in_office, met_by_his_like, shared
from kg.document import Mention, Sentence, Title, Token, replace
from kg.languages import words as listed
from kg.records import Article
from kg.reference import Registry

REACH = 3  # sentences a pronoun looks back
FAR = 8  # paragraphs that a pronoun looks back where nobody nearer is named
GENITIVE = 3  # characters of "'s " before what is owned
BESIDE = 2  # characters of ", " between "his counterpart" and the title of the same person
TITLED = 12  # characters of "General " between a title and its holder
COLLEAGUE_REACH = 4  # mentions of people that a counterpart looks back


def resolve_titles_and_pronouns(
    text: Text, mentions: Sequence[Mention], titles: Sequence[Title], registry: Registry, hints: Hints
) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    """Adds mentions for titles, pronouns and groups that stand for people; gives titles their country."""
    titles = [as_top_diplomat(t, text.article, registry) for t in titles]
    resolver = OfficeHolders(text, mentions, registry)
    resolver.note(titles, hints.listed)
    for title in (t for t in titles if t.of):
        resolver.learn(title)
    if head := title_holder(text.article, titles, resolver.known):
        titles = [head if t.start == head.start else t for t in titles]
        mentions = sorted((*mentions, as_mention(head)), key=lambda m: (m.start, m.end))
        resolver.learn(head)
    completed = completed_in_rows(titles, mentions, text.article, hints.owners, resolver)
    completed = Neighbours(text, mentions, registry, resolver.home).complete(completed)
    completed = possible(
        without_own(completed, text, resolver.known.named, resolver.apart), text.article, mentions
    )
    for title in completed:
        resolver.learn(title)
    completed = by_sides(text, mentions, completed, resolver, registry, hints)
    completed = possible(completed, text.article, mentions)
    if lead := lead_holder(text, mentions, completed, resolver.offices):
        resolver.learn(lead)
    completed, later = placed(text, mentions, completed, resolver, registry, hints)
    completed = possible(along_rows(completed, mentions, text.article, resolver), text.article, mentions)
    for title in possible(later, text.article, mentions):
        resolver.learn(title)
    told, named = _walk(text, list(mentions), completed, resolver)
    owned = [with_owner(title, hints, told, named, resolver) for title in named]
    counterparts = (_colleague(title, told, owned, text.article, resolver) for title in owned)
    offices = [title for title in counterparts if title.office not in KIN]
    spoken = tuple(spoken_for(offices, told, text.article, text.words, resolver.held))
    held = tuple(once_held(tuple(predicated(spoken, told, text, resolver)), told, text, resolver))
    told = tuple(sorted((*told, *couples(text, told, held)), key=lambda m: m.start))
    held = (*resolver.journeys.along(held), *shared(told, held, text.article, resolver))
    held = (*held, *fellows(told, held, resolver), *replaced(text, told, held))
    held = (*held, *leaders(text, told, held, registry))
    right = without_ranks(set_right(held, told, text.article, registry), text.article)
    ordered = tuple(sorted(right, key=lambda t: t.start))  # they are found by bisection
    return as_people(told, ordered, text.article), ordered


def _walk(
    text: Text, mentions: Sequence[Mention], titles: Sequence[Title], resolver: OfficeHolders
) -> tuple[tuple[Mention, ...], tuple[Title, ...]]:
    cut, voices = text.cut, Voices(text, mentions)
    done: list[Mention] = []
    named: list[Title] = []
    told_of = Places(text)
    earlier: list[tuple[int, int, int]] = []  # the number of a sentence, the bounds of its mentions in `done`
    told = by_sentence(titles, cut)
    named_there, others = by_sentence(mentions, cut), set[tuple[str, str]]()
    for index, sentence in enumerate(cut):
        inside = named_there[index]
        others |= met_by_his_like(told[index])
        for printed in told[index]:
            alone = printed.person or says_what(printed, text)
            spokes = [t.start for t in told[index] if t.office == "spokesperson"]
            ahead = [m for m in inside if m.start < printed.start]
            spoken = bool(voices.speaker(printed.start)) or in_speech(printed, text.article, sentence)
            order = told_of.before(ahead, index, named, len(done), spoken=spoken)
            title = printed if alone else _unnamed(printed, text.article, resolver, order, inside, spokes)
            other = not printed.of and (title.office, title.person) in others
            if not printed.person and (other or not fits_owner(title, order, text.article, resolver)):
                title, inside[-1:] = printed, []
            if title.office != "colleague" or printed.person:
                named.append(title)
        inside.sort(key=lambda m: (m.start, m.end))
        near = earlier[-REACH:]
        before = _nearest_first(text, done, near, named)
        leading = people(led(text, inside, index, named))
        near_by = before, inside, leading
        pronouns = _pronouns(text, sentence, near_by, done, resolver, voices)
        inside += behind_unnamed(text, index, pronouns, inside, done, named)
        inside += of_two(text, sentence, done, inside)
        inside += both_of_two(text, sentence, told[index], done, near[0][1] if near else 0, inside, resolver)
        inside.sort(key=lambda m: (m.start, m.end))
        told_of.note(inside, index, named, len(done))
        if people(inside) or not _spoken(text.article, sentence):
            earlier.append((index, len(done), len(done) + len(inside)))
        done += inside
    return tuple(done), tuple(sorted(named, key=lambda t: (t.start, t.end)))


def _spoken(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence behind a dash is all somebody's words: of those told of it tells nothing."""
    opens = article.text[article.text.rfind("\n", 0, sentence.start) + 1]
    return opens in DASHES and not attributed(article.text, sentence.start, sentence.end)


def _unnamed(
    title: Title,
    article: Article,
    resolver: OfficeHolders,
    order: Mapping[str, int],
    inside: list[Mention],
    spokes: Sequence[int],
) -> Title:
    """The title with whoever it stands for; `inside` gains the mention that it then is.

    `order` gives the places of those told of before. `spokes`: where titles of spokesmen begin, who speak of
    whom they serve by his office.
    """
    behind = [m for m in inside if m.start >= title.end and m.form in ("name", "alias")]
    behind = [m for m in behind if not (m.genitive and any(0 <= at - m.end <= GENITIVE for at in spokes))]
    later = {m.key for m in behind if not (title.of and _apart(article, title.end, m.start))}
    home = at_home(title, resolver.keys - later, order, resolver)
    posted = home and has_post(title.office, resolver.home, _printed(title, article), article.language)
    if not posted or (home not in order and in_speech(title, article, resolver.sentence(title))):
        home = ""  # "en ny IOC-president" is of no kingdom; "– Gode møter med statsministeren", said abroad
    premier = "" if home else _leading(title, article, resolver, order, later, inside)
    person = home or premier or resolver.unnamed(title, order, later)
    person = person or headlined_title(article, resolver.people, title, resolver.held)
    if premier:
        title = replace(title, office="head_of_government")
    if home:
        title = replace(title, of=resolver.home, of_inferred=True)
    elif not person:
        holders = in_office(title, order.keys() - later, article, resolver)
        if len(holders) != 1:
            return as_issued(title, article, definite=resolver.possession.definite(title))
        ((person, holder),) = holders.items()
        title = replace(title, of=holder.country, of_inferred=True)
    if title.office == ENVOY and title.of:  # by whose nationality a body's envoy goes
        served = {of for office, of in resolver.held(person) if office == ENVOY}
        title = replace(title, of=title.of if title.of in served else min(served, default=title.of))
    owns = resolver.possession.owns(title)
    inside.append(
        Mention(start=title.start, end=title.end, kind="person", form="title", key=person, genitive=owns)
    )
    return replace(title, person=person)


def _printed(title: Title, article: Article) -> list[str]:
    return article.text[title.start : title.end].casefold().split()


def _leading(
    title: Title,
    article: Article,
    resolver: OfficeHolders,
    order: Mapping[str, int],
    later: AbstractSet[str],
    inside: Sequence[Mention],
) -> str:
    """ "The Israeli leader": the premier, where he and no head of state has been told of since."""
    start = next((m.end for m in inside if m.kind == "country" and m.start == title.start), title.start)
    printed = article.text[start : title.end].casefold().split()[-1:]
    alone = len(article.text[start : title.end].strip("'’s ").split()) == 1  # "the supreme leader" is another
    leading = alone and set(printed) <= listed(article.language, "people", "leading_words")
    if title.office != "head_of_state" or not title.of or title.plural or not leading:
        return ""
    both = [
        (order[person], office, person)
        for office in ("head_of_state", "head_of_government")
        for person in resolver.offices.get((office, title.of), ())
        if person in order and person not in later
    ]
    _, office, person = max(both, default=(0, "", ""))
    return person if office == "head_of_government" else ""


def _apart(article: Article, start: int, end: int) -> bool:
    """ "Invited the Peruvian president, and NAME accepted": a clause of its own may name him again."""
    between = [word.strip(".") for word in article.text[start:end].casefold().split()]
    joins = listed(article.language, "invitations", "coordinators")
    return any(one.endswith(",") and other in joins for one, other in pairwise(between))


def _acted_on(mention: Mention, titles: Sequence[Title], other: Title, article: Article, opens: int) -> bool:
    """Whether somebody before "and his Peruvian counterpart" serves Peru, or is met as well."""
    own = [t for t in titles if t.person == mention.key and t.office != "colleague"]
    if any(t.of == other.of for t in own):
        return True
    start = next((t.start for t in own if 0 <= mention.start - t.end <= TITLED), mention.start)
    met, before = listed(article.language, "people", "met_words"), article.text[opens:start]
    verbs = met - listed(
        article.language, "people", "met_prepositions"
    )  # "will meet A, B and his counterpart"
    acted = before.endswith(", ") and any(a in verbs and b.istitle() for a, b in pairwise(before.split()))
    return joined(article, mention.end, other.start) and (acted or word_before(article.text, start) in met)


def _colleague(
    title: Title,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    article: Article,
    resolver: OfficeHolders,
) -> Title:
    """ "His Cuban counterpart NAME" holds the office of the one spoken of last, who serves another."""
    if title.office != "colleague":
        return title
    if not title.of:
        return with_post(title, mentions, article, resolver)
    post = next((t for t in titles if t.person == title.person and 0 < t.start - title.end <= BESIDE), None)
    if post is not None and post.office != "colleague":
        return replace(title, office=post.office)  # "his Cuban counterpart, Prime Minister NAME"
    own = {h.office for h in resolver.known.in_office(title.person) if h.country == title.of}
    if len(own) == 1:
        return replace(
            title, office=own.pop()
        )  # "the president met his Peruvian counterpart", who is no president
    opens = resolver.sentence(title).start
    then = [t for t in titles if opens <= t.start < title.start and is_then(t, article)]
    if then:  # "as foreign minister she met her Cuban counterpart"
        return replace(title, office=then[-1].office)
    faced = {t.person for t in titles if t.office == "colleague" and opens <= t.start <= title.start}
    before = people_before(title, [m for m in mentions if m.key not in faced], article)
    if resolver.possession.own(title):  # "met my Cuban counterpart NAME", the minister said
        behind = (m for m in mentions if m.kind == "person" and m.start >= title.end)
        before = [m for m in behind if m.key != title.person][:1]
    elif resolver.possession.of_subject(title):
        opens = _reported(before, opens, article)
        before.sort(key=lambda m: (m.start >= opens, -m.start if m.start >= opens else m.start))
    for mention in reversed(before[-COLLEAGUE_REACH:]):
        held = [office for office, of in resolver.held(mention.key) if of != title.of]
        others = (t for t in titles if t.person == mention.key and t.office != "colleague")
        held = held or [t.office for t in others if t.of != title.of]
        named = next((m for m in reversed(before) if m.key == mention.key and m.form != "pronoun"), mention)
        if named.start >= opens and _acted_on(named, titles, title, article, opens):
            continue  # "A met Peru's president B and his Peruvian counterpart C": A's counterpart
        if not held and mention.start >= opens and not resolver.home:
            return title  # whose counterpart it is has no office that the text tells
        if held:
            return replace(title, office=min(held, key=LEAST_TELLING.__contains__))
    return title


def _reported(before: Sequence[Mention], opens: int, article: Article) -> int:
    """Where the first one inside what somebody says stands: "A said that minister B met his ..."."""
    that, text = listed(article.language, "speech", "that"), article.text
    that |= listed(article.language, "people", "reporting_verbs")  # "A said minister B met his ..."
    inside = (m.start for m in before if m.start >= opens)
    return next((s for s in inside if not that.isdisjoint(text[opens:s].casefold().split())), opens)


def _pronouns(
    text: Text,
    sentence: Sentence,
    near_by: tuple[Sequence[Mention], Sequence[Mention], Sequence[Mention]],
    done: Sequence[Mention],
    resolver: OfficeHolders,
    voices: Voices,
) -> list[Mention]:
    """The pronouns of a sentence; `near_by`: who is told of before, in it, and who leads in it."""
    (before, inside, leading), found, words = near_by, list[Mention](), text.words
    named = [m for m in inside if m.kind == "person" and m.form in ("name", "alias")]
    betweens, relatives = listed(text.article.language, "frames", "between"), resolver.pronouns.relatives
    for at in [i for i in range(*sentence.tokens) if words[i].norm in resolver.pronouns.singular]:
        token, meant = words[at], resolver.pronouns
        part = any(m.start <= token.start < m.end - 1 for m in named)  # the "Han" of "Han Seong-min"
        here = named_before(text, sentence, at, inside)
        if part or here is None or meant.address(words, at):
            continue
        following = words[at + 1].norm if at + 1 < sentence.tokens[1] else ""
        speaker = voices.speaker(token.start)
        here = [m for m in here if m.key != speaker]
        object_ = meant.is_object(token.norm, words[at - 1].norm, following)
        acted_on = object_ and not meant.sourced(words, at)
        here = without_relative(here, words[sentence.tokens[0] : at], relatives) if acted_on else here
        between = at > 0 and words[at - 1].norm in betweens
        if acted_on and (between or of_object(text, sentence, at - 1, inside)):
            acted_on = False  # "told B of a call between him and C", "thanked B for hosting him": the subject
        owning = token.norm in resolver.pronouns.possessives and not object_  # "between her and B"
        likely = sorted(here, key=leading.index)  # "etter møtet med A reiste B til Lima, der hun"
        leads = reported_first(likely, text, owning)
        subjects = () if acted_on else _subjects(text, sentence, at, leads, before, resolver)
        window = objects(text, at, here, before, found) if acted_on else subjects
        behind = set() if acted_on or owning else _named_behind(text, token, named)
        ahead_of = fronted(text, sentence, at, here) | relative_head(text, at, here)
        window = [m for m in window if m.key != speaker and m.key not in ahead_of]
        window = [m for m in window if m.key not in behind] or window
        again = "" if acted_on else said_again(token, found, inside, words, text.article.language)
        owns, acts = owning and not acted_on, not (acted_on or owning)
        ahead = told_ahead(text, sentence, at, inside, resolver) if owns and not here else ""
        ahead = ahead or (of_object(text, sentence, at, inside) if owns and here else "")
        if acts and not here:
            ahead = again or unnamed_before(text, sentence, at, inside, before, resolver)
        ahead = (meant.person(token, list(voices.going_on(at, done))) if acts else "") or ahead
        person = meant.person(token, owners(text, sentence, at, here, inside) if owns else []) or ahead
        person = person or again or likeliest(text, token, here, window, meant, owns=owns, acting=acts)
        person = person or _only(done, sentence, token, text.article, resolver)
        if person not in {"", speaker} | ahead_of:
            found.append(_meant(token, person, owns))
            meant.note(person, token)
    return found


def _meant(token: Token, person: str, owns: bool) -> Mention:
    return Mention(start=token.start, end=token.end, kind="person", form="pronoun", key=person, genitive=owns)


def _named_behind(text: Text, token: Token, named: Sequence[Mention]) -> set[str]:
    """ "Han møtte Bidens rådgiver": those named behind a subject in its own words, none of whom it is.

    Behind a comma others may speak: "han gleder seg, sier A".
    """
    stop = text.article.text.find(",", token.end)
    return {m.key for m in named if token.end <= m.start and (stop < 0 or m.start < stop)}


def _subjects(
    text: Text,
    sentence: Sentence,
    at: int,
    here: Sequence[Mention],
    before: Sequence[Mention],
    resolver: OfficeHolders,
) -> list[Mention]:
    """Whom a subject at token `at` can be, the likeliest first: `here` are those named before it."""
    opening = {text.words[i].norm for i in range(sentence.tokens[0], min(sentence.tokens[0] + 2, at))}
    if len(opening & resolver.pronouns.company) > 1:
        return [*people(before), *here]  # "sammen med A skal hun undertegne": she is somebody else
    return [*nearest_subject(at, here, text.words, text.article.language), *people(before)]


def _only(
    done: Sequence[Mention], sentence: Sentence, token: Token, article: Article, resolver: OfficeHolders
) -> str:
    """The one man or woman named further above, as many answers before; above the text, in its headline."""
    she = resolver.pronouns.she(token)
    near = {m.key for m in done if m.kind == "person" and sentence.paragraph - FAR <= resolver.paragraph(m)}
    fitting = [key for key in near if resolver.pronouns.woman(key) is she]
    if not near:
        return headlined(article, resolver.people, token, resolver.pronouns)
    return fitting[0] if len(fitting) == 1 else ""


def _nearest_first(
    text: Text, done: Sequence[Mention], near: Sequence[tuple[int, int, int]], titles: Sequence[Title]
) -> list[Mention]:
    """The mentions of the sentences `near` before, the nearest first; in each its subject leads."""
    return [m for index, low, high in reversed(near) for m in led(text, done[low:high], index, titles)]
