"""The hunt for crashes of one target: runs inputs within a bound of CPU time, shortens and keeps what crashes."""

from __future__ import annotations

import json
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from tests.fuzz.choices import Choices
from tests.fuzz.target import Input, Target

# CPU seconds that are spent on shortening what crashes, for each crash.
_SHORTENING = 20.0


class HangError(BaseException):
    """An input took more CPU time than is allowed; nothing that catches exceptions may catch this."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise HangError in what takes more CPU seconds; where the system has no timer, after it."""
    begun = time.process_time()
    if not hasattr(signal, "setitimer"):
        yield
        if time.process_time() - begun > seconds:
            raise HangError(f"more than {seconds:.0f} CPU seconds")
        return

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise HangError(f"more than {seconds:.0f} CPU seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def crash_of(target: Target, given: Input, seconds: float) -> BaseException | None:
    """What ``target`` raises for an input, None where it does its work within ``seconds``."""
    try:
        with bounded(seconds):
            target.run(given)
    except (Exception, HangError) as error:
        return error
    return None


def place_of(error: BaseException) -> str:
    """The exception and the last line of samesaid's code that it came through: one crash is kept for each."""
    frames = list(traceback.extract_tb(error.__traceback__))
    if isinstance(error, HangError):
        # A timer rings anywhere: the functions of samesaid that were called first say more than the last.
        frames = [f for f in frames if "fuzz" not in Path(f.filename).parts][:6] or frames
    ours = [f for f in frames if "/site-packages/" not in f.filename and "/lib/python" not in f.filename]
    last = (ours or frames)[-1]
    return f"{type(error).__name__} in {'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}"


class Hunt:
    """Runs inputs of a target until ``budget`` CPU seconds are used up."""

    def __init__(self, target: Target, out: Path, seconds: float, budget: float) -> None:
        self._target, self._out, self._seconds, self._budget = target, out, seconds, budget
        self._begun = time.process_time()
        self._runs = 0
        self._slowest = 0.0
        self._crashes: dict[str, Input] = {}

    @property
    def over(self) -> bool:
        return time.process_time() - self._begun >= self._budget

    def one(self, data: bytes) -> None:
        """Make an input of ``data`` and run it."""
        given = self._target.make(Choices(data))
        self._runs += 1
        begun = time.process_time()
        error = crash_of(self._target, given, self._seconds)
        spent = time.process_time() - begun
        if spent > self._slowest:
            self._slowest = spent
            if spent > self._seconds / 4:
                self._write(f"{self._target.name}-slowest", given)
        if error is None:
            return
        place = place_of(error)
        if place not in self._crashes:
            self._crashes[place] = given
            self._keep(place, error, given)

    def _keep(self, place: str, error: BaseException, given: Input) -> None:
        spent = time.process_time()
        if isinstance(error, HangError):
            short = given
        else:
            short = shortened(
                given,
                lambda smaller: _same(crash_of(self._target, smaller, self._seconds), place),
                lambda: time.process_time() - spent > _SHORTENING,
            )
        name = f"{self._target.name}-{len(self._crashes)}"
        self._write(name, short)
        trace = "".join(traceback.format_exception(error)[-12:])
        (self._out / f"{name}.txt").write_text(f"{place}\n{trace}", encoding="utf-8", errors="backslashreplace")
        # The time spent on shortening is not time of the hunt.
        self._begun += time.process_time() - spent
        print(f"CRASH {self._target.name}: {place}: {str(error)[:100]!r}\n  {as_json(short)[:300]}", flush=True)
        print(f"  again: python -m tests.fuzz.again {self._out / name}.toml", flush=True)

    def _write(self, name: str, given: Input) -> None:
        """Keep an input as a row of tests/cases/fuzz.toml. A string of JSON is one of TOML, too."""
        row = f'[[case]]\ntarget = "{self._target.name}"\ninput = {json.dumps(as_json(given), ensure_ascii=False)}\n'
        (self._out / f"{name}.toml").write_text(row, encoding="utf-8")

    def report(self, how: str) -> int:
        """Print what was done; 1 where something crashed."""
        seconds = time.process_time() - self._begun
        print(
            f"{self._target.name}: {self._runs} executions in {seconds:.0f} CPU s ({how}), "
            f"the slowest {self._slowest:.1f} s, {len(self._crashes)} crashes",
            flush=True,
        )
        return 1 if self._crashes else 0


def _same(error: BaseException | None, place: str) -> bool:
    return error is not None and place_of(error) == place


def as_json(given: Input) -> str:
    """An input as one line of JSON, readable where its text can be written."""
    plain = json.dumps(given, ensure_ascii=False)
    return plain if plain.isprintable() else json.dumps(given)


def shortened(given: Input, crashes: Callable[[Input], bool], late: Callable[[], bool]) -> Input:
    """The input with whatever can be left out of its strings and lists left out while it ``crashes``."""
    while True:
        before = as_json(given)
        for path in list(_paths(given)):
            size = len(_at(given, path))
            step = max(1, size // 2)
            while step:
                start = 0
                while start < len(_at(given, path)):
                    whole = _at(given, path)
                    smaller = _replaced(given, path, whole[:start] + whole[start + step :])
                    if late():
                        return given
                    if crashes(smaller):
                        given = smaller
                    else:
                        start += step
                step //= 2
        if as_json(given) == before:
            return given


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str | list) and path:
        yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from _paths(value[key], (*path, key))


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        try:
            value = value[key]
        except (IndexError, KeyError):
            return ""
    return value


def _replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = list(value) if isinstance(value, list) else dict(value)
    copy[path[0]] = _replaced(value[path[0]], path[1:], new)
    return copy
