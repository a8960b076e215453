"""Turn a sign or a bound round in a clean pair and check whether it is found, in ten languages; and what twins raise.

usage: python -m benchmarks.measures.planted_signs [--seed N] [--limit N] [--json] [--misses KIND] [SET.jsonl …]

Without a set, the sets of the gold data are used: SHAPED are those that were read while the words of signs and bounds
were collected, all others are held out. Before a number that both sides write alike a bound or a minus is put on both
sides (the clean twin, which may raise nothing that the pair did not raise before) and then the opposite one on one side
(the error, which must raise N105 or N108). ``both`` and ``turned`` replace a word of the text beside a number by its
opposite, where the other side has such a word beside the same digits, and where it has none.
"""

from __future__ import annotations

import argparse
import collections
import functools
import json
import pathlib
import random
import re
from collections.abc import Iterator, Sequence

from benchmarks.corpora.signs_and_bounds import ABOUT, INSERTED, OPPOSITE, TURNED
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_numbers import PAIRS, Found, findings_by_row, sets
from samesaid.languages import primary

SHAPED = frozenset(
    {
        "clean.ntrex.en-zh",
        "clean.ntrex.en-de",
        "clean.ntrex.en-fr",
        "clean.ntrex.en-zht",
        "clean.hkma.zh-en",
        "clean.mqm.zh-en",
        "wmt24pp.en-es",
    }
)
LANGUAGES = frozenset(TURNED) - {"zh-Hant"}
CODES = frozenset({"N105", "N108"})
# A number of two digits or more that is no date, time, list number or part of a name.
_NUMBER = re.compile(
    r"(?<![\w.,:/$€£¥%°#№–-])(?<![A-Z][a-z] )\d{1,3}(?:[.,]\d{1,3})?(?![\w.,:/–-]?\d)"
    r"(?=(?P<share> ?[%％]| percent| per cent| Prozent| procent| por ciento| por cento| per cento| pour cent| процент)"
    r"|(?P<counted> ?(?:[a-zà-ÿ]{3,}|[а-яё]{3,}|[人名個个家件條条次]| km| kg)))"
)
_MONTHS = re.compile(
    r" ?(?:jan|feb|fév|fev|mar|mär|apr|abr|avr|mai|may|maj|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set|oct|okt|out"
    r"|ott|nov|dec|dez|déc|dic|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|uhr|heures|th\b|st\b|nd\b|rd\b|am\b|pm\b)",
    re.I,
)
# What bounds or signs a number already.
_MARKED = re.compile(rf"(?:[-+\u2212<>≥≤~约約近逾超過过達达不少多于於]\s?|\b(?:{'|'.join(ABOUT)})\s)$", re.I)
# Characters on either side of a number in which a minus would deny a fall or a rise.
_CHANGE_CHARACTERS = 60
Row = tuple[str, str]


def _places(text: str) -> dict[str, re.Match[str]]:
    """The numbers of a text that occur once, by their digits."""
    found: dict[str, list[re.Match[str]]] = collections.defaultdict(list)
    for match in _NUMBER.finditer(text):
        if len(match.group()) > 1 and not _MONTHS.match(text, match.end()):
            found[match.group().replace(",", ".")].append(match)
    return {digits: m[0] for digits, m in found.items() if len(m) == 1 and text.count(m[0].group()) == 1}


def inserted(row: Row, languages: Row, rng: random.Random) -> Iterator[tuple[str, Row, Row]]:
    """(kind, the clean twin, the error) of every kind of insertion, before one number of the row."""
    ones, others = _places(row[0]), _places(row[1])
    shared = [digits for digits in ones if digits in others]
    if not shared:
        return
    digits = rng.choice(shared)
    matches = ones[digits], others[digits]
    if any(_MARKED.search(text, 0, m.start()) for text, m in zip(row, matches, strict=True)):
        return
    if any(m["share"] is None for m in matches) and any(m["share"] for m in matches):
        return
    for kind, words in INSERTED.items():
        if kind == "minus" and (not matches[0]["share"] or _changes(row, matches, languages)):
            continue
        choices = [words[tag] for tag in languages]
        wrong = [INSERTED[OPPOSITE[kind]][tag] if OPPOSITE[kind] else ("",) for tag in languages]
        if not all(choices) or not all(wrong):
            continue
        right = [rng.choice(c) for c in choices]
        side = rng.randrange(2)
        bad = list(right)
        bad[side] = rng.choice(wrong[side])
        yield kind, _with(row, matches, right), _with(row, matches, bad)


def _changes(row: Row, matches: Sequence[re.Match[str]], languages: Row) -> bool:
    """Whether a word for a fall or a rise is near a number on either side."""
    for text, match, tag in zip(row, matches, languages, strict=True):
        near = text[max(0, match.start() - _CHANGE_CHARACTERS) : match.end() + _CHANGE_CHARACTERS].lower()
        edge = "" if tag[:2] in ("zh", "ja") else r"\b"
        if any(
            re.search(edge + re.escape(max(word.lower().split(), key=len)) + edge, near)
            for pair in TURNED[tag]
            for word in pair
        ):
            return True
    return False


def _with(row: Row, matches: Sequence[re.Match[str]], words: Sequence[str]) -> Row:
    one, other = (t[: m.start()] + w + t[m.start() :] for t, m, w in zip(row, matches, words, strict=True))
    return one, other


@functools.cache
def _beside(tag: str) -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """Each word of TURNED that goes beside a number, its opposite, and whether it is the first of its pair."""
    han = tag[:2] in ("zh", "ja")
    found = []
    for pair in TURNED[tag]:
        for word, opposite in (pair, pair[::-1]):
            if tag == "ja":
                pattern = rf"(?P<digits>\d[\d.,]*)[%円人万億]の?(?P<word>{word})"
            elif han:
                pattern = rf"(?P<word>{re.escape(word)})[了至到約约]{{0,2}}(?P<digits>\d[\d.,]*)"
            else:
                pattern = rf"\b(?P<word>{word}) (?:by )?[$€£]?(?P<digits>\d[\d.,]*)"
            found.append((re.compile(pattern), opposite, word == pair[0]))
    return tuple(found)


def turned(row: Row, languages: Row, rng: random.Random) -> Iterator[tuple[bool, Row]]:
    """The row with one word beside a number replaced by its opposite, on either side.

    With whether the other side has a word of the same way beside the same digits.
    """
    sides = [
        [
            (match, opposite, first, match["digits"].rstrip(".,").replace(",", "."))
            for pattern, opposite, first in _beside(tag)
            for match in pattern.finditer(text)
        ]
        for tag, text in zip(languages, row, strict=True)
    ]
    for side, found in enumerate(sides):
        if not found:
            continue
        match, opposite, first, digits = rng.choice(found)
        both = any((way, number) == (first, digits) for _, _, way, number in sides[1 - side])
        text = row[side][: match.start("word")] + opposite + row[side][match.end("word") :]
        yield both, (text, row[1]) if side == 0 else (row[0], text)


def measure(
    rows: Sequence[Row], languages: Row, seed: int, misses: str | None = None
) -> tuple[dict[str, list[int]], list[int]]:
    """kind → [found, planted], and [twins that raise N105 or N108 anew, twins]."""
    before = findings_by_row(rows, languages)
    twins: list[tuple[int, Row]] = []
    errors: list[tuple[str, int, Row]] = []
    for number, row in enumerate(rows):
        rng = random.Random(f"{seed} {number}")
        for kind, twin, error in inserted(row, languages, rng):
            twins.append((number, twin))
            errors.append((kind, number, error))
        errors += [("both" if both else "turned", number, error) for both, error in turned(row, languages, rng)]
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for (kind, number, row), found in zip(
        errors, findings_by_row([row for _, _, row in errors], languages), strict=True
    ):
        is_found = bool(_new(found, before[number]))
        counts[kind][0] += is_found
        counts[kind][1] += 1
        if kind == misses and not is_found:
            print(f"missed: {row[0]}\n        {row[1]}")
    false = [0, len(twins)]
    for (number, row), found in zip(twins, findings_by_row([row for _, row in twins], languages), strict=True):
        if _new(found, before[number]):
            false[0] += 1
            if misses == "twins":
                print(f"false: {row[0]}\n       {row[1]}")
    return dict(counts), false


def _new(found: Found, before: Found) -> Found:
    return {f for f in found - before if f[0] in CODES}


def paths(held_out: bool) -> list[pathlib.Path]:
    """The sets that shaped the words, or all others of the gold data."""
    return [
        path
        for path in [*sorted(PAIRS.glob("clean.*.jsonl")), *sorted((GOLD / "fresh").glob("*.jsonl"))]
        if (path.stem in SHAPED) != held_out and not path.stem.endswith("en-en")
    ]


def total(
    files: Sequence[pathlib.Path], limit: int, seed: int, misses: str | None = None
) -> tuple[dict[str, list[int]], list[int]]:
    """The counts of several sets."""
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    false = [0, 0]
    for _name, tags, rows in sets(files, limit, LANGUAGES):
        languages = tuple(tag if tag == "zh-Hant" else primary(tag) for tag in tags)
        found, twins = measure(rows, (languages[0], languages[1]), seed, misses)
        for kind, numbers in found.items():
            counts[kind] = [a + b for a, b in zip(counts[kind], numbers, strict=True)]
        false = [a + b for a, b in zip(false, twins, strict=True)]
    return counts, false


GROUPS = {
    "bounds": ("least", "most", "more", "less"),
    "minus": ("minus",),
    "falls and rises read on both sides": ("both",),
    "other falls and rises": ("turned",),
}


def held_out() -> Iterator[Figure]:
    """The figures on the sets that shaped nothing."""
    yield from _figures("held out", paths(True))


def shaped() -> Iterator[Figure]:
    """The figures on the sets that were read while the words were collected."""
    yield from _figures("shaped", paths(False))


def _figures(where: str, files: Sequence[pathlib.Path]) -> Iterator[Figure]:
    """The share of turned signs and bounds that is found, and of clean twins that raise one."""
    if not files:
        return
    counts, (raised, twins) = total(files, 1000, 7)
    data = digest(*files)
    for name, kinds in GROUPS.items():
        found, planted = (sum(counts[kind][n] for kind in kinds if kind in counts) for n in (0, 1))
        yield Figure(f"signs, {where}: {name} turned round caught", found / max(1, planted), "higher", data)
    yield Figure(f"signs, {where}: clean twins that raise one", raised / max(1, twins), "lower", data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, default=2000, help="rows of a set at most")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", metavar="KIND", help="print the rows of this kind that were not found, or twins")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    choice = [("sets", options.sets)] if options.sets else [("held out", paths(True)), ("shaped", paths(False))]
    for where, files in choice:
        counts, false = total(files, options.limit, options.seed, options.misses)
        if options.json:
            print(json.dumps({"where": where, "kinds": counts, "twins": false}))
            continue
        for kind, (found, planted) in counts.items():
            print(f"{where:9s} {kind:8s} found {found}/{planted} = {found / max(1, planted):.3f}")
        print(f"{where:9s} twins that raise one {false[0]}/{false[1]}")


if __name__ == "__main__":
    main()
