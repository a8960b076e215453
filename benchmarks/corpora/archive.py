"""Archives of any size in Chinese and English, generated with a fixed seed, with planted mismatches.

usage: python -m benchmarks.corpora.archive FOLDER [--texts 2000] [--seed 7] [--lines 12]

Writes FOLDER/zh and FOLDER/en with a file for each text, FOLDER/archive.jsonl (the manifest) and FOLDER/planted.jsonl.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.corpora.synthetic_corpus import line

_FIRST_DAY = date(2016, 1, 4)
_TOWNS = (
    ("临江", "Linjiang"), ("安泰", "Antai"), ("白河", "Baihe"), ("清源", "Qingyuan"), ("东山", "Dongshan"),
    ("石桥", "Shiqiao"), ("龙泉", "Longquan"), ("新丰", "Xinfeng"), ("永宁", "Yongning"), ("海陵", "Hailing"),
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# One text in so many has a mismatch: in turn a number ten times too large, another number, a missing sentence.
_EVERY = 8
_KINDS = ("N104", "N103", "O501")


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its day, its lines in both languages, and the code of the planted mismatch, if there is one."""

    day: date
    source: tuple[str, ...]
    target: tuple[str, ...]
    planted: str | None


def texts(count: int, seed: int = 7, lines: int = 12) -> Iterator[Text]:
    """``count`` texts of about ``lines`` sentences, some four a day."""
    draw = random.Random(seed)
    for number in range(count):
        day = _FIRST_DAY + timedelta(number // 4)
        town, name = draw.choice(_TOWNS)
        dated = (f"{day.year}年{day.month}月{day.day}日", f"{_MONTHS[day.month - 1]} {day.day}, {day.year}")
        head = (f"{town}市简报第{number + 1}号", f"Bulletin No. {number + 1} of the city of {name}")
        sentences = [dated, head, *(line(draw) for _ in range(max(2, round(draw.gauss(lines, lines / 4)))))]
        planted = _KINDS[number // _EVERY % len(_KINDS)] if number % _EVERY == _EVERY - 1 else None
        source, target = [one for one, _ in sentences], [other for _, other in sentences]
        if planted:
            _plant(planted, target, draw)
        yield Text(day, tuple(source), tuple(target), planted)


def _plant(code: str, target: list[str], draw: random.Random) -> None:
    place = draw.randrange(2, len(target))
    if code == "O501":
        del target[place]
        return
    words = target[place].split(" ")
    at = next(n for n, word in enumerate(words) if word.isdigit())
    value = int(words[at])
    words[at] = str(value * 10 if code == "N104" else value + draw.randint(1, 8))
    target[place] = " ".join(words)


def write(folder: Path, count: int, seed: int = 7, lines: int = 12) -> Path:
    """Write such an archive; returns the path of its manifest."""
    entries, planted = [], []
    for side in ("zh", "en"):
        (folder / side).mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts(count, seed, lines)):
        paths = []
        for side, lines_of_side in (("zh", text.source), ("en", text.target)):
            path = folder / side / f"{text.day.isoformat()}-{number:06}.txt"
            path.write_text("\n\n".join(lines_of_side) + "\n", encoding="utf-8")
            paths.append(path.relative_to(folder).as_posix())
        entry = {"reference": paths[0], "versions": paths[1:], "languages": ["zh", "en"]}
        entries.append(entry | {"published": text.day.isoformat()})
        if text.planted:
            planted.append({"version": paths[1], "code": text.planted})
    for name, records in (("archive.jsonl", entries), ("planted.jsonl", planted)):
        lines_of = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / name).write_text("".join(lines_of), encoding="utf-8")
    return folder / "archive.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description="Write an archive of generated texts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lines", type=int, default=12)
    options = parser.parse_args()
    print(write(options.folder, options.texts, options.seed, options.lines))


if __name__ == "__main__":
    main()
