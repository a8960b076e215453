"""JSON Schemas (draft 2020-12) of what is written as JSON: ``report`` for a report, ``finding`` for a line of jsonl,
``decisions`` for what was decided.
"""

from __future__ import annotations

from pathlib import Path

from samesaid.model import SamesaidError

NAMES = ("report", "finding", "decisions")


def path(name: str) -> Path:
    """The file of the schema of this name. Raises SamesaidError for a name that is not in ``NAMES``."""
    if name not in NAMES:
        raise SamesaidError(f"there is no schema {name!r}; use one of {', '.join(NAMES)}")
    return Path(__file__).with_name(f"{name}.schema.json")
