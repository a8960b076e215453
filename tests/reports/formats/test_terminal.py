from __future__ import annotations

import dataclasses
import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from samesaid.model import Report, literal
from samesaid.reports import print_summary, render
from samesaid.reports.formats.terminal import summary
from tests.reports.sample import sample_report


def printed(report: Report, width: int, *, colours: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colours,
        color_system="truecolor" if colours else None,
        legacy_windows=False,
    )
    summary(report, console)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 100])
def test_no_line_but_the_signature_is_wider_than_the_terminal(width: int) -> None:
    text = printed(sample_report(), width)
    assert max(cell_len(line) for line in text.splitlines()[:-1]) <= width
    assert text.splitlines()[-1] == sample_report().signature_line
    joined = " ".join(text.split())
    assert "◆ 1 critical (confident): The English has 22 million cases" in joined
    assert "nothing here" in joined
    assert "For information, not counted: a term, a moved passage" in joined


def test_every_alarm_is_shown_with_both_wordings() -> None:
    text = printed(sample_report(), 140)
    for finding in sample_report().alarms:
        assert finding.message in text
    assert "[2.2万余起]" in text
    assert "[more than 22 million]" in text
    assert sample_report().signature_line in text


def test_a_long_list_is_cut_and_says_so() -> None:
    report = sample_report()
    many = dataclasses.replace(report, findings=report.findings[:1] * 130)
    text = printed(many, 100)
    assert "… and 30 more: write them all to a report" in text
    assert "130 critical" in text
    assert render(many, "text").count("critical (confident)") == 130


def test_texts_cannot_steer_the_terminal() -> None:
    report = sample_report()
    evil = dataclasses.replace(
        report.findings[0], message="[bold]x[/bold] \x1b[31mred\x1b[0m :smile: \u202eback", reading="\x07bell\rover"
    )
    report = dataclasses.replace(report, findings=(evil,), warnings=(literal("\x1b]0;title\x07"),))
    text = printed(report, 120)
    assert "[bold]x[/bold] ⟦U+001B⟧[31mred" in text
    assert not set(text) & set("\x1b\x07\r\u202e")
    assert "\x1b[31mred" not in printed(report, 120, colours=True)


def test_plain_text_has_no_colours_nor_trailing_spaces() -> None:
    text = render(sample_report(), "text")
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_the_summary_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(sample_report(), full=True)
    captured = capsys.readouterr()
    assert "8 differences" in captured.out
    assert captured.err == ""
