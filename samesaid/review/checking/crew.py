"""The worker processes of a review: started, given jobs, replaced when they die, ended with the server."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Protocol

from samesaid.archive.pool.lifeline import interrupts_blocked
from samesaid.review.checking.task import Answer, Say, Task, answer
from samesaid.review.checking.worker import Checker, serve

# So many workers in a row that die before they are ready are enough; then one is tried after so many seconds.
_FALSE_STARTS, _REST = 3, 30.0
# Seconds between looks at the table when nothing is heard, and for a process that is killed to be gone.
_PATIENCE, _MAX_KILLING = 1.0, 5.0
DIED = "took its worker with it (out of memory, or a crash); report it to the maintainers with the text"
NO_WORKER = "no worker can be started, see `samesaid doctor`; ask for the check again later"


class Desk(Protocol):
    """Where a crew gets its jobs and brings what came of them. No method raises."""

    def next(self) -> tuple[int, Task] | None:
        """A job to be done now."""

    def cancelled(self, number: int) -> bool:
        """Whether nobody wants the job any more."""

    def step(self, number: int, words: str) -> None:
        """A step of a job begins."""

    def finish(self, number: int, said: Answer) -> None:
        """A job has ended with a report or a problem."""

    def give_up(self, line: str) -> None:
        """No job can be done at present."""

    def return_(self, number: int) -> None:
        """The job was begun, and is to be begun again by the next server."""

    def tidy(self) -> None:
        """Called now and then: do again what could not be done before."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    link: Connection
    ready: bool = False
    job: int | None = None


class Crew:
    """``count`` workers under one thread, which alone talks to them."""

    def __init__(self, desk: Desk, prepared: Callable[[], Checker], *, count: int, memory: float) -> None:
        self._desk, self._prepared, self._count, self._memory = desk, prepared, count, memory
        self._workers: list[_Worker] = []
        self._ears, self._bell = multiprocessing.get_context("spawn").Pipe(duplex=False)
        self._ringing = threading.Lock()
        self._stopping = False
        self._false_starts, self._resting_until = 0, 0.0
        self._thread = threading.Thread(target=self._run, name="checks", daemon=True)

    def start(self) -> None:
        """Start the workers; their models are loaded before the first job comes."""
        self._thread.start()

    def stop(self) -> None:
        """End the workers, whatever they are at; their jobs wait for the next server."""
        self._stopping = True
        self.wake()
        if self._thread.is_alive():
            self._thread.join()

    def wake(self) -> None:
        """There is a job, or one was cancelled."""
        with self._ringing, contextlib.suppress(OSError):
            if not self._ears.poll():
                self._bell.send_bytes(b"!")

    @property
    def alive(self) -> int:
        """How many workers live, ready or loading their models."""
        return sum(worker.process.is_alive() for worker in tuple(self._workers))

    @property
    def ready(self) -> int:
        """How many workers wait for a job or are at one."""
        return sum(worker.ready for worker in tuple(self._workers))

    def _run(self) -> None:
        try:
            while not self._stopping:
                self._desk.tidy()
                self._staff()
                self._hand_out()
                self._hear()
        finally:
            for worker in tuple(self._workers):
                if worker.job is not None:
                    self._desk.return_(worker.job)
                self._bury(worker)
            self._ears.close()
            self._bell.close()

    def _staff(self) -> None:
        while len(self._workers) < self._count and time.monotonic() >= self._resting_until:
            # A forked worker would inherit threads in the middle of their work.
            context = multiprocessing.get_context("spawn")
            link, other_end = context.Pipe()
            process = context.Process(target=serve, args=(other_end, self._prepared, self._memory), daemon=True)
            with interrupts_blocked(), other_end:
                process.start()
            self._workers.append(_Worker(process, link))

    def _hand_out(self) -> None:
        for worker in [worker for worker in self._workers if worker.ready and worker.job is None]:
            taken = self._desk.next()
            if taken is None:
                return
            worker.job, task = taken
            # A worker that is dead is noticed when it is listened to.
            with contextlib.suppress(OSError):
                worker.link.send_bytes(task.packed())

    def _hear(self) -> None:
        heard = wait([self._ears, *(worker.link for worker in self._workers)], timeout=_PATIENCE)
        with self._ringing:
            while self._ears.poll():
                self._ears.recv_bytes()
        for worker in [worker for worker in self._workers if worker.link in heard]:
            try:
                said = answer(worker.link.recv_bytes())
            except (EOFError, OSError, ValueError, TypeError):
                self._died(worker)
            else:
                self._heard(worker, said)
        for worker in tuple(self._workers):
            if worker.job is not None and self._desk.cancelled(worker.job):
                self._bury(worker)

    def _heard(self, worker: _Worker, said: Answer) -> None:
        if said.say is Say.READY:
            worker.ready, self._false_starts = True, 0
        elif said.say is Say.REFUSED:
            self._bury(worker)
            self._false_start(said.line)
        elif worker.job is not None:
            if said.say is Say.STEP:
                self._desk.step(worker.job, said.line)
            else:
                number, worker.job = worker.job, None
                if said.last:
                    self._bury(worker)
                self._desk.finish(number, said)

    def _died(self, worker: _Worker) -> None:
        number, worker.job = worker.job, None
        self._bury(worker)
        if number is not None:
            self._desk.finish(number, Answer(Say.PROBLEM, DIED))
        elif not worker.ready:
            self._false_start(NO_WORKER)

    def _false_start(self, line: str) -> None:
        self._false_starts += 1
        if self._false_starts >= _FALSE_STARTS:
            self._resting_until = time.monotonic() + _REST
            self._desk.give_up(line)

    def _bury(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join(_MAX_KILLING)
        worker.link.close()
        self._workers.remove(worker)
