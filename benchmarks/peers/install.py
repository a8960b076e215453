"""Install the peers of the extra ``peers``, each by itself: ``python -m benchmarks.peers.install``.

One that cannot be installed (no wheel and no compiler, say) is told in one line and keeps none of the others away; its
rows in the tables then say so.
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
            told = [line for line in done.stderr.splitlines() if "error" in line.lower()] or ["no reason told"]
            print(f"bench-align: {package} cannot be installed: {' '.join(told[-1].split())}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
