"""The doctor: what is missing or broken is one line, and hides nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import pytest

from samesaid import doctor, kept
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Rule, Severity, literal


def test_packages_that_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(name: str) -> str:
        if name == "spacy":
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(doctor, "version", installed)
    found = {check.subject: check for check in doctor.parts()}
    assert (found["spacy"].state, found["spacy"].detail) == ("failed", "not installed: pip install spacy")
    assert found["babel"].state == "passed"


class Boats:
    """Raises X901 where the version has "ship", and breaks at "wreck"."""

    name = "boats"
    codes = {code: Rule(code, "Boats", "Boats.", "other", Severity.MINOR) for code in ("X901", "X902")}  # noqa: RUF012
    canaries = tuple(
        Canary("X901", "en", "en", "A boat.", target, fires)
        for target, fires in (("A ship.", True), ("A barge.", True), ("A wreck.", True), ("A boat.", False))
    )

    def compare(self, pair: Pair) -> Iterable[Evidence]:
        text = pair.target.document.text
        if "wreck" in text:
            raise RuntimeError("sunk")
        if "ship" in text:
            yield Evidence("X901", literal("A ship."), 0)


def test_canaries_that_fail_break_or_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "comparators", lambda: (Boats(),))
    assert [(check.subject, check.state, check.detail) for check in doctor.canaries()] == [
        ("boats X901 is raised", "passed", "A ship."),
        ("boats X901 is raised", "failed", "A barge."),
        ("boats X901 is raised", "did not run", "RuntimeError: sunk"),
        ("boats X901 is not raised", "passed", "A boat."),
        ("boats X902 is raised", "did not run", "no canary"),
        ("boats X902 is not raised", "did not run", "no canary"),
    ]


def test_the_files_of_the_cache_are_named_with_their_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMESAID_CACHE", str(tmp_path))
    (none,) = doctor.kept_files()
    assert (none.state, none.detail) == ("optional", f"nothing is kept yet in {tmp_path}")
    assert kept.keep("boats", lambda: {"lengths": np.zeros(50_000)})
    (file,) = doctor.kept_files()
    assert (file.state, file.detail) == ("passed", f"{kept.path_of('boats')}, 0.4 MB")
    kept.path_of("boats").write_bytes(b"wreck")
    (damaged,) = doctor.kept_files()
    assert (damaged.state, damaged.detail.partition(": ")[2]) == ("optional", "damaged, will be made anew")


def test_an_extra_is_a_line_with_its_versions_or_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(name: str) -> str:
        if name == "ray":
            raise PackageNotFoundError(name)
        return "1.2"

    monkeypatch.setattr(doctor, "version", installed)
    found = {check.subject: check for check in doctor.extras()}
    assert list(found) == [f"extra {name}" for name in doctor.EXTRAS]
    assert (found["extra mcp"].state, found["extra mcp"].detail) == (
        "passed",
        "mcp 1.2; a tool of assistants (samesaid mcp)",
    )
    assert (found["extra cluster"].state, found["extra cluster"].detail) == (
        "optional",
        "not installed; for archives on several machines (--backend ray): pip install 'samesaid[cluster]'",
    )
