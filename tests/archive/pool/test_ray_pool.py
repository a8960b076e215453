"""The same run on a Ray cluster of this machine: the store is the same."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from samesaid.archive.pool.ray_guard import guarded
from samesaid.archive.pool.ray_pool import work
from samesaid.archive.run.run import run
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, checked, content, made
from tests.archive.deeds import deadly

pytestmark = pytest.mark.filterwarnings("ignore")


def test_a_cluster_makes_the_same_store(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 6)
    broken = sorted((tmp_path / "archive" / "zh").iterdir())[3]
    broken.write_bytes(b"\x00\x01" * 40)
    progress = run(manifest, str(tmp_path / "store"), SETTINGS, workers=1, backend="ray")
    assert (progress.checked, len(progress.failed)) == (5, 1)
    checked(manifest, tmp_path / "local")
    assert content(tmp_path / "store") == content(tmp_path / "local")


def test_a_death_is_blamed_and_memory_is_bounded(tmp_path: Path) -> None:
    blamed: list[int] = []

    def blame(task: tuple[str, int]) -> bool:
        blamed.append(task[1])
        return task[1] == 7

    tasks = [(str(tmp_path), n) for n in (3, 7, 13, 99)]
    outcomes = {o.task[1]: o for o in work(deadly, tasks, workers=1, memory=1.0, blame=blame)}
    assert (outcomes[3].result, outcomes[7].result) == (9, 49)
    assert outcomes[13].problem == "took its worker with it 3 times (out of memory, or a crash)"
    assert sorted(blamed) in ([7, 13, 13, 13], [13, 13, 13])
    assert "MemoryError" in (outcomes[99].problem or "")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
def test_nothing_of_a_cluster_stays(tmp_path: Path) -> None:
    (tmp_path / "ray").mkdir()
    server = tmp_path / "ray" / "server"
    server.write_text("setsid sleep 61 & echo $!; wait")
    with guarded():
        other = subprocess.Popen(["sleep", "60"])
        ray = subprocess.Popen(["sh", str(server)], stdout=subprocess.PIPE, text=True)
        assert ray.stdout is not None
        agent = int(ray.stdout.readline())
        # The agent is known before its parent dies.
        time.sleep(1.5)
        ray.kill()
        ray.wait()
    assert other.poll() is None
    assert not Path(f"/proc/{agent}/exe").exists()
    other.kill()
    other.wait()
    ray.stdout.close()


def test_a_cluster_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 1)
    with pytest.raises(SamesaidError, match="cannot connect to the cluster: connection refused"):
        run(manifest, str(tmp_path / "store"), SETTINGS, backend="ray", address="127.0.0.1:1")
