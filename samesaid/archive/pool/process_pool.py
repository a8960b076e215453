"""Tasks over worker processes that may die: nothing is lost or done twice; a task that kills workers is set aside.

A plain ``multiprocessing.Pool`` waits for ever when a worker is killed; a ``ProcessPoolExecutor`` gives up, and does
not know which task was to blame. Here every worker has a pipe of its own: the one that dies is replaced, its task is
tried again, and no other task notices.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from samesaid.archive.pool.lifeline import ASKED, DONE, PROBLEM, READY, REFUSED, interrupts_blocked, serve
from samesaid.interruption import held
from samesaid.model import SamesaidError

T = TypeVar("T")
R = TypeVar("R")

# How often a task may kill its worker before it is set aside, and how many workers may die before any was ready.
CRASHES = 3
# Tasks that a worker finds ready when it has finished one.
_AHEAD = 1
# How a worker ends that was asked to: no text does that.
_ASKED = (ASKED, -signal.SIGTERM, -signal.SIGINT)
# Seconds that a worker has to end when it is asked to, and that the system may take to end one that is killed.
_MAX_LEAVING, _MAX_KILLING = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """What became of a task: its result, or why there is none."""

    task: T
    result: R | None = None
    problem: str | None = None


@dataclass(slots=True, eq=False)
class Trial(Generic[T]):
    """A task, and how many workers died at it without anything in it that was known to be to blame."""

    task: T
    deaths: int = 0

    def died(self, blame: Callable[[T], bool] | None) -> bool:
        """Take note of a worker's death; whether the task is to be tried again."""
        if blame is None or not blame(self.task):
            self.deaths += 1
        return self.deaths < CRASHES

    def set_aside(self) -> Outcome[T, Any]:
        problem = f"took its worker with it {self.deaths} times (out of memory, or a crash)"
        return Outcome(self.task, problem=problem)


@dataclass(slots=True, eq=False)
class _Worker(Generic[T]):
    process: SpawnProcess
    link: Connection
    # The first is being done, the others wait in the pipe.
    given: deque[Trial[T]] = field(default_factory=deque)
    ready: bool = False


def work(
    function: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int,
    setup: Callable[[], None] | None = None,
    memory: float | None = None,
    blame: Callable[[T], bool] | None = None,
    alone: Callable[[T], bool] | None = None,
) -> Generator[Outcome[T, R]]:
    """``function`` of every task, as they are done; an exception of the function is a problem of its task alone.

    ``function`` and ``setup``, which runs once in each worker, must be importable by name. ``memory`` bounds a
    worker's own data in GiB. ``blame`` is called in the driver with a task at which a worker died, and says whether it
    has noted a part of the task that is not going to be tried for ever: such a death does not count against the task as
    a whole. ``alone`` tells long tasks: no other waits behind one. Workers end with the driver, whatever ends it.
    Raises SamesaidError where no worker can be started.
    """
    pool = _Pool(function, tasks, workers, setup, memory, blame, alone)
    try:
        yield from pool.outcomes()
    finally:
        pool.stop()


def _never(_: object) -> bool:
    return False


class _Pool(Generic[T, R]):
    def __init__(
        self,
        function: Callable[[T], R],
        tasks: Iterable[T],
        workers: int,
        setup: Callable[[], None] | None,
        memory: float | None,
        blame: Callable[[T], bool] | None,
        alone: Callable[[T], bool] | None,
    ) -> None:
        self._waiting = deque(Trial(task) for task in tasks)
        self._alone = alone or _never
        self._count, self._memory, self._blame = max(1, workers), memory, blame
        self._work = pickle.dumps((function, setup))
        self._workers: list[_Worker[T]] = []
        self._false_starts = 0

    def outcomes(self) -> Iterator[Outcome[T, R]]:
        while self._waiting or any(worker.given for worker in self._workers):
            self._staff()
            heard = wait([worker.link for worker in self._workers])
            for worker in [worker for worker in self._workers if worker.link in heard]:
                try:
                    said, what = worker.link.recv()
                except (EOFError, OSError):
                    yield from self._died(worker)
                    continue
                yield from self._heard(worker, said, what)

    def stop(self) -> None:
        """End the workers, whatever they are at: what they had not finished is not there."""
        with held():
            for worker in self._workers:
                worker.process.terminate()
            until = time.monotonic() + _MAX_LEAVING
            while self._workers:
                self._bury(self._workers[-1], max(0.0, until - time.monotonic()))

    def _staff(self) -> None:
        """Start the workers that there is work for, and see that those at work find their next task."""
        under_way = sum(bool(worker.given) for worker in self._workers)
        while len(self._workers) < min(self._count, len(self._waiting) + under_way):
            with held():
                self._workers.append(self._started())
        # One task each before any gets a second.
        for many in range(1, 2 + _AHEAD):
            for worker in self._workers:
                if worker.ready and self._waiting and len(worker.given) < many and not self._is_long(worker):
                    trial = self._waiting.popleft()
                    worker.given.append(trial)
                    # A worker that is dead is noticed when it is listened to.
                    with contextlib.suppress(OSError):
                        worker.link.send_bytes(pickle.dumps(trial.task))

    def _is_long(self, worker: _Worker[T]) -> bool:
        return bool(worker.given) and self._alone(worker.given[0].task)

    def _started(self) -> _Worker[T]:
        # A forked worker would inherit threads of BLAS and of onnxruntime in the middle of their work.
        context = multiprocessing.get_context("spawn")
        link, other_end = context.Pipe()
        process = context.Process(target=serve, args=(other_end, self._work, self._memory), daemon=True)
        with interrupts_blocked(), other_end:
            process.start()
        return _Worker(process, link)

    def _heard(self, worker: _Worker[T], said: int, what: Any) -> Iterator[Outcome[T, R]]:
        if said == REFUSED:
            raise SamesaidError(what)
        if said == READY:
            worker.ready, self._false_starts = True, 0
            return
        task = worker.given.popleft().task
        # The next task is on its way before anything is done with this one.
        self._staff()
        if said == DONE:
            yield Outcome(task, result=what)
        elif said == PROBLEM:
            yield Outcome(task, problem=what)

    def _died(self, worker: _Worker[T]) -> Iterator[Outcome[T, R]]:
        self._bury(worker, _MAX_LEAVING)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= CRASHES:
                raise SamesaidError("the workers die before they have done anything: see `samesaid doctor`")
        if not worker.given:
            return
        trial = worker.given.popleft()
        self._waiting.extendleft(reversed(worker.given))
        if worker.process.exitcode in _ASKED or trial.died(self._blame):
            self._waiting.appendleft(trial)
        else:
            yield trial.set_aside()

    def _bury(self, worker: _Worker[T], seconds: float) -> None:
        worker.process.join(seconds)
        worker.process.kill()
        worker.process.join(_MAX_KILLING)
        worker.link.close()
        self._workers.remove(worker)
