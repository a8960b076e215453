"""A recurring term that one place of an English version calls by another name, planted: is it told?

usage: python -m benchmarks.measures.planted_renderings [--seed N] [--each N] [--misses] [--alarms]

The reference is Chinese. A term is a compound of nouns that the version has in three beads or more, where the
reference has one string of characters that it has in few other beads; in one of them
another noun of another document, near in meaning but not a synonym, takes the place of one of its words. All plants of
a document are planted at once, of different terms. What is told of the clean version is its alarm rate.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora.error_injection import Twins, files, replaced, told, twins
from benchmarks.data import digest
from benchmarks.figures import Figure
from benchmarks.measures.planted_terms import FARTHEST, NEAREST
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Finding, Span

EACH, SEED, FEWEST = 4, 7, 3
SETS = (("wmt22", "zh", "enA"), ("hkma", "zh", "en"))
DOCUMENTS = 16
# How long the string of the reference is.
CHARACTERS = range(3, 7)
HAN = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Plant:
    """A word of a compound, where it stands once, the noun that takes its place, and the compound."""

    span: Span
    new: str
    compound: str


def plants(texts: Twins, nouns: Sequence[Token], rng: random.Random, each: int) -> list[Plant]:
    """Up to ``each`` plants of different terms."""
    chosen: list[Plant] = []
    used: set[str] = set()
    candidates = sorted(_compounds(texts).items())
    rng.shuffle(candidates)
    for (modifier, head), places in candidates:
        if {modifier, head} & used or len(chosen) == each or not _renders(texts, {bead for bead, *_ in places}):
            continue
        _bead, one, two = rng.choice(places)
        old = rng.choice((one, two))
        choices = [n for n in rng.sample(nouns, min(300, len(nouns))) if n.tag == old.tag and n.lemma != old.lemma]
        vectors = texts.encoder.encode([old.lemma, *(n.lemma for n in choices)])
        fitting = [n for n, c in zip(choices, vectors[1:] @ vectors[0], strict=True) if FARTHEST <= c <= NEAREST]
        if fitting:
            used |= {modifier, head}
            chosen.append(Plant(old.span, rng.choice(fitting).text, f"{one.text} {two.text}"))
    return chosen


def _compounds(texts: Twins) -> dict[tuple[str, str], list[tuple[int, Token, Token]]]:
    """Lemmas of two nouns that stand side by side → the beads and words."""
    found: dict[tuple[str, str], list[tuple[int, Token, Token]]] = collections.defaultdict(list)
    pair = texts.pair()
    tagged = pair.target.annotate(taggings)
    for number, bead in pair.matched():
        for i in bead.target:
            for one, two in zip(tagged[i].tokens, tagged[i].tokens[1:], strict=False):
                if one.dep == "compound" and two.pos == "NOUN" and one.text.islower() and one.pos == "NOUN":
                    found[one.lemma, two.lemma].append((number, one, two))
    return found


def _renders(texts: Twins, beads: set[int]) -> bool:
    """Whether one string of the reference stands in these beads and in hardly any other."""
    if len(beads) < FEWEST:
        return False
    counts: collections.Counter[str] = collections.Counter()
    known: collections.Counter[str] = collections.Counter()
    for number, bead in texts.pair().matched():
        text = " ".join(texts.source.sentences[i].text for i in bead.source)
        grams = {text[i : i + n] for n in CHARACTERS for i in range(len(text) - n + 1)}
        known.update(grams)
        if number in beads:
            counts.update(g for g in grams if HAN.fullmatch(g))
    return any(count == len(beads) and known[g] <= 1.3 * count for g, count in counts.items())


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document: its beads, what is told of the clean version, and each plant with whether it was told."""

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
        marked = [s for f in _inconsistent(told(twin.pair(made))) for s in f.target_spans] if chosen else []
        caught = tuple((p, any(s.overlaps(m) for m in marked)) for p, s in zip(chosen, places, strict=True))
        clean = _inconsistent(told(twin.pair()))
        found.append(Outcome(twin.name, len(list(twin.pair().matched())), clean, caught))
    return found


def _inconsistent(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.code == "T403" and f.confidence >= 0.5)


def sets() -> Iterator[Twins]:
    """The first documents of each set."""
    for pattern, source, target in SETS:
        yield from twins(pattern, source, target, limit=DOCUMENTS)


def figures() -> Iterator[Figure]:
    """The share of plants that is told and the alarms on the clean versions per 100 beads."""
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
    parser.add_argument("--each", type=int, default=EACH, help="plants of a document at most")
    parser.add_argument("--misses", action="store_true", help="print the plants that are not told")
    parser.add_argument("--alarms", action="store_true", help="print what is told of the clean versions")
    options = parser.parse_args()
    outcomes = measure(list(sets()), options.seed, options.each)
    for o in outcomes:
        for plant, caught in o.plants if options.misses else ():
            if not caught:
                print(f"{o.name} {plant.compound}: {plant.new}")
        for finding in o.clean if options.alarms else ():
            print(f"{o.name} {finding.confidence} {finding.message}")
    told_, count = sum(c for o in outcomes for _, c in o.plants), sum(len(o.plants) for o in outcomes)
    alarms, beads = sum(len(o.clean) for o in outcomes), sum(o.beads for o in outcomes)
    print(f"told {told_} of {count}; {alarms} alarms on {beads} clean beads = {100 * alarms / beads:.2f} per 100")


if __name__ == "__main__":
    main()
