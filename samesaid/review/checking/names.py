"""Names that somebody else chose, as they are shown: of uploaded files and of desks."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from samesaid.model import SamesaidError

_MAX_NAME_CHARS, _MAX_DESK_CHARS, _MAX_KEY_CHARS = 120, 60, 200
_MAX_SUFFIX_CHARS = 10
_SUFFIX = re.compile(rf"\.[a-z0-9]{{1,{_MAX_SUFFIX_CHARS}}}")


def shown_name(name: str, otherwise: str = "text") -> str:
    """The last part of a file's name; what cannot be seen, or turns the direction of writing, is shown as ``<U+202E>``.

    >>> shown_name("C:\\\\drafts\\\\brief\\u202etxt.exe")
    'brief<U+202E>txt.exe'
    """
    last = re.split(r"[/\\]", name)[-1].strip()
    visible = "".join(f"<U+{ord(c):04X}>" if _unseen(c) else c for c in last[:_MAX_NAME_CHARS])
    return visible or otherwise


def suffix(name: str) -> str:
    """The ending of a file's name in lower case with its dot, by which readers know it; empty where it is odd."""
    found = PurePosixPath(re.split(r"[/\\]", name)[-1].strip()).suffix.lower()
    return found if _SUFFIX.fullmatch(found) else ""


def desk_name(name: str) -> str:
    """The name of a desk, without spaces around it. Raises SamesaidError for one that is no name."""
    return _checked(name, "desk", _MAX_DESK_CHARS)


def text_key(key: str) -> str:
    """What a text is recognised by, without spaces around it. Raises SamesaidError for what no person would type."""
    return _checked(key, "identifier", _MAX_KEY_CHARS)


def _checked(words: str, what: str, longest: int) -> str:
    words = unicodedata.normalize("NFC", words.strip())
    if len(words) > longest or any(map(_unseen, words)):
        raise SamesaidError(f"{what} {shown_name(words[:40])!r}: give at most {longest} characters on one line")
    return words


def _unseen(char: str) -> bool:
    """Control characters, marks of direction, other characters without a form, halves of characters, line ends."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
