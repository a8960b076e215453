"""Planted renderings between other languages: one place of a recurring term gets a phrase of like meaning.

usage: python -m benchmarks.measures.planted_renderings_pairs [--misses] [--alarms]

The texts are rows of news that were translated by professionals, in passages of 25. The thresholds of T403 were chosen
on passages of our own; two rules were read off alarms in these sets (a name left as it is, two phrases of one head).
A term is a phrase of the version that occurs in the same three beads or more as a phrase of two words of the reference
and nowhere else. In one of these beads it is replaced by a phrase of another passage that is similar in meaning.
Findings in the passages as they are give the rate of alarms.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora.error_injection import Remembering, Twins, replaced, term_findings
from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.align.encoders.registry import bundled
from samesaid.compare.pair import Side
from samesaid.compare.terms.matching.phrases import phrases
from samesaid.compare.terms.matching.stemming import units_in
from samesaid.documents import from_rows
from samesaid.model import Bead, Finding, Span

SETS = ("clean.ntrex.en-de", "clean.ntrex.en-fr", "clean.ntrex.en-zh")
ROWS, MIN_BEADS, EACH, DRAWN = 25, 3, 3, 400
# Cosines with the phrase that is replaced, and letters of a phrase that is no function word.
MIN_COSINE, MAX_COSINE, MIN_CHARACTERS = 0.5, 0.9, 3
SHOWN = 0.5

Places = dict[tuple[str, ...], list[tuple[int, Span]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A passage: its beads, findings as it is, and the planted (old, new) phrases with whether each is reported."""

    name: str
    beads: int
    clean: tuple[Finding, ...]
    plants: tuple[tuple[str, str, bool], ...]


def passages(name: str) -> Iterator[Twins]:
    """The rows of a set, cut into passages."""
    source, target = name.rpartition(".")[2].split("-")
    encoder = Remembering(bundled())
    lines = (GOLD / "pairs" / f"{name}.jsonl").read_text("utf-8").splitlines()
    for number, start in enumerate(range(0, len(lines), ROWS)):
        rows = [json.loads(line) for line in lines[start : start + ROWS]]
        one = from_rows([row["source"] for row in rows], name="source", language=source)
        two = from_rows([row["target"] for row in rows], name="target", language=target)
        beads = tuple(Bead((n,), (n,), 0.8) for n in range(len(rows)))
        yield Twins(f"{name} {number}", one, two, beads, encoder)


def measure(name: str) -> list[Outcome]:
    """The outcomes of the passages of a set."""
    texts = list(passages(name))
    pool = [(t.name, span.of(t.target.text)) for t in texts for same in _places(t.pair().target).values()
            for _, span in same[:1]]  # fmt: skip
    return [_outcome(text, pool) for text in texts]


def _outcome(text: Twins, pool: Sequence[tuple[str, str]]) -> Outcome:
    rng = random.Random(text.name)
    pair = text.pair()
    said = {frozenset(n for n, _ in same) for key, same in _places(pair.source).items() if len(key) > 1}
    terms = [same for same in _places(pair.target).values()
             if len(beads := frozenset(n for n, _ in same)) >= MIN_BEADS and beads in said]  # fmt: skip
    rng.shuffle(terms)
    plants = []
    for same in terms[:EACH]:
        _, span = rng.choice(same)
        old = span.of(text.target.text)
        drawn = [phrase for name, phrase in rng.sample(pool, min(DRAWN, len(pool))) if name != text.name]
        vectors = text.encoder.encode([old, *drawn])
        fitting = [p for p, c in zip(drawn, vectors[1:] @ vectors[0], strict=True) if MIN_COSINE <= c <= MAX_COSINE]
        if fitting:
            new = rng.choice(fitting)
            made, places = replaced(text.target, [(span, new)])
            found = _inconsistent(term_findings(text.pair(made)))
            plants.append((old, new, any(s.overlaps(places[0]) for f in found for s in f.target_spans)))
    return Outcome(text.name, len(text.beads), _inconsistent(term_findings(pair)), tuple(plants))


def _places(side: Side) -> Places:
    """The places of every phrase, by sentence; none with a digit."""
    found: Places = defaultdict(list)
    text, language = side.document.text, side.document.language
    for n, some in enumerate(phrases(side)):
        for _, span in some:
            phrase = span.of(text)
            if len(phrase) >= MIN_CHARACTERS and not any(map(str.isdigit, phrase)):
                found[tuple(unit.stem for unit in units_in(phrase, language))].append((n, span))
    return found


def _inconsistent(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.code == "T403" and f.confidence >= SHOWN)


def figures() -> Iterator[Figure]:
    """The share of plants that is reported and the alarms per 100 beads, a set each."""
    for name in SETS:
        path = GOLD / "pairs" / f"{name}.jsonl"
        if not path.exists():
            continue
        outcomes = measure(name)
        caught = [hit for o in outcomes for *_, hit in o.plants]
        rate = 100 * sum(len(o.clean) for o in outcomes) / sum(o.beads for o in outcomes)
        share = sum(caught) / max(1, len(caught))
        yield Figure(f"planted renderings {name} reported", share, "higher", digest(path), f"of {len(caught)}")
        yield Figure(f"renderings reported of {name} per 100 beads", rate, "lower", digest(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the plants that are not reported")
    parser.add_argument("--alarms", action="store_true", help="print the findings in the passages as they are")
    options = parser.parse_args()
    for name in SETS:
        outcomes = measure(name)
        for o in outcomes:
            for old, new, hit in o.plants if options.misses else ():
                if not hit:
                    print(f"{o.name} {old}: {new}")
            for finding in o.clean if options.alarms else ():
                print(f"{o.name} {finding.confidence} {finding.values}")
        caught = [hit for o in outcomes for *_, hit in o.plants]
        alarms, beads = sum(len(o.clean) for o in outcomes), sum(o.beads for o in outcomes)
        print(f"{name}: reported {sum(caught)} of {len(caught)}; {alarms} alarms in {beads} beads")


if __name__ == "__main__":
    main()
