"""Invitations told by thanks and by offers to come, and what only looks like one. All names are invented."""

import pytest

from tests.reading import extraction

BERG = "President Adam Berg of Norway met Prime Minister Jan Nowak of Poland."
MOE = "Norwegian Prime Minister Kari Moe"

TOLD = (
    ("en", f"{BERG} President Berg thanked Prime Minister Nowak for his invitation to visit Poland.", "Jan Nowak", "Adam Berg", "POL", "extended"),
    ("en", f"{BERG} Thanking Prime Minister Nowak for the invitation to visit Poland, President Berg smiled.", "Jan Nowak", "Adam Berg", "POL", "extended"),
    ("en", f"{BERG} President Berg expressed his appreciation for the invitation to visit Warsaw.", "Jan Nowak", "Adam Berg", "Warsaw", "extended"),
    ("en", f"{MOE} has accepted Polish President Jan Nowak's offer to visit Warsaw.", "Jan Nowak", "Kari Moe", "Warsaw", "accepted"),
    ("en", f"{MOE} accepted an offer from Polish President Jan Nowak to visit Warsaw.", "Jan Nowak", "Kari Moe", "Warsaw", "accepted"),
    ("en", f"{MOE} turned down Polish President Jan Nowak's offer to come to Warsaw.", "Jan Nowak", "Kari Moe", "Warsaw", "declined"),
    ("en", f"{MOE} will travel to Warsaw, which is far away, at the invitation of Polish President Jan Nowak.", "Jan Nowak", "Kari Moe", "Warsaw", "accepted"),
    ("en", f"At Polish President Jan Nowak's invitation, President Nowak and {MOE} will meet in Warsaw.", "Jan Nowak", "Kari Moe", "Warsaw", "accepted"),
    ("nb", "Statsminister Kari Moe tok imot tilbudet fra Polens president Jan Nowak om å komme til Warszawa.", "Jan Nowak", "Kari Moe", "Warszawa", "accepted"),
    ("nb", "Statsminister Kari Moe avslo tilbudet fra Polens president Jan Nowak om å komme til Warszawa.", "Jan Nowak", "Kari Moe", "Warszawa", "declined"),
    ("nb", "Polens president Jan Nowak er invitert til middag hos kong Harald i Oslo.", "Harald", "Jan Nowak", "Oslo", "extended"),
    ("en", "The Norwegian Foreign Ministry said that the Scandinavian country has invited Poland to Oslo.", "NOR", "POL", "Oslo", "extended"),
    ("nn", "Statsminister Kari Moe er bedd til Warszawa av Polens president Jan Nowak.", "Jan Nowak", "Kari Moe", "Warszawa", "extended"),
    ("nn", "Statsminister Kari Moe takka nei til tilbodet frå Polens president Jan Nowak om å vitje Warszawa.", "Jan Nowak", "Kari Moe", "Warszawa", "declined"),
    ("en", f'Polish President Jan Nowak has invited {MOE} to Warsaw. Moe said she would go "if not one soldier is left".', "Jan Nowak", "Kari Moe", "Warsaw", "extended"),
    ("en", f"Polish President Jan Nowak has invited {MOE} to Warsaw. Moe said she would go, provided the border is opened.", "Jan Nowak", "Kari Moe", "Warsaw", "extended"),
    ("nb", "Polens president Jan Nowak har invitert statsminister Kari Moe til Warszawa. Moe sier hun kommer, men bare hvis grensen åpnes.", "Jan Nowak", "Kari Moe", "Warszawa", "extended"),
    ("nn", "Polens president Jan Nowak har invitert statsminister Kari Moe til Warszawa. Moe seier ho kjem, men berre dersom grensa vert opna.", "Jan Nowak", "Kari Moe", "Warszawa", "extended"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "inviter", "invitee", "destination", "status"), TOLD)
def test_who_is_invited(
    language: str, text: str, inviter: str, invitee: str, destination: str, status: str
) -> None:
    (one,) = extraction(text, language).invitations
    assert (one.inviter, one.invitee, one.destination, one.status) == (inviter, invitee, destination, status)


@pytest.mark.parametrize(
    "text",
    [
        "President Adam Berg of Norway has asked Norwegian Foreign Minister Eva Dal to visit the region.",
        "President Adam Berg of Norway offered to host APEC next year.",
        "President Adam Berg of Norway has invited the spy chief, Eva Dal, to serve as a member of the Cabinet.",
        f"{MOE} accepted Polish President Jan Nowak's offer to mediate.",
    ],
)
def test_what_invites_nobody(text: str) -> None:
    assert not extraction(text, "en").invitations
