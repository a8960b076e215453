"""Exchange two names around a verb and check whether it is found; count what clean pairs raise.

usage: python -m benchmarks.measures.planted_roles [--misses] [SET.jsonl …]

Without a set, all sets of clean and fresh rows between English or Chinese and English are used. The lists of acts were
written without reading a set; some verbs were added after reading misses (rows.toml). The errors are those of
benchmarks/corpora/error_roles.py, planted whatever the verb; ``verb of the lists`` counts those around listed verbs.
"""

from __future__ import annotations

import argparse
import pathlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.corpora.error_roles import exchanges, exchanges_in_chinese
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_numbers import PAIRS, document, sets
from samesaid.align.encoders.registry import bundled
from samesaid.compare.meaning.roles.check import roles
from samesaid.compare.meaning.roles.words import english_acts, role_words
from samesaid.compare.pair import pair_of
from samesaid.compare.tagging import taggings
from samesaid.languages import primary
from samesaid.model import Bead

Row = tuple[str, str]
Counts = dict[tuple[str, str], list[int]]
"""(which errors, group of languages) → [found, planted]."""


def planted(rows: Sequence[Row], languages: Row) -> Iterator[tuple[str, int, Row]]:
    """(lemma of the verb, index of the row, the row with the error) for each row in which a side can be changed."""
    for side in (0, 1):
        rule = {"en": exchanges, "zh": exchanges_in_chinese}[primary(languages[side])]
        text = document(languages[side], [row[side] for row in rows])
        for number, (sentence, tagging) in enumerate(zip(text.sentences, taggings(text), strict=True)):
            for lemma, changed in rule(sentence.text, tagging, sentence.span.start):
                row = rows[number]
                yield lemma, number, (changed, row[1]) if side == 0 else (row[0], changed)


def raised(rows: Sequence[Row], languages: Row) -> frozenset[int]:
    """The indices of the rows that raise the check."""
    texts = [document(language, [row[n] for row in rows]) for n, language in enumerate(languages)]
    pair = pair_of(texts[0], texts[1], (Bead((i,), (i,), 1.0) for i in range(len(rows))), bundled(), independent=True)
    return frozenset(one.bead for one in roles(pair) if one.bead is not None)


def measured(files: Sequence[pathlib.Path], *, misses: bool = False) -> tuple[Counts, dict[str, list[int]]]:
    """The counts of planted errors, and for each set [rows that raise the check, rows] as they were."""
    counts: Counts = defaultdict(lambda: [0, 0])
    clean: dict[str, list[int]] = {}
    for name, languages, rows in sets(files, 10**6, frozenset({"en", "zh"})):
        before = raised(rows, languages)
        clean[name] = [len(before), len(rows)]
        errors = [error for error in planted(rows, languages) if error[1] not in before]
        after = raised([row for _, _, row in errors], languages)
        group = "en-en" if set(map(primary, languages)) == {"en"} else "zh-en"
        for index, (lemma, number, row) in enumerate(errors):
            for which in ("any verb", *(["verb of the lists"] if _is_known(lemma) else [])):
                counts[which, group][0] += index in after
                counts[which, group][1] += 1
            if misses and _is_known(lemma) and index not in after:
                print(f"missed: {name} {number} {lemma}\n    {row[0]}\n    {row[1]}")
    return dict(counts), clean


def _is_known(verb: str) -> bool:
    chinese = role_words("zh")
    return verb in english_acts() or (chinese is not None and any(re.search(p, verb) for p in chinese.acts.values()))


def paths() -> list[pathlib.Path]:
    """All clean and fresh sets of the gold data between English, or Chinese, and English."""
    every = [*sorted(PAIRS.glob("clean.*.jsonl")), *sorted((GOLD / "fresh").glob("*.jsonl"))]
    return [p for p in every if set(p.stem.rsplit(".", 1)[1].split("-")) <= {"en", "zh", "zht"}]


def figures() -> Iterator[Figure]:
    """What is caught and what clean rows raise."""
    files = paths()
    if not files:
        return
    data = digest(*files)
    counts, clean = measured(files)
    for (which, group), (found, total) in sorted(counts.items()):
        yield Figure(f"roles: {which} {group} caught", found / total, "higher", data, f"of {total}")
    for name, (found, total) in clean.items():
        yield Figure(f"roles: alarms per 100 pairs {name}", 100 * found / total, "lower", data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the errors around verbs of the lists not found")
    parser.add_argument("sets", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    counts, clean = measured(options.sets or paths(), misses=options.misses)
    for (which, group), (found, total) in sorted(counts.items()):
        print(f"{which:18} {group} {found}/{total} = {found / total:.3f}")
    for name, (found, total) in clean.items():
        print(f"clean {name:28} {found}/{total} = {100 * found / total:.3f} per 100")


if __name__ == "__main__":
    main()
