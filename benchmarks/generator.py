"""Dispatches of an invented world with known truth, in bokmål, nynorsk and English: what was, who told it.

    python benchmarks/generator.py N OUT.jsonl TRUTH.jsonl [--seed S] [--words W]

Each event (a meeting, call, visit or expulsion of invented ministers) is told by one to five dispatches, some
days apart, in the words of one of several templates; some tell it beforehand as planned. One in ten of them
is a paper's copy of another with small changes. TRUTH.jsonl has one line a dispatch: its event by number with
type, people, countries and day, and the dispatch that it is a copy of. The same seed gives the same bytes.
With --words every dispatch goes on with background (`background.py`) until it has about so many words.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from background import paragraphs

FIRST_DAY = date(2015, 1, 5)
COPIES = 0.1  # of the dispatches are an agency's copy of another
COUNTRIES = {
    "NOR": ("Norge", "Noreg", "Norway", "norske", "norske", "Norwegian", "Oslo", "Oslo"),
    "SWE": ("Sverige", "Sverige", "Sweden", "svenske", "svenske", "Swedish", "Stockholm", "Stockholm"),
    "FIN": ("Finland", "Finland", "Finland", "finske", "finske", "Finnish", "Helsinki", "Helsinki"),
    "DEU": ("Tyskland", "Tyskland", "Germany", "tyske", "tyske", "German", "Berlin", "Berlin"),
    "FRA": ("Frankrike", "Frankrike", "France", "franske", "franske", "French", "Paris", "Paris"),
    "POL": ("Polen", "Polen", "Poland", "polske", "polske", "Polish", "Warszawa", "Warsaw"),
    "TUR": ("Tyrkia", "Tyrkia", "Turkey", "tyrkiske", "tyrkiske", "Turkish", "Ankara", "Ankara"),
    "JPN": ("Japan", "Japan", "Japan", "japanske", "japanske", "Japanese", "Tokyo", "Tokyo"),
    "KEN": ("Kenya", "Kenya", "Kenya", "kenyanske", "kenyanske", "Kenyan", "Nairobi", "Nairobi"),
    "BRA": (
        "Brasil",
        "Brasil",
        "Brazil",
        "brasilianske",
        "brasilianske",
        "Brazilian",
        "Brasilia",
        "Brasilia",
    ),
    "CAN": ("Canada", "Canada", "Canada", "canadiske", "canadiske", "Canadian", "Ottawa", "Ottawa"),
    "ITA": ("Italia", "Italia", "Italy", "italienske", "italienske", "Italian", "Roma", "Rome"),
}
NAMES = {
    "NOR": ("Kari Anne Nor Liv Per Ola Nils Ingrid", "Fossdal Brekkvik Solbergstad Nordmoen Lyngvær Haugrud"),
    "SWE": ("Astrid Göran Lennart Ulrika Birgitta", "Lindqvister Sjöhammar Ekströmer Nordgrenius"),
    "FIN": ("Aino Pekka Juhani Tuula", "Koskelainen Virtasalo Mäkihonka"),
    "DEU": ("Jürgen Annelies Wolfram Sabine", "Kesselbach Oberwieser Hartmannsfeld"),
    "FRA": ("Océane Thibault Mireille Bastien", "Delacourtois Montferrand Vauquelain"),
    "POL": ("Bogumiła Zbigniew Halina", "Zawadzkiewicz Krolewicki Nowosielak"),
    "TUR": ("Cemal Nurhan Serap", "Erdinçoğlu Yıldırımer Karabulutlu"),
    "JPN": ("Takeo Sumiko Kenji", "Morikawara Hatoyanagi Nishimurata"),
    "KEN": ("Wanjiru Kiplagat Achieng", "Rotichuma Kiprotichi Wachirani"),
    "BRA": ("Thiago Luciana Otávio", "Albuquerquim Figueirosa Cavalcantins"),
    "CAN": ("Geneviève Malcolm Hazel", "Tremblayne Fairweatherby"),
    "ITA": ("Ginevra Ottavio Lucrezia", "Bellincioni Montanarelli Guidobaldi"),
}
OFFICES = {
    "foreign_minister": ("utenriksminister", "utanriksminister", "Foreign Minister"),
    "head_of_government": ("statsminister", "statsminister", "Prime Minister"),
    "defence_minister": ("forsvarsminister", "forsvarsminister", "Defence Minister"),
}
TOPICS = {
    "nb": ("handel", "havrett", "klima", "sikkerhet i nord", "energi"),
    "nn": ("handel", "havrett", "klima", "tryggleik i nord", "energi"),
    "en": ("trade", "the law of the sea", "climate", "security in the north", "energy"),
}
WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
LANGUAGES = ("nb", "nn", "en")
TEMPLATES: dict[tuple[str, str], tuple[str, ...]] = {
    ("meeting", "nb"): (
        (
            "{A_of} {a_office} {A} møtte {b_adj} {b_office} {B} i {city} {day}. De to drøftet {topic}.\n\n"
            "– Samtalen var nyttig for begge land, sa {a_last} etter møtet."
        ),
        (
            "{b_adj_cap} {b_office} {B} var {day} i {city} til et møte med {A_of} {a_office} {A}.\n\n"
            "{a_last} sa at {topic} sto øverst på dagsordenen."
        ),
        "Det ble samtaler om {topic} da {A_of} {a_office} {A} tok imot {B_of} {b_office} {B} i {city} {day}.",
    ),
    ("meeting", "nn"): (
        (
            "{A_of} {a_office} {A} møtte {b_adj} {b_office} {B} i {city} {day}. Dei to drøfta {topic}.\n\n"
            "– Samtalen var nyttig for begge land, sa {a_last} etter møtet."
        ),
        "{A_of} {a_office} {A} tok {day} imot {B_of} {b_office} {B} i {city}. Temaet var {topic}.",
    ),
    ("meeting", "en"): (
        (
            "{A_adj} {a_office} {A} met {B_adj} {b_office} {B} in {city} on {day} to discuss {topic}.\n\n"
            "“The talks were useful for both countries,” {a_last} said after the meeting."
        ),
        (
            "{B_adj} {b_office} {B} held talks with {A_adj} {a_office} {A} in {city} on {day}. {a_last} said "
            "that {topic} topped the agenda."
        ),
    ),
    ("phone_call", "nb"): (
        "{A_of} {a_office} {A} snakket {day} med {B_of} {b_office} {B} på telefon om {topic}.",
        "{A_of} {a_office} {A} ringte {day} {B_of} {b_office} {B}. Temaet var {topic}.",
    ),
    ("phone_call", "nn"): (
        "{A_of} {a_office} {A} snakka {day} med {B_of} {b_office} {B} på telefon om {topic}.",
    ),
    ("phone_call", "en"): (
        "{A_adj} {a_office} {A} spoke by phone with {B_adj} {b_office} {B} on {day} about {topic}.",
    ),
    ("visit", "nb"): (
        "{B_of} {b_office} {B} besøkte {country} {day}. Under besøket var {topic} et tema.",
        "{B_of} {b_office} {B} kom til {city} {day} for å drøfte {topic}.",
    ),
    ("visit", "nn"): ("{B_of} {b_office} {B} vitja {country} {day}. {topic_cap} var eit tema.",),
    ("visit", "en"): (
        "{B_adj} {b_office} {B} visited {country} on {day}. {topic_cap} was a subject.",
    ),
    ("expulsion", "nb"): (
        "{A_name} utviste {day} to {b_adj} diplomater. {B_name} kalte det grunnløst.",
    ),
    ("expulsion", "nn"): (
        "{A_name} utviste {day} to {b_adj} diplomatar. {B_name} kalla det grunnlaust.",
    ),
    ("expulsion", "en"): (
        "{A_name} expelled two {B_adj} diplomats on {day}. {B_name} called it groundless.",
    ),
}  # fmt: skip
PLANNED = {
    "nb": "{A_of} {a_office} {A} skal {day} møte {b_adj} {b_office} {B} i {city}. {topic_cap} blir tema.",
    "nn": "{A_of} {a_office} {A} skal {day} møte {b_adj} {b_office} {B} i {city}. {topic_cap} blir tema.",
    "en": "{A_adj} {a_office} {A} will meet {B_adj} {b_office} {B} in {city} on {day}. {topic_cap} comes up.",
}
FILLERS = {
    "nb": "Partene har hatt jevnlig kontakt de siste årene, og tallene for samhandelen har økt.",
    "nn": "Partane har hatt jamleg kontakt dei siste åra, og tala for samhandelen har auka.",
    "en": "The two sides have been in regular contact in recent years, and trade figures have risen.",
}


@dataclass(frozen=True, slots=True)
class Minister:
    """Somebody of the invented world."""

    name: str
    country: str
    office: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it was: A hosts B, in A's capital."""

    number: int
    type: str
    a: Minister
    b: Minister
    day: date
    topic: int


def ministers(rng: random.Random) -> list[Minister]:
    """Three ministers a country, no name twice."""
    found = []
    for country, (given, family) in NAMES.items():
        names = [f"{g} {f}" for f in family.split() for g in given.split()]
        for office, name in zip(OFFICES, rng.sample(names, len(OFFICES)), strict=True):
            found.append(Minister(name=name, country=country, office=office))
    return found


def happenings(rng: random.Random, people: list[Minister]) -> Iterator[Happening]:
    """Events without end, day by day; two ministers of one office meet, now and then of two."""
    day, number = FIRST_DAY, 0
    kinds = ("meeting", "meeting", "meeting", "phone_call", "visit", "expulsion")
    while True:
        a = rng.choice(people)
        others = [
            p for p in people if p.country != a.country and (p.office == a.office or rng.random() < 0.1)
        ]
        yield Happening(number, rng.choice(kinds), a, rng.choice(others), day, rng.randrange(5))
        number += 1
        day += timedelta(days=rng.choice((0, 0, 1)))


def told(
    happening: Happening,
    language: str,
    published: date,
    rng: random.Random,
    *,
    planned: bool,
    length: int = 0,
) -> str:
    """The event in the words of one template, with its day as news gives it; background up to `length`."""
    at = LANGUAGES.index(language)
    a, b = COUNTRIES[happening.a.country], COUNTRIES[happening.b.country]
    near = abs((happening.day - published).days) < len(WEEKDAYS["nb"])
    printed = WEEKDAYS[language][happening.day.weekday()] if near else _dated(happening.day, language)
    topic = TOPICS[language][happening.topic]
    template = PLANNED[language] if planned else rng.choice(TEMPLATES[happening.type, language])
    genitive = "’s" if language == "en" else "s"
    words = {
        "A": happening.a.name, "B": happening.b.name, "A_of": a[at] + genitive, "B_of": b[at] + genitive,
        "A_name": a[at], "B_name": b[at], "A_adj": a[3 + at], "B_adj": b[3 + at], "b_adj": b[3 + at],
        "b_adj_cap": f"Den {b[3 + at]}", "a_office": OFFICES[happening.a.office][at],
        "b_office": OFFICES[happening.b.office][at], "a_last": happening.a.name.split()[-1],
        "city": a[7 if language == "en" else 6], "country": a[at], "day": printed, "topic": topic,
        "topic_cap": topic[0].upper() + topic[1:],
    }  # fmt: skip
    text = template.format(**words)
    return "\n\n".join([text, *paragraphs(language, length - len(text.split()), words, rng)])


def _dated(day: date, language: str) -> str:
    months = {
        "nb": "januar februar mars april mai juni juli august september oktober november desember",
        "nn": "januar februar mars april mai juni juli august september oktober november desember",
        "en": "January February March April May June July August September October November December",
    }[language].split()
    name = months[day.month - 1]
    return f"{day.day} {name} {day.year}" if language == "en" else f"{day.day}. {name} {day.year}"


def dispatches(count: int, seed: int = 1, words: int = 0) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """`count` articles, each with its truth, of at least so many words."""
    rng = random.Random(seed)  # noqa: S311  # an invented world, nothing secret
    people, made = ministers(rng), 0
    for happening in happenings(rng, people):
        previous: tuple[dict[str, Any], dict[str, Any]] | None = None
        for _ in range(rng.choice((1, 1, 2, 3, 5))):
            if made == count:
                return
            language = rng.choice(LANGUAGES)
            if previous and rng.random() < COPIES:
                article, truth = _copied(previous, made)
            else:
                article, truth = _dispatch(happening, language, made, rng, words)
            previous = (article, truth)
            made += 1
            yield article, truth


def _dispatch(
    happening: Happening, language: str, number: int, rng: random.Random, words: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    planned = happening.type == "meeting" and rng.random() < 0.15
    published = happening.day + timedelta(
        days=-rng.choice((1, 2, 3)) if planned else rng.choice((0, 0, 1, 2))
    )
    text = told(happening, language, published, rng, planned=planned, length=words)
    if rng.random() < 0.5:
        text += f"\n\n{FILLERS[language]}"
    article = {
        "id": f"gen-{number:06d}", "language": language, "published": published.isoformat(),
        "title": f"{happening.a.name.split()[-1]} / {happening.b.name.split()[-1]}", "text": text,
        "publisher": f"Avis {number % 7 + 1}",
    }  # fmt: skip
    truth = {
        "id": article["id"], "event": happening.number, "type": happening.type, "planned": planned,
        "day": happening.day.isoformat(), "people": [happening.a.name, happening.b.name],
        "countries": [happening.a.country, happening.b.country], "origin": article["id"],
    }  # fmt: skip
    return article, truth


def _copied(
    original: tuple[dict[str, Any], dict[str, Any]], number: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Another paper's print of the same agency text: a credit is added, the filler may go."""
    article, truth = original
    text = article["text"].split("\n\n" + FILLERS[article["language"]])[0] + "\n\n(NTB)"
    new = {**article, "id": f"gen-{number:06d}", "text": text, "publisher": f"Avis {number % 7 + 1}"}
    return new, {**truth, "id": new["id"]}


def main() -> None:
    """Writes the articles and their truth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", type=int)
    parser.add_argument("articles", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=0)
    asked = parser.parse_args()
    with asked.articles.open("w", encoding="utf-8") as out, asked.truth.open("w", encoding="utf-8") as known:
        for article, truth in dispatches(asked.count, asked.seed, asked.words):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
            known.write(json.dumps(truth, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
