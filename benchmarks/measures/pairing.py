"""Which documents are versions of one text: precision and recall of pairing documents whose names were removed.

usage: python -m benchmarks.measures.pairing    (or as a group of benchmarks.run)

The rows are the gold documents, once all of them and once with every second one taken out at random, so that many have
lost their version and must stay alone. The weights of pairing were fitted on these documents
(`benchmarks.fits.pairing`), other documents were kept apart.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.archive.pairing.pair import Paired, pair
from samesaid.settings import Settings

DOCUMENTS = GOLD / "docs"
NAME = re.compile(r"(.+)\.(zh|en|enA|enB)\.txt")
"""A document's text and version in its name."""
# Shares of the documents that are taken out, and the seeds of the trials.
TRIALS = {0.0: (0,), 0.5: (1, 2, 3)}


def figures() -> Iterator[Figure]:
    """Precision and recall of pairs of a text and a version, with all documents and with half of them."""
    if not DOCUMENTS.is_dir():
        return
    data = digest(DOCUMENTS)
    with tempfile.TemporaryDirectory() as name:
        for share, seeds in TRIALS.items():
            right = found = wanted = 0
            for seed in seeds:
                one = trial(Path(name), share, seed)
                right, found, wanted = right + one[0], found + one[1], wanted + one[2]
            which = "whole" if not share else f"{share:.0%} taken out"
            yield Figure(f"archive pairing precision, {which}", right / max(found, 1), "higher", data, f"of {found}")
            yield Figure(f"archive pairing recall, {which}", right / max(wanted, 1), "higher", data, f"of {wanted}")


def trial(folder: Path, share: float, seed: int) -> tuple[int, int, int]:
    """(right, found, wanted) pairs, with this share of the documents taken out.

    ``folder`` keeps the renamed documents, and the fingerprints of the trial, from one trial to the next.
    """
    draw = random.Random(seed)
    truth = {}
    renamed = folder / "documents"
    renamed.mkdir(exist_ok=True)
    for path in sorted(DOCUMENTS.glob("*.txt")):
        match = NAME.fullmatch(path.name)
        if match and draw.random() >= share:
            copy = renamed / f"{hidden_name(path)}.txt"
            if not copy.exists():
                shutil.copy2(path, copy)
            truth[copy] = (match[1], match[2] == "zh")
    # Each trial has a cache of its own, which begins with that of the whole: fingerprints of other paths are deleted.
    cache, whole = fingerprints(folder, share, seed), fingerprints(folder, 0.0, 0)
    if whole.exists():
        shutil.copy(whole, cache)
    paired = pair(sorted(truth), cache, Settings(), root=folder, workers=2)
    wanted = {
        (a, b) for a, (text, original) in truth.items() if original
        for b, (other, is_original) in truth.items() if text == other and not is_original
    }  # fmt: skip
    found = _pairs(paired)
    return len(found & wanted), len(found), len(wanted)


def hidden_name(path: Path) -> str:
    """What a document is called in the trials: nothing that says which text it is."""
    return md5(path.name.encode(), usedforsecurity=False).hexdigest()


def fingerprints(folder: Path, share: float, seed: int) -> Path:
    """The cache of fingerprints that a trial leaves."""
    return folder / f"{share}-{seed}.sqlite3"


def _pairs(paired: Paired) -> set[tuple[Path, Path]]:
    return {(Path(e.reference), Path(version)) for e in paired.entries for version in e.versions}


def main() -> None:
    for figure in figures():
        print(f"{figure.name:45} {figure.value:.4f}  {figure.peer}")


if __name__ == "__main__":
    main()
