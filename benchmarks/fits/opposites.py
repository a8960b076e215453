"""Fit the model of opposites between English and Chinese (M601): python -m benchmarks.fits.opposites [--write]

Rows are candidates in the clean sets of the gold data, which are no errors, and in the same sets with opposites
planted: an English word replaced by its opposite, or a Chinese one. Each set is judged by a model that was fitted
without it; the threshold is where those models raise ALARMS_PER_100 on the clean rows. DEMETR's rows are not used.
--write puts the model that is fitted on all sets into weights.json.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora.error_opposites import swapped
from benchmarks.data import GOLD
from benchmarks.fits.logistic import fit_penalised
from benchmarks.measures.planted_numbers import PAIRS, document, sets
from samesaid.align.encoders.registry import bundled
from samesaid.compare.meaning.opposites.check import Places, places_of
from samesaid.compare.meaning.opposites.features import NAMES, features
from samesaid.compare.meaning.opposites.model import WEIGHTS
from samesaid.compare.pair import Pair, pair_of
from samesaid.model import Bead

ALARMS_PER_100 = 0.06
PENALTY = 1.0
LIMIT = 700
Row = tuple[str, str]
Array = NDArray[np.float64]
_FRESH = ("wmt21.zh-en", "wmt21.en-zh", "xquad.en-zh", "wmt24pp.en-zht")
_CLEAN = ("clean.wmt22.en-zh", "clean.mqm.zh-en", "clean.ntrex.en-zh", "clean.tico19.en-zh", "clean.hkma.zh-en")


@dataclass(frozen=True)
class Sample:
    """Candidates of one set: features (rows, NAMES), 1 for what was planted; and how many rows and planted errors."""

    name: str
    rows: Array
    labels: Array
    clean: int
    planted: int


def _pair(rows: Sequence[Row], languages: Row) -> Pair:
    texts = [document(language, [row[n] for row in rows]) for n, language in enumerate(languages)]
    return pair_of(texts[0], texts[1], (Bead((i,), (i,), 1.0) for i in range(len(rows))), bundled(), independent=True)


def _features(found: Places) -> Array:
    return np.asarray(features(found.places, found.english, found.chinese, bundled()), dtype=np.float64)


def sample(name: str, languages: Row, rows: Sequence[Row], seed: str = "opposites") -> Sample:
    """The candidates of a set as it is, and with errors planted on both sides."""
    pair = _pair(rows, languages)
    parts = [_features(places_of(pair))]
    clean, planted = len(parts[0]), 0
    for side in (0, 1):
        text = pair.source if side == 0 else pair.target
        errors = [(row, start) for _, row, start in swapped(text, rows, side, f"{seed} {name} {side}")]
        errors = random.Random(f"{seed} {side}").sample(errors, min(LIMIT, len(errors)))
        if not errors:
            continue
        planted += len(errors)
        turned = _pair([row for row, _ in errors], languages)
        found = places_of(turned)
        all_rows = _features(found)
        text = turned.source if side == 0 else turned.target
        hit = []
        for bead, place in zip(found.beads, found.places, strict=True):
            start = errors[bead][1] + text.document.sentences[bead].span.start
            spans = [place.candidate.token.span] if text is found.english else [h.span for h in place.candidate.hints]
            hit.append(any(span.start == start for span in spans))
        parts.append(all_rows[np.array(hit, dtype=bool)])
    every = np.vstack(parts)
    return Sample(name, every, (np.arange(len(every)) >= clean).astype(np.float64), len(rows), planted)


def fitted(samples: Sequence[Sample]) -> tuple[Array, float]:
    """(weights, constant) of the features as they are; the penalty is on standardised ones."""
    rows, labels = np.vstack([s.rows for s in samples]), np.concatenate([s.labels for s in samples])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    penalties = np.array([PENALTY] * len(NAMES) + [0.0])
    columns = np.column_stack([(rows - mean) / scale, np.ones(len(rows))])
    found = fit_penalised(columns, labels, np.ones(len(rows)), penalties)
    weights = found[:-1] / scale
    return weights, float(found[-1] - weights @ mean)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    files = [*(PAIRS / f"{n}.jsonl" for n in _CLEAN), *(GOLD / "fresh" / f"{n}.jsonl" for n in _FRESH)]
    samples = [sample(name, languages, rows) for name, languages, rows in sets(files, 10**6, frozenset({"en", "zh"}))]
    odds = []
    for left_out in samples:
        weights, constant = fitted([s for s in samples if s is not left_out])
        odds.append(left_out.rows @ weights + constant)
    alarms = np.sort(np.concatenate([o[s.labels == 0] for o, s in zip(odds, samples, strict=True)]))[::-1]
    clean = sum(s.clean for s in samples)
    allowed = int(ALARMS_PER_100 * clean / 100)
    threshold = float(alarms[allowed]) + 1e-6 if allowed < len(alarms) else float(alarms[-1])
    for one, s in zip(odds, samples, strict=True):
        found, wrong = (one[s.labels == 1] >= threshold).sum(), (one[s.labels == 0] >= threshold).sum()
        print(f"{s.name:20} planted {found}/{s.planted} = {found / s.planted:.3f}  alarms {wrong}/{s.clean}")
    weights, constant = fitted(samples)
    print({name: round(float(w), 3) for name, w in zip(NAMES, weights, strict=True)}, f"threshold {threshold:.3f}")
    if options.write:
        record = {
            "made": "python -m benchmarks.fits.opposites --write",
            "weights": {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)},
            "constant": round(constant, 4),
            "threshold": round(threshold, 4),
        }
        WEIGHTS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
