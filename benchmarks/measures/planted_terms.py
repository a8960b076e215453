"""Planted terms: nouns of one of two English versions, replaced by other nouns. Are they found, and how far up?

usage: python -m benchmarks.measures.planted_terms [--seed N] [--each N] [--misses]

The two versions differ in a hundred harmless ways, and the planted term should be ranked above nearly all of them. A
term is a noun that both versions have, either in a compound or more than once in the document. It is replaced by a noun
of another document that is similar in meaning but not a synonym, in every sentence whose counterpart has it.
"""

from __future__ import annotations

import argparse
import collections
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora.error_injection import Remembering, Twins, files, hits, replaced, term_findings, twins
from benchmarks.data import EXAMPLES, digest
from benchmarks.figures import Figure
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.use import bundled
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Finding, Span

# Cosine of a planted noun with the one that it replaces: plausible, yet no synonym.
MIN_COSINE, MAX_COSINE = 0.3, 0.6
# Nouns that are drawn to choose a planted one from.
DRAWN_NOUNS = 300
EACH, SEED, TOP = 12, 7, 10
# Confidence from which a finding is shown.
SHOWN = 0.5


@dataclass(frozen=True, slots=True)
class Plant:
    """A noun of both versions with its spans in each, and the noun that replaces it in the version."""

    kind: str
    old: str
    new: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rank of a plant among all findings (None: not found), whether it is an alarm, and how many others are."""

    plant: Plant
    rank: int | None
    shown: bool
    others: int


def plants(texts: Twins, nouns: Sequence[Token], rng: random.Random, each: int) -> Iterator[Plant]:
    """Up to ``each`` plants of a document; ``nouns`` are those of other documents."""
    candidates = sorted(_terms(texts).items())
    rng.shuffle(candidates)
    made = 0
    for (kind, lemma), places in candidates:
        old = places[0][1]
        drawn = rng.sample(nouns, min(DRAWN_NOUNS, len(nouns)))
        choices = [n for n in drawn if n.tag == old.tag and n.lemma != lemma]
        fitting = fitting_nouns(texts, lemma, choices)
        if not fitting or made == each:
            continue
        made += 1
        spans = [tuple(sorted({place[n].span for place in places})) for n in (0, 1)]
        yield Plant(kind, old.text, rng.choice(fitting).lemma if old.tag == "NN" else rng.choice(fitting).text, *spans)


def fitting_nouns(texts: Twins, lemma: str, choices: Sequence[Token]) -> list[Token]:
    """Those of ``choices`` that are similar in meaning to ``lemma`` but no synonyms."""
    vectors = texts.encoder.encode([lemma, *(n.lemma for n in choices)])
    cosines = vectors[1:] @ vectors[0]
    return [n for n, cosine in zip(choices, cosines, strict=True) if MIN_COSINE <= cosine <= MAX_COSINE]


def _terms(texts: Twins) -> dict[tuple[str, str], list[tuple[Token, Token]]]:
    """(kind, lemma) → the word on both sides, for nouns of terms that each side of a bead has once."""
    pair = texts.pair()
    source, target = pair.source.annotate(taggings), pair.target.annotate(taggings)
    found: dict[str, list[tuple[Token, Token]]] = collections.defaultdict(list)
    compounds: dict[str, str] = {}
    for _number, bead in pair.matched():
        here, there = ([t for i in side for t in tagged[i].tokens] for side, tagged in
                       ((bead.source, source), (bead.target, target)))  # fmt: skip
        counts = collections.Counter(t.lemma for t in here)
        for lemma, count in collections.Counter(t.lemma for t in there).items():
            one, two = (next(t for t in side if t.lemma == lemma) if counts[lemma] == count == 1 else None
                        for side in (here, there))  # fmt: skip
            if one is not None and two is not None and two.pos == "NOUN" and len(lemma) > 2 and two.text.islower():
                found[lemma].append((one, two))
        for i in bead.target:
            for token in target[i].tokens:
                if token.dep == "compound" and token.head >= 0 and target[i].tokens[token.head].pos == "NOUN":
                    compounds.setdefault(token.lemma, "modifier")
                    compounds.setdefault(target[i].tokens[token.head].lemma, "head")
    kinds = {lemma: compounds.get(lemma, "repeated") for lemma in found}
    return {(kinds[w], w): p for w, p in found.items() if w in compounds or len(p) > 1}


def all_plants(texts: Sequence[Twins], seed: int, each: int) -> Iterator[tuple[Twins, Plant]]:
    """Every plant of these documents, each of which is planted alone."""
    nouns = {
        t.name: [
            k for s in t.pair().target.annotate(taggings) for k in s.tokens if k.pos == "NOUN" and k.text.islower()
        ]
        for t in texts
    }
    for twin in texts:
        rng = random.Random(f"{seed} {twin.name}")
        others = [k for name, known in nouns.items() for k in known if name != twin.name or len(texts) == 1]
        yield from ((twin, plant) for plant in plants(twin, others, rng, each))


def outcome(texts: Twins, plant: Plant) -> Outcome:
    """What is reported of a document with one plant."""
    made, places = replaced(texts.target, [(span, plant.new) for span in plant.target])
    findings = term_findings(texts.pair(made))
    at = next((n for n, f in enumerate(findings, 1) if hits(f, plant.source, places)), None)
    others = sum(_is_shown(f) and not hits(f, plant.source, places) for f in findings)
    return Outcome(plant, at, at is not None and _is_shown(findings[at - 1]), others)


def _is_shown(finding: Finding) -> bool:
    return finding.alarm and finding.confidence >= SHOWN


def measure(texts: Sequence[Twins], seed: int, each: int) -> list[Outcome]:
    """The outcome of every plant in these documents."""
    return [outcome(twin, plant) for twin, plant in all_plants(texts, seed, each)]


def own() -> list[Twins]:
    """The careful version of the example, compared with itself."""
    encoder = Remembering(bundled())
    text = documents.load(EXAMPLES / "briefing.en.txt")
    return [Twins("briefing", text, text, align(text, text, encoder), encoder)]


def figures() -> Iterator[Figure]:
    """Shares of plants that are located, in the top ten and shown, in the example and in the gold data."""
    sets = [("own text", own(), [EXAMPLES / "briefing.en.txt"])]
    if paths := files("wmt22", "enA", "enB"):
        sets.append(("gold", list(twins("wmt22", "enA", "enB")), paths))
    for where, texts, paths in sets:
        outcomes = measure(texts, SEED, EACH)
        data, among = digest(*paths), f"of {len(outcomes)}"
        ranks = [o.rank for o in outcomes]
        name = f"planted terms in {where}:"
        yield Figure(f"{name} located", sum(r is not None for r in ranks) / len(ranks), "higher", data, among)
        yield Figure(f"{name} in the top ten", _in_top(ranks) / len(ranks), "higher", data, among)
        yield Figure(f"{name} shown", sum(o.shown for o in outcomes) / len(ranks), "higher", data, among)


def _in_top(ranks: Sequence[int | None]) -> int:
    return sum(r is not None and r <= TOP for r in ranks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=EACH, help="most plants of a document")
    parser.add_argument("--misses", action="store_true", help="print the plants that are not in the top ten")
    options = parser.parse_args()
    outcomes = measure(list(twins("wmt22", "enA", "enB")) or own(), options.seed, options.each)
    if options.misses:
        for o in outcomes:
            if o.rank is None or o.rank > TOP:
                print(f"{o.rank} {o.plant.kind}: {o.plant.old} -> {o.plant.new} ({len(o.plant.target)} places)")
    for kind in ("modifier", "head", "repeated", ""):
        chosen = [o for o in outcomes if o.plant.kind.startswith(kind)]
        ranks = [o.rank for o in chosen]
        print(f"{kind or 'all':10} {len(chosen):4} located {sum(r is not None for r in ranks)} "
              f"top ten {_in_top(ranks)} shown {sum(o.shown for o in chosen)} "
              f"other alarms {sum(o.others for o in chosen)}")  # fmt: skip


if __name__ == "__main__":
    main()
