"""Bytes to text: the encoding is decided in an order that never makes garbage of Big5 or Shift-JIS silently."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from samesaid.languages import UNKNOWN, primary
from samesaid.model import Note, SamesaidError, message


class Decoded(NamedTuple):
    """A text, the Python name of its encoding, and notes for an editor."""

    text: str
    encoding: str
    notes: tuple[Note, ...]


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# Pages that declare gb2312 or gbk mean its superset; iso-8859-1 means windows-1252 (WHATWG Encoding Standard).
_SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "sjis": "cp932", "euc_kr": "cp949", "iso8859-1": "cp1252", "latin-1": "cp1252",
    "ascii": "cp1252",
}  # fmt: skip
# Codecs of Python that are no encoding of a text, but of names of hosts, source code and mail.
_NO_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
_MAX_NAME_CHARS = 40
# Seven-bit encodings, which are valid utf-8: their escape sequences identify them.
_ESCAPES = (("iso2022_jp_2", rb"\x1b\$[@B]"), ("iso2022_kr", rb"\x1b\$\)C"), ("hz", rb"~\{[!-~]{2,}~\}"))
# East Asian encodings: language, and lead bytes of frequent characters (level 1 of GB 2312, Big5, JIS X 0208 and
# KS X 1001, and punctuation, kana, fullwidth forms).
_EASTERN: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {
    "gb18030": ("zh", ((0xA1, 0xA3), (0xB0, 0xD7))),
    "big5hkscs": ("zh", ((0xA1, 0xA2), (0xA4, 0xC6))),
    "cp932": ("ja", ((0x81, 0x83), (0x88, 0x97))),
    "euc_jp": ("ja", ((0xA1, 0xA5), (0xB0, 0xCF))),
    "cp949": ("ko", ((0xA1, 0xA3), (0xB0, 0xC8))),
}
_SINGLE_BYTE = {
    "ru": ["cp1251", "koi8_r"], "uk": ["cp1251", "koi8_u"], "bg": ["cp1251"], "el": ["cp1253"], "tr": ["cp1254"],
    "he": ["cp1255"], "ar": ["cp1256"], "pl": ["cp1250"], "cs": ["cp1250"], "hu": ["cp1250"], "sk": ["cp1250"],
    "sl": ["cp1250"], "hr": ["cp1250"], "ro": ["cp1250"],
}  # fmt: skip
_SINGLE_BYTE_ANY = ["cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254"]
_FREQUENT_HAN = frozenset(
    "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和地出年会會月日发發等与與将將对對以及。，、"
)
# Thresholds chosen by hand, November 2026. Shares are of the characters beyond ASCII unless they say otherwise.
_MIN_FIT = 0.85
"""Plausibility (see _fit) of an East Asian encoding that is accepted."""
_MIN_COMMON_HAN, _SHORT_HAN_CHARS, _MIN_LEVEL_ONE = 0.04, 12, 0.95
"""Chinese has this share of the most frequent characters, unless it is short or nearly all of level one."""
_MIN_KANA, _MIN_HANGUL = 0.15, 0.5
_OWN_LETTERS_BONUS, _IMPLAUSIBLE = 0.05, 0.5
_MAX_MESS = 0.3
"""charset-normalizer's measure of noise."""
_MAX_ACCENTS = 1 / 3
"""Share of the bytes beyond ASCII in a short text of windows-1252."""
_MAX_LOST, _MAX_DOUBLE_CHARS = 0.01, 2
"""Share of all characters, and number, that may look garbled in a sound text."""
_MAX_LATIN_ACCENTS = 0.35
_MIN_HAN_JUDGED, _HAN_SAMPLE_CHARS, _MIN_LEVEL_ONE_GARBLED = 20, 4_000, 0.75
"""A text with so many Han characters is judged by a sample of them: a sound one has this share of level one."""


def decode(
    data: bytes, where: str, *, encoding: str | None = None, declared: str | None = None, language: str | None = None
) -> Decoded:
    """Read ``data`` by the given encoding, a byte order mark, the declared charset, utf-8, or the likeliest one.

    ``where`` names the file in errors. A note of kind encoding names the choice; one of kind warning says that the text
    looks garbled. Raises SamesaidError for an encoding that is not known, and for bytes that fit none.
    """
    if encoding:
        return _decoded(_strictly(data, where, encoding), _python_name(encoding, where), "given")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(_strictly(data[len(mark) :], where, name), name, "byte-order-mark")
    for name, escape in _ESCAPES:
        if re.search(escape, data) and (text := _try(data, name)) is not None:
            return _decoded(text, name, "escapes")
    candidate = _declared(declared)
    if candidate and (text := _try(data, candidate)) is not None:
        return _decoded(text, candidate, "declared")
    if (text := _try(data, "utf-8")) is not None:
        return _decoded(text, "utf-8", "valid")
    return _guessed(data, where, language)


def _decoded(text: str, name: str, how: str) -> Decoded:
    """``how`` is a key of the catalogue's table ``note.how``."""
    text = text.removeprefix("\ufeff")
    notes = [Note("encoding", message("note.encoding", encoding=name, how=message(f"note.how.{how}")))]
    if looks_garbled(text):
        notes.append(Note("warning", message("note.garbled", encoding=name)))
    return Decoded(text, name, tuple(notes))


def _python_name(encoding: str, where: str) -> str:
    name = _known_name(encoding)
    if name is None:
        raise SamesaidError(
            f"{where}: unknown encoding {encoding[:_MAX_NAME_CHARS]!r}; use a name such as utf-8, gb18030, big5"
        )
    return name


def _known_name(encoding: str) -> str | None:
    """The Python name of an encoding of texts, None for anything else (codecs of Python compress and encrypt, too)."""
    if len(encoding) > _MAX_NAME_CHARS:
        return None
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return None if name.replace("_", "-") in _NO_ENCODINGS else name


def _strictly(data: bytes, where: str, encoding: str) -> str:
    name = _python_name(encoding, where)
    text = _try(data, _SUPERSETS.get(name, name))
    if text is None:
        raise SamesaidError(f"{where}: not {name} text; leave the encoding out to have it detected, or set another")
    return text


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _declared(declared: str | None) -> str | None:
    name = _known_name(declared) if declared else None
    return _SUPERSETS.get(name, name) if name else None


def _guessed(data: bytes, where: str, language: str | None) -> Decoded:
    code = primary(language) if language and language != UNKNOWN else None
    eastern = sorted(
        ((_fit(data, name), name) for name, (of, _) in _EASTERN.items() if code in (None, of)), reverse=True
    )
    if eastern and eastern[0][0] >= _MIN_FIT:
        name = eastern[0][1]
        return _decoded(data.decode(name), name, "frequent")
    if code not in {"zh", "ja", "ko"}:
        from charset_normalizer import from_bytes

        names = _SINGLE_BYTE.get(code, ["cp1252"]) if code else _SINGLE_BYTE_ANY
        best = from_bytes(data, cp_isolation=names, threshold=_MAX_MESS).best()
        if best is not None:
            return _decoded(str(best), best.encoding, "statistics")
        # Too short for statistics: a few accents or quotation marks among ASCII are windows-1252.
        if sum(byte > 0x7F for byte in data) < _MAX_ACCENTS * len(data) and (text := _try(data, "cp1252")) is not None:
            return _decoded(text, "cp1252", "mostly-ascii")
    raise SamesaidError(f"{where}: the encoding is not clear (not utf-8); set it, such as --encoding gb18030")


def _fit(data: bytes, name: str) -> float:
    """How plausible an East Asian encoding is: the share of frequent characters, and up to 1 more for the script.

    A text in another encoding can often be decoded as well, but into rare characters.
    """
    text = _try(data, name)
    if text is None:
        return 0.0
    wide = [char for char in text if ord(char) > 0x7F]
    if not wide:
        return 0.0
    language, leads = _EASTERN[name]
    good = sum(any(low <= char.encode(name)[0] <= high for low, high in leads) for char in wide)
    # Other encodings decoded as Shift-JIS give halfwidth katakana.
    good -= sum("｡" <= char <= "ﾟ" for char in wide)
    common = sum(char in _FREQUENT_HAN for char in wide) / len(wide)
    kana = sum("぀" <= char <= "ヿ" for char in wide) / len(wide)
    hangul = sum("가" <= char <= "힣" for char in wide) / len(wide)
    plausible = {
        "zh": common > _MIN_COMMON_HAN or len(wide) < _SHORT_HAN_CHARS or good > _MIN_LEVEL_ONE * len(wide),
        "ja": kana > _MIN_KANA,
        "ko": hangul > _MIN_HANGUL,
    }[language]
    if not plausible:
        return _IMPLAUSIBLE * good / len(wide)
    # Japanese and Korean have letters of their own; read as Chinese they are Han characters only.
    return good / len(wide) + (common if language == "zh" else _OWN_LETTERS_BONUS)


_DOUBLY_DECODED = re.compile(
    r"[ÂÃ][\x80-\xbf]|[äåæçèéï][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]?|â€[™œ\x9d“”¦]"
)
_LOST_CHARS = re.compile("[\x80-\x9f\ufffd\ue000-\uf8ff]")


def looks_garbled(text: str) -> bool:
    """Whether a text seems to be read in a wrong encoding: control characters instead of letters, pairs of characters
    that utf-8 gives when it is read as Latin, mostly Latin letters with accents, or mostly rare Han characters."""
    size = max(1, len(text))
    double = len(_DOUBLY_DECODED.findall(text))
    if len(_LOST_CHARS.findall(text)) > _MAX_LOST * size or double > max(_MAX_DOUBLE_CHARS, _MAX_LOST * size):
        return True
    if sum("\xa1" <= char <= "\xff" for char in text) > _MAX_LATIN_ACCENTS * len("".join(text.split())):
        return True
    han = [char for char in text if "一" <= char <= "鿿"]
    if len(han) < _MIN_HAN_JUDGED:
        return False
    han = han[:: len(han) // _HAN_SAMPLE_CHARS + 1]
    return sum(is_level_one(char) for char in han) < _MIN_LEVEL_ONE_GARBLED * len(han)


def is_level_one(char: str) -> bool:
    """Whether a national standard of China, Taiwan or Japan counts the character among the frequent ones."""
    for name in ("gb2312", "big5", "euc_jp"):
        try:
            lead = char.encode(name)[0]
        except UnicodeEncodeError:
            continue
        if lead <= {"gb2312": 0xD7, "big5": 0xC6, "euc_jp": 0xCF}[name]:
            return True
    return False
