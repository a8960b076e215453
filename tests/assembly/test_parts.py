"""The order of findings, and what several versions share."""

from __future__ import annotations

from dataclasses import replace

from samesaid.assembly.parts import by_importance
from samesaid.model import Finding, Severity, Span

_SPAN = (Span(0, 4),)


def finding(words: str, confidence: float, version: int, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(
        f"{words}{version}", "N103", "numbers", severity, confidence, "…", version, source_spans=_SPAN,
        target_spans=_SPAN, target_words=(words,),
    )  # fmt: skip


def test_findings_that_versions_share_are_together() -> None:
    one = [finding("forty", 0.9, 0), finding("fifty", 0.5, 0)]
    other = [finding("Forty", 0.6, 1), finding("forty", 0.95, 1, Severity.CRITICAL), finding("sixty", 0.7, 1)]
    assert [f.id for f in by_importance([one, other])] == ["forty1", "forty0", "Forty1", "sixty1", "fifty0"]


def test_findings_without_words_on_both_sides_are_never_shared() -> None:
    missing = replace(finding("forty", 0.9, 0), target_spans=(), target_words=())
    assert missing.shared_key is None
    assert [f.id for f in by_importance([[missing], [replace(missing, id="other")]])] == ["forty0", "other"]
