"""Statements and invitations of an article."""

from kg.mapping.labels import invitation_label, statement_label
from kg.mapping.quads import LABEL, RDF_TYPE, concept, date, dip, iri, text
from kg.mapping.scope import LABEL_LANGUAGES, Scope
from kg.records import Invitation, Statement

_OCCASIONS = frozenset(
    {"meeting", "negotiation", "summit", "conference", "press_conference", "ceremony", "phone_call"}
)


def map_speech(scope: Scope) -> None:
    """Every statement and every invitation of the article."""
    article = scope.extraction.article.id
    for statement in scope.extraction.statements:
        start, end = statement.start, statement.end
        node = iri(scope.iris.statement(article, start, end))
        with scope.by_its_reader("statement", f"{start}-{end}", node):
            _statement(node, statement, scope)
    for number, invitation in enumerate(scope.extraction.invitations, 1):
        if invitation.inviter is None and invitation.invitee is None:
            continue  # retracted; it stands for its number
        node = iri(scope.iris.invitation(article, number))
        with scope.by_its_reader("invitation", str(number), node):
            _invitation(node, invitation, scope)


def _statement(node: str, statement: Statement, scope: Scope) -> None:
    article, said = scope.extraction.article, scope.said
    said.add(node, RDF_TYPE, dip("Statement"))
    said.add(node, LABEL, *(text(statement_label(statement, c, scope), c) for c in LABEL_LANGUAGES))
    said.add(node, dip("text"), text(article.text[statement.start : statement.end], article.language))
    said.add(node, dip("speechMode"), concept("mode", statement.mode))
    said.add(node, dip("about"), *(_topic(one, scope) for one in statement.about))
    if statement.addressee and statement.inferred_addressee:
        scope.infer(node, "addressee", scope.actor(statement.addressee), "listener-so-far")
    elif statement.addressee:
        said.add(node, dip("addressee"), scope.actor(statement.addressee))
    if statement.stance:
        said.add(node, dip("stance"), concept("stance", statement.stance))
    if statement.cue:
        said.add(node, dip("cue"), text(statement.cue, article.language))
    if statement.time:
        said.add(node, dip("startDate"), date(statement.time.value))
        if statement.time.until:
            said.add(node, dip("endDate"), date(statement.time.until))
    for who in (statement.speaker, *statement.co_speakers):
        if statement.inferred_speaker:
            scope.infer(node, "speaker", scope.actor(who), "speaker-of-the-turn")
        else:
            said.add(node, dip("speaker"), scope.actor(who))
    said.add(node, dip("evidence"), scope.passages.passage(statement.start, statement.end))
    scope.evidenced(node, statement.evidence)
    _occasion(node, statement, scope)


def _topic(name: str, scope: Scope) -> str | None:
    """Whom or which place a statement is about, as a term; None for what the article does not name."""
    if scope.actor(name) is not None or ("place", name) not in scope.decisions:
        return scope.actor(name)
    return scope.place(name)


def _occasion(node: str, statement: Statement, scope: Scope) -> None:
    """The event at which it was said, where the speaker took part in only one of the article."""
    occasions = [
        e.id for e in scope.events
        if e.type in _OCCASIONS
        and e.status in ("held", "ongoing")
        and any(p.who == statement.speaker for p in e.participants)
    ]  # fmt: skip
    if len(occasions) == 1:
        scope.infer(node, "madeAt", scope.event(occasions[0]), "only-event-of-the-speaker")


def _invitation(node: str, invitation: Invitation, scope: Scope) -> None:
    said = scope.said
    said.add(node, RDF_TYPE, dip("Invitation"))
    said.add(node, LABEL, *(text(invitation_label(invitation, c, scope), c) for c in LABEL_LANGUAGES))
    if invitation.inviter and invitation.inferred_inviter:
        scope.infer(node, "inviter", scope.actor(invitation.inviter), "holder-of-the-gathering")
    elif invitation.inviter:
        said.add(node, dip("inviter"), scope.actor(invitation.inviter))
    if invitation.invitee:
        said.add(node, dip("invitee"), scope.actor(invitation.invitee))
    if invitation.destination:
        said.add(node, dip("destination"), scope.place(invitation.destination))
    said.add(node, dip("eventStatus"), concept("status", invitation.status))
    scope.evidenced(node, invitation.evidence)
