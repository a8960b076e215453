"""Install the peers of the extra ``peers``, one after the other: ``python -m benchmarks.peers.install``.

A peer that cannot be installed, for example without a wheel and without a compiler, is reported in one line and does
not prevent the others; its rows in the tables then say that it is not installed.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib

from benchmarks.data import ROOT


def main() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    failed = 0
    for package in project["optional-dependencies"]["peers"]:
        command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "-q", package]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            failed += 1
            reasons = [line for line in done.stderr.splitlines() if "error" in line.lower()] or ["no reason given"]
            print(f"bench-align: {package} cannot be installed: {' '.join(reasons[-1].split())}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
