"""An earlier report, against which the findings of a run are new, remaining or fixed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from samesaid import inputs, jsonsafe
from samesaid.model import Baseline, Finding, PastFinding, SamesaidError, Severity

_KIND, _ADVICE = "earlier report", "--baseline takes the JSON of an earlier report"
_SCHEMA, _SCHEMA_OF_SEVERAL, _SCHEMA_VERSION = "samesaid-report", "samesaid-reports", 1


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """The alarms of an earlier report, and the ids of all that it found or listed as decided."""

    name: str
    digest: str
    known: frozenset[str]
    alarms: tuple[PastFinding, ...]

    def against(self, findings: Iterable[Finding]) -> Baseline:
        """What a report says of it; ``findings`` are all that were found, closed ones too."""
        there = {finding.id for finding in findings}
        fixed = tuple(past for past in self.alarms if past.id not in there)
        return Baseline(self.name, self.digest, self.known, fixed)


@dataclass(frozen=True, slots=True)
class EarlierReports:
    """The reports of an earlier run over several texts, by the files that each is about, the reference first."""

    name: str
    by_files: Mapping[tuple[str, ...], EarlierReport]

    def of(self, files: Sequence[str | PathLike[str]]) -> EarlierReport:
        """The earlier report about these files; where there was none, one without findings, so that all are new."""
        found = self.by_files.get(tuple(Path(file).as_posix() for file in files))
        return found or EarlierReport(self.name, _digest(frozenset()), frozenset(), ())


def load_baseline(path: Path) -> EarlierReport:
    """The findings in the JSON of a report. Raises SamesaidError, in one line, for anything else."""
    where, content = _content(path)
    if content.get("schema") == _SCHEMA_OF_SEVERAL:
        raise SamesaidError(f"{where}: reports of several checks; give it to a check of folders, or a report of one")
    return _earlier(content, where, inputs.shown(path.name))


def load_baselines(path: Path) -> EarlierReports:
    """The findings in the JSON of one report or of several in one file. Raises SamesaidError like `load_baseline`."""
    where, content = _content(path)
    name = inputs.shown(path.name)
    one = content.get("schema") != _SCHEMA_OF_SEVERAL
    reports = [content] if one else content.get("reports")
    if not isinstance(reports, list) or not all(isinstance(report, dict) for report in reports):
        raise SamesaidError(f"{where}: no reports; {_ADVICE}")
    return EarlierReports(name, {_files(report, where): _earlier(report, where, name) for report in reports})


def _content(path: Path) -> tuple[str, dict[str, Any]]:
    where = inputs.shown(path)
    content: Any = jsonsafe.parse(inputs.text(path, _KIND, inputs.REPORT), where, _ADVICE)
    if not isinstance(content, dict) or content.get("schema") not in (_SCHEMA, _SCHEMA_OF_SEVERAL):
        raise SamesaidError(f"{where}: no report; {_ADVICE}")
    return where, content


def _files(content: dict[str, Any], where: str) -> tuple[str, ...]:
    try:
        documents = [content["reference"], *content["versions"]]
        return tuple(Path(str(document["source"] or document["name"])).as_posix() for document in documents)
    except (KeyError, TypeError):
        raise SamesaidError(f"{where}: a report that lacks its texts; make it again") from None


def _earlier(content: dict[str, Any], where: str, name: str) -> EarlierReport:
    if content.get("schema") != _SCHEMA or content.get("schema_version") != _SCHEMA_VERSION:
        raise SamesaidError(f"{where}: a report of another schema_version than {_SCHEMA_VERSION}; make it again")
    try:
        names = [str(version["name"]) for version in content["versions"]]
        alarms = tuple(
            PastFinding(str(f["id"]), str(f["code"]), Severity(f["severity"]), str(f["message"]), names[f["version"]])
            for f in content["findings"]
            if f["alarm"]
        )
        known = frozenset(str(f["id"]) for f in (*content["findings"], *content.get("decided", ())))
    except (KeyError, TypeError, ValueError, IndexError):
        raise SamesaidError(f"{where}: a report that lacks what its findings need; make it again") from None
    return EarlierReport(name, _digest(known), known, alarms)


def _digest(known: frozenset[str]) -> str:
    return hashlib.sha256("\n".join(sorted(known)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
