"""The sample alignment in every format, against files that a person has looked at.

To write them anew after a change that was meant: ``SAMESAID_UPDATE_GOLDEN=1 pytest tests/reports/beads``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from samesaid.reports.alignment import FORMATS, write
from tests.reports.alignment.sample import BEADS, SOURCE, TARGET

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("format", FORMATS)
def test_the_sample_stays_as_it_is(format: str) -> None:
    path = GOLDEN / f"port.{format}"
    made = write(BEADS, SOURCE, TARGET, format)
    # Neither the style nor our version is what a change of a format would show in.
    made = re.sub("(?s)(<style>).*?(</style>)|(sha256-)[A-Za-z0-9+/]+", r"\1\2\3…", made)
    made = re.sub('(creationtoolversion=")[^"]*', r"\1…", made)
    if os.environ.get("SAMESAID_UPDATE_GOLDEN"):
        path.write_bytes(made.encode())
    assert made == path.read_bytes().decode(), f"{path.name} differs; read both, then see the top of this file"
