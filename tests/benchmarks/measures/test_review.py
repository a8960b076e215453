"""The store that the review is measured with: the same each time, and every page of it answers."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measures.review import made, medians


def test_every_page_answers_over_a_store_made_for_it(tmp_path: Path) -> None:
    database = made(tmp_path / "small.sqlite3", count=3, each=4)
    with database.reading() as db:
        assert db.execute("SELECT count(*) FROM findings").fetchone()[0] == 12
        words = [row["message"] for row in db.execute("SELECT message FROM findings ORDER BY number")]
    again = made(tmp_path / "again.sqlite3", count=3, each=4)
    with again.reading() as db:
        assert words == [row["message"] for row in db.execute("SELECT message FROM findings ORDER BY number")]
    answers = list(medians(database))
    assert [(name, status) for name, _, _, status in answers if status != 200] == []
    assert len(answers) == 13
