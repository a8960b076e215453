"""The bundled briefing, as a person on a fresh machine would check it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measures.briefing import SETTINGS, named_in, planted, rough_against, texts
from samesaid.pipeline import CheckReport, check
from tests.paths import EXAMPLES

AIMED = planted(EXAMPLES / "planted.toml")


@pytest.fixture(scope="module")
def rough() -> CheckReport:
    return rough_against("zh")


@pytest.fixture(scope="module")
def rough_and_careful() -> CheckReport:
    return rough_against("careful")


@pytest.fixture(scope="module")
def careful() -> CheckReport:
    return check(*texts("zh", "careful"), settings=SETTINGS)


@pytest.mark.parametrize("mismatch", AIMED, ids=lambda m: f"{m['code']} {m['zh']}")
def test_the_planted_mismatch_is_named(
    rough: CheckReport, rough_and_careful: CheckReport, mismatch: dict[str, Any]
) -> None:
    assert named_in(rough_and_careful if mismatch.get("against") == "careful" else rough, mismatch)


def test_the_rough_version_raises_little_besides(rough: CheckReport) -> None:
    assert len(rough.alarms) <= len(AIMED) + 6


def test_the_careful_version_is_left_in_peace(careful: CheckReport) -> None:
    assert [f.message for f in careful.alarms] == []


def test_every_sentence_stands_in_one_bead_and_every_span_in_its_text(rough: CheckReport) -> None:
    (version,), (beads,) = rough.versions, rough.alignments
    assert sorted(i for b in beads for i in b.source) == list(range(len(rough.reference.sentences)))
    assert sorted(j for b in beads for j in b.target) == list(range(len(version.sentences)))
    for finding in rough.findings:
        for text, spans in ((rough.reference.text, finding.source_spans), (version.text, finding.target_spans)):
            assert all(span.of(text).strip() for span in spans)


def test_the_default_way_does_not_import_torch(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from samesaid.cli import run\n"
        f"code = run(['check', {str(EXAMPLES / 'briefing.zh.txt')!r}, {str(EXAMPLES / 'briefing.rough.en.txt')!r}, "
        f"'-q', '-o', {str(tmp_path / 'report.html')!r}])\n"
        "print(code, 'torch' in sys.modules, 'transformers' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.stdout.split() == ["1", "False", "False"]
    assert (tmp_path / "report.html").stat().st_size > 10_000
