"""Licences: none of the packages that come along binds whoever passes samesaid on, and the docs list them all."""

from __future__ import annotations

import pytest

from scripts.licences import PAGE, ROOT, forbidden, rows


def test_every_package_may_be_passed_on_and_is_listed() -> None:
    found = list(rows())
    assert {"numpy", "spacy", "fastapi", "duckdb"} <= {name for name, _, _ in found}
    assert [name for name, licence, _ in found if forbidden(licence)] == []
    listed = PAGE.read_text(encoding="utf-8")
    direct = [name for name, _, way in found if way != "samesaid"]
    assert [name for name in (*direct, "numpy", "pysubs2") if f"| {name} |" not in listed] == []


def test_every_source_that_the_notice_names_is_on_the_page() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    data = page[page.index("## Data") : page.index("## Packages")]
    for source in ("GeoNames", "Unicode CLDR", "Faker", "Universal Sentence Encoder", "htmx"):
        assert source in notice
        assert source in data
    # Every file of the notice is there.
    named = [line.strip().rstrip(",") for line in notice.splitlines() if line[:1].isalpha() and "/" in line.split()[0]]
    assert len(named) >= 6
    for part in (one for line in named for one in line.split(", ")):
        assert (ROOT / part).exists(), part


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("MPL-1.1 OR GPL-2.0-only", False),
        ("LGPL-2.1-or-later", False),
        ("MIT License", False),
    ],
)
def test_forbidden(licence: str, expected: bool) -> None:
    assert forbidden(licence) is expected
