"""Titles that a possessive or somebody's name leads: "his adviser NAME", "her predecessor, NAME"."""

from collections.abc import Collection, Sequence
from typing import Literal

from kg.annotate.records import Hints
from kg.annotate.service.office_holders import KIN, OfficeHolders
from kg.annotate.service.surroundings import ALONE
from kg.annotate.structure import word_before
from kg.annotate.titles.set_right import joined
from kg.document import Mention, Title, replace
from kg.languages import subject_first, union
from kg.records import Article
from kg.reference import load

LINE = ("predecessor", "successor")
PEOPLE = 4  # mentions of people that a colleague looks back


def with_owner(
    title: Title, hints: Hints, mentions: Sequence[Mention], titles: Sequence[Title], resolver: OfficeHolders
) -> Title:
    """ "His adviser NAME", "the Peruvian president's adviser NAME": serves the country that he does."""
    at = hints.owners.get((title.start, title.end))
    if at is None and title.office in LINE and title.person and not title.of:
        return _in_line(title, resolver.last_in_office(title))  # "Forgjengeren, NAME"
    if at is None or title.of or title.office == "colleague":  # who serves another than whose colleague he is
        return title if at is None or title.of else resolver.complete(title)
    if (owned := resolver.owning_bodies.of_body(title, at)) is not None:
        return owned
    if title.person and (state := resolver.owning_bodies.named_last(title)):
        return replace(title, of=state, of_inferred=True)
    if nearest := resolver.meant.at(at):
        return _of_country(title, nearest, at, mentions, resolver)
    owner = next((m.key for m in mentions if m.kind == "person" and m.start <= at < m.end), "")
    if not owner and resolver.possession.of_subject_at(at):
        start = resolver.sentence(title).start
        people = (m.key for m in mentions if m.kind == "person" and start <= m.start < at and not m.genitive)
        owner = next(people, "")
        if not owner and (sender := resolver.sender(title)):
            return replace(title, of=sender, of_inferred=True)  # "Peru møtte med sin minister"
    held = [post for post, who in resolver.offices.items() if owner in who]
    if title.office in LINE:
        return _in_line(title, held or ([] if owner else resolver.last_in_office(title)))
    served = {of for _, of in held if of}
    if owner and not served:
        served = {h.country for h in resolver.known.in_office(owner)}  # "Putins rådgiver"
    if not owner:
        served = {t.of for t in titles if t.start <= at < t.end and t.of}
    if not owner and not served and title.person and title.office == "spokesperson":
        named = resolver.owning_bodies.unknown(at)
        return replace(title, of=named) if named else resolver.complete(title)
    return replace(title, of=served.pop(), of_inferred=True) if len(served) == 1 else resolver.complete(title)


def with_post(title: Title, mentions: Sequence[Mention], article: Article, resolver: OfficeHolders) -> Title:
    """ "Hos kollegaen NAME", "B and his colleague NAME": of no state told; one known to hold B's office."""
    told = [m for m in mentions if m.kind == "person" and m.end <= title.start and m.form != "pronoun"]
    before = [m for m in told if m.key != title.person][-PEOPLE:]
    near = next((m for m in reversed(before) if any(of for _, of in resolver.held(m.key))), None)
    if near is None or not title.person:
        return title
    posts = [(office, of) for office, of in resolver.held(near.key) if of]
    for office, of in posts:
        own = {h.country for h in resolver.known.in_office(title.person) if h.office == office}
        if len(own) == 1 and of not in own:
            return replace(title, office=office, of=own.pop(), of_inferred=True)
    beside = joined(article, near.end, title.start)  # whose state `set_right` finds
    return replace(title, office=posts[-1][0]) if beside else title


def people_before(title: Title, mentions: Sequence[Mention], article: Article) -> list[Mention]:
    """The people before a title; up to the name right before "and her", whatever pronoun that may be."""
    before = [m for m in mentions if m.kind == "person" and m.end <= title.start]
    last = next((m for m in reversed(before) if m.form != "pronoun"), None)
    if last and joined(article, last.end + article.text.startswith(",", last.end), title.start):
        return [m for m in before if m.start <= last.start]
    return before


def fits_owner(title: Title, told: Collection[str], article: Article, resolver: OfficeHolders) -> bool:
    """Whether "his minister" can be whom the title is read as: another told of serves the same state."""
    if title.office in KIN or not title.person:
        return True
    own = union(article.language, "people", "possessives", "owning_words")
    behind = article.text[title.end :].split(maxsplit=1)[:1] if not subject_first(article.language) else []
    if own.isdisjoint((word_before(article.text, title.start), *(w.strip(".,") for w in behind))):
        return True
    states = {of for _, of in resolver.held(title.person) if of}
    others = {of for other in told if other != title.person for _, of in resolver.held(other)}
    return not states or not states.isdisjoint(others)


def _of_country(
    title: Title, nearest: str, at: int, mentions: Sequence[Mention], resolver: OfficeHolders
) -> Title:
    """ "Its minister", "landets leder": of the country that is meant, where nobody else holds the post."""
    others = resolver.offices.get((title.office, nearest), ()) if title.office in ALONE else ()
    if any(p != title.person for p in others):
        towns = [m.key for m in mentions if m.kind == "place" and m.end <= at]  # "in Lima he met its"
        nearest = load().capital_of(towns[-1]) if towns else ""
    leads = title.office == "other" and resolver.meant.leads(title)
    office = "head_of_state" if leads else title.office  # "landets leder", as "Perus leder" is
    return replace(title, office=office, of=nearest, of_inferred=True) if nearest else title


def _in_line(title: Title, held: Sequence[tuple[str, str]]) -> Title:
    """ "Her predecessor, NAME": who held the office that she holds."""
    post = next(((office, of) for office, of in held if of and office != "other"), (title.office, ""))
    when: Literal["former", "current"] = "former" if title.office == "predecessor" else "current"
    return replace(title, office=post[0], of=post[1], of_inferred=True, when=when) if post[1] else title
