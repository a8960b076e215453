"""The shape of the source tree: folders are small, and a pair of texts passes through few files."""

from __future__ import annotations

from benchmarks.measures.path import measured
from benchmarks.measures.structure import MAX_MODULES, folders

# One of them keeps files between runs.
MAX_FILES_ENTERED = 100


def test_no_folder_holds_too_many_modules() -> None:
    found = list(folders())
    assert {folder.name for folder in found} >= {"align", "align/encoders", "compare", "reports", "samesaid"}
    assert [f"{f.name}: {f.modules}" for f in found if f.modules > MAX_MODULES] == []


def test_a_pair_passes_through_few_files() -> None:
    files = measured("numbers")
    assert {"samesaid/pipeline.py", "align/aligner.py", "compare/ranking.py"} <= set(files)
    assert len(files) <= MAX_FILES_ENTERED, "\n".join(files)
