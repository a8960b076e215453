"""A bound on what a text may take, in processor time: on a busy machine a text takes longer, but does not fail."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# A worker that computes in foreign code hears no signal: it is ended after so many times the bound, and some more
# seconds of processor time.
_HANGS, _MORE = 2.0, 30.0
# A text that waits (for a file system that does not answer) uses no processor time. So many times the bound by the
# clock are as much as the busiest machine may need.
_WAITS = 20.0


class TimeIsUpError(BaseException):
    """The text took longer than it may. No part of a check that catches exceptions may catch this one."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise TimeIsUpError after so many seconds of this process's time, or ``_WAITS`` times as many by the clock.

    Where foreign code does not let that happen, end the process a while later. To be used in the main thread.
    """

    running = True

    def ring(_: int, __: FrameType | None) -> None:
        if running:
            raise TimeIsUpError

    before = {number: signal.signal(number, ring) for number in (signal.SIGPROF, signal.SIGALRM)}
    # Its default action is to end the process, in foreign code too.
    before[signal.SIGVTALRM] = signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(_WAITS * seconds + _MORE, exit=True, file=nowhere)
        signal.setitimer(signal.ITIMER_VIRTUAL, _HANGS * seconds + _MORE)
        signal.setitimer(signal.ITIMER_REAL, _WAITS * seconds)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            yield
        finally:
            running = False
            for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL, signal.ITIMER_VIRTUAL):
                signal.setitimer(timer, 0)
            for number, handler in before.items():
                signal.signal(number, handler)
            faulthandler.cancel_dump_traceback_later()
