"""What ``samesaid.check`` and ``samesaid.load_report`` return: a report with what a programmer does with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid import inputs, jsonsafe, reports
from samesaid.model import Report, SamesaidError

if TYPE_CHECKING:
    import pandas


_KIND, _ADVICE = "report", "give the JSON that samesaid check wrote"


@dataclass(frozen=True, slots=True, repr=False)
class CheckReport(Report):
    """A report that can be saved, shown in a notebook, and turned into a data frame.

    >>> import samesaid
    >>> chinese = samesaid.text("全市今年新种树木3.2万棵。", language="zh")
    >>> english = samesaid.text("The city planted 3,200 trees this year.", language="en")
    >>> report = samesaid.check(chinese, english)
    >>> report
    <Report zh, en: 1 critical>
    >>> (finding,) = report.alarms
    >>> finding
    <Finding N104 critical: “3.2万” → “3,200”>
    >>> (finding.source_words, finding.target_words, finding.severity.value)
    (('3.2万',), ('3,200',), 'critical')
    """

    def save(self, path: str | PathLike[str], *, format: str | None = None, language: str = "en") -> None:
        """Write the report; the file's ending names the format, ``language`` (en, zh) is that of the page.

        Raises SamesaidError for an unknown one.
        """
        reports.save(self, Path(path), format=format, language=language)

    def to_dataframe(self) -> pandas.DataFrame:
        """The findings as a pandas data frame, a row each, with the columns of the CSV report.

        ``alarm`` is a truth value, ``number`` and ``confidence`` are numbers, all else is text. Raises SamesaidError
        where pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise SamesaidError('pandas is not installed: pip install pandas, or report.save("findings.csv")') from None
        from samesaid.reports.common.table import FINDING_COLUMNS, finding_rows

        rows = (dict(zip(FINDING_COLUMNS, row, strict=True)) for row in finding_rows(self))
        plain = [{name: str(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in rows]
        made = [{**row, "alarm": row["alarm"] == "yes"} for row in plain]
        return pandas.DataFrame(made, columns=list(FINDING_COLUMNS))

    def _repr_html_(self) -> str:
        """The report in a notebook: the decision, the first findings, what was not looked for."""
        from samesaid.reports.formats.notebook import render_fragment

        return render_fragment(self)


def load_report(path: str | PathLike[str]) -> CheckReport:
    """The report in a JSON file, as ``samesaid check … -o report.json`` wrote it.

    Its page and its JSON are the same bytes again; confidences and similarities have four decimals. Raises
    SamesaidError, in one line, for a file that cannot be read and for anything that is no such report.
    """
    from samesaid.reports.formats.json.reading.report import report_of_record

    where = inputs.shown(path)
    content = jsonsafe.parse(inputs.text(path, _KIND, inputs.REPORT), where, _ADVICE)
    try:
        report = report_of_record(content)
    except SamesaidError as error:
        raise SamesaidError(f"{where}: {error}; {_ADVICE}") from None
    return CheckReport(**{field.name: getattr(report, field.name) for field in fields(report)})
