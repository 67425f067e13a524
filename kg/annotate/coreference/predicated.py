"""What a pronoun is said to be: "sier NAME. Hun er Slovakias utenriksminister"."""

from collections.abc import Iterator, Sequence

from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.setting import Text
from kg.annotate.titles.possible_posts import no_state
from kg.document import Mention, Title, replace
from kg.languages import union, words

PAIR = 2  # words of "Tidligere har"
REACH = 40  # characters of " er fortsatt den " between the two


def predicated(
    titles: Sequence[Title], mentions: Sequence[Mention], text: Text, resolver: OfficeHolders
) -> Iterator[Title]:
    """The titles; one that stands alone behind a pronoun and its "is" is that person's, who has no other."""
    own = text.article.language, "people"
    copulas, past = union(*own, "naming_copulas", "copulas"), words(*own, "past_copulas")
    once = words(*own, "once_adverbs")
    between = union(*own, "naming_copulas", "articles", "qualifiers") | once
    pronouns = [m for m in mentions if m.kind == "person" and m.form == "pronoun" and not m.genitive]
    for title in titles:
        subject = next((m for m in pronouns if 0 < title.start - m.end <= REACH), None)
        if title.person or title.plural or subject is None:
            yield title
            continue
        told = text.article.text[subject.end : title.start].casefold().split()
        opens = text.article.text[max(0, subject.start - REACH) : subject.start].casefold().split()[-PAIR:]
        gone = not once.isdisjoint((*told, *opens)) and not copulas.isdisjoint(told)
        said = (told[:1] and told[0] in copulas and between.issuperset(told)) or (
            gone and between.union(copulas, words(*own, "link_words")).issuperset(told)
        )
        if not said or (resolver.held(subject.key) and not gone):
            yield title
            continue
        held = resolver.complete(replace(title, person=subject.key))
        held = replace(held, of="") if held.of_inferred and no_state(held) else held
        yield replace(held, when="former" if gone or told[0] in past else held.when) if held.of else title
