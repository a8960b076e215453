from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from samesaid import reports
from samesaid.model import SamesaidError
from samesaid.reports.common import atomic_write as files
from tests.reports.sample import sample_report

BEGINNINGS = {"a.html": "<!doctype html>", "a.HTM": "<!doctype", "a.json": "{", "a.jsonl": '{"id"', "a.txt": "! rough"}


@pytest.mark.parametrize(("name", "beginning"), BEGINNINGS.items())
def test_the_ending_chooses_the_format(tmp_path: Path, name: str, beginning: str) -> None:
    reports.save(sample_report(), tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_named_format_wins_over_the_ending(tmp_path: Path) -> None:
    reports.save(sample_report(), str(tmp_path / "a.txt"), format="json")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == reports.render(sample_report(), "json")


def test_an_error_for_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match=r"a\.pdf: no report format has this ending; use one of \.html \(html\)"):
        reports.save(sample_report(), tmp_path / "a.pdf")
    with pytest.raises(SamesaidError, match="no report format 'pdf'; use one of html, json, jsonl, csv, xlsx, sarif, "):
        reports.render(sample_report(), "pdf")
    with pytest.raises(SamesaidError, match="there are no reports in 'xx'"):
        reports.save(sample_report(), tmp_path / "a.html", language="xx")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_reported_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="there is no folder") as error:
        reports.save(sample_report(), tmp_path / "none" / "a.html")
    assert "\n" not in str(error.value)
    with pytest.raises(SamesaidError, match="is a folder"):
        files.write(tmp_path, "text")


def test_a_refused_folder_is_reported_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(SamesaidError, match=r"a\.html: cannot be written \(permission denied\)"):
        reports.save(sample_report(), tmp_path / "a.html")


def test_a_write_that_fails_leaves_the_earlier_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text("earlier", encoding="utf-8")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SamesaidError, match="no space left on device"):
        reports.save(sample_report(), path)
    assert path.read_text(encoding="utf-8") == "earlier"
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]


def test_a_new_report_is_as_readable_as_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    files.write(tmp_path / "report", "text")
    assert os.stat(tmp_path / "report").st_mode == os.stat(tmp_path / "other").st_mode  # noqa: PTH116


def test_a_lone_surrogate_does_not_stop_a_report(tmp_path: Path) -> None:
    files.write(tmp_path / "a.json", '"\udc80"')
    assert (tmp_path / "a.json").read_bytes() == b'"\\udc80"'


def test_a_long_report_is_an_overview_with_pages_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samesaid.reports.formats.html.MAX_FINDINGS", 5)
    reports.save(sample_report(), tmp_path / "a.html")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a-2.html", "a-3.html", "a.html"]
    overview = (tmp_path / "a.html").read_text("utf-8")
    assert 'href="a-3.html"' in overview
    assert 'id="r1"' not in overview
    assert 'id="r1"' in (tmp_path / "a-2.html").read_text("utf-8")


def test_pages_are_put_in_place_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samesaid.reports.formats.html.MAX_FINDINGS", 5)
    (tmp_path / "a-3.html").mkdir()
    with pytest.raises(SamesaidError, match=r"a-3\.html: is a folder"):
        reports.save(sample_report(), tmp_path / "a.html")
    assert [p.name for p in tmp_path.iterdir()] == ["a-3.html"]


def test_the_page_is_written_in_chinese(tmp_path: Path) -> None:
    reports.save(sample_report(), tmp_path / "a.html", language="zh")
    assert '<html lang="zh">' in (tmp_path / "a.html").read_text("utf-8")
