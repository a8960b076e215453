"""A worker process from its first moment: it ends with its driver, whatever ends that, and leaves Ctrl-C to it.

Only light modules are imported here: a driver may die while its workers still load theirs.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import Any, NoReturn

GIB = 1024**3
# Of <linux/prctl.h>.
_PR_SET_PDEATHSIG = 1

# What a worker says: (READY, None) after its setup, (DONE, result), (PROBLEM, one line) of a task, (REFUSED, one line)
# where its setup failed.
READY, DONE, PROBLEM, REFUSED = range(4)
# Exit code of a worker that was asked to end.
ASKED = 128 + signal.SIGTERM


def serve(link: Connection, pickled: bytes, memory: float | None) -> None:
    """Do the tasks that come over ``link`` until it closes.

    ``pickled`` holds the function and what to call before the first task. ``memory`` bounds this process's own data in
    GiB. A worker that is asked to end takes away what it has half-written.
    """
    end_with_driver()
    _when_asked_to_end(_leave_at_once)
    # Ctrl-C is the driver's to handle: it ends its workers. Until now it was blocked.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _allow_interrupts()
    os.environ["OMP_NUM_THREADS"] = "1"
    if memory is not None:
        bound_memory(int(memory * GIB))
    try:
        _serve(link, pickled)
    except SystemExit:
        # The interpreter's own end would take longer than the driver waits.
        os._exit(ASKED)


def _when_asked_to_end(handler: Callable[[int, FrameType | None], NoReturn]) -> None:
    signal.signal(signal.SIGTERM, handler)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, handler)


def _leave_at_once(_: int, __: FrameType | None) -> NoReturn:
    """Before the first task nothing is half-written, and an exception inside an import may be lost."""
    os._exit(ASKED)


def _leave(_: int, __: FrameType | None) -> NoReturn:
    raise SystemExit


def _serve(link: Connection, pickled: bytes) -> None:
    try:
        function, setup = pickle.loads(pickled)
        if setup is not None:
            setup()
    except Exception as error:
        link.send((REFUSED, line(error)))
        return
    _when_asked_to_end(_leave)
    link.send((READY, None))
    while True:
        try:
            task = link.recv_bytes()
        except (EOFError, OSError):
            return
        answer = _answer(function, task)
        try:
            link.send(answer)
        except OSError:
            return
        except Exception as error:
            # A result that cannot be pickled; nothing of it was sent.
            link.send((PROBLEM, line(error)))


def _answer(function: Any, task: bytes) -> tuple[int, Any]:
    try:
        return DONE, function(pickle.loads(task))
    except Exception as error:
        return PROBLEM, line(error)


def line(error: BaseException) -> str:
    """What an exception says: the expected ones speak for themselves."""
    from samesaid.model import SamesaidError

    return str(error) if isinstance(error, SamesaidError) else f"{type(error).__name__}: {error}"


def bound_memory(size: int) -> None:
    """Let this process have ``size`` bytes of data of its own; what it maps from files does not count."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


@contextlib.contextmanager
def interrupts_blocked() -> Iterator[None]:
    """Let Ctrl-C wait, here and in the processes that are started meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Its first start would let the signals in.
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        _allow_interrupts()


def _allow_interrupts() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))


def end_with_driver() -> None:
    """By two ways: a pipe that closes when the driver dies, and on Linux a signal, which also reaches a process that is
    busy in foreign code."""
    driver = parent_process()
    if driver is None:
        return
    threading.Thread(target=_watch, args=(driver.sentinel,), name="lifeline", daemon=True).start()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
            if os.getppid() != driver.pid:
                # It died before the signal was asked for.
                os._exit(1)


def _watch(sentinel: int) -> NoReturn:
    wait([sentinel])
    os._exit(1)
