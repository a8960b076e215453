"""Many at once, and processes that die: no decision is lost, none is there twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from samesaid.decisions.log import Kind
from samesaid.model import State
from samesaid.review.store import decisions, texts
from samesaid.review.store.database import Database
from samesaid.review.store.rebuild import rebuild
from samesaid.review.store.records import Wanted
from tests.review.stores import derived, filled, the

CLIENTS, DECISIONS = 12, 10
KILLS = 20
# Says the number of each decision when it is acknowledged.
WRITER = """
import sys
from pathlib import Path
from samesaid.model import State
from samesaid.review.store import decisions
from samesaid.review.store.database import Database
from samesaid.review.store.records import Wanted
database = Database(Path(sys.argv[1]))
for n in range(100_000):
    with database.writing() as db:
        outcome = decisions.decide(db, "writer", [Wanted(1, State.ASK, why=str(n))])
    print(outcome.batch, flush=True)
"""


def test_a_crowd_on_one_finding(tmp_path: Path) -> None:
    """Everybody decides on what they see; who comes second looks again, and none of the decisions goes missing."""
    database = filled(tmp_path / "review.sqlite3")

    def client(name: str) -> list[int]:
        own = Database(database.path)
        done: list[int] = []
        while len(done) < DECISIONS:
            with own.reading() as db:
                seen = the(db, "N104")
            with own.writing() as db:
                outcome = decisions.decide(
                    db, name, [Wanted(seen.number, State.ASK, seen.revision, why=str(len(done)))]
                )
            done += [outcome.batch] if outcome.changed else []
        return done

    with ThreadPoolExecutor(CLIENTS) as pool:
        done = [number for numbers in pool.map(client, map(str, range(CLIENTS))) for number in numbers]
    with database.reading() as db:
        events = decisions.history(db, the(db, "N104").number)
    decided = [event for event in events if event.kind is Kind.DECISION]
    assert sorted(done) == [event.number for event in decided]
    assert Counter(event.who for event in decided) == {str(n): DECISIONS for n in range(CLIENTS)}


def test_of_many_at_once_on_one_revision_one_is_first(tmp_path: Path) -> None:
    database = filled(tmp_path / "review.sqlite3")
    with database.reading() as db:
        seen = the(db, "N104")

    def client(name: str) -> bool:
        with database.writing() as db:
            return bool(decisions.decide(db, name, [Wanted(seen.number, State.ASK, seen.revision)]).changed)

    with ThreadPoolExecutor(CLIENTS) as pool:
        assert sum(pool.map(client, map(str, range(CLIENTS)))) == 1


def test_every_acknowledged_decision_outlives_its_process(tmp_path: Path) -> None:
    database = filled(tmp_path / "review.sqlite3")
    acknowledged: set[int] = set()
    for attempt in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(database.path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            acknowledged.add(int(writer.stdout.readline()))
            time.sleep(0.003 * attempt)
            writer.send_signal(signal.SIGKILL)
            # What was written before the end; the last line may be cut.
            acknowledged.update(int(line) for line in writer.stdout.read().split("\n")[:-1])
    with database.writing() as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        there = {row["number"] for row in db.execute("SELECT number FROM log WHERE kind = 'decision'")}
        assert acknowledged <= there
        # At most one a process was written and not acknowledged.
        assert len(there) <= len(acknowledged) + KILLS
        before = derived(db)
        rebuild(db)
        assert derived(db) == before
        assert texts.finding(db, 1).revision == max(there)
