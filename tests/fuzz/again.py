"""Run a kept input again, with its traceback: ``python -m tests.fuzz.again TARGET FILE``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from samesaid.faults import STRICT

if __name__ == "__main__":
    os.environ[STRICT] = "1"
    from tests.fuzz.targets import all_targets

    all_targets()[sys.argv[1]].run(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    print("nothing is raised")
