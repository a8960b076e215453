"""Run kept inputs again, with a traceback: ``python -m tests.fuzz.again FILE``."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path

from samesaid.faults import STRICT

if __name__ == "__main__":
    os.environ[STRICT] = "1"
    from tests.fuzz.targets import all_targets

    for case in tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["case"]:
        all_targets()[case["target"]].run(json.loads(case["input"]))
    print("nothing is raised")
