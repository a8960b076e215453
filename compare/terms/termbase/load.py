"""Read a glossary: a table (CSV, TSV) or TBX.

A table has the columns ``source`` and ``target`` and optionally forbidden, do not translate, note, part of speech,
case, domain, source language, target language, in any order and under their usual names; or a column for each language,
named by its tag (``zh,en``). Without a header the columns are source, target, forbidden. A cell may have several
renderings with ``|`` between them, one of which suffices. A rendering that begins with ``!`` is forbidden.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from samesaid import inputs
from samesaid.compare.terms.termbase import table, tbx
from samesaid.compare.terms.termbase.merge_entries import merge_entries, term_of
from samesaid.encodings import decode
from samesaid.model import Message, SamesaidError, Term, Termbase, message

_TBX_SUFFIXES = frozenset({".tbx", ".xml", ".mtf"})


def load_termbase(path: Path | str | inputs.Content, *, max_size: int | None = None) -> Termbase:
    """The glossary in a file of at most ``max_size`` MB (64 if None), or in the content of one that was read already.

    The encoding of a table is detected.

    Raises SamesaidError, in one line with the number of the line and what to do, if the file cannot be read, its
    encoding is unknown, its header lacks a column, or a row has an empty side, is a duplicate, has a term longer than
    ``tuning.MAX_TERM_CHARACTERS`` or contradicts itself. Rows that contradict each other are warnings.
    """
    content = path
    if not isinstance(content, inputs.Content):
        content = inputs.read(content, "glossary", inputs.at_most(max_size, inputs.DOCUMENT))
    data, name = content.data, content.name
    _refuse_what_is_no_text(data, name)
    is_table = content.suffix not in _TBX_SUFFIXES and not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    with inputs.reading(name, "glossary"):
        if is_table:
            text, of_reader = _text(data, name)
            found, warnings = table.entries(text, name)
            warnings = [*of_reader, *warnings]
        else:
            found, warnings = tbx.entries(io.BytesIO(data), name)
    if not found:
        raise SamesaidError(f"{name}: no term in it; write one on each line as source,target")
    terms, contradictions = merge_entries(found, name, table=is_table)
    return Termbase(name, _digest(terms), terms, (*warnings, *contradictions))


def canary_termbase(rows: Iterable[tuple[str, str]]) -> Termbase:
    """The glossary of a canary: terms and their cells of renderings; an empty cell for one that is not translated."""
    return Termbase("canary", "0", tuple(term_of(s, cell) if cell else Term(s, (), keep=True) for s, cell in rows))


def _refuse_what_is_no_text(data: bytes, name: str) -> None:
    if not data.strip():
        raise SamesaidError(f"{name}: an empty glossary; write a term on each line as source,target")
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SamesaidError(f"{name}: not text; save the glossary as CSV (UTF-8) or TBX")


def _text(data: bytes, name: str) -> tuple[str, list[Message]]:
    line, mixed = _first_broken_line(data)
    if not mixed:
        try:
            decoded = decode(data, name)
        except SamesaidError:
            mixed = True
    if mixed:
        raise SamesaidError(f"{name}, line {line}: not UTF-8, nor all of it in another encoding; save it as UTF-8")
    notes = (note.message for note in decoded.notes if note.kind == "warning")
    return decoded.text, [message("warning.reader", name=name, note=note) for note in notes]


def _first_broken_line(data: bytes) -> tuple[int, bool]:
    """The line where ``data`` stops being UTF-8, and whether it was UTF-8 before: two encodings in one file."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Three bytes of another encoding are hardly ever a valid character.
        was_utf8 = any(char >= "\u0800" for char in data[: error.start].decode("utf-8"))
        return data[: error.start].count(b"\n") + 1, was_utf8
    return 1, False


def _digest(terms: Iterable[Term]) -> str:
    digest = hashlib.sha256()
    for t in terms:
        rules = f"{t.keep}\t{t.case}\t{t.part_of_speech}\t{t.domain}\t{t.source_language}\t{t.target_language}"
        digest.update(f"{t.source}\t{'|'.join(t.renderings)}\t{'|'.join(t.forbidden)}\t{rules}\t{t.note}\n".encode())
    return digest.hexdigest()[:12]
