"""Which files a trace counts: those of functions between two calls, not what runs while a module is imported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measures.path import Trace

MODULES = {
    "trace_before": "def prepare(): pass\n",
    "trace_first": "def first(): return 1\n",
    "trace_import": "import trace_at_import\ntrace_at_import.table()\ndef used(): return 2\n",
    "trace_at_import": "def table(): return {}\n",
    "trace_last": "def last(value): return value\n",
    "trace_after": "def finish(): pass\n",
}


def test_only_functions_between_the_first_and_the_last_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in MODULES.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before, first, last, after = (__import__(f"trace_{name}") for name in ("before", "first", "last", "after"))
    trace = Trace(first.first.__code__, last.last.__code__)
    profiler = sys.getprofile()
    with trace.active():
        before.prepare()
        first.first()
        imported = __import__("trace_import")
        last.last(imported.used())
        after.finish()
    sys.setprofile(profiler)
    names = {Path(name).stem for name in trace.files}
    assert {name for name in names if name.startswith("trace_")} == {"trace_first", "trace_import", "trace_last"}
