"""The same run on a Ray cluster of this machine: the store is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.archive.run.run import run
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, checked, content, made

pytestmark = pytest.mark.filterwarnings("ignore")


def test_a_cluster_makes_the_same_store(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 6)
    broken = sorted((tmp_path / "archive" / "zh").iterdir())[3]
    broken.write_bytes(b"\x00\x01" * 40)
    progress = run(manifest, str(tmp_path / "store"), SETTINGS, workers=1, backend="ray")
    assert (progress.checked, len(progress.failed)) == (5, 1)
    checked(manifest, tmp_path / "local")
    assert content(tmp_path / "store") == content(tmp_path / "local")


def test_a_cluster_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 1)
    with pytest.raises(SamesaidError, match="no cluster can be had there"):
        run(manifest, str(tmp_path / "store"), SETTINGS, backend="ray", address="127.0.0.1:1")
