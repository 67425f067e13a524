"""The single actors that chunks are built of, and what ties one to the one before it."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Mention, replace
from kg.extract.actors.records import Chunk, Unit
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import noun_forms
from kg.languages import endings, subject_first, union, words

IN_TURN = 12  # tokens from a plural title to the last state of its list
ASIDE = 10  # tokens of ", one of his closest allies,"
BEHEST_REACH = 6  # tokens from "invitation" to the name: "of German Federal Foreign Minister NAME"
FROM_NAME = 3  # words of the name of a state
LED_REACH = 4  # tokens behind "delegation" within which "led by B" stands
DELEGATION = 3  # tokens of "a delegation led", "delegasjon, leidd"
WITH_DELEGATION = 9  # tokens of "with a high-level delegation from Peru led by" and a title
TIED = 8  # tokens from "meeting" to its "with": "in Lima on 10 May"
OF_THE = 2  # tokens between "NAME" and "ROK"
HALF = 20  # characters of "-kontrollerte"
AIDE = 4  # tokens of "nasjonale sikkerhetsrådgiver" between whose it is and the name
RANK = 2  # words of "mektige opprørsgeneral"
PREPOSITIONS = ("with", "between", "by", "to", "place_prepositions", "other_prepositions")


@cache
def ties(language: str) -> frozenset[str]:
    """The words that tie a group to something else than the group before it."""
    joined = union(language, "frames", *PREPOSITIONS, "conjunctions")
    return joined | noun_forms(language) | finite_verbs(language)


@cache
def unranked(language: str) -> frozenset[str]:
    """The words that are no rank before a name."""
    return (
        ties(language)
        | words(language, "frames", "authorities")
        | words(language, "circumstances", "town_words")
    )


def bracketed(document: Document, unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a unit only repeats the one before it in brackets: "the African Union (AU)".

    Or it says whose a person is: "statssekretær NAME (UD)".
    """
    tokens = document.tokens
    opened = bool(units) and unit.first - units[-1].last <= 2 and tokens[unit.first - 1].text == "("
    if not opened or unit.who == units[-1].who:
        return opened
    closed = unit.last < len(tokens) and tokens[unit.last].text == ")"
    letters = unit.last - unit.first == 1 and tokens[unit.first].text.isupper()
    return closed and letters and unit.kind in ("organisation", "person") and units[-1].kind == "person"


def served(document: Document, unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a country only says whom the name before it serves: "NAME (Kenya)", "NAME of the ROK"."""
    name, language = units[-1] if units else None, document.article.language
    if name is None or unit.kind != "country" or name.kind != "person":
        return False
    gap = [t.norm for t in document.tokens[name.last : unit.first]]
    joins = words(language, "frames", "authority_joins")
    if len(gap) != 1 and not (len(gap) == OF_THE and gap[1] in words(language, "frames", "articles")):
        return False
    closed = gap == ["("] and [t.norm for t in document.tokens[unit.last : unit.last + 1]] == [")"]
    own = {t.of for t in document.titles if t.person in name.who}
    of = words(language, "frames", "meeting_of")
    named = not own and (closed or (bool(joins) and gap[0] in of)) and name.last - name.first > 1
    known = words(language, "people", "of_words") - words(language, "people", "not_of_behind_name")
    serves = closed or gap[0] in known  # "an invitation from NAME til Norge": where it is to
    if unit.genitive or not serves or not (named or unit.who[0] in own):
        return False
    name.last = unit.last + closed
    return True


def half(document: Document, mention: Mention) -> bool:
    """ "FBI- og kongressgranskingen", "FN-ledede samtaler": the name is but the first half of a word."""
    text, end = document.article.text, mention.end
    if text[end : end + 1] != "-":
        return False
    behind = text[end + 1 : end + HALF].split(maxsplit=1)
    rest = "" if text[end + 1 : end + 2] == " " or not behind else behind[0].rstrip(".,;:!?»")
    return not rest or rest in words(document.article.language, "frames", "compound_participles")


def styled(document: Document, name: Unit, unit: Unit) -> bool:
    """Whether an office follows a name behind a comma."""
    gap = [t.text for t in document.tokens[name.last : unit.first] if t.norm != "the"]
    return unit.office and name.kind == "person" and not name.genitive and gap == [","]


def aide(document: Document, owner: Unit, unit: Unit, ties: AbstractSet[str]) -> bool:
    """Whether a name only has its post from whose it is: "Trumps svigersønn NAME"; `ties` part the two."""
    gap = document.tokens[owner.last : unit.first]
    post = gap[:-1] if gap and gap[-1].text == "," else gap
    plain = all(t.text.islower() and t.norm not in ties for t in post)
    both = owner.genitive and owner.kind == unit.kind == "person" and not unit.genitive
    return both and len(post) <= AIDE and plain and (unit.titled or bool(post))


def _delegation_of(document: Document, kept: list[Unit], unit: Unit) -> int:
    """ "En peruansk delegasjon ledet av A": drops the state whose delegation A leads; where it begins."""
    tokens, language = document.tokens, document.article.language
    last = kept[-1] if kept else None
    if last is None or unit.kind != "person" or subject_first(language) or not led(document, unit.first - 1):
        return unit.first
    between = [t.norm for t in tokens[last.last : unit.first - 1]]
    small = words(language, "frames", "leading_words") | words(language, "frames", "under_words") | {","}
    if last.kind != "country" or last.genitive or not small.issuperset(between):
        return unit.first
    first = with_senders(document, kept.pop()).first
    while first and tokens[first - 1].norm in words(language, "frames", "indefinite_articles"):
        first -= 1
    return first


def joint_owners(document: Document, kept: list[Unit], unit: Unit) -> int:
    """ "Peru og Chiles ministre A og B": drops the states that only share an "-s"; where the name begins."""
    first, tokens = _delegation_of(document, kept, unit), document.tokens
    if unit.kind != "person" or not kept or kept[-1].kind != "country" or kept[-1].genitive:
        return first
    titles = within(document.titles, tokens[first].start, tokens[unit.last - 1].end)
    owned = any(t.plural and t.of and t.person in unit.who and t.start == tokens[first].start for t in titles)
    joins = words(document.article.language, "circumstances", "and_words") | {","}
    while owned and kept and kept[-1].kind == "country" and not kept[-1].genitive:
        gap = [t.norm for t in tokens[kept[-1].last : first]]
        if len(gap) != 1 or gap[0] not in joins:
            break
        first = kept.pop().first
    return first


def ranked(document: Document, state: Unit, unit: Unit, ties: AbstractSet[str]) -> bool:
    """Whether only a rank that no table has stands behind the state: "Perus opprørsgeneral NAME"."""
    gap = document.tokens[state.last : unit.first]
    return 0 < len(gap) <= RANK and all(t.text.islower() and t.norm not in ties for t in gap)


def opens_clause(document: Document, chunk: Chunk, unit: Unit) -> bool:
    """ "Ejected Peru's envoy, and Chile's president said": a comma, "and", and a verb behind whoever acts."""
    language, tokens = document.article.language, document.tokens
    if _only_where(document, chunk, unit):
        return True
    behind, last = tokens[unit.last].norm if unit.last < len(tokens) else "", chunk.last
    if len(chunk.members) > 1 or last + 1 >= len(tokens) or tokens[last].text != ",":
        return False
    before = next((t for t in reversed(tokens[:last]) if not t.text[0].isupper()), None)
    apposed = any(t.text == "," for t in tokens[chunk.first : last]) and _first_of_all(document, chunk)
    if apposed or (before is not None and before.text == ","):
        return False  # "Peru's minister, NAME, and Chile's met": the comma closes an apposition
    joined = tokens[last + 1].norm in words(language, "frames", "clause_conjunctions")
    if joined:
        return behind in finite_verbs(language)
    return subject_first(language) and at_behest(document, chunk.first)


def _first_of_all(document: Document, chunk: Chunk) -> bool:
    """Whether no verb stands before a group in its sentence: "NAME, Perus minister, og B møttes"."""
    start = next(s.tokens[0] for s in document.sentences if chunk.first < s.tokens[1])
    finite = finite_verbs(document.article.language)
    return all(t.norm not in finite for t in document.tokens[start : chunk.first])


def _only_where(document: Document, chunk: Chunk, unit: Unit) -> bool:
    """ "During a meeting in Peru, A and B agreed": a place in a phrase that a comma closes, before people."""
    places = words(document.article.language, "frames", "place_prepositions")
    placed = chunk.preposition in places and "person" not in chunk.kinds and len(chunk.members) == 1
    return placed and unit.kind == "person" and document.tokens[chunk.last].text == ","


def at_behest(document: Document, first: int) -> bool:
    """ "At the invitation of A, B and C met": whoever stands at token `first` is no one of those who act."""
    tokens, language = document.tokens, document.article.language
    nouns = words(language, "frames", "behest_nouns")
    before = [t.norm for t in tokens[max(0, first - BEHEST_REACH) : first]]
    owned = words(language, "people", "of_words") - words(language, "frames", "to")
    at = next((i for i in range(1, len(before)) if before[i] in owned and before[i - 1] in nouns), -1)
    return at >= 0 and "," not in before[at:]


def behind_aside(document: Document, last: int, unit: Unit) -> int:
    """The comma that closes what is told of whoever ends at token `last`, before "and" and `unit`, or `last`.

    "A, who took office in May, and B", "A, 57, and B", "A, a former judge, and B". Behind a verb such
    an "and" may open a clause: "met A, who went home, and B left".
    """
    tokens, language = document.tokens, document.article.language
    ands = words(language, "frames", "conjunctions")
    close = next((i for i in range(unit.first - 1, last, -1) if tokens[i].text == ","), -1)
    if close - last < 2 or tokens[last].text != "," or tokens[close + 1].norm not in ands:
        return last
    first, finite = tokens[last + 1], finite_verbs(language)
    relative = first.norm in words(language, "frames", "relatives")
    epithet = first.norm in words(language, "frames", "indefinite_articles") or first.text.isdigit()
    inside = [t for t in tokens[last + 1 : close] if t.norm in finite]
    told = (relative and len(inside) <= 1) or (epithet and not inside)
    return close if told and not _clause_behind(document, last, unit) else last


def _clause_behind(document: Document, last: int, unit: Unit) -> bool:
    """Whether a verb stands before token `last` and, for all one knows, another behind the unit."""
    tokens, language = document.tokens, document.article.language
    sentence = next(s for s in document.sentences if last < s.tokens[1])
    before = {t.norm for t in tokens[sentence.tokens[0] : last]}
    behind = tokens[unit.last].norm if unit.last < sentence.tokens[1] else "."
    tied = behind[0].isalnum() and behind not in union(language, "frames", *PREPOSITIONS)
    return tied and not before.isdisjoint(finite_verbs(language))


def verb_behind(document: Document, unit: Unit, reach: int) -> bool:
    """Whether a verb follows somebody at once, or behind what two commas say of him."""
    tokens, finite = document.tokens, finite_verbs(document.article.language)
    if any(t.norm in finite for t in tokens[unit.last : unit.last + reach]):
        return True
    if (
        unit.last >= len(tokens)
        or tokens[unit.last].text != ","
        or not subject_first(document.article.language)
    ):
        return False
    stop = min(unit.last + ASIDE, len(tokens) - 1)
    close = next((i for i in range(unit.last + 1, stop) if tokens[i].text == ","), -1)
    return close > 0 and tokens[close + 1].norm in finite


def infinitive(document: Document, at: int) -> bool:
    """ "Offered to host A": a "to" before a verb, not "with host President A"."""
    language, tokens = document.article.language, document.tokens
    hosting = words(language, "frames", "convene_forms")
    return tokens[at].norm in words(language, "frames", "to") and tokens[at + 1].norm in hosting


def one_holder(document: Document, office: Unit, unit: Unit) -> bool:
    """ "The Premier and Foreign Minister A": one person with both offices, where they serve one state.

    "The President and Prime Minister A of Peru", on the White House's pages, are two.
    """
    gap = document.tokens[office.last : unit.first]
    joined = len(gap) == 1 and gap[0].norm in words(document.article.language, "people", "and_words")
    own = {t.of for t in document.titles if t.person in unit.who and t.of}
    return office.office and unit.titled and joined and (not own or not own.isdisjoint(office.who))


def in_turn(document: Document, state: Unit, unit: Unit) -> bool:
    """ "The presidents of Peru, A, and Chile, B": the state of the one behind its comma."""
    tokens = document.tokens
    begun, end = tokens[max(0, state.first - IN_TURN)].start, tokens[state.first].start
    near = within(document.titles, begun, end)
    return any(t.plural and t.person in unit.who and t.of in state.who and t.end < end for t in near)


def introduces(document: Document, chunk: Chunk, of: AbstractSet[str]) -> bool:
    """ "Norges og Sveriges statsministre, A og B": the states only say whose ministers the people are."""
    if "person" in chunk.kinds or not any(
        t.text == "," for t in document.tokens[chunk.last : chunk.last + 1]
    ):
        return False
    start, end = document.tokens[chunk.first].start, document.tokens[chunk.last - 1].end
    if chunk.preposition in of and chunk.kinds == {"country"} and len(chunk.members) > 1:
        return True
    return any(t.plural for t in within(document.titles, start, end))


def introduced(document: Document, last: int, unit: Unit, ties: AbstractSet[str]) -> int:
    """Where the words begin that say what somebody named is, behind token `last`: "A og milliardæren B".

    `ties` part them from what stands before.
    """
    tokens, at = document.tokens, unit.first - 1
    policy = endings(document.article.language, "people", "policy_endings")
    if unit.titled and at > last and policy and tokens[at].norm.endswith(policy):
        return at  # "og sikkerhetspolitisk rådgiver NAME", whose title is the noun
    language = document.article.language
    kin = endings(language, "people", "kin_words") + endings(language, "people", "spouse_words")
    if tokens[at].text == "," and at - 1 > last and _told_by(tokens[at - 1].norm, kin, language):
        at -= 1  # "og hans kone, NAME"
    if unit.kind != "person" or at <= last or not tokens[at].text.islower() or tokens[at].norm in ties:
        return unit.first
    if not _told_by(tokens[at].norm, endings(language, "people", "roles") + kin, language):
        return unit.first
    while at - 1 > last and tokens[at - 1].text.isalpha() and tokens[at - 1].text.islower():
        if tokens[at - 1].norm in ties:
            break
        at -= 1
    return at


def _told_by(norm: str, roles: tuple[str, ...], language: str) -> bool:
    """Whether a word ends in one of the roles, in its definite form too."""
    told = (e for e in words(language, "people", "definite_endings") if norm.endswith(e))
    return any(form.endswith(roles) for form in (norm, *map(norm.removesuffix, told)))


def led(document: Document, by: int) -> bool:
    """Whether "by" at a token stands behind "a delegation led", "en delegasjon under ledelse"."""
    tokens, language = document.tokens, document.article.language
    if by < DELEGATION or tokens[by - 1].norm not in words(language, "frames", "leading_words"):
        return False
    between = words(language, "frames", "under_words") | {","}
    before = _sent_from(document, by - 2 - (tokens[by - 2].norm in between))
    sent = words(language, "frames", "delegation_words")
    return tokens[before].norm in sent or tokens[before].norm.rpartition("-")[2] in sent


def led_by(document: Document, chunk: Chunk, chunks: Iterable[Chunk]) -> Chunk:
    """ "Met a Peruvian delegation headed by B": B, whose delegation it is."""
    tokens, language = document.tokens, document.article.language
    if "delegates" not in chunk.kinds or chunk.last + 1 >= len(tokens):
        return chunk
    leading, by = (words(language, "frames", key) for key in ("leading_words", "by"))
    if tokens[chunk.last].norm not in leading or tokens[chunk.last + 1].norm not in by:
        return chunk
    behind = (c for c in chunks if 0 < c.first - chunk.last <= LED_REACH)
    return next((c for c in behind if c.somebody and not c.genitive), chunk)


def delegation_behind(document: Document, at: int, chunk: Chunk, marks: AbstractSet[str]) -> bool:
    """ "A meeting on Friday with a delegation led by B": whether B stands so behind the noun at `at`."""
    if not chunk.people or chunk.genitive or not led(document, chunk.first - 1):
        return False
    first = max(at + 1, chunk.first - WITH_DELEGATION)
    tie = next((i for i in range(chunk.first - 1, first - 1, -1) if document.tokens[i].norm in marks), -1)
    return 0 < tie <= at + TIED and all(t.text[0].isalnum() for t in document.tokens[at:tie])


def _sent_from(document: Document, last: int) -> int:
    """ "En delegasjon fra Peru ledet": the token before "fra" and a name that ends with token `last`."""
    tokens, marks = document.tokens, words(document.article.language, "people", "from_words")
    at = last
    while at > 1 and last - at < FROM_NAME and tokens[at].text[:1].isupper():
        at -= 1
    return at - 1 if at < last and tokens[at].norm in marks else last


def with_senders(document: Document, unit: Unit) -> Unit:
    """ "A og en delegasjon fra Peru": the state together with the delegation that it has sent."""
    tokens, language, first = document.tokens, document.article.language, unit.first
    marks = words(language, "people", "from_words") | words(language, "frames", "sent_for")
    sent = first > 1 and tokens[first - 1].norm in marks
    if subject_first(language) or unit.kind == "person" or unit.genitive or not (sent or unit.delegates):
        return unit
    articles = words(language, "frames", "indefinite_articles")
    if unit.delegates:  # "en (bred) peruansk delegasjon"
        far = (
            first > 2 and tokens[first - 2].norm in articles and tokens[first - 1].norm not in ties(language)
        )
        near = first > 1 and tokens[first - 1].norm in articles
        return replace(unit, first=first - (2 if far else 1 if near else 0))
    if tokens[first - 2].norm not in words(language, "frames", "sent_nouns"):
        return unit
    first -= 2
    while first and tokens[first - 1].norm in articles:
        first -= 1
    return replace(unit, first=first, delegates=unit.kind == "country")


def left_open(document: Document, at: int, first: int, ties: AbstractSet[str]) -> str:
    """ "With Korean Foreign Minister NAME": what ties in somebody of a state that the word leaves open."""
    tokens = document.tokens
    near = at == first - 1 and at > 0 and tokens[at].text[0].isupper()
    return tokens[at - 1].norm if near and tokens[at - 1].norm in ties else ""


def led_up(document: Document, last: int, first: int, between: AbstractSet[str]) -> bool:
    """Whether only words for what somebody is stand behind whose he is: "Peru's newly elected NAME"."""
    gap, language = document.tokens[last:first], document.article.language
    if subject_first(language) or not gap or len(gap) > AIDE or not all(t.text.islower() for t in gap):
        return len(gap) <= AIDE and all(t.norm in between for t in gap)
    ties = words(language, "frames", "conjunctions") | words(language, "frames", "place_prepositions")
    role = gap[-1].norm.endswith(endings(language, "people", "roles"))  # "Perus nye fredsmekler NAME"
    return all(t.norm in between for t in gap) or (role and ties.isdisjoint(t.norm for t in gap))


def fronted(document: Document, state: Unit) -> bool:
    """ "In Peru Secretary A has talks": where it is, in front of the subject, and no part of her title."""
    opener, language = document.tokens[state.first - 1], document.article.language
    return opener.text[0].isupper() and opener.norm in words(language, "frames", "place_prepositions")


def title_first(document: Document, chunk: Chunk) -> int:
    """Where the title of somebody begins of which no table knows the land: "by the President of NAME A"."""
    tokens, first = document.tokens, chunk.first
    joins = union(document.article.language, "frames", "title_joins", "articles")
    while first > 1 and (tokens[first - 1].text[0].isupper() or tokens[first - 1].norm in joins):
        first -= 1
    return first
