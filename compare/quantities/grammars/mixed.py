"""Figures of digits and words: 2 millones 300 mil, 25 thousand 400, 2 Millionen 300.000, 2 mil 300 millones."""

from __future__ import annotations

import re
from collections.abc import Callable

from samesaid.compare.quantities.grammars.digits import times

# The separators of thousands that any language has. What follows must not go on as a decimal or a list.
_DIGITS = re.compile(r"[ \u00a0](?P<digits>[1-9]\d{0,2}(?:[.,\u00a0\u202f ]\d{3}){0,3})(?![\d]|[.,:/-]\d)")
_THOUSAND, _LARGEST = 1e3, 1e15


def rest(
    text: str, end: int, value: float, factor: float, scale: Callable[[str, int], tuple[float, int]], joint: str = ""
) -> tuple[float, float, int] | None:
    """(total, step, end) of a number with further digits behind its scale, whose first part is ``value`` × ``factor``.

    ``scale`` reads a scale as a grammar does. Digits without a scale fill all places of the one before them: after
    "thousand" they are three. ``joint`` is the word for "and" that may come before digits with a scale. None where the
    number ends with its first scale.
    """
    total, last, step, stop = times(value, factor), factor, factor, end
    while last >= _THOUSAND:
        at = stop
        if joint and text.startswith(f" {joint} ", at):
            at += len(joint) + 1
        match = _DIGITS.match(text, at)
        if match is None:
            break
        digits = re.sub(r"\D", "", match["digits"])
        more, after = scale(text, match.end())
        part = float(digits)
        if more == 1:
            if at != stop or 10.0 ** len(digits) != last:
                break
        elif last == _THOUSAND < more <= _LARGEST and len(digits) == 3 and total == times(value, factor):
            # 2 mil 300 millones: the scale behind is that of both.
            total = times(total, more)
        elif not more < last or part * more >= last:
            break
        total, last, step, stop = total + part * more, more, more, after
        if more == 1:
            break
    return (total, step, stop) if stop > end else None
