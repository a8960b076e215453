"""Documents in: a file becomes a Document, with exact offsets of its sentences and without page boilerplate.

`load` reads documents of many formats (docs/documents.md); `load_lines` a file with one sentence a line; `rows` text
that is aligned already (tsv, jsonl, tmx, xliff, po). Whatever is wrong with an input is a SamesaidError of one line.
"""

from __future__ import annotations

from samesaid.documents.aligned import Place, Row, format_of, rows
from samesaid.documents.aligned.direction import by_file, declared
from samesaid.documents.aligned.parts import PART_ROWS, parts
from samesaid.documents.loading import from_part, from_rows, from_text, load, load_lines

__all__ = [
    "PART_ROWS",
    "Place",
    "Row",
    "by_file",
    "declared",
    "format_of",
    "from_part",
    "from_rows",
    "from_text",
    "load",
    "load_lines",
    "parts",
    "rows",
]
