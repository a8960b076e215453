"""Text that is aligned already: tsv, jsonl, tmx, xliff and po, each by a reader that streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from samesaid.documents.aligned import po, tables, tmx, xliff
from samesaid.documents.aligned.row import Languages, Row
from samesaid.languages import normalise
from samesaid.model import SamesaidError

__all__ = ["Row", "rows"]

_READERS: dict[str, Callable[[Path, Languages], Iterator[Row]]] = {
    ".tsv": tables.tsv, ".tab": tables.tsv, ".txt": tables.tsv, ".jsonl": tables.jsonl, ".ndjson": tables.jsonl,
    ".tmx": tmx.read, ".xlf": xliff.read, ".xliff": xliff.read, ".sdlxliff": xliff.read, ".mxliff": xliff.read,
    ".po": po.read, ".pot": po.read,
}  # fmt: skip


def rows(path: str | Path, *, source_language: str | None = None, target_language: str | None = None) -> Iterator[Row]:
    """The pairs of a file, one by one: its format is told by its suffix.

    tsv: ``source<TAB>target``, or with a header that names the columns id, source and target; jsonl: objects with
    source, target and, where wanted, id; tmx, xliff 1.2 and 2.x, po. The languages choose among the variants of a
    tmx. Untranslated units come with an empty target. Raises SamesaidError, when first asked for a row, for a file
    that is missing, empty, broken or of another format, with the line where that is known.
    """
    path = Path(path)
    reader = _READERS.get(path.suffix.lower())
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
    for row in reader(path, languages):
        empty = False
        yield row
    if empty:
        raise SamesaidError(f"{path.name}: no pair of texts found; check its format and languages")
