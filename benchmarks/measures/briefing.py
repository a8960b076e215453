"""The bundled briefing: the share of its planted mismatches that is found, and the alarms on its careful version.

The texts are our own, with a table of every mismatch (examples/planted.toml). Every check was written with them at
hand: the figures show that nothing was lost, not how well other texts fare.
"""

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

SETTINGS = Settings(glossary=str(EXAMPLES / "glossary.csv"))


def figures() -> Iterator[Figure]:
    """The share of planted mismatches that are found, and the number of alarms on the careful version."""
    data = digest(*texts("zh", "careful", "rough"), EXAMPLES / "glossary.csv", EXAMPLES / "planted.toml")
    reports = {reference: rough_against(reference) for reference in ("zh", "careful")}
    wanted = planted(EXAMPLES / "planted.toml")
    found = [p for p in wanted if named_in(reports[p.get("against", "zh")], p)]
    yield Figure("briefing planted mismatches named", len(found) / len(wanted), "higher", data, f"of {len(wanted)}")
    careful = check(*texts("zh", "careful"), settings=SETTINGS)
    yield Figure("briefing alarms on the careful version", len(careful.alarms), "lower", data)


def texts(*which: str) -> list[Path]:
    """Paths of the example's texts, named zh, careful and rough."""
    names = {"zh": "briefing.zh.txt", "careful": "briefing.en.txt", "rough": "briefing.rough.en.txt"}
    return [EXAMPLES / names[w] for w in which]


def rough_against(reference: str) -> CheckReport:
    """The report of the rough version, with the Chinese text (zh) or the careful version as its reference."""
    return check(*texts(reference, "rough"), settings=SETTINGS)


def planted(path: Path) -> list[dict[str, Any]]:
    """The planted mismatches of a table that the present checks are meant to find."""
    return [p for p in tomllib.loads(path.read_text(encoding="utf-8"))["planted"] if p["checked"]]


def named_in(report: CheckReport, mismatch: dict[str, Any]) -> bool:
    """Whether a finding of the same family marks the words of ``mismatch`` in the version or in the reference."""
    return any(_names(report, f, mismatch) for f in report.findings if f.code[0] == mismatch["code"][0])


def _names(report: CheckReport, finding: Finding, mismatch: dict[str, Any]) -> bool:
    marked = [s.of(report.versions[finding.version].text) for s in finding.target_spans]
    marked += [s.of(report.reference.text) for s in finding.source_spans]
    wanted = [mismatch.get("zh", ""), mismatch.get("rough", "")]
    return any(m and w and (m in w or w in m) for m in marked for w in wanted)
