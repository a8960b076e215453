"""The whole report as JSON, for programs: written by ``writing``, read back by ``reading``."""

from samesaid.reports.formats.json.writing import SCHEMA_VERSION, render_json, report_record

__all__ = ["SCHEMA_VERSION", "render_json", "report_record"]
