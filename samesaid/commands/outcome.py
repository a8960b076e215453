"""What a command returns: text on stdout, and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from samesaid.model import Finding, Severity
from samesaid.settings import Settings


def exit_code(findings: Sequence[Finding], settings: Settings) -> int:
    """0 when no alarm is as severe as ``settings.fail_on``, else 1."""
    if settings.fail_on == "never":
        return 0
    least = Severity(settings.fail_on).rank
    return 1 if any(f.alarm and f.severity.rank >= least for f in findings) else 0


def put(text: str) -> None:
    """Write a result to stdout, with a line break at its end."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
