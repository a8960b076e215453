"""What people decided about findings, and what an earlier report had found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samesaid.model.finding import Severity


class State(StrEnum):
    """What was decided. The value is what files and tables hold."""

    OPEN = "open"
    WILL_FIX = "will fix"
    FIXED = "fixed"
    NO_ERROR = "not an error"
    ASK = "ask"

    @property
    def closes(self) -> bool:
        """Whether a finding in this state counts no more: it is no alarm, nor does it set an exit code."""
        return self in (State.FIXED, State.NO_ERROR)


@dataclass(frozen=True, slots=True)
class Decision:
    """A state for a finding (``id``), for a pair of renderings (``code``, ``source``, ``target``), or for a rule in a
    document (``code``, ``document``), as ``kind`` says: finding, renderings, rule.

    ``text_digest`` is that of the finding's sentences (see Finding); without one the decision holds for the id alone.
    ``who``, ``when`` (ISO 8601) and ``why`` may be empty.
    """

    state: State
    kind: str = "finding"
    id: str = ""
    code: str = ""
    source: str = ""
    target: str = ""
    document: str = ""
    text_digest: str = ""
    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class DecisionsUsed:
    """The decisions with which a report was made: how many there were, their digest, and those about findings that are
    not there any more or whose sentences have changed. A finding that is gone and was to be fixed is not among them.
    """

    given: int
    digest: str
    lapsed: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class PastFinding:
    """A finding of an earlier report; ``version`` is the name of the version there."""

    id: str
    code: str
    severity: Severity
    message: str
    version: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier report: the file's ``name``, the ``digest`` of its findings, all their ids (``known``), and those
    alarms which count no more because they are ``fixed``: no finding has their id now.
    """

    name: str
    digest: str
    known: frozenset[str]
    fixed: tuple[PastFinding, ...] = ()
