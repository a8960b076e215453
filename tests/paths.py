"""Where the tests find their tables and the examples."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parent
CASES = TESTS / "cases"
EXAMPLES = TESTS.parent / "examples"
