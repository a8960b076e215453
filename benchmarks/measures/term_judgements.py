"""Terms that are told by default, read by a person: how many are true?

usage: python -m benchmarks.measures.term_judgements [--new]

The gold texts may not be copied, so a verdict names what it judges by the set, the bead, the code and a hash of the two
wordings (`benchmarks/cases/term_verdicts.tsv`). `--new` prints what no verdict is kept of, with its words, to be read.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpora.error_injection import Twins, files, told, twins, versions
from benchmarks.data import CASES, GOLD, digest
from benchmarks.figures import Figure
from samesaid.documents import Row
from samesaid.model import Finding
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

VERDICTS = CASES / "term_verdicts.tsv"
# Start of the names, the two versions' endings.
DOCUMENTS = (("wmt22", "enA", "enB"), ("wmt22", "zh", "enA"), ("wmt22", "zh", "enB"), ("hkma", "zh", "en"))
# The first texts of a file's name: the reference and the version.
BRIEFINGS = (("001", "003"), ("001", "000"), ("003", "000"))
ROWS = ("clean.wmt22refs.en-en", "clean.ntrex.en-en")
TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding: the set it is of, the text, the bead or row, and what identifies its words without telling them."""

    group: str
    text: str
    bead: str
    code: str
    words: str
    message: str
    context: tuple[str, str]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.group, self.text, self.bead, self.code, self.words)


def findings() -> Iterator[tuple[str, int, list[Told]]]:
    """(set, its beads or rows, what is told by default) for every set that is there."""
    for pattern, source, target in DOCUMENTS:
        group, beads = f"{pattern} {source}-{target}", 0
        found: list[Told] = []
        for texts in twins(pattern, source, target):
            beads += sum(1 for _ in texts.pair().matched())
            found += _shown(texts, group)
        yield group, beads, found
    for one, two in BRIEFINGS:
        texts = versions(GOLD.parent / "seeds", one, two)
        if texts is not None:
            beads = sum(1 for _ in texts.pair().matched())
            yield f"briefing {one}-{two}", beads, _shown(texts, f"briefing {one}-{two}")
    for name in ROWS:
        path = GOLD / "pairs" / f"{name}.jsonl"
        if path.exists():
            read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            rows = [Row(str(r["id"]), r["source"], r["target"]) for r in read]
            checked = check_pairs(rows, settings=Settings(source_lang="en", target_lang="en", only=("terms",)))
            shown = [f for f in checked.findings if f.alarm and f.bead is not None]
            contexts = [(rows[f.bead or 0].source, rows[f.bead or 0].target) for f in shown]
            yield (
                name,
                len(rows),
                [_told(f, name, name, rows[f.bead or 0].id, c) for f, c in zip(shown, contexts, strict=True)],
            )


def _shown(texts: Twins, group: str) -> list[Told]:
    pair, found = texts.pair(), []
    for f in told(pair):
        if f.alarm and f.confidence >= 0.5 and f.bead is not None:
            bead = texts.beads[f.bead]
            context = pair.source.text(bead.source), pair.target.text(bead.target)
            found.append(_told(f, group, texts.name, str(f.bead), context))
    return found


def _told(finding: Finding, group: str, text: str, bead: str, context: tuple[str, str]) -> Told:
    words = hashlib.sha256(finding.reading.encode()).hexdigest()[:12]
    return Told(group, text, bead, finding.code, words, finding.message, context)


def verdicts() -> dict[tuple[str, ...], str]:
    """The verdicts that are kept, by what they judge."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {
            (r["set"], r["text"], r["bead"], r["code"], r["words"]): r["verdict"]
            for r in csv.DictReader(file, delimiter="\t")
        }


def figures() -> Iterator[Figure]:
    """Alarms per 100 beads of each set, and the precision over everything that a verdict is kept of."""
    if not files("wmt22", "enA"):
        return
    known = verdicts()
    judged: list[str] = []
    data = digest(VERDICTS)
    for group, beads, found in findings():
        judged += [known[t.key] for t in found if t.key in known]
        yield Figure(f"terms told in {group} per 100", 100 * len(found) / beads, "lower", data)
    if judged:
        share = judged.count(TRUE) / len(judged)
        yield Figure("terms told that are true, by verdict", share, "higher", data, f"of {len(judged)} read")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--new", action="store_true", help="print what no verdict is kept of")
    options = parser.parse_args()
    known = verdicts()
    for group, beads, found in findings():
        judged = [known[t.key] for t in found if t.key in known]
        print(f"{group}: {len(found)} on {beads} = {100 * len(found) / beads:.2f} per 100; "
              f"{judged.count(TRUE)} true of {len(judged)} read")  # fmt: skip
        for t in found if options.new else ():
            if t.key not in known:
                print("\t".join((*t.key, t.message)), *t.context, sep="\n    ")


if __name__ == "__main__":
    main()
