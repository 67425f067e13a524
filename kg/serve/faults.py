"""What is refused over HTTP: a status, what is wrong, the remedy; as text or RFC 9457 problem details."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.serve.languages import language_of
from kg.serve.negotiation import preferred
from kg.serve.wording import translated

_PROBLEM = "application/problem+json"


class Refused(Exception):  # noqa: N818 - named for what happened
    """A request that is not answered as asked; `word` names what a page says of it, else its status."""

    def __init__(self, status: int, message: str, remedy: str = "", *, word: str = "") -> None:
        super().__init__(f"{message} ({remedy})" if remedy else message)
        self.status, self.message, self.remedy, self.word = status, message, remedy, word or str(status)


def as_response(request: Request, fault: Refused, headers: dict[str, str] | None = None) -> Response:
    """The refusal as plain text, or as problem details where JSON is wanted more."""
    wanted = preferred(request.headers.get("accept", ""), ("text/plain", _PROBLEM, "application/json"))
    if wanted in (_PROBLEM, "application/json"):
        title, detail = (_worded(request, one) for one in (fault.message, fault.remedy))
        fields = {"status": fault.status, "title": title, "detail": detail}
        return JSONResponse(fields, fault.status, headers=headers, media_type=_PROBLEM)
    return PlainTextResponse(f"{fault}\n", fault.status, headers=headers)


def _worded(request: Request, text: str) -> str:
    """For the scripts of our pages, which show it, in their language; the protocols' answers are English."""
    language, prefix = language_of(request)
    ours = request.scope["path"].startswith("/api/") and (prefix or "accept-language" in request.headers)
    return translated(text, language) or text if ours else text
