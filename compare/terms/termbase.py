"""Read a glossary: CSV or TSV with the columns ``source,target`` and, if wished, ``forbidden``.

Several renderings stand in one cell with ``|`` between them; one of them suffices. A rendering with ``!`` before it is
forbidden, and so is everything in the column ``forbidden``. A header is optional; with one, the columns may stand in
any order and further columns are left alone. Lines that begin with ``#`` are comments. A source told twice is merged.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from samesaid.model import SamesaidError, Term, Termbase

_LONGEST = 300
_COLUMNS = {"source": "source", "term": "source", "target": "target", "rendering": "target", "forbidden": "forbidden"}


def load_termbase(path: Path | str) -> Termbase:
    """The glossary in ``path`` (UTF-8, with or without a byte order mark).

    Raises SamesaidError, in one line with the line's number, when the file cannot be read, is not UTF-8, holds no
    term, or a row has no source, no rendering, a term longer than 300 characters or a rendering both accepted and
    forbidden.
    """
    path = Path(path)
    terms: dict[str, tuple[list[str], list[str]]] = {}
    for line, row in _rows(path):
        source, accepted, forbidden = _parse(path, line, row)
        known = terms.setdefault(source, ([], []))
        known[0].extend(r for r in accepted if r not in known[0])
        known[1].extend(r for r in forbidden if r not in known[1])
        both = next((r for r in known[0] if r in known[1]), None)
        if both is not None:
            raise SamesaidError(f"{path.name}, line {line}: “{both}” is accepted and forbidden for “{source}”")
    if not terms:
        raise SamesaidError(f"{path.name}: no term in it; write one a line as source,target")
    made = tuple(Term(s, tuple(a), tuple(f)) for s, (a, f) in terms.items())
    return Termbase(path.name, _digest(made), made)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    text = _read(path)
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    delimiter = "\t" if "\t" in first else ";" if ";" in first and "," not in first else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    while True:
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise SamesaidError(f"{path.name}, line {reader.line_num}: not a table row ({error})") from None
        if not any(cells) or cells[0].startswith("#"):
            continue
        if header is None:
            header = _header(cells)
            if header is not None:
                continue
            header = ["source", "target", "forbidden"]
        yield reader.line_num, dict(zip(header, cells, strict=False))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SamesaidError(f"{path}: cannot read the glossary ({error.strerror})") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SamesaidError(f"{path.name}, line {line}: not UTF-8; save the glossary as UTF-8") from None


def _header(cells: list[str]) -> list[str] | None:
    names = [_COLUMNS.get(cell.lower(), cell.lower()) for cell in cells]
    return names if "source" in names and "target" in names else None


def term(source: str, cell: str) -> Term:
    """A term from its source and a cell of renderings: ``accepted|another|!forbidden``."""
    parts = _alternatives(cell)
    accepted = tuple(p for p in parts if not p.startswith("!"))
    return Term(source, accepted, tuple(p[1:].strip() for p in parts if p.startswith("!")))


def _parse(path: Path, line: int, row: Mapping[str, str]) -> tuple[str, list[str], list[str]]:
    where = f"{path.name}, line {line}"
    source = row.get("source", "")
    told = term(source, row.get("target", ""))
    accepted = list(told.renderings)
    forbidden = [*told.forbidden, *(f.removeprefix("!").strip() for f in _alternatives(row.get("forbidden", "")))]
    if not source:
        raise SamesaidError(f"{where}: no source term; write source,target")
    if not any((*accepted, *forbidden)):
        raise SamesaidError(f"{where}: no rendering for “{source}”; write source,target")
    longest = max((source, *accepted, *forbidden), key=len)
    if len(longest) > _LONGEST:
        raise SamesaidError(f"{where}: a term of {len(longest)} characters; the longest allowed has {_LONGEST}")
    return source, accepted, forbidden


def _alternatives(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _digest(terms: Iterable[Term]) -> str:
    content = "\n".join("\t".join((t.source, "|".join(t.renderings), "|".join(t.forbidden))) for t in terms)
    return hashlib.sha256(content.encode()).hexdigest()[:12]
