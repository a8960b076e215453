"""Subtitles: sentences run over several of them, speakers and pauses part them."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.model import SamesaidError


def srt(*subtitles: tuple[float, float, str]) -> str:
    def at(seconds: float) -> str:
        return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02},{int(seconds * 1000) % 1000:03}"

    return "\n".join(f"{n}\n{at(a)} --> {at(b)}\n{words}\n" for n, (a, b, words) in enumerate(subtitles, 1))


VTT = """WEBVTT - harbour

NOTE 99 is no line

STYLE
::cue { color: red }

first
00:01.000 --> 00:03.000 align:start
<v Anna>The port took in</v>

00:03.100 --> 00:05.000
4,310 ships &amp; boats.
"""
ASS = """[Script Info]
ScriptType: v4.00+

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,No line 99.
Dialogue: 0,0:00:03.00,0:00:05.00,Default,,0,0,0,,4,310 ships.
Dialogue: 0,0:00:01.00,0:00:02.90,Default,,0,0,0,,{\\i1}The port took in{\\i0}
"""
CASES = {
    "joined": (
        srt(
            (1, 3, "The port took in\n4,310 ships"), (3.1, 5, "<i>last year</i>, a record."), (5.2, 7, "All were well.")
        ),
        ["The port took in 4,310 ships last year, a record.", "All were well."],
    ),
    "speakers": (
        srt((1, 2, "- Who counted?"), (2.1, 3, "- We did"), (3.1, 4, "last May.")),
        ["- Who counted?", "- We did last May."],
    ),
    "pause": (
        srt((1, 2, "He stopped"), (9, 10, "The rest is known."), (10.1, 11, "To all.")),
        ["He stopped", "The rest is known.", "To all."],
    ),
    "without marks": (srt((1, 2, "港口去年很忙"), (2.1, 3, "创下历史新高")), ["港口去年很忙", "创下历史新高"]),
    "vtt": (VTT, ["The port took in 4,310 ships & boats."]),
    "ass": (ASS, ["The port took in 4,310 ships."]),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_sentences(tmp_path: Path, name: str, encoding: str) -> None:
    source, wanted = CASES[name]
    path = tmp_path / f"a.{name if name in ('vtt', 'ass') else 'srt'}"
    path.write_bytes(source.replace("\n", "\r\n").encode(encoding))
    assert [s.text for s in load(path).sentences] == wanted


def test_a_file_by_another_name_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "subtitles"
    path.write_text(CASES["joined"][0], encoding="utf-8")
    assert [s.text for s in load(path).sentences] == CASES["joined"][1]


@pytest.mark.parametrize("source", ["no subtitles at all", "1\n00:00:01,000 --> later\nWords.", "[Script Info]\nx"])
def test_what_is_no_subtitle_is_refused(tmp_path: Path, source: str) -> None:
    path = tmp_path / "a.srt"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(SamesaidError, match=r"a\.srt"):
        load(path)
