"""Planted renderings: one place of a recurring term in an English version gets another name. Is it reported?

usage: python -m benchmarks.measures.planted_renderings [--seed N] [--each N] [--misses] [--alarms]

The reference is Chinese. A term is a compound of nouns that the version has in three beads or more, where the reference
has one string of characters that few other beads have. In one of these beads one of its words is replaced by a noun of
another document that is similar in meaning but not a synonym. All plants of a document are planted at once, in
different terms. Findings in the clean version are its rate of alarms.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora.error_injection import Twins, files, replaced, term_findings, twins
from benchmarks.data import digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_terms import DRAWN_NOUNS, SHOWN, fitting_nouns
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Finding, Span
from samesaid.reports.catalogue import catalogue

EACH, SEED, MIN_BEADS = 4, 7, 3
SETS = (("wmt22", "zh", "enA"), ("hkma", "zh", "en"))
MAX_DOCUMENTS = 16
# Characters of the string of the reference, and how much more often it may occur than in the beads of the term.
CHARACTERS = range(3, 7)
MAX_RATIO = 1.3
HAN = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Plant:
    """The span of a word of a compound, the noun that replaces it, and the compound."""

    span: Span
    new: str
    compound: str


def plants(texts: Twins, nouns: Sequence[Token], rng: random.Random, each: int) -> list[Plant]:
    """Up to ``each`` plants, in different terms."""
    chosen: list[Plant] = []
    used: set[str] = set()
    candidates = sorted(_compounds(texts).items())
    rng.shuffle(candidates)
    for (modifier, head), places in candidates:
        beads = {bead for bead, *_ in places}
        if {modifier, head} & used or len(chosen) == each or not _renders_one_string(texts, beads):
            continue
        _bead, one, two = rng.choice(places)
        old = rng.choice((one, two))
        drawn = rng.sample(nouns, min(DRAWN_NOUNS, len(nouns)))
        fitting = fitting_nouns(texts, old.lemma, [n for n in drawn if n.tag == old.tag and n.lemma != old.lemma])
        if fitting:
            used |= {modifier, head}
            chosen.append(Plant(old.span, rng.choice(fitting).text, f"{one.text} {two.text}"))
    return chosen


def _compounds(texts: Twins) -> dict[tuple[str, str], list[tuple[int, Token, Token]]]:
    """Lemmas of two adjacent nouns → their beads and words."""
    found: dict[tuple[str, str], list[tuple[int, Token, Token]]] = collections.defaultdict(list)
    pair = texts.pair()
    tagged = pair.target.annotate(taggings)
    for number, bead in pair.matched():
        for i in bead.target:
            for one, two in zip(tagged[i].tokens, tagged[i].tokens[1:], strict=False):
                if one.dep == "compound" and two.pos == "NOUN" and one.text.islower() and one.pos == "NOUN":
                    found[one.lemma, two.lemma].append((number, one, two))
    return found


def _renders_one_string(texts: Twins, beads: set[int]) -> bool:
    """True if the reference has one string of characters in all of these beads and in hardly any other."""
    if len(beads) < MIN_BEADS:
        return False
    inside: collections.Counter[str] = collections.Counter()
    everywhere: collections.Counter[str] = collections.Counter()
    for number, bead in texts.pair().matched():
        text = " ".join(texts.source.sentences[i].text for i in bead.source)
        grams = {text[i : i + n] for n in CHARACTERS for i in range(len(text) - n + 1)}
        everywhere.update(grams)
        if number in beads:
            inside.update(g for g in grams if HAN.fullmatch(g))
    return any(count == len(beads) and everywhere[g] <= MAX_RATIO * count for g, count in inside.items())


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document: its beads, the findings in the clean version, and each plant with whether it was reported."""

    name: str
    beads: int
    clean: tuple[Finding, ...]
    plants: tuple[tuple[Plant, bool], ...]


def measure(texts: Sequence[Twins], seed: int, each: int) -> list[Outcome]:
    """The outcomes of these documents."""
    nouns = [
        (t.name, k) for t in texts for s in t.pair().target.annotate(taggings) for k in s.tokens
        if k.pos == "NOUN" and k.text.islower()
    ]  # fmt: skip
    found = []
    for twin in texts:
        rng = random.Random(f"{seed} {twin.name}")
        chosen = plants(twin, [k for name, k in nouns if name != twin.name], rng, each)
        chosen.sort(key=lambda p: p.span)
        made, places = replaced(twin.target, [(p.span, p.new) for p in chosen])
        marked = [s for f in _inconsistent(term_findings(twin.pair(made))) for s in f.target_spans] if chosen else []
        caught = tuple((p, any(s.overlaps(m) for m in marked)) for p, s in zip(chosen, places, strict=True))
        clean = _inconsistent(term_findings(twin.pair()))
        found.append(Outcome(twin.name, len(list(twin.pair().matched())), clean, caught))
    return found


def _inconsistent(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.code == "T403" and f.confidence >= SHOWN)


def sets() -> Iterator[Twins]:
    """The first documents of each set."""
    for pattern, source, target in SETS:
        yield from twins(pattern, source, target, limit=MAX_DOCUMENTS)


def figures() -> Iterator[Figure]:
    """The share of plants that is reported, and alarms in the clean versions per 100 beads."""
    texts = list(sets())
    if not texts:
        return
    outcomes = measure(texts, SEED, EACH)
    data = digest(*(p for pattern, source, target in SETS for p in files(pattern, source, target)))
    caught = [c for o in outcomes for _, c in o.plants]
    alarms = 100 * sum(len(o.clean) for o in outcomes) / sum(o.beads for o in outcomes)
    yield Figure("planted renderings told", sum(caught) / len(caught), "higher", data, f"of {len(caught)}")
    yield Figure("renderings told of clean versions per 100 beads", alarms, "lower", data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=EACH, help="most plants of a document")
    parser.add_argument("--misses", action="store_true", help="print the plants that are not reported")
    parser.add_argument("--alarms", action="store_true", help="print the findings in the clean versions")
    options = parser.parse_args()
    outcomes = measure(list(sets()), options.seed, options.each)
    for o in outcomes:
        for plant, caught in o.plants if options.misses else ():
            if not caught:
                print(f"{o.name} {plant.compound}: {plant.new}")
        for finding in o.clean if options.alarms else ():
            print(f"{o.name} {finding.confidence} {catalogue('en').text(finding.values or '')}")
    reported, count = sum(c for o in outcomes for _, c in o.plants), sum(len(o.plants) for o in outcomes)
    alarms, beads = sum(len(o.clean) for o in outcomes), sum(o.beads for o in outcomes)
    rate = 100 * alarms / beads
    print(f"reported {reported} of {count}; {alarms} alarms in {beads} clean beads = {rate:.2f} per 100")


if __name__ == "__main__":
    main()
