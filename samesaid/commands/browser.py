"""The page of a report in a browser: ``samesaid check --open``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path


def is_page(path: Path) -> bool:
    """Whether a report at ``path`` is the HTML page, by its ending."""
    return path.suffix.lower() in (".html", ".htm")


def new_page() -> Path:
    """A page in a new folder that its owner alone can read; a long report puts further pages beside it."""
    return Path(tempfile.mkdtemp(prefix="samesaid-")) / "report.html"


def best_of(written: Sequence[Path]) -> Path | None:
    """The file that a reader opens: the page, else the first; None where none was written."""
    return next(filter(is_page, written), written[0] if written else None)


def open_in_browser(written: Sequence[Path]) -> None:
    """Open the page in the browser; where there is none, one line on stderr says what to open."""
    import webbrowser

    page = best_of(written)
    if page is None or webbrowser.open(page.resolve().as_uri()):
        return
    sys.stderr.write(f"samesaid: no browser could be opened; open {page}\n")
