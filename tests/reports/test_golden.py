"""The sample report in every format, against files that a person has looked at.

To write them anew after a change that was meant: ``SAMESAID_UPDATE_GOLDEN=1 pytest tests/reports/test_golden.py``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from samesaid.reports import FORMATS, render
from tests.reports.sample import sample_report

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if not known.binary])
def test_the_sample_report_stays_as_it_is(name: str) -> None:
    path = GOLDEN / f"sample{FORMATS[name].endings[0]}"
    # Style and script have their own tests; here only the content and its markup.
    made = re.sub(
        "(?s)(<style>|<script>).*?(</style>|</script>)|(sha256-)[A-Za-z0-9+/]+",
        r"\1\2\3…",
        render(sample_report(), name),
    )
    # Nor is our version what a change of a format would show in.
    made = re.sub(r'((?:creationtoolversion="|"version": ")(?!2\.1\.0))[^"]*', r"\1…", made)
    if os.environ.get("SAMESAID_UPDATE_GOLDEN"):
        path.write_bytes(made.encode())
    assert made == path.read_bytes().decode(), f"{path.name} differs; read both, then see the top of this file"
