"""A report in a cell of a notebook: a piece of HTML without style and script, of what the terminal prints."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from samesaid.gate import Decision, decision_of
from samesaid.model import Report
from samesaid.reports.common import looked_for
from samesaid.reports.common.brief import BriefFinding, brief, decision_line, listed_first, warnings
from samesaid.reports.common.highlights import escaped
from samesaid.reports.common.labels import ENGLISH, labels
from samesaid.reports.common.positions import ReportPositions

_MAX_ROWS = 20


def render_fragment(report: Report) -> str:
    """The decision, a table of at most 20 findings, and what was not looked for, in English."""
    return "\n".join(_parts(report))


def _parts(report: Report) -> Iterator[Markup]:
    say = ENGLISH.extended(report.rules)
    shown, others = listed_first(report, _MAX_ROWS)
    names, positions = labels(report, say), ReportPositions(report, say)
    yield Markup('<div class="samesaid">')
    yield _paragraph(decision_line(report, say), bold=True)
    for warning in warnings(report):
        yield _paragraph(f"! {say.text(warning)}")
    if shown:
        version = names[1] if len(names) == 2 else say("page.version")
        heads = "".join(f'<th scope="col">{escaped(head)}</th>' for head in ("", "", names[0], version, ""))
        yield Markup(f"<table><thead><tr>{heads}</tr></thead><tbody>")
        for same in shown:
            yield _row(report, brief(report, positions, same, say), names)
        yield Markup("</tbody></table>")
    if others:
        yield _paragraph(say("decision.more.any", n=len(others), where='report.save("report.html")'))
    for line in looked_for.report_lines(report, say, done=decision_of(report) is Decision.CLEAR):
        yield _paragraph(line)
    yield Markup("</div>")


def _paragraph(text: str, *, bold: bool = False) -> Markup:
    return Markup(f"<p><b>{escaped(text)}</b></p>" if bold else f"<p>{escaped(text)}</p>")


def _row(report: Report, one: BriefFinding, names: tuple[str, ...]) -> Markup:
    places = [one.reference_place]
    for version, place in zip(one.versions, one.version_places, strict=True):
        places.append(f"{names[version + 1]} {place}" if len(names) > 2 else place)
    languages = report.reference.language, report.versions[one.versions[0]].language
    cells = [f"<td>{one.label.shape} {escaped(one.label.word)}</td><td>{escaped(one.kind)}</td>"]
    if one.message:
        cells.append(f'<td colspan="2">{escaped(one.message)}</td>')
    else:
        for words, language in zip(one.wordings, languages, strict=True):
            said = "" if words is None else escaped(words) if words else f"<i>{ENGLISH('page.nothing')}</i>"
            cells.append(f'<td lang="{escape(language)}" dir="auto">{said}</td>')
    cells.append(f"<td>{escaped(' · '.join(dict.fromkeys(filter(None, places))))}</td>")
    return Markup(f"<tr>{''.join(cells)}</tr>")
