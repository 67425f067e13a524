"""Office-holders and bodies whom nobody names: "Kongen tok imot presidenten" is told of the state."""

from collections.abc import Sequence

from kg.annotate.service.official_sites import official_state
from kg.annotate.structure import covering, last_begun, within
from kg.document import Document, Sentence, Title
from kg.extract.actors.house_bodies import house_bodies
from kg.extract.actors.records import Unit
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import table, words


def unnamed_officers(document: Document, sentence: Sentence) -> Sequence[Unit]:
    """Those of a sentence whom the text names nowhere: office-holders as the state that each acts for."""
    acting = (*_royals(document, sentence), *_issued(document, sentence))
    return (*acting, *house_bodies(document, sentence))


def _royals(document: Document, sentence: Sentence) -> Sequence[Unit]:
    """The king, queen or couple of the home country in a sentence; nobody where a foreign one is told of."""
    language, tokens = document.article.language, document.tokens
    told = words(language, "people", "unnamed_royals")
    at = [i for i in range(*sentence.tokens) if told and tokens[i].norm in told]
    if not at or _told(document):
        return ()
    home: str = table(language, "people")["home"]
    free = [i for i in at if _acts(document, sentence, i) and _bare(document, i)]
    return [Unit(i, i + 1, [home], False, "country", office=True) for i in free]


def _issued(document: Document, sentence: Sentence) -> Sequence[Unit]:
    """ "The Prime Minister" on a government's own pages, whom nobody names: it is told of the state."""
    state = official_state(document.article)
    if not state or words(document.article.language, "people", "unnamed_royals"):
        return ()
    titles = [t for t in within(document.titles, sentence.start, sentence.end) if not t.person]
    issued = [t for t in titles if t.of == state and not t.plural]
    return [
        Unit(first, last, [state], False, "country", office=True)
        for t in issued
        if not any(m.kind == "country" for m in within(document.mentions, t.start, t.end))
        for first, last in [_span(document, t)]
    ]


def _span(document: Document, title: Title) -> tuple[int, int]:
    """The bounds of the tokens of a title."""
    first = last_begun(document.tokens, title.start)
    return first, last_begun(document.tokens, title.end - 1) + 1


def _acts(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether somebody at a token does something: beside a verb, behind "by", or at the head of a list."""
    tokens, language = document.tokens, document.article.language
    finite = finite_verbs(language)
    by = words(language, "frames", "by") | words(language, "people", "audience_words")  # "audiens hos kongen"
    led = finite - words(language, "frames", "being_verbs") | by  # "det var kongen selv som"
    behind = tokens[at + 1].norm if at + 1 < sentence.tokens[1] else ""
    styled = at > sentence.tokens[0] and tokens[at - 1].norm in words(language, "frames", "before_actor")
    before = tokens[at - 1 - styled].norm if at - styled > sentence.tokens[0] else ""
    listed = behind in words(language, "frames", "conjunctions") and at - styled == sentence.tokens[0]
    return behind in finite or before in led or listed


def _bare(document: Document, at: int) -> bool:
    """Whether nobody is known by the word, which stands without a name and without whose king it is."""
    tokens, mentions = document.tokens, document.mentions
    text = document.article.text
    named = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    owned = at > 0 and any(m.kind == "country" for m in covering(mentions, text, tokens[at - 1].start))
    meant = any(t.person or t.of for t in document.titles if t.start <= tokens[at].start < t.end)
    return not (named or owned or meant or covering(mentions, text, tokens[at].start))


def _told(document: Document) -> bool:
    """Whether the text names a king, or tells of one elsewhere: that one may be meant."""
    language = document.article.language
    crowned, home = words(language, "people", "crowned"), table(language, "people")["home"]
    return any(
        (t.person or t.of not in ("", home))
        and not crowned.isdisjoint(document.article.text[t.start : t.end].casefold().split())
        for t in document.titles
    )
