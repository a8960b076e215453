"""What is met on the way through a Word document besides its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Record:
    """References to notes in the order of reading (the kind of part, the id), and what was not read.

    ``left_out`` counts ``deletions``, ``hidden-text`` (paragraphs with some), ``comments`` and ``contents`` (tables of
    contents and indexes); ``embedded`` counts parts of other formats, ``drawings`` charts, diagrams and objects of
    other programs, whose words are not in the document's text.
    """

    notes: list[tuple[str, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    embedded: int = 0
    drawings: int = 0
