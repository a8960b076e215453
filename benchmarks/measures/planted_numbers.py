"""Plant one slip in a clean pair and see whether it is told: digits, scales, dates, units, bounds, words.

usage: python -m benchmarks.measures.planted_numbers [--seed N] [--limit N] [--json] [--misses SLIP] [SET.jsonl …]

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
import tomllib
from collections.abc import Iterator, Sequence

from benchmarks.corpora.error_rules import SLIPS
from benchmarks.corpora.error_rules_european import EUROPEAN
from benchmarks.data import GOLD, ROOT, digest
from benchmarks.figures import Figure
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
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
    "units": ("unit",),
    "number words": ("word",),
    "Han numerals 2 to 9": ("han",),
    "bounds": ("bound",),
    "shares": ("share",),
    "ordinals": ("ordinal",),
    "dropped": ("dropped",),
}
TAGS = {"zht": "zh-Hant"}
MAIN = frozenset({"zh", "en"})
# Told by themselves: one set each, so that neither hides behind the other.
BESIDE = ("de", "fr")


def document(language: str, texts: Sequence[str]) -> Document:
    sentences, position = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(text, Span(position, position + len(text)), index, index))
        position += len(text) + 1
    return Document("bench", language, "\n".join(texts), tuple(sentences))


def told(rows: Sequence[tuple[str, str]], languages: tuple[str, str]) -> list[set[tuple[str, str]]]:
    """For each row the (code, reading) of its findings."""
    texts = [document(language, [row[n] for row in rows]) for n, language in enumerate(languages)]
    beads = (Bead((i,), (i,), 1.0) for i in range(len(rows)))
    found: list[set[tuple[str, str]]] = [set() for _ in rows]
    # The comparator never asks for vectors.
    pair = pair_of(texts[0], texts[1], beads, None, independent=True)  # type: ignore[arg-type]
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
            for slip in (*SLIPS, *EUROPEAN):
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


def sets(
    paths: Sequence[pathlib.Path], limit: int, languages_of: frozenset[str] = MAIN
) -> list[tuple[str, tuple[str, str], list[tuple[str, str]]]]:
    """(name, languages, rows) of the sets that were named; of our own pairs and all that are present if none was.

    Sets with a language that is not one of ``languages_of`` are left out.
    """
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
        if not {primary(source), primary(target)} <= languages_of:
            continue
        with path.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        rows = [(r["source"], r["target"]) for r in records if r.get("label", "clean") == "clean"]
        out.append((path.stem, (source, target), rows[:limit]))
    return out


def _total(
    paths: Sequence[pathlib.Path], limit: int, seed: int, misses: str | None = None, only: frozenset[str] = MAIN
) -> dict[str, list[int]]:
    total: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for _name, languages, rows in sets(paths, limit, only):
        for slip, (caught, count) in measure(rows, languages, seed, misses).items():
            total[slip][0] += caught
            total[slip][1] += count
    return total


def figures() -> Iterator[Figure]:
    """The share of planted slips that is caught, by group: in our own pairs, and in the gold sets that are there."""
    beside = [
        (f"gold en-{tag}", sorted(PAIRS.glob(f"clean.*.en-{tag}.jsonl")), frozenset({"en", tag})) for tag in BESIDE
    ]
    for where, files, only in (("own pairs", [OWN], MAIN), ("gold", gold_sets(), MAIN), *beside):
        if not files:
            continue
        total = _total(files, 500, 7, only=only)
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
    total = _total(options.sets, options.limit, options.seed, options.misses, MAIN | set(BESIDE))
    total["all"] = [sum(c for c, _ in total.values()), sum(n for _, n in total.values())]
    if options.json:
        print(json.dumps(total))
        return
    for slip, (caught, count) in total.items():
        print(f"{slip:10s} caught {caught}/{count} = {caught / max(1, count):.3f}")


if __name__ == "__main__":
    main()
