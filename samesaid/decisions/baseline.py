"""An earlier report, against which the findings of a run are new, remaining or fixed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samesaid import inputs, jsonsafe
from samesaid.model import Baseline, Finding, PastFinding, SamesaidError, Severity

_KIND, _ADVICE = "earlier report", "--baseline takes the JSON of an earlier report"
_SCHEMA, _SCHEMA_VERSION = "samesaid-report", 1


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


def load_baseline(path: Path) -> EarlierReport:
    """The findings in the JSON of a report. Raises SamesaidError, in one line, for anything else."""
    where = inputs.shown(path)
    content: Any = jsonsafe.parse(inputs.text(path, _KIND, inputs.REPORT), where, _ADVICE)
    if not isinstance(content, dict) or content.get("schema") != _SCHEMA:
        raise SamesaidError(f"{where}: no report; {_ADVICE}")
    if content.get("schema_version") != _SCHEMA_VERSION:
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
    digest = hashlib.sha256("\n".join(sorted(known)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return EarlierReport(inputs.shown(path.name), digest, known, alarms)
