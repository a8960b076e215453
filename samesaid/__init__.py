"""samesaid reads versions of one text and reports where they disagree.

    report = samesaid.check("briefing.zh.txt", "briefing.en.txt")
    report.save("report.html")

What is listed in ``__all__`` is stable, and so is what docs/api.md lists for outside packages. Everything else may
change with any release.
"""

from __future__ import annotations

from samesaid.version import __version__

# The name alone: `typing` would delay the handler of Ctrl-C, which the command puts in place first.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from samesaid.check_report import CheckReport, load_report
    from samesaid.model import Bead, Document, Finding, Report, SamesaidError, Severity
    from samesaid.pipeline import align_texts, check, load, text
    from samesaid.settings import Settings, load_settings
    from samesaid.warm import Checker

__all__ = [
    "Bead",
    "CheckReport",
    "Checker",
    "Document",
    "Finding",
    "Report",
    "SamesaidError",
    "Settings",
    "Severity",
    "__version__",
    "align_texts",
    "check",
    "load",
    "load_report",
    "load_settings",
    "text",
]

# The pipeline loads every room and the model loads numpy: `import samesaid` alone stays light.
_HOMES = {
    "align_texts": "pipeline",
    "check": "pipeline",
    "load": "pipeline",
    "text": "pipeline",
    "CheckReport": "check_report",
    "Checker": "warm",
    "load_report": "check_report",
    "Settings": "settings",
    "load_settings": "settings",
    **dict.fromkeys(("Bead", "Document", "Finding", "Report", "SamesaidError", "Severity"), "model"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'samesaid' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"samesaid.{_HOMES[name]}"), name)
