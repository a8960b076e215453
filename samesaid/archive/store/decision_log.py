"""What editors settled in an archive: the log of `samesaid.decisions.log` in a file of its own beside the store.

Earlier releases had a table of their own, ``decisions``; it is read, and becomes a log with the next decision.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from samesaid.archive.store.marks import digest, signed, unsigned
from samesaid.archive.store.parts import Damage
from samesaid.decisions import log
from samesaid.decisions.matching import Decisions as FileOfDecisions
from samesaid.inputs import refuse_other_kinds
from samesaid.model import Decision, SamesaidError, State
from samesaid.reports.common import atomic_write as files

FILE = "decisions.sqlite3"
_LOG, _EARLIER = "log", "decisions"
# Of all that was decided of one thing the last word holds.
_EARLIER_STANDING = """SELECT kind, finding, code, source, target, document, why FROM decisions WHERE number IN (
    SELECT max(number) FROM decisions GROUP BY kind, finding, code, source, target, document) AND dismissed = 1
    ORDER BY number"""
# Seconds that one process waits for another to finish writing.
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing that stays out: a finding, a pair of renderings under a code, or a code in a document."""

    kind: str
    finding: str = ""
    code: str = ""
    source: str = ""
    target: str = ""
    document: str = ""
    why: str | None = None


class Decisions:
    """The log in the file ``path``; the first decision creates it.

    Beside it lies its mark, a small file that says how many decisions there are and their digest: nobody can make
    them again, so their loss must not pass for a store without decisions.
    """

    def __init__(self, path: Path) -> None:
        # SQLite would wait for who writes into a pipe, and hear no signal meanwhile.
        refuse_other_kinds(path, "file of decisions")
        self._path, self._mark = path, path.with_name(f"{path.name}.mark")

    def decide(
        self,
        what: Iterable[Settled],
        *,
        dismissed: bool,
        decided: str,
        who: str | None = None,
        why: str | None = None,
    ) -> int:
        """Dismiss things, or take that back; ``decided`` is a time as ISO 8601. Gives how many were written.

        Raises SamesaidError where the log is damaged or cannot be written.
        """
        state = State.NO_ERROR if dismissed else State.OPEN
        entries = [_entry(one, state) | {"why": one.why or why or ""} for one in what]
        self.standing()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._opened("rwc") as db:
            # One file without others beside it, so that it can be read where nothing may be written.
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("BEGIN IMMEDIATE")
            with db:
                _make(db)
                for entry in entries:
                    log.append(db, log.Kind.DECISION, at=decided, who=who or "", data=entry)
            count = db.execute("SELECT count(*) FROM log").fetchone()[0]
            files.write(self._mark, signed({"decisions": count, "blake2b": _digest(db, _LOG, count)}))
        return len(entries)

    def standing(self) -> tuple[Settled, ...]:
        """What is dismissed now. Raises SamesaidError where the log is damaged."""
        if not self._path.exists() and not self._mark.exists():
            return ()
        with self._opened("ro") as db:
            self._refuse_other(db)
            return _standing(db)

    def damaged(self) -> list[Damage]:
        """What of the log and its mark is not as it was written."""
        if not self._path.exists() and not self._mark.exists():
            return []
        try:
            with self._read("ro") as db:
                self._refuse_other(db)
                _standing(db)
                (state,) = db.execute("PRAGMA integrity_check").fetchone()
                if state != "ok":
                    raise _DamagedError(state)
        except _DamagedError as error:
            return [Damage(self._path.name, str(error), self._mend)]
        if self._marked() is None:
            return [Damage(self._mark.name, "missing or garbled", "the next `archive decide` writes it again")]
        return []

    @property
    def _mend(self) -> str:
        return f"restore it from a copy, or move it and {self._mark.name} away, and decide again"

    def _refuse_other(self, db: sqlite3.Connection) -> None:
        """Raise where the decisions that the mark counts are not there. Later ones are, where a process was killed."""
        marked = self._marked()
        if marked is None:
            return
        count, wanted = marked
        table = _table(db)
        (there,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        if there < count:
            raise _DamagedError(f"{count - there} of {count} decisions are missing")
        if _digest(db, table, count) != wanted:
            raise _DamagedError("garbled: its digest differs")

    def _marked(self) -> tuple[int, str] | None:
        """Number and digest of the decisions; None without a mark, or with one that is garbled."""
        try:
            record = unsigned(self._mark.read_bytes())
            return int(record["decisions"]), str(record["blake2b"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @contextmanager
    def _opened(self, mode: str) -> Iterator[sqlite3.Connection]:
        """A connection: ``ro`` to read, ``rwc`` to write. Raises SamesaidError for whatever SQLite objects to."""
        try:
            with self._read(mode) as db:
                yield db
        except _DamagedError as error:
            raise SamesaidError(f"{self._path}: damaged: {error}: {self._mend}") from None

    @contextmanager
    def _read(self, mode: str) -> Iterator[sqlite3.Connection]:
        if mode == "ro" and not self._path.exists():
            raise _DamagedError("missing")
        try:
            address = f"{self._path.absolute().as_uri()}?mode={mode}"
            with closing(sqlite3.connect(address, timeout=_PATIENCE, uri=True, isolation_level=None)) as db:
                yield db
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise SamesaidError(f"{self._path}: another process is writing there; try again") from None
            if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
                raise SamesaidError(f"{self._path}: cannot be opened or written ({error})") from None
            raise _DamagedError(str(error)) from None
        except UnicodeError:
            # SQLite quotes names from the file in its messages.
            raise _DamagedError("garbled names in it") from None


class _DamagedError(Exception):
    """What is wrong with a log."""


def _table(db: sqlite3.Connection) -> str:
    """The table that has the decisions: the log, or that of an earlier release."""
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return _LOG if _LOG in tables else _EARLIER


def _make(db: sqlite3.Connection) -> None:
    """Make the log; what a table of an earlier release holds comes first."""
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if _LOG in tables:
        return
    log.make(db)
    if _EARLIER in tables:
        for decided, who, why, dismissed, *named in db.execute(
            "SELECT decided, who, why, dismissed, kind, finding, code, source, target, document FROM decisions"
            " ORDER BY number"
        ).fetchall():
            entry = _entry(Settled(*named), State.NO_ERROR if dismissed else State.OPEN) | {"why": why or ""}
            log.append(db, log.Kind.DECISION, at=decided, who=who or "", data=entry)
        db.execute("DROP TABLE decisions")


def _standing(db: sqlite3.Connection) -> tuple[Settled, ...]:
    """What is dismissed: of all that was decided of one thing the last word holds."""
    if _table(db) == _EARLIER:
        return tuple(Settled(*row) for row in db.execute(_EARLIER_STANDING))
    last: dict[Settled, tuple[State, str | None]] = {}
    try:
        for event in log.events(db, "kind = 'decision'"):
            one = event.decision
            what = Settled(one.kind, one.id, *_named(one))
            last.pop(what, None)
            last[what] = (one.state, one.why or None)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _DamagedError(f"garbled: {type(error).__name__} in a decision") from None
    return tuple(replace(what, why=why) for what, (state, why) in last.items() if state.closes)


def _entry(one: Settled, state: State) -> dict[str, str]:
    """As a file of decisions has it (``decisions.schema.json``)."""
    named = {"id": one.finding, "code": one.code, "source": one.source, "target": one.target, "document": one.document}
    return {"state": state.value, "kind": one.kind, **{name: value for name, value in named.items() if value}}


def _digest(db: sqlite3.Connection, table: str, count: int) -> str:
    """The digest of the first ``count`` decisions."""
    rows = db.execute(f"SELECT * FROM {table} ORDER BY number LIMIT ?", (count,))
    return digest("\n".join(map(repr, rows)).encode("utf-8", "surrogatepass"))


def settled(decisions: FileOfDecisions) -> tuple[Settled, ...]:
    """What a file of decisions closes (not an error, fixed), each with its reason."""
    return tuple(
        Settled(one.kind, one.id, *_named(one), why=one.why or None) for one in decisions.entries if one.state.closes
    )


def _named(one: Decision) -> tuple[str, str, str, str]:
    """Code, source, target and document: what names a pair of renderings or a rule, and nothing of a finding."""
    return ("", "", "", "") if one.kind == "finding" else (one.code, one.source, one.target, one.document)
