"""What a command returns: text on stdout, an exit code, and what is said of a fault of samesaid itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from samesaid.faults import FAULT, in_hand, place
from samesaid.gate import holding
from samesaid.inputs import shown
from samesaid.model import Finding, Message, Report, SamesaidError
from samesaid.settings import Settings

# What an exception says may quote a whole text.
_MAX_ERROR_CHARACTERS = 200


def refuse_others(report: Report) -> None:
    """Raise SamesaidError where a version is no version of the reference: whatever else was found, that comes first."""
    if report.others:
        names = ", ".join(shown(report.versions[v].name) for v in report.others)
        one = len(report.others) == 1
        raise SamesaidError(
            f"{names}: {'is no version' if one else 'are no versions'} of {shown(report.reference.name)}, so "
            f"{'it was' if one else 'they were'} not compared; compare versions of one text"
        )


def exit_code(findings: Sequence[Finding], settings: Settings) -> int:
    """0 when no alarm is as severe as ``settings.fail_on``, else 1."""
    return 1 if holding(findings, settings.fail_on) else 0


def put(text: str) -> None:
    """Write a result to stdout, with a line break at its end."""
    with printing():
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def put_pieces(pieces: Iterable[str]) -> None:
    """Write a result to stdout as it is made. All pieces are made even if nobody reads them."""
    gone = False
    for piece in pieces:
        if not gone:
            try:
                sys.stdout.write(piece)
            except BrokenPipeError:
                gone = True
                write_no_more()
    if not gone:
        with printing():
            pass


@contextmanager
def printing() -> Iterator[None]:
    """What is printed to a reader that went away (`| head`) is lost; the work and its exit code are not."""
    try:
        yield
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # rich makes an exit of it.
        write_no_more()


def write_no_more() -> None:
    """Let what stdout still holds go nowhere, or the interpreter would fail once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fault_line(error: Exception) -> str:
    """A fault in one line: what was in hand, what was raised and where, and what to do."""
    hand = str(in_hand(error))
    what = " ".join(f"{error}".split())[:_MAX_ERROR_CHARACTERS]
    return (
        f"a fault of samesaid itself{f' at {hand}' if hand else ''}: {place(error)}{f' ({what})' if what else ''}; "
        "report it to the maintainers with this line (SAMESAID_DEBUG=1 shows more)"
    )


def put_faults(warnings: Iterable[Message]) -> None:
    """Write to stderr what was not compared because of a fault, for results that do not say it themselves."""
    from samesaid.reports.catalogue import catalogue

    for warning in warnings:
        if warning.key == FAULT:
            sys.stderr.write(f"! {catalogue('en').text(warning)}\n")
