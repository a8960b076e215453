"""The command ``samesaid``, also as ``python -m samesaid``: the handler of Ctrl-C comes before all that is heavy."""

from __future__ import annotations

import os
import sys

from samesaid import interruption


def main() -> None:
    """The console script."""
    code: int | None = None
    try:
        interruption.listen()
        _open_closed_streams()
        from samesaid.cli import run

        code = run()
    except BaseException:
        code = interruption.ended()
        if code is None:
            raise
    else:
        code = interruption.ended() or code
    sys.exit(code)


def _open_closed_streams() -> None:
    """Streams that the parent closed lead nowhere; else the next file that is opened takes the place of one."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


if __name__ == "__main__":
    main()
