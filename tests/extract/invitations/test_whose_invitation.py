"""Whose invitation it is, and whom it is for: ministries, capitals, delegations, those who speak for others."""

import pytest

from tests.reading import extraction

SOLIS, BREKKE = "Peruvian President Ana Solis", "Kenyan President Ole Brekke"
PERU, KENYA = "Perus president Ana Solis", "Kenyas president Ole Brekke"

CASES: list[tuple[str, str, list[tuple[str | None, str, str | None, str]]]] = [
    ("en", f"The Foreign Ministry of Peru invited {BREKKE} to Lima.", [("PER", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{BREKKE} was invited to Lima by the Peruvian parliament.", [("PER", "Ole Brekke", "Lima", "extended")]),
    ("en", f"The Peruvian government's invitation to {BREKKE} to come to Lima for a summit was accepted.", [("PER", "Ole Brekke", "Lima", "accepted")]),
    ("en", f"{SOLIS} invited a delegation led by {BREKKE} to Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{SOLIS} extended an invitation to a delegation from Kenya.", [("Ana Solis", "KEN", "PER", "extended")]),
    ("en", f"{SOLIS} invited Kenya's ambassador to Chile, Ole Brekke, to Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{SOLIS} invited {BREKKE} to address parliament in the capital, Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{BREKKE} came to Lima after being invited by {SOLIS}.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", "Lima agreed on Friday to extend a hasty invitation to Nairobi.", [("PER", "KEN", "PER", "extended")]),
    ("en", f"Peruvian Prime Minister Luis Soto invited {BREKKE} to Lima on behalf of President Ana Solis.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"The minister, Luis Soto, was asked to respond to President Ana Solis's invitation to {BREKKE}.", [("Ana Solis", "Ole Brekke", None, "extended")]),
    ("en", f"Peru has given the embassy in Nairobi an invitation from {SOLIS} to {BREKKE}.", [("Ana Solis", "Ole Brekke", "PER", "extended")]),
    ("en", f"{BREKKE} left after the invite spurred objections from Peru.", []),
    ("en", f'"There may be a day on which we will invite Kenya," {SOLIS} said.', []),
    ("en", f"{SOLIS} invited Kenya to a meeting on ways of bringing peace to Togo.", [("Ana Solis", "KEN", "PER", "extended")]),
    ("en", f"He expressed Kenya's gratitude for the invitation from {SOLIS} to attend the summit.", [("Ana Solis", "KEN", "PER", "extended")]),
    ("en", "Peru has sent out invites to Kenya and Togo for the summit in Lima.", [("PER", "KEN", "Lima", "extended"), ("PER", "TGO", "Lima", "extended")]),
    ("nb", f"Det er det peruanske utenriksdepartementet som har invitert {KENYA} til Lima.", [("PER", "Ole Brekke", "Lima", "extended")]),
    ("nb", f"{KENYA} takket {PERU} for invitasjonen til Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("nb", f"På invitasjon fra {PERU} besøker {KENYA} Lima.", [("Ana Solis", "Ole Brekke", "Lima", "accepted")]),
    ("nb", f"{PERU} ba om at {KENYA} kommer til Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("nb", f"{PERU} ba om at {KENYA} trekker seg.", []),
    ("nb", f"{PERU} møtte {KENYA}. Solis sier hun inviterte den kenyanske presidenten til Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("nn", f"Perus parlament har invitert ein delegasjon leidd av {KENYA} til Lima.", [("PER", "Ole Brekke", "Lima", "extended")]),
    ("nn", f"{KENYA} har motteke ei innbyding frå styresmaktene i Peru til fredsforhandlingar i Lima.", [("PER", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{SOLIS} invited {BREKKE} to Lima. The invitation was rejected by Brekke.", [("Ana Solis", "Ole Brekke", "Lima", "declined")]),
    ("en", f"{SOLIS} invited {BREKKE} to Lima. Brekke's office said he had accepted.", [("Ana Solis", "Ole Brekke", "Lima", "accepted")]),
    ("en", f"{SOLIS} invited {BREKKE} to Lima. Brekke said he would attend.", [("Ana Solis", "Ole Brekke", "Lima", "accepted")]),
    ("en", f"{SOLIS} invited representatives of Kenyan aid organisations to Lima.", []),
    ("en", f"{SOLIS} invited {BREKKE} to Lima. Brekke has yet to accept.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{SOLIS} invited {BREKKE} to Lima. He said he could not accept the invitation.", [("Ana Solis", "Ole Brekke", "Lima", "declined")]),
    ("nb", f"{PERU} har invitert {KENYA} til Lima. Brekkes kontor bekrefter at han har takket ja til invitasjonen.", [("Ana Solis", "Ole Brekke", "Lima", "accepted")]),
    ("nb", f"{PERU} har invitert {KENYA} til Lima. Brekke vil ikke si om han kommer.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("nb", f"{PERU} har bedt Luis Soto overbringe en invitasjon til {KENYA}.", [("Ana Solis", "Ole Brekke", "PER", "extended")]),
    ("nn", f"{PERU} har invitert {KENYA} til Lima. Brekke boikottar toppmøtet.", [("Ana Solis", "Ole Brekke", "Lima", "declined")]),
    ("en", f"{SOLIS} met {BREKKE} in Nairobi on Monday, extending an invitation for him to visit Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{BREKKE} accepted an invitation to visit {SOLIS} at the Government Palace in Lima.", [("Ana Solis", "Ole Brekke", "Lima", "accepted")]),
    ("en", f"{SOLIS} spoke of a further visit and an invitation for {BREKKE} to come to Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"An invitation for {BREKKE} to come to Lima has been sent, {SOLIS} said.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{SOLIS} met {BREKKE} in Nairobi. The two leaders extended invitations to each other.", [("Ana Solis", "Ole Brekke", None, "extended"), ("Ole Brekke", "Ana Solis", None, "extended")]),
    ("en", f"{BREKKE}, elder leader of his people, accepted an invitation from {SOLIS} to visit Lima.", [("Ana Solis", "Ole Brekke", "Lima", "accepted")]),
    ("en", f"{BREKKE}, Kenya's elder leader, accepted an invitation to Lima.", [(None, "Ole Brekke", "Lima", "accepted")]),
    ("en", f"Peru could not confirm that {BREKKE} was invited by {SOLIS}.", []),
    ("nb", f"Peru har ikke bekreftet at {KENYA} er invitert til Lima.", []),
    ("en", f"Inviting {BREKKE} to Lima, {SOLIS} said ties were strong.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{BREKKE} was the first African leader to be invited to Lima by {SOLIS}.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"{BREKKE} hoped to be the first African leader invited to Lima by {SOLIS}.", []),
    ("en", f"Inviting {BREKKE} to Lima was a mistake, {SOLIS} said.", []),
    ("en", f"{BREKKE} arrived in Lima on Monday at the invitation of his host, {SOLIS}.", [("Ana Solis", "Ole Brekke", "Lima", "accepted")]),
    ("en", f"{SOLIS} met {BREKKE}. Solis invited her Kenyan counterpart to Lima.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"Solis invited Brekke to Lima when the two met. {SOLIS} is expected to receive {BREKKE}.", [("Ana Solis", "Ole Brekke", "Lima", "extended")]),
    ("en", f"The Ministry of Foreign Affairs of Peru invited {BREKKE} to Lima, and the latter accepted.", [("PER", "Ole Brekke", "Lima", "accepted")]),
    ("en", f"{SOLIS} invited {BREKKE} to Lima. Brekke ruled out attending.", [("Ana Solis", "Ole Brekke", "Lima", "declined")]),
    ("nb", f"{PERU} inviterte {KENYA} til Lima. Brekke måtte melde avbud.", [("Ana Solis", "Ole Brekke", "Lima", "declined")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_whose_invitation_it_is(
    language: str, text: str, told: list[tuple[str | None, str, str | None, str]]
) -> None:
    found = extraction(text, language).invitations
    assert [(i.inviter, i.invitee, i.destination, i.status) for i in found] == told
