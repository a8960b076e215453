"""The forward pass of the bundled model over batches of odd lengths."""

import numpy as np

from samesaid.align.encoders.registry import bundled


def test_no_batch_makes_numbers_that_are_not_finite() -> None:
    """Batches of odd lengths: empty texts, single characters, one text longer than a batch."""
    odd = ["", "a", "。", "一", " ", "\u200b", "word " * 700, "Nobody could say why.", "没有人说得清。"]
    with np.errstate(all="raise", under="ignore"):
        for batch in ([text] for text in odd):
            assert np.isfinite(bundled().encode(batch)).all()
        for start in range(0, len(odd), 3):
            sums, joins = bundled().sums_and_joins([*odd[start:], *odd[:start]] * 2)
            assert np.isfinite(bundled().from_sums(sums)).all()
            assert np.isfinite(joins).all()
