"""The tables and the diagram of docs/accuracy.md are made from judged alarms."""

from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.fits.accuracy_page import diagram, tables
from benchmarks.fits.judged import Sample
from samesaid.compare.confidence.measured import kind_of

KIND = kind_of("N103", "code.N103.different", ("zh", "en"))
ROWS = [
    Sample(name, KIND, 0.9, n < 8, 1.0, verdict="real" if n < 8 else "false") for name in ("a", "b") for n in range(10)
]


def test_the_tables_count_the_alarms() -> None:
    made = list(tables(ROWS))
    assert made[0].startswith("Alarms on these translations: 20, of them 16 real, 0 defensible, 4 false")
    assert any(line.startswith("| N103 different | 16 | 4 | 0 |") for line in made)
    assert "| Chinese | 20 | 0.80 | 20 | 0.80 |" in made


def test_the_diagram_has_a_dot_for_each_bin() -> None:
    drawn = ElementTree.fromstring(diagram([(row, 0.3 if n % 2 else 0.85) for n, row in enumerate(ROWS)]))
    assert len(drawn.findall("{http://www.w3.org/2000/svg}circle")) == 2
