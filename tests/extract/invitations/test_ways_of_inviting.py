"""Invitations by way of telling: lists of the invited, letters, hosts, welcomes, answers in other sentences."""

import pytest

from tests.reading import extraction

DAL = "Norges statsminister Lise Dal"
DAL_EN = "Norwegian Prime Minister Lise Dal"
ORTA = "Perus president Luz Orta"
ORTA_EN = "Peruvian President Luz Orta"

Told = list[tuple[str | None, str, str | None, str]]

NORWEGIAN: list[tuple[str, str, Told]] = [
    ("nb", f"{ORTA} er blant de inviterte til toppmøtet i Oslo.", [(None, "Luz Orta", "Oslo", "extended")]),
    ("nn", f"Mellom dei inviterte er {ORTA}.", [(None, "Luz Orta", None, "extended")]),
    ("nb", f"{ORTA} og {DAL} inviterte hverandre til nye besøk.", [("Luz Orta", "Lise Dal", "PER", "extended"), ("Lise Dal", "Luz Orta", "NOR", "extended")]),
    ("nb", "Utenriksdepartementet i Lima har invitert statsminister Lise Dal til Peru.", [("PER", "Lise Dal", "PER", "extended")]),
    ("nb", f"{DAL} har trukket tilbake invitasjonen til {ORTA}.", [("Lise Dal", "Luz Orta", "NOR", "extended")]),
    ("nb", f"I et brev til {ORTA} inviterer statsminister Lise Dal henne til Bergen.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("nb", f"{ORTA} har anmodet statsminister Lise Dal om å komme til Lima.", [("Luz Orta", "Lise Dal", "Lima", "extended")]),
    ("nb", f"{DAL} har invitert Peru til Bergen. Også Kenya er invitert.", [("Lise Dal", "PER", "Bergen", "extended"), ("Lise Dal", "KEN", "Bergen", "extended")]),
    ("nb", f"{DAL} har invitert 60 statsledere, deriblant {ORTA}, til toppmøtet i Bergen.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("nb", f"{DAL} har invitert 60 statsledere til Bergen. Blant dem er {ORTA}.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("nb", "Peru er invitert, men kommer ikke til konferansen i Bergen.", [(None, "PER", "Bergen", "declined")]),
    ("nb", f"{DAL} har invitert {ORTA} til Bergen. Svaret er nei.", [("Lise Dal", "Luz Orta", "Bergen", "declined")]),
    ("nb", f"{DAL} har bedt {ORTA} komme til Bergen.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("nb", f"{DAL} har invitert {ORTA} til Bergen. Dal ønsker at Orta skal komme.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("nb", f"{ORTA} er velkommen til Oslo, sier statsminister Lise Dal.", [("Lise Dal", "Luz Orta", "Oslo", "extended")]),
    ("nb", "Utenriksminister Lise Dal (H) er invitert til Lima.", [(None, "Lise Dal", "Lima", "extended")]),
    ("nb", f"{ORTA} kommer ikke til Oslo, til tross for en invitasjon fra {DAL}.", [("Lise Dal", "Luz Orta", "Oslo", "declined")]),
    ("nb", "Hverken Peru eller Kenya er invitert til toppmøtet i Oslo.", []),
    ("nb", f"{ORTA} inviterte for ett år siden {DAL} på statsbesøk.", [("Luz Orta", "Lise Dal", "PER", "extended")]),
    ("nb", "Peru er i år invitert med som gjesteland av Kenya.", [("KEN", "PER", "KEN", "extended")]),
    ("nb", "Peru har invitert Kenya til å bli med i det nye initiativet.", [("PER", "KEN", None, "extended")]),
    ("nb", f"{ORTA} inviterte Kenya med på et nytt initiativ.", [("Luz Orta", "KEN", None, "extended")]),
    ("nb", f"{ORTA} inviterte mandag Kenyas ledelse til samtaler i Lima.", [("Luz Orta", "KEN", "Lima", "extended")]),
    ("nb", f"{ORTA} inviterte til middag for {DAL} i Lima.", [("Luz Orta", "Lise Dal", "Lima", "extended")]),
    ("nb", f"{DAL} kom til Lima mandag. {ORTA} inviterte på lunsj.", [("Luz Orta", "Lise Dal", "PER", "accepted")]),
    ("nb", f"I en telefonsamtale med {DAL} inviterte {ORTA} til et besøk i Lima.", [("Luz Orta", "Lise Dal", "Lima", "extended")]),
    ("nb", f"{ORTA} er invitert på besøk til Kenya, ifølge det kenyanske utenriksdepartementet.", [("KEN", "Luz Orta", "KEN", "extended")]),
    ("nb", "Det kenyanske utenriksdepartementet opplyser at det har invitert Peru til Nairobi.", [("KEN", "PER", "Nairobi", "extended")]),
    ("nb", f"{ORTA} har en stående invitasjon fra Kenya.", [("KEN", "Luz Orta", "KEN", "extended")]),
    ("nb", f"{DAL} ble tatt imot av {ORTA} i Lima. Dal takket for invitasjonen.", [("Luz Orta", "Lise Dal", "PER", "accepted")]),
    ("nb", f"{DAL} kommer til Peru i juni. {ORTA} sendte invitasjonen i fjor.", [("Luz Orta", "Lise Dal", "PER", "accepted")]),
    ("nb", "En delegasjon fra Kenya drar til Peru. Besøket skjer etter invitasjon fra Perus president Luz Orta.", [("Luz Orta", "KEN", "PER", "accepted")]),
    ("nb", "FN har invitert partene i Kenya til Lima.", [("FN", "KEN", "Lima", "extended")]),
    ("nb", f"{ORTA} har invitert {DAL} til Lima. – Jeg kommer til å delta, sier Dal.", [("Luz Orta", "Lise Dal", "Lima", "accepted")]),
    ("nb", f"{ORTA} har invitert {DAL} til konferansen i Lima, og Dal ser fram til å delta.", [("Luz Orta", "Lise Dal", "Lima", "accepted")]),
    ("nn", f"Peru har invitert Noreg til toppmøtet i Lima. {DAL} reiser til Lima i juni.", [("PER", "NOR", "Lima", "accepted")]),
    ("nb", f"{ORTA} har invitert sin norske og kenyanske kollega til samtaler om krigen i Syria. Lise Dal er Norges president. Ali Otieno er Kenyas president.", [("Luz Orta", "Lise Dal", "PER", "extended"), ("Luz Orta", "Ali Otieno", "PER", "extended")]),
    ("nb", f"{DAL} er åpen for å invitere {ORTA} til Oslo.", []),
    ("nb", f"{DAL} inviterte seg selv til møte med {ORTA}.", []),
    ("nb", f"{ORTA} inviterer til dialog med {DAL}.", []),
    ("nb", f"Uttalelsen innbyr til misforståelser, mener {DAL}.", []),
    ("nb", f"{DAL} inviterer Peru og Kenya til å bli medlemmer.", []),
    ("nb", f"{DAL} bad Peru holde fram med hjelpen.", []),
]  # fmt: skip

ENGLISH: list[tuple[str, str, Told]] = [
    ("en", f"Among those invited is {ORTA_EN}.", [(None, "Luz Orta", None, "extended")]),
    ("en", f"{ORTA_EN}, whom Norwegian Prime Minister Lise Dal invited to Bergen, smiled.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("en", f"{DAL_EN}'s invitation to {ORTA_EN} was accepted on Friday.", [("Lise Dal", "Luz Orta", "NOR", "accepted")]),
    ("en", f"{DAL_EN} invited {ORTA_EN} to Bergen, an invitation she accepted.", [("Lise Dal", "Luz Orta", "Bergen", "accepted")]),
    ("en", f"An invitation was extended to {ORTA_EN} by {DAL_EN}.", [("Lise Dal", "Luz Orta", "NOR", "extended")]),
    ("en", f"{DAL_EN} invited {ORTA_EN} to Bergen. She will not attend.", [("Lise Dal", "Luz Orta", "Bergen", "declined")]),
    ("en", f"Also invited to the talks in Bergen is {ORTA_EN}.", [(None, "Luz Orta", "Bergen", "extended")]),
    ("en", f"{ORTA_EN} has been invited to address the parliament.", [(None, "Luz Orta", None, "extended")]),
    ("en", f"{DAL_EN}'s decision to invite {ORTA_EN} drew criticism.", [("Lise Dal", "Luz Orta", "NOR", "extended")]),
    ("en", f"{ORTA_EN} is expected to accept an invitation from {DAL_EN}.", [("Lise Dal", "Luz Orta", "NOR", "extended")]),
    ("en", f"{ORTA_EN} has accepted, officials said. {DAL_EN} invited her to Bergen.", [("Lise Dal", "Luz Orta", "Bergen", "accepted")]),
    ("en", f"{DAL_EN} met {ORTA_EN} and invited her host to Bergen.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("en", f"{DAL_EN} ended the talks with an invitation to {ORTA_EN}.", [("Lise Dal", "Luz Orta", "NOR", "extended")]),
    ("en", f"{ORTA_EN} has a standing invitation to Oslo, {DAL_EN} said.", [("Lise Dal", "Luz Orta", "Oslo", "extended")]),
    ("en", f"{DAL_EN} has invited Lima to the talks in Bergen.", [("Lise Dal", "PER", "Bergen", "extended")]),
    ("en", f"In a letter to {DAL_EN}, {ORTA_EN} invited him to Lima.", [("Luz Orta", "Lise Dal", "Lima", "extended")]),
    ("en", f"{ORTA_EN} extended an invitation during a phone call with {DAL_EN}.", [("Luz Orta", "Lise Dal", "PER", "extended")]),
    ("en", "The Peruvian Foreign Ministry said Friday that it had invited Norway to Lima.", [("PER", "NOR", "Lima", "extended")]),
    ("en", f"{ORTA_EN} is looking forward to visiting Oslo, to which {DAL_EN} invited her.", [("Lise Dal", "Luz Orta", "Oslo", "accepted")]),
    ("en", f"{DAL_EN} denied that {ORTA_EN} had been invited to Oslo.", []),
    ("en", "Norway has invited 60 delegations but Russia will not attend.", []),
    ("en", f"{ORTA_EN} stayed at home after the refusal to invite Kenya to Lima.", []),
    ("en", "The Nordic Council invited Peru and Kenya to become members.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), NORWEGIAN + ENGLISH)
def test_ways_of_inviting(language: str, text: str, told: Told) -> None:
    found = extraction(text, language).invitations
    assert [(i.inviter, i.invitee, i.destination, i.status) for i in found] == told
