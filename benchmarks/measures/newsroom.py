"""Fifty people who decide at once, through a real server: no decision is lost, none is there twice.

usage: python -m benchmarks.measures.newsroom [--people 50] [--decisions 40]

The server is `samesaid review` in a process of its own; each person is a connection with a token. Everybody looks at a
finding and decides on it as they saw it. Who comes second is shown what the first one did, looks again, and decides.
Beside the rate is its floor: as many transactions of one row into a database of its own, one after the other.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import httpx

from benchmarks.measures.review import made
from samesaid.review.store import users
from samesaid.review.store.database import Database
from samesaid.review.store.rebuild import rebuild

PEOPLE, DECISIONS = 50, 40
# So few findings that people meet on them.
_TEXTS, _FINDINGS = 2, 10
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Done:
    """What one person did: the revisions that their decisions made, how often they came second, seconds of each try."""

    revisions: tuple[int, ...]
    conflicts: int
    seconds: tuple[float, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.sqlite3"
        database = made(path, _TEXTS, _FINDINGS)
        names = [f"Person {n}" for n in range(options.people)]
        with database.writing() as db:
            before = db.execute("SELECT max(number) FROM log").fetchone()[0]
            for name in names:
                users.add(db, name, "editor", f"a long password of {name}")
            tokens = [users.make_token(db, name) for name in names]
        with _Server(path) as address, ThreadPoolExecutor(options.people) as pool:
            begin = time.perf_counter()
            done = list(pool.map(lambda token: _person(address, token, options.decisions), tokens))
            took = time.perf_counter() - begin
        return _judged(database, before, names, done, took, options.decisions)


def _person(address: str, token: str, decisions: int) -> Done:
    chance, revisions, conflicts, seconds = random.Random(token), [], 0, []
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=_PATIENCE) as client:
        while len(revisions) < decisions:
            number = chance.randrange(1, _TEXTS * _FINDINGS + 1)
            seen = client.get(f"/api/findings/{number}").raise_for_status().json()
            begin = time.perf_counter()
            answer = client.post(
                f"/api/findings/{number}/decisions",
                json={"state": "ask", "why": f"{len(revisions)}", "revision": seen["revision"]},
            )
            seconds.append(time.perf_counter() - begin)
            if answer.status_code == 409:
                conflicts += 1
                continue
            (changed,) = answer.raise_for_status().json()["changed"]
            revisions.append(changed["revision"])
    return Done(tuple(revisions), conflicts, tuple(seconds))


def _judged(database: Database, before: int, names: list[str], done: list[Done], took: float, decisions: int) -> int:
    with database.writing() as db:
        rows = db.execute("SELECT number, who FROM log WHERE kind = 'decision' AND number > ?", (before,)).fetchall()
        made_anew = rebuild(db)
    there, acknowledged = Counter(row["who"] for row in rows), [n for one in done for n in one.revisions]
    lost = set(acknowledged) - {row["number"] for row in rows}
    extra = {row["number"] for row in rows} - set(acknowledged)
    double = len(acknowledged) - len(set(acknowledged))
    wanted = len(names) * decisions
    floor = _floor(wanted)
    latency = statistics.median(second for one in done for second in one.seconds)
    print(f"{len(names)} people, {decisions} decisions each: {len(acknowledged)} acknowledged, {len(rows)} in the log")
    second = sum(one.conflicts for one in done)
    print(f"lost {len(lost)}, double {double}, never acknowledged {len(extra)}, came second {second}")
    print(
        f"{wanted / took:.0f} decisions a second, floor {floor:.0f}; an answer takes {latency * 1000:.0f} ms (median)"
    )
    print(f"the tables were made anew from {made_anew} events")
    fine = not lost and not extra and not double and all(there[name] == decisions for name in names)
    print("fine" if fine else "NOT FINE")
    return 0 if fine else 1


def _floor(count: int) -> float:
    """Transactions of one row a second, each on the disk before the next."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "f", isolation_level=None)) as db,
    ):
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE t (n INTEGER)")
        begin = time.perf_counter()
        for n in range(count):
            db.execute("INSERT INTO t VALUES (?)", (n,))
        return count / (time.perf_counter() - begin)


class _Server:
    """`samesaid review` over a database, until the block is left."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> str:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "samesaid", "review", "--data", str(self._path), "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ,
        )
        address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{address}/sign-in", timeout=1).close()
                return address
            except (URLError, OSError):
                time.sleep(0.2)
        self.__exit__()
        raise TimeoutError("the server does not answer")

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(_PATIENCE)


if __name__ == "__main__":
    sys.exit(main())
