"""A worker process: it loads the models once, then makes one check after another.

It ends with its server, whatever ends that, leaves Ctrl-C to it, gives way to other programs, uses one core, and may
use a bounded amount of memory. After a check that took too long or too much it ends, for what it holds may be broken.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Protocol

from samesaid.archive.pool.lifeline import GIB, bound_memory, end_with_driver
from samesaid.review.checking.task import Answer, Say, Task, unpacked

# Added to the priority of the server: pages come before checks.
_NICENESS = 10
_ONE_CORE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Checker(Protocol):
    """Makes the JSON of a report; calls ``step`` with what begins. Raises SamesaidError for what cannot be checked."""

    def __call__(self, task: Task, step: Callable[[str], None]) -> dict[str, Any]: ...


def serve(link: Connection, prepared: Callable[[], Checker], memory: float) -> None:
    """Do the tasks that come over ``link`` until it closes. ``prepared`` makes the checker; ``memory`` is in GiB."""
    end_with_driver()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(_ONE_CORE, "1"))
    with contextlib.suppress(OSError, AttributeError):
        os.nice(_NICENESS)
    bound_memory(int(memory * GIB))
    # A server that ended meanwhile hears nothing more, and needs nothing.
    with contextlib.suppress(EOFError, OSError):
        _serve(link, prepared)


def _serve(link: Connection, prepared: Callable[[], Checker]) -> None:
    try:
        checker = prepared()
    except Exception as error:
        link.send_bytes(Answer(Say.REFUSED, _line(error)).packed())
        return
    link.send_bytes(Answer(Say.READY).packed())
    while True:
        said = _checked(checker, unpacked(link.recv_bytes()), link)
        link.send_bytes(said.packed())
        if said.last:
            return


def _checked(checker: Checker, task: Task, link: Connection) -> Answer:
    """The answer: the last one where this process may not be as it was before."""
    from samesaid.archive.run.time_limit import TimeIsUpError, bounded

    def step(words: str) -> None:
        link.send_bytes(Answer(Say.STEP, words).packed())

    start = time.process_time()
    last = False
    try:
        with bounded(task.seconds):
            report = checker(task, step)
        return Answer(Say.REPORT, seconds=time.process_time() - start, report=report)
    except TimeIsUpError:
        line, last = f"took longer than {task.seconds:g} seconds of processor time; check it in parts", True
    except MemoryError:
        line, last = "needs more memory than a check may have; check it in parts", True
    except Exception as error:
        line = _line(error)
    return Answer(Say.PROBLEM, line, time.process_time() - start, last)


def _line(error: Exception) -> str:
    """What an expected error says, else what to report."""
    from samesaid.commands.outcome import fault_line
    from samesaid.model import SamesaidError

    return str(error) if isinstance(error, SamesaidError) else fault_line(error)
