"""Text that is aligned already: tsv, jsonl, tmx, xliff and po, each by a reader that streams (po is read whole)."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from samesaid import inputs
from samesaid.documents.aligned.po import PO
from samesaid.documents.aligned.reader import AlignedReader, Languages, Place, Row
from samesaid.documents.aligned.tables import JSONL, TSV
from samesaid.documents.aligned.tmx import TMX
from samesaid.documents.aligned.xliff import XLIFF
from samesaid.languages import normalise
from samesaid.model import SamesaidError

__all__ = ["READERS", "Place", "Row", "format_of", "rows"]

READERS: tuple[AlignedReader, ...] = (TSV, JSONL, TMX, XLIFF, PO)


def rows(
    file: str | os.PathLike[str] | inputs.Content,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    max_size: int | None = None,
) -> Iterator[Row]:
    """The pairs of a file, one by one; its suffix decides the format.

    tsv: ``source<TAB>target``, or with a header that names the columns id, source and target; jsonl: objects with
    source, target and an optional id; tmx, xliff 1.2 and 2.x, po. The languages choose among those of a tmx or xliff.
    Untranslated units have an empty target. A file has at most ``max_size`` MB (1,024 if None). Raises
    SamesaidError, at the first row, for a file that is missing, no regular file, too large, empty, broken or of another
    format, with the line where that is known; and for one in several languages of which none was chosen.
    """
    if not isinstance(file, inputs.Content):
        file = Path(file)
    name = inputs.shown(file.name)
    reader = _reader(file.suffix)
    languages = Languages(
        normalise(source_language) if source_language else None, normalise(target_language) if target_language else None
    )
    empty = True
    with _opened(file, max_size) as stream, inputs.reading(name):
        if reader is None:
            raise SamesaidError(f"{name}: not a format of aligned text; give tsv, jsonl, tmx, xlf or po")
        for row in reader.read(stream, name, languages):
            empty = False
            yield row
    if empty:
        raise SamesaidError(f"{name}: no pair of texts found; check its format and languages")


def format_of(suffix: str) -> str | None:
    """The name of the format of aligned text with this ending: tsv, jsonl, tmx, xliff or po; None for any other."""
    reader = _reader(suffix)
    return reader.name if reader else None


def _reader(suffix: str) -> AlignedReader | None:
    return next((reader for reader in READERS if suffix.lower() in reader.suffixes), None)


def _opened(file: Path | inputs.Content, max_size: int | None) -> AbstractContextManager[BinaryIO]:
    if isinstance(file, inputs.Content):
        return io.BytesIO(file.data)
    return inputs.opened(file, limit=inputs.at_most(max_size, inputs.ALIGNED))
