"""A run that is disturbed in every way must leave the same store as an undisturbed one, byte for byte.

usage: python -m benchmarks.measures.archive_survival [--texts 2000] [--backends local,ray] [--lines 5] [--only numbers]

In one run three workers are killed (kill -9) one after the other, and it is interrupted (Ctrl-C for the whole group, as
on a terminal). Others are ended by SIGTERM and by kill -9, at their first text and later; one has a full disk (a small
tmpfs, for which one must be root). After each of them no process may be left after 5 s, and no half-written file unless
the run was killed. Then it is run to its end. Exit 1 where the stores differ or something was left. The texts are
generated.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from benchmarks.corpora.archive import write
from benchmarks.measures.processes import MARK, left

# Size of the disk of the disturbed store, in MiB; a file fills it for a while.
_DISK_MIB = 256


def main() -> int:
    parser = argparse.ArgumentParser(description="Disturb a run and compare the stores.")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--lines", type=int, default=5)
    parser.add_argument("--backends", default="local,ray")
    parser.add_argument("--only", default="numbers")
    options = parser.parse_args()
    equal = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = write(folder / "archive", options.texts, lines=options.lines)
        # One document is broken: every run reports it and goes on.
        sorted((folder / "archive" / "en").iterdir())[options.texts // 2].write_bytes(b"\0\1" * 99)
        command = [sys.executable, "-m", "samesaid", "archive", "run", str(manifest), "--only", options.only, "-j", "2"]
        begun = time.monotonic()
        quiet = subprocess.run([*command, "--out", str(folder / "quiet")], check=False, capture_output=True, text=True)
        print(
            f"undisturbed: exit {quiet.returncode}, {time.monotonic() - begun:.0f} s: {quiet.stderr.strip()}",
            flush=True,
        )
        for backend in options.backends.split(","):
            with _small_disk(folder / backend) as disk:
                disturbed = [*command, "--backend", backend, "--out", str(disk / "store")]
                equal = _equal_store(folder / "quiet", disturbed, disk) and equal
    return 0 if equal and quiet.returncode == 3 else 1


def _equal_store(quiet: Path, command: list[str], disk: Path) -> bool:
    """Disturb a run, finish it, and compare its store with that of the undisturbed one."""
    print(f"-- {' '.join(command[-6:-2])}")
    clean = _disturb(command, disk, _done(quiet))
    last = subprocess.run(command, check=False, capture_output=True, text=True)
    print(f"run to its end: exit {last.returncode}: {last.stderr.strip()}")
    one, other = _content(quiet), _content(disk / "store")
    print(f"{len(one)} files, digest {_digest(one)}; {len(other)} files, digest {_digest(other)}: ", end="")
    different = sorted(name for name in one | other if one.get(name) != other.get(name))
    print(f"DIFFERENT: {different[:5]}" if different else "equal", flush=True)
    return clean and not different and last.returncode == 3


@contextmanager
def _small_disk(place: Path) -> Iterator[Path]:
    place.mkdir()
    if os.geteuid() != 0:
        print("not root: the disk will not be filled")
        yield place
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_DISK_MIB}m", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _disturb(command: list[str], disk: Path, shards: int) -> bool:
    """End runs in every way; whether each of them ended as it should, and nothing was left behind."""
    store = disk / "store"

    def done(share: float) -> Callable[[float], bool]:
        return lambda _: _done(store) >= share * shards

    def at_first_text(begun: float) -> bool:
        return any(note.stat().st_mtime >= begun for note in store.glob(".work/*.json"))

    clean = [
        _ended(command, store, signal.SIGTERM, at_first_text, 143),
        _ended(command, store, signal.SIGKILL, at_first_text, -9),
        _ended(command, store, signal.SIGINT, at_first_text, 130, whole=True),
        _ended(command, store, signal.SIGINT, done(0.3), 130, whole=True, deaths=[done(s) for s in (0.05, 0.1, 0.2)]),
        _ended(command, store, signal.SIGTERM, done(0.4), 143),
        _ended(command, store, signal.SIGKILL, done(0.5), -9),
        _ended(command, store, signal.SIGTERM, done(0.6), 143, whole=True),
    ]
    if os.path.ismount(disk):
        filler = disk / "filler"
        _fill(filler, disk)
        full = subprocess.run(command, check=False, capture_output=True, text=True)
        print(f"full disk: exit {full.returncode}: {full.stderr.strip()[-300:]}", flush=True)
        filler.unlink()
    return all(clean)


def _ended(
    command: list[str],
    store: Path,
    sent: signal.Signals,
    reached: Callable[[float], bool],
    code: int,
    *,
    whole: bool = False,
    deaths: Sequence[Callable[[float], bool]] = (),
) -> bool:
    """A run whose workers are killed at each of ``deaths``, and that is then sent a signal, itself or with its whole
    group: whether it ended with ``code``, and left no process and no half-written file."""
    mark, begun = uuid4().hex, time.time()
    run = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {MARK: mark}, start_new_session=True,
        preexec_fn=_accept_interrupt,
    )  # fmt: skip
    for death in deaths:
        _until(run, lambda death=death: death(begun))
        victim = _worker(run.pid)
        if victim is not None:
            os.kill(victim, signal.SIGKILL)
            print(f"killed worker {victim} with {_done(store)} shards done", flush=True)
    _until(run, lambda: reached(begun))
    if whole:
        os.killpg(run.pid, sent)
    else:
        run.send_signal(sent)
    ended = time.monotonic()
    _, errors = run.communicate(timeout=300)
    seconds = time.monotonic() - ended
    behind = [*left(mark), *(str(part) for part in store.rglob("*.part") if sent != signal.SIGKILL)]
    print(
        f"{sent.name}{' to the group' if whole else ''} with {_done(store)} shards done: exit {run.returncode} after"
        f" {seconds:.1f} s, {f'LEFT BEHIND: {behind}' if behind else 'nothing left'}: {errors.strip()[-200:]}",
        flush=True,
    )
    return run.returncode == code and not behind and len(errors.splitlines()) <= 1


def _accept_interrupt() -> None:
    # A process started in the background ignores Ctrl-C, and so would the processes that it starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _fill(filler: Path, disk: Path) -> None:
    """Leave some 20 kB, room for a shard or two."""
    state = os.statvfs(disk)
    with filler.open("wb") as file:
        left = state.f_bavail * state.f_frsize - 20_000
        while left > 0:
            file.write(b"\0" * min(left, 1 << 20))
            left -= min(left, 1 << 20)


def _until(run: subprocess.Popen[str], reached: Callable[[], bool]) -> None:
    while run.poll() is None and not reached():
        time.sleep(0.1)


def _done(store: Path) -> int:
    return len(list(store.glob("checksums/*.json")))


def _worker(parent: int) -> int | None:
    """The process below ``parent`` that checks texts and has used most processor time."""
    below, found = {parent}, []
    for folder in sorted(Path("/proc").iterdir(), key=lambda p: int(p.name) if p.name.isdigit() else 0):
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            words = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if int(fields[1]) in below and fields[0] != "Z":
            below.add(int(folder.name))
            if "spawn_main" in words or words.startswith("ray::"):
                found.append((int(fields[11]), int(folder.name)))
    return max(found)[1] if found else None


def _content(store: Path) -> dict[str, bytes]:
    files = (p for p in store.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(store).as_posix(): p.read_bytes() for p in files}


def _digest(content: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(content):
        whole.update(name.encode() + b"\0" + content[name])
    return whole.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
