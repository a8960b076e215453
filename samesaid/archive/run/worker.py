"""What a worker does: check the texts of one shard and put their rows into the store."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.archive.pairing.manifest import Entry, relative
from samesaid.archive.run.crashes import Crashes
from samesaid.archive.run.shards import Shard
from samesaid.archive.run.texts import Texts
from samesaid.archive.run.time_limit import TimeIsUpError, bounded
from samesaid.archive.store.parts import Damage, DamagedError, damages, opened_part, write_part
from samesaid.archive.store.rows import failed_rows, report_rows
from samesaid.archive.store.schema import TABLES, Row, packed, unpacked
from samesaid.archive.store.storage import Storage, opened
from samesaid.commands.outcome import fault_line
from samesaid.model import SamesaidError
from samesaid.settings import Settings
from samesaid.version import __version__

if TYPE_CHECKING:
    from samesaid.model import Encoder, Termbase

Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Job:
    """A shard to be checked. ``folder`` is the manifest's, from which the paths in the store count; ``older`` names
    parts of the store that may hold rows of its texts; ``lost`` says that a part that held some of them is gone;
    ``make`` changes with whatever would change the findings; ``limit`` is the number of seconds of processor time that
    a text may take."""

    storage: str
    shard: Shard
    folder: str
    settings: Settings
    make: str
    limit: float
    older: tuple[str, ...] = ()
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a shard: how many texts were checked now, how many were taken over, and which failed and why;
    the damages of its earlier rows, and how many texts were checked because of such."""

    checked: int
    kept: int
    failed: tuple[tuple[str, str], ...]
    damaged: tuple[Damage, ...] = ()
    again: int = 0


def prepare(settings: Settings) -> None:
    """What a worker does before its first shard: models and glossary are loaded once."""
    _encoder(settings)
    _termbase(settings)


def check_shard(job: Job) -> Done:
    """Check what of a shard is new or changed, and write its files. Raises OSError where the store cannot be written.

    A text that cannot be checked affects no other: its row says why. A text that killed the worker three
    times is not tried again.
    """
    storage = opened(job.storage)
    texts = Texts(job.shard.entries, job.settings.max_size)
    keys = {entry.identity: key(entry, job.folder, job.make, texts) for entry in job.shard.entries}
    old = _old_rows(storage, job, keys)
    texts.forget(old.rows)
    if old.complete:
        return Done(0, len(keys), (), old.damaged)
    crashes = Crashes(storage, job.shard)
    tables: Rows = {table: [] for table in TABLES}
    failed = []
    for entry in job.shard.entries:
        rows = old.rows.get(entry.identity)
        if rows is None:
            crashes.begin(entry.identity)
            rows = _checked(entry, keys[entry.identity], job, texts, crashes)
            failed += [(entry.identity, row["problem"]) for row in rows["pairs"][:1] if row["problem"]]
        for table in TABLES:
            tables[table] += rows[table]
    write_part(storage, job.shard.part, {table: packed(table, tables[table]) for table in TABLES})
    crashes.forget()
    now = len(keys) - len(old.rows)
    again = now if old.damaged or job.lost else 0
    return Done(now - len(failed), len(old.rows), tuple(failed), old.damaged, again)


def is_giant(job: Job) -> bool:
    """Whether no other shard is to wait behind it."""
    return job.shard.is_giant


def blame(job: Job) -> bool:
    """Count the death of a worker against the text that it was at; whether there is one that is still tried.

    For the driver, which saw it die."""
    try:
        return Crashes(opened(job.storage), job.shard).blame()
    except OSError:
        # Where the store cannot be written, no text is known to be to blame.
        return False


def _checked(entry: Entry, key: str, job: Job, texts: Texts, crashes: Crashes) -> Rows:
    paths = names(entry, job.folder)
    problem = f"took its worker with it {crashes.count(entry.identity)} times (out of memory, or a crash)"
    if not crashes.is_hopeless(entry.identity):
        try:
            with bounded(job.limit):
                return _report(entry, key, job, paths, texts)
        except SamesaidError as error:
            problem = str(error)
        except TimeIsUpError:
            problem = f"took longer than {job.limit:g} seconds of processor time; give it more with --limit"
        except MemoryError:
            problem = "needs more memory than a worker may have; give it more with --memory"
        except Exception as error:
            problem = fault_line(error)
    return {"beads": [], "findings": [], "pairs": failed_rows(entry.identity, paths, key, entry.published, problem)}


def _report(entry: Entry, key: str, job: Job, paths: tuple[str, ...], texts: Texts) -> Rows:
    from dataclasses import replace

    from samesaid import documents, pipeline

    # An entry of the manifest has its versions: none of them becomes two.
    settings = replace(job.settings, split=None) if job.settings.split else job.settings
    read = []
    for place, content in enumerate(texts.contents(entry)):
        asked = settings.target_lang if place else settings.source_lang
        known = entry.languages[place] if entry.languages else None
        text = documents.load(
            content, language=asked or known, encoding=settings.encoding, selectors=dict(settings.selectors)
        )
        read.append(replace(text, published=text.published or entry.published))
    termbase = _termbase(settings)
    report = pipeline.check(*read, settings=settings, encoder=_encoder(settings), termbase=termbase)
    return report_rows(report, entry.identity, paths, key, entry.published)


def names(entry: Entry, folder: str) -> tuple[str, ...]:
    """The paths of a text and its versions as they count from the manifest's folder."""
    return tuple(relative(path, Path(folder)) for path in (entry.reference, *entry.versions))


def key(entry: Entry, folder: str, make: str, texts: Texts) -> str:
    """Changes when a document, its entry in the manifest, or anything that determines the findings changes."""
    state = blake2b(make.encode(), digest_size=16)
    state.update(repr((names(entry, folder), entry.languages, entry.published)).encode("utf-8", "surrogateescape"))
    for digest in texts.digests(entry.identity):
        state.update(digest)
    return state.hexdigest()


@dataclass(frozen=True, slots=True)
class _Old:
    """Rows of earlier runs that still hold, by text, and the damages of parts that may have held more. Complete: the
    shard's own part holds all and nothing else."""

    rows: dict[str, Rows]
    damaged: tuple[Damage, ...]
    complete: bool = False


def _old_rows(storage: Storage, job: Job, keys: dict[str, str]) -> _Old:
    """What earlier runs have of the texts, from parts that are whole."""
    found: dict[str, Rows] = {}
    damaged: list[Damage] = []
    for name in (job.shard.part, *job.older):
        try:
            part = opened_part(storage, name)
            if part is None:
                continue
            pairs = unpacked(part.table("pairs"))
            still = {r["entry"] for r in pairs if keys.get(r["entry"]) == r["key"] and not r["problem"]} - found.keys()
            contents = {table: part.table(table) for table in TABLES} if still else {}
        except DamagedError:
            damaged += damages(storage, name)
            continue
        if name == job.shard.part and still == keys.keys() == {r["entry"] for r in pairs}:
            return _Old({}, tuple(damaged), complete=True)
        if still:
            tables = {table: unpacked(content) for table, content in contents.items()}
            for entry in still:
                found[entry] = {t: [r for r in tables[t] if r["entry"] == entry] for t in TABLES}
    return _Old(found, tuple(damaged))


@functools.lru_cache(maxsize=1)
def _encoder(settings: Settings) -> Encoder:
    from samesaid.align.encoders.registry import configured

    return configured(settings)


@functools.lru_cache(maxsize=1)
def _termbase(settings: Settings) -> Termbase | None:
    from samesaid.compare.terms.termbase.load import load_termbase

    return load_termbase(settings.glossary, max_size=settings.max_size) if settings.glossary else None


def make(settings: Settings) -> str:
    """What findings depend on besides the documents: program, encoder, settings, glossary, and the store's columns."""
    from samesaid.archive.store.schema import VERSION

    encoder, termbase = _encoder(settings), _termbase(settings)
    return "|".join(
        (
            f"samesaid:{__version__}",
            f"encoder:{encoder.name}@{encoder.digest}",
            f"languages:{settings.source_lang or 'found'}-{settings.target_lang or 'found'}",
            f"settings:{settings.signature()}",
            f"glossary:{termbase.name}@{termbase.digest}" if termbase else "glossary:none",
            f"encoding:{settings.encoding or 'found'}",
            f"selectors:{settings.selectors}",
            f"schema:{VERSION}",
        )
    )
