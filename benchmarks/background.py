"""Background paragraphs for generated articles: what surrounds the news, and tells no event of its own.

A sentence is put together of three parts drawn by chance, with numbers drawn as well: so that two articles
share words and turns of phrase, as those of one subject do, and are no copies of one another.
"""

import random

PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "nb": (
        (
            "Samhandelen med {A_name}", "Eksporten til {B_name}", "Fiskeriene langs kysten",
            "Prisen på strøm i {city}", "Turismen i {country}", "Befolkningen i {A_name}",
            "Antallet studenter fra {B_name}", "Veksten i industrien", "Arbeidsløsheten i {B_name}",
            "Debatten om {topic}", "Kunnskapen om {topic}", "Budsjettet for {topic}",
            "Trafikken gjennom havnen", "Prosjektet i nord", "Interessen for {topic}",
        ),
        (
            "har økt med {n} prosent", "falt med {n} prosent", "ligger på om lag {n} millioner",
            "er fortsatt lavere enn ventet", "har vært stabil siden {year}", "er blant de største i regionen",
            "nådde en topp i {year}", "har lenge vært omstridt", "er viktig for mange mindre byer",
            "varierer fra måned til måned", "er godt dokumentert", "har stor betydning for næringslivet",
        ),
        (
            "ifølge tall fra statistikkbyrået", "på tross av en kald vinter", "mens kostnadene har steget",
            "og ventes å holde seg", "selv om prognosene er usikre", "etter flere år med nedgang",
            "noe som merkes i hele landet", "sammenlignet med {year}", "særlig utenfor de store byene",
            "og tallene er ikke endelige", "slik det også var i {year}", "uten at noen enkelt grunn er kjent",
        ),
    ),
    "nn": (
        (
            "Samhandelen med {A_name}", "Eksporten til {B_name}", "Fiskeria langs kysten",
            "Prisen på straum i {city}", "Turismen i {country}", "Folketalet i {A_name}",
            "Talet på studentar frå {B_name}", "Veksten i industrien", "Arbeidsløysa i {B_name}",
            "Ordskiftet om {topic}", "Kunnskapen om {topic}", "Budsjettet for {topic}",
            "Trafikken gjennom hamna", "Prosjektet i nord", "Interessa for {topic}",
        ),
        (
            "har auka med {n} prosent", "fall med {n} prosent", "ligg på om lag {n} millionar",
            "er framleis lågare enn venta", "har vore stabil sidan {year}", "er mellom dei største her",
            "nådde ein topp i {year}", "har lenge vore omstridd", "er viktig for mange mindre byar",
            "varierer frå månad til månad", "er godt dokumentert", "har mykje å seie for næringslivet",
        ),
        (
            "ifølgje tal frå statistikkbyrået", "trass i ein kald vinter", "medan kostnadene har stige",
            "og er venta å halde seg", "jamvel om prognosane er usikre", "etter fleire år med nedgang",
            "noko som merkast i heile landet", "samanlikna med {year}", "særleg utanfor dei store byane",
            "og tala er ikkje endelege", "slik det òg var i {year}", "utan at ein enkelt grunn er funnen",
        ),
    ),
    "en": (
        (
            "Trade with {A_name}", "The export of machinery to {B_name}", "Fishing along the coast",
            "The price of power in {city}", "Tourism in {country}", "The population of {A_name}",
            "The number of students from {B_name}", "Growth in manufacturing", "Unemployment in {B_name}",
            "The debate about {topic}", "Research on {topic}", "The budget for {topic}",
            "Traffic through the port", "The project in the north", "Public interest in {topic}",
        ),
        (
            "has risen by {n} per cent", "fell by {n} per cent", "stands at about {n} million",
            "is still lower than expected", "has been stable since {year}", "is among the largest known",
            "reached a peak in {year}", "has long been disputed", "matters to many smaller towns",
            "varies from month to month", "is well documented", "is of great importance to business",
        ),
        (
            "according to the bureau of statistics", "despite a cold winter", "while costs have gone up",
            "and is expected to remain so", "although forecasts are uncertain", "after years of decline",
            "which is felt across the country", "compared with {year}", "especially outside the large cities",
            "and the figures are not final", "as was the case in {year}", "with no single cause being known",
        ),
    ),
}  # fmt: skip
PER_PARAGRAPH = 4


def paragraphs(language: str, words: int, given: dict[str, str], rng: random.Random) -> list[str]:
    """Paragraphs of at least so many words; `given` has the names and the subject of the article."""
    firsts, seconds, thirds = PARTS[language]
    found: list[list[str]] = []
    count = 0
    while count < words:
        sentence = f"{rng.choice(firsts)} {rng.choice(seconds)}, {rng.choice(thirds)}."
        written = sentence.format(n=rng.randrange(2, 97), year=rng.randrange(1990, 2014), **given)
        if not found or len(found[-1]) == PER_PARAGRAPH:
            found.append([])
        found[-1].append(written)
        count += len(written.split())
    return [" ".join(sentences) for sentences in found]
