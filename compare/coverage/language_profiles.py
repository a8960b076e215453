"""How likely words are in each language of a script: langdetect's profiles (Shuyo 2010) without its random sampling.

A profile holds how often each run of one to three letters occurs in a language. Every run of the words is counted, so
the result is the same each time. Only the profiles of one script are read, when the first words are judged.
"""

from __future__ import annotations

import functools
import json
import math
import zlib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samesaid import kept
from samesaid.compare.coverage.scripts import scripts_of

# A run that a profile lacks counts as this frequent.
_UNSEEN = math.log(5e-6)
_MAX_RUN_LETTERS = 3
# A character that is none.
_NEVER = "\U0010ffff"
# The layout of the kept tables: another number where they are made in another way.
_LAYOUT = 1
# The profiles' names of languages that have another tag here.
_TAGS = {"no": "nb"}


class Profiles:
    """The profiles of the languages that are written in one script alone; ``languages`` are their tags."""

    def __init__(self, script: str) -> None:
        folder = resources.files("langdetect") / "profiles"
        paths = {p.name: Path(str(p)) for p in folder.iterdir() if p.name.isalpha() and scripts_of(p.name) == {script}}
        names = sorted(paths)
        self.languages = tuple(_TAGS.get(name, name) for name in names)
        sizes = zlib.crc32(repr([(name, paths[name].stat().st_size) for name in names]).encode())
        arrays = kept.made_once(
            f"profiles-{_LAYOUT}-{script.lower()}-{sizes:08x}", lambda: _tables([paths[name] for name in names])
        )
        # In the order of their code points.
        self._runs, self._logs = arrays["runs"], arrays["logs"]

    def likelihoods(self, words: Sequence[str]) -> NDArray[np.float64]:
        """The mean logarithm of the frequency of the words' runs, by language; higher is likelier."""
        runs = list(_runs(words))
        # numpy drops U+0000 at the end of a string; no profile has it.
        written = np.array([run.replace("\0", _NEVER) for run in runs], dtype=self._runs.dtype)
        places = np.minimum(np.searchsorted(self._runs, written), len(self._runs) - 1)
        known = self._logs[places[self._runs[places] == written]]
        means: NDArray[np.float64] = (known.sum(axis=0) + (len(runs) - len(known)) * _UNSEEN) / max(1, len(runs))
        return means


profiles = functools.cache(Profiles)


def _tables(paths: Sequence[Path]) -> dict[str, NDArray[Any]]:
    """Every run of the profiles in these files, in order, and the logarithm of its frequency, one column a file."""
    tables = [json.loads(path.read_text("utf-8")) for path in paths]
    runs = sorted({run for table in tables for run in table["freq"] if len(run) <= _MAX_RUN_LETTERS})
    rows = {run: n for n, run in enumerate(runs)}
    logs = np.full((len(rows), len(tables)), _UNSEEN)
    for column, table in enumerate(tables):
        for run, count in table["freq"].items():
            if run in rows:
                logs[rows[run], column] = math.log(count / table["n_words"][len(run) - 1])
    return {"runs": np.array(runs), "logs": logs}


def _runs(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for start in range(len(padded)):
            for size in range(1, min(_MAX_RUN_LETTERS, len(padded) - start) + 1):
                run = padded[start : start + size]
                if run != " ":
                    yield run
