"""Documents in: a file becomes a Document, with exact offsets of its sentences and without page boilerplate.

`load` reads documents of many formats (docs/documents.md); `load_lines` a file with one sentence a line; `rows` text
that is aligned already (tsv, jsonl, tmx, xliff, po). Whatever is wrong with an input is a SamesaidError of one line.
"""

from __future__ import annotations

from samesaid.documents.aligned import Row, rows
from samesaid.documents.loading import from_rows, from_text, load, load_lines

__all__ = ["Row", "from_rows", "from_text", "load", "load_lines", "rows"]
