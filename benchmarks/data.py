"""Where the measuring data lie: gold data beside the checkout where there are any, else our own small cases."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Gold data may not be copied into the repository (several sets are copyrighted texts): they are used where they lie.
GOLD = Path(os.environ.get("SAMESAID_DATA", ROOT.parent / "shared" / "data"))
CASES = Path(__file__).resolve().parent / "cases"
EXAMPLES = ROOT / "examples"


def digest(*paths: Path) -> str:
    """Eight hex digits that change with the content of these files (folders: of every file below)."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(p for p in ([path] if path.is_file() else path.rglob("*")) if p.is_file()):
            total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:8]
