"""Decisions in what Label Studio exports: annotated tasks of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samesaid.model import SamesaidError

Entry = tuple[str, dict[str, str]]
"""What a message calls the task, and its decision as an entry of a file of decisions has it."""


def is_export(content: Any) -> bool:
    """Whether this is a list of tasks."""
    return isinstance(content, list) and any(isinstance(one, dict) and "data" in one for one in content)


def entries(content: list[Any], where: str) -> Iterator[Entry]:
    """A decision for each task that somebody annotated; of several annotations the last that was not skipped holds.

    Raises SamesaidError for a task without the data of a finding, and for an annotation of another shape.
    """
    for number, task in enumerate(content, start=1):
        place = f"{where}: task {number}"
        try:
            given = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
            for entry in map(_decision, given[-1:]):
                if entry:
                    data = task["data"]
                    yield place, {"id": data["id"], "text_digest": data.get("text_digest", ""), **entry}
        except (AttributeError, KeyError, TypeError, ValueError, IndexError):
            raise SamesaidError(
                f"{place} is not one that samesaid wrote; give the JSON export of a project with its tasks"
            ) from None


def _decision(annotation: dict[str, Any]) -> dict[str, str]:
    """State, who, when and why; nothing where nobody chose a state."""
    values = {one["from_name"]: one["value"] for one in annotation["result"]}
    if "decision" not in values:
        return {}
    return {
        "state": values["decision"]["choices"][0],
        "who": _who(annotation.get("completed_by")),
        "when": annotation.get("updated_at") or "",
        "why": " ".join(values.get("why", {}).get("text", ())),
    }


def _who(person: Any) -> str:
    """The address of a person, or their number where the export has no more."""
    if isinstance(person, dict):
        return str(person.get("email") or "")
    return f"user {person}" if isinstance(person, int) else ""
