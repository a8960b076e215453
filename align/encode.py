"""Which encoder: the bundled one, or any model of sentence-transformers by name or path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesaid.align.bundled import BundledEncoder, bundled

if TYPE_CHECKING:
    from samesaid.model import Encoder

__all__ = ["BundledEncoder", "bundled", "named"]


def named(name: str, device: str | None = None) -> Encoder:
    """The encoder of that name: ``bundled``, or a sentence-transformers model (a name on the hub or a local path).

    Raises SamesaidError when the model is missing or cannot be reached.
    """
    if name == "bundled":
        return bundled()
    from samesaid.align.hub import HubEncoder

    return HubEncoder(name, device)
