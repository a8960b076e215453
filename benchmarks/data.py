"""Where the data of the measures are: gold data beside the checkout if there are any, and our own small cases."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Gold data may not be copied into the repository, for several sets are copyrighted texts: they are read where they are.
GOLD = Path(os.environ.get("SAMESAID_DATA", ROOT.parent / "shared" / "data"))
CASES = Path(__file__).resolve().parent / "cases"
EXAMPLES = ROOT / "examples"


def digest(*paths: Path) -> str:
    """Eight hex digits that change with the names and contents of these files, and of all files in these folders.

    What Python compiled does not count.
    """
    total = hashlib.sha256()
    for path in paths:
        files = [path] if path.is_file() else [p for p in path.rglob("*") if p.suffix != ".pyc" and p.is_file()]
        for file in sorted(files):
            total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:8]
