"""Glossaries: CPU time of one of fifty thousand terms, breaches that are caught, and alarms on human translations.

The gold sets are sentences in which machine translation missed official terms, and the published translations of the
same texts with the same glossary. The glossary was extracted from these texts, which often contradict it, so every
level is measured.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.compare.terms.matching.stemming import units_in
from samesaid.compare.terms.matching.term_index import TermIndex
from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.documents import Row
from samesaid.model import Termbase
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

# Of the random glossary and its text; units are terms or single characters.
_TERMS, _SENTENCES, _UNITS = 50_000, 500, 15
# ITS type of the codes that need a glossary.
_TERMINOLOGY = "terminology"
# Languages, the set of breaches, the glossary, and whether the clean pairs are reversed.
_DIRECTIONS = (
    ("zh-Hant", "en", "hkma-terms.zht-en", "hkma.zh-en.csv", False),
    ("en", "zh-Hant", "hkma-terms.en-zht", "hkma.en-zh.csv", True),
)
_LEVELS = {"default": 0.5, "strict": 0.8}


def figures() -> Iterator[Figure]:
    """CPU times of a random glossary from a fixed seed, then the gold sets if they are there."""
    yield from _large()
    if (GOLD / "glossary").is_dir():
        for source, target, breaches, name, reverse in _DIRECTIONS:
            termbase = load_termbase(GOLD / "glossary" / name)
            yield from _checked(source, target, breaches, termbase, reverse=reverse)


def _large() -> Iterator[Figure]:
    chance = random.Random(1)
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
    made = {"".join(chance.choices(han, k=chance.randint(2, 7))): _english(chance) for _ in range(_TERMS)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.csv"
        path.write_text("zh,en\n" + "".join(f"{one},{other}\n" for one, other in made.items()), "utf-8")
        start = time.process_time()
        termbase = load_termbase(path)
        index = TermIndex(termbase.terms, "zh")
        loaded = time.process_time() - start
    terms = list(made)
    sentences = ["".join(chance.choice(chance.choice((terms, han))) for _ in range(_UNITS)) for _ in range(_SENTENCES)]
    units = [units_in(s, "zh") for s in sentences]
    start = time.process_time()
    for text, raw in zip(units, sentences, strict=True):
        index.hits(text, raw)
    each = 1000 * (time.process_time() - start) / _SENTENCES
    seed = f"{_TERMS}x{_SENTENCES}"
    yield Figure("glossary of 50,000 terms: load and index, CPU seconds", loaded, "lower", seed, floored=False)
    yield Figure("glossary of 50,000 terms: search, CPU ms a sentence", each, "lower", seed, floored=False)


def _english(chance: random.Random) -> str:
    syllables = [a + b for a in "bcdfghklmnprst" for b in "aeiou"]
    return " ".join("".join(chance.choices(syllables, k=3)) for _ in range(chance.randint(1, 4)))


def _checked(source: str, target: str, breaches: str, termbase: Termbase, *, reverse: bool) -> Iterator[Figure]:
    clean = "clean.hkma.zh-en"
    for name in (breaches, clean):
        path = GOLD / "pairs" / f"{name}.jsonl"
        rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        if name == clean and reverse:
            rows = [{**r, "source": r["target"], "target": r["source"]} for r in rows]
        held = [Row(str(r["id"]), r["source"], r["target"]) for r in rows]
        settings = Settings(source_lang=source, target_lang=target, only=("terms",))
        confidence: dict[int | None, float] = defaultdict(float)
        for finding in check_pairs(held, settings=settings, termbase=termbase).findings:
            if finding.alarm and finding.type == _TERMINOLOGY:
                confidence[finding.bead] = max(confidence[finding.bead], finding.confidence)
        for level, least in _LEVELS.items():
            share = sum(value >= least for value in confidence.values()) / len(rows)
            figure = f"glossary {source}-{target}, {level}: "
            if name == breaches:
                yield Figure(figure + "breaches caught", share, "higher", digest(path))
            else:
                yield Figure(figure + "alarms per 100", 100 * share, "lower", digest(path))
