"""The Python interface: what is listed is there, is documented, and loads nothing before it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import samesaid

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", samesaid.__all__)
def test_what_is_listed_is_there(name: str) -> None:
    assert getattr(samesaid, name) is not None


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'alignment'"):
        samesaid.alignment  # noqa: B018


def test_types_are_shipped() -> None:
    assert (ROOT / "samesaid" / "py.typed").is_file()


def test_the_page_of_the_interface_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "api_docs.py"), "--check"], cwd=ROOT)
    assert done.returncode == 0, "docs/api.md is out of date: run python scripts/api_docs.py"


def test_the_package_alone_loads_no_room() -> None:
    script = "import sys, samesaid; print(*sorted(m for m in sys.modules if m.split('.')[0] in ('numpy', 'samesaid')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["samesaid", "samesaid.version"]


def test_texts_are_aligned_from_python(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("The ferry left at noon. It carried forty people.", encoding="utf-8")
    other.write_text("The ferry sailed at noon. Forty people were on board.", encoding="utf-8")
    beads = samesaid.align_texts(one, other)
    assert [(b.source, b.target) for b in beads] == [((0,), (0,)), ((1,), (1,))]
