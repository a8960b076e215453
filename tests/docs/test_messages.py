"""The messages that docs/troubleshooting.md explains are messages of samesaid."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "troubleshooting.md"
# Messages of a shell, and what is no message.
NOT_OURS = {"command not found"}
MIN_CHARS = 8


def quoted() -> list[str]:
    """The messages in the headings of the page."""
    headings = re.findall(r"(?m)^### (.+)$", PAGE.read_text(encoding="utf-8"))
    return [message for heading in headings for message in re.findall("“(.+?)”", heading)]


@cache
def source() -> str:
    """Code and catalogue, with the parts of a message that are on two lines joined."""
    folders = ("samesaid", "align", "compare", "reports")
    code = [path.read_text(encoding="utf-8") for name in folders for path in sorted((ROOT / name).rglob("*.py"))]
    catalogue = (ROOT / "reports" / "catalogue" / "en.toml").read_text(encoding="utf-8")
    return re.sub(r'"\n\s+f?"', "", "\n".join([*code, catalogue]))


@pytest.mark.parametrize("message", [one for one in quoted() if one not in NOT_OURS])
def test_a_message_that_is_explained_is_one_of_ours(message: str) -> None:
    parts = [part.strip() for part in re.split(r"…|\[…\]", message) if len(part.strip()) >= MIN_CHARS]
    assert parts
    assert [part for part in parts if part not in source()] == []


def test_many_messages_are_explained() -> None:
    assert len(quoted()) > 15
