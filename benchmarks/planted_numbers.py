"""Plant one slip in a clean pair and see whether it is told: digits, scales, dates, units, bounds, words.

usage: python -m benchmarks.planted_numbers [--seed N] [--limit N] [--json] [--misses SLIP] [SET.jsonl …]

Without a set the pairs of tests/cases/quantities_pairs.toml are used, and every clean set of the gold data where they
are present. A set is named NAME.SRC-TGT.jsonl and has rows {source, target, label}. The planting rules are
plain patterns of their own, so that a blind spot of the reader is not a blind spot of the measure. A slip counts as
caught when the pair raises a finding that it did not raise before.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.data import GOLD, ROOT, digest
from benchmarks.figures import Figure
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.quantities.vocabulary import words
from samesaid.languages import primary
from samesaid.model import Bead, Document, Sentence, Span

OWN = ROOT / "tests" / "cases" / "quantities_pairs.toml"
PAIRS = GOLD / "pairs"
# Slips that are told as one figure.
GROUPS = {
    "digits": ("digit", "tenfold"),
    "scales": ("scale",),
    "dates": ("day", "month", "year"),
    "percent against point": ("point",),
    "currencies": ("currency",),
    "number words": ("word",),
    "Han numerals 2 to 9": ("han",),
    "bounds": ("bound",),
    "shares": ("share",),
    "ordinals": ("ordinal",),
    "dropped": ("dropped",),
}
TAGS = {"zht": "zh-Hant"}

Planter = Callable[[re.Match[str], random.Random], str | None]

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WORDS = words("two three four five six seven eight nine eleven twelve fifteen twenty thirty forty fifty sixty")
ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
HAN = "二三四五六七八九"
HAN_NUMBER = r"(?<![A-Za-z0-9.,:/-])\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9:/-]|[,.]\d)"
HAN_COUNT = rf"(?<![十百千万亿{HAN}第月日点分星期周一])[{HAN}](?=[个個名位项項次家种種件岁歲年天周名条條座部])"
NUMBER = r"(?<![\w.,:/-])\d[\d,]*(?:\.\d+)?(?![\w:/-]|,\d|\.\d)"


def _digit(match: re.Match[str], rng: random.Random) -> str | None:
    text = match.group()
    places = [i for i, c in enumerate(text) if c.isdigit()]
    place = rng.choice(places)
    choices = [d for d in "0123456789" if d != text[place] and not (d == "0" and place == places[0])]
    return text[:place] + rng.choice(choices) + text[place + 1 :]


def _tenfold(match: re.Match[str], _: random.Random) -> str | None:
    text = match.group().replace(",", "")
    if "." in text:
        whole, _dot, rest = text.partition(".")
        return whole + rest[0] + ("." + rest[1:] if len(rest) > 1 else "") if whole != "0" else None
    if len(text) < 2 or (len(text) == 4 and text[:2] in ("19", "20")):
        return None
    return f"{int(text) * 10:,}" if "," in match.group() else f"{int(text) * 10}"


def _other(choices: Sequence[str]) -> Planter:
    def plant(match: re.Match[str], rng: random.Random) -> str | None:
        text = match.group()
        return rng.choice([c for c in choices if c.lower() != text.lower()])

    return plant


def _swap(table: dict[str, str]) -> Planter:
    return lambda match, _: table.get(match.group().lower())


def _between(low: int, high: int) -> Planter:
    def plant(match: re.Match[str], rng: random.Random) -> str | None:
        value = int(match.group())
        return str(rng.choice([n for n in range(max(low, value - 9), min(high, value + 9) + 1) if n != value]))

    return plant


def _drop(_: re.Match[str], __: random.Random) -> str | None:
    return ""


@dataclass(frozen=True)
class Slip:
    name: str
    language: str
    pattern: re.Pattern[str]
    plant: Planter


def _slip(name: str, language: str, pattern: str, plant: Planter, flags: int = 0) -> Slip:
    return Slip(name, language, re.compile(pattern, flags), plant)


SLIPS: tuple[Slip, ...] = (
    _slip("digit", "en", NUMBER, _digit),
    _slip("digit", "zh", HAN_NUMBER, _digit),
    _slip("tenfold", "en", NUMBER, _tenfold),
    _slip("tenfold", "zh", HAN_NUMBER + "(?! ?[年月日号])", _tenfold),
    _slip("scale", "en", r"\b(?:million|billion|trillion|thousand)\b",
          _swap({"million": "billion", "billion": "million", "trillion": "billion", "thousand": "million"})),
    _slip("scale", "zh", r"(?<=\d)[万亿萬億]", _swap({"万": "亿", "亿": "万", "萬": "億", "億": "萬"})),
    _slip("day", "en", r"(?<=(?:uary|arch|pril|June|July|gust|mber|ober) )\d{1,2}(?![\d,:.]*\d)", _between(1, 28)),
    _slip("day", "zh", r"(?<=月)\d{1,2}(?=日)", _between(1, 28)),
    _slip("month", "en", rf"\b(?:{MONTHS})(?= \d)", _other(MONTHS.split("|"))),
    _slip("month", "zh", r"(?<!\d)\d{1,2}(?=月\d)", _between(1, 12)),
    _slip("year", "en", r"(?<![\w.,$-])(?:19|20)\d\d(?![\w,%.-]|['’]s)", _between(1900, 2030)),
    _slip("year", "zh", r"(?<![\d.])(?:19|20)\d\d(?= ?年)", _between(1900, 2030)),
    _slip("point", "en", r"percentage points?|(?<=\d)%|\bper ?cent\b",
          lambda m, _: "percent" if "point" in m.group() else " percentage points"),
    _slip("point", "zh", r"个百分点|個百分點|(?<=\d)%", lambda m, _: "%" if "百" in m.group() else "个百分点"),
    _slip("word", "en", rf"(?<![\w-])(?:{'|'.join(WORDS)})(?= [a-z]{{3,}}s\b)", _other(WORDS), re.I),
    _slip("han", "zh", HAN_COUNT, _other(HAN)),
    _slip("ordinal", "en", rf"\b(?:{'|'.join(ORDINALS)})(?= [a-z]+)", _other(ORDINALS), re.I),
    _slip("ordinal", "zh", r"(?<=第)[二三四五六七八九]", _other(HAN)),
    _slip("share", "en", r"\b(?:half|a third|one third|two thirds|a quarter)\b(?= of)",
          lambda m, _: "a quarter" if "quarter" not in m.group() else "half", re.I),
    _slip("share", "zh", r"一半|三分之[一二]|四分之[一三]",
          lambda m, _: "五分之二" if "三" in m.group() else "三分之一"),
    _slip("bound", "en", r"\b(?:more than|less than|over|nearly|almost|fewer than)(?= [\d$£€])",
          _swap({"more than": "nearly", "over": "less than", "less than": "more than", "fewer than": "more than",
                 "nearly": "over", "almost": "more than"}), re.I),
    _slip("bound", "zh", r"(?:超过|超過|不到|将近|將近|接近|近)(?= ?\d)",
          lambda m, _: "不到" if m.group() in ("超过", "超過") else "超过"),
    _slip("currency", "en", r"(?<![A-Za-z])[$£€](?=\d)|\b(?:yuan|euros|yen)\b",
          _swap({"$": "€", "£": "$", "€": "£", "yuan": "euros", "euros": "yuan", "yen": "euros"})),
    _slip("currency", "zh", r"(?<=[\d万亿萬億])(?:美元|欧元|歐元|英镑|英鎊|港元|日元)",
          lambda m, _: "英镑" if m.group() == "美元" else "美元"),
    _slip("dropped", "en", NUMBER + r" ?", _drop),
    _slip("dropped", "zh", HAN_NUMBER + " ?[万亿萬億]?", _drop),
)  # fmt: skip


def document(language: str, texts: Sequence[str]) -> Document:
    sentences, position = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(text, Span(position, position + len(text)), index, index))
        position += len(text) + 1
    return Document("bench", language, "\n".join(texts), tuple(sentences))


def told(rows: Sequence[tuple[str, str]], languages: tuple[str, str]) -> list[set[tuple[str, str]]]:
    """For each row the (code, reading) of its findings."""
    sides = [Side(document(language, [row[n] for row in rows])) for n, language in enumerate(languages)]
    beads = tuple(Bead((i,), (i,), 1.0) for i in range(len(rows)))
    found: list[set[tuple[str, str]]] = [set() for _ in rows]
    # The comparator never asks for vectors.
    pair = Pair(sides[0], sides[1], beads, None, independent=True)  # type: ignore[arg-type]
    evidence: Evidence
    for evidence in QuantityComparator().compare(pair):
        if evidence.bead is not None:
            found[evidence.bead].add((evidence.code, evidence.reading))
    return found


def planted(
    rows: Sequence[tuple[str, str]], languages: tuple[str, str], seed: int
) -> list[tuple[str, int, tuple[str, str]]]:
    """(slip, row, the row with the slip) for every rule that applies, on either side."""
    out = []
    for number, row in enumerate(rows):
        for side in (0, 1):
            for slip in SLIPS:
                if slip.language != primary(languages[side]):
                    continue
                rng = random.Random(f"{seed} {number} {side} {slip.name}")
                matches = list(slip.pattern.finditer(row[side]))
                if not matches:
                    continue
                match = rng.choice(matches)
                new = slip.plant(match, rng)
                if new is None or new == match.group():
                    continue
                text = row[side][: match.start()] + new + row[side][match.end() :]
                out.append((slip.name, number, (text, row[1]) if side == 0 else (row[0], text)))
    return out


def measure(
    rows: Sequence[tuple[str, str]], languages: tuple[str, str], seed: int, misses: str | None = None
) -> dict[str, list[int]]:
    """slip → [caught, planted]. With ``misses`` the slips of that name that went unnoticed are printed."""
    before = told(rows, languages)
    slips = planted(rows, languages, seed)
    after = told([row for _, _, row in slips], languages)
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for (name, number, row), found in zip(slips, after, strict=True):
        caught = bool(found - before[number])
        counts[name][0] += caught
        counts[name][1] += 1
        if name == misses and not caught:
            print(f"missed: {row[0]}\n        {row[1]}")
    return dict(counts)


def gold_sets() -> list[pathlib.Path]:
    """The clean sets of the gold data, none where they are absent."""
    return sorted(PAIRS.glob("clean.*.jsonl"))


def sets(paths: Sequence[pathlib.Path], limit: int) -> list[tuple[str, tuple[str, str], list[tuple[str, str]]]]:
    """(name, languages, rows) of the sets that were named; of our own pairs and all that are present if none was."""
    out = []
    if not paths or OWN in paths:
        cases = tomllib.loads(OWN.read_text(encoding="utf-8"))["agree"]
        for languages in sorted({(c["source_language"], c["target_language"]) for c in cases}):
            rows = [
                (c["source"], c["target"]) for c in cases if (c["source_language"], c["target_language"]) == languages
            ]
            out.append((f"own.{'-'.join(languages)}", languages, rows))
    for path in (p for p in paths or gold_sets() if p != OWN):
        source, target = (TAGS.get(tag, tag) for tag in path.stem.rsplit(".", 1)[1].split("-"))
        if not {primary(source), primary(target)} <= {"zh", "en"}:
            continue
        with path.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        rows = [(r["source"], r["target"]) for r in records if r.get("label", "clean") == "clean"]
        out.append((path.stem, (source, target), rows[:limit]))
    return out


def _total(paths: Sequence[pathlib.Path], limit: int, seed: int, misses: str | None = None) -> dict[str, list[int]]:
    total: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for _name, languages, rows in sets(paths, limit):
        for slip, (caught, count) in measure(rows, languages, seed, misses).items():
            total[slip][0] += caught
            total[slip][1] += count
    return total


def figures() -> Iterator[Figure]:
    """The share of planted slips that is caught, by group: in our own pairs, and in the gold sets that are there."""
    for where, files in (("own pairs", [OWN]), ("gold", gold_sets())):
        if not files:
            continue
        total = _total(files, 500, 7)
        data = digest(*files)
        for name, slips in GROUPS.items():
            caught, count = (sum(total[slip][n] for slip in slips) for n in (0, 1))
            if count:
                yield Figure(f"planted in {where}: {name} caught", caught / count, "higher", data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, default=1000, help="rows of a set at most")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", metavar="SLIP", help="print the slips of this name that went unnoticed")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    total = _total(options.sets, options.limit, options.seed, options.misses)
    total["all"] = [sum(c for c, _ in total.values()), sum(n for _, n in total.values())]
    if options.json:
        print(json.dumps(total))
        return
    for slip, (caught, count) in total.items():
        print(f"{slip:10s} caught {caught}/{count} = {caught / max(1, count):.3f}")


if __name__ == "__main__":
    main()
