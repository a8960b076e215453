"""Stores of made findings, of any size, as fast as a disk takes them: fifty findings a text, some four texts a day."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.archive.store.about import About
from samesaid.archive.store.parts import numbered, part_name, write_part
from samesaid.archive.store.places import place
from samesaid.archive.store.schema import TABLES, schema
from samesaid.archive.store.storage import Storage

if TYPE_CHECKING:
    import pyarrow as pa

CODES = ("N103", "N104", "D201", "E302", "T401", "T404", "O501", "O502")
FINDINGS_OF_A_TEXT = 50
_SEVERITIES = ("minor", "major", "critical")
_FIRST_DAY = date(2016, 1, 1)


def write_store(storage: Storage, findings: int, parts: int, seed: int = 3) -> int:
    """Write a complete store of about so many findings in so many parts, a power of two; returns their number."""
    texts: dict[int, list[int]] = {number: [] for number in range(parts)}
    for text in range(max(1, findings // FINDINGS_OF_A_TEXT)):
        texts[place(_entry(text)) % parts].append(text)
    names = []
    for name, some in _named(texts, parts):
        tables = _tables(np.array(sorted(some, key=_entry)), np.random.default_rng([seed, (numbered(name) or (0,))[0]]))
        write_part(storage, name, {table: _packed(tables[table]) for table in TABLES})
        names.append(name)
    About(sum(map(len, texts.values())), tuple(names), "generated", complete=True).write(storage)
    return sum(map(len, texts.values())) * FINDINGS_OF_A_TEXT


def _named(texts: dict[int, list[int]], parts: int) -> Iterator[tuple[str, list[int]]]:
    return ((part_name(number, parts), some) for number, some in texts.items() if some)


def _entry(text: int) -> str:
    # Spread as hashes are, so that an order by them is none by days.
    return f"{text * 0x9E3779B97F4A7C15 % (1 << 64):016x}"


def _tables(texts: NDArray[np.int64], draw: np.random.Generator) -> dict[str, pa.Table]:
    """The tables of some texts by their numbers."""
    import pyarrow as pa

    entries = [_entry(int(text)) for text in texts]
    first = _FIRST_DAY.toordinal() - date(1970, 1, 1).toordinal()
    days = pa.array((first + texts // 4).astype(np.int32)).cast(pa.date32())
    head = {"entry": entries, "version": np.zeros(len(texts), np.int16), "published": days}
    paths = {side: [f"{side}/{entry}.txt" for entry in entries] for side in ("zh", "en")}
    pairs = head | {"reference": paths["zh"], "target": paths["en"], "source_language": ["zh"] * len(texts),
                    "target_language": ["en"] * len(texts), "key": entries}  # fmt: skip
    each = np.repeat(np.arange(len(texts)), FINDINGS_OF_A_TEXT)
    numbers = texts[each] * FINDINGS_OF_A_TEXT + np.tile(np.arange(FINDINGS_OF_A_TEXT), len(texts))
    words = [f"harbour {number}" for number in draw.integers(0, 20_000, len(each))]
    codes = [CODES[n] for n in draw.integers(0, len(CODES), len(each))]
    findings = {
        "entry": [entries[n] for n in each], "version": np.zeros(len(each), np.int16),
        "published": days.take(pa.array(each)), "finding": [f"{n:016x}" for n in numbers], "code": codes,
        "type": [code[0] for code in codes], "severity": [_SEVERITIES[n] for n in draw.integers(0, 3, len(each))],
        "confidence": draw.random(len(each)), "alarm": np.ones(len(each), bool),
        "message": [f"The version says {word} of {n}." for word, n in zip(words, numbers, strict=True)],
        "source": [["港"]] * len(each), "target": [[word] for word in words],
        "source_text": [f"第{n}号港口" for n in numbers],
        "target_text": [f"The {word} of the bulletin {n}" for word, n in zip(words, numbers, strict=True)],
        "source_words": ["港"] * len(each), "target_words": words,
        "document": [f"{entries[n]}.txt" for n in each],
    }  # fmt: skip
    return {name: _table(name, given) for name, given in (("pairs", pairs), ("findings", findings), ("beads", {}))}


def _table(name: str, columns: dict[str, object]) -> pa.Table:
    import pyarrow as pa

    rows = len(columns["entry"]) if columns else 0  # type: ignore[arg-type]
    return pa.table(
        {
            field.name: pa.array(columns[field.name], field.type)
            if field.name in columns
            else pa.nulls(rows, field.type)
            for field in schema(name)
        },
        schema(name),
    )


def _packed(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    kept = io.BytesIO()
    pq.write_table(table, kept, compression="zstd", compression_level=3)
    return kept.getvalue()
