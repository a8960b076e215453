"""Worker processes: what they do, that they die alone, and that they are replaced."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from samesaid.review.checking import checker
from samesaid.review.checking.asked import Given, Wish
from samesaid.review.checking.checks import Checks
from samesaid.review.checking.jobs import Stage
from samesaid.review.checking.limits import Limits
from samesaid.review.checking.worker import Checker
from samesaid.review.store import texts
from samesaid.review.store.database import Database
from tests.paths import EXAMPLES
from tests.review.checking.standins import dies_when_prepared, never_prepared, prepared

# By the clock: more than the busiest machine needs.
_PATIENCE = 120.0


def _wish(words: str, language: str = "en") -> Wish:
    one = Given.of_text("The ferry left.", name="a.txt", language="en")
    return Wish((one, Given.of_text(words, name="b.txt", language=language)))


@contextmanager
def _crew(
    database: Database, prepared: Callable[[], Checker] = prepared, *, workers: int = 1, limits: Limits | None = None
) -> Iterator[Checks]:
    with Checks(database, workers=workers, prepared=prepared, limits=limits) as checks:
        yield checks


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    assert true()


def test_a_job_that_fails_in_any_way_fails_alone(database: Database) -> None:
    limits = Limits(seconds=0.5, memory=2.0)
    bad = {
        "It dies here.": "took its worker with it",
        "It computes forever.": "took longer than 0.5 seconds of processor time",
        "It is hungry.": "needs more memory than a check may have",
        "It is at fault.": "a fault of samesaid itself",
        "It is no text.": "b.txt: not what is wanted; give another",
    }
    with _crew(database, limits=limits, workers=2) as checks:
        numbers = {line: checks.ask("ana", _wish(words)).number for words, line in bad.items()}
        good = checks.ask("ana", _wish("The ferry sank."))
        for line, number in numbers.items():
            job = checks.ended(number, _PATIENCE)
            assert (job.state, line in job.error, "\n" in job.error) == (Stage.FAILED, True, False), job.error
        assert checks.ended(good.number, _PATIENCE).state is Stage.DONE
        _until(lambda: checks.ready == 2)
        assert list(checks.uploads.folder.iterdir()) == []


def test_a_job_that_runs_is_cancelled_and_its_worker_replaced(database: Database) -> None:
    with _crew(database) as checks:
        number = checks.ask("ana", _wish("It sleeps.")).number
        _until(lambda: checks.ended(number, 0).step != "")
        assert checks.ended(number, 0).step == "reading"
        checks.cancel(number)
        after = checks.ask("ana", _wish("The ferry sank.")).number
        assert checks.ended(after, _PATIENCE).state is Stage.DONE
        assert checks.ended(number, 0).state is Stage.CANCELLED


def test_a_server_that_ends_gives_its_jobs_to_the_next_and_leaves_no_process(database: Database) -> None:
    with _crew(database) as checks:
        number = checks.ask("ana", _wish("It sleeps.")).number
        _until(lambda: checks.ended(number, 0).step != "")
        pids = [worker.process.pid for worker in checks._crew._workers] if checks._crew else []
        assert all(pids)
    assert checks.ended(number, 0).state is Stage.WAITING
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid or 0, 0)


@pytest.mark.parametrize(
    ("prepare", "line"),
    [(never_prepared, "model: it is missing; install it"), (dies_when_prepared, "no worker can be started")],
)
def test_workers_that_cannot_begin_fail_the_jobs_that_wait(
    database: Database, prepare: Callable[[], Checker], line: str
) -> None:
    with _crew(database, prepare) as checks:
        job = checks.ended(checks.ask("ana", _wish("The ferry sank.")).number, _PATIENCE)
        assert (job.state, line in job.error) == (Stage.FAILED, True)
        assert checks.ready == 0


def test_a_real_worker_from_two_files_to_a_text_with_an_alarm(database: Database) -> None:
    versions = [Given((EXAMPLES / f"briefing.{name}.txt").read_bytes(), f"{name}.txt") for name in ("zh", "rough.en")]
    with _crew(database, checker.prepared) as checks:
        job = checks.ended(checks.ask("ana", Wish(versions)).number, _PATIENCE)
        assert (job.state, job.error) == (Stage.DONE, "")
        assert job.seconds
        with database.reading() as db:
            text = texts.text(db, job.text or 0)
            assert (text.languages, text.verdict) == (("zh", "en"), "hold")
            assert "22 million" in [row.target_words for row in texts.findings(db, text.id)]
        # The reference as the report has it; the other version is another text, and the text keeps its round.
        other = Given.of_text(
            "A recipe for soup. Cut the onions. Salt the water. Boil it for an hour.", name="soup.txt"
        )
        job = checks.ended(checks.ask("ana", Wish((None, other), text=text.id)).number, _PATIENCE)
        assert (job.state, "no version of zh.txt" in job.error) == (Stage.FAILED, True)
        better = Given((EXAMPLES / "briefing.en.txt").read_bytes(), "better.txt")
        job = checks.ended(checks.ask("ana", Wish((None, better), text=text.id)).number, _PATIENCE)
        assert job.result["fixed"] > 10
        assert job.result["round"] == 2
