"""What an editor is told about names."""

from __future__ import annotations


def replaced_message(source: str, target: str) -> str:
    """E302."""
    return f"The reference names “{source}” here, the version names “{target}”, and neither tells the other's name."


def absent_message(name: str, where: str) -> str:
    """E301; ``where`` is the side that has the name: version or reference."""
    other = "reference" if where == "version" else "version"
    return f"The {where} names “{name}” here; the {other} does not tell this name in any form."


def several_message(name: str, renderings: tuple[str, ...]) -> str:
    """E303."""
    told = ", ".join(f"“{r}”" for r in renderings[:-1])
    return f"The reference calls it “{name}” throughout; the version calls it {told} and “{renderings[-1]}”."
