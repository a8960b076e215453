"""The rows that the fits of the aligner are made on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.corpora.error_injection import Remembering
from benchmarks.fits import gold_alignments
from benchmarks.fits.bead_boundaries import rows_of
from benchmarks.fits.confidence import beads_in_order
from benchmarks.fits.gold_alignments import GoldDocument
from benchmarks.measures.alignment import as_set
from samesaid.align.aligner import align
from samesaid.align.encoders.use import bundled
from samesaid.align.tuning import DEFAULT, MIN_CLAUSE_GAIN
from samesaid.documents import load_lines

SOURCE = ["渡轮早上七点开。", "", "船上有四百名乘客，大多数是渔民。", "他们去北岛，那里没有桥。", "没有人抱怨。"]
TARGET = [
    "The ferry leaves at seven in the morning.",
    "It carries four hundred passengers.",
    "Most of them are fishermen on their way to the northern island, which has no bridge.",
    "Nobody complains.",
]
GOLD = "[0]:[0]\n[1]:[]\n[2, 3]:[1, 2]\n[4]:[3]\n"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> GoldDocument:
    folder = tmp_path_factory.mktemp("gold")
    for name, text in (("src", "\n".join(SOURCE)), ("tgt", "\n".join(TARGET)), ("gold", GOLD)):
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return gold_alignments._document("fiction", "mac_dev", folder / "gold.txt", Remembering(bundled()))


def test_gold_beads_are_ranges_over_the_lines_with_text(document: GoldDocument) -> None:
    assert document.rows == (0, 2, 3, 4)
    assert document.matched == ((0, 1, 0, 1), (1, 3, 1, 3), (3, 4, 3, 4))


def test_neighbouring_beads_are_two_and_a_divided_one_is_one(document: GoldDocument) -> None:
    rows = rows_of(document)
    assert rows.merged.tolist() == [0.0, 0.0, 1.0]
    assert rows.boundaries[2] == ((1, 2, 1, 2), (2, 3, 2, 3))
    assert rows.features.shape == (3, 5)


def test_boundaries_in_doubt_get_a_second_look(document: GoldDocument) -> None:
    features, merged = rows_of(document).doubtful(np.zeros(6))
    assert merged.tolist() == [0.0, 0.0, 1.0]
    assert features[:, 0].tolist() == [0.0, 0.0, 0.0]
    assert (features[:, 1] >= MIN_CLAUSE_GAIN).all()
    assert rows_of(document).doubtful(np.array([0.0, 0.0, 0.0, 0.0, 0.0, 9.0]))[0].shape == (0, 2)


def test_the_document_has_the_beads_of_the_aligner(document: GoldDocument, tmp_path: Path) -> None:
    texts = []
    for name, lines, language in (("a", SOURCE, "zh"), ("b", TARGET, "en")):
        path = tmp_path / f"{name}.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        texts.append(load_lines(path, language=language))
    assert document.aligned(DEFAULT) == as_set(align(*texts, bundled()))


def test_beads_of_the_gold_are_right(document: GoldDocument) -> None:
    rows = beads_in_order(document)
    assert rows.features.shape == (len(rows.right), 2)
    assert set(rows.right.tolist()) <= {0.0, 1.0}
