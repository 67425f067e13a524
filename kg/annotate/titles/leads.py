"""Titles that a lead leaves without a name, and the names the next paragraph gives them."""

import re
from collections.abc import Mapping, Sequence

from kg.annotate.service.setting import Text
from kg.annotate.service.surroundings import STATE
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title, replace
from kg.languages import words

OPENS = 40  # characters from the beginning of the lead to the title that is its subject
SAID = 24  # characters of a verb behind a title
TITLE = 12  # characters of "Senator" before a name
_SAID = re.compile(
    r"[“\"«][^“”\"«»\n]+,[”\"»]\s|[“\"«][^“”\"«»\n]+[”\"»],\s|[–—-]\s[^\n–—]+?,\s(?=\w+\s[^\W\d_a-zæøå])"
)
AHEAD = 2  # paragraphs behind the lead in which the name can stand first


def lead_holder(
    text: Text,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    offices: Mapping[tuple[str, str], Sequence[str]],
) -> Title | None:
    """The title of the lead's subject with the person who opens a paragraph right behind; None where unsure.

    The person must be named there for the first time and have no title, the office nobody else.
    """
    body = {i for i, part in enumerate(text.parts) if part.kind in ("lead", "body")}
    firsts = [s for i, s in enumerate(text.cut) if s.paragraph in body and _opens(text, i)]
    if len(firsts) <= 1:
        return None
    people = [m for m in mentions if m.kind == "person"]
    before = within(people, 0, firsts[1].start)
    at = 1 if not before and not _subject(text, titles, firsts[0]) else 0  # a line above it tells nothing
    title = _subject(text, titles, firsts[at])
    if title is None or title.person or not title.of or title.office not in STATE:
        return None
    if title.when != "current" or offices.get((title.office, title.of)):
        return None
    named = {t.person for t in titles if t.person and (t.of or t.office in STATE - {"legislator"})}
    for sentence in firsts[at + 1 : at + 1 + AHEAD]:
        opening = next(iter(within(people, sentence.start, sentence.start + 1)), None)
        opening = opening or _saying(text, people, sentence)
        if opening is None or opening.genitive or opening.form != "name" or " " not in opening.key:
            continue
        quoted = opening.start > sentence.start
        behind = text.article.text[opening.end : opening.end + AHEAD * OPENS].split(maxsplit=1)[:1]
        led = words(text.article.language, "frames", "body_prepositions")
        if (behind[:1] and behind[0] in led) or (not quoted and not "".join(behind).isalpha()):
            continue  # "NAME, an analyst", "NAME of Lima University": somebody else
        first = next(m.start for m in people if m.key == opening.key)
        alone = first == opening.start and opening.key not in named
        return replace(title, person=opening.key) if alone else None
    return None


def _saying(text: Text, people: Sequence[Mention], sentence: Sentence) -> Mention | None:
    """Who says the words that open a paragraph: "“Words,” NAME said"."""
    part, printed = text.parts[sentence.paragraph], text.article.text
    found = _SAID.match(printed, part.start, part.end)
    named = within(people, found.end(), found.end() + TITLE) if found else ()
    who = named[0] if named else None
    if who is None or found is None:
        return None
    before, behind = printed[found.end() : who.start].split()[:1], printed[who.end : part.end]
    verbs = words(text.article.language, "people", "person_verbs")
    told = verbs.intersection([*before, *re.findall(r"^ (\w+)", behind)])
    described = re.match(r",\s|\s\(", behind)  # "said NAME, an analyst": somebody else
    return who if told and not described else None


def _subject(text: Text, titles: Sequence[Title], lead: Sentence) -> Title | None:
    """The title that opens a sentence, or that says it: "Words, the minister said"; of one person."""
    inside = [t for t in within(titles, lead.start, lead.end) if not t.plural]
    opening = [t for t in inside if t.start < lead.start + OPENS]
    return next(iter(opening or [t for t in inside if _says(text, t)]), None)


def _says(text: Text, title: Title) -> bool:
    """Whether a comma stands before a title, and a verb of speech behind: ", the Peruvian minister said"."""
    before, behind = (
        text.article.text[: title.start].rsplit(",", 1)[-1].split(),
        text.article.text[title.end :],
    )
    own = text.article.language
    articles = words(own, "people", "definite_articles")
    verb = behind[:SAID].split(maxsplit=1)[:1]
    return articles.issuperset(before) and bool(verb) and verb[0] in words(own, "speech", "verbs")


def _opens(text: Text, index: int) -> bool:
    return not index or text.cut[index - 1].paragraph != text.cut[index].paragraph
