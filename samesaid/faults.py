"""Faults of samesaid itself: what raised, where in the code, and with which file and sentence in hand.

A SamesaidError is an answer, and a MemoryError is the machine's: neither is a fault.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from samesaid.model import Bead, Document, SamesaidError, Sentence

T = TypeVar("T")

STRICT = "SAMESAID_STRICT_FAULTS"
"""The variable of the environment that makes every fault an error, as ``--strict-faults`` does."""

FAULT = "warning.fault"
"""The key of every warning of a report that is about a fault."""

_MAX_QUOTE_CHARACTERS = 60


def is_fault(error: BaseException) -> bool:
    """Whether an exception is a fault: not an answer to the user, nor an interruption, nor a lack of memory."""
    return isinstance(error, Exception) and not isinstance(error, SamesaidError | MemoryError)


def is_strict(asked: bool) -> bool:
    """Whether a fault must stop the run: the settings ask for it, or the environment does."""
    return asked or bool(os.environ.get(STRICT))


def attempted(work: Callable[[], T], *, strict: bool) -> T | Exception:
    """The value of ``work``, or the fault that it raised. With ``strict``, and for what is no fault, it raises."""
    try:
        return work()
    except Exception as error:
        if strict or not is_fault(error):
            raise
        return error


def place(error: BaseException, package: str = "samesaid") -> str:
    """The exception and the innermost line of samesaid or ``package``: ``IndexError in samesaid.gate, line 51``."""
    frames = [(frame.f_globals.get("__name__", ""), line) for frame, line in _frames(error)]
    own = [f for f in frames if f[0].partition(".")[0] in ("samesaid", package)]
    kind = type(error).__name__
    if not frames:
        return kind
    module, line = own[0] if own else frames[0]
    return f"{kind} in {module}, line {line}"


def quoted(text: str) -> str:
    """The beginning of a sentence on one line, without characters that cannot be seen."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * _MAX_QUOTE_CHARACTERS]).split())
    return plain if len(plain) <= _MAX_QUOTE_CHARACTERS else plain[:_MAX_QUOTE_CHARACTERS] + " …"


@dataclass(frozen=True, slots=True)
class InHand:
    """What was worked on when something was raised; empty where that is not known.

    ``sentence`` is its number in its file, from 1, and ``quote`` its beginning.
    """

    files: tuple[str, ...] = ()
    sentence: int | None = None
    quote: str = ""

    def __str__(self) -> str:
        files = " and ".join(self.files)
        if self.sentence is None:
            return files
        return f"{files + ', ' if files else ''}sentence {self.sentence} (“{self.quote}”)"


def in_hand(error: BaseException) -> InHand:
    """The files and the sentence in the variables of the innermost function that has any."""
    files: tuple[str, ...] = ()
    sentence: Sentence | None = None
    for frame, _ in _frames(error):
        values = list(_values(frame))
        sentence = sentence or _sentence(values)
        files = files or _files(values)
        if files and sentence:
            break
    if sentence is None:
        return InHand(files)
    return InHand(files, sentence.index + 1, quoted(sentence.text))


def _sentence(values: list[Any]) -> Sentence | None:
    for value in values:
        if isinstance(value, Sentence):
            return value
    # A bead in hand says which sentence where a document is in hand, too.
    beads = [value for value in values if isinstance(value, Bead)]
    documents = [value for value in values if isinstance(value, Document)]
    for bead in beads:
        if bead.source and documents and bead.source[0] < len(documents[0].sentences):
            return documents[0].sentences[bead.source[0]]
    return None


def _files(values: list[Any]) -> tuple[str, ...]:
    documents = [value.source or value.name for value in values if isinstance(value, Document)]
    paths = [str(value) for value in values if isinstance(value, Path)]
    return tuple(dict.fromkeys(documents or paths))


def _values(frame: FrameType) -> Iterator[Any]:
    """The variables of a function, and the documents, sides and files that they have or hold."""
    for value in list(frame.f_locals.values()):
        yield value
        if isinstance(value, list | tuple):
            yield from value[:8]
        for name in ("document", "source", "target", "reference", "versions"):
            part = _attribute(value, name)
            if isinstance(part, Document):
                yield part
            elif isinstance(inner := _attribute(part, "document"), Document):
                yield inner
            elif isinstance(part, tuple):
                yield from (p for p in part if isinstance(p, Document))


def _attribute(value: Any, name: str) -> Any:
    """The attribute of one of our own objects; others may do anything when they are asked."""
    return getattr(value, name, None) if type(value).__module__.partition(".")[0] == "samesaid" else None


def _frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    """The frames of a traceback and their lines, the innermost first."""
    found = []
    trace = error.__traceback__
    while trace is not None:
        found.append((trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return reversed(found)
