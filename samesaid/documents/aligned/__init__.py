"""Text that is aligned already: tsv, jsonl, tmx, xliff and po, each by a reader that streams."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from samesaid.documents.aligned.po import PO
from samesaid.documents.aligned.reader import AlignedReader, Languages, Row
from samesaid.documents.aligned.tables import JSONL, TSV
from samesaid.documents.aligned.tmx import TMX
from samesaid.documents.aligned.xliff import XLIFF
from samesaid.languages import normalise
from samesaid.model import SamesaidError

__all__ = ["READERS", "Row", "rows"]

READERS: tuple[AlignedReader, ...] = (TSV, JSONL, TMX, XLIFF, PO)


def rows(path: str | Path, *, source_language: str | None = None, target_language: str | None = None) -> Iterator[Row]:
    """The pairs of a file, one by one; its suffix decides the format.

    tsv: ``source<TAB>target``, or with a header that names the columns id, source and target; jsonl: objects with
    source, target and an optional id; tmx, xliff 1.2 and 2.x, po. The languages choose among the variants of a tmx.
    Untranslated units have an empty target. Raises SamesaidError, at the first row, for a file that is missing, empty,
    broken or of another format, with the line where that is known.
    """
    path = Path(path)
    reader = next((r for r in READERS if path.suffix.lower() in r.suffixes), None)
    if path.is_dir():
        raise SamesaidError(f"{path}: a folder, not a file; give the file")
    if not path.exists():
        raise SamesaidError(f"{path}: no such file; check the path")
    if reader is None:
        raise SamesaidError(f"{path.name}: not a format of aligned text; give tsv, jsonl, tmx, xlf or po")
    languages = Languages(
        normalise(source_language) if source_language else None, normalise(target_language) if target_language else None
    )
    empty = True
    for row in reader.read(path, languages):
        empty = False
        yield row
    if empty:
        raise SamesaidError(f"{path.name}: no pair of texts found; check its format and languages")
