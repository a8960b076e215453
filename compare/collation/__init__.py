"""Several versions of one reference side by side: what each says, and which one differs from the others."""

from __future__ import annotations

from samesaid.compare.collation.table import collate
from samesaid.compare.collation.votes import with_votes

__all__ = ["collate", "with_votes"]
