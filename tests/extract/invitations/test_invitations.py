"""Who invites whom, where to, and what came of it, in three languages; and what is no invitation."""

import pytest

from kg.records import Invitation
from tests.reading import extraction

NB_A, NB_B = "Norges statsminister Lise Dalheim", "Finlands president Pekka Laine"
NN_A, NN_B = "Noregs statsminister Lise Dalheim", "Finlands president Pekka Laine"
EN_A, EN_B = "Norwegian Prime Minister Lise Dalheim", "Finnish President Pekka Laine"
A, B = "Lise Dalheim", "Pekka Laine"

Told = tuple[str | None, str | None, str | None, str]


def told(text: str, language: str) -> list[Told]:
    found: tuple[Invitation, ...] = extraction(text, language).invitations
    return [(i.inviter, i.invitee, i.destination, i.status) for i in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", f"{NB_A} ringte {NB_B} og inviterte ham til Oslo.", (A, B, "Oslo", "extended")),
        ("nb", f"{NB_B} inviteres til Oslo av {NB_A}.", (A, B, "Oslo", "extended")),
        (
            "nb",
            f"{NB_B}, som er invitert til Oslo av {NB_A}, har ennå ikke svart.",
            (A, B, "Oslo", "extended"),
        ),
        ("nb", f"{NB_B}, som {NB_A} inviterte til Oslo, har takket nei.", (A, B, "Oslo", "declined")),
        ("nb", f"Det er regjeringen som har invitert {NB_B} til Norge.", ("NOR", B, "NOR", "extended")),
        ("nb", f"{NB_A} ba {NB_B} komme til Oslo i mai.", (A, B, "Oslo", "extended")),
        ("nb", f"{NB_B} har takket ja til å komme til Oslo i mai.", (None, B, "Oslo", "accepted")),
        (
            "nb",
            "Toppmøtet holdes i Haag i juni. Dit er også Norge invitert.",
            (None, "NOR", "Haag", "extended"),
        ),
        ("nb", f"{NB_B} har invitert {NB_A} på statsbesøk.", (B, A, "FIN", "extended")),
        ("nb", f"Det hvite hus har invitert {NB_A} til Washington.", ("USA", A, "Washington", "extended")),
        ("nn", f"{NN_B} er beden til Oslo av {NN_A}.", (A, B, "Oslo", "extended")),
        (
            "nn",
            "Kongeparet er inviterte til Finland av president Pekka Laine.",
            (B, "NOR", "FIN", "extended"),
        ),
        ("en", f"{EN_A} telephoned {EN_B} and invited him to visit Oslo.", (A, B, "Oslo", "extended")),
        ("en", f"Invited by {EN_B}, {EN_A} will visit Helsinki in May.", (B, A, "Helsinki", "accepted")),
        ("en", f"{EN_A} was invited by {EN_B} to Helsinki but declined.", (B, A, "Helsinki", "declined")),
        ("en", f"{EN_A} asked {EN_B} to visit Oslo in May.", (A, B, "Oslo", "extended")),
    ],
)
def test_verbs(language: str, text: str, expected: Told) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", f"Etter invitasjon fra {NB_B} reiser {NB_A} til Helsingfors.", (B, A, "Helsingfors", "accepted")),
        ("nb", f"{NB_B} kommer til Norge på invitasjon fra {NB_A}.", (A, B, "NOR", "accepted")),
        ("nb", f"{NB_A} avslo invitasjonen fra {NB_B} om å komme til Helsingfors.", (B, A, "Helsingfors", "declined")),
        ("nb", f"{NB_B} gjentok invitasjonen til {NB_A} om å besøke Turku.", (B, A, "Turku", "extended")),
        ("nn", f"{NN_B} vitja Noreg etter innbyding frå {NN_A}.", (A, B, "NOR", "accepted")),
        ("en", f"At the invitation of {EN_B}, {EN_A} will pay an official visit to Finland.", (B, A, "FIN", "accepted")),
        ("en", f"{EN_B} has accepted {EN_A}'s invitation to visit Bergen.", (A, B, "Bergen", "accepted")),
        ("en", f"{EN_B} extended an invitation to {EN_A} to attend the summit in Helsinki.", (B, A, "Helsinki", "extended")),
        ("en", f"{EN_B} conveyed to {EN_A} an invitation to visit Finland.", (B, A, "FIN", "extended")),
        ("en", f"{EN_B} has yet to reply to the invitation from {EN_A}.", (A, B, "NOR", "extended")),
        ("en", f"{EN_B} thanked {EN_A} for the invitation to Oslo.", (A, B, "Oslo", "extended")),
    ],
)  # fmt: skip
def test_nouns(language: str, text: str, expected: Told) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", f"{NB_A} er ikke invitert til Helsingfors av {NB_B}."),
        ("nb", f"Regjeringen inviterte til pressekonferanse med {NB_B}."),
        ("nb", f"Dersom Norge inviterer {NB_B} til Oslo, blir det bråk."),
        ("nb", f"{NB_A} vurderer å invitere {NB_B} til Oslo."),
        ("nb", f"{NB_A} åpner for at {NB_B} blir invitert til Kirkenes."),
        ("nb", f"{NB_A} har ikke mottatt noen invitasjon fra {NB_B}."),
        ("nb", "Utenriksminister Lise Dalheim ba Finlands ambassadør Pekka Laine komme til UD."),
        ("nb", f"{NB_B} har bedt om et møte med {NB_A} i Oslo."),
        ("nb", "– Statsråden har invitert seg selv inn i lommeboka mi, sier hotelleier Ola Vik."),
        ("nn", f"{NN_B} sa ingenting om Noreg har takka ja til invitasjonen."),
        ("en", f"Norway was not invited to the talks in Helsinki, {EN_B} said."),
        ("en", f"The ministry is inviting bids for the new building, {EN_B} said."),
        ("en", f"{EN_B} said he would consider inviting {EN_A} to Helsinki."),
        ("en", f"{EN_B} asked {EN_A} for help in Oslo."),
    ],
)
def test_no_invitation(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Norge har invitert utenriksministrene fra Danmark og Sverige til Oslo.", {"DNK", "SWE"}),
        ("nb", f"{NB_A} møtte {NB_B} og Danmarks president Bo Holm. Hun har invitert begge til Oslo.", {B, "Bo Holm"}),
        ("en", "Finland invited the leaders of Norway and Sweden to Helsinki.", {"NOR", "SWE"}),
        ("en", "Japan invited Norway, Sweden and Finland to the summit in Osaka.", {"NOR", "SWE", "FIN"}),
    ],
)  # fmt: skip
def test_several_guests(language: str, text: str, expected: set[str]) -> None:
    assert {invitee for _, invitee, _, _ in told(text, language)} == expected


def test_the_same_told_again_is_one_with_all_its_passages() -> None:
    text = f"{NB_A} er invitert til Helsingfors.\n\nDalheim ble invitert av {NB_B} mandag. Hun har takket ja."
    (invitation,) = extraction(text).invitations
    assert (invitation.inviter, invitation.destination, invitation.status) == (B, "Helsingfors", "accepted")
    assert len(invitation.evidence) == 3


def test_whoever_answers_is_one_of_those_not_named() -> None:
    text = f"{NB_A} har invitert kollegene til Bergen. {NB_B} sa straks ja."
    assert told(text, "nb") == [(A, B, "Bergen", "accepted")]


def test_the_invitation_is_given_in_the_sentence_behind() -> None:
    text = f"{NB_B} takket ja til å komme til Bergen. Invitasjonen overleverte {NB_A} i et brev."
    assert told(text, "nb") == [(A, B, "Bergen", "accepted")]


@pytest.mark.parametrize(
    ("text", "inviter"),
    [
        (f"{NB_A} møtte {NB_B}.\n\n– Jeg har invitert presidenten til Oslo, sier Dalheim.", A),
        (f"{NB_A} møtte {NB_B}.\n\n– Vi har invitert presidenten til Oslo, sier Dalheim.", "NOR"),
    ],
)
def test_whoever_speaks_invites(text: str, inviter: str) -> None:
    assert told(text, "nb") == [(inviter, B, "Oslo", "extended")]


def test_an_answer_belongs_to_whoever_gives_it() -> None:
    text = f"Sveriges statsminister Bo Holm inviterte {NB_A} og {NB_B} til Stockholm. Laine takket nei."
    assert [status for _, _, _, status in told(text, "nb")] == ["extended", "declined"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", f"{NB_B} er invitert til Norge. Invitasjonen kom da han møtte {NB_A}.", (A, B, "NOR", "extended")),
        ("nb", f"{NB_A} sendte brev til {NB_B}, der han ble bedt til Oslo i mai.", (A, B, "Oslo", "extended")),
        ("nb", f"Arktisk råd møttes mandag. {NB_B} har invitert rådet til Turku.", (B, "Arktisk råd", "Turku", "extended")),
        ("en", "LIMA (The Skerry Post) — Peru decided on Monday to invite Chile to join the talks.", ("PER", "CHL", "PER", "extended")),
    ],
)  # fmt: skip
def test_what_stands_further_off(language: str, text: str, expected: Told) -> None:
    assert told(text, language) == [expected]


def test_nobody_answers_his_own_invitation() -> None:
    text = f"{NB_A} ble invitert av {NB_B} til å komme til Turku, noe Dalheim bekrefter at hun har takket ja til."
    assert told(text, "nb") == [(B, A, "Turku", "accepted")]
