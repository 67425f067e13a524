"""Norwegian reports by what goes wrong in them: who acts, whose day it is, what is only spoken of."""

import pytest

from tests.reading import extraction

Told = list[tuple[str, list[str], str | None, str]]  # type, who, start, status

DALHEIM = "Norges statsminister Lise Dalheim"
LAINE = "Finlands president Pekka Laine"

CASES: list[tuple[str, str, Told]] = [
    # who expels whom
    ("nb", "Mandag utviste Norge en russisk diplomat som svar på angrepet i Peru.", [("expulsion", ["NOR", "RUS"], "2021-10-25", "held")]),
    ("nn", "Måndag utviste Noreg ein russisk diplomat som svar på åtaket i Peru.", [("expulsion", ["NOR", "RUS"], "2021-10-25", "held")]),
    ("nb", "Mandag utviste Russland også førti diplomater fra Tyskland.", [("expulsion", ["RUS", "DEU"], "2021-10-25", "held")]),
    ("nb", "Utenriksdepartementet bekrefter at russerne utviser en svensk diplomat.", [("expulsion", ["RUS", "SWE"], "2021-10-25", "held")]),
    ("nb", "Fem russere er erklært uønsket i Norge.", [("expulsion", ["NOR", "RUS"], "2021-10-25", "held")]),
    ("nb", f"{DALHEIM} og {LAINE} er kritiske. Russland har utvist mange. De utviste fredag fire svenske diplomater.", [("expulsion", ["RUS", "SWE"], "2021-10-22", "held")]),
    # whoever it was, it is nobody of the text
    ("nb", f"{DALHEIM} er i Peru. Det er ni år siden en norsk statsminister var i Peru.", [("visit", ["Lise Dalheim", "PER"], "2021-10-25", "ongoing")]),
    ("nn", "Noregs statsminister Lise Dalheim er i Peru. Det er ni år sidan ein norsk statsminister var i Peru.", [("visit", ["Lise Dalheim", "PER"], "2021-10-25", "ongoing")]),
    # what is only spoken of
    ("nb", f"{DALHEIM} hadde mandag en telefonsamtale med {LAINE}. De to drøftet også Nato-toppmøtet i Madrid forrige torsdag.", [("phone_call", ["Lise Dalheim", "Pekka Laine"], "2021-10-25", "held"), ("summit", ["Nato"], "2021-10-21", "held")]),
    ("nb", f"{LAINE} fortalte om G7-møtet i Lima. {DALHEIM} kommenterte Nato-toppmøtet i Madrid.", [("summit", ["G7"], None, "held"), ("summit", ["Nato"], None, "held")]),
    # years counted from the one told before
    ("nb", f"Krigen var i 2008. Året etter reiste {LAINE} til Lima.", [("visit", ["Pekka Laine", "PER"], "2009", "held")]),
    ("nb", f"Krigen var i 2008. To år senere møttes {DALHEIM} og {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2010", "held")]),
    ("nb", f"Krigen var i 2008. I mai året etter møttes {DALHEIM} og {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2009-05", "held")]),
    ("nn", f"Krigen var i 2008. Året etter møttest {DALHEIM} og {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2009", "held")]),
    # a weekday of the programme
    ("nb", f"{DALHEIM} besøker Finland mandag 8. og tirsdag 9. november. Tirsdag mottas statsministeren av {LAINE} i Helsinki.", [("visit", ["Lise Dalheim", "FIN"], "2021-11-08", "planned"), ("meeting", ["Pekka Laine", "Lise Dalheim"], "2021-11-09", "planned")]),
    # families of verbs
    ("nn", f"{LAINE} gjesta Noreg i mai 2018.", [("visit", ["Pekka Laine", "NOR"], "2018-05", "held")]),
    ("nn", f"{LAINE} flaug til Lima laurdag.", [("visit", ["Pekka Laine", "PER"], "2021-10-23", "held")]),
    ("nn", "Etterpå skreiv fiskeriminister Lise Dalheim og den finske kollegaen hennar, Pekka Laine, under på ein avtale.", [("signing", ["Lise Dalheim", "Pekka Laine"], None, "held")]),
    # whom "the two" can be
    ("nb", "FN, EU og OSSE ledet samtalene i Lima. Etterpå skrev de to ministrene under en avtale.", [("meeting", ["FN", "EU", "OSSE"], None, "held")]),
    ("nb", f"{DALHEIM} og {LAINE} er enige. De tre var i Lima, der de også snakket med folk fra FN.", []),
    # another meeting than the one told of
    ("nn", "Noregs statsminister Lise Dalheim skal møte Finlands president Pekka Laine. Førre gong dei to møttest, var i Helsinki i mai 2019.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "planned"), ("meeting", ["Lise Dalheim", "Pekka Laine"], "2019-05", "held")]),
    ("nb", f"{DALHEIM} skal møte {LAINE}. Forrige gang de møttes, var i mai i fjor.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "planned"), ("meeting", ["Lise Dalheim", "Pekka Laine"], "2020-05", "held")]),
    ("nb", f"{DALHEIM} møter {LAINE} tirsdag. Hun skal også møte Perus president Luz Orta.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2021-10-26", "planned"), ("meeting", ["Lise Dalheim", "Luz Orta"], "2021-10-26", "planned")]),
    # what came of it
    ("nb", f"{LAINE} ville gjerne møte {DALHEIM}. Møtet med den finske presidenten fant sted i Oslo.", [("meeting", ["Pekka Laine", "Lise Dalheim"], None, "held")]),
    ("nn", f"{LAINE} ville gjerne møte {DALHEIM}. Møtet fann stad i Oslo.", [("meeting", ["Pekka Laine", "Lise Dalheim"], None, "held")]),
    ("nb", f"I dag kunne {DALHEIM} ønske {LAINE} velkommen i Oslo.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2021-10-25", "held")]),
    ("nb", f"{LAINE} er i Lima. – Da vi hørte at han skulle fly til Oslo, ble vi glade, sier {DALHEIM}.", [("visit", ["Pekka Laine", "PER"], "2021-10-25", "ongoing")]),
    # who comes to a gathering
    ("nn", "Utanriksministrane Lise Dalheim og Pekka Laine møtest tysdag når Nordisk råd held toppmøtet sitt i Lima. Ved sida av dei skal òg Islands og Sveriges utanriksministrar delta på møtet.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2021-10-26", "planned"), ("summit", ["Nordisk råd", "ISL", "SWE", "Lise Dalheim", "Pekka Laine"], "2021-10-26", "planned")]),
    # another meeting than the news
    ("nb", f"{DALHEIM} er fornøyd etter møtet med {LAINE}.\n\nDe to møttes også i 2010.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "held"), ("meeting", ["Lise Dalheim", "Pekka Laine"], "2010", "held")]),
    ("nb", f"{DALHEIM} og {LAINE} møttes i Oslo. I tillegg til Laines mulige forestående møte med Perus president Luz Orta, drøftet de to lederne klima.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "held"), ("meeting", ["Pekka Laine", "Luz Orta"], None, "proposed")]),
    ("nb", "Perus leder Luz Orta skal i dag ha møtt Kenyas president Tevita Fonoti for å drøfte toppmøtet med Finlands president Pekka Laine.", [("meeting", ["Luz Orta", "Tevita Fonoti"], "2021-10-25", "held"), ("summit", ["Pekka Laine"], None, "planned")]),
    # its days
    ("nn", f"{DALHEIM} reiser til Finland neste veke. Dalheim tek opp klima på besøket 2. til 4. november.", [("visit", ["Lise Dalheim", "FIN"], "2021-11-02", "planned")]),
    # refused, and to come
    ("nb", f"{DALHEIM} er nektet et møte med {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "denied")]),
    ("nb", f"{DALHEIM} ble nektet møte med {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "denied")]),
    ("nn", f"{DALHEIM} er nekta eit møte med {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "denied")]),
    ("nb", f"I tillegg skal {DALHEIM} delta på FNs klimatoppmøte i Lima.", [("summit", ["FN", "Lise Dalheim"], None, "planned")]),
    ("nb", f"{LAINE} besøker Oslo 3. november. Besøket finner sted like før Natos toppmøte i Haag. {DALHEIM} deltar også.", [("visit", ["Pekka Laine", "NOR"], "2021-11-03", "planned"), ("summit", ["Nato"], None, "planned")]),
    ("nb", f"Nyheten kom etter telefonmøte mellom landets president Luz Orta og {LAINE}.", [("phone_call", ["Luz Orta", "Pekka Laine"], None, "held")]),
    ("nb", f"Islands president Jon Th. Gunnarsson møtte {DALHEIM}.", [("meeting", ["Jon Th Gunnarsson", "Lise Dalheim"], None, "held")]),
    # names side by side, verbs that look like nouns
    ("nb", "Utenriksminister Børge Brandal er i Oslo. I mai i fjor besøkte Brandal Teheran.", [("visit", ["Børge Brandal", "IRN"], "2020-05", "held")]),
    ("nn", "Utanriksminister Børge Brandal er i Oslo. I mai i fjor vitja Brandal Teheran.", [("visit", ["Børge Brandal", "IRN"], "2020-05", "held")]),
    ("nb", "Russlands ambassadør Nikolaj Petrov måtte møte i UD lørdag.", [("protest_note", ["UD", "Nikolaj Petrov"], "2021-10-23", "held")]),
    ("nb", f"{LAINE} trakk seg lørdag fra et planlagt møte med {DALHEIM}.", [("meeting", ["Pekka Laine", "Lise Dalheim"], None, "cancelled")]),
    ("nn", f"{LAINE} trekte seg laurdag frå eit planlagt møte med {DALHEIM}.", [("meeting", ["Pekka Laine", "Lise Dalheim"], None, "cancelled")]),
    # no welcome, no meeting, no day of its own
    ("nb", f"{DALHEIM} og {LAINE} er i Lima. Der skal de to også ta for seg kampen mot Nato.", [("visit", ["Lise Dalheim", "Pekka Laine", "PER"], "2021-10-25", "ongoing")]),
    ("nb", f"{DALHEIM} tok lørdag imot {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2021-10-23", "held")]),
    ("nb", f"– Det er helt i tråd med Natos linje å møte russiske ledere, sier {DALHEIM}.", []),
    ("nb", f"{DALHEIM} er første gjest i Lima etter angrepene 11. september. Hun besøkte Lima etter valget 3. mai.", [("visit", ["Lise Dalheim", "PER"], None, "held")]),
    ("nb", f"{LAINE} snakket med FNs generalsekretær Luz Orta. Delegasjoner fra Kenya, Peru, Chile og EU deltar i samtalene i Wien.", [("meeting", ["Pekka Laine", "Luz Orta"], None, "held"), ("meeting", ["KEN", "PER", "CHL", "EU"], None, "held")]),
    ("nb", f"{DALHEIM} tok i mot {LAINE} lørdag.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2021-10-23", "held")]),
    ("nn", f"{DALHEIM} tok laurdag mot {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2021-10-23", "held")]),
    ("nb", f"{DALHEIM} har hatt en rekke møter med {LAINE}.", [("meeting", ["Lise Dalheim", "Pekka Laine"], None, "held")]),
    ("nn", f"{DALHEIM} måtte utsetje reisa til Peru.", [("visit", ["Lise Dalheim", "PER"], None, "postponed")]),
    # "dei" that is an article
    ("nn", f"{DALHEIM} møtte {LAINE} i går. Onsdag samlast dei nordiske forsvarsministrane i Lima.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "2021-10-24", "held")]),
    # what only has to be, and what is between two others
    ("nb", f"{LAINE} må møte Perus president Luz Orta.", [("meeting", ["Pekka Laine", "Luz Orta"], None, "proposed")]),
    ("nb", "På møtet snakket de om krigen mellom Peru og Kenya.", []),
    ("nn", "På møtet vart partane einige om eit toppmøte mellom Perus president Luz Orta og Kenyas president Tevita Fonoti.", [("summit", ["Luz Orta", "Tevita Fonoti"], None, "planned")]),
    # flowers are laid down as wreaths are
    ("nn", f"{DALHEIM} og {LAINE} la ned kvar sin bukett i Lima laurdag.", [("ceremony", ["Lise Dalheim", "Pekka Laine"], "2021-10-23", "held")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_what_is_told(language: str, text: str, told: Told) -> None:
    found = extraction(text, language).events
    assert [(e.type, [p.who for p in e.participants], e.start, e.status) for e in found] == told
