"""How many processes."""

from __future__ import annotations

import os


def count(wanted: int | None) -> int:
    """As many as were asked for, else one for each core that this process may use."""
    if wanted is not None:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
