"""What a format's own readers hold: each function opens content as they do and fails where it breaks a rule."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
from jsonschema import Draft202012Validator
from lxml import etree

from samesaid.reports.schemas import path

GRAMMARS = Path(__file__).with_name("grammars")
FINDING = Draft202012Validator(json.loads(path("finding").read_text("utf-8")))
REPORT = Draft202012Validator(json.loads(path("report").read_text("utf-8")))
SARIF = Draft202012Validator(json.loads((GRAMMARS / "sarif.schema.json").read_text("utf-8")))
XLIFF = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "its": "http://www.w3.org/2005/11/its",
}


def read_json(text: str) -> Any:
    data = json.loads(text)
    REPORT.validate(data)
    return data


def read_jsonl(text: str) -> list[Any]:
    records = [json.loads(line) for line in text.splitlines()]
    for record in records:
        FINDING.validate(record)
    return records


def read_csv(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def read_xlsx(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every sheet; no cell is a formula, an error or a link."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type in "sn" and cell.hyperlink is None for cell in row)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def read_sarif(text: str) -> Any:
    """The run of a log that keeps to our grammar, and to rules of the standard's prose that no schema expresses."""
    data = json.loads(text)
    SARIF.validate(data)
    (run,) = data["runs"]
    rules, artifacts, results = run["tool"]["driver"]["rules"], run["artifacts"], run["results"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            location = place["physicalLocation"]["artifactLocation"]
            assert {**artifacts[location["index"]]["location"], "index": location["index"]} == location
            assert location.get("uriBaseId", "%SRCROOT%") in run["originalUriBaseIds"]
    # Either all results of a run have these or none has.
    for key in ("suppressions", "baselineState"):
        assert len({key in result for result in results}) < 2
    return run


def read_xml(text: str, grammar: str) -> etree._Element:
    """The root of a document that keeps to one of our grammars."""
    root = etree.fromstring(text.encode())
    rules = etree.RelaxNG(etree.parse(GRAMMARS / f"{grammar}.rng"))
    assert rules.validate(root), rules.error_log
    return root
