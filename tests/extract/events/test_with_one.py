"""Meetings told with one party, of whoever the passage is about; what came of them. All names are invented."""

import pytest

from tests.reading import extraction

FAMILY = ("meeting", "phone_call", "negotiation", "press_conference")
Told = list[tuple[str, set[str], str]]

EVENTS: list[tuple[str, str, Told]] = [
    # the noun is the subject, and nobody else's
    ("nb", "Kroatias utenriksminister Ivana Kralj er på besøk i Oslo. Et planlagt møte med stortingspresident Tor Nygård ble strøket fordi Nygård er syk.", [("meeting", {"Ivana Kralj", "Tor Nygård"}, "cancelled")]),
    ("nb", "Statsminister Kari Lunde reiser til Warszawa onsdag. Møtet med Polens statsminister Marek Zielony går ut, opplyser kontoret.", [("meeting", {"Kari Lunde", "Marek Zielony"}, "cancelled")]),
    ("nb", "Statsminister Kari Lunde ble syk i går. Dermed går møtet med Polens statsminister Marek Zielony ut.", [("meeting", {"Kari Lunde", "Marek Zielony"}, "cancelled")]),
    ("nb", "Statsminister Kari Lunde reiste til Warszawa mandag. Onsdag formiddag venter samtaler med statsminister Marek Zielony.", [("meeting", {"Kari Lunde", "Marek Zielony"}, "planned")]),
    ("nb", "Finlands president Aino Laine møtte først statsminister Kari Lunde. Deretter fulgte et møte med stortingspresident Tor Nygård.", [("meeting", {"Aino Laine", "Kari Lunde"}, "held"), ("meeting", {"Aino Laine", "Tor Nygård"}, "held")]),
    ("nn", "Utanriksminister Per Vangen kom til Kairo måndag. Eit møte med president Tarek Mansour er sett til onsdag.", [("meeting", {"Per Vangen", "Tarek Mansour"}, "planned")]),
    ("nn", "Utanriksminister Per Vangen kom til Kairo måndag. Eit planlagt møte med president Tarek Mansour vart avlyst.", [("meeting", {"Per Vangen", "Tarek Mansour"}, "cancelled")]),
    ("en", "Foreign Minister Ama Boateng of Ghana arrived in Nairobi on Monday. Talks with Kenyan President Joseph Otieno are scheduled for Wednesday.", [("meeting", {"Ama Boateng", "Joseph Otieno"}, "planned")]),
    ("en", "Foreign Minister Ama Boateng of Ghana spent two days in Geneva. A planned session with Nigeria's delegation was called off on Tuesday.", [("meeting", {"Ama Boateng", "NGA"}, "cancelled")]),
    ("en", "Slovak Prime Minister Jozef Hudak flew to Tirana on Monday. On the agenda is a meeting with President Besnik Gjoka.", [("meeting", {"Jozef Hudak", "Besnik Gjoka"}, "planned")]),
    ("nb", "Kilder sier at Ungarns president Ágnes Bakos skal ha foreslått at et møte med Polens statsminister Marek Zielony kan skje i Oslo.", [("meeting", {"Ágnes Bakos", "Marek Zielony"}, "proposed")]),
    # a meeting of others, or none at all
    ("nb", "Fiskerne er rasende på statsminister Kari Lunde. De krever et møte med fiskeriminister Per Vik.", []),
    ("nb", "Statsminister Kari Lunde reiste til Tallinn søndag. Det ble ikke noe møte med president Rein Tamm.", []),
    ("en", "French President Luc Morel said the meeting with farmers would go ahead. Interior Minister Anne Petit will attend.", []),
    ("en", "President Besnik Gjoka turned down a request for a meeting with Chancellor Anke Vogel.", [("meeting", {"Besnik Gjoka", "Anke Vogel"}, "denied")]),
    ("nb", "President Besnik Gjoka avslo en forespørsel om et møte med statsminister Kari Lunde.", [("meeting", {"Besnik Gjoka", "Kari Lunde"}, "denied")]),
    ("en", "The meeting of Kenyan President Joseph Otieno and Foreign Minister Ama Boateng of Ghana was not planned.", []),
    # asked for
    ("nb", "Statsminister Kari Lunde vil ha et nytt møte med president Rein Tamm.", [("meeting", {"Kari Lunde", "Rein Tamm"}, "proposed")]),
    ("en", "President Besnik Gjoka has asked to meet Chancellor Anke Vogel.", [("meeting", {"Besnik Gjoka", "Anke Vogel"}, "proposed")]),
    ("en", "The envoy said President Ann Bo of Ghana and President Issa Kaba of Togo should meet.", [("meeting", {"Ann Bo", "Issa Kaba"}, "proposed")]),
    # said not to have been
    ("en", "Iran insisted there were no talks between its foreign minister, Ali Rezaei, and Secretary of State Alice Burke.", [("meeting", {"Ali Rezaei", "Alice Burke"}, "denied")]),
    ("nb", "Det har ikke vært noe møte mellom Irans utenriksminister Ali Rezaei og USAs utenriksminister Alice Burke, sier en talsmann.", [("meeting", {"Ali Rezaei", "Alice Burke"}, "denied")]),
    ("nb", "Utenriksminister Per Vangen avviser at det har vært noe møte med Taliban i Oslo.", [("meeting", {"Per Vangen", "Taliban"}, "denied")]),
    ("en", "Ghana's foreign minister, Ama Boateng, denied a report that she had met the rebel leader Yusuf Garba in Lomé.", [("meeting", {"Ama Boateng", "Yusuf Garba"}, "denied")]),
    # each with his own
    ("nb", "Utenriksminister Per Vangen kom til Kairo mandag. Der hadde han møter med sin egyptiske kollega Tarek Mansour og med Jordans Omar Khalidi.", [("meeting", {"Per Vangen", "Tarek Mansour"}, "held"), ("meeting", {"Per Vangen", "Omar Khalidi"}, "held")]),
    ("en", "Indonesian President Dewi Santoso had meetings in Hanoi with Vietnamese Prime Minister Le Thi Hoa and, separately, with Thai Prime Minister Chai Srisuk.", [("meeting", {"Dewi Santoso", "Le Thi Hoa"}, "held"), ("meeting", {"Dewi Santoso", "Chai Srisuk"}, "held")]),
    ("nn", "Statsminister Kari Lunde snakka onsdag i telefonen med både president Rein Tamm og statsminister Marek Zielony.", [("phone_call", {"Kari Lunde", "Rein Tamm"}, "held"), ("phone_call", {"Kari Lunde", "Marek Zielony"}, "held")]),
    # those who are three
    ("en", "The communique was signed by Grete Sande, Pieter de Wit and Aoife Brennan. The three met in The Hague on Thursday.", [("meeting", {"Grete Sande", "Pieter de Wit", "Aoife Brennan"}, "held")]),
    # talks of which only the noun tells, right behind who spoke to whom
    ("nb", "Statsminister Kari Lunde gratulerte USAs påtroppende president Dan Boyd med valgseieren. I samtalen tok hun også opp toll.", [("meeting", {"Kari Lunde", "Dan Boyd"}, "held")]),
    ("nb", "Statsminister Kari Lunde ba president Rein Tamm om hjelp. Møtet i Oslo kommunestyre ble avlyst.", []),
    # the press conference that follows
    ("en", "Turkish Foreign Minister Ahmet Kaya will meet his Italian counterpart Angelo Ricci on Friday. The meeting will be followed by a joint news conference.", [("meeting", {"Ahmet Kaya", "Angelo Ricci"}, "planned"), ("press_conference", {"Ahmet Kaya", "Angelo Ricci"}, "planned")]),
    ("nb", "Statsminister Kari Lunde tar imot president Rein Tamm på Akershus slott torsdag. Etterpå blir det felles pressekonferanse.", [("meeting", {"Kari Lunde", "Rein Tamm"}, "planned"), ("press_conference", {"Kari Lunde", "Rein Tamm"}, "planned")]),
    # the parties told of: both sides, a body of the two, the only two there are
    ("en", "Burundi and Rwanda held talks in Arusha on Sunday. South African President Bongani Nala spoke by telephone with both delegations on Monday.", [("meeting", {"BDI", "RWA"}, "held"), ("phone_call", {"Bongani Nala", "BDI", "RWA"}, "held")]),
    ("nb", "Tunisia og Libya forhandlet i Gabes i helgen. FNs utsending Søren Holm møtte begge partene mandag.", [("negotiation", {"TUN", "LBY"}, "held"), ("meeting", {"Søren Holm", "TUN", "LBY"}, "held")]),
    ("en", "The Philippines and Vietnam agreed on fisheries. The eighth meeting of the Joint Commission will be held in Manila in 2023.", [("meeting", {"PHL", "VNM"}, "planned")]),
    ("nb", "Filippinene og Vietnam ble enige om fiske. Det åttende møtet i den felles kommisjonen holdes i Manila i 2023.", [("meeting", {"PHL", "VNM"}, "planned")]),
    ("en", "Azerbaijan's president, Ilham Rzayev, and Armenia's prime minister, Nikol Sarkis, are at odds. A meeting planned for Granada never took place.", [("meeting", {"Ilham Rzayev", "Nikol Sarkis"}, "cancelled")]),
    ("nb", "FNs spesialutsending Søren Holm skal orientere Sikkerhetsrådet om Jemen onsdag.", [("meeting", {"Søren Holm", "Sikkerhetsrådet"}, "planned")]),
    # set, and called off behind it
    ("en", "The talks between UN envoy Stefan Mist and Syrian Foreign Minister Walid Nasr that were scheduled for Monday in Geneva have been postponed.", [("meeting", {"Stefan Mist", "Walid Nasr"}, "postponed")]),
    ("nb", "Møtet mellom FN-utsending Stefan Mist og Syrias utenriksminister Walid Nasr, som var planlagt til fredag, er avlyst.", [("meeting", {"Stefan Mist", "Walid Nasr"}, "cancelled")]),
    # of one state, or of nobody here
    ("nb", "Finansminister Per Lie og partileder Gerd Moe er uenige. De to har ikke møttes siden mars.", []),
    ("en", "President Bruce Olson of the United States praised Prime Minister Jane Holt of Britain. A meeting planned for the school board was called off.", []),
    ("nb", "Frankrikes president Luc Morel er på ferie. Et møte med bønder i Lyon ble avlyst på grunn av uvær.", []),
    # waited or hoped for; an audience that only looks on; ministers that nobody names
    ("nn", "Utanriksminister Guro Mjelde venta i tre dagar på ein audiens hos president Hartono Wiryo av Indonesia.", [("meeting", {"Guro Mjelde", "Hartono Wiryo"}, "proposed")]),
    ("en", "Foreign Minister Penny Ward and Vanuatu's Prime Minister, Ishmael Kalsa, signed the document on Monday in front of an unusual audience.", []),
    ("en", "Vanuatu's Prime Minister, Ishmael Kalsa, had an audience with King Charles on Monday.", [("meeting", {"Ishmael Kalsa", "Charles"}, "held")]),
    ("en", "Estonia's foreign minister, Kadri Lepik, summoned Russian Ambassador Gennady Shub. Baltic foreign ministers are due to discuss the matter when they meet in Vilnius on Friday.", []),
    ("nb", "Justisminister Randi Asp undertegnet i dag en avtale med Georgia. For georgisk side signerte innenriksminister Davit Kvarats. De to statsrådene drøftet også visum.", [("meeting", {"Randi Asp", "Davit Kvarats"}, "held")]),
    # in a call, they; what is to be held, and what was only tried
    ("en", "Russian Foreign Minister Oleg Petrov and U.S. Secretary of State Rex Tilden will meet in Manila next week. In a phone call on Monday, they discussed trade.", [("meeting", {"Oleg Petrov", "Rex Tilden"}, "planned"), ("phone_call", {"Oleg Petrov", "Rex Tilden"}, "held")]),
    ("en", "U.S. Secretary of State Hilda Clay is to hold talks in Washington with British Foreign Secretary David Miles.", [("meeting", {"Hilda Clay", "David Miles"}, "planned")]),
    ("en", "U.S. Secretary of State Hilda Clay also tried to speak with Iranian Foreign Minister Manouchehr Motahari in Cairo.", []),
    ("nb", "Utenriksminister Lise Dalheim prøvde å få snakke med Irans utenriksminister Manouchehr Motahari.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), EVENTS)
def test_meeting(language: str, text: str, told: Told) -> None:
    found = [e for e in extraction(text, language).events if e.type in FAMILY]
    assert [(e.type, {p.who for p in e.participants}, e.status) for e in found] == told


@pytest.mark.parametrize(
    ("language", "text", "start", "city"),
    [
        ("nb", "Serbias president Goran Petrov og Kosovos statsminister Arben Hoxha er uenige. De to har ikke sett hverandre siden Ohrid i mars 2018.", "2018-03", "Ohrid"),
        ("nn", "Perus president Luis Rey og Ecuadors president Marta Sol er usamde. Dei to har ikkje møtt kvarandre sidan Quito i 2016.", "2016", "Quito"),
        ("en", "President Luis Rey of Peru and Ecuador's president, Marta Sol, have not met since a summit in Quito in 2016.", "2016", "Quito"),
    ],
)  # fmt: skip
def test_those_who_have_not_met_since_met_then(language: str, text: str, start: str, city: str) -> None:
    (event,) = [e for e in extraction(text, language).events if e.type == "meeting"]
    assert (event.status, event.start, event.city) == ("held", start, city)


@pytest.mark.parametrize("day", ["er satt til onsdag", "er berammet til onsdag", "er onsdag"])
def test_the_day_that_a_meeting_is_set_for_is_to_come(day: str) -> None:
    text = f"Et møte mellom statsminister Kari Lunde og president Rein Tamm {day}."
    (event,) = extraction(text).events
    assert (event.status, event.start) == ("planned", "2021-10-27")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Eleanor Stroud of the United States met Prime Minister Kenji Asada of Japan on the margins of the APEC Leaders' Meeting.", {"APEC", "Eleanor Stroud", "Kenji Asada"}),
        ("The ministers look forward to the East Asia Summit, to be hosted by Indonesia in December.", {"IDN"}),
        ("The 45th summit of the Southern African Development Community opened on Monday. Last year's summit ended in a row.", {"Southern African Development Community"}),
    ],
)  # fmt: skip
def test_gatherings_are_of_the_body_and_the_host_that_are_told(text: str, told: set[str]) -> None:
    summits = [e for e in extraction(text, "en").events if e.type == "summit"]
    assert summits and all({p.who for p in e.participants} == told for e in summits)
