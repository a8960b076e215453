"""Documents in: a file → a Document, its sentences with exact offsets, without the furniture of its page.

`load` reads text, html, docx, odt and pdf; `load_lines` a file in which a line is a sentence; `rows` text that is
aligned already (tsv, jsonl, tmx, xliff, po). Everything that is wrong with an input is a one-line SamesaidError.
"""

from __future__ import annotations

from samesaid.documents.aligned import Row, rows
from samesaid.documents.loading import from_rows, from_text, load, load_lines

__all__ = ["Row", "from_rows", "from_text", "load", "load_lines", "rows"]
