"""Pairs of whole documents that are versions of one text, condensed versions of it, or other texts on one subject.

The documents of the gold data, and runs of consecutive rows of sets that have no documents. A document is paired with
its version; with that version condensed (15 to 60 % of its sentences are left) and with errors planted in it; and with
the versions of other documents: those beside it, which are about the same subject or by the same office, and some that
are drawn by chance.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.corpora.planting import plant
from benchmarks.data import GOLD
from benchmarks.sets import TAGS
from samesaid import documents
from samesaid.model import Document

VERSION, CONDENSED, PLANTED, BESIDE, OTHER = "version", "condensed", "planted", "beside", "other"
KINDS = (VERSION, CONDENSED, PLANTED, BESIDE, OTHER)
"""What the second document of a pair is to the first; the last two are other texts."""
MAX_TEXTS = 24
"""Documents of a set that are used: the first ones, so that neighbours are neighbours."""
# Rows of a run.
_RUNS = (2, 3, 5, 8, 12, 20)
# Documents of the set that are paired with one by chance.
_BY_CHANCE = 2
_LEAST_LEFT, _MOST_LEFT = 0.15, 0.6
# Rows of every ten that have an error planted in them.
_ERRORS = 0.5


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two documents of a set; ``kind`` is one of ``KINDS``."""

    kind: str
    source: Document
    target: Document

    @property
    def related(self) -> bool:
        return self.kind in (VERSION, CONDENSED, PLANTED)


@dataclass(frozen=True, slots=True)
class Texts:
    """A document and its version as paragraphs, with their languages."""

    name: str
    languages: tuple[str, str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    parallel: bool

    def document(self, side: int, paragraphs: Sequence[str] | None = None) -> Document:
        chosen = paragraphs if paragraphs is not None else (self.source, self.target)[side]
        return documents.from_text("\n\n".join(chosen), name=self.name, language=self.languages[side])


def pairs(name: str, *, whole: bool = False) -> Iterator[DocumentPair]:
    """The pairs of a set; with ``whole`` every document is paired with every other."""
    texts = list(islice(SETS[name](), MAX_TEXTS))
    for number, text in enumerate(texts):
        draw = random.Random(f"{name} {number}")
        source, target = text.document(0), text.document(1)
        yield DocumentPair(VERSION, source, target)
        if (short := _condensed(text, target, draw)) is not None:
            yield DocumentPair(CONDENSED, source, short)
        if text.parallel:
            yield DocumentPair(PLANTED, source, text.document(1, _with_errors(text, number)))
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(texts)]
        rest = [n for n in range(len(texts)) if n not in (*beside, number)]
        chosen = rest if whole else draw.sample(rest, min(_BY_CHANCE, len(rest)))
        for kind, others in ((BESIDE, beside), (OTHER, chosen)):
            for n in others:
                if texts[n].source != text.source and texts[n].target != text.target:
                    yield DocumentPair(kind, source, texts[n].document(1))


def _condensed(text: Texts, target: Document, draw: random.Random) -> Document | None:
    """The version with part of its sentences, never fewer than two."""
    count = len(target.sentences)
    left = max(2, round(count * draw.uniform(_LEAST_LEFT, _MOST_LEFT)))
    if left > _MOST_LEFT * count:
        return None
    kept = sorted(draw.sample(range(count), left))
    return text.document(1, [target.sentences[i].text for i in kept])


def _with_errors(text: Texts, seed: int) -> list[str]:
    """The version's paragraphs, half of them with an error of some kind."""
    rows = list(zip(text.source, text.target, strict=True))
    changed = list(text.target)
    for error in plant(rows, text.languages, seed=seed, each=max(1, len(rows) // 4)):
        if error.side == 1:
            changed[error.index] = error.row[1]
    return changed


def _gold_documents(start: str, one: str, other: str) -> Iterator[Texts]:
    """Documents of the folder of whole documents; the same chapter of two years side by side."""
    paths = (GOLD / "docs").glob(f"{start}*.{one}.txt")
    for path in sorted(paths, key=lambda p: (p.name.rpartition("-")[2], p.name)):
        second = Path(str(path).replace(f".{one}.txt", f".{other}.txt"))
        sides = [tuple(p.read_text(encoding="utf-8").split("\n\n")) for p in (path, second)]
        if len(sides[0]) == 1:
            sides = [tuple(p.read_text(encoding="utf-8").splitlines()) for p in (path, second)]
        yield Texts(path.stem, (one[:2], other[:2]), sides[0], sides[1], len(sides[0]) == len(sides[1]))


def _swissgov(language: str) -> Iterator[Texts]:
    for row in _rows(GOLD / "swissgov" / f"en-{language}.jsonl"):
        # A token of the file is a word with its marks.
        one, other = (" ".join(row[f"{side}_tokens"]) for side in ("source", "target"))
        yield Texts(row["id"], ("en", language), (one,), (other,), False)


def _runs(folder: str, name: str) -> Iterator[Texts]:
    """Runs of rows of one set, of several lengths by turns."""
    rows = [r for r in _rows(GOLD / folder / f"{name}.jsonl") if r.get("label", "clean") == "clean"]
    source, target = (TAGS.get(tag, tag) for tag in name.rsplit(".", 1)[1].split("-"))
    start = number = 0
    while start < len(rows):
        run = rows[start : start + _RUNS[number % len(_RUNS)]]
        start, number = start + len(run), number + 1
        if len(run) > 1:
            sides = (tuple(r[side] for r in run) for side in ("source", "target"))
            yield Texts(f"{name} {number}", (source, target), *sides, True)


def _chapters(name: str, languages: tuple[str, str]) -> Iterator[Texts]:
    """Runs of lines of a gold alignment, cut between its beads."""
    for file in sorted((GOLD / "align" / name).rglob("gold.txt")):
        one, other = (file.with_name(f"{side}.txt").read_text(encoding="utf-8").splitlines() for side in ("src", "tgt"))
        beads = [[json.loads(part) for part in line.split(":")[:2]] for line in file.read_text().split("\n") if line]
        for number, start in enumerate(range(0, len(beads) - 9, 10 + 10 * len(beads) // 200)):
            part = beads[start : start + 10]
            source, target = (_lines(part, side, lines) for side, lines in ((0, one), (1, other)))
            if min(len(source), len(target)) > 1:
                yield Texts(f"{name} {file.parent.name} {number}", languages, source, target, False)


def _lines(beads: Sequence[list[list[int]]], side: int, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of these beads on one side, without empty ones."""
    return tuple(lines[i] for bead in beads for i in bead[side] if lines[i].strip())


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _run_of(folder: str, name: str) -> Callable[[], Iterator[Texts]]:
    return lambda: _runs(folder, name)


# Not the MQM set: its rows repeat a sentence in the wordings of several systems.
_ROWS = {
    "pairs": (
        "clean.ntrex.en-en", "clean.ntrex.en-zh", "clean.ntrex.en-zht", "clean.ntrex.en-de", "clean.ntrex.en-fr",
        "clean.tico19.en-zh",
    ),
    "fresh": (
        "wmt21.en-de", "wmt21.en-en", "wmt21.en-ja", "wmt21.en-ru", "wmt21.en-zh", "wmt21.ja-en", "wmt21.zh-en",
        "wmt24pp.en-es", "wmt24pp.en-fr", "wmt24pp.en-it", "wmt24pp.en-pt", "wmt24pp.en-zht",
        "xquad.en-de", "xquad.en-es", "xquad.en-ru", "xquad.en-zh",
    ),
}  # fmt: skip
SETS: dict[str, Callable[[], Iterator[Texts]]] = {
    "bulletins zh-en": lambda: _gold_documents("hkma", "zh", "en"),
    "news zh-en": lambda: _gold_documents("wmt22", "zh", "enA"),
    "news en-en": lambda: _gold_documents("wmt22", "enA", "enB"),
    **{f"swissgov en-{tag}": (lambda t=tag: _swissgov(t)) for tag in ("de", "fr", "it")},  # type: ignore[misc]
    **{name.removeprefix("clean."): _run_of(folder, name) for folder, names in _ROWS.items() for name in names},
    "fiction zh-en": lambda: _chapters("mac_dev", ("zh", "en")),
    "magazines en-zh": lambda: _chapters("mag", ("en", "zh")),
    "mountaineering de-fr": lambda: _chapters("textberg_dev", ("de", "fr")),
}
"""The sets: documents, and runs of rows."""
