"""Which documents are versions of one text: precision and recall on documents whose names were thrown away.

Also with documents taken out at random, so that many have lost their version and must stay alone.

usage: python -m benchmarks.measures.pairing [--fit]    (or as a group of benchmarks.run)

With ``--fit`` a logistic is fitted on the candidate pairs of all trials, from whose weights those of
samesaid/archive/pairing/scoring.py were rounded.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.align.encoders.use import bundled
from samesaid.archive.pairing.fingerprint_store import Prints
from samesaid.archive.pairing.pair import Paired, pair, with_leads
from samesaid.settings import Settings

_NAME = re.compile(r"(.+)\.(zh|en|enA|enB)\.txt")
# Shares of the documents that are taken out, and the seeds of the trials.
_TAKEN_OUT = {0.0: (0,), 0.5: (1, 2, 3)}


def figures() -> Iterator[Figure]:
    """Precision and recall of pairs of a text and a version, whole and with every second document taken out."""
    documents = GOLD / "docs"
    if not documents.is_dir():
        return
    data = digest(documents)
    with tempfile.TemporaryDirectory() as name:
        for share, seeds in _TAKEN_OUT.items():
            right = told = wanted = 0
            for seed in seeds:
                one = _trial(documents, Path(name), share, seed)
                right, told, wanted = right + one[0], told + one[1], wanted + one[2]
            which = "whole" if not share else f"{share:.0%} taken out"
            yield Figure(f"archive pairing precision, {which}", right / max(told, 1), "higher", data, f"of {told}")
            yield Figure(f"archive pairing recall, {which}", right / max(wanted, 1), "higher", data, f"of {wanted}")


def _trial(documents: Path, folder: Path, share: float, seed: int) -> tuple[int, int, int]:
    """(right, told, wanted) pairs of one trial; fingerprints are kept from trial to trial."""
    draw = random.Random(seed)
    truth = {}
    hidden = folder / "documents"
    hidden.mkdir(exist_ok=True)
    for path in sorted(documents.glob("*.txt")):
        match = _NAME.fullmatch(path.name)
        if match and draw.random() >= share:
            copy = hidden / f"{md5(path.name.encode(), usedforsecurity=False).hexdigest()}.txt"
            if not copy.exists():
                shutil.copy2(path, copy)
            truth[copy] = (match[1], match[2] == "zh")
    # A cache for each trial, begun from that of the whole, for fingerprints of other paths are forgotten.
    cache, whole = folder / f"{share}-{seed}.sqlite3", folder / "0.0-0.sqlite3"
    if whole.exists():
        shutil.copy(whole, cache)
    found = pair(sorted(truth), cache, Settings(), root=folder, workers=2)
    wanted = {
        (a, b) for a, (text, original) in truth.items() if original
        for b, (other, is_original) in truth.items() if text == other and not is_original
    }  # fmt: skip
    told = _told(found)
    return len(told & wanted), len(told), len(wanted)


def _told(found: Paired) -> set[tuple[Path, Path]]:
    return {(Path(e.reference), Path(version)) for e in found.entries for version in e.versions}


def fit(documents: Path, folder: Path) -> None:
    """Print the weights of a logistic over the candidate pairs of every trial (scikit-learn's, C = 3)."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    hidden = {md5(p.name.encode(), usedforsecurity=False).hexdigest(): p.name for p in documents.glob("*.txt")}
    rows, right = [], []
    for share, seeds in {**_TAKEN_OUT, 0.3: (4, 5), 0.7: (6, 7), 0.85: (8, 9)}.items():
        for seed in seeds:
            _trial(documents, folder, share, seed)
            prints = Prints(folder / f"{share}-{seed}.sqlite3", bundled().digest)
            names = {n: _NAME.fullmatch(hidden[Path(path).stem]) for n, path in prints.paths()}
            for (one, other), (found, leads) in with_leads(prints, window=31, within=False).items():
                rows.append([found.meaning, found.leads, found.figures, found.size, leads])
                a, b = names[one], names[other]
                right.append(bool(a and b and a[1] == b[1]))
            prints.close()
    model = LogisticRegression(C=3.0, max_iter=5000).fit(np.array(rows), np.array(right))
    for name, weight in zip(("meaning", "leads", "figures", "size", "lead"), model.coef_[0], strict=True):
        print(f"{name:10} {weight:6.2f}")
    print(f"{'bias':10} {model.intercept_[0]:6.2f}")


def main() -> int:
    if sys.argv[1:] == ["--fit"]:
        with tempfile.TemporaryDirectory() as name:
            fit(GOLD / "docs", Path(name))
        return 0
    for figure in figures():
        print(f"{figure.name:45} {figure.value:.4f}  {figure.peer}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
