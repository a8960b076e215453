"""samesaid reads versions of one text and tells where they disagree.

``samesaid.check(a, b, …) -> Report``, ``samesaid.beads(a, b) -> beads``,
``samesaid.load(path) -> Document``. (``samesaid.align``
is the room where beads are made, not a function.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samesaid.version import __version__

__all__ = ["__version__", "beads", "check", "load"]

if TYPE_CHECKING:
    from samesaid.pipeline import beads, check, load


def __getattr__(name: str) -> Any:
    # The pipeline loads every room: `import samesaid` alone stays light.
    if name in ("beads", "check", "load"):
        from samesaid import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'samesaid' has no attribute {name!r}")
