"""Fit the weights of pairing documents (samesaid/archive/pairing/scoring.py) on the gold documents.

usage: python -m benchmarks.fits.pairing

A row is a pair of documents that are candidates in one of the trials of `benchmarks.measures.pairing`, and of some more
with other shares taken out; it is right when both are versions of one text. A logistic regression (scikit-learn's,
C = 3) is fitted, and its weights are printed; the shipped ones were rounded from them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from benchmarks.measures.pairing import DOCUMENTS, NAME, TRIALS, fingerprints, hidden_name, trial
from samesaid.align.encoders.use import bundled
from samesaid.archive.pairing.fingerprint_store import Prints
from samesaid.archive.pairing.pair import with_leads

# Shares of the documents that are taken out, and the seeds of the trials.
_MORE_TRIALS = {0.3: (4, 5), 0.7: (6, 7), 0.85: (8, 9)}
# Most days between two versions of one text.
_WINDOW_DAYS = 31


def rows(folder: Path) -> tuple[list[list[float]], list[bool]]:
    """Features of the candidate pairs of all trials, and whether each pair is right."""
    documents = {hidden_name(path): path.name for path in DOCUMENTS.glob("*.txt")}
    features, right = [], []
    for share, seeds in {**TRIALS, **_MORE_TRIALS}.items():
        for seed in seeds:
            trial(folder, share, seed)
            prints = Prints(fingerprints(folder, share, seed), bundled().digest)
            names = {n: NAME.fullmatch(documents[Path(path).stem]) for n, path in prints.paths()}
            for (one, other), (found, leads) in with_leads(prints, window=_WINDOW_DAYS, within=False).items():
                features.append([found.meaning, found.leads, found.figures, found.size, leads])
                a, b = names[one], names[other]
                right.append(bool(a and b and a[1] == b[1]))
            prints.close()
    return features, right


def main() -> None:
    if not DOCUMENTS.is_dir():
        raise SystemExit("the gold documents are not there (see benchmarks/data.py)")
    with tempfile.TemporaryDirectory() as name:
        features, right = rows(Path(name))
    model = LogisticRegression(C=3.0, max_iter=5000).fit(np.array(features), np.array(right))
    for feature, weight in zip(("meaning", "leads", "figures", "size", "lead"), model.coef_[0], strict=True):
        print(f"{feature:10} {weight:6.2f}")
    print(f"{'bias':10} {model.intercept_[0]:6.2f}")


if __name__ == "__main__":
    main()
