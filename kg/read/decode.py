"""Bytes → NFC text. What was written or once read in the wrong encoding is refused, not guessed at."""

import codecs
import re
import unicodedata
from functools import cache
from typing import cast

from charset_normalizer import from_bytes

from kg.languages import codes, table
from kg.read.refuse import Unreadable

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_WEB_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso8859-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_WESTERN = frozenset(
    "æøåÆØÅäöüÄÖÜéèêëÉÈÊËáàâãÁÀÂóòôõÓÒÔíìîïúùûçÇñÑšžŠŽßðþýÿœŒ«»“”„‘’‚–—…·•°§©®™€£½¼¾²³×ºª\u00a0\u00ad"
)
# UTF-8 read as Windows-1252: the lead byte as a letter, the rest as signs.
_TWICE = re.compile(
    r"Ã[\u0080-\u00bf†…€™˜šœžŸ¡-¿‚„‡ˆ‰Š‹Œ‘’“”•–—›]|â€[\u0080-\u00bf™œžš“”\"¦˜¢]|Â[«»\u00a0§°·]"
)
# Western letters read as Central European ones (Windows-1250, ISO 8859-2).
_EASTERN = {"ř": "ø", "ĺ": "å", "ć": "æ", "Ř": "Ø", "Ĺ": "Å", "Ć": "Æ"}
_EASTERN_WORD = re.compile(
    r"(?<!\w)\w{0,12}[řĺćŘĹĆ]\w{0,12}(?!\w)"
)  # bounded: a word of 300,000 letters took minutes
_HALF = re.compile("[\ud800-\udfff]")
_SECOND_CONTROL = re.compile("[\x80-\x9f]")
_CONTROL = {code: " " for code in range(32) if chr(code) not in "\t\n\r"} | {127: " "}
_NO_TEXT = bytes((*range(9), *range(14, 27)))
_OF_TEXTS = re.compile(  # what pages declare; Python knows others, among them punycode, which takes minutes
    r"utf-?(8|16|16le|16be)|(iso-?|latin-?)[\d-]{1,9}|(windows-|cp)\d{3,4}|koi8-[ru]|mac\w*"
    r"|big5|gbk|gb2312|gb18030|euc-?(jp|kr|tw)|(shift_|s)jis|iso-2022-jp|utf-16-(le|be)"
)
UTF8 = "save it as UTF-8 (in a shell: iconv -f {found} -t UTF-8)"


def text_of(data: bytes, *, html: bool = False, charset: str | None = None) -> str:
    """The text that the bytes hold, in NFC with line feeds; refused when empty, binary or wrongly encoded.

    `charset` is the encoding that a server named.
    """
    if not data.strip():
        raise Unreadable("an empty file", "leave it out, or save the article again")
    return clean(_decode(data, html=html, charset=charset))


def clean(text: str) -> str:
    """The text in NFC, with line feeds, without control characters; refused if once decoded wrongly."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise Unreadable("binary: it holds zero bytes", "give text, HTML or JSON")
    if _HALF.search(text):
        raise Unreadable("half a character: a surrogate without its pair", "write the file again as UTF-8")
    text = unicodedata.normalize("NFC", text.translate(_CONTROL))
    _refuse_mojibake(text)
    return text


def _decode(data: bytes, *, html: bool, charset: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    if (
        b"\0" in data[:4096]
        or len(data[:4096]) - len(data[:4096].translate(None, _NO_TEXT)) > len(data[:4096]) // 20
    ):
        raise Unreadable("binary, not text", "give text, HTML or JSON")
    declared = _label(charset) if charset else _declared(data) if html else None
    try:
        text = data.decode(
            "utf-8"
        )  # a server's label is often its default, and UTF-8 does not come by chance
        if charset or declared in (None, "utf-8", "utf8"):
            return text
    except UnicodeDecodeError as fault:
        if declared in (None, "utf-8", "utf8"):
            return _western(data, fault)
    return _strict(data, str(declared))


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    return _label(match.group(1).decode("ascii", "replace"))


def _label(name: str) -> str:
    plain = name.strip(" \t\"'").casefold()
    return _WEB_ALIASES.get(plain, plain)  # browsers read these labels as Windows-1252


def _strict(data: bytes, encoding: str) -> str:
    refusal = Unreadable(f"not in {encoding[:40]}, the encoding it names", UTF8.format(found="ENCODING"))
    if not _OF_TEXTS.fullmatch(encoding.removesuffix("-sig")):
        raise refusal
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as fault:
        raise refusal from fault


def _western(data: bytes, fault: UnicodeDecodeError) -> str:
    """Windows-1252 where every letter that is not ASCII is one that Western Europe writes; else refused."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = "\x81"
    foreign = [sign for sign in text if sign > "\x7f"]
    letters = [sign for sign in foreign if sign.isalpha()]
    lower = sum(sign.islower() for sign in letters)
    if sum(sign in _WESTERN for sign in foreign) >= 0.98 * len(foreign) and 2 * lower >= len(letters):
        return text
    guess = from_bytes(data[:50_000]).best()
    found = guess.encoding if guess else "ENCODING"
    raise Unreadable(
        f"wrong encoding: byte {fault.start} is not UTF-8 (it may be {found})", UTF8.format(found=found)
    ) from fault


def _refuse_mojibake(text: str) -> None:
    remedy = "go back to the source and save it as UTF-8"
    if "\ufffd" in text:
        at = text.index("\ufffd")
        raise Unreadable(f"wrong encoding: letters were lost («{text[max(0, at - 12) : at + 12]}»)", remedy)
    twice = _TWICE.findall(text)
    if len(twice) >= 2 or (twice and len(text) < 2_000):
        raise Unreadable(f"wrong encoding: UTF-8 was read as Windows-1252 («{twice[0]}»)", remedy)
    if _SECOND_CONTROL.search(text):
        raise Unreadable("wrong encoding: control characters where quotation marks or dashes stood", remedy)
    words = {word for word in _EASTERN_WORD.findall(text) if _western_spelling(word).casefold() in _telling()}
    if len(words) >= 2 or (words and len(text) < 2_000):
        word = min(words)
        raise Unreadable(f"wrong encoding: «{word}» stands for «{_western_spelling(word)}»", remedy)


def _western_spelling(word: str) -> str:
    return "".join(_EASTERN.get(sign, sign) for sign in word)


@cache
def _telling() -> frozenset[str]:
    """Common words with æ, ø or å, by which a text read with the wrong table gives itself away."""
    return frozenset(
        word for code in codes() for word in cast("list[str]", table(code, "read").get("telling", []))
    )
