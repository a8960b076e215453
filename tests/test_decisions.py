from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.decisions import load_dismissed
from samesaid.model import SamesaidError


@pytest.mark.parametrize(
    "text",
    ['["a1", "b2"]', '{"dismissed": [{"id": "a1", "why": "house style"}, "b2"]}', '[{"id": "b2"}, {"id": "a1"}]'],
)
def test_ids_are_read_from_every_form(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dismissed.json"
    path.write_text(text, encoding="utf-8")
    assert load_dismissed(path) == {"a1", "b2"}


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "not valid JSON"), ('{"x": 1}', "no list"), ("[1]", "entry 1 has no id"), ('[{"why": "x"}]', "entry 1")],
)
def test_a_wrong_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "dismissed.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SamesaidError, match=told):
        load_dismissed(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="cannot read the dismissed findings"):
        load_dismissed(tmp_path / "none.json")
