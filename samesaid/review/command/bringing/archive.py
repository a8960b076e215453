"""An archive's texts brought in: each is checked anew in the background, for a store has no whole reports.

Where the documents can still be read, they are checked; else the sentences that the store keeps of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from samesaid import inputs
from samesaid.inputs import shown
from samesaid.model import SamesaidError
from samesaid.review.checking.asked import Given, Wish
from samesaid.review.checking.checks import Checks
from samesaid.review.checking.jobs import ARCHIVE
from samesaid.review.checking.limits import MOST_VERSIONS, Limits
from samesaid.review.command.bringing.inputs import Brought
from samesaid.review.store import imports
from samesaid.review.store.database import Database, StoreError

if TYPE_CHECKING:
    import duckdb

_PAIRS = (
    "SELECT entry, version, reference, target, source_language, target_language, title, key FROM pairs"
    " WHERE coalesce(problem, '') = '' ORDER BY entry, version"
)
_SENTENCES = "SELECT source, target, source_text, target_text FROM beads WHERE entry = ? AND version = ? ORDER BY bead"
# Whoever names an archive on the command line may ask for all of it.
_ALL = Limits(queue=10_000_000, per_minute=10_000_000)


class _Pair(NamedTuple):
    """A row of the store's pairs."""

    entry: str
    version: int
    reference: str
    target: str
    source_language: str
    target_language: str
    title: str
    key: str


def bring_in_archive(
    database: Database,
    address: str,
    brought: Brought,
    *,
    who: str,
    desk: str,
    progress: Callable[[str], None],
) -> None:
    """Ask for a check of every text of a store that is new or changed since it was brought in last.

    Raises SamesaidError where there is no store, a damaged one, or DuckDB is missing.
    """
    try:
        from samesaid.archive.store.query import connected
        from samesaid.archive.store.storage import opened
    except ImportError as error:
        raise SamesaidError(f"a package is missing ({error}); install samesaid[archive]") from None
    try:
        db = connected(opened(address), ())
    except ImportError as error:
        raise SamesaidError(f"a package is missing ({error}); install samesaid[archive]") from None
    pairs = [_Pair(*row) for row in db.execute(_PAIRS).fetchall()]
    checks = Checks(database, limits=_ALL, workers=0)
    for number, (entry, some) in enumerate(groupby(pairs, key=lambda pair: pair.entry), start=1):
        progress(f"reading text {number} of {shown(address)}")
        versions = list(some)[: MOST_VERSIONS - 1]
        key, digest = _key(entry), _digest(versions)
        with database.reading() as read:
            if imports.is_known(read, key, digest):
                brought.known += 1
                continue
        try:
            checks.ask(who, Wish(_given(db, address, versions), desk=desk, key=key))
        except StoreError:
            raise
        except SamesaidError as error:
            brought.left_out.append(f"{shown(versions[0].reference)} ({error})")
            continue
        with database.writing() as written:
            imports.note(written, key, digest)
        brought.checks += 1


def _given(db: duckdb.DuckDBPyConnection, address: str, versions: Sequence[_Pair]) -> tuple[Given, ...]:
    """The reference and its versions, from their files or, if any is gone, from the store."""
    first = versions[0]
    paths = (first.reference, *(pair.target for pair in versions))
    tags = (first.source_language, *(pair.target_language for pair in versions))
    for folder in _folders(address):
        try:
            contents = [inputs.read(folder / path) for path in paths]
        except SamesaidError:
            continue
        return tuple(Given(one.data, one.name, language=tag) for one, tag in zip(contents, tags, strict=True))
    texts = [_text(db, first, side=0), *(_text(db, pair, side=1) for pair in versions)]
    return tuple(
        Given.of_text(text, name=Path(path).stem, language=tag)
        for text, path, tag in zip(texts, paths, tags, strict=True)
    )


def _folders(address: str) -> Iterator[Path]:
    """Where paths of a store may count from: its manifest lies beside the store, as a rule, or here."""
    if "://" not in address:
        yield from Path(address).resolve().parents
    yield Path.cwd()


def _text(db: duckdb.DuckDBPyConnection, pair: _Pair, *, side: int) -> str:
    """The sentences of a document that the store keeps, in their order."""
    rows: list[tuple[Any, ...]] = db.execute(_SENTENCES, [pair.entry, pair.version]).fetchall()
    found = sorted((row[side][0], row[2 + side]) for row in rows if row[side])
    return "\n".join(text for _, text in found)


def _key(entry: str) -> str:
    digest = blake2b(entry.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return f"{ARCHIVE}{entry if len(entry) <= 100 and entry.isprintable() else digest}"


def _digest(versions: Sequence[_Pair]) -> str:
    return blake2b("\n".join(pair.key for pair in versions).encode(), digest_size=16).hexdigest()
