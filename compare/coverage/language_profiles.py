"""How likely words are in each language of a script: langdetect's profiles (Shuyo 2010) without its random sampling.

A profile holds how often each run of one to three letters occurs in a language. Every run of the words is counted, so
the result is the same each time. Only the profiles of one script are read, when the first words are judged.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from samesaid.compare.coverage.scripts import scripts_of

# A run that a profile lacks counts as this frequent.
_UNSEEN = math.log(5e-6)
_MAX_RUN_LETTERS = 3
# The profiles' names of languages that have another tag here.
_TAGS = {"no": "nb"}


class Profiles:
    """The profiles of the languages that are written in one script alone; ``languages`` are their tags."""

    def __init__(self, script: str) -> None:
        folder = resources.files("langdetect") / "profiles"
        names = sorted(p.name for p in folder.iterdir() if p.name.isalpha() and scripts_of(p.name) == {script})
        self.languages = tuple(_TAGS.get(name, name) for name in names)
        tables = [json.loads((folder / name).read_text("utf-8")) for name in names]
        self._rows: Mapping[str, int] = {run: n for n, run in enumerate({r for t in tables for r in t["freq"]})}
        self._logs = np.full((len(self._rows), len(names)), _UNSEEN)
        for column, table in enumerate(tables):
            for run, count in table["freq"].items():
                if len(run) <= _MAX_RUN_LETTERS:
                    self._logs[self._rows[run], column] = math.log(count / table["n_words"][len(run) - 1])

    def likelihoods(self, words: Sequence[str]) -> NDArray[np.float64]:
        """The mean logarithm of the frequency of the words' runs, by language; higher is likelier."""
        runs = list(_runs(words))
        known = self._logs[[self._rows[run] for run in runs if run in self._rows]]
        means: NDArray[np.float64] = (known.sum(axis=0) + (len(runs) - len(known)) * _UNSEEN) / max(1, len(runs))
        return means


profiles = functools.cache(Profiles)


def _runs(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for start in range(len(padded)):
            for size in range(1, min(_MAX_RUN_LETTERS, len(padded) - start) + 1):
                run = padded[start : start + size]
                if run != " ":
                    yield run
