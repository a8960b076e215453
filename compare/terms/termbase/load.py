"""Read a glossary: a table (CSV, TSV) or TBX.

A table has the columns ``source`` and ``target`` and, if wished, forbidden, do not translate, note, part of speech,
case, domain, source language, target language, in any order and under their usual names; or a column for each
language, named by its tag (``zh,en``). Without a header the columns are source, target, forbidden. Several renderings
stand in one cell with ``|`` between them; one of them suffices. A rendering with ``!`` before it is forbidden.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from samesaid.compare.terms.termbase import table, tbx
from samesaid.compare.terms.termbase.entries import Entry, term
from samesaid.compare.terms.termbase.merge_entries import merged
from samesaid.encodings import decode
from samesaid.model import Message, SamesaidError, Term, Termbase, literal, message

__all__ = ["canary_termbase", "load_termbase", "term"]

_TBX = frozenset({".tbx", ".xml", ".mtf"})


def load_termbase(path: Path | str) -> Termbase:
    """The glossary in ``path``; the encoding of a table is found as that of a text is.

    Raises SamesaidError, in one line with the line's number and what to do, when the file cannot be read or its
    encoding not be told, its header lacks a column, or a row is empty on one side, told twice, longer than 300
    characters or contradicts itself. Rows that contradict one another are warnings.
    """
    path = Path(path)
    data = _bytes(path)
    found: list[Entry]
    garbled: list[Message]
    if path.suffix.lower() in _TBX or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        found, warnings = tbx.entries(path)
        garbled, is_table = [], False
    else:
        text, garbled = _text(data, path.name)
        found, warnings = table.entries(text, path.name)
        is_table = True
    if not found:
        raise SamesaidError(f"{path.name}: no term in it; write one a line as source,target")
    terms, conflicts = merged(found, path.name, table=is_table)
    return Termbase(path.name, _digest(terms), terms, (*garbled, *map(literal, (*warnings, *conflicts))))


def canary_termbase(rows: Iterable[tuple[str, str]]) -> Termbase:
    """The glossary of a canary: terms and their cells of renderings, an empty one where the term is not translated."""
    return Termbase("canary", "0", tuple(term(s, cell) if cell else Term(s, (), keep=True) for s, cell in rows))


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise SamesaidError(f"{path}: a folder, not a glossary; give the file")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SamesaidError(f"{path}: no such glossary; check the path") from None
    except OSError as error:
        raise SamesaidError(f"{path}: cannot read the glossary ({error.strerror}); check its permissions") from None
    if not data.strip():
        raise SamesaidError(f"{path.name}: an empty glossary; write one term a line as source,target")
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SamesaidError(f"{path.name}: not text; save the glossary as CSV (UTF-8) or TBX")
    return data


def _text(data: bytes, name: str) -> tuple[str, list[Message]]:
    line, begun = _broken(data)
    if not begun:
        try:
            decoded = decode(data, name)
        except SamesaidError:
            begun = True
    if begun:
        raise SamesaidError(f"{name}, line {line}: not UTF-8, nor all of it in another encoding; save it as UTF-8")
    return decoded.text, [
        message("warning.reader", name=name, note=note.message) for note in decoded.notes if note.kind == "warning"
    ]


def _broken(data: bytes) -> tuple[int, bool]:
    """The line where ``data`` stops being UTF-8, and whether it had been that: two encodings in one file."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Three bytes of another encoding hardly ever pass as a character.
        begun = any(char >= "\u0800" for char in data[: error.start].decode("utf-8"))
        return data[: error.start].count(b"\n") + 1, begun
    return 1, False


def _digest(terms: Iterable[Term]) -> str:
    digest = hashlib.sha256()
    for t in terms:
        rules = f"{t.keep}\t{t.case}\t{t.part_of_speech}\t{t.domain}\t{t.source_language}\t{t.target_language}"
        digest.update(f"{t.source}\t{'|'.join(t.renderings)}\t{'|'.join(t.forbidden)}\t{rules}\t{t.note}\n".encode())
    return digest.hexdigest()[:12]
