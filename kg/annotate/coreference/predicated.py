"""What a pronoun is said to be: "sier NAME. Hun er Slovakias utenriksminister"."""

from collections.abc import Iterator, Sequence

from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.setting import Text
from kg.document import Mention, Title, replace
from kg.languages import union, words

REACH = 24  # characters of " er fortsatt den " between the two


def predicated(
    titles: Sequence[Title], mentions: Sequence[Mention], text: Text, resolver: OfficeHolders
) -> Iterator[Title]:
    """The titles; one that stands alone behind a pronoun and its "is" is that person's, who has no other."""
    own = text.article.language, "people"
    copulas, past = words(*own, "naming_copulas"), words(*own, "past_copulas")
    between = copulas | union(*own, "articles", "qualifiers")
    pronouns = [m for m in mentions if m.kind == "person" and m.form == "pronoun" and not m.genitive]
    for title in titles:
        subject = next((m for m in pronouns if 0 < title.start - m.end <= REACH), None)
        if title.person or title.plural or subject is None or resolver.held(subject.key):
            yield title
            continue
        told = text.article.text[subject.end : title.start].casefold().split()
        if not told or told[0] not in copulas or not between.issuperset(told):
            yield title
            continue
        held = resolver.complete(replace(title, person=subject.key))
        yield replace(held, when="former" if told[0] in past else held.when) if held.of else title
