"""Features of every word of a bead: is this said on the other side?"""

from __future__ import annotations

from math import log
from typing import Final

import numpy as np

from samesaid.compare.coverage.parts.columns import (
    SOFT_TEMPERATURE,
    best_of,
    gains_of,
    mass_of,
    means_around,
    placed_mass,
    shifted,
    stacked,
    unit_rows,
    z_scores,
)
from samesaid.compare.coverage.parts.context import Context
from samesaid.compare.coverage.parts.words import Vocabulary, Words, gloss_keys
from samesaid.model import FloatArray

_MIN_PREFIX = 4
# A word of the dictionary's gloss counts like this cosine.
_GLOSSED = 0.9
# Words on either side over which a value is averaged.
_REACHES = (1, 2, 4)

ALONE: Final = (
    "alone", "alone lead", "alone mass", "alone z", "form", "gloss", "hit before", "hit after", "hit around 1",
    "hit around 2", "hit around 4", "kind", "kind before", "kind after", "rarity", "letters", "place", "from end",
    "words", "ratio", "rarity ratio", "cosine", "own hits", "other hits", "own english", "alone gain", "alone gain z",
    "alone span", "alone soft mass",
)  # fmt: skip
ALL: Final = (
    *ALONE, "near", "near z", "near lead", "near mass", "joint", "joint z", "joint mass", "joint mass z", "joint lead",
    "span", "span z", "window", "window z", "gain 0", "gain 0 z", "gain 1", "gain 1 z", "joint before", "joint after",
    "joint mass before", "joint mass after", "gain 0 before", "gain 0 after", "joint around 1", "joint around 2",
    "joint around 4", "joint mass around 1", "joint mass around 2", "joint mass around 4", "joint lead around 1",
    "joint lead around 2", "joint lead around 4", "gap", "displaced", "again", "own mean", "own least",
    "own second least", "other mean", "other least", "other second least", "own gain", "other gain", "soft mass",
    "placed mass", "placed mass around 1", "placed mass before", "placed mass after",
)  # fmt: skip


class BeadFeatures:
    """The features of the words of one bead: of each word alone, and of each in its context.

    ``similarity`` is the cosine of both sides as a whole.
    """

    def __init__(self, source: Words, target: Words, vocabulary: Vocabulary, similarity: float) -> None:
        self.sides = (source, target)
        rows = [vocabulary.rows(side.forms) for side in self.sides]
        one, two = (vocabulary.vectors(r) for r in rows)
        self._cosines = one @ two.T
        self._vectors = (one, two)
        self._forms = shared_forms(source, target)
        self._glosses = glossed(source, target)
        self._rarity = [vocabulary.rarity(r) for r in rows]
        self._similarity = similarity

    def alone(self) -> tuple[FloatArray, FloatArray]:
        """The features ``ALONE`` of the words of both sides, shapes (words of the side, features)."""
        return stacked(self._alone(0), ALONE), stacked(self._alone(1), ALONE)

    def in_context(self, read: tuple[Context, Context]) -> tuple[FloatArray, FloatArray]:
        """The features ``ALL`` of the words of both sides, shapes (words of the side, features)."""
        first = self._in_context(0, read[0], read[1])
        second = self._in_context(1, read[1], read[0])
        return stacked({**self._alone(0), **first}, ALL), stacked({**self._alone(1), **second}, ALL)

    def known(self) -> FloatArray:
        """1, or nearly, where form or dictionary say that two words are one, shape (words of both sides)."""
        table: FloatArray = np.maximum(self._forms, self._glosses)
        return table

    def _tables(self, side: int) -> tuple[FloatArray, FloatArray, FloatArray]:
        tables = (self._cosines, self._forms, self._glosses)
        return tables if side == 0 else (tables[0].T, tables[1].T, tables[2].T)

    def _alone(self, side: int) -> dict[str, FloatArray]:
        own, other = self.sides[side], self.sides[1 - side]
        cosines, forms, glosses = self._tables(side)
        n, m = len(own), len(other)
        ones = np.ones(n, dtype=np.float32)
        top, _, lead, mass = best_of(cosines)
        hits = np.maximum(forms, glosses)
        hit = hits.max(axis=1)
        kinds = own.kinds.astype(np.float32)
        rarity, other_rarity = self._rarity[side], self._rarity[1 - side]
        places = np.arange(n, dtype=np.float32)
        mine, theirs = self._vectors[side], self._vectors[1 - side]
        gain = gains_of(mine, theirs)
        scaled = z_scores(np.stack([top, gain]))
        pairs = unit_rows(theirs[:-1] + theirs[1:])
        found = {
            "alone gain": gain, "alone gain z": scaled[1],
            "alone span": np.maximum(top, (mine @ pairs.T).max(axis=1)),
            "alone soft mass": mass_of(cosines, SOFT_TEMPERATURE),
            "alone": top, "alone lead": lead, "alone mass": mass, "alone z": scaled[0],
            "form": forms.max(axis=1), "gloss": glosses.max(axis=1),
            "hit before": shifted(hit, 1, -1.0), "hit after": shifted(hit, -1, -1.0),
            "kind": kinds, "kind before": shifted(kinds, 1, -1.0), "kind after": shifted(kinds, -1, -1.0),
            "rarity": rarity, "letters": (own.places[:, 1] - own.places[:, 0]).astype(np.float32),
            "place": places / n, "from end": np.minimum(n - 1 - places, 10),
            "words": ones * n, "ratio": ones * log((n + 1) / (m + 1)),
            "rarity ratio": ones * log((rarity.sum() + 5) / (other_rarity.sum() + 5)),
            "cosine": ones * self._similarity, "own hits": ones * hit.mean(),
            "other hits": ones * hits.max(axis=0).mean(), "own english": ones * (own.language == "en"),
        }  # fmt: skip
        around = zip(_REACHES, means_around(hit, *_REACHES), strict=True)
        return found | {f"hit around {reach}": means for reach, means in around}

    def _in_context(self, side: int, mine: Context, theirs: Context) -> dict[str, FloatArray]:
        n, m = len(self.sides[side]), len(self.sides[1 - side])
        ones = np.ones(n, dtype=np.float32)
        near = mine.parts[0] @ theirs.parts[0].T
        joint = self.joint(near if side == 0 else near.T)
        joint = joint if side == 0 else joint.T
        c_top, _, c_lead, c_mass = best_of(near)
        top, best, lead, mass = best_of(joint)
        span = np.max([(mine.parts[0] @ part.T).max(axis=1) for part in theirs.parts], axis=0)
        wide = mine.parts[-1]
        window = np.max([(wide @ part.T).max(axis=1) for part in theirs.parts], axis=0)
        # The window around each word; at the edges that of the nearest word which has one.
        window = window[np.clip(np.arange(n) - 1, 0, len(window) - 1)]
        cosine = float(mine.whole @ theirs.whole)
        gains = [rest @ theirs.whole - cosine for rest in mine.rests]
        other_gain = theirs.rests[1] @ mine.whole - cosine
        again = mine.parts[0] @ mine.parts[0].T
        np.fill_diagonal(again, 0.0)
        values = {
            "near": c_top, "joint": top, "joint mass": mass, "span": span, "window": window,
            "gain 0": gains[0], "gain 1": gains[1],
        }  # fmt: skip
        scaled = z_scores(np.stack(list(values.values())))
        found = values | {f"{name} z": one for name, one in zip(values, scaled, strict=True)}
        found |= {"near lead": c_lead, "near mass": c_mass, "joint lead": lead, "again": again.max(axis=1)}
        for name in ("joint", "joint mass", "gain 0"):
            found[f"{name} before"] = shifted(values[name], 1, -1.0)
            found[f"{name} after"] = shifted(values[name], -1, -1.0)
        around = means_around(np.stack([top, mass, lead]), *_REACHES)
        for reach, means in zip(_REACHES, around, strict=True):
            names = (f"{name} around {reach}" for name in ("joint", "joint mass", "joint lead"))
            found |= dict(zip(names, means, strict=True))
        # Where the neighbours are said: with nothing between them, there is no room for this word.
        found["gap"] = np.clip(shifted(best, -1, m) - shifted(best, 1, -1), -6, 6)
        placed = placed_mass(joint)
        found |= {
            "soft mass": mass_of(joint, SOFT_TEMPERATURE), "placed mass": placed,
            "placed mass around 1": means_around(placed, 1)[0], "placed mass before": shifted(placed, 1, -1.0),
            "placed mass after": shifted(placed, -1, -1.0),
        }  # fmt: skip
        found["displaced"] = np.abs(best / m - np.arange(n, dtype=np.float32) / n)
        for name, some in (("own", top), ("other", joint.max(axis=0))):
            found |= {
                f"{name} mean": ones * some.mean(),
                f"{name} least": ones * some.min(),
                f"{name} second least": ones * np.partition(some, 1)[1],
            }
        return found | {"own gain": ones * gains[1].max(), "other gain": ones * other_gain.max()}

    def joint(self, near: FloatArray) -> FloatArray:
        """How near the words of the first side are to those of the second, in context or by form and dictionary."""
        table: FloatArray = np.maximum(near, np.maximum(self._forms, self._glosses * np.float32(_GLOSSED)))
        return table


def shared_forms(one: Words, two: Words) -> FloatArray:
    """1 for words of the same form or key, .8 for words that begin alike, shape (len(one), len(two))."""
    table = np.zeros((len(one), len(two)), dtype=np.float32)
    by_prefix: dict[str, list[int]] = {}
    by_key: dict[str, list[int]] = {}
    for j, (form, key) in enumerate(zip(two.forms, two.keys, strict=True)):
        by_key.setdefault(form, []).append(j)
        if key != form:
            by_key.setdefault(key, []).append(j)
        if len(form) >= _MIN_PREFIX:
            by_prefix.setdefault(form[:_MIN_PREFIX], []).append(j)
    for i, (form, key) in enumerate(zip(one.forms, one.keys, strict=True)):
        if len(form) >= _MIN_PREFIX:
            table[i, by_prefix.get(form[:_MIN_PREFIX], [])] = 0.8
        table[i, by_key.get(form, [])] = 1.0
        table[i, by_key.get(key, [])] = 1.0
    return table


def glossed(one: Words, two: Words) -> FloatArray:
    """1 where CC-CEDICT glosses the Chinese word with the English one, shape (len(one), len(two))."""
    table = np.zeros((len(one), len(two)), dtype=np.float32)
    languages = (one.language, two.language)
    if languages == ("zh", "en"):
        _gloss(one, two, table)
    elif languages == ("en", "zh"):
        _gloss(two, one, table.T)
    return table


def _gloss(chinese: Words, english: Words, table: FloatArray) -> None:
    places: dict[str, list[int]] = {}
    for j, key in enumerate(english.keys):
        places.setdefault(key, []).append(j)
    known = frozenset(places)
    for i, form in enumerate(chinese.forms):
        for key in gloss_keys(form) & known:
            table[i, places[key]] = 1.0
