"""Tasks over a Ray cluster, with the outcomes of `process_pool.work`: its driver, too, sees each worker that dies."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar

from samesaid.archive.pool.lifeline import GIB, bound_memory, line
from samesaid.archive.pool.process_pool import Outcome, Trial
from samesaid.archive.pool.ray_guard import guarded
from samesaid.archive.pool.ray_start import started

T = TypeVar("T")
R = TypeVar("R")

# Tasks given out ahead of each core, so that none waits for the driver.
_AHEAD = 2
# Seconds at a time in Ray's native code, which hears no signal.
_MAX_DEAF = 0.2


def work(
    function: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int,
    setup: Callable[[], None] | None = None,
    memory: float | None = None,
    blame: Callable[[T], bool] | None = None,
    address: str | None = None,
) -> Generator[Outcome[T, R]]:
    """``function`` of every task, as they are done, on the cluster at ``address`` (``auto``, ``host:6379``).

    Without an address a cluster of ``workers`` cores is started on this machine and ended afterwards. samesaid must be
    installed on every node. ``memory`` and ``blame`` are those of `process_pool.work`; what Ray itself takes in a
    worker does not count. Raises SamesaidError where Ray is missing, does not start or cannot be reached.
    """
    with nullcontext() if address else guarded():
        ray = started(address, workers)
        try:
            yield from _outcomes(ray, function, tasks, setup, memory, blame)
        finally:
            ray.shutdown()


def _outcomes(
    ray: Any,
    function: Callable[[T], R],
    tasks: Iterable[T],
    setup: Callable[[], None] | None,
    memory: float | None,
    blame: Callable[[T], bool] | None,
) -> Iterator[Outcome[T, R]]:
    # Ray would try again by itself, and nobody would know that a worker died.
    deed = ray.remote(num_cpus=1, max_retries=0)(_deed)
    waiting = (Trial(task) for task in tasks)
    under_way: dict[Any, Trial[T]] = {}
    room = max(1, int(ray.cluster_resources().get("CPU", 1))) * (1 + _AHEAD)
    while True:
        while len(under_way) < room and (trial := next(waiting, None)):
            under_way[deed.remote(function, setup, memory, trial.task)] = trial
        if not under_way:
            return
        done, _ = ray.wait(list(under_way), num_returns=1, timeout=_MAX_DEAF)
        for reference in done:
            trial = under_way.pop(reference)
            outcome = _outcome(ray, reference, trial, blame)
            if outcome is None:
                under_way[deed.remote(function, setup, memory, trial.task)] = trial
            else:
                yield outcome


def _deed(function: Callable[[T], R], setup: Callable[[], None] | None, memory: float | None, task: T) -> R:
    # Models stay in the worker's memory from task to task.
    _bound(memory)
    if setup is not None:
        setup()
    return function(task)


@functools.lru_cache(maxsize=1)
def _bound(memory: float | None) -> None:
    """Bound the data of this worker, once, beyond what Ray has taken for itself."""
    if memory is not None:
        bound_memory(int(memory * GIB) + _data())


def _data() -> int:
    """The bytes of data of this process; 0 where the system does not say."""
    with suppress(OSError):
        for entry in Path("/proc/self/status").read_text().splitlines():
            if entry.startswith("VmData:"):
                return int(entry.split()[1]) * 1024
    return 0


def _outcome(ray: Any, reference: Any, trial: Trial[T], blame: Callable[[T], bool] | None) -> Outcome[T, Any] | None:
    """What became of a task; None where its worker died and it is to be tried again."""
    try:
        return Outcome(trial.task, result=ray.get(reference))
    except ray.exceptions.RayTaskError as error:
        return Outcome(trial.task, problem=line(error.cause if error.cause is not None else error))
    except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError):
        again = trial.died(blame)
    except ray.exceptions.RayError:
        # A node that went away is not the text's fault.
        again = trial.died(None)
    return None if again else trial.set_aside()
