"""Alarms about terms, judged by a person: how many are true?

usage: python -m benchmarks.measures.term_judgements [--new]

The gold texts may not be copied, so a judgement names a finding by its set, text, bead, code and a hash of the two
wordings (`benchmarks/cases/term_verdicts.tsv`). ``--new`` prints the findings that were not judged yet, in full.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpora.error_injection import files, term_findings, twins, versions
from benchmarks.data import CASES, GOLD, digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_terms import SHOWN
from samesaid import documents
from samesaid.align.encoders.use import bundled
from samesaid.compare.pair import Pair, pair_of
from samesaid.model import Bead, Finding, Message
from samesaid.reports.catalogue import catalogue

JUDGEMENTS = CASES / "term_verdicts.tsv"
# Beginning of the names, endings of the two versions.
DOCUMENTS = (("wmt22", "enA", "enB"), ("wmt22", "zh", "enA"), ("wmt22", "zh", "enB"), ("hkma", "zh", "en"))
# Beginnings of the file names of reference and version.
BRIEFINGS = (("001", "003"), ("001", "000"), ("003", "000"))
ROWS = ("clean.wmt22refs.en-en", "clean.ntrex.en-en")
TRUE = "true"


@dataclass(frozen=True, slots=True)
class Judged:
    """Texts whose alarms are judged; ``ids`` name the beads."""

    group: str
    name: str
    pair: Pair
    ids: tuple[str, ...]

    def key(self, bead: int | None, code: str, reading: Message | str | None) -> tuple[str, ...]:
        """What names a finding without its words."""
        words = hashlib.sha256(catalogue("en").text(reading or "").encode()).hexdigest()[:12]
        return (self.group, self.name, self.ids[bead or 0], code, words)

    def key_of(self, finding: Finding) -> tuple[str, ...]:
        return self.key(finding.bead, finding.code, finding.values)

    def alarms(self) -> list[Finding]:
        """The alarms about terms that are shown by default."""
        return [f for f in term_findings(self.pair) if f.alarm and f.confidence >= SHOWN and f.bead is not None]


def judged_texts() -> Iterator[Judged]:
    """Every text of the sets that are there."""
    for pattern, source, target in DOCUMENTS:
        for texts in twins(pattern, source, target):
            yield Judged(f"{pattern} {source}-{target}", texts.name, texts.pair(), _numbers(texts.pair()))
    for one, two in BRIEFINGS:
        both = versions(GOLD.parent / "seeds", one, two)
        if both is not None:
            yield Judged(f"briefing {one}-{two}", both.name, both.pair(), _numbers(both.pair()))
    for name in ROWS:
        path = GOLD / "pairs" / f"{name}.jsonl"
        if path.exists():
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            sides = [
                documents.from_rows([r[side] for r in rows], name=side, language="en") for side in ("source", "target")
            ]
            beads = (Bead((i,), (i,)) for i in range(len(rows)))
            pair = pair_of(sides[0], sides[1], beads, bundled(), independent=True)
            yield Judged(name, name, pair, tuple(str(r["id"]) for r in rows))


def _numbers(pair: Pair) -> tuple[str, ...]:
    return tuple(map(str, range(len(pair.beads))))


def judgements() -> dict[tuple[str, ...], bool]:
    """Whether a finding is true, by its key."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        return {
            (r["set"], r["text"], r["bead"], r["code"], r["words"]): r["verdict"] == TRUE
            for r in csv.DictReader(file, delimiter="\t")
        }


def _by_group() -> Iterator[tuple[str, int, list[tuple[Judged, Finding]]]]:
    """(set, its beads, its alarms), one set after the other."""
    beads: dict[str, int] = {}
    alarms: dict[str, list[tuple[Judged, Finding]]] = {}
    for texts in judged_texts():
        beads[texts.group] = beads.get(texts.group, 0) + sum(1 for _ in texts.pair.matched())
        alarms.setdefault(texts.group, []).extend((texts, f) for f in texts.alarms())
    yield from ((group, beads[group], alarms[group]) for group in beads)


def figures() -> Iterator[Figure]:
    """Alarms per 100 beads of each set, and the precision over all that were judged."""
    if not files("wmt22", "enA"):
        return
    known = judgements()
    judged: list[bool] = []
    data = digest(JUDGEMENTS)
    for group, beads, alarms in _by_group():
        judged += [known[key] for texts, f in alarms if (key := texts.key_of(f)) in known]
        yield Figure(f"terms told in {group} per 100", 100 * len(alarms) / beads, "lower", data)
    if judged:
        share = sum(judged) / len(judged)
        yield Figure("terms told that are true, by verdict", share, "higher", data, f"of {len(judged)} read")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--new", action="store_true", help="print the findings that were not judged yet")
    options = parser.parse_args()
    known, say = judgements(), catalogue("en")
    for group, beads, alarms in _by_group():
        judged = [known[key] for texts, f in alarms if (key := texts.key_of(f)) in known]
        rate = 100 * len(alarms) / beads
        print(f"{group}: {len(alarms)} in {beads} = {rate:.2f} per 100; {sum(judged)} true of {len(judged)} judged")
        for texts, f in alarms if options.new else ():
            if texts.key_of(f) not in known:
                bead = texts.pair.beads[f.bead or 0]
                context = texts.pair.source.text(bead.source), texts.pair.target.text(bead.target)
                print("\t".join((*texts.key_of(f), say.text(f.content or ""))), *context, sep="\n    ")


if __name__ == "__main__":
    main()
