"""How well transliteration tells a name from others: place names that the model was not learned from.

usage: python -m benchmarks.measures.transliteration

Each name in Han characters, kana or Cyrillic letters is held against its Latin name and against decoys: random Latin
names of the sample, and hard ones, which begin with the same two letters or are at most two letters away. Printed are
the area under the ROC curve and the share of right names above the score that one decoy in a hundred reaches, for the
model and for the plain distance (of sound, or of letters) beside it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import JaroWinkler, Levenshtein

from benchmarks.data import CASES, digest
from benchmarks.figures import Figure
from samesaid.compare.names.matching.certain_matches import partial_charge
from samesaid.compare.names.transliteration.emissions import reading, transliteration
from samesaid.compare.names.transliteration.sound import ChineseSound

SAMPLE = CASES / "transliteration.tsv"
_DECOYS = 4
_MAX_EDITS = 2

Score = Callable[[str, str], float]


def main() -> None:
    """Print the figures."""
    for figure in figures():
        print(f"{figure.name:55} {figure.value:.3f}   {figure.peer}")


def figures() -> Iterator[Figure]:
    """AUC and recall at 1 % false of each script, with random and with hard decoys; the peer is the plain distance."""
    data = digest(SAMPLE)
    for script, pairs in _pairs().items():
        latin = sorted({word for _, word in pairs})
        for decoys, chosen in (("random", _random), ("hard", _hard)):
            rng = random.Random(7)
            rows = [(own, word, other) for own, word in pairs for other in chosen(word, latin, rng)]
            values = _separation(transliteration(script).score, pairs, rows)
            plain = _separation(_PLAIN[script], pairs, rows)
            for name, value, peer in zip(("auc", "recall at 1 % false"), values, plain, strict=True):
                peer_text = f"{peer:.3f} (plain distance)"
                yield Figure(f"transliteration {script}, {decoys} decoys: {name}", value, "higher", data, peer_text)


def _pairs() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            script, own, word = line.split("\t")
            found[script].append((own, word))
    return found


def _random(word: str, latin: Sequence[str], rng: random.Random) -> list[str]:
    return [other for other in rng.sample(latin, _DECOYS) if other != word]


def _hard(word: str, latin: Sequence[str], rng: random.Random) -> list[str]:
    near = [w for w in latin if w != word and (w[:2] == word[:2] or Levenshtein.distance(w, word) <= _MAX_EDITS)]
    return rng.sample(near, min(_DECOYS, len(near)))


def _separation(
    score: Score, pairs: Sequence[tuple[str, str]], rows: Sequence[tuple[str, str, str]]
) -> tuple[float, float]:
    """Area under the ROC curve, and the share of pairs above the score of the hundredth part of the decoys."""
    right = np.array([score(own, word) for own, word in pairs])
    wrong = np.sort([score(own, other) for own, _, other in rows])
    below = np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")
    return float(below.mean() / 2 / len(wrong)), float((right > np.quantile(wrong, 0.99)).mean())


def _sound(own: str, word: str) -> float:
    sound = ChineseSound(own)
    return -sound.distance(word) - partial_charge(word, sound)


def _letters(script: str) -> Score:
    return lambda own, word: JaroWinkler.similarity("".join(reading(c, script) for c in own), word)


_PLAIN: dict[str, Score] = {"han": _sound, "kana": _letters("kana"), "cyrillic": _letters("cyrillic")}


if __name__ == "__main__":
    main()
