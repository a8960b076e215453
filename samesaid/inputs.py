"""Files that are read: regular files of a bounded size and standard input, and one line for whatever goes wrong."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from samesaid.model import SamesaidError

MB = 1_000_000


class Limit(NamedTuple):
    """The largest size that is read, in bytes, and what to do about a larger file."""

    size: int
    advice: str


_RAISE = "raise the limit with --max-size"
_WHICH = "is it the right file?"
# Chosen by hand in November 2026. A book is 1 MB of text, and 50 MB as a PDF with pictures. Aligned text and manifests
# are read row by row; a manifest has about 400 bytes a text. Settings and decisions are written by people; a
# workbook of decisions is a whole report.
DOCUMENT, ALIGNED, MANIFEST = Limit(64 * MB, _RAISE), Limit(1_024 * MB, _RAISE), Limit(16_384 * MB, _WHICH)
SETTINGS, DECISIONS, REPORT = Limit(MB // 4, _WHICH), Limit(64 * MB, _WHICH), Limit(1_024 * MB, _WHICH)

STANDARD_INPUT = "standard input"
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
# What a terminal takes for an order, and what is no character.
_NEVER_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A longer path is shown by its beginning and its end.
_MAX_SHOWN_CHARS = 300
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)
# To open a pipe waits for who writes into it, and to open a terminal may make it ours.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file or of standard input, which is read once.

    ``name`` is for messages and reports; ``suffix``, in lower case with the dot, may be empty; ``source`` is the path,
    None for standard input.
    """

    name: str
    suffix: str
    data: bytes
    source: str | None = None


def at_most(megabytes: int | None, otherwise: Limit) -> Limit:
    """The limit that was asked for, if one was."""
    return otherwise if megabytes is None else Limit(megabytes * MB, otherwise.advice)


def read(path: str | os.PathLike[str], what: str = "file", limit: Limit = DOCUMENT) -> Content:
    """The content of a regular file. ``what`` is how messages call it.

    Raises SamesaidError, one line that names the file, where it cannot be read, is no regular file, or is larger than
    the limit.
    """
    with opened(path, what, limit) as stream:
        data = _bounded(stream, shown(path), limit)
    path = Path(path)
    return Content(shown(path.name), path.suffix.lower(), data, str(path))


def text(path: str | os.PathLike[str], what: str, limit: Limit) -> str:
    """The text of a file in UTF-8. Raises SamesaidError like `read`, and where it is none."""
    data = read(path, what, limit).data
    with reading(shown(path), what):
        return data.decode("utf-8-sig")


@contextmanager
def opened(path: str | os.PathLike[str], what: str = "file", limit: Limit = DOCUMENT) -> Iterator[BinaryIO]:
    """A regular file, to be read as a stream of bytes. Raises SamesaidError like `read`, also while it is read."""
    where = shown(path)
    refuse_impossible(path)
    with reading(where, what):
        # Before it is opened, for that alone may do something: a tape is rewound.
        _refuse_other_kinds(Path(path).stat(), where, what)
        with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
            # The path may have become another file meanwhile.
            state = os.fstat(stream.fileno())
            _refuse_other_kinds(state, where, what)
            if state.st_size > limit.size:
                raise _too_large(where, state.st_size, limit)
            yield stream


def refuse_other_kinds(path: str | os.PathLike[str], what: str) -> None:
    """Raises SamesaidError like `read` for what is no regular file; there may be nothing at ``path``."""
    refuse_impossible(path)
    with reading(shown(path), what), suppress(FileNotFoundError):
        _refuse_other_kinds(Path(path).stat(), shown(path), what)


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream of text, each with its line feed; other line ends are part of a line.

    It is UTF-8, or UTF-16 with a byte order mark. The stream is closed at the end. Raises UnicodeDecodeError, which
    `reading` knows.
    """
    encoding = "utf-16" if stream.read(2) in _UTF_16 else "utf-8-sig"
    stream.seek(0)
    with io.TextIOWrapper(stream, encoding=encoding, newline="\n") as text:
        yield from text


def standard_input(suffix: str = "", limit: Limit = DOCUMENT) -> Content:
    """What standard input gives; ``suffix`` is the ending of files of its format. Raises SamesaidError like `read`."""
    # Python has none where it was closed.
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise SamesaidError(f"{STANDARD_INPUT} is closed; give a file")
    with reading(STANDARD_INPUT):
        return Content(STANDARD_INPUT, suffix, _bounded(stream, STANDARD_INPUT, limit))


@contextmanager
def reading(where: str, what: str = "file") -> Iterator[None]:
    """What the system, the encoding or the nesting of a file refuse while it is read is one SamesaidError."""
    try:
        yield
    except FileNotFoundError:
        raise SamesaidError(f"{where}: no such {what}; check the path") from None
    except IsADirectoryError:
        raise SamesaidError(f"{where}: a folder, not a {what}; name the file") from None
    except OSError as error:
        advice = "check its permissions" if error.errno in {errno.EACCES, errno.EPERM} else "check the path"
        reason = error.strerror or type(error).__name__
        raise SamesaidError(f"{where}: the {what} cannot be read ({reason}); {advice}") from None
    except RecursionError:
        raise SamesaidError(f"{where}: the {what} is nested too deeply; simplify it") from None
    except UnicodeError:
        raise SamesaidError(f"{where}: the {what} is not UTF-8 text; save it as UTF-8") from None


def shown(path: str | os.PathLike[str]) -> str:
    """A path as messages and reports have it: not too long, and without what a terminal would take for an order."""
    name = _NEVER_SHOWN.sub("\ufffd", os.fspath(path))
    half = _MAX_SHOWN_CHARS // 2
    return name if len(name) <= _MAX_SHOWN_CHARS else f"{name[:half]}…{name[-half:]}"


def refuse_impossible(path: str | os.PathLike[str]) -> None:
    """Raises SamesaidError for a path that no file can have."""
    if not is_possible(path):
        raise SamesaidError(f"{shown(path)}: no file can have this name; correct it")


def is_possible(path: str | os.PathLike[str]) -> bool:
    """Whether a file can have this path."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeError:
        return False


def is_text(name: str) -> bool:
    """Whether a name is made of characters: one that the system could not decode has halves of surrogate pairs."""
    return name.isascii() or _HALF_CHARACTERS.search(name) is None


def refuse_half_characters(text: str, where: str) -> None:
    """Raises SamesaidError for half of a surrogate pair, which is no character and cannot be written to any file."""
    if not is_text(text):
        found = _HALF_CHARACTERS.findall(text)
        raise SamesaidError(f"{where}: \\u{ord(found[0]):04x} is half of a character; correct it")


def _bounded(stream: BinaryIO, where: str, limit: Limit) -> bytes:
    data = stream.read(limit.size + 1)
    if len(data) > limit.size:
        raise _too_large(where, len(data), limit)
    return data


def _too_large(where: str, size: int, limit: Limit) -> SamesaidError:
    return SamesaidError(
        f"{where}: {size / MB:.2f} MB or more; at most {limit.size / MB:g} MB are read: {limit.advice}"
    )


def _refuse_other_kinds(state: os.stat_result, where: str, what: str) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError
    for is_kind, kind in _KINDS:
        if is_kind(state.st_mode):
            raise SamesaidError(f"{where}: {kind}, not a {what}; save it as a file (for a text, - is standard input)")
