"""What `samesaid review` is given: reports in JSON, folders of them, archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from samesaid import inputs, jsonsafe
from samesaid.inputs import shown
from samesaid.model import SamesaidError
from samesaid.review.store import texts
from samesaid.review.store.database import Database, StoreError

_ADVICE = "write it with `samesaid check … -o report.json`"
# The file that a folder has if it is an archive's store.
_STORE = "store.json"


@dataclass(slots=True)
class Brought:
    """How many reports were new texts, new versions of one, or known already, and how many checks of archives wait.

    ``left_out`` has a line for each file of a folder that is no report, and each text of an archive without documents.
    """

    new: int = 0
    again: int = 0
    known: int = 0
    checks: int = 0
    left_out: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = (
            (self.new, "new in the queue"),
            (self.again, "new versions of texts there"),
            (self.known, "known already"),
            (self.checks, "of an archive to be checked in the background"),
            (len(self.left_out), f"left out, such as {self.left_out[0]}" if self.left_out else ""),
        )
        return ", ".join(f"{count} {what}" for count, what in parts if count) or "nothing to bring in"


def bring_in(
    database: Database, given: Sequence[str], *, who: str, desk: str = "", progress: Callable[[str], None]
) -> Brought:
    """Bring in what was named. A report that was named itself must be one; in a folder others are left out.

    Raises SamesaidError; what was brought in before stays.
    """
    from samesaid.review.checking.names import desk_name

    brought, desk = Brought(), desk_name(desk)
    for name in given:
        if "://" not in name and not Path(name).exists():
            raise SamesaidError(f"{shown(name)}: no such file or folder; name a report in JSON, a folder or a store")
    for name in given:
        path = Path(name)
        if "://" in name or (path / _STORE).is_file():
            from samesaid.review.command.bringing.archive import bring_in_archive

            bring_in_archive(database, name, brought, who=who, desk=desk, progress=progress)
        elif path.is_dir():
            for number, file in enumerate(_reports(path), start=1):
                progress(f"reading report {number}")
                try:
                    _report(database, file, brought, who=who, desk=desk)
                except StoreError:
                    raise
                except SamesaidError as error:
                    brought.left_out.append(str(error))
        else:
            _report(database, path, brought, who=who, desk=desk)
    return brought


def _reports(folder: Path) -> Iterator[Path]:
    """The JSON files of a folder and of those in it, in order."""
    for path in sorted(folder.rglob("*.json")):
        if path.is_file():
            yield path


def _report(database: Database, path: Path, brought: Brought, *, who: str, desk: str) -> None:
    """A report from its file, whose place is what the next version of it is recognised by."""
    where = shown(path)
    record = jsonsafe.parse(inputs.text(path, "report", inputs.REPORT), where, _ADVICE)
    if not isinstance(record, dict):
        raise SamesaidError(f"{where}: no report; {_ADVICE}")
    try:
        with database.writing() as db:
            added = texts.add(db, record, key=str(path.resolve()), who=who, desk=desk)
    except StoreError:
        raise
    except SamesaidError as error:
        raise SamesaidError(f"{where}: {error}; {_ADVICE}") from None
    if added.unchanged:
        brought.known += 1
    elif added.round == 1:
        brought.new += 1
    else:
        brought.again += 1
