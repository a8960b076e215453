"""About ten lines on a terminal: the decision, a line a finding, what was not looked for."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from samesaid.model import Report, Severity, Span, literal, message
from samesaid.reports import print_summary
from samesaid.reports.formats.terminal_brief import MAX_LINES, print_brief
from tests.reports.sample import sample_report

WIDTHS = (30, 40, 60, 80, 100, 200)


def printed(report: Report, width: int = 100, page: Path | None = None, *, terminal: bool = False) -> list[str]:
    out = io.StringIO()
    colours = "truecolor" if terminal else None
    console = Console(file=out, width=width, force_terminal=terminal, color_system=colours, legacy_windows=False)  # type: ignore[arg-type]
    print_brief(report, console, page=page)
    return out.getvalue().splitlines()


def findings_of(lines: list[str]) -> list[str]:
    return [line for line in lines if line[:1] in "◆▲●"]


def one_version() -> Report:
    """The sample report without its second version."""
    report = sample_report()
    return dataclasses.replace(
        report,
        versions=report.versions[:1],
        alignments=report.alignments[:1],
        scores=report.scores[:1],
        checks=report.checks[:1],
        findings=tuple(f for f in report.findings if f.version == 0),
    )


def many(count: int, severity: Severity) -> Report:
    report = one_version()
    first = dataclasses.replace(report.findings[0], severity=severity)
    spans = [Span(i, i + 2) for i in range(count)]
    return dataclasses.replace(
        report, findings=tuple(dataclasses.replace(first, id=str(s.start), source_spans=(s,)) for s in spans)
    )


def test_the_lines_in_their_order() -> None:
    lines = printed(one_version())
    assert [" ".join(line.split()) for line in lines] == [
        "Hold: ◆ 1 critical, ▲ 3 major",
        "! rough.txt: 4 of its 5 sentences have a counterpart; read the result with care.",
        "◆ number “2.2万余起” → “more than 22 million” ¶1.1 · ¶1.2",
        "▲ missing passage “对此，我们一直密切关注。” → nothing ¶2.1",
        "▲ term ““獴猎”行动” → “The “Liao Hunting” operation” ¶1.2 · ¶2",
        "▲ number “三成” → “about a quarter” ¶2.2 · ¶1.1",
        "and 3 more, all minor: write a page with -o report.html, or add --full",
        "Not checked: names (not between Chinese and English).",
        "Chinese: zh.txt · English: rough.txt · 4 of 5 sentences have a counterpart, one of them moved; 1",
        "sentence of the version has none.",
    ]
    columns = {cell_len(line[: line.index("¶")]) for line in findings_of(lines)}
    assert len(columns) == 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("report", [sample_report(), one_version(), many(30, Severity.MINOR)], ids=["two", "one", "30"])
def test_a_finding_has_one_line_that_fits(report: Report, width: int) -> None:
    lines = printed(report, width)
    assert max(map(cell_len, lines)) <= width
    assert len(findings_of(lines)) == min(MAX_LINES, 4 if len(report.findings) < 30 else 30)


def test_wide_characters_are_cut_between_characters() -> None:
    for width in range(30, 60):
        for line in findings_of(printed(one_version(), width)):
            assert " …" not in line
            assert line.count("“") == line.count("”") or "…" in line


@pytest.mark.parametrize(
    ("severity", "count", "page", "said"),
    [
        (Severity.MAJOR, 61, "out/page.html", "and 41 more: open out/page.html"),
        (Severity.MAJOR, 61, None, "and 41 more: write a page with -o report.html, or add --full"),
        (Severity.MINOR, 61, "page.html", "and 41 more, all minor: open page.html"),
        (Severity.MINOR, 21, "page.html", "and 1 more, minor: open page.html"),
        (Severity.CRITICAL, 20, "page.html", None),
    ],
)
def test_a_long_list_names_the_file_with_the_rest(
    severity: Severity, count: int, page: str | None, said: str | None
) -> None:
    lines = printed(many(count, severity), page=Path(page) if page else None)
    assert len(findings_of(lines)) == 20
    assert [line for line in lines if line.startswith("and ")] == ([said] if said else [])


def test_a_finding_that_two_versions_share_is_one_line() -> None:
    report = sample_report()
    rough, careful = report.versions
    first = report.findings[0]
    words = dataclasses.replace(
        first,
        target_spans=(Span(careful.text.index("the first"), careful.text.index("the first") + 9),),
        target_words=("the first",),
    )
    same = dataclasses.replace(
        words, version=0, target_spans=(Span(rough.text.index("the first"), rough.text.index("the first") + 9),)
    )
    lines = findings_of(printed(dataclasses.replace(report, findings=(same, dataclasses.replace(words, version=1)))))
    assert len(lines) == 1
    assert lines[0].count("¶") == 3


def test_words_that_occur_in_several_places_are_said_once() -> None:
    report = one_version()
    twice = dataclasses.replace(report.findings[0], target_spans=report.findings[0].target_spans * 2)
    (line,) = findings_of(printed(dataclasses.replace(report, findings=(twice,))))
    assert line.count("more than 22 million") == 1


def test_what_the_decision_says_is_no_warning_as_well() -> None:
    warning = message("warning.unrelated", reference=literal("A"), version=literal("B"))
    report = dataclasses.replace(one_version(), warnings=(warning, literal("Another one.")))
    assert [line for line in printed(report) if line.startswith("!")] == ["! Another one."]


def test_where_nothing_was_found_it_says_what_was_looked_for() -> None:
    report = one_version()
    lines = printed(dataclasses.replace(report, findings=(), warnings=()))
    assert lines[0] == "Nothing found in what was checked"
    assert lines[1] == "Checked: numbers and amounts and missing and added sentences."


def test_texts_cannot_steer_the_terminal() -> None:
    report = one_version()
    evil = dataclasses.replace(
        report.findings[0], source_spans=(), target_spans=(), bead=None, message="[bold]x\x1b[31mred\u202e:smile:\r\x07"
    )
    report = dataclasses.replace(report, findings=(evil,), warnings=(literal("\x1b]0;title\x07"),))
    text = "\n".join(printed(report, page=Path("a\x1b[31mb")))
    assert "[bold]x⟦U+001B⟧[31mred⟦U+202E⟧:smile:" in text
    assert not set(text) & set("\x1b\x07\r\u202e")
    assert "\x1b[31mred" not in "".join(printed(report, terminal=True))


@pytest.mark.parametrize("forbidden", [True, False])
def test_colours_are_for_terminals_that_want_them(
    forbidden: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if forbidden:
        monkeypatch.setenv("NO_COLOR", "1")
    print_summary(one_version())
    assert ("\x1b[1;31m" in capsys.readouterr().out) is not forbidden


@pytest.mark.parametrize(("columns", "widest"), [(None, 100), ("60", 60), ("300", 300)])
def test_where_there_is_no_terminal(
    columns: str | None, widest: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    print_summary(one_version())
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(map(cell_len, out.splitlines())) <= widest
    assert ("1 sentence of the version has none." in out) is (widest == 300)
