"""Workers that die cost nothing but the deadly task."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from samesaid.archive.pool.process_pool import _Pool, _Worker, work
from samesaid.model import SamesaidError
from tests.archive.deeds import deadly, fails_to_start, hungry, leaves, refuses_to_start, squared


def test_every_task_is_done_once_and_an_exception_is_its_own() -> None:
    outcomes = {o.task: o for o in work(squared, range(-1, 20), workers=2)}
    assert len(outcomes) == 21
    assert all(outcomes[n].result == n * n for n in range(20))
    assert outcomes[-1].problem == "ValueError: -1 is negative"


def test_a_worker_that_dies_costs_only_the_task_that_kills_it_each_time(tmp_path: Path) -> None:
    tasks = [(str(tmp_path), n) for n in range(20)]
    outcomes = list(work(deadly, tasks, workers=2))
    assert sorted(o.task[1] for o in outcomes) == list(range(20))
    assert [o.task[1] for o in outcomes if o.problem] == [13]
    assert all(o.result == o.task[1] ** 2 for o in outcomes if not o.problem)


def test_a_worker_that_is_asked_to_end_is_no_crash(tmp_path: Path) -> None:
    outcomes = {o.task[1]: o for o in work(leaves, [(str(tmp_path), n) for n in range(9)], workers=1)}
    assert all(outcomes[n].result == n * n for n in range(9))


def test_a_death_that_is_put_down_to_a_part_of_the_task_does_not_count_against_the_whole(tmp_path: Path) -> None:
    blamed: list[int] = []

    def blame(task: tuple[str, int]) -> bool:
        blamed.append(task[1])
        return len(blamed) <= 5

    outcomes = list(work(deadly, [(str(tmp_path), 13)], workers=1, blame=blame))
    assert blamed == [13] * 8
    assert [o.problem for o in outcomes] == ["took its worker with it 3 times (out of memory, or a crash)"]


def test_memory_beyond_the_bound_is_a_problem_of_the_task() -> None:
    outcomes = {o.task: o for o in work(hungry, [10, 2 * 1024**3], workers=1, memory=1.0)}
    assert outcomes[10].result == 10
    assert "MemoryError" in (outcomes[2 * 1024**3].problem or "")


def test_workers_that_cannot_start_are_told() -> None:
    with pytest.raises(SamesaidError, match="before they have done anything"):
        list(work(squared, range(3), workers=1, setup=fails_to_start))


def test_a_setup_that_fails_is_one_line() -> None:
    with pytest.raises(SamesaidError, match=r"^ValueError: no glossary$"):
        list(work(squared, range(3), workers=2, setup=refuses_to_start))


def test_nothing_waits_behind_a_long_task() -> None:
    pool = _Pool(squared, [9, 1, 2, 3], 1, None, None, None, lambda task: task == 9)
    link, other = multiprocessing.Pipe()
    with link, other:
        worker = _Worker(None, link, ready=True)  # type: ignore[arg-type]
        pool._workers.append(worker)
        pool._staff()
        assert [trial.task for trial in worker.given] == [9]
        worker.given.clear()
        pool._staff()
        assert [trial.task for trial in worker.given] == [1, 2]
