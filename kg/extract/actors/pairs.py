"""Whether "the two", "they" or "the two countries" act at a verb, and who they are told to be."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Sentence, replace
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, union, words

MAIN_REACH = 5  # tokens from a clause that opens a sentence over the verb and a title to who acts
AGAIN_REACH = 5  # tokens behind a verb within which "igjen" stands
PAIR = 2
LANDS_BACK = 3  # sentences before "the two countries" in which these are named
INVERTED_REACH = 6  # tokens from a verb to the last of the two who act behind it
OFFICE = 3  # tokens of "vice foreign ministers"
PAIRED_REACH = 18  # tokens before ", and" within which "the two" is its subject


def both(document: Document, first: int, last: int) -> bool:
    """Whether "they" or "the two ministers" stands between two tokens."""
    tokens, language = document.tokens, document.article.language
    they, groups, marks = (words(language, "frames", k) for k in ("they", "group_nouns", "group_marks"))
    near = {token.norm for token in tokens[first:last]}
    if near.isdisjoint(they) and near.isdisjoint(groups):
        leaders = words(language, "frames", "leaders")
        return not near.isdisjoint(leaders) and _leaders(document, first, last, leaders)
    many = words(language, "frames", "many_words")  # "de fem" are not the two told of last
    opens = next(s.tokens[0] for s in document.sentences if first < s.tokens[1])
    if any(tokens[i].norm in they and tokens[i + 1].norm in many for i in range(opens, first)):
        return False  # "de tre møttes i Lima, der de også snakket med B"
    return any(
        (
            tokens[i].norm in they
            and tokens[min(i + 1, len(tokens) - 1)].norm not in many
            and not _article(document, i)
        )
        or (i and tokens[i].norm in groups and tokens[i - 1].norm in marks)
        for i in range(first, min(last, len(tokens)))
    )


def _each_of(document: Document, clause: Clause, at: int) -> bool:
    """ "Begge har besøkt Peru": the word by itself, with its verb behind it."""
    tokens, language = document.tokens, document.article.language
    alone = words(language, "frames", "both_words") - words(language, "frames", "they")
    near = clause.before(at, 4)
    return any(
        tokens[i].norm in alone and tokens[i + 1].norm in finite_verbs(language) and tokens[i - 1].text != ","
        for i in near
    )


def _leaders(document: Document, first: int, last: int, leaders: frozenset[str]) -> bool:
    """ "Lederne holder pressekonferanse", "onsdag skal lederne møtes": of no body named before or behind."""
    tokens, language = document.tokens, document.article.language
    opens = next(s.tokens[0] for s in document.sentences if first < s.tokens[1])
    heads = words(language, "circumstances", "that_words") | words(language, "frames", "clause_conjunctions")
    known, helping = finite_verbs(language), words(language, "frames", "fronting_auxiliaries")
    for at in (i for i in range(first, min(last, len(tokens) - 1)) if tokens[i].norm in leaders):
        before = tokens[at - 1]
        if (at == opens or before.norm in heads or before.text == ",") and tokens[at + 1].norm in known:
            return True
        together = any(r.pattern == "recip" for r in readings(language, tokens, at - 1, at - 1))
        if at > opens and (before.norm in helping or together):
            return True
    return False


def _article(document: Document, index: int) -> bool:
    """ "Dei nordiske ministrane": an article, with a nationality behind it, and no pronoun."""
    tokens, language = document.tokens, document.article.language
    if index + 2 >= len(tokens) or words(language, "frames", "object_control"):
        return False
    if tokens[index + 1].norm in words(language, "invitations", "pairs"):
        return False  # "de to ministrene"
    named = within(document.mentions, tokens[index + 1].start, tokens[index + 1].end)
    offices = tuple(words(language, "frames", "plural_offices")) or ("\0",)
    nation = any(m.kind == "country" and m.form == "adjective" for m in named)
    being = union(language, "frames", "being_verbs", "passive_auxiliaries", "perfect")
    if tokens[max(0, index - 1)].norm in being:  # "et annet tema er de fastlåste forhandlingene"
        offices += tuple(words(language, "frames", "plural_definites"))
    return nation or (tokens[index + 1].text.islower() and tokens[index + 2].norm.endswith(offices))


def paired(document: Document, clause: Clause, at: int) -> bool:
    """Whether "the two" do it: beside the verb, or before the "and" that opens its clause."""
    now = words(document.article.language, "frames", "now_marks")
    last = at + 2 + (document.tokens[min(at + 1, clause.end - 1)].norm in now)  # "møtes nå de to landene"
    if both(document, max(clause.start, at - 4), last) or _sent_by_both(document, clause, at):
        return True
    if _one_from_each(document, clause, at) or _of_both_lands(document, clause, at):
        return True
    if _each_of(document, clause, at):
        return True
    language = document.article.language
    opens = {document.tokens[i].norm for i in range(clause.start, min(clause.start + 2, clause.end))}
    if not words(language, "frames", "object_control") or not opens & words(
        language, "frames", "clause_conjunctions"
    ):
        return False
    return both(document, max(0, clause.start - PAIRED_REACH), clause.start)


def _of_both_lands(document: Document, clause: Clause, at: int) -> bool:
    """ "Landenes utenriksministre møttes": office-holders of the two countries told of before."""
    tokens, language = document.tokens, document.article.language
    lands, sent = (words(language, "frames", key) for key in ("lands_own", "sent_plurals"))
    last = at if subject_first(language) else min(at + INVERTED_REACH, clause.end) - 2
    ends = tuple(sent) or ("\0",)
    return any(
        tokens[i].norm in lands and any(t.norm.endswith(ends) for t in tokens[i + 1 : i + OFFICE + 1])
        for i in range(max(clause.start, at - INVERTED_REACH), last)
    )


def _one_from_each(document: Document, clause: Clause, at: int) -> bool:
    """ "Måndag møttest ein delegasjon frå kvar side": those sent by the two countries told of before."""
    tokens, each = document.tokens, words(document.article.language, "frames", "each_words")
    sent = words(document.article.language, "frames", "sent_singulars")
    near = range(clause.start, min(at + INVERTED_REACH, clause.end) - 2)
    return any(tokens[i].norm in sent and tokens[i + 2].norm in each for i in near)


def of_office(document: Document, clause: Clause, at: int, who: Sequence[str]) -> bool:
    """Whether nobody of `who` is known by another office than that of "the two ministers" beside the verb."""
    tokens, two = document.tokens, words(document.article.language, "invitations", "pairs")
    near = [i for i in range(max(clause.start, at - 4), min(at + 4, clause.end)) if tokens[i].norm in two]
    told = within(document.titles, tokens[near[0]].end, tokens[near[0]].end + 2) if near else []
    office = next((t.office for t in told if t.plural and not t.person), "other")
    if office == "other":
        return True
    held = ({t.office for t in document.titles if t.person == w} for w in who)
    return all(not offices or any(office in (o, _kind(o)) for o in offices) for offices in held)


def _kind(office: str) -> str:
    return "minister" if office.endswith("minister") or office == "head_of_government" else office


def fitting(document: Document, clause: Clause, at: int, who: Sequence[str]) -> bool:
    """Whether those told of last can be whom the words name: exactly two; office-holders are people."""
    language, tokens = document.article.language, document.tokens
    near = range(max(clause.start, at - 4), min(at + 4, clause.end))
    two = any(tokens[i].norm in words(language, "invitations", "pairs") for i in near)
    offices = tuple(words(language, "frames", "plural_offices")) or ("\0",)
    if two and len(who) != PAIR:
        return False
    people = {m.key for m in document.mentions if m.kind == "person"}
    leaders = words(language, "frames", "leaders")
    if any(tokens[i].norm in leaders for i in near) and len({w in people for w in who}) == PAIR:
        return False  # "den gang møttes utenriksministrene": those of the council told of
    if by_countries(document, clause, at):
        return True  # "de to delegasjonene": of two states
    return not (two and any(tokens[i].norm.endswith(offices) for i in near)) or people.issuperset(who)


def reported(document: Document, clause: Clause) -> bool:
    """ "A sier at de møtte B": "they", without a number, in what somebody says."""
    language, tokens = document.article.language, document.tokens
    they, that = words(language, "frames", "they"), words(language, "circumstances", "that_words")
    opens = range(clause.start, min(clause.start + 2, clause.end - 1))
    alone = words(language, "invitations", "pairs")
    return tokens[clause.start].norm in that and any(
        tokens[i].norm in they and tokens[i + 1].norm not in alone for i in opens
    )


def acts(chunk: Chunk) -> bool:
    """Whether a group of people stands as one who acts does, behind no preposition."""
    return chunk.people and not chunk.preposition and not chunk.genitive


def told_behind(document: Document, clause: Clause, chunks: Sequence[Chunk]) -> Chunk | None:
    """ "Før de møttes, hadde A og B snakket sammen": those who act in the main clause, behind "they"."""
    opening = document.tokens[clause.start].norm in words(document.article.language, "frames", "clause_words")
    if not opening or any(c.somebody and c.last <= clause.start for c in chunks):
        return None
    near = (c for c in chunks if 0 <= c.first - clause.end <= MAIN_REACH and not c.genitive)
    first = next(near, None)
    if first is None or first.preposition or not first.people or len(first.members) < PAIR:
        return None
    return replace(first, first=clause.start, last=clause.start)


def council(document: Document, ahead: Sequence[Chunk]) -> bool:
    """ "EU ministers": whether those who act before are a body's own, and nobody else is named."""
    first, tokens = ahead[0], document.tokens
    told = within(document.titles, tokens[first.first].start, tokens[first.last - 1].end)
    body = first.kinds <= {"organisation", "delegates"} and not (first.genitive or first.preposition)
    return body and any(t.plural and not t.person for t in told) and not any(c.somebody for c in ahead[1:])


def pointed_at(document: Document, clause: Clause) -> bool:
    """ "Det var disse to som undertegnet": the two told of last, whom a relative clause says more of."""
    tokens, language = document.tokens, document.article.language
    two, these = words(language, "invitations", "pairs"), words(language, "frames", "these_words")
    at = clause.relative
    return at > 1 and tokens[at - 1].norm in two and tokens[at - 2].norm in these


def of_others(document: Document, clause: Clause, at: int) -> bool:
    """ "Baltic foreign ministers are to discuss it when they meet": a group without names acts before."""
    sentence = next(s for s in document.sentences if s.tokens[0] <= at < s.tokens[1])
    before = within(document.titles, sentence.start, document.tokens[clause.start].start)
    groups = [t for t in before if t.plural and not t.person and not t.of]
    named = within(document.mentions, sentence.start, document.tokens[clause.start].start)
    return bool(groups) and not any(m.kind in ("person", "country") for m in named)


def only_two(document: Document, served: Mapping[str, AbstractSet[str]], offset: int) -> list[str]:
    """The only two people that the text has named before `offset`, where they act for two states."""
    named = within(document.mentions, 0, offset)
    people = list(dict.fromkeys(m.key for m in named if m.kind == "person"))
    if len(people) != PAIR or not all(served.get(w) for w in people):
        return []
    one, other = (served[w] for w in people)
    return people if one.isdisjoint(other) else []


def just_named(document: Document, served: Mapping[str, AbstractSet[str]], offset: int) -> list[str]:
    """ "A kjenner B godt. I 2011 ble de enige": the two of the sentence before, whoever met before that.

    So where it opens with A, tells how they are to each other and names nobody else, of two states.
    """
    relating = words(document.article.language, "frames", "relating_words")
    number = next((i for i, s in enumerate(document.sentences) if s.start >= offset), len(document.sentences))
    told, here = (document.sentences[i] for i in (number - 1, min(number, len(document.sentences) - 1)))
    named = within(document.mentions, told.start, told.end)
    people = [m for m in named if m.kind == "person" and not m.genitive]
    two = list(dict.fromkeys(m.key for m in people))
    if number < 1 or told.paragraph != here.paragraph or len(two) != PAIR or not all(map(served.get, two)):
        return []
    titled = any(t.start == told.start and t.person == two[0] for t in document.titles)
    opens = people[0].start == told.start or titled
    opens = opens and not relating.isdisjoint(t.norm for t in within(document.tokens, told.start, told.end))
    return two if opens and served[two[0]].isdisjoint(served[two[1]]) else []


def renewed(document: Document, chunk: Chunk) -> bool:
    """ "Han og C": a pair that acts and is made anew."""
    language = document.article.language
    singular = words(language, "people", "pronouns_he") | words(language, "people", "pronouns_she")
    return not chunk.preposition and any(
        t.norm in singular for t in document.tokens[chunk.first : chunk.last]
    )


def again(document: Document, clause: Clause, at: int) -> bool:
    """ "De to møtes igjen", "har møttes to ganger før": whether those do it who have done it before."""
    tokens, language = document.tokens, document.article.language
    marks, have, often, now, met, anew = (
        words(language, "frames", key)
        for key in ("again_words", "have_marks", "often_words", "now_marks", "met_forms", "anew_phrases")
    )
    last = min(at + AGAIN_REACH, clause.end)
    norms = {i: tokens[i].norm for i in clause.before(clause.end)}
    had = tokens[at].norm in met and any(norms.get(i) in have for i in clause.before(at))
    over = {norm for i, norm in norms.items() if norm in often or _earlier(document, clause, i)}
    if had and over and now.isdisjoint(norms.values()):  # "har nå møttes tre ganger": with the time told
        return True
    also = tokens[at - 1].norm in words(language, "circumstances", "besides")
    if had and also and tokens[at].norm in words(language, "frames", "recip_supines"):
        return True  # "de to har også møttes i Lima"
    near = [t.norm for t in tokens[max(clause.start, at - 2) : last]]
    return not marks.isdisjoint(near) or any(" ".join(pair) in anew for pair in pairwise(near))


def _earlier(document: Document, clause: Clause, at: int) -> bool:
    """ "Har tidligere møtt B", "har møtt B før": an adverb, with no time or noun behind it."""
    tokens, language = document.tokens, document.article.language
    if tokens[at].norm not in words(language, "frames", "earlier_words"):
        return False
    following = tokens[at + 1] if at + 1 < min(clause.end, len(tokens)) else None
    told = words(language, "frames", "met_forms") | words(language, "frames", "have_marks")
    return following is None or not following.text[0].isalnum() or following.norm in told


def of_countries(document: Document, clause: Clause, at: int) -> bool:
    """Whether "they" at a verb are the two countries that the words before it name."""
    language = document.article.language
    phrases = words(language, "groups", "two_countries")
    if _of_place(document, clause, at):
        return True
    sentence = next(s for s in document.sentences if s.tokens[0] <= at < s.tokens[1])
    ordered = bool(words(language, "frames", "object_control"))  # there "the two sides" is read as states
    if ordered or clause.start <= sentence.tokens[0]:
        return False
    before = document.article.text[sentence.start : document.tokens[clause.start].start].casefold()
    return any(phrase in before for phrase in phrases)


def _of_place(document: Document, clause: Clause, at: int) -> bool:
    """ "Discussed Peru, where the parties resume talks": those of that country, whoever they are."""
    tokens, language = document.tokens, document.article.language
    sides = words(language, "frames", "side_nouns")
    if tokens[clause.start].norm not in words(language, "circumstances", "locative_relatives"):
        return False
    before = within(document.mentions, tokens[max(0, clause.start - 2)].start, tokens[clause.start].start)
    named = any(m.kind == "country" and m.form == "name" for m in before)
    return named and any(tokens[i].norm in sides for i in clause.before(at))


def by_countries(document: Document, clause: Clause, at: int) -> bool:
    """Whether "the two countries" act, or who is sent from them: not the two people told of last."""
    phrases = words(document.article.language, "groups", "two_countries")
    inverted = not words(document.article.language, "frames", "object_control")
    last = min(at + INVERTED_REACH, clause.end - 1) if inverted else at  # "i Lima møttes de to landene"
    start, end = document.tokens[clause.start].start, document.tokens[max(last, clause.start)].end
    said = document.article.text[start:end].casefold()
    return any(phrase in said for phrase in phrases) or _of_both_lands(document, clause, at)


def lands_together(document: Document, at: int) -> list[str]:
    """ "Peru og Chile vil forhandle, sier A": the two named together last before a token."""
    number = next(i for i, s in enumerate(document.sentences) if at < s.tokens[1])
    first = document.sentences[max(0, number - LANDS_BACK)]
    start, end = first.start, document.sentences[number].start
    named = [m for m in within(document.mentions, start, end) if m.kind == "country" and m.form == "name"]
    joins, text = words(document.article.language, "frames", "conjunctions"), document.article.text
    together = [
        [a.key, b.key]
        for a, b in pairwise(named)
        if not b.genitive and a.key != b.key and text[a.end : b.start].strip() in joins
    ]
    return together[-1] if together else []


def _sent_by_both(document: Document, clause: Clause, at: int) -> bool:
    """ "Utenriksministrene fra de to landene skulle ha møttes": office-holders in the plural are who acts."""
    tokens, language = document.tokens, document.article.language
    from_words = words(language, "frames", "visitors") | words(language, "frames", "institution_prepositions")
    plural = tuple(words(language, "frames", "plural_offices"))
    if not plural:
        return False
    they = words(language, "frames", "they")
    last = (
        at if subject_first(language) else min(at + INVERTED_REACH, clause.end)
    )  # "i Lima møtes diplomater"
    for i in range(clause.start + 2, last):
        sent = tokens[i].norm in they and tokens[i - 1].norm in from_words
        if sent and tokens[i - 2].norm.endswith(plural) and by_countries(document, clause, at):
            return True
    return False


def unnamed_before(document: Document, clause: Clause) -> bool:
    """Whether office-holders in the plural, of no state told, act before a clause: whom "they" stands for."""
    sentence = next(s for s in document.sentences if clause.start < s.tokens[1])
    two = words(document.article.language, "invitations", "pairs")
    for title in within(document.titles, sentence.start, document.tokens[clause.start].start):
        before = document.article.text[sentence.start : title.end].casefold().split()
        if title.plural and not title.person and not title.of and two.isdisjoint(before):
            return True
    return False


def unnamed_group(document: Document, sentence: Sentence) -> bool:
    """ "Ministrene forberedte møtet": a group without names acts, whom "they" then stands for."""
    if words(document.article.language, "frames", "object_control"):
        return False
    titles = within(document.titles, sentence.start, sentence.start + 1)
    named = within(document.mentions, sentence.start, sentence.start + 1)
    return any(t.plural and not t.of for t in titles) and not named
