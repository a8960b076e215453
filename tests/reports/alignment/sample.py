"""A small alignment made by hand: a merge, a moved passage, both kinds of gap."""

from __future__ import annotations

from samesaid.model import Bead
from tests.reports.sample import document

SOURCE = document("port.zh.txt", "zh", (("雾很大。", 0), ("渡轮停航。", 0), ("明天再说。", 1), ("码头关闭。", 2)))
TARGET = document(
    "port.en.txt", "en", (("The quay is closed.", 0), ("Fog kept the\tferries in.", 0), ("The crowd sang.", 1))
)
BEADS = (
    Bead((0, 1), (1,), 0.8749, confidence=0.6251),
    Bead((2,), (), confidence=0.9),
    Bead((3,), (0,), 0.29, moved=True, confidence=0.41),
    Bead((), (2,), -0.0),
)
EVIL = "<script>alert('1')</script>&amp;]]>\"x\" onerror='y'"
CONTROLS = "bell \x07 here, \x00, half a pair \ud83d, and \ufffe"
