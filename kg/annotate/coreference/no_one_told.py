"""Titles that say what somebody is, and not who: "when Lohne was foreign minister", "blir ny minister"."""

from bisect import bisect_right
from operator import attrgetter

from kg.annotate.service.setting import Text
from kg.document import Title
from kg.languages import table, union
from kg.languages import words as listed
from kg.records import Article

AHEAD = 12  # characters before a title that hold the word before it
FURTHER, DESCRIBED = 40, 4  # characters and words before a title that hold "a veteran career"
SHORT = ("headline", "subhead", "caption")  # where titles stand without the endings of definite forms


def says_what(title: Title, text: Text) -> bool:
    """Whether a title without a name stands for nobody in particular, or for whoever is told of last."""
    article = text.article
    told = _plain(title, article) or _predicate(title, article) or _described(title, article)
    told = told or _unpointed(title, article)
    return told or _indefinite(title, text)


def _plain(title: Title, article: Article) -> bool:
    """ "Forskeren" is whoever was told of last, as the turns of speech tell, not the last "other" office."""
    stems = tuple(table(article.language, "people")["plain_roles"])
    return bool(stems) and article.text[title.start : title.end].casefold().startswith(stems)


def _predicate(title: Title, article: Article) -> bool:
    """ "When Lohne was foreign minister": what somebody is, not who; "Lohne leder møtet": a verb."""
    ahead = article.text[max(0, title.start - AHEAD) : title.start].split()[-1:]
    named = bool(ahead) and not title.of and (ahead[0][0].isupper() or ahead[0][-1] == ")")
    verbs = listed(article.language, "people", "verb_titles")
    if named and article.text[title.start : title.end].casefold() in verbs:
        return True
    before = [word.casefold() for word in ahead]
    keys = ("predicate_marks", "any_holder")[: 1 + (title.office != "spokesperson")]  # "a spokesman said"
    return not title.definite and bool(before) and before[0] in union(article.language, "people", *keys)


def _described(title: Title, article: Article) -> bool:
    """ "A career diplomat": an article stands before, with words of one's trade between."""
    people = article.language, "people"
    stops = union(*people, "of_words", "at_words", "in_words", "to_words", "and_words", "possessives")
    if title.definite or title.of or title.office == "spokesperson":
        return False
    for word in reversed(article.text[max(0, title.start - FURTHER) : title.start].split()[-DESCRIBED:]):
        if word in listed(*people, "indefinite_articles"):
            return True
        if word in stops or not word.replace("-", "").isalpha() or not word.islower():
            return False
    return False


def _unpointed(title: Title, article: Article) -> bool:
    """ "Saudi Ambassador NAME; Military Advisor to the Minister": no article says that he was told of."""
    people = article.language, "people"
    if table(*people)["verb_second"] or title.plural or title.of or title.office not in ("official", "other"):
        return False
    ahead = article.text[max(0, title.start - FURTHER) : title.start].split()
    if not ahead or ahead[-1][-1] in '.!?:”"':
        return False
    words = {word.casefold() for word in ahead[-DESCRIBED:]}
    pointing = union(*people, "definite_articles", "possessives", "their_words", "demonstratives")
    return words.isdisjoint(pointing) and not any(w.endswith(("'s", "’s", "s'")) for w in words)


def _indefinite(title: Title, text: Text) -> bool:
    """ "Blir ny forsknings- og utdanningsminister": where titles have definite forms, one without is nobody.

    But for those that a possessive or a genitive leads: "hans utenriksminister".
    """
    language, source = text.article.language, text.article.text
    if title.definite or title.plural or title.of or title.office in ("colleague", "spokesperson"):
        return False
    part = text.parts[max(0, bisect_right(text.parts, title.start, key=attrgetter("start")) - 1)]
    if not table(language, "people")["verb_second"] or part.kind in SHORT:
        return False
    ahead = source[max(0, title.start - AHEAD) : title.start].casefold().split()[-1:]
    owned = union(language, "people", "possessives", "owning_words", "honorifics", "country_possessives")
    return not ahead or not (ahead[0] in owned or ahead[0].endswith(("s", "\u2019", "'")))
