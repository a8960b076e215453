"""Ctrl-C and its kin: a command that is interrupted cleans up, says so in one line, and exits with 128 + the signal.

Nothing heavy is imported here: the handler is there before anything else is.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Any

# SIGHUP comes when a terminal is closed, SIGBREAK is the Ctrl-Break of Windows.
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
# Seconds after which an interruption that was swallowed (in a ``__del__``, in a library's bare ``except``) is raised
# again, and how long the interpreter may take for its own end.
_AGAIN, _MAX_END = 1.0, 3.0


class Interrupted(BaseException):
    """A signal asked the command to end. Notes that were added to it belong to the line that the user reads.

    Not a KeyboardInterrupt, of which typer and others make something else.
    """


class _State:
    """What the handler knows. Only the main thread reads and writes it."""

    listening = False
    received: int | None = None
    # The same one each time, so that what was noted on it is not lost.
    interrupted = Interrupted()
    holding = 0
    ending = False


class held:  # noqa: N801 - read as a word: `with held():`
    """Within it the main thread is not interrupted: what it does is done as a whole; then the interruption comes."""

    def __enter__(self) -> None:
        if _in_main_thread():
            _State.holding += 1

    def __exit__(self, *_: object) -> None:
        if _in_main_thread():
            _State.holding -= 1
            check()


def listen() -> None:
    """Raise Interrupted in the main thread when a signal comes; a signal that the parent ignores stays ignored."""
    if not _State.listening:
        sys.unraisablehook, sys.excepthook = _on_unraisable, _on_uncaught
        # The first to be registered is the last to be called.
        atexit.register(_tick_in, 0.0)
        _State.listening = True
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _on_signal)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _on_tick)


def listen_again() -> None:
    """Take the signals back from a library that has put handlers of its own in place."""
    if _State.listening:
        listen()


def interrupt(number: int) -> None:
    """What a signal does, for a library that heard it in our place."""
    if _State.received is None:
        _State.received = number
        _tick_in(_AGAIN)
    check()


def check() -> None:
    """Raise Interrupted if there was an interruption: an exception that it turned into is not what went wrong."""
    if _State.received is not None and not _State.holding and not _State.ending:
        raise _State.interrupted


def ended() -> int | None:
    """The exit code of a command that was interrupted, after its line was written; None where nothing came.

    From here on signals change nothing, and the interpreter's own end is bounded.
    """
    _State.ending = True
    if _State.received is None:
        return None
    _tick_in(_MAX_END)
    advice = getattr(_State.interrupted, "__notes__", ())
    try:
        sys.stderr.write("; ".join(("samesaid: interrupted", *advice)) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        # The terminal is gone, too.
        pass
    return _exit_code()


def _exit_code() -> int:
    return 128 + (_State.received or 0)


def _in_main_thread() -> bool:
    threading = sys.modules.get("threading")
    return threading is None or threading.current_thread() is threading.main_thread()


def _on_signal(number: int, _: FrameType | None) -> None:
    interrupt(number)


def _on_tick(_: int, __: FrameType | None) -> None:
    if _State.ending:
        os._exit(_exit_code())
    _tick_in(_AGAIN)
    check()


def _tick_in(seconds: float) -> None:
    """Call `_on_tick` after so many seconds; never, if they are none."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _on_unraisable(unraisable: Any) -> None:
    # Raised where Python can only print it, an interruption comes again with the next tick.
    if _State.received is None:
        sys.__unraisablehook__(unraisable)


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    # A second signal may come just as the first one has been caught.
    if _State.received is None:
        sys.__excepthook__(kind, error, trace)
        return
    if not _State.ending:
        ended()
    os._exit(_exit_code())
