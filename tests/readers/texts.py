"""An invented article of which our own reader has the people and countries, and no event and nothing said."""

from kg.records import Article
from tests.reading import article

PASSAGES = (
    "Norges utenriksminister Kari Solbakk delte vafler med Sveriges utenriksminister Nils Forsgren i Bergen mandag.",
    "Fisken var fersk.",
    "Solbakk nynnet at fisken ikke kjenner noen grenser.",
    "Turen gikk videre med Fjordrådet til Lillevik, der Torvald Lien ventet.",
    "Forsgren vinket Solbakk til Sverige.",
)
TEXT = f"{PASSAGES[0]} {PASSAGES[1]}\n\n{PASSAGES[2]} {PASSAGES[3]}\n\n{PASSAGES[4]}"


def waffles(text: str = TEXT, language: str = "nb") -> Article:
    return article(text, language)


MEETING = {
    "passage": 1,
    "type": "meeting",
    "trigger": "delte",
    "participants": ["Kari Solbakk", "Nils Forsgren"],
}
SAID = {"passage": 3, "said": "fisken ikke kjenner noen grenser", "speaker": "Solbakk", "cue": "nynnet"}
ASKED = {
    "passage": 5,
    "trigger": "vinket",
    "inviter": "Forsgren",
    "invitee": "Solbakk",
    "destination": "Sverige",
}
NAMES = [
    {"passage": 4, "words": "Fjordrådet", "kind": "organisation"},
    {"passage": 4, "words": "Lillevik", "kind": "place"},
    {"passage": 4, "words": "Torvald Lien", "kind": "person"},
]
ALL = {"names": NAMES, "events": [MEETING], "statements": [SAID], "invitations": [ASKED]}
