"""What bytes a garbled text comes from: it is encoded as it was read, and decoded as it was written.

A text in the wrong encoding cannot be recognised alone: the one that gives plausible text in the language is the proof.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.language_profiles import profiles
from samesaid.compare.coverage.scripts import LATIN, scripts_of
from samesaid.encodings import is_level_one
from samesaid.languages import primary

NAMES = {
    "utf-8": "UTF-8", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1252": "Windows-1252",
    "cp1253": "Windows-1253", "cp1254": "Windows-1254", "cp1257": "Windows-1257", "koi8_r": "KOI8-R",
    "cp866": "CP866", "cp437": "CP437", "mac_roman": "Mac Roman", "macroman": "Mac Roman", "latin-1": "ISO 8859-1",
    "iso-8859-2": "ISO 8859-2", "gb18030": "GB 18030", "big5hkscs": "Big5", "cp932": "Shift-JIS", "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
}  # fmt: skip
_READ_AS = (
    "cp1252", "cp1251", "cp1250", "koi8_r", "mac_roman", "cp866", "cp437", "gb18030", "big5hkscs", "cp932", "cp949"
)  # fmt: skip
_WRITTEN_IN = {
    "zh": ("utf-8", "gb18030", "big5hkscs"), "ja": ("utf-8", "cp932", "euc_jp"), "ko": ("utf-8", "cp949"),
    "ru": ("utf-8", "cp1251", "koi8_r", "cp866"), "el": ("utf-8", "cp1253"),
}  # fmt: skip
_CYRILLIC, _LATIN = ("utf-8", "cp1251"), ("utf-8", "cp1252", "cp1250")
_REPLACEMENT = "\ufffd"
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = frozenset("“”„‘’‚«»‹›–—…·•¡¿§°€№")
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
_FREQUENT_HAN = frozenset(
    "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和地出年会會月日发發等与與将將对對"
)


class Misreading(NamedTuple):
    """What a garbled text was, and the Python names of the encodings that it is in and that it was read as.

    ``clear``: no other pair of encodings gives text that is nearly as plausible.
    """

    text: str
    written_in: str
    read_as: str
    clear: bool = True


def misreading(text: str, language: str, *, min_gain: float = tuning.MIN_GAIN_IN_PLAUSIBILITY) -> Misreading | None:
    """The likeliest misreading that gives plausible text in ``language``, None if there is none.

    ``min_gain`` is how much more plausible than the text as it is.
    """
    before = _plausibility(text, language)
    if before is None:
        return None
    every = list(_candidates(text, language))
    value, best = max(every, default=(0.0, None))
    if best is None or value < max(tuning.MIN_PLAUSIBILITY, before + min_gain):
        return None
    rivals = [other for other, one in every if one.text != best.text]
    return best._replace(clear=max(rivals, default=0.0) < value - tuning.MIN_LEAD_OF_MISREADING)


def _candidates(text: str, language: str) -> Iterator[tuple[float, Misreading]]:
    base = primary(language)
    written = _WRITTEN_IN.get(base, _LATIN if LATIN in scripts_of(language) else _CYRILLIC)
    for read_as in _READ_AS:
        data, lost = _encoded(text, read_as)
        if lost > tuning.MAX_SHARE_LOST * len(text):
            continue
        for name in written:
            if name == read_as:
                continue
            decoded = data.decode(name, "replace")
            damaged = decoded.count(_REPLACEMENT)
            most = tuning.MAX_SHARE_LOST_OF_UTF8 if name == "utf-8" else tuning.MAX_SHARE_LOST
            if damaged <= most * sum(not c.isascii() for c in decoded):
                value = _plausibility(decoded, language)
                if value is not None:
                    yield value - damaged / len(decoded), Misreading(decoded, name, read_as)


@functools.cache
def _bytes_of(char: str, encoding: str) -> bytes | None:
    """The bytes of a character, None for one that was lost.

    Code pages for Windows keep bytes that they do not define as control characters.
    """
    if char == _REPLACEMENT:
        return None
    try:
        return codecs.encode(char, encoding)
    except UnicodeEncodeError:
        return bytes([ord(char)]) if "\x80" <= char <= "\xa0" else None


def _encoded(text: str, encoding: str) -> tuple[bytes, int]:
    """The bytes of the text, and how many of its characters have none."""
    parts = [_bytes_of(char, encoding) for char in text]
    return b"".join(b"?" if part is None else part for part in parts), parts.count(None)


def _plausibility(text: str, language: str) -> float | None:
    """How much the text looks like one in the language, 0 to about 1; None for a language that cannot be judged."""
    base = primary(language)
    if base in _EAST_ASIAN:
        return _east_asian_plausibility(text, base)
    (script, *_) = scripts_of(language)
    known = profiles(script)
    if base not in known.languages:
        return None
    words = [word.lower() for word in _WORD.findall(text)]
    if sum(map(len, words)) < tuning.MIN_JUDGED_LETTERS:
        return 0.0
    likelihood = float(known.likelihoods(words)[known.languages.index(base)])
    low, high = tuning.IMPLAUSIBLE_LIKELIHOOD, tuning.PLAUSIBLE_LIKELIHOOD
    signs = sum(not (c.isascii() or c.isalnum() or c.isspace() or c in _MARKS) for c in text) / len(text)
    return max(0.0, (likelihood - low) / (high - low) - signs)


def _east_asian_plausibility(text: str, base: str) -> float:
    """The share of characters that are frequent in the language, among those beyond ASCII."""
    wide = [char for char in text if not char.isascii()]
    if not wide:
        return 0.0
    letters = sum(is_level_one(char) or "ぁ" <= char <= "ヿ" or "가" <= char <= "힣" for char in wide)
    marks = sum("\u3000" <= char <= "〿" or "！" <= char <= "～" or char in "“”‘’…—·" for char in wide)
    kana = sum("ぁ" <= char <= "ヿ" for char in wide)
    expected = {
        "zh": len(wide) < tuning.MIN_WIDE_WITH_FREQUENT_HAN or any(c in _FREQUENT_HAN for c in wide),
        "ja": kana >= tuning.MIN_KANA_SHARE_OF_JAPANESE * len(wide),
        "ko": any("가" <= char <= "힣" for char in wide),
    }[base]
    kana_or_hangul = kana if base == "zh" else 0
    return (letters + marks - kana_or_hangul) / len(wide) * (1.0 if expected else 0.5)
