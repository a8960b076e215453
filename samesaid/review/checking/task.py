"""What a worker is given, and what it answers: JSON both ways, so that nothing a worker says is run by the server.

Only light modules are imported here: the server starts without models.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from samesaid.inputs import Content


class Say(StrEnum):
    """What a worker says: it is ready; a step begins; the report of a job; one line why there is none; and that its
    checker cannot be had at all."""

    READY = "ready"
    STEP = "step"
    REPORT = "report"
    PROBLEM = "problem"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Source:
    """One version: the bytes of a file, or the document of an earlier report as its JSON has it."""

    name: str
    suffix: str = ""
    data: bytes = b""
    language: str = ""
    document: dict[str, Any] | None = None

    @property
    def content(self) -> Content:
        """The file as readers take it."""
        return Content(self.name, self.suffix, self.data)


@dataclass(frozen=True, slots=True)
class Task:
    """A check. ``seconds`` is the processor time that it may take, ``sentences`` how many all its versions may have.

    ``all_comparable``: a version that is another text makes it fail, not only where all are.
    """

    sources: tuple[Source, ...]
    labels: tuple[str, ...] = ()
    level: str = "default"
    glossary: Source | None = None
    seconds: float = 300.0
    sentences: int = 20_000
    all_comparable: bool = False

    def packed(self) -> bytes:
        """As JSON."""
        return json.dumps(asdict(self), default=lambda data: base64.b64encode(data).decode()).encode()


def unpacked(data: bytes) -> Task:
    """What `Task.packed` made."""
    fields = json.loads(data)
    glossary = fields["glossary"]
    return replace(
        Task(**fields),
        sources=tuple(map(_source, fields["sources"])),
        labels=tuple(fields["labels"]),
        glossary=_source(glossary) if glossary else None,
    )


def _source(fields: dict[str, Any]) -> Source:
    return Source(**{**fields, "data": base64.b64decode(fields["data"])})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says. ``line`` is a step or a problem; ``seconds`` of processor time were used; ``report`` is the
    JSON of the report. After its ``last`` answer it ends."""

    say: Say
    line: str = ""
    seconds: float = 0.0
    last: bool = False
    report: dict[str, Any] | None = None

    def packed(self) -> bytes:
        """As JSON; halves of characters are escaped."""
        return json.dumps(asdict(self)).encode()


def answer(data: bytes) -> Answer:
    """What `Answer.packed` made."""
    fields = json.loads(data)
    return Answer(**{**fields, "say": Say(fields["say"])})
