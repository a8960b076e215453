"""Checks that are asked for, done in this process by a stand-in, and looked at."""

from __future__ import annotations

import io
import stat
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from samesaid.model import SamesaidError
from samesaid.review.checking import glossaries, jobs
from samesaid.review.checking.asked import Given, Wish
from samesaid.review.checking.checks import Checks, TooLargeError
from samesaid.review.checking.jobs import BusyError, Job, Stage
from samesaid.review.checking.limits import Limits
from samesaid.review.store import texts
from samesaid.review.store.database import Database, FullError
from samesaid.review.store.records import UnknownError
from tests.review.checking.standins import lines_apart

ONE = Given.of_text("The ferry left at noon.\nIt was full.", name="ferry.txt", language="en")
OTHER = Given.of_text("The ferry left at noon.\nIt was empty.", name="other.txt", language="en")
BOTH = Wish((ONE, OTHER))


def _done(checks: Checks, wish: Wish, who: str = "ana") -> Job:
    number = checks.ask(who, wish).number
    checks.work_off(lines_apart)
    return checks.ended(number, 0)


def _files(checks: Checks) -> list[Path]:
    return list(checks.uploads.folder.iterdir()) if checks.uploads.folder.exists() else []


def test_a_check_becomes_a_text_of_the_queue(checks: Checks, database: Database) -> None:
    job = checks.ask("ana", replace(BOTH, desk="economy", level="strict"))
    assert (job.state, job.who, job.number) == (Stage.WAITING, "ana", 1)
    assert len(_files(checks)) == 2
    assert checks.work_off(lines_apart) == 1
    job = checks.ended(1, 0)
    assert (job.state, job.error) == (Stage.DONE, "")
    assert job.result == {"round": 1, "fixed": 0, "remaining": 0, "new": 0, "unchanged": False}
    assert job.text is not None
    with database.reading() as db:
        text, found = texts.text(db, job.text), texts.findings(db, job.text)
        assert texts.report(db, job.text)["signature"]["level"] == "strict"
    assert (text.names, text.desk) == (("ferry.txt", "other.txt"), "economy")
    assert [row.target_words for row in found] == ["It was empty."]
    assert _files(checks) == []


def test_a_new_version_is_compared_with_the_text_by_the_ids_of_findings(checks: Checks, database: Database) -> None:
    text = _done(checks, BOTH).text
    again = Given.of_text("The ferry left at one.\nIt was full.", name="second draft.txt", language="en")
    job = _done(checks, Wish((None, again), text=text))
    assert (job.text, job.key) == (text, "check 1")
    assert job.result == {"round": 2, "fixed": 1, "remaining": 0, "new": 1, "unchanged": False}
    with database.reading() as db:
        record = texts.report(db, text or 0)
    # Decisions on a rule name the version by its file.
    assert [v["name"] for v in record["versions"]] == ["other.txt"]
    assert record["reference"]["text"] == "The ferry left at noon.\nIt was full."
    assert _done(checks, Wish((None, again), text=text)).result["unchanged"]
    # One version is enough: the others are as they were.
    assert _done(checks, Wish((ONE,), text=text)).result["unchanged"]
    third = Given.of_text("The ferry left at noon.\nIt was full.\nIt came back.", name="third.txt", language="en")
    assert _done(checks, Wish((third,), text=text)).result["remaining"] == 1


def test_an_identifier_that_a_text_has_makes_its_next_round(checks: Checks) -> None:
    first = _done(checks, replace(BOTH, key="budget-2026"))
    second = _done(checks, replace(BOTH, key=" budget-2026 ", versions=(ONE, ONE)))
    assert second.text == first.text
    assert second.result["fixed"] == 1
    assert _done(checks, BOTH).text != first.text


def test_labels_that_some_versions_lack_are_their_names(checks: Checks, database: Database) -> None:
    job = _done(checks, Wish((replace(ONE, label="Office"), OTHER)))
    with database.reading() as db:
        assert texts.report(db, job.text or 0)["labels"] == ["Office", "other.txt"]
    again = _done(checks, Wish((None, replace(OTHER, label="Agency")), text=job.text))
    with database.reading() as db:
        assert texts.report(db, again.text or 0)["labels"] == ["Office", "Agency"]


@pytest.mark.parametrize(
    ("wish", "line"),
    [
        (Wish((ONE,)), "1 version of a text: give 2 to 5"),
        (Wish((ONE,) * 6), "6 versions of a text: give 2 to 5"),
        (Wish((ONE, None)), "a version is missing"),
        (Wish((None, None), text=1), "no new version was given"),
        (Wish((ONE, Given(b" \n", "b.txt"))), "b.txt: an empty text"),
        (replace(BOTH, level="loud"), "level 'loud': use one of strict, default, all"),
        (replace(BOTH, desk="a\nb"), "desk 'a<U+000A>b': give at most 60 characters"),
        (replace(BOTH, key="k" * 201), "identifier"),
        (Wish((ONE, replace(OTHER, language="klingon"))), "unknown language 'klingon'"),
        (Wish((replace(ONE, label="A"), replace(OTHER, label="A"))), "label 'A' is given twice"),
        (Wish((replace(ONE, label="A" * 61), OTHER)), "give 1 to 60 characters"),
        (replace(BOTH, glossary="sport"), "desk 'sport' has no glossary"),
        (Wish((ONE, None), text=7), "there is no text 7"),
    ],
)
def test_what_is_wrong_is_one_line_and_leaves_nothing(checks: Checks, wish: Wish, line: str) -> None:
    with pytest.raises(SamesaidError) as raised:
        checks.ask("ana", wish)
    assert line in str(raised.value)
    assert "\n" not in str(raised.value)
    assert _files(checks) == []
    with checks.database.reading() as db:
        assert jobs.newest(db) == ()


def test_more_versions_than_a_text_has_are_refused(checks: Checks) -> None:
    text = _done(checks, BOTH).text
    with pytest.raises(SamesaidError, match="3 versions of a text that has 2"):
        checks.ask("ana", Wish((None, ONE, OTHER), text=text))


def test_bounds(database: Database) -> None:
    checks = Checks(database, workers=0, limits=Limits(file_bytes=40, job_bytes=70, queue=3, per_minute=2))
    small = Given.of_text("Short. " * 5, name="s.txt")
    with pytest.raises(TooLargeError, match=r"a version: .* MB; at most"):
        checks.ask("ana", Wish((small, Given.of_text("Long. " * 7))))
    with pytest.raises(TooLargeError, match="all versions together"):
        checks.ask("ana", Wish((small, small, small)))
    for _ in range(2):
        checks.ask("ana", Wish((small, small)))
    with pytest.raises(BusyError, match="within a minute"):
        checks.ask("ana", Wish((small, small)))
    checks.ask("ben", Wish((small, small)))
    with pytest.raises(BusyError, match="3 checks are waiting"):
        checks.ask("ben", Wish((small, small)))
    assert len(_files(checks)) == 6


def test_uploaded_texts_have_random_names_that_only_their_owner_reads(checks: Checks) -> None:
    checks.ask("ana", Wish((replace(ONE, name="../../../etc/passwd"), OTHER)))
    assert stat.S_IMODE(checks.uploads.folder.stat().st_mode) == 0o700
    for file in _files(checks):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert len(file.name) == 32
    with checks.database.reading() as db:
        assert [v.name for v in jobs.job(db, 1).input.versions] == ["passwd", "other.txt"]


# More than a part may have that is a thousandth of it in the archive.
BOMB = 60_000_000


def _archive(name: str, size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"<a>" + b" " * size + b"</a>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("b.docx", "word/document.xml"),
        ("b.odt", "content.xml"),
        ("b.xlsx", "xl/workbook.xml"),
        ("b.epub", "META-INF/container.xml"),
    ],
)
def test_an_office_file_that_unpacks_to_too_much_fails_its_job(checks: Checks, file: str, part: str) -> None:
    job = _done(checks, Wish((ONE, Given(_archive(part, BOMB), file))))
    assert job.state is Stage.FAILED
    assert "which is too much" in job.error


def test_other_archives_are_not_unpacked(checks: Checks) -> None:
    job = _done(checks, Wish((ONE, Given(_archive("one.txt", 9), "b.zip"))))
    assert (job.state, "an archive that is no document" in job.error) == (Stage.FAILED, True)


def test_a_text_that_is_gone_fails_its_job(checks: Checks) -> None:
    checks.ask("ana", BOTH)
    checks.uploads.remove(file.name for file in _files(checks))
    checks.work_off(lines_apart)
    job = checks.ended(1, 0)
    assert (job.state, job.error.partition(" (")[0]) == (Stage.FAILED, "an uploaded text is gone")


def test_a_job_that_waits_is_cancelled_at_once(checks: Checks) -> None:
    checks.ask("ana", BOTH)
    heard: list[Stage] = []
    checks.on_end.append(lambda job: heard.append(job.state))
    assert checks.cancel(1).state is Stage.CANCELLED
    assert checks.cancel(1).state is Stage.CANCELLED
    assert heard == [Stage.CANCELLED]
    assert _files(checks) == []
    assert checks.work_off(lines_apart) == 0
    with pytest.raises(jobs.UnknownJobError, match="there is no check 5"):
        checks.cancel(5)


def test_what_comes_after_a_job_was_cancelled_is_dropped(checks: Checks) -> None:
    checks.ask("ana", BOTH)

    def cancelled_meanwhile(task: Any, step: Any) -> dict[str, Any]:
        checks.cancel(1)
        return lines_apart(task, step)

    checks.work_off(cancelled_meanwhile)
    assert checks.ended(1, 0).state is Stage.CANCELLED
    with checks.database.reading() as db, pytest.raises(UnknownError):
        texts.text(db, 1)


def test_a_job_whose_server_was_killed_starts_again_once_then_fails(database: Database) -> None:
    first = Checks(database, workers=0)
    first.ask("ana", BOTH)
    orphan = first.uploads.keep(b"of a request that never became a job")
    for state in (Stage.WAITING, Stage.FAILED):
        assert first.next() is not None
        with Checks(database, workers=0) as second:
            assert second.ended(1, 0).state is state
            assert orphan not in [file.name for file in _files(second)]
    assert second.ended(1, 0).error == "the server ended while this was checked, twice; ask for it again"
    assert _files(second) == []


def test_a_job_that_a_server_gave_back_was_not_begun(checks: Checks) -> None:
    checks.ask("ana", BOTH)
    for _ in range(5):
        assert checks.next() is not None
        checks.return_(1)
    assert checks.work_off(lines_apart) == 1
    assert checks.ended(1, 0).state is Stage.DONE


def test_a_result_that_cannot_be_written_is_written_later(checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    checks.ask("ana", BOTH)

    def full(*_: Any, **__: Any) -> None:
        raise FullError("review.db: the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(texts, "add", full)
        checks.work_off(lines_apart)
        assert checks.ended(1, 0).state is Stage.RUNNING
        checks.tidy()
        assert checks.ended(1, 0).state is Stage.RUNNING
    checks.tidy()
    assert checks.ended(1, 0).state is Stage.DONE


def test_a_desk_keeps_its_glossary(checks: Checks, database: Database) -> None:
    data = "source,target\n渡轮,ferry\n".encode()
    kept = glossaries.read("economy", data, "../terms.csv", "ana")
    assert (kept.glossary.name, kept.glossary.terms) == ("economy.csv", 1)
    with database.writing() as db:
        glossaries.put(db, kept, most=1)
        glossaries.put(db, kept, most=1)
        with pytest.raises(SamesaidError, match="1 glossaries are as many"):
            glossaries.put(db, glossaries.read("sport", data, "t.csv", "ana"), most=1)
    job = _done(checks, replace(BOTH, glossary="economy"))
    with database.reading() as db:
        assert texts.report(db, job.text or 0)["signature"]["glossary"] == data.decode()
        assert [one.desk for one in glossaries.listed(db)] == ["economy"]
    checks.ask("ana", replace(BOTH, glossary="economy"))
    with database.writing() as db:
        glossaries.remove(db, "economy")
        with pytest.raises(glossaries.UnknownGlossaryError):
            glossaries.remove(db, "economy")
    checks.work_off(lines_apart)
    assert checks.ended(2, 0).error == "desk 'economy' has no glossary; choose another, or give it one"


@pytest.mark.parametrize(
    ("desk", "data", "line"),
    [
        ("", b"a,b", "give the desk a name"),
        ("x", b"", "x.csv: an empty glossary"),
        ("x", b"\x00\x01", "x.csv: not text"),
        ("x", b"source,target\n,b\n", "line 2"),
    ],
)
def test_what_is_no_glossary_is_one_line(desk: str, data: bytes, line: str) -> None:
    with pytest.raises(SamesaidError, match=line):
        glossaries.read(desk, data, "terms.csv", "ana")
