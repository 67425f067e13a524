"""Invitations of which the clause leaves a party out, or counts or lists the guests."""

import pytest

from tests.reading import extraction

Row = tuple[str | None, str | None, str | None, str]

MET = "Kong Harald tok imot Perus president Petra Novak på Slottet tirsdag. "
CALL = "Statsminister Ola Lunde snakket med Kenyas president Tevita Fonoti på telefon mandag. "
COMING = "Tongas energiminister Mele Fonoti kommer etter planen til Bergen 21. juni. "
TALKS = "Perus utenriksminister Petra Novak møtte utenriksminister Ola Lunde i Lima. "
SPOKE = "Prime Minister Tom Hale spoke with Kenyan President Tevita Fonoti on Monday. "


def told(text: str, language: str = "nb") -> list[Row]:
    found = extraction(text, language, published="2024-05-02").invitations
    return [(i.inviter, i.invitee, i.destination, i.status) for i in found]


ONE = [
    (
        "nb",
        f"{MET}Presidentens stab opplyser at kongeparet har fått en innbydelse til Lima.",
        ("Petra Novak", "Harald", "Lima", "extended"),
    ),
    (
        "nb",
        f"{MET}Presidenten benyttet anledningen til å be kongen komme til Lima.",
        ("Petra Novak", "Harald", "Lima", "extended"),
    ),
    (
        "nb",
        f"{CALL}Lunde takket for invitasjonen til å besøke Kenya og sa at han gjerne kommer når en dato er satt.",
        ("Tevita Fonoti", "Ola Lunde", "KEN", "accepted"),
    ),
    (
        "nb",
        f"{CALL}Fonoti gjentok invitasjonen til å besøke Nairobi.",
        ("Tevita Fonoti", "Ola Lunde", "Nairobi", "extended"),
    ),
    (
        "nb",
        f"{COMING}Energiminister Kari Aune vil ikke svare på om innbydelsen står ved lag.",
        ("NOR", "Mele Fonoti", "Bergen", "extended"),
    ),
    (
        "nb",
        f"{TALKS}Lunde minnet om at invitasjonen til å besøke Bergen fortsatt står ved lag.",
        ("Ola Lunde", "Petra Novak", "Bergen", "extended"),
    ),
    (
        "nb",
        "Neste toppmøte er i Haag i juni. Dit er også Tongas president Mele Fonoti invitert.",
        (None, "Mele Fonoti", "Haag", "extended"),
    ),
    (
        "nb",
        ("Da Kenyas utenriksminister Tevita Fonoti var i Oslo i mars, inviterte han bistandsminister Ola Lunde "
        "til Kenya. Lunde drar dit i juni."),
        ("Tevita Fonoti", "Ola Lunde", "KEN", "accepted"),
    ),
    ("nb", "Det danske kronprinsparet er invitert til Peru av president Petra Novak.",
     ("Petra Novak", "DNK", "PER", "extended")),
    (
        "en",
        f"{SPOKE}He thanked him for the invitation to visit Nairobi.",
        ("Tevita Fonoti", "Tom Hale", "Nairobi", "extended"),
    ),
    (
        "en",
        "The next summit is in The Hague in June, to which Peruvian President Petra Novak has also been invited.",
        (None, "Petra Novak", "The Hague", "extended"),
    ),
    (
        "en",
        ("Peruvian Foreign Minister Petra Novak said that her government would invite President Tevita Fonoti of "
        "Kenya to Lima."),
        ("PER", "Tevita Fonoti", "Lima", "extended"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "row"), ONE)
def test_the_party_left_out_is_the_other_of_those_told_of(language: str, text: str, row: Row) -> None:
    assert told(text, language) == [row]


def test_a_couple_is_the_two_whom_the_text_names() -> None:
    text = (
        "Kong Harald og dronning Sonja møtte Perus president Petra Novak. Hun inviterte kongeparet til Lima."
    )
    assert told(text) == [
        ("Petra Novak", "Harald", "Lima", "extended"),
        ("Petra Novak", "Sonja", "Lima", "extended"),
    ]


def test_counted_presidents_are_those_of_the_states_told_of() -> None:
    text = (
        "Utenriksminister Ola Lunde besøker Peru, Kenya og Tonga i mai. I Lima møter han president Petra Novak. "
        "Lunde vil overbringe de tre presidentene en innbydelse til toppmøtet i Alta."
    )
    assert [to for _, to, _, _ in told(text)] == ["Petra Novak", "KEN", "TON"]


LISTED = [
    ("nb", ("Invitert til seremonien i Oslo rådhus er Perus statsminister Petra Novak og Kenyas president Tevita "
           "Fonoti.")),
    ("nb", ("Til markeringen i Lima er ledere fra 40 land invitert, blant dem Perus president Petra Novak og Kenyas "
           "president Tevita Fonoti.")),
    ("nn", "Fire utanriksministrar får innbyding til møtet i Alta: Perus Petra Novak og Kenyas Tevita Fonoti."),
    ("en", ("Among those invited to the ceremony in Lima are Peruvian President Petra Novak and Kenyan President "
           "Tevita Fonoti.")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), LISTED)
def test_guests_in_a_list(language: str, text: str) -> None:
    assert [to for _, to, _, _ in told(text, language)] == ["Petra Novak", "Tevita Fonoti"]


def test_asking_somebody_to_come_is_no_journey() -> None:
    text = f"{MET}Presidenten benyttet anledningen til å be kongen komme til Lima."
    found = extraction(text, "nb", published="2024-05-02").events
    assert not [e for e in found if e.type == "visit" and e.status == "held"]


NOBODY = [
    ("nb", "Ingen representanter for regjeringen i Lima er invitert til seremonien."),
    ("en", "No one from the government in Lima has been invited to the ceremony."),
]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_where_no_one_is_invited(language: str, text: str) -> None:
    assert told(text, language) == []


def test_whoever_says_it_for_his_state_has_invited() -> None:
    text = "Kongen er bedt til Lima, sier Perus president Petra Novak. Kong Harald har ikke svart."
    assert told(text) == [("Petra Novak", "Harald", "Lima", "extended")]
