"""A report in Markdown of GitHub, for the summary of a job or a comment: the decision and a table of the findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.model import Report
from samesaid.reports.catalogue import Catalogue, catalogue
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.brief import BriefFinding, brief, decision_line, warnings
from samesaid.reports.common.highlights import flat
from samesaid.reports.common.labels import labels
from samesaid.reports.common.positions import ReportPositions

# Code points of a wording in a cell, and findings of one text.
_MAX_WORDS, MAX_FINDINGS = 120, 100
# What begins markup, a link, a picture, HTML or a formula somewhere; each of these can be escaped.
_PUNCTUATION = re.compile(r"([]\\`*_{}[<>()#+!|~&@:./$=-])")


def render_markdown(report: Report, language: str = "en") -> str:
    """The decision, warnings, a row for each alarm, what was decided and what was not looked for.

    Words of texts are code, all other words are escaped: a text can bring no link, picture, mention or HTML.
    """
    say = catalogue(language).extended(report.rules)
    lines = [f"**{plain(decision_line(report, say))}**", ""]
    names = [plain(name) for name in labels(report, say)]
    files = " · ".join(
        f"{name}: {code(document.name)}"
        for name, document in zip(names, (report.reference, *report.versions), strict=True)
    )
    lines += [files, "", *details(report, say)]
    lines += [plain(report.signature_line)] if report.signature_line else []
    return "\n".join(lines).rstrip() + "\n"


def details(report: Report, say: Catalogue) -> Iterator[str]:
    """What follows the decision: warnings, the table of findings, what was decided and what was not looked for."""
    for warning in warnings(report):
        yield f"> {plain(say.text(warning))}"
        yield ""
    if report.alarms:
        yield from _table(report, say)
        yield ""
    # Where nothing was found, it matters as much what was looked for.
    done = not report.alarms
    for line in (*decided.all_lines(report, say), *looked_for.report_lines(report, say, done=done)):
        yield plain(line)
        yield ""


def _table(report: Report, say: Catalogue) -> Iterator[str]:
    positions, names = ReportPositions(report, say), labels(report, say)
    heads = (say("markdown.finding"), names[0], names[1] if len(names) == 2 else say("markdown.version"))
    yield from rows((*map(plain, heads), plain(say("markdown.place"))), ())
    for finding in report.alarms[:MAX_FINDINGS]:
        yield _row(_cells(brief(report, positions, [finding], say), names, say))
    if more := len(report.alarms) - MAX_FINDINGS:
        yield from ("", plain(say("markdown.more", n=more))) if more > 0 else ()


def _cells(one: BriefFinding, names: Sequence[str], say: Catalogue) -> tuple[str, ...]:
    what = f"{one.label.shape} {plain(one.label.word)} {plain(one.kind)} {one.finding.code}"
    words = (plain(one.message), "") if one.message else tuple(_quoted(wording, say) for wording in one.wordings)
    places = dict.fromkeys(filter(None, (one.reference_place, one.version_places[0])))
    version = "" if len(names) == 2 else f"{plain(names[one.versions[0] + 1])} "
    return (what, *words, f"{version}{' · '.join(map(plain, places))}".strip())


def _quoted(words: str | None, say: Catalogue) -> str:
    if words is None:
        return ""
    return code(words) if words else f"*{plain(say('page.nothing'))}*"


def rows(head: Sequence[str], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table: its head, and a row for each of ``cells``; what is in them is Markdown already."""
    yield _row(head)
    yield _row(["---"] * len(head))
    for row in cells:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """A text that is shown as it is, on one line."""
    return _PUNCTUATION.sub(r"\\\1", flat(text))


def code(text: str) -> str:
    """A text as code on one line, also in a table; a long one is cut."""
    line = flat(text) or " "
    line = line if len(line) <= _MAX_WORDS else f"{line[: _MAX_WORDS - 1].rstrip()}…"
    # A run of backquotes in it is shorter than those around it; a bar would end the cell, even in code.
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    padded = f" {line} " if line.startswith("`") or line.endswith("`") else line
    return f"{ticks}{padded.replace('|', chr(92) + '|')}{ticks}"
