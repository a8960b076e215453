"""The parts of a store: three tables each, and their checksums. A part counts only where these fit.

The checksums are a small file with the size and digest of each table. It is removed before a table is replaced, and
written after all of them: where it is missing, the part is unfinished or damaged. What a run writes are small parts;
``packs`` are large ones.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from dataclasses import dataclass

from samesaid.archive.store.marks import Mark, signed, unsigned
from samesaid.archive.store.schema import TABLES, VERSION
from samesaid.archive.store.storage import Storage

CHECKSUMS = "checksums"
RUN_AGAIN = "run the same `archive run` again"
_NAME = re.compile(r"part-(\d+)-of-(\d+)(?:\.parquet|\.json)?")
_PACK = re.compile(r"pack-(\d+)-of-(\d+)-([0-9a-f]{16})(?:\.parquet|\.json)?")


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of a store that is not as it was written, what is wrong with it, and how it is mended."""

    file: str
    problem: str
    mend: str = RUN_AGAIN


class DamagedError(Exception):
    """A part cannot be trusted."""


def part_name(number: int, count: int) -> str:
    """The name of part ``number`` of ``count``."""
    return f"part-{number:05}-of-{count:05}"


def numbered(name: str) -> tuple[int, int] | None:
    """(number, count) of a part by its name or that of one of its files, None for another file."""
    match = _NAME.fullmatch(name.rsplit("/", 1)[-1])
    return (int(match[1]), int(match[2])) if match else None


def pack_name(number: int, count: int, generation: str) -> str:
    """The name of pack ``number`` of ``count``; those that were made at once have the same ``generation``."""
    return f"pack-{number:05}-of-{count:05}-{generation}"


def pack_numbered(name: str) -> tuple[int, int] | None:
    """(number, count) of a pack by its name or that of one of its files, None for another file."""
    match = _PACK.fullmatch(name.rsplit("/", 1)[-1])
    return (int(match[1]), int(match[2])) if match else None


def generation(pack: str) -> str:
    """Which packs were made with it."""
    return pack.rsplit("-", 1)[-1]


def stem(file: str) -> str:
    """The name of the part or pack that a file of it belongs to."""
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def table_file(table: str, part: str) -> str:
    """The file of a table."""
    return f"{table}/{part}.parquet"


def checksum_file(part: str) -> str:
    """The file of the checksums."""
    return f"{CHECKSUMS}/{part}.json"


def finished_parts(storage: Storage) -> list[str]:
    """The parts that have checksums, whole or not, sorted."""
    return [name.removesuffix(".json") for name in storage.names(CHECKSUMS) if numbered(name)]


def finished_packs(storage: Storage) -> list[str]:
    """The packs that have checksums, whole or not, sorted."""
    return [name.removesuffix(".json") for name in storage.names(CHECKSUMS) if pack_numbered(name)]


def remove_part(storage: Storage, part: str) -> None:
    """Take a part away. Checksums go first: a part whose removal was cut short is not a damaged one."""
    storage.remove(checksum_file(part))
    for table in TABLES:
        storage.remove(table_file(table, part))


def write_part(storage: Storage, part: str, tables: Mapping[str, bytes]) -> None:
    """Put the tables of a part in place, then its checksums. Raises OSError where the store cannot be written."""
    storage.remove(checksum_file(part))
    for table in TABLES:
        storage.write(table_file(table, part), tables[table])
    marks = {table: Mark.of(tables[table]).record() for table in TABLES}
    storage.write(checksum_file(part), signed({"schema_version": VERSION, "tables": marks}))


class Part:
    """A part with checksums, whose tables are checked when they are read.

    Raises DamagedError where the checksums are garbled.
    """

    def __init__(self, storage: Storage, part: str, checksums: bytes) -> None:
        self._storage, self._part = storage, part
        try:
            self.record = unsigned(checksums)
            marks = self.record["tables"]
            self.marks = {table: Mark.read(marks[table]) for table in TABLES}
        except (ValueError, KeyError, TypeError):
            raise DamagedError from None

    def table(self, table: str) -> bytes:
        """The content of a table. Raises DamagedError where it is not what was written."""
        data = self._read(table)
        if data is None or self.marks[table].problem(data):
            raise DamagedError
        return data

    def damages(self) -> list[Damage]:
        """What is wrong with the tables, read completely."""
        found = ((table_file(table, self._part), self._problem(table)) for table in TABLES)
        return [Damage(file, problem) for file, problem in found if problem]

    def _problem(self, table: str) -> str | None:
        try:
            with self._storage.reading(table_file(table, self._part)) as file:
                return self.marks[table].problem_of(file)
        except FileNotFoundError:
            return self.marks[table].wrong_size(None)
        except OSError as error:
            if error.errno == errno.EIO:
                return self.marks[table].wrong_size(0)
            raise

    def _read(self, table: str) -> bytes | None:
        try:
            return self._storage.read(table_file(table, self._part))
        except OSError as error:
            # A bad sector has lost the table; any other error may pass.
            if error.errno == errno.EIO:
                return b""
            raise


def opened_part(storage: Storage, part: str) -> Part | None:
    """A part of the store, None where it has no checksums. Raises DamagedError where they are garbled."""
    checksums = storage.read(checksum_file(part))
    return None if checksums is None else Part(storage, part, checksums)


def damages(storage: Storage, part: str) -> list[Damage]:
    """What is wrong with a part whose files are read completely; nothing where it is whole."""
    try:
        found = opened_part(storage, part)
    except DamagedError:
        return [garbled_checksums(part)]
    return [Damage(checksum_file(part), "missing")] if found is None else found.damages()


def garbled_checksums(part: str) -> Damage:
    """The damage of checksums that are not what was written."""
    return Damage(checksum_file(part), "garbled")
