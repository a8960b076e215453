"""The checks of a review: asked for, looked at, cancelled; and the desk from which the crew takes them."""

from __future__ import annotations

import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from itertools import zip_longest
from types import TracebackType
from typing import Any

from samesaid.inputs import MB
from samesaid.model import SamesaidError
from samesaid.review.checking import glossaries, jobs
from samesaid.review.checking.asked import Asked, Given, Version, Wish, labels_of
from samesaid.review.checking.checker import prepared
from samesaid.review.checking.crew import Crew
from samesaid.review.checking.jobs import Job
from samesaid.review.checking.limits import Limits
from samesaid.review.checking.task import Answer, Say, Source, Task
from samesaid.review.checking.uploads import Uploads
from samesaid.review.checking.worker import Checker
from samesaid.review.store import texts
from samesaid.review.store.database import Database, StoreError


class TooLargeError(SamesaidError):
    """A version, or all of them, have more bytes than are taken."""


Heard = Callable[[Job], None]
"""Called with a job that has ended; for metrics."""


class Checks:
    """Jobs of one database and the workers that make them. ``with Checks(database):`` starts and ends the workers.

    ``prepared`` makes the checker of a worker and must be importable by name; with ``workers`` 0 jobs only wait.
    """

    def __init__(
        self,
        database: Database,
        *,
        limits: Limits | None = None,
        workers: int = 1,
        prepared: Callable[[], Checker] = prepared,
    ) -> None:
        self.database, self.limits, self.workers = database, limits or Limits(), workers
        self.uploads = Uploads(database.path)
        self.on_end: list[Heard] = []
        self._crew = Crew(self, prepared, count=workers, memory=self.limits.memory) if workers else None
        # What could not be written when it was to be: the database was locked or full.
        self._unsaved: deque[tuple[int, Answer]] = deque()

    def __enter__(self) -> Checks:
        with self.database.writing() as db:
            lost = jobs.resume(db)
        for job in lost:
            self.uploads.remove(job.input.tokens)
        self.uploads.sweep(self._needed)
        if self._crew:
            self._crew.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._crew:
            self._crew.stop()

    @property
    def alive(self) -> int:
        """How many workers live."""
        return self._crew.alive if self._crew else 0

    @property
    def ready(self) -> int:
        """How many workers have their models."""
        return self._crew.ready if self._crew else 0

    def ask(self, who: str, wish: Wish) -> Job:
        """Put a check into the queue.

        Raises SamesaidError for what is wrong with it, BusyError where the queue is full or the person asks too often,
        UnknownError for a text and UnknownGlossaryError for a glossary that are not there.
        """
        asked = wish.checked()
        self._refuse_large(wish.versions)
        with self.database.reading() as db:
            asked = _completed(db, asked)
        tokens: list[str] = []
        try:
            asked = replace(asked, versions=tuple(self._stored(wish.versions, asked.versions, tokens)))
            with self.database.writing() as db:
                job = jobs.add(db, who, asked, queue=self.limits.queue, per_minute=self.limits.per_minute)
        except BaseException:
            self.uploads.remove(tokens)
            raise
        self._wake()
        return job

    def cancel(self, number: int) -> Job:
        """Cancel a job; one that has ended stays as it is. Raises UnknownJobError."""
        with self.database.writing() as db:
            before = jobs.job(db, number)
            job = jobs.cancel(db, number)
        if not before.state.ended:
            self._ended(job)
            self._wake()
        return job

    def ended(self, number: int, seconds: float) -> Job:
        """The job when it has ended, or as it is after so many seconds. Raises UnknownJobError."""
        until = time.monotonic() + seconds
        while True:
            with self.database.reading() as db:
                job = jobs.job(db, number)
            left = until - time.monotonic()
            if job.state.ended or left <= 0:
                return job
            time.sleep(min(0.1, left))

    def work_off(self, checker: Checker) -> int:
        """Do the jobs that wait in this process; how many they were."""
        count = 0
        while taken := self.next():
            number, task = taken
            try:
                said = Answer(Say.REPORT, report=checker(task, lambda words, n=number: self.step(n, words)))  # type: ignore[misc]
            except SamesaidError as error:
                said = Answer(Say.PROBLEM, str(error))
            self.finish(number, said)
            count += 1
        return count

    # What follows is for the crew (see Desk): it does not raise.

    def next(self) -> tuple[int, Task] | None:
        """A job to be done now; one whose texts or glossary are gone fails."""
        while True:
            try:
                with self.database.writing() as db:
                    job = jobs.take(db)
            except StoreError:
                return None
            if job is None:
                return None
            try:
                return job.number, self._task(job)
            except SamesaidError as error:
                self.finish(job.number, Answer(Say.PROBLEM, str(error)))

    def cancelled(self, number: int) -> bool:
        """Whether nobody wants the job any more."""
        try:
            with self.database.reading() as db:
                return not jobs.is_running(db, number)
        except StoreError:
            return False

    def step(self, number: int, words: str) -> None:
        """A step of a job begins; one that cannot be noted is no loss."""
        with suppress(StoreError), self.database.writing() as db:
            jobs.note_step(db, number, words)

    def finish(self, number: int, said: Answer) -> None:
        """A job has ended with a report or a problem. What cannot be written now is written later."""
        try:
            job = self._written(number, said)
        except StoreError:
            self._unsaved.append((number, said))
            return
        if job is not None:
            self._ended(job)

    def give_up(self, line: str) -> None:
        """No job can be done at present: those that wait fail."""
        with suppress(StoreError):
            while True:
                with self.database.writing() as db:
                    job = jobs.take(db)
                    if job is None:
                        return
                    jobs.failed(db, job.number, line)
                    job = jobs.job(db, job.number)
                self._ended(job)

    def return_(self, number: int) -> None:
        """The job was begun, and is to be begun again by the next server."""
        with suppress(StoreError), self.database.writing() as db:
            jobs.put_back(db, [number])

    def tidy(self) -> None:
        """Write what could not be written before."""
        for _ in range(len(self._unsaved)):
            self.finish(*self._unsaved.popleft())

    def _written(self, number: int, said: Answer) -> Job | None:
        """The job with what came of it; None where it was cancelled meanwhile."""
        line = said.line
        if said.say is Say.REPORT and said.report is not None:
            try:
                with self.database.writing() as db:
                    if not jobs.is_running(db, number):
                        return None
                    _add(db, jobs.job(db, number), said.report, said.seconds)
                    return jobs.job(db, number)
            except StoreError:
                raise
            except SamesaidError as error:
                line = str(error)
        with self.database.writing() as db:
            if not jobs.is_running(db, number):
                return None
            jobs.failed(db, number, line, said.seconds or None)
            return jobs.job(db, number)

    def _task(self, job: Job) -> Task:
        asked = job.input
        record: dict[str, Any] = {}
        with self.database.reading() as db:
            if asked.text is not None:
                record = texts.report(db, asked.text)
            terms = glossaries.content(db, asked.glossary) if asked.glossary else None
        sources = tuple(self._source(version, record) for version in asked.versions)
        return Task(
            sources,
            labels_of(asked.versions, record.get("labels", ())),
            asked.level,
            Source(terms.name, terms.suffix, terms.data) if terms else None,
            self.limits.seconds,
            self.limits.sentences,
            all_comparable=asked.text is not None,
        )

    def _source(self, version: Version, record: dict[str, Any]) -> Source:
        if version.kept is None:
            return Source(version.name, version.suffix, self.uploads.read(version.token), version.language)
        document = [record["reference"], *record["versions"]][version.kept]
        return Source(document["name"], document=document)

    def _stored(
        self, given: Sequence[Given | None], versions: Sequence[Version], tokens: list[str]
    ) -> Iterator[Version]:
        # Of a text that has more versions, the others stay as they are.
        for one, version in zip_longest(given, versions):
            if one is not None:
                tokens.append(self.uploads.keep(one.data))
                yield replace(version, token=tokens[-1])
            else:
                yield version

    def _refuse_large(self, versions: Sequence[Given | None]) -> None:
        sizes = [len(given.data) for given in versions if given]
        for size, most, what in (
            (max(sizes), self.limits.file_bytes, "a version"),
            (sum(sizes), self.limits.job_bytes, "all versions together"),
        ):
            if size > most:
                raise TooLargeError(f"{what}: {size / MB:.2f} MB; at most {most / MB:g} MB are taken")

    def _needed(self) -> Iterator[str]:
        with self.database.reading() as db:
            for job in jobs.unfinished(db):
                yield from job.input.tokens

    def _ended(self, job: Job) -> None:
        self.uploads.remove(job.input.tokens)
        for heard in self.on_end:
            heard(job)

    def _wake(self) -> None:
        if self._crew:
            self._crew.wake()


def _completed(db: sqlite3.Connection, asked: Asked) -> Asked:
    """With what the text has already: its key, its desk, and the versions that are not given anew."""
    if asked.glossary:
        glossaries.content(db, asked.glossary)
    if asked.text is None:
        return asked
    text, record = texts.text(db, asked.text), texts.report(db, asked.text)
    names = [document["name"] for document in (record["reference"], *record["versions"])]
    if len(asked.versions) > len(names):
        raise SamesaidError(f"{len(asked.versions)} versions of a text that has {len(names)}: give at most so many")
    kept = (Version(kept=number) for number in range(len(asked.versions), len(names)))
    versions = tuple(
        # Decisions on a rule are decisions about the version of this name.
        replace(version, name=name)
        for version, name in zip((*asked.versions, *kept), names, strict=True)
    )
    return replace(asked, versions=versions, key=text.key, desk=asked.desk or text.desk)


def _add(db: sqlite3.Connection, job: Job, report: dict[str, Any], seconds: float) -> None:
    """Put the report into the queue; without an identifier it is a text of its own."""
    key = job.input.key or f"check {job.number}"
    added = texts.add(db, report, key=key, who=job.who, desk=job.input.desk)
    result = {name: value for name, value in asdict(added).items() if name != "text"}
    jobs.done(db, job.number, added.text, result, seconds)
