"""Entries of a programme: "På programmet står et møte med B", "Kl. 10.00: Samtaler med B i Lima"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.entries import entries_of
from kg.extract.frames.records import Scene
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import table, words

SENTENCES = 2  # before a programme's own, in which its guest is told of
ENTRIES = 8  # sentences back to the entry that names whose programme it is
ANNOUNCED = 40  # sentences from an entry back to the line that announces the programme
LABEL = 30  # characters that open a paragraph, in which an entry has its time
OWNED = 2  # tokens between "programmet" and "til" whom, or from "A's" to "agenda"
OPENING = 3  # words of an entry's own before its noun: "offisielle", "bilateralt", "lukket"


def on_programme(
    document: Document, chunks: ChunkReader, clauses: ClauseReader, scene: Scene
) -> Sequence[str]:
    """The one person whose programme the noun at the trigger stands on; nobody where it is on none."""
    language = document.article.language
    inside = {document.tokens[i].norm for i in scene.clause.before(scene.clause.end)}
    said = bool(inside & words(language, "frames", "programme_words"))
    if not said and not _entry(document, clauses, scene):
        return ()
    if said and (owner := _owner(document, chunks, scene)):
        return owner
    number = next(n for n, s in enumerate(document.sentences) if s.start == scene.sentence.start)
    reach = SENTENCES if said else ENTRIES
    for sentence in reversed(document.sentences[max(0, number - reach) : number]):
        bare = [c for c in chunks.chunks(sentence) if c.somebody and not c.preposition and not c.genitive]
        if bare and said:
            return bare[0].members if len(bare[0].members) == 1 else ()
        if bare and len(bare[0].members) == 1 and _opens(document, sentence, bare[0]):
            home = table(language, "people")["home"]
            if any(t.person == bare[0].members[0] and t.of == home for t in document.titles):
                return bare[0].members
    return () if said else _announced(document, chunks, number)


def _announced(document: Document, chunks: ChunkReader, number: int) -> Sequence[str]:
    """ "Programmet for As besøk:", "A besøker Lima. Program:": the one whom the entries below are of."""
    language = document.article.language
    heads, marks = (words(language, "frames", k) for k in ("programme_heads", "programme_owners"))
    for at in range(number - 1, max(-1, number - ANNOUNCED), -1):
        sentence = document.sentences[at]
        if not any(t.norm in heads for t in document.tokens[slice(*sentence.tokens)]):
            continue
        people = [c for c in chunks.chunks(sentence) if c.somebody]
        owner = [c for c in people if c.genitive or c.preposition in marks]
        before = () if people else document.sentences[max(0, at - SENTENCES) : at]
        owner += [
            c for s in reversed(before) for c in chunks.chunks(s)
            if c.somebody and not c.preposition and not c.genitive
        ]  # fmt: skip
        return owner[0].members if owner and len(owner[0].members) == 1 else ()
    return ()


def _owner(document: Document, chunks: ChunkReader, scene: Scene) -> Sequence[str]:
    """ "På programmet til A står", "on A's agenda was": the one person whose it is, where the words tell."""
    language = document.article.language
    named, marks = (words(language, "frames", key) for key in ("programme_words", "programme_owners"))
    at = next(i for i in range(scene.clause.start, scene.clause.end) if document.tokens[i].norm in named)
    for chunk in chunks.chunks(scene.sentence):
        behind = chunk.preposition in marks and 0 < chunk.first - at <= OWNED
        theirs = behind or (chunk.genitive and 0 <= at - chunk.last <= OWNED)
        if theirs and chunk.somebody and len(chunk.members) == 1:
            return chunk.members
    return ()


def _entry(document: Document, clauses: ClauseReader, scene: Scene) -> bool:
    """Whether nothing but a time, a label and adjectives stands before a noun without a verb."""
    language = document.article.language
    if words(language, "frames", "object_control") or clauses.verbs(scene.clause, scene.clause.end):
        return False
    first, tokens = scene.sentence.tokens[0], document.tokens
    start, end = tokens[first].start, tokens[scene.at].start
    if within(document.mentions, start, end):
        return False
    times = within(document.times, start, tokens[scene.at].end)
    plain = [
        t for t in tokens[first : scene.at]
        if t.text[0].isalpha() and not any(w.start <= t.start < w.end for w in times)
    ]  # fmt: skip
    labels = words(language, "frames", "entry_labels")
    told = [t for t in plain if t.norm not in labels]
    start = document.paragraphs[scene.sentence.paragraph].start
    timed = bool(times) or bool(within(document.times, start, start + LABEL))
    timed = timed or bool(entries_of(document).at(scene.sentence.start).clock)  # "10.15-10.45: Møte med B"
    return timed and len(told) <= OPENING and all(t.text.islower() or t is told[0] for t in told)


def _opens(document: Document, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether an entry begins with whose it is, behind its time: "Kl. 09: Statsminister A møter"."""
    tokens = document.tokens
    start = tokens[sentence.tokens[0]].start
    before = [t for t in tokens[sentence.tokens[0] : chunk.first] if t.text[0].isalpha()]
    times = within(document.times, start, tokens[chunk.first].start)
    labels = words(document.article.language, "frames", "entry_labels")
    return all(t.norm in labels or any(w.start <= t.start < w.end for w in times) for t in before)
