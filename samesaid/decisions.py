"""Decisions that last: findings that were dismissed are not shown again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from samesaid.model import SamesaidError


def load_dismissed(path: Path) -> frozenset[str]:
    """The ids of dismissed findings in a JSON file.

    The file holds a list, or an object with a list under ``dismissed``; an entry is an id or an object with ``id`` (and
    whatever else was noted: who, when, why). Raises SamesaidError when it is neither.
    """
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SamesaidError(f"{path}: cannot read the dismissed findings ({error.strerror}): check --ignore") from None
    except ValueError as error:
        raise SamesaidError(f"{path}: not valid JSON ({error}): --ignore takes a list of finding ids") from None
    entries = content.get("dismissed") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise SamesaidError(f"{path}: no list of dismissed findings: --ignore takes a list of finding ids")
    ids: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        identity = entry.get("id") if isinstance(entry, dict) else entry
        if not isinstance(identity, str):
            raise SamesaidError(f"{path}: entry {number} has no id: write the finding's id as a string")
        ids.add(identity)
    return frozenset(ids)
