"""The command line, with a signal sent to itself at a chosen moment: after so many calls of Python functions.

usage: python -m tests.interrupted SIGNAL CALLS ARGUMENT…; CALLS may be several, by commas.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Any

from samesaid.__main__ import main


def _signalling(number: int, moments: list[int]) -> Any:
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        if event == "call":
            calls += 1
            if moments and calls >= moments[0]:
                del moments[0]
                os.kill(os.getpid(), number)

    return count


if __name__ == "__main__":
    name, calls, *arguments = sys.argv[1:]
    sys.argv = ["samesaid", *arguments]
    # Where the tests were started in the background, Ctrl-C is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.setprofile(_signalling(signal.Signals[name], [int(call) for call in calls.split(",")]))
    main()
