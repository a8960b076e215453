"""Pairs that one processor checks in a second, and what alignment costs beside the encoding that it needs.

usage: python -m benchmarks.measures.speed [--runs N] [--data]

Each measure runs in a process of its own that has loaded everything before its clock starts: only checking counts.
The measures take turns, so that a slow moment of the machine meets all of them, and medians of processor time are
printed. The sentences are those of our tables of cases, which are short, and the aligned text is the example; with
``--data`` they are professional translations and aligned news and magazines of the gold data, where these are present.

Peers do less: one compares the digits of both sides, the others only make the vectors of both sides. The yardstick is a
fixed piece of work in the same run, by which runs on other machines may be compared.
"""

from __future__ import annotations

import gc
import json
import os
import re
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from benchmarks.data import EXAMPLES, GOLD, ROOT

Rows = Sequence[tuple[str, str]]
Work = Callable[[Rows, tuple[str, str]], Sequence[Callable[[], object]]]
TESTED = ROOT / "tests" / "cases"
# The keys by which a row of a table of cases names its languages.
_LANGUAGES = (("source_language", "target_language"), ("from", "to"))
_MAX_ROWS = 400
# Rounds of the yardstick: about a second and a half.
_ROUNDS = 60
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Measure:
    """``work`` takes rows and languages, loads what it needs, and gives what is timed: one call, or two of which the
    first is divided by the second.
    """

    name: str
    languages: tuple[str, str]
    work: Work
    peer: bool = False
    text: str = ""
    """The folder of the gold data with the text that is aligned, for a measure of alignment."""


def cases(one: str, other: str) -> list[tuple[str, str]]:
    """The pairs of these two languages in our tables of cases, in either direction, without repetitions."""
    found: dict[tuple[str, str], None] = {}
    for path in sorted(TESTED.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for row in table if isinstance(table, list) else ():
                if not isinstance(row, Mapping) or not all(isinstance(row.get(k), str) for k in ("source", "target")):
                    continue
                keys = next((k for k in _LANGUAGES if k[0] in row), None)
                languages = tuple(row[k] for k in keys) if keys else tuple(row.get("languages", ("zh", "en")))
                if languages == (one, other):
                    found[row["source"], row["target"]] = None
                elif languages == (other, one):
                    found[row["target"], row["source"]] = None
    return [row for row in found if all(side.strip() for side in row)]


def gold(one: str, other: str) -> list[tuple[str, str]]:
    """The pairs of professional translations; none where they are not present."""
    path = GOLD / "fresh" / f"wmt21.{one}-{other}.jsonl"
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return [(row["source"], row["target"]) for row in map(json.loads, filter(None, lines))]


def lines_of(name: str, languages: tuple[str, str], data: bool) -> list[tuple[str, str]]:
    """The lines of two texts side by side, the shorter one filled up; they correspond in order only."""
    folder = GOLD / "align" / name
    paths = [folder / f"{side}.txt" for side in ("src", "tgt")]
    if not data:
        paths = [EXAMPLES / f"briefing.{tag}.txt" for tag in languages]
    if not all(path.is_file() for path in paths):
        return []
    one, other = (path.read_text(encoding="utf-8").split("\n") for path in paths)
    return list(zip_longest(one, other, fillvalue=""))


def rows_of(measure: Measure, data: bool) -> list[tuple[str, str]]:
    """At most 400 pairs, spread over all that there are, or the lines of both texts."""
    if measure.text:
        return lines_of(measure.text, measure.languages, data)
    rows = (gold if data else cases)(*measure.languages)
    return rows[:: 1 + len(rows) // _MAX_ROWS]


# --- What is measured -------------------------------------------------------------------------------------------------


def _checked(only: tuple[str, ...], level: str) -> Work:
    def work(rows: Rows, languages: tuple[str, str]) -> Sequence[Callable[[], object]]:
        from samesaid import documents
        from samesaid.pipeline import check_pairs
        from samesaid.settings import Settings

        settings = Settings(source_lang=languages[0], target_lang=languages[1], only=only, level=level)
        made = [documents.Row(str(i), *row) for i, row in enumerate(rows)]
        # The last is wrong: what a finding needs is loaded, too.
        known = [*((f"{n} {one}", f"{n} {two}") for n, (one, two) in enumerate(rows[:5], 1000)), ("7 km.", "9 km.")]
        warm = [documents.Row("w", *row) for row in known]
        check_pairs(warm, settings=settings)
        return [lambda: check_pairs(made, settings=settings)]

    return work


def _digits(rows: Rows, _: tuple[str, str]) -> Sequence[Callable[[], object]]:
    """Whether both sides have the same runs of digits, which knows no number in words and no unit."""
    return [lambda: [sorted(_DIGITS.findall(one)) == sorted(_DIGITS.findall(two)) for one, two in rows * 20]]


def _encoded(name: str) -> Work:
    def work(rows: Rows, _: tuple[str, str]) -> Sequence[Callable[[], object]]:
        from samesaid.align.encoders.registry import named

        encoder = named(name, cache=False)
        encoder.encode(["A sentence that loads the model.", "载入模型的一句话。"])
        return [lambda: [encoder.encode([row[k] for row in rows]) for k in (0, 1)]]

    return work


def _aligned(rows: Rows, languages: tuple[str, str]) -> Sequence[Callable[[], object]]:
    """Aligning two texts, and encoding their sentences alone."""
    from samesaid import documents
    from samesaid.align.aligner import align
    from samesaid.align.encoders.use import UseEncoder

    both = [[row[k] for row in rows if row[k].strip()] for k in (0, 1)]
    source, target = (documents.from_rows(t, name="t", language=tag) for t, tag in zip(both, languages, strict=True))
    # Two of them, since an encoder keeps vectors.
    one, two = UseEncoder(), UseEncoder()
    for encoder in (one, two):
        encoder.encode(["A sentence that loads the model.", "载入模型的一句话。"])
    few = (documents.from_rows(t[:9], name="t", language=tag) for t, tag in zip(both, languages, strict=True))
    align(*few, UseEncoder())
    return [lambda: align(source, target, one), lambda: [two.encode(texts) for texts in both]]


def _yardstick(_: Rows, __: tuple[str, str]) -> Sequence[Callable[[], object]]:
    import numpy as np

    table = np.ones((512, 512), dtype=np.float32) / 512
    words = [f"word {n % 97}" for n in range(4000)]
    return [lambda: [(table @ table, sorted(words), [len(w.split()) for w in words]) for _ in range(_ROUNDS)]]


ZH_EN, EN_DE = ("zh", "en"), ("en", "de")
MEASURES = (
    Measure("zh-en, all checks (--all)", ZH_EN, _checked((), "all")),
    Measure("zh-en, checks of the default level", ZH_EN, _checked((), "default")),
    Measure("en-de, all checks (--all)", EN_DE, _checked((), "all")),
    Measure("zh-en, numbers only", ZH_EN, _checked(("numbers",), "default")),
    Measure("zh-en, blind comparison of digits", ZH_EN, _digits, peer=True),
    Measure("zh-en, vectors of the bundled encoder", ZH_EN, _encoded("bundled"), peer=True),
    Measure("zh-en, vectors of e5-small in sentence-transformers", ZH_EN, _encoded("e5-small"), peer=True),
    Measure("alignment over encoding, zh-en", ZH_EN, _aligned, text="ntrex_mixed.zh-en"),
    Measure("alignment over encoding, en-zh", ("en", "zh"), _aligned, text="mag"),
    Measure("yardstick", ZH_EN, _yardstick, peer=True),
)


# --- One process a measure --------------------------------------------------------------------------------------------


def timed(name: str, data: bool) -> list[float]:
    """Rows of the measure, and the processor seconds of each of its calls; for a fresh process."""
    measure = next(one for one in MEASURES if one.name == name)
    rows = rows_of(measure, data)
    if not rows:
        return [0.0]
    seconds = []
    for call in measure.work(rows, measure.languages):
        # What loading left behind is not collected while the clock runs.
        gc.collect()
        start = time.process_time()
        call()
        seconds.append(time.process_time() - start)
    return [float(len(rows) * (20 if measure.work is _digits else 1)), *seconds]


def _in_a_process(name: str, data: bool) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.measures.speed", "--one", name, *(["--data"] if data else [])]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    found: list[float] = json.loads(done.stdout.strip().split("\n")[-1])
    return found


def lines(runs: int, data: bool) -> Iterator[str]:
    """The table that is printed, after ``runs`` rounds over all measures."""
    rounds = [{one.name: _in_a_process(one.name, data) for one in MEASURES} for _ in range(runs)]
    wide = max(len(one.name) for one in MEASURES) + 6
    yield f"| {'what':{wide}} | {'rows':>5} | {'a processor second':>18} |"
    yield f"|{'-' * (wide + 2)}|{'-' * 7}|{'-' * 20}|"
    for measure in MEASURES:
        found = [one[measure.name] for one in rounds]
        rows, *_ = found[0]
        name = f"{'peer: ' if measure.peer and measure.name != 'yardstick' else ''}{measure.name}"
        if not rows:
            figure = "no data"
        elif measure.name == "yardstick":
            figure, rows = f"{statistics.median(s for _, s in found):.2f} s", 0.0
        elif len(found[0]) > 2:
            figure = f"{statistics.median(s / other for _, s, other in found):.2f} times"
        else:
            figure = f"{statistics.median(rows / s for _, s in found):.0f} pairs"
        yield f"| {name:{wide}} | {rows:5.0f} | {figure:>18} |"
