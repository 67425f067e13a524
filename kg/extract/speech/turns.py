"""Who goes on speaking: words without a cue, pronouns at a verb of saying, questions and answers."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from kg.annotate.coreference.unnamed_leads import unnamed_lead
from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.document import Document, Title
from kg.extract.speech.again import Again
from kg.extract.speech.continued import Papers, left_open, opens_for
from kg.extract.speech.dependants import Dependants
from kg.extract.speech.inhabitants import national
from kg.extract.speech.issuers import Issuers
from kg.extract.speech.outlets import outlets
from kg.extract.speech.passing import Passing
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.same_speaker import SameSpeaker
from kg.extract.speech.speakers import SpeakerFinder
from kg.extract.speech.unnamed import Unnamed, speaker_for
from kg.extract.speech.unread import Unread
from kg.languages import table
from kg.languages.patterns import either

_REPRESENTED = 40  # characters behind "a spokesman for" in which the one stands whom he speaks for
_INTERVIEW = 3  # printed questions that make an interview
_OPENING = "“\"«'–—"
_SINGLE = frozenset((
    "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
    "defence_minister",
))  # fmt: skip
_BESIDE = 4  # words before a name among which its verb of saying stands
_BACK = 2  # sentences, and paragraphs, over which what a ministry has put out goes on
_TURNS = 2  # paragraphs over which a speaker goes on without being named again


@cache  # one a language
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "A spokesman for", before whom he speaks for; what only says when: "after A called B a liar"."""
    words = table(language, "speech")
    when = rf"(?<=\s)(?:{either(words.get('fronting', ()))})\s(?:[^\s,.;:\0]+\s){{1,6}}$"
    return re.compile(rf"\b(?:{either(words['spokes'])})\s"), re.compile(when)


class Turns:
    """Gives the drafts of one document their speakers where the cue alone does not."""

    def __init__(self, document: Document, finder: SpeakerFinder) -> None:
        self._document, self._finder = document, finder
        self._people = {m.key for m in document.mentions if m.kind == "person"}
        text = document.article.text
        self._unnamed, self._outlets = Unnamed(document, text), outlets(document.article.language)
        self._unread, self._dependants = Unread(document), Dependants(document)
        self._spokes, self._aside = _patterns(document.article.language)
        self._again, self._issuers = Again(document, finder), Issuers(document, finder)
        self._papers, self._passing = Papers(document), Passing(document, finder.view)
        self._others = {text[m.start : m.end] for m in document.mentions if m.kind != "person"}
        self._spoken: dict[int, str] = {}  # who spoke in a sentence, by its start
        self._same = SameSpeaker(document, finder.referring)
        self._heard: set[int] = set()  # the sentences in which anybody did
        self._asked: set[int] = set()
        self._interviewed: str | None = None
        self._answers_from: int | None = None

    def take(self, drafts: list[Draft]) -> None:
        """Fills in speakers, in text order; a draft nobody can be found for keeps none."""
        self._questions(drafts)
        last: Draft | None = None
        nobody = -_TURNS  # the paragraph in which somebody unnamed spoke last
        for index, draft in enumerate(drafts):
            others = draft.speaker is None and (
                self._unread.speaks(draft)
                or self._dependants.speaks(draft)
                or self._same.led_by_others(draft)
            )
            if draft.unnamed or others:
                draft.speaker = last = None
                nobody = draft.paragraph
            elif not (draft.speaker or draft.cue or last) and draft.paragraph - nobody <= self._same.reach:
                nobody = draft.paragraph  # “C,” a diplomat said. “D.”
            elif draft.speaker is not None and last is not None and self._deputises(draft, last):
                draft.speaker, draft.inferred = last.speaker, True
            elif draft.speaker is not None and not draft.speaker.names:
                open_, draft.inferred = draft.speaker, True
                draft.speaker = self._resolved(draft, open_, last)
                if draft.speaker is None and self._finder.referring.is_document(open_.start, open_.end):
                    last, nobody = None, draft.paragraph  # "C, the statement said. “D.”"
            elif draft.speaker is None and index not in self._asked:
                self._continue(
                    draft, last, drafts[max(0, index - 2) : index + 2], answer=index - 1 in self._asked
                )
            if draft.speaker is not None and draft.inferred and self._of_himself(draft, draft.speaker):
                draft.speaker = last.speaker if last and last.speaker != draft.speaker else None
            if draft.speaker is None and draft.cue and draft.mode == "direct" and self._same.ordered:
                nobody = draft.paragraph
            if draft.speaker is not None:
                earlier = self._earlier(draft)
                last = draft if last is None or not earlier else last
                if not earlier:
                    self._note(draft, draft.speaker)

    def _of_himself(self, draft: Draft, who: Speaker) -> bool:
        """ "– A og jeg møttes": words without a cue, or "sier A" at their end, are not of whom they name."""
        text, said = self._document.article.text, table(self._document.article.language, "speech")["verbs"]
        named = within(self._document.mentions, draft.start, draft.end)
        starts = (m.start for m in named if m.key in who.names and m.form in ("name", "alias"))
        named_so = any({*text[draft.start : s].split()[-_BESIDE:]}.isdisjoint(said) for s in starts)
        return named_so and draft.cue is None and draft.mode == "direct" and not self._same.ordered

    def _questions(self, drafts: list[Draft]) -> None:
        """Finds the interviewer's questions: dash paragraphs that ask, with another one right behind."""
        for index, (draft, after) in enumerate(pairwise(drafts)):
            asks = self._document.article.text[: draft.end].endswith("?")
            if (
                asks
                and self._bare(draft)
                and after.mode == "direct"
                and after.paragraph == draft.paragraph + 1
            ):
                self._asked.add(index)
        self._asked |= {i for i, draft in enumerate(drafts) if self._bare(draft) and self._announced(draft)}
        self._answers_from = self._printed_questions()
        if self._asked or self._answers_from is not None:
            printed = ("name", "alias")
            named = Counter(
                m.key
                for m in self._document.mentions
                if m.kind == "person" and (m.form in printed or self._asked)
            )
            self._interviewed = max(named, key=lambda n: named[n]) if named else None

    def _announced(self, draft: Draft) -> bool:
        """ "Avisen stilte et spørsmål.\n\n– C?": whether the paragraph before tells that it is asked."""
        text, part = self._document.article.text, self._document.paragraphs[max(0, draft.paragraph - 1)]
        before = text[part.start : part.end] if text[draft.end - 1] == "?" else ""
        nouns = table(self._document.article.language, "speech").get("asked_nouns", ())
        return before[:1] not in _OPENING and not set(nouns).isdisjoint(before.casefold().split())

    def _printed_questions(self) -> int | None:
        """Where an interview with questions in plain paragraphs begins, each answered in quoted words."""
        text, parts = self._document.article.text, self._document.paragraphs
        asked = [
            part.start
            for part, after in pairwise(parts)
            if text[part.start : part.end].rstrip().endswith("?")
            and text[part.start] not in _OPENING
            and text[after.start] in _OPENING
        ]
        return asked[0] if len(asked) >= _INTERVIEW else None

    def _bare(self, draft: Draft) -> bool:
        """Whether the words stand alone in their paragraph, without a cue."""
        part = self._document.paragraphs[draft.paragraph]
        return (
            draft.mode == "direct"
            and draft.cue is None
            and draft.speaker is None
            and draft.end >= part.end - 1
        )

    def _resolved(self, draft: Draft, open_: Speaker, last: Draft | None) -> Speaker | None:
        """The person, or for "it" the institution, that the subject at the verb stands for."""
        if self._again.stands(self._document.article.text[open_.start : open_.end].casefold()):
            names = self._again.names(draft, open_, last)
            return Speaker(names=names, start=open_.start, end=open_.end) if names else None
        if self._finder.referring.is_thing(open_.start, open_.end):
            names = last.speaker.names if last and last.speaker else ()
            before = last.speaker if last else None
            document = before is not None and self._finder.bodies.impersonal(before.start, before.end)
            alone = len(names) == 1 and (document or names[0] not in self._people)  # "The letter ... It also"
            names = names if alone else self._issuers.issuer(draft) or self._issuers.body_before(draft)
            return Speaker(names=names, start=open_.start, end=open_.end) if names else None
        if self._finder.referring.is_document(open_.start, open_.end):
            names = self._issuers.document(draft, open_, last, self._spoken)
            return Speaker(names=names, start=open_.start, end=open_.end) if names else None
        if self._finder.referring.is_outlet(open_.start, open_.end):
            names = last.speaker.names if last and last.speaker else ()
            outlet = len(names) == 1 and names[0] not in self._people
            fits = outlet and self._finder.referring.may_be_outlet(names[0])
            paper = None if fits else self._outlets.last(self._document.article.text, open_.start)
            names = names if fits else (paper,) if paper else ()
            return Speaker(names=names, start=open_.start, end=open_.end) if names else None
        if self._interviewed and self._answers_from is not None and draft.start > self._answers_from:
            return Speaker(names=(self._interviewed,), start=open_.start, end=open_.end)
        if state := self._finder.referring.inhabitant_of(open_.start, open_.end):
            at = min(open_.start, draft.start)
            who = national(self._document, self._finder.referring, self._spoken, state, at)
            return Speaker(names=(who,), start=open_.start, end=open_.end) if who else None
        pronoun = self._document.article.text[open_.start : open_.end].casefold()
        told = last.speaker.names if last and last.speaker else ()
        if len(told) == 1 and not self._is_person(told[0]) and self._finder.speaks_for(pronoun):
            return Speaker(names=told, start=open_.start, end=open_.end)
        if pronoun.startswith(("a ", "an ")) or self._unnamed.crowd(pronoun):
            return None  # "a spokesman", and nobody that he could speak for; "the Italian sources"
        if (source := self._unnamed.introduced(min(open_.start, draft.start), pronoun)) is not None:
            return speaker_for(source)
        if self._finder.speaks_for(pronoun) and not any(
            t.office == "spokesperson" and t.person for t in self._document.titles
        ):
            of = self._represented(open_.start)
            return Speaker(names=(of,), start=open_.start, end=open_.end) if of else None
        return self._person(draft, open_, last, pronoun)

    def _person(self, draft: Draft, open_: Speaker, last: Draft | None, pronoun: str) -> Speaker | None:
        """Whoever a pronoun or a title stands for: an officer's state, else the person spoken of last."""
        told = self._office(open_)
        state = self._finder.officers.last(told.office, open_.start) if told else ""
        if state:
            return Speaker(names=(state,), start=open_.start, end=open_.end)
        if self._post_of_others(told) or self._same.thought_by(open_):
            return None
        at = min(open_.start, draft.start)
        passing = self._passing.before(at)
        if passing is not None and passing[0] not in self._heard:
            return speaker_for(passing[1])
        if (leading := self._unnamed_lead(at, open_, pronoun)) is not None:
            return Speaker(names=(leading,), start=open_.start, end=open_.end) if leading else None
        if last is not None and self._same.speaks(draft, last, pronoun):
            names = last.speaker.names if last.speaker else ()
            return Speaker(names=names, start=open_.start, end=open_.end)
        who = self._finder.referring.salient(at, self._spoken, pronoun)
        who = who or self._same.else_meant(open_, last, pronoun)
        known = who is not None and self._fits(pronoun, who)
        return Speaker(names=(who,), start=open_.start, end=open_.end) if who and known else None

    def _unnamed_lead(self, at: int, open_: Speaker, pronoun: str) -> str | None:
        """ "The Kenyan minister met A. He": the state whose nobody named acts, "" where A may be meant.

        None where the sentence before has another subject.
        """
        document, words = self._document, table(self._document.article.language, "people")
        index = next((i for i, s in enumerate(document.sentences) if at < s.end), 0)
        before, here = document.sentences[max(0, index - 1)], document.sentences[index]
        singular = pronoun in words["pronouns_he"] or pronoun in words["pronouns_she"]
        if not singular or open_.start > here.start + 1 or before.start in self._spoken:
            return None
        text = Text(
            article=document.article, parts=document.paragraphs, cut=document.sentences, words=document.tokens
        )
        state = unnamed_lead(text, index, document.mentions, document.titles)
        named = {m.key for m in within(document.mentions, before.start, before.end) if m.kind == "person"}
        free = not any(self._finder.referring.agrees(who, pronoun) for who in named)
        return (state if free else "") if state else None

    def _fits(self, noun: str, who: str) -> bool:
        """Whether the plain noun at a verb may stand for somebody: "riksadvokaten" is no prime minister."""
        ruling = any(t.person == who and t.office in _SINGLE for t in self._document.titles)
        return self._unread.fits(noun, office=ruling)

    def _office(self, open_: Speaker) -> Title | None:
        """The title with which a subject ends that names nobody."""
        inside = (t for t in self._document.titles if t.start <= open_.end - 1 < t.end and not t.person)
        return next(inside, None)

    def _post_of_others(self, told: Title | None) -> bool:
        """ "The Vice President praised": a post that nobody holds of those who are named, all of others."""
        if told is None or told.office not in _SINGLE:
            return False
        named = [t for t in self._document.titles if t.person]
        own = {t.person for t in named if t.office in _SINGLE}  # "the minister" is the foreign minister
        held = {t.office for t in named if t.office in _SINGLE or t.person not in own}
        apart = held <= _SINGLE or told.office.startswith("deputy")
        return told.office not in held and bool(held) and apart

    def _represented(self, at: int) -> str | None:
        """For whom "a spokesman" has spoken before, whom "the spokesman" stands for."""
        told = list(self._spokes.finditer(self._document.article.text, 0, at))[-1:]
        behind = self._finder.inside(told[0].end(), told[0].end() + _REPRESENTED) if told else []
        return next((self._finder.name(m) for m in behind if m.kind in ("country", "organisation")), None)

    def _deputises(self, draft: Draft, last: Draft) -> bool:
        """ "The spokesman said C. “D,” he said.": whether the pronoun is the one who has just spoken.

        So too behind an officer whom nobody names: "Polens utenriksminister sa at C. Han sa at D".
        """
        text, here, before = self._document.article.text, draft.speaker, last.speaker
        if (
            here is None
            or before is None
            or draft.paragraph - last.paragraph > 1
            or before.names[:1] == here.names
        ):
            return False
        spoke = "" if self._is_person(before.names[0]) else text[before.start : before.end]
        words = table(self._document.article.language, "people")
        pronoun = (
            text[here.start : here.end].casefold() in words["pronouns_he"]
            or text[here.start : here.end].casefold() in words["pronouns_she"]
        )
        if not spoke or not pronoun:
            return False
        titles = within(self._document.titles, before.start, before.end)
        officer = any(t.end == before.end and not t.person for t in titles)
        he = (
            text[here.start : here.end].casefold() in words["pronouns_he"]
        )  # "she" may be who met the officer
        beside = text[before.end :].split(maxsplit=1)[:1]  # "a Foreign Office spokesman", "a spokesman for X"
        words_of = [*spoke.casefold().split(), *beside]
        return (officer and he) or any(self._finder.speaks_for(word) for word in words_of)

    def _continue(self, draft: Draft, last: Draft | None, drafts: list[Draft], *, answer: bool) -> None:
        """Words without a cue are the last speaker's, or the subject's of the paragraph right before them."""
        kind = self._document.paragraphs[draft.paragraph].kind
        if kind in ("subhead", "headline", "caption") or (draft.mode != "direct" and draft.cue is None):
            return
        draft.inferred = True
        if last is not None and left_open(self._document.article.text, draft, last):
            draft.speaker = last.speaker
            return
        text, after = self._document.article.text, drafts[-1]
        if left_open(text, after, draft) and opens_for(text, draft, after):
            draft.speaker = after.speaker  # “C.\n\n“D,” said X, who says both
            return
        begun = self._answers_from is not None and draft.start > self._answers_from
        if answer and last is not None and last.mode == "direct" and self._answers(draft, last):
            draft.speaker = last.speaker
            return
        if (answer or begun) and self._interviewed:
            draft.speaker = Speaker(names=(self._interviewed,), start=draft.start, end=draft.start)
            return
        if pointed := self._finder.referring.pointed(draft.start):
            draft.speaker, draft.context = self._finder.after(*pointed), pointed
            if draft.speaker is not None and draft.speaker.names:
                return
        if (between := self._between(draft, drafts)) is not None:
            draft.speaker = between
            return
        near = last is not None and draft.paragraph - last.paragraph <= _TURNS
        earlier = [s.start for s in self._document.sentences if s.end <= draft.start][-1:]
        heard = not self._heard.isdisjoint(earlier)  # in which a newspaper, for one, has said something
        told = None if heard else self._finder.referring.leading(draft.start, self._spoken)
        if told is None and not near and not self._finder.referring.nobody_leads(draft.start):
            told = self._finder.referring.following(draft.end)
        if told is not None:
            draft.speaker = Speaker(names=(told,), start=draft.start, end=draft.start)
        elif last is None and opens_for(self._document.article.text, draft, drafts[-1]):
            draft.speaker = drafts[-1].speaker
        else:
            draft.speaker = self._going_on(draft, last.speaker if last is not None and near else None)

    def _going_on(self, draft: Draft, last: Speaker | None) -> Speaker | None:
        """Whoever spoke last, but of a statement that is quoted who put it out: "heter det videre"."""
        issuer = self._papers.issuer(draft)
        names = issuer.names if issuer is not None else ()
        person = last is None or self._is_person(last.names[0])
        if not names and person and self._papers.quoted(draft):
            names = self._issuers.body_before(draft, _BACK)  # "C, heter det i en av meldingene"
        return Speaker(names=names, start=draft.start, end=draft.start) if names else last

    def _answers(self, draft: Draft, last: Draft) -> bool:
        """Whether whoever spoke right before a question is the one who is asked."""
        names = last.speaker.names if last.speaker else ()
        return draft.paragraph - last.paragraph <= _TURNS and len(names) == 1 and self._is_person(names[0])

    def _between(self, draft: Draft, near: list[Draft]) -> Speaker | None:
        """ "X said. The embassy wrote that C. – Words. – Words, X says": the words are X's."""
        at = next(i for i, d in enumerate(near) if d is draft)
        if draft.mode != "direct" or at != len(near) - 2 or at < 2:  # two before, one behind
            return None
        first, told, after = near[0].speaker, near[1], near[-1].speaker
        if (
            not (first and told.speaker and after)
            or told.mode == "direct"
            or told.speaker.names == first.names
        ):
            return None
        same = first.names == after.names and len(first.names) == 1 and self._is_person(first.names[0])
        institution = not self._people.intersection(told.speaker.names)
        return (
            Speaker(names=first.names, start=draft.start, end=draft.start) if same and institution else None
        )

    def _earlier(self, draft: Draft) -> bool:
        """Whether the words were said before all this: "Y har tidligere sagt at C", which starts no turn."""
        if draft.mode == "direct" or draft.cue is None or draft.speaker is None:
            return False
        text = self._document.article.text
        between = text[draft.speaker.end : draft.cue[0]].casefold().split()
        opens = max((s.start for s in self._document.sentences if s.start <= draft.cue[0]), default=0)
        return bool(self._finder.before_now & set(between)) or bool(
            self._aside.search(text, opens, draft.cue[0])
        )

    def _is_person(self, name: str) -> bool:
        """Whether the speaker is a person: one of the article's, or an unlisted name of several words."""
        words = name.split()
        return name in self._people or (
            len(words) > 1 and all(w[0].isupper() for w in words) and name not in self._others
        )

    def _note(self, draft: Draft, speaker: Speaker) -> None:
        self._papers.note(draft)
        start, end = draft.start, max(draft.end, draft.cue[1] if draft.cue else 0)
        inside = [s.start for s in self._document.sentences if s.start < end and start < s.end]
        self._heard.update(inside)
        self._issuers.note(inside, speaker.names)
        if len(speaker.names) == 1 and self._is_person(speaker.names[0]):
            self._spoken.update(dict.fromkeys(inside, speaker.names[0]))
