"""Norwegian invitations to several at once, and those told by asking, by a bare passive, by who came."""

import pytest

from tests.reading import extraction

DAL = "Norges statsminister Lise Dal"

CASES: list[tuple[str, str, list[tuple[str | None, str, str | None, str]]]] = [
    ("nn", f"{DAL} har invitert utanriksministrane frå både Peru og Kenya til Bergen. Kenya har sagt ja.", [("Lise Dal", "PER", "Bergen", "extended"), ("Lise Dal", "KEN", "Bergen", "accepted")]),
    ("nb", f"{DAL} har skrevet et brev. I det inviterer hun både regjeringen i Peru og FARC til Bergen.", [("Lise Dal", "PER", "Bergen", "extended"), ("Lise Dal", "FARC", "Bergen", "extended")]),
    ("nb", f"{DAL} har spurt Perus president Luz Orta om å komme til Bergen.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("nn", f"{DAL} spurde Perus president Luz Orta om å vitje Bergen.", [("Lise Dal", "Luz Orta", "Bergen", "extended")]),
    ("nb", f"{DAL} har spurt Perus president Luz Orta om alt.", []),
    ("nb", "Også Perus president Luz Orta var bedt, men har sendt avbud.", [(None, "Luz Orta", None, "declined")]),
    ("nb", "Perus president Luz Orta ble bedt om råd.", []),
    ("nn", f"I tre dagar har delegasjonar frå Peru, Kenya og EU vore i Lima. {DAL} har bede alle partane til Bergen, og både Peru og EU har takka ja.", [("Lise Dal", "PER", "Bergen", "accepted"), ("Lise Dal", "KEN", "Bergen", "extended"), ("Lise Dal", "EU", "Bergen", "accepted")]),
    ("nb", f"Den overraskende invitasjonen til Perus president Luz Orta kom {DAL} med under toppmøtet i Lima lørdag.", [("Lise Dal", "Luz Orta", "Lima", "extended")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_who_is_invited(
    language: str, text: str, told: list[tuple[str | None, str, str | None, str]]
) -> None:
    found = extraction(text, language).invitations
    assert [(i.inviter, i.invitee, i.destination, i.status) for i in found] == told


def test_who_hands_over_an_invitation_has_not_given_it() -> None:
    text = (
        "Perus president Juan Soto har takket ja til en invitasjon fra Chiles president Ana Luz om å besøke "
        "Santiago. Invitasjonen ble overlevert av utenriksminister Pablo Vega."
    )
    assert [(i.inviter, i.invitee) for i in extraction(text).invitations] == [("Ana Luz", "Juan Soto")]


def test_a_delegation_comes_at_the_invitation_told_of_its_visit() -> None:
    text = (
        "En chilensk delegasjon reiser til Lima mandag. "
        "Besøket skjer etter invitasjon fra Perus president Juan Soto."
    )
    assert [(i.inviter, i.invitee) for i in extraction(text).invitations] == [("Juan Soto", "CHL")]
