"""Tasks over worker processes that may die: nothing is lost or done twice; a task that kills workers is set aside.

A plain ``multiprocessing.Pool`` waits for ever when a worker is killed, and a ``ProcessPoolExecutor`` gives up. Here
the executor is made again; tasks that were running when it broke are tried again, and those that saw it break
twice are tried alone, so that the guilty one is known.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

from samesaid.model import SamesaidError

T = TypeVar("T")
R = TypeVar("R")

# How often a task may kill its worker before it is set aside.
CRASHES = 3
# Tasks that a worker finds ready when it has finished one.
_AHEAD = 1
_GIB = 1024**3


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """What became of a task: its result, or why there is none."""

    task: T
    result: R | None = None
    problem: str | None = None


def work(
    function: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int,
    setup: Callable[[], None] | None = None,
    memory: float | None = None,
) -> Iterator[Outcome[T, R]]:
    """``function`` of every task, as they are done; an exception of the function is a problem of its task alone.

    ``function`` and ``setup``, which runs once in each worker, must be importable by name. ``memory`` bounds a
    worker's own data in GiB. Raises SamesaidError where no worker can be started, KeyboardInterrupt after the workers
    have been stopped.
    """
    state = _Work(function, deque(tasks), workers, setup, memory)
    try:
        yield from state.together()
        yield from state.alone()
    finally:
        state.stop()


class _Work(Generic[T, R]):
    def __init__(
        self,
        function: Callable[[T], R],
        tasks: deque[T],
        workers: int,
        setup: Callable[[], None] | None,
        memory: float | None,
    ) -> None:
        self._function, self._tasks, self._workers = function, tasks, max(1, workers)
        self._setup, self._memory = setup, memory
        self._suspects: deque[T] = deque()
        self._crashes: Counter[T] = Counter()
        self._executor: ProcessPoolExecutor | None = None
        self._any_done = False
        self._false_starts = 0

    def together(self) -> Iterator[Outcome[T, R]]:
        """All tasks, several at a time; those that twice saw a worker die are left for later."""
        under_way: dict[Future[R], T] = {}
        while self._tasks or under_way:
            try:
                while self._tasks and len(under_way) < self._workers * (1 + _AHEAD):
                    task = self._tasks.popleft()
                    try:
                        under_way[self._pool(self._workers).submit(self._function, task)] = task
                    except BaseException:
                        self._tasks.appendleft(task)
                        raise
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    outcome = self._outcome(future, under_way[future])
                    del under_way[future]
                    yield outcome
            except BrokenProcessPool:
                for outcome in self._rescued(under_way):
                    yield outcome
                under_way = {}

    def alone(self) -> Iterator[Outcome[T, R]]:
        """The suspects one at a time: now a crash is the task's own."""
        self.stop()
        self._crashes.clear()
        while self._suspects:
            task = self._suspects.popleft()
            try:
                future = self._pool(1).submit(self._function, task)
                yield self._outcome(future, task)
            except BrokenProcessPool:
                self._broken()
                self._crashes[task] += 1
                if self._crashes[task] >= CRASHES:
                    yield Outcome(task, problem=f"took its worker with it {CRASHES} times (out of memory, or a crash)")
                else:
                    self._suspects.append(task)

    def stop(self) -> None:
        """End the workers, whatever they are at: what they had not finished is not there."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        executor.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        executor.shutdown(wait=True)

    def _outcome(self, future: Future[R], task: T) -> Outcome[T, R]:
        try:
            result = future.result()
        except BrokenProcessPool:
            raise
        except SamesaidError as error:
            return self._finished(Outcome(task, problem=str(error)))
        except Exception as error:
            return self._finished(Outcome(task, problem=f"{type(error).__name__}: {error}"))
        return self._finished(Outcome(task, result=result))

    def _finished(self, outcome: Outcome[T, R]) -> Outcome[T, R]:
        self._any_done = True
        return outcome

    def _rescued(self, under_way: dict[Future[R], T]) -> list[Outcome[T, R]]:
        """What had been finished when the workers broke; the rest is put back, in its order."""
        self._broken()
        kept = []
        for future, task in reversed(under_way.items()):
            if future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool):
                kept.append(self._outcome(future, task))
                continue
            self._crashes[task] += 1
            if self._crashes[task] >= CRASHES - 1:
                self._suspects.append(task)
            else:
                self._tasks.appendleft(task)
        return kept

    def _broken(self) -> None:
        self.stop()
        if not self._any_done:
            self._false_starts += 1
            if self._false_starts >= CRASHES:
                raise SamesaidError("the workers die before they have done anything: see `samesaid doctor`")

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                workers,
                # A forked worker would inherit threads of BLAS and of onnxruntime in the middle of their work.
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(self._setup, self._memory),
            )
        return self._executor


def _begin(setup: Callable[[], None] | None, memory: float | None) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    # Ctrl-C is the parent's to handle: it stops the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if memory is not None:
        _bound(int(memory * _GIB))
    if setup is not None:
        setup()


def _bound(size: int) -> None:
    """Let this process have ``size`` bytes of data of its own; what it maps from files does not count."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
