"""The bundled briefing: what of the planted mismatches is found, and how quiet the careful version stays."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.data import EXAMPLES, digest
from benchmarks.figures import Figure
from samesaid.model import Finding
from samesaid.pipeline import CheckReport, check
from samesaid.settings import Settings


def figures() -> Iterator[Figure]:
    data = digest(EXAMPLES)
    settings = Settings(glossary=str(EXAMPLES / "glossary.csv"))
    rough = check(EXAMPLES / "briefing.zh.txt", EXAMPLES / "briefing.rough.en.txt", settings=settings)
    aimed = planted(EXAMPLES / "planted.toml")
    caught = [p for p in aimed if named_in(rough, p)]
    yield Figure("briefing planted mismatches named", len(caught) / len(aimed), "higher", data, f"of {len(aimed)}")
    careful = check(EXAMPLES / "briefing.zh.txt", EXAMPLES / "briefing.en.txt", settings=settings)
    yield Figure("briefing alarms on the careful version", len(careful.alarms), "lower", data)


def planted(path: Path) -> list[dict[str, Any]]:
    """The planted mismatches that the present checks aim at."""
    return [p for p in tomllib.loads(path.read_text(encoding="utf-8"))["planted"] if p["checked"]]


def named_in(report: CheckReport, mismatch: dict[str, Any]) -> bool:
    """Whether a finding of the same family marks the words of ``mismatch`` in the version or in the reference."""
    return any(_names(report, f, mismatch) for f in report.findings if f.code[0] == mismatch["code"][0])


def _names(report: CheckReport, finding: Finding, mismatch: dict[str, Any]) -> bool:
    marked = [s.of(report.versions[finding.version].text) for s in finding.target_spans]
    marked += [s.of(report.reference.text) for s in finding.source_spans]
    wanted = [mismatch.get("zh", ""), mismatch.get("rough", "")]
    return any(m and w and (m in w or w in m) for m in marked for w in wanted)
