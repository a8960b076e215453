"""The review over 10,000 texts with 100,000 findings: how long its pages take to answer, beside an empty store.

The store is made deterministically: the same texts, findings and decisions each time. Requests go through the whole
application but no network; the median of several runs counts. The goal of 300 ms is printed and is no floor.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from samesaid.compare.registry import code_table
from samesaid.model import Bead, Document, Finding, Report, Sentence, Severity, Span, State, literal
from samesaid.reports.formats.json import render_json
from samesaid.review.store import decisions, queue, sessions, texts
from samesaid.review.store.database import Database
from samesaid.review.store.filters import Filter
from samesaid.review.store.records import Wanted
from samesaid.review.web.app import create_app
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security.cookies import session_cookie

TEXTS, FINDINGS_A_TEXT = 10_000, 10
_RUNS, _GOAL_MS = 9, 300
_SEED = 20_261_129
_BEGIN = datetime(2026, 1, 5, 6, tzinfo=UTC)
_DESKS = ("Business", "Culture", "Sport", "World")
_PEOPLE = ("Anna", "Li Na", "Mei", "Tom")
# Words of no real text: a place, a thing, both in two languages.
_PLACES = tuple((f"{a}{b}", f"{x} {y}") for a, x in zip("青白金云石", ("Qing", "Bai", "Jin", "Yun", "Shi"), strict=True)
                for b, y in zip("河山港桥湾", ("River", "Hill", "Port", "Bridge", "Bay"), strict=True))  # fmt: skip
_THINGS = (
    ("渔获", "catch"), ("客流", "passengers"), ("订单", "orders"), ("藏书", "books"), ("产量", "output"),
    ("捐款", "donations"), ("观众", "spectators"), ("航班", "flights"), ("展品", "exhibits"), ("球员", "players"),
)  # fmt: skip
_CODES = (
    ("N104", Severity.CRITICAL), ("N103", Severity.MAJOR), ("T404", Severity.MAJOR), ("E303", Severity.MINOR),
    ("N105", Severity.MINOR), ("D201", Severity.MAJOR),
)  # fmt: skip
_DECIDED = (State.NO_ERROR, State.WILL_FIX, State.FIXED, State.ASK)


def made(path: Path, count: int = TEXTS, each: int = FINDINGS_A_TEXT) -> Database:
    """A store with ``count`` texts of ``each`` findings; a third of them decided, a tenth assigned, some signed off."""
    database, chance = Database(path), random.Random(_SEED)
    step = 200
    for begin in range(0, count, step):
        with database.writing() as db:
            for number in range(begin, min(begin + step, count)):
                _add(db, number, each, chance)
    return database


def _add(db: Any, number: int, each: int, chance: random.Random) -> None:
    at = (_BEGIN + timedelta(minutes=47 * number)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    record, who = json.loads(render_json(report(number, each, chance))), chance.choice(_PEOPLE)
    added = texts.add(db, record, key=f"text-{number}", who=who, desk=chance.choice(_DESKS), at=at)
    rows = texts.findings(db, added.text)
    decided = chance.sample(rows, len(rows) // 3)
    wanted = [Wanted(row.number, chance.choice(_DECIDED), why="as the desk writes it") for row in decided]
    decisions.decide(db, chance.choice(_PEOPLE), wanted)
    if number % 10 == 0:
        decisions.assign(db, who, chance.choice(_PEOPLE), text=added.text)
    if number % 25 == 0:
        version = texts.text(db, added.text).version
        decisions.sign_off(db, who, added.text, version=version, note="goes out as it is")


def report(number: int, each: int, chance: random.Random) -> Report:
    """A report of a made-up text: a sentence a finding, and both say a number and a thing."""
    source, target, spans = [], [], []
    length = [0, 0]
    for _ in range(each):
        place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
        figure = chance.randrange(2, 900)
        pair = (
            f"{place[0]}今年的{thing[0]}达{figure}万。",
            f"This year {place[1]} counted {figure} million {thing[1]}.",
        )
        marked = (f"{figure}万", f"{figure} million") if chance.random() < 0.5 else (thing[0], thing[1])
        spans.append(
            tuple(
                Span(length[i] + pair[i].index(words), length[i] + pair[i].index(words) + len(words))
                for i, words in enumerate(marked)
            )
        )
        for side, sentences, said in ((0, source, pair[0]), (1, target, pair[1])):
            sentences.append((length[side], said))
            length[side] += len(said) + 1
    reference = _document(f"{number:05}.zh.txt", "zh", f"{source[0][1][:-1]}（{number}）", source)
    version = _document(f"{number:05}.en.txt", "en", target[0][1][:-1], target)
    findings = tuple(_finding(number, i, both, reference, version, chance) for i, both in enumerate(spans))
    beads = tuple(Bead((i,), (i,), 0.8) for i in range(each))
    rules = tuple(code_table()[code] for code, _ in _CODES)
    return Report(reference, (version,), (beads,), findings, signature=(("samesaid", "benchmark"),), rules=rules)


def _document(name: str, language: str, title: str, sentences: list[tuple[int, str]]) -> Document:
    made = tuple(Sentence(said, Span(start, start + len(said)), i, i // 3) for i, (start, said) in enumerate(sentences))
    return Document(name, language, "\n".join(said for _, said in sentences), made, title=title)


def _finding(
    number: int, place: int, spans: tuple[Span, ...], reference: Document, version: Document, chance: random.Random
) -> Finding:
    code, severity = chance.choice(_CODES)
    rule, said = code_table()[code], f"“{spans[0].of(reference.text)}” and “{spans[1].of(version.text)}” differ"
    return Finding(
        f"{number:06x}{place:04x}", code, rule.type, severity, 0.8, said, 0, place, (spans[0],), (spans[1],),
        kind=rule.kind, content=literal(said), text_digest=f"{number:08x}{place:08x}",
    )  # fmt: skip


def asked(database: Database) -> tuple[tuple[str, str], ...]:
    """What is asked: a name and an address each; the text is one of the newest."""
    with database.reading() as db:
        rows = queue.queue(db, Filter(), order="newest", limit=1).rows
        cursor = queue.queue(db, Filter()).next
    text = rows[0].id if rows else 0
    place, thing = _PLACES[0][1], _THINGS[0]
    return (
        ("queue, worst first", "/"),
        ("queue, next page", f"/?{urlencode({'after': cursor})}" if cursor else "/"),
        ("queue, filters on texts", "/?desk=World&state=open&language=en&order=newest"),
        ("queue, filters on findings", "/?kind=N&severity=critical"),
        ("queue, full text", f"/?{urlencode({'words': place})}"),
        ("queue, full text in Chinese", f"/?{urlencode({'words': thing[0]})}"),
        ("findings, worst first", "/findings"),
        ("findings, one pair", f"/findings?{urlencode({'source': thing[0], 'target': thing[1]})}"),
        ("findings by pair", "/findings?group=pairs"),
        ("page of a text", f"/texts/{text}"),
        ("history of a text", f"/texts/{text}/history"),
        ("rates", "/rates"),
        ("log", "/log"),
    )


def medians(database: Database) -> Iterator[tuple[str, float, float, int]]:
    """The medians of an answer on the clock and in processor time (milliseconds), and its status, for each address.

    The first answer is not counted. Other processes make the clock late, processor time hardly.
    """
    with database.writing() as db:
        token, _ = sessions.begin(db, "Anna", "admin")
    config = ReviewConfig()
    headers = {"Accept": "text/html", "Cookie": f"{session_cookie(config)}={token}"}
    with TestClient(create_app(config, database), base_url=config.address, headers=headers) as client:
        for name, path in asked(database):
            status, times = client.get(path).status_code, []
            for _ in range(_RUNS):
                start = time.perf_counter(), time.process_time()
                client.get(path)
                times.append((time.perf_counter() - start[0], time.process_time() - start[1]))
            clock, processor = (1000 * statistics.median(one) for one in zip(*times, strict=True))
            yield name, clock, processor, status


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS, help=f"texts of the large store ({TEXTS:,})")
    parser.add_argument("--keep", type=Path, help="keep the large store there, or use the one that is there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "large.sqlite3"
        start = time.process_time()
        large = Database(path) if path.exists() else made(path, given.texts)
        with large.reading() as db:
            texts_there, findings_there = (
                db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("texts", "findings")
            )
        print(f"{texts_there:,} texts, {findings_there:,} findings, {path.stat().st_size / 1e6:,.0f} MB", end="")
        print(f" ({time.process_time() - start:.0f} CPU seconds to make)")
        empty = {name: took for name, *took, _ in medians(Database(Path(folder) / "empty.sqlite3"))}
        print(f"{'median of ' + str(_RUNS) + ' answers, ms':32}{'clock':>8}{'empty':>8}{'CPU':>8}{'empty':>8}")
        for name, *took, status in medians(large):
            shown = "".join(f"{one:8.0f}" for pair in zip(took, empty[name], strict=True) for one in pair)
            late = "  over the goal" if took[0] > _GOAL_MS else ""
            print(f"{name:32}{shown}{late}{'' if status == 200 else f'  {status}'}")
        print(f"goal: {_GOAL_MS} ms")


if __name__ == "__main__":
    main()
