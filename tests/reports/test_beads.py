"""Alignments as text."""

import pytest

from samesaid.model import Bead, Document, SamesaidError, Sentence, Span
from samesaid.reports.beads import write


def lines(*texts: str) -> Document:
    sentences = tuple(Sentence(text, Span(0, len(text)), i, 0) for i, text in enumerate(texts))
    return Document("test", "en", "\n".join(texts), sentences)


SOURCE = lines("雾很大。", "渡轮停航。", "明天再说。")
TARGET = lines("Fog.", "No\tferries.", "Tomorrow.", "Extra.")
BEADS = (Bead((0, 1), (1,), 0.8749), Bead((2,), ()), Bead((), (3,), -0.0), Bead((), (0, 2), 1.0, moved=True))

GOLDEN = {
    "vecalign": "[0, 1]:[1]:0.87\n[2]:[]:0.00\n[]:[3]:0.00\n[]:[0, 2]:1.00\n",
    "tsv": (
        "source\ttarget\tsimilarity\tmoved\tsource_text\ttarget_text\n"
        "0,1\t1\t0.875\t\t雾很大。 渡轮停航。\tNo ferries.\n"
        "2\t\t0.000\t\t明天再说。\t\n"
        "\t3\t0.000\t\t\tExtra.\n"
        "\t0,2\t1.000\tmoved\t\tFog. Tomorrow.\n"
    ),
}


@pytest.mark.parametrize("format", GOLDEN)
def test_golden(format: str) -> None:
    assert write(BEADS, SOURCE, TARGET, format) == GOLDEN[format]


def test_jsonl() -> None:
    first = write(BEADS, SOURCE, TARGET, "jsonl").splitlines()[0]
    assert first == (
        '{"source": [0, 1], "target": [1], "similarity": 0.875, "moved": false, '
        '"source_text": "雾很大。 渡轮停航。", "target_text": "No ferries."}'
    )


def test_no_bead_no_line() -> None:
    assert write((), SOURCE, TARGET, "vecalign") == ""


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SamesaidError, match="choose one of tsv, jsonl, vecalign"):
        write(BEADS, SOURCE, TARGET, "pdf")
