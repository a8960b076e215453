"""Files of a store are deleted, cut short and bit-flipped at random: they are mended to the same bytes, or named.

usage: python -m benchmarks.measures.archive_damage [--texts 500] [--rounds 20] [--seed 7] [--only numbers,coverage]

Each round damages one to four files of a store (tables, checksums, ledger, decisions and what else is in it). Then
`archive verify` must name every one of them; `archive query` must not end as a fault; and `archive run` must mend its
files to the same bytes and say how many there were. The ledger is mended by `archive terms`. Decisions cannot be made
again: it is enough that they are named, and they are put back from a copy; a round damages them or their mark, for
without both it is a store without decisions. Exit 1 where a round fails.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpora.archive import write

KINDS = ("deleted", "cut short", "bit-flipped")
# Files that `archive run` does not make.
_OTHERS = ("ledger/", "decisions.")


def damage(path: Path, kind: str, draw: random.Random) -> None:
    """Delete a file, cut it short, or change one bit of it."""
    data = path.read_bytes()
    if kind == "deleted":
        path.unlink()
    elif kind == "cut short":
        path.write_bytes(data[: draw.randrange(len(data))])
    else:
        at = draw.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :])


def content(store: Path) -> dict[str, bytes]:
    """Every file of a store that is not hidden, by its name."""
    files = (p for p in store.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(store).as_posix(): p.read_bytes() for p in files}


def main() -> int:
    parser = argparse.ArgumentParser(description="Damage a store and mend it.")
    parser.add_argument("--texts", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="numbers,coverage")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trial = _Trial(Path(name), options.texts, options.only)
        draw = random.Random(options.seed)
        good = [trial.round(number, draw) for number in range(1, options.rounds + 1)]
    print(f"{sum(good)} of {len(good)} rounds: every damaged file was named, and mended to the same bytes")
    return 0 if all(good) else 1


class _Trial:
    """A whole store, and rounds of damage to it."""

    def __init__(self, folder: Path, texts: int, only: str) -> None:
        self._store, self._copy = folder / "store", folder / "copy"
        manifest = write(folder / "archive", texts, lines=3)
        # One document is broken, so that there is a list of failures.
        sorted((folder / "archive" / "en").iterdir())[texts // 2].write_bytes(b"\0\1" * 99)
        self._run = ["run", str(manifest), "--out", str(self._store), "--only", only]
        self._did(3, *self._run)
        ids = self._did(0, "query", str(self._store), "--sql", "SELECT finding FROM findings LIMIT 5").splitlines()[2:]
        self._did(0, "decide", str(self._store), *ids, "--why", "agreed", "--who", "an editor")
        self._did(0, "terms", str(self._store), "-q")
        self._did(0, "verify", str(self._store))
        self._whole = content(self._store)
        shutil.copytree(self._store, self._copy)
        size = sum(map(len, self._whole.values()))
        print(f"{texts} texts: a store of {len(self._whole)} files, {size / 1e6:.1f} MB", flush=True)

    def round(self, number: int, draw: random.Random) -> bool:
        """Damage some files; whether all went as it must."""
        # The kinds of files are drawn first: most files are tables, and the others matter as much.
        groups: dict[str, list[str]] = {}
        for name in sorted(self._whole):
            groups.setdefault("decisions" if name.startswith("decisions.") else name.rsplit("/", 1)[0], []).append(name)
        chosen: dict[str, str] = {}
        for group in draw.sample(sorted(groups), draw.randint(1, 4)):
            chosen[draw.choice(groups[group])] = draw.choice(KINDS)
        print(f"round {number}: {', '.join(f'{name} {kind}' for name, kind in chosen.items())}", flush=True)
        for name, kind in chosen.items():
            damage(self._store / name, kind, draw)
        changed = {name for name in chosen if content(self._store).get(name) != self._whole[name]}
        verified = self._did(1, "verify", str(self._store), "-q")
        unnamed = [name for name in changed if not self._is_named(name, verified) and not self._is_harmless(name)]
        asked = self._any("query", str(self._store), "--by", "code")
        ran = self._did(3, *self._run)
        print("  " + next((line for line in ran.splitlines() if "damaged" in line), "run: nothing of its own damaged"))
        left = self._different()
        wrong = [name for name in left if not name.startswith(_OTHERS)]
        if any(name.startswith("ledger/") for name in left):
            self._did(0, "terms", str(self._store), "-q")
            wrong += [name for name in self._different() if name.startswith("ledger/")]
        for name in self._different():
            if name.startswith("decisions."):
                shutil.copy(self._copy / name, self._store / name)
        wrong += self._different()
        fault = "fault of samesaid" in asked
        if unnamed or wrong or fault:
            print(f"  FAILED: not named: {unnamed}; not mended: {wrong}; query: {asked[-300:]}\n{verified}", flush=True)
            shutil.rmtree(self._store)
            shutil.copytree(self._copy, self._store)
        return not (unnamed or wrong or fault)

    def _is_named(self, name: str, verified: str) -> bool:
        """Whether a damaged file is named, or the one without which nobody can know how it should be."""
        mark = f"checksums/{Path(name).stem}.json" if name.endswith(".parquet") else "store.json"
        return any(f"damaged: {one}: " in verified for one in (name, mark))

    def _is_harmless(self, name: str) -> bool:
        """Whether a file of decisions, in spite of what changed, says the same: SQLite leaves bytes unused."""
        if not name.startswith("decisions.") or not (self._store / name).exists():
            return False
        from samesaid.archive.store.decision_log import Decisions

        log = "decisions.sqlite3"
        return name == log and Decisions(self._store / log).standing() == Decisions(self._copy / log).standing()

    def _different(self) -> list[str]:
        now = content(self._store)
        return sorted(name for name in now | self._whole if now.get(name) != self._whole.get(name))

    def _did(self, code: int, *arguments: str) -> str:
        command = [sys.executable, "-m", "samesaid", "archive", *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode != code:
            print(f"  exit {done.returncode}, not {code}: {' '.join(arguments[:2])}: {done.stderr.strip()[-300:]}")
        return done.stdout + done.stderr

    def _any(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "samesaid", "archive", *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True).stderr


if __name__ == "__main__":
    sys.exit(main())
