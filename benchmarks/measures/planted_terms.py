"""Another term in the place of one, planted in one of two human English versions: is it told, and how far up?

usage: python -m benchmarks.measures.planted_terms [--seed N] [--each N] [--misses]

The two versions differ in a hundred harmless ways, and the planted term must stand above nearly all of them. A term is
a compound of nouns, or a noun that the document repeats, which both versions have; another noun of another document,
near in meaning but not a synonym, takes the place of one of its words. A term that recurs is changed in every sentence
whose counterpart has it.
"""

from __future__ import annotations

import argparse
import collections
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora.error_injection import Remembering, Twins, files, hits, replaced, told, twins
from benchmarks.data import EXAMPLES, digest
from benchmarks.figures import Figure
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.use import bundled
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Finding, Span

# How near a planted noun is to the one that it replaces: plausible, yet no synonym.
NEAREST, FARTHEST = 0.6, 0.3
EACH, SEED, TOP = 12, 7, 10


@dataclass(frozen=True, slots=True)
class Plant:
    """A noun of both versions, where it stands in each, and the noun that takes its place in the version."""

    kind: str
    old: str
    new: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plant: its rank among all that is told (None: nowhere), whether it is an alarm, other alarms."""

    plant: Plant
    rank: int | None
    shown: bool
    beside: int


def plants(texts: Twins, nouns: Sequence[Token], rng: random.Random, each: int) -> Iterator[Plant]:
    """Up to ``each`` plants of a document; ``nouns`` of other documents to choose from."""
    candidates = sorted(_terms(texts).items())
    rng.shuffle(candidates)
    wanted = 0
    for (kind, lemma), places in candidates:
        old = places[0][1]
        choices = [n for n in rng.sample(nouns, min(300, len(nouns))) if n.tag == old.tag and n.lemma != lemma]
        vectors = texts.encoder.encode([lemma, *(n.lemma for n in choices)])
        fitting = [n for n, c in zip(choices, vectors[1:] @ vectors[0], strict=True) if FARTHEST <= c <= NEAREST]
        if not fitting or wanted == each:
            continue
        wanted += 1
        spans = [tuple(sorted({place[n].span for place in places})) for n in (0, 1)]
        yield Plant(kind, old.text, rng.choice(fitting).lemma if old.tag == "NN" else rng.choice(fitting).text, *spans)


def _terms(texts: Twins) -> dict[tuple[str, str], list[tuple[Token, Token]]]:
    """(kind, lemma) → the word on both sides, for the nouns of terms that stand once in each side of a bead."""
    pair = texts.pair()
    mine, other = pair.source.annotate(taggings), pair.target.annotate(taggings)
    found: dict[str, list[tuple[Token, Token]]] = collections.defaultdict(list)
    compounds: dict[str, str] = {}
    for _number, bead in pair.matched():
        here, there = ([t for i in side for t in tagged[i].tokens] for side, tagged in
                       ((bead.source, mine), (bead.target, other)))  # fmt: skip
        known = collections.Counter(t.lemma for t in here)
        for lemma, count in collections.Counter(t.lemma for t in there).items():
            one, two = (next(t for t in side if t.lemma == lemma) if known[lemma] == count == 1 else None
                        for side in (here, there))  # fmt: skip
            if one is not None and two is not None and two.pos == "NOUN" and len(lemma) > 2 and two.text.islower():
                found[lemma].append((one, two))
        for i in bead.target:
            for token in other[i].tokens:
                if token.dep == "compound" and token.head >= 0 and other[i].tokens[token.head].pos == "NOUN":
                    compounds.setdefault(token.lemma, "modifier")
                    compounds.setdefault(other[i].tokens[token.head].lemma, "head")
    kinds = {lemma: compounds.get(lemma, "repeated") for lemma in found}
    return {(kinds[w], w): p for w, p in found.items() if w in compounds or len(p) > 1}


def outcome(texts: Twins, plant: Plant) -> Outcome:
    """What is told of a document with one plant."""
    made, places = replaced(texts.target, [(span, plant.new) for span in plant.target])
    findings = told(texts.pair(made))
    at = next((n for n, f in enumerate(findings, 1) if hits(f, plant.source, places)), None)
    others = sum(_shown(f) and not hits(f, plant.source, places) for f in findings)
    return Outcome(plant, at, at is not None and _shown(findings[at - 1]), others)


def _shown(finding: Finding) -> bool:
    return finding.alarm and finding.confidence >= 0.5


def measure(texts: Sequence[Twins], seed: int, each: int) -> list[Outcome]:
    """The outcome of every plant in these documents."""
    nouns = {
        t.name: [
            k for s in t.pair().target.annotate(taggings) for k in s.tokens if k.pos == "NOUN" and k.text.islower()
        ]
        for t in texts
    }
    found = []
    for twin in texts:
        rng = random.Random(f"{seed} {twin.name}")
        others = [k for name, known in nouns.items() for k in known if name != twin.name or len(texts) == 1]
        found += [outcome(twin, plant) for plant in plants(twin, others, rng, each)]
    return found


def own() -> list[Twins]:
    """The careful example held against itself."""
    encoder = Remembering(bundled())
    text = documents.load(EXAMPLES / "briefing.en.txt")
    return [Twins("briefing", text, text, align(text, text, encoder), encoder)]


def figures() -> Iterator[Figure]:
    """The share of plants that is located, in the top ten and shown, in the example and in the gold data."""
    sets = [("own text", own(), [EXAMPLES / "briefing.en.txt"])]
    if paths := files("wmt22", "enA", "enB"):
        sets.append(("gold", list(twins("wmt22", "enA", "enB")), paths))
    for where, texts, paths in sets:
        outcomes = measure(texts, SEED, EACH)
        data, among = digest(*paths), f"of {len(outcomes)}"
        ranks = [o.rank for o in outcomes]
        name = f"planted terms in {where}:"
        yield Figure(f"{name} located", sum(r is not None for r in ranks) / len(ranks), "higher", data, among)
        yield Figure(f"{name} in the top ten", _top(ranks) / len(ranks), "higher", data, among)
        yield Figure(f"{name} shown", sum(o.shown for o in outcomes) / len(ranks), "higher", data, among)


def _top(ranks: Sequence[int | None]) -> int:
    return sum(r is not None and r <= TOP for r in ranks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=EACH, help="plants of a document at most")
    parser.add_argument("--misses", action="store_true", help="print what is not in the top ten")
    options = parser.parse_args()
    outcomes = measure(list(twins("wmt22", "enA", "enB")) or own(), options.seed, options.each)
    if options.misses:
        for o in outcomes:
            if o.rank is None or o.rank > TOP:
                print(f"{o.rank} {o.plant.kind}: {o.plant.old} -> {o.plant.new} ({len(o.plant.target)} places)")
    for kind in ("modifier", "head", "repeated", ""):
        chosen = [o for o in outcomes if o.plant.kind.startswith(kind)]
        ranks = [o.rank for o in chosen]
        print(f"{kind or 'all':10} {len(chosen):4} located {sum(r is not None for r in ranks)} top ten {_top(ranks)} "
              f"shown {sum(o.shown for o in chosen)} other alarms {sum(o.beside for o in chosen)}")  # fmt: skip


if __name__ == "__main__":
    main()
