"""Whether work takes time in proportion to its size: quadratic work shows long before a test would not end."""

from __future__ import annotations

import time
from collections.abc import Callable

# Four times the text: 4 times as long where it is linear, 16 times where it is quadratic.
_MAX_RATIO = 9.0
# What takes less than this is not measured well, and is quick enough: seconds.
_MIN_SECONDS = 0.02


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def is_linear(run: Callable[[int], object], size: int) -> bool:
    """Whether four times ``size`` takes about four times as long, in processor time; the better of two runs counts."""
    run(size // 4)
    large = _seconds(lambda: run(4 * size))
    if large <= _MAX_RATIO * _MIN_SECONDS:
        return True
    small = min(_seconds(lambda: run(size)) for _ in range(2))
    return min(large, _seconds(lambda: run(4 * size))) <= _MAX_RATIO * max(small, _MIN_SECONDS)
