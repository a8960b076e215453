"""Tasks over a Ray cluster, with the outcomes of `pool.work`: Ray itself tries a task again whose worker died."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Generator, Iterable
from typing import Any, TypeVar

from samesaid.archive.pool.process_pool import CRASHES, Outcome
from samesaid.model import SamesaidError

T = TypeVar("T")
R = TypeVar("R")

# Tasks given out ahead of each core, so that none waits for the driver.
_AHEAD = 2
# Seconds that a cluster has to answer.
_PATIENCE = 10.0


def work(
    function: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int,
    setup: Callable[[], None] | None = None,
    address: str | None = None,
) -> Generator[Outcome[T, R]]:
    """``function`` of every task, as they are done, on the cluster at ``address`` (``auto``, ``ray://host:10001``).

    Without an address a cluster of ``workers`` cores is begun on this machine and ended afterwards. samesaid must be
    installed on every node. Raises SamesaidError where Ray is missing or the cluster cannot be reached.
    """
    ray = _begun(address, workers)
    try:
        deed = ray.remote(num_cpus=1, max_retries=2 * CRASHES)(_deed)
        waiting = iter(tasks)
        under_way: dict[Any, T] = {}
        room = max(1, int(ray.cluster_resources().get("CPU", 1))) * (1 + _AHEAD)
        while True:
            for task in waiting:
                under_way[deed.remote(function, setup, task)] = task
                if len(under_way) >= room:
                    break
            if not under_way:
                return
            done, _ = ray.wait(list(under_way), num_returns=1)
            for reference in done:
                yield _outcome(ray, reference, under_way.pop(reference))
    finally:
        ray.shutdown()


def _deed(function: Callable[[T], R], setup: Callable[[], None] | None, task: T) -> R:
    # Models stay in the worker's memory from task to task.
    if setup is not None:
        setup()
    return function(task)


def _outcome(ray: Any, reference: Any, task: T) -> Outcome[T, Any]:
    try:
        return Outcome(task, result=ray.get(reference))
    except ray.exceptions.RayTaskError as error:
        cause = error.cause if error.cause is not None else error
        text = str(cause) if isinstance(cause, SamesaidError) else f"{type(cause).__name__}: {cause}"
        return Outcome(task, problem=text)
    except ray.exceptions.RayError as error:
        return Outcome(task, problem=f"took its worker with it {2 * CRASHES + 1} times ({type(error).__name__})")


def _reached(address: str) -> None:
    """Ray itself waits for ever where nobody answers."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not colon or not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()
    except OSError as error:
        raise SamesaidError(f"--address {address}: no cluster can be had there ({error.strerror or error})") from None


def _begun(address: str | None, workers: int) -> Any:
    # Ray asks home for nothing that we need.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError:
        raise SamesaidError("--backend ray: Ray is not installed; install samesaid[cluster]") from None
    if address:
        _reached(address)
    options: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
    options["runtime_env"] = {"env_vars": {"OMP_NUM_THREADS": "1"}}
    if address:
        options["address"] = address
    else:
        options |= {"num_cpus": max(1, workers), "include_dashboard": False}
    try:
        ray.init(**options)
    except (ConnectionError, RuntimeError, ValueError) as error:
        where = f"--address {address}" if address else "--backend ray"
        reason = " ".join(str(error).split())[:200]
        raise SamesaidError(f"{where}: no cluster can be had there ({reason})") from None
    return ray
