"""Files of what was decided."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from samesaid.decisions.reading import load_decisions
from tests.review.web.newsroom import Newsroom


def test_decisions_are_what_a_check_reads(newsroom: Newsroom, tmp_path: Path) -> None:
    mei = newsroom.person("Mei")
    newsroom.decide(mei, 0, "not an error", "the ministry rounds")
    answer = mei.get("/export/decisions")
    path = tmp_path / "decisions.json"
    path.write_bytes(answer.content)
    (decision,) = load_decisions(path).entries
    assert (decision.state, decision.who, decision.why) == ("not an error", "Mei", "the ministry rounds")
    assert 'filename="decisions.json"' in answer.headers["content-disposition"]


def test_the_log_holds_no_formula(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    newsroom.decide(mei, 0, "fixed", "=1+1")
    rows = list(csv.DictReader(io.StringIO(mei.get("/export/log").content.decode("utf-8-sig"))))
    assert rows[-1]["who"] == "Mei"
    assert rows[-1]["why"] == "'=1+1"


def test_accepted_renderings_are_a_glossary(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    assert mei.get("/export/glossary-csv").status_code == 400  # none is accepted yet
    newsroom.decide(mei, 1, "not an error")
    assert "獴猎" in mei.get("/export/glossary-csv").text
    assert "獴猎" in mei.get("/export/glossary-tbx").text


def test_the_page_names_every_file(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    page = mei.get(f"/export?text={newsroom.harbour}").text
    for name in ("decisions", "glossary-csv", "glossary-tbx", "labelstudio", "log"):
        assert f'href="/export/{name}?text={newsroom.harbour}"' in page
    tasks = json.loads(mei.get(f"/export/labelstudio?text={newsroom.garden}").content)
    assert len(tasks) == 1
    assert mei.get("/export/everything").status_code == 404


@pytest.mark.parametrize("name", ["decisions", "log"])
def test_a_reader_may_take_files(newsroom: Newsroom, name: str) -> None:
    assert newsroom.person("Ria", "reader").get(f"/export/{name}").status_code == 200
