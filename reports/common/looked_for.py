"""What was looked for and what was not, as lines that every report for people has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samesaid.model import Check, Message, Report, message
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH, labels


def report_lines(report: Report, say: Catalogue = ENGLISH, *, done: bool = True) -> tuple[str, ...]:
    """The lines of each version, once for versions of which they say the same.

    Where versions differ, each line begins with their labels. Without ``done`` only what was not looked for is listed.
    """
    extended = say.extended(report.rules)
    by_lines: dict[tuple[str, ...], list[int]] = {}
    for version, checks in enumerate(report.checks):
        listed = checks if done else [check for check in checks if check.reason is not None]
        by_lines.setdefault(check_lines(listed, extended), []).append(version)
    if len(by_lines) <= 1:
        return next(iter(by_lines), ())
    names = labels(report, say)
    return tuple(
        say("checked.version", labels=tuple(names[v + 1] for v in versions), line=line)
        for lines, versions in by_lines.items()
        for line in lines
    )


def version_lines(report: Report, version: int) -> tuple[str, ...]:
    """The lines of one version, in English."""
    return check_lines(report.checks[version], ENGLISH.extended(report.rules)) if report.checks else ()


def check_lines(checks: Sequence[Check], say: Catalogue) -> tuple[str, ...]:
    """One line of what was looked for and one of what was not, with the reasons; none for what is empty.

    ``say`` has the names that outside comparators bring.
    """
    done = _names(c for c in checks if c.reason is None)
    by_reason: dict[Message, list[Check]] = {}
    for one in checks:
        if one.reason is not None:
            by_reason.setdefault(one.reason, []).append(one)
    parts = tuple(message("checked.because", names=_names(some), reason=reason) for reason, some in by_reason.items())
    lines = ("checked.done", {"names": done}), ("checked.not", {"parts": parts})
    return tuple(say.text(message(key, **values)) for key, values in lines if any(values.values()))


def reasons(checks: Iterable[Check]) -> Mapping[str, Message]:
    """The codes that no check looked for, with the reason of the first that would have."""
    skipped: dict[str, Message] = {}
    looked_for = set()
    for one in checks:
        for code in one.codes:
            if one.reason is None:
                looked_for.add(code)
            else:
                skipped.setdefault(code, one.reason)
    return {code: reason for code, reason in skipped.items() if code not in looked_for}


def _names(checks: Iterable[Check]) -> tuple[Message, ...]:
    return tuple(dict.fromkeys(check.name for check in checks))
