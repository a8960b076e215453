"""The report's page with ten thousand findings: its size, the time to write it, and the time to open it in Chromium.

Opening is measured from the start of the navigation until two frames have been drawn and scripts are done: on the
clock, and in processor time of all processes of the browser, which other processes disturb least. The median of several
runs counts; the goal of two seconds is printed with it and is no floor. The report is generated and has no real text.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from samesaid.compare.registry import kind_of
from samesaid.model import Bead, Document, Finding, Report, Score, Sentence, Severity, Span, literal
from samesaid.reports.formats.html import render_pages

_FINDINGS = 10_000
_RUNS = 5
_GOAL_SECONDS = 2.0
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_KINDS = (
    ("N103", "numbers", Severity.MAJOR),
    ("T404", "terminology", Severity.MAJOR),
    ("E303", "inconsistent-entities", Severity.MINOR),
    ("N105", "numbers", Severity.MINOR),
    ("N104", "numbers", Severity.CRITICAL),
)
_DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


def figures() -> Iterator[Figure]:
    """Size, time to write and, where there is a Chromium, time to open of a report of ``_FINDINGS`` findings."""
    report = big_report(_FINDINGS)
    data = hashlib.sha256(report.reference.text.encode()).hexdigest()[:12]
    start = time.perf_counter()
    files = render_pages(report, Path("report.html"))
    seconds = time.perf_counter() - start
    name = f"page {_FINDINGS:,} findings"
    yield Figure(f"{name}, seconds to write", seconds, "lower", data, floored=False)
    yield Figure(f"{name}, files", len(files), "lower", data, floored=False)
    overview, *pages = files.values()
    for what, html in (("overview", overview), ("largest page", max(pages, key=len))):
        yield Figure(f"{name}, {what}, MB", len(html.encode()) / 1e6, "lower", data, floored=False)
        yield Figure(f"{name}, {what}, thousand elements", html.count("</") / 1e3, "lower", data, floored=False)
        if times := opening(html):
            clock, processor = (statistics.median(run[which] for run in times) for which in (0, 1))
            goal = f"goal {_GOAL_SECONDS}"
            yield Figure(f"{name}, {what}, seconds to open", clock, "lower", data, goal, floored=False)
            yield Figure(f"{name}, {what}, processor seconds", processor, "lower", data, floored=False)


def opening(html: str) -> list[tuple[float, float]]:
    """(seconds on the clock, processor seconds) from navigation to the second frame, of several runs.

    Empty where there is no Chromium.
    """
    from playwright.sync_api import sync_playwright

    chromium = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
    if chromium is None:
        return []
    times = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        for _ in range(_RUNS):
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            before = _processor_seconds()
            page.goto(path.as_uri(), timeout=60_000)
            seconds = page.evaluate(_DRAWN) / 1000
            times.append((seconds, _processor_seconds() - before))
            page.close()
        browser.close()
    return times


def _processor_seconds() -> float:
    """Processor seconds so far of all processes that descend from this one."""
    stats = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = path.read_text().rsplit(")", 1)
        except OSError:
            continue  # the process has ended
        stats.append((int(name.split(" ", 1)[0]), fields.split()))
    parents = {pid: int(fields[1]) for pid, fields in stats}

    def ours(pid: int) -> bool:
        while pid in parents and pid != os.getpid():
            pid = parents[pid]
        return pid == os.getpid()

    ticks = sum(int(fields[11]) + int(fields[12]) for pid, fields in stats if pid != os.getpid() and ours(pid))
    return ticks / os.sysconf("SC_CLK_TCK")


def big_report(findings: int) -> Report:
    """A generated report: two sentences of text for each finding, every kind of mark, some missing sentences."""
    count = 2 * findings
    reference = _document(
        "reference.txt", "zh", [f"各地在第{i}天共办结案件{i + 12}起，情况稳定。" for i in range(count)]
    )
    lines = [f"On day {i} some {i + 13} cases were closed in all, and the situation was stable." for i in range(count)]
    version = _document("version.txt", "en", lines)
    beads = tuple(Bead((i,), (i,), 0.8) if i % 50 else Bead((i,), ()) for i in range(count))
    beads += tuple(Bead((), (i,)) for i in range(0, count, 50))
    found = tuple(_finding(n, 2 * n + 1, reference, version) for n in range(findings))
    score = Score("penalty", 100.0, literal("1000 × 1 / 10 words; minor 1, major 5, critical 25"))
    return Report(reference, (version,), (beads,), found, ((score,),), (("samesaid", "bench"),))


def _document(name: str, language: str, lines: list[str]) -> Document:
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(line, Span(start, start + len(line)), index, index // 4))
        start += len(line) + 1
    return Document(name, language, "\n".join(lines), tuple(sentences), title=name)


def _finding(number: int, sentence: int, reference: Document, version: Document) -> Finding:
    code, kind, severity = _KINDS[number % len(_KINDS)]
    one, other = (d.sentences[sentence].span.start for d in (reference, version))
    identity = hashlib.sha256(str(number).encode()).hexdigest()[:16]
    message = f"The version has “{sentence + 13}” where the reference has “{sentence + 12}”."
    reading = f"{sentence + 12}起 → {sentence + 12} · {sentence + 13} cases → {sentence + 13}"
    spans = (Span(one + 2, one + 8),), (Span(other + 3, other + 12),)
    return Finding(
        identity, code, kind, severity, 0.9 - number % 4 / 10, message, 0, sentence, *spans, reading, kind=kind_of(code)
    )
