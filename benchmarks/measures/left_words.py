"""Words of another language left inside English sentences: planted ones, DEMETR's, and alarms on clean rows.

usage: python -m benchmarks.measures.left_words [--misses] [--alarms]

A word of the reference that the English version lacks is put in the place of one of its words. It is caught when O503
is raised on the row. The clean sets are read from the other language into English, whichever side was written first.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.pairs import read_rows
from samesaid.documents import Row
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

SETS = {
    "de": ("pairs/clean.ntrex.en-de", "fresh/wmt21.en-de"),
    "es": ("fresh/wmt24pp.en-es",),
    "fr": ("pairs/clean.ntrex.en-fr", "fresh/wmt24pp.en-fr"),
    "it": ("fresh/wmt24pp.en-it",),
    "pt": ("fresh/wmt24pp.en-pt",),
    "en": ("pairs/clean.ntrex.en-en", "pairs/clean.wmt22refs.en-en", "fresh/wmt21.en-en"),
}
DEMETR = ("de", "es", "fr", "it", "en")
SEED = 7
_WORD = re.compile(r"(?<![\w'’\-])[^\W\d_]{3,}(?![\w'’\-])")
Texts = tuple[str, str]


def raised(rows: Sequence[Texts], language: str) -> dict[int, str]:
    """What O503 says by default, by the number of the row."""
    settings = Settings(source_lang=language, target_lang="en", only=("coverage",))
    found = check_pairs([Row(str(n), *row) for n, row in enumerate(rows)], settings=settings).findings
    return {f.bead: str(f.message) for f in found if f.alarm and f.code == "O503" and f.bead is not None}


def clean(name: str) -> list[Texts]:
    """The rows of a set, the English text second."""
    rows = [(r["source"], r["target"]) for r in read_rows(_path(name)) if r.get("label", "clean") == "clean"]
    return rows if languages_of(_path(name).stem)[1] == "en" else [(b, a) for a, b in rows]


def planted(rows: Sequence[Texts]) -> list[Texts]:
    """Each row with one word of the reference, without a capital, in the place of one of the version's."""
    chance, made = random.Random(SEED), []
    for reference, version in rows:
        has = set(_WORD.findall(version.lower()))
        words = [w for w in _WORD.findall(reference) if w.islower() and w not in has]
        places = [m for m in _WORD.finditer(version) if m[0].islower()]
        if words and places:
            place = chance.choice(places)
            made.append((reference, version[: place.start()] + chance.choice(words) + version[place.end() :]))
    return made


def figures() -> Iterator[Figure]:
    """Shares of planted and of DEMETR's words that are caught, and alarms per 100 clean rows."""
    for language, names in SETS.items():
        paths = [_path(name) for name in names]
        rows = [row for name in names for row in clean(name)]
        yield Figure(
            f"left words, {language}-en alarms/100",
            100 * len(raised(rows, language)) / len(rows),
            "lower",
            digest(*paths),
        )
        if language != "en":
            errors = planted(rows)
            share = len(raised(errors, language)) / len(errors)
            yield Figure(f"left words, {language}-en planted", share, "higher", digest(*paths))
    for language in DEMETR:
        path = _path(f"pairs/demetr.{language}-en")
        errors = demetr(path)
        share = len(raised(errors, language)) / len(errors)
        yield Figure(f"left words, {language}-en demetr", share, "higher", digest(path))


def demetr(path: Path) -> list[Texts]:
    """DEMETR's rows with a word of another language."""
    rows = [r for r in read_rows(path) if "codemix" in r["phenomenon"] and r["label"] == "error"]
    return [(r["source"], r["target"]) for r in rows]


def _path(name: str) -> Path:
    return GOLD / f"{name}.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--misses", action="store_true", help="print planted rows without an alarm")
    parser.add_argument("--alarms", action="store_true", help="print clean rows with one")
    options = parser.parse_args()
    for language, names in SETS.items():
        rows = [row for name in names for row in clean(name)]
        if options.alarms:
            for n, says in raised(rows, language).items():
                print(language, says, *rows[n], sep="\n    ")
        if options.misses and language != "en":
            errors = planted(rows)
            found = raised(errors, language)
            for n, row in enumerate(errors):
                if n not in found:
                    print(language, *row, sep="\n    ")
    if not (options.misses or options.alarms):
        for figure in figures():
            print(figure.name, round(figure.value, 3))


if __name__ == "__main__":
    main()
