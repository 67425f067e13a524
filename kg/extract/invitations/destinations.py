"""Where an invitation goes: a place named behind it, that of the gathering, or the inviter's state."""

from functools import cached_property
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Mention, Sentence
from kg.extract.invitations.inviting import InvitingFrames
from kg.extract.invitations.records import Told
from kg.languages import table, words

ARTICLES_REACH = 4  # tokens between "til" and the place: "til den ukrainske hovedstaden Kyiv"
PLACE_REACH = 6  # tokens between a gathering and "i Haag"
GATHERED_REACH = 8  # tokens between a gathering and its place, where it is told elsewhere
FRONT_REACH = 6  # tokens from the beginning: "Til møtet i Oslo er A invitert"
NEAR_SENTENCES = 6
THERE_SENTENCES = 2  # before "dit"
GUEST_REACH = 5  # tokens between "to" and whoever is invited: "to Peruvian President A"
GOER_REACH = 10  # tokens of "besøker Kenyas ambassadør i Chile, A," before a place
STEM = 6  # characters that two forms of one word share


class Destinations(InvitingFrames):
    """Reads the place that somebody is invited to."""

    def named(self, sentence: Sentence, told: Told, *, last: int) -> bool:
        """Whether the words name a place or an occasion to come to."""
        clause = self._clauses.at(sentence, told.at)
        first = clause.start if self._norm(clause.start) in self._set("to_marks") else told.at
        within_it = (i for i in range(first, last) if i in clause or self._as_role(sentence, told.at, i))
        if any(self.occasion(i) or self._norm(i) in self._set("meals") for i in within_it):
            return True
        meal = clause.relative - 1 - (self._norm(clause.relative - 1) in self._set("to_marks"))
        if meal > 0 and self._norm(meal) in self._set("meals"):
            return True  # "a dinner to which both were invited", "en middag der begge var bedt"
        if self._norm(clause.start) in self._set("there") or self._to_which(sentence, told.at) is not None:
            return True
        return (self._behind(sentence, told, last) or self._before_it(sentence, told)) is not None

    def of(self, sentence: Sentence, told: Told, *, last: int) -> str | None:
        """The destination as an ISO 3166-1 alpha-3 code or as printed; None where the text leaves it open."""
        named = self._behind(sentence, told, last) or self._before_it(sentence, told)
        named = named or self._to_which(sentence, told.at)
        if named is not None:
            return self._called(named)
        norms = [self._norm(i) for i in range(told.at, last)]
        first = self._clauses.at(sentence, told.at).start
        if {*norms, self._norm(first)} & self._set("there") and (earlier := self._last_place(sentence)):
            return self._called(earlier)
        if set(norms) & (self._set("visiting") | self._set("own_country")):
            return self.home(told.inviter)
        if any(self.home_house(i) for i in range(told.at, last - 1)):
            return str(table(self._language, "people")["home"])
        if any(n in self._set("hither") or n in self._set("at_us") for n in norms[1:3]):
            return self.home(told.inviter)  # "velkommen til oss"
        fronted = self._norm(first) in self._set("to_marks")
        near = (i for i in range(first if fronted else told.at, last) if self.occasion(i))
        occasion = next((i for i in near if not (told.noun and self._given_at(i))), -1)
        if occasion >= 0:
            place = self._owned(occasion) or self._gathered(sentence, self._norm(occasion))
            return self._called(place) if place else self.home(told.inviter)
        if any(
            n in self._set("to_marks") and not self._to_guest(told, told.at + i) for i, n in enumerate(norms)
        ):
            return None  # to something that is no place: "til te"
        if any(a in self._with and b in self._set("in_place") for a, b in pairwise(norms)):
            return None  # "inviterte B med på satsingen"
        gathered = self._gathered(sentence, "") if told.inviter is None else None
        return self._called(gathered) if gathered else self.home(told.inviter)

    def _to_which(self, sentence: Sentence, at: int) -> Mention | None:
        """ "The summit in Lima, to which B is invited": the place right before."""
        clause = self._clauses.at(sentence, at)
        opens = clause.relative
        last = next((i for i in range(clause.end - 1, at, -1) if self._norm(i).isalpha()), at)
        stranded = self._norm(last) in self._set("to_marks")  # "the summit in Lima, which A invited B to"
        if opens < 0 or not (stranded or self._norm(opens - 1) in self._set("to_marks")):
            return None
        before = within(self._document.mentions, sentence.start, self._document.tokens[opens].start)
        places = [m for m in before if self._place(m) and self._mark(self._index(m.start))]
        return places[-1] if places else None

    def _to_guest(self, told: Told, at: int) -> bool:
        """ "A's invitation to B": whether the preposition at token `at` names who is invited."""
        tokens = self._document.tokens
        last = min(at + GUEST_REACH, len(tokens) - 1)
        behind = within(self._document.mentions, tokens[at].end, tokens[last].end)
        keys = {key for m in behind for key in (m.key, self._registry.capital_of(m.key))}
        return told.noun and not keys.isdisjoint(told.guests)

    def _owned(self, occasion: int) -> Mention | None:
        """ "Albania's independence day ceremonies" are held in Albania."""
        start = self._document.tokens[max(0, occasion - PLACE_REACH)].start
        for mention in within(self._document.mentions, start, self._document.tokens[occasion].start):
            if mention.kind == "country" and mention.genitive and mention.form == "name":
                between = range(self._index(mention.start) + 1, occasion)
                titled = any(t.start <= mention.start < t.end for t in self._document.titles)
                if not titled and not any(self._norm(i) in self._set("in_place") for i in between):
                    return mention
        return None

    def _behind(self, sentence: Sentence, told: Told, last: int) -> Mention | None:
        tokens, clause = self._document.tokens, self._clauses.at(sentence, told.at)
        offered = self._norm(told.at) in self._set("offer_infinitives")  # "offered to receive B in Lima"
        gathered, comings = False, self._set("come") | self._set("gather") | self._set("visiting")
        for mention in within(self._document.mentions, tokens[told.at].end, tokens[last - 1].end):
            index = self._index(mention.start)
            aside = index not in clause or not self._goes_to(told.at, index)
            if self._on_journey(told.at, index) or (aside and self._meanwhile(sentence, index)):
                continue
            if (
                index not in clause
                and self._norm(index - 1) not in self._set("to_place")
                and not self._held_there(sentence, told.at, index)
                and not (self._norm(index - 1) == "," and self._norm(index - 2) in self._set("own_country"))
                and not self._as_role(sentence, told.at, index)
            ):
                continue
            if not self._place(mention) or self._no_goal(sentence, told, mention, index):
                continue
            if told.came and self._reached(told.at, index):
                return mention
            mark = self._mark(index)
            if mark in self._set("to_place"):
                return mention
            between = range(told.at + 1, index)
            named = index - 2 if self._norm(index - 1) == "," else index  # "in the capital, Lima"
            if any(self._norm(i) in self._set("own_country") for i in between if i != named):
                return None  # "to visit his country, the embassy in Rome said"
            gathered = any(self.occasion(i) or self._norm(i) in comings for i in between)
            gathered = gathered or self._to_that(sentence, told.at, index)
            gathered = gathered or (mention.kind == "place" and any(map(self._to_do_there, between)))
            about = next((i for i in between if self.occasion(i)), index)
            if told.noun and (self._given_at(about) or self._during(about, index)):
                continue  # "gave him the invitation at a meeting in Rome"
            if (
                mark in self._set("in_place")
                and not self._spoken_of(about, index, mention)
                and (gathered or offered or self._set("meals") & {self._norm(i) for i in between})
            ):
                return mention
        return None

    def _to_do_there(self, index: int) -> bool:
        """ "To address parliament in Lima"."""
        to_do = self._set("invited_to") | self._set("take_part")
        return self._norm(index) in to_do and self._norm(index - 1) in self._set("infinitive_marks")

    def _no_goal(self, sentence: Sentence, told: Told, mention: Mention, index: int) -> bool:
        """Whether a place only says whom, or what else, the words are about."""
        if told.noun and self._registry.capital_of(mention.key) in told.guests and index == told.at + 2:
            return True  # "Damascus extended an invitation to Baghdad"
        guest = mention.kind == "country" and mention.key in told.guests
        fellow = self._norm(index + 1) in words(self._language, "people", "colleague")
        if guest or fellow or self._of_somebody(sentence, index):
            return True  # "to his U.S. counterpart"
        return self._addressed_too(told, index) or self._brought_to(told.at, index)

    def _of_somebody(self, sentence: Sentence, index: int) -> bool:
        """ "Invited Peru's ambassador to Kenya, B, to Lima", "presidentene A i Peru og B i Kenya"."""
        if self._norm(index - 2) in words(self._language, "people", "colleague"):
            return False  # "invited his counterpart to Lima"
        return any(c.first < index < c.last and c.people for c in self._chunks.chunks(sentence))

    def _addressed_too(self, told: Told, index: int) -> bool:
        """ "Invitations were sent to A and to Peru": one more who is invited."""
        to = index - 1 - (self._norm(index - 1) in self._set("its_marks"))
        joined = self._norm(to) in self._set("to_marks") and self._norm(to - 1) in self._joins
        return (
            told.noun
            and joined
            and any(self._norm(i) in self._set("to_marks") for i in range(told.at + 1, to))
        )

    @cached_property
    def _joins(self) -> frozenset[str]:
        """ "And", "as well as"."""
        return self._words("conjunctions") | {phrase.split()[-1] for phrase in self._set("besides")}

    def _brought_to(self, at: int, index: int) -> bool:
        """ "A meeting on means of bringing stability to Peru": what is done there, not the goal."""
        ending = tuple(self._table.get("gerund_endings", ()))
        doing = self._norm(index - 3) if index - 3 > at else ""
        whole = bool(ending) and doing.endswith(ending) and not self.occasion(index - 3)
        return whole and self._norm(index - 1) in self._set("to_marks") and doing not in self._set("gerunds")

    def _reached(self, at: int, index: int) -> bool:
        """ "På invitasjon fra A besøker B Lima", "er B i Lima": the place behind whoever goes there."""
        goes = self._set("to_place") - self._set("to_marks")
        near = [self._norm(i) for i in range(max(at + 1, index - GOER_REACH), index)]
        mark = self._mark(index)
        verbs = self._set("be") if mark in self._set("in_place") else frozenset() if mark else goes
        return self._inverts and not verbs.isdisjoint(near)

    def _during(self, occasion: int, index: int) -> bool:
        """ "An invitation to a summit was delivered during a meeting held in Rome"."""
        during = self._set("meanwhile_words")
        return any(self._norm(i) in during for i in range(occasion + 1, index))

    def _given_at(self, occasion: int) -> bool:
        """Whether "at a" or "during a" stands before an occasion, no "to a" or "to speak at a"."""
        if self._norm(occasion - 3) in self._set("invited_to") | self._set("take_part"):
            return False
        article = self._norm(occasion - 1) in self._set("one_marks") - self._set("definite_words")
        return article and self._norm(occasion - 2) in self._set("at_invitation") | self._set(
            "meanwhile_words"
        ) | self._set("meeting_when")

    def _to_that(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "Møtet som A har invitert til i Lima", "møtet A har bedt inn til i Lima": what stands before."""
        ends = {self._norm(i) for i in range(at + 1, index - 1)}
        if not ends & self._set("to_marks") or self._norm(index - 2) not in self._set("to_marks"):
            return False
        return any(self.occasion(i) for i in range(max(sentence.tokens[0], at - GATHERED_REACH), at))

    def _goes_to(self, at: int, index: int) -> bool:
        """Whether "til" stands before a place: "invited to talks during the summit in Lima"."""
        return any(self._norm(i) in self._set("to_place") for i in range(at + 1, index))

    def _meanwhile(self, sentence: Sentence, index: int) -> bool:
        """ "Invited him when they met in Milan", "during talks in Milan": where they were, not the goal."""
        during = {self._norm(i) for i in range(max(sentence.tokens[0], index - ARTICLES_REACH), index)}
        told = during & self._set("meanwhile_words") and not during & self._set("to_place")
        return bool(told) or self._norm(self._clauses.at(sentence, index).start) in self._set("when_words")

    def _on_journey(self, at: int, index: int) -> bool:
        """ "Invited B during a visit to Oslo": where whoever invites was, not the goal."""
        noun = index - 2
        journeys = self._set("journeys") | self._words("journey_nouns")
        if self._norm(noun) not in journeys or noun <= at:
            return False
        if self._norm(noun - 1) in self._set("infinitive_marks"):
            return False
        during = self._set("meanwhile_words")
        return any(self._norm(i) in during for i in range(max(at + 1, noun - PLACE_REACH), noun))

    def _held_there(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "To the anniversary, which is marked in Bodø": a clause on what one is invited to."""
        opens = self._clauses.at(sentence, index).relative
        return opens > at and any(self.occasion(i) for i in range(max(at, opens - GATHERED_REACH), opens))

    def _before_it(self, sentence: Sentence, told: Told) -> Mention | None:
        """ "Til møtet i Oslo er A invitert", "A besøker Kina etter invitasjon fra B"."""
        tokens, clause = self._document.tokens, self._clauses.at(sentence, told.at)
        found: Mention | None = None
        for mention in within(self._document.mentions, sentence.start, tokens[told.at].start):
            index = self._index(mention.start)
            outside = index not in clause and (told.noun or not told.came)
            if outside or not self._place(mention) or mention.key in told.guests:
                continue
            if self._of_somebody(sentence, index):
                continue
            mark = self._mark(index)
            opens = self._norm(clause.start) in self._set("to_place")
            fronted = (opens and index <= clause.start + FRONT_REACH) or told.came
            if fronted and (
                mark in self._set("to_place")
                or (mark in self._set("in_place") and (told.came or self._occasion_before(index)))
            ):
                found = mention
                break
        return found

    def _occasion_before(self, index: int) -> bool:
        return any(self.occasion(i) for i in range(index - PLACE_REACH, index))

    def _seat_state(self, mention: Mention) -> str:
        """ "Invited to the White House": the state of a house of state; "" for other bodies."""
        body = self._registry.organisations.get(mention.key) if mention.kind == "organisation" else None
        seats = words(self._language, "groups", "seats")
        return body.country or "" if body is not None and body.key in seats else ""

    def _place(self, mention: Mention) -> bool:
        if self._seat_state(mention):
            return not mention.genitive
        named = mention.form == "name" or self._visit_to(mention)
        return mention.kind in ("place", "country") and named and not mention.genitive

    def _visit_to(self, mention: Mention) -> bool:
        """ "Peru-besøket"."""
        norm = self._norm(self._index(mention.start))
        return norm.rpartition("-")[2] in self._set("visiting") if "-" in norm else False

    def _mark(self, index: int) -> str:
        """The preposition or verb that a place stands behind."""
        apposed = self._norm(index - 1) == "," and self._norm(index - 2) in self._set("own_country")
        for at in range(index - 1, max(index - ARTICLES_REACH - 2 * apposed, -1), -1):
            norm = self._norm(at)
            if self._norm(at - (norm == ",")) in self._set("own_country"):
                continue  # "to the capital, Lima"
            if norm in self._set("to_place") or norm in self._set("in_place"):
                return norm
            adjective = any(
                m.form == "adjective" and m.start == self._document.tokens[at].start
                for m in within(
                    self._document.mentions, self._document.tokens[at].start, self._document.tokens[at].end
                )
            )
            filler = norm in self._words("place_fillers") or norm in self._words("before_actor")
            if not filler and not adjective:
                return ""
        return ""

    def _last_place(self, sentence: Sentence) -> Mention | None:
        here = self._document.sentences.index(sentence)
        first = self._document.sentences[max(0, here - THERE_SENTENCES)].start
        earlier = [m for m in within(self._document.mentions, first, sentence.start) if self._place(m)]
        return earlier[-1] if earlier else None

    def _gathered(self, sentence: Sentence, word: str) -> Mention | None:
        """The place of the gathering spoken of ("toppmøtet i Haag"); without its word, of one told before."""
        every = self._document.sentences
        here = every.index(sentence)
        earlier = every[max(0, here - NEAR_SENTENCES) : here] if not word else every[: here + 1]
        for one in (*reversed(earlier), *(every[here + 1 :] if word else ())):
            for mention in within(self._document.mentions, one.start, one.end):
                index = self._index(mention.start)
                if not self._place(mention) or self._mark(index) not in self._set("in_place"):
                    continue
                if one == sentence and self._meanwhile(sentence, index):
                    continue
                if any(
                    self._alike(word, i) and not self._apart(i, index, mention)
                    for i in range(max(one.tokens[0], index - GATHERED_REACH), index)
                ):
                    return mention
        return None

    def _apart(self, occasion: int, index: int, place: Mention) -> bool:
        """ "Will come to the ceremony, sources in Lima said": where somebody else is."""
        goes_on = self._words("relatives") | self._set("infinitive_marks") | self._set("be")
        if self._spoken_of(occasion, index, place):
            return True
        commas = (i for i in range(occasion, index) if self._norm(i) == ",")
        return any(self._norm(i + 1) not in goes_on and i + 1 < index - 1 for i in commas)

    def _spoken_of(self, occasion: int, index: int, place: Mention) -> bool:
        """ "A summit on the conflict in Peru"."""
        topics = (i for i in range(occasion + 1, index - 1) if self._norm(i) in self._set("topic_marks"))
        return place.kind == "country" and any(not self._timed(i + 1) for i in topics)

    def _alike(self, word: str, index: int) -> bool:
        return self.occasion(index) and (not word or self._norm(index)[:STEM] == word[:STEM])

    def home(self, inviter: str | None) -> str | None:
        """The state of whoever invites."""
        if inviter is None:
            return None
        states = [inviter, *sorted(self._served.get(inviter, ()))]
        return next((s for s in states if s in self._registry.countries), None)

    def _called(self, mention: Mention) -> str:
        if state := self._seat_state(mention):
            return state
        if mention.kind == "country":
            return mention.key
        return self._document.article.text[mention.start : mention.end]
