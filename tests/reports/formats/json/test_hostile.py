"""JSON that is broken, foreign or made to do harm: one line, or a report whose page can be written."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import samesaid
from samesaid.model import SamesaidError
from samesaid.reports.formats.html import render_html
from samesaid.reports.formats.json import render_json
from samesaid.reports.formats.json.reading.report import report_of_record
from tests.reports.formats.json.test_reading import everything

RECORD = json.loads(render_json(everything()))


def _set(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: Any) -> None:
        for step in path[:-1]:
            record = record[step]
        record[path[-1]] = to

    return change


def _nested(depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"key": "literal", "args": {"text": "x"}}
    for _ in range(depth):
        inner = {"key": "text.the", "args": {"name": inner}}
    return inner


SPAN = {"start": 0, "end": 99_999, "text": "x"}
SENTENCE = {"index": 0, "paragraph": 0, "start": 5, "end": 40}
BROKEN = {
    "another schema": (_set("schema", to="samesaid-decisions"), "it is no report"),
    "a newer schema": (_set("schema_version", to=2), "another schema_version than 1: make it again"),
    "no versions": (_set("versions", to=[]), "versions is empty"),
    "no text": (_set("reference", "text", to=None), "reference.text is not a string"),
    "a number as text": (_set("versions", 0, "text", to=7), r"versions\[0\].text is not a string"),
    "a language that is none": (_set("reference", "language", to='"><script>'), "reference.language is not a language"),
    "a long name": (_set("reference", "name", to="x" * 5_000_000), "reference.name has 5,000,000 characters; at most"),
    "a span outside": (_set("findings", 0, "source", to=[SPAN]), r"findings\[0\].source\[0\] is out of range: there"),
    "a span turned round": (
        _set("findings", 0, "source", to=[{"start": 3, "end": 2}]),
        r"source\[0\] ends before it starts",
    ),
    "a sentence over another": (_set("reference", "sentences", 1, to={**SENTENCE, "index": 1}), "starts before the"),
    "a sentence out of place": (_set("reference", "sentences", 1, to=SENTENCE), r"sentences\[1\].index is not 1"),
    "a version that is not there": (_set("findings", 0, "version", to=2), r"findings\[0\].version is out of range"),
    "a negative index": (_set("findings", 0, "version", to=-1), r"findings\[0\].version is out of range"),
    "a truth for a number": (_set("findings", 0, "version", to=True), r"findings\[0\].version is not a whole number"),
    "a bead that is not there": (_set("findings", 0, "bead", to=77), r"findings\[0\].bead is out of range: there"),
    "a sentence in two beads": (_set("alignments", 0, 1, "source", to=[0]), r"alignments\[0\]\[1\].source has a sent"),
    "beads without end": (_set("alignments", 0, 0, "target", to=[10**30]), r"target\[0\] is out of range: there are 5"),
    "an unknown severity": (_set("findings", 0, "severity", to="grave"), "severity is not one of minor, major, crit"),
    "an unknown state": (_set("decided", 0, "decision", "state", to="gone"), r"decided\[0\].decision.state is not one"),
    "too much confidence": (_set("findings", 0, "confidence", to=1.5), "confidence is not a number from 0 to 1"),
    "a list for an object": (_set("reference", to=[]), "reference is not an object"),
    "an object for a list": (_set("findings", to={}), "findings is not a list"),
    "no findings": (_set("findings", to=None), "findings is not a list"),
    "too few cells": (_set("collation", 0, "told", to=[None]), r"collation\[0\].told has 1 entries for 3 texts"),
    "an odd one that is not there": (_set("collation", 0, "odd", to=[3]), r"collation\[0\].odd\[0\] is out of range"),
    "too few warnings": (_set("warning_messages", to=[_nested(0)]), "warning_messages has 1 entries for 2 warnings"),
    "too many labels": (_set("given_labels", to=["a"] * 4), "there are 4 labels for 3 texts"),
    "an unknown relation": (_set("relations", to=["cousin"]), "relations is not a list of version, condensed version"),
    "a message without end": (_set("warning_messages", 0, to=_nested(60)), "nested too deeply"),
    "lists without end": (
        _set("findings", 0, "message_args", to={"a": json.loads("[" * 80 + "]" * 80)}),
        "is not a string",
    ),
    "findings without end": (
        lambda record: [record["findings"][0].update(merged=[copy.deepcopy(record["findings"][0])]) for _ in range(5)],
        "nested too deeply",
    ),
    "a day that is none": (_set("reference", "published", to="yesterday"), "published is not a day such as 2024-08-19"),
    "insides of Python": (
        _set("rules", -1, "messages", to={"en": {"code.X1.twice": "{words.__class__.__init__.__globals__}"}}),
        "a sentence whose places are names",
    ),
    "a wide place": (
        _set("rules", -1, "messages", to={"en": {"code.X1.twice": "{n:>999999999}"}}),
        "a sentence whose places are names",
    ),
    "a place many times": (
        _set("rules", -1, "messages", to={"en": {"code.X1.twice": "{words}" * 50}}),
        "each place at most 2 times",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_one_line_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    change, words = BROKEN[name]
    record = copy.deepcopy(RECORD)
    change(record)
    (tmp_path / "r.json").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(SamesaidError, match=words) as error:
        samesaid.load_report(tmp_path / "r.json")
    line = str(error.value)
    assert line.startswith(str(tmp_path / "r.json"))
    assert line.endswith("give the JSON that samesaid check wrote")
    assert "\n" not in line
    assert len(line) < 400


TEXT = render_json(everything())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "not JSON"),
        (TEXT[: len(TEXT) // 2], "not JSON"),
        ("null", "it is not an object"),
        ("[]", "it is not an object"),
        ('{"schema": "samesaid-report", "schema_version": 1}', "reference is not an object"),
        ("[" * 100_000, "nested too deeply|not JSON"),
        (TEXT.replace('"confidence": 0.9', '"confidence": NaN', 1), "NaN is no number"),
        (TEXT.replace("Mongoose", "\\ud800", 1), "half of a character"),
        (TEXT.encode("utf-16"), "not UTF-8 text"),
        ("\x00\x01", "not JSON"),
    ],
)
def test_what_is_no_json_of_a_report_is_one_line(content: str | bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SamesaidError, match=words) as error:
        samesaid.load_report(path)
    assert "\n" not in str(error.value)


def test_a_title_is_no_sentence_with_places() -> None:
    record = copy.deepcopy(RECORD)
    record["rules"][-1]["title"] = "{a.__class__.__mro__}"
    record["findings"][0] |= {"message_key": "code.X1.title", "message_args": {"a": "x"}}
    report = report_of_record(record)
    assert report.findings[0].content is None
    assert "object" not in render_html(report).split("<main>")[0]


VALUES = ("", "x", '"><script>alert(1)</script>', "{0.__class__}", "\u202e", -1, 0, 1, 10**12, 1.5, None, True, [], {})


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every value of a record, by what holds it and its key there."""
    found: list[tuple[Any, Any]] = []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found.append((value, key))
        found += _places(inner)
    return found


@pytest.mark.parametrize("seed", range(300))
def test_any_change_is_one_line_or_a_page(seed: int) -> None:
    draw = random.Random(seed)
    record = copy.deepcopy(RECORD)
    for _ in range(draw.randint(1, 3)):
        holder, key = draw.choice(_places(record))
        if draw.random() < 0.25:
            del holder[key]
        else:
            holder[key] = draw.choice([*VALUES, copy.deepcopy(draw.choice(_places(RECORD))[0])])
    try:
        report = report_of_record(record)
    except SamesaidError:
        return
    for language in ("en", "zh"):
        assert "<script>alert" not in render_html(report, language)
