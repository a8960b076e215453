"""Plant one error about a number in a clean pair and check whether it is found: digits, scales, dates, units, bounds.

usage: python -m benchmarks.measures.planted_numbers [--seed N] [--limit N] [--json] [--misses KIND] [SET.jsonl …]

Without a set, the pairs of tests/cases/quantities_pairs.toml are used, and every clean set of the gold data where they
are present. A set is named NAME.SRC-TGT.jsonl and has rows {source, target, label}. Errors are planted by the patterns
of benchmarks/corpora/error_rules*.py. An error is found when the pair raises a finding that it did not raise before.
The grammars of numbers were written with these pairs at hand.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import random
import tomllib
from collections.abc import Iterator, Sequence

from benchmarks.corpora.planting import NUMBER_RULES
from benchmarks.data import CASES, GOLD, ROOT, digest
from benchmarks.figures import Figure
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.languages import primary
from samesaid.model import Bead, Document, Message, Sentence, Span

OWN = ROOT / "tests" / "cases" / "quantities_pairs.toml"
PAIRS = GOLD / "pairs"
# Kinds of error that are reported as one figure.
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
# Other languages, of which each has figures of its own: on gold pairs with English, or on pairs of our own.
OTHER_LANGUAGES = ("de", "fr")
OWN_OTHER = {"nl": CASES / "clean.own.nl-en.jsonl"}

Found = set[tuple[str, Message | None]]
"""The (code, reading) of the findings of a row."""


def document(language: str, texts: Sequence[str]) -> Document:
    """A document of these sentences, a paragraph each."""
    sentences, position = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(text, Span(position, position + len(text)), index, index))
        position += len(text) + 1
    return Document("bench", language, "\n".join(texts), tuple(sentences))


def findings_by_row(rows: Sequence[tuple[str, str]], languages: tuple[str, str]) -> list[Found]:
    """What is found in each row."""
    texts = [document(language, [row[n] for row in rows]) for n, language in enumerate(languages)]
    beads = (Bead((i,), (i,), 1.0) for i in range(len(rows)))
    found: list[Found] = [set() for _ in rows]
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
    """(kind, row, the row with the error) for every rule that applies, on either side."""
    out = []
    for number, row in enumerate(rows):
        for side in (0, 1):
            for rule in NUMBER_RULES:
                if rule.language != primary(languages[side]):
                    continue
                rng = random.Random(f"{seed} {number} {side} {rule.name}")
                text = rule.applied(row[side], rng)
                if text is not None:
                    out.append((rule.name, number, (text, row[1]) if side == 0 else (row[0], text)))
    return out


def measure(
    rows: Sequence[tuple[str, str]], languages: tuple[str, str], seed: int, misses: str | None = None
) -> dict[str, list[int]]:
    """kind → [found, planted]. With ``misses`` the rows with errors of that kind that were not found are printed."""
    before = findings_by_row(rows, languages)
    errors = planted(rows, languages, seed)
    after = findings_by_row([row for _, _, row in errors], languages)
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for (name, number, row), found in zip(errors, after, strict=True):
        is_found = bool(found - before[number])
        counts[name][0] += is_found
        counts[name][1] += 1
        if name == misses and not is_found:
            print(f"missed: {row[0]}\n        {row[1]}")
    return dict(counts)


def gold_sets() -> list[pathlib.Path]:
    """The clean sets of the gold data; none where they are absent."""
    return sorted(PAIRS.glob("clean.*.jsonl"))


def sets(
    paths: Sequence[pathlib.Path], limit: int, languages_of: frozenset[str] = MAIN
) -> list[tuple[str, tuple[str, str], list[tuple[str, str]]]]:
    """(name, languages, rows) of the sets of ``paths``; of our own pairs and all gold sets where it is empty.

    Sets in a language that is not one of ``languages_of`` are left out.
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
        for kind, (found, count) in measure(rows, languages, seed, misses).items():
            total[kind][0] += found
            total[kind][1] += count
    return total


def figures() -> Iterator[Figure]:
    """The share of planted errors that is found, by group: in our own pairs, and in the gold sets that are present."""
    others = [
        (f"gold en-{tag}", sorted(PAIRS.glob(f"clean.*.en-{tag}.jsonl")), frozenset({"en", tag}))
        for tag in OTHER_LANGUAGES
    ]
    others += [(f"own pairs {tag}-en", [path], frozenset({"en", tag})) for tag, path in OWN_OTHER.items()]
    for where, files, only in (("own pairs", [OWN], MAIN), ("gold", gold_sets(), MAIN), *others):
        if not files:
            continue
        total = _total(files, 500, 7, only=only)
        data = digest(*files)
        for name, kinds in GROUPS.items():
            found, count = (sum(total[kind][n] for kind in kinds) for n in (0, 1))
            if count:
                yield Figure(f"planted in {where}: {name} caught", found / count, "higher", data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, default=1000, help="rows of a set at most")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", metavar="KIND", help="print the rows whose errors of this kind were not found")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    total = _total(options.sets, options.limit, options.seed, options.misses, MAIN | {*OTHER_LANGUAGES, *OWN_OTHER})
    total["all"] = [sum(c for c, _ in total.values()), sum(n for _, n in total.values())]
    if options.json:
        print(json.dumps(total))
        return
    for kind, (found, count) in total.items():
        print(f"{kind:10s} found {found}/{count} = {found / max(1, count):.3f}")


if __name__ == "__main__":
    main()
