"""Generated documents: their sizes, what is missing from them, and the seed."""

from __future__ import annotations

from benchmarks.corpora.synthetic_corpus import generate


def test_a_fifth_more_lines_and_every_line_in_one_bead() -> None:
    made = generate(1_000)
    assert (len(made.source), len(made.target)) == (1_000, 1_200)
    assert sorted(i for source, _ in made.beads for i in source) == list(range(1_000))
    assert sorted(j for _, target in made.beads for j in target) == list(range(1_200))


def test_whole_blocks_are_missing_on_both_sides() -> None:
    made = generate(1_000)
    added = sorted(target[0] for source, target in made.beads if not source)
    missing = sorted(source[0] for source, target in made.beads if not target)
    assert added == list(range(added[0], added[0] + 250))
    assert missing == list(range(missing[0], missing[0] + 50))


def test_the_same_seed_gives_the_same_texts() -> None:
    assert generate(100) == generate(100)
    assert generate(100) != generate(100, seed=2)


def test_lines_are_sentences_of_their_language() -> None:
    made = generate(100)
    assert all(line.endswith("。") and line.count("。") == 1 for line in made.source)
    assert all(line.endswith(".") and line.isascii() and not line[0].islower() for line in made.target)
