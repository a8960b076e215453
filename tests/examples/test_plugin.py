"""The example of an outside comparator, installed as a user would install it, and run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import EXAMPLES

REFERENCE = "The harbour walk opens on Monday. Sign up at https://harbour-walk.example by Friday.\n"
VERSION = "The harbour walk opens on Monday. Sign up online by Friday, or write to walk@harbour.example.\n"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a process that sees samesaid and the plugin."""
    folder = tmp_path_factory.mktemp("plugin")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--no-build-isolation", "--target", str(folder), str(EXAMPLES / "plugin")]
    subprocess.run(command, check=True, capture_output=True, text=True)
    path = os.pathsep.join(p for p in (str(folder), os.environ.get("PYTHONPATH", "")) if p)
    return {**os.environ, "PYTHONPATH": path}


def samesaid(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "samesaid", *arguments], env=environment, capture_output=True, text=True
    )


def test_its_findings_are_in_the_report(environment: dict[str, str], tmp_path: Path) -> None:
    one, other, report = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "r.json"
    one.write_text(REFERENCE, encoding="utf-8")
    other.write_text(VERSION, encoding="utf-8")
    done = samesaid(environment, "check", str(one), str(other), "--only", "links", "-o", str(report))
    assert done.returncode == 0, done.stderr
    found = {f["code"]: f for f in json.loads(report.read_text(encoding="utf-8"))["findings"]}
    assert found["L901"]["message"] == "The version does not give the address “harbour-walk.example”."
    assert found["L901"]["source"][0]["text"] == "https://harbour-walk.example"
    assert found["L902"]["message"] == "Only the version gives the address “walk@harbour.example”."


def test_its_messages_are_on_the_page_in_both_languages(environment: dict[str, str], tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(REFERENCE, encoding="utf-8")
    other.write_text(VERSION, encoding="utf-8")
    for language, words in (("en", "The version does not give the address"), ("zh", "版本没有写出网址或邮箱")):
        page = tmp_path / f"{language}.html"
        samesaid(environment, "check", str(one), str(other), "--report-lang", language, "-o", str(page))
        assert words in page.read_text(encoding="utf-8")


def test_its_codes_are_explained_and_its_canaries_run(environment: dict[str, str]) -> None:
    explained = samesaid(environment, "explain", "L901")
    assert explained.stdout.startswith("L901  An address missing from the version")
    doctor = samesaid(environment, "doctor").stdout
    assert doctor.count("links L90") == 4
    assert not [line for line in doctor.splitlines() if "links L90" in line and "failed" in line]
