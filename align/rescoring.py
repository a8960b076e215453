"""A second look at neighbouring beads: does a clause at the edge of one sentence belong with the other bead?

A translator who moves a clause over a full stop leaves two sentences a side that say the same only together. Of each
of the four sentences beside the joint the outermost clause is moved over it, and both texts are encoded anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.align.dynamic_programming import Run
from samesaid.align.overlaps import Runs

if TYPE_CHECKING:
    from samesaid.model import Encoder

FloatArray = NDArray[np.float32]
Joint = tuple[Run, Run]

_CUT = re.compile(r"[,;:()，、；：（）—–»«]+\s*|\s-\s")
# A clause of fewer characters tells nothing.
_LEAST = 3


class Reread:
    """Encodes texts anew, and centres them like the runs they are compared with."""

    def __init__(self, source: Sequence[str], target: Sequence[str], encoder: Encoder) -> None:
        self.source, self.target, self.encoder = source, target, encoder

    def gains(self, source: Runs, target: Runs, joints: Sequence[Joint]) -> list[float]:
        """For each joint the most that the two cosines gain together when one clause moves over it; often below 0.

        -1 where no sentence beside the joint has a second clause.
        """
        best = [-1.0] * len(joints)
        for texts, own, others, a in ((self.source, source, target, 0), (self.target, target, source, 2)):
            moves = [
                (k, *move)
                for k, (one, other) in enumerate(joints)
                for move in _moves(texts[one[a] : one[a + 1]], texts[other[a] : other[a + 1]])
            ]
            if not moves:
                continue
            vectors = self._vectors([text for _, *both in moves for text in both], own)
            for (k, _, _), first, second in zip(moves, vectors[::2], vectors[1::2], strict=True):
                one, other = joints[k]
                b = 2 - a
                near, far = _vector(others, one[b], one[b + 1]), _vector(others, other[b], other[b + 1])
                now = _vector(own, one[a], one[a + 1]) @ near + _vector(own, other[a], other[a + 1]) @ far
                best[k] = max(best[k], float(first @ near + second @ far - now))
        return best

    def _vectors(self, texts: list[str], own: Runs) -> FloatArray:
        return own.placed(self.encoder.encode(texts))


def _vector(runs: Runs, start: int, stop: int) -> FloatArray:
    out: FloatArray = runs.vectors[stop - start - 1, start]
    return out


def _moves(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Two neighbouring runs with the last clause of the one in the other, and the first of the other in the one."""
    left, right = " ".join(one), " ".join(other)
    cuts = _cuts(left)
    if cuts:
        yield left[: cuts[-1]], f"{left[cuts[-1] :]} {right}"
    cuts = _cuts(right)
    if cuts:
        yield f"{left} {right[: cuts[0]]}", right[cuts[0] :]


def _cuts(text: str) -> list[int]:
    """Where a clause ends and another begins."""
    return [
        m.end()
        for m in _CUT.finditer(text)
        if len(text[: m.start()].strip()) >= _LEAST and len(text[m.end() :].strip()) >= _LEAST
    ]
