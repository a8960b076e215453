"""What an editor is told about names."""

from __future__ import annotations

from collections.abc import Sequence


def replaced_message(source: str, target: str) -> str:
    """E302."""
    return f"The reference names “{source}” here, the version names “{target}”, and neither tells the other's name."


def absent_message(name: str, where: str) -> str:
    """E301; ``where`` is the side that has the name: version or reference."""
    other = "reference" if where == "version" else "version"
    return f"The {where} names “{name}” here; the {other} does not tell this name in any form."


def several_message(name: str, renderings: Sequence[tuple[str, int]]) -> str:
    """E303; ``renderings`` and how often each stands there, the dominant one first."""
    told = [f"“{text}” ({_times(count)})" for text, count in renderings]
    return f"The reference calls it “{name}” throughout; the version calls it {', '.join(told[:-1])} and {told[-1]}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def grade_message(office: str, grade: str, of_reference: bool, quoted: tuple[str, str]) -> str:
    """E302 of an office in another grade; ``quoted`` are both sides' own words, ``office`` the English one's."""
    reference, version = (f"{grade} {office}", office) if of_reference else (office, f"{grade} {office}")
    article = "an" if version[0].lower() in "aeiou" else "a"
    said = "" if {q.lower() for q in quoted} <= {reference, version} else f": “{quoted[0]}” is “{quoted[1]}” there"
    return f"The version makes the {reference} {article} {version}{said}."
