"""Which documents are versions of one text: precision and recall of pairing documents whose names were removed.

usage: python -m benchmarks.measures.pairing [--crossed]    (or as a group of benchmarks.run)

The rows are the gold documents, once all of them and once with every second one taken out at random, so that many have
lost their version and must stay alone. The weights of pairing were fitted on these documents
(`benchmarks.fits.pairing`), other documents were kept apart. Near twins are notices of our own
(`benchmarks.corpora.notices`), some of them taken out.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

from benchmarks.corpora import notices
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.archive.pairing.pair import Paired, pair
from samesaid.settings import Settings

DOCUMENTS = GOLD / "docs"
NAME = re.compile(r"(.+)\.(zh|en|enA|enB)\.txt")
"""A document's text and version in its name."""
# Shares of the documents that are taken out, and the seeds of the trials.
TRIALS = {0.0: (0,), 0.5: (1, 2, 3)}
# The same for near twins, and their languages.
TWINS = (("zh", "en"), ("de", "en"))
TWIN_FORMS = {"": notices.FORMS, ", left out": notices.APART}
TWINS_OUT, TWIN_SEEDS = (0.2, 0.4, 0.6, 0.75), (1, 2, 3, 4, 5)


def figures() -> Iterator[Figure]:
    """Precision and recall of pairs of a text and a version, with all documents and with half of them."""
    yield from twin_figures()
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


def twin_figures() -> Iterator[Figure]:
    """The same of near twins in each pair of languages."""
    data = digest(Path(notices.__file__))
    for languages, (apart, forms) in itertools.product(TWINS, TWIN_FORMS.items()):
        trials = list(twin_trials(languages, forms))
        pairs = [both for one in trials for both in one.pairs]
        wanted = sum(one.wanted for one in trials)
        right = sum(one == other for one, other in pairs)
        which = f"near twins {'-'.join(languages)}{apart}"
        yield Figure(
            f"archive pairing precision, {which}", right / max(len(pairs), 1), "higher", data, f"of {len(pairs)}"
        )
        yield Figure(f"archive pairing recall, {which}", right / max(wanted, 1), "higher", data, f"of {wanted}")


Issue = tuple[str, int]
"""A form and the number of a notice on it."""


@dataclass(frozen=True, slots=True)
class TwinTrial:
    """Pairs of notices that were found, by their issues, and how many there are."""

    name: str
    pairs: Sequence[tuple[Issue, Issue]]
    wanted: int


def twin_trials(languages: tuple[str, str], forms: Mapping[str, notices.Form]) -> Iterator[TwinTrial]:
    """The pairs among notices on a few forms of which some were taken out, with each share and seed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        issues = notices.write(folder / "archive", languages, forms)
        whole = folder / "whole.sqlite3"
        pair(sorted(issues), whole, Settings(), root=folder)
        for share in TWINS_OUT:
            for seed in TWIN_SEEDS:
                draw = random.Random(f"{share} {seed}")
                kept = {path: issue for path, issue in sorted(issues.items()) if draw.random() >= share}
                cache = folder / f"{share}-{seed}.sqlite3"
                shutil.copy(whole, cache)
                paired = pair(sorted(kept), cache, Settings(), root=folder)
                yield TwinTrial(
                    f"{'-'.join(languages)}, {share:.0%} taken out, {seed}",
                    [(kept[one], kept[other]) for one, other in sorted(_pairs(paired))],
                    sum(times == 2 for times in Counter(kept.values()).values()),
                )


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crossed", action="store_true", help="only near twins, and the notices that were crossed")
    options = parser.parse_args()
    if options.crossed:
        trials = (twin_trials(*both) for both in itertools.product(TWINS, TWIN_FORMS.values()))
        for one in itertools.chain.from_iterable(trials):
            crossed = [both for both in one.pairs if both[0] != both[1]]
            print(f"{one.name}: {len(one.pairs)} pairs of {one.wanted}, crossed {crossed}")
    for figure in twin_figures() if options.crossed else figures():
        print(f"{figure.name:45} {figure.value:.4f}  {figure.peer}")


if __name__ == "__main__":
    main()
