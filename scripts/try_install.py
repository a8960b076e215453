"""Builds the release, installs it into an empty environment, and checks the example from a foreign folder.

usage: python scripts/try_install.py [--installer pip|uv|pipx|uv-tool …] [--extra mcp …] [--keep dist]

It needs a network, some minutes and up to 2 GB of disk in a temporary folder, and prints what each step took.
``--keep`` copies the wheel and the sdist there when all went well.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INSTALLERS = ("pip", "uv", "pipx", "uv-tool")
_MB = 1_000_000
# Files of the example, and what the report of it must have: a number, a date and a name that were planted.
_EXAMPLE = ("briefing.zh.txt", "briefing.rough.en.txt")
_PLANTED = ("22 million", "60 days")


def main() -> int:
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="samesaid-install-") as name:
        folder = Path(name)
        tools = _environment(folder / "tools", "build", "twine", "uv", "pipx")
        dist = folder / "dist"
        _timed("build", [tools / "python", "-m", "build", "--outdir", dist, ROOT])
        _timed("twine check", [tools / "python", "-m", "twine", "check", "--strict", *sorted(dist.iterdir())])
        wheel = next(dist.glob("*.whl"))
        for path in sorted(dist.iterdir()):
            print(f"{path.name}: {path.stat().st_size / _MB:.1f} MB")
        for installer in given.installer or ["pip"]:
            _try(folder, tools, installer, wheel, given.extra)
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            for path in dist.iterdir():
                shutil.copy2(path, given.keep)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--installer", action="append", choices=INSTALLERS, help="repeatable; pip if absent")
    parser.add_argument("--extra", action="append", default=[], help="an extra to install as well; repeatable")
    parser.add_argument("--keep", type=Path, help="a folder for the wheel and the sdist")
    return parser.parse_args()


def _environment(folder: Path, *packages: str) -> Path:
    """The folder of the programs of a new environment with these packages."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if packages:
        _timed(f"tools ({', '.join(packages)})", [programs / "python", "-m", "pip", "install", "-q", *packages])
    return programs


def _try(folder: Path, tools: Path, installer: str, wheel: Path, extras: Sequence[str]) -> None:
    """Install the wheel in one way and check the example with what was installed."""
    home = folder / installer
    home.mkdir()
    what = f"{wheel}[{','.join(extras)}]" if extras else str(wheel)
    # The environments of pipx and uv, and the links to their programs, are in this folder, too.
    own = {
        "PIPX_HOME": str(home / "pipx"),
        "PIPX_BIN_DIR": str(home / "bin"),
        "UV_TOOL_DIR": str(home / "tools"),
        "UV_TOOL_BIN_DIR": str(home / "bin"),
    }
    program = home / "bin" / "samesaid"
    if installer == "pip":
        programs = _environment(home / "venv")
        command: list[object] = [programs / "python", "-m", "pip", "install", "-q", what]
        program = programs / "samesaid"
    elif installer == "uv":
        programs = _environment(home / "venv")
        python = programs / "python"
        command = [tools / "uv", "pip", "install", "-q", "--python", python, "--torch-backend", "cpu", what]
        program = programs / "samesaid"
    elif installer == "pipx":
        # With pip it would take gigabytes of CUDA.
        own["UV_TORCH_BACKEND"] = "cpu"
        command = [tools / "pipx", "install", "-q", "--backend", "uv", what]
    else:
        command = [tools / "uv", "tool", "install", "-q", "--torch-backend", "cpu", what]
    _timed(f"{installer}: install", command, own)
    print(f"{installer}: {_size(home) / _MB:,.0f} MB on disk")
    _check(installer, program, home, own)


def _check(installer: str, program: Path, home: Path, own: Mapping[str, str]) -> None:
    """The example, twice, from a folder that is not the repository."""
    away = home / "away"
    away.mkdir()
    for name in (*_EXAMPLE, "glossary.csv"):
        shutil.copy(ROOT / "examples" / name, away)
    environment = {**own, "SAMESAID_CACHE": str(home / "cache")}
    command: list[object] = [program, "check", *_EXAMPLE, "--fail-on", "never", "-o", "report.html"]
    command += ["-o", "report.json"]
    for run in ("first check", "second check"):
        _timed(f"{installer}: {run}", command, environment, away)
    report = (away / "report.json").read_text(encoding="utf-8")
    missing = [words for words in _PLANTED if words not in report]
    if missing or not (away / "report.html").stat().st_size:
        raise SystemExit(f"{installer}: the report of the example lacks {', '.join(missing) or 'its page'}")
    _timed(f"{installer}: doctor", [program, "doctor"], environment, away)


def _timed(
    what: str, command: Sequence[object], own: Mapping[str, str] | None = None, folder: Path | None = None
) -> None:
    """Run a command and print its time; what it printed is shown where it failed."""
    begun = time.monotonic()
    # Not the modules of a checkout: PYTHONPATH would give them.
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], env={**inherited, **(own or {})}, cwd=folder, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise SystemExit(f"{what}: ended with {done.returncode}")
    print(f"{what}: {time.monotonic() - begun:.1f} s", flush=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
